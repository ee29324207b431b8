//! How several opens of one file, in this process and in others, keep out of each other's way: by locks on single
//! bytes at places set for it, as OLE structured storage does, so that its programs take part.
//!
//! [`OpenLocks`] are held from open to close, [`CommitLock`] during a commit. The bytes by mode are on
//! [`LockRequest`]; where they lie is in `bytes`. A [`Store`](crate::Store) without locks is open only once: nothing is
//! asked of it, and everything is granted.
//!
//! All looking at others' bytes and taking of one's own happens under one byte, `CHECK`, so that of two opens that
//! exclude each other one is first.

mod bytes;
mod commit;
mod held;
mod open;
mod request;
#[cfg(test)]
mod tests;

pub(crate) use commit::{CommitLock, others_are_reading};
pub(crate) use open::OpenLocks;
pub(crate) use request::LockRequest;
