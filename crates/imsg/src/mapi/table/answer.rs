//! What the calls of a table answer.

use mapi_props::ErrorCode;

/// A place in a table: one of three that every table has, or one made by
/// [`create_bookmark`](crate::mapi::Table::create_bookmark).
///
/// ```
/// use imsg::mapi::Bookmark;
/// assert_eq!(Bookmark::from_raw(2), Bookmark::END);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bookmark(u32);

impl Bookmark {
    /// `BOOKMARK_BEGINNING`: the first row.
    pub const BEGINNING: Self = Self(0);
    /// `BOOKMARK_CURRENT`: the row that is read next.
    pub const CURRENT: Self = Self(1);
    /// `BOOKMARK_END`: after the last row.
    pub const END: Self = Self(2);

    /// The bookmark with MAPI's number; the table says whether it knows it.
    #[must_use]
    pub const fn from_raw(number: u32) -> Self {
        Self(number)
    }

    /// MAPI's number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self.0
    }
}

/// How far the cursor went ([`seek_row`](crate::mapi::Table::seek_row)).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Sought {
    /// Rows from the bookmark to the cursor, negative if that went back.
    pub moved: i32,
    /// `MAPI_W_POSITION_CHANGED` if the row of the bookmark is gone and the one after it was taken.
    pub warning: Option<ErrorCode>,
}

/// That a row was found ([`find_row`](crate::mapi::Table::find_row)); the cursor stands on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Found {
    /// `MAPI_W_POSITION_CHANGED` if the row of the bookmark is gone and the one after it was taken.
    pub warning: Option<ErrorCode>,
}

/// Where the cursor stands ([`query_position`](crate::mapi::Table::query_position)).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Position {
    /// The number of the row that is read next, from 0.
    pub row: u32,
    /// The part of the table before the cursor: this many
    pub numerator: u32,
    /// of this many rows. Never 0.
    pub denominator: u32,
}

/// What a table is doing (`TBLSTAT_...`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum TableStatus {
    /// `TBLSTAT_COMPLETE`, 0: nothing.
    Complete,
}

impl TableStatus {
    /// MAPI's number.
    #[must_use]
    pub const fn code(self) -> u32 {
        match self {
            Self::Complete => 0,
        }
    }
}

/// How a table follows what it shows (`TBLTYPE_...`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum TableType {
    /// `TBLTYPE_DYNAMIC`, 2: rows and values follow all changes.
    Dynamic,
}

impl TableType {
    /// MAPI's number.
    #[must_use]
    pub const fn code(self) -> u32 {
        match self {
            Self::Dynamic => 2,
        }
    }
}
