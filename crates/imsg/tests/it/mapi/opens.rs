//! F-066 to F-072: without a support object, sub-objects that are opened twice, and many of them.

use std::io::{Read, Seek, SeekFrom, Write};

use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyValue, pid_tag};

use super::support::*;

#[test]
fn f066_flags_that_ask_for_a_dialog_do_nothing() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagBody, "Hello").unwrap();
    let (_bytes, other) = storage();
    let copy = unicode(&other);
    message.copy_to((&copy).into(), None, &[], CopyFlags::DIALOG).unwrap();
    let problems = message.copy_props((&copy).into(), &[pid_tag::PidTagBody], CopyFlags::DIALOG).unwrap();
    assert_eq!(problems, []);
    assert_eq!(copy.text(pid_tag::PidTagBody).unwrap().unwrap(), "Hello");
    message.create_attach().unwrap().save();
    message.delete_attach(0, DeleteAttachFlags::DIALOG).unwrap();
    assert_eq!(message.attachment_numbers().unwrap(), []);
}

#[test]
fn f067_entry_ids_of_recipients_are_stored_as_they_are() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    // A first byte other than 0 says that the id is a short-term one.
    let id = vec![0x87, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
    let entry = [
        (pid_tag::PidTagDisplayName, PropertyValue::from("Ann")),
        (pid_tag::PidTagEntryId, PropertyValue::Binary(id.clone())),
    ];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry]).unwrap();
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let row = root.open_storage("__recip_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
    assert_eq!(bytes_of(&row, "__substg1.0_0FFF0102"), id);
}

#[test]
fn f069_an_attachment_that_is_opened_again_is_the_one_that_is_open() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    message.create_attach().unwrap().save();
    message.save();
    let read = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let again = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    assert!(read.is_same(&again));
    let code = |attachment: &Attachment| {
        let set = attachment.set(pid_tag::PidTagAttachLongFilename, "a.txt");
        set.err().map(|error| error.code())
    };
    assert_eq!(code(&again), Some(ErrorCode::NO_ACCESS));
    drop(read);
    assert_eq!(code(&again), Some(ErrorCode::NO_ACCESS));
    drop(again);
    let write = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let again = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(code(&again), None);
    assert_eq!(write.text(pid_tag::PidTagAttachLongFilename).unwrap().unwrap(), "a.txt");
}

#[test]
fn f070_a_property_that_is_opened_again_is_the_stream_that_is_open() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagHtml, PropertyValue::Binary(b"abcdef".to_vec())).unwrap();
    let mut first = message.open_stream(pid_tag::PidTagHtml, OpenPropertyFlags::MODIFY).unwrap();
    let mut two = [0; 2];
    first.read_exact(&mut two).unwrap();
    let mut second = message.open_stream(pid_tag::PidTagHtml, both()).unwrap();
    second.read_exact(&mut two).unwrap();
    assert_eq!(&two, b"cd");
    assert_eq!(first.stream_position().unwrap(), 4);
    second.write_all(b"XY").unwrap();
    first.seek(SeekFrom::Start(0)).unwrap();
    let mut all = Vec::new();
    second.read_to_end(&mut all).unwrap();
    assert_eq!(all, b"abcdXY");
    // For the data of an attachment the same.
    let attachment = message.create_attach().unwrap();
    let one = attachment.open_message(both()).unwrap();
    one.set(pid_tag::PidTagSubject, "Hi").unwrap();
    let again = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    assert!(one.is_same(&again));
    assert_eq!(again.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
}

#[test]
fn f071_a_property_that_is_open_is_not_opened_through_another_interface() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    let code = |outcome: imsg::Result<()>| outcome.err().map(|error| error.code());
    let attachment = message.create_attach().unwrap();
    let data = pid_tag::PidTagAttachDataObject;
    let binary = pid_tag::PidTagAttachDataBinary;
    for flags in [OpenPropertyFlags::NONE, OpenPropertyFlags::MODIFY, both()] {
        let creates = flags == both();
        let open = attachment.open_message(both()).unwrap();
        open.save();
        let stream = attachment.open_stream(binary, flags);
        assert_eq!(code(stream.map(drop)), Some(ErrorCode::NO_ACCESS), "{flags:?}");
        if !creates {
            assert_eq!(code(attachment.open_storage(flags).map(drop)), Some(ErrorCode::NO_ACCESS));
        }
        open.set(pid_tag::PidTagSubject, "still open").unwrap();
        drop(open);
        let open = attachment.open_storage(both()).unwrap();
        let stream = attachment.open_stream(binary, flags);
        assert_eq!(code(stream.map(drop)), Some(ErrorCode::NO_ACCESS), "{flags:?}");
        if !creates {
            assert_eq!(code(attachment.open_message(flags).map(drop)), Some(ErrorCode::NO_ACCESS));
        }
        open.list().unwrap();
        drop(open);
        let open = attachment.open_stream(binary, both()).unwrap();
        assert_eq!(code(attachment.open_message(flags).map(drop)), Some(ErrorCode::NO_ACCESS), "{flags:?}");
        let other = attachment.open_property(data, Interface::Storage, flags);
        assert_eq!(code(other.map(drop)), Some(ErrorCode::NO_ACCESS), "{flags:?}");
        drop(open);
    }
}

#[test]
fn f072_thousands_of_recipients_and_attachments_are_written_and_read() {
    const RECIPIENTS: i32 = 5000;
    const ATTACHMENTS: u32 = 2000;
    let (bytes, root) = storage();
    let message = unicode(&root);
    let rows: Vec<_> = (0..RECIPIENTS)
        .map(|number| {
            [
                (pid_tag::PidTagDisplayName, PropertyValue::from(&*format!("R{number}"))),
                (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1 + number % 3)),
            ]
        })
        .collect();
    let rows: Vec<&RecipientEntry> = rows.iter().map(|row| &row[..]).collect();
    message.modify_recipients(ModifyRecipientsFlags::ADD, &rows).unwrap();
    for number in 0..ATTACHMENTS {
        let attachment = message.create_attach().unwrap();
        attachment.set(pid_tag::PidTagAttachLongFilename, &*format!("{number}.txt")).unwrap();
        attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 10])).unwrap();
        attachment.save();
    }
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.attachment_numbers().unwrap().len(), 2000);
    assert!(message.text(pid_tag::PidTagDisplayBcc).unwrap().unwrap().starts_with("R2; R5; R8; "));
    let last = message.open_attach(ATTACHMENTS - 1, OpenAttachFlags::NONE).unwrap();
    assert_eq!(last.text(pid_tag::PidTagAttachLongFilename).unwrap().unwrap(), "1999.txt");
    // All stay open at once, and are changed.
    let all: Vec<Attachment> =
        (0..ATTACHMENTS).map(|n| message.open_attach(n, OpenAttachFlags::MODIFY).unwrap()).collect();
    for attachment in &all[..ATTACHMENTS as usize - 1] {
        attachment.set(pid_tag::PidTagAttachMimeTag, "text/plain").unwrap();
        attachment.save();
    }
    message.save();
    drop((all, last, message, root));
    let file = imsg::Message::from_bytes(contents(&bytes)).unwrap();
    assert_eq!(file.recipients().unwrap().len(), 5000);
    let attachments = file.attachments().unwrap();
    assert_eq!(attachments.iter().filter(|one| one.mime_type().unwrap().is_some()).count(), 1999);
}
