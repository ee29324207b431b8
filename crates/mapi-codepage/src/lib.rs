//! Text of Windows code pages: 8-bit bytes to Unicode, chosen by code page number, by locale or by RTF charset.
//!
//! ```
//! use mapi_codepage::CodePage;
//!
//! let decoded = CodePage::new(1251).decode(b"\xCF\xF0\xE8\xE2\xE5\xF2");
//! assert_eq!(decoded.text, "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}");
//! assert!(!decoded.replaced);
//! ```
#![forbid(unsafe_code)]

mod code_page;
mod coding;
mod decoded;
mod locale;
mod relations;
mod rtf_charset;

pub use code_page::CodePage;
pub use decoded::Decoded;
