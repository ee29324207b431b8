//! What every source file keeps to: a first line that says what it is, ASCII, a readable length, no loose ends.

use super::Problem;
use super::code::{blank, line_of, without_tests, words};
use crate::repo::RepoFile;

/// A file longer than this holds two ideas.
const MAX_LINES: usize = 700;

/// Words that stand for work that was not done, in code.
const LOOSE_ENDS: &[&str] = &["todo!", "unimplemented!", "dbg!"];

/// The top folders of one machine or another; a path below one of them means nothing to a reader.
const MACHINE_FOLDERS: &[&str] = &["work", "root", "home", "farm", "tmp"];

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        let Some(text) = file.text() else {
            if file.path.ends_with(".rs") {
                problems.push(Problem::new(&file.path, 0, "is not UTF-8"));
            }
            continue;
        };
        machine_paths(&file.path, text, &mut problems);
        if file.path.ends_with(".rs") || file.path.ends_with(".toml") {
            ascii(&file.path, text, &mut problems);
        }
        if file.path.ends_with(".rs") {
            rust(&file.path, text, &mut problems);
        }
    }
    problems
}

fn ascii(path: &str, text: &str, problems: &mut Vec<Problem>) {
    for (number, line) in text.lines().enumerate() {
        if let Some(odd) = line.chars().find(|c| !c.is_ascii()) {
            let message = format!("U+{:04X} in source; write it as an escape", u32::from(odd));
            problems.push(Problem::new(path, number + 1, message));
        }
    }
}

fn machine_paths(path: &str, text: &str, problems: &mut Vec<Problem>) {
    for (number, line) in text.lines().enumerate() {
        for folder in MACHINE_FOLDERS {
            let needle = format!("/{folder}/");
            let stands_first = |at: usize| {
                let before = line.get(..at).and_then(|head| head.chars().next_back());
                !before.is_some_and(|c| c.is_alphanumeric() || "_./-~}>$".contains(c))
            };
            if line.match_indices(&needle).any(|(at, _)| stands_first(at)) {
                problems.push(Problem::new(path, number + 1, format!("a path of one machine: {needle}")));
            }
        }
    }
}

fn rust(path: &str, text: &str, problems: &mut Vec<Problem>) {
    if !text.starts_with("//!") {
        problems.push(Problem::new(path, 1, "begins without `//!`: say what this module is for"));
    }
    let lines = text.lines().count();
    if lines > MAX_LINES && !is_generated(text) {
        problems.push(Problem::new(path, 0, format!("{lines} lines, more than {MAX_LINES}: two ideas?")));
    }
    for (number, line) in text.lines().enumerate() {
        let doc = line.trim_start();
        let fence = doc.strip_prefix("///").or_else(|| doc.strip_prefix("//!")).map(str::trim_start);
        if fence.and_then(|fence| fence.strip_prefix("```")).is_some_and(|tags| tags.contains("ignore")) {
            problems.push(Problem::new(
                path,
                number + 1,
                "an ignored doc example: make it run, or mark it `text`",
            ));
        }
    }
    let code = blank(text);
    for at in words(&code, "ignore") {
        let line = line_of(&code, at);
        if code.lines().nth(line - 1).is_some_and(|line| line.contains("#[")) {
            problems.push(Problem::new(path, line, "an ignored test: make it pass, or take it out"));
        }
    }
    for loose in LOOSE_ENDS {
        for at in words(&code, loose.trim_end_matches('!')) {
            if code.get(at..).is_some_and(|tail| tail.starts_with(loose)) {
                problems.push(Problem::new(path, line_of(&code, at), format!("{loose} in code")));
            }
        }
    }
    attributes(path, text, &code, problems);
    globs(path, &code, problems);
}

/// Whether the head of the file says that a program wrote it, and from what: `Generated from DATA by PROGRAM`.
fn is_generated(text: &str) -> bool {
    let head = text.lines().take_while(|line| line.starts_with("//!"));
    head.into_iter().any(|line| line.contains("Generated from ") && line.contains(" by "))
}

/// A lint is silenced for one item and with a reason, by `expect`, which tells when it is no longer needed.
fn attributes(path: &str, text: &str, code: &str, problems: &mut Vec<Problem>) {
    for word in ["allow", "expect"] {
        for at in words(code, word) {
            let before = code.get(..at).unwrap_or_default().trim_end();
            if !(before.ends_with("#[") || before.ends_with("#![") || before.ends_with(',')) {
                continue;
            }
            let rest = code.get(at + word.len()..).unwrap_or_default();
            if !rest.starts_with('(') || before.ends_with(',') && !in_attribute(before) {
                continue;
            }
            let len = rest.find(']').unwrap_or(rest.len());
            let shown = text.get(at..(at + word.len() + len).min(text.len())).unwrap_or_default();
            if !shown.contains("reason") {
                let message = format!("`{word}` without a reason: #[expect(lint, reason = \"...\")]");
                problems.push(Problem::new(path, line_of(code, at), message));
            }
        }
    }
}

/// Whether code that ends here stands inside `#[...]`, as the second part of a `cfg_attr` does.
fn in_attribute(before: &str) -> bool {
    let open = before.rfind("#[").or_else(|| before.rfind("#!["));
    open.is_some_and(|open| !before.get(open..).unwrap_or_default().contains(']'))
}

/// No glob re-exports: a reader finds each public name where it is listed.
fn globs(path: &str, code: &str, problems: &mut Vec<Problem>) {
    let body = without_tests(code);
    let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
    for at in words(body, "use") {
        let item = body.get(at..).and_then(|tail| tail.split(';').next()).unwrap_or_default();
        let before = body.get(..at).unwrap_or_default().trim_end();
        let public = before.ends_with("pub") || before.ends_with(')') && before.contains("pub(");
        if item.trim_end().ends_with("::*") || item.contains("::*,") || item.contains("::*}") {
            if public {
                problems.push(Problem::new(path, line_of(body, at), "a glob re-export: list the names"));
            } else if item.contains("super::*") && !is_test {
                problems.push(Problem::new(path, line_of(body, at), "`use super::*` outside tests"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        check(&files(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_tidy_file_has_no_problem() {
        let text = "//! What it is.\n#[expect(clippy::panic, reason = \"tests\")]\nfn f() -> u8 { 1 }\n";
        assert_eq!(messages("crates/a/src/b.rs", text), Vec::<String>::new());
    }

    #[test]
    fn each_rule_names_its_line() {
        let path = "crates/a/src/b.rs";
        assert!(messages(path, "fn f() {}\n").concat().contains("b.rs:1: begins without"));
        assert!(messages(path, "//! a\n// \u{e9}\n").concat().contains("b.rs:2: U+00E9"));
        assert!(messages(path, &format!("//! a\n{}", "\n".repeat(700))).concat().contains("701 lines"));
        assert!(
            messages(path, concat!("//! a\n#[ig", "nore]\nfn f() {}\n"))
                .concat()
                .contains("b.rs:2: an ignored")
        );
        assert!(messages(path, "//! a\nfn f() { todo!() }\n").concat().contains("b.rs:2: todo!"));
        assert!(messages(path, "//! a\n//! ```ignore\n").concat().contains("b.rs:2: an ignored doc"));
        assert!(
            messages(path, "//! a\n#[allow(dead_code)]\nfn f() {}\n").concat().contains("without a reason")
        );
        assert!(messages(path, "//! a\npub use b::*;\n").concat().contains("glob re-export"));
        assert!(messages(path, "//! a\nuse super::*;\n").concat().contains("outside tests"));
    }

    #[test]
    fn what_only_looks_like_a_breach_is_let_be() {
        let path = "crates/a/src/b.rs";
        let text = "//! a\nfn f(x: Option<u8>) { x.expect(\"ignore todo!()\"); }\n// todo!()\n\
                    #[cfg(test)]\nmod tests { use super::*; }\n";
        assert_eq!(messages(path, text), Vec::<String>::new());
    }

    #[test]
    fn machine_paths_are_found_in_any_text_file() {
        let path = concat!("see /wo", "rk/main/x");
        assert_eq!(messages("README.md", path), [concat!("README.md:1: a path of one machine: /wo", "rk/")]);
        assert_eq!(
            messages("README.md", "see crates/work/x and https://example.org/home/x"),
            Vec::<String>::new()
        );
    }
}
