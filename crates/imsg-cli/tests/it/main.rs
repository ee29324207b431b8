//! The command run as a person or a script would run it, on files made for the purpose.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test that went wrong"
)]

mod cfb;
mod check;
mod demo;
mod errors;
mod extract;
mod help;
mod hostile;
mod inputs;
mod message_object;
mod props;
mod show;
mod support;
