//! Spoiled files through everything that reads: no panic, no hang, bounded memory.
//!
//! `hostile CORPUS [--mutations N] [--seed N] [--only TEXT]`: each file of the corpus N times (500), and each kind of
//! damage of the layout kit, whole and mutated. Fails if anything panics, takes more than 2 seconds for each MiB, or
//! holds more than 64 MiB for a file of at most 1 MiB.

mod exercise;
mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use imsg_benches::{Counting, count_allocations};

use crate::mutate::{Random, mutate};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Memory allowed for a file of at most 1 MiB; larger files get it for each MiB.
const MEMORY_PER_MIB: u64 = 64 << 20;
/// Time allowed for each MiB begun.
const TIME_PER_MIB: Duration = Duration::from_secs(2);
/// A run that takes this long is taken for a hang, and the process ends.
const HANG: Duration = Duration::from_secs(120);

struct Options {
    corpus: PathBuf,
    mutations: u64,
    seed: u64,
    only: Option<String>,
}

#[derive(Default)]
struct Tally {
    runs: u64,
    failures: Vec<String>,
    slowest: (f64, String),
    hungriest: (u64, String),
}

/// What runs now, for the watchdog's last words.
static NOW: Mutex<String> = Mutex::new(String::new());

fn main() -> ExitCode {
    let options = match parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("hostile: {message}");
            return ExitCode::from(2);
        }
    };
    std::panic::set_hook(Box::new(|_| {}));
    let alive = watchdog();
    let mut tally = Tally::default();
    for case in cfb_layout::damage::all().filter(|case| wanted(&options, case.id())) {
        let bytes = case.bytes();
        run(&mut tally, &alive, case.id(), &bytes);
        for number in 0..options.mutations / 50 {
            mutated(&mut tally, &alive, &options, case.id(), &bytes, number);
        }
    }
    let mut files = Vec::new();
    for kind in ["msg", "cfb"] {
        files_below(&options.corpus.join(kind), &mut files);
    }
    if files.is_empty() {
        eprintln!("hostile: no files below {}", options.corpus.display());
        return ExitCode::from(2);
    }
    for path in files {
        let name = path.strip_prefix(&options.corpus).unwrap_or(&path).display().to_string();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if !wanted(&options, &name) {
            continue;
        }
        run(&mut tally, &alive, &name, &bytes);
        for number in 0..options.mutations {
            mutated(&mut tally, &alive, &options, &name, &bytes, number);
        }
    }
    report(&tally)
}

fn report(tally: &Tally) -> ExitCode {
    println!("{} runs, {} failures", tally.runs, tally.failures.len());
    println!("slowest: {:.3} s for each MiB begun, {}", tally.slowest.0, tally.slowest.1);
    println!("most memory: {:.1} MiB, {}", tally.hungriest.0 as f64 / f64::from(1 << 20), tally.hungriest.1);
    for failure in &tally.failures {
        println!("{failure}");
    }
    if tally.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn mutated(
    tally: &mut Tally,
    alive: &mpsc::Sender<()>,
    options: &Options,
    name: &str,
    bytes: &[u8],
    number: u64,
) {
    if bytes.is_empty() {
        return;
    }
    let mut random = Random::new(options.seed.wrapping_mul(1_000_003).wrapping_add(number));
    let mut spoiled = bytes.to_vec();
    let how = mutate(&mut spoiled, &mut random);
    run(tally, alive, &format!("{name}, mutation {number} ({how})"), &spoiled);
}

fn run(tally: &mut Tally, alive: &mpsc::Sender<()>, what: &str, bytes: &[u8]) {
    if let Ok(mut now) = NOW.lock() {
        what.clone_into(&mut now);
    }
    let mib = (bytes.len() as u64).div_ceil(1 << 20).max(1);
    let start = Instant::now();
    let (outcome, memory) =
        count_allocations(|| catch_unwind(AssertUnwindSafe(|| exercise::everything(bytes.to_vec()))));
    let took = start.elapsed();
    // A closed watchdog has nothing to be told.
    let _: Result<(), _> = alive.send(());
    tally.runs += 1;
    if let Err(panic) = outcome {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        tally.failures.push(format!("PANIC {what}: {}", text.unwrap_or_default()));
    }
    let pace = took.as_secs_f64() / mib as f64;
    if pace > tally.slowest.0 {
        tally.slowest = (pace, what.to_owned());
    }
    if memory.peak_bytes / mib > tally.hungriest.0 {
        tally.hungriest = (memory.peak_bytes / mib, what.to_owned());
    }
    if took > TIME_PER_MIB.saturating_mul(u32::try_from(mib).unwrap_or(u32::MAX)) {
        tally.failures.push(format!("SLOW {what}: {took:?} for {} bytes", bytes.len()));
    }
    if memory.peak_bytes > MEMORY_PER_MIB * mib {
        tally.failures.push(format!("MEMORY {what}: {} bytes for {} bytes", memory.peak_bytes, bytes.len()));
    }
}

/// Ends the process when no run ends for too long.
fn watchdog() -> mpsc::Sender<()> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        loop {
            match receiver.recv_timeout(HANG) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => {
                    println!("HANG {}", NOW.lock().map(|now| now.clone()).unwrap_or_default());
                    std::process::exit(1);
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    });
    sender
}

fn wanted(options: &Options, name: &str) -> bool {
    options.only.as_deref().is_none_or(|only| name.contains(only))
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

fn parse(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { corpus: PathBuf::new(), mutations: 500, seed: 1, only: None };
    while let Some(arg) = args.next() {
        let mut number = || {
            let value = args.next().ok_or_else(|| format!("{arg} needs a number"))?;
            value.parse::<u64>().map_err(|e| format!("{arg} {value}: {e}"))
        };
        match arg.as_str() {
            "--mutations" => options.mutations = number()?,
            "--seed" => options.seed = number()?,
            "--only" => options.only = args.next(),
            _ => options.corpus = arg.into(),
        }
    }
    if options.corpus.as_os_str().is_empty() {
        return Err("usage: hostile CORPUS [--mutations N] [--seed N] [--only TEXT]".into());
    }
    Ok(options)
}
