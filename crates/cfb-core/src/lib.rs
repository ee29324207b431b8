//! Compound files ([MS-CFB]), read and written: the container of `.msg`, `.doc`, `.xls`, `.msi` and `Thumbs.db`.
//!
//! [`CompoundFile`] opens a file, [`Entry`] is one of its storages or streams, [`Stream`] reads the bytes of a
//! stream. Nothing is read that is not asked for: opening costs the header and the root entry, whatever the size
//! of the file.
//!
//! ```
//! use std::io::Read;
//! # let bytes = cfb_layout::samples::hello();
//! let file = cfb_core::CompoundFile::from_bytes(bytes)?;
//! let mut stream = file.find("Folder/inside")?.open()?;
//! let mut first = [0u8; 16];
//! stream.read_exact(&mut first).unwrap();
//! # Ok::<(), cfb_core::Error>(())
//! ```
//!
//! # Writing
//!
//! [`Storage`] creates and changes files, with transactions at every level. [`Builder`] writes a whole file front to
//! back, into any sink, and makes compact copies.
//!
//! # Any bytes
//!
//! Any bytes, hostile ones included, give an answer without a panic, within memory proportional to the file, and
//! every loop is bounded by what the file really holds. Deviations are [findings](Finding) with absolute offsets,
//! and reading goes on with what is sound; [`OpenOptions::strict`] makes them errors. Whole-file work on untrusted
//! files wants [`OpenOptions::exclusive_owners`] too.
//!
//! # Documents
//!
//! - [The format as read and written here](_documentation::on_disk)
//! - [How a change reaches the file](_documentation::transactions)
//! - [Structured storage in Rust](_documentation::structured_storage): calls, modes and error kinds for those who know OLE
//! - [Conformance](_documentation::conformance): what OLE does, case by case, and the test that shows it

#![deny(unsafe_code)]
#![warn(clippy::arithmetic_side_effects)]

mod alloc;
mod backing;
mod build;
mod check;
mod compound_file;
mod corruption;
mod dir;
mod entry;
mod error;
mod finding;
mod format;
mod layout;
mod location;
mod options;
mod recover;
mod share;
mod storage;
mod stream;
mod write;

pub mod _documentation;

pub use crate::backing::file::FileStore;
pub use crate::backing::map_write::MapWriteFile;
pub use crate::backing::mmap::MapStore;
pub use crate::backing::shared::SharedBytes;
pub use crate::backing::write_file::WriteFile;
pub use crate::backing::{RangeLocks, ReadAt, Store};
pub use crate::build::copy::Loss;
pub use crate::build::{Builder, Bytes, StorageId};
pub use crate::compound_file::CompoundFile;
pub use crate::corruption::Corruption;
pub use crate::entry::{Children, Entry};
pub use crate::error::{CommitStep, Error, ErrorKind, Result};
pub use crate::finding::{Finding, Severity};
pub use crate::format::dir_entry::{ObjectType, StreamId};
pub use crate::format::element_name::ElementName;
pub use crate::format::filetime::FileTime;
pub use crate::format::guid::{Guid, ParseGuidError};
pub use crate::format::header::{Header, Version};
pub use crate::format::name::Name;
pub use crate::layout::{Owner, Region};
pub use crate::location::{Location, Structure};
pub use crate::options::OpenOptions;
pub use crate::storage::commit::CommitOptions;
pub use crate::storage::copy::CopyExclusions;
pub use crate::storage::elements::Elements;
pub use crate::storage::handle::Storage;
pub use crate::storage::mode::{Access, Mode, Share};
pub use crate::storage::root::StorageOptions;
pub use crate::storage::stat::Stat;
pub use crate::storage::stream::StorageStream;
pub use crate::stream::Stream;
