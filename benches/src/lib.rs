//! What the benches share: the files they read, the digest that shows that all did the same work, what the machine is.
//!
//! `src/bench/` are Criterion's benches, for changes of our own code over time; `src/table/` makes the table of ratios
//! against the peers and the physical limit.
#![deny(unsafe_code)]

mod counting;
mod digest;
mod files;
mod os;

pub use counting::{Allocations, Counting, count_allocations, trace_allocations};
pub use digest::Digest;
pub use files::{Files, Scale};
pub use os::{map, open_mapped, read_exact_at, read_up_to_at};
