//! Tables over rows that a test makes and changes.

mod attachments;
mod bookmarks;
mod columns;
mod conditions;
mod cost;
mod cursor;
mod model;
mod notify;
mod restrict;
mod rows;
mod sort;
mod whole;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use mapi_props::{
    CodePage, ErrorCode, PropertyTag, PropertyValue, RelOp, Restriction, SortKey, SortOrder, SortOrderSet,
};

use crate::error::{Error, Result};
use crate::mapi::table::source::{RowSet, SourceRow, TableSource};
use crate::mapi::table::{QueryColumnsFlags, QueryRowsFlags, Table, TableFlags, TableKind, TableRow};

const NAME: u32 = 0x3001_001F;
const NAME8: u32 = 0x3001_001E;
const KIND: u32 = 0x0C15_0003;
const ROW_ID: u32 = 0x3000_0003;
const KEY: u32 = 0x0FF6_0102;
const COLORS: u32 = 0x8001_101F;
const COLOR_PER_ROW: u32 = 0x8001_301F;
const SIZES: u32 = 0x8002_1003;
const SIZE_PER_ROW: u32 = 0x8002_3003;

type Properties = Vec<(PropertyTag, PropertyValue)>;

/// Rows that a test changes.
struct Fake {
    rows: Mutex<(u64, Vec<Arc<SourceRow>>)>,
    page: CodePage,
    failure: Mutex<Option<ErrorCode>>,
    /// How often all rows were asked for.
    asked: AtomicUsize,
}

impl TableSource for Fake {
    fn rows(&self) -> Result<Arc<RowSet>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if let Some(code) = *self.failure.lock().unwrap() {
            return Err(Error::refused(code, "the message is gone", "message"));
        }
        let (version, rows) = &*self.rows.lock().unwrap();
        Ok(Arc::new(RowSet { version: *version, rows: rows.clone(), code_page: self.page }))
    }
}

impl Fake {
    fn new(rows: Vec<(u32, Properties)>) -> Arc<Self> {
        Self::in_page(rows, CodePage::WINDOWS_1252)
    }

    fn in_page(rows: Vec<(u32, Properties)>, page: CodePage) -> Arc<Self> {
        let rows = rows.into_iter().map(|(number, row)| Arc::new(SourceRow::new(number, row))).collect();
        let (failure, asked) = (Mutex::new(None), AtomicUsize::new(0));
        Arc::new(Self { rows: Mutex::new((1, rows)), page, failure, asked })
    }

    /// Recipients with these names, numbered from 0.
    fn recipients(names: &[&str]) -> Arc<Self> {
        Self::new((0..).zip(names).map(|(number, name)| (number, named(name))).collect())
    }

    fn table(self: &Arc<Self>, kind: TableKind) -> Table {
        Table::open(kind, true, Arc::clone(self) as Arc<dyn TableSource>)
    }

    fn recipient_table(self: &Arc<Self>) -> Table {
        self.table(TableKind::Recipients)
    }

    /// Adds a row, or replaces the one with its number.
    fn put(&self, number: u32, properties: Properties) {
        let row = Arc::new(SourceRow::new(number, properties));
        let (version, rows) = &mut *self.rows.lock().unwrap();
        *version += 1;
        match rows.iter_mut().find(|row| row.number() == number) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
    }

    fn remove(&self, number: u32) {
        let (version, rows) = &mut *self.rows.lock().unwrap();
        *version += 1;
        rows.retain(|row| row.number() != number);
    }

    fn fail(&self, code: Option<ErrorCode>) {
        *self.failure.lock().unwrap() = code;
    }
}

fn tag(value: u32) -> PropertyTag {
    PropertyTag::from_u32(value)
}

fn tags(values: &[u32]) -> Vec<PropertyTag> {
    values.iter().copied().map(tag).collect()
}

fn properties(list: &[(u32, PropertyValue)]) -> Properties {
    list.iter().map(|(tag, value)| (PropertyTag::from_u32(*tag), value.clone())).collect()
}

fn named(name: &str) -> Properties {
    properties(&[(NAME, name.into()), (KIND, 1.into())])
}

fn set_columns(table: &Table, columns: &[u32]) {
    table.set_columns(&tags(columns), TableFlags::NONE).unwrap();
}

fn columns(table: &Table) -> Vec<u32> {
    table.query_columns(QueryColumnsFlags::NONE).unwrap().into_iter().map(PropertyTag::to_u32).collect()
}

fn read(table: &Table, count: i32) -> Vec<TableRow> {
    table.query_rows(count, QueryRowsFlags::NONE).unwrap()
}

/// The texts in the column of names of some rows.
fn names_of(rows: &[TableRow]) -> Vec<String> {
    let name = |row: &TableRow| match row.iter().find(|(tag, _)| tag.id().number() == 0x3001) {
        Some((_, PropertyValue::String(name))) => name.clone(),
        other => format!("{other:?}"),
    };
    rows.iter().map(name).collect()
}

/// The names of the rows from the cursor on.
fn read_names(table: &Table, count: i32) -> Vec<String> {
    names_of(&read(table, count))
}

/// The names of all rows; the cursor stays.
fn all_names(table: &Table) -> Vec<String> {
    let position = table.query_position().unwrap().row;
    table.seek_row_approx(0, 1).unwrap();
    let names = read_names(table, i32::MAX);
    table.seek_row(crate::mapi::Bookmark::BEGINNING, position.cast_signed()).unwrap();
    names
}

fn row_of(table: &Table) -> u32 {
    table.query_position().unwrap().row
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> ErrorCode {
    result.unwrap_err().code()
}

fn is_named(name: &str) -> Restriction {
    Restriction::Property { relation: RelOp::Equal, tag: tag(NAME), value: name.into() }
}

fn named_from(name: &str) -> Restriction {
    Restriction::Property { relation: RelOp::GreaterOrEqual, tag: tag(NAME), value: name.into() }
}

fn restrict(table: &Table, restriction: Restriction) {
    table.restrict(Some(restriction), TableFlags::NONE).unwrap();
}

fn ascend(value: u32) -> SortKey {
    SortKey { tag: tag(value), order: SortOrder::Ascend }
}

fn descend(value: u32) -> SortKey {
    SortKey { tag: tag(value), order: SortOrder::Descend }
}

fn sort(table: &Table, keys: &[SortKey]) {
    table.sort_table(&SortOrderSet::from(keys.to_vec()), TableFlags::NONE).unwrap();
}

fn error_cell(id: u32, code: ErrorCode) -> (PropertyTag, PropertyValue) {
    (PropertyTag::from_u32(id << 16 | 0x000A), PropertyValue::ErrorCode(code))
}
