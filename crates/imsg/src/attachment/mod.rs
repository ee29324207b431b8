//! Attachments: files, messages, OLE objects and references.

mod content;
mod inline;
mod method;
mod ole;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use cfb_core::Stream;
use mapi_props::{FileTime, PropertyStore, pid_tag};

use crate::bag::{Bag, Part};
use crate::error::Result;
use crate::message::Message;

pub use content::AttachmentContent;
pub use method::AttachMethod;
pub use ole::{OleObject, OleStream};

/// One attachment of a message ([MS-OXMSG] 2.2.2).
///
/// An attachment owns a handle of its message; clones cost a counter. Its data is read only when asked for.
///
/// ```
/// use imsg::{AttachMethod, Message};
/// # let bytes = cfb_layout::demo::file();
/// let message = Message::from_bytes(bytes)?;
/// for attachment in message.attachments()? {
///     let name = attachment.name()?.unwrap_or_default();
///     match attachment.method()? {
///         AttachMethod::ByValue => println!("{name}: {:?} bytes", attachment.len_bytes()),
///         AttachMethod::EmbeddedMessage => println!("{name}: a message"),
///         method => println!("{name}: {method}"),
///     }
/// }
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone)]
pub struct Attachment {
    message: Message,
    bag: Arc<Bag>,
    index: u32,
}

impl Attachment {
    pub(crate) fn new(message: &Message, bag: Arc<Bag>, index: u32) -> Self {
        Self { message: message.clone(), bag, index }
    }

    /// The message that it is attached to.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// Position among the attachments of the message, from 0.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The number in the name of the storage; numbers may have gaps.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self.bag.place.part {
            Part::Attachment(number) => number,
            _ => self.index,
        }
    }

    /// The properties.
    #[must_use]
    pub fn properties(&self) -> &PropertyStore {
        &self.bag.store
    }

    /// The name to show: the long file name, else the short one, else the display name.
    ///
    /// It comes from the file: never use it as a path without cleaning it.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn name(&self) -> Result<Option<String>> {
        for tag in
            [pid_tag::PidTagAttachLongFilename, pid_tag::PidTagAttachFilename, pid_tag::PidTagDisplayName]
        {
            if let Some(name) = self.bag.non_empty(tag)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// PidTagAttachLongFilename.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn long_name(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachLongFilename)
    }

    /// PidTagAttachFilename: the name in 8.3 form.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn short_name(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachFilename)
    }

    /// PidTagDisplayName; for an embedded message its subject.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn display_name(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagDisplayName)
    }

    /// PidTagAttachExtension, with its dot.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn extension(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachExtension)
    }

    /// PidTagAttachMimeTag: the media type, as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn mime_type(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachMimeTag)
    }

    /// PidTagTextAttachmentCharset: the character set of a text.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn charset(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagTextAttachmentCharset)
    }

    /// PidTagAttachContentId, as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn content_id(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachContentId)
    }

    /// PidTagAttachContentLocation, as stored.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn content_location(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachContentLocation)
    }

    /// PidTagAttachContentBase: what a relative content location is relative to.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn content_base(&self) -> Result<Option<String>> {
        self.bag.non_empty(pid_tag::PidTagAttachContentBase)
    }

    /// PidTagAttachmentHidden: whether Outlook leaves it out of its list of attachments. Such an attachment may still
    /// be worth having.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn is_hidden(&self) -> Result<bool> {
        Ok(self.bag.boolean(pid_tag::PidTagAttachmentHidden)?.unwrap_or(false))
    }

    /// PidTagAttachmentContactPhoto: whether it is the picture of a contact.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn is_contact_photo(&self) -> Result<bool> {
        Ok(self.bag.boolean(pid_tag::PidTagAttachmentContactPhoto)?.unwrap_or(false))
    }

    /// PidTagRenderingPosition: where the attachment stands in a plain-text or RTF body, in characters; 0xFFFFFFFF if
    /// it stands nowhere in it.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn rendering_position(&self) -> Result<Option<u32>> {
        self.bag.bits(pid_tag::PidTagRenderingPosition)
    }

    /// PidTagAttachFlags: 1 not in HTML, 2 not in RTF, 4 shown in the body ([MS-OXCMSG] 2.2.2.18).
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn flags(&self) -> Result<Option<u32>> {
        self.bag.bits(pid_tag::PidTagAttachFlags)
    }

    /// PidTagCreationTime of the attached file.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn created(&self) -> Result<Option<FileTime>> {
        self.bag.time(pid_tag::PidTagCreationTime)
    }

    /// PidTagLastModificationTime of the attached file.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn modified(&self) -> Result<Option<FileTime>> {
        self.bag.time(pid_tag::PidTagLastModificationTime)
    }

    /// The path or URL of an attachment by reference: PidTagAttachLongPathname, else PidTagAttachPathname. It is never
    /// opened.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn reference(&self) -> Result<Option<String>> {
        match self.bag.non_empty(pid_tag::PidTagAttachLongPathname)? {
            Some(path) => Ok(Some(path)),
            None => self.bag.non_empty(pid_tag::PidTagAttachPathname),
        }
    }

    /// Length of the data (PidTagAttachDataBinary) in bytes; `None` if there is none.
    #[must_use]
    pub fn len_bytes(&self) -> Option<u64> {
        self.data_property().map(|property| property.len_bytes())
    }

    /// The data, PidTagAttachDataBinary: borrowed where it lies together in memory or in a map. `None` if there is none.
    ///
    /// ```
    /// # let bytes = cfb_layout::demo::file();
    /// let message = imsg::Message::from_bytes(bytes)?;
    /// let attachment = &message.attachments()?[0];
    /// let data = attachment.bytes()?.expect("a file by value");
    /// assert_eq!(Some(data.len() as u64), attachment.len_bytes());
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read, or would have to be copied and is larger than 256 MiB; read such data through
    /// [`open`](Self::open).
    pub fn bytes(&self) -> Result<Option<Cow<'_, [u8]>>> {
        match self.data_property() {
            Some(property) => property.bytes().map_err(|source| self.bag.error(source)),
            None => Ok(None),
        }
    }

    /// The data as a stream, to be read in pieces of any size. `None` if there is none.
    ///
    /// ```
    /// use std::io::Read;
    /// # let bytes = cfb_layout::demo::file();
    /// let message = imsg::Message::from_bytes(bytes)?;
    /// let attachment = &message.attachments()?[0];
    /// let mut start = [0; 4];
    /// attachment.open()?.expect("a file by value").read_exact(&mut start).unwrap();
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be opened.
    pub fn open(&self) -> Result<Option<Stream<'_>>> {
        match self.data_property() {
            Some(property) => property.open().map_err(|source| self.bag.error(source)),
            None => Ok(None),
        }
    }

    pub(crate) fn bag(&self) -> &Bag {
        &self.bag
    }

    /// The data property, if its stream is there.
    fn data_property(&self) -> Option<mapi_props::Property<'_>> {
        self.bag.store.property(pid_tag::PidTagAttachDataBinary).filter(mapi_props::Property::is_present)
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("index", &self.index)
            .field("properties", self.properties())
            .finish()
    }
}
