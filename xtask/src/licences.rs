//! `cargo xtask licences`: every crate that anything here links has a licence on the list.

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::Result;
use crate::repo::Repo;

/// Licences that a crate may be taken under.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates that are taken under another one, and why that is right.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("libfuzzer-sys", "NCSA", "the runtime of libFuzzer, linked into fuzz targets only"),
    ("ole", "WTFPL", "a bench opponent, linked into the benches only"),
];

/// Runs the verb.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let mut args = Args::new(words);
    let every_platform = args.flag("--every-platform");
    args.done()?;
    check(repo, every_platform)
}

/// Looks at what is linked here, or with `every_platform` also at what is linked elsewhere, which must be downloaded.
pub(crate) fn check(repo: &Repo, every_platform: bool) -> Result {
    let mut refused = Vec::new();
    let mut count = 0_usize;
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let listed = Cmd::cargo("tree --workspace --edges normal,build,dev --prefix none --no-dedupe")
            .args(["--format", "{p}\t{l}", "--manifest-path", manifest])
            .words(if every_platform { "--target all" } else { "" })
            .dir(repo.root())
            .text()?;
        let mut lines: Vec<&str> = listed.lines().filter(|line| !line.trim().is_empty()).collect();
        lines.sort_unstable();
        lines.dedup();
        for line in lines {
            let (package, licence) = line.split_once('\t').unwrap_or((line, ""));
            let name = package.split_whitespace().next().unwrap_or(package);
            count += 1;
            if !is_allowed(name, licence) {
                refused.push(format!("{package}: licence `{licence}`"));
            }
        }
    }
    if refused.is_empty() {
        println!("licences: {count} packages, all on the list");
        return Ok(());
    }
    refused.sort();
    refused.dedup();
    Err(format!("not on the list of licences:\n  {}", refused.join("\n  ")).into())
}

fn is_allowed(package: &str, expression: &str) -> bool {
    let tokens = tokens(expression);
    let mut parser = Parser { tokens: &tokens, next: 0, package };
    let allowed = parser.any();
    allowed && parser.next == tokens.len()
}

/// The words and brackets of an SPDX expression; the `/` of old manifests means OR.
fn tokens(expression: &str) -> Vec<String> {
    expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Evaluates an SPDX licence expression: `OR` binds weaker than `AND`, `WITH` strongest.
struct Parser<'a> {
    tokens: &'a [String],
    next: usize,
    package: &'a str,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> bool {
        let mut allowed = self.all();
        while self.take("OR") {
            allowed |= self.all();
        }
        allowed
    }

    fn all(&mut self) -> bool {
        let mut allowed = self.one();
        while self.take("AND") {
            allowed &= self.one();
        }
        allowed
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            return self.any() & self.take(")");
        }
        let Some(id) = self.word() else { return false };
        let mut allowed = ALLOWED.contains(&id)
            || EXCEPTIONS.iter().any(|(name, other, _)| *name == self.package && *other == id);
        if self.take("WITH") {
            allowed &= self.word() == Some("LLVM-exception");
        }
        allowed
    }

    fn word(&mut self) -> Option<&'a str> {
        let word = self.tokens.get(self.next)?;
        self.next += 1;
        Some(word)
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.tokens.get(self.next).is_some_and(|next| next == token);
        self.next += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_choice_is_enough() {
        assert!(is_allowed("a", "MIT OR Apache-2.0"));
        assert!(is_allowed("a", "GPL-3.0-only OR MIT"));
        assert!(is_allowed("a", "Unlicense/MIT"));
        assert!(is_allowed("a", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"));
    }

    #[test]
    fn every_part_of_an_and_must_be_allowed() {
        assert!(is_allowed("a", "(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_allowed("a", "MIT AND GPL-2.0-only"));
        assert!(!is_allowed("a", "(MIT OR Apache-2.0) AND LGPL-2.1-only"));
    }

    #[test]
    fn no_licence_or_nonsense_is_refused() {
        assert!(!is_allowed("a", ""));
        assert!(!is_allowed("a", "MPL-2.0"));
        assert!(!is_allowed("a", "(MIT"));
        assert!(!is_allowed("a", "MIT Apache-2.0"));
        assert!(!is_allowed("a", "Apache-2.0 WITH Classpath-exception-2.0"));
    }

    #[test]
    fn an_exception_holds_for_its_crate_alone() {
        assert!(is_allowed("ole", "WTFPL"));
        assert!(!is_allowed("other", "WTFPL"));
        assert!(is_allowed("libfuzzer-sys", "(MIT OR Apache-2.0) AND NCSA"));
    }
}
