//! F-073 to F-088: attributes of properties, and what they forbid.

use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyFlags, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

const PRESENT: PropertyFlags = PropertyFlags(6);
const NOT_PRESENT: PropertyFlags = PropertyFlags(8);
const READ_ONLY: PropertyFlags = PropertyFlags(2);
const PROTECTED: PropertyFlags = PropertyFlags(3);

/// A message with subject, body and importance, saved.
fn message() -> (std::sync::Arc<cfb_core::SharedBytes>, cfb_core::Storage, Message) {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.set(pid_tag::PidTagBody, "Hello").unwrap();
    message.set(pid_tag::PidTagImportance, 1).unwrap();
    message.save();
    (bytes, root, message)
}

fn attribute(object: &impl PropertyObject, tag: PropertyTag) -> PropertyFlags {
    object.attributes(&[tag]).unwrap()[0]
}

fn give(object: &impl PropertyObject, tag: PropertyTag, flags: PropertyFlags) {
    assert_eq!(object.set_attributes(&[(tag, flags)]).unwrap(), []);
}

fn problem(
    object: &impl PropertyObject,
    tag: PropertyTag,
    value: impl Into<PropertyValue>,
) -> Option<ErrorCode> {
    object.set(tag, value).err().map(|error| error.code())
}

#[test]
fn f073_f074_attributes_have_the_places_of_their_tags_whose_types_do_not_matter_and_absent_ones_say_so() {
    let (_bytes, _root, message) = message();
    let tags = [
        pid_tag::PidTagBody,
        pid_tag::PidTagCreationTime.with_type(PropertyType::Unspecified),
        pid_tag::PidTagSensitivity,
        pid_tag::PidTagSubject.with_type(PropertyType::Integer32),
        pid_tag::PidTagBody,
    ];
    let attributes = message.attributes(&tags).unwrap();
    assert_eq!(attributes, [PRESENT, READ_ONLY, NOT_PRESENT, PRESENT, PRESENT]);
}

#[test]
fn f075_f078_a_list_without_tags_is_invalid() {
    let (_bytes, _root, message) = message();
    assert_eq!(message.attributes(&[]).unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
    assert_eq!(message.set_attributes(&[]).unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f077_ordinary_properties_are_read_and_written_computed_ones_read_and_the_method_must_stay() {
    let (_bytes, _root, message) = message();
    message.set(pid_tag::PidTagSensitivity, 1).unwrap();
    assert_eq!(attribute(&message, pid_tag::PidTagSensitivity), PRESENT);
    let computed = [
        pid_tag::PidTagCreationTime,
        pid_tag::PidTagLastModificationTime,
        pid_tag::PidTagAccess,
        pid_tag::PidTagAccessLevel,
        pid_tag::PidTagStoreSupportMask,
        pid_tag::PidTagDisplayTo,
        pid_tag::PidTagDisplayCc,
        pid_tag::PidTagDisplayBcc,
        pid_tag::PidTagNormalizedSubject,
        pid_tag::PidTagHasAttachments,
        pid_tag::PidTagMessageSize,
    ];
    for tag in computed {
        assert_eq!(attribute(&message, tag), READ_ONLY, "{tag}");
    }
    let attachment = message.create_attach().unwrap();
    let expected = [
        (pid_tag::PidTagAttachMethod, 7),
        (pid_tag::PidTagRenderingPosition, 7),
        (pid_tag::PidTagAttachNumber, 2),
        (pid_tag::PidTagRecordKey, 2),
        (pid_tag::PidTagObjectType, 2),
        (pid_tag::PidTagAttachSize, 2),
        (pid_tag::PidTagAttachLongFilename, 8),
    ];
    for (tag, flags) in expected {
        assert_eq!(attribute(&attachment, tag), PropertyFlags(flags), "{tag}");
    }
}

#[test]
fn f079_f081_entries_that_fail_are_told_and_the_others_done() {
    let (_bytes, _root, message) = message();
    let problems = message
        .set_attributes(&[
            (pid_tag::PidTagBody, READ_ONLY),
            (pid_tag::PidTagSensitivity, READ_ONLY),
            (pid_tag::PidTagSubject, NOT_PRESENT),
            (pid_tag::PidTagSubject, PropertyFlags(0x10)),
            (pid_tag::PidTagImportance.with_type(PropertyType::Unspecified), PROTECTED),
        ])
        .unwrap();
    let expected = [
        Problem { index: 1, tag: pid_tag::PidTagSensitivity, code: ErrorCode::NOT_FOUND },
        Problem { index: 2, tag: pid_tag::PidTagSubject, code: ErrorCode::INVALID_PARAMETER },
        Problem { index: 3, tag: pid_tag::PidTagSubject, code: ErrorCode::INVALID_PARAMETER },
    ];
    assert_eq!(problems, expected);
    let tags = [pid_tag::PidTagBody, pid_tag::PidTagSubject, pid_tag::PidTagImportance];
    assert_eq!(message.attributes(&tags).unwrap(), [READ_ONLY, PRESENT, PROTECTED]);
    assert_eq!(message.set_attributes(&[(pid_tag::PidTagBody, PRESENT)]).unwrap(), []);
}

#[test]
fn f082_attributes_of_a_message_open_for_reading_are_not_set() {
    let (_bytes, _root, message) = message();
    message.set(pid_tag::PidTagSensitivity, 1).unwrap();
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let error = message.set_attributes(&[(pid_tag::PidTagBody, READ_ONLY)]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    assert_eq!(attribute(&message, pid_tag::PidTagBody), PRESENT);
}

#[test]
fn f083_attributes_count_at_once_before_anything_is_saved() {
    let (_bytes, _root, message) = message();
    give(&message, pid_tag::PidTagBody, PROTECTED);
    for text in ["one", "two"] {
        give(&message, pid_tag::PidTagBody, PRESENT);
        message.set(pid_tag::PidTagBody, text).unwrap();
        give(&message, pid_tag::PidTagBody, PROTECTED);
        assert_eq!(problem(&message, pid_tag::PidTagBody, "three"), Some(ErrorCode::NO_ACCESS));
        assert_eq!(message.text(pid_tag::PidTagBody).unwrap().unwrap(), text);
    }
    // What is computed is set in the same way.
    let time = PropertyValue::Time(mapi_props::FileTime::from_ticks(116_444_736_000_000_000));
    give(&message, pid_tag::PidTagCreationTime, PRESENT);
    message.set(pid_tag::PidTagCreationTime, time.clone()).unwrap();
    give(&message, pid_tag::PidTagCreationTime, READ_ONLY);
    message.save();
    assert_eq!(message.get(pid_tag::PidTagCreationTime).unwrap(), Some(time));
}

#[test]
fn f084_attributes_are_found_again_in_the_file() {
    let (bytes, root, message) = message();
    give(&message, pid_tag::PidTagBody, PROTECTED);
    give(&message, pid_tag::PidTagImportance, READ_ONLY);
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let again = open(&root);
    let tags = [pid_tag::PidTagBody, pid_tag::PidTagImportance, pid_tag::PidTagSubject];
    assert_eq!(again.attributes(&tags).unwrap(), [PROTECTED, READ_ONLY, PRESENT]);
    assert_eq!(problem(&again, pid_tag::PidTagBody, "x"), Some(ErrorCode::NO_ACCESS));
    drop(again);
    let entries = bytes_of(&root, "__properties_version1.0");
    let entry = entries[32..].chunks_exact(16).find(|entry| entry[..4] == 0x1000_001Fu32.to_le_bytes());
    assert_eq!(entry.unwrap()[4..8], 3u32.to_le_bytes());
}

#[test]
fn f085_what_is_not_writable_is_not_set_nor_opened_for_writing() {
    let (_bytes, _root, message) = message();
    give(&message, pid_tag::PidTagBody, READ_ONLY);
    let problems = message
        .set_props(&[
            (pid_tag::PidTagBody, PropertyValue::from("x")),
            (pid_tag::PidTagImportance, PropertyValue::Integer32(2)),
        ])
        .unwrap();
    assert_eq!(problems, [Problem { index: 0, tag: pid_tag::PidTagBody, code: ErrorCode::NO_ACCESS }]);
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().unwrap(), "Hello");
    assert_eq!(message.get(pid_tag::PidTagImportance).unwrap(), Some(PropertyValue::Integer32(2)));
    let error = message.open_stream(pid_tag::PidTagBody, OpenPropertyFlags::MODIFY).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    message.open_stream(pid_tag::PidTagBody, OpenPropertyFlags::NONE).unwrap();
}

#[test]
fn f086_what_is_mandatory_and_only_read_is_neither_set_nor_deleted() {
    let (_bytes, _root, message) = message();
    let deleted = |flags| {
        give(&message, pid_tag::PidTagBody, PropertyFlags(flags));
        let problems = message.delete_props(&[pid_tag::PidTagBody]).unwrap();
        problems.first().map(|problem| problem.code)
    };
    assert_eq!(deleted(3), Some(ErrorCode::NO_ACCESS));
    assert_eq!(problem(&message, pid_tag::PidTagBody, "x"), Some(ErrorCode::NO_ACCESS));
    assert_eq!(deleted(2), Some(ErrorCode::NO_ACCESS));
    assert_eq!(deleted(7), Some(ErrorCode::NO_ACCESS));
    assert_eq!(problem(&message, pid_tag::PidTagBody, "x"), None);
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().unwrap(), "x");
    assert_eq!(deleted(6), None);
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap(), None);
}

#[test]
fn f087_what_is_not_readable_is_an_error_by_its_tag_and_in_no_list() {
    let (_bytes, _root, message) = message();
    let mask = pid_tag::PidTagStoreSupportMask;
    for tag in [pid_tag::PidTagBody, mask] {
        give(&message, tag, PropertyFlags(4));
        let answer = message.get_props(Some(&[tag, pid_tag::PidTagSubject]), TextFlags::UNICODE).unwrap();
        assert!(answer.has_errors);
        let error = (tag.with_type(PropertyType::ErrorCode), PropertyValue::ErrorCode(ErrorCode::NO_ACCESS));
        assert_eq!(answer.values[0], error);
        assert_eq!(answer.values[1].1, PropertyValue::from("Hi"));
        let all = message.get_props(None, TextFlags::UNICODE).unwrap();
        assert!(all.values.iter().all(|(listed, _)| listed.id() != tag.id()));
        assert!(!all.has_errors);
        let list = message.get_prop_list(TextFlags::UNICODE).unwrap();
        assert!(list.iter().all(|listed| listed.id() != tag.id()), "{tag}");
    }
    let attachment = message.create_attach().unwrap();
    attachment.open_message(both()).unwrap().save();
    let data = pid_tag::PidTagAttachDataObject;
    assert!(attachment.get_prop_list(TextFlags::NONE).unwrap().contains(&data));
    give(&attachment, data, PropertyFlags(4));
    assert!(!attachment.get_prop_list(TextFlags::NONE).unwrap().contains(&data));
}

#[test]
fn f088_copying_into_what_is_not_writable_is_a_problem_and_the_rest_is_copied() {
    let (_bytes, _root, source) = message();
    let (_bytes, target_root, target) = message();
    target.set(pid_tag::PidTagBody, "mine").unwrap();
    target.set(pid_tag::PidTagImportance, 0).unwrap();
    give(&target, pid_tag::PidTagBody, READ_ONLY);
    let problems = source.copy_to((&target).into(), None, &[], CopyFlags::NONE).unwrap();
    let body = problems.iter().find(|problem| problem.tag == pid_tag::PidTagBody);
    assert_eq!(body.unwrap().code, ErrorCode::COMPUTED);
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap().unwrap(), "mine");
    assert_eq!(target.get(pid_tag::PidTagImportance).unwrap(), Some(PropertyValue::Integer32(1)));
    assert_eq!(attribute(&target, pid_tag::PidTagBody), READ_ONLY);
    let problems = source.copy_props((&target).into(), &[pid_tag::PidTagBody], CopyFlags::NONE).unwrap();
    assert_eq!(problems, [Problem { index: 0, tag: pid_tag::PidTagBody, code: ErrorCode::COMPUTED }]);
    drop(target_root);
}
