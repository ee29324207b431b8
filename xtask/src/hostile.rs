//! `cargo xtask hostile`: spoiled files through everything that reads, under limits of time and memory.

use crate::cmd::Cmd;
use crate::failure::Result;
use crate::repo::{CORPUS, Repo};

/// Runs the verb; its words go to the program, which names them when they are wrong.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let Some(corpus) = repo.corpus()? else {
        return Err(format!(
            "{CORPUS} is not set: point it at the folder of real files that are to be spoiled"
        )
        .into());
    };
    Cmd::cargo("run --profile bench -p imsg-benches --bin hostile --")
        .arg(corpus)
        .args(words)
        .dir(repo.root())
        .run()
}
