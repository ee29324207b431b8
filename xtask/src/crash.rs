//! `cargo xtask crash`: random work on files, cut off at every moment, by the hundred thousand.

use crate::cmd::Cmd;
use crate::failure::Result;
use crate::repo::Repo;

/// Runs the verb; its words go to the program, which names them when they are wrong.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    Cmd::cargo("run --profile bench -p imsg-benches --bin crash --").args(words).dir(repo.root()).run()
}
