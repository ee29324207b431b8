//! The vocabulary of a sector plan: which structures there are, in what order and pieces they lie.

use crate::plan::NodeId;

/// A run of sectors that a plan can put somewhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The FAT sectors. With [`FatPlacement::Spread`] their place in the order has no effect.
    Fat,
    /// The DIFAT sectors; as for [`Part::Fat`].
    Difat,
    /// The directory chain.
    Directory,
    /// The mini FAT chain.
    MiniFat,
    /// The mini stream (the chain of the root entry).
    MiniStream,
    /// One stream: its sectors, or its mini sectors if it lives in the mini stream.
    Stream(NodeId),
    /// That many unallocated sectors.
    Free(u32),
    /// That many unallocated mini sectors.
    FreeMini(u32),
    /// Pieces of `piece` sectors of each part in turn, until all are used up. Streams in the mini stream take turns
    /// among themselves.
    Interleaved {
        /// Sectors of one piece.
        piece: u32,
        /// The parts that take turns.
        parts: Vec<Part>,
    },
}

impl Part {
    /// Pieces of `piece` sectors of each part in turn.
    pub fn interleaved(piece: u32, parts: impl IntoIterator<Item = Self>) -> Self {
        Self::Interleaved { piece, parts: parts.into_iter().collect() }
    }
}

impl From<NodeId> for Part {
    fn from(stream: NodeId) -> Self {
        Self::Stream(stream)
    }
}

/// In which order a chain visits the sectors that the plan gave it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ChainOrder {
    /// Ascending: the chain runs forward through the file.
    #[default]
    Ascending,
    /// Descending: every link points backward.
    Reversed,
    /// Random pieces of so many sectors each (1: sector by sector).
    Shuffled {
        /// Sectors of one piece.
        piece: u32,
        /// Equal seeds give equal orders.
        seed: u64,
    },
}

/// Where the FAT and DIFAT sectors lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FatPlacement {
    /// Together, where [`Part::Fat`] and [`Part::Difat`] stand in the order.
    #[default]
    Together,
    /// Each FAT sector first among the sectors it describes, and each DIFAT sector right after the first FAT sector it
    /// lists: what a writer leaves that grows its file sector by sector.
    Spread,
}

/// Which stream IDs the elements get. The root is always 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum DirectoryOrder {
    /// As they were added to the plan.
    #[default]
    Added,
    /// The other way round.
    Reversed,
    /// Random by seed.
    Shuffled(u64),
    /// These first, in this order, then the others as they were added.
    Explicit(Vec<NodeId>),
}
