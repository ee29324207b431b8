//! Commits against a model, without the layer of storages above.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::backing::shared::SharedBytes;
use crate::backing::{ReadAt, Store};
use crate::build::Builder;
use crate::compound_file::CompoundFile;
use crate::error::ErrorKind;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::header::Version;
use crate::options::OpenOptions;
use crate::write::Ground;
use crate::write::changes::*;
use crate::write::test_kit::meta;

/// A changed stream: node, length, bytes kept, pieces in memory, pieces placed.
type Content = (Node, u64, u64, Vec<(u64, Vec<u8>)>, Vec<(u64, Placed, u64)>);

struct Rig {
    memory: SharedBytes,
    ground: Ground,
    model: BTreeMap<String, (StreamId, Vec<u8>)>,
    rng: u64,
}

impl Rig {
    fn new(version: Version, seed: u64) -> Self {
        let memory = SharedBytes::new(Vec::new());
        let mut ground = Ground::create(Arc::new(memory.reopen()), version).unwrap();
        ground.set_exclusive(true);
        Self { memory, ground, model: BTreeMap::new(), rng: seed | 1 }
    }

    fn random(&mut self, below: u64) -> u64 {
        self.rng ^= self.rng << 13;
        self.rng ^= self.rng >> 7;
        self.rng ^= self.rng << 17;
        self.rng % below
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| (self.random(255) + 1) as u8).collect()
    }

    fn some_len(&mut self) -> usize {
        match self.random(8) {
            0 => 0,
            1 => 4095 + self.random(3) as usize,
            2 => self.random(64) as usize,
            3 => self.random(60_000) as usize,
            _ => self.random(5000) as usize,
        }
    }

    /// One commit of a few random changes.
    fn step(&mut self, how: &How) {
        let mut changes = Changes::default();
        let mut edits = ChildEdits { storage: Node::Old(StreamId::ROOT), removed: vec![], added: vec![] };
        let mut new_model = self.model.clone();
        let mut new_names = Vec::new();
        let mut data: Vec<Content> = Vec::new();
        for _ in 0..1 + self.random(6) {
            let names: Vec<String> =
                self.model.keys().filter(|n| new_model.contains_key(*n)).cloned().collect();
            let touched = |node: Node, data: &[Content]| data.iter().any(|d| d.0 == node);
            match self.random(4) {
                0 if !names.is_empty() => {
                    let name = &names[self.random(names.len() as u64) as usize];
                    let (id, _) = self.model[name];
                    if touched(Node::Old(id), &data) {
                        continue;
                    }
                    new_model.remove(name);
                    changes.removed.push(id);
                    edits.removed.push(id);
                }
                1 | 2 if !names.is_empty() => {
                    let name = names[self.random(names.len() as u64) as usize].clone();
                    let (id, old) = self.model[&name].clone();
                    if touched(Node::Old(id), &data) {
                        continue;
                    }
                    let len = if self.random(2) == 0 { old.len() } else { self.some_len() };
                    let kept = old.len().min(len).min(self.random(old.len() as u64 * 2 + 1) as usize);
                    let mut new: Vec<u8> = old[..kept].to_vec();
                    new.resize(len, 0);
                    let mut pieces = Vec::new();
                    if len > 0 && self.random(4) > 0 {
                        let at = self.random(len as u64) as usize;
                        let most = (len - at).min(900);
                        let n = 1 + self.random(most as u64) as usize;
                        let piece = self.bytes(n);
                        new[at..at + n].copy_from_slice(&piece);
                        pieces.push((at as u64, piece));
                    }
                    data.push((Node::Old(id), len as u64, kept as u64, pieces, vec![]));
                    new_model.insert(name, (id, new));
                }
                _ => {
                    let name = format!("s{}", self.random(200));
                    if new_model.contains_key(&name) || self.model.contains_key(&name) {
                        continue;
                    }
                    let node = Node::New(changes.new.len());
                    changes.new.push(NewEntry { kind: ObjectType::Stream, meta: meta(&name) });
                    edits.added.push(node);
                    let len = self.some_len();
                    let content = self.bytes(len);
                    if len > 0 {
                        if len >= 4096 && self.random(2) == 0 {
                            let mut placed = Vec::new();
                            let mut at = 0u64;
                            let sector = self.ground.sector_len();
                            for run in self.ground.place(None, &content).unwrap() {
                                let n = (u64::from(run.sectors) * sector).min(len as u64 - at);
                                placed.push((at, run, n));
                                at += n;
                            }
                            data.push((node, len as u64, 0, vec![], placed));
                        } else {
                            data.push((node, len as u64, 0, vec![(0, content.clone())], vec![]));
                        }
                    }
                    new_names.push(name.clone());
                    new_model.insert(name, (StreamId::ROOT, content));
                }
            }
        }
        for (node, len, kept, pieces, placed) in &data {
            let mut all: Vec<Piece<'_>> = pieces
                .iter()
                .map(|(offset, bytes)| Piece {
                    offset: *offset,
                    len: bytes.len() as u64,
                    bytes: PieceBytes::Memory(bytes),
                })
                .collect();
            all.extend(placed.iter().map(|&(offset, run, len)| Piece {
                offset,
                len,
                bytes: PieceBytes::Placed(run),
            }));
            changes.contents.push(Contents { stream: *node, len: *len, kept: *kept, pieces: all });
        }
        changes.children.push(edits);
        let ids = self.ground.commit(&changes, how).unwrap().new_ids;
        for (name, id) in new_names.into_iter().zip(ids) {
            new_model.get_mut(&name).unwrap().0 = id;
        }
        self.model = new_model;
    }

    fn verify(&self) {
        let bytes = self.memory.to_vec();
        let file = OpenOptions::new().strict(true).open_bytes(bytes).unwrap();
        assert_eq!(file.check().unwrap(), []);
        verify_file(&file, &self.model);
        for (id, content) in self.model.values() {
            let mut buf = vec![0u8; content.len() + 1];
            assert_eq!(self.ground.read(*id, 0, &mut buf).unwrap(), content.len());
            assert!(buf[..content.len()] == content[..]);
        }
    }
}

fn verify_file(file: &CompoundFile, model: &BTreeMap<String, (StreamId, Vec<u8>)>) {
    let names: Vec<String> = file.root().children().unwrap().map(|c| c.unwrap().name().to_string()).collect();
    assert_eq!(names.len(), model.len());
    for (name, (id, content)) in model {
        let entry = file.root().child(name).unwrap().unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(entry.id(), *id);
        let bytes = entry.bytes().unwrap();
        assert_eq!(bytes.len(), content.len(), "{name}");
        assert!(*bytes == content[..], "{name}");
    }
}

#[test]
fn random_commits_equal_the_model_after_each() {
    for (seed, version) in [(3, Version::V3), (17, Version::V4), (99, Version::V3)] {
        let mut rig = Rig::new(version, seed);
        for step in 0..150 {
            let how = How { consolidate: step % 20 == 19, ..How::default() };
            rig.step(&how);
            rig.verify();
        }
    }
}

#[test]
fn an_overwriting_commit_equals_the_model_too() {
    let mut rig = Rig::new(Version::V3, 5);
    for step in 0..100 {
        let strategy = if step % 2 == 0 { Strategy::Flip } else { Strategy::Overwrite };
        rig.step(&How { strategy, ..How::default() });
        rig.verify();
    }
}

#[test]
fn an_older_state_stays_readable_while_somebody_has_it() {
    let mut rig = Rig::new(Version::V3, 7);
    for _ in 0..20 {
        rig.step(&How::default());
    }
    let view = rig.ground.committed();
    let model = rig.model.clone();
    for _ in 0..30 {
        rig.step(&How::default());
        verify_file(&view, &model);
    }
    drop(view);
    rig.step(&How { consolidate: true, ..How::default() });
    rig.verify();
}

#[test]
fn an_undone_commit_is_gone() {
    let mut rig = Rig::new(Version::V3, 11);
    for _ in 0..20 {
        rig.step(&How::default());
    }
    let before = rig.model.clone();
    rig.step(&How { keep_undo: true, ..How::default() });
    rig.verify();
    let memory = rig.memory.reopen();
    let store: Arc<dyn Store> = Arc::new(memory.reopen());
    Ground::undo(&store).unwrap();
    let file = OpenOptions::new().strict(true).open_bytes(memory.to_vec()).unwrap();
    assert_eq!(file.check().unwrap(), []);
    verify_file(&file, &before);
    assert_eq!(*Ground::undo(&store).unwrap_err().kind(), ErrorKind::NotCurrent);
}

/// One commit of one change to a stream of the root.
fn commit_stream(ground: &mut Ground, name: &str, bytes: Option<&[u8]>, how: &How) {
    let mut changes = Changes::default();
    let mut edits = ChildEdits { storage: Node::Old(StreamId::ROOT), removed: vec![], added: vec![] };
    match bytes {
        None => {
            let id = ground.committed().root().child(name).unwrap().unwrap().id();
            changes.removed.push(id);
            edits.removed.push(id);
        }
        Some(bytes) => {
            changes.new.push(NewEntry { kind: ObjectType::Stream, meta: meta(name) });
            edits.added.push(Node::New(0));
            let len = bytes.len() as u64;
            let pieces = vec![Piece { offset: 0, len, bytes: PieceBytes::Memory(bytes) }];
            changes.contents.push(Contents { stream: Node::New(0), len, kept: 0, pieces });
        }
    }
    changes.children.push(edits);
    ground.commit(&changes, how).unwrap();
}

#[test]
fn a_file_that_became_short_gives_up_the_fat_sectors_it_needs_no_more() {
    // The longer ones have DIFAT sectors too.
    for (version, len) in [(Version::V3, 200_000), (Version::V3, 17_000_000), (Version::V4, 9_000_000)] {
        let memory = SharedBytes::new(Vec::new());
        let open = |memory: &SharedBytes| {
            let mut ground = Ground::open(Arc::new(memory.reopen())).unwrap();
            ground.set_exclusive(true);
            ground
        };
        let check = |what: &str| {
            let file = OpenOptions::new().strict(true).open_bytes(memory.to_vec()).unwrap();
            assert_eq!(file.check().unwrap(), [], "{what}, {len}");
            file
        };
        drop(Ground::create(Arc::new(memory.reopen()), version).unwrap());
        commit_stream(&mut open(&memory), "long", Some(&vec![7; len]), &How::default());
        check("grown");
        let mut ground = open(&memory);
        commit_stream(&mut ground, "long", None, &How { consolidate: true, ..How::default() });
        check("shrunk");
        // In the same session, and in a later one.
        commit_stream(&mut ground, "one", Some(b"1"), &How::default());
        check("shrunk and changed");
        commit_stream(&mut open(&memory), "two", Some(b"22"), &How::default());
        check("opened again and changed");
        commit_stream(
            &mut open(&memory),
            "three",
            Some(b"333"),
            &How { consolidate: true, ..How::default() },
        );
        let file = check("consolidated");
        let sectors = file.len_bytes() / u64::from(file.sector_size());
        assert!(sectors < 16, "{sectors} sectors are left of {len} bytes");
        assert_eq!((file.header().num_fat_sectors(), file.header().num_difat_sectors()), (1, 0));
    }
}

/// A store that counts what is done to it.
struct Counted {
    bytes: SharedBytes,
    writes: Mutex<Vec<(u64, usize)>>,
    syncs: AtomicUsize,
}

impl ReadAt for Counted {
    fn len(&self) -> u64 {
        ReadAt::len(&self.bytes)
    }
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.bytes.read_at(offset, buf)
    }
}

impl Store for Counted {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.writes.lock().unwrap().push((offset, bytes.len()));
        self.bytes.write_at(offset, bytes)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.bytes.set_len(len)
    }
    fn sync(&self) -> io::Result<()> {
        self.syncs.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

/// One piece of bytes into a committed stream, as a durable commit; sectors, write calls and syncs that it took.
fn cost_of(file: &[u8], name: &str, offset: u64, bytes: &[u8]) -> (usize, usize, usize) {
    let store = Arc::new(Counted {
        bytes: SharedBytes::new(file),
        writes: Mutex::default(),
        syncs: AtomicUsize::new(0),
    });
    let mut ground = Ground::open(store.clone()).unwrap();
    ground.set_exclusive(true);
    let id = ground.committed().root().child(name).unwrap().unwrap().id();
    let len = ground.element(id).unwrap().len;
    let piece = Piece { offset, len: bytes.len() as u64, bytes: PieceBytes::Memory(bytes) };
    let contents = Contents { stream: Node::Old(id), len, kept: len, pieces: vec![piece] };
    let changes = Changes { contents: vec![contents], ..Changes::default() };
    ground.commit(&changes, &How::default()).unwrap();
    let written = store.bytes.to_vec();
    let file = OpenOptions::new().strict(true).open_bytes(written).unwrap();
    assert_eq!(file.check().unwrap(), []);
    let entry = file.root().child(name).unwrap().unwrap();
    assert_eq!(entry.bytes().unwrap()[offset as usize..offset as usize + bytes.len()], *bytes);
    let writes = store.writes.lock().unwrap().clone();
    let sectors = writes.iter().map(|(_, len)| len.div_ceil(512)).sum();
    (sectors, writes.len(), store.syncs.load(Ordering::Relaxed))
}

#[test]
fn a_durable_change_of_one_byte_in_a_mebibyte_writes_eight_sectors_at_most() {
    let mut builder = Builder::new(Version::V3);
    for number in 0..40u8 {
        let len = if number % 4 == 0 { 90_000 } else { 3000 + usize::from(number) };
        builder.stream(Builder::ROOT, format!("stream {number}").as_str(), vec![number; len]).unwrap();
    }
    let file = builder.to_bytes().unwrap();
    // The last FAT sector has room: where it has none, a ninth sector is written, a new one.
    assert!(file.len() > 1_000_000 && (file.len() / 512 - 1) % 128 < 120);
    for (name, offset) in
        [("stream 0", 0), ("stream 0", 40_000), ("stream 36", 89_999), ("stream 1", 0), ("stream 39", 3000)]
    {
        let (sectors, writes, syncs) = cost_of(&file, name, offset, &[0xAB]);
        eprintln!("{name} {offset}: {sectors} {writes} {syncs}");
        assert!(sectors <= 8 && syncs == 2, "{name}: {sectors} sectors, {writes} writes, {syncs} syncs");
    }
}
