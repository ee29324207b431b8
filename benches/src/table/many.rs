//! A storage with very many small streams: listing, lookup by name, reading all.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use cfb_core::CompoundFile;
use imsg_benches::{Digest, Files};

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::{CfbWay, CfbWork, open_mapped, ours};

/// How many names are looked up.
const LOOKUPS: u32 = 1_000;

/// Lists, looks up, and reads the streams of one storage.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let path = measure.files.many()?;
    let count = measure.files.scale().num_small;
    let names: Vec<String> = (0..LOOKUPS).map(|n| Files::small_name(n.wrapping_mul(7_919) % count)).collect();
    let list = list(&path, &names, count).run(measure.effort)?;
    let read = read_all(&path, count)?.run(measure.effort)?;
    Ok(vec![list, read])
}

fn list<'a>(path: &'a Path, names: &'a [String], count: u32) -> Contest<'a> {
    let mut contest = Contest::new(format!("open, list {count} streams, look up {LOOKUPS} names"));
    let by_position =
        contest.runner("ours", move || list_ours(&CompoundFile::open(path).map_err(ours)?, names));
    let mapped = contest.runner("ours over a map", move || list_ours(&open_mapped(path)?, names));
    let paths: Vec<PathBuf> = names.iter().map(|name| Path::new("/").join(Files::MANY).join(name)).collect();
    let peers: Vec<_> = CfbWay::ALL
        .map(|way| {
            let paths = paths.clone();
            contest.runner(way.name(), move || way.with(path, List(&paths)))
        })
        .to_vec();
    let limit = contest.runner_in(1, "reading the whole file", move || Ok(std::fs::read(path)?.len() as u64));
    contest.faster("ours / best of cfb", by_position, &peers, 8.0);
    contest.faster("ours over a map / best of cfb", mapped, &peers, None);
    contest.faster("ours / reading the whole file", by_position, &[limit], None);
    contest
}

fn read_all(path: &Path, count: u32) -> io::Result<Contest<'_>> {
    let mut contest = Contest::new(format!("open, read all of {count} small streams"));
    let by_position =
        contest.runner("ours", move || read_ours(&CompoundFile::open(path).map_err(ours)?, Order::Entries));
    let mapped = contest.runner("ours over a map", move || read_ours(&open_mapped(path)?, Order::Entries));
    let named = contest
        .runner("ours, by name", move || read_ours(&CompoundFile::open(path).map_err(ours)?, Order::Names));
    let named_mapped =
        contest.runner("ours over a map, by name", move || read_ours(&open_mapped(path)?, Order::Names));
    let peers: Vec<_> =
        CfbWay::ALL.map(|way| contest.runner(way.name(), move || way.with(path, ReadAll))).to_vec();
    let limit = contest.runner_in(1, "reading the whole file", move || Ok(std::fs::read(path)?.len() as u64));
    let places = places(path)?;
    let preads = contest.runner("a pread for each stream, by name", move || read_places(path, &places));
    contest.faster("ours / best of cfb", by_position, &peers, 6.0);
    contest.faster("ours over a map / best of cfb", mapped, &peers, None);
    contest.faster("ours / reading the whole file", by_position, &[limit], None);
    contest.faster("ours, by name / best of cfb", named, &peers, None);
    contest.faster("ours, by name / a pread for each stream", named, &[preads], None);
    contest.faster("ours over a map, by name / best of cfb", named_mapped, &peers, None);
    contest.note(
        "The order does not matter here, so ours goes by entry number (`children_by_id`), in which neighbours lie \
         together; `cfb` gives entries by name alone. By name, ours has the same work as `cfb`, and the limit by \
         position is a system call for each stream.",
    );
    Ok(contest)
}

fn list_ours(file: &CompoundFile, names: &[String]) -> io::Result<u64> {
    let storage = file.find(Files::MANY).map_err(ours)?;
    let mut digest = Digest::new();
    for child in storage.children().map_err(ours)? {
        digest.number(child.map_err(ours)?.len_bytes());
    }
    for name in names {
        let child = storage.child(name).map_err(ours)?;
        digest.number(child.ok_or(io::ErrorKind::NotFound)?.len_bytes());
    }
    Ok(digest.value())
}

/// In which order the streams of a storage are read.
#[derive(Clone, Copy)]
enum Order {
    /// As their entries lie in the directory.
    Entries,
    /// As a listing has them.
    Names,
}

fn read_ours(file: &CompoundFile, order: Order) -> io::Result<u64> {
    let storage = file.find(Files::MANY).map_err(ours)?;
    let children = match order {
        Order::Entries => storage.children_by_id(),
        Order::Names => storage.children(),
    };
    let mut digest = Digest::new();
    for child in children.map_err(ours)? {
        digest.all(&child.map_err(ours)?.bytes().map_err(ours)?);
    }
    Ok(digest.value())
}

/// Where each stream lies, in the order of names: what any engine must read by position.
fn places(path: &Path) -> io::Result<Vec<(u64, usize)>> {
    let file = open_mapped(path)?;
    let storage = file.find(Files::MANY).map_err(ours)?;
    let mut places = Vec::new();
    for child in storage.children().map_err(ours)? {
        let mut stream = child.map_err(ours)?.open().map_err(ours)?;
        for range in stream.file_ranges(0..stream.len_bytes()).map_err(ours)? {
            places.push((range.start, usize::try_from(range.end - range.start).map_err(io::Error::other)?));
        }
    }
    Ok(places)
}

fn read_places(path: &Path, places: &[(u64, usize)]) -> io::Result<u64> {
    let file = File::open(path)?;
    let mut digest = Digest::new();
    let mut bytes = vec![0; 4096];
    for &(offset, len) in places {
        let part = bytes.get_mut(..len).ok_or(io::ErrorKind::InvalidData)?;
        imsg_benches::read_exact_at(&file, offset, part)?;
        digest.all(part);
    }
    Ok(digest.value())
}

struct List<'a>(&'a [PathBuf]);

impl CfbWork<u64> for List<'_> {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<u64> {
        let mut digest = Digest::new();
        for entry in file.read_storage(Files::MANY)? {
            digest.number(entry.len());
        }
        for path in self.0 {
            digest.number(file.entry(path)?.len());
        }
        Ok(digest.value())
    }
}

struct ReadAll;

impl CfbWork<u64> for ReadAll {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<u64> {
        let paths: Vec<PathBuf> =
            file.read_storage(Files::MANY)?.map(|entry| entry.path().to_owned()).collect();
        let mut digest = Digest::new();
        let mut bytes = Vec::new();
        for path in paths {
            bytes.clear();
            file.open_stream(path)?.read_to_end(&mut bytes)?;
            digest.all(&bytes);
        }
        Ok(digest.value())
    }
}
