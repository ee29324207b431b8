//! Messages on storage: `OpenIMsgOnIStg` and `IMessage`.

use std::sync::Arc;

use cfb_core::Storage;
use mapi_props::{ErrorCode, HeaderKind};

use crate::error::{Error, Result};
use crate::mapi::attachment::Attachment;
use crate::mapi::core::{Context, Core, OpenMessage};
use crate::mapi::flags::{
    DeleteAttachFlags, ModifyRecipientsFlags, OpenAttachFlags, OpenFlags, ReadFlags, TextFlags,
};
use crate::mapi::handle::{Handle, Shared};
use crate::mapi::names::Names;
use crate::mapi::new_file::NewFile;
use crate::mapi::options::OpenOptions;
use crate::mapi::prop::{HasHandle, PropertyObject, changing, opening};
use crate::mapi::recipients::RecipientEntry;
use crate::mapi::save::{fill_new_message, now};
use crate::mapi::scratch::Scratch;
use crate::mapi::state::{MessageState, Reader, load_message};
use crate::mapi::table::{Table, TableKind};
use crate::mapi::table_source::Source;

/// A message on a storage (`IMessage`), top-level or embedded in an attachment.
///
/// Clones are handles of one open message. What is opened through it keeps it open; when the last of them is gone, what
/// was not saved is lost. [`PropertyObject`] has the calls on properties.
///
/// ```
/// # use std::sync::Arc;
/// use cfb_core::{Mode, SharedBytes, Storage};
/// use imsg::mapi::{Message, ModifyRecipientsFlags, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
/// use mapi_props::{PropertyValue, pid_tag};
/// # let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
/// let message = Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::UNICODE))?;
/// message.set(pid_tag::PidTagSubject, "Lunch")?;
/// message.modify_recipients(ModifyRecipientsFlags::ADD, &[&[
///     (pid_tag::PidTagDisplayName, PropertyValue::from("Ann")),
///     (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1)),
/// ]])?;
/// let attachment = message.create_attach()?;
/// attachment.set(pid_tag::PidTagAttachLongFilename, "menu.txt")?;
/// attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(b"soup".to_vec()))?;
/// attachment.save_changes(SaveFlags::KEEP_OPEN_READONLY)?;
/// message.save_changes(SaveFlags::KEEP_OPEN_READONLY)?;
/// assert_eq!(message.text(pid_tag::PidTagDisplayTo)?.as_deref(), Some("Ann"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Message(Arc<Handle>);

impl PropertyObject for Message {}

impl HasHandle for Message {
    fn handle(&self) -> &Arc<Handle> {
        &self.0
    }
}

impl Message {
    pub(super) fn new(handle: Arc<Handle>) -> Self {
        Self(handle)
    }

    /// Opens the message in a storage, or begins a new one where there is none (`OpenIMsgOnIStg`). The storage may be the
    /// root of a file or any below it, opened for reading, or for reading and writing in a transaction. The message
    /// keeps a handle of it. Nothing is written before the message is saved; saving commits the storage, unless
    /// [`OpenFlags::NO_STORAGE_COMMIT`] says that its owner does.
    ///
    /// [`OpenFlags::UNICODE`] decides on the text of a new message; one that is there stays as it is.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for a storage open for writing only, or for writing without a transaction;
    /// `MAPI_E_NOT_FOUND` if there is no message and the storage is open for reading; `MAPI_E_CORRUPT_DATA` if the header
    /// of the property stream is damaged; `MAPI_E_OBJECT_DELETED` if the storage is gone; other codes of storage.
    pub fn open_on(storage: &Storage, options: OpenOptions) -> Result<Self> {
        Self::open_with(storage, options, None)
    }

    /// The same, for a file that is made when the message is saved.
    pub(super) fn open_with(
        storage: &Storage,
        options: OpenOptions,
        new_file: Option<NewFile>,
    ) -> Result<Self> {
        let failed = |error| Error::of_storage(error, "message");
        let mode = storage.stat().map_err(failed)?.mode().unwrap_or(cfb_core::Mode::read());
        let invalid = |reason| Err(Error::refused(ErrorCode::INVALID_PARAMETER, reason, "message"));
        if !mode.can_read() {
            return invalid("a message is not made on a storage that is open for writing only");
        }
        if mode.can_write() && !mode.is_transacted() {
            return invalid("a storage that is open for writing has to be transacted");
        }
        let is_writable = mode.can_write();
        let unicode = options.flags.contains(OpenFlags::UNICODE);
        let reader = Reader::new(storage.clone());
        let (state, has_names) = match load_message(&reader, Vec::new(), HeaderKind::TopLevel)? {
            Some(state) => {
                let has_names =
                    storage.stat_of(mapi_props::NAMEID_STORAGE_NAME).is_ok_and(|stat| stat.is_storage());
                (state, has_names)
            }
            None if is_writable => {
                let mut state = MessageState::new(HeaderKind::TopLevel, unicode);
                fill_new_message(&mut state, options.time.unwrap_or_else(now));
                (state, storage.stat_of(mapi_props::NAMEID_STORAGE_NAME).is_ok_and(|stat| stat.is_storage()))
            }
            None => {
                let reason = "the storage holds no message";
                return Err(Error::refused(ErrorCode::NOT_FOUND, reason, "message"));
            }
        };
        let context = Context {
            storage: storage.clone(),
            reader,
            scratch: Arc::new(Scratch::default()),
            names: Names::new(has_names),
            // The storage of a file that is made here has no other owner.
            commits: new_file.is_some() || !options.flags.contains(OpenFlags::NO_STORAGE_COMMIT),
            inline_limit: options.inline_limit,
            is_unicode: state.is_unicode,
            time: options.time,
            new_file,
            normalizes: false,
        };
        let core = Core::new(context, OpenMessage::new(state), is_writable);
        let shared = Shared::new(core, options.on_release);
        Ok(Self(Handle::of_message(shared)))
    }

    /// Whether the two are one open message.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.is(&other.0)
    }

    /// Whether the text of the message is Unicode.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    pub fn is_unicode(&self) -> Result<bool> {
        self.0.with(|core, id| core.is_unicode(id))
    }

    /// The code page of the message's 8-bit text: PidTagMessageCodepage, else what other properties say.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`; what reading the storage ends with.
    pub fn code_page(&self) -> Result<mapi_props::CodePage> {
        self.0.with(|core, id| core.page(id))
    }

    /// The table of the attachments that are saved (`GetAttachmentTable`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    pub fn attachment_table(&self, flags: TextFlags) -> Result<Table> {
        Source::open(&self.0, TableKind::Attachments, flags.contains(TextFlags::UNICODE))
    }

    /// The table of the recipients (`GetRecipientTable`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    pub fn recipient_table(&self, flags: TextFlags) -> Result<Table> {
        Source::open(&self.0, TableKind::Recipients, flags.contains(TextFlags::UNICODE))
    }

    /// The numbers of the attachments that are saved into the message, in order.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_OBJECT`.
    pub fn attachment_numbers(&self) -> Result<Vec<u32>> {
        self.0.with(|core, id| Ok(core.message(id)?.state.attachments.keys().copied().collect()))
    }

    /// Opens an attachment by its number, PidTagAttachNumber (`OpenAttach`): for reading, unless the flags say more. One
    /// that is open already is answered with the access it was opened with.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NOT_FOUND`; `MAPI_E_NO_ACCESS` for writing where the message is open for reading.
    pub fn open_attach(&self, number: u32, flags: OpenAttachFlags) -> Result<Attachment> {
        self.0.child(|core, id| core.open_attachment(id, number, flags)).map(Attachment::new)
    }

    /// Makes an attachment (`CreateAttach`). It counts once it is saved, and then the message.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_ACCESS` if the message is open for reading.
    pub fn create_attach(&self) -> Result<Attachment> {
        self.0.child(|core, id| core.create_attachment(id)).map(Attachment::new)
    }

    /// Deletes an attachment (`DeleteAttach`). Its open handles answer `MAPI_E_INVALID_OBJECT` from now on.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NOT_FOUND`; `MAPI_E_NO_ACCESS` if the message is open for reading.
    pub fn delete_attach(&self, number: u32, _: DeleteAttachFlags) -> Result<()> {
        changing(&self.0, |core, id, closed| core.delete_attachment(id, number, closed))?;
        self.notify()
    }

    /// Replaces, adds, changes or removes recipients (`ModifyRecipients`). Entries to change or remove have their
    /// PidTagRowid; one that is changed has all its properties. Seen at once, kept by saving the message.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for more than one flag, an entry without the PidTagRowid it needs, or a value that no
    /// property has; `MAPI_E_NOT_FOUND` for a PidTagRowid that is not there; `MAPI_E_BAD_CHARWIDTH` for text that the
    /// message's code page does not have; `MAPI_E_NO_ACCESS`. Nothing is changed then.
    pub fn modify_recipients(&self, flags: ModifyRecipientsFlags, entries: &[&RecipientEntry]) -> Result<()> {
        self.0.with(|core, id| core.modify_recipients(id, flags, entries))?;
        self.notify()
    }

    /// Not supported for messages on storage (`SubmitMessage`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT`, always.
    pub fn submit(&self) -> Result<()> {
        self.0.with(|core, id| {
            Err(core.refuse(
                id,
                ErrorCode::NO_SUPPORT,
                "a message on storage belongs to no store that sends it",
            ))
        })
    }

    /// Not supported for messages on storage (`SetReadFlag`): the flag is a bit of PidTagMessageFlags.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for flags that exclude each other, else `MAPI_E_NO_SUPPORT`.
    pub fn set_read_flag(&self, flags: ReadFlags) -> Result<()> {
        let clear = flags.contains(ReadFlags::CLEAR_READ_FLAG);
        let other =
            flags.contains(ReadFlags::SUPPRESS_RECEIPT) || flags.contains(ReadFlags::GENERATE_RECEIPT_ONLY);
        self.0.with(|core, id| {
            let (code, reason) = if clear && other {
                (ErrorCode::INVALID_PARAMETER, "the flags exclude each other")
            } else {
                (ErrorCode::NO_SUPPORT, "a message on storage belongs to no store that keeps read flags")
            };
            Err(core.refuse(id, code, reason))
        })
    }

    /// Closes a top-level message and everything opened through it, whoever holds it: changes that were not saved are
    /// lost, later calls answer `MAPI_E_INVALID_OBJECT`. An embedded message is closed alone.
    pub fn close(&self) {
        let closed = self.0.shared.lock().end(self.0.id);
        drop(closed);
        if self.0.id == crate::mapi::core::ObjectId::MESSAGE {
            self.0.shared.call_back();
        }
    }

    fn notify(&self) -> Result<()> {
        let tables = self.0.with(|core, id| Ok(core.tables(id)))?;
        tables.iter().for_each(Table::notify);
        Ok(())
    }
}

/// What opens the message or storage in an attachment.
pub(super) fn open_embedded(
    handle: &Arc<Handle>,
    flags: crate::mapi::flags::OpenPropertyFlags,
) -> Result<Message> {
    opening(handle, |core, id, closed| core.open_embedded(id, flags, closed)).map(Message)
}
