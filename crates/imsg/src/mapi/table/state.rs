//! What a table remembers between calls.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::thread::ThreadId;

use mapi_props::ErrorCode;

use crate::error::{Error, Result};
use crate::mapi::table::answer::Bookmark;
use crate::mapi::table::event::{AdviseSink, MAX_ROW_EVENTS, TableEvent};
use crate::mapi::table::kind::TableKind;
use crate::mapi::table::last_error::LastError;
use crate::mapi::table::source::TableSource;
use crate::mapi::table::view::{Shape, View};

/// Bookmarks that a table may have at a time.
const MAX_BOOKMARKS: usize = 65_535;

/// Events that wait for one sink to be told; more of them become one [`TableEvent::Changed`].
const MAX_WAITING: usize = 4 * MAX_ROW_EVENTS;

/// Where the cursor stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cursor {
    /// Before all rows, whichever is the first.
    Start,
    /// On a row, which it stays on; or, with the number of rows, at the end, where it stays.
    At(usize),
}

/// Where a bookmark stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    position: usize,
    /// Whether its own row is gone, and nobody was told yet.
    is_moved: bool,
}

/// Everything behind the lock of a table.
pub(super) struct State {
    kind: TableKind,
    unicode: bool,
    source: Arc<dyn TableSource>,
    pub(super) shape: Shape,
    view: Option<Arc<View>>,
    cursor: Cursor,
    bookmarks: HashMap<u32, Mark>,
    last_bookmark: u32,
    pub(super) last_error: Option<LastError>,
    pub(super) sinks: BTreeMap<u32, Arc<dyn AdviseSink>>,
    pub(super) last_connection: u32,
    /// What is still to be told, and to whom.
    pub(super) events: VecDeque<(u32, Arc<TableEvent>)>,
    /// Who is telling whom.
    pub(super) delivery: Option<(ThreadId, u32)>,
    pub(super) is_closed: bool,
}

impl State {
    pub(super) fn new(kind: TableKind, unicode: bool, source: Arc<dyn TableSource>) -> Self {
        Self {
            kind,
            unicode,
            source,
            shape: Shape::default(),
            view: None,
            cursor: Cursor::Start,
            bookmarks: HashMap::new(),
            last_bookmark: Bookmark::END.raw(),
            last_error: None,
            sinks: BTreeMap::new(),
            last_connection: 0,
            events: VecDeque::new(),
            delivery: None,
            is_closed: false,
        }
    }

    /// A refusal of this table.
    pub(super) fn refuse<T>(&self, code: ErrorCode, reason: &'static str) -> Result<T> {
        Err(Error::refused(code, reason, self.kind.place()))
    }

    /// Nothing if the table and its message are alive.
    pub(super) fn alive(&self) -> Result<()> {
        if self.is_closed {
            return self.refuse(ErrorCode::INVALID_OBJECT, "the table is closed");
        }
        self.source.rows().map(drop)
    }

    /// The rows as they are now. After a change they are selected and sorted anew, cursor and bookmarks go with their
    /// rows, and what happened waits to be told.
    pub(super) fn view(&mut self) -> Result<Arc<View>> {
        if self.is_closed {
            return self.refuse(ErrorCode::INVALID_OBJECT, "the table is closed");
        }
        let source = self.source.rows()?;
        if let Some(view) = self.view.as_ref().filter(|view| view.source.version == source.version) {
            return Ok(Arc::clone(view));
        }
        let view = Arc::new(View::new(source, self.kind, self.unicode, &self.shape)?);
        if let Some(old) = self.view.replace(Arc::clone(&view)) {
            self.follow(&old, &view);
            if !self.sinks.is_empty() {
                self.announce(view.events_since(&old, &self.shape));
            }
        }
        Ok(view)
    }

    /// Takes cursor and bookmarks along.
    fn follow(&mut self, old: &View, new: &View) {
        let places = new.places_of(old);
        let place = |position: usize| places.get(position).copied().unwrap_or((new.rows.len(), false));
        if let Cursor::At(position) = &mut self.cursor {
            *position = place(*position).0;
        }
        for mark in self.bookmarks.values_mut() {
            let (position, is_moved) = place(mark.position);
            *mark = Mark { position, is_moved: mark.is_moved || is_moved };
        }
    }

    /// Lets events wait for all sinks.
    pub(super) fn announce(&mut self, events: Vec<TableEvent>) {
        if self.events.len().saturating_add(events.len().saturating_mul(self.sinks.len()))
            > MAX_WAITING.saturating_mul(self.sinks.len())
        {
            self.events.clear();
            return self.announce(vec![TableEvent::Changed]);
        }
        for event in events.into_iter().map(Arc::new) {
            let all = self.sinks.keys().map(|connection| (*connection, Arc::clone(&event)));
            self.events.extend(all);
        }
    }

    /// Shows the rows in another shape, or nothing changes. `restart` forgets bookmarks and goes back to the start.
    pub(super) fn reshape(&mut self, shape: Shape, restart: bool) -> Result<()> {
        let source = match self.view() {
            Ok(view) => Arc::clone(&view.source),
            // Rows that are too many in the shape they have may be fewer in another.
            Err(error) if error.code() == ErrorCode::TABLE_TOO_BIG => self.source.rows()?,
            Err(error) => return Err(error),
        };
        if restart || self.view.as_ref().is_none_or(|view| view.source.version != source.version) {
            self.view = Some(Arc::new(View::new(source, self.kind, self.unicode, &shape)?));
            self.cursor = Cursor::Start;
            self.bookmarks.clear();
        }
        self.shape = shape;
        Ok(())
    }

    /// Where the cursor stands: the number of the row that is read next.
    pub(super) const fn position(&self) -> usize {
        match self.cursor {
            Cursor::Start => 0,
            Cursor::At(position) => position,
        }
    }

    /// Puts the cursor to a place that was counted to.
    pub(super) fn go_to(&mut self, position: usize) {
        self.cursor = if position == 0 { Cursor::Start } else { Cursor::At(position) };
    }

    /// Puts the cursor on a row that was looked for.
    pub(super) fn stand_on(&mut self, position: usize) {
        self.cursor = Cursor::At(position);
    }

    /// Where a bookmark stands, and whether its row is gone.
    pub(super) fn resolve(&self, bookmark: Bookmark, view: &View) -> Result<(usize, bool)> {
        match bookmark {
            Bookmark::BEGINNING => Ok((0, false)),
            Bookmark::CURRENT => Ok((self.position(), false)),
            Bookmark::END => Ok((view.rows.len(), false)),
            _ => match self.bookmarks.get(&bookmark.raw()) {
                Some(mark) => Ok((mark.position, mark.is_moved)),
                None => self.refuse(ErrorCode::INVALID_BOOKMARK, "the table has no such bookmark"),
            },
        }
    }

    /// The warning for a bookmark that was used, which is given once.
    pub(super) fn warning(&mut self, bookmark: Bookmark) -> Option<ErrorCode> {
        let mark = self.bookmarks.get_mut(&bookmark.raw())?;
        std::mem::take(&mut mark.is_moved).then_some(ErrorCode::W_POSITION_CHANGED)
    }

    /// A bookmark where the cursor stands.
    pub(super) fn mark(&mut self) -> Result<Bookmark> {
        if self.bookmarks.len() >= MAX_BOOKMARKS {
            return self.refuse(ErrorCode::UNABLE_TO_COMPLETE, "a table has at most 65,535 bookmarks");
        }
        // There are more numbers than bookmarks, so one is free.
        loop {
            let next = self.last_bookmark.checked_add(1).unwrap_or(Bookmark::END.raw().saturating_add(1));
            self.last_bookmark = next;
            if !self.bookmarks.contains_key(&next) {
                self.bookmarks.insert(next, Mark { position: self.position(), is_moved: false });
                return Ok(Bookmark::from_raw(next));
            }
        }
    }

    /// Forgets a bookmark.
    pub(super) fn unmark(&mut self, bookmark: Bookmark) -> Result<()> {
        if bookmark.raw() <= Bookmark::END.raw() || self.bookmarks.remove(&bookmark.raw()).is_some() {
            return Ok(());
        }
        self.refuse(ErrorCode::INVALID_BOOKMARK, "the table has no such bookmark")
    }
}
