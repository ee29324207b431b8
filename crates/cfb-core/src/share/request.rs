//! What a mode asks of the lock bytes.

use crate::error::ErrorKind;
use crate::share::bytes::{
    Bytes, COMMIT, DENY_READ, DENY_WRITE, NOSNAPSHOT, PRIORITY1, PRIORITY2, READ, WRITE,
};

/// What an open of a root storage does and denies to others; which combinations there are is up to the caller.
///
/// | mode                            | bytes taken, without the prefix 0x7FFFF |
/// |---------------------------------|-----------------------------------------|
/// | read and write, exclusive       | F93 FA7 FBB FCF                         |
/// | read and write, deny write      | F93 FA7 FCF                             |
/// | read and write, deny none       | F93 FA7                                 |
/// | the same, no snapshot           | F6C F93 FA7 FCF                         |
/// | write, deny write               | FA7 FCF                                 |
/// | read, exclusive                 | F93 FBB FCF                             |
/// | read, transacted, deny none     | F93                                     |
/// | read, transacted, deny write    | F93 FCF                                 |
/// | read, no snapshot               | F6C F93                                 |
/// | priority, whatever it denies    | F58 F81 F93                             |
/// | read, deny write, direct        | none, and nothing is looked at          |
///
/// A writer without a snapshot denies writing: there is one at a time. A reader without one does not, since it reads
/// beside that writer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct LockRequest {
    /// Access is `STGM_READ` or `STGM_READWRITE`.
    pub(crate) reads: bool,
    /// Access is `STGM_WRITE` or `STGM_READWRITE`.
    pub(crate) writes: bool,
    /// Sharing is `STGM_SHARE_EXCLUSIVE` or `STGM_SHARE_DENY_READ`.
    pub(crate) denies_reading: bool,
    /// Sharing is `STGM_SHARE_EXCLUSIVE` or `STGM_SHARE_DENY_WRITE`.
    pub(crate) denies_writing: bool,
    /// `STGM_TRANSACTED`.
    pub(crate) transacted: bool,
    /// `STGM_PRIORITY`.
    pub(crate) priority: bool,
    /// `STGM_NOSNAPSHOT`.
    pub(crate) no_snapshot: bool,
    /// `STGM_DIRECT_SWMR`.
    pub(crate) direct_swmr: bool,
}

impl LockRequest {
    /// Whether nothing is asked or taken: for a direct reader that shares with readers. It can so read where nothing
    /// can be locked. Nobody sees it, so it is safe from one commit, which leaves in place what it reads, and not
    /// from the next.
    pub(super) fn is_free(self) -> bool {
        self.reads
            && !self.writes
            && self.denies_writing
            && !self.denies_reading
            && !(self.transacted || self.priority || self.no_snapshot || self.direct_swmr)
    }

    /// The ranges in which another open may have no byte, and what the call ends with if one has.
    pub(super) fn refusals(self) -> impl Iterator<Item = (Bytes, ErrorKind)> {
        [
            (self.priority, COMMIT, ErrorKind::LockViolation),
            (self.reads, DENY_READ, ErrorKind::ShareViolation),
            (self.writes, DENY_WRITE, ErrorKind::ShareViolation),
            (!self.no_snapshot && !self.priority, NOSNAPSHOT, ErrorKind::ShareViolation),
            (self.keeps_readers_out(), READ, ErrorKind::LockViolation),
            (self.keeps_writers_out(), WRITE, ErrorKind::LockViolation),
        ]
        .into_iter()
        .filter_map(|(asked, bytes, kind)| asked.then_some((bytes, kind)))
    }

    /// The ranges of which this open takes a byte.
    pub(super) fn claims(self) -> impl Iterator<Item = Bytes> {
        [
            (self.priority, PRIORITY1),
            (self.priority, PRIORITY2),
            (self.no_snapshot, NOSNAPSHOT),
            (self.reads, READ),
            (self.writes, WRITE),
            (self.keeps_readers_out(), DENY_READ),
            (self.keeps_writers_out(), DENY_WRITE),
        ]
        .into_iter()
        .filter_map(|(asked, bytes)| asked.then_some(bytes))
    }

    fn keeps_readers_out(self) -> bool {
        self.denies_reading && !self.priority
    }

    fn keeps_writers_out(self) -> bool {
        (self.denies_writing && !self.priority) || (self.no_snapshot && self.writes)
    }
}
