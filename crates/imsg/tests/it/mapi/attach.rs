//! Attachments: `OpenAttach`, `CreateAttach`, `DeleteAttach`, and what `IAttach` keeps.

use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyTag, PropertyValue, pid_tag};

use super::support::*;

/// A saved message with so many attachments, `0.txt` and so on.
fn with_attachments(root: &cfb_core::Storage, count: u32) -> Message {
    let message = unicode(root);
    for number in 0..count {
        let attachment = message.create_attach().unwrap();
        attachment.set(pid_tag::PidTagAttachLongFilename, format!("{number}.txt")).unwrap();
        attachment.set(pid_tag::PidTagAttachDataBinary, vec![1u8; 10]).unwrap();
        attachment.save();
    }
    message.save();
    message
}

fn integer(object: &impl PropertyObject, tag: PropertyTag) -> Option<i32> {
    object.get(tag).unwrap().and_then(|value| value.as_ref().as_i32())
}

#[test]
fn f239_an_attachment_is_opened_by_its_number_for_reading() {
    let (_, root) = storage();
    let message = with_attachments(&root, 2);
    let attachment = message.open_attach(1, OpenAttachFlags::NONE).unwrap();
    assert_eq!(attachment.number().unwrap(), 1);
    assert_eq!(integer(&attachment, pid_tag::PidTagAttachNumber), Some(1));
    assert_eq!(attachment.text(pid_tag::PidTagAttachLongFilename).unwrap().as_deref(), Some("1.txt"));
    assert_eq!(integer(&attachment, pid_tag::PidTagAccessLevel), Some(0));
    let error = attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    assert_eq!(integer(&attachment, pid_tag::PidTagAttachMethod), Some(0));
}

#[test]
fn f239_what_is_open_already_keeps_the_access_it_was_opened_with() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let first = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let second = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    assert!(first.is_same(&second));
    assert_eq!(second.set(pid_tag::PidTagAttachMethod, 1).unwrap_err().code(), ErrorCode::NO_ACCESS);
}

#[test]
fn f240_an_attachment_is_opened_for_writing_if_the_message_is() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    assert_eq!(integer(&attachment, pid_tag::PidTagAccessLevel), Some(1));
    attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap();
    drop(attachment);
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let error = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
}

#[test]
fn f241_the_best_access_is_that_of_the_message() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let attachment = message.open_attach(0, OpenAttachFlags::BEST_ACCESS).unwrap();
    assert_eq!(integer(&attachment, pid_tag::PidTagAccessLevel), Some(1));
    drop(attachment);
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let attachment = message.open_attach(0, OpenAttachFlags::BEST_ACCESS).unwrap();
    assert_eq!(integer(&attachment, pid_tag::PidTagAccessLevel), Some(0));
    assert_eq!(attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap_err().code(), ErrorCode::NO_ACCESS);
}

#[test]
fn f242_a_number_that_is_unknown_or_deleted_is_not_found() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let code = |number| message.open_attach(number, OpenAttachFlags::MODIFY).unwrap_err().code();
    assert_eq!(code(1), ErrorCode::NOT_FOUND);
    assert_eq!(code(u32::MAX), ErrorCode::NOT_FOUND);
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(code(0), ErrorCode::NOT_FOUND);
}

#[test]
fn f244_numbers_are_not_used_again_while_the_message_is_open() {
    let (bytes, root) = storage();
    let message = with_attachments(&root, 2);
    let lost = message.create_attach().unwrap();
    assert_eq!(lost.number().unwrap(), 2);
    // One that is open and not saved is found by its number.
    assert!(message.open_attach(2, OpenAttachFlags::NONE).unwrap().is_same(&lost));
    drop(lost);
    assert_eq!(message.open_attach(2, OpenAttachFlags::NONE).unwrap_err().code(), ErrorCode::NOT_FOUND);
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    message.save();
    let next = message.create_attach().unwrap();
    assert_eq!(next.number().unwrap(), 3);
    next.save();
    message.save();
    drop((next, message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.attachment_numbers().unwrap(), [0, 3]);
    assert_eq!(message.create_attach().unwrap().number().unwrap(), 4);
}

#[test]
fn f245_a_new_attachment_has_method_0_no_position_and_object_type_7() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let check = |attachment: &Attachment, access_level| {
        let of = |tag| integer(attachment, tag);
        assert_eq!(of(pid_tag::PidTagAttachMethod), Some(0));
        assert_eq!(of(pid_tag::PidTagRenderingPosition), Some(-1));
        assert_eq!(of(pid_tag::PidTagObjectType), Some(7));
        assert_eq!(of(pid_tag::PidTagAttachNumber), Some(0));
        assert_eq!(of(pid_tag::PidTagAccessLevel), Some(access_level));
        assert_eq!(of(pid_tag::PidTagStoreSupportMask), Some(0x0004_0E79));
        let key = attachment.get(pid_tag::PidTagRecordKey).unwrap();
        assert_eq!(key, Some(PropertyValue::Binary(vec![0; 4])));
    };
    check(&attachment, 1);
    attachment.save();
    message.save();
    drop((attachment, message, root));
    let root = reopen(&bytes);
    check(&open(&root).open_attach(0, OpenAttachFlags::NONE).unwrap(), 0);
    let own = root.open_storage("__attach_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
    let entries = bytes_of(&own, "__properties_version1.0");
    let ids: Vec<u16> =
        entries[8..].chunks(16).map(|entry| u16::from_le_bytes([entry[2], entry[3]])).collect();
    assert_eq!(ids, [0x0E21, 0x0FFE, 0x0FF4, 0x0FF7, 0x3705, 0x370B, 0x340D, 0x0FF9]);
    let flags: Vec<u8> = entries[8..].chunks(16).map(|entry| entry[4]).collect();
    assert_eq!(flags, [2, 2, 2, 2, 7, 7, 2, 2]);
}

#[test]
fn f246_an_attachment_that_is_released_unsaved_is_gone() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachDataBinary, vec![1u8; 10]).unwrap();
    drop(attachment);
    assert_eq!(message.open_attach(0, OpenAttachFlags::NONE).unwrap_err().code(), ErrorCode::NOT_FOUND);
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    assert_eq!(open(&root).attachment_numbers().unwrap(), []);
    assert!(root.stat_of("__attach_version1.0_#00000000").is_err());
}

#[test]
fn f247_an_attachment_saved_into_a_message_that_is_not_saved_is_gone() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let attachment = message.create_attach().unwrap();
    attachment.save();
    assert_eq!(message.attachment_numbers().unwrap(), [0, 1]);
    drop((attachment, message));
    let message = open(&root);
    assert_eq!(message.attachment_numbers().unwrap(), [0]);
    assert_eq!(message.create_attach().unwrap().number().unwrap(), 1);
}

#[test]
fn f248_a_message_open_for_reading_gets_no_attachment_and_loses_none() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    assert_eq!(message.create_attach().unwrap_err().code(), ErrorCode::NO_ACCESS);
    let error = message.delete_attach(0, DeleteAttachFlags::NONE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    assert_eq!(message.attachment_numbers().unwrap(), [0]);
}

#[test]
fn f249_an_attachment_deleted_from_a_message_that_is_not_saved_is_back() {
    let (bytes, root) = storage();
    let message = with_attachments(&root, 2);
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(message.attachment_numbers().unwrap(), [1]);
    drop(message);
    let message = open(&root);
    assert_eq!(message.attachment_numbers().unwrap(), [0, 1]);
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.attachment_numbers().unwrap(), [1]);
    assert!(root.stat_of("__attach_version1.0_#00000000").is_err());
    // The counters of the header: the next number stays, the count is smaller.
    let header = bytes_of(&root, "__properties_version1.0");
    assert_eq!((&header[12..16], &header[20..24]), (&[2, 0, 0, 0][..], &[1, 0, 0, 0][..]));
    assert_eq!(message.get(pid_tag::PidTagHasAttachments).unwrap(), Some(PropertyValue::Boolean(true)));
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    message.save();
    assert_eq!(message.get(pid_tag::PidTagHasAttachments).unwrap(), Some(PropertyValue::Boolean(false)));
    assert_eq!(integer(&message, pid_tag::PidTagMessageFlags).unwrap() & 0x10, 0);
}

#[test]
fn f250_what_is_open_of_a_deleted_attachment_ends() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let stream = attachment.open_stream(pid_tag::PidTagAttachDataBinary, OpenPropertyFlags::NONE).unwrap();
    let clone = stream.try_clone().unwrap();
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(attachment.number().unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(attachment.save_changes(keep()).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    for stream in [stream, clone] {
        assert_eq!(stream.read_at(0, &mut [0]).unwrap_err().code(), ErrorCode::STG_E_REVERTED);
        assert_eq!(stream.len_bytes().unwrap_err().code(), ErrorCode::STG_E_REVERTED);
    }
    // The message goes on.
    message.save();
    assert_eq!(message.attachment_numbers().unwrap(), []);
}

#[test]
fn f250_messages_and_storages_in_a_deleted_attachment_end() {
    let (_, root) = storage();
    let message = unicode(&root);
    let first = message.create_attach().unwrap();
    let inner = first.open_message(both()).unwrap();
    let deep = inner.create_attach().unwrap();
    let table = inner.recipient_table(TextFlags::UNICODE).unwrap();
    let second = message.create_attach().unwrap();
    let object = second.open_storage(both()).unwrap();
    let stream = object.create_stream("s", cfb_core::Mode::read_write()).unwrap();
    // Neither attachment was ever saved.
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(deep.number().unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(table.row_count().unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(storage_code(&object.list().unwrap_err()), ErrorCode::STG_E_REVERTED);
    assert_eq!(storage_code(&stream.len_bytes().unwrap_err()), ErrorCode::STG_E_REVERTED);
}

#[test]
fn f251_deleting_an_unknown_number_finds_nothing() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let code = |number| message.delete_attach(number, DeleteAttachFlags::NONE).unwrap_err().code();
    assert_eq!(code(1), ErrorCode::NOT_FOUND);
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(code(0), ErrorCode::NOT_FOUND);
}

#[test]
fn f252_the_dialog_is_ignored_and_other_bits_are_unknown() {
    let (_, root) = storage();
    let message = with_attachments(&root, 1);
    let dialog = DeleteAttachFlags::from_bits(1).unwrap();
    message.delete_attach(0, dialog).unwrap();
    for bits in [2, 8, 0x8000_0000] {
        let error = DeleteAttachFlags::from_bits(bits).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UNKNOWN_FLAGS);
    }
}

#[test]
fn f253_every_method_is_stored_whatever_else_the_attachment_has() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    for method in 0..8 {
        let attachment = message.create_attach().unwrap();
        attachment.set(pid_tag::PidTagAttachMethod, method).unwrap();
        attachment.set(pid_tag::PidTagAttachDataBinary, vec![7u8]).unwrap();
        attachment.set(pid_tag::PidTagAttachLongPathname, "//no/such/file").unwrap();
        attachment.save();
    }
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    for method in 0..8 {
        let attachment = message.open_attach(method, OpenAttachFlags::NONE).unwrap();
        assert_eq!(integer(&attachment, pid_tag::PidTagAttachMethod), i32::try_from(method).ok());
        let data = attachment.get(pid_tag::PidTagAttachDataBinary).unwrap();
        assert_eq!(data, Some(PropertyValue::Binary(vec![7])));
    }
}

#[test]
fn f254_data_of_any_length_is_read_as_written() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    // The last are larger than what is kept in memory.
    let lengths = [0usize, 1, 4095, 4096, 262_144, 262_145, 5_000_001];
    let data = |len: usize| -> Vec<u8> { (0..len).map(|at| (at % 251) as u8).collect() };
    for len in lengths {
        let attachment = message.create_attach().unwrap();
        attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap();
        let mut stream = attachment.open_stream(pid_tag::PidTagAttachDataBinary, both()).unwrap();
        std::io::Write::write_all(&mut stream, &data(len)).unwrap();
        drop(stream);
        attachment.save();
    }
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    for (number, len) in (0..).zip(lengths) {
        let attachment = message.open_attach(number, OpenAttachFlags::NONE).unwrap();
        let tag = pid_tag::PidTagAttachDataBinary;
        let mut read = Vec::new();
        let mut stream = attachment.open_stream(tag, OpenPropertyFlags::NONE).unwrap();
        std::io::Read::read_to_end(&mut stream, &mut read).unwrap();
        assert!(read == data(len), "{len}");
        assert_eq!(attachment.get(tag).unwrap(), Some(PropertyValue::Binary(read)));
        let size = usize::try_from(integer(&attachment, pid_tag::PidTagAttachSize).unwrap()).unwrap();
        assert!((len..len + 1000).contains(&size), "{size} of {len}");
    }
}

#[test]
fn f254_data_of_100_mb_is_read_as_written() {
    const PART: usize = 1_000_000;
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let tag = pid_tag::PidTagAttachDataBinary;
    let stream = attachment.open_stream(tag, both()).unwrap();
    for part in 0..100u8 {
        stream.write_at(u64::from(part) * PART as u64, &vec![part; PART]).unwrap();
    }
    drop(stream);
    attachment.save();
    message.save();
    drop((attachment, message, root));
    let attachment = open(&reopen(&bytes)).open_attach(0, OpenAttachFlags::NONE).unwrap();
    let stream = attachment.open_stream(tag, OpenPropertyFlags::NONE).unwrap();
    assert_eq!(stream.len_bytes().unwrap(), 100 * PART as u64);
    let mut read = vec![0; PART];
    for part in 0..100u8 {
        assert_eq!(stream.read_at(u64::from(part) * PART as u64, &mut read).unwrap(), PART);
        assert!(read == vec![part; PART], "{part}");
    }
}

#[test]
fn f255_a_stream_of_data_replaces_the_message_and_a_message_the_stream() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    inner.save();
    attachment.save();
    message.save();
    // The stream ends the message.
    attachment.set(pid_tag::PidTagAttachDataBinary, vec![1u8, 2]).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    let error = attachment.open_message(OpenPropertyFlags::NONE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::INTERFACE_NOT_SUPPORTED);
    attachment.save();
    message.save();
    let own = |root: &cfb_core::Storage| {
        let own = root.open_storage("__attach_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
        let names: Vec<String> = own.list().unwrap().iter().map(|stat| stat.name().to_string()).collect();
        names.into_iter().filter(|name| name.contains("3701")).collect::<Vec<_>>()
    };
    assert_eq!(own(&reopen(&bytes)), ["__substg1.0_37010102"]);
    // And a message the stream.
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagSubject, "other").unwrap();
    assert_eq!(attachment.get(pid_tag::PidTagAttachDataBinary).unwrap(), None);
    inner.save();
    attachment.save();
    message.save();
    assert_eq!(own(&reopen(&bytes)), ["__substg1.0_3701000D"]);
    // And a storage the message.
    let object = attachment.open_storage(both()).unwrap();
    object.create_stream("s", cfb_core::Mode::read_write()).unwrap().write_at(0, b"ole").unwrap();
    object.commit(cfb_core::CommitOptions::new()).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    drop(object);
    attachment.save();
    message.save();
    drop((inner, attachment, message, root));
    let attachment = open(&reopen(&bytes)).open_attach(0, OpenAttachFlags::NONE).unwrap();
    let object = attachment.open_storage(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(bytes_of(&object, "s"), b"ole");
}
