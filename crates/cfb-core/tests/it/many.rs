//! Storages with very many children: the links lead ahead, and small streams are read together.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cfb_core::{CompoundFile, Entry, ErrorKind, OpenOptions, ReadAt, StreamId};
use cfb_layout::{ChainOrder, Content, DirectoryOrder, EntryField, NodeId, Part, Plan, Siblings, Version};

use crate::support::open_both;

const COUNT: u32 = 5_000;

/// One storage with many small streams, their entries in no order.
fn plan_of(siblings: Siblings) -> (Plan, NodeId, Vec<NodeId>) {
    let mut plan = Plan::new(Version::V3);
    let storage = plan.storage(plan.root(), "Many");
    let streams = (0..COUNT).map(|number| {
        let name = format!("{:08X}", number.wrapping_mul(0x9E37_79B1));
        plan.stream(storage, name.as_str(), Content::pattern(number.into(), u64::from(number % 300)))
    });
    let streams = streams.collect();
    plan.siblings(siblings);
    plan.directory_order(DirectoryOrder::Shuffled(4));
    (plan, storage, streams)
}

fn ids<'a>(children: impl Iterator<Item = cfb_core::Result<Entry<'a>>>) -> Vec<u32> {
    children.map(|child| child.unwrap().id().get()).collect()
}

#[test]
fn a_large_storage_gives_each_child_once_by_name_and_by_number() {
    for siblings in [Siblings::Balanced, Siblings::RightList, Siblings::Unsorted] {
        let (mut plan, storage, streams) = plan_of(siblings);
        plan.chain_order(Part::Directory, ChainOrder::Shuffled { piece: 3, seed: 1 });
        plan.chain_order(Part::MiniFat, ChainOrder::Reversed);
        plan.chain_order(Part::MiniStream, ChainOrder::Shuffled { piece: 5, seed: 2 });
        let layout = plan.layout();
        let expected: BTreeMap<u32, Vec<u8>> =
            streams.iter().map(|&node| (layout.stream_id(node), plan.content(node).to_vec())).collect();
        for file in open_both(&layout.to_vec()) {
            let many = file.entry(StreamId::new(layout.stream_id(storage))).unwrap();
            let by_number = ids(many.children_by_id().unwrap());
            assert!(by_number.iter().eq(expected.keys()));
            let by_name = ids(many.children().unwrap());
            let names: Vec<_> = many.children().unwrap().map(|child| child.unwrap().name()).collect();
            assert!(siblings == Siblings::Unsorted || names.is_sorted_by_key(|name| name.to_string()));
            let mut sorted = by_name;
            sorted.sort_unstable();
            assert!(sorted.iter().eq(expected.keys()));
            for child in many.children_by_id().unwrap() {
                let child = child.unwrap();
                assert!(child.bytes().unwrap() == expected[&child.id().get()]);
            }
            assert_eq!(file.findings(), []);
        }
    }
}

#[test]
fn damage_behind_many_children_hides_none_of_them() {
    let (plan, storage, streams) = plan_of(Siblings::RightList);
    let mut layout = plan.layout();
    let id = |node| StreamId::new(layout.stream_id(node));
    let (many, last) = (id(storage), id(streams[0]));
    // Names are numbers times a constant, so the list is in another order than the nodes.
    let order =
        ids(CompoundFile::from_bytes(layout.to_vec()).unwrap().entry(many).unwrap().children().unwrap());
    let broken = order[3_333];
    assert_ne!(broken, last.get());
    layout.set_entry_by_id(broken, EntryField::RightSibling, order[7].into());
    let bytes = layout.to_vec();
    for exclusive in [false, true] {
        let options = OpenOptions::new().exclusive_owners(exclusive);
        let file = options.open_bytes(bytes.as_slice()).unwrap();
        assert_eq!(ids(file.entry(many).unwrap().children().unwrap()), order[..=3_333]);
        assert_eq!(file.findings().len(), 1);
        let file = options.strict(true).open_bytes(bytes.as_slice()).unwrap();
        let mut children = file.entry(many).unwrap().children().unwrap();
        let given: Vec<u32> =
            children.by_ref().map_while(|child| child.ok().map(|child| child.id().get())).collect();
        assert_eq!(given, order[..=3_333]);
        assert!(children.next().is_none());
        let error = file.entry(many).unwrap().children_by_id().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Corrupt(_)), "{error}");
    }
}

/// A store that counts its reads.
struct Counted(Vec<u8>, Arc<AtomicU64>);

impl ReadAt for Counted {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.read_at(offset, buf)
    }
}

#[test]
fn small_streams_that_follow_each_other_are_read_together() {
    let (mut plan, storage, _) = plan_of(Siblings::Balanced);
    plan.directory_order(DirectoryOrder::Added);
    let layout = plan.layout();
    let many = StreamId::new(layout.stream_id(storage));
    let reads = Arc::new(AtomicU64::new(0));
    let file = OpenOptions::new().open_source(Counted(layout.to_vec(), Arc::clone(&reads))).unwrap();
    let mut total = 0;
    for child in file.entry(many).unwrap().children_by_id().unwrap() {
        total += child.unwrap().bytes().unwrap().len() as u64;
    }
    assert_eq!(total, (0..COUNT).map(|number| u64::from(number % 300)).sum::<u64>());
    let reads = reads.load(Ordering::Relaxed);
    assert!(reads < u64::from(COUNT) / 20, "{reads} reads");
}
