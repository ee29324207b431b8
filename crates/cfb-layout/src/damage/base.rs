//! The sound file that most cases damage, and the ways to turn a changed layout into a specimen.

use crate::damage::{Expectation, ExpectedStream, Specimen};
use crate::{Content, Layout, NodeId, Plan, Version};

/// A file with two FAT sectors, a directory of three sectors, nested storages, and streams of telling lengths.
pub(super) struct Base {
    pub(super) plan: Plan,
    /// 50,000 bytes in the root.
    pub(super) large: NodeId,
    /// 1000 bytes in the root.
    pub(super) small: NodeId,
    /// 10 bytes in the root.
    pub(super) tiny: NodeId,
    /// No bytes, in the root.
    pub(super) empty: NodeId,
    /// A storage in the root.
    pub(super) storage: NodeId,
    /// 20,000 bytes in the storage.
    pub(super) big: NodeId,
    /// 300 bytes in the storage.
    pub(super) inner: NodeId,
    /// A storage in the storage.
    pub(super) deep: NodeId,
    /// 70 bytes in the storage in the storage.
    pub(super) leaf: NodeId,
}

impl Base {
    pub(super) fn new(version: Version) -> Self {
        let mut plan = Plan::new(version);
        let root = plan.root();
        let large = plan.stream(root, "Large", Content::pattern(1, 50_000));
        // The shortest that does not live in the mini stream.
        plan.stream(root, "Exact", Content::pattern(2, 4096));
        let small = plan.stream(root, "Small", Content::pattern(3, 1000));
        let tiny = plan.stream(root, "Tiny", Content::pattern(4, 10));
        let empty = plan.stream(root, "Empty", "");
        let storage = plan.storage(root, "Storage");
        let big = plan.stream(storage, "Big", Content::pattern(5, 20_000));
        let inner = plan.stream(storage, "Inner", Content::pattern(6, 300));
        let deep = plan.storage(storage, "Deep");
        let leaf = plan.stream(deep, "Leaf", Content::pattern(7, 70));
        plan.set_clsid(storage, *b"a class, 16 long").set_times(storage, 1 << 56, (1 << 56) + 1);
        Self { plan, large, small, tiny, empty, storage, big, inner, deep, leaf }
    }

    pub(super) fn minis(&self) -> [NodeId; 4] {
        [self.small, self.tiny, self.inner, self.leaf]
    }

    /// Lays the plan out, changes it, and expects every stream but the lost ones.
    pub(super) fn changed(
        self,
        expectation: Expectation,
        lost: &[NodeId],
        change: impl for<'a> FnOnce(&'a mut Layout, &Self) -> &'a mut Layout,
    ) -> Specimen {
        let mut layout = self.plan.layout();
        change(&mut layout, &self);
        specimen(&self.plan, layout, expectation, lost)
    }
}

/// A specimen that expects every stream of the plan but the lost ones.
pub(super) fn specimen(plan: &Plan, layout: Layout, expectation: Expectation, lost: &[NodeId]) -> Specimen {
    let certain = !matches!(expectation, Expectation::Refused | Expectation::Survive);
    let kept = plan.streams().filter(|node| certain && !lost.contains(node));
    let streams = kept
        .map(|node| ExpectedStream {
            stream_id: layout.stream_id(node),
            path: plan.path(node),
            ranges: layout.ranges(node),
            content: plan.content(node).clone(),
        })
        .collect();
    Specimen { layout, expectation, streams }
}

/// A plan as it is, keeping all rules.
pub(super) fn conforming(plan: &Plan) -> Specimen {
    specimen(plan, plan.layout(), Expectation::Conforming, &[])
}

/// The version 3 base with a change that loses nothing.
pub(super) fn tolerable(change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout) -> Specimen {
    Base::new(Version::V3).changed(Expectation::Tolerable, &[], change)
}

/// The version 4 base with a change that loses nothing.
pub(super) fn tolerable_v4(change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout) -> Specimen {
    Base::new(Version::V4).changed(Expectation::Tolerable, &[], change)
}

/// The version 3 base with a change that loses one stream.
pub(super) fn losing(
    lost: fn(&Base) -> NodeId,
    change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout,
) -> Specimen {
    let base = Base::new(Version::V3);
    let lost = lost(&base);
    base.changed(Expectation::Partial, &[lost], change)
}

/// The version 3 base with a change that loses every stream in the mini stream.
pub(super) fn losing_minis(change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout) -> Specimen {
    let base = Base::new(Version::V3);
    let minis = base.minis();
    base.changed(Expectation::Partial, &minis, change)
}

/// The version 3 base with a change after which nothing is certain.
pub(super) fn survive(change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout) -> Specimen {
    Base::new(Version::V3).changed(Expectation::Survive, &[], change)
}

/// The version 3 base with a change after which it is no compound file.
pub(super) fn refused(change: impl for<'a> FnOnce(&'a mut Layout, &Base) -> &'a mut Layout) -> Specimen {
    Base::new(Version::V3).changed(Expectation::Refused, &[], change)
}
