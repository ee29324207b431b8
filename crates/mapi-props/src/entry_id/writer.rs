//! Bytes of entry ids, field by field, in the order that [`Reader`](super::reader::Reader) reads them.

use cfb_core::Guid;

use crate::text::Text;

/// The bytes of one entry id as they grow.
#[derive(Debug)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// Flags and provider, which every entry id begins with.
    pub(super) fn new(flags: [u8; 4], provider: Guid) -> Self {
        let mut bytes = flags.to_vec();
        bytes.extend(provider.to_bytes());
        Self(bytes)
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    pub(super) fn u16(self, number: u16) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub(super) fn u32(self, number: u32) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub(super) fn guid(self, guid: Guid) -> Self {
        self.bytes(&guid.to_bytes())
    }

    /// Strings one after the other, each with the NUL behind it but for the last `missing` ones.
    pub(super) fn strings(mut self, strings: &[&Text<'_>], nul: &[u8], missing: u8) -> Self {
        let with_nul = strings.len().saturating_sub(missing.into());
        for (index, string) in strings.iter().enumerate() {
            self.0.extend(string.bytes());
            if index < with_nul {
                self.0.extend(nul);
            }
        }
        self
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// A length as the 32-bit number that lists and ids state.
pub(super) fn stated_len(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// A string up to its first NUL, which would end it.
pub(super) fn without_nul(text: &str) -> &str {
    text.split_once('\0').map_or(text, |(front, _)| front)
}

/// Bytes up to their first NUL, which would end the string.
pub(super) fn bytes_without_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// UTF-16LE without a NUL.
pub(super) fn utf16(text: &str) -> Text<'static> {
    Text::utf16(without_nul(text).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
}
