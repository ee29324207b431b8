//! Real messages: every stream of every file, from the path to the last byte.

use std::fs;
use std::io::{self, Cursor, Read, Seek};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use cfb_core::CompoundFile;
use imsg_benches::Digest;

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::{CfbWay, CfbWork, ours};

/// Reads all streams of the real messages; nothing where the folder of real files is not given.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let Some(corpus) = &measure.corpus else {
        eprintln!("  skipped: IMSG_CORPUS is not set");
        return Ok(Vec::new());
    };
    let all = messages(corpus)?;
    let readers: [fn(&Path) -> io::Result<u64>; 3] =
        [read_ours, |path| CfbWay::File.with(path, ReadAll), read_ole];
    let files = agreed(&all, &readers);
    let bytes: u64 = files.iter().map(|path| fs::metadata(path).map_or(0, |data| data.len())).sum();
    let mut contest = Contest::new(format!("every stream of {} messages", files.len()));
    let files = &files;
    let our = contest.runner("ours", move || each(files, read_ours));
    let mut peers = CfbWay::ALL
        .map(|way| contest.runner(way.name(), move || each(files, |path| way.with(path, ReadAll))))
        .to_vec();
    peers.push(contest.runner("cfb over bytes read at once", move || {
        each(files, |path| ReadAll.run(&mut cfb::CompoundFile::open(Cursor::new(fs::read(path)?))?))
    }));
    let ole = contest.runner("ole", move || each(files, read_ole));
    let limit = contest
        .runner_in(1, "reading the files", move || each(files, |path| Ok(fs::read(path)?.len() as u64)));
    contest.faster("ours / best of cfb", our, &peers, 3.0);
    contest.faster("ours / ole", our, &[ole], 1.2);
    contest.faster("ours / reading the files", our, &[limit], None);
    contest.note(format!(
        "{} of {} files ({bytes} bytes), those of which all three read the same.",
        files.len(),
        all.len()
    ));
    Ok(vec![contest.run(measure.effort)?])
}

/// The messages of the corpus, in order.
pub(crate) fn messages(corpus: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![corpus.join("msg")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "msg" || ext == "oft") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Those files that every reader reads, all to the same digest. Other implementations may panic.
pub(crate) fn agreed(files: &[PathBuf], readers: &[fn(&Path) -> io::Result<u64>]) -> Vec<PathBuf> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let digest = |reader: &fn(&Path) -> io::Result<u64>, path: &Path| {
        panic::catch_unwind(AssertUnwindSafe(|| reader(path))).ok()?.ok()
    };
    let agreed = files
        .iter()
        .filter(|path| {
            let mut digests = readers.iter().map(|reader| digest(reader, path));
            let Some(Some(first)) = digests.next() else { return false };
            digests.all(|digest| digest == Some(first))
        })
        .cloned()
        .collect();
    panic::set_hook(hook);
    agreed
}

/// The digests of all files together.
pub(crate) fn each(files: &[PathBuf], read: impl Fn(&Path) -> io::Result<u64>) -> io::Result<u64> {
    let mut all = 0_u64;
    for path in files {
        all = all.rotate_left(1) ^ read(path)?;
    }
    Ok(all)
}

fn read_ours(path: &Path) -> io::Result<u64> {
    let file = CompoundFile::open(path).map_err(ours)?;
    let mut digest = Digest::new();
    let mut storages = vec![file.root()];
    while let Some(storage) = storages.pop() {
        for child in storage.children().map_err(ours)? {
            let child = child.map_err(ours)?;
            if child.is_storage() {
                storages.push(child);
            } else {
                digest.all(&child.bytes().map_err(ours)?);
            }
        }
    }
    Ok(digest.value())
}

struct ReadAll;

impl CfbWork<u64> for ReadAll {
    fn run<F: Read + Seek>(self, file: &mut cfb::CompoundFile<F>) -> io::Result<u64> {
        let paths: Vec<PathBuf> =
            file.walk().filter(|entry| entry.is_stream()).map(|entry| entry.path().to_owned()).collect();
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

fn read_ole(path: &Path) -> io::Result<u64> {
    let reader = ole::Reader::new(fs::File::open(path)?).map_err(io::Error::other)?;
    let mut digest = Digest::new();
    let mut bytes = Vec::new();
    for entry in reader.iterate() {
        if entry._type() == ole::EntryType::UserStream && entry.len() > 0 {
            bytes.clear();
            reader.get_entry_slice(entry).map_err(io::Error::other)?.read_to_end(&mut bytes)?;
            digest.all(&bytes);
        }
    }
    Ok(digest.value())
}
