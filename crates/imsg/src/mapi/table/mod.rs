//! Tables of recipients and attachments: `IMAPITable`.

mod answer;
mod change;
mod column;
mod event;
mod flags;
mod kind;
pub(crate) mod last_error;
mod notify;
mod read;
mod row;
mod seek;
pub(crate) mod source;
mod state;
#[cfg(test)]
mod tests;
mod view;

use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use mapi_props::ErrorCode;

use crate::error::Result;
use crate::mapi::table::state::State;

pub use answer::{Bookmark, Found, Position, Sought, TableStatus, TableType};
pub use event::{AdviseSink, EventMask, TableEvent, TableRow};
pub use flags::{FindRowFlags, QueryColumnsFlags, QueryRowsFlags, TableFlags};
pub use kind::TableKind;
pub use last_error::LastError;

/// A view on the recipients or attachments of a message (`IMAPITable`, [MS-OXCTABL]): columns, a restriction, an order, a
/// cursor and bookmarks of its own, over rows that follow every change.
///
/// A clone is the same table, not a second one. Every call does its work before it returns.
///
/// The cursor stands before the row that is read next. When the rows change, the cursor stays on its row and a bookmark
/// on its own; if the row is gone, on the first of the rows after it that are left. A cursor at the start or at the end,
/// put there by counting, stays there.
///
/// Every row has the same columns in the same order. Where a row has nothing to show, because it lacks the property or
/// has it with another type, stands an error (PtypErrorCode, `MAPI_E_NOT_FOUND`). Strings are given in the width that
/// the tag asks for, else in that with which the table was opened. Values are never cut.
///
/// # Errors
///
/// Each call answers `MAPI_E_INVALID_OBJECT` once the message is gone or the table closed. A call that fails leaves the
/// table as it was.
#[derive(Clone)]
pub struct Table(Arc<Shared>);

struct Shared {
    kind: TableKind,
    state: Mutex<State>,
    /// Rings when a sink was told.
    told: Condvar,
}

impl Table {
    /// A table over rows; `unicode` says in which width strings are given where no tag says it.
    pub(crate) fn open(kind: TableKind, unicode: bool, source: Arc<dyn source::TableSource>) -> Self {
        let state = Mutex::new(State::new(kind, unicode, source));
        Self(Arc::new(Shared { kind, state, told: Condvar::new() }))
    }

    /// What the rows are.
    #[must_use]
    pub fn kind(&self) -> TableKind {
        self.0.kind
    }

    /// The last failure of this table in words, if `code` is the one it answered (`GetLastError`).
    #[must_use]
    pub fn last_error(&self, code: ErrorCode) -> Option<LastError> {
        self.lock().last_error.clone().filter(|last| last.code == code)
    }

    /// Makes every further call answer `MAPI_E_INVALID_OBJECT`, and lets go of the sinks. To be called with no lock held.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.is_closed = true;
        state.events.clear();
        let sinks = std::mem::take(&mut state.sinks);
        drop(state);
        drop(sinks);
    }

    /// A reference that does not keep the table.
    pub(crate) fn downgrade(&self) -> WeakTable {
        WeakTable(Arc::downgrade(&self.0))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a call: with the lock held, failures remembered. The sinks of a message that is gone are let go of, after
    /// the lock is.
    fn call<T>(&self, work: impl FnOnce(&mut State) -> Result<T>) -> Result<T> {
        let mut sinks = None;
        let mut state = self.lock();
        let result = work(&mut state);
        if let Err(error) = &result {
            state.last_error = Some(LastError::of(error, self.0.kind.place()));
            if error.code() == ErrorCode::INVALID_OBJECT {
                state.events.clear();
                sinks = Some(std::mem::take(&mut state.sinks));
            }
        }
        drop(state);
        drop(sinks);
        result
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("kind", &self.0.kind).finish_non_exhaustive()
    }
}

/// A reference to a table that does not keep it.
#[derive(Clone)]
pub(crate) struct WeakTable(std::sync::Weak<Shared>);

impl WeakTable {
    /// Whether somebody still has the table. Unlike a table that is got and let go of, asking is safe with any lock held.
    pub(crate) fn is_alive(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// The table, if somebody still has it.
    pub(crate) fn upgrade(&self) -> Option<Table> {
        self.0.upgrade().map(Table)
    }
}
