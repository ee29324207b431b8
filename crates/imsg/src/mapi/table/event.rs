//! What a table tells those who asked to be told.

use mapi_props::{ErrorCode, PropertyTag, PropertyValue};

/// A row of a table: for each column, in their order, its tag with the type of the value, and the value.
///
/// Where a row has no value to show, the type is PtypErrorCode and the value says why.
pub type TableRow = Vec<(PropertyTag, PropertyValue)>;

/// So many changed rows are told one by one; more are one [`TableEvent::Changed`].
pub(super) const MAX_ROW_EVENTS: usize = 256;

/// Which events somebody wants to be told: `fnev...`.
///
/// Tables know [`TABLE_MODIFIED`](Self::TABLE_MODIFIED) alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EventMask(u32);

impl EventMask {
    /// `fnevTableModified`.
    pub const TABLE_MODIFIED: Self = Self(0x100);

    /// The mask of MAPI's word.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// MAPI's word.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// Somebody who is told what happens to a table (`IMAPIAdviseSink`).
///
/// No lock is held during the call: the sink may use the table and its message. Events come in the order in which the
/// changes were seen, one at a time for a table, on the thread that made one of them.
pub trait AdviseSink: Send + Sync {
    /// Something happened.
    fn on_notify(&self, event: &TableEvent);
}

/// What happened to the rows that a table shows (`TABLE_NOTIFICATION`).
///
/// A row that comes under the table's restriction by a change is added, one that no longer does is deleted.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum TableEvent {
    /// `TABLE_CHANGED`: so much that the rows are best read again.
    Changed,
    /// `TABLE_ERROR`: the rows cannot be read any more.
    Error(ErrorCode),
    /// `TABLE_ROW_ADDED`.
    RowAdded {
        /// `PidTagInstanceKey` of the row.
        key: Vec<u8>,
        /// `PidTagInstanceKey` of the row before it; `None` if it is the first.
        prior: Option<Vec<u8>>,
        /// The row, in the columns of the table.
        row: TableRow,
    },
    /// `TABLE_ROW_DELETED`.
    RowDeleted {
        /// `PidTagInstanceKey` that the row had.
        key: Vec<u8>,
    },
    /// `TABLE_ROW_MODIFIED`; the row may have moved.
    RowModified {
        /// `PidTagInstanceKey` of the row.
        key: Vec<u8>,
        /// `PidTagInstanceKey` of the row before it; `None` if it is the first.
        prior: Option<Vec<u8>>,
        /// The row, in the columns of the table.
        row: TableRow,
    },
}

impl TableEvent {
    /// MAPI's number for the event, `TABLE_...`.
    ///
    /// ```
    /// use imsg::mapi::TableEvent;
    /// assert_eq!(TableEvent::RowDeleted { key: vec![1, 0, 0, 0] }.code(), 4);
    /// ```
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::Changed => 1,
            Self::Error(_) => 2,
            Self::RowAdded { .. } => 3,
            Self::RowDeleted { .. } => 4,
            Self::RowModified { .. } => 5,
        }
    }
}
