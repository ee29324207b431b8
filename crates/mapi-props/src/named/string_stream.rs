//! The string stream `__substg1.0_00040102` ([MS-OXMSG] 2.2.3.1.3).

/// Strings with their lengths: u32 length in bytes, UTF-16LE text without terminator, zeros up to the next multiple of 4.
///
/// Only offset and length count; the padding may be missing at the end.
#[derive(Clone, Debug)]
pub(super) struct StringStream(Vec<u8>);

/// Bytes read of one name at most: eight times what fits into a name on the wire, where one byte holds the size
/// ([MS-OXCDATA] 2.6.1). Offsets may overlap, so without a limit 32,767 names could share one string of megabytes.
pub(super) const MAX_NAME_LEN: usize = 2048;

/// What lies at an offset of the string stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct StringEntry<'a> {
    /// The text, UTF-16LE, cut to the stream, to whole units, and to [`MAX_NAME_LEN`].
    pub(super) utf16: &'a [u8],
    /// The length as stated.
    pub(super) stated: u32,
}

impl StringStream {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    pub(super) fn get(&self, offset: u32) -> Option<StringEntry<'_>> {
        let (length, rest) = self.0.get(usize::try_from(offset).ok()?..)?.split_first_chunk::<4>()?;
        let stated = u32::from_le_bytes(*length);
        let len = usize::try_from(stated).unwrap_or(usize::MAX).min(rest.len()).min(MAX_NAME_LEN);
        Some(StringEntry { utf16: rest.get(..len & !1)?, stated })
    }

    pub(super) fn len_bytes(&self) -> usize {
        self.0.len()
    }
}
