//! Random work on files, and what may be left of it after a crash. The `crash` program of the benches uses it too.

pub(crate) mod run;
pub(crate) mod script;
pub(crate) mod start;
pub(crate) mod state;
pub(crate) mod verdict;
