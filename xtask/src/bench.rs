//! `cargo xtask bench`: Criterion's benches, and the table of ratios against the peers.

use std::path::Path;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::{Failure, Result};
use crate::interop;
use crate::repo::Repo;

/// Where the table is kept.
const TABLE: &str = "benches/README.md";

/// Runs the verb.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let mut args = Args::new(words);
    if args.flag("--smoke") {
        args.done()?;
        return smoke(repo);
    }
    let table = args.flag("--table");
    let save = args.value("--save")?;
    let baseline = args.value("--baseline")?;
    let area = args.at_most_one()?;
    if table {
        if save.is_some() || baseline.is_some() {
            return Err(Failure::Usage("--table compares within one run; it takes no baseline".into()));
        }
        return write_table(repo, area.as_deref());
    }
    let mut cmd = Cmd::cargo("bench -p imsg-benches --bench bench --").dir(repo.root());
    match (save, baseline) {
        (Some(_), Some(_)) => return Err(Failure::Usage("--save or --baseline, not both".into())),
        (Some(name), None) => cmd = cmd.arg("--save-baseline").arg(name),
        (None, Some(name)) => cmd = cmd.arg("--baseline").arg(name),
        (None, None) => {}
    }
    if let Some(area) = area {
        cmd = cmd.arg(area);
    }
    cmd.run()
}

/// Runs every bench once and every measurement of the table on small files, unmeasured: they build and work.
pub(crate) fn smoke(repo: &Repo) -> Result {
    // Built as tests are, so that nothing is built again with optimisations only to be run once.
    Cmd::cargo("test -p imsg-benches --bench bench").dir(repo.root()).run()?;
    let cmd = Cmd::cargo("run -p imsg-benches --bin table -- --smoke --files").arg(files(repo));
    with_corpus(repo, cmd.arg("--tools").arg(repo.interop_tools()))?.run()
}

fn write_table(repo: &Repo, area: Option<&str>) -> Result {
    if area.is_none_or(|area| area == "write") {
        install_writers(&repo.interop_tools());
    }
    let cmd = Cmd::cargo("run --profile bench -p imsg-benches --bin table -- --files").arg(files(repo));
    let cmd = cmd.arg("--tools").arg(repo.interop_tools());
    let mut cmd = with_corpus(repo, cmd.arg("--out").arg(repo.path(TABLE)))?;
    if let Some(area) = area {
        cmd = cmd.arg(area);
    }
    cmd.run()
}

/// Has the peers that write messages, in other languages. The table says so where one cannot be had.
fn install_writers(tools: &Path) {
    let python = interop::python(&tools.join("python-writers"), "aspose-email-foss", "aspose/email_foss");
    let node = interop::node(&tools.join("node-writers"), "@tutao/oxmsg");
    for installed in [python, node] {
        if let Err(failure) = installed {
            eprintln!("not installed: {failure}");
        }
    }
}

/// Real messages are measured where they are at hand.
fn with_corpus(repo: &Repo, cmd: Cmd) -> Result<Cmd> {
    let cmd = cmd.dir(repo.root());
    Ok(match repo.corpus()? {
        Some(corpus) => cmd.arg("--corpus").arg(corpus),
        None => cmd,
    })
}

/// The folder of the large files that benches read; they are made once and used again.
fn files(repo: &Repo) -> std::path::PathBuf {
    repo.target_dir().join("bench-files")
}
