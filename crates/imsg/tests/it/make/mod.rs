//! Messages made by builders, read back.

mod bodies;
mod mail;
mod support;
