//! `cargo xtask tidy`: the rules that a machine can check, so that nobody argues about them in a review.
//!
//! Each rule is a function from the files of the checkout to the places that break it. A rule that needs exceptions
//! holds them in a table with a reason beside each.

mod code;
mod conformance;
mod imports;
mod layout;
mod lockfiles;
mod manifest;
mod manifests;
mod readme;
mod samples;
mod source;
mod unsafety;

use std::fmt;

use crate::args::Args;
use crate::failure::Result;
use crate::repo::{Repo, RepoFile};

/// One place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Problem {
    path: String,
    /// From 1; 0 when the whole file is meant.
    line: usize,
    message: String,
}

impl Problem {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// A rule: the files of the checkout in, the places that break it out.
type Rule = fn(&[RepoFile]) -> Vec<Problem>;

const RULES: &[(&str, Rule)] = &[
    ("source", source::check),
    ("unsafe", unsafety::check),
    ("layout", layout::check),
    ("manifests", manifests::check),
    ("imports", imports::check),
    ("lock files", lockfiles::check),
    ("samples", samples::check),
    ("readme", readme::check),
    ("conformance", conformance::check),
];

/// Runs every rule and fails when one is broken.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    Args::new(words).done()?;
    let files = repo.files()?;
    let mut count = 0_usize;
    for (name, rule) in RULES {
        for problem in rule(&files) {
            println!("tidy [{name}] {problem}");
            count += 1;
        }
    }
    if count == 0 {
        println!("tidy: {} rules over {} files, nothing to say", RULES.len(), files.len());
        return Ok(());
    }
    Err(format!("{count} places to mend").into())
}

/// Files for the tests of the rules.
#[cfg(test)]
fn files(list: &[(&str, &str)]) -> Vec<RepoFile> {
    list.iter()
        .map(|(path, text)| RepoFile { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect()
}
