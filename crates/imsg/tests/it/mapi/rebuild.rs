//! A raw copy of all properties.

use cfb_core::{CommitOptions, Mode};
use cfb_layout::msg::{MsgFile, Value};
use imsg::mapi::*;
use mapi_props::pid_tag;

use super::support::*;

/// The bytes of a file rebuilt of another, and what was left out.
fn rebuilt(message: &imsg::Message) -> (Vec<u8>, Rebuilt) {
    let (bytes, root) = storage();
    let rebuilt = rebuild(message, &root).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    (contents(&bytes), rebuilt)
}

#[test]
fn computed_properties_and_numbers_stay_and_counters_are_right() {
    let mut file = MsgFile::new();
    file.message
        .set(0x001A, "IPM.Note")
        .set(0x0037, "RE: Lunch")
        .set(0x0E1D, "something else")
        .set(0x0E04, "nobody");
    file.message.recipient().set(0x3001, "Ann").set(0x0C15, 1);
    let data = Value::Binary(vec![1].into());
    file.message.attachment().set(0x0E20, 77).set(0x3705, 1).set(0x3701, data);
    let original = imsg::Message::from_bytes(file.to_vec()).unwrap();
    let (bytes, left) = rebuilt(&original);
    assert!(left.left_out.is_empty() && left.num_more == 0, "{left:?}");
    let copy = imsg::Message::from_bytes(bytes).unwrap();
    assert_eq!(copy.check().unwrap(), []);
    let text = |id: u16| copy.properties().string(mapi_props::PropertyId::new(id)).unwrap();
    assert_eq!(text(0x0E1D).as_deref(), Some("something else"));
    assert_eq!(text(0x0E04).as_deref(), Some("nobody"));
    let counters = copy.properties().counters().unwrap();
    assert_eq!((counters.recipient_count, counters.attachment_count), (1, 1));
    let tags = |message: &imsg::Message| -> Vec<_> {
        message.properties().properties().map(|property| (property.tag(), property.flags())).collect()
    };
    assert_eq!(tags(&original), tags(&copy));
}

#[test]
fn an_embedded_message_becomes_a_file_of_its_own() {
    let demo = imsg::Message::from_bytes(cfb_layout::demo::file()).unwrap();
    let attachments = demo.attachments().unwrap();
    let inner = attachments.iter().find_map(|attachment| attachment.embedded().unwrap()).unwrap();
    let (bytes, left) = rebuilt(&inner);
    assert!(left.left_out.is_empty(), "{left:?}");
    let copy = imsg::Message::from_bytes(bytes).unwrap();
    assert_eq!(copy.check().unwrap(), []);
    assert_eq!(copy.subject().unwrap(), inner.subject().unwrap());
    assert_eq!(copy.recipients().unwrap().len(), inner.recipients().unwrap().len());
}

#[test]
fn what_is_no_property_is_told_with_its_path() {
    let bytes = std::sync::Arc::new(cfb_core::SharedBytes::new(cfb_layout::demo::file()));
    let root = reopen(&bytes);
    root.create_stream("side", Mode::read_write()).unwrap();
    root.create_stream("__substg1.0_00170003", Mode::read_write()).unwrap();
    let attachment = root.open_storage("__attach_version1.0_#00000000", Mode::read_write()).unwrap();
    attachment.create_storage("odd/name", Mode::read_write()).unwrap_err();
    attachment.create_storage("__nameid_version1.0", Mode::read_write()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop((attachment, root));
    let (_, left) = rebuilt(&imsg::Message::from_bytes(contents(&bytes)).unwrap());
    let mut paths: Vec<&str> = left.left_out.iter().map(|one| one.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "__attach_version1.0_#00000000/__nameid_version1.0",
            // The value of a number is in its entry: nobody reads the stream.
            "__substg1.0_00170003",
            "side",
        ]
    );
    assert!(left.left_out.iter().all(|one| one.error.is_none()));
}

#[test]
fn values_without_an_entry_and_entries_without_a_value_stay_as_they_are() {
    let mut file = MsgFile::new();
    file.message.set(0x0037, "Hi").set(0x1009, Value::Binary(vec![1, 2, 3].into()));
    let bytes = std::sync::Arc::new(cfb_core::SharedBytes::new(file.to_vec()));
    let root = reopen(&bytes);
    root.remove("__substg1.0_10090102").unwrap();
    root.create_stream("__substg1.0_1035001F", Mode::read_write()).unwrap().write_at(0, b"i\0d\0").unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    let original = imsg::Message::from_bytes(contents(&bytes)).unwrap();
    let (bytes, left) = rebuilt(&original);
    assert!(left.left_out.is_empty(), "{left:?}");
    let copy = imsg::Message::from_bytes(bytes).unwrap();
    let lone = copy.properties().property(pid_tag::PidTagInternetMessageId).unwrap();
    assert!(lone.entry().is_none());
    assert_eq!(copy.message_id().unwrap().as_deref(), Some("id"));
    let missing = copy.properties().property(pid_tag::PidTagRtfCompressed).unwrap();
    let before = original.properties().property(pid_tag::PidTagRtfCompressed).unwrap();
    assert!(!missing.is_present() && missing.entry() == before.entry());
}

#[test]
fn messages_nested_deeply_are_copied_without_recursion() {
    const DEPTH: usize = 300;
    let (bytes, root) = storage();
    let top = unicode(&root);
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let mut chain = vec![top.clone()];
    let mut attachments = Vec::new();
    for _ in 0..DEPTH {
        let attachment = chain.last().unwrap().create_attach().unwrap();
        attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
        chain.push(attachment.open_message(both).unwrap());
        attachments.push(attachment);
    }
    chain.last().unwrap().set(pid_tag::PidTagSubject, "innermost").unwrap();
    while let (Some(message), attachment) = (chain.pop(), attachments.pop()) {
        message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
        if let Some(attachment) = attachment {
            attachment.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
        }
    }
    drop((top, root));
    let original = imsg::Message::from_bytes(contents(&bytes)).unwrap();
    let (bytes, left) = rebuilt(&original);
    assert!(left.left_out.is_empty(), "{left:?}");
    let count = |file: Vec<u8>| {
        let file = cfb_core::CompoundFile::from_bytes(file).unwrap();
        (0..file.num_entries().unwrap())
            .filter(|id| {
                file.entry(cfb_core::StreamId::new(*id))
                    .is_ok_and(|entry| entry.name().matches_str("__substg1.0_3701000D"))
            })
            .count()
    };
    assert_eq!(count(bytes), DEPTH);
}
