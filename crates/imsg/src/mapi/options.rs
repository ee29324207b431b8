//! How a message is opened on a storage.

use std::fmt;

use mapi_props::FileTime;

use crate::mapi::flags::OpenFlags;

/// Single texts and binaries of so many bytes are not answered by `GetProps`, unless an option says otherwise.
const INLINE_LIMIT: u64 = 4096;

/// Options of [`Message::open_on`](crate::mapi::Message::open_on).
///
/// ```
/// use imsg::mapi::{OpenFlags, OpenOptions};
/// let options = OpenOptions::new().flags(OpenFlags::UNICODE).on_release(|| println!("released"));
/// ```
pub struct OpenOptions {
    pub(super) flags: OpenFlags,
    pub(super) inline_limit: u64,
    pub(super) on_release: Option<Box<dyn FnOnce() + Send>>,
    pub(super) is_template: bool,
    pub(super) sync: bool,
    pub(super) time: Option<FileTime>,
}

impl OpenOptions {
    /// No flags, a limit of 4096 bytes, no callback.
    #[must_use]
    pub fn new() -> Self {
        Self {
            flags: OpenFlags::NONE,
            inline_limit: INLINE_LIMIT,
            on_release: None,
            is_template: false,
            sync: true,
            time: None,
        }
    }

    /// The flags of `OpenIMsgOnIStg`.
    #[must_use]
    pub fn flags(mut self, flags: OpenFlags) -> Self {
        self.flags = flags;
        self
    }

    /// Bytes from which single texts and binaries are answered by
    /// [`get_props`](crate::mapi::PropertyObject::get_props) as `MAPI_E_NOT_ENOUGH_MEMORY`; 0 for no limit.
    #[must_use]
    pub fn inline_limit(mut self, bytes: u64) -> Self {
        self.inline_limit = bytes;
        self
    }

    /// Whether a file that is made for the message is a template, `.oft`.
    #[must_use]
    pub fn template(mut self, is_template: bool) -> Self {
        self.is_template = is_template;
        self
    }

    /// Whether saving into a file that is made for the message waits until the disk has it; it does unless it is told not
    /// to. A storage that is given has its own option.
    #[must_use]
    pub fn sync(mut self, sync: bool) -> Self {
        self.sync = sync;
        self
    }

    /// What the message takes as the time at which it is made and changed, in the place of the system's clock: then the
    /// same calls make the same bytes.
    #[must_use]
    pub fn time(mut self, time: FileTime) -> Self {
        self.time = Some(time);
        self
    }

    /// What is called once, when the last handle of the message and of everything opened through it is gone, or the
    /// message is closed (`MSGCALLRELEASE`). The storage is let go before. It is called without any lock, and may open,
    /// close and release other messages.
    #[must_use]
    pub fn on_release(mut self, call: impl FnOnce() + Send + 'static) -> Self {
        self.on_release = Some(Box::new(call));
        self
    }
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for OpenOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenOptions")
            .field("flags", &self.flags)
            .field("inline_limit", &self.inline_limit)
            .finish_non_exhaustive()
    }
}
