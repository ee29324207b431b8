//! The string stream `__substg1.0_00040102` ([MS-OXMSG] 2.2.3.1.3).

/// Strings with their lengths: u32 length in bytes, UTF-16LE text without terminator, zeros up to the next multiple of 4.
///
/// Only offset and length count; the padding may be missing at the end.
#[derive(Clone, Debug)]
pub(super) struct StringStream {
    bytes: Vec<u8>,
    /// How many bytes of it were read.
    num_read: usize,
}

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
        Self { bytes: bytes.to_vec(), num_read: bytes.len() }
    }

    /// The string at an offset. That of an entry that was read ends with what was read, so that a string that runs over
    /// the end keeps its text when strings have been added.
    pub(super) fn get(&self, offset: u32, was_read: bool) -> Option<StringEntry<'_>> {
        let end = if was_read { self.num_read } else { self.bytes.len() };
        let bytes = self.bytes.get(usize::try_from(offset).ok()?..end)?;
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let stated = u32::from_le_bytes(*length);
        let len = usize::try_from(stated).unwrap_or(usize::MAX).min(rest.len()).min(MAX_NAME_LEN);
        Some(StringEntry { utf16: rest.get(..len & !1)?, stated })
    }

    /// The offset that the next string will have; `None` if none is left.
    pub(super) fn next_offset(&self) -> Option<u32> {
        u32::try_from(self.bytes.len().checked_next_multiple_of(4)?).ok()
    }

    /// Appends a string of UTF-16LE bytes, with padding before and behind it.
    pub(super) fn push(&mut self, utf16: &[u8]) {
        self.pad();
        let len = u32::try_from(utf16.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&len.to_le_bytes());
        self.bytes.extend_from_slice(utf16);
        self.pad();
    }

    fn pad(&mut self) {
        while !self.bytes.len().is_multiple_of(4) {
            self.bytes.push(0);
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn len_bytes(&self) -> usize {
        self.bytes.len()
    }
}
