//! Reading, and writing what was read.

use ole_props::{
    Corruption, ErrorKind, Guid, PropertyId, PropertySetStream, SummaryInformation, Value, fmtid, pidsi,
};

use crate::support::{code_page, codes, lpstr, patch, set, stream, stream_of};

#[test]
fn the_header_and_the_properties_are_read() {
    let bytes = stream(&[
        (1, &code_page(1252)),
        (2, &lpstr(b"Caf\xE9")),
        (14, &[3, 0, 0, 0, 7, 0, 0, 0]),
        (12, &[0x40, 0, 0, 0, 0, 0x80, 0x3E, 0xD5, 0xDE, 0xB1, 0x9D, 1]),
    ]);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!((stream.version(), stream.system_identifier()), (0, 0x0002_000A));
    assert_eq!(stream.class_id(), Guid::NULL);
    assert!(stream.findings().is_empty() && stream.tail().is_empty());
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    let summary = SummaryInformation::from(stream);
    assert_eq!(summary.title(), Some("Caf\u{E9}"));
    assert_eq!(summary.page_count(), Some(7));
    assert_eq!(summary.created().unwrap().to_system_time(), Some(std::time::UNIX_EPOCH));
    assert_eq!(summary.set().unwrap().iter().map(|(id, _)| id.0).collect::<Vec<_>>(), [1, 2, 12, 14]);
}

#[test]
fn strings_are_in_the_code_page_or_that_of_the_locale() {
    let title = |bytes: &[u8]| {
        SummaryInformation::from(PropertySetStream::parse(bytes).unwrap()).title().unwrap().to_owned()
    };
    assert_eq!(title(&stream(&[(1, &code_page(1251)), (2, &lpstr(b"\xCF"))])), "\u{41F}");
    assert_eq!(title(&stream(&[(2, &lpstr(b"\xCF\xD0")), (1, &code_page(65001))])), "\u{FFFD}\u{FFFD}");
    assert_eq!(title(&stream(&[(2, &lpstr(b"\xCF"))])), "\u{CF}");
    let russian = [0x13, 0, 0, 0, 0x19, 4, 0, 0];
    assert_eq!(title(&stream(&[(2, &lpstr(b"\xCF")), (0x8000_0000, &russian)])), "\u{41F}");
    let wide = [0x1E, 0, 0, 0, 4, 0, 0, 0, 0x1F, 4, 0, 0];
    assert_eq!(title(&stream(&[(1, &code_page(1200)), (2, &wide)])), "\u{41F}");
}

#[test]
fn a_dictionary_names_properties() {
    let dictionary = b"\x02\0\0\0\x02\0\0\0\x03\0\0\0ab\0\x03\0\0\0\x02\0\0\0c\0\0\0\0";
    let properties = set(&[(0, dictionary), (1, &code_page(1252)), (2, &[3, 0, 0, 0, 7, 0, 0, 0])]);
    let bytes = stream_of(&[
        (fmtid::DOC_SUMMARY_INFORMATION, set(&[(1, &code_page(1252))])),
        (fmtid::USER_DEFINED_PROPERTIES, properties),
    ]);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(codes(&stream), [""; 0]);
    let custom = stream.set(fmtid::USER_DEFINED_PROPERTIES).unwrap();
    assert_eq!(custom.names().map(|(id, name)| (id.0, name)).collect::<Vec<_>>(), [(2, "ab"), (3, "c")]);
    assert_eq!(custom.named().collect::<Vec<_>>(), [("ab", &Value::I4(7))]);
    assert_eq!(custom.get_named("AB"), Some(&Value::I4(7)));
    assert_eq!(custom.get_named("c"), None);
    assert_eq!(stream.to_bytes().unwrap(), bytes);
}

#[test]
fn a_dictionary_in_utf_16_has_padded_entries() {
    let dictionary = b"\x02\0\0\0\x02\0\0\0\x02\0\0\0a\0\0\0\x03\0\0\0\x03\0\0\0b\0c\0\0\0\0\0";
    let bytes = stream(&[(0, dictionary), (1, &code_page(1200))]);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    let set = stream.sets().next().unwrap();
    assert_eq!(set.names().map(|(_, name)| name).collect::<Vec<_>>(), ["a", "bc"]);
}

#[test]
fn other_layouts_come_out_as_they_were() {
    // Values out of order, one shared, one at an odd offset, bytes of no value before the first, between the sets and behind.
    let mut first =
        set(&[(1, &code_page(1252)), (2, &lpstr(b"a")), (3, b"\x1E\0\0\0\x01\0\0\0\0"), (4, &lpstr(b"b"))]);
    patch(&mut first, 8 + 4, 48);
    patch(&mut first, 16 + 4, 40);
    let mut bytes =
        stream_of(&[(fmtid::SUMMARY_INFORMATION, first), (fmtid::IMAGE_INFO, set(&[(1, &code_page(1252))]))]);
    bytes.extend([0; 100]);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(stream.tail(), [0; 100]);
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    let mut with_slack =
        stream_of(&[(fmtid::SUMMARY_INFORMATION, set(&[(2, b"????????\x03\0\0\0\x01\0\0\0")]))]);
    patch(&mut with_slack, 48 + 12, 24);
    let stream = PropertySetStream::parse(&with_slack).unwrap();
    assert_eq!(stream.sets().next().unwrap().get(pidsi::TITLE), Some(&Value::I4(1)));
    assert_eq!(stream.to_bytes().unwrap(), with_slack);
}

#[test]
fn what_is_no_property_set_is_an_error_with_a_place() {
    for (bytes, code) in [
        (&b""[..], "stream-too-short"),
        (&[0xFE, 0xFF, 0, 0], "stream-too-short"),
        (&[0xFF, 0xFE], "byte-order"),
    ] {
        let error = PropertySetStream::parse(bytes).unwrap_err();
        let ErrorKind::Corrupt(corruption) = error.kind() else { panic!("{error}") };
        assert_eq!(corruption.code(), code);
        assert_eq!(error.location().unwrap().offset, 0);
    }
}

#[test]
fn a_value_that_is_not_understood_is_kept() {
    let bytes = stream(&[(1, &code_page(1252)), (2, &[0x77, 0x70, 1, 2, 3, 4, 5]), (3, &lpstr(b"a"))]);
    let stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(codes(&stream), ["unaligned-offset", "unknown-type"]);
    let set = stream.sets().next().unwrap();
    assert_eq!(
        set.get(PropertyId(2)),
        Some(&Value::Unknown { type_word: 0x0201_7077, bytes: vec![3, 4, 5] })
    );
    assert_eq!(set.get(PropertyId(3)).unwrap().as_str(), Some("a"));
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    assert!(matches!(
        stream.findings()[1].corruption(),
        Corruption::UnknownType { property: PropertyId(2), .. }
    ));
}
