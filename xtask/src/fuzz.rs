//! `cargo xtask fuzz`: runs the fuzz targets, keeps what they found, replays what was kept.
//!
//! Hunting needs cargo-fuzz; replaying kept inputs needs only a stable toolchain and is part of `cargo xtask test`.
//! New inputs go to a work folder under the build folder; `--min` merges those that reach new code into
//! `fuzz/corpus/TARGET`, which is committed and therefore kept small.

use std::path::PathBuf;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::{Failure, Result};
use crate::repo::Repo;

/// How to get the tool that hunts.
pub(crate) const INSTALL: &str = "cargo install cargo-fuzz --locked";

/// No input is grown beyond this; each format's cases fit, and a run makes more of them.
const MAX_LEN_BYTES: u32 = 128 * 1024;

/// An input that is kept is no longer than this: a clone and a replay stay quick.
const MAX_KEPT_BYTES: u32 = 4 * 1024;

/// A run that takes longer on one input is a finding.
const TIMEOUT_SECONDS: u32 = 10;

/// A single allocation of more is a finding: what a hostile file may cost at most.
const ALLOCATION_MIB: u32 = 64;

/// Memory of the whole process, with the inputs and what AddressSanitizer keeps back to find late uses.
const MEMORY_MIB: u32 = 3072;

/// Runs the verb.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let mut args = Args::new(words);
    if args.flag("--list") {
        args.done()?;
        for target in targets(repo)? {
            println!("{target}");
        }
        return Ok(());
    }
    if args.flag("--replay") {
        args.done()?;
        return replay(repo);
    }
    if args.flag("--smoke") {
        let strict = args.flag("--strict");
        args.done()?;
        return smoke(repo, strict).map(|_| ());
    }
    let min = args.flag("--min");
    let time = args.value("--time")?;
    let target =
        args.at_most_one()?.ok_or_else(|| Failure::Usage("which target? --list names them".into()))?;
    let known = targets(repo)?;
    if !known.contains(&target) {
        return Err(Failure::Usage(format!("no target `{target}`; there are: {}", known.join(" "))));
    }
    if !has_cargo_fuzz() {
        return Err(missing().into());
    }
    if min {
        return merge(repo, &target);
    }
    let seconds = match time {
        Some(text) => Some(
            text.parse::<u32>().map_err(|_| Failure::Usage(format!("--time takes seconds, not `{text}`")))?,
        ),
        None => None,
    };
    hunt(repo, &target, seconds)
}

/// Replays every kept input on the stable toolchain, without libFuzzer.
pub(crate) fn replay(repo: &Repo) -> Result {
    // The fuzz package is a workspace of its own, but builds into the same folder: what both use is built once.
    Cmd::cargo("test --manifest-path fuzz/Cargo.toml --target-dir")
        .arg(repo.target_dir())
        .dir(repo.root())
        .run()
}

/// A short hunt with each target, to see that they build and run; `false` when cargo-fuzz is not there.
///
/// # Errors
/// When a target finds something, or, with `strict`, when cargo-fuzz is missing.
pub(crate) fn smoke(repo: &Repo, strict: bool) -> Result<bool> {
    if !has_cargo_fuzz() {
        if strict {
            return Err(missing().into());
        }
        eprintln!("fuzz --smoke: skipped, {}", missing());
        return Ok(false);
    }
    for target in targets(repo)? {
        hunt(repo, &target, Some(10))?;
    }
    Ok(true)
}

/// Puts the seeds into the work folder. They are made by the layout kit each time, and therefore not committed.
fn seed(repo: &Repo, target: &str) -> Result {
    Cmd::cargo("run --quiet --manifest-path fuzz/Cargo.toml --bin seeds --target-dir")
        .arg(repo.target_dir())
        .arg("--")
        .arg(target)
        .arg(work_folder(repo, target)?)
        .dir(repo.root())
        .run()
}

fn hunt(repo: &Repo, target: &str, seconds: Option<u32>) -> Result {
    seed(repo, target)?;
    let work = work_folder(repo, target)?;
    let mut cmd = cargo_fuzz(repo, "run", target).arg(work);
    // What is kept is read too; nothing is written there.
    let kept = format!("fuzz/corpus/{target}");
    if repo.path(&kept).is_dir() {
        cmd = cmd.arg(kept);
    }
    cmd = cmd.arg("--").arg(format!("-max_len={MAX_LEN_BYTES}"));
    cmd = cmd.arg(format!("-timeout={TIMEOUT_SECONDS}"));
    cmd = cmd.arg(format!("-malloc_limit_mb={ALLOCATION_MIB}")).arg(format!("-rss_limit_mb={MEMORY_MIB}"));
    if let Some(seconds) = seconds {
        cmd = cmd.arg(format!("-max_total_time={seconds}"));
    }
    let outcome = cmd.run();
    if outcome.is_err() {
        eprintln!(
            "A finding lies in fuzz/artifacts/{target}/. Make it small with `cargo fuzz tmin {target} FILE`, \
             put it into fuzz/corpus/{target}/regressions/ with its line in ORIGIN.txt, and mend the code: \
             `cargo xtask fuzz --replay` then holds it for good."
        );
    }
    outcome
}

/// Adds to the committed inputs the fewest of the work folder that reach all code which no committed one reaches.
fn merge(repo: &Repo, target: &str) -> Result {
    let work = work_folder(repo, target)?;
    let kept = repo.path("fuzz/corpus").join(target);
    std::fs::create_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    cargo_fuzz(repo, "run", target)
        .arg(format!("fuzz/corpus/{target}"))
        .arg(work)
        .args(["--", "-set_cover_merge=1", "-use_counters=0"])
        .arg(format!("-max_len={MAX_KEPT_BYTES}"))
        .run()
}

fn cargo_fuzz(repo: &Repo, verb: &str, target: &str) -> Cmd {
    // RUSTC_BOOTSTRAP lets the stable compiler take the sanitizer's unstable flags.
    Cmd::cargo("fuzz").arg(verb).arg(target).env("RUSTC_BOOTSTRAP", "1").dir(repo.root())
}

fn work_folder(repo: &Repo, target: &str) -> Result<PathBuf> {
    let folder = repo.target_dir().join("fuzz-work").join(target);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn targets(repo: &Repo) -> Result<Vec<String>> {
    let folder = repo.path("fuzz/fuzz_targets");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.path().file_stem()?.to_str().map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

fn has_cargo_fuzz() -> bool {
    Cmd::cargo("fuzz --version").succeeds()
}

fn missing() -> String {
    format!("cargo-fuzz is not installed; get it with `{INSTALL}`")
}
