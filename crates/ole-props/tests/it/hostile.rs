//! Damage: a finding or an error with its place, never a panic, and no more memory than the bytes are worth.

use ole_props::{PropertyId, PropertySetStream, PropertyType, Severity, Value};

use crate::support::{SET, code_page, codes, lpstr, patch, set, stream, stream_of};

/// A stream with a code page, a title and a number.
fn sound() -> Vec<u8> {
    stream(&[(1, &code_page(1252)), (2, &lpstr(b"title")), (14, &[3, 0, 0, 0, 7, 0, 0, 0])])
}

fn found(bytes: &[u8]) -> (Vec<(&'static str, u64)>, PropertySetStream) {
    let stream = PropertySetStream::parse(bytes).unwrap();
    let list = stream.findings().iter().map(|finding| (finding.code(), finding.location().offset)).collect();
    let written = stream.to_bytes().unwrap();
    let again = PropertySetStream::parse(&written).unwrap();
    for (before, after) in stream.sets().zip(again.sets()) {
        assert!(before.iter().eq(after.iter()));
    }
    (list, stream)
}

#[test]
fn each_damage_has_its_finding_and_its_place() {
    for (offset, number, code, place) in [
        (0, 0x0005_FFFE, "version", 2),
        (24, 0, "num-property-sets", 24),
        (24, 3, "num-property-sets", 24),
        (44, 4000, "set-offset", 44),
        (44, 4, "set-offset", 44),
        (SET, 4000, "set-size", 48),
        (SET, 12, "set-size", 48),
        (SET + 4, 4000, "property-count", 52),
        (SET + 20, 4000, "property-offset", 48),
        (SET + 20, 16, "offset-in-table", 64),
        (SET + 20, 41, "unaligned-offset", 89),
        (SET + 16, 1, "duplicate-property", 88),
        (SET + 28, 40, "shared-value", 88),
        (SET + 36, 500, "code-page", 80),
        (SET + 44, 100, "truncated", 88),
        (SET + 44, 12, "overlap", 88),
        (SET + 40, 0x101E, "element-count", 88),
        (SET + 40, 0x1041, "element-type", 88),
        (SET + 40, 0x0020, "unknown-type", 88),
    ] {
        let mut bytes = sound();
        if code == "code-page" {
            bytes[84..86].copy_from_slice(&500_u16.to_le_bytes());
        } else {
            patch(&mut bytes, offset, number);
        }
        let (list, _) = found(&bytes);
        assert!(list.contains(&(code, place)), "{code}: {list:?}");
    }
}

#[test]
fn sets_that_lie_in_each_other_are_both_read() {
    let sets = [ole_props::fmtid::IMAGE_INFO, ole_props::fmtid::GLOBAL_INFO]
        .map(|fmtid| (fmtid, set(&[(1, &code_page(1252)), (2, &lpstr(b"x"))])));
    let mut bytes = stream_of(&sets);
    patch(&mut bytes, 64, 68);
    let (list, stream) = found(&bytes);
    assert_eq!(list, [("set-overlap", 64)]);
    assert!(stream.sets().all(|set| set.get(PropertyId(2)).and_then(Value::as_str) == Some("x")));
}

#[test]
fn a_second_set_that_is_none_takes_nothing_from_the_first() {
    let sets = [ole_props::fmtid::IMAGE_INFO, ole_props::fmtid::GLOBAL_INFO]
        .map(|fmtid| (fmtid, set(&[(1, &code_page(1252)), (2, &lpstr(b"a longer text"))])));
    let mut bytes = stream_of(&sets);
    patch(&mut bytes, 64, 100);
    let (list, stream) = found(&bytes);
    assert!(list.contains(&("set-overlap", 64)), "{list:?}");
    assert_eq!(stream.sets().next().unwrap().get(PropertyId(2)).unwrap().as_str(), Some("a longer text"));
}

#[test]
fn what_is_sound_beside_damage_is_read() {
    let mut bytes = sound();
    patch(&mut bytes, SET + 20, u32::MAX);
    let (_, stream) = found(&bytes);
    let set = stream.sets().next().unwrap();
    assert_eq!(set.get(PropertyId(2)), None);
    assert_eq!(set.get(PropertyId(14)), Some(&Value::I4(7)));
}

#[test]
fn every_prefix_and_every_changed_byte_gives_an_answer() {
    let dictionary = b"\x01\0\0\0\x02\0\0\0\x02\0\0\0a\0\0\0";
    let variants = b"\x0C\x10\0\0\x02\0\0\0\x1E\0\0\0\x06\0\0\0Title\0\x03\0\0\0\x01\0\0\0";
    let bytes = stream_of(&[
        (
            ole_props::fmtid::DOC_SUMMARY_INFORMATION,
            set(&[(1, &code_page(1252)), (12, variants), (2, &lpstr(b"x"))]),
        ),
        (
            ole_props::fmtid::USER_DEFINED_PROPERTIES,
            set(&[(0, dictionary), (1, &code_page(1200)), (2, &lpstr(b"xy"))]),
        ),
    ]);
    for len in 28..bytes.len() {
        found(&bytes[..len]);
    }
    for at in 2..bytes.len() {
        for number in [0, 1, 0x10, 0x7F, 0x80, 0xFF] {
            let mut bytes = bytes.clone();
            bytes[at] = number;
            found(&bytes);
        }
    }
}

#[test]
fn counts_of_vectors_and_arrays_are_believed_as_far_as_the_bytes_go() {
    for bytes in [
        &b"\x03\x10\0\0\xFF\xFF\xFF\xFF\0\0\0\0"[..],
        b"\x11\x10\0\0\xFF\xFF\xFF\xFF\0\0\0\0",
        b"\x0C\x10\0\0\xFF\xFF\xFF\x0F\0\0\0\0",
        b"\x03\x20\0\0\x03\0\0\0\x02\0\0\0\xFF\xFF\0\0\0\0\0\0\xFF\xFF\xFF\0\0\0\0\0",
        b"\x03\x20\0\0\x03\0\0\0\x20\0\0\0\x01\0\0\0\0\0\0\0",
        b"\x00\x10\0\0\x04\0\0\0\0\0\0\0",
    ] {
        let (list, stream) = found(&stream(&[(2, bytes)]));
        let value = stream.sets().next().unwrap().get(PropertyId(2)).unwrap();
        assert!(matches!(value, Value::Unknown { .. }), "{value:?}");
        assert!(list.iter().any(|(code, _)| ["element-count", "element-type"].contains(code)), "{list:?}");
    }
}

#[test]
fn nesting_ends() {
    let mut bytes = Vec::new();
    for _ in 0..50_000 {
        bytes.extend(b"\x0C\x10\0\0\x01\0\0\0");
    }
    bytes.extend(b"\x03\0\0\0\x01\0\0\0");
    let (list, _) = found(&stream(&[(2, &bytes)]));
    assert_eq!(list, [("nesting", u64::from(SET) + 16)]);
}

#[test]
fn many_properties_at_one_place_cost_one_value() {
    let mut value = vec![0x41, 0, 0, 0];
    value.extend(500_000_u32.to_le_bytes());
    value.resize(500_008, 7);
    let mut ids: Vec<(u32, &[u8])> = (3..40_000).map(|id| (id, &[][..])).collect();
    ids.push((2, &value));
    let bytes = stream(&ids);
    let (list, stream) = found(&bytes);
    assert_eq!(list.first().map(|(code, _)| *code), Some("shared-value"));
    assert_eq!(stream.sets().next().unwrap().len(), 39_998);
    assert_eq!(stream.to_bytes().unwrap(), bytes);
}

#[test]
fn values_that_run_into_each_other_cost_no_more_than_the_set_once_more() {
    // Each is a vector of variants that would go on to the end of the set.
    let mut value = b"\x0C\x10\0\0".to_vec();
    value.extend(20_000_u32.to_le_bytes());
    let list: Vec<(u32, &[u8])> = (2..20_000).map(|id| (id, value.as_slice())).collect();
    let bytes = stream(&list);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    assert!(stream.to_bytes().unwrap().len() <= 2 * bytes.len());
    assert!(stream.findings().iter().any(|finding| finding.severity() == Severity::Error));
}

#[test]
fn a_value_that_is_set_after_damage_is_sound() {
    let mut bytes = sound();
    patch(&mut bytes, SET + 44, 100);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(codes(&stream), ["truncated"]);
    let set = stream.set_mut(ole_props::fmtid::SUMMARY_INFORMATION).unwrap();
    assert_eq!(set.get(PropertyId(2)).unwrap().property_type(), PropertyType::LPSTR);
    set.set_text(PropertyId(2), "mended").unwrap();
    let stream = PropertySetStream::parse(&stream.to_bytes().unwrap()).unwrap();
    assert_eq!(codes(&stream), [""; 0]);
    assert_eq!(stream.sets().next().unwrap().get(PropertyId(14)), Some(&Value::I4(7)));
}
