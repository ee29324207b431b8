//! Integration tests: generated tables, and stores in files that the layout kit makes.

#![expect(clippy::panic, reason = "a test stops at the first surprise")]

mod generated;
