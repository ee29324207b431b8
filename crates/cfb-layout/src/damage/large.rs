//! Files beyond 2 GiB, made of zeros and small pieces so that they take no room ([MS-CFB] 2.3, 2.6.3).

use crate::damage::base::{conforming, specimen};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, NodeId, Plan, RANGE_LOCK_OFFSET, Version};

pub(super) const CASES: &[Case] = &[
    case("range-lock", "a stream on both sides of the range lock sector", || conforming(&beyond_2g().0)),
    case("range-lock-used", "the range lock sector belongs to a stream", range_lock_used),
    case("range-lock-free", "the range lock sector is marked free", range_lock_free),
    case("v4-stream-5g", "a stream of 5 GiB", stream_5g),
    case("v3-just-below-2g", "a version 3 file of nearly 2 GiB", || v3(0x7F00_0000)),
    case("v3-beyond-2g", "a version 3 file of more than 2 GiB", || v3(0x8100_0000)),
];

/// A version 4 file with a stream over the 2 GiB mark: zeros but for its end.
fn beyond_2g() -> (Plan, NodeId) {
    let mut plan = Plan::new(Version::V4);
    plan.stream(plan.root(), "Zeros", Content::zeros(RANGE_LOCK_OFFSET - (1 << 20)));
    let over = plan.stream(plan.root(), "Over", Content::pattern(1, 4 << 20));
    plan.stream(plan.root(), "After", Content::pattern(2, 50_000));
    plan.stream(plan.root(), "Small", Content::pattern(3, 500));
    (plan, over)
}

fn range_lock_used() -> Specimen {
    let (mut plan, _) = beyond_2g();
    plan.range_lock(false);
    specimen(&plan, plan.layout(), Expectation::Tolerable, &[])
}

fn range_lock_free() -> Specimen {
    let (plan, _) = beyond_2g();
    let mut layout = plan.layout();
    if let Some(sector) = layout.range_lock_sector() {
        layout.set_fat(sector, crate::FREESECT);
    }
    specimen(&plan, layout, Expectation::Tolerable, &[])
}

fn stream_5g() -> Specimen {
    let mut plan = Plan::new(Version::V4);
    plan.stream(plan.root(), "First", Content::pattern(1, 5000));
    plan.stream(plan.root(), "Zeros", Content::zeros(5 << 30));
    plan.stream(plan.root(), "Last", Content::pattern(2, 100_000));
    conforming(&plan)
}

/// A version 3 file whose last streams lie behind so many zeros.
fn v3(zeros: u64) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    plan.stream(plan.root(), "Zeros", Content::zeros(zeros));
    plan.stream(plan.root(), "Last", Content::pattern(2, 100_000));
    plan.stream(plan.root(), "Small", Content::pattern(3, 500));
    if zeros < 0x8000_0000 {
        return conforming(&plan);
    }
    specimen(&plan, plan.layout(), Expectation::Tolerable, &[])
}
