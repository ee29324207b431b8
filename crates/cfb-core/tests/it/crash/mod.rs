//! Crashes: random work on files, cut off at every moment, and what is left of the files then.

mod atomic;
mod failing;
pub(crate) mod shared;
mod tail_record;
