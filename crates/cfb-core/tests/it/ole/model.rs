//! Random operations against plain maps: nested transactions, two handles, revert, rename, resize, reopen.

use std::collections::BTreeMap;
use std::fmt;

use cfb_core::{
    CompoundFile, Mode, ObjectType, SharedBytes, Storage, StorageOptions, StorageStream, Version,
};
use quickcheck::{Arbitrary, Gen, QuickCheck};

use super::support::{RO, RW, again, memory};

/// A tree of plain maps.
#[derive(Clone, PartialEq, Eq)]
enum Tree {
    Stream(Vec<u8>),
    Storage(BTreeMap<String, Tree>),
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stream(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Storage(children) => children.fmt(f),
        }
    }
}

impl Tree {
    fn empty() -> Self {
        Self::Storage(BTreeMap::new())
    }

    fn children(&mut self) -> &mut BTreeMap<String, Self> {
        match self {
            Self::Storage(children) => children,
            Self::Stream(_) => panic!("a stream has no children"),
        }
    }
}

/// One step; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    CreateStream(u8, u8),
    CreateStorage(u8, u8, bool),
    Write(u8, u8, u32, u32),
    SetLen(u8, u8, u32),
    Remove(u8, u8),
    Rename(u8, u8, u8),
    Move(u8, u8, u8, u8),
    Bits(u8, u32),
    Enter(u8, u8, bool),
    Leave(u8),
    Commit(u8),
    Revert(u8),
    OpenStream(u8, u8),
    WriteOpen(u8, u32, u32),
    Reopen,
}

impl Arbitrary for Step {
    fn arbitrary(g: &mut Gen) -> Self {
        let small = |g: &mut Gen| u8::arbitrary(g);
        let place = |g: &mut Gen| match u8::arbitrary(g) % 5 {
            0 => u32::arbitrary(g) % 200,
            1 => 4000 + u32::arbitrary(g) % 200,
            2 => u32::arbitrary(g) % 20_000,
            3 => 512 * (u32::arbitrary(g) % 30),
            _ => u32::arbitrary(g) % 1_500_000,
        };
        match u8::arbitrary(g) % 24 {
            0..=2 => Self::CreateStream(small(g), small(g)),
            3 => Self::CreateStorage(small(g), small(g), bool::arbitrary(g)),
            4..=7 => {
                let at = place(g);
                Self::Write(small(g), small(g), at, place(g))
            }
            8 | 9 => Self::SetLen(small(g), small(g), place(g)),
            10 => Self::Remove(small(g), small(g)),
            11 => Self::Rename(small(g), small(g), small(g)),
            12 | 13 => Self::Move(small(g), small(g), small(g), small(g)),
            14 => Self::Bits(small(g), u32::arbitrary(g)),
            15 | 16 => Self::Enter(small(g), small(g), u8::arbitrary(g) % 3 > 0),
            17 => Self::Leave(small(g)),
            18 | 19 => Self::Commit(small(g)),
            20 => Self::Revert(small(g)),
            21 => Self::OpenStream(small(g), small(g)),
            22 => {
                let at = place(g);
                Self::WriteOpen(small(g), at, place(g))
            }
            _ => Self::Reopen,
        }
    }
}

/// An open storage of the model: its path, and the tree as it was at its last commit, if it is transacted.
struct Level {
    handle: Storage,
    path: Vec<String>,
    /// Index of the level it was opened through.
    parent: usize,
    is_transacted: bool,
}

/// What a transacted storage sees; one for each, with the index of its level.
struct World {
    bytes: SharedBytes,
    options: StorageOptions,
    mode: Mode,
    levels: Vec<Level>,
    /// The tree as each level's transaction sees it, from its own storage down; direct levels have none.
    trees: Vec<Option<Tree>>,
    /// What is committed below each transaction.
    below: Vec<Option<Tree>>,
    streams: Vec<(StorageStream, usize, String)>,
}

const NAMES: [&str; 9] = ["a", "B", "c", "long name", "Longer name", "x1", "X2", "\u{e9}t\u{e9}", "zz"];

impl World {
    fn new(v4: bool, memory_limit: u64, mode: Mode) -> Self {
        let version = if v4 { Version::V4 } else { Version::V3 };
        let options = StorageOptions::new().version(version).memory_limit(memory_limit);
        let bytes = memory();
        let handle = options.create_on(again(&bytes), mode.create()).unwrap();
        let mut world = Self {
            bytes,
            options,
            mode,
            levels: Vec::new(),
            trees: Vec::new(),
            below: Vec::new(),
            streams: Vec::new(),
        };
        world.push(handle, Vec::new(), 0, true, Tree::empty());
        world
    }

    fn push(&mut self, handle: Storage, path: Vec<String>, parent: usize, is_transacted: bool, tree: Tree) {
        self.levels.push(Level { handle, path, parent, is_transacted });
        self.trees.push(is_transacted.then(|| tree.clone()));
        self.below.push(is_transacted.then_some(tree));
    }

    fn level(&self, number: u8) -> usize {
        usize::from(number) % self.levels.len()
    }

    /// The level whose transaction a level works in.
    fn owner(&self, level: usize) -> usize {
        let mut at = level;
        while !self.levels[at].is_transacted {
            at = self.levels[at].parent;
        }
        at
    }

    /// The storage of a level as its transaction sees it.
    fn storage(&mut self, level: usize) -> &mut BTreeMap<String, Tree> {
        let owner = self.owner(level);
        let skip = self.levels[owner].path.len();
        let path = self.levels[level].path[skip..].to_vec();
        let mut tree = self.trees[owner].as_mut().unwrap();
        for name in path {
            tree = tree.children().get_mut(&name).unwrap();
        }
        tree.children()
    }

    fn is_open(&self, level: usize, name: &str) -> bool {
        let path = &self.levels[level].path;
        let same = |other: &[String]| {
            other.len() == path.len() + 1 && other.starts_with(path) && other.last().unwrap() == name
        };
        self.levels.iter().any(|other| same(&other.path))
            || self.streams.iter().any(|(_, at, other)| self.levels[*at].path == *path && other == name)
    }

    /// Drops levels from an index on that are below a path, and streams opened through them.
    fn forget(&mut self, path: &[String], with_itself: bool) {
        let gone =
            |level: &Level| level.path.starts_with(path) && (with_itself || level.path.len() > path.len());
        let doomed: Vec<bool> = self.levels.iter().map(gone).collect();
        self.streams.retain(|(stream, level, name)| {
            let mut own = self.levels[*level].path.clone();
            own.push(name.clone());
            let dies = doomed[*level] || own.starts_with(path);
            if dies {
                // The handle must know, whatever is done with it.
                let _ = stream.position();
            }
            !dies
        });
        let mut map = vec![usize::MAX; doomed.len()];
        let mut kept = 0;
        for (index, &dies) in doomed.iter().enumerate() {
            if !dies {
                map[index] = kept;
                kept += 1;
            }
        }
        let mut index = 0;
        self.levels.retain(|_| {
            index += 1;
            !doomed[index - 1]
        });
        for list in [&mut self.trees, &mut self.below] {
            let mut index = 0;
            list.retain(|_| {
                index += 1;
                !doomed[index - 1]
            });
        }
        for level in &mut self.levels {
            level.parent = map[level.parent];
        }
        for stream in &mut self.streams {
            stream.1 = map[stream.1];
        }
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        let name = |number: u8| NAMES[usize::from(number) % NAMES.len()].to_owned();
        match *step {
            Step::CreateStream(level, n) => {
                let (level, name) = (self.level(level), name(n));
                let is_free = !self.storage(level).contains_key(&name);
                let created = self.levels[level].handle.create_stream(&name, RW);
                expect(is_free, &created)?;
                if is_free {
                    self.storage(level).insert(name, Tree::Stream(Vec::new()));
                }
            }
            Step::CreateStorage(level, n, transacted) => {
                let (level, name) = (self.level(level), name(n));
                if self.levels[level].path.len() > 5 {
                    return Ok(());
                }
                let is_free = !self.storage(level).contains_key(&name);
                let mode = if transacted { RW.transacted() } else { RW };
                let created = self.levels[level].handle.create_storage(&name, mode);
                expect(is_free, &created)?;
                if let Ok(handle) = created {
                    self.storage(level).insert(name.clone(), Tree::empty());
                    let mut path = self.levels[level].path.clone();
                    path.push(name);
                    self.push(handle, path, level, transacted, Tree::empty());
                }
            }
            Step::Enter(level, n, transacted) => {
                let (level, name) = (self.level(level), name(n));
                let found = self.storage(level).get(&name).cloned();
                let may = matches!(found, Some(Tree::Storage(_))) && !self.is_open(level, &name);
                let mode = if transacted { RW.transacted() } else { RW };
                let opened = self.levels[level].handle.open_storage(&name, mode);
                expect(may, &opened)?;
                if let Ok(handle) = opened {
                    let mut path = self.levels[level].path.clone();
                    path.push(name);
                    self.push(handle, path, level, transacted, found.unwrap());
                }
            }
            Step::Leave(level) => {
                let level = self.level(level);
                if level > 0 {
                    let path = self.levels[level].path.clone();
                    self.forget(&path, true);
                }
            }
            Step::Write(level, n, at, len) => {
                let (level, name) = (self.level(level), name(n));
                let len = len % 700_000;
                let bytes = super::support::pattern(n, len as usize);
                self.with_stream(level, &name, |stream, model| {
                    stream.write_at(at.into(), &bytes).unwrap();
                    write(model, at as usize, &bytes);
                })?;
            }
            Step::SetLen(level, n, len) => {
                let (level, name) = (self.level(level), name(n));
                self.with_stream(level, &name, |stream, model| {
                    stream.set_len(len.into()).unwrap();
                    model.resize(len as usize, 0);
                })?;
            }
            Step::OpenStream(level, n) => {
                let (level, name) = (self.level(level), name(n));
                let may = matches!(self.storage(level).get(&name), Some(Tree::Stream(_)))
                    && !self.is_open(level, &name);
                let opened = self.levels[level].handle.open_stream(&name, RW);
                expect(may, &opened)?;
                if let Ok(stream) = opened {
                    self.streams.push((stream, level, name));
                }
            }
            Step::WriteOpen(n, at, len) => {
                if self.streams.is_empty() {
                    return Ok(());
                }
                let index = usize::from(n) % self.streams.len();
                let (stream, level, name) = &self.streams[index];
                let (stream, level, name) = (stream.try_clone().unwrap(), *level, name.clone());
                let bytes = super::support::pattern(n, len as usize % 50_000);
                stream.write_at(at.into(), &bytes).unwrap();
                match self.storage(level).get_mut(&name) {
                    Some(Tree::Stream(model)) => write(model, at as usize, &bytes),
                    other => return Err(format!("an open stream is {other:?}")),
                }
            }
            Step::Remove(level, n) => {
                let (level, name) = (self.level(level), name(n));
                let is_there = self.storage(level).contains_key(&name);
                expect(is_there, &self.levels[level].handle.remove(&name))?;
                if is_there {
                    self.storage(level).remove(&name);
                    let mut path = self.levels[level].path.clone();
                    path.push(name);
                    self.forget(&path, true);
                }
            }
            Step::Rename(level, n, new) => {
                let (level, name, new) = (self.level(level), name(n), name(new));
                let may = self.storage(level).contains_key(&name)
                    && !self.is_open(level, &name)
                    && (name == new || !self.storage(level).contains_key(&new));
                expect(may, &self.levels[level].handle.rename(&name, &new))?;
                if may {
                    let tree = self.storage(level).remove(&name).unwrap();
                    self.storage(level).insert(new, tree);
                }
            }
            Step::Move(level, n, to, new) => {
                let (level, name, to, new) = (self.level(level), name(n), self.level(to), name(new));
                let may = self.storage(level).contains_key(&name)
                    && !self.is_open(level, &name)
                    && !self.storage(to).contains_key(&new);
                let handle = self.levels[to].handle.clone();
                expect(may, &self.levels[level].handle.move_to(&name, &handle, &new))?;
                if may {
                    let tree = self.storage(level).remove(&name).unwrap();
                    self.storage(to).insert(new, tree);
                }
            }
            Step::Bits(level, bits) => {
                let level = self.level(level);
                self.levels[level].handle.set_state_bits(bits, u32::MAX).unwrap();
                if self.levels[level].handle.stat().unwrap().state_bits() != bits {
                    return Err("state bits".into());
                }
            }
            Step::Commit(level) => {
                let level = self.level(level);
                super::support::commit(&self.levels[level].handle);
                self.commit(level);
            }
            Step::Revert(level) => {
                let level = self.level(level);
                self.levels[level].handle.revert().unwrap();
                // The root of the model is a transaction even where it is direct: there it has nothing to revert.
                let is_real = self.levels[level].is_transacted && (level > 0 || self.mode.is_transacted());
                if is_real {
                    self.trees[level] = self.below[level].clone();
                    let path = self.levels[level].path.clone();
                    self.forget(&path, false);
                }
            }
            Step::Reopen => self.reopen(),
        }
        Ok(())
    }

    /// The model of a commit: the tree goes into that of the transaction below.
    fn commit(&mut self, level: usize) {
        if !self.levels[level].is_transacted {
            return;
        }
        let tree = self.trees[level].clone().unwrap();
        self.below[level] = Some(tree.clone());
        if level == 0 {
            return;
        }
        let owner = self.owner(self.levels[level].parent);
        let skip = self.levels[owner].path.len();
        let path = self.levels[level].path[skip..].to_vec();
        let mut at = self.trees[owner].as_mut().unwrap();
        for name in path {
            at = at.children().get_mut(&name).unwrap();
        }
        *at = tree;
        if owner == 0 && !self.mode.is_transacted() {
            self.below[0].clone_from(&self.trees[0]);
        }
    }

    fn reopen(&mut self) {
        if !self.mode.is_transacted() {
            self.below[0].clone_from(&self.trees[0]);
        }
        let tree = self.below[0].clone().unwrap();
        self.streams.clear();
        self.levels.clear();
        self.trees.clear();
        self.below.clear();
        let file = CompoundFile::from_bytes(self.bytes.to_vec()).unwrap();
        assert_eq!(file.check().unwrap(), []);
        let handle = self.options.open_on(again(&self.bytes), self.mode).unwrap();
        self.push(handle, Vec::new(), 0, true, tree);
    }

    fn with_stream(
        &mut self,
        level: usize,
        name: &str,
        change: impl FnOnce(&StorageStream, &mut Vec<u8>),
    ) -> Result<(), String> {
        let may =
            matches!(self.storage(level).get(name), Some(Tree::Stream(_))) && !self.is_open(level, name);
        let opened = self.levels[level].handle.open_stream(name, RW);
        expect(may, &opened)?;
        if let Ok(stream) = opened {
            let Some(Tree::Stream(model)) = self.storage(level).get_mut(name) else { unreachable!() };
            change(&stream, model);
        }
        Ok(())
    }

    /// Whether every level reads as its model.
    fn agrees(&mut self) -> Result<(), String> {
        for level in 0..self.levels.len() {
            let model = self.storage(level).clone();
            let stats = self.levels[level].handle.list().map_err(|e| format!("{e:?}"))?;
            let found: Vec<String> = stats.iter().map(|stat| stat.name().to_string()).collect();
            let mut expected: Vec<String> = model.keys().cloned().collect();
            expected.sort_by_key(|name| {
                let units: Vec<u16> = name.to_uppercase().encode_utf16().collect();
                (units.len(), units)
            });
            if found != expected {
                return Err(format!("level {level}: {found:?}, expected {expected:?}"));
            }
            for stat in stats {
                let name = stat.name().to_string();
                match &model[&name] {
                    Tree::Storage(_) if stat.kind() == ObjectType::Storage => {}
                    Tree::Stream(bytes) if stat.len_bytes() == bytes.len() as u64 => {
                        if let Ok(stream) = self.levels[level].handle.open_stream(&name, RO)
                            && super::support::all_of(&stream) != *bytes
                        {
                            return Err(format!("level {level}: bytes of {name}"));
                        }
                    }
                    other => return Err(format!("{name}: {stat:?}, expected {other:?}")),
                }
            }
        }
        for (stream, level, name) in
            self.streams.iter().map(|(s, l, n)| (s.clone(), *l, n.clone())).collect::<Vec<_>>()
        {
            match self.storage(level).get(&name) {
                Some(Tree::Stream(bytes)) if super::support::all_of(&stream) == *bytes => {}
                other => return Err(format!("open stream {name}, expected {other:?}")),
            }
        }
        Ok(())
    }
}

fn write(model: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if !bytes.is_empty() {
        model.resize(model.len().max(at + bytes.len()), 0);
        model[at..at + bytes.len()].copy_from_slice(bytes);
    }
}

fn expect<T>(may: bool, done: &cfb_core::Result<T>) -> Result<(), String> {
    match done {
        Ok(_) if may => Ok(()),
        Err(e) if may => Err(format!("refused: {e:?}")),
        Ok(_) => Err("not refused".into()),
        Err(_) => Ok(()),
    }
}

/// The tree of a file, read by the reading side.
fn read(file: &CompoundFile) -> Tree {
    fn of(entry: cfb_core::Entry<'_>) -> Tree {
        if entry.is_stream() {
            return Tree::Stream(entry.bytes().unwrap().into_owned());
        }
        let children = entry.children().unwrap().map(|child| child.unwrap());
        Tree::Storage(children.map(|child| (child.name().to_string(), of(child))).collect())
    }
    of(file.root())
}

fn run(mode: Mode, v4: bool, memory_limit: u64, steps: &[Step]) -> Result<(), String> {
    let mut world = World::new(v4, memory_limit, mode);
    for (index, step) in steps.iter().enumerate() {
        world
            .step(step)
            .and_then(|()| world.agrees())
            .map_err(|what| format!("step {index} {step:?}: {what}"))?;
    }
    world.reopen();
    let file = CompoundFile::from_bytes(world.bytes.to_vec()).unwrap();
    let model = world.trees[0].clone().unwrap();
    if read(&file) == model { Ok(()) } else { Err(format!("file {:?}, expected {model:?}", read(&file))) }
}

#[test]
fn random_operations_agree_with_plain_maps() {
    fn law(transacted: bool, v4: bool, little_memory: bool, steps: Vec<Step>) -> quickcheck::TestResult {
        let mode = if transacted { RW.transacted() } else { RW };
        let limit = if little_memory { 10_000 } else { 8 << 20 };
        match run(mode, v4, limit, &steps) {
            Ok(()) => quickcheck::TestResult::passed(),
            Err(what) => quickcheck::TestResult::error(what),
        }
    }
    let tests = std::env::var("CFB_CORE_MODEL_TESTS").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    QuickCheck::new()
        .rng(Gen::new(120))
        .tests(tests)
        .quickcheck(law as fn(bool, bool, bool, Vec<Step>) -> quickcheck::TestResult);
}
