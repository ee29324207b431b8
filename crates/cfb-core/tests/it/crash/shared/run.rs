//! The work done through the public interface, on a store that remembers it.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::ops::Range;
use std::sync::Arc;

use cfb_core::{
    CommitOptions, CompoundFile, Guid, Mode, RangeLocks, ReadAt, Result, Share, Storage, StorageOptions,
    StorageStream, Store,
};

use super::script::{Commit, Op, Script, Shape, Step};
use super::state::{Element, Path, State};
use crate::sim::crash::{CrashStore, Recording};

/// What was done, and what the file held before and after each commit.
pub(crate) struct Run {
    pub(crate) recording: Recording,
    /// The state of the file at first, and after each commit or undo.
    pub(crate) states: Vec<State>,
    pub(crate) marks: Vec<Mark>,
}

/// A commit, or an undo: the calls it has made, and the states before and after.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) calls: Range<usize>,
    pub(crate) before: usize,
    pub(crate) after: usize,
    /// If it overwrites: where each stream of the state before is in the one after.
    pub(crate) overwrites: Option<BTreeMap<Path, Path>>,
}

/// Where streams come from.
struct Origins {
    before: Vec<Path>,
    /// The elements as they are now; the bytes of a stream are its number in the state before.
    now: State,
}

impl Origins {
    fn of(state: &State) -> Self {
        let before: Vec<Path> = state.0.keys().cloned().collect();
        let mut now = state.clone();
        for (number, element) in now.0.values_mut().enumerate() {
            if element.is_stream() {
                *element = Element::Stream(Arc::new(number.to_le_bytes().to_vec()));
            }
        }
        Self { before, now }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Change(Op::Write { .. } | Op::SetLen { .. }) => {}
            Step::Change(Op::CreateStream { path, fill, .. }) => {
                Op::CreateStream { path: path.clone(), len: 0, fill: *fill }.apply(&mut self.now);
            }
            Step::Change(op) => op.apply(&mut self.now),
            _ => {}
        }
    }

    fn moves(&self) -> BTreeMap<Path, Path> {
        let numbered = self.now.0.iter().filter_map(|(path, element)| {
            let number: [u8; 8] = element.bytes()?.try_into().ok()?;
            Some((self.before[usize::from_le_bytes(number)].clone(), path.clone()))
        });
        numbered.collect()
    }
}

/// Does the work on a recording store.
pub(crate) fn run(script: &Script, bytes: Vec<u8>, state: State) -> Run {
    let store = CrashStore::new(bytes);
    let mut states = vec![state.clone()];
    let mut marks: Vec<Mark> = Vec::new();
    let mut current = 0;
    let mut origins = Origins::of(&state);
    let mut work = Work::open(store.clone(), script.shape, state).unwrap();
    for step in &script.steps {
        let begin = store.position();
        work.step(step).unwrap_or_else(|e| panic!("{step:?}: {e}"));
        let after = match step {
            Step::Commit(_) | Step::Foreign(_) => {
                states.push(work.disk.clone());
                states.len() - 1
            }
            Step::Undo => marks.last().unwrap().before,
            Step::Change(_) => {
                origins.step(step);
                continue;
            }
            Step::Revert | Step::Reopen => {
                origins = Origins::of(&work.committed);
                continue;
            }
            Step::Pin | Step::Unpin => continue,
        };
        let overwrites =
            matches!(step, Step::Commit(Commit { overwrite: true, .. })).then(|| origins.moves());
        marks.push(Mark { calls: begin..store.position(), before: current, after, overwrites });
        current = after;
        if !matches!(step, Step::Foreign(_)) {
            origins = Origins::of(&work.committed);
        }
    }
    drop(work);
    Run { recording: store.recording(), states, marks }
}

/// An open file that is worked on.
pub(crate) struct Work {
    store: Arc<dyn Store>,
    shape: Shape,
    root: Option<Storage>,
    model: State,
    /// What this handle has committed last, or opened.
    committed: State,
    /// What is in the file.
    pub(crate) disk: State,
    /// What was in the file before the last commit.
    earlier: State,
    pins: VecDeque<(CompoundFile, State)>,
}

impl Work {
    /// Opens the file in a store.
    ///
    /// # Errors
    ///
    /// Those of the call.
    pub(crate) fn open(store: Arc<dyn Store>, shape: Shape, state: State) -> Result<Self> {
        let mut work = Self {
            store,
            shape,
            root: None,
            model: state.clone(),
            committed: state.clone(),
            disk: state.clone(),
            earlier: state,
            pins: VecDeque::new(),
        };
        work.reopen()?;
        Ok(work)
    }

    fn reopen(&mut self) -> Result<()> {
        self.close();
        self.committed = self.disk.clone();
        self.model = self.disk.clone();
        self.root = Some(self.open_root()?);
        Ok(())
    }

    fn open_root(&self) -> Result<Storage> {
        let options = StorageOptions::new().memory_limit(self.shape.memory_limit);
        let (store, mode): (Arc<dyn Store>, Mode) = if self.shape.shared {
            (Arc::new(ReadByOthers(Arc::clone(&self.store))), Mode::read_write().share(Share::DenyNone))
        } else {
            (Arc::clone(&self.store), Mode::read_write())
        };
        options.open_on(store, if self.shape.direct { mode } else { mode.transacted() })
    }

    /// Closes the file. Views are looked at before: who opens it next does not know of them.
    fn close(&mut self) {
        while !self.pins.is_empty() {
            self.unpin();
        }
        self.root = None;
    }

    /// Looks whether the oldest view is still what it was.
    fn unpin(&mut self) {
        if let Some((file, state)) = self.pins.pop_front() {
            assert_eq!(state.differs_from(&file), None, "a view that was kept");
        }
    }

    /// What the next commit will make of the file.
    pub(crate) fn pending(&self) -> &State {
        &self.model
    }

    pub(crate) fn shape(&self) -> Shape {
        self.shape
    }

    pub(crate) fn root(&self) -> &Storage {
        self.root.as_ref().unwrap()
    }

    /// Does one step, to the file and to the plain map.
    ///
    /// # Errors
    ///
    /// Those of the call.
    pub(crate) fn step(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::Change(op) => {
                change(self.root(), op)?;
                op.apply(&mut self.model);
            }
            Step::Commit(how) => {
                let options = CommitOptions::new().overwrite(how.overwrite).consolidate(how.consolidate);
                self.root().commit(options.keep_undo(how.keep_undo))?;
                self.committed = self.model.clone();
                self.earlier = std::mem::replace(&mut self.disk, self.model.clone());
            }
            Step::Revert => {
                self.root().revert()?;
                self.model = self.committed.clone();
            }
            Step::Reopen => self.reopen()?,
            Step::Undo => {
                self.close();
                StorageOptions::new().undo_on(Arc::clone(&self.store))?;
                self.disk = self.earlier.clone();
                self.reopen()?;
            }
            Step::Foreign(op) => {
                let other = self.open_root()?;
                change(&other, op)?;
                other.commit(CommitOptions::new())?;
                op.apply(&mut self.disk);
            }
            Step::Pin => self.pins.push_back((self.root().snapshot()?, self.committed.clone())),
            Step::Unpin => self.unpin(),
        }
        Ok(())
    }
}

/// Makes a change through the root.
///
/// # Errors
///
/// Those of the calls.
pub(crate) fn change(root: &Storage, op: &Op) -> Result<()> {
    let rw = Mode::read_write();
    match op {
        Op::CreateStorage(path) => {
            within(root, path, |storage, name| storage.create_storage(name, rw).map(drop))
        }
        Op::CreateStream { path, len, fill } => within(root, path, |storage, name| {
            let stream = storage.create_stream(name, rw)?;
            stream.write_next(&super::state::pattern(*fill, *len))
        }),
        Op::Write { path, offset, len, fill } => {
            stream(root, path, |stream| stream.write_at(*offset as u64, &super::state::pattern(*fill, *len)))
        }
        Op::SetLen { path, len } => stream(root, path, |stream| stream.set_len(*len as u64)),
        Op::Remove(path) => within(root, path, |storage, name| storage.remove(name)),
        Op::Rename { path, name: new } => within(root, path, |storage, name| storage.rename(name, new)),
        Op::Move { path, to } => move_to(root, path, to),
        Op::Class { path, class } => open(root, path)?.set_class(Guid::from_bytes(*class)),
        Op::Bits { path, bits } => open(root, path)?.set_state_bits(*bits, u32::MAX),
    }
}

/// Opens the storages of a path, which keep each other open.
fn open(root: &Storage, path: &[String]) -> Result<Opened> {
    let mut all = vec![root.clone()];
    for name in path {
        all.push(all.last().unwrap().open_storage(name, Mode::read_write())?);
    }
    Ok(Opened(all))
}

struct Opened(Vec<Storage>);

impl std::ops::Deref for Opened {
    type Target = Storage;

    fn deref(&self) -> &Storage {
        self.0.last().unwrap()
    }
}

fn within(root: &Storage, path: &Path, what: impl FnOnce(&Storage, &String) -> Result<()>) -> Result<()> {
    let (name, parent) = path.split_last().unwrap();
    what(&*open(root, parent)?, name)
}

fn stream(root: &Storage, path: &Path, what: impl FnOnce(&StorageStream) -> Result<()>) -> Result<()> {
    within(root, path, |storage, name| what(&storage.open_stream(name, Mode::read_write())?))
}

/// Moves an element. The storages on the two ways are opened once, since none can be opened twice.
fn move_to(root: &Storage, path: &Path, to: &Path) -> Result<()> {
    let (name, parent) = path.split_last().unwrap();
    let common = parent.iter().zip(to).take_while(|(a, b)| a == b).count();
    let shared = open(root, &parent[..common])?;
    let from = open(&shared, &parent[common..])?;
    let into = open(&shared, &to[common..])?;
    from.move_to(name, &into, name)
}

/// A store on whose file others seem to have a lock for reading.
struct ReadByOthers(Arc<dyn Store>);

/// The lock bytes of those who read.
const READ_LOCKS: Range<u64> = 0x7FFF_FF93..0x7FFF_FFA7;

impl ReadAt for ReadByOthers {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(offset, buf)
    }
}

impl Store for ReadByOthers {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.write_at(offset, bytes)
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.0.set_len(len_bytes)
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync()
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        Some(self)
    }
}

impl RangeLocks for ReadByOthers {
    fn try_lock(&self, _: Range<u64>) -> io::Result<bool> {
        Ok(true)
    }

    fn unlock(&self, _: Range<u64>) -> io::Result<()> {
        Ok(())
    }

    fn is_locked_elsewhere(&self, range: Range<u64>) -> io::Result<bool> {
        Ok(range == READ_LOCKS)
    }
}
