//! Random work: what is done to a file, step by step, made beforehand on a plain map.

use std::sync::Arc;

use cfb_core::Version;

use super::start::Start;
use super::state::{Element, Path, State, pattern};
use crate::sim::random::Random;

/// A change of one element.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    CreateStorage(Path),
    CreateStream { path: Path, len: usize, fill: u64 },
    Write { path: Path, offset: usize, len: usize, fill: u64 },
    SetLen { path: Path, len: usize },
    Remove(Path),
    Rename { path: Path, name: String },
    Move { path: Path, to: Path },
    Class { path: Path, class: [u8; 16] },
    Bits { path: Path, bits: u32 },
}

/// One step of the work.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Change(Op),
    Commit(Commit),
    Revert,
    /// Close the file and open it again; what is not committed is gone.
    Reopen,
    /// Close the file, take the last commit back, open it again.
    Undo,
    /// Somebody else opens the file, makes a change, and commits it.
    Foreign(Op),
    /// Keep a view of what is committed.
    Pin,
    /// Look whether the oldest view is still what it was, and let it go.
    Unpin,
}

/// How a commit is done.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Commit {
    pub(crate) overwrite: bool,
    pub(crate) consolidate: bool,
    pub(crate) keep_undo: bool,
}

/// What kind of work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) version: Version,
    pub(crate) start: Start,
    pub(crate) commits: usize,
    /// Changes between two commits, at most.
    pub(crate) changes: usize,
    /// Bytes of a stream that is made, at most.
    pub(crate) len: usize,
    /// Bytes of changes that stay in memory.
    pub(crate) memory_limit: u64,
    /// Whether others seem to read the file all the time.
    pub(crate) shared: bool,
    /// Whether all commits overwrite.
    pub(crate) overwrite: bool,
    /// Whether there are no transactions.
    pub(crate) direct: bool,
}

/// Work on one file.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    pub(crate) shape: Shape,
    pub(crate) steps: Vec<Step>,
}

/// No two of them are one name in another case.
const NAMES: [&str; 24] = [
    "a",
    "B",
    "c",
    "D",
    "e",
    "long name",
    "Longer name",
    "x1",
    "X2",
    "\u{e9}t\u{e9}",
    "zz",
    "\u{5}Summary",
    "Contents",
    "1",
    "2",
    "3",
    "4",
    "of thirty-one units and no more",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
];

impl Shape {
    /// Of any kind, for files that stay small.
    pub(crate) fn random(random: &mut Random) -> Self {
        let version = if random.one_in(3) { Version::V4 } else { Version::V3 };
        let shared = random.one_in(4);
        Self {
            version,
            start: match random.below(4) {
                0 => Start::Empty,
                1 => Start::Packed(30_000),
                _ => Start::Pieces(random.next() % 1000),
            },
            commits: 2 + random.below(4),
            changes: [2, 5, 12][random.below(3)],
            len: [300, 6000, 20_000][random.below(3)],
            memory_limit: [0, 5000, 1 << 20, 1 << 20][random.below(4)],
            shared,
            overwrite: false,
            direct: !shared && random.one_in(6),
        }
    }

    /// A large file of version 3, at the place where its FAT outgrows the header.
    pub(crate) fn large(random: &mut Random) -> Self {
        Self {
            version: Version::V3,
            start: Start::Packed(7_050_000 + random.below(60_000)),
            commits: 2,
            changes: 4,
            len: 90_000,
            memory_limit: 1 << 20,
            shared: random.one_in(3),
            overwrite: false,
            direct: false,
        }
    }
}

impl Script {
    /// Work of that shape; `state` is what the file holds.
    pub(crate) fn random(shape: Shape, state: &State, random: &mut Random) -> Self {
        let mut steps = Vec::new();
        // What this handle has committed or opened, and what is in the file.
        let (mut model, mut own, mut disk) = (state.clone(), state.clone(), state.clone());
        let mut pins = 0;
        for _ in 0..shape.commits {
            if !shape.direct && random.one_in(8) {
                for _ in 0..1 + random.below(3) {
                    steps.extend(change(shape, &mut model, random).map(Step::Change));
                }
                if random.one_in(2) {
                    steps.push(Step::Revert);
                } else {
                    steps.push(Step::Reopen);
                    own = disk.clone();
                }
                model = own.clone();
            }
            for _ in 0..1 + random.below(shape.changes) {
                steps.extend(change(shape, &mut model, random).map(Step::Change));
            }
            if shape.shared && random.one_in(4) {
                steps.extend(change(shape, &mut disk, random).map(Step::Foreign));
            }
            let commit = Commit {
                overwrite: shape.overwrite,
                consolidate: !shape.direct && random.one_in(5),
                keep_undo: !shape.overwrite && random.one_in(5),
            };
            steps.push(Step::Commit(commit));
            if commit.keep_undo && random.one_in(2) {
                steps.push(Step::Undo);
                (model, own) = (disk.clone(), disk.clone());
            } else {
                (own, disk) = (model.clone(), model.clone());
                if random.one_in(4) {
                    steps.push(Step::Reopen);
                } else if random.one_in(4) {
                    steps.push(Step::Pin);
                    pins += 1;
                } else if pins > 0 && random.one_in(2) {
                    steps.push(Step::Unpin);
                    pins -= 1;
                }
            }
        }
        Self { shape, steps }
    }
}

impl Op {
    /// Does it to the plain map.
    pub(crate) fn apply(&self, to: &mut State) {
        match self {
            Self::CreateStorage(path) => {
                to.0.insert(path.clone(), Element::STORAGE);
            }
            Self::CreateStream { path, len, fill } => {
                to.0.insert(path.clone(), Element::Stream(Arc::new(pattern(*fill, *len))));
            }
            // A write of nothing does nothing, beyond the end too.
            Self::Write { len: 0, .. } => {}
            Self::Write { path, offset, len, fill } => edit(to, path, |bytes| {
                bytes.resize(bytes.len().max(offset + len), 0);
                bytes[*offset..offset + len].copy_from_slice(&pattern(*fill, *len));
            }),
            Self::SetLen { path, len } => edit(to, path, |bytes| bytes.resize(*len, 0)),
            Self::Remove(path) => drop(to.take(path)),
            Self::Rename { path, name } => {
                let all = to.take(path);
                let (_, parent) = path.split_last().unwrap();
                to.put(&[parent, std::slice::from_ref(name)].concat(), all);
            }
            Self::Move { path, to: storage } => {
                let all = to.take(path);
                let (name, _) = path.split_last().unwrap();
                to.put(&[storage, std::slice::from_ref(name)].concat(), all);
            }
            Self::Class { path, class: new } => {
                if let Some(Element::Storage { class, .. }) = to.0.get_mut(path) {
                    *class = *new;
                }
            }
            Self::Bits { path, bits: new } => {
                if let Some(Element::Storage { bits, .. }) = to.0.get_mut(path) {
                    *bits = *new;
                }
            }
        }
    }
}

fn edit(state: &mut State, path: &Path, how: impl FnOnce(&mut Vec<u8>)) {
    match state.0.get_mut(path) {
        Some(Element::Stream(bytes)) => how(Arc::make_mut(bytes)),
        other => panic!("{path:?} is {other:?}"),
    }
}

/// A random change that can be made, and is made to the plain map.
fn change(shape: Shape, model: &mut State, random: &mut Random) -> Option<Op> {
    let op = (0..20).find_map(|_| try_change(shape, model, random))?;
    op.apply(model);
    Some(op)
}

fn try_change(shape: Shape, model: &State, random: &mut Random) -> Option<Op> {
    let name = || NAMES[random.clone().below(NAMES.len())].to_owned();
    let name = name();
    random.next();
    let storages: Vec<&Path> = model.0.iter().filter(|(_, e)| !e.is_stream()).map(|(path, _)| path).collect();
    let streams: Vec<&Path> = model.0.iter().filter(|(_, e)| e.is_stream()).map(|(path, _)| path).collect();
    let storage = storages[random.below(storages.len())].clone();
    let new = [&storage[..], std::slice::from_ref(&name)].concat();
    let is_free = !model.has(&storage, &name);
    let any = |random: &mut Random| model.0.keys().nth(random.below(model.0.len())).cloned().unwrap();
    let fill = random.next();
    match random.below(16) {
        0 => (is_free && storage.len() < 3).then_some(Op::CreateStorage(new)),
        1..=3 => is_free.then(|| Op::CreateStream { path: new, len: some_len(shape, random), fill }),
        4..=7 => {
            let path = streams.get(random.below(streams.len()))?;
            let there = model.0[*path].bytes()?.len();
            let offset = if random.one_in(6) { there + random.below(3000) } else { random.below(there + 1) };
            let len = if random.one_in(3) { 1 + random.below(8) } else { some_len(shape, random) };
            Some(Op::Write { path: (*path).clone(), offset, len, fill })
        }
        8 | 9 => {
            let path = streams.get(random.below(streams.len()))?;
            Some(Op::SetLen { path: (*path).clone(), len: some_len(shape, random) })
        }
        10 | 11 => Some(any(random)).filter(|path| !path.is_empty()).map(Op::Remove),
        12 => {
            let path = any(random);
            let (_, parent) = path.split_last()?;
            (!model.has(parent, &name)).then_some(Op::Rename { path, name })
        }
        13 => {
            let path = any(random);
            let (own, parent) = path.split_last()?;
            let fits = parent != &storage[..] && !storage.starts_with(&path) && !model.has(&storage, own);
            fits.then_some(Op::Move { path, to: storage })
        }
        14 => Some(Op::Class { path: storage, class: [fill as u8; 16] }),
        _ => Some(Op::Bits { path: storage, bits: fill as u32 }),
    }
}

/// A length, often one at which something changes.
fn some_len(shape: Shape, random: &mut Random) -> usize {
    match random.below(6) {
        0 => 4094 + random.below(5),
        1 => [0, 1, 63, 64, 65, 511, 512, 513, 4608, 8192][random.below(10)],
        2 => random.below(200),
        _ => random.below(shape.len),
    }
}
