//! A process that commits to a real file without end, and is killed; what it leaves must be what it said, or one commit
//! more.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path as FilePath;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use cfb_core::{
    CommitOptions, CompoundFile, Corruption, Error, Mode, Storage, StorageOptions, StorageStream, Version,
};

use crate::peer;
use crate::shared::state::{Element, State, pattern};
use crate::sim::random::Random;

/// Streams that are written in turn.
const STREAMS: u64 = 7;

/// After so many kills a new file is made, of the other version.
const KILLS_OF_A_FILE: u64 = 50;

/// The longest that a process lives, in milliseconds.
const MAX_LIFE_MS: usize = 120;

const RW: Mode = Mode::read_write();

/// What the file holds after so many commits.
fn state(commits: u64) -> State {
    let mut all = BTreeMap::from([(Vec::new(), Element::STORAGE)]);
    let mut put = |name: String, bytes: Vec<u8>| all.insert(vec![name], Element::Stream(Arc::new(bytes)));
    put("count".to_owned(), commits.to_le_bytes().to_vec());
    for commit in commits.saturating_sub(STREAMS)..commits {
        put(format!("data {}", commit % STREAMS), bytes_of(commit));
    }
    if let Some(last) = commits.checked_sub(1) {
        put(format!("only {last}"), last.to_le_bytes().to_vec());
    }
    State(all)
}

/// What a commit writes.
fn bytes_of(commit: u64) -> Vec<u8> {
    let len = match commit % 9 {
        0 => 100,
        1 => 5000,
        2 => 4096,
        3 => 0,
        4 => 30_000,
        5 => 4095,
        6 => 64,
        7 => 9000,
        _ => 120_000,
    };
    pattern(commit, len)
}

/// Kills so many processes; says how many commits there were, and how many of them were found although nothing had
/// said that they were done.
pub(crate) fn run(kills: u64, seed: u64) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("crash-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let path = folder.join("killed.cfb");
    let outcome = kill_all(kills, seed, &path);
    let _ = std::fs::remove_dir_all(&folder);
    let (commits, unsaid) = outcome?;
    println!(
        "{kills} processes killed in {commits} commits; {unsaid} commits were done and not yet said; no file was broken"
    );
    Ok(())
}

fn kill_all(kills: u64, seed: u64, path: &FilePath) -> Result<(u64, u64), String> {
    let mut random = Random::new(seed);
    let (mut commits, mut unsaid, mut count) = (0, 0, 0);
    for number in 0..kills {
        if number % KILLS_OF_A_FILE == 0 {
            let version =
                if (number / KILLS_OF_A_FILE).is_multiple_of(2) { Version::V3 } else { Version::V4 };
            create(path, version).map_err(|e| e.to_string())?;
            count = 0;
        }
        let life = Duration::from_micros(random.below(MAX_LIFE_MS * 1000) as u64);
        let said = kill_one(path, life).map_err(|e| e.to_string())?.unwrap_or(count);
        let found = check(path).map_err(|e| format!("kill {number}, after {said} commits: {e}"))?;
        if found < said || found > said + 1 {
            return Err(format!("kill {number}: {said} commits were said, {found} are there"));
        }
        commits += found - count;
        unsaid += found - said;
        count = found;
    }
    Ok((commits, unsaid))
}

fn create(path: &FilePath, version: Version) -> Result<(), Error> {
    let options = StorageOptions::new().version(version);
    let root = options.create(path, RW.transacted().create())?;
    write(&root.create_stream("count", RW)?, &0u64.to_le_bytes())?;
    root.commit(CommitOptions::new())
}

/// Starts a process and kills it; the last number of commits it has said.
fn kill_one(path: &FilePath, life: Duration) -> io::Result<Option<u64>> {
    let mut child =
        Command::new(std::env::current_exe()?).arg("--child").arg(path).stdout(Stdio::piped()).spawn()?;
    let said = child.stdout.take();
    thread::sleep(life);
    child.kill()?;
    let status = child.wait()?;
    if status.code().is_some() {
        return Err(io::Error::other(format!("the process ended by itself: {status}")));
    }
    let mut last = None;
    for line in said.into_iter().flat_map(|said| BufReader::new(said).lines()) {
        last = line?.parse().ok().or(last);
    }
    Ok(last)
}

/// What the file holds must be what some number of commits makes; gives that number.
fn check(path: &FilePath) -> Result<u64, String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let file = CompoundFile::from_bytes(&bytes[..]).map_err(|e| e.to_string())?;
    for finding in file.check().map_err(|e| e.to_string())? {
        // What a commit has put behind the state is no part of it.
        if !matches!(finding.corruption(), Corruption::Uncovered { .. } | Corruption::PartialSector { .. }) {
            return Err(finding.to_string());
        }
    }
    let count = file.find("count").and_then(|entry| entry.bytes().map(|bytes| bytes.into_owned()));
    let count = count.map_err(|e| e.to_string())?;
    let count = u64::from_le_bytes(count.try_into().map_err(|_| "the count has another length")?);
    if let Some(difference) = state(count).differs_from(&file) {
        return Err(difference);
    }
    if peer::read_strictly(&bytes)? != state(count) {
        return Err("the cfb crate reads it otherwise".to_owned());
    }
    Ok(count)
}

/// Commits until it is killed, and says each commit.
pub(crate) fn child(path: &FilePath) -> Result<(), Error> {
    let root = StorageOptions::new().memory_limit(50_000).open(path, RW.transacted())?;
    let count = root.open_stream("count", RW)?;
    let mut number = [0u8; 8];
    count.read_at(0, &mut number)?;
    let mut commit = u64::from_le_bytes(number);
    let mut out = io::stdout().lock();
    loop {
        change(&root, commit)?;
        commit += 1;
        count.write_at(0, &commit.to_le_bytes())?;
        root.commit(match commit % 10 {
            0 | 5 => CommitOptions::new().consolidate(true),
            3 | 6 => CommitOptions::new().replace(true),
            _ => CommitOptions::new(),
        })?;
        if writeln!(out, "{commit}").and_then(|()| out.flush()).is_err() {
            return Ok(());
        }
    }
}

fn change(root: &Storage, commit: u64) -> Result<(), Error> {
    let stream = root.create_stream(format!("data {}", commit % STREAMS), RW.create())?;
    write(&stream, &bytes_of(commit))?;
    match commit.checked_sub(1) {
        Some(before) => root.rename(format!("only {before}"), format!("only {commit}"))?,
        None => drop(root.create_stream(format!("only {commit}"), RW)?),
    }
    write(&root.open_stream(format!("only {commit}"), RW)?, &commit.to_le_bytes())
}

fn write(stream: &StorageStream, bytes: &[u8]) -> Result<(), Error> {
    stream.write_at(0, bytes)
}
