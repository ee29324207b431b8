//! What leaves the command: text made harmless, output in input order, files that never overwrite.

#[cfg(unix)]
mod access;
mod console;
pub(crate) mod escape;
mod file;
mod listing;
mod printer;
pub(crate) mod size;

pub(crate) use console::Console;
pub(crate) use file::Pending;
pub(crate) use printer::{Destination, Printer, Sink};
