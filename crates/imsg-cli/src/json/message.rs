//! The message object: what `show --json` prints. Its keys are a contract; `docs/message-object.md` says what they hold.
//!
//! Everything is read when its key is written. What cannot be read is `null`, and said in `findings`, the last key.

use imsg::{Mailbox, Message, Recipient};
use mapi_props::{CodePageSource, FileTime, FileTimeExt, NamedPropertyMap, PropertyStore};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::json::attachment::AttachmentObject;
use crate::json::finding::Finding;
use crate::json::property::Properties;
use crate::json::unread::Unread;
use crate::json::view::ViewObject;

/// The version of the message object; it grows when a key changes its meaning or goes away.
pub(crate) const SCHEMA_VERSION: u32 = 1;

/// What goes into message objects beyond what is always there.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Detail {
    /// The bytes of attachments, as base64.
    pub(crate) data: bool,
    /// The properties of recipients and attachments too.
    pub(crate) all_properties: bool,
    /// `null` for messages inside: each has an object of its own elsewhere.
    pub(crate) outermost_only: bool,
}

/// What all message objects of one file share.
pub(crate) struct Context<'c> {
    /// The file as given.
    pub(crate) file: &'c str,
    pub(crate) names: &'c NamedPropertyMap,
    pub(crate) detail: Detail,
    pub(crate) unread: &'c Unread,
}

/// A message, top-level or embedded.
pub(crate) struct MessageObject<'c> {
    pub(crate) message: &'c Message,
    pub(crate) context: &'c Context<'c>,
    /// What decided the code page of the message around this one.
    pub(crate) outer: Option<CodePageSource>,
}

impl MessageObject<'_> {
    /// What decided the code page: of this message, or of the one around it if that is where it comes from.
    fn code_page_source(&self) -> CodePageSource {
        match (self.message.code_page().source, self.outer) {
            (CodePageSource::Inherited, Some(outer)) => outer,
            (own, _) => own,
        }
    }
}

impl Serialize for MessageObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { message, context, .. } = *self;
        let unread = context.unread;
        let mark = unread.len();
        let body = message.body();
        let time = |answer| unread.or_none::<FileTime>(answer).and_then(FileTime::to_rfc3339);
        let mailbox = |answer| unread.or_none::<Mailbox>(answer).map(MailboxObject);
        let mut object = serializer.serialize_struct("message", 26)?;
        object.serialize_field("schema_version", &SCHEMA_VERSION)?;
        object.serialize_field("file", context.file)?;
        object.serialize_field("format", &Format::of(message, self.code_page_source()))?;
        let class = unread.or_none(message.class());
        object.serialize_field("message_class", &class.as_ref().map(imsg::MessageClass::as_str))?;
        object.serialize_field("subject", &unread.or_none(message.subject()))?;
        object.serialize_field("normalized_subject", &unread.or_none(message.normalized_subject()))?;
        object.serialize_field("message_id", &unread.or_none(message.message_id()))?;
        object.serialize_field("conversation_topic", &unread.or_none(message.conversation_topic()))?;
        object.serialize_field("importance", &unread.or_none(message.importance()).and_then(importance))?;
        object
            .serialize_field("sensitivity", &unread.or_none(message.sensitivity()).and_then(sensitivity))?;
        object.serialize_field("from", &mailbox(message.from()))?;
        object.serialize_field("sender", &mailbox(message.sender()))?;
        object.serialize_field("display_to", &unread.or_none(message.display_to()))?;
        object.serialize_field("display_cc", &unread.or_none(message.display_cc()))?;
        object.serialize_field("display_bcc", &unread.or_none(message.display_bcc()))?;
        object.serialize_field("recipients", &Recipients { message, context })?;
        object.serialize_field("submitted", &time(message.submitted()))?;
        object.serialize_field("delivered", &time(message.delivered()))?;
        object.serialize_field("created", &time(message.created()))?;
        object.serialize_field("modified", &time(message.modified()))?;
        let headers = unread.or_none(message.headers());
        object.serialize_field("headers", &headers.as_ref().map(imsg::TransportHeaders::as_str))?;
        object.serialize_field("body", &BodyObject { body: &body, unread })?;
        object.serialize_field("attachments", &Attachments { of: self })?;
        let properties = Properties::of(message.properties(), context.names, unread);
        object.serialize_field("properties", &properties)?;
        let view = unread.or_none(message.view());
        object.serialize_field("view", &view.as_ref().and_then(|view| ViewObject::of(message, view)))?;
        let mut met = unread.or_none(message.findings().map(Some)).unwrap_or_default();
        met.extend(body.findings());
        let mut findings: Vec<Finding> = met.iter().map(Finding::from).collect();
        findings.extend(unread.findings_since(mark));
        object.serialize_field("findings", &findings)?;
        object.end()
    }
}

/// `format`: what kind of file the message is in.
#[derive(Serialize)]
struct Format {
    cfb_version: u16,
    text: &'static str,
    code_page: Option<u16>,
    code_page_from: Option<&'static str>,
}

impl Format {
    fn of(message: &Message, source: CodePageSource) -> Self {
        let is_unicode = message.is_unicode();
        Self {
            cfb_version: message.file().version().number(),
            text: if is_unicode { "unicode" } else { "ansi" },
            code_page: Some(message.code_page().page.number()),
            code_page_from: Some(source.as_str()),
        }
    }
}

fn importance(value: imsg::Importance) -> Option<&'static str> {
    match value {
        imsg::Importance::Other(_) => None,
        known => Some(known.as_str()),
    }
}

fn sensitivity(value: imsg::Sensitivity) -> Option<&'static str> {
    match value {
        imsg::Sensitivity::Other(_) => None,
        known => Some(known.as_str()),
    }
}

/// A person: `name`, `email`, `address_type`, `original`.
struct MailboxObject(Mailbox);

impl Serialize for MailboxObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("mailbox", 4)?;
        mailbox_fields::<S>(&mut object, &self.0)?;
        object.end()
    }
}

fn mailbox_fields<S: Serializer>(object: &mut S::SerializeStruct, mailbox: &Mailbox) -> Result<(), S::Error> {
    object.serialize_field("name", &mailbox.name)?;
    object.serialize_field("email", &mailbox.email)?;
    object.serialize_field("address_type", &mailbox.address_type)?;
    object.serialize_field("original", &mailbox.original)
}

/// `recipients`, in row order.
struct Recipients<'c> {
    message: &'c Message,
    context: &'c Context<'c>,
}

impl Serialize for Recipients<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let recipients = self.context.unread.or_none(self.message.recipients().map(Some)).unwrap_or_default();
        let object = |recipient| RecipientObject { recipient, context: self.context };
        serializer.collect_seq(recipients.iter().map(object))
    }
}

struct RecipientObject<'c> {
    recipient: &'c Recipient,
    context: &'c Context<'c>,
}

impl Serialize for RecipientObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { recipient, context } = *self;
        let unread = context.unread;
        let mut object = serializer.serialize_struct("recipient", 7)?;
        object.serialize_field("index", &recipient.index())?;
        let kind = unread.or_none(recipient.kind().map(Some));
        let kind = kind.filter(|kind| !matches!(kind, imsg::RecipientKind::Other(_)));
        object.serialize_field("type", &kind.map(imsg::RecipientKind::as_str))?;
        let mailbox = unread.or_none(recipient.mailbox().map(Some)).unwrap_or_default();
        mailbox_fields::<S>(&mut object, &mailbox)?;
        properties_field::<S>(&mut object, recipient.properties(), context)?;
        object.end()
    }
}

/// `properties` of a recipient or attachment, where they are asked for.
pub(super) fn properties_field<S: Serializer>(
    object: &mut S::SerializeStruct,
    store: &PropertyStore,
    context: &Context<'_>,
) -> Result<(), S::Error> {
    if context.detail.all_properties {
        object.serialize_field("properties", &Properties::of(store, context.names, context.unread))
    } else {
        object.skip_field("properties")
    }
}

/// `body`: text, HTML, RTF, and what the first two were made from.
struct BodyObject<'c> {
    body: &'c imsg::Body,
    unread: &'c Unread,
}

impl Serialize for BodyObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.unread.or_none(self.body.text());
        let html = self.unread.or_none(self.body.html());
        let rtf = self.unread.or_none(self.body.rtf());
        let mut object = serializer.serialize_struct("body", 5)?;
        object.serialize_field("text", &text.map(|text| &text.content))?;
        object.serialize_field("html", &html.map(|html| &html.content))?;
        object.serialize_field("rtf", &rtf.map(latin_1))?;
        object.serialize_field("text_from", &text.map(|text| text.origin.as_str()))?;
        object.serialize_field("html_from", &html.map(|html| html.origin.as_str()))?;
        object.end()
    }
}

/// One character for each byte.
fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// `attachments`, in the order of their numbers.
struct Attachments<'c> {
    of: &'c MessageObject<'c>,
}

impl Serialize for Attachments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let MessageObject { message, context, .. } = *self.of;
        let attachments = context.unread.or_none(message.attachments().map(Some)).unwrap_or_default();
        let outer = self.of.code_page_source();
        let object = |attachment| AttachmentObject { attachment, context, outer };
        serializer.collect_seq(attachments.iter().map(object))
    }
}
