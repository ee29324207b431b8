//! Attachments: data, messages, objects and links ([MS-OXCMSG] 2.2.2).

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{fmt, io};

use cfb_core::Storage;
use mapi_props::{PropertyTag, PropertyValue, pid_tag};

use crate::error::Result;
use crate::make::build::Build;
use crate::make::item::Item;
use crate::make::values::Values;
use crate::mapi;

/// PidTagAttachMethod.
const BY_VALUE: i32 = 1;
const BY_REFERENCE: i32 = 2;
const EMBEDDED_MESSAGE: i32 = 5;
const OLE: i32 = 6;
const WEB_REFERENCE: i32 = 7;

/// PidTagRenderingPosition of what has no place in the text.
const NOT_RENDERED: i32 = -1;

/// PidTagAttachFlags: rendered in the body.
const RENDERED_IN_BODY: i32 = 4;

/// An attachment of a message that is to be made.
///
/// ```
/// use imsg::make::{Attachment, Build, Mail};
/// let mail = Mail::new()
///     .html("<img src='cid:logo@example.com'>")
///     .attach(Attachment::bytes("logo.png", b"\x89PNG").mime_type("image/png").inline("logo@example.com"))
///     .attach(Attachment::message(&Mail::new().subject("The one before"))?);
/// let message = imsg::Message::from_bytes(mail.to_bytes()?)?;
/// let names: Vec<_> = message.attachments()?.iter().map(|own| own.name()).collect::<Result<_, _>>()?;
/// assert_eq!(names, [Some("logo.png".into()), Some("The one before".into())]);
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Attachment {
    pub(super) source: Source,
    pub(super) name: String,
    pub(super) values: Values,
}

/// Where the data comes from.
#[derive(Clone)]
pub(super) enum Source {
    Bytes(Arc<[u8]>),
    File(PathBuf),
    /// Read once.
    Reader(Arc<Mutex<Option<Box<dyn io::Read + Send>>>>),
    Item(Arc<Item>),
    Message(mapi::Message),
    MessageFile(PathBuf),
    Ole(Storage),
    /// There is none.
    Link,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes(_) => "Bytes",
            Self::File(_) => "File",
            Self::Reader(_) => "Reader",
            Self::Item(_) => "Item",
            Self::Message(_) => "Message",
            Self::MessageFile(_) => "MessageFile",
            Self::Ole(_) => "Ole",
            Self::Link => "Link",
        })
    }
}

impl Attachment {
    /// Bytes, under a file name.
    #[must_use]
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self::of(BY_VALUE, name.into(), Source::Bytes(bytes.into().into()))
    }

    /// A file, under its own name. It is read when the message is written.
    #[must_use]
    pub fn file(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::of(BY_VALUE, name, Source::File(path.to_path_buf()))
    }

    /// What a reader has to its end, under a file name. It can be written into one message only.
    #[must_use]
    pub fn reader(name: impl Into<String>, reader: impl io::Read + Send + 'static) -> Self {
        let reader: Box<dyn io::Read + Send> = Box::new(reader);
        Self::of(BY_VALUE, name.into(), Source::Reader(Arc::new(Mutex::new(Some(reader)))))
    }

    /// Another message, as it is built now. Its subject is its name.
    ///
    /// # Errors
    ///
    /// What keeps it from being built.
    pub fn message(message: &impl Build) -> Result<Self> {
        let item = message.to_item()?;
        let name = item.title().to_owned();
        Ok(Self::of(EMBEDDED_MESSAGE, name, Source::Item(Arc::new(item))))
    }

    /// A copy of a message that is open, under a name.
    #[must_use]
    pub fn copy_of(name: impl Into<String>, message: &mapi::Message) -> Self {
        Self::of(EMBEDDED_MESSAGE, name.into(), Source::Message(message.clone()))
    }

    /// A copy of the message in a file, under a name. The file is read when the message is written.
    #[must_use]
    pub fn message_file(name: impl Into<String>, path: impl AsRef<Path>) -> Self {
        Self::of(EMBEDDED_MESSAGE, name.into(), Source::MessageFile(path.as_ref().to_path_buf()))
    }

    /// An OLE object: a copy of a storage, its class too.
    #[must_use]
    pub fn ole(name: impl Into<String>, storage: &Storage) -> Self {
        Self::of(OLE, name.into(), Source::Ole(storage.clone()))
    }

    /// The path of a file that stays where it is.
    #[must_use]
    pub fn by_reference(name: impl Into<String>, path: &str) -> Self {
        Self::of(BY_REFERENCE, name.into(), Source::Link).property(pid_tag::PidTagAttachLongPathname, path)
    }

    /// The address of a file on the web.
    #[must_use]
    pub fn by_web_reference(name: impl Into<String>, url: &str) -> Self {
        Self::of(WEB_REFERENCE, name.into(), Source::Link).property(pid_tag::PidTagAttachLongPathname, url)
    }

    fn of(method: i32, name: String, source: Source) -> Self {
        let mut values = Values::new();
        values.integer(pid_tag::PidTagAttachMethod, method);
        values.integer(pid_tag::PidTagRenderingPosition, NOT_RENDERED);
        values.integer(pid_tag::PidTagAttachFlags, 0);
        values.boolean(pid_tag::PidTagAttachmentHidden, false);
        Self { source, name, values }
    }

    /// Another name than the first, of a file for example.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The media type, `image/png`.
    #[must_use]
    pub fn mime_type(mut self, mime_type: &str) -> Self {
        self.values.text(pid_tag::PidTagAttachMimeTag, mime_type);
        self
    }

    /// The id by which HTML refers to it, without angle brackets.
    #[must_use]
    pub fn content_id(mut self, content_id: &str) -> Self {
        self.values.text(pid_tag::PidTagAttachContentId, content_id);
        self
    }

    /// The address by which HTML refers to it.
    #[must_use]
    pub fn content_location(mut self, location: &str) -> Self {
        self.values.text(pid_tag::PidTagAttachContentLocation, location);
        self
    }

    /// Not to be listed among the attachments.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.values.boolean(pid_tag::PidTagAttachmentHidden, true);
        self
    }

    /// A picture in the HTML, which refers to it as `cid:` and this id: not listed.
    #[must_use]
    pub fn inline(self, content_id: &str) -> Self {
        self.content_id(content_id).hidden().property(pid_tag::PidTagAttachFlags, RENDERED_IN_BODY)
    }

    /// The character in the text of an RTF body that it stands at.
    #[must_use]
    pub fn rendering_position(self, position: i32) -> Self {
        self.property(pid_tag::PidTagRenderingPosition, position)
    }

    /// Another property, in the place of what is set otherwise.
    #[must_use]
    pub fn property(mut self, tag: PropertyTag, value: impl Into<PropertyValue>) -> Self {
        self.values.set(tag, value);
        self
    }

    /// Whether it has the name of a file.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.source, Source::Bytes(_) | Source::File(_) | Source::Reader(_) | Source::Link)
    }
}
