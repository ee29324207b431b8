//! The README's code is code that is compiled: each Rust block is an example file, word for word.

use super::Problem;
use crate::repo::RepoFile;

const README: &str = "README.md";

/// The examples that the blocks show, in order; `cargo test` compiles them.
const EXAMPLES: &[&str] =
    &["crates/imsg/examples/read.rs", "crates/imsg/examples/write.rs", "crates/cfb-core/examples/change.rs"];

/// Commands that the README must name as they are run.
const COMMANDS: &[&str] = &["cargo run --release -- demo", "cargo xtask test"];

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let find = |path: &str| files.iter().find(|file| file.path == path).and_then(RepoFile::text);
    let Some(readme) = find(README) else { return vec![Problem::new(README, 0, "is not there")] };
    let mut problems = Vec::new();
    for command in COMMANDS {
        if !readme.lines().any(|line| line.trim() == *command) {
            problems.push(Problem::new(
                README,
                0,
                format!("does not give the command `{command}` on a line"),
            ));
        }
    }
    for (number, line) in readme.lines().enumerate() {
        for link in links(line) {
            if !link.contains("://") && !link.starts_with('#') && find(link).is_none() {
                problems.push(Problem::new(
                    README,
                    number + 1,
                    format!("leads to {link}, which is not there"),
                ));
            }
        }
    }
    for (number, (line, block)) in rust_blocks(readme).into_iter().enumerate() {
        let Some(path) = EXAMPLES.get(number) else {
            problems.push(Problem::new(README, line, "shows code that is no example"));
            continue;
        };
        match find(path) {
            None => problems.push(Problem::new(README, line, format!("shows code, but {path} is not there"))),
            Some(example) if without_docs(example) != block.trim() => {
                problems.push(Problem::new(README, line, format!("shows other code than {path}")));
            }
            Some(_) => {}
        }
    }
    problems
}

/// What the links of a line of Markdown lead to.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|tail| tail.split(')').next())
}

/// The Rust blocks of a Markdown text, each with the line it begins at.
fn rust_blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            Some(_) if line.trim_end() == "```" => blocks.extend(open.take()),
            Some((_, block)) => {
                block.push_str(line);
                block.push('\n');
            }
            None if line.trim_end() == "```rust" => open = Some((number + 2, String::new())),
            None => {}
        }
    }
    blocks
}

/// An example file without the module docs at its head and the attributes that only a file needs.
fn without_docs(text: &str) -> String {
    let head = |line: &&str| line.starts_with("//!") || line.starts_with("#![") || line.trim().is_empty();
    text.lines().skip_while(head).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    const COMMAND_LINES: &str = "    cargo run --release -- demo\n    cargo xtask test\n";

    #[test]
    fn the_block_is_the_example() {
        let readme = format!("{COMMAND_LINES}```rust\nfn main() {{}}\n```\n");
        let good = "//! Reads.\n#![forbid(unsafe_code)]\n\nfn main() {}\n";
        assert_eq!(check(&files(&[(README, &readme), (EXAMPLES[0], good)])), []);
        let other = check(&files(&[(README, &readme), (EXAMPLES[0], "//! a\nfn main() { f() }\n")]));
        assert_eq!((other.len(), other[0].line), (1, 4));
        assert_eq!(check(&files(&[(README, &readme)])).len(), 1);
    }

    #[test]
    fn a_link_leads_somewhere() {
        let readme =
            format!("{COMMAND_LINES}[a](benches/README.md), [b](https://example.org), [c](gone.md)\n");
        let problems = check(&files(&[(README, &readme), ("benches/README.md", "")]));
        assert_eq!(
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            "README.md:3: leads to gone.md, which is not there"
        );
    }

    #[test]
    fn the_two_commands_stand_in_it() {
        assert_eq!(check(&files(&[(README, "nothing")])).len(), 2);
        assert_eq!(check(&files(&[])).len(), 1);
    }
}
