//! Longer documents about this crate.

#[doc = include_str!("../docs/on-disk.md")]
pub mod on_disk {}

#[doc = include_str!("../docs/transactions.md")]
pub mod transactions {}

#[doc = include_str!("../docs/structured-storage.md")]
pub mod structured_storage {}

#[doc = include_str!("../docs/conformance.md")]
pub mod conformance {}
