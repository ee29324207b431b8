//! Damage in the FAT and in the chains of the directory and of streams ([MS-CFB] 2.3).

use crate::HeaderField::NumFatSectors;
use crate::content::mix;
use crate::damage::base::{Base, conforming, losing, losing_minis, specimen, survive, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{
    ChainOrder, Content, DIFSECT, ENDOFCHAIN, EntryField, FATSECT, FREESECT, Layout, MAXREGSECT, Part,
    Version,
};

pub(super) const CASES: &[Case] = &[
    case("fat-self-link", "a sector that links to itself", || link_large(9, |l, b| sector(l, b, 9))),
    case("fat-two-cycle", "two sectors that link to each other", || link_large(10, |l, b| sector(l, b, 9))),
    case("fat-long-cycle", "the last sector links to the first", || link_large(97, |l, b| sector(l, b, 0))),
    case("fat-first-sector-self-link", "the first sector links to itself", || {
        link_large(0, |l, b| sector(l, b, 0))
    }),
    case("fat-link-beyond-file", "a link just past the last sector", || {
        link_large(9, |l, _| l.num_sectors())
    }),
    case("fat-link-beyond-fat", "a link past the end of the FAT", || link_large(9, |_, _| 0x0012_3456)),
    case("fat-link-maxregsect", "a link to MAXREGSECT", || link_large(9, |_, _| MAXREGSECT)),
    case("fat-link-reserved", "a link to the reserved number", || link_large(9, |_, _| 0xFFFF_FFFB)),
    case("fat-link-free", "FREESECT inside a chain", || link_large(9, |_, _| FREESECT)),
    case("fat-link-fatsect", "FATSECT inside a chain", || link_large(9, |_, _| FATSECT)),
    case("fat-link-difsect", "DIFSECT inside a chain", || link_large(9, |_, _| DIFSECT)),
    case("fat-chain-short", "a chain that ends before its stream", || link_large(9, |_, _| ENDOFCHAIN)),
    case("fat-link-to-fat", "a chain that runs into the FAT", || {
        link_large(9, |l, _| l.sectors(Part::Fat)[1])
    }),
    case("fat-link-to-directory", "a chain that runs into the directory", || {
        link_large(9, |l, _| l.sectors(Part::Directory)[1])
    }),
    case("fat-cross-link", "a chain that runs into the middle of another", || {
        link_large(9, |l, b| l.sectors(b.big)[20])
    }),
    case("fat-chain-long", "a chain longer than its stream", || chain_long(|_| ENDOFCHAIN)),
    case("fat-chain-long-cycle", "a cycle after the last byte of a stream", || chain_long(|added| added)),
    case("fat-shared-start", "two streams that start at one sector", shared_start),
    case("fat-shared-tail", "two streams of one length that share their second half", shared_tail),
    case("fat-sector-unmarked", "FAT sectors marked free", || mark(Part::Fat, FREESECT)),
    case("fat-sector-end-of-chain", "FAT sectors marked as ends of chains", || mark(Part::Fat, ENDOFCHAIN)),
    case("fat-sector-zero", "FAT sectors marked as links to sector 0", || mark(Part::Fat, 0)),
    case("difat-sector-unmarked", "a DIFAT sector marked free", || mark(Part::Difat, FREESECT)),
    case("fat-tail-zero", "zeros in the FAT past the end of the file", || tail(0)),
    case("fat-tail-fatsect", "FATSECT in the FAT past the end of the file", || tail(FATSECT)),
    case("fat-tail-difsect", "DIFSECT in the FAT past the end of the file", || tail(DIFSECT)),
    case("fat-tail-junk", "links in the FAT past the end of the file", || tail(0x0BAD_F00D)),
    case("fat-free-entries-junk", "junk entries of sectors that nobody uses", free_entries_junk),
    case("fat-longer-than-file", "FAT sectors for sectors that are not there", surplus),
    case("fat-shorter-than-file", "the second FAT sector is gone", fat_shorter),
    case("fat-zero", "a FAT of zeros", || fill_fat(0)),
    case("fat-free", "a FAT in which all is free", || fill_fat(FREESECT)),
    case("fat-one", "a FAT in which every sector links to sector 1", || fill_fat(1)),
    case("fat-random", "a FAT of random links", fat_random),
    case("directory-chain-self-link", "the directory's last sector links to itself", || {
        directory_link(|l| l.sectors(Part::Directory)[2])
    }),
    case("directory-chain-cycle", "the directory's last sector links to its first", || {
        directory_link(|l| l.sectors(Part::Directory)[0])
    }),
    case("directory-chain-beyond", "the directory's last sector links past the end", || {
        directory_link(|_| 0x00AB_CDEF)
    }),
    case("directory-chain-free", "the directory ends with FREESECT", || directory_link(|_| FREESECT)),
    case("directory-chain-first-self-link", "the directory's first sector links to itself", || {
        survive(|l, _| l.set_fat(l.sectors(Part::Directory)[0], l.sectors(Part::Directory)[0]))
    }),
    case("directory-chain-into-stream", "the directory runs on into a stream", directory_into_mini_stream),
    case("stream-is-directory", "a stream over the directory's sectors", || {
        start_at(|l| l.sectors(Part::Directory)[0])
    }),
    case("stream-is-fat", "a stream that starts at a FAT sector", || start_at(|l| l.sectors(Part::Fat)[0])),
    case("stream-is-mini-stream", "a stream over the mini stream", || {
        start_at(|l| l.sectors(Part::MiniStream)[0])
    }),
    case("stream-starts-nowhere", "a stream that starts at ENDOFCHAIN", || start_at(|_| ENDOFCHAIN)),
    case("stream-starts-at-free", "a stream that starts at FREESECT", || start_at(|_| FREESECT)),
    case("stream-starts-beyond", "a stream that starts past the end", || start_at(|l| l.num_sectors() + 7)),
    case("stream-starts-at-max", "a stream that starts at MAXREGSECT", || start_at(|_| MAXREGSECT)),
    case("chains-reversed", "every chain runs backward", || reordered(ChainOrder::Reversed)),
    case("chains-shuffled", "every chain in random order", || {
        reordered(ChainOrder::Shuffled { piece: 1, seed: 11 })
    }),
    case("chains-interleaved", "all streams in turn, two sectors each", interleaved),
];

fn sector(layout: &Layout, base: &Base, index: usize) -> u32 {
    layout.sectors(base.large)[index]
}

/// Overwrites the link of a sector of the large stream.
fn link_large(index: usize, target: fn(&Layout, &Base) -> u32) -> Specimen {
    losing(|b| b.large, |l, b| l.set_fat(sector(l, b, index), target(l, b)))
}

/// Gives the chain of the large stream, which needs 98 sectors, two more at the end of the file.
fn chain_long(last_link: fn(u32) -> u32) -> Specimen {
    tolerable(|layout, base| {
        let last = sector(layout, base, 97);
        let added = layout.num_sectors();
        layout.set_len(layout.sector_offset(added + 2));
        layout.set_fat(last, added).set_fat(added, added + 1).set_fat(added + 1, last_link(added))
    })
}

fn shared_start() -> Specimen {
    losing(|b| b.big, |l, b| l.set_entry(b.big, EntryField::StartSector, sector(l, b, 0).into()))
}

/// Two streams of 20 sectors; the second joins the first after ten.
fn shared_tail() -> Specimen {
    let mut base = Base::new(Version::V3);
    let twin = base.plan.stream(base.plan.root(), "Twin", Content::pattern(8, 10_240));
    let other = base.plan.stream(base.plan.root(), "Other", Content::pattern(9, 10_240));
    base.changed(Expectation::Partial, &[other], |layout, _| {
        layout.set_fat(layout.sectors(other)[9], layout.sectors(twin)[10])
    })
}

/// Overwrites what the FAT says of the table's own sectors.
fn mark(table: Part, value: u32) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_fat_sectors(112);
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        for sector in layout.sectors(table).to_vec() {
            layout.set_fat(sector, value);
        }
        layout
    })
}

/// Overwrites the FAT entries of sectors that the file does not have.
fn tail(value: u32) -> Specimen {
    tolerable(|layout, _| {
        for sector in layout.num_sectors()..256 {
            layout.set_fat(sector, value);
        }
        layout
    })
}

fn free_entries_junk() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.order([Part::Fat, Part::Directory, Part::Free(20)]);
    base.changed(Expectation::Tolerable, &[], |layout, _| {
        let first_free = layout.sectors(Part::Directory)[2] + 1;
        for sector in first_free..first_free + 20 {
            layout.set_fat(sector, (sector * 7919) % 400);
        }
        layout
    })
}

fn surplus() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_fat_sectors(9);
    conforming(&base.plan)
}

/// Takes the second FAT sector away: streams that end within the first 128 sectors are whole.
fn fat_shorter() -> Specimen {
    let base = Base::new(Version::V3);
    let mut layout = base.plan.layout();
    layout.set_difat(1, FREESECT).set_header(NumFatSectors, 1);
    let lost: Vec<_> = base.plan.streams().filter(|s| layout.sectors(*s).iter().any(|n| *n >= 128)).collect();
    specimen(&base.plan, layout, Expectation::Partial, &lost)
}

fn fill_fat(value: u32) -> Specimen {
    survive(|layout, _| {
        for sector in 0..256 {
            layout.set_fat(sector, value);
        }
        layout
    })
}

fn fat_random() -> Specimen {
    survive(|layout, _| {
        let count = u64::from(layout.num_sectors());
        for sector in 0..256 {
            layout.set_fat(sector, (mix(1, sector.into()) % count) as u32);
        }
        layout
    })
}

/// Overwrites the last link of the directory chain, which has three sectors.
fn directory_link(target: fn(&Layout) -> u32) -> Specimen {
    tolerable(|layout, _| layout.set_fat(layout.sectors(Part::Directory)[2], target(layout)))
}

fn directory_into_mini_stream() -> Specimen {
    losing_minis(|layout, _| {
        layout.set_fat(layout.sectors(Part::Directory)[2], layout.sectors(Part::MiniStream)[0])
    })
}

/// Lets the big stream start elsewhere.
fn start_at(sector: fn(&Layout) -> u32) -> Specimen {
    losing(|b| b.big, |l, b| l.set_entry(b.big, EntryField::StartSector, sector(l).into()))
}

fn reordered(order: ChainOrder) -> Specimen {
    let mut base = Base::new(Version::V3);
    let streams: Vec<Part> = base.plan.streams().map(Part::Stream).collect();
    for part in [Part::Directory, Part::MiniFat, Part::MiniStream, Part::Fat].into_iter().chain(streams) {
        base.plan.chain_order(part, order);
    }
    conforming(&base.plan)
}

fn interleaved() -> Specimen {
    let mut base = Base::new(Version::V3);
    let streams: Vec<Part> = base.plan.streams().map(Part::Stream).collect();
    base.plan.order([Part::interleaved(2, streams.into_iter().chain([Part::Directory, Part::MiniStream]))]);
    conforming(&base.plan)
}
