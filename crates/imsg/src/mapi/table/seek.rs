//! The cursor and its bookmarks.

use mapi_props::{ErrorCode, Restriction};

use crate::error::Result;
use crate::mapi::table::read::number;
use crate::mapi::table::{Bookmark, FindRowFlags, Found, Position, Sought, Table, TableKind};

impl Table {
    /// Moves the cursor to a row counted from a bookmark (`SeekRow`), but not further than to the first row or behind the
    /// last.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_BOOKMARK` for one that the table does not have.
    pub fn seek_row(&self, origin: Bookmark, rows: i32) -> Result<Sought> {
        self.call(|state| {
            let view = state.view()?;
            let (from, _) = state.resolve(origin, &view)?;
            let distance = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
            let to = if rows < 0 {
                from.saturating_sub(distance)
            } else {
                from.saturating_add(distance).min(view.rows.len())
            };
            let warning = state.warning(origin);
            // A row that is named stays under the cursor; a row that is counted to may be the start.
            if to == from && !matches!(origin, Bookmark::BEGINNING | Bookmark::CURRENT) {
                state.stand_on(to);
            } else if to != from || origin == Bookmark::BEGINNING {
                state.go_to(to);
            }
            let moved = i32::try_from(to.abs_diff(from)).unwrap_or(i32::MAX);
            Ok(Sought { moved: if rows < 0 { moved.saturating_neg() } else { moved }, warning })
        })
    }

    /// Moves the cursor behind a part of the rows (`SeekRowApprox`): `numerator` of `denominator`, rounded down.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for a `denominator` of 0.
    pub fn seek_row_approx(&self, numerator: u32, denominator: u32) -> Result<()> {
        self.call(|state| {
            let view = state.view()?;
            let count = u64::from(number(view.rows.len()));
            let Some(row) = count.saturating_mul(u64::from(numerator)).checked_div(u64::from(denominator))
            else {
                return state.refuse(ErrorCode::INVALID_PARAMETER, "a fraction has a denominator");
            };
            state.go_to(usize::try_from(row.min(count)).unwrap_or(usize::MAX).min(view.rows.len()));
            Ok(())
        })
    }

    /// Where the cursor stands (`QueryPosition`).
    ///
    /// # Errors
    ///
    /// None but those of [every call](Table#errors).
    pub fn query_position(&self) -> Result<Position> {
        self.call(|state| {
            let view = state.view()?;
            let row = number(state.position());
            Ok(Position { row, numerator: row, denominator: number(view.rows.len()).max(1) })
        })
    }

    /// Looks for a row that satisfies a restriction, and puts the cursor on it (`FindRow`): from the row of the bookmark
    /// on, or with [`BACKWARD`](FindRowFlags::BACKWARD) from the row before it back.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NOT_FOUND` if there is none, `MAPI_E_INVALID_BOOKMARK` for a bookmark that the table does not have,
    /// `MAPI_E_TOO_COMPLEX` for what [`Restriction::check`] refuses.
    pub fn find_row(
        &self,
        restriction: &Restriction,
        origin: Bookmark,
        flags: FindRowFlags,
    ) -> Result<Found> {
        self.call(|state| {
            let view = state.view()?;
            if let Err(code) = restriction.check() {
                return state.refuse(code, "the restriction cannot be evaluated");
            }
            let (from, _) = state.resolve(origin, &view)?;
            let found = if flags.contains(FindRowFlags::BACKWARD) {
                view.rows.iter().take(from).rposition(|row| restriction.matches(row))
            } else {
                let mut rows = view.rows.iter().enumerate().skip(from);
                rows.find(|(_, row)| restriction.matches(*row)).map(|(position, _)| position)
            };
            let Some(position) = found else {
                return state.refuse(ErrorCode::NOT_FOUND, "no row satisfies the restriction");
            };
            let warning = state.warning(origin);
            state.stand_on(position);
            Ok(Found { warning })
        })
    }

    /// Marks the row that is read next (`CreateBookmark`), or the end.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_SUPPORT` on a table of attachments; `MAPI_E_UNABLE_TO_COMPLETE` beyond 65,535 bookmarks.
    pub fn create_bookmark(&self) -> Result<Bookmark> {
        self.call(|state| {
            state.view()?;
            if self.kind() == TableKind::Attachments {
                return state.refuse(ErrorCode::NO_SUPPORT, "a table of attachments has no bookmarks");
            }
            state.mark()
        })
    }

    /// Forgets a bookmark (`FreeBookmark`); those that every table has stay.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_BOOKMARK` for one that the table does not have.
    pub fn free_bookmark(&self, bookmark: Bookmark) -> Result<()> {
        self.call(|state| {
            state.alive()?;
            state.unmark(bookmark)
        })
    }
}
