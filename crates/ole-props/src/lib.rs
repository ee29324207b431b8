//! OLE property sets ([MS-OLEPS]), read and written: title, author, dates and all else that `.doc`, `.xls`, `.ppt`,
//! `.msi` and some `.msg` files say about themselves.
//!
//! ```
//! # use std::sync::Arc;
//! # use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
//! use ole_props::{DocumentSummaryInformation, SummaryInformation};
//!
//! # let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
//! # let mut summary = SummaryInformation::new()?;
//! # summary.set_title("Report")?;
//! # summary.write(&root)?;
//! # root.commit(CommitOptions::new())?;
//! # let file = root.snapshot()?;
//! // let file = cfb_core::CompoundFile::open("report.doc")?;
//! if let Some(summary) = SummaryInformation::read(&file)? {
//!     println!("{:?} by {:?}", summary.title(), summary.author());
//! }
//! if let Some(document) = DocumentSummaryInformation::read(&file)? {
//!     for (name, value) in document.custom().into_iter().flat_map(|custom| custom.named()) {
//!         println!("{name}: {value:?}");
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | Layer | Items |
//! |-------|-------|
//! | What documents have ([MS-OLEPS] 3.1, [MS-OSHARED] 2.3.3) | [`SummaryInformation`], [`DocumentSummaryInformation`], [`pidsi`], [`piddsi`] |
//! | Any property set ([MS-OLEPS] 2.20 to 2.24) | [`PropertySetStream`], [`PropertySet`], [`PropertyId`], [`fmtid`] |
//! | Values ([MS-OLEPS] 2.1 to 2.15) | [`Value`], [`PropertyType`] |
//!
//! # Any bytes
//!
//! Any bytes, hostile ones too, give an answer without a panic, in time and memory proportional to their number. What
//! deviates is reported as [`Finding`]s with the place; only a stream without the header of one is an [`Error`].
//!
//! # What is kept
//!
//! Properties keep their bytes until they are set: a stream that is read and written comes out byte for byte as it was,
//! if its properties lie one behind the other, as in nearly all files. What is not understood is kept too.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod codec;
mod corruption;
mod error;
mod finding;
mod property_id;
mod property_type;
mod set;
mod stream;
mod summary;
mod value;
mod well_known;

pub mod fmtid;

pub use cfb_core::{FileTime, Guid};
pub use corruption::Corruption;
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Location, Severity, Structure};
pub use mapi_codepage::CodePage;
pub use property_id::PropertyId;
pub use property_type::PropertyType;
pub use set::PropertySet;
pub use stream::PropertySetStream;
pub use summary::{DocumentSummaryInformation, SummaryInformation};
pub use value::{Array, ClipboardData, Decimal, Dimension, IndirectKind, Value, Vector};
pub use well_known::{piddsi, pidsi, property_name};
