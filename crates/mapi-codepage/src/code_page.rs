//! [`CodePage`]: the number, and what can be asked of it.

use std::fmt;

use crate::coding::Coding;
use crate::{Decoded, locale, relations, rtf_charset};

/// A Windows code page number, as in the properties `PidTagMessageCodepage` and `PidTagInternetCodepage`
/// ([MS-OXPROPS]) and in the RTF words `\ansicpg` and `\cpg`.
///
/// Every number is a value of this type, supported or not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CodePage(u16);

impl CodePage {
    /// 437, the OEM page of the United States (`\fcharset254`).
    pub const OEM_437: Self = Self(437);
    /// 850, the OEM page of western Europe (`\fcharset255`).
    pub const OEM_850: Self = Self(850);
    /// 874, Thai.
    pub const WINDOWS_874: Self = Self(874);
    /// 932, Japanese: Shift_JIS with the extensions of Windows.
    pub const SHIFT_JIS: Self = Self(932);
    /// 936, simplified Chinese.
    pub const GBK: Self = Self(936);
    /// 949, Korean: Unified Hangul Code, a superset of EUC-KR.
    pub const UHC: Self = Self(949);
    /// 950, traditional Chinese.
    pub const BIG5: Self = Self(950);
    /// 1200, UTF-16, little-endian.
    pub const UTF_16LE: Self = Self(1200);
    /// 1201, UTF-16, big-endian.
    pub const UTF_16BE: Self = Self(1201);
    /// 1250, central European.
    pub const WINDOWS_1250: Self = Self(1250);
    /// 1251, Cyrillic.
    pub const WINDOWS_1251: Self = Self(1251);
    /// 1252, western European: the page of last resort.
    pub const WINDOWS_1252: Self = Self(1252);
    /// 1253, Greek.
    pub const WINDOWS_1253: Self = Self(1253);
    /// 1254, Turkish.
    pub const WINDOWS_1254: Self = Self(1254);
    /// 1255, Hebrew.
    pub const WINDOWS_1255: Self = Self(1255);
    /// 1256, Arabic.
    pub const WINDOWS_1256: Self = Self(1256);
    /// 1257, Baltic.
    pub const WINDOWS_1257: Self = Self(1257);
    /// 1258, Vietnamese.
    pub const WINDOWS_1258: Self = Self(1258);
    /// 1361, Korean: Johab.
    pub const JOHAB: Self = Self(1361);
    /// 10000, the western page of classic Mac OS.
    pub const MACINTOSH: Self = Self(10000);
    /// 20127, US-ASCII.
    pub const US_ASCII: Self = Self(20127);
    /// 20866, KOI8-R.
    pub const KOI8_R: Self = Self(20866);
    /// 28591, ISO-8859-1.
    pub const ISO_8859_1: Self = Self(28591);
    /// 50220, ISO-2022-JP.
    pub const ISO_2022_JP: Self = Self(50220);
    /// 51932, EUC-JP.
    pub const EUC_JP: Self = Self(51932);
    /// 54936, GB18030.
    pub const GB18030: Self = Self(54936);
    /// 65000, UTF-7.
    pub const UTF_7: Self = Self(65000);
    /// 65001, UTF-8.
    pub const UTF_8: Self = Self(65001);

    /// The page of this number.
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number of this page.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Whether [`decode`](Self::decode) knows this page.
    #[must_use]
    pub fn is_supported(self) -> bool {
        Coding::of(self).is_some()
    }

    /// The text of `bytes` in this page; any bytes give an answer, in time and memory proportional to their number.
    ///
    /// A page that is not supported is read as windows-1252, with [`Decoded::replaced`] set unless all is ASCII.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Decoded<'_> {
        Coding::decode(Coding::of(self), bytes)
    }

    /// Whether `bytes` decode in this page with nothing [replaced](Decoded::replaced).
    #[must_use]
    pub fn is_valid(self, bytes: &[u8]) -> bool {
        !self.decode(bytes).replaced
    }

    /// Whether `byte` begins a character of two bytes: of the pages 932, 936, 949, 950 and 1361, and `false` for any other.
    #[must_use]
    pub fn is_double_byte_lead(self, byte: u8) -> bool {
        relations::is_double_byte_lead(self.0, byte)
    }

    /// The default ANSI page of a locale (`PidTagMessageLocaleId`); `None` for a locale without one.
    #[must_use]
    pub fn from_locale(lcid: u32) -> Option<Self> {
        locale::ansi_page(lcid).map(Self)
    }

    /// The page that the RTF word `\fcharset` names; `None` for 1 (default), 2 (symbol) and unknown values.
    #[must_use]
    pub fn from_rtf_charset(fcharset: i32) -> Option<Self> {
        rtf_charset::page(fcharset).map(Self)
    }

    /// The Windows (ANSI) page whose characters are those of this Internet page.
    #[must_use]
    pub fn windows_page(self) -> Option<Self> {
        relations::windows_page(self.0).map(Self)
    }

    /// The MIME name of this page, lower case.
    #[must_use]
    pub fn charset_name(self) -> Option<&'static str> {
        relations::charset_name(self.0)
    }
}

impl From<u16> for CodePage {
    fn from(number: u16) -> Self {
        Self(number)
    }
}

impl From<CodePage> for u16 {
    fn from(page: CodePage) -> Self {
        page.0
    }
}

impl fmt::Display for CodePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
