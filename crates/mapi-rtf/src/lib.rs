//! Compressed RTF, and the HTML and text encapsulated in it, both ways.
//!
//! Outlook keeps the body of a message as RTF in PidTagRtfCompressed, whatever it was written as. This crate
//! [decompresses](decompress) that stream ([MS-OXRTFCP]) and [reads](read_body) the RTF: HTML and plain text that
//! were encapsulated in it come out as they were ([MS-OXRTFEX]), other RTF comes out as readable text.
//!
//! ```
//! use mapi_rtf::{decompress, read_body};
//!
//! let stream = b"\x2D\0\0\0\x2B\0\0\0LZFu\xF1\xC5\xC7\xA7\x03\0\x0A\0rcpg125\x42\x32\x0A\xF3 hel\x09\0 bw\x05\xB0ld}\x0A\x80\x0F\xA0";
//! let body = read_body(decompress(stream)?.rtf());
//! assert_eq!(body.text(), Some("hello world"));
//! # Ok::<(), mapi_rtf::Error>(())
//! ```
//!
//! The other way it puts [HTML](encapsulate_html) or [text](encapsulate_text) into RTF, from which the same comes back to
//! the last character, and [compresses](compress) that:
//!
//! ```
//! use mapi_rtf::{EncapsulateOptions, compress, decompress, encapsulate_html, read_body};
//!
//! let html = "<html><body><p>Gr\u{FC}\u{DF}e</p></body></html>";
//! let stream = compress(&encapsulate_html(html, &EncapsulateOptions::new()));
//! assert_eq!(read_body(decompress(&stream)?.rtf()).html(), Some(html));
//! # Ok::<(), mapi_rtf::Error>(())
//! ```
//!
//! Any bytes, hostile ones too, give an answer without a panic, in linear time and in memory proportional to their
//! length. What deviates from the specifications is reported as [`Finding`]s, with the place; only a stream that is no
//! compressed RTF at all is an [`Error`], unless [strictness](DecompressOptions::strict) is asked for.
//!
//! | Layer | Items |
//! |-------|-------|
//! | Compression ([MS-OXRTFCP]) | [`decompress`], [`DecompressOptions`], [`DecompressReader`], [`RtfHeader`], [`compress`], [`CompressOptions`] |
//! | Bodies ([MS-OXRTFEX]) | [`read_body`], [`plain_text`], [`rtf_kind`], [`Body`], [`encapsulate_html`], [`encapsulate_text`], [`EncapsulateOptions`] |
//! | Tokens (RTF) | [`Lexer`], [`Token`] |
//!
//! The crate knows nothing of compound files and messages. **Invariant:** `compressed` does not know what RTF means, `syntax`
//! does not know what any control word means, only `document` decodes the text of RTF, and `encapsulate` reads no RTF.

#![forbid(unsafe_code)]
#![warn(clippy::arithmetic_side_effects)]

mod body;
mod compressed;
mod corruption;
mod destinations;
mod document;
mod encapsulate;
mod encapsulated;
mod error;
mod finding;
mod plain;
mod syntax;

pub use body::{Body, plain_text, read_body};
pub use compressed::{
    CompressOptions, CompressionType, DecompressOptions, DecompressReader, Decompressed, RtfHeader, compress,
    decompress,
};
pub use corruption::Corruption;
pub use encapsulate::{EncapsulateOptions, encapsulate_html, encapsulate_text};
pub use encapsulated::{RtfKind, rtf_kind};
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Location, Severity, Structure};
pub use syntax::{ControlWord, Lexer, Token, significant_text};
