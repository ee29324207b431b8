//! The message within: Russian in 8-bit text. No property names the code page; the locale leads to it.

use crate::demo::people::{MIRA, YULIA};
use crate::demo::text;
use crate::msg::pid::*;
use crate::msg::{Message, Value, filetime, one_off_8bit, search_key, windows_1251};

/// 2026-09-11 16:05:20 UTC, when it was sent and arrived.
const SENT: u64 = filetime(2026, 9, 11, 16, 5, 20);
/// Russian: its ANSI code page is windows-1251.
const LOCALE: i32 = 1049;

/// Text as the message stores it.
fn string8(text: &str) -> Value {
    Value::String8(windows_1251(text))
}

pub(super) fn fill(message: &mut Message) {
    message.set(PidTagMessageClass, string8("IPM.Note")).set(PidTagMessageLocaleId, LOCALE);
    for subject in [PidTagSubject, PidTagNormalizedSubject, PidTagConversationTopic] {
        message.set(subject, string8(text::INNER_SUBJECT));
    }
    message.set(PidTagBody, string8(&text::crlf(text::INNER_TEXT))).set(PidTagNativeBody, 1);
    message.set(PidTagMessageFlags, 0x11).set(PidTagHasAttachments, true).set(PidTagImportance, 2);
    for time in
        [PidTagClientSubmitTime, PidTagMessageDeliveryTime, PidTagCreationTime, PidTagLastModificationTime]
    {
        message.set(time, Value::Time(SENT));
    }
    message.set(PidTagInternetMessageId, string8("<demo-0@imsg.example>"));
    message
        .set(PidTagDisplayTo, string8(MIRA.name))
        .set(PidTagDisplayCc, string8(""))
        .set(PidTagDisplayBcc, string8(""));
    // What Outlook writes for a store that is not Unicode.
    message.set(PidTagStoreSupportMask, 0x0E79).properties.flags(PidTagStoreSupportMask, 2);
    message.set(PidTagObjectType, 5).set(PidTagAccess, 2).set(PidTagAccessLevel, 0);
    sender(message);
    recipient(message);
    let list = message.attachment().by_value(string8(text::LIST_NAME), text::LIST);
    list.set(PidTagAttachFilename, string8(text::LIST_NAME)).set(PidTagAttachExtension, string8(".txt"));
    list.set(PidTagDisplayName, string8(text::LIST_NAME)).set(PidTagAttachMimeTag, string8("text/plain"));
}

fn sender(message: &mut Message) {
    let name = windows_1251(YULIA.name);
    let groups = [
        [PidTagSenderName, PidTagSenderAddressType, PidTagSenderEmailAddress, PidTagSenderEntryId],
        [
            PidTagSentRepresentingName,
            PidTagSentRepresentingAddressType,
            PidTagSentRepresentingEmailAddress,
            PidTagSentRepresentingEntryId,
        ],
    ];
    for [display, address_type, address, entry_id] in groups {
        message.set(display, Value::String8(name.clone())).set(address_type, string8("SMTP"));
        message
            .set(address, string8(YULIA.smtp))
            .set(entry_id, one_off_8bit(&name, b"SMTP", YULIA.smtp.as_bytes()));
    }
}

fn recipient(message: &mut Message) {
    let entry_id = one_off_8bit(MIRA.name.as_bytes(), b"SMTP", MIRA.smtp.as_bytes());
    let row = message.recipient();
    row.set(PidTagRecipientType, 1).set(PidTagDisplayName, string8(MIRA.name));
    row.set(PidTagAddressType, string8("SMTP")).set(PidTagEmailAddress, string8(MIRA.smtp));
    row.set(PidTagSmtpAddress, string8(MIRA.smtp)).set(PidTagEntryId, entry_id);
    row.set(PidTagSearchKey, search_key("SMTP", MIRA.smtp))
        .set(PidTagObjectType, 6)
        .set(PidTagDisplayType, 0);
}
