//! [`CodePage`]: the number, and what can be asked of it.

use std::fmt;

use crate::coding::Coding;
use crate::{Decoded, Decoder, Encoded, encode, internet, johab, locale, rtf_charset};

/// Bytes checked at once by [`CodePage::is_valid`].
const PIECE: usize = 4096;

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
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert!(CodePage::new(1251).is_supported());
    /// assert!(!CodePage::new(0).is_supported());
    /// assert!(!CodePage::new(500).is_supported(), "EBCDIC does not occur in mail");
    /// ```
    #[must_use]
    pub fn is_supported(self) -> bool {
        Coding::of(self).is_some()
    }

    /// The text of `bytes` in this page.
    ///
    /// Any bytes give an answer, in time and memory proportional to their number; ASCII costs no copy. NUL characters, line ends and a byte order mark are kept as they stand.
    ///
    /// What cannot be decoded becomes U+FFFD, with [`Decoded::replaced`] set; an ASCII byte behind a broken character
    /// stands for itself. A page that is not [supported](Self::is_supported), and US-ASCII (20127), which real messages
    /// name beside text of any other page, read bytes of the upper half as windows-1252, with the same flag.
    ///
    /// # Deviations
    /// Pages are read as the web standard reads them, which is what browsers and mail programs do, not as Windows does:
    /// 28591 as windows-1252, 28599 as windows-1254, 28601 as 874, 936 with the four-byte characters of GB18030, 950
    /// with those of Hong Kong. The five bytes that windows-1252 leaves free are the control characters of their number.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// use mapi_codepage::CodePage;
    ///
    /// let thai = CodePage::WINDOWS_874.decode(b"\xE4\xB7\xC2");
    /// assert_eq!(thai.text, "\u{E44}\u{E17}\u{E22}");
    ///
    /// let plain = CodePage::SHIFT_JIS.decode(b"Hello");
    /// assert!(matches!(plain.text, Cow::Borrowed("Hello")));
    ///
    /// let broken = CodePage::UTF_8.decode(b"a\xFFb");
    /// assert_eq!(broken.text, "a\u{FFFD}b");
    /// assert!(broken.replaced);
    /// ```
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Decoded<'_> {
        Coding::of(self).unwrap_or(Coding::Ascii).decode(bytes)
    }

    /// The bytes of `text` in this page; `None` for a page that is not [supported](Self::is_supported).
    ///
    /// What is written is read back: if nothing was [unmappable](Encoded::unmappable), [`decode`](Self::decode) gives the
    /// same text. So a character that the page does not have becomes a `?` and is counted, and none becomes another one
    /// that resembles it; text is not composed or decomposed. NUL characters and line ends stay as they stand, and no byte
    /// order mark is written.
    ///
    /// # Deviations
    /// Pages that are read more widely than they are defined are written narrowly: 28591, 28599 and 28601 without the signs
    /// of their Windows pages, 936 without the four-byte characters of GB18030, 950 without those of Hong Kong, 10008,
    /// 20936, 51936 and 52936 with GB 2312 alone, 10003, 20949, 51949 and 50225 with KS X 1001 alone. JIS X 0212 is not
    /// written. Half-width katakana are written as such in all of 50220 to 50222.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// use mapi_codepage::CodePage;
    ///
    /// let nihon = CodePage::SHIFT_JIS.encode("\u{65E5}\u{672C}").unwrap();
    /// assert_eq!((&*nihon.bytes, nihon.unmappable), (&b"\x93\xFA\x96\x7B"[..], 0));
    ///
    /// let plain = CodePage::SHIFT_JIS.encode("Hello").unwrap();
    /// assert!(matches!(plain.bytes, Cow::Borrowed(b"Hello")));
    ///
    /// let yen = CodePage::SHIFT_JIS.encode("\u{A5} 100").unwrap();
    /// assert_eq!((&*yen.bytes, yen.unmappable), (&b"? 100"[..], 1), "0x5C is a backslash to its reader");
    ///
    /// assert_eq!(CodePage::new(500).encode("a"), None);
    /// ```
    #[must_use]
    pub fn encode(self, text: &str) -> Option<Encoded<'_>> {
        encode::encode(self, text)
    }

    /// A decoder for text that comes in pieces; see [`Decoder`] for an example.
    #[must_use]
    pub fn decoder(self) -> Decoder {
        Decoder::new(self)
    }

    /// Whether `bytes` decode in this page with nothing [replaced](Decoded::replaced). Takes constant memory and stops
    /// at the first fault.
    ///
    /// A page of one byte a character that has them all, such as 1251, takes any bytes: `true` proves little there, much
    /// for UTF-8.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert!(CodePage::UTF_8.is_valid("gr\u{FC}n".as_bytes()));
    /// assert!(!CodePage::UTF_8.is_valid(b"gr\xFCn"));
    /// assert!(CodePage::WINDOWS_1252.is_valid(b"gr\xFCn"));
    /// assert!(!CodePage::US_ASCII.is_valid(b"gr\xFCn"));
    /// ```
    #[must_use]
    pub fn is_valid(self, bytes: &[u8]) -> bool {
        if self == Self::UTF_8 {
            return std::str::from_utf8(bytes).is_ok();
        }
        let mut decoder = self.decoder();
        let mut text = String::new();
        for piece in bytes.chunks(PIECE) {
            decoder.push(piece, &mut text);
            text.clear();
            if decoder.has_replaced() {
                return false;
            }
        }
        !decoder.finish(&mut text)
    }

    /// Whether `byte` begins a character of two bytes: of the pages 932, 936, 949, 950 and 1361; `false` for any other.
    ///
    /// For cutting text at a place that is no character's middle, and for RTF, where the second byte may stand as text.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert!(CodePage::SHIFT_JIS.is_double_byte_lead(0x83));
    /// assert!(!CodePage::SHIFT_JIS.is_double_byte_lead(0xB1), "half-width katakana");
    /// assert!(!CodePage::WINDOWS_1252.is_double_byte_lead(0x83));
    /// ```
    #[must_use]
    pub fn is_double_byte_lead(self, byte: u8) -> bool {
        match self.0 {
            932 => matches!(byte, 0x81..=0x9F | 0xE0..=0xFC),
            936 | 949 | 950 => matches!(byte, 0x81..=0xFE),
            1361 => johab::is_lead(byte),
            _ => false,
        }
    }

    /// The default ANSI page of a locale ([MS-LCID]), as `PidTagMessageLocaleId` names it; the sort order in bits 16 to
    /// 19 does not matter.
    ///
    /// `None` for a locale that Windows knows in Unicode only (Hindi, Armenian, Georgian, ...), for the placeholders
    /// (0x0400 user default, 0x0800 system default, 0x1000 unspecified) and for unknown numbers.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert_eq!(CodePage::from_locale(0x0419), Some(CodePage::WINDOWS_1251), "Russian");
    /// assert_eq!(CodePage::from_locale(0x0411), Some(CodePage::SHIFT_JIS), "Japanese");
    /// assert_eq!(CodePage::from_locale(0x0439), None, "Hindi");
    /// ```
    #[must_use]
    pub fn from_locale(lcid: u32) -> Option<Self> {
        locale::ansi_page(lcid).map(Self)
    }

    /// The page that the RTF word `\fcharset` names.
    ///
    /// `None` for 1, the default of the document; for 2, symbol fonts, whose bytes stand for the private characters
    /// U+F000 and up; and for unknown numbers. A number from 256 up is the page itself, if it is supported: some writers
    /// put it there.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert_eq!(CodePage::from_rtf_charset(0), Some(CodePage::WINDOWS_1252));
    /// assert_eq!(CodePage::from_rtf_charset(204), Some(CodePage::WINDOWS_1251));
    /// assert_eq!(CodePage::from_rtf_charset(1), None);
    /// assert_eq!(CodePage::from_rtf_charset(28591), Some(CodePage::ISO_8859_1));
    /// ```
    #[must_use]
    pub fn from_rtf_charset(fcharset: i32) -> Option<Self> {
        rtf_charset::page(fcharset).map(Self)
    }

    /// The Windows page for eight-bit strings beside a body in this page: what `PidTagInternetCodepage` says of strings
    /// when `PidTagMessageCodepage` is absent.
    ///
    /// A Windows page is its own, and so is UTF-8: ask [`is_valid`](Self::is_valid) of all strings before you believe
    /// it. US-ASCII and UTF-16, which eight-bit strings cannot be, and UTF-7 give 1252. `None` for a page that is not
    /// supported.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert_eq!(CodePage::ISO_2022_JP.windows_page(), Some(CodePage::SHIFT_JIS));
    /// assert_eq!(CodePage::KOI8_R.windows_page(), Some(CodePage::WINDOWS_1251));
    /// assert_eq!(CodePage::US_ASCII.windows_page(), Some(CodePage::WINDOWS_1252));
    /// ```
    #[must_use]
    pub fn windows_page(self) -> Option<Self> {
        internet::windows_page(self.0).map(Self)
    }

    /// The name of this page in MIME, HTML and XML, lower case: the registered one where there is one, else the one that
    /// Windows uses. `None` for a page that is not supported.
    ///
    /// ```
    /// use mapi_codepage::CodePage;
    ///
    /// assert_eq!(CodePage::ISO_2022_JP.charset_name(), Some("iso-2022-jp"));
    /// assert_eq!(CodePage::SHIFT_JIS.charset_name(), Some("shift_jis"));
    /// ```
    #[must_use]
    pub fn charset_name(self) -> Option<&'static str> {
        internet::charset_name(self.0)
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
