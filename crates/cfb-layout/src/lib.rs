//! Lays compound files out sector by sector: sound, odd, or damaged on purpose.
//!
//! A [`Plan`] says what a file holds (storages, streams, names, times) and where it lies (order, fragments, tables);
//! [`Plan::layout`] turns it into a [`Layout`], which knows the place of every structure, can be patched by field name
//! or offset, and gives the bytes. Tests, benches and fuzz seeds are made of it, and the demo message.
//!
//! The kit is written apart from the engine and must never use it: each is the other's oracle. It is a tool for tests
//! of this workspace: a plan that contradicts itself panics with a sentence, at the line that made it.

#![forbid(unsafe_code)]
#![expect(
    clippy::indexing_slicing,
    reason = "a kit for tests: its input is the test's own plan, and a wrong plan should stop the test that made it"
)]

mod allocate;
mod consts;
mod content;
pub mod damage;
pub mod demo;
mod field;
mod layout;
pub mod msg;
mod name;
mod part;
mod plan;
pub mod samples;
mod siblings;

pub use consts::{
    DIFSECT, DIR_ENTRY_SIZE, ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS, MAXREGSECT, MINI_SECTOR_SIZE,
    MINI_STREAM_CUTOFF, NOSTREAM, RANGE_LOCK_OFFSET, SIGNATURE,
};
pub use content::Content;
pub use field::{EntryField, HeaderField};
pub use layout::Layout;
pub use name::Name;
pub use part::{ChainOrder, DirectoryOrder, FatPlacement, Part};
pub use plan::{NodeId, Plan, Version};
pub use siblings::Siblings;
