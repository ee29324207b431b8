//! Tests of the map with the worked example of three names, and with damage.

use quickcheck::quickcheck;

use super::*;
use crate::named::{HashRecord, HashStreams};
use crate::property_set::{PS_INTERNET_HEADERS, PSETID_Common};

pub(super) const GUIDS: [u8; 32] = [
    0x08, 0x20, 0x06, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46, // PSETID_Common, index 3
    0x86, 0x03, 0x02, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46, // PS_INTERNET_HEADERS, index 4
];
pub(super) const ENTRIES: [u8; 24] = [
    0x03, 0x85, 0, 0, 6, 0, 0, 0, // LID 0x8503
    0, 0, 0, 0, 5, 0, 1, 0, // string at 0
    0x14, 0, 0, 0, 9, 0, 2, 0, // string at 0x14
];

pub(super) fn strings(second: &str) -> Vec<u8> {
    let mut bytes = vec![];
    for name in ["Keywords", second] {
        let utf16 = crate::text::encode_utf16(name);
        bytes.extend(u32::try_from(utf16.len()).unwrap().to_le_bytes());
        bytes.extend(utf16);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}

pub(super) fn map(entries: &[u8], strings: &[u8]) -> NamedPropertyMap {
    NamedPropertyMap::new(NamedPropertyStreams { guids: &GUIDS, entries, strings })
}

fn sample() -> NamedPropertyMap {
    map(&ENTRIES, &strings("x-test"))
}

pub(super) fn hash_streams() -> HashStreams<'static> {
    let record = |hash: u32, kind_and_guid, property_index| {
        HashRecord { hash, kind_and_guid, property_index }.to_bytes().to_vec().into()
    };
    HashStreams {
        streams: vec![
            (0x100F, record(0x8503, 6, 0)),
            (0x1015, record(0x2EDA_4D3B, 5, 1)),
            (0x1010, record(0xDA1F_CD69, 9, 2)),
        ],
    }
}

pub(super) fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(Finding::code).collect()
}

#[test]
fn names_that_share_one_long_string_are_cut() {
    let long = strings(&"x".repeat(500_000));
    let entries: Vec<u8> = (0..500_u16)
        .flat_map(|position| [[0x14, 0, 0, 0], [9, 0, position.to_le_bytes()[0], position.to_le_bytes()[1]]])
        .flatten()
        .collect();
    let map = map(&entries, &long);
    let of_names: usize = map.iter().map(|(_, name)| name.to_string().len()).sum();
    assert!(of_names < 1 << 20, "{of_names} bytes of names from {} of strings", long.len());
    assert!(codes(&map.findings()).contains(&"string-length"));
}

#[test]
fn names_and_ids_lead_to_each_other() {
    let map = sample();
    let names: Vec<_> = map.iter().map(|(id, name)| (id.number(), name.to_string())).collect();
    assert_eq!(
        names,
        [
            (0x8000, "PSETID_Common:0x8503".to_owned()),
            (0x8001, "PS_PUBLIC_STRINGS:Keywords".to_owned()),
            (0x8002, "PS_INTERNET_HEADERS:x-test".to_owned()),
        ]
    );
    for (id, name) in map.iter() {
        assert_eq!(map.id(&name), Some(id));
    }
    assert_eq!(map.id(&NamedProperty::lid(PSETID_Common, 0x8504)), None);
    assert_eq!(map.id(&NamedProperty::string(PS_PUBLIC_STRINGS, "keywords")), None);
    assert_eq!(map.id(&NamedProperty::string(PS_INTERNET_HEADERS, "X-TEST")), Some(PropertyId::new(0x8002)));
    assert!(map.findings().is_empty());
}

#[test]
fn ids_without_an_entry_have_no_name() {
    let map = sample();
    for number in [0, 0x37, 0x7FFF, 0x8003, 0xFFFE, 0xFFFF] {
        assert_eq!(map.name(PropertyId::new(number)), None, "0x{number:04X}");
    }
}

#[test]
fn a_number_of_ps_mapi_is_a_property_id() {
    let id = |lid| sample().id(&NamedProperty::lid(PS_MAPI, lid));
    assert_eq!(id(0x0037), Some(PropertyId::new(0x0037)));
    assert_eq!(id(0x8000), None);
    assert_eq!(id(0x1_0037), None);
}

#[test]
fn sound_hash_streams_give_no_finding() {
    assert!(sample().check_hash_streams(&hash_streams()).is_empty());
}

#[test]
fn header_names_may_be_hashed_in_lower_case() {
    let mixed = map(&ENTRIES, &strings("X-Test"));
    assert!(mixed.check_hash_streams(&hash_streams()).is_empty());
}

#[test]
fn records_that_are_missing_foreign_or_misplaced_are_found() {
    let map = sample();
    assert_eq!(codes(&map.check_hash_streams(&HashStreams::default())), ["hash-streams-missing"]);
    let mut streams = hash_streams();
    streams.streams.pop();
    assert_eq!(codes(&map.check_hash_streams(&streams)), ["hash-record-missing"]);
    let mut streams = hash_streams();
    streams.streams[0].0 = 0x1001;
    assert_eq!(codes(&map.check_hash_streams(&streams)), ["hash-record-foreign", "hash-record-missing"]);
}

#[test]
fn entries_that_point_nowhere_are_unnamed_and_found() {
    let mut entries = ENTRIES;
    entries[4] = 5 << 1; // GUID index 5
    entries[14] = 9; // property index
    entries[16] = 0x7C; // string offset
    let map = map(&entries, &strings("x-test"));
    assert_eq!(map.iter().count(), 1);
    assert_eq!(codes(&map.findings()), ["guid-index", "name-index", "string-offset"]);
}

#[test]
fn a_string_that_runs_over_the_end_is_cut() {
    let mut strings = strings("x-test");
    strings.truncate(0x14 + 4 + 7);
    let map = map(&ENTRIES, &strings);
    assert_eq!(map.name(PropertyId::new(0x8002)).unwrap().to_string(), "PS_INTERNET_HEADERS:x-t");
    assert_eq!(codes(&map.findings()), ["string-length"]);
}

#[test]
fn of_two_equal_names_the_first_counts() {
    let mut entries = ENTRIES.to_vec();
    entries.extend([0, 0, 0, 0, 5, 0, 3, 0]);
    let map = map(&entries, &strings("x-test"));
    assert_eq!(map.id(&NamedProperty::string(PS_PUBLIC_STRINGS, "Keywords")), Some(PropertyId::new(0x8001)));
    assert_eq!(codes(&map.findings()), ["duplicate-name"]);
}

quickcheck! {
    fn any_bytes_make_a_map(guids: Vec<u8>, entries: Vec<u8>, strings: Vec<u8>) -> bool {
        let streams = NamedPropertyStreams { guids: &guids, entries: &entries, strings: &strings };
        let map = NamedPropertyMap::new(streams);
        let _ = map.findings();
        let _ = map.check_hash_streams(&HashStreams { streams: vec![(0x1000, entries.clone().into())] });
        let names: Vec<_> = map.iter().collect();
        names.iter().all(|(id, name)| map.id(name).is_none_or(|first| first <= *id))
    }
}
