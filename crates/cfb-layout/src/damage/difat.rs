//! Damage in the DIFAT, and its edges ([MS-CFB] 2.5).

use crate::HeaderField::{FirstDifatSector, NumDifatSectors, NumFatSectors};
use crate::damage::base::{Base, conforming, survive, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, ENDOFCHAIN, FREESECT, FatPlacement, Layout, MAXREGSECT, Part, Plan, Version};

pub(super) const CASES: &[Case] = &[
    case("difat-109", "exactly the FAT sectors that the header lists", || surplus(Version::V3, 109)),
    case("difat-110", "one FAT sector more than the header lists", || surplus(Version::V3, 110)),
    case("difat-236", "a full DIFAT sector", || surplus(Version::V3, 109 + 127)),
    case("difat-237", "one FAT sector more than a DIFAT sector lists", || {
        surplus(Version::V3, 109 + 127 + 1)
    }),
    case("difat-v4-109", "the same in version 4", || surplus(Version::V4, 109)),
    case("difat-v4-110", "one more in version 4", || surplus(Version::V4, 110)),
    case("difat-v4-1132", "a full DIFAT sector in version 4", || surplus(Version::V4, 109 + 1023)),
    case("difat-v4-1133", "two DIFAT sectors in version 4", || surplus(Version::V4, 109 + 1023 + 1)),
    case("difat-in-use", "a DIFAT sector that 7 MiB of stream need", || in_use(FatPlacement::Together)),
    case("difat-in-use-spread", "the same, FAT sectors spread over the file", || {
        in_use(FatPlacement::Spread)
    }),
    case("difat-sector-to-spare", "DIFAT sectors that list nothing", spare_difat),
    case("difat-header-zeros", "unused header slots are 0", || header_slots(0)),
    case("difat-header-ends", "unused header slots are ENDOFCHAIN", || header_slots(ENDOFCHAIN)),
    case("difat-sector-zeros", "unused slots of a DIFAT sector are 0", difat_sector_zeros),
    case("difat-ends-free", "the DIFAT chain ends with FREESECT", || last_link(|_| FREESECT)),
    case("difat-self-link", "the last DIFAT sector links to itself", || {
        last_link(|l| l.sectors(Part::Difat)[1])
    }),
    case("difat-cycle", "the last DIFAT sector links to the first", || {
        last_link(|l| l.sectors(Part::Difat)[0])
    }),
    case("difat-link-beyond", "the last DIFAT sector links past the end", || last_link(|_| 0x00FE_DCBA)),
    case("difat-cycle-huge-counts", "a DIFAT cycle, and counts that believe in it", cycle_with_counts),
    case("difat-first-self-link", "the first of two DIFAT sectors links to itself", || {
        survive_difat(|l| l.set_u32(l.difat_link_offset(0), l.sectors(Part::Difat)[0]))
    }),
    case("difat-starts-at-fat", "the first DIFAT sector is a FAT sector", || {
        survive_difat(|l| l.set_header(FirstDifatSector, l.sectors(Part::Fat)[0].into()))
    }),
    case("difat-starts-at-stream", "a DIFAT of stream bytes", difat_is_stream),
    case("difat-hole", "a FREESECT between used slots", || {
        survive(|l, _| l.set_difat(1, l.sectors(Part::Fat)[1]).set_difat(0, FREESECT))
    }),
    case("difat-duplicate", "the same FAT sector in two slots", || slot(|l| l.sectors(Part::Fat)[0])),
    case("difat-slot-beyond", "a slot past the end", || slot(|l| l.num_sectors())),
    case("difat-slot-max", "MAXREGSECT in a slot", || slot(|_| MAXREGSECT)),
    case("difat-slot-reserved", "the reserved number in a slot", || slot(|_| 0xFFFF_FFFB)),
    case("difat-slot-is-directory", "the directory in a slot", || slot(|l| l.sectors(Part::Directory)[0])),
    case(
        "difat-all-slots-one",
        "every slot lists the first FAT sector, and the count says so",
        all_slots_one,
    ),
];

/// The base with so many FAT sectors.
fn with_fat_sectors(version: Version, count: u32) -> Base {
    let mut base = Base::new(version);
    base.plan.min_fat_sectors(count);
    base
}

fn surplus(version: Version, count: u32) -> Specimen {
    conforming(&with_fat_sectors(version, count).plan)
}

fn in_use(placement: FatPlacement) -> Specimen {
    let mut plan = Plan::new(Version::V3);
    plan.stream(plan.root(), "Big", Content::pattern(1, 7_200_000));
    plan.stream(plan.root(), "Last", Content::pattern(2, 5000));
    plan.fat_placement(placement);
    conforming(&plan)
}

fn spare_difat() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_difat_sectors(3);
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

fn header_slots(value: u32) -> Specimen {
    tolerable(|layout, _| {
        for slot in 2..109 {
            layout.set_difat(slot, value);
        }
        layout
    })
}

fn difat_sector_zeros() -> Specimen {
    with_fat_sectors(Version::V3, 112).changed(Expectation::Tolerable, &[], |layout, _| {
        for slot in 112..109 + 127 {
            layout.set_difat(slot, 0);
        }
        layout
    })
}

/// Overwrites the link of the last of two DIFAT sectors.
fn last_link(target: fn(&Layout) -> u32) -> Specimen {
    with_fat_sectors(Version::V3, 240).changed(Expectation::Tolerable, &[], |layout, _| {
        layout.set_u32(layout.difat_link_offset(1), target(layout))
    })
}

fn cycle_with_counts() -> Specimen {
    with_fat_sectors(Version::V3, 240).changed(Expectation::Survive, &[], |layout, _| {
        layout.set_u32(layout.difat_link_offset(1), layout.sectors(Part::Difat)[0]);
        layout.set_header(NumDifatSectors, 0xFFFF_FFFF).set_header(NumFatSectors, 0xFFFF_FFFF)
    })
}

fn survive_difat(change: for<'a> fn(&'a mut Layout) -> &'a mut Layout) -> Specimen {
    with_fat_sectors(Version::V3, 240).changed(Expectation::Survive, &[], |layout, _| change(layout))
}

fn difat_is_stream() -> Specimen {
    survive(|layout, base| {
        let sector = layout.sectors(base.large)[0];
        layout.set_header(FirstDifatSector, sector.into());
        layout.set_header(NumDifatSectors, 1).set_header(NumFatSectors, 200)
    })
}

/// Overwrites the second of two used slots.
fn slot(value: fn(&Layout) -> u32) -> Specimen {
    survive(|layout, _| layout.set_difat(1, value(layout)))
}

fn all_slots_one() -> Specimen {
    survive(|layout, _| {
        let fat = layout.sectors(Part::Fat)[0];
        for slot in 0..109 {
            layout.set_difat(slot, fat);
        }
        layout.set_header(NumFatSectors, 109)
    })
}
