//! Every kind of damage and oddity of the catalogue, in memory and by position.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use cfb_core::{CompoundFile, ErrorKind, OpenOptions, ReadAt, Severity, StreamId};
use cfb_layout::damage::{self, Expectation, Specimen};
use cfb_layout::{ChainOrder, Content, EntryField, Plan, Version};

use crate::support::{ByPosition, LaidOut, open_both};

/// A store that counts the bytes read from it.
struct Metered(ByPosition, Arc<AtomicU64>);

impl ReadAt for Metered {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read_at(offset, buf)?;
        self.1.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Oddities without a finding: Windows itself writes them, or they break no rule.
const SILENT: &[&str] = &[
    "difat-sector-to-spare",
    "mini-stream-fragmented",
    "name-rest-junk",
    "root-red",
    "root-times",
    "size-v4-exact",
    "storage-start-end",
    "storage-times-max",
];

/// Reads everything there is to read, with owners that exclude each other, and returns the bytes read.
fn read_everything(file: &CompoundFile) -> u64 {
    let mut total = 0u64;
    let mut storages = vec![file.root()];
    while let Some(storage) = storages.pop() {
        for child in storage.children().unwrap() {
            let child = child.unwrap();
            if child.is_storage() {
                storages.push(child);
            } else {
                total += child.bytes().unwrap().len() as u64;
            }
        }
    }
    total
}

/// What is not as the specimen says, a line each.
fn differences(id: &str, file: &CompoundFile, specimen: &Specimen) -> Vec<String> {
    let mut differences = Vec::new();
    for expected in specimen.streams() {
        let number = expected.stream_id;
        let entry = file.entry(StreamId::new(number)).unwrap();
        if entry.bytes().unwrap() != expected.content.to_vec() {
            differences.push(format!("{id}: entry {number} differs"));
        }
        let ranges = entry.open().unwrap().file_ranges(0..u64::MAX).unwrap();
        if ranges != expected.ranges {
            differences.push(format!("{id}: entry {number} lies at {ranges:x?}, not {:x?}", expected.ranges));
        }
    }
    differences
}

#[test]
fn every_specimen_is_read_as_far_as_it_is_sound() {
    let mut wrong = Vec::new();
    for case in damage::all() {
        let id = case.id();
        let specimen = case.build();
        let bytes = specimen.to_vec();
        let opened = OpenOptions::new().open_bytes(bytes.clone());
        if specimen.expectation() == Expectation::Refused {
            let error = opened.expect_err(id);
            assert!(matches!(error.kind(), ErrorKind::Corrupt(_)), "{id}: {error}");
            assert!(error.location().is_some_and(|l| l.offset().is_some()), "{id}: {error} has no place");
            continue;
        }
        if specimen.expectation() == Expectation::Survive && opened.is_err() {
            continue;
        }
        for file in open_both(&bytes) {
            wrong.extend(differences(id, &file, &specimen));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn check_finds_something_exactly_where_something_is_wrong() {
    let mut wrong = Vec::new();
    for case in damage::all() {
        let id = case.id();
        let specimen = case.build();
        let Ok(file) = CompoundFile::from_bytes(specimen.to_vec()) else { continue };
        let findings = file.check().unwrap();
        let worst = findings.iter().map(|finding| finding.severity()).max();
        match specimen.expectation() {
            Expectation::Conforming if worst > Some(Severity::Info) => {
                wrong.push(format!("{id}: {findings:?}"))
            }
            Expectation::Partial if worst < Some(Severity::Warning) && id != "size-0-with-chain" => {
                wrong.push(format!("{id}: {findings:?}"))
            }
            Expectation::Tolerable if worst.is_none() && !SILENT.contains(&id) => {
                wrong.push(format!("{id}: nothing found"))
            }
            _ => {}
        }
        let distinct: BTreeSet<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(distinct.len(), findings.len(), "{id}: a finding is repeated");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn strict_opening_takes_conforming_files_only_as_far_as_it_looks() {
    for case in damage::all() {
        let id = case.id();
        let specimen = case.build();
        if specimen.expectation() != Expectation::Conforming {
            continue;
        }
        let file = OpenOptions::new()
            .strict(true)
            .open_bytes(specimen.to_vec())
            .unwrap_or_else(|e| panic!("{id}: {e}"));
        assert_eq!(differences(id, &file, &specimen), Vec::<String>::new());
        file.check().unwrap_or_else(|e| panic!("{id}: {e}"));
    }
}

#[test]
fn work_stays_linear_when_owners_are_exclusive() {
    for case in damage::all() {
        let id = case.id();
        let bytes = case.bytes();
        let len = bytes.len() as u64;
        let Ok(file) = OpenOptions::new().exclusive_owners(true).open_bytes(bytes) else { continue };
        let start = Instant::now();
        let total = read_everything(&file);
        file.check().unwrap();
        // Sectors and mini sectors are claimed apart, so a byte can be read at most twice.
        assert!(total <= 2 * len, "{id}: {total} bytes read from a file of {len}");
        let slow = start.elapsed().as_secs() > 60;
        assert!(!slow, "{id}: hangs");
    }
}

#[test]
fn a_long_chain_is_followed_once_however_many_streams_lead_into_it() {
    for order in [ChainOrder::Ascending, ChainOrder::Shuffled { piece: 1, seed: 7 }] {
        let mut plan = Plan::new(Version::V3);
        let root = plan.root();
        let long = plan.stream(root, "long", Content::pattern(1, 4000 * 512));
        plan.chain_order(long, order);
        let others: Vec<_> =
            (0..2000).map(|i| plan.stream(root, format!("{i}").as_str(), Content::zeros(0))).collect();
        let mut layout = plan.layout();
        let sectors = layout.sectors(long).to_vec();
        // From the end to the front, so that each gets one sector before the chain of the one before it.
        for (other, sector) in others.iter().zip(sectors.iter().rev()) {
            layout.set_entry(*other, EntryField::StartSector, (*sector).into());
            layout.set_entry(*other, EntryField::StreamSize, 4000 * 512);
        }
        let len = layout.len_bytes();
        let read = Arc::new(AtomicU64::new(0));
        let store = Metered(ByPosition(layout.to_vec()), Arc::clone(&read));
        let file = OpenOptions::new().exclusive_owners(true).open_source(store).unwrap();
        let total = read_everything(&file);
        let so_far = read.load(Ordering::Relaxed);
        assert!(total <= len && so_far < 16 * len, "{so_far} bytes read from a file of {len}");
        file.check().unwrap();
        let so_far = read.load(Ordering::Relaxed) - so_far;
        assert!(so_far < 16 * len, "{so_far} bytes read to check a file of {len}");
    }
}

#[test]
fn large_specimens_are_read_without_their_bytes_in_memory() {
    for case in damage::large() {
        let id = case.id();
        let specimen = case.build();
        let opened = OpenOptions::new().open_source(LaidOut(specimen.layout().clone()));
        if specimen.expectation() == Expectation::Refused {
            assert!(opened.is_err(), "{id}");
            continue;
        }
        let file = opened.unwrap_or_else(|e| panic!("{id}: {e}"));
        for expected in specimen.streams() {
            let entry = file.entry(StreamId::new(expected.stream_id)).unwrap();
            assert_eq!(entry.len_bytes(), expected.content.len_bytes(), "{id}");
            let mut stream = entry.open().unwrap();
            let len = expected.content.len_bytes();
            for offset in [0, len / 3, len / 2, len.saturating_sub(70_000), len.saturating_sub(1)] {
                let want = usize::try_from((len - offset).min(70_000)).unwrap();
                let (mut got, mut expected_bytes) = (vec![0u8; want], vec![0u8; want]);
                assert_eq!(stream.read_at(offset, &mut got).unwrap(), want, "{id} at {offset}");
                expected.content.fill(offset, &mut expected_bytes);
                assert!(got == expected_bytes, "{id} at {offset}");
            }
            let ranges = stream.file_ranges(0..u64::MAX).unwrap();
            assert_eq!(ranges, expected.ranges, "{id}");
        }
    }
}

#[test]
fn a_damaged_list_of_siblings_is_walked_once_in_strict_mode_too() {
    let case = damage::find("siblings-100000-right").unwrap();
    let specimen = case.build();
    let mut layout = specimen.layout().clone();
    // The last entry links to itself, so that a walk meets the damage after all others.
    let last = specimen.streams().iter().map(|stream| stream.stream_id).max().unwrap();
    layout.set_entry_by_id(last, EntryField::RightSibling, last.into());
    let options = OpenOptions::new().strict(true);
    let file = options.open_source(LaidOut(layout)).unwrap();
    let start = Instant::now();
    for number in 0..2000 {
        let error = file.root().child(&format!("no such {number}")).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Corrupt(_)), "{error}");
    }
    assert!(start.elapsed().as_secs() < 60, "each look walks the storage again");
}
