//! Damage in the mini FAT and the mini stream ([MS-CFB] 2.4).

use crate::HeaderField::{FirstMiniFatSector, NumMiniFatSectors};
use crate::damage::base::{Base, conforming, losing, losing_minis, specimen, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{
    ChainOrder, Content, DIFSECT, ENDOFCHAIN, EntryField, FREESECT, Layout, MAXREGSECT, Part, Plan, Version,
};

pub(super) const CASES: &[Case] = &[
    case("mini-self-link", "a mini sector that links to itself", || link_small(3, |l, b| mini(l, b, 3))),
    case("mini-two-cycle", "two mini sectors that link to each other", || {
        link_small(4, |l, b| mini(l, b, 3))
    }),
    case("mini-long-cycle", "the last mini sector links to the first", || {
        link_small(15, |l, b| mini(l, b, 0))
    }),
    case("mini-link-beyond", "a link past the mini stream", || link_small(3, |_, _| 100)),
    case("mini-link-beyond-table", "a link past the mini FAT", || link_small(3, |_, _| 0x0012_3456)),
    case("mini-link-maxregsect", "a link to MAXREGSECT", || link_small(3, |_, _| MAXREGSECT)),
    case("mini-link-free", "FREESECT inside a chain", || link_small(3, |_, _| FREESECT)),
    case("mini-link-difsect", "DIFSECT inside a chain", || link_small(3, |_, _| DIFSECT)),
    case("mini-chain-short", "a chain that ends before its stream", || link_small(3, |_, _| ENDOFCHAIN)),
    case("mini-cross-link", "a chain that runs into another", || {
        link_small(3, |l, b| l.mini_sectors(b.inner)[2])
    }),
    case("mini-chain-ends-free", "chains that end with FREESECT", mini_chain_ends_free),
    case("mini-chain-long", "a chain longer than its stream", mini_chain_long),
    case("mini-shared-start", "two streams that start at one mini sector", mini_shared_start),
    case("mini-start-beyond", "a start past the mini stream", || start_small(5000)),
    case("mini-start-end-of-chain", "a start at ENDOFCHAIN", || start_small(ENDOFCHAIN)),
    case("mini-start-max", "a start at MAXREGSECT", || start_small(MAXREGSECT)),
    case("mini-fat-zeros", "a mini FAT of zeros", || fill_mini_fat(0)),
    case("mini-fat-free", "a mini FAT in which all is free", || fill_mini_fat(FREESECT)),
    case("mini-fat-chain-self-link", "the mini FAT's only sector links to itself", || {
        mini_fat_link(|l| l.sectors(Part::MiniFat)[0])
    }),
    case("mini-fat-chain-beyond", "the mini FAT's only sector links past the end", || {
        mini_fat_link(|_| 0x0077_7777)
    }),
    case("mini-fat-chain-free", "the mini FAT ends with FREESECT", || mini_fat_link(|_| FREESECT)),
    case("mini-fat-chain-cycle", "a cycle in a mini FAT of three sectors", mini_fat_cycle),
    case("mini-fat-longer", "mini FAT sectors for mini sectors that are not there", || {
        mini_fat_longer(FREESECT)
    }),
    case("mini-fat-longer-junk", "the same, with links in them", || mini_fat_longer(3)),
    case("mini-fat-longer-ends", "the same, with ends of chains in them", || mini_fat_longer(ENDOFCHAIN)),
    case("mini-fat-absent", "small streams, and no mini FAT", mini_fat_absent),
    case("mini-fat-left-over", "a mini FAT, and no small streams", mini_fat_left_over),
    case("root-size-odd", "a root size that is no multiple of 64", root_size_odd),
    case("root-size-0", "root size 0 though there are small streams", || root_size_lost(0)),
    case("root-size-64", "a root size that cuts streams off", || root_size_lost(64)),
    case("root-size-beyond", "a root size past the mini stream's chain", || root_size(1 << 20)),
    case("root-size-2g", "a root size of 2 GiB", || root_size(0x7FFF_FFFF)),
    case("root-size-max", "all bits set in the root size", || root_size(u64::MAX)),
    case("root-start-end-of-chain", "a mini stream that starts at ENDOFCHAIN", || root_start(|_| ENDOFCHAIN)),
    case("root-start-beyond", "a mini stream that starts past the end", || root_start(|l| l.num_sectors())),
    case("root-start-max", "a mini stream that starts at MAXREGSECT", || root_start(|_| MAXREGSECT)),
    case("mini-stream-chain-cycle", "the mini stream's last sector links to its first", mini_stream_cycle),
    case("mini-stream-chain-short", "the mini stream's first sector ends the chain", mini_stream_short),
    case("mini-stream-is-stream", "a mini stream over a stream's sectors", || {
        root_start(|l| l.num_sectors() - 3)
    }),
    case("mini-stream-fragmented", "mini stream, mini FAT and small streams in random order", fragmented),
    case("small-stream-outside", "a small stream laid in sectors of its own", || {
        wrong_place("Outside", 900, false)
    }),
    case("large-stream-inside", "a large stream laid in the mini stream", || {
        wrong_place("Inside", 6000, true)
    }),
    case("mini-edges", "streams of every length around the mini sizes", edges),
];

fn mini(layout: &Layout, base: &Base, index: usize) -> u32 {
    layout.mini_sectors(base.small)[index]
}

/// Overwrites the link of a mini sector of the small stream, which has sixteen.
fn link_small(index: usize, target: fn(&Layout, &Base) -> u32) -> Specimen {
    losing(|b| b.small, |l, b| l.set_mini_fat(mini(l, b, index), target(l, b)))
}

fn mini_chain_ends_free() -> Specimen {
    tolerable(|layout, base| {
        for stream in base.minis() {
            if let Some(last) = layout.mini_sectors(stream).last().copied() {
                layout.set_mini_fat(last, FREESECT);
            }
        }
        layout
    })
}

/// The tiny stream's chain runs on into the free mini sectors after the last stream.
fn mini_chain_long() -> Specimen {
    let mut base = Base::new(Version::V3);
    let streams: Vec<Part> = base.plan.streams().map(Part::Stream).collect();
    base.plan.order(streams.into_iter().chain([Part::FreeMini(4)]));
    base.changed(Expectation::Tolerable, &[], |layout, b| {
        let last = layout.mini_sectors(b.leaf)[1];
        layout.set_mini_fat(layout.mini_sectors(b.tiny)[0], last + 1);
        layout.set_mini_fat(last + 1, last + 2).set_mini_fat(last + 2, ENDOFCHAIN)
    })
}

fn mini_shared_start() -> Specimen {
    losing(|b| b.inner, |l, b| l.set_entry(b.inner, EntryField::StartSector, mini(l, b, 0).into()))
}

fn start_small(start: u32) -> Specimen {
    losing(|b| b.small, |l, b| l.set_entry(b.small, EntryField::StartSector, start.into()))
}

fn fill_mini_fat(value: u32) -> Specimen {
    let base = Base::new(Version::V3);
    let lost = [base.small, base.inner, base.tiny, base.leaf];
    base.changed(Expectation::Partial, &lost, |layout, _| {
        for mini_sector in 0..128 {
            layout.set_mini_fat(mini_sector, value);
        }
        layout
    })
}

fn mini_fat_link(target: fn(&Layout) -> u32) -> Specimen {
    tolerable(|layout, _| layout.set_fat(layout.sectors(Part::MiniFat)[0], target(layout)))
}

fn mini_fat_cycle() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_mini_fat_sectors(3);
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        layout.set_fat(layout.sectors(Part::MiniFat)[2], layout.sectors(Part::MiniFat)[1])
    })
}

fn mini_fat_longer(value: u32) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_mini_fat_sectors(4);
    let minis = base.minis();
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        let used: usize = minis.iter().map(|stream| layout.mini_sectors(*stream).len()).sum();
        for mini_sector in used as u32..512 {
            layout.set_mini_fat(mini_sector, value);
        }
        layout
    })
}

fn mini_fat_absent() -> Specimen {
    losing_minis(|layout, _| {
        layout.set_header(FirstMiniFatSector, ENDOFCHAIN.into()).set_header(NumMiniFatSectors, 0)
    })
}

fn mini_fat_left_over() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    plan.stream(plan.root(), "Large", Content::pattern(1, 5000));
    plan.min_mini_fat_sectors(1);
    let mut layout = plan.layout();
    layout.set_header(NumMiniFatSectors, 0);
    specimen(&plan, layout, Expectation::Tolerable, &[])
}

/// Cuts the root size at the last byte of the last small stream.
fn root_size_odd() -> Specimen {
    tolerable(|layout, base| {
        let whole = (layout.mini_sectors(base.leaf)[1] + 1) * 64;
        layout.set_entry(base.plan.root(), EntryField::StreamSize, u64::from(whole) - 58)
    })
}

fn root_size_lost(size: u64) -> Specimen {
    losing_minis(|layout, base| layout.set_entry(base.plan.root(), EntryField::StreamSize, size))
}

fn root_size(size: u64) -> Specimen {
    tolerable(|layout, base| layout.set_entry(base.plan.root(), EntryField::StreamSize, size))
}

fn root_start(sector: fn(&Layout) -> u32) -> Specimen {
    losing_minis(|layout, base| {
        layout.set_entry(base.plan.root(), EntryField::StartSector, sector(layout).into())
    })
}

fn mini_stream_cycle() -> Specimen {
    tolerable(|layout, _| {
        let chain = layout.sectors(Part::MiniStream).to_vec();
        layout.set_fat(chain[chain.len() - 1], chain[0])
    })
}

/// The small stream, first in the mini stream, is cut with all that follow it.
fn mini_stream_short() -> Specimen {
    losing_minis(|layout, _| layout.set_fat(layout.sectors(Part::MiniStream)[0], ENDOFCHAIN))
}

fn fragmented() -> Specimen {
    let mut base = Base::new(Version::V3);
    let minis = base.minis().map(Part::Stream);
    for (seed, part) in (20..).zip(minis.iter().cloned().chain([Part::MiniStream, Part::MiniFat])) {
        base.plan.chain_order(part, ChainOrder::Shuffled { piece: 1, seed });
    }
    base.plan.order([Part::FreeMini(3), Part::interleaved(1, minis), Part::FreeMini(2)]);
    base.plan.slack(0xA5);
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

fn wrong_place(name: &str, len: u64, mini: bool) -> Specimen {
    let mut base = Base::new(Version::V3);
    let odd = base.plan.stream(base.plan.root(), name, Content::pattern(8, len));
    base.plan.set_in_mini_stream(odd, mini);
    let layout = base.plan.layout();
    specimen(&base.plan, layout, Expectation::Partial, &[odd])
}

fn edges() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    for len in [1, 63, 64, 65, 127, 128, 129, 511, 512, 513, 4031, 4032, 4033, 4095, 4096, 4097, 4608] {
        plan.stream(plan.root(), format!("{len}"), Content::pattern(len, len));
    }
    conforming(&plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_size_odd_keeps_the_last_byte() {
        let specimen = root_size_odd();
        let base = Base::new(Version::V3);
        let layout = specimen.layout();
        let size = layout.u32_at(layout.entry_offset(base.plan.root()) + EntryField::StreamSize.offset());
        assert_eq!(size % 64, 6);
        assert_eq!(layout.mini_sectors(base.leaf)[1] * 64 + 6, size, "the leaf has 64 + 6 bytes");
    }
}
