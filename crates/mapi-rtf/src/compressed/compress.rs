//! Writing PidTagRtfCompressed.

use super::{
    checks::crc,
    encoder::encode,
    header::{CompressionType, RtfHeader},
};

/// Compresses `rtf` for PidTagRtfCompressed: a header and LZFu contents ([MS-OXRTFCP] 2.1.3.2).
///
/// The contents are as long as those that the algorithm of the specification gives, which refers to the longest match
/// at each position; but where LZFu would be longer than the bytes themselves, these are stored (`MELA`), so that the
/// stream is never more than 16 bytes longer than `rtf`. The stream is sound for every reader: right sizes, right CRC,
/// an end marker, no reference to what nobody wrote.
///
/// Any bytes can be compressed, RTF or not. It takes linear time, and memory for one and an eighth of their length,
/// which becomes the result, beside 180 KiB at most for tables.
///
/// Sizes in the header are 32 bits wide. For 4 GiB of RTF and more, which no property can hold, they are the largest
/// number, and readers find them wrong.
///
/// # Examples
/// ```
/// use mapi_rtf::{compress, decompress};
///
/// let rtf = br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}}\f0\fs20 Hello\par}";
/// let stream = compress(rtf);
/// assert!(stream.len() < rtf.len());
/// assert_eq!(decompress(&stream)?.rtf(), rtf);
/// # Ok::<(), mapi_rtf::Error>(())
/// ```
#[must_use]
pub fn compress(rtf: &[u8]) -> Vec<u8> {
    CompressOptions::new().compress(rtf)
}

/// How to write compressed RTF: with LZFu where that is shorter, unless told otherwise.
#[derive(Clone, Copy, Debug)]
pub struct CompressOptions {
    compression_type: CompressionType,
}

impl CompressOptions {
    /// LZFu, and stored where that is shorter.
    #[must_use]
    pub const fn new() -> Self {
        Self { compression_type: CompressionType::Compressed }
    }

    /// How to store the contents; with [`CompressionType::Uncompressed`] they are stored as they are, which takes no time.
    #[must_use]
    pub const fn compression_type(mut self, compression_type: CompressionType) -> Self {
        self.compression_type = compression_type;
        self
    }

    /// Writes `rtf`; see [`compress`].
    ///
    /// # Examples
    /// ```
    /// use mapi_rtf::{CompressOptions, CompressionType};
    ///
    /// let stored = CompressOptions::new().compression_type(CompressionType::Uncompressed);
    /// assert_eq!(stored.compress(br"{\rtf1}"), b"\x13\0\0\0\x07\0\0\0MELA\0\0\0\0{\\rtf1}");
    /// ```
    #[must_use]
    pub fn compress(&self, rtf: &[u8]) -> Vec<u8> {
        let encoded = match self.compression_type {
            CompressionType::Compressed => encode(rtf, RtfHeader::LEN_BYTES),
            CompressionType::Uncompressed => None,
        };
        let (mut stream, compression_type) = match encoded {
            Some(stream) => (stream, CompressionType::Compressed),
            None => (stored(rtf), CompressionType::Uncompressed),
        };
        let contents = stream.get(RtfHeader::LEN_BYTES..).unwrap_or_default();
        let crc = match compression_type {
            CompressionType::Compressed => crc(contents),
            CompressionType::Uncompressed => 0,
        };
        let header = RtfHeader::new(contents.len(), rtf.len(), compression_type, crc);
        if let Some(start) = stream.first_chunk_mut() {
            *start = header.to_bytes();
        }
        stream
    }
}

impl Default for CompressOptions {
    fn default() -> Self {
        Self::new()
    }
}

/// Room for a header, and `rtf` behind it.
fn stored(rtf: &[u8]) -> Vec<u8> {
    let mut stream = Vec::with_capacity(rtf.len().saturating_add(RtfHeader::LEN_BYTES));
    stream.extend_from_slice(&[0; RtfHeader::LEN_BYTES]);
    stream.extend_from_slice(rtf);
    stream
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests stop at a wrong sum")]
mod tests {
    use quickcheck::{Arbitrary, Gen, quickcheck};

    use super::*;
    use crate::compressed::{
        DecompressOptions,
        dictionary::PRESET,
        tests::{HELLO, HELLO_RTF, naive},
    };

    /// Length of the contents that the specification's algorithm gives: the longest match at each position.
    fn specified_len(rtf: &[u8]) -> usize {
        let text = [PRESET.as_slice(), rtf].concat();
        let (mut position, mut tokens, mut bytes) = (PRESET.len(), 1, 2);
        while position < text.len() {
            let here = &text[position..];
            let common =
                |from: usize| here.iter().zip(&text[from..]).take(17).take_while(|(a, b)| a == b).count();
            let longest = (position.saturating_sub(4095)..position).map(common).max().unwrap_or(0);
            tokens += 1;
            bytes += if longest < 2 { 1 } else { 2 };
            position += if longest < 2 { 1 } else { longest };
        }
        bytes + usize::div_ceil(tokens, 8)
    }

    /// Whether `rtf` comes back, from a sound stream of the length it should have.
    fn comes_back(rtf: &[u8], specified_len: Option<usize>) -> bool {
        let stream = compress(rtf);
        let decompressed = DecompressOptions::new().strict(true).decompress(&stream).unwrap();
        assert!(decompressed.rtf() == rtf, "{} other bytes", rtf.len());
        assert!(decompressed.findings().is_empty());
        let header = decompressed.header().unwrap();
        if header.compression_type() == CompressionType::Compressed {
            assert_eq!(naive(&stream[16..]), (rtf.to_vec(), true));
        }
        let contents_len = stream.len() - 16;
        contents_len <= rtf.len() && specified_len.is_none_or(|len| contents_len == len.min(rtf.len()))
    }

    /// Bytes with repetitions: parts of the preset text, copies of what was before, and others of a small alphabet.
    #[derive(Clone, Debug)]
    struct Repetitive(Vec<u8>);

    impl Arbitrary for Repetitive {
        fn arbitrary(g: &mut Gen) -> Self {
            let mut bytes = PRESET.to_vec();
            let alphabet = u8::arbitrary(g) % 32 + 1;
            let wanted = usize::arbitrary(g) % 20_000;
            let longest = usize::arbitrary(g) % 40 + 1;
            while bytes.len() < wanted {
                let len = usize::arbitrary(g) % longest;
                let back = 1 + usize::arbitrary(g) % bytes.len().min(4200);
                for _ in 0..len {
                    bytes.push(bytes[bytes.len() - back]);
                }
                bytes.extend((0..len % 4 + 1).map(|_| u8::arbitrary(g) % alphabet + b'p'));
            }
            Self(bytes.split_off(PRESET.len().min(bytes.len())))
        }

        fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
            Box::new(self.0.shrink().map(Self))
        }
    }

    quickcheck! {
        fn any_bytes_come_back(rtf: Vec<u8>) -> bool {
            comes_back(&rtf, Some(specified_len(&rtf)))
        }

        fn repetitions_come_back_as_short_as_specified(rtf: Repetitive) -> bool {
            let specified_len = (rtf.0.len() < 2500).then(|| specified_len(&rtf.0));
            comes_back(&rtf.0, specified_len)
        }
    }

    /// Bytes without an order, the same each time.
    fn noise(len: usize, alphabet: u32) -> Vec<u8> {
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        std::iter::successors(Some(7_u32), next)
            .take(len)
            .map(|state| (state >> 16 & 0xFF) % alphabet)
            .map(|byte| byte as u8)
            .collect()
    }

    #[test]
    fn examples_are_as_long_as_in_the_specification() {
        assert_eq!(compress(HELLO_RTF).len(), HELLO.len());
        let stream = compress(br"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
        assert_eq!(stream, b"\x1A\0\0\0\x1C\0\0\0LZFu\xE2\xD4\x4B\x51\x41\0\x04 WXYZ\x0D\x6E}\x01\x0E\xB0");
    }

    #[test]
    fn lengths_about_which_the_text_is_cut_in_pieces_come_back() {
        for len in [4095, 4096, 4097, 12_287, 12_288, 12_289, 12_350, 16_000, 65_300, 65_600, 140_000] {
            for alphabet in [2, 5, 100] {
                let rtf = noise(len, alphabet);
                assert!(comes_back(&rtf, None), "{len} bytes of {alphabet}");
                let twice = [&rtf[..len / 3], &rtf[..len / 2], b"end"].concat();
                assert!(comes_back(&twice, None), "{len} bytes of {alphabet}, twice");
            }
        }
        let rtf = noise(13_000, 3);
        assert!(comes_back(&rtf, Some(specified_len(&rtf))));
    }

    #[test]
    fn equal_bytes_take_two_bytes_for_seventeen() {
        let rtf = vec![b'x'; 170_001];
        assert!(comes_back(&rtf, Some(1 + 10_000 * 2 + 2 + usize::div_ceil(10_002, 8))));
    }

    #[test]
    fn what_lzfu_makes_longer_is_stored() {
        for rtf in [&b""[..], b"xyz", &noise(50_000, 256)] {
            let stream = compress(rtf);
            assert_eq!(stream.len(), rtf.len() + 16);
            let header = RtfHeader::parse(&stream).unwrap();
            assert_eq!(header.compression_type(), CompressionType::Uncompressed);
            assert!(comes_back(rtf, None));
        }
    }

    #[test]
    fn stored_if_asked_for() {
        let stored = CompressOptions::new().compression_type(CompressionType::Uncompressed);
        let stream = stored.compress(HELLO_RTF);
        assert_eq!(&stream[..16], b"\x37\0\0\0\x2B\0\0\0MELA\0\0\0\0");
        assert_eq!(&stream[16..], HELLO_RTF);
    }
}
