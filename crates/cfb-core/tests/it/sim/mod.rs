//! Stores for tests that crash and fail: what a disk may hold after the power went, and calls that end with an error.

pub(crate) mod crash;
pub(crate) mod failing;
pub(crate) mod images;
pub(crate) mod random;
