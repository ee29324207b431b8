//! A large file, one small stream: what opening costs.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use cfb_core::{CompoundFile, OpenOptions};
use imsg_benches::{Digest, Files, read_exact_at};

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::{CfbWay, CfbWork, CountedFile, Recording, open_mapped, ours};

/// Opens the large file and reads one small stream, near its start and at its end.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let path = measure.files.contiguous()?;
    let size = crate::size(measure.files.scale().large_bytes);
    let near = one(&path, Files::FIRST, format!("open {size}, read a stream near the start"), 300.0)?;
    let far = one(&path, Files::LAST, format!("open {size}, read a stream at the end"), 100.0)?;
    Ok(vec![near.run(measure.effort)?, far.run(measure.effort)?])
}

fn one<'a>(path: &'a Path, stream: &'static str, title: String, asked: f64) -> io::Result<Contest<'a>> {
    let mut contest = Contest::new(title);
    let reads = recorded(path, stream)?;
    let total: usize = reads.iter().map(|(_, len)| len).sum();
    let calls = reads.len();

    let by_position =
        contest.runner("ours", move || read_stream(&CompoundFile::open(path).map_err(ours)?, stream));
    let mapped = contest.runner("ours over a map", move || read_stream(&open_mapped(path)?, stream));
    let peers: Vec<_> =
        CfbWay::ALL.map(|way| contest.runner(way.name(), move || way.with(path, ReadOne(stream)))).to_vec();
    let mut buffer = vec![0; reads.iter().map(|(_, len)| *len).max().unwrap_or(0)];
    let limit = contest.runner_in(1, "the same reads alone", move || {
        let file = File::open(path)?;
        for (offset, len) in &reads {
            read_exact_at(&file, *offset, buffer.get_mut(..*len).unwrap_or_default())?;
        }
        Ok(0)
    });
    contest.faster("ours / best of cfb", by_position, &peers, asked);
    contest.faster("ours over a map / best of cfb", mapped, &peers, None);
    contest.faster("ours / the same reads alone", by_position, &[limit], None);

    let mut counted = CountedFile::open(path)?;
    ReadOne(stream).run(&mut cfb::CompoundFile::open(&mut counted)?)?;
    contest.note(format!(
        "Bytes read: ours {total} in {calls} reads, cfb {} in {} reads.",
        counted.bytes, counted.calls
    ));
    Ok(contest)
}

fn read_stream(file: &CompoundFile, stream: &str) -> io::Result<u64> {
    let entry = file.find(stream).map_err(ours)?;
    let mut digest = Digest::new();
    digest.all(&entry.bytes().map_err(ours)?);
    Ok(digest.value())
}

/// What our engine reads from the file for this work.
fn recorded(path: &Path, stream: &str) -> io::Result<Vec<(u64, usize)>> {
    let (store, reads) = Recording::open(path)?;
    let file = OpenOptions::new().open_source(store).map_err(ours)?;
    read_stream(&file, stream)?;
    let reads = reads.lock().map_err(|_| io::Error::other("a reader panicked"))?;
    Ok(reads.clone())
}

struct ReadOne(&'static str);

impl CfbWork<u64> for ReadOne {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<u64> {
        let mut bytes = Vec::new();
        file.open_stream(self.0)?.read_to_end(&mut bytes)?;
        let mut digest = Digest::new();
        digest.all(&bytes);
        Ok(digest.value())
    }
}
