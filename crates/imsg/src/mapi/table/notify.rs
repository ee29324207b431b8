//! Telling what happens to the rows.

use std::collections::btree_map::Entry;
use std::sync::{Arc, PoisonError};
use std::thread;

use mapi_props::ErrorCode;

use crate::error::Result;
use crate::mapi::table::{AdviseSink, EventMask, Shared, Table, TableEvent};

impl Table {
    /// Asks that a sink be told what happens to the rows from now on (`Advise`). Answers a number for
    /// [`unadvise`](Self::unadvise), never 0.
    ///
    /// The table keeps the sink; a sink that keeps the table keeps both alive.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for another mask than [`TABLE_MODIFIED`](EventMask::TABLE_MODIFIED).
    pub fn advise(&self, mask: EventMask, sink: Arc<dyn AdviseSink>) -> Result<u32> {
        // A sink that is refused is dropped after the lock is.
        let kept = Arc::clone(&sink);
        let connection = self.call(|state| {
            state.view()?;
            if mask != EventMask::TABLE_MODIFIED {
                return state.refuse(ErrorCode::INVALID_PARAMETER, "a table tells of its changes alone");
            }
            loop {
                let next = state.last_connection.checked_add(1).unwrap_or(1);
                state.last_connection = next;
                if let Entry::Vacant(free) = state.sinks.entry(next) {
                    free.insert(sink);
                    return Ok(next);
                }
            }
        });
        drop(kept);
        connection
    }

    /// Lets go of a sink (`Unadvise`). If it is just being told something on another thread, waits until it was: after
    /// the return it is not called again.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` for a number that was not answered by [`advise`](Self::advise), or was used up.
    pub fn unadvise(&self, connection: u32) -> Result<()> {
        let sink = self.call(|state| {
            state.alive()?;
            match state.sinks.remove(&connection) {
                Some(sink) => {
                    state.events.retain(|(to, _)| *to != connection);
                    Ok(sink)
                }
                None => state.refuse(ErrorCode::INVALID_PARAMETER, "the table has no such connection"),
            }
        })?;
        let this = thread::current().id();
        let mut state = self.lock();
        while state.delivery.is_some_and(|(thread, told)| told == connection && thread != this) {
            state = self.0.told.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        drop(sink);
        Ok(())
    }

    /// Tells the sinks what happened since the last time. To be called after each change of the rows, with no lock held.
    ///
    /// If somebody is being told just now, further down on this thread or on another one, that call goes on with what
    /// is new.
    pub(crate) fn notify(&self) {
        // What fails because the message is gone is told by the next call of whoever uses the table.
        let _ = self.call(|state| {
            if state.sinks.is_empty() {
                return Ok(());
            }
            match state.view() {
                Err(error) if error.code() != ErrorCode::INVALID_OBJECT => {
                    state.announce(vec![TableEvent::Error(error.code())]);
                    Ok(())
                }
                result => result.map(drop),
            }
        });
        while self.tell_one() {}
    }

    /// Tells one sink one event; whether there was one and it fell to this call.
    fn tell_one(&self) -> bool {
        let mut state = self.lock();
        if state.delivery.is_some() {
            return false;
        }
        let Some((connection, event)) = state.events.pop_front() else { return false };
        if let Some(sink) = state.sinks.get(&connection).map(Arc::clone) {
            state.delivery = Some((thread::current().id(), connection));
            drop(state);
            let _delivery = Delivery(&self.0);
            sink.on_notify(&event);
            drop(sink);
        }
        true
    }
}

/// That a sink is being told something; over when dropped, also by a panic of the sink.
struct Delivery<'a>(&'a Shared);

impl Drop for Delivery<'_> {
    fn drop(&mut self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).delivery = None;
        self.0.told.notify_all();
    }
}
