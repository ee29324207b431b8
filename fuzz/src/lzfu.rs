//! Compressed RTF.

use std::io::Read;

use mapi_rtf::{
    CompressionType, DecompressOptions, DecompressReader, Decompressed, RtfHeader, Severity, compress,
    decompress,
};

use crate::peer;

/// The peer reserves what the header promises: more than this is not put before it.
const PEER_LIMIT: u32 = 1 << 20;

/// The input is a PidTagRtfCompressed stream.
///
/// Holds: the result is no longer than the format can make of so many bytes; reading it in pieces gives the same;
/// strict takes exactly what has no
/// finding that matters; where the `compressed-rtf` crate accepts, both give the same text. Taken as RTF, the input comes
/// back from compression, which makes it at most a header longer.
pub fn lzfu(data: &[u8]) {
    comes_back(data);
    let whole = decompress(data);
    if let Ok(whole) = &whole {
        // Two bytes give at most 17, and each eight such pairs cost a control byte.
        assert!(whole.rtf().len() <= data.len() * 8, "{} from {}", whole.rtf().len(), data.len());
    }
    in_pieces(data, whole.as_ref().ok().map(|whole| whole.rtf()));
    let strict = DecompressOptions::new().strict(true).decompress(data);
    match (&whole, &strict) {
        (Ok(whole), Ok(strict)) => {
            assert!(is_sound(whole), "strict took {:?}", whole.findings());
            assert_eq!(whole.rtf(), strict.rtf());
        }
        (Ok(whole), Err(error)) => assert!(!is_sound(whole), "strict refused what is sound: {error}"),
        (Err(_), Ok(_)) => panic!("strict took what tolerant refused"),
        (Err(_), Err(_)) => {}
    }
    if let Some(expected) = peer_text(data) {
        let whole = whole.unwrap_or_else(|error| panic!("the peer took what we refused: {error}"));
        // Of stored RTF with two sizes that differ, ours gives the more, with a finding; the peer believes one of them.
        let is_stored =
            whole.header().is_some_and(|header| header.compression_type() == CompressionType::Uncompressed);
        // A place of the dictionary that nothing has been written to reads as a space here, as a NUL there.
        let is_unwritten = whole.findings().iter().any(|finding| finding.code() == "rtf-unwritten-reference");
        if !is_unwritten && (!is_stored || whole.findings().is_empty()) {
            assert_eq!(text(whole.rtf()), expected);
        }
    }
}

fn comes_back(rtf: &[u8]) {
    let stream = compress(rtf);
    assert!(stream.len() <= rtf.len() + RtfHeader::LEN_BYTES, "{} from {}", stream.len(), rtf.len());
    let back = DecompressOptions::new().strict(true).decompress(&stream).expect("compressed RTF is sound");
    assert_eq!(back.rtf(), rtf);
    assert!(back.findings().is_empty());
    if let Some(expected) = peer_text(&stream) {
        assert_eq!(text(rtf), expected);
    }
}

fn is_sound(whole: &Decompressed<'_>) -> bool {
    whole.findings().iter().all(|finding| finding.severity() < Severity::Warning)
}

/// Reads with a buffer of an odd size, and compares with what came at once.
fn in_pieces(data: &[u8], whole: Option<&[u8]>) {
    let Ok(mut reader) = DecompressReader::new(data) else {
        assert!(whole.is_none(), "the reader refused what the function took");
        return;
    };
    let mut rtf = Vec::new();
    let mut buffer = [0; 13];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => rtf.extend_from_slice(&buffer[..read]),
            Err(error) => panic!("memory gave an error: {error}"),
        }
        assert!(rtf.len() <= data.len() * 8, "the reader does not end");
    }
    assert_eq!(Some(rtf.as_slice()), whole, "in pieces and at once differ");
}

fn peer_text(data: &[u8]) -> Option<String> {
    let raw_size =
        data.get(4..8).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))?;
    if data.len() < 16 || raw_size > PEER_LIMIT {
        return None;
    }
    peer::quietly(|| compressed_rtf::decompress_rtf(data))?.ok()
}

/// As the peer gives text: up to the first NUL, one character a byte.
fn text(rtf: &[u8]) -> String {
    rtf.iter().take_while(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect()
}
