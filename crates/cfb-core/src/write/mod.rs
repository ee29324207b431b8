//! The writing side below transactions: one open file, its committed state, and how that state is replaced.
//!
//! [`Ground`] is what storages stand on. A commit is planned as a whole ([`plan`]), written to sectors that no state
//! uses ([`commit`]), and takes effect with the 512 bytes of the header. What must be known of the file for it is
//! found in one pass ([`survey`]) before the first change and kept up to date from then on; after a failure it is found
//! anew.

pub(crate) mod base;
pub(crate) mod changes;
mod commit;
mod fresh;
mod ground;
#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "a model of small numbers")]
mod ground_tests;
#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "a model of small numbers")]
mod hostile_tests;
mod plan;
#[cfg(test)]
mod reader_tests;
pub(crate) mod sectors;
mod shrink;
mod survey;
mod tables;
#[cfg(test)]
mod test_kit;
mod unpublished;

pub(crate) use self::ground::Ground;
