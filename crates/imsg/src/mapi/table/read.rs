//! What a table shows.

use std::collections::HashSet;

use mapi_props::{ErrorCode, PropertyTag, Restriction, SortOrderSet};

use crate::error::Result;
use crate::mapi::table::column::Column;
use crate::mapi::table::{
    QueryColumnsFlags, QueryRowsFlags, Table, TableFlags, TableRow, TableStatus, TableType,
};

impl Table {
    /// The columns of the view, or all that the table can have (`QueryColumns`).
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn query_columns(&self, flags: QueryColumnsFlags) -> Result<Vec<PropertyTag>> {
        self.call(|state| {
            let view = state.view()?;
            if flags.contains(QueryColumnsFlags::ALL_COLUMNS) {
                return Ok(view.all_columns());
            }
            Ok(view.columns(&state.shape).iter().map(|column| column.tag).collect())
        })
    }

    /// The number of rows under the restriction (`GetRowCount`); exact.
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn row_count(&self) -> Result<u32> {
        self.call(|state| Ok(number(state.view()?.rows.len())))
    }

    /// Reads rows from the cursor (`QueryRows`): up to `count` of them, or with a negative `count` the rows before it, in
    /// forward order. At the end, or at the start, that is none.
    ///
    /// The cursor goes behind the last row, or with [`NO_ADVANCE`](QueryRowsFlags::NO_ADVANCE) to the first.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for a `count` of 0.
    pub fn query_rows(&self, count: i32, flags: QueryRowsFlags) -> Result<Vec<TableRow>> {
        self.call(|state| {
            let view = state.view()?;
            if count == 0 {
                return state.refuse(ErrorCode::INVALID_PARAMETER, "no rows were asked for");
            }
            let position = state.position();
            let wanted = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
            let (first, behind) = if count < 0 {
                (position.saturating_sub(wanted), position)
            } else {
                (position, position.saturating_add(wanted).min(view.rows.len()))
            };
            let columns = view.columns(&state.shape);
            let rows = view.rows.get(first..behind).unwrap_or_default();
            let rows: Vec<_> = rows.iter().map(|row| view.cells(row, &columns)).collect();
            let next = if flags.contains(QueryRowsFlags::NO_ADVANCE) { first } else { behind };
            if next != position {
                state.go_to(next);
            }
            Ok(rows)
        })
    }

    /// The order that was set (`QuerySortOrder`). Where none is, the one of attachments has its two keys, that of
    /// recipients none.
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn query_sort_order(&self) -> Result<SortOrderSet> {
        self.call(|state| {
            state.alive()?;
            if state.shape.sort.keys.is_empty() {
                return Ok(self.kind().reported_order());
            }
            Ok(state.shape.sort.clone())
        })
    }

    /// What the table is doing, and how it follows what it shows (`GetStatus`).
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn get_status(&self) -> Result<(TableStatus, TableType)> {
        self.call(|state| state.alive().map(|()| (TableStatus::Complete, TableType::Dynamic)))
    }

    /// Waits for nothing (`WaitForCompletion`): all work is done when a call returns.
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn wait_for_completion(&self) -> Result<TableStatus> {
        self.get_status().map(|(status, _)| status)
    }

    /// Sets what is given of columns, restriction and order, and reads all rows from the start (`HrQueryAllRows`).
    /// `max` 0 is no limit.
    ///
    /// # Errors
    ///
    /// Those of [`set_columns`](Self::set_columns), [`restrict`](Self::restrict) and [`sort_table`](Self::sort_table);
    /// `MAPI_E_TABLE_TOO_BIG` if there are more rows than `max`.
    pub fn query_all_rows(
        &self,
        columns: Option<&[PropertyTag]>,
        restriction: Option<Restriction>,
        order: Option<&SortOrderSet>,
        max: u32,
    ) -> Result<Vec<TableRow>> {
        if let Some(columns) = columns {
            self.set_columns(columns, TableFlags::BATCH)?;
        }
        if restriction.is_some() {
            self.restrict(restriction, TableFlags::BATCH)?;
        }
        if let Some(order) = order {
            self.sort_table(order, TableFlags::BATCH)?;
        }
        self.call(|state| {
            let view = state.view()?;
            if max > 0 && number(view.rows.len()) > max {
                return state.refuse(ErrorCode::TABLE_TOO_BIG, "there are more rows than were asked for");
            }
            let columns = view.columns(&state.shape);
            let rows = view.rows.iter().map(|row| view.cells(row, &columns)).collect();
            state.go_to(view.rows.len());
            Ok(rows)
        })
    }

    /// Puts columns before those of the view, each once (`HrAddColumns`).
    ///
    /// # Errors
    ///
    /// Those of [`set_columns`](Self::set_columns).
    pub fn add_columns(&self, columns: &[PropertyTag]) -> Result<()> {
        let mut all: Vec<Column> = columns.iter().copied().map(Column::new).collect();
        let before = self.query_columns(QueryColumnsFlags::NONE)?;
        all.extend(before.into_iter().map(Column::new));
        let mut seen = HashSet::new();
        let tags: Vec<_> = all.into_iter().map(|column| column.tag).filter(|tag| seen.insert(*tag)).collect();
        self.set_columns(&tags, TableFlags::NONE)
    }
}

/// A number of rows in MAPI's width.
pub(super) fn number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
