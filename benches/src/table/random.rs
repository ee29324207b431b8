//! Reads of 4 KiB here and there in a large stream, by one thread and by two.

use std::fs::File;
use std::io;
use std::path::Path;

use cfb_core::CompoundFile;
use imsg_benches::{Digest, Files, read_exact_at};
use memmap2::Mmap;

use crate::Measure;
use crate::contest::{Contest, Outcome, Round};
use crate::peers::{open_mapped, ours};

/// Bytes of one read.
const PIECE: usize = 4096;

/// Reads of one run.
const READS: u64 = 20_000;

/// The streams of the file with two, and where each begins in the file.
struct Two<'a> {
    path: &'a Path,
    starts: [u64; 2],
    offsets: Vec<u64>,
}

const NAMES: [&str; 2] = [Files::LARGE, Files::SECOND];

/// Random reads over a map and by position, two streams in turn, two threads on two streams.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let path = measure.files.two()?;
    let file = CompoundFile::open(&path).map_err(ours)?;
    let mut starts = [0; 2];
    for (name, start) in NAMES.iter().zip(&mut starts) {
        let entry = file.find(name).map_err(ours)?;
        let ranges =
            entry.open().and_then(|mut stream| stream.file_ranges(0..entry.len_bytes())).map_err(ours)?;
        let [only] = ranges.as_slice() else { return Err(io::Error::other("not in one piece")) };
        *start = only.start;
    }
    let len = file.find(NAMES[0]).map_err(ours)?.len_bytes();
    let two = Two { path: &path, starts, offsets: offsets(len - PIECE as u64) };
    Ok(vec![
        one_stream(&two)?.run(measure.effort)?,
        in_turn(&two)?.run(measure.effort)?,
        threads(&two)?.run(measure.effort)?,
    ])
}

/// Offsets below `end` in no order, the same in each run.
fn offsets(end: u64) -> Vec<u64> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..READS).map(|_| next() % end).collect()
}

fn one_stream<'a>(two: &'a Two<'_>) -> io::Result<Contest<'a>> {
    let mut contest = Contest::new("4 KiB at random places");
    let by_position = contest.runner("ours", {
        let file = CompoundFile::open(two.path).map_err(ours)?;
        move || read_ours(&file, two, &[0])
    });
    let pread = contest.runner("pread", {
        let file = File::open(two.path)?;
        move || read_bare(&file, two, &[0])
    });
    let mapped = contest.runner("ours over a map", {
        let file = open_mapped(two.path)?;
        move || read_ours(&file, two, &[0])
    });
    let copied = contest.runner("copying from the map", {
        let map = imsg_benches::map(&File::open(two.path)?)?;
        move || Ok(read_map(&map, two))
    });
    contest.faster("ours over a map / copying from the map", mapped, &[copied], 0.9);
    contest.faster("ours / pread", by_position, &[pread], 0.8);
    Ok(contest)
}

fn in_turn<'a>(two: &'a Two<'_>) -> io::Result<Contest<'a>> {
    let mut contest = Contest::new("4 KiB at random places, two streams in turn");
    let file = CompoundFile::open(two.path).map_err(ours)?;
    let one = contest.runner_in(0, "ours, one stream", {
        let file = file.clone();
        move || read_ours(&file, two, &[0])
    });
    let turns = contest.runner_in(1, "ours, two in turn", move || read_ours(&file, two, &[0, 1]));
    let bare = contest.runner_in(1, "pread, two in turn", {
        let file = File::open(two.path)?;
        move || read_bare(&file, two, &[0, 1])
    });
    // As many reads either way; 5 % are left to the processor's caches, which hold half as much of each stream.
    contest.faster("two in turn / one stream", turns, &[one], 0.95);
    contest.faster("ours / pread, two in turn", turns, &[bare], 0.8);
    Ok(contest)
}

fn threads<'a>(two: &'a Two<'_>) -> io::Result<Contest<'a>> {
    let mut contest = Contest::new("4 KiB at random places, two threads on two streams");
    let file = CompoundFile::open(two.path).map_err(ours)?;
    let ours_one = contest.runner_in(0, "ours, one thread", {
        let file = file.clone();
        move || read_ours(&file, two, &[0])
    });
    let ours_two =
        contest.runner_in(1, "ours, two threads", move || both(|stream| read_ours(&file, two, &[stream])));
    let bare = File::open(two.path)?;
    let bare_two = contest.runner_in(1, "pread, two threads", {
        let bare = bare.try_clone()?;
        move || both(|stream| read_bare(&bare, two, &[stream]))
    });
    let bare_one = contest.runner_in(0, "pread, one thread", move || read_bare(&bare, two, &[0]));
    let gain = |round: &Round, one, both| 2.0 * round.seconds(one) / round.seconds(both);
    contest.ratio("gain by a second thread, ours", None, move |round| gain(round, ours_one, ours_two));
    contest.ratio("gain by a second thread, pread", None, move |round| gain(round, bare_one, bare_two));
    contest.ratio("ours / pread, of these gains", 0.9, move |round| {
        gain(round, ours_one, ours_two) / gain(round, bare_one, bare_two)
    });
    Ok(contest)
}

/// Runs the work for stream 0 and stream 1 at the same time.
fn both(work: impl Fn(usize) -> io::Result<u64> + Sync) -> io::Result<u64> {
    std::thread::scope(|scope| {
        let second = scope.spawn(|| work(1));
        let first = work(0)?;
        let second = second.join().map_err(|_| io::Error::other("a thread panicked"))??;
        Ok(first.wrapping_add(second))
    })
}

fn read_ours(file: &CompoundFile, two: &Two<'_>, streams: &[usize]) -> io::Result<u64> {
    let mut open = Vec::with_capacity(streams.len());
    for &stream in streams {
        let name = NAMES.get(stream).copied().unwrap_or_default();
        open.push(file.find(name).and_then(|entry| entry.open()).map_err(ours)?);
    }
    let mut digest = Digest::new();
    let mut buffer = [0; PIECE];
    let turns = open.len();
    for (turn, &offset) in two.offsets.iter().enumerate() {
        let Some(stream) = open.get_mut(turn % turns) else { continue };
        let read = stream.read_at(offset, &mut buffer).map_err(ours)?;
        digest.ends(buffer.get(..read).unwrap_or_default());
    }
    Ok(digest.value())
}

fn read_bare(file: &File, two: &Two<'_>, streams: &[usize]) -> io::Result<u64> {
    let mut digest = Digest::new();
    let mut buffer = [0; PIECE];
    for (turn, &offset) in two.offsets.iter().enumerate() {
        let stream = streams.get(turn % streams.len()).copied().unwrap_or(0);
        let start = two.starts.get(stream).copied().unwrap_or(0);
        read_exact_at(file, start + offset, &mut buffer)?;
        digest.ends(&buffer);
    }
    Ok(digest.value())
}

fn read_map(map: &Mmap, two: &Two<'_>) -> u64 {
    let mut digest = Digest::new();
    let mut buffer = [0; PIECE];
    for &offset in &two.offsets {
        let from = usize::try_from(two.starts[0] + offset).unwrap_or(usize::MAX);
        let Some(piece) = map.get(from..).and_then(|tail| tail.get(..PIECE)) else { continue };
        buffer.copy_from_slice(piece);
        digest.ends(std::hint::black_box(&buffer));
    }
    digest.value()
}
