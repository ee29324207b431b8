//! An attachment in the message object.

use std::fmt;

use data_encoding::BASE64;
use imsg::{AttachMethod, Attachment};
use mapi_props::CodePageSource;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::hash::sha256_of_stream;
use crate::input::feed;
use crate::json::message::{Context, MessageObject, properties_field};

/// An attachment.
pub(super) struct AttachmentObject<'c> {
    pub(super) attachment: &'c Attachment,
    pub(super) context: &'c Context<'c>,
    /// What decided the code page of the message it is attached to.
    pub(super) outer: CodePageSource,
}

impl Serialize for AttachmentObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { attachment, context, outer } = *self;
        let unread = context.unread;
        let described = describe(attachment, context);
        let mut object = serializer.serialize_struct("attachment", 16)?;
        object.serialize_field("index", &attachment.index())?;
        object.serialize_field("name", &unread.or_none(attachment.name()))?;
        object.serialize_field("short_name", &unread.or_none(attachment.short_name()))?;
        object.serialize_field("long_name", &unread.or_none(attachment.long_name()))?;
        let method = unread.or_none(attachment.method().map(Some));
        let method = method.filter(|method| !matches!(method, AttachMethod::Other(_)));
        object.serialize_field("method", &method.map(AttachMethod::as_str))?;
        object.serialize_field("size", &described.as_ref().map(|(size, _)| size))?;
        object.serialize_field("sha256", &described.as_ref().map(|(_, sha256)| sha256))?;
        object.serialize_field("mime_type", &unread.or_none(attachment.mime_type()))?;
        object.serialize_field("content_id", &unread.or_none(attachment.content_id()))?;
        object.serialize_field("content_location", &unread.or_none(attachment.content_location()))?;
        object.serialize_field("hidden", &unread.or_none(attachment.is_hidden().map(Some)))?;
        object.serialize_field("inline", &unread.or_none(attachment.is_inline().map(Some)))?;
        object.serialize_field("rendering_position", &unread.or_none(attachment.rendering_position()))?;
        let inside = !context.detail.outermost_only;
        let message = if inside { unread.or_none(attachment.embedded()) } else { None };
        object.serialize_field(
            "message",
            &message.as_ref().map(|message| MessageObject { message, context, outer: Some(outer) }),
        )?;
        if context.detail.data {
            object.serialize_field("data", &described.map(|_| Base64 { attachment, context }))?;
        } else {
            object.skip_field("data")?;
        }
        properties_field::<S>(&mut object, attachment.properties(), context)?;
        object.end()
    }
}

/// Length and SHA-256 of the data; `None` if there is none, or if it cannot be read.
fn describe(attachment: &Attachment, context: &Context<'_>) -> Option<(u64, String)> {
    let mut stream = context.unread.or_none(attachment.open())?;
    let described = sha256_of_stream(&mut stream).inspect_err(|failure| {
        context.unread.note_failure(&place(attachment), failure);
    });
    let (size, sha256) = described.ok()?;
    if size < stream.len_bytes() {
        let text = format!("the data ends after {size} of {} bytes", stream.len_bytes());
        context.unread.note_failure(&place(attachment), &crate::failure::Failure::new(text));
    }
    Some((size, sha256))
}

/// The place of an attachment as findings write it.
pub(crate) fn place(attachment: &Attachment) -> String {
    let path = attachment.message().path().iter().map(|number| format!("attachment {number}: "));
    format!("{}attachment {}", path.collect::<String>(), attachment.number())
}

/// The data as base64, encoded piece by piece: it may be larger than memory.
struct Base64<'c> {
    attachment: &'c Attachment,
    context: &'c Context<'c>,
}

impl Serialize for Base64<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(mut stream) = self.context.unread.or_none(self.attachment.open()) else { return Ok(()) };
        let mut text = String::new();
        let mut rest: Vec<u8> = Vec::new();
        let mut written = Ok(());
        let fed = feed(&mut stream, |bytes| {
            // Three bytes make four characters: what is left over waits for the next piece.
            let fill = if rest.is_empty() { 0 } else { bytes.len().min(3_usize.saturating_sub(rest.len())) };
            let (head, tail) = bytes.split_at(fill);
            rest.extend_from_slice(head);
            text.clear();
            if rest.len() == 3 {
                BASE64.encode_append(&rest, &mut text);
                rest.clear();
            }
            let whole = tail.len().saturating_sub(tail.len() % 3);
            let (whole, over) = tail.split_at(whole);
            BASE64.encode_append(whole, &mut text);
            rest.extend_from_slice(over);
            written = written.and_then(|()| f.write_str(&text));
            Ok(())
        });
        if let Err(failure) = fed {
            self.context.unread.note_failure(&place(self.attachment), &failure);
        }
        text.clear();
        BASE64.encode_append(&rest, &mut text);
        written.and_then(|()| f.write_str(&text))
    }
}
