//! A large stream from its first byte to its last. Files and maps are opened before the rounds, so the page tables of maps
//! are as warm as the caches; what a fresh map costs on top stands beside it.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::Path;

use cfb_core::{CompoundFile, OpenOptions};
use imsg_benches::{Digest, Files, count_allocations, read_exact_at};
use memmap2::Mmap;

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::{CfbWay, CfbWork, Recording, open_mapped, ours};

/// Bytes of one read.
const CHUNK: usize = 256 * 1024;

/// Bytes of extra memory that reading may take.
const MEMORY: u64 = 1 << 20;

/// Reads the large stream in one piece, in pieces by turns with another stream, and in pieces in random order.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let size = crate::size(measure.files.scale().large_bytes);
    let contiguous = measure.files.contiguous()?;
    let mut whole = Contest::new(format!("read {size} in one piece"));
    one(&contiguous, &mut whole, Asked::Most)?;

    let interleaved = measure.files.interleaved()?;
    let mut turns = Contest::new(format!("read {size} in pieces of 4 KiB, by turns with another stream"));
    one(&interleaved, &mut turns, Asked::Most)?;

    let shuffled = measure.files.shuffled()?;
    let mut random = Contest::new(format!("read {size} in pieces of 4 KiB, in random order"));
    one(&shuffled, &mut random, Asked::WithTables)?;
    random.note(
        "In random order each piece needs a read of the table that leads to the next, which bare preads of the pieces \
         do without; 1 MiB of memory holds an eighth of the table. So the limit here is both reads.",
    );
    Ok(vec![whole.run(measure.effort)?, turns.run(measure.effort)?, random.run(measure.effort)?])
}

/// What is asked of reading by position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Nearly as fast as the preads of the contents alone.
    Most,
    /// Nearly as fast as its own reads alone, those of the tables included.
    WithTables,
}

fn one<'a>(path: &'a Path, contest: &mut Contest<'a>, asked: Asked) -> io::Result<()> {
    let file = CompoundFile::open(path).map_err(ours)?;
    let (ranges, len) = place(&file)?;
    let own = recorded(path)?;
    let num_reads = own.len();
    let buffer = || vec![0; CHUNK];

    let by_position = contest.runner("ours", {
        let mut buffer = buffer();
        move || read_through(&file, &mut buffer)
    });
    let mapped = contest.runner("ours over a map", {
        let (file, mut buffer) = (open_mapped(path)?, buffer());
        move || read_through(&file, &mut buffer)
    });
    let fresh = contest.runner("ours over a fresh map", {
        let mut buffer = buffer();
        move || read_through(&open_mapped(path)?, &mut buffer)
    });
    let bare = contest.runner("preads of the same pieces", {
        let (bare, ranges, mut buffer) = (File::open(path)?, ranges.clone(), buffer());
        move || fill(&ranges, &mut buffer, |at, part| read_exact_at(&bare, at, part))
    });
    let copied = contest.runner("copying the same pieces from a map", {
        let (map, mut buffer) = (imsg_benches::map(&File::open(path)?)?, buffer());
        move || copy_ranges(&map, &ranges, &mut buffer)
    });
    let own = contest.runner_in(1, "our own reads alone", {
        let mut buffer = vec![0; own.iter().map(|(_, len)| *len).max().unwrap_or(0)];
        let bare = File::open(path)?;
        move || {
            for (offset, len) in &own {
                read_exact_at(&bare, *offset, buffer.get_mut(..*len).unwrap_or_default())?;
            }
            Ok(0)
        }
    });
    let plain = contest.runner_in(2, "as many bytes from the start of the file", {
        let mut buffer = buffer();
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
        let mut buffer = buffer();
        move || CfbWay::Map.with(path, ReadThrough(&mut buffer))
    });
    let most = (asked == Asked::Most).then_some(0.9);
    let with_tables = (asked == Asked::WithTables).then_some(0.9);
    contest.faster("ours / preads of the same pieces", by_position, &[bare], most);
    contest.faster("ours / our own reads alone", by_position, &[own], with_tables);
    contest.faster("ours over a map / preads of the same pieces", mapped, &[bare], 0.9);
    contest.faster("ours over a map / copying the same pieces from a map", mapped, &[copied], None);
    contest.faster("ours over a fresh map / preads of the same pieces", fresh, &[bare], None);
    contest.faster("ours over a map / as many bytes in file order", mapped, &[plain], None);
    contest.faster("ours over a map / cfb over a map", mapped, &[peer], None);

    for (name, extra) in [("by position", memory_by_position(path)?), ("over a map", memory_mapped(path)?)] {
        let verdict = if extra <= MEMORY { "holds" } else { "**missed**" };
        contest.note(format!(
            "Extra memory {name}: at most {extra} bytes held at a time (asked: {MEMORY}; {verdict})."
        ));
    }
    contest.note(format!("Reads of ours by position: {num_reads}."));
    Ok(())
}

/// What our engine reads from the file for the whole stream.
fn recorded(path: &Path) -> io::Result<Vec<(u64, usize)>> {
    let (store, reads) = Recording::open(path)?;
    let file = OpenOptions::new().open_source(store).map_err(ours)?;
    read_through(&file, &mut vec![0; CHUNK])?;
    let reads = reads.lock().map_err(|_| io::Error::other("a reader panicked"))?;
    Ok(reads.clone())
}

/// Where the large stream lies, and its length.
fn place(file: &CompoundFile) -> io::Result<(Vec<Range<u64>>, u64)> {
    let entry = file.find(Files::LARGE).map_err(ours)?;
    let len = entry.len_bytes();
    let ranges = entry.open().and_then(|mut stream| stream.file_ranges(0..len)).map_err(ours)?;
    Ok((ranges, len))
}

/// Fills the same buffers from a map.
fn copy_ranges(map: &Mmap, ranges: &[Range<u64>], buffer: &mut [u8]) -> io::Result<u64> {
    fill(ranges, buffer, |at, part| {
        let from = usize::try_from(at).unwrap_or(usize::MAX);
        let source = map.get(from..).and_then(|tail| tail.get(..part.len()));
        part.copy_from_slice(source.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    })
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

/// Fills the buffer again and again with the bytes of the ranges, in order.
fn fill(
    ranges: &[Range<u64>],
    buffer: &mut [u8],
    mut read: impl FnMut(u64, &mut [u8]) -> io::Result<()>,
) -> io::Result<u64> {
    let mut digest = Digest::new();
    let mut filled = 0;
    for range in ranges {
        let mut at = range.start;
        while at < range.end {
            let room = buffer.get_mut(filled..).unwrap_or_default();
            let want = usize::try_from(range.end - at).unwrap_or(usize::MAX).min(room.len());
            read(at, room.get_mut(..want).unwrap_or_default())?;
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
