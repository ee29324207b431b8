//! The tables of the file with entries changed: FAT, directory, mini FAT and mini stream.

pub(crate) mod dir_edit;
pub(crate) mod fat_edit;
pub(crate) mod table;
mod tree_edit;
