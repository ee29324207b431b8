//! Hostile bytes: an answer or an error, in bounded time, never a panic.

use std::sync::LazyLock;

use cfb_layout::msg::MsgFile;
use cfb_layout::{EntryField, Layout, NodeId};
use imsg::{Message, OpenOptions, Severity};
use mapi_props::CompoundFile;
use quickcheck::{QuickCheck, TestResult};

static DEMO: LazyLock<Vec<u8>> = LazyLock::new(cfb_layout::demo::file);

/// Asks for everything; errors are answers.
fn ask_everything(message: &Message) {
    let mut open = vec![message.clone()];
    while let Some(message) = open.pop() {
        _ = (
            message.subject(),
            message.normalized_subject(),
            message.class(),
            message.headers(),
            message.categories(),
        );
        _ = (
            message.from(),
            message.sender(),
            message.reply_to(),
            message.read_receipt(),
            message.received_by(),
        );
        _ = (
            message.conversation_index().is_ok(),
            message.secure_content().is_ok(),
            message.clsid(),
            message.findings(),
        );
        let body = message.body();
        _ = (body.text().is_ok(), body.html().is_ok(), body.rtf().is_ok(), body.best());
        for recipient in message.recipients().unwrap_or_default() {
            _ = (recipient.kind(), recipient.mailbox(), recipient.display_type());
        }
        for attachment in message.attachments().unwrap_or_default() {
            _ = (attachment.name(), attachment.method(), attachment.is_inline(), attachment.reference());
            _ = (attachment.bytes().is_ok(), attachment.ole());
            open.extend(attachment.embedded().ok().flatten());
        }
    }
    _ = message.check();
}

#[test]
fn flipped_bytes_never_panic() {
    fn law(flips: Vec<(u16, u8)>, strict: bool) -> TestResult {
        let mut bytes = DEMO.clone();
        for (at, value) in flips {
            let at = usize::from(at) % bytes.len();
            bytes[at] ^= value;
        }
        if let Ok(message) = OpenOptions::new().strict(strict).open_bytes(bytes) {
            ask_everything(&message);
        }
        TestResult::passed()
    }
    QuickCheck::new().tests(400).quickcheck(law as fn(Vec<(u16, u8)>, bool) -> TestResult);
}

#[test]
fn cut_files_never_panic() {
    let bytes = &*DEMO;
    for len in (0..bytes.len()).step_by(509) {
        if let Ok(message) = Message::from_bytes(&bytes[..len]) {
            ask_everything(&message);
        }
    }
}

/// Child ID in the directory entry of a storage.
fn child_of(layout: &Layout, storage: NodeId) -> u64 {
    let at = usize::try_from(layout.entry_offset(storage) + EntryField::Child.offset()).unwrap();
    u64::from(u32::from_le_bytes(layout.to_vec()[at..at + 4].try_into().unwrap()))
}

/// All messages that can be reached, up to a number that no sound file of that size has.
fn count_messages(message: Message) -> usize {
    let mut open = vec![message];
    let mut count = 0;
    while let Some(message) = open.pop() {
        count += 1;
        assert!(count <= 10_000, "the same messages again and again");
        for attachment in message.attachments().unwrap_or_default() {
            open.extend(attachment.embedded().ok().flatten());
        }
    }
    count
}

#[test]
fn storage_that_many_attachments_share_is_given_to_one() {
    // Levels of ten attachments each; those of one level all lead to one and the same next level.
    let mut file = MsgFile::new();
    let mut level = &mut file.message;
    for _ in 0..20 {
        for _ in 0..9 {
            level.attachment().embedded().set(0x0037, "x");
        }
        level = level.attachment().embedded();
        level.set(0x0037, "in");
    }
    let plan = file.plan();
    let mut layout = plan.layout();
    let storages = |path: &str| {
        (0..10)
            .map(|n| format!("{path}__attach_version1.0_#{n:08X}/__substg1.0_3701000D"))
            .collect::<Vec<_>>()
    };
    let mut path = String::new();
    for _ in 0..20 {
        let children = storages(&path);
        let last = plan.find(&children[9]).unwrap();
        let child = child_of(&layout, last);
        for other in &children[..9] {
            layout.set_entry(plan.find(other).unwrap(), EntryField::Child, child);
        }
        path = format!("{}/", children[9]);
    }
    let bytes = layout.to_vec();
    let message = Message::from_bytes(bytes.clone()).unwrap();
    assert!(count_messages(message) <= 201, "each entry has one owner");
    let findings = Message::from_bytes(bytes).unwrap().check().unwrap();
    assert!(findings.iter().any(|finding| finding.severity >= Severity::Error), "and the others are told");
}

#[test]
fn message_inside_itself_ends() {
    let mut file = MsgFile::new();
    file.message.attachment().embedded().set(0x0037, "in");
    let plan = file.plan();
    let mut layout = plan.layout();
    let object = plan.find("__attach_version1.0_#00000000/__substg1.0_3701000D").unwrap();
    let child = child_of(&layout, plan.root());
    layout.set_entry(object, EntryField::Child, child);
    assert!(count_messages(Message::from_bytes(layout.to_vec()).unwrap()) <= 2);
    // Without exclusive owners the limit of depth ends it.
    let file = CompoundFile::from_bytes(layout.to_vec()).unwrap();
    let message = OpenOptions::new().max_depth(5).open_file(file).unwrap();
    assert!(count_messages(message) <= 7);
}
