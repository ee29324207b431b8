//! Directory entries with wrong or odd fields ([MS-CFB] 2.6.1).

use crate::EntryField::{
    Child, Clsid, Color, CreationTime, LeftSibling, ModifiedTime, ObjectType, RightSibling, StartSector,
    StateBits, StreamSize,
};
use crate::damage::base::{Base, conforming, losing, specimen, survive, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, DirectoryOrder, EntryField, NOSTREAM, NodeId, Plan, Siblings, Version};

pub(super) const CASES: &[Case] = &[
    case("stream-clsid", "a stream with a CLSID", || set_large(Clsid, 0x0102_0304_0506_0708)),
    case("stream-created", "a stream with a creation time", || {
        set_large(CreationTime, 0x01D0_0000_0000_0000)
    }),
    case("stream-modified", "a stream with a modified time", || {
        set_large(ModifiedTime, 0x01D0_0000_0000_0000)
    }),
    case("stream-state-bits", "a stream with state bits", || set_large(StateBits, 0xFFFF_FFFF)),
    case("stream-child-itself", "a stream whose child is itself", || child_of_large(|b| b.large)),
    case("stream-child-other", "a stream with another stream as child", || child_of_large(|b| b.big)),
    case("storage-start-junk", "a storage with a start sector", || {
        set(|b| b.storage, StartSector, 0xDEAD_BEEF)
    }),
    case("storage-start-end", "a storage that starts at ENDOFCHAIN", || {
        set(|b| b.storage, StartSector, 0xFFFF_FFFE)
    }),
    case("storage-size-junk", "a storage with a size", || {
        set(|b| b.storage, StreamSize, 0x0102_0304_0506_0708)
    }),
    case("storage-times-max", "a storage created at the end of time", || {
        set(|b| b.storage, CreationTime, u64::MAX)
    }),
    case("empty-stream-start-0", "an empty stream that starts at 0", || set(|b| b.empty, StartSector, 0)),
    case("empty-stream-start-junk", "an empty stream that starts past the end", || {
        set(|b| b.empty, StartSector, 0x00FF_FFFF)
    }),
    case("empty-stream-start-free", "an empty stream that starts at FREESECT", || {
        set(|b| b.empty, StartSector, 0xFFFF_FFFF)
    }),
    case("root-times", "a root with times", || set_root(ModifiedTime, 0x01D0_0000_0000_0000)),
    case("root-red", "a red root", || set_root(Color, 0)),
    case("root-left-itself", "a root that is its own sibling", || set_root(LeftSibling, 0)),
    case("root-right", "a root with a sibling", || set_root(RightSibling, 1)),
    case("root-right-beyond", "a root with a sibling that is not there", || {
        set_root(RightSibling, 0x00FF_FFFF)
    }),
    case("root-type-storage", "a root marked as a storage", || set_root(ObjectType, 1)),
    case("root-type-stream", "a root marked as a stream", || anything_root(ObjectType, 2)),
    case("root-type-unallocated", "a root marked as unallocated", || anything_root(ObjectType, 0)),
    case("root-type-junk", "a root of unknown type", || anything_root(ObjectType, 0xFF)),
    case("root-child-none", "a root without child: everything is an orphan", || {
        anything_root(Child, NOSTREAM.into())
    }),
    case("root-child-itself", "a root that is its own child", || anything_root(Child, 0)),
    case("root-child-beyond", "a child past the directory", || anything_root(Child, 0x00FF_FFFF)),
    case("root-entry-zero", "a root entry of zeros", || {
        survive(|l, b| l.patch(l.entry_offset(b.plan.root()), &[0; 128]))
    }),
    case("second-root", "a stream marked as root", || lose_large(ObjectType, 5)),
    case("type-unallocated", "a linked entry marked as unallocated", || lose_large(ObjectType, 0)),
    case("type-lockbytes", "an entry of the retired type 3", || lose_large(ObjectType, 3)),
    case("type-property", "an entry of the retired type 4", || lose_large(ObjectType, 4)),
    case("type-junk", "an entry of type 255", || lose_large(ObjectType, 0xFF)),
    case("stream-marked-storage", "a stream marked as a storage", || lose_large(ObjectType, 1)),
    case("storage-marked-stream", "a storage marked as a stream", storage_marked_stream),
    case("color-junk", "a colour that is none", || set_large(Color, 0x77)),
    case("all-red", "every entry red", all_red),
    case("tree-unsorted", "a tree in the order of adding", || {
        shaped(Expectation::Tolerable, Siblings::Unsorted)
    }),
    case("tree-mirrored", "left and right exchanged everywhere", tree_mirrored),
    case("tree-right-list", "siblings as a list", || shaped(Expectation::Conforming, Siblings::RightList)),
    case("tree-left-list", "siblings as a list, last on top", || {
        shaped(Expectation::Conforming, Siblings::LeftList)
    }),
    case("links-zero-for-none", "0 where NOSTREAM belongs", links_zero),
    case("sibling-beyond", "siblings past the directory", || leaf_link(0x00FF_FFFF)),
    case("sibling-maxregsid", "siblings at MAXREGSID", || leaf_link(0xFFFF_FFFA)),
    case("sibling-reserved", "siblings at the reserved number", || leaf_link(0xFFFF_FFFC)),
    case("sibling-free-entry", "siblings at a free entry", || leaf_link(11)),
    case("child-free-entry", "a child at a free entry", child_free_entry),
    case("orphan", "a used entry that no tree holds", orphan),
    case("orphan-subtree", "a storage that no tree holds", orphan_subtree),
    case("free-entries-between", "unallocated entries between the used ones", free_entries_between),
    case("free-entries-junk", "unallocated entries full of junk", free_entries_junk),
    case("directory-reversed", "stream IDs in reverse order", || ordered(DirectoryOrder::Reversed)),
    case("directory-shuffled", "stream IDs in random order", || ordered(DirectoryOrder::Shuffled(3))),
    case("storages-empty", "storages with nothing in them", storages_empty),
];

fn set(node: fn(&Base) -> NodeId, field: EntryField, value: u64) -> Specimen {
    tolerable(|layout, base| layout.set_entry(node(base), field, value))
}

fn set_large(field: EntryField, value: u64) -> Specimen {
    set(|base| base.large, field, value)
}

fn set_root(field: EntryField, value: u64) -> Specimen {
    set(|base| base.plan.root(), field, value)
}

fn anything_root(field: EntryField, value: u64) -> Specimen {
    survive(|layout, base| layout.set_entry(base.plan.root(), field, value))
}

fn lose_large(field: EntryField, value: u64) -> Specimen {
    losing(|base| base.large, |layout, base| layout.set_entry(base.large, field, value))
}

fn child_of_large(child: fn(&Base) -> NodeId) -> Specimen {
    tolerable(|layout, base| {
        let child = layout.stream_id(child(base));
        layout.set_entry(base.large, Child, child.into())
    })
}

fn storage_marked_stream() -> Specimen {
    let base = Base::new(Version::V3);
    let lost = [base.big, base.inner, base.leaf];
    base.changed(Expectation::Partial, &lost, |layout, b| layout.set_entry(b.storage, ObjectType, 2))
}

fn all_red() -> Specimen {
    tolerable(|layout, base| {
        for node in base.plan.nodes() {
            layout.set_entry(node, Color, 0);
        }
        layout
    })
}

fn shaped(expectation: Expectation, shape: Siblings) -> Specimen {
    let mut base = Base::new(Version::V3);
    for index in 0..40 {
        base.plan.stream(base.plan.root(), format!("Name {}", index * 7 % 40), Content::pattern(index, 20));
    }
    base.plan.siblings(shape);
    base.changed(expectation, &[], |layout, _| layout)
}

fn tree_mirrored() -> Specimen {
    tolerable(|layout, base| {
        for node in base.plan.nodes() {
            let at = layout.entry_offset(node);
            let left = layout.u32_at(at + LeftSibling.offset());
            let right = layout.u32_at(at + RightSibling.offset());
            layout.set_entry(node, LeftSibling, right.into()).set_entry(node, RightSibling, left.into());
        }
        layout
    })
}

fn links_zero() -> Specimen {
    tolerable(|layout, base| {
        for node in base.plan.nodes().chain([base.plan.root()]) {
            for field in [LeftSibling, RightSibling, Child] {
                if layout.u32_at(layout.entry_offset(node) + field.offset()) == NOSTREAM {
                    layout.set_entry(node, field, 0);
                }
            }
        }
        layout
    })
}

/// Overwrites every missing sibling link.
fn leaf_link(value: u32) -> Specimen {
    tolerable(|layout, base| {
        for node in base.plan.nodes() {
            for field in [LeftSibling, RightSibling] {
                if layout.u32_at(layout.entry_offset(node) + field.offset()) == NOSTREAM {
                    layout.set_entry(node, field, value.into());
                }
            }
        }
        layout
    })
}

fn child_free_entry() -> Specimen {
    let mut base = Base::new(Version::V3);
    let hollow = base.plan.storage(base.plan.root(), "Hollow");
    let free = base.plan.unused_entry();
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        layout.set_entry(hollow, Child, layout.stream_id(free).into())
    })
}

/// Lays an entry out that nothing links to: its slot is that of an unused entry.
fn orphan() -> Specimen {
    let mut base = Base::new(Version::V3);
    let free = base.plan.unused_entry();
    base.changed(Expectation::Tolerable, &[], |layout, b| {
        let mut entry = [0; 128];
        layout.read_at(layout.entry_offset(b.tiny), &mut entry);
        layout.patch(layout.entry_offset(free), &entry);
        layout.set_entry(free, LeftSibling, NOSTREAM.into()).set_entry(free, RightSibling, NOSTREAM.into())
    })
}

fn orphan_subtree() -> Specimen {
    let base = Base::new(Version::V3);
    let lost = [base.leaf];
    base.changed(Expectation::Partial, &lost, |layout, b| {
        // The tree is Big, Deep, Inner with Deep on top: link around Deep.
        let big = layout.stream_id(b.big);
        let inner = layout.stream_id(b.inner);
        layout.set_entry(b.storage, Child, big.into()).set_entry(b.big, RightSibling, inner.into())
    })
}

fn free_entries_between() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    for index in 0..20 {
        plan.unused_entry();
        plan.stream(plan.root(), format!("Stream {index}"), Content::pattern(index, index * 300));
        plan.unused_entry();
    }
    conforming(&plan)
}

fn free_entries_junk() -> Specimen {
    let mut base = Base::new(Version::V3);
    let free = [base.plan.unused_entry(), base.plan.unused_entry()];
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        for node in free {
            let at = layout.entry_offset(node);
            layout.patch(at, &Content::pattern(5, 128).to_vec()).set_entry(node, ObjectType, 0);
        }
        layout
    })
}

fn ordered(order: DirectoryOrder) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.directory_order(order);
    conforming(&base.plan)
}

fn storages_empty() -> Specimen {
    let mut plan = Plan::new(Version::V4);
    for index in 0..40 {
        plan.storage(plan.root(), format!("Storage {index}"));
    }
    plan.stream(plan.root(), "Stream", Content::pattern(1, 5000));
    let layout = plan.layout();
    specimen(&plan, layout, Expectation::Conforming, &[])
}
