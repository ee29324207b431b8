//! Modes: what an open storage or stream may do, and what others may do beside it.

use std::fmt;

use crate::error::{Error, ErrorKind, Result};

const WRITE: u32 = 0x1;
const READWRITE: u32 = 0x2;
const ACCESS: u32 = 0x3;
const SHARE_EXCLUSIVE: u32 = 0x10;
const SHARE_DENY_WRITE: u32 = 0x20;
const SHARE_DENY_READ: u32 = 0x30;
const SHARE_DENY_NONE: u32 = 0x40;
const SHARE: u32 = 0x70;
const CREATE: u32 = 0x1000;
const TRANSACTED: u32 = 0x1_0000;
const CONVERT: u32 = 0x2_0000;
const PRIORITY: u32 = 0x4_0000;
const NOSCRATCH: u32 = 0x10_0000;
const NOSNAPSHOT: u32 = 0x20_0000;
const DIRECT_SWMR: u32 = 0x40_0000;
const DELETEONRELEASE: u32 = 0x400_0000;
const SIMPLE: u32 = 0x800_0000;
const KNOWN: u32 = ACCESS
    | SHARE
    | CREATE
    | TRANSACTED
    | CONVERT
    | PRIORITY
    | NOSCRATCH
    | NOSNAPSHOT
    | DIRECT_SWMR
    | DELETEONRELEASE
    | SIMPLE;

/// What a handle may do with its storage or stream.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Access {
    /// Read (`STGM_READ`).
    Read,
    /// Write and not read (`STGM_WRITE`).
    Write,
    /// Both (`STGM_READWRITE`).
    ReadWrite,
}

/// What others may do while a handle lives.
///
/// It is asked of the lock bytes, and kept there, by roots that write or are transacted. A *direct* reader with
/// [`DenyWrite`](Self::DenyWrite) is the exception, in the format's own table of locks: it takes no lock, so that nothing
/// keeps a later writer off, and a commit may give what it is reading to other streams. Where others may write, read
/// through a transaction: `Mode::read().share(Share::DenyNone).transacted()` reads one state of the file as long as it is
/// open, beside any number of writers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Share {
    /// Nothing (`STGM_SHARE_EXCLUSIVE`). Elements are always opened so.
    Exclusive,
    /// Read (`STGM_SHARE_DENY_WRITE`). A direct reader takes no lock for it, see above.
    DenyWrite,
    /// Write (`STGM_SHARE_DENY_READ`).
    DenyRead,
    /// Everything (`STGM_SHARE_DENY_NONE`).
    DenyNone,
}

/// How a storage or stream is opened or created: access, sharing, and more (`STGM_` flags).
///
/// A mode begins with its access, [`read`](Self::read), [`write`](Self::write) or [`read_write`](Self::read_write), is
/// exclusive unless another [`share`](Self::share) is asked for, and direct unless it is made
/// [`transacted`](Self::transacted). Which combinations a call accepts is checked by the call, with the error of OLE.
///
/// ```
/// use cfb_core::{Mode, Share};
/// let mode = Mode::read_write().share(Share::DenyWrite).transacted();
/// assert_eq!(mode.stgm(), 0x10022);
/// assert_eq!(Mode::from_stgm(0x10022)?, mode);
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mode(u32);

impl Mode {
    /// Read, exclusively.
    #[must_use]
    pub const fn read() -> Self {
        Self(SHARE_EXCLUSIVE)
    }

    /// Write without reading, exclusively.
    #[must_use]
    pub const fn write() -> Self {
        Self(WRITE | SHARE_EXCLUSIVE)
    }

    /// Read and write, exclusively.
    #[must_use]
    pub const fn read_write() -> Self {
        Self(READWRITE | SHARE_EXCLUSIVE)
    }

    /// The mode of a flag word. Share bits may be missing, as in C; calls that need them refuse the mode.
    ///
    /// ```
    /// use cfb_core::{ErrorKind, Mode};
    /// assert!(matches!(Mode::from_stgm(0x8).unwrap_err().kind(), ErrorKind::InvalidFlag(_)));
    /// ```
    ///
    /// # Errors
    ///
    /// `InvalidFlag` for a bit without meaning, and for access or share bits that are none of those.
    pub fn from_stgm(word: u32) -> Result<Self> {
        if word & !KNOWN != 0 {
            return Err(flag("the mode has a bit that means nothing"));
        }
        if word & ACCESS == ACCESS {
            return Err(flag("the access of a mode is read, write, or both"));
        }
        if word & SHARE > SHARE_DENY_NONE {
            return Err(flag("the share bits of a mode are none of the four"));
        }
        Ok(Self(word))
    }

    /// The flag word.
    #[must_use]
    pub const fn stgm(self) -> u32 {
        self.0
    }

    /// With this sharing instead. Of a direct reader, [`Share::DenyWrite`] keeps nobody off: see [`Share`].
    #[must_use]
    pub const fn share(self, share: Share) -> Self {
        let bits = match share {
            Share::Exclusive => SHARE_EXCLUSIVE,
            Share::DenyWrite => SHARE_DENY_WRITE,
            Share::DenyRead => SHARE_DENY_READ,
            Share::DenyNone => SHARE_DENY_NONE,
        };
        Self(self.0 & !SHARE | bits)
    }

    /// Changes wait for a commit, and can be taken back (`STGM_TRANSACTED`).
    #[must_use]
    pub const fn transacted(self) -> Self {
        Self(self.0 | TRANSACTED)
    }

    /// What is there already is replaced (`STGM_CREATE`). Without it, creating fails where something is.
    #[must_use]
    pub const fn create(self) -> Self {
        Self(self.0 | CREATE)
    }

    /// What is there already is kept as the stream `CONTENTS` of what is created (`STGM_CONVERT`).
    #[must_use]
    pub const fn convert(self) -> Self {
        Self(self.0 | CONVERT)
    }

    /// Keeps out the commits of others for a short while, to read or copy quickly (`STGM_PRIORITY`).
    #[must_use]
    pub const fn priority(self) -> Self {
        Self(self.0 | PRIORITY)
    }

    /// A transaction leaves what does not fit into memory in the file itself (`STGM_NOSCRATCH`).
    #[must_use]
    pub const fn no_scratch(self) -> Self {
        Self(self.0 | NOSCRATCH)
    }

    /// A shared transaction without a copy of the file (`STGM_NOSNAPSHOT`).
    #[must_use]
    pub const fn no_snapshot(self) -> Self {
        Self(self.0 | NOSNAPSHOT)
    }

    /// One direct writer beside several readers (`STGM_DIRECT_SWMR`).
    #[must_use]
    pub const fn direct_swmr(self) -> Self {
        Self(self.0 | DIRECT_SWMR)
    }

    /// The file is removed when the root storage is released (`STGM_DELETEONRELEASE`).
    #[must_use]
    pub const fn delete_on_release(self) -> Self {
        Self(self.0 | DELETEONRELEASE)
    }

    /// A root with streams only, for files that are written once (`STGM_SIMPLE`).
    #[must_use]
    pub const fn simple(self) -> Self {
        Self(self.0 | SIMPLE)
    }

    /// What the handle may do.
    #[must_use]
    pub const fn access(self) -> Access {
        match self.0 & ACCESS {
            READWRITE => Access::ReadWrite,
            WRITE => Access::Write,
            _ => Access::Read,
        }
    }

    /// What others may do. `None` where the word has no share bits, which a transaction takes for
    /// [`Share::DenyNone`].
    #[must_use]
    pub const fn sharing(self) -> Option<Share> {
        match self.0 & SHARE {
            SHARE_EXCLUSIVE => Some(Share::Exclusive),
            SHARE_DENY_WRITE => Some(Share::DenyWrite),
            SHARE_DENY_READ => Some(Share::DenyRead),
            SHARE_DENY_NONE => Some(Share::DenyNone),
            _ => None,
        }
    }

    /// Whether bytes may be read through the handle.
    #[must_use]
    pub const fn can_read(self) -> bool {
        self.0 & ACCESS != WRITE
    }

    /// Whether bytes may be written through the handle.
    #[must_use]
    pub const fn can_write(self) -> bool {
        self.0 & ACCESS != 0
    }

    /// Whether changes wait for a commit.
    #[must_use]
    pub const fn is_transacted(self) -> bool {
        self.0 & TRANSACTED != 0
    }

    /// Whether what is there is replaced.
    #[must_use]
    pub const fn is_create(self) -> bool {
        self.0 & CREATE != 0
    }

    /// Whether what is there becomes the stream `CONTENTS`.
    #[must_use]
    pub const fn is_convert(self) -> bool {
        self.0 & CONVERT != 0
    }

    /// Whether commits of others are kept out.
    #[must_use]
    pub const fn is_priority(self) -> bool {
        self.0 & PRIORITY != 0
    }

    /// Whether a scratch file is unwanted.
    #[must_use]
    pub const fn is_no_scratch(self) -> bool {
        self.0 & NOSCRATCH != 0
    }

    /// Whether a snapshot is unwanted.
    #[must_use]
    pub const fn is_no_snapshot(self) -> bool {
        self.0 & NOSNAPSHOT != 0
    }

    /// Whether one writer works beside readers.
    #[must_use]
    pub const fn is_direct_swmr(self) -> bool {
        self.0 & DIRECT_SWMR != 0
    }

    /// Whether the file goes with its root storage.
    #[must_use]
    pub const fn is_delete_on_release(self) -> bool {
        self.0 & DELETEONRELEASE != 0
    }

    /// Whether there are only streams.
    #[must_use]
    pub const fn is_simple(self) -> bool {
        self.0 & SIMPLE != 0
    }

    /// The mode as [`Stat`](crate::Stat) tells it: without what only creation needs.
    pub(super) const fn opened(self) -> Self {
        Self(self.0 & !(CREATE | CONVERT))
    }

    /// Whether nothing is asked for that `outer` has not.
    pub(super) const fn is_within(self, outer: Self) -> bool {
        (outer.can_read() || !self.can_read()) && (outer.can_write() || !self.can_write())
    }

    pub(super) fn is_exclusive(self) -> bool {
        self.sharing() == Some(Share::Exclusive)
    }
}

impl fmt::Debug for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mode({:#x}: {:?}", self.0, self.access())?;
        if let Some(share) = self.sharing() {
            write!(f, ", {share:?}")?;
        }
        if self.is_transacted() {
            f.write_str(", transacted")?;
        }
        f.write_str(")")
    }
}

pub(super) fn flag(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidFlag(what), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builder_sets_its_flag() {
        let all = Mode::read()
            .transacted()
            .create()
            .convert()
            .priority()
            .no_scratch()
            .no_snapshot()
            .direct_swmr()
            .delete_on_release()
            .simple();
        assert_eq!(all.stgm(), 0x0C77_1010);
        assert!(all.is_transacted() && all.is_simple() && all.is_no_snapshot() && !all.can_write());
        assert_eq!(all.opened().stgm(), 0x0C75_0010);
    }

    #[test]
    fn unknown_bits_and_values_are_refused() {
        for bit in [0x4, 0x8, 0x80, 0x800, 0x8000, 0x8_0000, 0x80_0000, 0x8000_0000] {
            assert!(Mode::from_stgm(0x12 | bit).is_err(), "{bit:#x}");
        }
        assert!(Mode::from_stgm(0x13).is_err() && Mode::from_stgm(0x52).is_err());
        assert_eq!(Mode::from_stgm(0).unwrap().sharing(), None);
    }

    #[test]
    fn access_can_only_be_narrowed() {
        assert!(Mode::read().is_within(Mode::read_write()) && Mode::write().is_within(Mode::write()));
        assert!(!Mode::read().is_within(Mode::write()) && !Mode::read_write().is_within(Mode::read()));
    }
}
