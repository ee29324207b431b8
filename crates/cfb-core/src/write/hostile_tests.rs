//! Commits into damaged files: every kind of damage of the catalogue, and random bytes changed in sound files.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use cfb_layout::damage;

use crate::backing::shared::SharedBytes;
use crate::compound_file::CompoundFile;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::write::Ground;
use crate::write::changes::*;
use crate::write::test_kit::meta;

type Streams = BTreeMap<StreamId, Vec<u8>>;

/// Streams looked at: thousands may lie over one chain.
const ENOUGH: usize = 100;

/// The streams that the tree reaches, as they read, each once: as many as are enough.
fn streams(file: &CompoundFile) -> Streams {
    let mut found = Streams::new();
    let mut seen = HashSet::new();
    let mut storages = vec![StreamId::ROOT];
    while let Some(storage) = storages.pop() {
        if !seen.insert(storage) {
            continue;
        }
        for child in file.entry(storage).unwrap().children().unwrap() {
            let child = child.unwrap();
            if child.is_storage() {
                storages.push(child.id());
            } else if found.len() < ENOUGH {
                found.entry(child.id()).or_insert_with(|| child.bytes().unwrap().into_owned());
            }
        }
    }
    found
}

fn new_stream(name: &str) -> NewEntry {
    NewEntry { kind: ObjectType::Stream, meta: meta(name) }
}

fn contents(stream: Node, bytes: &[u8]) -> Contents<'_> {
    let piece = Piece { offset: 0, len: bytes.len() as u64, bytes: PieceBytes::Memory(bytes) };
    Contents { stream, len: bytes.len() as u64, kept: 0, pieces: vec![piece] }
}

/// What a stream of a storage is found in: the storage whose tree has it.
fn parent_of(file: &CompoundFile, id: StreamId) -> Option<StreamId> {
    let mut storages = vec![StreamId::ROOT];
    let mut seen = HashSet::new();
    while let Some(storage) = storages.pop() {
        if !seen.insert(storage) {
            continue;
        }
        for child in file.entry(storage).ok()?.children().ok()? {
            let child = child.ok()?;
            if child.id() == id {
                return Some(storage);
            }
            if child.is_storage() {
                storages.push(child.id());
            }
        }
    }
    None
}

/// Makes several commits, each of which may be refused, and asserts after each that every stream reads as it must.
/// Gives how many were accepted.
fn edit(case: &str, bytes: &[u8]) -> usize {
    let memory = SharedBytes::new(bytes);
    let Ok(mut ground) = Ground::open(Arc::new(memory.reopen())) else { return 0 };
    ground.set_exclusive(true);
    let mut model = streams(&ground.committed());
    let ids: Vec<StreamId> = model.keys().copied().collect();
    let mut accepted = 0;
    for round in 0..8usize {
        let mut changes = Changes::default();
        let mut edits = ChildEdits { storage: Node::Old(StreamId::ROOT), removed: vec![], added: vec![] };
        let fresh = vec![round as u8 + 1; [5000, 300, 70_000, 20, 4096, 6000, 1, 100][round]];
        let mut next = model.clone();
        let target = ids.get(round * 7 % ids.len().max(1)).copied().filter(|id| model.contains_key(id));
        match (round % 4, target) {
            (1, Some(id)) => {
                changes.contents.push(contents(Node::Old(id), &fresh));
                next.insert(id, fresh.clone());
            }
            (2, Some(id)) => {
                let Some(parent) = parent_of(&ground.committed(), id) else { continue };
                changes.removed.push(id);
                edits.storage = Node::Old(parent);
                edits.removed.push(id);
                changes.children.push(edits);
                next.remove(&id);
            }
            (3, Some(id)) => {
                let old = &model[&id];
                changes.contents.push(Contents {
                    stream: Node::Old(id),
                    len: old.len() as u64 + 5000,
                    kept: old.len() as u64,
                    pieces: vec![],
                });
                next.get_mut(&id).unwrap().extend_from_slice(&[0; 5000]);
            }
            _ => {
                changes.new.push(new_stream(&format!("zz-{round}")));
                changes.contents.push(contents(Node::New(0), &fresh));
                edits.added.push(Node::New(0));
                changes.children.push(edits);
            }
        }
        let how = How { consolidate: round == 5, ..How::default() };
        if let Ok(made) = ground.commit(&changes, &how) {
            accepted += 1;
            for id in made.new_ids {
                next.insert(id, fresh.clone());
            }
            model = next;
        }
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        for (id, content) in &model {
            let read = file.entry(*id).unwrap().bytes().unwrap();
            let (id, len, right) = (id.get(), read.len(), content.len());
            assert!(*read == content[..], "{case}, round {round}: entry {id} reads {len} bytes, not {right}");
        }
    }
    accepted
}

#[test]
fn whatever_is_damaged_the_rest_stays_as_it_is() {
    let (mut cases, mut changed) = (0, 0);
    for case in damage::all() {
        let accepted = edit(case.id(), &case.bytes());
        cases += 1;
        changed += usize::from(accepted > 0);
    }
    assert!(cases > 300 && changed > 200, "{changed} of {cases} files could be changed");
}

#[test]
fn bytes_changed_at_random_harm_nothing_else() {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let sound: Vec<Vec<u8>> =
        damage::all().filter(|case| case.build().is_sound()).map(|c| c.bytes()).collect();
    for run in 0..400 {
        let mut bytes = sound[run % sound.len()].clone();
        for _ in 0..=random(3) {
            let len = bytes.len();
            match random(3) {
                0 => bytes[random(len)] ^= 1 << random(8),
                1 => {
                    let at = random(len.saturating_sub(4).max(1));
                    let value = (random(40) as u32).wrapping_sub(4).to_le_bytes();
                    bytes[at..(at + 4).min(len)].copy_from_slice(&value[..4.min(len - at)]);
                }
                _ => bytes.truncate(len - random(len / 4)),
            }
        }
        edit(&format!("run {run}"), &bytes);
    }
}
