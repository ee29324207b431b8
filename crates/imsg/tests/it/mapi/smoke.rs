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
