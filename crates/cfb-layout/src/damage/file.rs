//! Files that are cut, padded, or no compound files at all.

use crate::damage::base::{Base, refused, specimen, survive, tolerable, tolerable_v4};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, Part, Plan, Version};

pub(super) const CASES: &[Case] = &[
    case("plain-v3", "a sound version 3 file", || plain(Version::V3)),
    case("plain-v4", "a sound version 4 file", || plain(Version::V4)),
    case("nothing-inside-v3", "the smallest file: header, FAT, directory", || nothing_inside(Version::V3)),
    case("nothing-inside-v4", "the smallest file of version 4", || nothing_inside(Version::V4)),
    case("file-empty", "a file of no bytes", || cut_to(0)),
    case("file-one-byte", "the first byte of the signature", || cut_to(1)),
    case("file-signature-only", "the signature and nothing else", || cut_to(8)),
    case("file-header-cut", "one byte less than a header", || cut_to(511)),
    case("file-header-only", "a header and no sector", || survive(|l, _| l.set_len(512))),
    case("file-header-only-v4", "the header sector of version 4 and nothing else", || {
        Base::new(Version::V4).changed(Expectation::Survive, &[], |l, _| l.set_len(4096))
    }),
    case("file-v4-header-short", "512 bytes of a version 4 header", || {
        Base::new(Version::V4).changed(Expectation::Survive, &[], |l, _| l.set_len(512))
    }),
    case("file-zeros", "zeros only", || refused(|l, _| l.set_len(0).set_len(8192))),
    case("file-text", "a text file", || {
        refused(|l, _| l.set_len(0).patch(0, &b"Dear all, nothing to see here.\n".repeat(99)))
    }),
    case("header-all-ones", "a signature followed by FF only", || refused(|l, _| l.patch(8, &[0xFF; 504]))),
    case("header-all-zero", "a signature followed by zeros only", || refused(|l, _| l.patch(8, &[0; 504]))),
    case("cut-before-fat", "cut where the FAT begins", || cut(&Part::Fat, 0)),
    case("cut-in-fat", "cut inside the first FAT sector", || cut(&Part::Fat, 100)),
    case("cut-before-directory", "cut where the directory begins", || cut(&Part::Directory, 0)),
    case("cut-in-root-entry", "cut inside the root entry", || cut(&Part::Directory, 77)),
    case("cut-in-directory", "cut inside the third entry", || cut(&Part::Directory, 300)),
    case("cut-before-mini-fat", "cut where the mini FAT begins", || cut(&Part::MiniFat, 0)),
    case("cut-in-mini-fat", "cut inside the mini FAT", || cut(&Part::MiniFat, 9)),
    case("cut-in-mini-stream", "cut inside the mini stream", || cut(&Part::MiniStream, 600)),
    case("cut-in-difat", "cut inside the first DIFAT sector", cut_in_difat),
    case("cut-in-stream", "cut inside the last stream", cut_in_last_stream),
    case("cut-before-stream", "all of the last stream cut off", cut_before_last_stream),
    case("last-sector-short", "the file ends with the last byte of its last stream, inside a sector", || {
        tolerable(|l, b| l.set_len(l.ranges(b.big).last().map_or(0, |range| range.end)))
    }),
    case("last-sector-short-v4", "the same in version 4", || {
        tolerable_v4(|l, b| l.set_len(l.ranges(b.big).last().map_or(0, |range| range.end)))
    }),
    case(
        "last-directory-sector-short",
        "the file ends inside its directory, after the last used entry",
        last_directory_sector_short,
    ),
    case("bytes-after-end", "100 bytes after the last sector", || tolerable(|l, _| l.append(&[0x55; 100]))),
    case("sectors-after-end", "a thousand sectors of junk that the FAT does not know", || {
        tolerable(|l, _| l.append(&Content::pattern(9, 512_000).to_vec()))
    }),
];

fn plain(version: Version) -> Specimen {
    Base::new(version).changed(Expectation::Conforming, &[], |layout, _| layout)
}

fn nothing_inside(version: Version) -> Specimen {
    super::base::conforming(&Plan::new(version))
}

fn cut_to(len_bytes: u64) -> Specimen {
    refused(|layout, _| layout.set_len(len_bytes))
}

fn cut(part: &Part, offset: u64) -> Specimen {
    survive(|layout, _| layout.set_len(layout.offset_in(part, offset)))
}

fn cut_in_difat() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_fat_sectors(112);
    base.changed(Expectation::Survive, &[], |layout, _| layout.set_len(layout.offset_in(&Part::Difat, 8)))
}

fn cut_in_last_stream() -> Specimen {
    let base = Base::new(Version::V3);
    let lost = base.big;
    base.changed(Expectation::Partial, &[lost], |layout, b| {
        let start = layout.ranges(b.big)[0].start;
        layout.set_len(start + 7777)
    })
}

fn cut_before_last_stream() -> Specimen {
    let base = Base::new(Version::V3);
    let lost = base.big;
    base.changed(Expectation::Partial, &[lost], |layout, b| {
        let start = layout.ranges(b.big)[0].start;
        layout.set_len(start)
    })
}

fn last_directory_sector_short() -> Specimen {
    let mut base = Base::new(Version::V3);
    let streams: Vec<Part> = base.plan.streams().map(Part::Stream).collect();
    let parts = [Part::Fat, Part::MiniFat, Part::MiniStream].into_iter().chain(streams);
    base.plan.order(parts.chain([Part::Directory]));
    let mut layout = base.plan.layout();
    layout.set_len(layout.entry_offset(base.leaf) + 128);
    specimen(&base.plan, layout, Expectation::Tolerable, &[])
}
