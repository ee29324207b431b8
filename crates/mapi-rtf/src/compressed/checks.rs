//! What a header promises against what was found: the same checks for both decoders.

use crc32fast::Hasher;

use super::{
    header::{CompressionType, RtfHeader},
    lzfu::Unwritten,
};
use crate::{
    corruption::Corruption,
    finding::{Findings, Structure},
};

/// CRC of the contents: CRC-32 without the usual inversion before and after ([MS-OXRTFCP]).
///
/// It is taken over what COMPSIZE counts, and over everything, in case COMPSIZE is wrong.
#[derive(Clone, Debug)]
pub(super) struct Checksum {
    hasher: Hasher,
    stated_len: u64,
    len: u64,
    of_stated: Option<u32>,
}

impl Checksum {
    pub(super) fn new(stated_len: u64) -> Self {
        Self { hasher: Hasher::new_with_initial(!0), stated_len, len: 0, of_stated: None }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        let until_stated = self.stated_len.saturating_sub(self.len);
        let (counted, rest) = match usize::try_from(until_stated).ok().and_then(|n| bytes.split_at_checked(n))
        {
            Some(parts) => parts,
            None => (bytes, &[][..]),
        };
        self.hasher.update(counted);
        if !rest.is_empty() {
            if self.of_stated.is_none() {
                self.of_stated = Some(!self.hasher.clone().finalize());
            }
            self.hasher.update(rest);
        }
        self.len = self.len.saturating_add(bytes.len() as u64);
    }

    /// Length of the contents so far, in bytes.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// CRC of what COMPSIZE counts, and of everything.
    fn finish(self) -> (u32, u32) {
        let of_all = !self.hasher.finalize();
        (self.of_stated.unwrap_or(of_all), of_all)
    }
}

/// The CRC of `contents`.
pub(super) fn crc(contents: &[u8]) -> u32 {
    let mut hasher = Hasher::new_with_initial(!0);
    hasher.update(contents);
    !hasher.finalize()
}

/// How decoding ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    /// Length of the RTF in bytes.
    pub(super) produced: u64,
    /// Whether the end marker was met; stored contents have none and need none.
    pub(super) end_marker: bool,
    pub(super) unwritten: Option<Unwritten>,
}

/// Compares `header` with the contents (hashed into `checksum`) and with what they gave.
pub(super) fn compare(header: &RtfHeader, checksum: Checksum, outcome: Outcome, findings: &mut Findings) {
    let contents_start = RtfHeader::LEN_BYTES as u64;
    let found = checksum.len().saturating_add(contents_start).saturating_sub(4);
    let stated = u64::from(header.compressed_size());
    if stated > found {
        let stated = header.compressed_size();
        findings.add(Corruption::CompressedSize { stated, found }, Structure::Header, 0);
    } else if stated < found {
        findings.add(
            Corruption::TrailingBytes { found: found.saturating_sub(stated) },
            Structure::Contents,
            stated.saturating_add(4).max(contents_start),
        );
    }
    if let Some(Unwritten { position, offset }) = outcome.unwritten {
        findings.add(
            Corruption::UnwrittenReference { found: offset },
            Structure::Contents,
            contents_start.saturating_add(position),
        );
    }
    if !outcome.end_marker {
        findings.add(
            Corruption::MissingEndMarker,
            Structure::Contents,
            contents_start.saturating_add(checksum.len()),
        );
    }
    let (stated, found) = (header.raw_size(), outcome.produced);
    if u64::from(stated) != found {
        let counts_header = header.compression_type() == CompressionType::Uncompressed
            && u64::from(stated) == found.saturating_add(12);
        let corruption = if counts_header {
            Corruption::StoredRawSize { stated, found }
        } else {
            Corruption::RawSize { stated, found }
        };
        findings.add(corruption, Structure::Header, 4);
    }
    match header.compression_type() {
        CompressionType::Compressed => {
            let (computed, of_all) = checksum.finish();
            if header.crc() != computed && header.crc() != of_all {
                findings.add(Corruption::Crc { stated: header.crc(), computed }, Structure::Header, 12);
            }
        }
        CompressionType::Uncompressed => {
            if header.crc() != 0 {
                findings.add(Corruption::StoredCrc { found: header.crc() }, Structure::Header, 12);
            }
        }
    }
}
