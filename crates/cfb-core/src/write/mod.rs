//! The writing side below transactions: one open file, its committed state, and how that state is replaced.
//!
//! [`Ground`] is what storages stand on. A commit is planned as a whole ([`plan`]), written to sectors that no state
//! uses ([`commit`]), and takes effect with the 512 bytes of the header. What must be known of the file for it is
//! found in one pass ([`survey`]) before the first change and kept up to date from then on; after a failure it is found
//! anew.

pub(crate) mod base;
pub(crate) mod chain_map;
pub(crate) mod changes;
mod commit;
mod compose;
mod dir_edit;
mod fat_edit;
mod fresh;
mod ground;
#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "a model of small numbers")]
mod ground_tests;
mod known;
mod plan;
mod plan_content;
mod plan_tables;
#[cfg(test)]
mod reader_tests;
mod sector_set;
mod shrink;
mod space;
mod survey;
mod survey_entries;
mod table;
mod tree_edit;

#[cfg_attr(not(test), expect(unused_imports, reason = "storages, which come next, stand on it"))]
pub(crate) use self::ground::Ground;
