//! Whole messages.

use std::io::Read;

use imsg::{Attachment, Mailbox, Message, OpenOptions, Recipient};
use mapi_props::PropertyStore;

/// Messages in messages that are looked into; each needs storages of its own, so that inputs here hold fewer.
const MAX_MESSAGES: usize = 256;

/// The input is a message file.
///
/// Holds: everything can be asked of every message, recipient and attachment; attachments take no more bytes than there
/// are; a message in a message lies one deeper; what strict takes has the same subject and attachments.
pub fn message(data: &[u8]) {
    let Ok(top) = Message::from_bytes(data) else {
        assert!(
            OpenOptions::new().strict(true).open_bytes(data).is_err(),
            "strict took what tolerant refused"
        );
        return;
    };
    let mut total = 0;
    let mut count = 0;
    let mut messages = vec![top.clone()];
    while let Some(message) = messages.pop() {
        count += 1;
        if count > MAX_MESSAGES {
            break;
        }
        whole(&message);
        for recipient in message.recipients().expect("memory gives no error") {
            one_recipient(&recipient);
        }
        for attachment in message.attachments().expect("memory gives no error") {
            total += one_attachment(&attachment);
            if let Ok(Some(inner)) = attachment.embedded() {
                assert_eq!(inner.path().len(), message.path().len() + 1);
                messages.push(inner);
            }
        }
        let _ = message.check();
    }
    assert!(total <= 2 * data.len(), "{total} bytes of attachments in {}", data.len());
    if let Ok(strict) = OpenOptions::new().strict(true).open_bytes(data) {
        if let (Ok(strict), Ok(tolerant)) = (strict.subject(), top.subject()) {
            assert_eq!(strict, tolerant);
        }
        assert_eq!(strict.num_attachments(), top.num_attachments());
        assert_eq!(strict.num_recipients(), top.num_recipients());
    }
}

fn whole(message: &Message) {
    properties(message.properties());
    let _ = (message.class(), message.subject(), message.normalized_subject(), message.message_id());
    let _ = (message.conversation_topic(), message.conversation_index());
    let _ = (message.in_reply_to(), message.references(), message.headers());
    let _ = (message.submitted(), message.delivered(), message.created(), message.modified());
    let _ = (
        message.flags(),
        message.is_draft(),
        message.importance(),
        message.priority(),
        message.sensitivity(),
    );
    let _ = (message.clsid(), message.is_template(), message.is_unicode(), message.code_page());
    let _ = (message.display_to(), message.display_cc(), message.display_bcc());
    let _ = (message.read_receipt_requested(), message.delivery_report_requested());
    for mailbox in [
        message.from(),
        message.sender(),
        message.received_by(),
        message.received_representing(),
        message.read_receipt(),
    ] {
        mailbox.iter().flatten().for_each(one_mailbox);
    }
    message.reply_to().iter().flatten().for_each(one_mailbox);
    let body = message.body();
    let _ = (body.best(), body.text(), body.html(), body.rtf(), body.findings());
    for (_, name) in message.names().iter().flat_map(|names| names.iter()).take(64) {
        let _ = message.property_id(&name);
    }
}

fn one_mailbox(mailbox: &Mailbox) {
    let _ = (mailbox.is_empty(), format!("{mailbox:?}"));
}

fn one_recipient(recipient: &Recipient) {
    properties(recipient.properties());
    let _ = (
        recipient.kind(),
        recipient.type_bits(),
        recipient.name(),
        recipient.row_id(),
        recipient.display_type(),
    );
    recipient.mailbox().iter().for_each(one_mailbox);
}

/// Gives the bytes of the data.
fn one_attachment(attachment: &Attachment) -> usize {
    properties(attachment.properties());
    let _ = (attachment.name(), attachment.long_name(), attachment.short_name(), attachment.display_name());
    let _ = (attachment.extension(), attachment.mime_type(), attachment.charset(), attachment.reference());
    let _ = (attachment.content_id(), attachment.content_location(), attachment.content_base());
    let _ = (attachment.is_hidden(), attachment.is_inline(), attachment.is_contact_photo());
    let _ =
        (attachment.rendering_position(), attachment.flags(), attachment.created(), attachment.modified());
    let _ = (attachment.method(), attachment.stored_method(), attachment.content(), attachment.ole());
    let bytes = attachment.bytes().ok().flatten();
    if let (Some(bytes), Ok(Some(mut stream))) = (&bytes, attachment.open()) {
        let mut again = Vec::new();
        if stream.read_to_end(&mut again).is_ok() {
            assert_eq!(again, bytes.as_ref(), "at once and as a stream differ");
        }
    }
    bytes.map_or(0, |bytes| bytes.len())
}

fn properties(store: &PropertyStore) {
    for property in store.properties() {
        let _ = property.value().map(|value| value.map(|value| value.to_owned_value()));
        let _ = property.file_ranges();
    }
}
