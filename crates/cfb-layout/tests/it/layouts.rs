//! Sound plans of every shape give files whose tables lead to exactly the contents that were put in.

use std::collections::BTreeMap;

use cfb_layout::{
    ChainOrder, Content, DirectoryOrder, FATSECT, FREESECT, FatPlacement, Layout, NodeId, Part, Plan,
    Siblings, Version,
};
use quickcheck::{Arbitrary, Gen, quickcheck};

use crate::reader::Reader;

fn expected(plan: &Plan) -> BTreeMap<Vec<Vec<u16>>, Vec<u8>> {
    let path = |node| plan.path(node).iter().map(|name| name.units().to_vec()).collect();
    plan.streams().map(|node| (path(node), plan.content(node).to_vec())).collect()
}

/// Reads the file back, checks that no sector has two owners and that the map tells the truth.
fn assert_sound(plan: &Plan) -> Layout {
    let layout = plan.layout();
    let bytes = layout.to_vec();
    assert_eq!(bytes.len() as u64, layout.sector_offset(layout.num_sectors()));
    let reader = Reader::new(&bytes);
    assert_eq!(reader.streams(), expected(plan));
    for node in plan.streams() {
        let mut mapped = Vec::new();
        for range in layout.ranges(node) {
            mapped.extend_from_slice(&bytes[range.start as usize..range.end as usize]);
        }
        assert_eq!(mapped, plan.content(node).to_vec());
        assert_eq!(reader.record(layout.stream_id(node)).name, plan.name(node).units());
    }
    let targets: Vec<u32> = reader.fat().iter().copied().filter(|next| *next < 0xFFFF_FFFA).collect();
    let mut once = targets.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), targets.len(), "a sector has two predecessors");
    let marked = reader.fat().iter().filter(|next| **next == FATSECT).count();
    assert_eq!(marked, layout.sectors(Part::Fat).len());
    let past_end = &reader.fat()[layout.num_sectors() as usize..];
    assert!(past_end.iter().all(|next| *next == FREESECT));
    layout
}

fn two_streams(version: Version) -> (Plan, NodeId, NodeId) {
    let mut plan = Plan::new(version);
    let storage = plan.storage(plan.root(), "Storage");
    let first = plan.stream(storage, "First", Content::pattern(1, 50_000));
    let second = plan.stream(plan.root(), "Second", Content::pattern(2, 70_001));
    plan.stream(storage, "Small", Content::pattern(3, 100));
    plan.stream(storage, "Empty", "");
    (plan, first, second)
}

#[test]
fn plain_plans_of_both_versions_are_sound() {
    for version in [Version::V3, Version::V4] {
        assert_sound(&Plan::new(version));
        assert_sound(&two_streams(version).0);
    }
}

#[test]
fn interleaved_streams_take_turns() {
    let (mut plan, first, second) = two_streams(Version::V3);
    plan.order([Part::interleaved(8, [first.into(), second.into()]), Part::Fat]);
    let layout = assert_sound(&plan);
    assert_eq!(layout.ranges(first)[..2], [512..4608, 512 + 8192..512 + 8192 + 4096]);
    assert_eq!(layout.ranges(second)[0], 4608..4608 + 4096);
}

#[test]
fn reversed_and_shuffled_chains_are_sound() {
    let (mut plan, first, second) = two_streams(Version::V3);
    plan.chain_order(first, ChainOrder::Reversed);
    plan.chain_order(second, ChainOrder::Shuffled { piece: 3, seed: 5 });
    plan.chain_order(Part::Directory, ChainOrder::Reversed);
    let layout = assert_sound(&plan);
    let sectors = layout.sectors(first);
    assert!(sectors.windows(2).all(|pair| pair[1] + 1 == pair[0]));
}

#[test]
fn mini_streams_are_dealt_and_reordered_like_streams() {
    let mut plan = Plan::new(Version::V3);
    let first = plan.stream(plan.root(), "First", Content::pattern(1, 4000));
    let second = plan.stream(plan.root(), "Second", Content::pattern(2, 3000));
    plan.order([Part::FreeMini(2), Part::interleaved(2, [first.into(), second.into()])]);
    plan.chain_order(second, ChainOrder::Reversed);
    let layout = assert_sound(&plan);
    assert_eq!(layout.mini_sectors(first)[..3], [2, 3, 6]);
    assert!(layout.mini_sectors(second).is_sorted_by(|a, b| a > b));
}

#[test]
fn spread_tables_lie_among_the_sectors_they_describe() {
    let mut plan = Plan::new(Version::V3);
    plan.stream(plan.root(), "Big", Content::pattern(1, 9 << 20));
    plan.fat_placement(FatPlacement::Spread);
    let layout = assert_sound(&plan);
    let fat = layout.sectors(Part::Fat);
    assert!(fat.len() > 109 + 20);
    assert!(fat.iter().enumerate().all(|(index, sector)| (*sector as usize).abs_diff(index * 128) < 2));
    assert_eq!(layout.sectors(Part::Difat).len(), 1);
}

#[test]
fn surplus_tables_do_not_change_the_contents() {
    for (fat, difat) in [(109, 0), (110, 1), (236, 1), (237, 2), (400, 5)] {
        let (mut plan, ..) = two_streams(Version::V3);
        plan.min_fat_sectors(fat).min_difat_sectors(difat).min_mini_fat_sectors(3);
        let layout = assert_sound(&plan);
        assert_eq!(layout.sectors(Part::Fat).len(), fat as usize);
        assert_eq!(layout.sectors(Part::Difat).len(), difat as usize);
    }
}

#[test]
fn pinned_sectors_are_exactly_where_they_were_put() {
    let (mut plan, first, _) = two_streams(Version::V3);
    let sectors: Vec<u32> = (0..98).map(|index| 500 - index * 2).collect();
    plan.pin(first, sectors.clone());
    let layout = assert_sound(&plan);
    assert_eq!(layout.sectors(first), sectors);
    assert_eq!(layout.num_sectors(), 501);
}

#[test]
fn trees_of_every_legal_shape_hold_every_element() {
    for shape in [Siblings::Balanced, Siblings::RightList, Siblings::LeftList, Siblings::Unsorted] {
        for order in [DirectoryOrder::Added, DirectoryOrder::Reversed, DirectoryOrder::Shuffled(4)] {
            let mut plan = Plan::new(Version::V3);
            for index in 0..50 {
                let parent =
                    if index % 7 == 3 { plan.storage(plan.root(), format!("S{index}")) } else { plan.root() };
                plan.stream(parent, format!("Stream {index}"), format!("{index}").as_str());
                plan.unused_entry();
            }
            plan.siblings(shape).directory_order(order);
            assert_sound(&plan);
        }
    }
}

#[test]
fn range_lock_sector_belongs_to_nobody() {
    let mut plan = Plan::new(Version::V4);
    let big = plan.stream(plan.root(), "Big", Content::zeros(0x8001_0000));
    let layout = plan.layout();
    assert_eq!(layout.range_lock_sector(), Some(0x7FFFE - 1 + 1));
    assert_eq!(layout.sector_offset(layout.range_lock_sector().unwrap()), 0x7FFF_F000);
    assert!(!layout.sectors(big).contains(&0x7FFFE));
    assert_eq!(layout.ranges(big).len(), 2);
    assert_eq!(layout.u32_at(layout.fat_offset(0x7FFFE)), cfb_layout::ENDOFCHAIN);
}

#[test]
fn slack_is_filled_where_streams_end() {
    let (mut plan, first, _) = two_streams(Version::V3);
    plan.slack(0xAA);
    let layout = assert_sound(&plan);
    let end = layout.ranges(first).last().unwrap().end;
    assert_eq!(layout.u32_at(end), 0xAAAA_AAAA);
}

#[derive(Clone, Debug)]
struct AnyPlan(Plan);

impl Arbitrary for AnyPlan {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut plan = Plan::new(if bool::arbitrary(g) { Version::V3 } else { Version::V4 });
        let mut storages = vec![plan.root()];
        let mut streams = Vec::new();
        for index in 0..u8::arbitrary(g) % 40 {
            let parent = *g.choose(&storages).unwrap();
            if index % 5 == 4 {
                storages.push(plan.storage(parent, format!("s{index}")));
            } else {
                let lengths = [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 10_000, 40_000];
                let len = *g.choose(&lengths).unwrap();
                streams.push(Part::Stream(plan.stream(
                    parent,
                    format!("n{index}"),
                    Content::pattern(index.into(), len),
                )));
            }
        }
        let orders = [
            ChainOrder::Ascending,
            ChainOrder::Reversed,
            ChainOrder::Shuffled { piece: 1, seed: u64::arbitrary(g) },
            ChainOrder::Shuffled { piece: 4, seed: u64::arbitrary(g) },
        ];
        for part in streams.iter().chain(&[Part::Directory, Part::MiniFat, Part::MiniStream, Part::Fat]) {
            plan.chain_order(part.clone(), *g.choose(&orders).unwrap());
        }
        if bool::arbitrary(g) {
            streams.push(Part::Directory);
            plan.order([Part::Free(3), Part::interleaved(u32::from(u8::arbitrary(g)) % 9 + 1, streams)]);
        }
        plan.fat_placement(*g.choose(&[FatPlacement::Together, FatPlacement::Spread]).unwrap());
        plan.directory_order(DirectoryOrder::Shuffled(u64::arbitrary(g)));
        plan.min_fat_sectors(u32::from(u8::arbitrary(g)));
        Self(plan)
    }
}

quickcheck! {
    fn any_plan_is_read_back_exactly(plan: AnyPlan) -> bool {
        assert_sound(&plan.0);
        true
    }
}
