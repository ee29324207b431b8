//! Writing new files: many streams, one large stream, and the builder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use cfb_core::{Builder, CommitOptions, Mode, Storage, StorageOptions, Version};

use crate::Measure;
use crate::contest::{Contest, Id, Outcome};
use crate::peers::ours;

/// Bytes handed over at once where a stream is large.
const PIECE: usize = 1 << 20;

/// What the streams hold: pseudo-random bytes, cut as needed.
struct Payload(Vec<u8>);

impl Payload {
    fn new() -> Self {
        let mut state = 0x2545_F491_4F6C_DD1Du64;
        let words = (0..(PIECE + 8192) / 8).flat_map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        });
        Self(words.collect())
    }

    fn of(&self, number: u32, len: usize) -> &[u8] {
        let start = (number as usize * 61) % PIECE;
        self.0.get(start..start + len).or(self.0.get(..len)).unwrap_or_default()
    }
}

/// Length of the stream of a number: 1 to 8 KiB.
fn length(number: u32) -> usize {
    1024 + (number.wrapping_mul(0x9E37_79B1) >> 16) as usize % 7169
}

/// Measures everything that makes a file.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let payload = Payload::new();
    let many = if measure.is_smoke { 200 } else { 10_000 };
    let mut outcomes = Vec::new();
    for sync in [false, true] {
        outcomes.push(many_streams(measure, &payload, many, sync)?);
    }
    for sync in [false, true] {
        outcomes.push(one_stream(measure, &payload, sync)?);
    }
    Ok(outcomes)
}

fn many_streams(measure: &Measure, payload: &Payload, count: u32, sync: bool) -> io::Result<Outcome> {
    let scratch = measure.files.scratch()?;
    let paths = ["many-ours", "many-builder", "many-cfb", "many-plain"].map(|name| scratch.join(name));
    let [by_storage, by_builder, by_cfb, plain] = &paths;
    let synced = if sync { ", durable" } else { "" };
    let mut contest = Contest::new(format!("create {count} streams of 1 to 8 KiB{synced}"));
    let storage = contest.runner("ours", || {
        fresh(by_storage)?;
        let root = create(by_storage, sync)?;
        for number in 0..count {
            let name = format!("stream {number:06}");
            let stream = root.create_stream(name.as_str(), Mode::read_write()).map_err(ours)?;
            stream.write_at(0, payload.of(number, length(number))).map_err(ours)?;
        }
        root.commit(CommitOptions::new()).map_err(ours)?;
        root.close().map_err(ours)?;
        Ok(u64::from(count))
    });
    let builder = contest.runner("our builder", || {
        fresh(by_builder)?;
        let mut builder = Builder::new(Version::V3);
        for number in 0..count {
            let name = format!("stream {number:06}");
            let bytes = payload.of(number, length(number));
            builder.stream(Builder::ROOT, name.as_str(), bytes).map_err(ours)?;
        }
        let file = File::create(by_builder)?;
        builder.write_to(&file).map_err(ours)?;
        if sync {
            file.sync_all()?;
        }
        Ok(u64::from(count))
    });
    let cfb = contest.runner("cfb", || {
        fresh(by_cfb)?;
        let mut file = cfb::create(by_cfb)?;
        for number in 0..count {
            let mut stream = file.create_stream(format!("stream {number:06}"))?;
            stream.write_all(payload.of(number, length(number)))?;
        }
        file.flush()?;
        if sync {
            File::open(by_cfb)?.sync_all()?;
        }
        Ok(u64::from(count))
    });
    let limit = contest.runner("the same bytes into one file", || {
        fresh(plain)?;
        let mut file = io::BufWriter::with_capacity(PIECE, File::create(plain)?);
        for number in 0..count {
            file.write_all(payload.of(number, length(number)))?;
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if sync {
            file.sync_all()?;
        }
        Ok(u64::from(count))
    });
    against(&mut contest, [storage, builder, cfb, limit], if sync { 0.8 } else { 0.5 });
    let outcome = contest.run(measure.effort)?;
    remove(&paths);
    Ok(outcome)
}

fn one_stream(measure: &Measure, payload: &Payload, sync: bool) -> io::Result<Outcome> {
    let scratch = measure.files.scratch()?;
    let bytes = measure.files.scale().large_bytes;
    let pieces = u32::try_from(bytes / PIECE as u64).unwrap_or(1);
    let paths = ["one-ours", "one-builder", "one-cfb", "one-plain"].map(|name| scratch.join(name));
    let [by_storage, by_builder, by_cfb, plain] = &paths;
    let synced = if sync { ", durable" } else { "" };
    let mut contest = Contest::new(format!("create a stream of {}{synced}", crate::size(bytes)));
    let write_ours = |path: &Path| {
        fresh(path)?;
        let root = create(path, sync)?;
        let stream = root.create_stream("stream", Mode::read_write()).map_err(ours)?;
        for number in 0..pieces {
            let at = u64::from(number) * PIECE as u64;
            stream.write_at(at, payload.of(number, PIECE)).map_err(ours)?;
        }
        root.commit(CommitOptions::new()).map_err(ours)?;
        root.close().map_err(ours)
    };
    let (done, memory) = imsg_benches::count_allocations(|| write_ours(by_storage));
    done?;
    contest.note(format!("Memory of ours: at most {} bytes held at a time.", memory.peak_bytes));
    let storage = contest.runner("ours", || write_ours(by_storage).map(|()| bytes));
    let builder = contest.runner("our builder", || {
        fresh(by_builder)?;
        let mut builder = Builder::new(Version::V3);
        let source = Pieces { payload, next: 0, within: 0 }.take(bytes);
        builder.stream_from(Builder::ROOT, "stream", bytes, source).map_err(ours)?;
        let file = File::create(by_builder)?;
        builder.write_to(&file).map_err(ours)?;
        if sync {
            file.sync_all()?;
        }
        Ok(bytes)
    });
    let cfb = contest.runner("cfb", || {
        fresh(by_cfb)?;
        let mut file = cfb::create(by_cfb)?;
        let mut stream = file.create_stream("stream")?;
        for number in 0..pieces {
            stream.write_all(payload.of(number, PIECE))?;
        }
        drop(stream);
        file.flush()?;
        if sync {
            File::open(by_cfb)?.sync_all()?;
        }
        Ok(bytes)
    });
    let limit = contest.runner("the same bytes into one file", || {
        fresh(plain)?;
        let mut file = File::create(plain)?;
        for number in 0..pieces {
            file.write_all(payload.of(number, PIECE))?;
        }
        if sync {
            file.sync_all()?;
        }
        Ok(bytes)
    });
    against(&mut contest, [storage, builder, cfb, limit], 0.95);
    let outcome = contest.run(measure.effort)?;
    remove(&paths);
    Ok(outcome)
}

fn against(contest: &mut Contest<'_>, [storage, builder, cfb, limit]: [Id; 4], asked: f64) {
    contest.faster("ours / the same bytes into one file", storage, &[limit], asked);
    contest.faster("our builder / the same bytes into one file", builder, &[limit], 0.95);
    contest.faster("ours / cfb", storage, &[cfb], None);
    contest.faster("cfb / the same bytes into one file", cfb, &[limit], None);
}

/// A new file of ours, open for nobody else.
pub(crate) fn create(path: &Path, sync: bool) -> io::Result<Storage> {
    StorageOptions::new().sync(sync).create(path, Mode::read_write().create()).map_err(ours)
}

/// Every contestant makes its file anew.
fn fresh(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The payload as a reader, in pieces.
struct Pieces<'a> {
    payload: &'a Payload,
    next: u32,
    within: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let piece = self.payload.of(self.next, PIECE);
        let rest = piece.get(self.within..).unwrap_or_default();
        let n = rest.len().min(buf.len());
        if let (Some(to), Some(from)) = (buf.get_mut(..n), rest.get(..n)) {
            to.copy_from_slice(from);
        }
        self.within += n;
        if self.within == PIECE {
            (self.next, self.within) = (self.next + 1, 0);
        }
        Ok(n)
    }
}

fn remove(paths: &[std::path::PathBuf]) {
    for path in paths {
        // What stays is overwritten by the next run.
        drop(fs::remove_file(path));
    }
}
