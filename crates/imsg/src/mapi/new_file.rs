//! Messages in files of their own, which are made when the message is first saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{Guid, Mode, SharedBytes, Storage, StorageOptions, Store, Version};

use crate::error::{Error, Result};
use crate::mapi::core::Core;
use crate::mapi::message::Message;
use crate::mapi::options::OpenOptions;
use crate::mapi::size::size_of_message;
use crate::mapi::state::{MessageState, Reader};

/// CLSID_MailMessage, that of the root storage of a message.
pub(super) const MAIL_MESSAGE: Guid = Guid::from_fields(0x0002_0D0B, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// CLSID of the root storage of a template, `.oft`.
const TEMPLATE: Guid = Guid::from_fields(0x0006_F046, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// Properties of so many bytes fit into a version 3 file, whatever else it needs.
const FITS_VERSION_3: u64 = 0x7800_0000;

/// Where the file of a new message will be.
pub(super) enum Place {
    Path(PathBuf),
    Store(Arc<dyn Store>),
}

/// A file that is not made yet.
pub(super) struct NewFile {
    pub(super) place: Place,
    pub(super) clsid: Guid,
    pub(super) sync: bool,
}

impl Message {
    /// Begins a message in a file of its own, which must not be there. The file is made when the message is first saved,
    /// in version 3, or in version 4 if it would not fit into 2 GiB; until then there is none.
    ///
    /// ```no_run
    /// use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
    /// use mapi_props::pid_tag;
    /// let message = Message::create("hello.msg", OpenOptions::new().flags(OpenFlags::UNICODE))?;
    /// message.set(pid_tag::PidTagSubject, "Hello")?;
    /// message.save_changes(SaveFlags::KEEP_OPEN_READONLY)?;
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `MAPI_E_COLLISION` if there is such a file already; what is in its way later is told by saving.
    pub fn create(path: impl AsRef<Path>, options: OpenOptions) -> Result<Self> {
        let path = path.as_ref();
        if fs::symlink_metadata(path).is_ok() {
            let reason = "there is a file of this name";
            let code = mapi_props::ErrorCode::COLLISION;
            return Err(Error::refused(code, reason, path.display().to_string()));
        }
        Self::begin(Place::Path(path.to_path_buf()), options)
    }

    /// Begins a message in a byte store, whose bytes are replaced when the message is first saved.
    ///
    /// # Errors
    ///
    /// As [`open_on`](Self::open_on).
    pub fn create_on(store: Arc<dyn Store>, options: OpenOptions) -> Result<Self> {
        Self::begin(Place::Store(store), options)
    }

    fn begin(place: Place, options: OpenOptions) -> Result<Self> {
        let failed = |error| Error::of_storage(error, "message");
        // Nothing is written to it: it stands for the file until there is one.
        let mode = Mode::read_write().transacted().create();
        let stand_in = Storage::create_on(Arc::new(SharedBytes::new([])), mode).map_err(failed)?;
        let clsid = if options.is_template { TEMPLATE } else { MAIL_MESSAGE };
        let new_file = NewFile { place, clsid, sync: options.sync };
        Self::open_with(&stand_in, options, Some(new_file))
    }
}

impl Core {
    /// Makes the file of a new message, if that was not done.
    pub(super) fn make_file(&mut self, state: &MessageState) -> Result<()> {
        let context = self.context_mut()?;
        let Some(new_file) = &context.new_file else { return Ok(()) };
        let size = size_of_message(&context.reader, state);
        let version = if size > FITS_VERSION_3 { Version::V4 } else { Version::V3 };
        let options = StorageOptions::new().version(version).sync(new_file.sync);
        let mode = Mode::read_write().transacted();
        let made = match &new_file.place {
            Place::Path(path) => options.create(path, mode),
            Place::Store(store) => options.create_on(Arc::clone(store), mode.create()),
        };
        let storage = made.map_err(|error| Error::of_storage(error, "message"))?;
        let set = storage.set_class(new_file.clsid);
        set.map_err(|error| Error::of_storage(error, "message"))?;
        context.reader = Reader::new(storage.clone());
        context.storage = storage;
        Ok(())
    }

    /// The message was saved: its file is one like others.
    pub(super) fn file_is_made(&mut self) -> Result<()> {
        self.context_mut()?.new_file = None;
        Ok(())
    }

    /// The message could not be saved: a file that was made for it goes.
    pub(super) fn unmake_file(&mut self) {
        let Ok(context) = self.context_mut() else { return };
        let Some(new_file) = &context.new_file else { return };
        let mode = Mode::read_write().transacted().create();
        let Ok(stand_in) = Storage::create_on(Arc::new(SharedBytes::new([])), mode) else { return };
        let path = context.storage.stat().ok().and_then(|stat| stat.path().map(Path::to_path_buf));
        context.reader = Reader::new(stand_in.clone());
        // The file is let go before it is removed.
        drop(std::mem::replace(&mut context.storage, stand_in));
        if let (Place::Path(_), Some(path)) = (&new_file.place, path) {
            // The failure that led here is what the caller is told.
            let _ = fs::remove_file(path);
        }
    }
}
