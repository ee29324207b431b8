//! Properties that are set and deleted: `SetProps`, `DeleteProps`, rows F-172 to F-195.

use imsg::mapi::*;
use mapi_props::{CodePage, ErrorCode, PropertyFlags, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

fn subject() -> PropertyTag {
    pid_tag::PidTagSubject
}

fn number() -> PropertyTag {
    tag(0x6601, PropertyType::Integer32)
}

fn new() -> Message {
    let (_, root) = storage();
    let message = unicode(&root);
    message.set(subject(), "Hi").unwrap();
    message
}

/// What is answered to one value.
fn problem(message: &impl PropertyObject, tag: PropertyTag, value: impl Into<PropertyValue>) -> Vec<Problem> {
    message.set_props(&[(tag, value.into())]).unwrap()
}

fn is_problem(problems: &[Problem], tag: PropertyTag, code: ErrorCode) {
    assert_eq!(problems, [Problem { index: 0, tag, code }]);
}

#[test]
fn f172_an_empty_list_is_no_list() {
    assert_eq!(new().set_props(&[]).unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f173_null_and_errors_are_skipped() {
    let message = new();
    let null = (PropertyTag::from_u32(1), PropertyValue::Null);
    let error =
        (subject().with_type(PropertyType::ErrorCode), PropertyValue::ErrorCode(ErrorCode::NOT_FOUND));
    let values = [null.clone(), error.clone(), (number(), 5.into())];
    assert_eq!(message.set_props(&values).unwrap(), []);
    assert_eq!(message.get(number()).unwrap(), Some(5.into()));
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("Hi"));
    // Nothing but such is no mistake either.
    assert_eq!(message.set_props(&[null, error]).unwrap(), []);
}

#[test]
fn f174_f175_values_that_no_property_has_refuse_the_whole_call() {
    let message = new();
    let object = PropertyValue::Object(mapi_props::ObjectValue::OLE_STORAGE);
    let values = [
        (tag(0x3701, PropertyType::Object), object),
        (tag(0x6602, PropertyType::MultipleInteger32), PropertyValue::MultipleInteger32(Vec::new())),
        (tag(0x6602, PropertyType::Null), PropertyValue::Null),
        (tag(0x6602, PropertyType::Unspecified), PropertyValue::Integer32(1)),
        (tag(0x6602, PropertyType::Integer16), PropertyValue::Integer32(1)),
    ];
    for value in values {
        let error = message.set_props(&[(number(), 5.into()), value.clone()]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER, "{value:?}");
        assert_eq!(message.get(number()).unwrap(), None);
    }
}

#[test]
fn f176_f177_f178_what_cannot_be_set_is_told_by_place_and_the_others_are_set() {
    let message = new();
    let unnamed = tag(0x9000, PropertyType::Integer32);
    let values = [
        (number(), PropertyValue::Integer32(1)),
        (unnamed, PropertyValue::Integer32(2)),
        (pid_tag::PidTagBody, PropertyValue::from("Soup")),
        (pid_tag::PidTagHasAttachments, PropertyValue::Boolean(true)),
    ];
    let problems = message.set_props(&values).unwrap();
    assert_eq!(
        problems,
        [
            Problem { index: 1, tag: unnamed, code: ErrorCode::UNEXPECTED_ID },
            Problem { index: 3, tag: pid_tag::PidTagHasAttachments, code: ErrorCode::COMPUTED },
        ]
    );
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("Soup"));
    assert_eq!(message.set_props(&values[..1]).unwrap(), []);
}

#[test]
fn f179_computed_properties_are_not_set() {
    let message = new();
    let time = PropertyValue::Time(cfb_core::FileTime::from_ticks(5));
    for (tag, value) in [
        (pid_tag::PidTagCreationTime, time.clone()),
        (pid_tag::PidTagLastModificationTime, time),
        (pid_tag::PidTagAccess, 3.into()),
        (pid_tag::PidTagAccessLevel, 1.into()),
        (pid_tag::PidTagStoreSupportMask, 0.into()),
        (pid_tag::PidTagDisplayTo, "Ann".into()),
        (pid_tag::PidTagDisplayCc, "Ann".into()),
        (pid_tag::PidTagDisplayBcc, "Ann".into()),
        (pid_tag::PidTagHasAttachments, true.into()),
        (pid_tag::PidTagNormalizedSubject, "Hi".into()),
        (pid_tag::PidTagMessageSize, 5.into()),
    ] {
        is_problem(&problem(&message, tag, value), tag, ErrorCode::COMPUTED);
    }
    let attachment = message.create_attach().unwrap();
    for (tag, value) in [
        (pid_tag::PidTagAttachNumber, PropertyValue::Integer32(3)),
        (pid_tag::PidTagRecordKey, vec![1u8].into()),
        (pid_tag::PidTagObjectType, 7.into()),
        (pid_tag::PidTagAccess, 3.into()),
        (pid_tag::PidTagAccessLevel, 1.into()),
        (pid_tag::PidTagStoreSupportMask, 0.into()),
        (pid_tag::PidTagAttachSize, 5.into()),
    ] {
        is_problem(&problem(&attachment, tag, value), tag, ErrorCode::COMPUTED);
    }
}

#[test]
fn f179_a_protected_property_is_not_set() {
    let message = new();
    message.set_attributes(&[(subject(), PropertyFlags::READABLE)]).unwrap();
    is_problem(&problem(&message, subject(), "Ho"), subject(), ErrorCode::NO_ACCESS);
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("Hi"));
}

#[test]
fn f180_types_that_are_not_known_are_not_set() {
    let message = new();
    for code in [0x0077, 0x00FC, 0x100B, 0x100D, 0x0009] {
        let tag = PropertyTag::from_parts(number().id(), code);
        let property_type = tag.property_type();
        let value = PropertyValue::Other { property_type, inline: [0; 8], bytes: None };
        is_problem(&problem(&message, tag, value), tag, ErrorCode::INVALID_TYPE);
    }
}

#[test]
fn f181_ids_without_a_name_are_not_set() {
    let message = new();
    for id in [0x8000, 0x9000, 0xFFFE, 0xFFFF] {
        let tag = tag(id, PropertyType::Integer32);
        is_problem(&problem(&message, tag, 5), tag, ErrorCode::UNEXPECTED_ID);
    }
    let name = mapi_props::NamedProperty::string(mapi_props::property_set::PS_PUBLIC_STRINGS, "Colour");
    let ids = message.get_ids_from_names(Some(&[name]), IdsFlags::CREATE).unwrap();
    let named = ids.tags[0].with_type(PropertyType::String);
    assert_eq!(problem(&message, named, "red"), []);
    assert_eq!(message.text(named).unwrap().as_deref(), Some("red"));
}

#[test]
fn f182_an_id_has_one_value_of_one_type() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let id = number().id();
    for value in [
        PropertyValue::Integer32(5),
        PropertyValue::from("text"),
        PropertyValue::MultipleString(vec!["a".to_owned(), "b".to_owned()]),
        PropertyValue::MultipleInteger32(vec![1]),
        PropertyValue::Binary(vec![7; 70]),
        PropertyValue::MultipleBinary(vec![vec![1], vec![2]]),
        PropertyValue::Boolean(true),
    ] {
        let tag = id.with_type(value.property_type());
        assert_eq!(problem(&message, tag, value.clone()), []);
        assert_eq!(answer(&message, tag.with_type(PropertyType::Unspecified)), (tag, value.clone()));
        let tags = message.get_prop_list(TextFlags::UNICODE).unwrap();
        assert_eq!(tags.iter().filter(|tag| tag.id() == id).count(), 1);
        message.save();
        // The streams of the type before are gone.
        let prefix = "__substg1.0_6601";
        let names: Vec<String> = root.list().unwrap().iter().map(|stat| stat.name().to_string()).collect();
        let own = format!("{prefix}{:04X}", tag.type_code());
        let foreign = names.iter().filter(|name| name.starts_with(prefix) && !name.starts_with(&own));
        assert_eq!(foreign.collect::<Vec<_>>(), Vec::<&String>::new(), "{tag:?}");
        assert_eq!(open(&reopen(&bytes)).get(tag).unwrap(), Some(value));
        assert_eq!(findings(&bytes), []);
    }
}

#[test]
fn f182_a_property_that_is_set_anew_keeps_its_attributes() {
    let message = new();
    let flags = PropertyFlags(7);
    message.set_attributes(&[(subject(), flags)]).unwrap();
    message.set(subject(), "Ho").unwrap();
    message.set(number(), 1).unwrap();
    assert_eq!(message.attributes(&[subject(), number()]).unwrap(), [flags, PropertyFlags::READ_WRITE]);
}

#[test]
fn f183_the_last_of_two_values_wins() {
    let message = new();
    let values =
        [(number(), 5.into()), (tag(0x6601, PropertyType::String), "a".into()), (number(), 6.into())];
    assert_eq!(message.set_props(&values).unwrap(), []);
    assert_eq!(message.get(number()).unwrap(), Some(6.into()));
}

#[test]
fn f184_text_that_the_code_page_does_not_have_leaves_the_old_value() {
    let (_, root) = storage();
    let message = open(&root);
    message.set(subject(), "old").unwrap();
    is_problem(&problem(&message, subject(), "\u{416}"), subject(), ErrorCode::BAD_CHARWIDTH);
    let list = tag(0x6602, PropertyType::MultipleString);
    let texts = vec!["a".to_owned(), "\u{416}".to_owned()];
    is_problem(
        &problem(&message, list, PropertyValue::MultipleString(texts)),
        list,
        ErrorCode::BAD_CHARWIDTH,
    );
    let cyrillic = subject().with_type(PropertyType::String8);
    let text = PropertyValue::String8(vec![0xC6], CodePage::WINDOWS_1251);
    is_problem(&problem(&message, cyrillic, text.clone()), cyrillic, ErrorCode::BAD_CHARWIDTH);
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("old"));
    assert_eq!(message.get(list).unwrap(), None);
    // The code page decides, and it may change.
    message.set(pid_tag::PidTagMessageCodepage, 1251).unwrap();
    assert_eq!(problem(&message, cyrillic, text), []);
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("\u{416}"));
}

#[test]
fn f185_f193_a_message_for_reading_is_not_changed() {
    let message = new();
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let no_access = ErrorCode::NO_ACCESS;
    assert_eq!(message.set_props(&[(number(), 5.into())]).unwrap_err().code(), no_access);
    assert_eq!(message.delete_props(&[subject()]).unwrap_err().code(), no_access);
    assert_eq!(message.delete_props(&[number()]).unwrap_err().code(), no_access, "absent, and yet");
    // What is wrong in itself is told first.
    let invalid = ErrorCode::INVALID_PARAMETER;
    assert_eq!(message.set_props(&[]).unwrap_err().code(), invalid);
    assert_eq!(message.delete_props(&[]).unwrap_err().code(), invalid);
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("Hi"));
}

#[test]
fn f186_a_value_is_read_at_once_and_gone_if_it_is_not_saved() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(subject(), "saved").unwrap();
    message.save();
    message.set(subject(), "not saved").unwrap();
    assert_eq!(answer(&message, subject()).1, PropertyValue::from("not saved"));
    drop((message, root));
    assert_eq!(open(&reopen(&bytes)).text(subject()).unwrap().as_deref(), Some("saved"));
}

#[test]
fn f187_the_values_of_the_caller_are_copied() {
    let message = new();
    let mut values = [(subject(), PropertyValue::from("first"))];
    message.set_props(&values).unwrap();
    values[0].1 = PropertyValue::from("second");
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("first"));
    drop(values);
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("first"));
}

#[test]
fn f188_values_of_several_megabytes_are_set() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let data: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
    let text = "\u{E4}b".repeat(600_000);
    message.set(tag(0x6601, PropertyType::Binary), data.clone()).unwrap();
    message.set(pid_tag::PidTagBody, text.as_str()).unwrap();
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    let value = message.get(tag(0x6601, PropertyType::Binary)).unwrap();
    assert!(value == Some(PropertyValue::Binary(data)));
    assert!(message.text(pid_tag::PidTagBody).unwrap() == Some(text));
}

#[test]
fn f189_an_empty_list_deletes_nothing() {
    assert_eq!(new().delete_props(&[]).unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f190_f191_the_id_decides_on_what_is_deleted_and_absent_ones_are_no_problem() {
    let message = new();
    let list = tag(0x6602, PropertyType::MultipleString);
    message.set(number(), 5).unwrap();
    message.set(list, vec!["a".to_owned()]).unwrap();
    let tags = [
        number().with_type(PropertyType::Binary),
        list.with_type(PropertyType::Unspecified),
        subject().with_type(PropertyType::Object),
        pid_tag::PidTagBody,
        tag(0x9000, PropertyType::String),
        subject(),
    ];
    assert_eq!(message.delete_props(&tags).unwrap(), []);
    for tag in [number(), list, subject()] {
        assert_eq!(code_for(&message, tag), ErrorCode::NOT_FOUND);
    }
}

#[test]
fn f192_protected_and_computed_properties_stay() {
    let message = new();
    message.set(number(), 5).unwrap();
    message.set_attributes(&[(subject(), PropertyFlags::READABLE), (number(), PropertyFlags(7))]).unwrap();
    let tags =
        [subject(), number(), pid_tag::PidTagDisplayTo, pid_tag::PidTagHasAttachments, pid_tag::PidTagBody];
    let problem = |index: usize, code| Problem { index, tag: tags[index], code };
    assert_eq!(
        message.delete_props(&tags).unwrap(),
        [
            problem(0, ErrorCode::NO_ACCESS),
            problem(1, ErrorCode::NO_ACCESS),
            problem(2, ErrorCode::COMPUTED),
            problem(3, ErrorCode::COMPUTED),
        ]
    );
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("Hi"));
    let attachment = message.create_attach().unwrap();
    let method = pid_tag::PidTagAttachMethod;
    is_problem(&attachment.delete_props(&[method]).unwrap(), method, ErrorCode::NO_ACCESS);
    assert_eq!(attachment.get(method).unwrap(), Some(0.into()));
}

#[test]
fn f194_the_lists_of_a_message_are_emptied() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let name = |name: &str| (pid_tag::PidTagDisplayName, PropertyValue::from(name));
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&[name("Ann")], &[name("Bob")]]).unwrap();
    for _ in 0..3 {
        message.create_attach().unwrap().save();
    }
    message.save();
    let attachment = message.open_attach(1, OpenAttachFlags::MODIFY).unwrap();
    let new = message.create_attach().unwrap();
    let lists = [tag(0x0E13, PropertyType::Unspecified), tag(0x0E12, PropertyType::Object)];
    assert_eq!(message.delete_props(&lists).unwrap(), []);
    assert_eq!(message.attachment_numbers().unwrap(), [0u32; 0]);
    assert_eq!(message.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 0);
    for stale in [attachment, new] {
        assert_eq!(stale.get_props(None, TextFlags::NONE).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    }
    message.save();
    let names: Vec<String> = root.list().unwrap().iter().map(|stat| stat.name().to_string()).collect();
    assert!(names.iter().all(|name| !name.starts_with("__attach") && !name.starts_with("__recip")));
    assert_eq!(findings(&bytes), []);
    // They are emptied, not gone: there may be new ones.
    assert!(message.get_prop_list(TextFlags::NONE).unwrap().contains(&tag(0x0E12, PropertyType::Object)));
}

#[test]
fn f195_the_stream_of_a_property_goes_when_its_deletion_is_saved() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagBody, "a".repeat(100_000)).unwrap();
    let list = tag(0x6602, PropertyType::MultipleString);
    message.set(list, vec!["a".to_owned(), "b".to_owned()]).unwrap();
    message.save();
    let streams = || {
        let all = reopen(&bytes).list().unwrap();
        let names = all.iter().map(|stat| stat.name().to_string());
        names.filter(|name| name.contains("_1000001F") || name.contains("_6602101F")).count()
    };
    assert_eq!(streams(), 4);
    message.delete_props(&[pid_tag::PidTagBody, list]).unwrap();
    assert_eq!(streams(), 4);
    message.save();
    assert_eq!(streams(), 0);
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f190_a_name_outlives_its_property() {
    let message = new();
    let name = || mapi_props::NamedProperty::string(mapi_props::property_set::PS_PUBLIC_STRINGS, "Colour");
    let ids = message.get_ids_from_names(Some(&[name()]), IdsFlags::CREATE).unwrap();
    let named = ids.tags[0].with_type(PropertyType::String);
    message.set(named, "red").unwrap();
    message.delete_props(&[named]).unwrap();
    let again = message.get_ids_from_names(Some(&[name()]), IdsFlags::NONE).unwrap();
    assert_eq!(again.tags[0].id(), named.id());
}
