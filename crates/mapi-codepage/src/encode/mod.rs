//! Text to bytes of a page: nothing is written that would not be read back as the same character.
//!
//! A character that a page does not have, or that only another one resembles, becomes a question mark and is counted.

mod euc;
mod hz;
mod iso_2022;
mod johab;
mod table;
mod utf_16;
mod utf_7;
mod web;

use std::borrow::Cow;

use encoding_rs as encodings;

use crate::coding::Coding;
use crate::hz::Hz;
use crate::iso_2022::Iso2022;
use crate::{CodePage, Encoded};

/// What stands for a character that cannot be written.
const UNMAPPABLE: u8 = b'?';

/// Bytes on their way out, and how many characters were lost so far.
struct Out {
    bytes: Vec<u8>,
    unmappable: usize,
}

impl Out {
    /// Room for text of so many bytes of UTF-8.
    fn with_capacity(len: usize) -> Self {
        Self { bytes: Vec::with_capacity(len), unmappable: 0 }
    }

    fn unmappable(&mut self) {
        self.bytes.push(UNMAPPABLE);
        self.unmappable = self.unmappable.saturating_add(1);
    }
}

/// The bytes of `text` in `page`; `None` if the page is not supported.
pub(crate) fn encode(page: CodePage, text: &str) -> Option<Encoded<'_>> {
    let coding = Coding::of(page)?;
    if is_plain(coding, text) {
        return Some(Encoded { bytes: Cow::Borrowed(text.as_bytes()), unmappable: 0 });
    }
    let mut out = Out::with_capacity(text.len());
    match coding {
        Coding::Web(encoding) if encoding == encodings::UTF_16LE => {
            utf_16::encode(text, u16::to_le_bytes, &mut out)
        }
        Coding::Web(encoding) if encoding == encodings::UTF_16BE => {
            utf_16::encode(text, u16::to_be_bytes, &mut out)
        }
        Coding::Web(encoding) => web::encode(encoding, web::Extent::of(page), text, &mut out),
        Coding::Ascii => {
            for char in text.chars() {
                match u8::try_from(char) {
                    Ok(byte) if byte.is_ascii() => out.bytes.push(byte),
                    _ => out.unmappable(),
                }
            }
        }
        Coding::Table(table) => table::encode(table, text, &mut out),
        Coding::Johab => johab::encode(text, &mut out),
        Coding::Iso2022Jp => iso_2022::japanese(page, text, &mut out),
        Coding::Iso2022Kr => iso_2022::korean(text, &mut out),
        Coding::Hz => hz::encode(text, &mut out),
        Coding::Utf7 => utf_7::encode(text, &mut out),
    }
    Some(Encoded { bytes: Cow::Owned(out.bytes), unmappable: out.unmappable })
}

/// Whether the bytes of `text` as UTF-8 are those in the page.
fn is_plain(coding: Coding, text: &str) -> bool {
    match coding {
        Coding::Web(encoding) if encoding == encodings::UTF_8 => true,
        Coding::Web(encoding) if encoding == encodings::UTF_16LE || encoding == encodings::UTF_16BE => {
            text.is_empty()
        }
        Coding::Iso2022Jp | Coding::Iso2022Kr => Iso2022::is_plain(text.as_bytes()),
        Coding::Hz => Hz::is_plain(text.as_bytes()),
        Coding::Utf7 => utf_7::is_plain(text),
        Coding::Web(_) | Coding::Ascii | Coding::Table(_) | Coding::Johab => text.is_ascii(),
    }
}
