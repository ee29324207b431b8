//! Changes of what a table shows, and how.

use std::sync::Arc;

use mapi_props::{ErrorCode, PropertyTag, Restriction, SortOrderSet};

use crate::error::Result;
use crate::mapi::table::column::Column;
use crate::mapi::table::view::Shape;
use crate::mapi::table::{Bookmark, Table, TableFlags, TableKind};

impl Table {
    /// Sets the columns (`SetColumns`). Properties that no row has are taken too, and `PR_NULL` (0x00000001) stands for a
    /// column that stays free.
    ///
    /// A multivalued tag is one column with all values. With `MVI_FLAG` (0x3000) there is a row for each value, and a row
    /// for each pair of values of two such columns; a row without the property stays one. When that changes the rows,
    /// bookmarks are forgotten and the cursor goes to the start.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` without a column; `MAPI_E_TABLE_TOO_BIG` if a row per value makes a million rows more.
    pub fn set_columns(&self, columns: &[PropertyTag], flags: TableFlags) -> Result<()> {
        let _ = flags;
        self.call(|state| {
            state.alive()?;
            if columns.is_empty() {
                return state.refuse(ErrorCode::INVALID_PARAMETER, "a table has at least one column");
            }
            let columns: Arc<[Column]> = columns.iter().copied().map(Column::new).collect();
            let shape = Shape { columns: Some(columns), ..state.shape.clone() };
            let restart = shape.expanded() != state.shape.expanded();
            state.reshape(shape, restart)
        })
    }

    /// Shows the rows that satisfy a restriction, or all (`Restrict`). Bookmarks are forgotten, the cursor goes to the
    /// start. Properties that are no column count too.
    ///
    /// # Errors
    ///
    /// `MAPI_E_TOO_COMPLEX` for what [`Restriction::check`] refuses.
    pub fn restrict(&self, restriction: Option<Restriction>, flags: TableFlags) -> Result<()> {
        let _ = flags;
        self.call(|state| {
            state.alive()?;
            if let Some(Err(code)) = restriction.as_ref().map(Restriction::check) {
                return state.refuse(code, "the restriction cannot be evaluated");
            }
            let shape = Shape { restriction: restriction.map(Arc::new), ..state.shape.clone() };
            state.reshape(shape, true)
        })
    }

    /// Sorts the rows (`SortTable`); without a key, in the order they begin with. Bookmarks are forgotten, the cursor goes
    /// to the start.
    ///
    /// # Errors
    ///
    /// `MAPI_E_TOO_COMPLEX` for what [`SortOrderSet::check`] refuses, and for a key with `MVI_FLAG` that is not a column
    /// of a table of recipients.
    pub fn sort_table(&self, order: &SortOrderSet, flags: TableFlags) -> Result<()> {
        let _ = flags;
        self.call(|state| {
            state.alive()?;
            if let Err(code) = order.check() {
                return state.refuse(code, "rows cannot be sorted so");
            }
            let expanded = state.shape.expanded();
            let is_expanded = |id| self.kind() == TableKind::Recipients && expanded.contains(&id);
            let mut instances = order.keys.iter().filter_map(|key| Column::new(key.tag).expanded());
            if !instances.all(is_expanded) {
                return state.refuse(ErrorCode::TOO_COMPLEX, "rows have no single value to be sorted by");
            }
            let shape = Shape { sort: order.clone(), ..state.shape.clone() };
            state.reshape(shape, true)
        })
    }

    /// Stops what is going on (`Abort`), which is nothing.
    ///
    /// # Errors
    ///
    /// `MAPI_E_UNABLE_TO_ABORT`, always.
    pub fn abort(&self) -> Result<()> {
        self.call(|state| {
            state.alive()?;
            state.refuse(ErrorCode::UNABLE_TO_ABORT, "nothing is going on that could be stopped")
        })
    }

    /// Shows the rows of a category (`ExpandRow`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT`, always: these tables have no categories.
    pub fn expand_row(&self, instance_key: &[u8], count: u32) -> Result<(Vec<super::TableRow>, u32)> {
        let _ = (instance_key, count);
        self.no_categories()
    }

    /// Hides the rows of a category (`CollapseRow`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT`, always: these tables have no categories.
    pub fn collapse_row(&self, instance_key: &[u8]) -> Result<u32> {
        let _ = instance_key;
        self.no_categories()
    }

    /// Which categories are open (`GetCollapseState`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT`, always: these tables have no categories.
    pub fn get_collapse_state(&self, instance_key: &[u8]) -> Result<Vec<u8>> {
        let _ = instance_key;
        self.no_categories()
    }

    /// Opens categories as they were (`SetCollapseState`).
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT`, always: these tables have no categories.
    pub fn set_collapse_state(&self, collapse_state: &[u8]) -> Result<Bookmark> {
        let _ = collapse_state;
        self.no_categories()
    }

    fn no_categories<T>(&self) -> Result<T> {
        self.call(|state| {
            state.alive()?;
            state.refuse(ErrorCode::NO_SUPPORT, "the table has no categories")
        })
    }
}
