//! Any bytes opened as a compound file, changed, committed, and read again.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use cfb_core::{
    CommitOptions, CompoundFile, Error, Mode, Name, Result, SharedBytes, Storage, StorageOptions, StreamId,
};

use crate::pieces::Pieces;

/// Elements looked at: thousands may lie over one chain.
const ENOUGH: usize = 100;

/// Steps made at most.
const STEPS: usize = 24;

const RW: Mode = Mode::read_write();

/// An element as it was read.
#[derive(Clone, PartialEq, Eq)]
struct Element {
    /// Names from the root down, as they are compared.
    path: Vec<String>,
    is_stream: bool,
    /// `None` where they can't be read.
    bytes: Option<Vec<u8>>,
}

type Elements = BTreeMap<StreamId, Element>;

/// Some steps with their length, then the file.
///
/// Holds: nothing panics; what a step names changes, and after each commit, refused or not, every other element reads as
/// before; a file without findings has none afterwards.
pub fn hostile_edit(data: &[u8]) {
    let mut pieces = Pieces::new(data);
    let mut steps = Pieces::new(pieces.bytes());
    let bytes = pieces.rest();
    let Ok(file) = CompoundFile::from_bytes(bytes) else { return };
    let is_sound = file.check().is_ok_and(|findings| findings.is_empty());
    let mut before = elements(&file);
    let memory = SharedBytes::new(bytes);
    let options =
        StorageOptions::new().memory_limit(if steps.byte().is_multiple_of(2) { 0 } else { 1 << 20 });
    let open = || options.open_on(Arc::new(memory.reopen()), RW.transacted());
    let Ok(mut root) = open() else { return };
    let mut touched = HashSet::new();
    for _ in 0..STEPS {
        if steps.is_empty() {
            break;
        }
        match steps.byte() % 12 {
            0 => {
                let commit = CommitOptions::new().consolidate(steps.byte().is_multiple_of(4));
                // A commit may be refused; what it would have changed is then as it was, or is changed by the next one.
                let _ = root.commit(commit);
                let file = CompoundFile::from_bytes(memory.to_vec()).expect("it did open before");
                compare(&before, &file, &touched);
                if is_sound {
                    assert_eq!(file.check().expect("memory gives no error"), [], "a sound file");
                }
                before = elements(&file);
            }
            1 => {
                let _ = root.revert();
            }
            2 => {
                drop(root);
                let Ok(again) = open() else { panic!("it did open before") };
                root = again;
            }
            step => {
                let _ = change(&root, step, &mut steps, &before, &mut touched);
            }
        }
    }
    let _ = root.commit(CommitOptions::new());
    drop(root);
    let file = CompoundFile::from_bytes(memory.to_vec()).expect("it did open before");
    compare(&before, &file, &touched);
    if is_sound {
        assert_eq!(file.check().expect("memory gives no error"), [], "a sound file");
    }
}

/// Elements that the tree reaches, each once: as many as are enough.
fn elements(file: &CompoundFile) -> Elements {
    let mut found = Elements::new();
    let mut storages = vec![(Vec::new(), file.root())];
    let mut bytes_left = file.len_bytes().saturating_mul(2);
    while let Some((path, storage)) = storages.pop() {
        let Ok(children) = storage.children() else { continue };
        for child in children {
            let Ok(child) = child else { break };
            if found.len() >= ENOUGH || found.contains_key(&child.id()) {
                continue;
            }
            let mut own = path.clone();
            own.push(key(&child.name()));
            let is_read = child.is_stream() && child.len_bytes() <= bytes_left;
            let bytes = if is_read { child.bytes().ok().map(|bytes| bytes.into_owned()) } else { None };
            bytes_left -= bytes.as_ref().map_or(0, |bytes| bytes.len() as u64).min(bytes_left);
            found.insert(child.id(), Element { path: own.clone(), is_stream: child.is_stream(), bytes });
            if child.is_storage() {
                storages.push((own, child));
            }
        }
    }
    found
}

/// A name as it is compared, nearly: two that are one to the format are one here.
fn key(name: &Name) -> String {
    name.to_string_lossy().to_uppercase()
}

/// What no step has named reads as before.
fn compare(before: &Elements, file: &CompoundFile, touched: &HashSet<Vec<String>>) {
    for (id, element) in before {
        let is_touched = (0..=element.path.len()).any(|len| touched.contains(&element.path[..len]));
        if is_touched {
            continue;
        }
        let entry = file.entry(*id).expect("an element that nothing touched is there");
        assert_eq!(entry.is_stream(), element.is_stream, "{:?}", element.path);
        assert_eq!(Some(&key(&entry.name())), element.path.last());
        if let Some(bytes) = &element.bytes {
            let found = entry.bytes().expect("what could be read can be read");
            assert!(*found == bytes[..], "{:?}: {} bytes, {} before", element.path, found.len(), bytes.len());
        }
    }
}

/// One change of an element that was there, or a new one.
fn change(
    root: &Storage,
    step: u8,
    steps: &mut Pieces<'_>,
    before: &Elements,
    touched: &mut HashSet<Vec<String>>,
) -> Result<()> {
    let number = usize::from(steps.byte());
    let chosen = before.values().nth(number % before.len().max(1));
    let path = chosen.map(|element| element.path.clone()).unwrap_or_default();
    let (len, offset) = (usize::from(steps.u16()) % 20_000, u64::from(steps.u16()));
    let fresh = format!("new {}", number % 5);
    let Some((name, parent)) = path.split_last() else {
        return make(root, &fresh, step, len, touched, &[]);
    };
    let storages = open(root, parent)?;
    let storage = storages.last().unwrap_or(root);
    match step {
        3 | 4 => {
            touched.insert(path.clone());
            let stream = storage.open_stream(name, RW)?;
            stream.write_at(offset % 9000, &vec![step; len])
        }
        5 => {
            touched.insert(path.clone());
            storage.open_stream(name, RW)?.set_len(len as u64)
        }
        6 => {
            touched.insert(path.clone());
            storage.remove(name)
        }
        7 => {
            touched.insert(path.clone());
            touched.insert([parent, &[fresh.to_uppercase()]].concat());
            storage.rename(name, &fresh)
        }
        8 => {
            touched.insert(path.clone());
            touched.insert(vec![fresh.to_uppercase()]);
            storage.move_to(name, root, &fresh)
        }
        9 => storage.set_state_bits(len as u32, 0xFFFF),
        _ => make(storage, &fresh, step, len, touched, parent),
    }
}

/// A new element.
fn make(
    storage: &Storage,
    name: &str,
    step: u8,
    len: usize,
    touched: &mut HashSet<Vec<String>>,
    parent: &[String],
) -> Result<()> {
    touched.insert([parent, &[name.to_uppercase()]].concat());
    if step == 11 {
        return storage.create_storage(name, RW).map(drop);
    }
    storage.create_stream(name, RW.create())?.write_at(0, &vec![step; len])
}

/// The storages of a path; they keep each other open.
fn open(root: &Storage, path: &[String]) -> Result<Vec<Storage>, Error> {
    let mut all: Vec<Storage> = Vec::new();
    for name in path {
        let storage = all.last().unwrap_or(root).open_storage(name, RW)?;
        all.push(storage);
    }
    Ok(all)
}
