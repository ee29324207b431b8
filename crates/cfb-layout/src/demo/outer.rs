//! The outer message: Unicode, HTML in RTF, everybody addressed, everything attached.

use crate::demo::people::{ARCHIVE, MIRA, OTTO, Person, YOU, YULIA};
use crate::demo::{inner, picture, text};
use crate::msg::pid::*;
use crate::msg::property_set::{PS_INTERNET_HEADERS, PS_PUBLIC_STRINGS, PSETID_COMMON};
use crate::msg::{
    Attachment, Message, MsgFile, NamedProperties, Value, compress, conversation_index, encapsulate_html,
    filetime,
};

/// When the message was sent: 2026-09-14 08:30:00 UTC.
const SENT: u64 = filetime(2026, 9, 14, 8, 30, 0);
/// When it arrived, three and a half seconds later.
const DELIVERED: u64 = SENT + 35_000_000;
const MESSAGE_ID: &str = "<demo-1@imsg.example>";
/// The property set of the properties that only this message has.
const DEMO_SET: [u8; 16] = *b"imsg demo prop 1";

pub(super) fn fill(file: &mut MsgFile) {
    let message = &mut file.message;
    envelope(message);
    sender(message);
    body(message);
    named(message, &mut file.names);
    recipients(message);
    attachments(message);
}

fn envelope(message: &mut Message) {
    message.set(PidTagStoreSupportMask, 0x0004_0E79).set(PidTagMessageClass, "IPM.Note");
    message.set(PidTagSubject, text::SUBJECT).set(PidTagSubjectPrefix, "");
    message.set(PidTagNormalizedSubject, text::SUBJECT).set(PidTagConversationTopic, text::SUBJECT);
    let replies = [[0x00, 0x0A, 0x1B, 0x2C, 0x30]];
    message.set(PidTagConversationIndex, conversation_index(SENT, *b"imsg demo thread", &replies));
    message.set(PidTagImportance, 1).set(PidTagPriority, 0).set(PidTagSensitivity, 0);
    message.set(PidTagMessageFlags, 0x11).set(PidTagHasAttachments, true);
    message
        .set(PidTagClientSubmitTime, Value::Time(SENT))
        .set(PidTagMessageDeliveryTime, Value::Time(DELIVERED));
    message
        .set(PidTagCreationTime, Value::Time(DELIVERED))
        .set(PidTagLastModificationTime, Value::Time(DELIVERED));
    message.set(PidTagInternetMessageId, MESSAGE_ID).set(PidTagInReplyToId, "<demo-0@imsg.example>");
    message.set(PidTagTransportMessageHeaders, text::crlf(&headers()));
    message.set(PidTagDisplayTo, [YOU.name, YULIA.name].join("; "));
    message.set(PidTagDisplayCc, OTTO.name).set(PidTagDisplayBcc, ARCHIVE.name);
    message.set(PidTagInternetCodepage, 65_001).set(PidTagMessageLocaleId, 1033);
    message
        .set(PidTagIconIndex, 0x100)
        .set(PidTagAccess, 2)
        .set(PidTagAccessLevel, 1)
        .set(PidTagObjectType, 5);
    message.set(PidTagSearchKey, b"imsg demo key 01");
    for computed in
        [PidTagAccess, PidTagAccessLevel, PidTagObjectType, PidTagHasAttachments, PidTagStoreSupportMask]
    {
        message.properties.flags(computed, 2);
    }
}

/// Name, type, address, SMTP address, entry id and search key of who sent and of whom it is from: one and the same.
fn sender(message: &mut Message) {
    let groups = [
        [
            PidTagSenderName,
            PidTagSenderAddressType,
            PidTagSenderEmailAddress,
            PidTagSenderSmtpAddress,
            PidTagSenderEntryId,
            PidTagSenderSearchKey,
        ],
        [
            PidTagSentRepresentingName,
            PidTagSentRepresentingAddressType,
            PidTagSentRepresentingEmailAddress,
            PidTagSentRepresentingSmtpAddress,
            PidTagSentRepresentingEntryId,
            PidTagSentRepresentingSearchKey,
        ],
    ];
    for [name, address_type, address, smtp, entry_id, search_key] in groups {
        message.set(name, MIRA.name).set(address_type, MIRA.address_type()).set(address, MIRA.address());
        message.set(smtp, MIRA.smtp).set(entry_id, MIRA.entry_id()).set(search_key, MIRA.search_key());
    }
}

fn headers() -> String {
    format!(
        "Received: from mail.example.com (192.0.2.17) by mx.example.org\n\
         \twith ESMTPS id demo1; Mon, 14 Sep 2026 08:30:03 +0000\n\
         From: {} <{}>\n\
         To: \"{}\" <{}>, =?utf-8?B?0K7Qu9C40Y8g0KHQvtC60L7Qu9C+0LLQsA==?= <{}>\n\
         Cc: =?utf-8?Q?Otto_Str=C3=B6m?= <{}>\n\
         Subject: =?utf-8?B?V2VsY29tZSB0byBpbXNnOiDQn9GA0LjQstC10YIsIOS9oOWlvSwg16nXnNeV150=?=\n\
         Date: Mon, 14 Sep 2026 08:30:00 +0000\n\
         Message-ID: {MESSAGE_ID}\n\
         In-Reply-To: <demo-0@imsg.example>\n\
         MIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=\"demo\"\n\
         X-Imsg-Demo: 1\n\n",
        MIRA.name, MIRA.smtp, YOU.name, YOU.smtp, YULIA.smtp, OTTO.smtp
    )
}

fn body(message: &mut Message) {
    let rtf = encapsulate_html(text::HTML);
    message.set(PidTagBody, text::crlf(text::TEXT)).set(PidTagRtfCompressed, compress(rtf.as_bytes()));
    message.set(PidTagRtfInSync, true).set(PidTagNativeBody, 3);
}

fn named(message: &mut Message, names: &mut NamedProperties) {
    let categories = ["Demo", "imsg", "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}"].map(String::from);
    let demo = |name: &str, names: &mut NamedProperties| names.string(DEMO_SET, name);
    let values = [
        (names.string(PS_PUBLIC_STRINGS, "Keywords"), Value::MultipleString(categories.into())),
        (names.lid(PSETID_COMMON, 0x8503), Value::Boolean(false)),
        (names.lid(PSETID_COMMON, 0x8506), Value::Boolean(false)),
        (names.lid(PSETID_COMMON, 0x8552), Value::Integer32(169_000)),
        (names.lid(PSETID_COMMON, 0x8554), Value::String("16.0".into())),
        (names.lid(PSETID_COMMON, 0x8580), Value::Integer32(0)),
        (names.string(PS_INTERNET_HEADERS, "x-imsg-demo"), Value::String("1".into())),
        (demo("Integer16", names), Value::Integer16(-2)),
        (demo("Integer64", names), Value::Integer64(1 << 40)),
        (demo("Floating32", names), Value::Floating32(0.5)),
        (demo("Floating64", names), Value::Floating64(299_792.458)),
        (demo("Currency", names), Value::Currency(123_4500)),
        (demo("FloatingTime", names), Value::FloatingTime(46_279.354_166_666_664)),
        (demo("Time", names), Value::Time(SENT)),
        (demo("Guid", names), Value::Guid(*b"sixteen bytes id")),
        (demo("Binary", names), Value::from(b"any bytes: \x00\x01\xFE\xFF")),
        (demo("MultipleInteger32", names), Value::MultipleInteger32(vec![1, -1, 1_000_000])),
        (demo("MultipleFloating64", names), Value::MultipleFloating64(vec![0.25, -1.5])),
        (demo("MultipleTime", names), Value::MultipleTime(vec![SENT, DELIVERED])),
        (demo("MultipleGuid", names), Value::MultipleGuid(vec![PSETID_COMMON, PS_PUBLIC_STRINGS])),
        (demo("MultipleBinary", names), Value::MultipleBinary(vec![b"first".to_vec(), vec![], vec![0, 255]])),
    ];
    for (id, value) in values {
        message.set(id, value);
    }
}

fn recipients(message: &mut Message) {
    let rows: [(&Person, i32, bool); 5] =
        [(&MIRA, 0, false), (&YOU, 1, true), (&YULIA, 1, true), (&OTTO, 2, true), (&ARCHIVE, 3, true)];
    for (order, (person, recipient_type, with_smtp)) in (0..).zip(rows) {
        person.fill(message.recipient(), recipient_type, order, with_smtp);
    }
}

fn attachments(message: &mut Message) {
    let picture = message.attachment().by_value("envelope.png", picture::png());
    file_names(picture, "envelope.png", ".png", "image/png");
    picture
        .set(PidTagAttachContentId, text::CONTENT_ID)
        .set(PidTagAttachFlags, 4)
        .set(PidTagAttachmentHidden, true);

    let notes = message.attachment().by_value(text::NOTES_NAME, text::NOTES);
    file_names(notes, "NOTES~1.TXT", ".txt", "text/plain");
    notes.set(PidTagDisplayName, text::NOTES_NAME);

    let forwarded = message.attachment();
    forwarded.set(PidTagDisplayName, text::INNER_SUBJECT);
    times(forwarded);
    inner::fill(forwarded.embedded());
}

fn file_names(attachment: &mut Attachment, short: &str, extension: &str, mime: &str) {
    attachment
        .set(PidTagAttachFilename, short)
        .set(PidTagAttachExtension, extension)
        .set(PidTagAttachMimeTag, mime);
    attachment.set(PidTagDisplayName, short).set(PidTagAttachEncoding, b"");
    times(attachment);
}

fn times(attachment: &mut Attachment) {
    attachment.set(PidTagCreationTime, Value::Time(SENT)).set(PidTagLastModificationTime, Value::Time(SENT));
}
