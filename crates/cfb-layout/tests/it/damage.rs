//! The catalogue keeps its promises: unique ids, the same bytes each time, contents where they are said to be.

use std::collections::BTreeSet;

use cfb_layout::damage::{self, Expectation};

use crate::reader::Reader;

#[test]
fn ids_are_unique_and_found() {
    let mut ids = BTreeSet::new();
    for case in damage::all().chain(damage::large()) {
        assert!(ids.insert(case.id()), "{} is there twice", case.id());
        assert!(case.id().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        assert_eq!(damage::find(case.id()).map(|found| found.what()), Some(case.what()));
    }
    assert!(ids.len() > 200);
}

#[test]
fn expected_streams_are_in_the_file_where_the_map_says() {
    for case in damage::all() {
        let specimen = case.build();
        let layout = specimen.layout();
        assert!(layout.len_bytes() < 40 << 20, "{}", case.id());
        match specimen.expectation() {
            Expectation::Refused | Expectation::Survive => {
                assert!(specimen.streams().is_empty(), "{}", case.id())
            }
            Expectation::Partial => {}
            _ if case.id().starts_with("nothing-inside") => {}
            _ => assert!(!specimen.streams().is_empty(), "{}", case.id()),
        }
        for stream in specimen.streams() {
            let expected = stream.content.to_vec();
            let mut found = Vec::new();
            for range in &stream.ranges {
                let start = found.len();
                found.resize(start + (range.end - range.start) as usize, 0);
                assert_eq!(
                    layout.read_at(range.start, &mut found[start..]),
                    found.len() - start,
                    "{}",
                    case.id()
                );
            }
            assert_eq!(found, expected, "{}: {:?}", case.id(), stream.path);
        }
    }
}

#[test]
fn conforming_files_are_read_by_the_book() {
    for case in damage::all() {
        let specimen = case.build();
        if specimen.expectation() == Expectation::Conforming {
            let bytes = specimen.to_vec();
            let reader = Reader::new(&bytes);
            let expected = specimen.streams().iter().map(|stream| stream.stream_id).collect();
            assert_eq!(reader.stream_ids(), expected, "{}", case.id());
            for stream in specimen.streams() {
                let record = reader.record(stream.stream_id);
                assert_eq!(reader.contents(&record), stream.content.to_vec(), "{}", case.id());
            }
        }
    }
}

#[test]
fn damaged_files_differ_from_the_plain_one() {
    let plain = damage::find("plain-v3").unwrap().bytes();
    assert_eq!(plain, damage::find("plain-v3").unwrap().bytes());
    let same = damage::all().filter(|case| case.bytes() == plain).count();
    assert_eq!(same, 1);
}
