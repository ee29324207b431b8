//! `cargo xtask corpus`: the tables that compare us with the recorded answers of other readers.

use crate::args::Args;
use crate::failure::Result;
use crate::repo::{CORPUS, Repo};
use crate::test;

/// Runs the corpus tests, with all they print: the comparison tables and what differs.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let only = Args::new(words).rest()?;
    let Some(folder) = repo.corpus()? else {
        return Err(format!(
            "{CORPUS} is not set: point it at the folder of real files, as in `{CORPUS}=../corpus cargo xtask corpus`"
        )
        .into());
    };
    match test::corpus_tests(repo, &only)? {
        Some(tests) => tests.env(CORPUS, folder).words("-- --nocapture --test-threads 1").run(),
        None => Err("no package has corpus tests (tests/corpus/main.rs)".into()),
    }
}
