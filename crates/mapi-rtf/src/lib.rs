//! Compressed RTF, and the HTML and text encapsulated in it.

#![forbid(unsafe_code)]

mod compressed;
mod corruption;
mod error;
mod finding;

pub use compressed::{
    CompressionType, DecompressOptions, DecompressReader, Decompressed, RtfHeader, decompress,
};
pub use corruption::Corruption;
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Location, Severity, Structure};
