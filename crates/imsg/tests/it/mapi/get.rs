//! What `GetProps` and `GetPropList` answer: rows F-131 to F-152.

use imsg::mapi::{Message, OpenAttachFlags, OpenOptions, PropertyObject, TextFlags};
use mapi_props::{
    CodePage, ErrorCode, PropertyFlags, PropertyId, PropertyTag, PropertyType, PropertyValue, pid_tag,
};

use super::support::*;

const UNICODE: TextFlags = TextFlags::UNICODE;

fn subject() -> PropertyTag {
    pid_tag::PidTagSubject
}

/// A message with a subject.
fn with_subject(text: &str) -> Message {
    let (_, root) = storage();
    let message = unicode(&root);
    message.set(subject(), text).unwrap();
    message
}

#[test]
fn f131_an_empty_list_is_no_list() {
    let message = with_subject("Hi");
    let error = message.get_props(Some(&[]), UNICODE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f132_without_a_list_all_are_answered_but_for_objects() {
    let (_, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    attachment.open_message(both()).unwrap().save();
    attachment.set(pid_tag::PidTagAttachLongFilename, "a.msg").unwrap();
    let all = attachment.get_props(None, UNICODE).unwrap();
    assert!(!all.has_errors);
    let ids: Vec<PropertyId> = all.values.iter().map(|(tag, _)| tag.id()).collect();
    assert!(!ids.contains(&pid_tag::PidTagAttachDataObject.id()));
    let name = (pid_tag::PidTagAttachLongFilename, PropertyValue::from("a.msg"));
    assert!(all.values.contains(&name), "{all:?}");
    for (tag, value) in &all.values {
        assert_eq!(tag.property_type(), value.property_type());
    }
}

#[test]
fn f132_without_a_list_a_long_text_keeps_its_place_with_an_error() {
    let message = with_subject(&"a".repeat(5000));
    let all = message.get_props(None, UNICODE).unwrap();
    let slot = (
        subject().with_type(PropertyType::ErrorCode),
        PropertyValue::ErrorCode(ErrorCode::NOT_ENOUGH_MEMORY),
    );
    assert!(all.values.contains(&slot));
    assert!(all.has_errors);
}

#[test]
fn f133_an_object_without_properties_answers_none() {
    let message = raw(|_| {});
    let all = message.get_props(None, UNICODE).unwrap();
    assert_eq!(all.values, []);
    assert!(!all.has_errors);
}

#[test]
fn f134_answers_come_in_the_order_asked_and_as_often() {
    let message = with_subject("Hi");
    message.set(pid_tag::PidTagImportance, 2).unwrap();
    let tags = [pid_tag::PidTagImportance, subject(), pid_tag::PidTagBody, subject()];
    let answer = message.get_props(Some(&tags), UNICODE).unwrap();
    let text = (subject(), PropertyValue::from("Hi"));
    let absent = pid_tag::PidTagBody.with_type(PropertyType::ErrorCode);
    assert_eq!(
        answer.values,
        [
            (pid_tag::PidTagImportance, PropertyValue::Integer32(2)),
            text.clone(),
            (absent, PropertyValue::ErrorCode(ErrorCode::NOT_FOUND)),
            text
        ]
    );
}

#[test]
fn f135_a_type_that_is_asked_for_is_answered_or_refused() {
    let message = with_subject("Hi");
    message.set(pid_tag::PidTagImportance, 2).unwrap();
    assert_eq!(answer(&message, pid_tag::PidTagImportance).1, PropertyValue::Integer32(2));
    let id = pid_tag::PidTagImportance.id();
    for other in [
        PropertyType::Integer16,
        PropertyType::Integer64,
        PropertyType::String,
        PropertyType::String8,
        PropertyType::Binary,
        PropertyType::MultipleInteger32,
    ] {
        assert_eq!(code_for(&message, id.with_type(other)), ErrorCode::UNEXPECTED_TYPE, "{other:?}");
    }
    for other in [PropertyType::Binary, PropertyType::MultipleString, PropertyType::Integer32] {
        assert_eq!(code_for(&message, subject().with_type(other)), ErrorCode::UNEXPECTED_TYPE, "{other:?}");
    }
}

#[test]
fn f135_types_that_no_value_has_are_refused_as_such() {
    let message = with_subject("Hi");
    let id = subject().id();
    for code in [0x000A, 0x0001, 0x0077, 0x301F, 0x201F] {
        let tag = PropertyTag::from_parts(id, code);
        let answer = message.get_props(Some(&[tag]), UNICODE).unwrap();
        let slot = (id.with_type(PropertyType::ErrorCode), PropertyValue::ErrorCode(ErrorCode::INVALID_TYPE));
        assert_eq!(answer.values, [slot], "{code:04X}");
    }
    let null = PropertyTag::from_u32(1);
    let answer = message.get_props(Some(&[null]), UNICODE).unwrap();
    assert_eq!(answer.values, [(null, PropertyValue::Null)]);
    assert!(!answer.has_errors);
}

#[test]
fn f136_without_a_type_the_stored_one_is_answered() {
    let message = with_subject("Hi");
    let untyped = |tag: PropertyTag| tag.with_type(PropertyType::Unspecified);
    message.set(pid_tag::PidTagImportance, 2).unwrap();
    message.set(tag(0x6601, PropertyType::MultipleBinary), vec![vec![1u8]]).unwrap();
    let importance = pid_tag::PidTagImportance;
    assert_eq!(answer(&message, untyped(importance)), (importance, PropertyValue::Integer32(2)));
    let list = tag(0x6601, PropertyType::MultipleBinary);
    assert_eq!(answer(&message, untyped(list)), (list, PropertyValue::MultipleBinary(vec![vec![1]])));
}

#[test]
fn f137_the_flag_says_the_width_of_texts_without_a_type() {
    let list = tag(0x6601, PropertyType::Unspecified);
    let page = CodePage::WINDOWS_1252;
    for is_unicode in [true, false] {
        let (_, root) = storage();
        let message = if is_unicode { unicode(&root) } else { open(&root) };
        message.set(subject(), "\u{E4}").unwrap();
        message.set(list, vec!["\u{F6}".to_owned()]).unwrap();
        let wide = [
            (subject(), PropertyValue::from("\u{E4}")),
            (
                list.with_type(PropertyType::MultipleString),
                PropertyValue::MultipleString(vec!["\u{F6}".to_owned()]),
            ),
        ];
        let narrow = [
            (subject().with_type(PropertyType::String8), PropertyValue::String8(vec![0xE4], page)),
            (
                list.with_type(PropertyType::MultipleString8),
                PropertyValue::MultipleString8(vec![vec![0xF6]], page),
            ),
        ];
        let asked = [subject().with_type(PropertyType::Unspecified), list];
        for (flags, expected) in [(UNICODE, &wide), (TextFlags::NONE, &narrow)] {
            assert_eq!(message.get_props(Some(&asked), flags).unwrap().values, expected);
            let all = message.get_props(None, flags).unwrap();
            assert!(expected.iter().all(|value| all.values.contains(value)), "{all:?}");
        }
    }
}

#[test]
fn f138_a_text_is_converted_to_the_width_asked_for() {
    let page = CodePage::WINDOWS_1252;
    for is_unicode in [true, false] {
        let (_, root) = storage();
        let message = if is_unicode { unicode(&root) } else { open(&root) };
        message.set(subject(), "\u{20AC}5").unwrap();
        let narrow = subject().with_type(PropertyType::String8);
        assert_eq!(answer(&message, narrow), (narrow, PropertyValue::String8(b"\x805".to_vec(), page)));
        assert_eq!(answer(&message, subject()), (subject(), PropertyValue::from("\u{20AC}5")));
    }
}

#[test]
fn f138_the_code_page_is_that_of_the_message() {
    let message = with_subject("\u{416}");
    let narrow = subject().with_type(PropertyType::String8);
    assert_eq!(answer(&message, narrow).1, PropertyValue::String8(b"?".to_vec(), CodePage::WINDOWS_1252));
    message.set(pid_tag::PidTagMessageCodepage, 1251).unwrap();
    assert_eq!(answer(&message, narrow).1, PropertyValue::String8(vec![0xC6], CodePage::new(1251)));
    message.set(pid_tag::PidTagMessageCodepage, 65001).unwrap();
    let utf8 = PropertyValue::String8("\u{416}".into(), CodePage::UTF_8);
    assert_eq!(answer(&message, narrow).1, utf8);
}

#[test]
fn f138_bytes_that_are_no_text_of_the_code_page_are_replaced() {
    let message = raw(|bag| {
        let page = PropertyValue::Integer32(932);
        bag.set(pid_tag::PidTagMessageCodepage.id(), &page, PropertyFlags::READ_WRITE);
        let stored = subject().with_type(PropertyType::String8);
        bag.set_bytes(stored, b"a\x82".to_vec(), PropertyFlags::READ_WRITE);
    });
    assert_eq!(answer(&message, subject()).1, PropertyValue::from("a\u{FFFD}"));
}

#[test]
fn f138_a_code_page_that_is_not_known_is_passed_over_for_the_next() {
    let message = with_subject("\u{416}");
    message.set(pid_tag::PidTagMessageCodepage, 4711).unwrap();
    message.set(pid_tag::PidTagMessageLocaleId, 1049).unwrap();
    let narrow = subject().with_type(PropertyType::String8);
    assert_eq!(answer(&message, narrow).1, PropertyValue::String8(vec![0xC6], CodePage::WINDOWS_1251));
}

#[test]
fn f138_text_in_a_code_page_that_is_not_known_is_not_converted() {
    for is_unicode in [true, false] {
        let (_, root) = storage();
        let message = if is_unicode { unicode(&root) } else { open(&root) };
        let narrow = subject().with_type(PropertyType::String8);
        let text = PropertyValue::String8(b"Hi".to_vec(), CodePage::new(4711));
        let problems = message.set_props(&[(narrow, text)]).unwrap();
        assert_eq!(problems[0].code, ErrorCode::BAD_CHARWIDTH);
        assert_eq!(message.text(subject()).unwrap(), None);
    }
}

#[test]
fn f139_an_absent_property_keeps_its_id() {
    let message = with_subject("Hi");
    assert_eq!(code_for(&message, pid_tag::PidTagBody), ErrorCode::NOT_FOUND);
    assert_eq!(code_for(&message, tag(0x9000, PropertyType::Unspecified)), ErrorCode::NOT_FOUND);
    assert_eq!(code_for(&message, tag(0x6601, PropertyType::Object)), ErrorCode::NOT_FOUND);
}

#[test]
fn f140_what_is_good_is_answered_beside_what_is_not() {
    let message = with_subject("Hi");
    let answer = message.get_props(Some(&[pid_tag::PidTagBody, subject()]), UNICODE).unwrap();
    assert!(answer.has_errors);
    assert_eq!(answer.values[1], (subject(), PropertyValue::from("Hi")));
    let answer = message.get_props(Some(&[subject()]), UNICODE).unwrap();
    assert!(!answer.has_errors);
}

#[test]
fn f141_f142_texts_and_binaries_of_4096_bytes_are_not_answered_and_of_4095_are() {
    let (_, root) = storage();
    let message = unicode(&root);
    let binary = tag(0x6602, PropertyType::Binary);
    let large = |message: &Message, tag| code_for(message, tag) == ErrorCode::NOT_ENOUGH_MEMORY;
    message.set(binary, vec![1u8; 4096]).unwrap();
    assert!(large(&message, binary));
    message.set(binary, vec![1u8; 4095]).unwrap();
    assert_eq!(answer(&message, binary).1, PropertyValue::Binary(vec![1; 4095]));
    // What counts are the bytes of the width that is answered.
    let narrow = subject().with_type(PropertyType::String8);
    message.set(subject(), "a".repeat(2048)).unwrap();
    assert!(large(&message, subject()));
    let text = PropertyValue::String8(vec![b'a'; 2048], CodePage::WINDOWS_1252);
    assert_eq!(answer(&message, narrow).1, text);
    message.set(subject(), "a".repeat(2047)).unwrap();
    assert_eq!(answer(&message, subject()).1, PropertyValue::from("a".repeat(2047).as_str()));
    message.set(subject(), "a".repeat(4095)).unwrap();
    let text = PropertyValue::String8(vec![b'a'; 4095], CodePage::WINDOWS_1252);
    assert_eq!(answer(&message, narrow).1, text);
    message.set(subject(), "a".repeat(4096)).unwrap();
    assert!(large(&message, narrow));
}

#[test]
fn f141_the_limit_is_an_option_and_holds_for_single_values_only() {
    let (_, root) = storage();
    let list = tag(0x6601, PropertyType::MultipleString);
    let message = unicode(&root);
    message.set(list, vec!["a".repeat(9000)]).unwrap();
    message.set(subject(), "b".repeat(9000)).unwrap();
    assert_eq!(answer(&message, list).1, PropertyValue::MultipleString(vec!["a".repeat(9000)]));
    message.save();
    drop(message);
    let message = Message::open_on(&root, OpenOptions::new().inline_limit(0)).unwrap();
    assert_eq!(answer(&message, subject()).1, PropertyValue::from("b".repeat(9000).as_str()));
    drop(message);
    let message = Message::open_on(&root, OpenOptions::new().inline_limit(18000)).unwrap();
    assert_eq!(code_for(&message, subject()), ErrorCode::NOT_ENOUGH_MEMORY);
}

#[test]
fn f143_objects_are_no_values() {
    let (_, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let data = pid_tag::PidTagAttachDataObject;
    assert_eq!(code_for(&attachment, data), ErrorCode::NOT_FOUND);
    attachment.open_message(both()).unwrap().save();
    for tag in [data, data.with_type(PropertyType::Unspecified)] {
        assert_eq!(code_for(&attachment, tag), ErrorCode::NOT_ENOUGH_MEMORY);
    }
    for id in [0x0E12, 0x0E13] {
        assert_eq!(code_for(&message, tag(id, PropertyType::Object)), ErrorCode::NOT_ENOUGH_MEMORY);
    }
}

#[test]
fn f148_flags_that_the_call_does_not_know_are_refused() {
    for bits in [1, 2, 4, 0x10, 0x4000_0000] {
        assert_eq!(TextFlags::from_bits(bits).unwrap_err().code(), ErrorCode::UNKNOWN_FLAGS);
    }
    assert_eq!(TextFlags::from_bits(0x8000_0000).unwrap(), UNICODE);
}

#[test]
fn f149_an_object_with_nothing_stored_lists_what_is_computed_alone() {
    let message = raw(|_| {});
    let tags = message.get_prop_list(UNICODE).unwrap();
    assert!(!tags.is_empty());
    for tag in tags {
        let untyped = tag.with_type(PropertyType::Unspecified);
        assert_ne!(answer(&message, untyped).1, PropertyValue::ErrorCode(ErrorCode::NOT_FOUND), "{tag}");
    }
}

#[test]
fn f150_lists_and_objects_are_listed() {
    let (_, root) = storage();
    let message = unicode(&root);
    let tags = message.get_prop_list(UNICODE).unwrap();
    for id in [0x0E12, 0x0E13] {
        assert!(tags.contains(&tag(id, PropertyType::Object)));
    }
    let attachment = message.create_attach().unwrap();
    let data = pid_tag::PidTagAttachDataObject;
    assert!(!attachment.get_prop_list(UNICODE).unwrap().contains(&data));
    attachment.open_message(both()).unwrap().save();
    attachment.set(pid_tag::PidTagAttachLongFilename, "a").unwrap();
    let tags = attachment.get_prop_list(UNICODE).unwrap();
    // In the order in which they came.
    let place = |tag| tags.iter().position(|other| *other == tag).unwrap();
    assert!(place(data) < place(pid_tag::PidTagAttachLongFilename));
    assert!(tags.iter().all(|tag| tag.id().number() != 0x0E12));
}

#[test]
fn f150_a_property_that_may_not_be_read_is_not_listed() {
    let message = with_subject("Hi");
    message.set_attributes(&[(subject(), PropertyFlags::WRITABLE)]).unwrap();
    assert!(!message.get_prop_list(UNICODE).unwrap().contains(&subject()));
    assert_eq!(code_for(&message, subject()), ErrorCode::NO_ACCESS);
    let all = message.get_props(None, UNICODE).unwrap();
    assert!(all.values.iter().all(|(tag, _)| tag.id() != subject().id()));
}

#[test]
fn f150_each_property_is_listed_once_and_with_what_is_answered() {
    let message = with_subject("Hi");
    message.create_attach().unwrap().save();
    message.save();
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let check = |tags: Vec<PropertyTag>, answers: &dyn Fn(PropertyTag) -> PropertyTag| {
        let mut ids: Vec<PropertyId> = tags.iter().map(|tag| tag.id()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), tags.len());
        for tag in tags.into_iter().filter(|tag| tag.property_type() != PropertyType::Object) {
            assert_eq!(answers(tag.with_type(PropertyType::Unspecified)), tag);
        }
    };
    check(message.get_prop_list(UNICODE).unwrap(), &|tag| answer(&message, tag).0);
    check(attachment.get_prop_list(UNICODE).unwrap(), &|tag| answer(&attachment, tag).0);
}

#[test]
fn f151_the_flag_says_the_width_of_the_tags() {
    let list = tag(0x6601, PropertyType::MultipleString);
    for is_unicode in [true, false] {
        let (_, root) = storage();
        let message = if is_unicode { unicode(&root) } else { open(&root) };
        message.set(subject(), "a").unwrap();
        message.set(list, vec!["b".to_owned()]).unwrap();
        let tags = message.get_prop_list(UNICODE).unwrap();
        assert!(tags.contains(&subject()) && tags.contains(&list));
        let tags = message.get_prop_list(TextFlags::NONE).unwrap();
        assert!(tags.contains(&subject().with_type(PropertyType::String8)));
        assert!(tags.contains(&list.with_type(PropertyType::MultipleString8)));
        assert!(!tags.contains(&subject()) && !tags.contains(&list));
    }
}

#[test]
fn f152_what_is_not_saved_yet_is_listed() {
    let message = with_subject("Hi");
    assert!(message.get_prop_list(UNICODE).unwrap().contains(&subject()));
    message.save();
    message.set(pid_tag::PidTagBody, "Soup").unwrap();
    message.delete_props(&[subject()]).unwrap();
    let tags = message.get_prop_list(UNICODE).unwrap();
    assert!(tags.contains(&pid_tag::PidTagBody));
    assert!(!tags.contains(&subject()));
}
