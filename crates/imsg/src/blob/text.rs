//! Text inside blobs, kept as the units of the file.

use std::borrow::Cow;
use std::fmt;

use mapi_props::CodePage;

/// 8-bit text in the code page of the writer, as its bytes without a terminator.
///
/// Blobs do not say their code page: it is that of the message, and where a [`Text16`] copy stands beside it, that one
/// is the text to show.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Text8(Vec<u8>);

impl Text8 {
    /// Text from its bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// A text in a code page: `?` stands for each character that the page does not have. A page that is not known is
    /// written as ASCII.
    ///
    /// ```
    /// use imsg::{CodePage, Text8};
    /// assert_eq!(Text8::in_page("caf\u{e9} \u{4e2d}", CodePage::WINDOWS_1252).bytes(), b"caf\xE9 ?");
    /// ```
    #[must_use]
    pub fn in_page(text: &str, page: CodePage) -> Self {
        let encoded = page.encode(text).or_else(|| CodePage::US_ASCII.encode(text));
        Self(encoded.map(|encoded| encoded.bytes.into_owned()).unwrap_or_default())
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, read in a code page.
    ///
    /// ```
    /// use imsg::Text8;
    /// use mapi_props::CodePage;
    /// assert_eq!(Text8::from_bytes(b"caf\xE9").decode(CodePage::WINDOWS_1252), "caf\u{e9}");
    /// ```
    #[must_use]
    pub fn decode(&self, page: CodePage) -> Cow<'_, str> {
        page.decode(&self.0).text
    }

    /// The text up to its first NUL, which would end it.
    pub(super) fn up_to_nul(&self) -> &[u8] {
        self.0.split(|&byte| byte == 0).next().unwrap_or_default()
    }

    /// Whether there is no byte.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&[u8]> for Text8 {
    fn from(bytes: &[u8]) -> Self {
        Self::from_bytes(bytes)
    }
}

impl fmt::Debug for Text8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

/// UTF-16 text as its units, without a terminator. Lone surrogates are kept.
///
/// ```
/// use imsg::Text16;
/// let text = Text16::from_units(&[0x48, 0x69]);
/// assert_eq!(text.to_string(), "Hi");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Text16(Vec<u16>);

impl Text16 {
    /// Text from its units.
    #[must_use]
    pub fn from_units(units: &[u16]) -> Self {
        Self(units.to_vec())
    }

    /// Text from little-endian bytes; an odd last byte is left out.
    pub(super) fn from_le_bytes(bytes: &[u8]) -> Self {
        let (pairs, _) = bytes.as_chunks();
        Self(pairs.iter().copied().map(u16::from_le_bytes).collect())
    }

    /// The units.
    #[must_use]
    pub fn units(&self) -> &[u16] {
        &self.0
    }

    /// The text, with U+FFFD for each unit that is no character.
    #[must_use]
    pub fn to_string_lossy(&self) -> String {
        String::from_utf16_lossy(&self.0)
    }

    /// The text up to its first NUL, which would end it.
    pub(super) fn up_to_nul(&self) -> Self {
        Self(self.0.split(|&unit| unit == 0).next().unwrap_or_default().to_vec())
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes, little-endian.
    #[must_use]
    pub fn to_le_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|unit| unit.to_le_bytes()).collect()
    }
}

impl From<&str> for Text16 {
    fn from(text: &str) -> Self {
        Self(text.encode_utf16().collect())
    }
}

impl From<String> for Text16 {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl fmt::Display for Text16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_string_lossy())
    }
}

impl fmt::Debug for Text16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string_lossy())
    }
}
