//! What all builders can say, and how what they build gets into a message, a file or bytes.

use std::path::Path;
use std::sync::Arc;

use cfb_core::{ReadAt, SharedBytes};
use mapi_props::{CodePage, FileTime, NamedProperty, PropertyValue, pid_lid, pid_name, pid_tag};

use crate::error::{Error, ErrorKind, Result};
use crate::make::address::Address;
use crate::make::attachment::Attachment;
use crate::make::body::Body;
use crate::make::item::Item;
use crate::make::recipient::Recipient;
use crate::make::write;
use crate::mapi::{self, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use crate::message::{Importance, Sensitivity};
use crate::view::PropertyKey;

/// A builder of messages: what can be said of any message, and where to it is written.
///
/// The same calls make the same bytes if they say when the message was made ([`created`](Self::created)); else that is
/// now. Ids that are not given are derived from what the message says.
///
/// ```
/// use imsg::FileTime;
/// use imsg::make::{Build, Mail};
/// let made = || {
///     Mail::new()
///         .from("Ann <ann@example.com>")
///         .to("Bob <bob@example.com>")
///         .subject("Lunch")
///         .text("At noon?")
///         .created(FileTime::from_ticks(133_500_000_000_000_000))
///         .to_bytes()
/// };
/// assert_eq!(made()?, made()?);
/// let message = imsg::Message::from_bytes(made()?)?;
/// assert_eq!(message.from()?.unwrap().to_string(), "Ann <ann@example.com>");
/// assert!(message.check()?.is_empty());
/// # Ok::<(), imsg::Error>(())
/// ```
pub trait Build: Sized {
    /// What all messages have, to be changed.
    fn item_mut(&mut self) -> &mut Item;

    /// The message property by property.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` if what was said does not go together.
    fn to_item(&self) -> Result<Item>;

    /// The message class (PidTagMessageClass) in the place of the builder's own, which it should begin with.
    #[must_use]
    fn class(self, class: impl Into<String>) -> Self {
        with(self, |item| item.class = class.into())
    }

    /// The subject, with its prefix.
    #[must_use]
    fn subject(self, subject: impl Into<String>) -> Self {
        with(self, |item| item.subject = subject.into())
    }

    /// The prefix of the subject, where it is not up to three letters and a colon: `Antwort: `.
    #[must_use]
    fn subject_prefix(self, prefix: impl Into<String>) -> Self {
        with(self, |item| item.subject_prefix = Some(prefix.into()))
    }

    /// The body.
    #[must_use]
    fn body(self, body: Body) -> Self {
        with(self, |item| item.body = Some(body))
    }

    /// A body of plain text.
    #[must_use]
    fn text(self, text: impl Into<String>) -> Self {
        self.body(Body::text(text))
    }

    /// A body of HTML.
    #[must_use]
    fn html(self, html: impl Into<String>) -> Self {
        self.body(Body::html(html))
    }

    /// Whom it is from; also who sent it, unless that is said.
    #[must_use]
    fn from(self, address: impl Into<Address>) -> Self {
        with(self, |item| item.from = Some(address.into()))
    }

    /// Who sent it for whom it is from.
    #[must_use]
    fn sender(self, address: impl Into<Address>) -> Self {
        with(self, |item| item.sender = Some(address.into()))
    }

    /// One more address that answers should go to.
    #[must_use]
    fn reply_to(self, address: impl Into<Address>) -> Self {
        with(self, |item| item.reply_to.push(address.into()))
    }

    /// One more recipient.
    #[must_use]
    fn recipient(self, recipient: Recipient) -> Self {
        with(self, |item| item.recipients.push(recipient))
    }

    /// One more attachment.
    #[must_use]
    fn attach(self, attachment: Attachment) -> Self {
        with(self, |item| item.attachments.push(attachment))
    }

    /// The categories (PidNameKeywords).
    #[must_use]
    fn categories<T: Into<String>>(self, categories: impl IntoIterator<Item = T>) -> Self {
        let categories: Vec<String> = categories.into_iter().map(Into::into).collect();
        with(self, |item| item.own.texts(pid_name::PidNameKeywords, &categories))
    }

    /// The importance, and the priority that goes with it.
    #[must_use]
    fn importance(self, importance: Importance) -> Self {
        let number = i32::try_from(importance.number()).unwrap_or(1);
        with(self, |item| {
            item.own.integer(pid_tag::PidTagImportance, number);
            item.own.integer(pid_tag::PidTagPriority, number.saturating_sub(1));
        })
    }

    /// The sensitivity. Private items are marked as such.
    #[must_use]
    fn sensitivity(self, sensitivity: Sensitivity) -> Self {
        let number = i32::try_from(sensitivity.number()).unwrap_or(0);
        with(self, |item| {
            item.own.integer(pid_tag::PidTagSensitivity, number);
            item.own.boolean(pid_lid::PidLidPrivate, sensitivity == Sensitivity::Private);
        })
    }

    /// The icon (PidTagIconIndex).
    #[must_use]
    fn icon(self, icon: i32) -> Self {
        with(self, |item| item.own.integer(pid_tag::PidTagIconIndex, icon))
    }

    /// When the message was made, which is also when it was changed last. A message that is given, by
    /// [`write_to`](Self::write_to), has its own times.
    #[must_use]
    fn created(self, time: FileTime) -> Self {
        with(self, |item| item.created = Some(time))
    }

    /// The key that copies of the message have in common (PidTagSearchKey), as a rule of 16 bytes.
    #[must_use]
    fn search_key(self, key: impl Into<Vec<u8>>) -> Self {
        with(self, |item| item.search_key = Some(key.into()))
    }

    /// The locale (PidTagMessageLocaleId), 0x0409 unless it is said.
    #[must_use]
    fn locale(self, lcid: u32) -> Self {
        with(self, |item| item.locale = lcid)
    }

    /// The message keeps its text in 8 bits, in a code page. What that lacks is an error.
    #[must_use]
    fn ansi(self, page: CodePage) -> Self {
        with(self, |item| item.ansi = Some(page))
    }

    /// The file is a template, `.oft`.
    #[must_use]
    fn template(self) -> Self {
        with(self, |item| item.is_template = true)
    }

    /// Whether [`create`](Self::create) waits until the disk has the file, as it does unless it is told not to.
    #[must_use]
    fn sync(self, sync: bool) -> Self {
        with(self, |item| item.sync = sync)
    }

    /// Any property by its tag, in the place of what the builder sets.
    #[must_use]
    fn property(self, tag: mapi_props::PropertyTag, value: impl Into<PropertyValue>) -> Self {
        with(self, |item| item.own.set(tag, value))
    }

    /// Any property by its name, in the place of what the builder sets.
    #[must_use]
    fn named(self, name: NamedProperty<'_>, value: impl Into<PropertyValue>) -> Self {
        let name = PropertyKey::Named(name.into_owned());
        with(self, |item| item.own.set(name, value))
    }

    /// Puts everything into a message that is open for writing, and does not save it.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for what does not go together; `MAPI_E_BAD_CHARWIDTH` for text that an 8-bit message cannot
    /// hold; what reading an attachment and writing the message end with. The message is changed in part then.
    fn write_to(&self, message: &mapi::Message) -> Result<()> {
        write::write(message, self.to_item()?)
    }

    /// Makes the file, which must not be there.
    ///
    /// # Errors
    ///
    /// As [`write_to`](Self::write_to); `MAPI_E_COLLISION` if there is such a file. There is none then that was not there.
    fn create(&self, path: impl AsRef<Path>) -> Result<()> {
        let item = self.to_item()?;
        let message = mapi::Message::create(path, options(&item))?;
        write::write(&message, item)?;
        message.save_changes(SaveFlags::KEEP_OPEN_READONLY)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// As [`write_to`](Self::write_to).
    fn to_bytes(&self) -> Result<Vec<u8>> {
        let item = self.to_item()?;
        let store = Arc::new(SharedBytes::new([]));
        let message = mapi::Message::create_on(store.clone(), options(&item))?;
        write::write(&message, item)?;
        message.save_changes(SaveFlags::KEEP_OPEN_READONLY)?;
        drop(message);
        let mut bytes = vec![0; usize::try_from(store.len()).unwrap_or(usize::MAX)];
        let n =
            store.read_at(0, &mut bytes).map_err(|error| Error::caused(ErrorKind::File, "file", error))?;
        bytes.truncate(n);
        Ok(bytes)
    }
}

fn with<T: Build>(mut builder: T, change: impl FnOnce(&mut Item)) -> T {
    change(builder.item_mut());
    builder
}

fn options(item: &Item) -> OpenOptions {
    let flags = if item.ansi.is_some() { OpenFlags::NONE } else { OpenFlags::UNICODE };
    let options = OpenOptions::new().flags(flags).template(item.is_template).sync(item.sync);
    match item.created {
        Some(time) => options.time(time),
        None => options,
    }
}
