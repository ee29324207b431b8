//! Operations on storages, compared with plain maps: nested transactions, several handles, reverts, reopens.

use std::collections::BTreeMap;
use std::sync::Arc;

use cfb_core::{
    CommitOptions, CompoundFile, Corruption, Entry, ErrorKind, Mode, Result, SharedBytes, Storage,
    StorageOptions, StorageStream, Version,
};

use crate::pieces::Pieces;

/// Operations done at most.
const STEPS: usize = 200;

/// Storages open at once at most; the root is one of them.
const MAX_OPEN: usize = 8;

const RW: Mode = Mode::read_write();

/// Two of them are one name, in another case.
const NAMES: [&str; 10] = ["a", "b", "A", "c", "Longer name", "x1", "\u{5}Summary", "zz", "\u{c4}", "\u{e4}"];

/// Where an element is: names as they are compared.
type Path = Vec<String>;

/// An element with its name.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Element {
    name: String,
    /// `None`: a storage.
    bytes: Option<Vec<u8>>,
}

/// All that lies below the root.
type Tree = BTreeMap<Path, Element>;

/// An open storage.
struct Level {
    storage: Storage,
    path: Path,
    /// The level it was opened through; the root's is itself.
    parent: u64,
    number: u64,
    /// What a transacted storage sees below itself; a direct one works in its parent's.
    view: Option<Tree>,
}

/// An open stream.
struct Handle {
    stream: StorageStream,
    path: Path,
    level: u64,
}

struct World {
    memory: SharedBytes,
    options: StorageOptions,
    levels: Vec<Level>,
    streams: Vec<Handle>,
    committed: Tree,
    next: u64,
}

/// A byte of options, then operations of a few bytes each.
///
/// Holds: each operation succeeds exactly where it does on the maps; what an open stream reads is what the map has; what
/// was undone, removed or closed answers `Reverted`; after each commit of the root the file holds what the map has, and
/// its check finds nothing.
pub fn storage_ops(data: &[u8]) {
    let mut pieces = Pieces::new(data);
    let mut world = World::new(pieces.byte());
    for _ in 0..STEPS {
        if pieces.is_empty() {
            break;
        }
        world.step(&mut pieces);
    }
    world.finish();
}

impl World {
    fn new(kind: u8) -> Self {
        let version = if kind & 1 == 0 { Version::V3 } else { Version::V4 };
        let limit = [0, 3000, 1 << 20, 1 << 20][usize::from(kind >> 1 & 3)];
        let options = StorageOptions::new().version(version).memory_limit(limit);
        let memory = SharedBytes::new([]);
        let storage = options.create_on(Arc::new(memory.reopen()), RW.transacted().create());
        let root = Level {
            storage: storage.expect("an empty store takes a file"),
            path: Path::new(),
            parent: 0,
            number: 0,
            view: Some(Tree::new()),
        };
        Self { memory, options, levels: vec![root], streams: Vec::new(), committed: Tree::new(), next: 1 }
    }

    fn step(&mut self, pieces: &mut Pieces<'_>) {
        let kind = pieces.byte();
        let at = usize::from(pieces.byte()) % self.levels.len();
        let name = NAMES[usize::from(pieces.byte()) % NAMES.len()];
        match kind % 20 {
            0..=2 => self.create_stream(at, name),
            3 | 4 => self.storage(at, name, true, kind >= 128),
            5 => self.storage(at, name, false, kind >= 128),
            6..=8 => {
                let (offset, len) = (place(pieces), place(pieces) % 30_000);
                self.stream(
                    at,
                    name,
                    |bytes| write(bytes, offset, len, kind),
                    |stream| stream.write_at(offset as u64, &vec![kind; len]),
                );
            }
            9 => {
                let len = place(pieces);
                self.stream(at, name, |bytes| bytes.resize(len, 0), |stream| stream.set_len(len as u64));
            }
            10 => self.remove(at, name),
            11 => self.rename(at, name, NAMES[usize::from(pieces.byte()) % NAMES.len()]),
            12 => self.commit(at),
            13 => self.revert(at),
            14 if at > 0 => self.close(at),
            15 => self.open_stream(at, name),
            16 | 17 => self.use_open(pieces, kind),
            18 if kind >= 128 => self.reopen(),
            _ => self.commit(0),
        }
    }

    fn index(&self, number: u64) -> usize {
        self.levels
            .iter()
            .position(|level| level.number == number)
            .expect("levels end after those above them")
    }

    /// The level whose transaction a level works in.
    fn owner(&self, mut at: usize) -> usize {
        while self.levels[at].view.is_none() {
            at = self.index(self.levels[at].parent);
        }
        at
    }

    fn view(&mut self, at: usize) -> &mut Tree {
        let owner = self.owner(at);
        self.levels[owner].view.as_mut().expect("an owner has a view")
    }

    fn path(&self, at: usize, name: &str) -> Path {
        [&self.levels[at].path[..], &[key(name)]].concat()
    }

    fn is_open(&self, path: &Path) -> bool {
        self.levels.iter().any(|level| level.path == *path)
            || self.streams.iter().any(|open| open.path == *path)
    }

    fn create_stream(&mut self, at: usize, name: &str) {
        let path = self.path(at, name);
        let is_free = !self.view(at).contains_key(&path);
        let made = self.levels[at].storage.create_stream(name, RW).map(drop);
        agree(is_free, &made, "create a stream");
        if is_free {
            self.view(at).insert(path, Element { name: name.to_owned(), bytes: Some(Vec::new()) });
        }
    }

    /// Creates or opens a storage, and keeps it open.
    fn storage(&mut self, at: usize, name: &str, is_new: bool, is_transacted: bool) {
        if self.levels.len() >= MAX_OPEN {
            return;
        }
        let path = self.path(at, name);
        let there = self.view(at).get(&path).map(|element| element.bytes.is_none());
        let may = if is_new { there.is_none() } else { there == Some(true) && !self.is_open(&path) };
        let mode = if is_transacted { RW.transacted() } else { RW };
        let from = &self.levels[at].storage;
        let opened = if is_new { from.create_storage(name, mode) } else { from.open_storage(name, mode) };
        agree(may, &opened, "a storage");
        let Ok(storage) = opened else { return };
        if is_new {
            self.view(at).insert(path.clone(), Element { name: name.to_owned(), bytes: None });
        }
        let below = below(self.view(at), &path);
        let (parent, number) = (self.levels[at].number, self.next);
        self.next += 1;
        self.levels.push(Level { storage, path, parent, number, view: is_transacted.then_some(below) });
    }

    /// Opens a stream, does something with it, and closes it.
    fn stream(
        &mut self,
        at: usize,
        name: &str,
        model: impl FnOnce(&mut Vec<u8>),
        real: impl FnOnce(&StorageStream) -> Result<()>,
    ) {
        let path = self.path(at, name);
        let is_open = self.is_open(&path);
        let opened = self.levels[at].storage.open_stream(name, RW);
        match self.view(at).get_mut(&path).and_then(|element| element.bytes.as_mut()) {
            Some(bytes) if !is_open => {
                let stream = opened.expect("a stream that is there opens");
                real(&stream).expect("an open stream takes bytes");
                model(bytes);
            }
            _ => agree(false, &opened, "open a stream"),
        }
    }

    fn open_stream(&mut self, at: usize, name: &str) {
        let path = self.path(at, name);
        let is_stream = self.view(at).get(&path).is_some_and(|element| element.bytes.is_some());
        let may = is_stream && !self.is_open(&path);
        let opened = self.levels[at].storage.open_stream(name, RW);
        agree(may, &opened, "keep a stream open");
        if let Ok(stream) = opened
            && self.streams.len() < MAX_OPEN
        {
            self.streams.push(Handle { stream, path, level: self.levels[at].number });
        }
    }

    /// Reads or writes through a stream that stays open.
    fn use_open(&mut self, pieces: &mut Pieces<'_>, kind: u8) {
        let Some(which) = usize::from(pieces.byte()).checked_rem(self.streams.len()) else { return };
        let (offset, len) = (place(pieces), place(pieces) % 20_000);
        let Handle { stream, path, level } = &self.streams[which];
        let (stream, path, at) =
            (stream.try_clone().expect("an open stream"), path.clone(), self.index(*level));
        let element = self.view(at).get_mut(&path).expect("an open stream is there");
        let bytes = element.bytes.as_mut().expect("an open stream is one");
        if kind.is_multiple_of(4) {
            stream.write_at(offset as u64, &vec![kind; len]).expect("an open stream takes bytes");
            write(bytes, offset, len, kind);
            return;
        }
        let mut buf = vec![0xEE; len];
        let read = stream.read_at(offset as u64, &mut buf).expect("an open stream gives bytes");
        let wanted = bytes.get(offset..).unwrap_or_default();
        let wanted = &wanted[..wanted.len().min(len)];
        assert!(buf[..read] == *wanted, "{path:?} at {offset}: {read} bytes, {} wanted", wanted.len());
        assert_eq!(stream.len_bytes().expect("an open stream"), bytes.len() as u64);
    }

    fn remove(&mut self, at: usize, name: &str) {
        let path = self.path(at, name);
        let is_there = self.view(at).contains_key(&path);
        agree(is_there, &self.levels[at].storage.remove(name), "remove");
        self.view(at).retain(|other, _| !other.starts_with(&path));
        self.end(&path, true);
    }

    fn rename(&mut self, at: usize, name: &str, new: &str) {
        let (path, to) = (self.path(at, name), self.path(at, new));
        let is_open = self.is_open(&path);
        let view = self.view(at);
        let may = view.contains_key(&path) && !is_open && (path == to || !view.contains_key(&to));
        agree(may, &self.levels[at].storage.rename(name, new), "rename");
        if may {
            let view = self.view(at);
            let moved: Vec<Path> = view.keys().filter(|other| other.starts_with(&path)).cloned().collect();
            for other in moved {
                let element = view.remove(&other).expect("it was listed");
                view.insert([&to, &other[path.len()..]].concat(), element);
            }
            if let Some(element) = view.get_mut(&to) {
                new.clone_into(&mut element.name);
            }
        }
    }

    fn commit(&mut self, at: usize) {
        self.levels[at].storage.commit(CommitOptions::new()).expect("memory takes every commit");
        let Some(view) = self.levels[at].view.clone() else { return };
        if at == 0 {
            self.committed = view;
            self.check_file(false);
            return;
        }
        let path = self.levels[at].path.clone();
        let parent = self.index(self.levels[at].parent);
        let above = self.view(parent);
        above.retain(|other, _| other.len() == path.len() || !other.starts_with(&path));
        above.extend(view);
    }

    fn revert(&mut self, at: usize) {
        self.levels[at].storage.revert().expect("a revert never fails");
        if self.levels[at].view.is_none() {
            return;
        }
        let path = self.levels[at].path.clone();
        self.end(&path, false);
        let at = self.levels.iter().position(|level| level.path == path).expect("it stays open");
        let tree = if at == 0 {
            self.committed.clone()
        } else {
            let parent = self.index(self.levels[at].parent);
            below(self.view(parent), &path)
        };
        self.levels[at].view = Some(tree);
    }

    fn close(&mut self, at: usize) {
        let path = self.levels[at].path.clone();
        let storage = self.levels[at].storage.clone();
        storage.close().expect("a storage closes");
        self.end(&path, true);
    }

    /// Takes out what lies below a path; its handles must know.
    fn end(&mut self, path: &Path, with_itself: bool) {
        let is_gone = |other: &Path| other.starts_with(path) && (with_itself || other.len() > path.len());
        let (gone, kept) =
            std::mem::take(&mut self.streams).into_iter().partition(|open| is_gone(&open.path));
        self.streams = kept;
        for Handle { stream, .. } in gone {
            is_reverted(&stream.read_at(0, &mut [0]));
            is_reverted(&stream.write_at(0, &[1]));
        }
        let (gone, kept) =
            std::mem::take(&mut self.levels).into_iter().partition(|level: &Level| is_gone(&level.path));
        self.levels = kept;
        for Level { storage, .. } in gone {
            is_reverted(&storage.list());
            is_reverted(&storage.create_stream("new", RW));
        }
    }

    fn reopen(&mut self) {
        self.streams.clear();
        self.levels.truncate(1);
        self.levels.clear();
        let storage = self.options.open_on(Arc::new(self.memory.reopen()), RW.transacted());
        let storage = storage.expect("a file that was committed opens");
        let view = Some(self.committed.clone());
        self.levels.push(Level { storage, path: Path::new(), parent: 0, number: 0, view });
        self.check_file(true);
    }

    /// What is committed is in the file. Behind it may lie what open transactions have put down.
    fn check_file(&self, is_all: bool) {
        let file = CompoundFile::from_bytes(self.memory.to_vec()).expect("a file that was committed opens");
        let mut findings = file.check().expect("memory gives no error");
        findings.retain(|finding| is_all || !matches!(finding.corruption(), Corruption::Uncovered { .. }));
        assert_eq!(findings, []);
        let mut count = 0;
        compare(&self.committed, &file.root(), &Path::new(), &mut count);
        assert_eq!(count, self.committed.len());
    }

    fn finish(mut self) {
        self.commit(0);
        self.reopen();
    }
}

fn compare(tree: &Tree, storage: &Entry<'_>, path: &Path, count: &mut usize) {
    for child in storage.children().expect("a sound storage") {
        let child = child.expect("a sound entry");
        let name = String::from_utf16_lossy(child.name().units());
        let own = [&path[..], &[key(&name)]].concat();
        let element = tree.get(&own).unwrap_or_else(|| panic!("{own:?} should not be there"));
        assert_eq!(element.name, name);
        *count += 1;
        match &element.bytes {
            Some(bytes) => assert!(*child.bytes().expect("a sound stream") == bytes[..], "{own:?}"),
            None => compare(tree, &child, &own, count),
        }
    }
}

/// Names as they are compared.
fn key(name: &str) -> String {
    name.to_uppercase()
}

/// What lies below a path, without itself.
fn below(tree: &Tree, path: &Path) -> Tree {
    let inside = tree.iter().filter(|(other, _)| other.len() > path.len() && other.starts_with(path));
    inside.map(|(path, element)| (path.clone(), element.clone())).collect()
}

/// An offset or a length, often one at which something changes.
fn place(pieces: &mut Pieces<'_>) -> usize {
    let (kind, number) = (pieces.byte(), usize::from(pieces.u16()));
    match kind % 4 {
        0 => number % 200,
        1 => 4090 + number % 12,
        2 => 512 * (number % 40),
        _ => number,
    }
}

fn write(bytes: &mut Vec<u8>, offset: usize, len: usize, fill: u8) {
    if len > 0 {
        bytes.resize(bytes.len().max(offset + len), 0);
        bytes[offset..offset + len].fill(fill);
    }
}

fn agree<T>(may: bool, outcome: &Result<T>, what: &str) {
    match outcome {
        Ok(_) => assert!(may, "{what}: should have been refused"),
        Err(error) => assert!(!may, "{what}: {error}"),
    }
}

fn is_reverted<T>(outcome: &Result<T>) {
    match outcome {
        Ok(_) => panic!("a handle that ended still works"),
        Err(error) => assert_eq!(*error.kind(), ErrorKind::Reverted),
    }
}
