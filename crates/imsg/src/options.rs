//! How a message is opened.

use std::path::Path;

use cfb_core::{CompoundFile, StreamId};

use crate::error::{Error, ErrorKind, Result};
use crate::message::Message;

/// How deep messages may be nested, unless [`OpenOptions::max_depth`] says otherwise.
const DEFAULT_MAX_DEPTH: u32 = 64;
/// Longest RTF, HTML or text body that is decoded, in bytes, unless [`OpenOptions::max_body_bytes`] says otherwise.
const DEFAULT_MAX_BODY: u64 = 256 << 20;

/// Options for opening a message.
///
/// Tolerant reading is the default: what deviates is a [`Finding`](crate::Finding), and reading goes on with what is
/// sound.
///
/// ```
/// use imsg::OpenOptions;
/// # let bytes = cfb_layout::demo::file();
/// let message = OpenOptions::new().max_depth(3).open_bytes(bytes)?;
/// assert_eq!(message.subject()?.as_deref(), Some(cfb_layout::demo::subject()));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OpenOptions {
    strict: bool,
    max_depth: u32,
    max_body_bytes: u64,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self { strict: false, max_depth: DEFAULT_MAX_DEPTH, max_body_bytes: DEFAULT_MAX_BODY }
    }
}

impl OpenOptions {
    /// Tolerant, messages nested up to 64 deep, bodies up to 256 MiB.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a deviation of severity warning or worse in a structure that a call needs ends the call with an error.
    ///
    /// Opening a message or an attachment looks at the whole of its storage. What no call needs is not looked for;
    /// [`Message::check`] looks at everything.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// How deep messages may be nested: 0 means no embedded message is opened. The default is 64; real files go to 3.
    #[must_use]
    pub fn max_depth(mut self, max_depth: u32) -> Self {
        self.max_depth = max_depth;
        self
    }

    /// The longest body to decode, in bytes, before and after decompression. The default is 256 MiB. Bodies can always
    /// be read as streams of [properties](Message::properties).
    #[must_use]
    pub fn max_body_bytes(mut self, max_body_bytes: u64) -> Self {
        self.max_body_bytes = max_body_bytes;
        self
    }

    /// Opens a message file. Up to 4 MiB are read at once, larger files by position.
    ///
    /// # Errors
    ///
    /// `File` if the file cannot be read or is no compound file; else as [`open_file`](Self::open_file).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<Message> {
        self.open_file(self.compound_file().open(path).map_err(not_a_file)?)
    }

    /// Opens a message held in memory.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_bytes(&self, bytes: impl Into<Vec<u8>>) -> Result<Message> {
        self.open_file(self.compound_file().open_bytes(bytes).map_err(not_a_file)?)
    }

    /// The message in the root storage of a compound file that is already open, by whatever means: a memory map, a
    /// byte store of one's own. Open untrusted files with [the options](Self::compound_file) that fit.
    ///
    /// # Errors
    ///
    /// `NotAMessage` if the root has no property stream, `Properties` if it cannot be read, `Strict`.
    pub fn open_file(&self, file: CompoundFile) -> Result<Message> {
        Message::top_level(file, *self)
    }

    /// A message in some storage below the root, such as one that a tool found. It is read as an embedded message, with
    /// the named properties of the root.
    ///
    /// # Errors
    ///
    /// As [`open_file`](Self::open_file).
    pub fn open_storage(&self, file: CompoundFile, storage: StreamId) -> Result<Message> {
        Message::in_storage(file, storage, *self)
    }

    /// The options for the compound file below that fit these: as strict, and with exclusive owners, so that a
    /// hostile file costs no more than its length.
    #[must_use]
    pub fn compound_file(&self) -> cfb_core::OpenOptions {
        cfb_core::OpenOptions::new().strict(self.strict).exclusive_owners(true)
    }

    /// Whether reading is strict.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    pub(crate) fn depth_limit(&self) -> u32 {
        self.max_depth
    }

    pub(crate) fn body_limit(&self) -> u64 {
        self.max_body_bytes
    }
}

fn not_a_file(source: cfb_core::Error) -> Error {
    Error::caused(ErrorKind::File, "file", source)
}
