//! The 16-byte header of PidTagRtfCompressed.

use crate::{
    corruption::Corruption,
    error::{Error, Result},
    finding::Structure,
};

/// How the contents of compressed RTF are stored (COMPTYPE, [MS-OXRTFCP] 2.1.3.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[doc(alias = "COMPTYPE")]
pub enum CompressionType {
    /// `LZFu` (COMPRESSED, 0x75465A4C): LZ77 with a preset dictionary.
    #[doc(alias = "LZFu")]
    Compressed,
    /// `MELA` (UNCOMPRESSED, 0x414C454D): the RTF as it is.
    #[doc(alias = "MELA")]
    Uncompressed,
}

impl CompressionType {
    /// The value of the field.
    #[must_use]
    pub const fn to_u32(self) -> u32 {
        match self {
            Self::Compressed => 0x7546_5A4C,
            Self::Uncompressed => 0x414C_454D,
        }
    }

    /// The type that a value of the field stands for, if any.
    #[must_use]
    pub const fn from_u32(value: u32) -> Option<Self> {
        match value {
            0x7546_5A4C => Some(Self::Compressed),
            0x414C_454D => Some(Self::Uncompressed),
            _ => None,
        }
    }
}

/// Header of compressed RTF: 16 bytes, little-endian ([MS-OXRTFCP] 2.1.3.1.1).
///
/// Offsets are relative to the start of the stream.
///
/// | Offset | Size | Field (spec name) | Type       | Rule                                           |
/// |-------:|-----:|-------------------|------------|------------------------------------------------|
/// |   0x00 |    4 | COMPSIZE          | u32, bytes | everything after this field: contents + 12     |
/// |   0x04 |    4 | RAWSIZE           | u32, bytes | length of the RTF                              |
/// |   0x08 |    4 | COMPTYPE          | u32        | 0x75465A4C `LZFu` or 0x414C454D `MELA`         |
/// |   0x0C |    4 | CRC               | u32        | CRC of the contents; 0 and unchecked in `MELA` |
///
/// # Deviations
/// Any sizes are accepted here: the decoder compares them with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RtfHeader {
    compressed_size: u32,
    raw_size: u32,
    compression_type: CompressionType,
    crc: u32,
}

impl RtfHeader {
    /// Length of the header in bytes.
    pub const LEN_BYTES: usize = 16;

    /// Reads the header at the start of `stream`.
    ///
    /// # Errors
    /// [`Corrupt`](crate::ErrorKind::Corrupt) with [`Corruption::HeaderTooShort`] or [`Corruption::CompressionType`].
    ///
    /// # Examples
    /// ```
    /// use mapi_rtf::{CompressionType, RtfHeader};
    ///
    /// let header = RtfHeader::parse(b"\x0F\x00\x00\x00\x00\x00\x00\x00LZFu\x27\xD7\xCA\x10")?;
    /// assert_eq!(header.compression_type(), CompressionType::Compressed);
    /// assert_eq!(header.crc(), 0x10CA_D727);
    /// # Ok::<(), mapi_rtf::Error>(())
    /// ```
    pub fn parse(stream: &[u8]) -> Result<Self> {
        let Some((words, [])) = stream.first_chunk::<16>().map(|header| header.as_chunks::<4>()) else {
            let found = stream.len() as u64;
            return Err(Error::corrupt(Corruption::HeaderTooShort { found }, Structure::Header, found));
        };
        let [compressed_size, raw_size, compression_type, crc] =
            [word(words, 0), word(words, 1), word(words, 2), word(words, 3)];
        let Some(compression_type) = CompressionType::from_u32(compression_type) else {
            return Err(Error::corrupt(
                Corruption::CompressionType { found: compression_type },
                Structure::Header,
                8,
            ));
        };
        Ok(Self { compressed_size, raw_size, compression_type, crc })
    }

    /// The header of `contents_len` bytes of contents; sizes that do not fit are the largest number.
    pub(super) fn new(
        contents_len: usize,
        raw_len: usize,
        compression_type: CompressionType,
        crc: u32,
    ) -> Self {
        let size = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Self {
            compressed_size: size(contents_len).saturating_add(12),
            raw_size: size(raw_len),
            compression_type,
            crc,
        }
    }

    /// The header as it stands at the start of a stream.
    ///
    /// # Examples
    /// ```
    /// use mapi_rtf::RtfHeader;
    ///
    /// let bytes = *b"\x0F\x00\x00\x00\x00\x00\x00\x00LZFu\x27\xD7\xCA\x10";
    /// assert_eq!(RtfHeader::parse(&bytes)?.to_bytes(), bytes);
    /// # Ok::<(), mapi_rtf::Error>(())
    /// ```
    #[must_use]
    pub fn to_bytes(self) -> [u8; Self::LEN_BYTES] {
        let words = [self.compressed_size, self.raw_size, self.compression_type.to_u32(), self.crc];
        let mut bytes = [0; Self::LEN_BYTES];
        for (to, word) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *to = word.to_le_bytes();
        }
        bytes
    }

    /// COMPSIZE: the number of bytes after that field, which is 12 more than the length of the contents.
    #[must_use]
    #[doc(alias = "COMPSIZE")]
    pub const fn compressed_size(&self) -> u32 {
        self.compressed_size
    }

    /// RAWSIZE: the length of the RTF in bytes, as stated.
    #[must_use]
    #[doc(alias = "RAWSIZE")]
    pub const fn raw_size(&self) -> u32 {
        self.raw_size
    }

    /// COMPTYPE: how the contents are stored.
    #[must_use]
    #[doc(alias = "COMPTYPE")]
    pub const fn compression_type(&self) -> CompressionType {
        self.compression_type
    }

    /// CRC of the contents, as stated.
    #[must_use]
    pub const fn crc(&self) -> u32 {
        self.crc
    }

    /// Length of the contents in bytes, as COMPSIZE states it.
    pub(super) fn contents_len(&self) -> u64 {
        u64::from(self.compressed_size).saturating_sub(12)
    }
}

fn word(words: &[[u8; 4]], index: usize) -> u32 {
    words.get(index).copied().map_or(0, u32::from_le_bytes)
}
