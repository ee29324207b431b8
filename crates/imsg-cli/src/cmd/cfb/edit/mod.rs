//! Changing a compound file: one crash-safe commit each, or nothing.

pub(super) mod compact;
pub(super) mod mkdir;
pub(super) mod mv;
pub(super) mod place;
pub(super) mod put;
pub(super) mod rm;
pub(super) mod undo;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{CommitOptions, CommitStep, CompoundFile, ErrorKind, Mode, Name, Storage, WriteFile};
use clap::Args;

use crate::args::OpenArgs;
use crate::cmd::cfb::edit::place::Place;
use crate::cmd::cfb::open;
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners};
use crate::mapped;

/// What every verb takes that changes a file.
#[derive(Debug, Args)]
pub(super) struct EditArgs {
    /// The file, which is changed in place; if another program has it open, it is refused at once, not waited for
    file: PathBuf,
    /// Keep the state before in the file until the next change, for `imsg cfb undo`
    #[arg(long)]
    keep_undo: bool,
}

/// A file that is being changed.
pub(super) struct Editing {
    root: Storage,
    /// Storages that are open, each with its path: an element can be open once only.
    open: Vec<(Vec<Name>, Storage)>,
}

impl Editing {
    /// Opens a file to change it, alone.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = to_change(path)?;
        let store = WriteFile::from_file(file).map_err(|e| Failure::io(path, "cannot be looked at", &e))?;
        let root = Storage::open_on(Arc::new(store), Mode::read_write().transacted()).map_err(told);
        root.map(Self::new).map_err(|failure| failure.about(path.display().to_string()))
    }

    pub(super) fn new(root: Storage) -> Self {
        Self { root, open: Vec::new() }
    }

    /// The file as it was before the change.
    pub(super) fn before(&self) -> Result<CompoundFile> {
        self.root.snapshot().map_err(told)
    }

    /// The storage at a path, open.
    pub(super) fn storage(&mut self, names: &[Name]) -> Result<Storage> {
        self.storage_or(names, false)
    }

    /// The storage at a path, open; made if it is not there, and those on the way to it too.
    pub(super) fn make_storage(&mut self, names: &[Name]) -> Result<Storage> {
        self.storage_or(names, true)
    }

    fn storage_or(&mut self, names: &[Name], make: bool) -> Result<Storage> {
        let mut at = self.root.clone();
        for (name, len) in names.iter().zip(1usize..) {
            let path = names.get(..len).unwrap_or(names);
            if let Some((_, known)) = self.open.iter().find(|(known, _)| is_same(known, path)) {
                at = known.clone();
                continue;
            }
            let next = match at.open_storage(name, Mode::read_write()) {
                Err(error) if error.is_not_found() && at.stat_of(name).is_ok_and(|stat| stat.is_stream()) => {
                    let failure =
                        Failure::new(format!("{}: is a stream, a storage was expected", place::text(path)));
                    return Err(failure.advise("nothing can be in a stream: name a storage"));
                }
                Err(error) if make && error.is_not_found() => at.create_storage(name, Mode::read_write()),
                Err(error) if error.is_not_found() => {
                    let failure = Failure::new(format!("no storage named \"{}\"", place::text(path)));
                    return Err(failure.advise(
                        "`imsg cfb mkdir FILE PATH` makes one, `imsg cfb ls FILE` lists those there are",
                    ));
                }
                other => other,
            };
            at = next.map_err(told)?;
            self.open.push((path.to_vec(), at.clone()));
        }
        Ok(at)
    }

    /// Closes what is open at a path and below, which is about to be removed or moved.
    fn close(&mut self, names: &[Name]) {
        self.open.retain(|(known, _)| !known.get(..names.len()).is_some_and(|start| is_same(start, names)));
    }

    /// Makes the change the state of the file.
    pub(super) fn commit(self, options: CommitOptions) -> Result<()> {
        self.root.commit(options).map_err(told)
    }
}

impl EditArgs {
    /// Opens the file, changes it, and commits.
    fn edit(&self, shrink: bool, change: impl FnOnce(&mut Editing) -> Result<()>) -> Result<bool> {
        let mut editing = Editing::open(&self.file)?;
        change(&mut editing).map_err(|failure| failure.about(self.name()))?;
        // What is kept for undoing can't be cut off.
        let options = CommitOptions::new().keep_undo(self.keep_undo).consolidate(shrink && !self.keep_undo);
        editing.commit(options).map_err(|failure| failure.about(self.name()))?;
        Ok(true)
    }

    fn name(&self) -> String {
        self.file.display().to_string()
    }
}

/// Opens a file that is to be changed, after a look at what it is.
pub(in crate::cmd) fn to_change(path: &Path) -> Result<File> {
    let input = Input::from_word(path);
    if input == Input::Stdin {
        let failure = Failure::usage("standard input cannot be changed");
        return Err(failure.advise("name a file"));
    }
    // What is no compound file is named as what it is.
    refuse_pipe(path)?;
    drop(open(&input, OpenArgs::default(), Owners::Shared)?);
    let fail = |error: io::Error| {
        let failure = Failure::io(path, "cannot be opened for writing", &error);
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                failure.advise("ask for permission to write it, or change a copy")
            }
            _ => failure,
        }
    };
    let file = File::options().read(true).write(true).open(path).map_err(fail)?;
    if !mapped::keep_out(&file) {
        return Err(busy().about(input.name()));
    }
    Ok(file)
}

/// Refuses what is there and can be no compound file that is written: a pipe would be waited for once it is opened.
fn refuse_pipe(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() && !there.is_dir() => {
            let failure = Failure::new("is no regular file: a pipe or a device cannot be changed");
            Err(failure.about(path.display().to_string()).advise("name a file on a disk"))
        }
        // What is not there, or is a folder, is said by whoever opens it.
        _ => Ok(()),
    }
}

fn busy() -> Failure {
    Failure::new("another program has the file open").advise("close it there and try again")
}

/// Whether two paths lead to the same element.
fn is_same(one: &[Name], other: &[Name]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.matches(other.units()))
}

/// What the engine says, and what to do about it.
pub(in crate::cmd) fn told(error: cfb_core::Error) -> Failure {
    let advice = match error.commit_step() {
        Some(CommitStep::Shrink) => {
            "the change is made, the file is only longer than need be: `imsg cfb compact FILE` shortens it"
        }
        Some(CommitStep::WriteHeader | CommitStep::SyncHeader) => {
            "the change is made or the file is as it was, nothing between: `imsg cfb ls FILE` shows which"
        }
        _ => return told_before(error),
    };
    Failure::from(error).advise(advice)
}

/// The same where nothing of the change is in the file.
fn told_before(error: cfb_core::Error) -> Failure {
    let advice = match error.kind() {
        ErrorKind::ShareViolation | ErrorKind::LockViolation => return busy(),
        ErrorKind::NotFound { .. } => "`imsg cfb ls FILE` lists paths and entry numbers",
        ErrorKind::AlreadyExists { .. } => "`imsg cfb rm FILE PATH` removes it, `imsg cfb mv` renames it",
        ErrorKind::InvalidName(_) => "choose a name of at most 31 characters without / \\ : !",
        ErrorKind::FileLimit { .. } => {
            "`imsg cfb compact FILE --v4 -o OUT` makes a file of version 4, which may be larger"
        }
        ErrorKind::Corrupt(_) => "`imsg check FILE` says what is damaged",
        ErrorKind::NotCurrent => "somebody else has just changed the file: try again",
        ErrorKind::InDoubt => "`imsg check FILE` says whether the change was made",
        ErrorKind::Io(io::ErrorKind::StorageFull) => {
            "the file is as it was: make room on the disk and try again"
        }
        ErrorKind::Io(_) => "the file is as it was: the disk or the connection may be at fault",
        _ => return Failure::from(error),
    };
    Failure::from(error).advise(advice)
}

/// The element that a path or a number leads to.
fn place(path: Option<&str>, id: Option<u32>, editing: &Editing) -> Result<Place> {
    match (id, path) {
        (Some(id), _) => Place::of_entry(&editing.before()?, id),
        (None, Some(path)) => Place::parse(path),
        (None, None) => {
            let failure = Failure::usage("which storage or stream is meant?");
            Err(failure.advise("give its path, or its entry number with --id; `imsg cfb ls FILE` lists both"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use cfb_core::{ReadAt, Store};

    use super::*;

    /// A file whose header can be written so many times, and no more.
    struct Failing {
        file: WriteFile,
        headers: AtomicUsize,
    }

    impl ReadAt for Failing {
        fn len(&self) -> u64 {
            self.file.len()
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            self.file.read_at(offset, buf)
        }
    }

    impl Store for Failing {
        fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
            let left = self.headers.load(Ordering::Relaxed);
            if offset == 0 {
                let left = left.checked_sub(1).ok_or_else(|| io::Error::other("pulled out"))?;
                self.headers.store(left, Ordering::Relaxed);
            }
            self.file.write_at(offset, bytes)
        }

        fn set_len(&self, len_bytes: u64) -> io::Result<()> {
            self.file.set_len(len_bytes)
        }

        fn sync(&self) -> io::Result<()> {
            self.file.sync()
        }
    }

    /// What is said of a removal that fails once the header was written so many times, and whether it was made.
    fn removal(headers: usize) -> (Failure, bool) {
        let mut plan = cfb_layout::Plan::new(cfb_layout::Version::V3);
        let root = plan.root();
        plan.stream(root, "first", cfb_layout::Content::pattern(1, 100_000));
        plan.stream(root, "last", cfb_layout::Content::pattern(2, 100_000));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cfb");
        fs::write(&path, plan.to_vec()).unwrap();
        let file = File::options().read(true).write(true).open(&path).unwrap();
        let store = Failing {
            file: WriteFile::from_file(file).unwrap().without_locks(),
            headers: AtomicUsize::new(headers),
        };
        let root = Storage::open_on(Arc::new(store), Mode::read_write().transacted()).unwrap();
        root.remove("first".parse::<Name>().unwrap()).unwrap();
        let failure = Editing::new(root).commit(CommitOptions::new().consolidate(true)).unwrap_err();
        let after = CompoundFile::from_bytes(fs::read(&path).unwrap()).unwrap();
        (failure, after.find("first").is_err())
    }

    #[test]
    fn a_header_that_could_not_be_written_leaves_it_open_what_the_file_is() {
        let (failure, _) = removal(0);
        let advice = failure.advice().unwrap();
        assert!(advice.contains("made or the file is as it was"), "{}: {advice}", failure.message());
    }

    #[test]
    fn a_file_that_could_not_be_shortened_has_the_change_all_the_same() {
        let (failure, is_made) = removal(1);
        let advice = failure.advice().unwrap();
        assert!(advice.starts_with("the change is made"), "{}: {advice}", failure.message());
        assert!(is_made);
    }
}
