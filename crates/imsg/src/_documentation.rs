//! Longer documents about this crate.

#[doc = include_str!("../docs/messages-on-storage.md")]
pub mod messages_on_storage {}

#[doc = include_str!("../docs/conformance.md")]
pub mod conformance {}
