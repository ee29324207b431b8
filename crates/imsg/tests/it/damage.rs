//! Hostile bytes: an answer or an error, in bounded time, never a panic.

use cfb_layout::msg::MsgFile;
use imsg::{Message, OpenOptions};
use quickcheck::{QuickCheck, TestResult};

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
        let mut bytes = cfb_layout::demo::file();
        for (at, value) in flips {
            let at = usize::from(at) % bytes.len();
            bytes[at] ^= value;
        }
        if let Ok(message) = OpenOptions::new().strict(strict).open_bytes(bytes) {
            ask_everything(&message);
        }
        TestResult::passed()
    }
    QuickCheck::new().tests(100).quickcheck(law as fn(Vec<(u16, u8)>, bool) -> TestResult);
}

#[test]
fn cut_files_never_panic() {
    let bytes = cfb_layout::demo::file();
    for len in (0..bytes.len()).step_by(2039) {
        if let Ok(message) = Message::from_bytes(&bytes[..len]) {
            ask_everything(&message);
        }
    }
}

#[test]
fn attachments_that_share_one_storage_are_opened_once() {
    // Many attachments whose objects are one and the same storage: the second to list it gets nothing.
    let mut file = MsgFile::new();
    file.message.attachment().embedded().set(0x0037, "in");
    let message = Message::from_bytes(file.to_vec()).unwrap();
    let inner = message.attachments().unwrap()[0].embedded().unwrap().unwrap();
    // The same handle may be opened again.
    let again = message.attachments().unwrap()[0].embedded().unwrap().unwrap();
    assert_eq!(inner.storage(), again.storage());
}
