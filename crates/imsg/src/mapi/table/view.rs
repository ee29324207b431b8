//! The rows that a table shows, in their order.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use mapi_props::{ErrorCode, PropertyId, PropertyTag, Restriction, SortOrderSet};

use crate::error::{Error, Result};
use crate::mapi::table::column::Column;
use crate::mapi::table::event::{MAX_ROW_EVENTS, TableEvent, TableRow};
use crate::mapi::table::kind::TableKind;
use crate::mapi::table::row::{RowId, ViewRow};
use crate::mapi::table::source::RowSet;

/// How many rows more than its source a view may have, by columns with a row per value: the products of such columns
/// grow faster than a message does.
const MAX_EXPANDED: usize = 1 << 20;

/// What is shown, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The columns that were set.
    pub(super) columns: Option<Arc<[Column]>>,
    /// Which rows are shown; all if nothing is said.
    pub(super) restriction: Option<Arc<Restriction>>,
    /// In which order; with no keys in the order of the table's kind.
    pub(super) sort: SortOrderSet,
}

impl Shape {
    /// The properties that have a row per value, each once.
    pub(super) fn expanded(&self) -> Vec<PropertyId> {
        let columns = self.columns.as_deref().unwrap_or_default();
        let mut ids: Vec<_> = columns.iter().filter_map(|column| column.expanded()).collect();
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        ids
    }
}

/// The rows of one version of the source in one shape.
#[derive(Debug)]
pub(super) struct View {
    pub(super) source: Arc<RowSet>,
    pub(super) rows: Vec<ViewRow>,
    kind: TableKind,
    unicode: bool,
    default_columns: OnceLock<Arc<[Column]>>,
}

impl View {
    /// Selects and sorts.
    pub(super) fn new(source: Arc<RowSet>, kind: TableKind, unicode: bool, shape: &Shape) -> Result<Self> {
        let whole = |row| ViewRow::whole(Arc::clone(row), kind, source.code_page);
        let all: Vec<_> = source.rows.iter().map(whole).collect();
        let mut rows = arrange(all, &kind.default_order());
        let expanded = shape.expanded();
        if !expanded.is_empty() {
            rows = expand(&rows, &expanded, kind)?;
        }
        if let Some(restriction) = &shape.restriction {
            rows.retain(|row| restriction.matches(row));
        }
        if !shape.sort.keys.is_empty() {
            rows = arrange(rows, &shape.sort);
        }
        Ok(Self { source, rows, kind, unicode, default_columns: OnceLock::new() })
    }

    /// The columns of the shape, or those that the table has by itself.
    pub(super) fn columns(&self, shape: &Shape) -> Arc<[Column]> {
        let default =
            || self.kind.default_columns(&self.source, self.unicode).into_iter().map(Column::new).collect();
        match &shape.columns {
            Some(columns) => Arc::clone(columns),
            None => Arc::clone(self.default_columns.get_or_init(default)),
        }
    }

    /// All columns that the table can have.
    pub(super) fn all_columns(&self) -> Vec<PropertyTag> {
        self.kind.all_columns(&self.source, self.unicode)
    }

    /// What a row shows.
    pub(super) fn cells(&self, row: &ViewRow, columns: &[Column]) -> TableRow {
        columns.iter().map(|column| column.cell(row, self.unicode, self.source.code_page)).collect()
    }

    /// For each row of an older view and for its end, where it stands here: the row itself, or the first one after it
    /// that is still there, and whether it is another one.
    pub(super) fn places_of(&self, old: &Self) -> Vec<(usize, bool)> {
        let here = self.positions();
        let mut next = self.rows.len();
        let mut places = vec![(next, false)];
        for row in old.rows.iter().rev() {
            let place = here.get(&row.id).copied();
            next = place.unwrap_or(next);
            places.push((next, place.is_none()));
        }
        places.reverse();
        places
    }

    fn positions(&self) -> HashMap<RowId, usize> {
        self.rows.iter().enumerate().map(|(position, row)| (row.id, position)).collect()
    }

    /// What happened to the rows since an older view.
    pub(super) fn events_since(&self, old: &Self, shape: &Shape) -> Vec<TableEvent> {
        let (here, before) = (self.positions(), old.positions());
        let gone = old.rows.iter().filter(|row| !here.contains_key(&row.id));
        let mut events: Vec<_> = gone.map(|row| TableEvent::RowDeleted { key: row.key() }).collect();
        let columns = self.columns(shape);
        let mut prior: Option<&ViewRow> = None;
        for row in &self.rows {
            let old = before.get(&row.id).and_then(|position| old.rows.get(*position));
            let is_new = old.is_none();
            if is_new || old.is_some_and(|old| has_changed(old, row)) {
                let (key, prior) = (row.key(), prior.map(ViewRow::key));
                let row = self.cells(row, &columns);
                events.push(if is_new {
                    TableEvent::RowAdded { key, prior, row }
                } else {
                    TableEvent::RowModified { key, prior, row }
                });
            }
            if events.len() > MAX_ROW_EVENTS {
                return vec![TableEvent::Changed];
            }
            prior = Some(row);
        }
        events
    }
}

/// Whether a row has other properties than it had.
fn has_changed(old: &ViewRow, new: &ViewRow) -> bool {
    !Arc::ptr_eq(&old.source, &new.source) && old.source.properties() != new.source.properties()
}

/// The rows in an order.
fn arrange(rows: Vec<ViewRow>, order: &SortOrderSet) -> Vec<ViewRow> {
    let sorted = order.arrange(&rows);
    let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
    sorted.into_iter().filter_map(|position| rows.get_mut(position).and_then(Option::take)).collect()
}

/// The rows with a row per value of some properties.
fn expand(rows: &[ViewRow], expanded: &[PropertyId], kind: TableKind) -> Result<Vec<ViewRow>> {
    let limit = rows.len().saturating_add(MAX_EXPANDED);
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if !row.expand(expanded, limit.saturating_sub(all.len()), &mut all) {
            let reason = "a row per value makes more rows than a table can have";
            return Err(Error::refused(ErrorCode::TABLE_TOO_BIG, reason, kind.place()));
        }
    }
    Ok(all)
}
