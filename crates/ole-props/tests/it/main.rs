//! The crate as its users see it.

#![cfg(test)]

mod edit;
mod files;
mod hostile;
mod laws;
mod read;
mod support;
mod values;
