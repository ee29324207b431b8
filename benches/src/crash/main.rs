//! Crashes by the hundred thousand: random work on files cut off at every moment, ours beside the `cfb` crate.
//!
//! `crash [--workloads N] [--subsets N] [--large N] [--seed N]`: N (200) random workloads of each kind through ours and
//! through `cfb`, on a store that loses, tears and reorders what was not synced. Every image that ours leaves must hold
//! the state before or after a commit, for us and for `cfb` in strict mode.
//!
//! `crash --kill N`: N times a process that commits to a file is killed at a random moment.

#[expect(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "shared with the tests of cfb-core, and a fault here is to end the program"
)]
#[path = "../../../crates/cfb-core/tests/it/sim/mod.rs"]
mod sim;

#[expect(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "shared with the tests of cfb-core, and a fault here is to end the program"
)]
#[path = "../../../crates/cfb-core/tests/it/crash/shared/mod.rs"]
mod shared;

mod kill;
mod ours;
mod peer;
mod tally;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::shared::script::{Script, Shape};
use crate::sim::random::Random;
use crate::tally::Tally;

/// What is to be done.
enum Task {
    Survey(Options),
    Kill {
        kills: u64,
        seed: u64,
    },
    /// What is killed.
    Child(PathBuf),
}

/// How much of it.
struct Options {
    workloads: u64,
    large: u64,
    subsets: usize,
    seed: u64,
}

/// A kind of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Header flips, writes torn between sectors.
    Flip,
    /// Header flips on files at the place where the FAT outgrows the header.
    Large,
    /// Header flips, writes torn at any byte.
    Torn,
    /// Overwriting commits.
    Overwrite,
    /// The same work as `Flip`, done by the `cfb` crate.
    Peer,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::Flip, "header flip"),
    (Kind::Large, "header flip, FAT outgrows the header"),
    (Kind::Torn, "header flip, torn at any byte"),
    (Kind::Overwrite, "overwrite"),
    (Kind::Peer, "cfb crate"),
];

fn main() -> ExitCode {
    let outcome = match parse(std::env::args_os().skip(1)) {
        Ok(Task::Survey(options)) => return survey(&options),
        Ok(Task::Kill { kills, seed }) => kill::run(kills, seed),
        Ok(Task::Child(path)) => kill::child(&path).map_err(|e| e.to_string()),
        Err(message) => {
            eprintln!("crash: {message}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("FAILED {message}");
            ExitCode::FAILURE
        }
    }
}

fn survey(options: &Options) -> ExitCode {
    let mut failures = Vec::new();
    for (kind, name) in KINDS {
        let tally = all(kind, options);
        println!("{name}: {tally}");
        failures.extend(tally.failures);
    }
    for failure in failures.iter().take(20) {
        println!("FAILED {failure}");
    }
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Does the work of one kind, on all processors.
fn all(kind: Kind, options: &Options) -> Tally {
    let count = if kind == Kind::Large { options.large } else { options.workloads };
    let next = AtomicU64::new(0);
    let total = Mutex::new(Tally::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let tally = one(kind, options, options.seed.wrapping_add(number));
                    if let Ok(mut total) = total.lock() {
                        total.add(tally);
                    }
                }
            });
        }
    });
    total.into_inner().unwrap_or_default()
}

/// One workload.
fn one(kind: Kind, options: &Options, seed: u64) -> Tally {
    let mut random = Random::new(seed);
    let shape = match kind {
        Kind::Large => Shape::large(&mut random),
        Kind::Overwrite => Shape { overwrite: true, ..Shape::random(&mut random) },
        Kind::Flip | Kind::Torn | Kind::Peer => Shape::random(&mut random),
    };
    let (bytes, state) = shape.start.file(shape.version);
    let script = Script::random(shape, &state, &mut random);
    let mut tally = Tally { workloads: 1, ..Tally::default() };
    match kind {
        Kind::Peer => peer::judge(&mut tally, &script, bytes, state, seed, options.subsets),
        _ => ours::judge(&mut tally, &script, bytes, state, seed, options.subsets, kind == Kind::Torn),
    }
    tally
}

fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let mut options = Options { workloads: 200, large: 10, subsets: 64, seed: 1 };
    let mut kills = None;
    while let Some(arg) = args.next() {
        let value = args.next().ok_or_else(|| format!("{} needs a value", arg.display()))?;
        if arg == "--child" {
            return Ok(Task::Child(value.into()));
        }
        let value = value.to_string_lossy();
        let number = value.parse::<u64>().map_err(|e| format!("{} {value}: {e}", arg.display()))?;
        match arg.to_str() {
            Some("--workloads") => options.workloads = number,
            Some("--large") => options.large = number,
            Some("--subsets") => options.subsets = usize::try_from(number).unwrap_or(usize::MAX),
            Some("--seed") => options.seed = number,
            Some("--kill") => kills = Some(number),
            _ => {
                return Err(
                    "usage: crash [--workloads N] [--large N] [--subsets N] [--seed N] | --kill N".to_owned()
                );
            }
        }
    }
    let seed = options.seed;
    Ok(kills.map_or(Task::Survey(options), |kills| Task::Kill { kills, seed }))
}
