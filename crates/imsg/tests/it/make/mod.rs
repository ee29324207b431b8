//! Messages made by builders, read back.

mod bodies;
mod items;
mod mail;
mod support;
