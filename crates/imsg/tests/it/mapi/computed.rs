//! F-092 to F-112: properties that follow from others.

use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

fn value(object: &impl PropertyObject, tag: PropertyTag) -> Option<PropertyValue> {
    object.get(tag).unwrap()
}

fn integer(object: &impl PropertyObject, tag: PropertyTag) -> i32 {
    match value(object, tag) {
        Some(PropertyValue::Integer32(value)) => value,
        other => panic!("{other:?}"),
    }
}

fn text(object: &impl PropertyObject, tag: PropertyTag) -> String {
    object.text(tag).unwrap().unwrap()
}

fn code(
    object: &impl PropertyObject,
    tag: PropertyTag,
    value: impl Into<PropertyValue>,
) -> Option<ErrorCode> {
    object.set(tag, value).err().map(|error| error.code())
}

fn not_found(object: &impl PropertyObject, tag: PropertyTag) {
    let answer = object.get_props(Some(&[tag]), TextFlags::UNICODE).unwrap();
    let error = (tag.with_type(PropertyType::ErrorCode), PropertyValue::ErrorCode(ErrorCode::NOT_FOUND));
    assert_eq!(answer.values, [error]);
}

/// Lets the clock go on.
fn wait() {
    std::thread::sleep(std::time::Duration::from_millis(20));
}

/// The 8 bytes of the entry of a tag in a message's property stream.
fn entry(root: &cfb_core::Storage, tag: PropertyTag) -> Option<u64> {
    let bytes = bytes_of(root, "__properties_version1.0");
    let found = bytes[32..].chunks_exact(16).find(|entry| entry[..4] == tag.to_u32().to_le_bytes())?;
    Some(u64::from_le_bytes(found[8..].try_into().unwrap()))
}

fn add(message: &Message, name: &str, kind: i32) {
    let entry = [
        (pid_tag::PidTagDisplayName, PropertyValue::from(name)),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(kind)),
    ];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry]).unwrap();
}

#[test]
fn f092_f093_creation_stays_and_modification_follows_each_save_that_writes_but_the_first() {
    let (created, modified) = (pid_tag::PidTagCreationTime, pid_tag::PidTagLastModificationTime);
    let (bytes, root) = storage();
    let message = unicode(&root);
    let first = value(&message, created);
    assert!(first.is_some());
    wait();
    message.save();
    assert_eq!(value(&message, modified), first);
    wait();
    message.save();
    assert_eq!(value(&message, modified), first);
    message.set(pid_tag::PidTagBody, "x").unwrap();
    assert_eq!(value(&message, modified), first);
    message.save();
    let ticks = |value: Option<PropertyValue>| match value {
        Some(PropertyValue::Time(time)) => time.ticks(),
        other => panic!("{other:?}"),
    };
    let second = ticks(value(&message, modified));
    assert!(second > ticks(first.clone()));
    let time = PropertyValue::Time(mapi_props::FileTime::from_ticks(1));
    for tag in [created, modified] {
        assert_eq!(code(&message, tag, time.clone()), Some(ErrorCode::COMPUTED));
    }
    drop((message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(value(&message, created), first);
    message.set(pid_tag::PidTagBody, "y").unwrap();
    wait();
    message.save();
    assert_eq!(value(&message, created), first);
    assert!(ticks(value(&message, modified)) > second);
}

#[test]
fn f094_access_is_that_of_the_open_object_and_stored_as_reading() {
    let (access, level) = (pid_tag::PidTagAccess, pid_tag::PidTagAccessLevel);
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    assert_eq!((integer(&message, access), integer(&message, level)), (3, 1));
    assert_eq!((integer(&attachment, access), integer(&attachment, level)), (3, 1));
    for tag in [access, level] {
        assert_eq!(code(&message, tag, 1), Some(ErrorCode::COMPUTED));
        assert_eq!(code(&attachment, tag, 1), Some(ErrorCode::COMPUTED));
    }
    attachment.save();
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    assert_eq!((integer(&message, access), integer(&message, level)), (2, 0));
    drop(attachment);
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!((integer(&attachment, access), integer(&attachment, level)), (2, 0));
    drop((attachment, message));
    assert_eq!((entry(&root, access), entry(&root, level)), (Some(2), Some(0)));
    drop(root);
    let root = cfb_core::Storage::open_on(bytes, cfb_core::Mode::read()).unwrap();
    let message = open(&root);
    assert_eq!((integer(&message, access), integer(&message, level)), (2, 0));
}

#[test]
fn f095_f096_f097_f098_names_of_recipients_are_listed_by_type_when_the_message_is_saved() {
    let [to, cc, bcc] = [pid_tag::PidTagDisplayTo, pid_tag::PidTagDisplayCc, pid_tag::PidTagDisplayBcc];
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.save();
    for tag in [to, cc, bcc] {
        assert_eq!(text(&message, tag), "");
        assert_eq!(entry(&root, tag).map(|value| value as u32), Some(2), "{tag}");
        assert_eq!(code(&message, tag, "x"), Some(ErrorCode::COMPUTED));
    }
    add(&message, "Ann", 1);
    add(&message, "Cid; Dan", 2);
    add(&message, "Bob", 1);
    add(&message, "Sent", 1 | i32::MIN);
    add(&message, "Again", 1 | 0x1000_0000);
    add(&message, "From", 0);
    assert_eq!(text(&message, to), "");
    message.save();
    assert_eq!(text(&message, to), "Ann; Bob; Sent; Again");
    assert_eq!(text(&message, cc), "Cid; Dan");
    assert_eq!(text(&message, bcc), "");
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(text(&message, to), "Ann; Bob; Sent; Again");
    let row = [(pid_tag::PidTagRowid, PropertyValue::Integer32(0))];
    message.modify_recipients(ModifyRecipientsFlags::REMOVE, &[&row]).unwrap();
    assert_eq!(text(&message, to), "Ann; Bob; Sent; Again");
    message.save();
    assert_eq!(text(&message, to), "Bob; Sent; Again");
    message.modify_recipients(ModifyRecipientsFlags::NONE, &[]).unwrap();
    message.save();
    assert_eq!((text(&message, to), text(&message, cc)), (String::new(), String::new()));
}

#[test]
fn f099_the_flags_for_attachments_follow_the_attachments_that_are_saved() {
    let (has, flags) = (pid_tag::PidTagHasAttachments, pid_tag::PidTagMessageFlags);
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.save();
    assert_eq!(value(&message, has), Some(PropertyValue::Boolean(false)));
    assert_eq!(entry(&root, has), None);
    let attachment = message.create_attach().unwrap();
    attachment.save();
    assert_eq!(value(&message, has), Some(PropertyValue::Boolean(false)));
    message.save();
    assert_eq!(value(&message, has), Some(PropertyValue::Boolean(true)));
    assert_eq!((entry(&root, has), entry(&root, flags)), (Some(1), Some(0x1A)));
    assert_eq!(code(&message, has, PropertyValue::Boolean(false)), Some(ErrorCode::COMPUTED));
    // The bit is not the caller's.
    message.set(flags, 1).unwrap();
    assert_eq!(integer(&message, flags), 0x11);
    message.save();
    assert_eq!(entry(&root, flags), Some(0x11));
    drop((attachment, message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(value(&message, has), Some(PropertyValue::Boolean(true)));
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    message.save();
    assert_eq!(value(&message, has), Some(PropertyValue::Boolean(false)));
    assert_eq!((entry(&root, has), entry(&root, flags)), (None, Some(1)));
}

/// Subject and prefix as set; prefix and rest as answered after a save.
fn split(subject: Option<&str>, prefix: Option<&str>) -> (Option<String>, Option<String>) {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    if let Some(subject) = subject {
        message.set(pid_tag::PidTagSubject, subject).unwrap();
    }
    if let Some(prefix) = prefix {
        message.set(pid_tag::PidTagSubjectPrefix, prefix).unwrap();
    }
    message.save();
    let text = |tag| message.text(tag).unwrap();
    (text(pid_tag::PidTagSubjectPrefix), text(pid_tag::PidTagNormalizedSubject))
}

#[test]
fn f100_f101_f102_f103_the_subject_is_split_when_the_message_is_saved() {
    for (subject, given, prefix, rest) in [
        ("Antwort an alle: Hi", Some("Antwort an alle: "), "Antwort an alle: ", "Hi"),
        ("RE: Hi", Some(""), "", "RE: Hi"),
        ("RE: Hi", Some("FW: "), "RE: ", "Hi"),
        ("Hi", Some("FW: "), "", "Hi"),
        ("RE: Hi", None, "RE: ", "Hi"),
        ("FW: Hi", None, "FW: ", "Hi"),
        ("AW: RE: Hi", None, "AW: ", "RE: Hi"),
        ("1: x", None, "", "1: x"),
        ("ABCD: x", None, "", "ABCD: x"),
        ("A:x", None, "", "A:x"),
        ("\u{F6}: x", None, "\u{F6}: ", "x"),
        ("", None, "", ""),
    ] {
        let (found, normalized) = split(Some(subject), given);
        assert_eq!((found.as_deref(), normalized.as_deref()), (Some(prefix), Some(rest)), "{subject}");
    }
    assert_eq!(split(None, None), (None, None));
}

#[test]
fn f101_a_subject_that_is_changed_is_split_anew() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "RE: Hi").unwrap();
    message.save();
    assert_eq!(code(&message, pid_tag::PidTagNormalizedSubject, "x"), Some(ErrorCode::COMPUTED));
    message.set(pid_tag::PidTagSubject, "FW: Ho").unwrap();
    assert_eq!(text(&message, pid_tag::PidTagNormalizedSubject), "Hi");
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(text(&message, pid_tag::PidTagSubjectPrefix), "FW: ");
    assert_eq!(text(&message, pid_tag::PidTagNormalizedSubject), "Ho");
}

#[test]
fn f104_a_message_without_a_class_gets_the_one_of_all_messages() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    not_found(&message, pid_tag::PidTagMessageClass);
    message.save();
    assert_eq!(text(&message, pid_tag::PidTagMessageClass), "IPM");
    message.set(pid_tag::PidTagMessageClass, "IPM.Note").unwrap();
    message.save();
    assert_eq!(text(&message, pid_tag::PidTagMessageClass), "IPM.Note");
    message.delete_props(&[pid_tag::PidTagMessageClass]).unwrap();
    message.save();
    assert_eq!(text(&message, pid_tag::PidTagMessageClass), "IPM");
}

#[test]
fn f105_a_message_that_was_never_given_flags_is_unsent_and_unmodified() {
    let flags = pid_tag::PidTagMessageFlags;
    let (_bytes, root) = storage();
    let message = unicode(&root);
    not_found(&message, flags);
    message.save();
    assert_eq!((integer(&message, flags), entry(&root, flags)), (0x0A, Some(0x0A)));
    let (_bytes, root) = storage();
    let message = unicode(&root);
    message.set(flags, 1).unwrap();
    message.save();
    assert_eq!(integer(&message, flags), 1);
    // Given a bit of attachments without having one.
    message.set(flags, 0x11).unwrap();
    message.save();
    assert_eq!((integer(&message, flags), entry(&root, flags)), (1, Some(1)));
}

#[test]
fn f106_the_size_is_that_of_all_properties_once_the_message_was_saved() {
    let size = pid_tag::PidTagMessageSize;
    let (bytes, root) = storage();
    let message = unicode(&root);
    not_found(&message, size);
    message.save();
    let empty = integer(&message, size);
    assert!(empty > 0);
    assert_eq!(code(&message, size, 5), Some(ErrorCode::COMPUTED));
    message.set(pid_tag::PidTagBody, "x".repeat(10_000)).unwrap();
    message.save();
    let with_body = integer(&message, size);
    assert_eq!(with_body, empty + 20_000 + 16);
    add(&message, "Ann", 1);
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 50_000])).unwrap();
    attachment.save();
    message.save();
    let whole = integer(&message, size);
    assert!((50_000..51_000).contains(&(whole - with_body)), "{}", whole - with_body);
    drop((attachment, message));
    assert_eq!(entry(&root, size), None);
    drop(root);
    assert_eq!(integer(&open(&reopen(&bytes)), size), whole);
}

#[test]
fn f106_f111_the_size_of_an_attachment_has_the_message_in_it() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let before = integer(&attachment, pid_tag::PidTagAttachSize);
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagBody, "x".repeat(10_000)).unwrap();
    let deep = inner.create_attach().unwrap();
    deep.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 50_000])).unwrap();
    deep.save();
    inner.save();
    attachment.save();
    message.save();
    let size = integer(&attachment, pid_tag::PidTagAttachSize);
    assert!((70_000..73_000).contains(&(size - before)), "{}", size - before);
    let whole = integer(&message, pid_tag::PidTagMessageSize);
    assert!(whole > size);
    drop((deep, inner, attachment, message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(integer(&message, pid_tag::PidTagMessageSize), whole);
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(integer(&attachment, pid_tag::PidTagAttachSize), size);
}

#[test]
fn f107_f108_f109_what_a_message_on_storage_does_not_have_is_not_made_up() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    assert_eq!(code(&message, pid_tag::PidTagStoreSupportMask, 1), Some(ErrorCode::COMPUTED));
    let keys = [pid_tag::PidTagSearchKey, pid_tag::PidTagEntryId, pid_tag::PidTagRecordKey];
    for saves in [false, true] {
        if saves {
            message.save();
        }
        not_found(&message, pid_tag::PidTagMappingSignature);
        keys.iter().for_each(|tag| not_found(&message, *tag));
    }
    for tag in keys {
        message.set(tag, PropertyValue::Binary(vec![7; 16])).unwrap();
        assert_eq!(value(&message, tag), Some(PropertyValue::Binary(vec![7; 16])));
    }
}

#[test]
fn f110_an_attachment_has_its_number_and_a_key_of_it() {
    let (number, key) = (pid_tag::PidTagAttachNumber, pid_tag::PidTagRecordKey);
    let (bytes, root) = storage();
    let message = unicode(&root);
    for n in 0..3 {
        let attachment = message.create_attach().unwrap();
        assert_eq!(integer(&attachment, number), n);
        assert_eq!(value(&attachment, key), Some(PropertyValue::Binary(n.to_le_bytes().to_vec())));
        assert_eq!(integer(&attachment, pid_tag::PidTagObjectType), 7);
        assert_eq!(code(&attachment, number, 9), Some(ErrorCode::COMPUTED));
        assert_eq!(code(&attachment, key, PropertyValue::Binary(vec![1])), Some(ErrorCode::COMPUTED));
        attachment.save();
    }
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(message.attachment_numbers().unwrap(), [0, 2]);
    let attachment = message.open_attach(2, OpenAttachFlags::NONE).unwrap();
    assert_eq!(integer(&attachment, number), 2);
    assert_eq!(value(&attachment, key), Some(PropertyValue::Binary(vec![2, 0, 0, 0])));
}

#[test]
fn f111_the_size_of_an_attachment_is_that_of_its_properties_and_its_data() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let before = integer(&attachment, pid_tag::PidTagAttachSize);
    attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 5000])).unwrap();
    assert_eq!(integer(&attachment, pid_tag::PidTagAttachSize), before + 5016);
    assert_eq!(code(&attachment, pid_tag::PidTagAttachSize, 1), Some(ErrorCode::COMPUTED));
}

#[test]
fn f112_no_body_follows_from_another() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagBody, "one").unwrap();
    message.save();
    not_found(&message, pid_tag::PidTagRtfCompressed);
    message.set(pid_tag::PidTagRtfCompressed, PropertyValue::Binary(vec![1, 2, 3])).unwrap();
    message.save();
    assert_eq!(text(&message, pid_tag::PidTagBody), "one");
    message.delete_props(&[pid_tag::PidTagBody]).unwrap();
    message.save();
    not_found(&message, pid_tag::PidTagBody);
    assert_eq!(value(&message, pid_tag::PidTagRtfCompressed), Some(PropertyValue::Binary(vec![1, 2, 3])));
}
