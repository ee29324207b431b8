//! What a reader sees: paths, names, entries, positions, ranges.

use std::io::{Read, Seek, SeekFrom};

use cfb_core::{CompoundFile, ErrorKind, ObjectType, OpenOptions, StreamId, Version};
use cfb_layout::{ChainOrder, Content, Plan, Siblings};

use crate::support::{entry_of, mixed, open_both};

#[test]
fn children_come_shorter_names_first_then_by_upper_case() {
    let mut plan = Plan::new(cfb_layout::Version::V3);
    let root = plan.root();
    for name in ["b", "ABCDEFGHI", "CONTENTS", "a", "C"] {
        plan.stream(root, name, &b"x"[..]);
    }
    let file = CompoundFile::from_bytes(plan.to_vec()).unwrap();
    let names: Vec<_> =
        file.root().children().unwrap().map(|child| child.unwrap().name().to_string()).collect();
    assert_eq!(names, ["a", "b", "C", "CONTENTS", "ABCDEFGHI"]);
}

#[test]
fn names_match_in_any_case_and_by_raw_units() {
    let mut plan = Plan::new(cfb_layout::Version::V3);
    let root = plan.root();
    plan.stream(root, "\u{5}Summary", &b"one"[..]);
    plan.stream(root, &[0xD800u16, 0x2F][..], &b"two"[..]);
    plan.stream(root, "\u{e9}t\u{e9}", &b"three"[..]);
    let file = CompoundFile::from_bytes(plan.to_vec()).unwrap();
    assert_eq!(file.find("%0005SUMMARY").unwrap().bytes().unwrap(), &b"one"[..]);
    assert_eq!(file.find("%D800%002F").unwrap().bytes().unwrap(), &b"two"[..]);
    assert_eq!(file.find("/\u{c9}T\u{c9}").unwrap().bytes().unwrap(), &b"three"[..]);
    let by_units = file.root().child_units(&[0xD800, 0x2F]).unwrap().unwrap();
    assert_eq!(by_units.bytes().unwrap(), &b"two"[..]);
    assert!(file.root().child("a name that is longer than 31 units can be").unwrap().is_none());
}

#[test]
fn a_missing_path_says_which() {
    let file = CompoundFile::from_bytes(cfb_layout::samples::hello()).unwrap();
    for path in ["Nothing", "Hello/below a stream", "Folder/nothing"] {
        let error = file.find(path).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::NotFound { name: path.to_owned() });
    }
    assert!(matches!(file.find("100%").unwrap_err().kind(), ErrorKind::InvalidArgument(_)));
    assert!(matches!(file.find("Folder").unwrap().open().unwrap_err().kind(), ErrorKind::WrongType { .. }));
    assert!(file.entry(StreamId::new(100_000)).unwrap_err().is_not_found());
    assert_eq!(file.find("").unwrap().kind(), ObjectType::Root);
}

#[test]
fn a_storage_without_a_name_is_reached_by_its_entry() {
    let mut plan = Plan::new(cfb_layout::Version::V3);
    let root = plan.root();
    let nameless = plan.storage(root, "");
    plan.stream(nameless, "inside", &b"found"[..]);
    let layout = plan.layout();
    let file = CompoundFile::from_bytes(layout.to_vec()).unwrap();
    let entry = entry_of(&file, &layout, nameless);
    assert!(entry.name().is_empty() && entry.is_storage());
    assert_eq!(entry.child("inside").unwrap().unwrap().bytes().unwrap(), &b"found"[..]);
}

#[test]
fn a_tree_out_of_order_hides_nothing() {
    let mut plan = Plan::new(cfb_layout::Version::V3);
    let root = plan.root();
    plan.siblings(Siblings::Unsorted);
    let names: Vec<String> = (0..500).map(|n| format!("{:x}", n * 7919 % 1000)).collect();
    for name in &names {
        plan.stream(root, name.as_str(), name.as_bytes());
    }
    let file = CompoundFile::from_bytes(plan.to_vec()).unwrap();
    for name in &names {
        assert_eq!(file.find(name).unwrap().bytes().unwrap(), name.as_bytes());
    }
    assert!(file.find("none").unwrap_err().is_not_found());
}

#[test]
fn storages_keep_class_state_and_times() {
    let mut plan = Plan::new(cfb_layout::Version::V4);
    let root = plan.root();
    let storage = plan.storage(root, "S");
    plan.set_clsid(storage, *b"0123456789abcdef").set_state_bits(storage, 0xA5).set_times(storage, 11, 22);
    let layout = plan.layout();
    let file = CompoundFile::from_bytes(layout.to_vec()).unwrap();
    let entry = file.find("s").unwrap();
    assert_eq!(entry.clsid().to_bytes(), *b"0123456789abcdef");
    assert_eq!((entry.state_bits(), entry.created().ticks(), entry.modified().ticks()), (0xA5, 11, 22));
    assert_eq!(entry.offset().unwrap(), Some(layout.entry_offset(storage)));
    assert_eq!((file.version(), file.sector_size()), (Version::V4, 4096));
}

#[test]
fn reading_at_any_place_gives_the_bytes_of_the_plan() {
    for version in [cfb_layout::Version::V3, cfb_layout::Version::V4] {
        let (plan, streams) = mixed(version, 5);
        let layout = plan.layout();
        for file in open_both(&layout.to_vec()) {
            for &node in &streams {
                let expected = plan.content(node).to_vec();
                let mut stream = entry_of(&file, &layout, node).open().unwrap();
                assert_eq!(stream.len_bytes(), expected.len() as u64);
                assert_eq!(stream.file_ranges(0..u64::MAX).unwrap(), layout.ranges(node));
                for (at, len) in
                    [(0, 7), (60, 9), (500, 30), (4090, 20), (8000, 5000), (69_990, 50), (1 << 40, 4)]
                {
                    let mut buf = vec![0xEE; len];
                    let n = stream.read_at(at, &mut buf).unwrap();
                    let start = usize::try_from(at).unwrap().min(expected.len());
                    let wanted = &expected[start..(start + len).min(expected.len())];
                    assert_eq!(&buf[..n], wanted);
                    let end = at + wanted.len() as u64;
                    if let Some(slice) = stream.slice(at..end).unwrap() {
                        assert_eq!(slice, wanted);
                    }
                }
            }
        }
    }
}

#[test]
fn a_seek_may_go_beyond_the_end_but_not_before_the_start() {
    let file = CompoundFile::from_bytes(cfb_layout::samples::hello()).unwrap();
    let mut stream = file.find("Hello").unwrap().open().unwrap();
    let mut buf = [0u8; 8];
    assert_eq!(stream.seek(SeekFrom::Start(10_000)).unwrap(), 10_000);
    assert_eq!(stream.read(&mut buf).unwrap(), 0);
    assert_eq!(stream.stream_position().unwrap(), 10_000);
    assert_eq!(stream.seek(SeekFrom::End(-4)).unwrap(), 16);
    assert_eq!(stream.read(&mut buf).unwrap(), 4);
    assert_eq!(&buf[..4], b"file");
    assert!(stream.seek(SeekFrom::Current(-21)).is_err());
    assert_eq!(stream.stream_position().unwrap(), 20);
}

#[test]
fn a_contiguous_stream_in_memory_is_lent_and_a_fragmented_one_is_copied() {
    let mut plan = Plan::new(cfb_layout::Version::V3);
    let root = plan.root();
    let whole = plan.stream(root, "whole", Content::pattern(1, 100_000));
    let pieces = plan.stream(root, "pieces", Content::pattern(2, 100_000));
    plan.chain_order(pieces, ChainOrder::Shuffled { piece: 8, seed: 1 });
    let layout = plan.layout();
    let file = CompoundFile::from_bytes(layout.to_vec()).unwrap();
    let lent =
        |node| matches!(entry_of(&file, &layout, node).bytes().unwrap(), std::borrow::Cow::Borrowed(_));
    assert!(lent(whole));
    assert!(!lent(pieces));
}

#[test]
fn streams_are_read_from_several_threads_at_once() {
    let (plan, streams) = mixed(cfb_layout::Version::V3, 9);
    let layout = plan.layout();
    for file in open_both(&layout.to_vec()) {
        std::thread::scope(|scope| {
            for &node in streams.iter().chain(&streams) {
                let (file, layout, plan) = (&file, &layout, &plan);
                scope.spawn(move || {
                    let bytes = entry_of(file, layout, node).bytes().unwrap();
                    assert!(bytes == plan.content(node).to_vec());
                });
            }
        });
    }
}

#[test]
fn a_second_claim_on_a_sector_is_cut_and_noted() {
    let case = cfb_layout::damage::find("shared-chain").or_else(|| {
        cfb_layout::damage::all().find(|case| case.id().contains("shared") || case.id().contains("8000"))
    });
    let bytes = case.unwrap().bytes();
    let file = OpenOptions::new().exclusive_owners(true).open_bytes(bytes).unwrap();
    let mut storages = vec![file.root()];
    while let Some(storage) = storages.pop() {
        for child in storage.children().unwrap() {
            let child = child.unwrap();
            if child.is_storage() {
                storages.push(child);
            } else {
                let first = child.bytes().unwrap().len();
                assert_eq!(child.bytes().unwrap().len(), first, "a stream keeps what it got");
            }
        }
    }
    let codes: Vec<_> = file.findings().iter().map(|finding| finding.code()).collect();
    assert!(codes.contains(&"shared-sector") || codes.contains(&"shared-entry"), "{codes:?}");
}
