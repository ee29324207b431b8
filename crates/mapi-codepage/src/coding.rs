//! Which decoder reads which page.

use std::borrow::Cow;

use encoding_rs::{self as web, Encoding};

use crate::hz::Hz;
use crate::iso_2022::Iso2022;
use crate::single_byte::Table;
use crate::utf_7::Utf7;
use crate::{CodePage, Decoded, Decoder};

/// The way a page is decoded.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Coding {
    /// An encoding of the web standard.
    Web(&'static Encoding),
    /// ASCII; a byte of the upper half is taken as windows-1252 and called replaced.
    Ascii,
    /// A table of the upper half.
    Table(Table),
    /// Johab.
    Johab,
    /// ISO-2022-JP.
    Iso2022Jp,
    /// ISO-2022-KR.
    Iso2022Kr,
    /// HZ.
    Hz,
    /// UTF-7.
    Utf7,
}

impl Coding {
    /// The coding of `page`, if it is supported.
    pub(crate) fn of(page: CodePage) -> Option<Self> {
        let number = page.number();
        Some(match number {
            1361 => Self::Johab,
            20127 => Self::Ascii,
            50220..=50222 => Self::Iso2022Jp,
            50225 => Self::Iso2022Kr,
            52936 => Self::Hz,
            65000 => Self::Utf7,
            _ => match encoding(number) {
                Some(encoding) => Self::Web(encoding),
                None => Self::Table(Table::of(number)?),
            },
        })
    }

    /// The text of `bytes`.
    pub(crate) fn decode(self, bytes: &[u8]) -> Decoded<'_> {
        if let Self::Web(encoding) = self {
            let (text, replaced) = encoding.decode_without_bom_handling(bytes);
            return Decoded { text, replaced };
        }
        let is_plain = match self {
            Self::Iso2022Jp | Self::Iso2022Kr => Iso2022::is_plain(bytes),
            Self::Hz => Hz::is_plain(bytes),
            Self::Utf7 => Utf7::is_plain(bytes),
            Self::Web(_) | Self::Ascii | Self::Table(_) | Self::Johab => bytes.is_ascii(),
        };
        if let (true, Ok(text)) = (is_plain, std::str::from_utf8(bytes)) {
            return Decoded { text: Cow::Borrowed(text), replaced: false };
        }
        let mut decoder = Decoder::of(self);
        let mut text = String::new();
        decoder.push(bytes, &mut text);
        let replaced = decoder.finish(&mut text);
        Decoded { text: Cow::Owned(text), replaced }
    }
}

/// The encoding of the web standard that reads page `number`.
///
/// Where the standard has no encoding of its own for a page it is the one that browsers and mail programs take for it.
/// These differ from the page only in what text does not use: 28591, 28599 and 28601 have control characters where
/// windows-1252, -1254 and -874 have signs, and the Macintosh pages of East Asia have a few signs more.
fn encoding(number: u16) -> Option<&'static Encoding> {
    Some(match number {
        866 => web::IBM866,
        874 | 28601 => web::WINDOWS_874,
        932 | 10001 => web::SHIFT_JIS,
        936 | 10008 | 20936 | 51936 => web::GBK,
        949 | 10003 | 20949 | 51949 => web::EUC_KR,
        950 | 10002 => web::BIG5,
        1200 => web::UTF_16LE,
        1201 => web::UTF_16BE,
        1250 => web::WINDOWS_1250,
        1251 => web::WINDOWS_1251,
        1252 | 28591 => web::WINDOWS_1252,
        1253 => web::WINDOWS_1253,
        1254 | 28599 => web::WINDOWS_1254,
        1255 => web::WINDOWS_1255,
        1256 => web::WINDOWS_1256,
        1257 => web::WINDOWS_1257,
        1258 => web::WINDOWS_1258,
        10000 => web::MACINTOSH,
        10007 | 10017 => web::X_MAC_CYRILLIC,
        20866 => web::KOI8_R,
        20932 | 51932 => web::EUC_JP,
        21866 => web::KOI8_U,
        28592 => web::ISO_8859_2,
        28593 => web::ISO_8859_3,
        28594 => web::ISO_8859_4,
        28595 => web::ISO_8859_5,
        28596 | 38596 => web::ISO_8859_6,
        28597 => web::ISO_8859_7,
        28598 => web::ISO_8859_8,
        28600 => web::ISO_8859_10,
        28603 => web::ISO_8859_13,
        28604 => web::ISO_8859_14,
        28605 => web::ISO_8859_15,
        28606 => web::ISO_8859_16,
        38598 => web::ISO_8859_8_I,
        54936 => web::GB18030,
        65001 => web::UTF_8,
        _ => return None,
    })
}
