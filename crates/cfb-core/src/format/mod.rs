//! Pure bytes to values: no I/O, no allocation, nothing that can fail on a short slice without saying so.

pub(crate) mod consts;
pub(crate) mod dir_entry;
pub(crate) mod element_name;
pub(crate) mod entry_bytes;
pub(crate) mod filetime;
pub(crate) mod guid;
pub(crate) mod header;
pub(crate) mod header_bytes;
pub(crate) mod le;
pub(crate) mod name;
pub(crate) mod sector;
pub(crate) mod tail_record;
pub(crate) mod upcase;
