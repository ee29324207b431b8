//! Stream sizes that lie ([MS-CFB] 2.6.3).

use crate::EntryField::{StartSector, StreamSize};
use crate::damage::base::{Base, losing, tolerable, tolerable_v4};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{ENDOFCHAIN, NodeId, Version};

pub(super) const CASES: &[Case] = &[
    case("size-v3-high-half", "junk in the upper half of every size", v3_high_half),
    case("size-v3-high-half-ones", "FF in the upper half of a size", || {
        tolerable(|l, b| l.set_entry(b.large, StreamSize, 0xFFFF_FFFF_0000_C350))
    }),
    case("size-one-too-many", "one byte more than the chain holds", || lose(|b| b.large, 98 * 512 + 1)),
    case("size-beyond-file", "a size larger than the file", || lose(|b| b.large, 10_000_000)),
    case("size-2g", "a size of 2 GiB", || lose(|b| b.large, 0x8000_0000)),
    case("size-4g-less-one", "the largest size of version 3", || lose(|b| b.large, 0xFFFF_FFFF)),
    case("size-v4-4g", "a size of 4 GiB", || lose_v4(1 << 32)),
    case("size-v4-i64-max", "the largest signed size", || lose_v4(i64::MAX as u64)),
    case("size-v4-i64-min", "the next size after it", || lose_v4(1 << 63)),
    case("size-v4-max-less-64", "the largest size but one mini sector", || lose_v4(u64::MAX - 63)),
    case("size-v4-max-less-4096", "the largest size but one sector", || lose_v4(u64::MAX - 4095)),
    case("size-v4-max", "the largest size", || lose_v4(u64::MAX)),
    case("size-0-with-chain", "size 0 where there is a chain", || lose(|b| b.large, 0)),
    case("size-now-small", "a small size on a stream outside the mini stream", || lose(|b| b.large, 4095)),
    case("size-now-large", "a large size on a stream in the mini stream", || lose(|b| b.small, 4096)),
    case("size-mini-too-many", "one byte more than the mini chain holds", || lose(|b| b.small, 16 * 64 + 1)),
    case("size-mini-4095", "the largest size in the mini stream on a short chain", || lose(|b| b.tiny, 4095)),
    case("size-without-chain", "a size and no start", without_chain),
    case("size-empty-now-small", "a size on an empty stream", || lose(|b| b.empty, 100)),
    case("size-all-max", "the largest size on every entry", all_max),
    case("size-v4-exact", "sizes of version 4 as they are", || tolerable_v4(|l, _| l)),
];

fn lose(lost: fn(&Base) -> NodeId, size: u64) -> Specimen {
    losing(lost, |layout, base| layout.set_entry(lost(base), StreamSize, size))
}

fn lose_v4(size: u64) -> Specimen {
    let base = Base::new(Version::V4);
    let lost = [base.large];
    base.changed(Expectation::Partial, &lost, |layout, b| layout.set_entry(b.large, StreamSize, size))
}

fn v3_high_half() -> Specimen {
    tolerable(|layout, base| {
        for stream in base.plan.streams() {
            let at = layout.entry_offset(stream) + StreamSize.offset();
            layout.set_u32(at + 4, 0x0BAD_0000 | layout.stream_id(stream));
        }
        layout
    })
}

fn without_chain() -> Specimen {
    losing(|b| b.large, |layout, base| layout.set_entry(base.large, StartSector, ENDOFCHAIN.into()))
}

fn all_max() -> Specimen {
    let base = Base::new(Version::V4);
    base.changed(Expectation::Survive, &[], |layout, b| {
        for node in b.plan.nodes().chain([b.plan.root()]) {
            layout.set_entry(node, StreamSize, u64::MAX);
        }
        layout
    })
}
