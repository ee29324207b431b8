//! Changes: what they change, and what they leave alone.

use ole_props::{
    CodePage, DocumentSummaryInformation, PropertyId, PropertySet, PropertySetStream, SummaryInformation,
    Value, fmtid, pidsi,
};

use crate::support::{code_page, codes, lpstr, set, stream, stream_of};

fn custom() -> PropertySet {
    PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::WINDOWS_1252).unwrap()
}

/// The same stream, through its bytes.
fn again(stream: &PropertySetStream) -> PropertySetStream {
    let bytes = stream.to_bytes().unwrap();
    let again = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(again.to_bytes().unwrap(), bytes);
    again
}

#[test]
fn a_change_leaves_the_bytes_of_other_properties_alone() {
    let odd = [0x77, 0x70, 0, 0, 1, 2, 3, 4];
    let text = [0x1E, 0, 0, 0, 8, 0, 0, 0, b'a', 0, b'?', b'?', b'?', b'?', b'?', b'?'];
    let bytes = stream(&[(1, &code_page(1252)), (2, &lpstr(b"old")), (3, &text), (99, &odd)]);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap().set_text(pidsi::TITLE, "a longer title").unwrap();
    let stream = again(&stream);
    let set = stream.sets().next().unwrap();
    assert_eq!(set.get(pidsi::TITLE).unwrap().as_str(), Some("a longer title"));
    assert_eq!(set.raw(pidsi::SUBJECT).unwrap(), text);
    assert_eq!(set.raw(PropertyId(99)).unwrap(), odd);
    assert_eq!(codes(&stream), ["unknown-type"]);
}

#[test]
fn values_behind_a_changed_one_are_aligned() {
    // The second value ends at an odd offset, as those of Office do.
    let close = [0x1E, 0, 0, 0, 3, 0, 0, 0, b'a', b'b', 0];
    let bytes = stream(&[(1, &code_page(1252)), (2, &close), (3, &close), (4, &lpstr(b"c"))]);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(codes(&stream), ["unaligned-offset"]);
    let set = stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap();
    set.set_text(PropertyId(2), "x").unwrap();
    set.set_text(PropertyId(3), "y").unwrap();
    let stream = again(&stream);
    assert_eq!(codes(&stream), [""; 0]);
    assert_eq!(stream.sets().next().unwrap().get(PropertyId(4)).unwrap().as_str(), Some("c"));
}

#[test]
fn removed_properties_leave_nothing_behind() {
    let bytes = stream(&[(1, &code_page(1252)), (2, &lpstr(b"secret")), (3, &lpstr(b"open"))]);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    let set = stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap();
    assert_eq!(set.remove(pidsi::TITLE).unwrap(), Some(Value::Lpstr("secret".into())));
    assert_eq!(set.remove(pidsi::TITLE).unwrap(), None);
    assert_eq!(set.remove(PropertyId::CODE_PAGE).unwrap(), None);
    let bytes = stream.to_bytes().unwrap();
    assert!(!bytes.windows(6).any(|window| window == b"secret"));
    assert_eq!(again(&stream).sets().next().unwrap().len(), 2);
}

#[test]
fn bytes_of_no_value_can_be_discarded() {
    let text = [0x1E, 0, 0, 0, 2, 0, 0, 0, b'a', 0, b'o', b'l', b'd', b'o', b'l', b'd'];
    let mut bytes = stream(&[(1, &code_page(1252)), (3, &text), (4, &lpstr(b"b"))]);
    bytes.extend(b"old");
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    stream.discard_unused();
    let bytes = stream.to_bytes().unwrap();
    assert!(!bytes.windows(3).any(|window| window == b"old"));
    assert_eq!(again(&stream).sets().next().unwrap().get(PropertyId(4)).unwrap().as_str(), Some("b"));
}

#[test]
fn a_stream_that_was_filled_up_is_filled_up_again() {
    let mut bytes = stream(&[(1, &code_page(1252)), (2, &lpstr(b"a"))]);
    bytes.resize(4096, b'?');
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap().set_text(PropertyId(2), "b").unwrap();
    let bytes = stream.to_bytes().unwrap();
    assert_eq!(bytes.len(), 4096);
    assert!(!bytes.contains(&b'?'));
}

#[test]
fn named_properties_get_numbers_and_lose_them() {
    let mut set = custom();
    set.set_named("Client", Value::I4(1)).unwrap();
    set.set_named("Matter", Value::I4(2)).unwrap();
    set.set_named("CLIENT", Value::I4(3)).unwrap();
    assert_eq!(set.named().collect::<Vec<_>>(), [("Client", &Value::I4(3)), ("Matter", &Value::I4(2))]);
    assert_eq!(set.remove_named("client").unwrap(), Some(Value::I4(3)));
    assert_eq!(set.names().collect::<Vec<_>>(), [(PropertyId(3), "Matter")]);
    set.set_named("Next", Value::I4(4)).unwrap();
    assert_eq!(set.id_of("Next"), Some(PropertyId(4)));
    let stream = again(&PropertySetStream::new(set));
    assert_eq!(stream.sets().next().unwrap().get_named("next"), Some(&Value::I4(4)));
    assert!(custom().set_named("", Value::Null).is_err());
    assert!(custom().set_named("a\0", Value::Null).is_err());
}

#[test]
fn the_last_number_is_followed_by_one_that_is_free() {
    let mut set = custom();
    set.set(PropertyId(0x7FFF_FFFF), Value::I4(1)).unwrap();
    set.set(PropertyId(2), Value::I4(1)).unwrap();
    set.set_named("a", Value::I4(1)).unwrap();
    assert_eq!(set.id_of("a"), Some(PropertyId(3)));
}

#[test]
fn another_code_page_rewrites_strings_and_names() {
    let mut set = PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::WINDOWS_1251).unwrap();
    set.set_named("\u{418}\u{43C}\u{44F}", Value::lpstr_vector(["\u{41F}"])).unwrap();
    set.set_named("n", Value::Lpwstr("\u{4E2D}".into())).unwrap();
    for page in [CodePage::UTF_8, CodePage::UTF_16LE, CodePage::WINDOWS_1251] {
        set.set_code_page(page).unwrap();
        let stream = again(&PropertySetStream::new(set.clone()));
        let set = stream.sets().next().unwrap();
        assert_eq!(set.code_page(), page);
        assert_eq!(set.get_named("\u{418}\u{43C}\u{44F}"), Some(&Value::lpstr_vector(["\u{41F}"])));
        assert_eq!(set.get_named("N").unwrap().as_str(), Some("\u{4E2D}"));
    }
    assert!(set.set_code_page(CodePage::WINDOWS_1252).is_err());
    assert!(set.set_code_page(CodePage::new(500)).is_err());
    assert_eq!(set.code_page(), CodePage::WINDOWS_1251);
    assert_eq!(set.get_named("\u{418}\u{43C}\u{44F}"), Some(&Value::lpstr_vector(["\u{41F}"])));
}

#[test]
fn a_string_that_could_not_be_decoded_keeps_its_code_page() {
    let bytes = stream(&[(1, &code_page(932)), (2, &lpstr(b"\x81"))]);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    let set = stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap();
    assert!(set.set_code_page(CodePage::UTF_8).is_err());
    assert!(set.set(PropertyId::CODE_PAGE, Value::I2(1252)).is_err());
    assert!(set.set(PropertyId::DICTIONARY, Value::I2(1)).is_err());
    assert_eq!(stream.to_bytes().unwrap(), bytes);
}

#[test]
fn a_locale_that_changes_does_not_change_what_strings_say() {
    let russian = [0x13, 0, 0, 0, 0x19, 4, 0, 0];
    let bytes = stream(&[(2, &lpstr(b"\xCF")), (0x8000_0000, &russian)]);
    for value in [None, Some(Value::UI4(0x0409))] {
        let mut stream = PropertySetStream::parse(&bytes).unwrap();
        let set = stream.set_mut(fmtid::SUMMARY_INFORMATION).unwrap();
        match value {
            Some(value) => set.set(PropertyId::LOCALE, value).unwrap(),
            None => assert!(set.remove(PropertyId::LOCALE).unwrap().is_some()),
        }
        let stream = again(&stream);
        assert_eq!(stream.sets().next().unwrap().get(PropertyId(2)).unwrap().as_str(), Some("\u{41F}"));
    }
}

#[test]
fn sets_come_and_go() {
    let mut document = DocumentSummaryInformation::new().unwrap();
    document.set_category("c").unwrap();
    assert!(document.custom().is_none());
    document.custom_mut().unwrap().set_named("a", Value::Bool(true)).unwrap();
    document.set_parts(&[("Sheets", &["One", "Two"]), ("Names", &["x"])]).unwrap();
    let mut document = DocumentSummaryInformation::from(again(document.stream()));
    assert_eq!(document.category(), Some("c"));
    assert_eq!(document.heading_pairs().unwrap(), [("Sheets", 2), ("Names", 1)]);
    assert_eq!(document.document_parts().unwrap(), ["One", "Two", "x"]);
    assert_eq!(document.custom().unwrap().get_named("a"), Some(&Value::Bool(true)));
    assert!(
        document.stream_mut().push(PropertySet::new(fmtid::IMAGE_INFO, CodePage::UTF_8).unwrap()).is_err()
    );
    assert!(document.stream_mut().remove(fmtid::USER_DEFINED_PROPERTIES).is_some());
    assert!(
        document
            .stream_mut()
            .push(PropertySet::new(fmtid::DOC_SUMMARY_INFORMATION, CodePage::UTF_8).unwrap())
            .is_err()
    );
    assert_eq!(again(document.stream()).sets().count(), 1);
}

#[test]
fn sets_that_lie_the_other_way_round_stay_so() {
    let first = set(&[(1, &code_page(1252)), (2, &lpstr(b"a"))]);
    let second = set(&[(1, &code_page(1252)), (2, &lpstr(b"b"))]);
    let mut bytes = stream_of(&[(fmtid::IMAGE_INFO, first.clone()), (fmtid::GLOBAL_INFO, second)]);
    let (near, far) = (68_u32, 68 + first.len() as u32);
    crate::support::patch(&mut bytes, 44, far);
    crate::support::patch(&mut bytes, 64, near);
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    assert_eq!(stream.set(fmtid::IMAGE_INFO).unwrap().get(PropertyId(2)).unwrap().as_str(), Some("b"));
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    stream.set_mut(fmtid::GLOBAL_INFO).unwrap().set_text(PropertyId(2), "a much longer text").unwrap();
    let stream = again(&stream);
    assert_eq!(stream.set(fmtid::IMAGE_INFO).unwrap().get(PropertyId(2)).unwrap().as_str(), Some("b"));
}

#[test]
fn every_typed_property_is_what_was_set() {
    use std::time::Duration;
    let mut summary = SummaryInformation::new().unwrap();
    summary.set_edit_time(Duration::from_millis(90_500)).unwrap();
    summary.set_revision_number("3").unwrap();
    summary.set_document_security(2).unwrap();
    summary.set_last_printed(ole_props::FileTime::default()).unwrap();
    summary.set_thumbnail(ole_props::ClipboardData { format: u32::MAX, data: vec![8, 0, 0, 0] }).unwrap();
    let summary = SummaryInformation::from(again(summary.stream()));
    assert_eq!(summary.edit_time(), Some(Duration::from_millis(90_500)));
    assert_eq!((summary.revision_number(), summary.document_security()), (Some("3"), Some(2)));
    assert_eq!(summary.last_printed(), None, "zero is no time");
    assert_eq!(summary.thumbnail().unwrap().windows_format(), Some((8, &[][..])));
}
