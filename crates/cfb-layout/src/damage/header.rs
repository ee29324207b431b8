//! Header fields with wrong or odd values ([MS-CFB] 2.2).

use crate::HeaderField::{
    ByteOrder, Clsid, FirstDifatSector, FirstDirectorySector, FirstMiniFatSector, MajorVersion,
    MiniSectorShift, MiniStreamCutoff, MinorVersion, NumDifatSectors, NumDirectorySectors, NumFatSectors,
    NumMiniFatSectors, Reserved, SectorShift, Signature, TransactionSignature,
};
use crate::damage::base::{Base, losing_minis, refused, specimen, survive, tolerable, tolerable_v4};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{ENDOFCHAIN, FATSECT, FREESECT, HeaderField, Version};

pub(super) const CASES: &[Case] = &[
    case("header-signature", "one bit of the signature", || refuse(Signature, 0xE11A_B1A1_E011_CFD1)),
    case("header-signature-beta", "the signature of the beta format", || {
        refuse(Signature, 0x0E11_CFD0_0DFC_110E)
    }),
    case("header-clsid", "a header CLSID", || tolerate(Clsid, 0x1122_3344_5566_7788)),
    case("header-minor-21", "minor version 0x21", || conform(MinorVersion, 0x21)),
    case("header-minor-3b", "minor version 0x3B", || conform(MinorVersion, 0x3B)),
    case("header-minor-ffff", "minor version 0xFFFF", || tolerate(MinorVersion, 0xFFFF)),
    case("header-major-0", "major version 0", || tolerate(MajorVersion, 0)),
    case("header-major-2", "major version 2", || tolerate(MajorVersion, 2)),
    case("header-major-5", "major version 5", || tolerate(MajorVersion, 5)),
    case("header-major-ffff", "major version 0xFFFF", || tolerate(MajorVersion, 0xFFFF)),
    case("header-byte-order-big", "the big-endian mark", || refuse(ByteOrder, 0xFEFF)),
    case("header-byte-order-0", "no byte order mark", || anything(ByteOrder, 0)),
    case("header-shift-0", "sectors of one byte", || refuse(SectorShift, 0)),
    case("header-shift-6", "sectors of 64 bytes", || refuse(SectorShift, 6)),
    case("header-shift-10", "sectors of 1024 bytes", || anything(SectorShift, 10)),
    case("header-shift-31", "sectors of 2 GiB", || refuse(SectorShift, 31)),
    case("header-shift-63", "a shift of all bits but one", || refuse(SectorShift, 63)),
    case("header-shift-64", "a shift of all bits", || refuse(SectorShift, 64)),
    case("header-shift-ffff", "a shift of 65535", || refuse(SectorShift, 0xFFFF)),
    case("header-v3-shift-12", "version 3 with sectors of 4096 bytes", || shift(Version::V3, 12)),
    case("header-v4-shift-9", "version 4 with sectors of 512 bytes", || shift(Version::V4, 9)),
    case("header-mini-shift-0", "mini sectors of one byte", || anything(MiniSectorShift, 0)),
    case("header-mini-shift-5", "mini sectors of 32 bytes", || anything(MiniSectorShift, 5)),
    case("header-mini-shift-9", "mini sectors as large as sectors", || anything(MiniSectorShift, 9)),
    case("header-mini-shift-16", "mini sectors larger than sectors", || anything(MiniSectorShift, 16)),
    case("header-mini-shift-ffff", "a mini shift of 65535", || anything(MiniSectorShift, 0xFFFF)),
    case("header-cutoff-0", "cutoff 0", || anything(MiniStreamCutoff, 0)),
    case("header-cutoff-512", "cutoff 512", || anything(MiniStreamCutoff, 512)),
    case("header-cutoff-4097", "cutoff 4097", || anything(MiniStreamCutoff, 4097)),
    case("header-cutoff-max", "cutoff 0xFFFFFFFF", || anything(MiniStreamCutoff, 0xFFFF_FFFF)),
    case("header-cutoff-kept-512", "cutoff 512, and streams placed by it", || cutoff(512)),
    case("header-reserved", "reserved bytes set", || tolerate(Reserved, 0x0102_0304_0506)),
    case("header-transaction", "a transaction number", || conform(TransactionSignature, 77)),
    case("header-v3-directory-count", "a directory count in version 3", || tolerate(NumDirectorySectors, 3)),
    case("header-v3-directory-count-max", "a huge directory count in version 3", || {
        tolerate(NumDirectorySectors, 0xFFFF_FFFF)
    }),
    case("header-v4-directory-count-0", "directory count 0 in version 4", || {
        tolerate_v4(NumDirectorySectors, 0)
    }),
    case("header-v4-directory-count-2", "directory count one too high", || {
        tolerate_v4(NumDirectorySectors, 2)
    }),
    case("header-v4-directory-count-max", "a huge directory count", || {
        tolerate_v4(NumDirectorySectors, 0xFFFF_FFFF)
    }),
    case("header-v4-padding", "junk in the rest of the header sector", || {
        tolerable_v4(|l, _| l.patch(512, &[0xEE; 3584]))
    }),
    case("header-fat-count-0", "FAT count 0", || tolerate(NumFatSectors, 0)),
    case("header-fat-count-1", "FAT count one too low", || tolerate(NumFatSectors, 1)),
    case("header-fat-count-3", "FAT count one too high", || tolerate(NumFatSectors, 3)),
    case("header-fat-count-max", "a huge FAT count", || tolerate(NumFatSectors, 0xFFFF_FFFF)),
    case("header-difat-count-max", "a huge DIFAT count without DIFAT", || {
        tolerate(NumDifatSectors, 0xFFFF_FFFF)
    }),
    case("header-difat-count-0", "DIFAT count 0 though there is a DIFAT sector", || {
        with_difat(NumDifatSectors, 0)
    }),
    case("header-difat-count-7", "DIFAT count too high", || with_difat(NumDifatSectors, 7)),
    case("header-first-difat-free", "FREESECT where there is no DIFAT", || {
        tolerate(FirstDifatSector, FREESECT.into())
    }),
    case("header-first-difat-0", "0 where there is no DIFAT", || tolerate(FirstDifatSector, 0)),
    case("header-first-difat-beyond", "a first DIFAT sector past the end, without need", || {
        tolerate(FirstDifatSector, 0x0FFF_FFFF)
    }),
    case("header-mini-fat-count-0", "mini FAT count 0 though there is one", || {
        tolerate(NumMiniFatSectors, 0)
    }),
    case("header-mini-fat-count-max", "a huge mini FAT count", || tolerate(NumMiniFatSectors, 0xFFFF_FFFF)),
    case("header-first-mini-fat-end", "no mini FAT though there are small streams", || {
        lose_minis(FirstMiniFatSector, ENDOFCHAIN.into())
    }),
    case("header-first-mini-fat-free", "FREESECT as first mini FAT sector", || {
        lose_minis(FirstMiniFatSector, FREESECT.into())
    }),
    case("header-first-mini-fat-beyond", "a first mini FAT sector past the end", || {
        lose_minis(FirstMiniFatSector, 0x00FF_FFFF)
    }),
    case("header-first-mini-fat-directory", "the directory as mini FAT", mini_fat_is_directory),
    case("header-first-directory-end", "ENDOFCHAIN as first directory sector", || {
        anything(FirstDirectorySector, ENDOFCHAIN.into())
    }),
    case("header-first-directory-free", "FREESECT as first directory sector", || {
        anything(FirstDirectorySector, FREESECT.into())
    }),
    case("header-first-directory-fatsect", "FATSECT as first directory sector", || {
        anything(FirstDirectorySector, FATSECT.into())
    }),
    case("header-first-directory-reserved", "the reserved number as first directory sector", || {
        anything(FirstDirectorySector, 0xFFFF_FFFB)
    }),
    case("header-first-directory-max", "MAXREGSECT as first directory sector", || {
        anything(FirstDirectorySector, 0xFFFF_FFFA)
    }),
    case("header-first-directory-beyond", "a first directory sector past the end", || {
        anything(FirstDirectorySector, 100_000)
    }),
    case("header-first-directory-fat", "the FAT as directory", || anything(FirstDirectorySector, 0)),
    case("header-first-directory-stream", "a stream as directory", || {
        survive(|l, b| l.set_header(FirstDirectorySector, l.sectors(b.large)[3].into()))
    }),
];

fn refuse(field: HeaderField, value: u64) -> Specimen {
    refused(|layout, _| layout.set_header(field, value))
}

fn tolerate(field: HeaderField, value: u64) -> Specimen {
    tolerable(|layout, _| layout.set_header(field, value))
}

fn tolerate_v4(field: HeaderField, value: u64) -> Specimen {
    tolerable_v4(|layout, _| layout.set_header(field, value))
}

fn conform(field: HeaderField, value: u64) -> Specimen {
    Base::new(Version::V3).changed(Expectation::Conforming, &[], |layout, _| layout.set_header(field, value))
}

fn anything(field: HeaderField, value: u64) -> Specimen {
    survive(|layout, _| layout.set_header(field, value))
}

fn lose_minis(field: HeaderField, value: u64) -> Specimen {
    losing_minis(|layout, _| layout.set_header(field, value))
}

fn shift(version: Version, shift: u16) -> Specimen {
    let mut base = Base::new(version);
    base.plan.sector_shift(shift);
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

/// Everything placed by a cutoff of its own: whether a reader believes the header is its own choice.
fn cutoff(bytes: u32) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.mini_stream_cutoff(bytes);
    let lost = [base.small];
    base.changed(Expectation::Partial, &lost, |layout, _| layout)
}

fn with_difat(field: HeaderField, value: u64) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.min_fat_sectors(112);
    base.changed(Expectation::Tolerable, &[], |layout, _| layout.set_header(field, value))
}

fn mini_fat_is_directory() -> Specimen {
    let base = Base::new(Version::V3);
    let mut layout = base.plan.layout();
    let directory = layout.sectors(crate::Part::Directory)[0];
    layout.set_header(FirstMiniFatSector, directory.into());
    specimen(&base.plan, layout, Expectation::Partial, &base.minis())
}
