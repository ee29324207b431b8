//! What a commit is asked to do: elements made, removed, renamed, and contents that changed.

use crate::backing::ReadAt;
use crate::error::Error;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::name::Name;
use crate::format::sector::SectorId;

/// An element, in the committed state or among those to be made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Node {
    /// The entry of this number.
    Old(StreamId),
    /// That of [`Changes::new`] at this index.
    New(usize),
}

/// All that one commit changes. What it does not name stays as it is.
#[derive(Default)]
pub(crate) struct Changes<'a> {
    /// Elements to be made.
    pub(crate) new: Vec<NewEntry>,
    /// Entries that go away, every descendant named.
    pub(crate) removed: Vec<StreamId>,
    /// Entries whose metadata is replaced.
    pub(crate) meta: Vec<(StreamId, Meta)>,
    /// Children that a storage loses and gets, at most one for each storage.
    pub(crate) children: Vec<ChildEdits>,
    /// New bytes of streams, at most one for each stream.
    pub(crate) contents: Vec<Contents<'a>>,
}

/// An element to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewEntry {
    /// Storage or stream.
    pub(crate) kind: ObjectType,
    /// Name and the rest.
    pub(crate) meta: Meta,
}

/// What a directory entry says beside links, start and size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Meta {
    pub(crate) name: Name,
    pub(crate) clsid: Guid,
    pub(crate) state_bits: u32,
    pub(crate) created: FileTime,
    pub(crate) modified: FileTime,
}

/// An element of the committed state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    /// Root, storage or stream.
    pub(crate) kind: ObjectType,
    /// Name and the rest.
    pub(crate) meta: Meta,
    /// Bytes of a stream, as stated, but no more than the file can hold.
    pub(crate) len: u64,
}

/// Children that one storage loses and gets; removals come first. A renamed child is in both.
#[derive(Clone, Debug)]
pub(crate) struct ChildEdits {
    pub(crate) storage: Node,
    pub(crate) removed: Vec<StreamId>,
    pub(crate) added: Vec<Node>,
}

/// New bytes of one stream.
#[derive(Debug)]
pub(crate) struct Contents<'a> {
    pub(crate) stream: Node,
    /// New length in bytes.
    pub(crate) len: u64,
    /// Committed bytes below this offset count where no piece lies over them. From here on, what no piece covers is
    /// zero.
    pub(crate) kept: u64,
    /// Sorted by offset, disjoint, none beyond `len`.
    pub(crate) pieces: Vec<Piece<'a>>,
}

/// Some bytes of a stream.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    /// Where they begin in the stream.
    pub(crate) offset: u64,
    pub(crate) len: u64,
    pub(crate) bytes: PieceBytes<'a>,
}

impl Piece<'_> {
    /// Offset of the first byte behind it.
    pub(crate) fn end(&self) -> u64 {
        self.offset.saturating_add(self.len)
    }
}

/// Where the bytes of a piece are.
pub(crate) enum PieceBytes<'a> {
    Memory(&'a [u8]),
    /// In a store beside the file, from this offset on.
    Stored(&'a dyn ReadAt, u64),
    /// In sectors of the file that no state uses yet. The offset of the piece is a multiple of the sector size, and no
    /// other piece has bytes in its last sector.
    Placed(Placed),
}

impl std::fmt::Debug for PieceBytes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Memory(bytes) => write!(f, "Memory({} bytes)", <[u8]>::len(bytes)),
            Self::Stored(_, offset) => write!(f, "Stored({offset})"),
            Self::Placed(placed) => placed.fmt(f),
        }
    }
}

/// A run of sectors that is not part of the committed state yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Placed {
    /// The first of them.
    pub(crate) sector: SectorId,
    /// How many.
    pub(crate) sectors: u32,
}

/// A commit that stands.
#[derive(Debug)]
pub(crate) struct Made {
    /// Entry numbers of [`Changes::new`], in order.
    pub(crate) new_ids: Vec<StreamId>,
    /// Why the file could not be made shorter afterwards, in the step of shrinking.
    pub(crate) not_shrunk: Option<Error>,
}

/// How a commit is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct How {
    pub(crate) strategy: Strategy,
    /// Fail with `NotCurrent` if the file on disk is not the one this state came from.
    pub(crate) only_if_current: bool,
    /// Keep the old header in the tail record, and its sectors until the next commit.
    pub(crate) keep_undo: bool,
    /// Move the end of the file into holes, so that it shrinks.
    pub(crate) consolidate: bool,
    /// Make it durable: two syncs.
    pub(crate) sync: bool,
}

impl Default for How {
    fn default() -> Self {
        Self {
            strategy: Strategy::Flip,
            only_if_current: false,
            keep_undo: false,
            consolidate: false,
            sync: true,
        }
    }
}

/// Which sectors a commit may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Strategy {
    /// Only free ones.
    Flip,
    /// Sectors of changed streams too, where they stay in their place: no growth, but a crash may leave both old and
    /// new bytes in those streams.
    Overwrite,
}
