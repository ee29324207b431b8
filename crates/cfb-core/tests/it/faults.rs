//! Faults that were measured in other implementations: each harmed a neighbour there.

use std::sync::Arc;

use cfb_core::{CommitOptions, CompoundFile, ErrorKind, Mode, SharedBytes, Storage};
use cfb_layout::{Content, EntryField, Layout, NodeId, Plan, Version};

const SMALL: [u8; 500] = [0xAA; 500];
const LARGE: [u8; 6000] = [0xBB; 6000];

fn open(bytes: Vec<u8>) -> (SharedBytes, Storage) {
    let memory = SharedBytes::new(bytes);
    let root = Storage::open_on(Arc::new(memory.reopen()), Mode::read_write()).unwrap();
    (memory, root)
}

/// A root storage with the streams `names`, all of these bytes.
fn with(names: &[&str], bytes: &[u8]) -> (SharedBytes, Storage) {
    let memory = SharedBytes::new([]);
    let root = Storage::create_on(Arc::new(memory.reopen()), Mode::read_write()).unwrap();
    for name in names {
        root.create_stream(*name, Mode::read_write()).unwrap().write_at(0, bytes).unwrap();
    }
    root.commit(CommitOptions::new()).unwrap();
    (memory, root)
}

#[test]
fn a_handle_of_a_removed_stream_never_writes_into_the_stream_that_got_its_entry() {
    for bytes in [&SMALL[..], &LARGE[..]] {
        let (memory, root) = with(&["old", "other"], bytes);
        let old = root.open_stream("old", Mode::read_write()).unwrap();
        root.remove("old").unwrap();
        root.commit(CommitOptions::new()).unwrap();
        root.create_stream("new", Mode::read_write()).unwrap().write_at(0, bytes).unwrap();
        root.commit(CommitOptions::new()).unwrap();
        assert_eq!(*old.write_at(0, b"through the old handle").unwrap_err().kind(), ErrorKind::Reverted);
        assert_eq!(*old.set_len(3).unwrap_err().kind(), ErrorKind::Reverted);
        assert_eq!(*old.read_at(0, &mut [0; 4]).unwrap_err().kind(), ErrorKind::Reverted);
        root.commit(CommitOptions::new()).unwrap();
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        assert_eq!(file.check().unwrap(), []);
        for name in ["new", "other"] {
            assert_eq!(file.find(name).unwrap().bytes().unwrap()[..], *bytes, "{name}");
        }
    }
}

#[test]
fn a_handle_lives_on_when_a_sibling_is_removed() {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    for kept in names {
        let (memory, root) = with(&names, &LARGE);
        let handle = root.open_stream(kept, Mode::read_write()).unwrap();
        for name in names.iter().filter(|name| **name != kept) {
            root.remove(*name).unwrap();
            root.commit(CommitOptions::new()).unwrap();
            handle.write_at(0, name.as_bytes()).unwrap();
        }
        handle.set_len(100).unwrap();
        handle.write_at(1, b"end").unwrap();
        root.commit(CommitOptions::new()).unwrap();
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        assert_eq!(file.check().unwrap(), []);
        assert_eq!(file.root().children().unwrap().count(), 1);
        let bytes = file.find(kept).unwrap().bytes().unwrap().into_owned();
        assert_eq!((bytes.len(), &bytes[1..4], bytes[50]), (100, &b"end"[..], 0xBB));
    }
}

/// Every call that would touch what is damaged; none may succeed, and nothing else may change.
fn refuses(bytes: &[u8], name: &str, others: &[(&str, &[u8])]) {
    type Attempt = fn(&Storage, &str) -> cfb_core::Result<()>;
    let attempts: [Attempt; 4] = [
        |root, name| root.remove(name),
        |root, name| root.open_stream(name, Mode::read_write())?.set_len(10),
        |root, name| root.open_stream(name, Mode::read_write())?.set_len(9000),
        |root, name| root.open_stream(name, Mode::read_write())?.write_at(0, &[1; 64]),
    ];
    for (number, attempt) in attempts.iter().enumerate() {
        let (memory, root) = open(bytes.to_vec());
        let outcome = attempt(&root, name).and_then(|()| root.commit(CommitOptions::new()));
        let error = outcome.expect_err("what is damaged was changed");
        assert!(matches!(error.kind(), ErrorKind::Corrupt(_)), "{name}, {number}: {error}");
        drop(root);
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        for (other, content) in others {
            let read = file.find(other).unwrap().bytes().unwrap();
            assert_eq!(read[..], **content, "{other} after attempt {number} on {name}");
        }
    }
}

/// The first sector of a stream, or its first mini sector.
fn first_sector(layout: &Layout, stream: NodeId) -> u64 {
    let mini = layout.mini_sectors(stream).first();
    u64::from(*mini.unwrap_or_else(|| &layout.sectors(stream)[0]))
}

/// A file of two streams of `bytes` and a third, with the first entry's start changed.
fn damaged(bytes: &[u8], start: impl Fn(&Layout, [NodeId; 2]) -> u64) -> Vec<u8> {
    let mut plan = Plan::new(Version::V3);
    let bad = plan.stream(plan.root(), "bad", Content::from(bytes.to_vec()));
    let twin = plan.stream(plan.root(), "twin", Content::from(bytes.to_vec()));
    plan.stream(plan.root(), "small", Content::from(SMALL.to_vec()));
    plan.stream(plan.root(), "large", Content::from(LARGE.to_vec()));
    let mut layout = plan.layout();
    let start = start(&layout, [bad, twin]);
    layout.set_entry(bad, EntryField::StartSector, start);
    layout.to_vec()
}

#[test]
fn a_small_stream_that_starts_beyond_the_mini_stream_is_neither_freed_nor_resized() {
    let bytes = damaged(&SMALL, |_, _| 0x00FF_FFF0);
    refuses(&bytes, "bad", &[("twin", &SMALL), ("small", &SMALL), ("large", &LARGE)]);
}

#[test]
fn two_streams_on_one_start_sector_are_neither_written_nor_freed_and_the_rest_is() {
    for (content, others) in [(&LARGE[..], [("small", &SMALL[..])]), (&SMALL[..], [("large", &LARGE[..])])] {
        let bytes = damaged(content, |layout, [_, twin]| first_sector(layout, twin));
        for name in ["bad", "twin"] {
            refuses(&bytes, name, &[("bad", content), ("twin", content), others[0]]);
        }
        let (memory, root) = open(bytes);
        root.remove(others[0].0).unwrap();
        root.create_stream("new", Mode::read_write()).unwrap().write_at(0, &[3; 20_000]).unwrap();
        root.commit(CommitOptions::new()).unwrap();
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        assert_eq!(file.find("new").unwrap().bytes().unwrap()[..], [3; 20_000]);
        for name in ["bad", "twin"] {
            assert_eq!(file.find(name).unwrap().bytes().unwrap()[..], *content, "{name}");
        }
    }
}
