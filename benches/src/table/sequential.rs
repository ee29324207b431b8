//! A large stream from its first byte to its last.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::Path;

use cfb_core::CompoundFile;
use imsg_benches::{Digest, Files, count_allocations, read_exact_at};

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::{CfbWay, CfbWork, open_mapped, ours};

/// Bytes of one read.
const CHUNK: usize = 256 * 1024;

/// Bytes of extra memory that reading may take.
const MEMORY: u64 = 1 << 20;

/// Reads the large stream in one piece and in pieces of 4 KiB.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let size = crate::size(measure.files.scale().large_bytes);
    let contiguous = measure.files.contiguous()?;
    let whole = one(&contiguous, &format!("read {size} in one piece"), "plain reads")?.run(measure.effort)?;
    let fragmented = measure.files.fragmented()?;
    let title = format!("read {size} in pieces of 4 KiB");
    let pieces = one(&fragmented, &title, "the same preads")?.run(measure.effort)?;
    Ok(vec![whole, pieces])
}

fn one<'a>(path: &'a Path, title: &str, limit_name: &str) -> io::Result<Contest<'a>> {
    let mut contest = Contest::new(title);
    let file = CompoundFile::open(path).map_err(ours)?;
    let entry = file.find(Files::LARGE).map_err(ours)?;
    let ranges =
        entry.open().and_then(|mut stream| stream.file_ranges(0..entry.len_bytes())).map_err(ours)?;
    let len = entry.len_bytes();

    let by_position = contest.runner("ours", {
        let mut buffer = vec![0; CHUNK];
        move || read_through(&CompoundFile::open(path).map_err(ours)?, &mut buffer)
    });
    let mapped = contest.runner("ours over a map", {
        let mut buffer = vec![0; CHUNK];
        move || read_through(&open_mapped(path)?, &mut buffer)
    });
    let bare = contest.runner(limit_name, {
        let mut buffer = vec![0; CHUNK];
        move || read_ranges(path, &ranges, &mut buffer)
    });
    let plain = contest.runner_in(1, "as many plain sequential reads", {
        let mut buffer = vec![0; CHUNK];
        move || {
            let mut file = File::open(path)?;
            let mut left = len;
            while left > 0 {
                let want = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
                file.read_exact(buffer.get_mut(..want).unwrap_or_default())?;
                left -= want as u64;
            }
            Ok(0)
        }
    });
    let peer = contest.runner("cfb over a map", {
        let mut buffer = vec![0; CHUNK];
        move || CfbWay::Map.with(path, ReadThrough(&mut buffer))
    });
    contest.faster(format!("ours / {limit_name}"), by_position, &[bare], 0.9);
    contest.faster("ours over a map / plain reads", mapped, &[plain], 0.9);
    contest.faster("ours over a map / cfb over a map", mapped, &[peer], None);

    for (name, extra) in [("by position", memory_by_position(path)?), ("over a map", memory_mapped(path)?)] {
        let verdict = if extra <= MEMORY { "holds" } else { "**missed**" };
        contest.note(format!(
            "Extra memory {name}: at most {extra} bytes held at a time (asked: {MEMORY}; {verdict})."
        ));
    }
    Ok(contest)
}

fn memory_by_position(path: &Path) -> io::Result<u64> {
    let mut buffer = vec![0; CHUNK];
    let (outcome, took) =
        count_allocations(|| read_through(&CompoundFile::open(path).map_err(ours)?, &mut buffer));
    outcome.map(|_| took.peak_bytes)
}

fn memory_mapped(path: &Path) -> io::Result<u64> {
    let mut buffer = vec![0; CHUNK];
    let (outcome, took) = count_allocations(|| read_through(&open_mapped(path)?, &mut buffer));
    outcome.map(|_| took.peak_bytes)
}

fn read_through(file: &CompoundFile, buffer: &mut [u8]) -> io::Result<u64> {
    let mut stream = file.find(Files::LARGE).and_then(|entry| entry.open()).map_err(ours)?;
    fold(&mut stream, buffer)
}

/// Reads to the end in full buffers.
fn fold(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<u64> {
    let mut digest = Digest::new();
    loop {
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match source.read(rest)? {
                0 => break,
                read => filled += read,
            }
        }
        if filled == 0 {
            return Ok(digest.value());
        }
        digest.ends(buffer.get(..filled).unwrap_or_default());
    }
}

/// Fills the same buffers with one positioned read for each piece of each range.
fn read_ranges(path: &Path, ranges: &[Range<u64>], buffer: &mut [u8]) -> io::Result<u64> {
    let file = File::open(path)?;
    let mut digest = Digest::new();
    let mut filled = 0;
    for range in ranges {
        let mut at = range.start;
        while at < range.end {
            let room = buffer.get_mut(filled..).unwrap_or_default();
            let want = usize::try_from(range.end - at).unwrap_or(usize::MAX).min(room.len());
            read_exact_at(&file, at, room.get_mut(..want).unwrap_or_default())?;
            at += want as u64;
            filled += want;
            if filled == buffer.len() {
                digest.ends(buffer);
                filled = 0;
            }
        }
    }
    if filled > 0 {
        digest.ends(buffer.get(..filled).unwrap_or_default());
    }
    Ok(digest.value())
}

struct ReadThrough<'a>(&'a mut [u8]);

impl CfbWork<u64> for ReadThrough<'_> {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<u64> {
        fold(&mut file.open_stream(Files::LARGE)?, self.0)
    }
}
