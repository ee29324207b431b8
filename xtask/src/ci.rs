//! `cargo xtask ci`: everything that must hold before a change is taken, with the time of each step.

use std::time::{Duration, Instant};

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::{Failure, Result};
use crate::repo::Repo;
use crate::{bench, fuzz, licences, test, tidy};

/// What a step runs; `true` as last argument when a missing tool is a failure.
type Step = fn(&Repo, bool) -> Result<Outcome>;

/// How a step that did not fail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    /// A tool that is not part of a Rust toolchain is missing; the step has said which and how to get it.
    Skipped,
}

/// The steps, in the order that finds the cheap mistakes first.
const STEPS: &[(&str, Step)] = &[
    ("fmt", |repo, _| fmt(repo)),
    ("tidy", |repo, _| passed(tidy::run(repo, &[]))),
    ("licences", |repo, strict| passed(licences::check(repo, strict))),
    ("clippy", |repo, _| clippy(repo)),
    ("test", |repo, _| passed(test::run(repo, &[]))),
    ("doc", |repo, _| doc(repo)),
    ("bench", |repo, _| passed(bench::smoke(repo))),
    ("fuzz", |repo, strict| Ok(if fuzz::smoke(repo, strict)? { Outcome::Passed } else { Outcome::Skipped })),
];

/// Runs the steps, stops at the first that fails, and prints what each took.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let mut args = Args::new(words);
    let strict = args.flag("--strict");
    let skipped = args.values("--skip")?;
    args.done()?;
    if let Some(unknown) = skipped.iter().find(|name| STEPS.iter().all(|(step, _)| step != name)) {
        let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::Usage(format!("no step `{unknown}`; there are: {}", names.join(" "))));
    }
    let mut report = Vec::new();
    let mut outcome = Ok(());
    for (name, step) in STEPS {
        if skipped.iter().any(|skip| skip == name) {
            continue;
        }
        eprintln!("\n== {name}");
        let begin = Instant::now();
        let result = step(repo, strict);
        let word = match &result {
            Ok(Outcome::Passed) => "passed",
            Ok(Outcome::Skipped) => "skipped",
            Err(_) => "FAILED",
        };
        report.push(format!("  {name:<9} {:>7}  {word}", seconds(begin.elapsed())));
        if let Err(failure) = result {
            outcome = Err(failure);
            break;
        }
    }
    eprintln!("\n== time\n{}", report.join("\n"));
    outcome
}

fn passed(result: Result) -> Result<Outcome> {
    result.map(|()| Outcome::Passed)
}

fn fmt(repo: &Repo) -> Result<Outcome> {
    Cmd::cargo("fmt --all --check").dir(repo.root()).run()?;
    passed(Cmd::cargo("fmt --manifest-path fuzz/Cargo.toml --check").dir(repo.root()).run())
}

fn clippy(repo: &Repo) -> Result<Outcome> {
    Cmd::cargo("clippy --workspace --all-targets -- -D warnings").dir(repo.root()).run()?;
    let fuzz = Cmd::cargo("clippy --manifest-path fuzz/Cargo.toml --all-targets --target-dir")
        .arg(repo.target_dir());
    passed(fuzz.words("-- -D warnings").dir(repo.root()).run())
}

fn doc(repo: &Repo) -> Result<Outcome> {
    let doc =
        Cmd::cargo("doc --workspace --no-deps --document-private-items").env("RUSTDOCFLAGS", "-D warnings");
    passed(doc.dir(repo.root()).run())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheap_steps_come_before_the_dear_ones() {
        let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.first(), Some(&"fmt"));
        assert!(names.contains(&"test"));
    }
}
