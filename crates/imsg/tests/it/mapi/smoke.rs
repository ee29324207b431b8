//! One message with everything, written and read.

use imsg::mapi::*;
use mapi_props::{PropertyValue, pid_tag};

use super::support::*;

#[test]
fn a_message_with_everything_is_read_again() {
    let (bytes, root) = storage();
    root.set_class("00020D0B-0000-0000-C000-000000000046".parse().unwrap()).unwrap();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "RE: Lunch").unwrap();
    message.set(pid_tag::PidTagBody, "Soup".repeat(3000)).unwrap();
    for (name, kind) in [("Ann", 1), ("Bob", 2), ("Cid", 1)] {
        message
            .modify_recipients(
                ModifyRecipientsFlags::ADD,
                &[&[
                    (pid_tag::PidTagDisplayName, PropertyValue::from(name)),
                    (pid_tag::PidTagRecipientType, PropertyValue::Integer32(kind)),
                ]],
            )
            .unwrap();
    }
    let keep = SaveFlags::KEEP_OPEN_READWRITE;
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let inner = attachment.open_message(both).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    let deep = inner.create_attach().unwrap();
    deep.set(pid_tag::PidTagAttachMethod, 1).unwrap();
    let mut stream = deep.open_stream(pid_tag::PidTagAttachDataBinary, both).unwrap();
    std::io::Write::write_all(&mut stream, &vec![5; 700_000]).unwrap();
    drop(stream);
    deep.save_changes(keep).unwrap();
    inner.save_changes(keep).unwrap();
    attachment.save_changes(keep).unwrap();
    message.save_changes(keep).unwrap();
    drop((deep, inner, attachment, message));
    drop(root);
    let read = imsg::Message::from_bytes(contents(&bytes)).unwrap();
    assert_eq!(read.check().unwrap(), []);
    assert_eq!(read.subject().unwrap().unwrap(), "RE: Lunch");
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann; Cid");
    assert_eq!(message.text(pid_tag::PidTagNormalizedSubject).unwrap().unwrap(), "Lunch");
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().unwrap().len(), 12000);
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap().unwrap(), "inner");
    let deep = inner.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let mut data = Vec::new();
    let mut stream = deep.open_stream(pid_tag::PidTagAttachDataBinary, OpenPropertyFlags::NONE).unwrap();
    std::io::Read::read_to_end(&mut stream, &mut data).unwrap();
    assert_eq!(data, vec![5; 700_000]);
    let (bytes, target) = storage();
    let copy = unicode(&target);
    let problems = message.copy_to((&copy).into(), None, &[], CopyFlags::NONE).unwrap();
    assert!(problems.iter().all(|problem| problem.code.name() == Some("MAPI_E_COMPUTED")), "{problems:?}");
    copy.save_changes(keep).unwrap();
    drop((copy, target));
    let root = reopen(&bytes);
    let message = open(&root);
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
    let deep = inner.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let data = deep.get(pid_tag::PidTagAttachDataBinary).unwrap().unwrap();
    assert_eq!(data, PropertyValue::Binary(vec![5; 700_000]));
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann; Cid");
}

#[test]
fn all_handles_may_go_to_other_threads() {
    fn check<T: Send + Sync>() {}
    check::<Message>();
    check::<Attachment>();
    check::<PropertyStream>();
    check::<PropertyStorage>();
    check::<Table>();
}

#[test]
fn a_message_is_used_from_many_threads_at_once() {
    let (_, root) = storage();
    let message = unicode(&root);
    std::thread::scope(|scope| {
        for thread in 0..4i32 {
            let message = message.clone();
            scope.spawn(move || {
                for round in 0..50 {
                    let entry = [(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))];
                    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry[..]]).unwrap();
                    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
                    assert!(table.row_count().unwrap() > 0);
                    drop(table);
                    let attachment = message.create_attach().unwrap();
                    attachment.set(pid_tag::PidTagAttachMethod, thread).unwrap();
                    if round % 2 == 0 {
                        attachment.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
                    }
                    if round % 10 == 9 {
                        message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
                    }
                }
            });
        }
    });
    message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
    assert_eq!(message.attachment_numbers().unwrap().len(), 100);
    assert_eq!(message.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 200);
}

#[test]
fn what_is_normalized_has_no_garbage_and_the_same_values() {
    let mut kit = cfb_layout::msg::MsgFile::new();
    kit.message.set(0x0037, "Hi").set(0x0017, 1);
    kit.message.recipient().set(0x3001, "Ann").set(0x0C15, 1);
    let store = std::sync::Arc::new(cfb_core::SharedBytes::new(kit.to_vec()));
    let root = reopen(&store);
    // Garbage behind the number, a fragment behind the entries, an entry twice.
    let stream = root.open_stream("__properties_version1.0", cfb_core::Mode::read_write()).unwrap();
    let mut bytes = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
    stream.read_at(0, &mut bytes).unwrap();
    let importance = (32..bytes.len()).step_by(16).find(|at| bytes[at + 2..at + 4] == [0x17, 0]).unwrap();
    bytes[importance + 13] = 0xEE;
    let twice = bytes[importance..importance + 16].to_vec();
    bytes.extend(twice);
    bytes.extend([9; 5]);
    stream.write_at(0, &bytes).unwrap();
    drop(stream);
    root.commit(cfb_core::CommitOptions::new()).unwrap();
    let message = open(&root);
    message.normalize().unwrap();
    message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
    drop((message, root));
    let root = reopen(&store);
    let stream = root.open_stream("__properties_version1.0", cfb_core::Mode::read()).unwrap();
    let mut after = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
    stream.read_at(0, &mut after).unwrap();
    drop(stream);
    let entries = after[32..].as_chunks::<16>();
    assert_eq!(entries.1, [0u8; 0]);
    let ids: Vec<u16> = entries.0.iter().map(|entry| u16::from_le_bytes([entry[2], entry[3]])).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:04X?}");
    assert!(!after.contains(&0xEE));
    let message = open(&root);
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
    assert_eq!(message.get(pid_tag::PidTagImportance).unwrap(), Some(PropertyValue::Integer32(1)));
    assert_eq!(message.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 1);
}
