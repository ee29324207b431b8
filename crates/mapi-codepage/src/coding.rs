//! Which decoder reads which page.

use std::borrow::Cow;

use encoding_rs::{self as web, Encoding};

use crate::{CodePage, Decoded};

/// The way a supported page is decoded.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Coding {
    /// US-ASCII.
    Ascii,
    /// An encoding of the web standard.
    Web(&'static Encoding),
}

impl Coding {
    /// The coding of `page`, if it is supported.
    pub(crate) fn of(page: CodePage) -> Option<Self> {
        Some(Self::Web(match page.number() {
            20127 => return Some(Self::Ascii),
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
            21866 => web::KOI8_U,
            28592 => web::ISO_8859_2,
            28593 => web::ISO_8859_3,
            28594 => web::ISO_8859_4,
            28595 => web::ISO_8859_5,
            28596 | 38596 => web::ISO_8859_6,
            28597 => web::ISO_8859_7,
            28598 => web::ISO_8859_8,
            38598 => web::ISO_8859_8_I,
            28600 => web::ISO_8859_10,
            28603 => web::ISO_8859_13,
            28604 => web::ISO_8859_14,
            28605 => web::ISO_8859_15,
            28606 => web::ISO_8859_16,
            20932 | 51932 => web::EUC_JP,
            50220..=50222 => web::ISO_2022_JP,
            54936 => web::GB18030,
            65001 => web::UTF_8,
            _ => return None,
        }))
    }

    /// The text of `bytes` in `coding`, or as windows-1252 where there is none.
    pub(crate) fn decode(coding: Option<Self>, bytes: &[u8]) -> Decoded<'_> {
        match coding {
            Some(Self::Web(encoding)) => {
                let (text, replaced) = encoding.decode_without_bom_handling(bytes);
                Decoded { text, replaced }
            }
            Some(Self::Ascii) | None => {
                let (text, _) = web::WINDOWS_1252.decode_without_bom_handling(bytes);
                let replaced = matches!(text, Cow::Owned(_));
                Decoded { text, replaced }
            }
        }
    }
}
