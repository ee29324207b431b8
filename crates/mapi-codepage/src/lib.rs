//! Text of Windows code pages: 8-bit bytes to Unicode, chosen by code page number, by locale or by RTF charset.
//!
//! Strings of Outlook messages are Unicode or in "the" code page, and which one that is has to be gathered: from the
//! properties `PidTagMessageCodepage` and `PidTagInternetCodepage`, from the locale in `PidTagMessageLocaleId`, and in RTF
//! from `\ansicpg`, `\cpg` and `\fcharset`. A [`CodePage`] is such a number; it comes from any of these, knows its kin,
//! and [decodes](CodePage::decode) and [encodes](CodePage::encode).
//!
//! ```
//! use mapi_codepage::CodePage;
//!
//! let page = CodePage::from_locale(0x0419).unwrap_or(CodePage::WINDOWS_1252);
//! let decoded = page.decode(b"\xCF\xF0\xE8\xE2\xE5\xF2");
//! assert_eq!(decoded.text, "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}");
//! assert!(!decoded.replaced);
//! ```
//!
//! Decoding is total: any bytes in any page give text, in linear time, with U+FFFD for what is not decodable and
//! [`Decoded::replaced`] to say so. Large values go through a [`Decoder`] in pieces.
//!
//! Encoding writes only what decoding reads back as the same text; what a page does not have is counted:
//!
//! ```
//! use mapi_codepage::CodePage;
//!
//! let encoded = CodePage::WINDOWS_1251.encode("\u{41F}\u{440}\u{438} \u{E9}").unwrap();
//! assert_eq!(encoded.bytes, &b"\xCF\xF0\xE8 ?"[..]);
//! assert_eq!(encoded.unmappable, 1);
//! ```
//!
//! # Pages
//!
//! | pages | what |
//! |---|---|
//! | 874, 932, 936, 949, 950, 1250-1258 | Windows (ANSI) |
//! | 1200, 1201, 54936, 65000, 65001 | UTF-16, GB18030, UTF-7, UTF-8 |
//! | 1361 | Johab |
//! | 437, 720, 737, 775, 850, 852, 855, 857, 858, 860-866, 869 | DOS (OEM): all but 866 need the feature `oem` |
//! | 10000-10008, 10010, 10017, 10021, 10029, 10079, 10081, 10082 | classic Mac OS |
//! | 20127, 20866, 21866, 28591-28601, 28603-28606, 38596, 38598 | US-ASCII, KOI8, ISO 8859 |
//! | 20932, 20936, 20949, 51932, 51936, 51949 | EUC |
//! | 50220-50222, 50225, 52936 | ISO-2022-JP, ISO-2022-KR, HZ |
//!
//! # Features
//!
//! `oem` (on by default) reads the DOS pages, through the crate `oem_cp`: tables only, with three small crates below it and
//! no build script. It is on because RTF reads font charset 254 and 255 as the pages 437 and 850.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod code_page;
mod coding;
mod decoded;
mod decoder;
mod encode;
mod encoded;
mod euc;
mod hz;
mod internet;
mod iso_2022;
mod johab;
mod locale;
mod rtf_charset;
mod single_byte;
mod utf_7;
mod web;

pub use code_page::CodePage;
pub use decoded::Decoded;
pub use decoder::Decoder;
pub use encoded::Encoded;
