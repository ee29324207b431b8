//! Decompression as a `Read`, in memory that does not depend on the data.

use std::{
    fmt,
    io::{self, Read},
};

use super::{
    RTF_SIGNATURE,
    checks::{Checksum, Outcome, compare},
    dictionary::DICTIONARY_LEN,
    header::{CompressionType, RtfHeader},
    lzfu::{Buffers, Decoder, RUN_OUTPUT, Stop},
    stored_len,
};
use crate::{
    corruption::Corruption,
    error::{Error, Result},
    finding::{Finding, Findings, Structure},
};

/// Compressed bytes read at a time.
const INPUT_LEN: usize = 8 * 1024;
/// RTF decoded at a time, behind the 4096 bytes that references may reach back to.
const OUTPUT_LEN: usize = 32 * 1024;

/// Reads the RTF out of a PidTagRtfCompressed stream piece by piece.
///
/// It gives the same bytes as [`decompress`](crate::decompress) in less than 64 KiB of memory, however long the stream. What is
/// wrong with the stream is known at its end: see [`findings`](Self::findings).
///
/// # Examples
/// ```
/// use std::io::Read;
///
/// use mapi_rtf::DecompressReader;
///
/// let stream: &[u8] = b"\x1A\0\0\0\x1C\0\0\0LZFu\xE2\xD4\x4B\x51\x41\0\x04 WXYZ\x0D\x6E}\x01\x0E\xB0";
/// let mut reader = DecompressReader::new(stream)?;
/// let mut rtf = String::new();
/// reader.read_to_string(&mut rtf)?;
/// assert_eq!(rtf, r"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
/// assert!(reader.findings().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct DecompressReader<R> {
    source: R,
    header: Option<RtfHeader>,
    phase: Phase,
    input: Box<[u8]>,
    /// The part of `input` that is read and not yet decoded.
    input_start: usize,
    input_end: usize,
    input_exhausted: bool,
    output: Vec<u8>,
    /// The part of `output` that is decoded and not yet given.
    given: usize,
    written: usize,
    /// Bytes of output that are no longer in `output`.
    dropped: u64,
    decoder: Decoder,
    checksum: Checksum,
    end_marker: bool,
    findings: Vec<Finding>,
}

/// What the bytes of the source are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// LZFu contents.
    Compressed,
    /// RTF as it is, this many bytes more.
    Stored { left: u64 },
    /// Nothing more to give; the rest of the source was read for its length and CRC.
    Done,
}

impl<R: Read> DecompressReader<R> {
    /// Reads the header from `source`, which stands at the start of the stream.
    ///
    /// # Errors
    /// [`Io`](crate::ErrorKind::Io) if the source fails; [`Corrupt`](crate::ErrorKind::Corrupt) as in
    /// [`decompress`](crate::decompress).
    pub fn new(mut source: R) -> Result<Self> {
        let mut start = [0; RtfHeader::LEN_BYTES];
        let mut len = 0;
        while let Some(free) = start.get_mut(len..).filter(|free| !free.is_empty()) {
            match source.read(free) {
                Ok(0) => break,
                Ok(n) => len = len.saturating_add(n),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::io(error, Structure::Header, len as u64)),
            }
        }
        let start = start.get(..len).unwrap_or(&start);
        let header = match RtfHeader::parse(start) {
            Ok(header) => Some(header),
            Err(_) if start.starts_with(RTF_SIGNATURE) => None,
            Err(error) => return Err(error),
        };
        let phase = match &header {
            None => Phase::Stored { left: u64::MAX },
            Some(header) if header.compression_type() == CompressionType::Uncompressed => {
                Phase::Stored { left: stored_len(header) }
            }
            Some(_) => Phase::Compressed,
        };
        let mut reader = Self {
            source,
            header,
            phase,
            input: vec![0; INPUT_LEN].into_boxed_slice(),
            input_start: 0,
            input_end: 0,
            input_exhausted: false,
            output: Vec::new(),
            given: 0,
            written: 0,
            dropped: 0,
            decoder: Decoder::default(),
            checksum: Checksum::new(header.map_or(0, |header| header.contents_len())),
            end_marker: phase != Phase::Compressed,
            findings: Vec::new(),
        };
        if phase == Phase::Compressed {
            reader.output = vec![0; DICTIONARY_LEN + OUTPUT_LEN + RUN_OUTPUT];
        } else if header.is_none() {
            // What was taken for a header is RTF.
            reader.output = start.to_vec();
            reader.written = len;
        }
        Ok(reader)
    }
}

impl<R> DecompressReader<R> {
    /// The header, or `None` if the stream is bare RTF without one.
    #[must_use]
    pub fn header(&self) -> Option<&RtfHeader> {
        self.header.as_ref()
    }

    /// Deviations from [MS-OXRTFCP]; complete once reading has come to the end.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The source, wherever reading has left it.
    pub fn into_inner(self) -> R {
        self.source
    }
}

impl<R: Read> DecompressReader<R> {
    /// Reads more of the source behind what is left of the last piece.
    fn refill(&mut self) -> io::Result<()> {
        self.input.copy_within(self.input_start..self.input_end, 0);
        self.input_end = self.input_end.saturating_sub(self.input_start);
        self.input_start = 0;
        let Some(free) = self.input.get_mut(self.input_end..) else { return Ok(()) };
        let n = self.source.read(free)?;
        self.checksum.update(free.get(..n).unwrap_or_default());
        self.input_end = self.input_end.saturating_add(n);
        self.input_exhausted = n == 0;
        Ok(())
    }

    /// Decodes until there is something to give or the contents end.
    fn decode(&mut self) -> io::Result<()> {
        loop {
            let mut buffers = Buffers {
                input: self.input.get(..self.input_end).unwrap_or_default(),
                read: self.input_start,
                output: &mut self.output,
                written: self.written,
                dropped: self.dropped,
            };
            let stop = self.decoder.run(&mut buffers, !self.input_exhausted);
            (self.input_start, self.written) = (buffers.read, buffers.written);
            match stop {
                Stop::Output => {
                    if self.given < self.written {
                        return Ok(());
                    }
                    self.slide();
                }
                Stop::Input if !self.input_exhausted => {
                    let before = &mut self.decoder.consumed_before;
                    *before = before.saturating_add(self.input_start as u64);
                    self.refill()?;
                }
                Stop::EndMarker | Stop::Input => {
                    self.end_marker = stop == Stop::EndMarker;
                    return self.finish();
                }
            }
        }
    }

    /// Keeps the last 4096 bytes of output, which references can still reach, and frees the rest of the buffer.
    fn slide(&mut self) {
        let surplus = self.written.saturating_sub(DICTIONARY_LEN);
        self.output.copy_within(surplus..self.written, 0);
        self.written = self.written.saturating_sub(surplus);
        self.given = self.written;
        self.dropped = self.dropped.saturating_add(surplus as u64);
    }

    /// Gives stored bytes straight from the source.
    fn give_stored(&mut self, to: &mut [u8], left: u64) -> io::Result<usize> {
        let len = usize::try_from(left).unwrap_or(usize::MAX).min(to.len());
        let Some(to) = to.get_mut(..len).filter(|to| !to.is_empty()) else {
            self.finish()?;
            return Ok(0);
        };
        let n = self.source.read(to)?;
        self.checksum.update(to.get(..n).unwrap_or_default());
        self.dropped = self.dropped.saturating_add(n as u64);
        self.phase = Phase::Stored { left: left.saturating_sub(n as u64) };
        if n == 0 {
            self.finish()?;
        }
        Ok(n)
    }

    /// Reads what is left of the source, for its length and CRC, and compares everything with the header.
    fn finish(&mut self) -> io::Result<()> {
        loop {
            let n = match self.source.read(&mut self.input) {
                Ok(0) => break,
                Ok(n) => n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.checksum.update(self.input.get(..n).unwrap_or_default());
        }
        let mut findings = Findings::default();
        match &self.header {
            Some(header) => {
                let outcome = Outcome {
                    produced: self.dropped.saturating_add(self.written as u64),
                    end_marker: self.end_marker,
                    unwritten: self.decoder.unwritten,
                };
                compare(header, self.checksum.clone(), outcome, &mut findings);
            }
            None => findings.add(Corruption::HeaderMissing, Structure::Header, 0),
        }
        self.findings = findings.into_vec();
        self.phase = Phase::Done;
        Ok(())
    }
}

impl<R: Read> Read for DecompressReader<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if to.is_empty() {
            return Ok(0);
        }
        if self.phase == Phase::Compressed && self.given == self.written {
            self.decode()?;
        }
        let ready = self.output.get(self.given..self.written).unwrap_or_default();
        if !ready.is_empty() {
            let len = ready.len().min(to.len());
            if let (Some(to), Some(from)) = (to.get_mut(..len), ready.get(..len)) {
                to.copy_from_slice(from);
            }
            self.given = self.given.saturating_add(len);
            return Ok(len);
        }
        match self.phase {
            Phase::Stored { left } => self.give_stored(to, left),
            Phase::Compressed | Phase::Done => Ok(0),
        }
    }
}

impl<R> fmt::Debug for DecompressReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecompressReader")
            .field("header", &self.header)
            .field("phase", &self.phase)
            .field("given", &self.dropped.saturating_add(self.given as u64))
            .finish_non_exhaustive()
    }
}
