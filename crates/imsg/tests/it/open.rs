//! Opening: what is a message, what is none, and what a message says about itself.

use cfb_layout::msg::{MsgFile, Value, filetime};
use cfb_layout::{Plan, Version};
use imsg::{ErrorKind, Importance, Message, MessageFlags, OpenOptions, Sensitivity};
use mapi_props::{CodePageSource, FileTime, pid_name};

use crate::note;

const WORD: [u8; 16] = [6, 9, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];
const TEMPLATE: [u8; 16] = [0x46, 0xF0, 6, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

fn assert_send_sync<T: Send + Sync + 'static>() {}

#[test]
fn handles_can_be_kept_and_sent_to_threads() {
    assert_send_sync::<Message>();
    assert_send_sync::<imsg::Recipient>();
    assert_send_sync::<imsg::Attachment>();
    assert_send_sync::<imsg::Body>();
    assert_send_sync::<imsg::Error>();
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    let attachment = message.attachments().unwrap().pop().unwrap();
    drop(message);
    let subject = std::thread::spawn(move || attachment.embedded().unwrap().unwrap().subject().unwrap())
        .join()
        .unwrap();
    assert_eq!(subject.as_deref(), Some(cfb_layout::demo::inner_subject()));
}

#[test]
fn several_threads_may_read_one_message() {
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert_eq!(message.recipients().unwrap().len(), 5);
                assert_eq!(message.attachments().unwrap().len(), 3);
                assert!(message.attachments().unwrap()[0].is_inline().unwrap());
            });
        }
    });
}

#[test]
fn compound_file_that_is_no_message_says_what_it_is() {
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    plan.set_clsid(root, WORD);
    plan.stream(root, "WordDocument", vec![0; 5000]);
    let error = Message::from_bytes(plan.to_vec()).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::NotAMessage { content: Some("a Word document"), .. }),
        "{error}"
    );
    assert_eq!(error.place(), "message");
    assert!(error.to_string().contains("__properties_version1.0"), "{error}");

    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    plan.stream(root, "Workbook", vec![0; 5000]);
    let error = Message::from_bytes(plan.to_vec()).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::NotAMessage { content: Some("an Excel workbook"), .. }),
        "{error}"
    );

    let error = Message::from_bytes(Plan::new(Version::V4).to_vec()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotAMessage { content: None, .. }), "{error}");
}

#[test]
fn message_without_its_property_stream_is_read_from_its_value_streams() {
    let mut file = MsgFile::new();
    file.message.set(0x0037, "kept").set(0x0017, 1);
    let mut plan = file.plan();
    let node = plan.find("__properties_version1.0").unwrap();
    plan.set_name(node, "gone");
    let message = Message::from_bytes(plan.to_vec()).unwrap();
    assert_eq!(message.subject().unwrap().as_deref(), Some("kept"));
    assert_eq!(message.importance().unwrap(), None);
    let findings = message.findings().unwrap();
    assert!(findings.iter().any(|finding| finding.code == "property-stream-missing"), "{findings:?}");
    let error = OpenOptions::new().strict(true).open_bytes(plan.to_vec()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Strict(_)), "{error}");
}

#[test]
fn file_that_does_not_exist_is_an_error_with_its_cause() {
    let error = Message::open("no/such/file.msg").unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::File);
    let io =
        std::error::Error::source(&error).and_then(std::error::Error::source).expect("the operating system");
    assert!(io.downcast_ref::<std::io::Error>().is_some(), "{io}");
}

#[test]
fn template_is_known_by_its_class_id() {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Note");
    assert!(!Message::from_bytes(file.to_vec()).unwrap().is_template());
    file.clsid = TEMPLATE;
    assert!(Message::from_bytes(file.to_vec()).unwrap().is_template());
}

#[test]
fn version_4_files_read_alike() {
    let mut file = cfb_layout::demo::message();
    file.version = Version::V4;
    let message = Message::from_bytes(file.to_vec()).unwrap();
    assert_eq!(message.subject().unwrap().as_deref(), Some(cfb_layout::demo::subject()));
    assert_eq!(message.attachments().unwrap()[1].bytes().unwrap().unwrap(), cfb_layout::demo::notes());
}

#[test]
fn open_compound_file_is_taken_over() {
    let file = OpenOptions::new().compound_file().open_bytes(cfb_layout::demo::file()).unwrap();
    let message = Message::from_file(file.clone()).unwrap();
    assert_eq!(message.file().len_bytes(), file.len_bytes());
    assert_eq!(message.storage(), file.root().id());
    // The message inside, opened on its own storage, has the root's named properties.
    let inner = message.attachments().unwrap()[2].embedded().unwrap().unwrap();
    let alone = OpenOptions::new().open_storage(file, inner.storage()).unwrap();
    assert!(alone.is_embedded() && alone.path().is_empty());
    assert_eq!(alone.subject().unwrap().as_deref(), Some(cfb_layout::demo::inner_subject()));
    assert!(!alone.names().unwrap().is_empty());
}

#[test]
fn small_properties_are_read() {
    let sent = filetime(2020, 2, 29, 12, 0, 0);
    let message = note(|message| {
        message.set(0x0017, 2).set(0x0036, 3).set(0x0026, -1).set(0x0E07, 0x11);
        message
            .set(0x0039, Value::Time(sent))
            .set(0x0E06, Value::Time(0))
            .set(0x3007, Value::Time(0x0CB3_4557_A3DD_4000));
        message.set(0x1035, "<id@x>").set(0x0070, "topic").set(0x1042, "<other@x>");
    });
    assert_eq!(message.class().unwrap().unwrap().as_str(), "IPM.Note");
    assert_eq!(message.importance().unwrap(), Some(Importance::High));
    assert_eq!(message.sensitivity().unwrap(), Some(Sensitivity::Confidential));
    assert_eq!(message.priority().unwrap(), Some(imsg::Priority::NonUrgent));
    assert_eq!(message.flags().unwrap(), Some(MessageFlags(0x11)));
    assert!(!message.is_draft().unwrap());
    assert_eq!(message.submitted().unwrap(), Some(FileTime::from_ticks(sent)));
    assert_eq!((message.delivered().unwrap(), message.created().unwrap()), (None, None), "no time");
    assert_eq!(message.message_id().unwrap().as_deref(), Some("<id@x>"));
    assert_eq!(message.in_reply_to().unwrap().as_deref(), Some("<other@x>"));
    assert_eq!(message.conversation_topic().unwrap().as_deref(), Some("topic"));
    assert!(message.is_unicode() && !message.is_embedded());
}

#[test]
fn subject_is_given_without_its_marker() {
    let of = |fill: fn(&mut cfb_layout::msg::Message)| {
        let message = note(fill);
        (message.subject().unwrap(), message.normalized_subject().unwrap())
    };
    let pair = |subject: &str, normalized: &str| (Some(subject.to_owned()), Some(normalized.to_owned()));
    assert_eq!(of(|m| _ = m.set(0x0037, "\u{1}\u{5}RE: x")), pair("RE: x", "x"));
    assert_eq!(of(|m| _ = m.set(0x0037, "Antw: x").set(0x003D, "Antw: ")), pair("Antw: x", "x"));
    assert_eq!(of(|m| _ = m.set(0x003D, "RE: ").set(0x0E1D, "x")), pair("RE: x", "x"));
    assert_eq!(of(|m| _ = m.set(0x0037, "")), pair("", ""));
    assert_eq!(of(|_| ()), (None, None));
}

#[test]
fn eight_bit_strings_follow_the_code_page_ladder() {
    let message = note(|message| {
        message.properties.remove(0x001A);
        message.set(0x001A, Value::String8(b"IPM.Note".to_vec()));
        message.set(0x0037, Value::String8(b"\xCF\xF0\xE8\xE2\xE5\xF2".to_vec())).set(0x3FF1, 1049);
    });
    assert_eq!(message.subject().unwrap().as_deref(), Some("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}"));
    assert_eq!(message.code_page().source, CodePageSource::Locale);
    assert!(!message.is_unicode());
}

#[test]
fn named_properties_are_shared_with_the_messages_inside() {
    let mut file = MsgFile::new();
    let keywords = file.names.string(cfb_layout::msg::property_set::PS_PUBLIC_STRINGS, "Keywords");
    file.message.set(keywords, Value::MultipleString(vec!["a".into()]));
    let inner = file.message.attachment().embedded();
    inner.set(keywords, Value::MultipleString(vec!["b".into(), "c".into()]));
    let message = Message::from_bytes(file.to_vec()).unwrap();
    assert_eq!(message.categories().unwrap(), ["a"]);
    assert_eq!(message.property_id(&pid_name::PidNameKeywords).unwrap().unwrap().number(), keywords);
    let inner = message.attachments().unwrap()[0].embedded().unwrap().unwrap();
    assert_eq!(inner.categories().unwrap(), ["b", "c"]);
    assert_eq!(note(|_| ()).categories().unwrap(), [""; 0]);
}
