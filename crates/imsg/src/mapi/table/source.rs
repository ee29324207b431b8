//! Where the rows of a table come from.

use std::sync::Arc;

use mapi_props::{CodePage, PropertyId, PropertyTag, PropertyValue};

use crate::error::Result;

/// Gives the rows that a table shows.
///
/// Asked at every call of the table, so it is cheap as long as nothing changes. The table's lock is held then: the lock of
/// a message comes after those of its tables, and a message calls its tables with its own lock free.
pub(crate) trait TableSource: Send + Sync {
    /// The rows as they are now; `MAPI_E_INVALID_OBJECT` when the message is gone.
    fn rows(&self) -> Result<Arc<RowSet>>;
}

/// All rows at one time.
#[derive(Debug)]
pub(crate) struct RowSet {
    /// Another number for each other content.
    pub(crate) version: u64,
    /// The rows, in any order, each number once.
    pub(crate) rows: Vec<Arc<SourceRow>>,
    /// The code page of strings that are asked for in 8 bits but are stored in Unicode.
    pub(crate) code_page: CodePage,
}

/// The properties of one recipient or attachment, as they are stored.
#[derive(Debug)]
pub(crate) struct SourceRow {
    number: u32,
    properties: Vec<(PropertyTag, PropertyValue)>,
    /// Sorted by id: where the property is.
    index: Vec<(PropertyId, usize)>,
}

impl SourceRow {
    /// A row from its number (of the attachment, or the row id) and its properties, each id once.
    pub(crate) fn new(number: u32, properties: Vec<(PropertyTag, PropertyValue)>) -> Self {
        let mut index: Vec<_> = properties.iter().enumerate().map(|(at, (tag, _))| (tag.id(), at)).collect();
        index.sort_unstable();
        index.dedup_by_key(|(id, _)| *id);
        Self { number, properties, index }
    }

    /// The number of the attachment, or the row id.
    pub(crate) const fn number(&self) -> u32 {
        self.number
    }

    /// The properties as they were given.
    pub(crate) fn properties(&self) -> &[(PropertyTag, PropertyValue)] {
        &self.properties
    }

    /// The value of the property with this id.
    pub(crate) fn value(&self, id: PropertyId) -> Option<&PropertyValue> {
        let at = self.index.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        let (_, position) = self.index.get(at)?;
        self.properties.get(*position).map(|(_, value)| value)
    }
}
