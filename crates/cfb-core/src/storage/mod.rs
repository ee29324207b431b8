//! The logical side of writing: storages and streams with the behaviour of OLE structured storage.
//!
//! One open file is a [`Core`](core::Core) behind a lock. It stands on the [`Ground`](crate::write::Ground), which has
//! the committed state, and has three things over it:
//!
//! - **Nodes.** Each storage and stream has a number for as long as the file is open, never used again. What is removed
//!   and made anew, or put into the same entry, is another node.
//! - **Scopes.** Each transacted storage has a transaction: [records](scope::Record) of what it has changed about nodes,
//!   in logical bytes and names, over the scope below, and in the end over the committed state. A direct storage works
//!   in the scope of the storage it was opened through. A commit merges a scope into the one below; only that of the
//!   root [becomes changes of the file](publish).
//! - **Handles.** What a caller has is the number of a [handle](handles::HandleRecord), never used again. Removing,
//!   undoing or closing takes handles out of the table, and their calls find nothing: `Reverted`.
//!
//! An element is open once at most, so what lies below a scope stands still while it lives: only the storage that owns it
//! could change it, and is open for it.

mod bytes;
pub(crate) mod commit;
mod committed;
mod content;
mod convert;
pub(crate) mod copy;
mod core;
mod cut;
mod edit;
pub(crate) mod elements;
pub(crate) mod handle;
mod handles;
mod ids;
mod merge;
pub(crate) mod mode;
mod names;
mod nested;
mod open;
mod publish;
mod replace;
pub(crate) mod root;
mod rules;
mod scope;
mod scratch;
mod spill;
pub(crate) mod stat;
pub(crate) mod stream;
mod switch;
mod vault;
mod view;
