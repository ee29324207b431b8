//! Values of every type: set, saved, read again. Rows F-144 to F-147.

use cfb_core::{FileTime, Guid};
use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, TextFlags};
use mapi_props::{
    CodePage, Currency, ErrorCode, FloatingTime, PropertyEntry, PropertyFlags, PropertyId, PropertyTag,
    PropertyType, PropertyValue, pid_tag,
};

use super::support::*;

fn guid(number: u32) -> Guid {
    Guid::from_fields(number, 0x1234, 0x5678, [0, 1, 2, 3, 4, 5, 0xFE, 0xFF])
}

/// A value of each type that is set as such, of each sign and with what needs care.
fn singles() -> Vec<PropertyValue> {
    use PropertyValue as V;
    vec![
        V::Integer16(i16::MIN),
        V::Integer32(i32::MIN),
        V::Floating32(-1.5),
        V::Floating64(f64::MIN_POSITIVE),
        V::Currency(Currency::from_raw(i64::MIN)),
        V::FloatingTime(FloatingTime::new(-36526.25)),
        V::Boolean(true),
        V::Integer64(i64::MAX),
        V::Time(FileTime::from_ticks(u64::MAX)),
        V::Guid(guid(7)),
        V::String8(b"Gr\xFC\xDFe".to_vec(), CodePage::WINDOWS_1252),
        V::String("Gr\u{FC}\u{DF}e".to_owned()),
        V::Binary(vec![0, 1, 0, 255, 0]),
    ]
}

/// The types that are kept as the bytes they are.
fn raw_types(bytes: &[u8]) -> [PropertyValue; 3] {
    [
        PropertyValue::ServerId(bytes.to_vec()),
        PropertyValue::Restriction(bytes.to_vec()),
        PropertyValue::RuleAction(bytes.to_vec()),
    ]
}

/// Values of each type of lists.
fn lists(count: u16) -> Vec<PropertyValue> {
    use PropertyValue as V;
    let all = || 0..count;
    let name = |n: u16| format!("\u{E4}{}", "x".repeat(usize::from(n % 7)));
    vec![
        V::MultipleInteger16(all().map(u16::cast_signed).collect()),
        V::MultipleInteger32(all().map(|n| -i32::from(n)).collect()),
        V::MultipleFloating32(all().map(|n| f32::from(n) / 4.0).collect()),
        V::MultipleFloating64(all().map(|n| f64::from(n) / 3.0).collect()),
        V::MultipleCurrency(all().map(|n| Currency::from_raw(-i64::from(n))).collect()),
        V::MultipleFloatingTime(all().map(|n| FloatingTime::new(f64::from(n))).collect()),
        V::MultipleInteger64(all().map(|n| i64::MIN + i64::from(n)).collect()),
        V::MultipleTime(all().map(|n| FileTime::from_ticks(u64::from(n) << 40)).collect()),
        V::MultipleGuid(all().map(|n| guid(n.into())).collect()),
        V::MultipleString8(
            all().map(|n| [b"\xE4".to_vec(), vec![b'y'; usize::from(n % 5)]].concat()).collect(),
            CodePage::WINDOWS_1252,
        ),
        V::MultipleString(all().map(name).collect()),
        V::MultipleBinary(all().map(|n| vec![0xFB; usize::from(n % 9)]).collect()),
    ]
}

/// Each with an id of its own.
fn tagged(values: Vec<PropertyValue>) -> Vec<(PropertyTag, PropertyValue)> {
    let ids = (0x6600..).map(PropertyId::new);
    ids.zip(values).map(|(id, value)| (id.with_type(value.property_type()), value)).collect()
}

fn all_are(message: &Message, values: &[(PropertyTag, PropertyValue)]) {
    let tags: Vec<PropertyTag> = values.iter().map(|(tag, _)| *tag).collect();
    let answer = message.get_props(Some(&tags), TextFlags::NONE).unwrap();
    assert_eq!(answer.values, values);
    assert!(!answer.has_errors);
}

/// Sets values, reads them, saves them and reads them again, in a message of each width.
fn round_trip(values: Vec<PropertyValue>) {
    let values = tagged(values);
    for flags in [OpenFlags::UNICODE, OpenFlags::NONE] {
        let (bytes, root) = storage();
        let message = Message::open_on(&root, OpenOptions::new().flags(flags)).unwrap();
        assert_eq!(message.set_props(&values).unwrap(), []);
        all_are(&message, &values);
        message.save();
        all_are(&message, &values);
        drop((message, root));
        assert_eq!(findings(&bytes), []);
        let root = reopen(&bytes);
        let message = open(&root);
        assert_eq!(message.is_unicode().unwrap(), flags == OpenFlags::UNICODE);
        all_are(&message, &values);
    }
}

#[test]
fn f145_single_values_of_every_type_are_read_as_they_were_set() {
    round_trip(singles());
}

#[test]
fn f145_lists_of_one_and_of_a_thousand_values_are_read_as_they_were_set() {
    assert_eq!(lists(1).len(), 12);
    round_trip(lists(1));
    round_trip(lists(1000));
}

#[test]
fn f145_server_ids_restrictions_and_rule_actions_keep_their_bytes() {
    round_trip(raw_types(&[1, 0, 0, 7, 0xFF]).to_vec());
    round_trip(raw_types(&[9; 1000]).to_vec());
    round_trip(raw_types(&[]).to_vec());
}

#[test]
fn f145_the_type_object_is_set_by_opening_it() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    inner.save();
    attachment.save();
    message.save();
    drop((inner, attachment, message, root));
    let attachment = open(&reopen(&bytes)).open_attach(0, Default::default()).unwrap();
    let tags = attachment.get_prop_list(TextFlags::UNICODE).unwrap();
    assert!(tags.contains(&pid_tag::PidTagAttachDataObject));
    let inner = attachment.open_message(Default::default()).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap().as_deref(), Some("inner"));
}

#[test]
fn f147_texts_and_binaries_without_a_byte_are_values() {
    let page = CodePage::WINDOWS_1252;
    round_trip(vec![
        PropertyValue::String(String::new()),
        PropertyValue::String8(Vec::new(), page),
        PropertyValue::Binary(Vec::new()),
        PropertyValue::MultipleString(vec![String::new()]),
        PropertyValue::MultipleString(vec![String::new(), "b".to_owned(), String::new()]),
        PropertyValue::MultipleString8(vec![Vec::new()], page),
        PropertyValue::MultipleBinary(vec![Vec::new(), Vec::new()]),
    ]);
}

#[test]
fn f144_f174_a_list_without_a_value_is_refused_and_nothing_is_set() {
    let (_, root) = storage();
    let message = unicode(&root);
    for list in lists(0) {
        let tag = tag(0x6601, list.property_type());
        let values = [(pid_tag::PidTagSubject, PropertyValue::from("Hi")), (tag, list)];
        let error = message.set_props(&values).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER, "{tag:?}");
        assert_eq!(message.text(pid_tag::PidTagSubject).unwrap(), None);
    }
}

#[test]
fn f144_a_stored_list_without_a_value_is_absent() {
    for list in lists(0) {
        let id = PropertyId::new(0x6601);
        let stored = tag(0x6601, list.property_type());
        let message = raw(|bag| bag.set(id, &list, PropertyFlags::READ_WRITE));
        assert_eq!(code_for(&message, stored), ErrorCode::NOT_FOUND, "{stored:?}");
        assert_eq!(code_for(&message, stored.with_type(PropertyType::Unspecified)), ErrorCode::NOT_FOUND);
        assert_eq!(message.get(stored).unwrap(), None);
        let all = message.get_props(None, TextFlags::UNICODE).unwrap();
        assert_eq!(all.values, [], "{stored:?}");
        assert!(!all.has_errors);
        let tags = message.get_prop_list(TextFlags::UNICODE).unwrap();
        assert!(tags.iter().all(|tag| tag.id() != id), "{tags:?}");
    }
}

#[test]
fn f146_a_boolean_is_true_unless_it_is_zero() {
    let boolean = |number: u16| tag(0x6600 + number, PropertyType::Boolean);
    let stored = [0u16, 1, 2, 0x100, 0xFFFF];
    let message = raw(|bag| {
        for (number, value) in (0..).zip(stored) {
            let [low, high] = value.to_le_bytes();
            let value = [low, high, 0, 0, 0, 0, 0, 0];
            bag.set_entry(PropertyEntry { tag: boolean(number), flags: PropertyFlags::READ_WRITE, value });
        }
    });
    for (number, value) in (0..).zip(stored) {
        assert_eq!(
            message.get(boolean(number)).unwrap(),
            Some(PropertyValue::Boolean(value != 0)),
            "{value}"
        );
    }
}

#[test]
fn f146_true_is_stored_as_one() {
    let (_, root) = storage();
    let message = unicode(&root);
    message.set(tag(0x6600, PropertyType::Boolean), true).unwrap();
    message.save();
    let entries = bytes_of(&root, mapi_props::PROPERTY_STREAM_NAME);
    let stream = mapi_props::PropertyStream::new(mapi_props::HeaderKind::TopLevel, &entries);
    let entry = stream.entries().find(|entry| entry.tag.id().number() == 0x6600).unwrap();
    assert_eq!(entry.value, [1, 0, 0, 0, 0, 0, 0, 0]);
}
