//! A slice that is read from front to back, with every length checked.

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::text::Text;

#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    missing_nuls: u8,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, missing_nuls: 0 }
    }

    /// How many of the strings read had no NUL behind them. They are the last ones.
    pub(super) fn missing_nuls(&self) -> u8 {
        self.missing_nuls
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub(super) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some(head)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn guid(&mut self) -> Option<Guid> {
        self.array().map(Guid::from_bytes)
    }

    /// Text up to a NUL, or up to the end where the NUL is missing.
    pub(super) fn string8(&mut self, page: CodePage) -> Text<'a> {
        let end = self.bytes.iter().position(|byte| *byte == 0);
        let text = self.take(end.unwrap_or(self.bytes.len())).unwrap_or_default();
        self.take_nul(1);
        Text::in_code_page(text, page)
    }

    /// UTF-16LE text up to a NUL, or up to the end where the NUL is missing.
    pub(super) fn utf16(&mut self) -> Text<'a> {
        let units = self.bytes.as_chunks::<2>().0;
        let end = units.iter().position(|unit| *unit == [0, 0]);
        let len = end.map_or(self.bytes.len(), |end| end.saturating_mul(2));
        let text = self.take(len).unwrap_or_default();
        self.take_nul(2);
        Text::utf16(text)
    }

    fn take_nul(&mut self, len: usize) {
        if self.take(len).is_none() {
            self.missing_nuls = self.missing_nuls.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_at_a_nul_or_at_the_end() {
        let mut reader = Reader::new(b"ab\0\0cd");
        assert_eq!(reader.string8(CodePage::WINDOWS_1252), "ab");
        assert_eq!(reader.string8(CodePage::WINDOWS_1252), "");
        assert_eq!(reader.string8(CodePage::WINDOWS_1252), "cd");
        assert_eq!(reader.string8(CodePage::WINDOWS_1252), "");
        let mut reader = Reader::new(b"a\0\0\0b\0c");
        assert_eq!(reader.utf16(), "a");
        assert_eq!(reader.missing_nuls(), 0);
        assert_eq!(reader.utf16(), "b");
        assert_eq!((reader.rest(), reader.missing_nuls()), (&b""[..], 1));
    }
}
