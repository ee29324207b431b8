//! Names that are added: the worked example made anew, streams that go on, and names that are refused.

use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::named::map::NamedPropertyStreams;
use crate::named::map::tests::{ENTRIES, GUIDS, codes, hash_streams, map, strings};
use crate::named::{HashStreams, NameIdStreams};
use crate::pid_name;
use crate::property_set::{PS_PUBLIC_STRINGS, PSETID_Appointment, PSETID_Common};

fn string(set: PropertySet, name: &str) -> NamedProperty<'_> {
    NamedProperty::string(set, name)
}

/// The map of streams, and their name-to-id streams.
fn read(streams: &NameIdStreams) -> (NamedPropertyMap, HashStreams<'_>) {
    let NameIdStreams { guids, entries, strings, hashes } = streams;
    let numbered = hashes.iter().map(|(name, bytes)| (name.tag.id().number(), bytes[..].into()));
    let map = NamedPropertyMap::new(NamedPropertyStreams { guids, entries, strings });
    (map, HashStreams { streams: numbered.collect() })
}

fn assert_sound(streams: &NameIdStreams) {
    let (map, hashes) = read(streams);
    assert_eq!(map.findings(), []);
    assert_eq!(map.check_hash_streams(&hashes), []);
}

#[test]
fn a_map_made_anew_is_the_worked_example() {
    let mut made = NamedPropertyMap::default();
    for (number, name) in [
        (0x8000, NamedProperty::lid(PSETID_Common, 0x8503)),
        (0x8001, string(PS_PUBLIC_STRINGS, "Keywords")),
        (0x8002, string(PS_INTERNET_HEADERS, "X-Test")),
    ] {
        assert_eq!(made.add(&name).unwrap().number(), number);
    }
    let streams = made.to_streams(&HashStreams::default());
    assert_eq!(streams.guids, GUIDS);
    assert_eq!(streams.entries, ENTRIES);
    assert_eq!(streams.strings, strings("x-test"));
    let hashes: Vec<_> = streams.hashes.iter().map(|(name, bytes)| (name.to_string(), &bytes[..])).collect();
    let expected: [(String, &[u8]); 3] = [
        ("__substg1.0_100F0102".into(), &[0x03, 0x85, 0, 0, 6, 0, 0, 0]),
        ("__substg1.0_10100102".into(), &[0x69, 0xCD, 0x1F, 0xDA, 9, 0, 2, 0]),
        ("__substg1.0_10150102".into(), &[0x3B, 0x4D, 0xDA, 0x2E, 5, 0, 1, 0]),
    ];
    assert_eq!(hashes, expected);
    assert_sound(&streams);
}

#[test]
fn a_name_that_is_there_is_not_added() {
    let mut map = map(&ENTRIES, &strings("X-Test"));
    for (name, number) in [
        (NamedProperty::lid(PSETID_Common, 0x8503), 0x8000),
        (pid_name::PidNameKeywords, 0x8001),
        (string(PS_INTERNET_HEADERS, "x-TEST"), 0x8002),
    ] {
        assert_eq!(map.add(&name).unwrap().number(), number);
    }
    let streams = map.to_streams(&hash_streams());
    assert_eq!((&streams.entries[..], streams.strings), (&ENTRIES[..], strings("X-Test")));
    assert_eq!(streams.hashes.len(), 3);
}

#[test]
fn names_differ_by_case_set_and_kind() {
    let mut map = map(&ENTRIES, &strings("x-test"));
    let mut add = |name: &NamedProperty<'_>| map.add(name).unwrap().number();
    assert_eq!(add(&string(PS_PUBLIC_STRINGS, "keywords")), 0x8003);
    assert_eq!(add(&string(PSETID_Common, "Keywords")), 0x8004);
    assert_eq!(add(&NamedProperty::lid(PSETID_Appointment, 0x8503)), 0x8005);
    assert_eq!(add(&string(PSETID_Common, "34051")), 0x8006);
    assert_eq!(add(&string(PS_PUBLIC_STRINGS, "keywords")), 0x8003);
    let streams = map.to_streams(&hash_streams());
    assert_eq!(streams.guids.len(), 48, "one set is new");
    assert_eq!(streams.guids[..32], GUIDS);
    assert_sound(&streams);
}

#[test]
fn streams_go_on_behind_what_was_read() {
    let mut unpadded = strings("x-tes");
    unpadded.truncate(unpadded.len() - 2);
    let mut map = map(&ENTRIES, &unpadded);
    let existing = hash_streams();
    let same = map.to_streams(&existing);
    assert_eq!((&same.strings, same.hashes.len()), (&unpadded, 3));
    map.add(&string(PS_PUBLIC_STRINGS, "a")).unwrap();
    let streams = map.to_streams(&existing);
    assert_eq!(streams.strings[..unpadded.len()], unpadded);
    assert_eq!(streams.strings[unpadded.len()..], [0, 0, 2, 0, 0, 0, b'a', 0, 0, 0]);
    assert_eq!(streams.entries[24..], [0x24, 0, 0, 0, 5, 0, 3, 0]);
    let order: Vec<_> = streams.hashes.iter().map(|(name, _)| name.tag.id().number()).collect();
    assert_eq!(order[..3], [0x100F, 0x1015, 0x1010], "in the order of the file");
}

#[test]
fn fragments_stay_until_something_follows() {
    let (guids, entries) = ([&GUIDS[..], &[1]].concat(), [&ENTRIES[..], &[2; 7]].concat());
    let strings = strings("x-test");
    let mut map =
        NamedPropertyMap::new(NamedPropertyStreams { guids: &guids, entries: &entries, strings: &strings });
    let mut existing = hash_streams();
    existing.streams[0].1.to_mut().push(3);
    let streams = map.to_streams(&existing);
    assert_eq!((&streams.guids, &streams.entries, streams.hashes[0].1.len()), (&guids, &entries, 9));
    map.add(&NamedProperty::lid(PSETID_Appointment, 0x8503)).unwrap();
    let streams = map.to_streams(&existing);
    assert_eq!((streams.guids.len(), streams.entries.len()), (48, 32));
    assert_eq!(codes(&read(&streams).0.findings()), [""; 0]);
}

#[test]
fn a_file_without_name_to_id_streams_gets_all_of_them_with_the_first_addition() {
    let mut map = map(&ENTRIES, &strings("X-Test"));
    assert_eq!(map.to_streams(&HashStreams::default()).hashes, []);
    map.add(&string(PS_PUBLIC_STRINGS, "a")).unwrap();
    let streams = map.to_streams(&HashStreams::default());
    assert_eq!(streams.hashes, map.rebuild_hash_streams());
    assert_sound(&streams);
    let header = &streams.hashes.iter().find(|(name, _)| name.tag.id().number() == 0x1010).unwrap().1;
    assert_eq!(header[..4], [0x69, 0xCD, 0x1F, 0xDA], "hashed in lower case");
}

#[test]
fn ps_mapi_has_property_ids_and_nothing_else() {
    let mut map = NamedPropertyMap::default();
    assert_eq!(map.add(&NamedProperty::lid(PS_MAPI, 0x37)).unwrap(), PropertyId::new(0x37));
    let long = "x".repeat(1025);
    for name in [
        NamedProperty::lid(PS_MAPI, 0x8000),
        NamedProperty::lid(PS_MAPI, 0x1_0037),
        string(PS_MAPI, "Subject"),
        string(PS_PUBLIC_STRINGS, ""),
        string(PS_PUBLIC_STRINGS, &long),
    ] {
        let error = map.add(&name).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::InvalidName, "{name}");
    }
    assert!(map.is_empty());
    assert_eq!(map.to_streams(&HashStreams::default()), NameIdStreams::default());
    assert!(map.add(&string(PS_PUBLIC_STRINGS, &long[1..])).is_ok());
}

#[test]
fn there_are_32_767_names() {
    let mut map = NamedPropertyMap::default();
    for lid in 0..0x7FFF {
        let id = map.add(&NamedProperty::lid(PSETID_Common, lid)).unwrap();
        assert_eq!(u32::from(id.number()), 0x8000 + lid);
    }
    let before = map.to_streams(&HashStreams::default());
    let error = map.add(&string(PSETID_Appointment, "one more")).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::TooManyNames);
    assert_eq!(map.to_streams(&HashStreams::default()), before);
    assert_eq!(map.add(&NamedProperty::lid(PSETID_Common, 0)).unwrap(), PropertyId::FIRST_NAMED);
    assert_sound(&before);
}

#[test]
fn there_are_as_many_sets_as_an_index_can_tell() {
    let guids: Vec<u8> = (0..0x7FFD_u128).flat_map(|number| (number + 1).to_le_bytes()).collect();
    let streams = NamedPropertyStreams { guids: &guids, ..NamedPropertyStreams::default() };
    let mut map = NamedPropertyMap::new(streams);
    let last = PropertySet::new(cfb_core::Guid::from_bytes(0x7FFD_u128.to_le_bytes()));
    map.add(&NamedProperty::lid(last, 1)).unwrap();
    assert_eq!(map.entry_bytes()[4..6], (0x7FFF_u16 << 1).to_le_bytes());
    let error = map.add(&NamedProperty::lid(PSETID_Common, 1)).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::TooManyNames);
    assert_eq!((map.len(), map.guid_bytes().len()), (1, guids.len()));
}

#[test]
fn entries_that_point_nowhere_do_not_get_the_names_that_are_added() {
    // GUID index 5, the next one; string offset 0x24, the next one.
    let entries = [0x03, 0x85, 0, 0, 10, 0, 0, 0, 0x24, 0, 0, 0, 5, 0, 1, 0];
    let mut map = map(&entries, &strings("x-test"));
    let lid = NamedProperty::lid(PSETID_Appointment, 0x8503);
    let text = string(PS_PUBLIC_STRINGS, "a");
    assert_eq!(map.add(&lid).unwrap().number(), 0x8002);
    assert_eq!(map.add(&text).unwrap().number(), 0x8003);
    assert_eq!((map.name(PropertyId::new(0x8000)), map.name(PropertyId::new(0x8001))), (None, None));
    assert_eq!((map.id(&lid).unwrap().number(), map.id(&text).unwrap().number()), (0x8002, 0x8003));
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut map = map(&ENTRIES, &strings("x-test"));
    let before = map.clone();
    map.add(&string(PS_PUBLIC_STRINGS, "a")).unwrap();
    assert_eq!((before.len(), map.len()), (3, 4));
    assert_eq!(before.id(&string(PS_PUBLIC_STRINGS, "a")), None);
}

/// A name out of a few, so that equal ones occur.
#[derive(Clone, Debug)]
struct AnyName(NamedProperty<'static>);

impl Arbitrary for AnyName {
    fn arbitrary(g: &mut Gen) -> Self {
        const STRINGS: [&str; 7] = ["a", "A", "X-Test", "x-test", "Keywords", "\u{c9}", "\u{1F600}"];
        let sets = [PS_PUBLIC_STRINGS, PS_INTERNET_HEADERS, PSETID_Common, PSETID_Appointment];
        let set = *g.choose(&sets).unwrap();
        Self(if bool::arbitrary(g) {
            NamedProperty::lid(set, u32::from(u8::arbitrary(g) % 8))
        } else {
            NamedProperty::string(set, g.choose(&STRINGS).unwrap())
        })
    }
}

quickcheck! {
    fn names_have_the_ids_of_a_plain_list(first: Vec<AnyName>, second: Vec<AnyName>) -> bool {
        let mut list: Vec<NamedProperty<'static>> = Vec::new();
        let mut streams = NameIdStreams::default();
        // The second half is added to what was written and read.
        for names in [first, second] {
            let (mut map, hashes) = read(&streams);
            for AnyName(name) in names {
                let expected = list.iter().position(|known| known.matches(&name)).unwrap_or(list.len());
                if expected == list.len() {
                    list.push(name.clone());
                }
                if map.add(&name).ok() != id_at(expected) || map.id(&name) != id_at(expected) {
                    return false;
                }
            }
            let written = map.to_streams(&hashes);
            streams = written;
        }
        assert_sound(&streams);
        let (map, _) = read(&streams);
        map.len() == list.len() && map.iter().zip(&list).all(|((_, name), known)| name.matches(known))
    }

    fn any_bytes_are_given_back_and_can_be_added_to(guids: Vec<u8>, entries: Vec<u8>, strings: Vec<u8>, name: AnyName) -> bool {
        let mut map = NamedPropertyMap::new(NamedPropertyStreams { guids: &guids, entries: &entries, strings: &strings });
        let existing = HashStreams { streams: vec![(0x1003, strings.clone().into())] };
        let same = map.to_streams(&existing);
        let names: Vec<_> = map.iter().collect();
        let id = map.add(&name.0).unwrap();
        (same.guids, same.entries, same.strings.clone()) == (guids, entries, strings)
            && same.hashes[0].1 == same.strings
            && names.iter().all(|(id, name)| map.name(*id).as_ref() == Some(name))
            && map.id(&name.0) == Some(id)
            && read(&map.to_streams(&existing)).0.name(id).is_some_and(|read| read.matches(&name.0))
    }
}
