//! PidTagRtfCompressed: LZFu and MELA ([MS-OXRTFCP]).

mod checks;
mod compress;
mod dictionary;
mod encoder;
mod header;
mod lzfu;
mod matches;

mod pieces;
mod reader;

use std::borrow::Cow;

use self::{
    checks::{Checksum, Outcome, compare},
    lzfu::{Buffers, Decoder, MAX_EXPANSION, RUN_OUTPUT, Stop},
};
pub use self::{
    compress::{CompressOptions, compress},
    header::{CompressionType, RtfHeader},
    reader::DecompressReader,
};
use crate::{
    corruption::Corruption,
    error::{Error, Result},
    finding::{Finding, Findings, Severity, Structure},
};

/// What RTF without a compression header begins with.
const RTF_SIGNATURE: &[u8] = b"{\\rtf";

/// RTF out of a compressed stream, and what was wrong with the stream.
#[derive(Clone, Debug)]
pub struct Decompressed<'a> {
    rtf: Cow<'a, [u8]>,
    header: Option<RtfHeader>,
    findings: Vec<Finding>,
}

impl<'a> Decompressed<'a> {
    /// The RTF, byte for byte as it was compressed; some writers leave a NUL or a line end behind it.
    #[must_use]
    pub fn rtf(&self) -> &[u8] {
        &self.rtf
    }

    /// The RTF; borrowed from the stream where that holds it uncompressed.
    #[must_use]
    pub fn into_rtf(self) -> Cow<'a, [u8]> {
        self.rtf
    }

    /// The header, or `None` if the stream is bare RTF without one.
    #[must_use]
    pub fn header(&self) -> Option<&RtfHeader> {
        self.header.as_ref()
    }

    /// Deviations from [MS-OXRTFCP], none for a sound stream.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

/// Decompresses a PidTagRtfCompressed stream, keeping whatever it gives.
///
/// Wrong sizes, a wrong CRC, a missing end marker, bytes after the end, and a missing header before bare RTF are
/// findings; the RTF is there all the same. Contents are decoded up to the end marker or the end of the stream,
/// whatever COMPSIZE says. Any bytes give an answer in linear time and in memory of at most eight times their length:
/// the sizes in the header are never believed.
///
/// # Errors
/// [`Corrupt`](crate::ErrorKind::Corrupt) if the stream is shorter than its header, or if COMPTYPE is neither `LZFu`
/// nor `MELA`, unless the stream itself begins with `{\rtf`.
///
/// # Examples
/// The second example of [MS-OXRTFCP], with overlapping references:
/// ```
/// let stream = b"\x1A\0\0\0\x1C\0\0\0LZFu\xE2\xD4\x4B\x51\x41\0\x04 WXYZ\x0D\x6E}\x01\x0E\xB0";
/// let decompressed = mapi_rtf::decompress(stream)?;
/// assert_eq!(decompressed.rtf(), br"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
/// assert!(decompressed.findings().is_empty());
/// # Ok::<(), mapi_rtf::Error>(())
/// ```
pub fn decompress(stream: &[u8]) -> Result<Decompressed<'_>> {
    DecompressOptions::new().decompress(stream)
}

/// How to decompress: tolerant and without a limit of one's own, unless told otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecompressOptions {
    strict: bool,
    max_len_bytes: Option<u64>,
}

impl DecompressOptions {
    /// Tolerant, without a limit.
    #[must_use]
    pub const fn new() -> Self {
        Self { strict: false, max_len_bytes: None }
    }

    /// Whether a deviation from [MS-OXRTFCP] that matters (more than [`Severity::Info`]) is an error instead of a finding.
    #[must_use]
    pub const fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// The longest RTF to give, in bytes.
    #[must_use]
    pub const fn max_len_bytes(mut self, limit: u64) -> Self {
        self.max_len_bytes = Some(limit);
        self
    }

    /// Decompresses `stream`; see [`decompress`].
    ///
    /// # Errors
    /// Those of [`decompress`]; [`LimitExceeded`](crate::ErrorKind::LimitExceeded) if the RTF is longer than allowed; if
    /// strict, [`Corrupt`](crate::ErrorKind::Corrupt) with the first deviation that matters.
    ///
    /// # Examples
    /// ```
    /// use mapi_rtf::{Corruption, DecompressOptions, ErrorKind};
    ///
    /// let stored = b"\x0F\0\0\0\x05\0\0\0MELA\0\0\0\0{\\rtf";
    /// let error = DecompressOptions::new().strict(true).decompress(stored).unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Corrupt(Corruption::TrailingBytes { found: 2 })));
    /// ```
    pub fn decompress<'a>(&self, stream: &'a [u8]) -> Result<Decompressed<'a>> {
        let mut findings = Findings::default();
        let header = match RtfHeader::parse(stream) {
            Ok(header) => Some(header),
            Err(_) if stream.starts_with(RTF_SIGNATURE) => None,
            Err(error) => return Err(error),
        };
        let limit = self.max_len_bytes.unwrap_or(u64::MAX);
        let rtf = match header {
            Some(header) => decode(&header, stream, limit, &mut findings)?,
            None => {
                findings.add(Corruption::HeaderMissing, Structure::Header, 0);
                Cow::Borrowed(stream)
            }
        };
        if rtf.len() as u64 > limit {
            return Err(Error::limit(limit, RtfHeader::LEN_BYTES as u64));
        }
        let findings = findings.into_vec();
        match findings.iter().find(|finding| finding.severity() > Severity::Info) {
            Some(first) if self.strict => {
                let place = first.location();
                Err(Error::corrupt(*first.corruption(), place.structure, place.offset))
            }
            _ => Ok(Decompressed { rtf, header, findings }),
        }
    }
}

fn decode<'a>(
    header: &RtfHeader,
    stream: &'a [u8],
    limit: u64,
    findings: &mut Findings,
) -> Result<Cow<'a, [u8]>> {
    let contents = stream.get(RtfHeader::LEN_BYTES..).unwrap_or_default();
    let mut checksum = Checksum::new(header.contents_len());
    checksum.update(contents);
    let (rtf, end_marker, unwritten) = match header.compression_type() {
        CompressionType::Compressed => {
            let (rtf, decoder, stop) = inflate(contents, header.raw_size(), limit)?;
            (Cow::Owned(rtf), stop == Stop::EndMarker, decoder.unwritten)
        }
        CompressionType::Uncompressed => (Cow::Borrowed(stored(header, contents)), true, None),
    };
    let outcome = Outcome { produced: rtf.len() as u64, end_marker, unwritten };
    compare(header, checksum, outcome, findings);
    Ok(rtf)
}

/// The RTF in stored contents: as much as the more generous of the two sizes promises, if there is as much.
fn stored<'a>(header: &RtfHeader, contents: &'a [u8]) -> &'a [u8] {
    usize::try_from(stored_len(header)).ok().and_then(|len| contents.get(..len)).unwrap_or(contents)
}

/// Length of stored contents in bytes, as promised.
fn stored_len(header: &RtfHeader) -> u64 {
    header.contents_len().max(u64::from(header.raw_size()))
}

/// Decodes LZFu contents into one buffer, which is its own dictionary.
fn inflate(contents: &[u8], raw_size: u32, limit: u64) -> Result<(Vec<u8>, Decoder, Stop)> {
    let possible = contents.len().saturating_mul(MAX_EXPANSION);
    let stated = usize::try_from(u64::from(raw_size).min(limit)).unwrap_or(usize::MAX);
    let mut decoder = Decoder::default();
    let mut output = vec![0; stated.min(possible).saturating_add(RUN_OUTPUT)];
    let (mut read, mut written) = (0, 0);
    let stop = loop {
        let mut buffers = Buffers { input: contents, read, output: &mut output, written, dropped: 0 };
        let stop = decoder.run(&mut buffers, false);
        (read, written) = (buffers.read, buffers.written);
        if stop != Stop::Output {
            break stop;
        }
        if written as u64 > limit {
            return Err(Error::limit(limit, RtfHeader::LEN_BYTES.saturating_add(read) as u64));
        }
        // More than RAWSIZE promised: double, up to what the rest of the input can give.
        let still_possible = contents.len().saturating_sub(read).saturating_mul(MAX_EXPANSION);
        let grown = output.len().min(still_possible).saturating_add(RUN_OUTPUT);
        output.resize(written.saturating_add(grown), 0);
    };
    output.truncate(written);
    if output.capacity() / 2 > written {
        output.shrink_to_fit();
    }
    Ok((output, decoder, stop))
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests stop at a wrong sum")]
mod tests;
