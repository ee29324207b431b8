//! Messages inside messages.

use cfb_layout::msg::{MsgFile, Value};
use imsg::{ErrorKind, Message, OpenOptions};

/// A message with `depth` messages inside each other, named by their depth.
fn nested(depth: usize) -> Vec<u8> {
    let mut file = MsgFile::new();
    let mut message = &mut file.message;
    message.set(0x0037, "0");
    for level in 1..=depth {
        message = message.attachment().embedded();
        message.set(0x0037, level.to_string());
    }
    message.attachment().by_value("deep.txt", b"deep");
    file.to_vec()
}

/// The innermost message that can be reached, and why it goes no further.
fn innermost(mut message: Message) -> (Message, Option<imsg::Error>) {
    loop {
        let next = message.attachments().unwrap().first().map(imsg::Attachment::embedded);
        match next {
            Some(Ok(Some(inner))) => message = inner,
            Some(Err(error)) => return (message, Some(error)),
            _ => return (message, None),
        }
    }
}

#[test]
fn messages_nest_to_the_depth_allowed() {
    let bytes = nested(70);
    let (message, error) = innermost(Message::from_bytes(bytes.clone()).unwrap());
    assert_eq!(message.subject().unwrap().as_deref(), Some("64"));
    let error = error.expect("a limit");
    assert_eq!(error.kind(), &ErrorKind::TooDeep { max_depth: 64 });
    assert!(error.to_string().starts_with("attachment 0: attachment 0: "), "{error}");

    let (message, error) = innermost(OpenOptions::new().max_depth(100).open_bytes(bytes.clone()).unwrap());
    assert!(error.is_none());
    assert_eq!((message.subject().unwrap().as_deref(), message.path().len()), (Some("70"), 70));
    assert_eq!(*message.attachments().unwrap()[0].bytes().unwrap().unwrap(), *b"deep");

    let (message, error) = innermost(OpenOptions::new().max_depth(0).open_bytes(bytes).unwrap());
    assert_eq!(message.subject().unwrap().as_deref(), Some("0"));
    assert!(error.is_some());
}

#[test]
fn check_goes_through_any_depth_and_reports_the_limit() {
    let message = Message::from_bytes(nested(70)).unwrap();
    let findings = message.check().unwrap();
    let limit: Vec<_> = findings.iter().filter(|finding| finding.code == "unreadable").collect();
    assert_eq!(limit.len(), 1, "{findings:?}");
    assert!(limit[0].message.contains("nested more than 64 deep"), "{}", limit[0]);
}

#[test]
fn attachments_inside_do_not_show_outside() {
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    assert_eq!(message.num_attachments(), 3);
    let inner = message.attachments().unwrap()[2].embedded().unwrap().unwrap();
    assert_eq!((inner.path(), inner.is_embedded()), (&[2][..], true));
    let notes = inner.attachments().unwrap();
    assert_eq!(notes.len(), 1);
    assert_eq!(*notes[0].bytes().unwrap().unwrap(), *cfb_layout::demo::inner_notes());
    assert_eq!(inner.body().text().unwrap().unwrap().content, cfb_layout::demo::inner_text());
}

#[test]
fn eight_bit_text_inside_inherits_the_code_page() {
    let mut file = MsgFile::new();
    file.message.set(0x3FFD, 1251);
    let inner = file.message.attachment().embedded();
    inner.set(0x0037, Value::String8(b"\xCF".to_vec()));
    inner.recipient().set(0x3001, Value::String8(b"\xF0".to_vec()));
    let message = Message::from_bytes(file.to_vec()).unwrap();
    let inner = message.attachments().unwrap()[0].embedded().unwrap().unwrap();
    assert_eq!(inner.subject().unwrap().as_deref(), Some("\u{41f}"));
    assert_eq!(inner.recipients().unwrap()[0].name().unwrap().as_deref(), Some("\u{440}"));
}

#[test]
fn storage_that_holds_no_message_is_no_embedded_message() {
    let mut file = MsgFile::new();
    file.message.attachment().embedded().set(0x0037, "in");
    let mut plan = file.plan();
    let object = "__attach_version1.0_#00000000/__substg1.0_3701000D";
    let node = plan.find(&format!("{object}/__properties_version1.0")).unwrap();
    plan.set_name(node, "gone");
    let message = Message::from_bytes(plan.to_vec()).unwrap();
    let attachment = &message.attachments().unwrap()[0];
    assert!(attachment.embedded().unwrap().is_none());
    assert_eq!(attachment.content().unwrap(), imsg::AttachmentContent::Storage);
    let codes: Vec<_> = message.check().unwrap().iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"attach-content"), "{codes:?}");
}
