//! What every byte belongs to, against the layout kit's own knowledge, and for damaged files without gaps all the same.

use std::collections::HashMap;
use std::ops::Range;

use cfb_core::{CompoundFile, Owner, Region, StreamId};
use cfb_layout::{Part, Version, damage};

use crate::support::{mixed, open_both};

/// Regions of one owner in the order of their positions, neighbours joined.
fn joined(regions: &[Region], owner: Owner) -> Vec<Range<u64>> {
    let mut own: Vec<&Region> = regions.iter().filter(|region| region.owner() == owner).collect();
    own.sort_by_key(|region| region.position());
    let mut ranges: Vec<Range<u64>> = Vec::new();
    for region in own {
        match ranges.last_mut() {
            Some(last) if last.end == region.range().start => last.end = region.range().end,
            _ => ranges.push(region.range()),
        }
    }
    ranges
}

fn has_no_gaps(file: &CompoundFile, regions: &[Region]) -> bool {
    let ends = regions.iter().map(|region| region.range().end);
    let starts = regions.iter().map(|region| region.range().start);
    regions.iter().all(|region| region.range().start < region.range().end)
        && std::iter::once(0).chain(ends).eq(starts.chain([file.len_bytes()]))
}

#[test]
fn every_byte_has_the_owner_that_it_was_laid_out_for() {
    for version in [Version::V3, Version::V4] {
        let (plan, streams) = mixed(version, 11);
        let layout = plan.layout();
        for file in open_both(&layout.to_vec()) {
            let regions = file.layout().unwrap();
            assert!(has_no_gaps(&file, &regions));
            for (owner, part) in [
                (Owner::Fat, Part::Fat),
                (Owner::Directory, Part::Directory),
                (Owner::MiniFat, Part::MiniFat),
            ] {
                assert_eq!(joined(&regions, owner), layout.part_ranges(part), "{owner:?}");
            }
            let mut of_mini_stream: u64 =
                joined(&regions, Owner::MiniStream).iter().map(|r| r.end - r.start).sum();
            for &stream in &streams {
                let id = StreamId::new(layout.stream_id(stream));
                let len = file.entry(id).unwrap().len_bytes();
                let (owner, unit) = if len < 4096 {
                    (Owner::SmallStream(id), 64)
                } else {
                    (Owner::Stream(id), layout.sector_size())
                };
                let found = joined(&regions, owner);
                let held: u64 = found.iter().map(|range| range.end - range.start).sum();
                assert_eq!(held, len.next_multiple_of(unit));
                // What fills the last sector is the stream's too.
                let starts =
                    |ranges: &[Range<u64>]| ranges.iter().map(|range| range.start).collect::<Vec<_>>();
                assert_eq!(starts(&found), starts(&layout.ranges(stream)), "{len}");
                of_mini_stream += if len < 4096 { held } else { 0 };
            }
            let mini_stream: u64 = layout.part_ranges(Part::MiniStream).iter().map(|r| r.end - r.start).sum();
            assert_eq!(of_mini_stream, mini_stream);
        }
    }
}

#[test]
fn damaged_files_have_no_gaps_either() {
    for case in damage::all() {
        let specimen = case.build();
        if specimen.layout().len_bytes() > 4 << 20 {
            continue;
        }
        let bytes = specimen.to_vec();
        let Ok(file) = CompoundFile::from_bytes(bytes) else { continue };
        let regions = file.layout().unwrap();
        assert!(has_no_gaps(&file, &regions), "{}", case.id());
        let mut seen: HashMap<(Owner, u64), u64> = HashMap::new();
        for region in &regions {
            if !matches!(region.owner(), Owner::Free | Owner::Unowned) {
                let before = seen.insert((region.owner(), region.position()), region.range().start);
                assert_eq!(before, None, "{}: {region:?}", case.id());
            }
        }
    }
}
