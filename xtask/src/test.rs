//! `cargo xtask test`: every test there is, the quick ones first.

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::Result;
use crate::fuzz;
use crate::repo::{CORPUS, Repo};

/// Runs the tests of the workspace, the replay of kept fuzz inputs, and, where the corpus is at hand, the corpus tests.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    Args::new(words).done()?;
    // Looked at first: a wrong path should be said now, not after the other tests.
    let corpus = repo.corpus()?;
    Cmd::cargo("test --workspace").dir(repo.root()).run()?;
    fuzz::replay(repo)?;
    match corpus {
        Some(folder) => match corpus_tests(repo, &[])? {
            Some(tests) => tests.env(CORPUS, folder).run(),
            None => Ok(()),
        },
        None => {
            println!(
                "The corpus tests did not run: set {CORPUS} to the folder of real files, as in `{CORPUS}=../corpus cargo xtask test`."
            );
            Ok(())
        }
    }
}

/// The command that runs the corpus tests of every package that has them (`tests/corpus/main.rs`), or of those named
/// in `only`; `None` when there are none.
pub(crate) fn corpus_tests(repo: &Repo, only: &[String]) -> Result<Option<Cmd>> {
    let mut packages = repo.packages_with_test("corpus")?;
    for name in only {
        if !packages.contains(name) {
            return Err(format!("{name} has no corpus tests; these have: {}", packages.join(" ")).into());
        }
    }
    if !only.is_empty() {
        packages.retain(|package| only.contains(package));
    }
    if packages.is_empty() {
        return Ok(None);
    }
    let mut cmd = Cmd::cargo("test").dir(repo.root());
    for package in &packages {
        cmd = cmd.arg("-p").arg(package);
    }
    Ok(Some(cmd.words("--test corpus")))
}
