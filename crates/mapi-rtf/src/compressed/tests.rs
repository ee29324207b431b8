//! The decoders against the examples of the specification, against a decoder that is a literal transcript of it, and
//! against each other.

use std::io::Read;

use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::ErrorKind;

/// The first example of [MS-OXRTFCP].
pub(super) const HELLO: &[u8] =
    b"\x2D\0\0\0\x2B\0\0\0LZFu\xF1\xC5\xC7\xA7\x03\0\x0A\0rcpg125\x42\x32\x0A\xF3 hel\x09\0 bw\
\x05\xB0ld}\x0A\x80\x0F\xA0";
pub(super) const HELLO_RTF: &[u8] = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n";

/// The specification's decoder: a ring of 4096 bytes, one byte at a time. Also says whether the end marker was met.
pub(super) fn naive(contents: &[u8]) -> (Vec<u8>, bool) {
    let mut ring = [b' '; 4096];
    ring[..dictionary::PRESET.len()].copy_from_slice(dictionary::PRESET);
    let mut write = dictionary::PRESET.len();
    let mut output = Vec::new();
    let mut input = contents.iter().copied();
    while let Some(control) = input.next() {
        for token in 0..8 {
            if control >> token & 1 == 0 {
                let Some(byte) = input.next() else { return (output, false) };
                output.push(byte);
                ring[write] = byte;
                write = (write + 1) % 4096;
                continue;
            }
            let (Some(high), Some(low)) = (input.next(), input.next()) else { return (output, false) };
            let word = usize::from(high) << 8 | usize::from(low);
            let (mut from, length) = (word >> 4, (word & 0xF) + 2);
            if from == write {
                return (output, true);
            }
            for _ in 0..length {
                let byte = ring[from];
                from = (from + 1) % 4096;
                output.push(byte);
                ring[write] = byte;
                write = (write + 1) % 4096;
            }
        }
    }
    (output, false)
}

fn header(compressed_size: u32, raw_size: u32, compression: CompressionType, crc: u32) -> Vec<u8> {
    [compressed_size, raw_size, compression.to_u32(), crc]
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect()
}

fn crc(contents: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(!0);
    hasher.update(contents);
    !hasher.finalize()
}

/// A stream with right sizes and CRC around `contents`.
fn stream(contents: &[u8]) -> Vec<u8> {
    let raw_size = naive(contents).0.len();
    let mut stream =
        header((contents.len() + 12) as u32, raw_size as u32, CompressionType::Compressed, crc(contents));
    stream.extend_from_slice(contents);
    stream
}

/// Contents made of tokens, so that references are frequent and reach everywhere.
#[derive(Clone, Debug)]
struct Contents(Vec<u8>);

impl Arbitrary for Contents {
    fn arbitrary(g: &mut Gen) -> Self {
        let runs = usize::arbitrary(g) % 600;
        let mut contents = Vec::new();
        let near = bool::arbitrary(g);
        // Where the write position is, so that most references do not end the stream and many are short and near it.
        let mut write = 207_usize;
        for _ in 0..runs {
            let control = u8::arbitrary(g);
            contents.push(control);
            for token in 0..8 {
                if control >> token & 1 == 0 {
                    contents.push(u8::arbitrary(g) % 4 + b'a');
                    write += 1;
                    continue;
                }
                let distance = if near { usize::arbitrary(g) % 40 } else { usize::arbitrary(g) % 4096 };
                let distance = if distance == 0 && u8::arbitrary(g) > 2 { 1 } else { distance };
                let offset = (write + 4096 - distance) % 4096;
                let length = usize::arbitrary(g) % 16;
                contents.push((offset >> 4) as u8);
                contents.push(((offset & 0xF) << 4 | length) as u8);
                write = (write + length + 2) % 4096;
            }
        }
        Self(contents)
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Self))
    }
}

/// A `Read` that gives a few bytes at a time.
struct Trickle<'a>(&'a [u8], usize);

impl Read for Trickle<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 % 61 + 1;
        let len = self.1.min(to.len()).min(self.0.len());
        let (given, rest) = self.0.split_at(len);
        to[..len].copy_from_slice(given);
        self.0 = rest;
        Ok(len)
    }
}

fn assert_reader_agrees(stream: &[u8]) {
    let whole = decompress(stream);
    for first in [0, 7] {
        match (DecompressReader::new(Trickle(stream, first)), &whole) {
            (Ok(mut reader), Ok(whole)) => {
                let mut rtf = Vec::new();
                reader.read_to_end(&mut rtf).unwrap();
                assert!(rtf == whole.rtf(), "{} bytes, {} from the reader", whole.rtf().len(), rtf.len());
                assert_eq!(reader.findings(), whole.findings());
                assert_eq!(reader.header(), whole.header());
            }
            (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected.to_string()),
            (reader, whole) => panic!("{reader:?} but {whole:?}"),
        }
    }
}

quickcheck! {
    fn decoder_agrees_with_the_specification(contents: Contents) -> bool {
        let (expected, end_marker) = naive(&contents.0);
        let stream = stream(&contents.0);
        let decompressed = decompress(&stream).unwrap();
        let missing = decompressed.findings().iter().any(|f| *f.corruption() == Corruption::MissingEndMarker);
        assert!(decompressed.rtf() == expected);
        missing != end_marker
    }

    fn decoder_agrees_with_the_specification_on_any_bytes(contents: Vec<u8>) -> bool {
        decompress(&stream(&contents)).unwrap().rtf() == naive(&contents).0
    }

    fn output_grows_where_the_stated_size_is_too_small(contents: Contents, raw_size: u32) -> bool {
        let mut stream = stream(&contents.0);
        stream[4..8].copy_from_slice(&raw_size.to_le_bytes());
        decompress(&stream).unwrap().rtf() == naive(&contents.0).0
    }

    fn reader_agrees_with_the_whole(contents: Contents, stored: bool, changes: Vec<(usize, u8)>, cut: Option<usize>) -> bool {
        let mut stream = stream(&contents.0);
        if stored {
            stream[8..12].copy_from_slice(b"MELA");
        }
        for (place, byte) in changes {
            let place = place % stream.len();
            if !(8..12).contains(&place) {
                stream[place] = byte;
            }
        }
        if let Some(cut) = cut {
            stream.truncate(cut % (stream.len() + 1));
        }
        assert_reader_agrees(&stream);
        true
    }
}

#[test]
fn example_with_preset_text_is_decoded() {
    let decompressed = decompress(HELLO).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    assert!(decompressed.findings().is_empty());
    assert!(DecompressOptions::new().strict(true).decompress(HELLO).is_ok());
    assert_reader_agrees(HELLO);
}

#[test]
fn dictionary_is_written_over_after_4096_bytes() {
    // A reference to offset 0 reads the preset text at first and later what was written there.
    let mut contents = vec![];
    for n in 0..520_u32 {
        contents.push(0);
        contents.extend(format!("{n:08}").bytes());
    }
    contents.extend([1, 0, 0x05]);
    let decompressed = stream(&contents);
    let decompressed = decompress(&decompressed).unwrap();
    assert_eq!(decompressed.rtf(), naive(&contents).0);
    assert!(decompressed.rtf().ends_with(b"0000486"));
}

#[test]
fn wrong_sizes_and_crc_are_findings_and_the_rtf_is_kept() {
    let mut bad = HELLO.to_vec();
    bad[0] = 0x2F;
    bad[4] = 0x2A;
    bad[12] ^= 1;
    let decompressed = decompress(&bad).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    let found: Vec<_> =
        decompressed.findings().iter().map(|f| (*f.corruption(), f.location().offset)).collect();
    assert_eq!(
        found,
        [
            (Corruption::CompressedSize { stated: 0x2F, found: 0x2D }, 0),
            (Corruption::RawSize { stated: 0x2A, found: 0x2B }, 4),
            (Corruption::Crc { stated: 0xA7C7_C5F0, computed: 0xA7C7_C5F1 }, 12),
        ]
    );
    assert_reader_agrees(&bad);
}

#[test]
fn bytes_after_the_stated_end_are_found_and_not_in_the_crc() {
    let mut long = HELLO.to_vec();
    long.extend(b"xyz");
    let decompressed = decompress(&long).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    assert_eq!(decompressed.findings().len(), 1);
    assert_eq!(
        decompressed.findings()[0].to_string(),
        "compressed RTF contents at 0x31: 3 bytes after those that COMPSIZE counts"
    );
    assert_reader_agrees(&long);
}

#[test]
fn padding_after_the_end_marker_counts_in_the_crc() {
    let padded = stream(&[&HELLO[16..], &[0; 40]].concat());
    let decompressed = decompress(&padded).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    assert!(decompressed.findings().is_empty());
    assert_reader_agrees(&padded);
}

#[test]
fn crc_over_everything_is_accepted_where_the_stated_size_is_wrong() {
    let mut short = HELLO.to_vec();
    short[0] -= 12;
    let decompressed = decompress(&short).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    let codes: Vec<_> = decompressed.findings().iter().map(Finding::code).collect();
    assert_eq!(codes, ["rtf-trailing-bytes"]);
}

#[test]
fn missing_end_marker_is_a_finding_and_an_error_if_strict() {
    let cut = stream(&HELLO[16..HELLO.len() - 2]);
    let decompressed = decompress(&cut).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    assert_eq!(*decompressed.findings()[0].corruption(), Corruption::MissingEndMarker);
    let error = DecompressOptions::new().strict(true).decompress(&cut).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Corrupt(Corruption::MissingEndMarker)));
    assert_eq!(error.location().unwrap().offset, cut.len() as u64);
}

#[test]
fn reference_to_what_nobody_wrote_reads_spaces_and_is_found() {
    let contents = stream(&[1, 0x80, 0x01]);
    let decompressed = decompress(&contents).unwrap();
    assert_eq!(decompressed.rtf(), b"   ");
    let finding = &decompressed.findings()[0];
    assert_eq!(*finding.corruption(), Corruption::UnwrittenReference { found: 0x800 });
    assert_eq!(finding.location().offset, 17);
}

#[test]
fn stored_rtf_is_borrowed() {
    let mut stored = header(22, 10, CompressionType::Uncompressed, 0);
    stored.extend(b"{\\rtf1 hi}");
    let decompressed = decompress(&stored).unwrap();
    assert!(decompressed.findings().is_empty());
    assert!(matches!(decompressed.into_rtf(), Cow::Borrowed(b"{\\rtf1 hi}")));
    assert_reader_agrees(&stored);
}

#[test]
fn stored_rtf_whose_size_counts_the_header_is_no_matter() {
    let mut stored = header(22, 22, CompressionType::Uncompressed, 0);
    stored.extend(b"{\\rtf1 hi}");
    let decompressed = DecompressOptions::new().strict(true).decompress(&stored).unwrap();
    assert_eq!(decompressed.rtf(), b"{\\rtf1 hi}");
    assert_eq!(*decompressed.findings()[0].corruption(), Corruption::StoredRawSize { stated: 22, found: 10 });
    stored[4] = 23;
    assert!(DecompressOptions::new().strict(true).decompress(&stored).is_err());
    assert_reader_agrees(&stored);
}

#[test]
fn bare_rtf_is_given_with_a_finding() {
    for bare in [&b"{\\rtf1 no header here}"[..], b"{\\rtf1}"] {
        let decompressed = decompress(bare).unwrap();
        assert_eq!(decompressed.rtf(), bare);
        assert!(decompressed.header().is_none());
        assert_eq!(*decompressed.findings()[0].corruption(), Corruption::HeaderMissing);
        assert_reader_agrees(bare);
    }
}

#[test]
fn short_stream_and_unknown_type_are_errors_with_their_place() {
    let error = decompress(b"\x01\x02\x03").unwrap_err();
    assert_eq!(error.to_string(), "compressed RTF header at 0x3: the header has 3 of its 16 bytes");
    let error = decompress(b"0123456789ABCDEF").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Corrupt(Corruption::CompressionType { found: 0x4241_3938 })));
    assert_eq!(error.location().unwrap().offset, 8);
}

#[test]
fn huge_stated_size_does_not_make_a_huge_buffer() {
    let mut huge = HELLO.to_vec();
    huge[4..8].fill(0xFF);
    let decompressed = decompress(&huge).unwrap();
    assert_eq!(decompressed.rtf(), HELLO_RTF);
    let Cow::Owned(rtf) = decompressed.into_rtf() else { panic!("decoded RTF is owned") };
    assert!(rtf.capacity() < 1024, "{}", rtf.capacity());
}

#[test]
fn output_longer_than_the_limit_is_an_error() {
    let limited = DecompressOptions::new().max_len_bytes(0x2A);
    let error = limited.decompress(HELLO).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::LimitExceeded { limit: 0x2A }));
    assert!(DecompressOptions::new().max_len_bytes(0x2B).decompress(HELLO).is_ok());
    // 17 bytes of input for 136 of output, a million times: stops soon after the limit.
    let mut bomb = header(u32::MAX, u32::MAX, CompressionType::Compressed, 0);
    for n in 0..100_000_u32 {
        let write = (207 + n * 136) % 4096;
        bomb.push(0xFF);
        for token in 0..8 {
            let offset = (write + token * 17 + 4095) % 4096;
            bomb.extend(((offset << 4 | 0xF) as u16).to_be_bytes());
        }
    }
    assert_eq!(decompress(&bomb).unwrap().rtf().len(), 13_600_000);
    assert!(DecompressOptions::new().max_len_bytes(100_000).decompress(&bomb).is_err());
}

#[test]
fn empty_rtf_is_an_end_marker_alone() {
    let empty = b"\x0F\0\0\0\0\0\0\0LZFu\x27\xD7\xCA\x10\x01\x0C\xF0";
    let decompressed = decompress(empty).unwrap();
    assert_eq!(decompressed.rtf(), b"");
    assert!(decompressed.findings().is_empty());
    assert_reader_agrees(empty);
}
