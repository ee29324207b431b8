//! The one door for automation: `cargo xtask <verb>`.
//!
//! A laptop and the build machine run the same verbs, so that they cannot disagree. Standard library only: this
//! program starts others. It says each command before it runs it, stops at the first that fails, and ends with that
//! one's exit status.
#![forbid(unsafe_code)]

mod args;
mod bench;
mod ci;
mod cmd;
mod conformance;
mod corpus;
mod crash;
mod failure;
mod fuzz;
mod hostile;
mod interop;
mod licences;
mod repo;
mod test;
mod tidy;

use std::process::ExitCode;

use crate::failure::Result;
use crate::repo::Repo;

/// What a verb runs: it gets the checkout and the words after the verb.
type Run = fn(&Repo, &[String]) -> Result;

/// A verb, what it runs, and its line in the help.
const TASKS: &[(&str, Run, &str)] = &[
    (
        "test",
        test::run,
        "all tests: unit, integration, doc, fuzz replay; with IMSG_CORPUS set, the corpus tests",
    ),
    ("ci", ci::run, "[--strict] [--skip STEP]...  everything that must hold before a change is taken"),
    (
        "tidy",
        tidy::run,
        "the rules a machine can check: import direction, unsafe, manifests, layout, samples",
    ),
    (
        "conformance",
        conformance::run,
        "writes the page that says which test shows which row of structured storage",
    ),
    (
        "licences",
        licences::run,
        "[--every-platform]  the licence of every crate that is linked into anything here",
    ),
    (
        "corpus",
        corpus::run,
        "[NAME]...  compare with the recorded answers of other readers (needs IMSG_CORPUS)",
    ),
    ("bench", bench::run, "[AREA] [--save NAME | --baseline NAME] | --table [AREA] | --smoke"),
    ("hostile", hostile::run, "[--mutations N] [--seed N] [--only TEXT]  real files, spoiled, under limits"),
    (
        "interop",
        interop::run,
        "[--large] [--only READER] [--file NAME]  other programs read what we write; installs them under the build folder",
    ),
    (
        "crash",
        crash::run,
        "[--workloads N] [--large N] [--subsets N] [--seed N] | --kill N  files after crashes, beside the cfb crate",
    ),
    ("fuzz", fuzz::run, "TARGET [--time SECONDS] | --list | --replay | --min TARGET | --smoke [--strict]"),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((verb, rest)) = words.split_first() else {
        print!("{}", help());
        return ExitCode::from(2);
    };
    if matches!(verb.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some((_, run, _)) = TASKS.iter().find(|(name, _, _)| name == verb) else {
        eprintln!("xtask: no verb `{verb}`\n\n{}", help());
        return ExitCode::from(2);
    };
    match Repo::find().and_then(|repo| run(&repo, rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask {verb}: {failure}");
            ExitCode::from(failure.status())
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask <verb>\n\n");
    for (name, _, line) in TASKS {
        text.push_str(&format!("  {name:<11} {line}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_is_named_once_and_has_a_line_of_help() {
        for (index, (name, _, line)) in TASKS.iter().enumerate() {
            assert!(!line.is_empty(), "{name}");
            assert!(TASKS.iter().skip(index + 1).all(|(other, _, _)| other != name), "{name} stands twice");
            assert!(help().contains(name));
        }
    }
}
