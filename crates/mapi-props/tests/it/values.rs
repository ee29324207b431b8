//! Values of every type, found and read.

use cfb_layout::Content;
use cfb_layout::msg::Value;
use mapi_props::{
    CodePage, Currency, Elements, ErrorCode, ErrorKind, FileTime, FloatingTime, Guid, OtherValue,
    PropertyType, PropertyValue as V, PropertyValueRef, pid_tag,
};

use crate::support::{message, open, tag};

/// A value of every type, as the kit writes it and as the store should read it.
fn every_type() -> Vec<(Value, V)> {
    let texts = ["Red".to_owned(), String::new(), "Bl\u{fc}e".to_owned()];
    let bytes = [b"Red".to_vec(), vec![], vec![0x42, 0xFC]];
    let (page, guid) = (CodePage::WINDOWS_1252, Guid::from_bytes([7; 16]));
    vec![
        (Value::Integer16(-2), V::Integer16(-2)),
        (Value::Integer32(i32::MIN), V::Integer32(i32::MIN)),
        (Value::Floating32(1.5), V::Floating32(1.5)),
        (Value::Floating64(-0.25), V::Floating64(-0.25)),
        (Value::Currency(12_345), V::Currency(Currency::from_raw(12_345))),
        (Value::FloatingTime(39247.5), V::FloatingTime(FloatingTime::new(39247.5))),
        (Value::ErrorCode(0x8004_010F), V::ErrorCode(ErrorCode::NOT_FOUND)),
        (Value::Boolean(true), V::Boolean(true)),
        (Value::Integer64(i64::MIN), V::Integer64(i64::MIN)),
        (Value::Time(u64::MAX), V::Time(FileTime::from_ticks(u64::MAX))),
        (Value::Guid([7; 16]), V::Guid(guid)),
        (Value::String("H\u{e9}\u{1F600}".into()), V::String("H\u{e9}\u{1F600}".into())),
        (Value::String8(vec![0x48, 0xE9]), V::String8(vec![0x48, 0xE9], page)),
        (Value::Binary(vec![1, 2, 3].into()), V::Binary(vec![1, 2, 3])),
        (Value::Binary(Content::zeros(0)), V::Binary(vec![])),
        (Value::MultipleInteger16(vec![1, -1]), V::MultipleInteger16(vec![1, -1])),
        (Value::MultipleInteger32(vec![1, -1]), V::MultipleInteger32(vec![1, -1])),
        (Value::MultipleFloating32(vec![0.5]), V::MultipleFloating32(vec![0.5])),
        (Value::MultipleFloating64(vec![]), V::MultipleFloating64(vec![])),
        (Value::MultipleCurrency(vec![5]), V::MultipleCurrency(vec![Currency::from_raw(5)])),
        (Value::MultipleFloatingTime(vec![1.0]), V::MultipleFloatingTime(vec![FloatingTime::new(1.0)])),
        (Value::MultipleInteger64(vec![5, 6]), V::MultipleInteger64(vec![5, 6])),
        (Value::MultipleTime(vec![9]), V::MultipleTime(vec![FileTime::from_ticks(9)])),
        (Value::MultipleGuid(vec![[7; 16]; 2]), V::MultipleGuid(vec![guid; 2])),
        (Value::MultipleString(texts.to_vec()), V::MultipleString(texts.to_vec())),
        (Value::MultipleString8(bytes.to_vec()), V::MultipleString8(bytes.to_vec(), page)),
        (Value::MultipleBinary(bytes.to_vec()), V::MultipleBinary(bytes.to_vec())),
    ]
}

#[test]
fn values_of_every_type_are_read_as_written() {
    let values = every_type();
    let kit = message(|message| {
        for (id, (value, _)) in (0x6800..).zip(&values) {
            message.set(id, value.clone());
        }
    });
    let store = open(&kit);
    assert_eq!(store.properties().count(), values.len());
    for (property, (written, expected)) in store.properties().zip(&values) {
        assert_eq!(property.property_type().code(), written.property_type());
        let value = property.value().unwrap().unwrap();
        assert_eq!(&value.to_owned_value(), expected);
        assert_eq!(value.property_type(), property.property_type());
        assert_eq!(store.get(property.tag()).unwrap(), Some(value));
        assert!(property.is_present());
    }
    assert!(store.findings().unwrap().is_empty(), "{:?}", store.findings());
}

#[test]
fn unused_value_bytes_are_ignored_but_reachable() {
    let entry = [1, 0, 0xAA, 0xAA, 0xBB, 0xBB, 0xBB, 0xBB];
    let kit = message(|message| {
        for (id, property_type) in [(0x0E1B, 0x000B), (0x0017, 0x0002)] {
            message.set(id, Value::Raw { property_type, entry, stream: None });
        }
    });
    let store = open(&kit);
    assert_eq!(store.get(tag(0x0E1B_000B)).unwrap(), Some(PropertyValueRef::Boolean(true)));
    assert_eq!(store.get(tag(0x0017_0002)).unwrap(), Some(PropertyValueRef::Integer16(1)));
    assert!(store.entries().all(|raw| raw.value == entry));
}

#[test]
fn unknown_types_are_kept_as_bytes() {
    let entry = [1, 2, 3, 4, 5, 6, 7, 8];
    let kit = message(|message| {
        message.set(0x6801, Value::Raw { property_type: 0x0033, entry, stream: None });
        message.set(0x6802, Value::Raw { property_type: 0x0034, entry, stream: Some(vec![9]) });
    });
    let store = open(&kit);
    let other = |code, bytes: Option<Vec<u8>>| {
        let property_type = PropertyType::Other(code);
        Some(PropertyValueRef::Other(OtherValue {
            property_type,
            inline: entry,
            bytes: bytes.map(Into::into),
        }))
    };
    assert_eq!(store.get(tag(0x6801_0033)).unwrap(), other(0x0033, None));
    assert_eq!(store.get(tag(0x6802_0034)).unwrap(), other(0x0034, Some(vec![9])));
    assert_eq!(store.properties().count(), 2);
}

#[test]
fn types_without_a_value_are_left_out() {
    let kit = message(|message| {
        for property_type in [0x0000, 0x0001] {
            message.set(0x6801, Value::Raw { property_type, entry: [0; 8], stream: None });
        }
        message.set(0x0017, 1);
    });
    let store = open(&kit);
    assert_eq!(store.properties().count(), 1);
    assert_eq!(store.entries().count(), 3);
}

#[test]
fn properties_come_in_stream_order_and_are_found_by_id() {
    let kit = message(|message| {
        message.set(0x3008, Value::Time(1)).set(0x0037, "Hi").set(0x0017, 1);
        message.set(0x1013, Value::Binary(vec![1].into())).set(0x1013, "x");
    });
    let store = open(&kit);
    let ids: Vec<u16> = store.properties().map(|property| property.tag().id().number()).collect();
    assert_eq!(ids, [0x3008, 0x0037, 0x0017, 0x1013, 0x1013]);
    let types = store.properties_of(pid_tag::PidTagHtml.id()).map(|property| property.property_type());
    assert!(types.eq([PropertyType::String, PropertyType::Binary]));
    assert_eq!(store.properties_of(tag(0x1014_0000).id()).count(), 0);
    assert!(store.get(tag(0x1013_0003)).unwrap().is_none());
}

#[test]
fn large_values_are_streams() {
    let content = Content::pattern(7, 300_000);
    let kit = message(|message| {
        message.set(0x6801, content.clone()).set(0x0017, 1);
    });
    let store = open(&kit);
    let mut stream = store.open_stream(tag(0x6801_0102)).unwrap().unwrap();
    assert_eq!(stream.len_bytes(), 300_000);
    let mut piece = vec![0; 1000];
    assert_eq!(stream.read_at(299_500, &mut piece).unwrap(), 500);
    assert_eq!(piece[..500], content.to_vec()[299_500..]);
    assert!(store.open_stream(tag(0x6802_0102)).unwrap().is_none());
    let error = store.open_stream(tag(0x0017_0003)).map(drop).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::NotAStream);
    assert_eq!(error.to_string(), "property 0x00170003: value is not kept in a stream");
}

#[test]
fn values_above_the_copy_limit_are_borrowed_or_refused() {
    let kit = message(|message| {
        message.set(0x6801, Content::pattern(7, 20_000));
    });
    let mut plan = kit.plan();
    let stream = crate::support::node(&plan, "__substg1.0_68010102");
    let store = crate::support::open_plan(&plan).with_copy_limit(1000);
    assert_eq!(store.get(tag(0x6801_0102)).unwrap().unwrap().as_bytes().map(<[u8]>::len), Some(20_000));
    plan.chain_order(stream, cfb_layout::ChainOrder::Reversed);
    let store = crate::support::open_plan(&plan).with_copy_limit(1000);
    let error = store.get(tag(0x6801_0102)).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::LimitExceeded { len_bytes: 20_000, limit: 1000 });
    assert!(store.open_stream(tag(0x6801_0102)).unwrap().is_some());
}

#[test]
fn a_property_names_the_bytes_it_comes_from() {
    let texts = vec!["Red".to_owned(), "Blue".to_owned()];
    let kit = message(|message| {
        message.set(0x0017, 1).set(0x0037, "Hello");
        message.set(0x6801, Value::MultipleString(texts));
    });
    let bytes = kit.to_vec();
    let store = open(&kit);
    let at = |value: u32| -> Vec<u8> {
        let ranges = store.property(tag(value)).unwrap().file_ranges().unwrap();
        ranges
            .into_iter()
            .flat_map(|range| &bytes[range.start as usize..range.end as usize])
            .copied()
            .collect()
    };
    assert_eq!(at(0x0017_0003), [0x03, 0, 0x17, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    let subject = at(0x0037_001F);
    assert_eq!(subject[..4], [0x1F, 0, 0x37, 0]);
    assert_eq!(subject[16..], *b"H\0e\0l\0l\0o\0");
    let list = at(0x6801_101F);
    assert_eq!(list[16..24], [8, 0, 0, 0, 10, 0, 0, 0]);
    assert_eq!(list[24..], *b"R\0e\0d\0\0\0B\0l\0u\0e\0\0\0");
}

#[test]
fn a_store_outlives_what_it_was_made_from() {
    let store = open(&message(|message| {
        message.set(0x0037, "Hi").recipient().set(0x3001, "Ann");
    }));
    let recipient = store.open_recipient(store.recipients()[0]).unwrap();
    drop(store);
    let name = std::thread::spawn(move || recipient.string(pid_tag::PidTagDisplayName.id()).unwrap());
    assert_eq!(name.join().unwrap().as_deref(), Some("Ann"));
}

#[test]
fn lists_from_values_equal_lists_from_bytes() {
    let list = Elements::from_values([Guid::from_bytes([1; 16])]);
    assert_eq!(list, Elements::new(vec![1; 16]));
}
