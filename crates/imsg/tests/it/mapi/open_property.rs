//! Properties opened as objects of their own: `OpenProperty`, rows F-153 to F-171.

use std::io::{Read, Seek, SeekFrom, Write};

use cfb_core::{CommitOptions, CompoundFile, Mode};
use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

const NONE: OpenPropertyFlags = OpenPropertyFlags::NONE;
const MODIFY: OpenPropertyFlags = OpenPropertyFlags::MODIFY;

fn binary() -> PropertyTag {
    tag(0x6601, PropertyType::Binary)
}

/// A message with a binary.
fn with_binary(bytes: &[u8]) -> Message {
    let (_, root) = storage();
    let message = unicode(&root);
    message.set(binary(), bytes).unwrap();
    message
}

fn refusal(
    object: &impl PropertyObject,
    tag: PropertyTag,
    with: Interface,
    how: OpenPropertyFlags,
) -> ErrorCode {
    object.open_property(tag, with, how).unwrap_err().code()
}

fn all(stream: &PropertyStream) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
    assert_eq!(stream.read_at(0, &mut bytes).unwrap(), bytes.len());
    bytes
}

/// A new attachment with the storage of an object, which is committed.
fn with_storage(message: &Message) -> Attachment {
    let attachment = message.create_attach().unwrap();
    let object = attachment.open_storage(both()).unwrap();
    object.set_class("0003000C-0000-0000-C000-000000000046".parse().unwrap()).unwrap();
    let inner = object.create_storage("inner", Mode::read_write()).unwrap();
    inner.create_stream("deep", Mode::read_write()).unwrap().write_at(0, &[7; 5000]).unwrap();
    object.create_stream("small", Mode::read_write()).unwrap().write_at(0, b"abc").unwrap();
    drop(inner);
    object.commit(CommitOptions::new()).unwrap();
    attachment
}

#[test]
fn f153_a_property_is_opened_with_its_type() {
    let message = with_binary(b"abc");
    let untyped = binary().with_type(PropertyType::Unspecified);
    assert_eq!(refusal(&message, untyped, Interface::Stream, NONE), ErrorCode::INVALID_PARAMETER);
    for id in [0, 0xFFFF] {
        let no_property = tag(id, PropertyType::Binary);
        assert_eq!(refusal(&message, no_property, Interface::Stream, both()), ErrorCode::INVALID_PARAMETER);
    }
}

#[test]
fn f155_what_is_absent_is_not_opened() {
    let message = with_binary(b"abc");
    for absent in [pid_tag::PidTagBody, pid_tag::PidTagHtml, tag(0x9001, PropertyType::Binary)] {
        assert_eq!(refusal(&message, absent, Interface::Stream, NONE), ErrorCode::NOT_FOUND);
        assert_eq!(refusal(&message, absent, Interface::Stream, MODIFY), {
            if absent.id().is_named() { ErrorCode::UNEXPECTED_ID } else { ErrorCode::NOT_FOUND }
        });
    }
    let attachment = message.create_attach().unwrap();
    for interface in [Interface::Message, Interface::Storage, Interface::StreamDocfile] {
        let data = pid_tag::PidTagAttachDataObject;
        assert_eq!(refusal(&attachment, data, interface, NONE), ErrorCode::NOT_FOUND, "{interface:?}");
    }
}

#[test]
fn f156_what_is_created_is_modified() {
    let message = with_binary(b"abc");
    let create = OpenPropertyFlags::CREATE;
    assert_eq!(refusal(&message, binary(), Interface::Stream, create), ErrorCode::INVALID_PARAMETER);
    assert_eq!(message.get(binary()).unwrap(), Some(PropertyValue::Binary(b"abc".to_vec())));
}

#[test]
fn f157_what_is_created_anew_is_empty() {
    let message = with_binary(b"abc");
    let stream = message.open_stream(binary(), both()).unwrap();
    assert_eq!(stream.len_bytes().unwrap(), 0);
    assert_eq!(message.get(binary()).unwrap(), Some(PropertyValue::Binary(Vec::new())));
    // Another handle of it empties nothing.
    stream.write_at(0, b"xy").unwrap();
    let again = message.open_stream(binary(), both()).unwrap();
    assert!(again.is_same(&stream));
    assert_eq!(all(&again), b"xy");
}

#[test]
fn f157_another_type_gives_way_to_what_is_created() {
    let (_, root) = storage();
    let message = unicode(&root);
    let number = tag(0x6601, PropertyType::Integer32);
    message.set(number, 5).unwrap();
    message.open_stream(binary(), both()).unwrap();
    assert_eq!(message.get(binary()).unwrap(), Some(PropertyValue::Binary(Vec::new())));
    assert_eq!(code_for(&message, number), ErrorCode::UNEXPECTED_TYPE);
}

#[test]
fn f158_texts_and_binaries_of_any_size_are_read_as_streams() {
    for len in [0usize, 1, 4095, 4096, 300_000] {
        for is_unicode in [true, false] {
            let (bytes, root) = storage();
            let message = if is_unicode { unicode(&root) } else { open(&root) };
            let text = "\u{E9}".repeat(len);
            message.set(binary(), vec![9u8; len]).unwrap();
            message.set(pid_tag::PidTagBody, text.as_str()).unwrap();
            let check = |message: &Message| {
                let stream = |tag| all(&message.open_stream(tag, NONE).unwrap());
                assert_eq!(stream(binary()), vec![9u8; len]);
                let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                assert_eq!(stream(pid_tag::PidTagBody), wide);
                let narrow = pid_tag::PidTagBody.with_type(PropertyType::String8);
                assert_eq!(stream(narrow), vec![0xE9; len]);
            };
            check(&message);
            message.save();
            check(&message);
            drop((message, root));
            check(&open(&reopen(&bytes)));
        }
    }
}

#[test]
fn f158_a_text_is_written_in_the_width_that_it_was_opened_with() {
    for is_unicode in [true, false] {
        let (_, root) = storage();
        let message = if is_unicode { unicode(&root) } else { open(&root) };
        let narrow = pid_tag::PidTagBody.with_type(PropertyType::String8);
        let stream = message.open_stream(narrow, both()).unwrap();
        stream.write_at(0, b"\x80 5").unwrap();
        drop(stream);
        assert_eq!(message.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("\u{20AC} 5"));
        let stream = message.open_stream(pid_tag::PidTagBody, MODIFY).unwrap();
        stream.write_at(4, &[b'7', 0]).unwrap();
        drop(stream);
        assert_eq!(message.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("\u{20AC} 7"));
    }
}

#[test]
fn f159_a_stream_for_reading_is_not_written() {
    let message = with_binary(b"abc");
    let stream = message.open_stream(binary(), NONE).unwrap();
    assert_eq!(stream.write_at(0, b"x").unwrap_err().code(), ErrorCode::STG_E_ACCESSDENIED);
    assert_eq!(stream.set_len(1).unwrap_err().code(), ErrorCode::STG_E_ACCESSDENIED);
    assert_eq!(all(&stream), b"abc");
    // It is one stream, with the access that it was opened with first.
    let again = message.open_stream(binary(), MODIFY).unwrap();
    assert_eq!(again.write_at(0, b"x").unwrap_err().code(), ErrorCode::STG_E_ACCESSDENIED);
}

#[test]
fn f160_modify_alone_opens_a_stream_for_writing() {
    let message = with_binary(b"abc");
    let Opened::Stream(mut stream) = message.open_property(binary(), Interface::Stream, MODIFY).unwrap()
    else {
        panic!("a stream")
    };
    stream.write_all(b"XY").unwrap();
    drop(stream);
    assert_eq!(message.get(binary()).unwrap(), Some(PropertyValue::Binary(b"XYc".to_vec())));
}

#[test]
fn f161_nothing_is_opened_for_writing_where_nothing_may_be_written() {
    let (_, root) = storage();
    let message = unicode(&root);
    message.set(binary(), b"abc".as_slice()).unwrap();
    with_storage(&message).save();
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    for how in [MODIFY, both(), MODIFY | OpenPropertyFlags::APPEND] {
        assert_eq!(refusal(&message, binary(), Interface::Stream, how), ErrorCode::NO_ACCESS);
        let body = pid_tag::PidTagBody;
        assert_eq!(refusal(&message, body, Interface::Stream, how), ErrorCode::NO_ACCESS);
        let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
        for interface in [Interface::Storage, Interface::Message] {
            let data = pid_tag::PidTagAttachDataObject;
            assert_eq!(refusal(&attachment, data, interface, how), ErrorCode::NO_ACCESS);
        }
    }
    assert_eq!(all(&message.open_stream(binary(), NONE).unwrap()), b"abc");
}

#[test]
fn f161_a_property_that_is_protected_or_computed_is_not_opened_for_writing() {
    let message = with_binary(b"abc");
    message.set_attributes(&[(binary(), mapi_props::PropertyFlags::READABLE)]).unwrap();
    assert_eq!(refusal(&message, binary(), Interface::Stream, MODIFY), ErrorCode::NO_ACCESS);
    let to = pid_tag::PidTagDisplayTo;
    assert_eq!(refusal(&message, to, Interface::Stream, both()), ErrorCode::NO_ACCESS);
    assert_eq!(all(&message.open_stream(to, NONE).unwrap()), b"");
}

#[test]
fn f162_a_stream_that_is_appended_to_begins_at_its_end() {
    let message = with_binary(b"abc");
    for how in [MODIFY, both()] {
        let mut stream = message.open_stream(binary(), how | OpenPropertyFlags::APPEND).unwrap();
        stream.write_all(b"d").unwrap();
    }
    assert_eq!(message.get(binary()).unwrap(), Some(PropertyValue::Binary(b"abcdd".to_vec())));
    let new = tag(0x6602, PropertyType::Binary);
    let mut stream = message.open_stream(new, both() | OpenPropertyFlags::APPEND).unwrap();
    stream.write_all(b"d").unwrap();
    assert_eq!(all(&stream), b"d");
}

#[test]
fn f163_numbers_and_lists_are_no_streams() {
    let (_, root) = storage();
    let message = unicode(&root);
    let values: [PropertyValue; 8] = [
        5.into(),
        true.into(),
        5i64.into(),
        2.5.into(),
        cfb_core::FileTime::from_ticks(5).into(),
        vec![5].into(),
        vec!["a".to_owned()].into(),
        vec![vec![5u8]].into(),
    ];
    for (id, value) in (0x6601..).zip(values) {
        let tag = tag(id, value.property_type());
        message.set(tag, value).unwrap();
        for how in [NONE, MODIFY, both()] {
            let code = refusal(&message, tag, Interface::Stream, how);
            assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED, "{tag:?}");
        }
        let as_binary = tag.with_type(PropertyType::Binary);
        assert_eq!(refusal(&message, as_binary, Interface::Stream, NONE), ErrorCode::UNEXPECTED_TYPE);
    }
}

#[test]
fn f164_other_interfaces_than_a_property_has_are_refused() {
    let message = with_binary(b"abc");
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachDataBinary, b"abc".as_slice()).unwrap();
    let no_interface = ErrorCode::INTERFACE_NOT_SUPPORTED;
    for interface in [
        Interface::Message,
        Interface::Storage,
        Interface::StreamDocfile,
        Interface::Unknown,
        Interface::MapiProp,
        Interface::Attachment,
        Interface::MapiTable(TextFlags::UNICODE),
        Interface::Other,
    ] {
        for how in [NONE, both()] {
            assert_eq!(refusal(&message, binary(), interface, how), no_interface, "{interface:?}");
            let name = pid_tag::PidTagAttachLongFilename;
            assert_eq!(refusal(&attachment, name, interface, how), no_interface, "{interface:?}");
        }
    }
    // A stream of bytes is no message.
    let data = pid_tag::PidTagAttachDataBinary;
    assert_eq!(refusal(&attachment, data, Interface::Message, NONE), no_interface);
    let data = pid_tag::PidTagAttachDataObject;
    assert_eq!(refusal(&attachment, data, Interface::Message, NONE), no_interface);
}

#[test]
fn f165_a_storage_is_kept_by_its_commit_and_both_saves() {
    for tag in [pid_tag::PidTagAttachDataObject, pid_tag::PidTagAttachDataBinary] {
        for levels in 0..4 {
            let (bytes, root) = storage();
            let message = unicode(&root);
            let attachment = message.create_attach().unwrap();
            attachment.set(pid_tag::PidTagAttachMethod, 6).unwrap();
            attachment.save();
            message.save();
            let Opened::Storage(object) = attachment.open_property(tag, Interface::Storage, both()).unwrap()
            else {
                panic!("a storage")
            };
            assert!(object.stat().unwrap().mode().unwrap().is_transacted());
            assert!(object.list().unwrap().is_empty());
            object.create_stream("a", Mode::read_write()).unwrap().write_at(0, b"abc").unwrap();
            if levels > 0 {
                object.commit(CommitOptions::new()).unwrap();
            }
            drop(object);
            if levels != 2 {
                attachment.save();
            }
            if levels != 3 {
                message.save();
            }
            drop((attachment, message, root));
            let attachment = open(&reopen(&bytes)).open_attach(0, OpenAttachFlags::NONE).unwrap();
            match levels {
                0 => assert!(attachment.open_storage(NONE).unwrap().list().unwrap().is_empty()),
                1 => assert_eq!(bytes_of(&attachment.open_storage(NONE).unwrap(), "a"), b"abc"),
                _ => assert_eq!(attachment.open_storage(NONE).unwrap_err().code(), ErrorCode::NOT_FOUND),
            }
        }
    }
}

#[test]
fn f165_one_form_of_the_data_replaces_the_other() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = with_storage(&message);
    attachment.save();
    message.save();
    let data = pid_tag::PidTagAttachDataBinary;
    attachment.set(data, b"abc".as_slice()).unwrap();
    assert_eq!(attachment.open_message(NONE).unwrap_err().code(), ErrorCode::INTERFACE_NOT_SUPPORTED);
    attachment.save();
    message.save();
    drop((attachment, message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    assert_eq!(all(&attachment.open_stream(data, NONE).unwrap()), b"abc");
    assert!(!attachment.get_prop_list(TextFlags::NONE).unwrap().contains(&pid_tag::PidTagAttachDataObject));
    attachment.set(pid_tag::PidTagAttachMethod, 6).unwrap();
    attachment.open_storage(both()).unwrap();
    assert_eq!(code_for(&attachment, data), ErrorCode::NOT_ENOUGH_MEMORY);
    attachment.save();
    message.save();
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f166_other_properties_are_no_storages() {
    let message = with_binary(b"abc");
    let attachment = message.create_attach().unwrap();
    for how in [NONE, both()] {
        let code = refusal(&message, binary(), Interface::Storage, how);
        assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED);
        let data = pid_tag::PidTagAttachDataObject;
        let code = refusal(&message, data, Interface::Storage, how);
        assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED, "a message has no data");
        let rendering = pid_tag::PidTagAttachRendering;
        let code = refusal(&attachment, rendering, Interface::Storage, how);
        assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED);
    }
}

#[test]
fn f167_the_lists_of_a_message_are_opened_as_tables() {
    let message = with_binary(b"abc");
    let name = (pid_tag::PidTagDisplayName, PropertyValue::from("Ann"));
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&[name]]).unwrap();
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, "a.txt").unwrap();
    attachment.save();
    message.save();
    for text in [TextFlags::NONE, TextFlags::UNICODE] {
        for (id, table) in [
            (0x0E12, message.recipient_table(text).unwrap()),
            (0x0E13, message.attachment_table(text).unwrap()),
        ] {
            for how in [NONE, MODIFY] {
                let list = tag(id, PropertyType::Object);
                let Opened::Table(opened) =
                    message.open_property(list, Interface::MapiTable(text), how).unwrap()
                else {
                    panic!("a table")
                };
                let rows = |table: &Table| table.query_rows(10, QueryRowsFlags::NO_ADVANCE).unwrap();
                assert_eq!(rows(&opened), rows(&table));
                assert_eq!(rows(&opened).len(), 1);
            }
        }
    }
    for id in [0x0E12, 0x0E13] {
        let list = tag(id, PropertyType::Object);
        let table = Interface::MapiTable(TextFlags::NONE);
        assert_eq!(refusal(&message, list, table, both()), ErrorCode::NO_SUPPORT);
        assert_eq!(refusal(&message, list, Interface::Stream, NONE), ErrorCode::INTERFACE_NOT_SUPPORTED);
        assert_eq!(refusal(&attachment, list, table, NONE), ErrorCode::INTERFACE_NOT_SUPPORTED);
    }
}

#[test]
fn f168_the_storage_in_an_attachment_is_read_as_a_compound_file() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = with_storage(&message);
    let check = |attachment: &Attachment| {
        for tag in [pid_tag::PidTagAttachDataObject, pid_tag::PidTagAttachDataBinary] {
            let opened = attachment.open_property(tag, Interface::StreamDocfile, NONE).unwrap();
            let Opened::Stream(stream) = opened else { panic!("a stream") };
            assert_eq!(stream.write_at(0, b"x").unwrap_err().code(), ErrorCode::STG_E_ACCESSDENIED);
            let file = CompoundFile::from_bytes(all(&stream)).unwrap();
            assert_eq!(file.find("inner/deep").unwrap().bytes().unwrap()[..], [7; 5000]);
            assert_eq!(file.find("small").unwrap().bytes().unwrap()[..], *b"abc");
            assert_eq!(file.root().clsid().to_string().to_uppercase().trim_matches(['{', '}']), {
                "0003000C-0000-0000-C000-000000000046"
            });
            // While it is open, the storage is not opened otherwise.
            assert_eq!(attachment.open_storage(NONE).unwrap_err().code(), ErrorCode::NO_ACCESS);
        }
        let object = attachment.open_storage(NONE).unwrap();
        let code = refusal(attachment, pid_tag::PidTagAttachDataObject, Interface::StreamDocfile, NONE);
        assert_eq!(code, ErrorCode::NO_ACCESS);
        drop(object);
        let code = refusal(attachment, pid_tag::PidTagAttachDataObject, Interface::StreamDocfile, MODIFY);
        assert_ne!(code, ErrorCode::OK);
    };
    check(&attachment);
    attachment.save();
    check(&attachment);
    message.save();
    drop((attachment, message, root));
    check(&open(&reopen(&bytes)).open_attach(0, OpenAttachFlags::NONE).unwrap());
}

#[test]
fn f168_data_that_is_a_compound_file_is_read_as_it_is() {
    let (_, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let data = pid_tag::PidTagAttachDataBinary;
    let bytes = cfb_layout::samples::hello();
    attachment.set(data, bytes.as_slice()).unwrap();
    let opened = attachment.open_property(data, Interface::StreamDocfile, NONE).unwrap();
    let Opened::Stream(stream) = opened else { panic!("a stream") };
    assert_eq!(all(&stream), bytes);
    drop(stream);
    attachment.set(data, b"no such file".as_slice()).unwrap();
    let code = refusal(&attachment, data, Interface::StreamDocfile, NONE);
    assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED);
}

#[test]
fn f168_an_embedded_message_is_read_as_a_file_that_opens() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    inner.save();
    drop(inner);
    let data = pid_tag::PidTagAttachDataObject;
    assert_eq!(refusal(&attachment, data, Interface::StreamDocfile, NONE), ErrorCode::NO_ACCESS);
    attachment.save();
    message.save();
    drop((attachment, message, root));
    let attachment = open(&reopen(&bytes)).open_attach(0, OpenAttachFlags::NONE).unwrap();
    let opened = attachment.open_property(data, Interface::StreamDocfile, NONE).unwrap();
    let Opened::Stream(stream) = opened else { panic!("a stream") };
    let file = CompoundFile::from_bytes(all(&stream)).unwrap();
    assert!(file.find("__properties_version1.0").is_ok());
}

#[test]
fn f169_what_is_written_is_seen_at_commit_or_release_and_kept_by_all_saves() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let data = pid_tag::PidTagAttachDataBinary;
    let seen = |attachment: &Attachment| attachment.get(data).unwrap();
    let stream = attachment.open_stream(data, both()).unwrap();
    stream.write_at(0, b"one").unwrap();
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(Vec::new())));
    stream.commit().unwrap();
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(b"one".to_vec())));
    stream.write_at(0, b"two").unwrap();
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(b"one".to_vec())));
    let clone = stream.clone();
    drop(stream);
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(b"one".to_vec())));
    drop(clone);
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(b"two".to_vec())));
    // Saving takes what was written so far.
    let stream = attachment.open_stream(data, MODIFY).unwrap();
    stream.write_at(3, b"!").unwrap();
    attachment.save();
    message.save();
    stream.write_at(4, b"?").unwrap();
    drop(stream);
    drop((attachment, message, root));
    let message = open(&reopen(&bytes));
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(seen(&attachment), Some(PropertyValue::Binary(b"two!".to_vec())));
}

#[test]
fn f170_a_property_that_is_open_for_writing_is_neither_set_nor_deleted() {
    let message = with_binary(b"abc");
    let stream = message.open_stream(binary(), MODIFY).unwrap();
    let problem = Problem { index: 0, tag: binary(), code: ErrorCode::NO_ACCESS };
    let value = PropertyValue::Binary(b"new".to_vec());
    assert_eq!(message.set_props(&[(binary(), value.clone())]).unwrap(), [problem]);
    assert_eq!(message.delete_props(&[binary()]).unwrap(), [problem]);
    assert_eq!(all(&stream), b"abc");
    drop(stream);
    assert_eq!(message.set_props(&[(binary(), value)]).unwrap(), []);
}

#[test]
fn f170_a_stream_for_reading_ends_when_its_property_changes() {
    let message = with_binary(b"abc");
    let stream = message.open_stream(binary(), NONE).unwrap();
    message.set(binary(), b"new".as_slice()).unwrap();
    assert_eq!(stream.read_at(0, &mut [0]).unwrap_err().code(), ErrorCode::STG_E_REVERTED);
    let stream = message.open_stream(binary(), NONE).unwrap();
    assert_eq!(all(&stream), b"new");
    message.delete_props(&[binary()]).unwrap();
    assert_eq!(stream.len_bytes().unwrap_err().code(), ErrorCode::STG_E_REVERTED);
}

#[test]
fn f171_streams_seek_and_change_their_length_exactly() {
    let message = with_binary(b"0123456789");
    let mut stream = message.open_stream(binary(), MODIFY).unwrap();
    assert_eq!(stream.seek(SeekFrom::Start(4)).unwrap(), 4);
    let mut two = [0; 2];
    stream.read_exact(&mut two).unwrap();
    assert_eq!(&two, b"45");
    assert_eq!(stream.seek(SeekFrom::Current(-5)).unwrap(), 1);
    assert_eq!(stream.seek(SeekFrom::End(-2)).unwrap(), 8);
    assert_eq!(stream.seek_to(SeekFrom::Current(-9)).unwrap_err().code(), ErrorCode::STG_E_INVALIDFUNCTION);
    assert_eq!(stream.position(), 8);
    stream.set_len(4).unwrap();
    assert_eq!((stream.position(), stream.len_bytes().unwrap()), (8, 4));
    assert_eq!(stream.read(&mut two).unwrap(), 0);
    // Beyond the end is a place to write at: what lies between is zeros.
    stream.write_all(b"8").unwrap();
    assert_eq!(all(&stream), b"0123\0\0\0\08");
    stream.set_len(11).unwrap();
    assert_eq!(all(&stream), b"0123\0\0\0\08\0\0");
    assert_eq!(stream.seek(SeekFrom::Start(1 << 40)).unwrap(), 1 << 40);
    assert_eq!(stream.read(&mut two).unwrap(), 0);
    let other = stream.try_clone().unwrap();
    other.seek_to(SeekFrom::Start(2)).unwrap();
    assert_eq!((stream.position(), other.position()), (1 << 40, 2));
}

#[test]
fn f171_large_streams_do_the_same() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let stream = message.open_stream(binary(), both()).unwrap();
    stream.set_len(3 << 20).unwrap();
    stream.write_at((3 << 20) - 1, b"xy").unwrap();
    stream.write_at(1 << 20, b"z").unwrap();
    assert_eq!(stream.len_bytes().unwrap(), (3 << 20) + 1);
    stream.set_len((1 << 20) + 2).unwrap();
    stream.set_len(2 << 20).unwrap();
    let mut expected = vec![0; 2 << 20];
    expected[1 << 20] = b'z';
    assert!(all(&stream) == expected);
    // What no file holds is refused, and nothing is changed.
    assert_ne!(stream.set_len(u64::MAX).unwrap_err().code(), ErrorCode::OK);
    assert_ne!(stream.write_at(u64::MAX, b"a").unwrap_err().code(), ErrorCode::OK);
    assert!(all(&stream) == expected);
    drop(stream);
    message.save();
    drop((message, root));
    let stream = open(&reopen(&bytes)).open_stream(binary(), NONE).unwrap();
    assert!(all(&stream) == expected);
}
