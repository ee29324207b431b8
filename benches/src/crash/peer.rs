//! The `cfb` crate: as a second reader of what ours leaves, and doing the same work itself.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use cfb::CompoundFile;
use cfb_core::{ReadAt, Store};

use crate::shared::script::{Op, Script, Step};
use crate::shared::state::{Element, Path, State, pattern};
use crate::sim::crash::CrashStore;
use crate::tally::Tally;

/// Reads a whole file in strict mode.
///
/// # Errors
///
/// What it refuses.
pub(crate) fn read_strictly(bytes: &[u8]) -> Result<State, String> {
    let file = CompoundFile::open_strict(Cursor::new(bytes)).map_err(|e| format!("cfb: {e}"))?;
    read(file).map_err(|e| format!("cfb: {e}"))
}

fn read<F: Read + Seek>(mut file: CompoundFile<F>) -> io::Result<State> {
    let mut all = BTreeMap::new();
    let entries: Vec<_> = file.walk().collect();
    for entry in entries {
        let names = entry.path().components().skip(1);
        let path: Path = names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
        let element = if entry.is_stream() {
            let mut bytes = Vec::new();
            file.open_stream(entry.path())?.read_to_end(&mut bytes)?;
            Element::Stream(Arc::new(bytes))
        } else {
            Element::Storage { class: entry.clsid().to_bytes_le(), bits: entry.state_bits() }
        };
        all.insert(path, element);
    }
    Ok(State(all))
}

/// A batch of changes up to a flush.
struct Batch {
    changes: Vec<Op>,
    /// Whether the file is closed and opened again afterwards.
    reopens: bool,
}

/// What of the work can be done without transactions: what was committed, in the end. Classes are left out.
fn batches(script: &Script) -> Vec<Batch> {
    let mut done: Vec<Batch> = Vec::new();
    let mut pending = Vec::new();
    for step in &script.steps {
        match step {
            Step::Change(Op::Class { .. }) => {}
            Step::Change(op) => pending.push(op.clone()),
            Step::Commit(_) => {
                done.push(Batch { changes: std::mem::take(&mut pending), reopens: false });
            }
            Step::Revert => pending.clear(),
            Step::Reopen => {
                pending.clear();
                if let Some(last) = done.last_mut() {
                    last.reopens = true;
                }
            }
            Step::Undo => drop(done.pop()),
            // Nobody else can have the file open, and there are no views.
            Step::Foreign(_) | Step::Pin | Step::Unpin => {}
        }
    }
    done
}

/// Does the work through the `cfb` crate, and counts what its images hold.
pub(crate) fn judge(
    tally: &mut Tally,
    script: &Script,
    bytes: Vec<u8>,
    state: State,
    seed: u64,
    subsets: usize,
) {
    let store = CrashStore::new(bytes);
    let mut states = vec![state];
    // The calls that had been made when a flush came back.
    let mut flushed = vec![0];
    let worked = catch_unwind(AssertUnwindSafe(|| -> io::Result<()> {
        let mut file = CompoundFile::open(OnStore::new(&store))?;
        for batch in batches(script) {
            let mut state = states.last().cloned().unwrap_or_else(|| State(BTreeMap::new()));
            for op in &batch.changes {
                change(&mut file, &state, op)?;
                op.apply(&mut state);
            }
            file.flush()?;
            states.push(state);
            flushed.push(store.position());
            if batch.reopens {
                drop(file);
                file = CompoundFile::open(OnStore::new(&store))?;
            }
        }
        Ok(())
    }));
    if !matches!(worked, Ok(Ok(()))) {
        // Its own fault, and no crash: the work up to here counts.
        tally.workloads = 0;
    }
    let recording = store.recording();
    for image in recording.images(seed, subsets) {
        let last = flushed.iter().rposition(|&position| position <= image.issued).unwrap_or(0);
        let (Some(before), after) = (states.get(last), states.get(last + 1)) else { continue };
        tally.images += 1;
        let found = catch_unwind(AssertUnwindSafe(|| {
            CompoundFile::open(Cursor::new(&image.bytes[..])).and_then(read)
        }));
        let Ok(Ok(found)) = found else { continue };
        tally.opened += 1;
        tally.new += u64::from(after.is_some_and(|after| alike(after, &found)));
        if alike(before, &found) || after.is_some_and(|after| alike(after, &found)) {
            tally.whole += 1;
        }
        let is_unchanged =
            |path: &Path, element: &Element| after.is_none_or(|after| after.0.get(path) == Some(element));
        let mut unchanged = before.0.iter().filter(|(path, element)| is_unchanged(path, element));
        if unchanged
            .all(|(path, element)| found.0.get(path).is_some_and(|found| alike_element(element, found)))
        {
            tally.rest_whole += 1;
        }
    }
}

fn alike(wanted: &State, found: &State) -> bool {
    wanted.0.len() == found.0.len()
        && wanted
            .0
            .iter()
            .zip(&found.0)
            .all(|((a, wanted), (b, found))| a == b && alike_element(wanted, found))
}

/// The same, but for the class.
fn alike_element(wanted: &Element, found: &Element) -> bool {
    match (wanted, found) {
        (Element::Storage { bits: a, .. }, Element::Storage { bits: b, .. }) => a == b,
        _ => wanted == found,
    }
}

fn change(file: &mut CompoundFile<OnStore>, state: &State, op: &Op) -> io::Result<()> {
    match op {
        Op::CreateStorage(path) => file.create_storage(at(path)),
        Op::CreateStream { path, len, fill } => {
            let mut stream = file.create_new_stream(at(path))?;
            stream.write_all(&pattern(*fill, *len))?;
            stream.flush()
        }
        Op::Write { path, offset, len, fill } => {
            let mut stream = file.open_stream(at(path))?;
            if stream.len() < *offset as u64 {
                stream.set_len(*offset as u64)?;
            }
            stream.seek(SeekFrom::Start(*offset as u64))?;
            stream.write_all(&pattern(*fill, *len))?;
            stream.flush()
        }
        Op::SetLen { path, len } => {
            let mut stream = file.open_stream(at(path))?;
            stream.set_len(*len as u64)?;
            stream.flush()
        }
        Op::Remove(path) => remove(file, state, path),
        // There is no renaming and no moving: copied, and the old one removed.
        Op::Rename { .. } | Op::Move { .. } => {
            let mut after = state.clone();
            op.apply(&mut after);
            for (path, element) in after.0.iter().filter(|(path, _)| !state.0.contains_key(*path)) {
                match element {
                    Element::Storage { bits, .. } => {
                        file.create_storage(at(path))?;
                        file.set_state_bits(at(path), *bits)?;
                    }
                    Element::Stream(bytes) => {
                        let mut stream = file.create_new_stream(at(path))?;
                        stream.write_all(bytes)?;
                        stream.flush()?;
                    }
                }
            }
            let (Op::Rename { path, .. } | Op::Move { path, .. }) = op else { return Ok(()) };
            remove(file, state, path)
        }
        Op::Bits { path, bits } => file.set_state_bits(at(path), *bits),
        Op::Class { .. } => Ok(()),
    }
}

fn remove(file: &mut CompoundFile<OnStore>, state: &State, path: &Path) -> io::Result<()> {
    if state.0.get(path).is_some_and(Element::is_stream) {
        file.remove_stream(at(path))
    } else {
        file.remove_storage_all(at(path))
    }
}

fn at(path: &Path) -> PathBuf {
    FilePath::new("/").join(path.iter().collect::<PathBuf>())
}

/// A recording store as the `cfb` crate wants it.
struct OnStore {
    store: Arc<CrashStore>,
    position: u64,
}

impl OnStore {
    fn new(store: &Arc<CrashStore>) -> Self {
        Self { store: Arc::clone(store), position: 0 }
    }
}

impl Read for OnStore {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.store.read_at(self.position, buf)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Write for OnStore {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.store.write_at(self.position, bytes)?;
        self.position += bytes.len() as u64;
        Ok(bytes.len())
    }

    /// As durable as it gets: what `cfb` flushes is synced.
    fn flush(&mut self) -> io::Result<()> {
        self.store.sync()
    }
}

impl Seek for OnStore {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let wanted = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.store.len().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = wanted.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
