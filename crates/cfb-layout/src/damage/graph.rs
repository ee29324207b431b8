//! Directory graphs that are no trees, and trees that are too deep, too wide, or shared too often.

use crate::EntryField::{Child, LeftSibling, RightSibling, StartSector, StreamSize};
use crate::damage::base::{Base, conforming, specimen, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, EntryField, Layout, NodeId, Plan, Siblings, Version};

pub(super) const CASES: &[Case] = &[
    case("sibling-self-left", "a leaf that is its own left sibling", || link_leaf(LeftSibling, |b| b.leaf)),
    case("sibling-self-right", "a leaf that is its own right sibling", || {
        link_leaf(RightSibling, |b| b.leaf)
    }),
    case("sibling-cycle", "a leaf whose sibling is the top of its tree", sibling_cycle),
    case("sibling-both-same", "one entry as left and as right sibling", sibling_both_same),
    case("sibling-in-other-storage", "a sibling that lives in another storage", || {
        link_leaf(RightSibling, |b| b.inner)
    }),
    case("sibling-is-root", "a sibling link to the root", || link_leaf(LeftSibling, |b| b.plan.root())),
    case("sibling-is-parent", "a sibling link to the own storage", || link_leaf(LeftSibling, |b| b.deep)),
    case("child-self", "a storage that is its own child", || child_of_deep(|b| b.deep)),
    case("child-is-parent", "a storage whose child is its parent", || child_of_deep(|b| b.storage)),
    case("child-is-root", "a storage whose child is the root", || child_of_deep(|b| b.plan.root())),
    case("child-is-sibling", "a storage whose child is its own sibling", || child_of_deep(|b| b.inner)),
    case("child-is-stream-elsewhere", "a storage whose child lives in another", || {
        child_of_deep(|b| b.large)
    }),
    case("children-shared", "two storages with the same children", children_shared),
    case("children-shared-deep", "storages that share children on forty levels", || levels(40)),
    case(
        "children-shared-wide",
        "two thousand storages with the same hundred children",
        children_shared_wide,
    ),
    case("siblings-exponential", "sixty entries, left and right the same: 2^60 ways", siblings_exponential),
    case("siblings-mesh", "a thousand entries with random siblings", || mesh(false)),
    case("storages-mesh", "a thousand storages with random siblings and children", || mesh(true)),
    case("nesting-1000", "storages nested a thousand deep", || nested(1000)),
    case("nesting-10000", "storages nested ten thousand deep", || nested(10_000)),
    case("siblings-100000-right", "a hundred thousand siblings as a list", || wide(Siblings::RightList)),
    case("siblings-100000-left", "the same, last on top", || wide(Siblings::LeftList)),
    case("siblings-100000-balanced", "the same as a good tree", || wide(Siblings::Balanced)),
    case("entries-8000-one-chain", "eight thousand streams over one chain of 1 MB", one_chain),
    case("entries-8000-one-mini-chain", "eight thousand streams over one mini chain", one_mini_chain),
    case("entries-2000-one-tail", "two thousand streams that run into one chain of 1 MB", one_tail),
];

/// Links the only element of the innermost storage to another entry.
fn link_leaf(field: EntryField, to: fn(&Base) -> NodeId) -> Specimen {
    tolerable(|layout, base| {
        let id = layout.stream_id(to(base));
        layout.set_entry(base.leaf, field, id.into())
    })
}

fn sibling_cycle() -> Specimen {
    tolerable(|layout, base| {
        // Sorted by name the storage holds Big, Deep, Inner: Deep is on top.
        let top = layout.stream_id(base.deep);
        layout.set_entry(base.big, LeftSibling, top.into()).set_entry(base.inner, RightSibling, top.into())
    })
}

fn sibling_both_same() -> Specimen {
    let base = Base::new(Version::V3);
    let lost = [base.inner];
    base.changed(Expectation::Partial, &lost, |layout, b| {
        layout.set_entry(b.deep, RightSibling, layout.stream_id(b.big).into())
    })
}

fn child_of_deep(child: fn(&Base) -> NodeId) -> Specimen {
    let base = Base::new(Version::V3);
    let lost = [base.leaf];
    base.changed(Expectation::Partial, &lost, |layout, b| {
        let id = layout.stream_id(child(b));
        layout.set_entry(b.deep, Child, id.into())
    })
}

fn children_shared() -> Specimen {
    let mut base = Base::new(Version::V3);
    let other = base.plan.storage(base.plan.root(), "Other");
    base.changed(Expectation::Tolerable, &[], |layout, b| share_children(layout, b.storage, other))
}

/// Gives `to` the children of `from`.
fn share_children(layout: &mut Layout, from: NodeId, to: NodeId) -> &mut Layout {
    let child = layout.u32_at(layout.entry_offset(from) + Child.offset());
    layout.set_entry(to, Child, child.into())
}

/// Two storages a level, both with the two of the next level as children: 2^levels paths.
fn levels(count: usize) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let mut parent = plan.root();
    let mut pairs = Vec::new();
    for level in 0..count {
        let first = plan.storage(parent, format!("A{level}"));
        let second = plan.storage(parent, format!("B{level}"));
        pairs.push((first, second));
        parent = first;
    }
    plan.stream(parent, "End", Content::pattern(1, 100));
    let mut layout = plan.layout();
    for (first, second) in pairs {
        share_children(&mut layout, first, second);
    }
    specimen(&plan, layout, Expectation::Tolerable, &[])
}

fn children_shared_wide() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let first = plan.storage(plan.root(), "Storage");
    for index in 0..100 {
        plan.stream(first, format!("Stream {index}"), Content::pattern(index, 50));
    }
    let others: Vec<NodeId> =
        (0..2000).map(|index| plan.storage(plan.root(), format!("Storage {index}"))).collect();
    let mut layout = plan.layout();
    for other in others {
        share_children(&mut layout, first, other);
    }
    specimen(&plan, layout, Expectation::Tolerable, &[])
}

fn siblings_exponential() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    for index in 0..60 {
        plan.stream(plan.root(), format!("Stream {index:02}"), Content::pattern(index, 30));
    }
    plan.siblings(Siblings::RightList);
    let mut layout = plan.layout();
    for node in plan.nodes() {
        let right = layout.u32_at(layout.entry_offset(node) + RightSibling.offset());
        layout.set_entry(node, LeftSibling, right.into());
    }
    specimen(&plan, layout, Expectation::Tolerable, &[])
}

fn mesh(storages: bool) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let nodes: Vec<NodeId> = (0..1000)
        .map(|index| match storages {
            true => plan.storage(plan.root(), format!("S{index}")),
            false => plan.stream(plan.root(), format!("S{index}"), ""),
        })
        .collect();
    let mut layout = plan.layout();
    for (index, node) in (0..).zip(&nodes) {
        let any = |salt| crate::content::mix(salt, index) % 1000 + 1;
        layout.set_entry(*node, LeftSibling, any(1)).set_entry(*node, RightSibling, any(2));
        if storages {
            layout.set_entry(*node, Child, any(3));
        }
    }
    specimen(&plan, layout, Expectation::Survive, &[])
}

fn nested(depth: usize) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let mut parent = plan.root();
    for _ in 0..depth {
        parent = plan.storage(parent, "d");
    }
    plan.stream(parent, "End", Content::pattern(1, 100));
    conforming(&plan)
}

fn wide(shape: Siblings) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    for index in 0..100_000_u64 {
        let len = if index % 1000 == 0 { 200 } else { 0 };
        plan.stream(plan.root(), format!("Stream {index}"), Content::pattern(index, len));
    }
    plan.siblings(shape);
    conforming(&plan)
}

/// Streams over the chain of the first one, which alone is certain.
fn over_one_chain(first_len: u64, count: usize) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let first = plan.stream(plan.root(), "First", Content::pattern(1, first_len));
    let others: Vec<NodeId> =
        (1..count).map(|index| plan.stream(plan.root(), format!("Over {index:04}"), "")).collect();
    let mut layout = plan.layout();
    let start = layout.u32_at(layout.entry_offset(first) + StartSector.offset());
    for other in &others {
        layout.set_entry(*other, StartSector, start.into()).set_entry(*other, StreamSize, first_len);
    }
    specimen(&plan, layout, Expectation::Partial, &others)
}

fn one_chain() -> Specimen {
    over_one_chain(1_000_000, 8000)
}

fn one_mini_chain() -> Specimen {
    over_one_chain(4000, 8000)
}

/// Streams of one sector of their own and then a tail that all share.
fn one_tail() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let first = plan.stream(plan.root(), "First", Content::pattern(1, 1_000_000));
    let others: Vec<NodeId> = (1..2000)
        .map(|index| {
            let other = plan.stream(plan.root(), format!("Into {index:04}"), Content::pattern(index, 512));
            plan.set_in_mini_stream(other, false);
            other
        })
        .collect();
    let mut layout = plan.layout();
    let second = layout.sectors(first)[1];
    for other in &others {
        let own = layout.sectors(*other)[0];
        layout.set_fat(own, second).set_entry(*other, StreamSize, 1_000_000);
    }
    specimen(&plan, layout, Expectation::Partial, &others)
}
