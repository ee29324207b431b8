//! The bytes of a stream, piece by piece: borrowed where the store can lend them, read into one buffer where not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use cfb_core::Stream;

use crate::failure::{Failure, Result};
use crate::output::Sink;

/// Bytes handed on at a time.
const PIECE: u64 = 1 << 20;
/// Streams up to this many bytes are written from memory.
const DISK_COPY_FROM: u64 = 1 << 20;
/// In pieces smaller than this on average, a copy from the disk's file has no gain.
const DISK_COPY_PIECE: u64 = 256 << 10;
/// Pages of the kernel's file cache. Where source and target lie alike in their pages, the kernel copies page by page
/// (and some file systems share the blocks instead); where they do not, it splits each page in two and is slower than
/// reading and writing.
const PAGE: u64 = 4096;
/// The buffer of a copy by reading and writing: it stays in the processor's cache.
const COPY_BUFFER: usize = 256 << 10;

/// Hands the bytes of a stream to `take` and returns how many there were: fewer than stated where the chain ends early.
pub(crate) fn feed(stream: &mut Stream<'_>, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<u64> {
    let len = stream.len_bytes();
    let mut buffer = Vec::new();
    let mut at = 0u64;
    while at < len {
        let end = at.saturating_add(PIECE).min(len);
        if let Some(bytes) = stream.slice(at..end)? {
            take(bytes)?;
            at = end;
            continue;
        }
        let want = usize::try_from(end.saturating_sub(at)).unwrap_or(0);
        buffer.resize(want, 0);
        let n = stream.read_at(at, &mut buffer)?;
        take(buffer.get(..n).unwrap_or(&buffer))?;
        at = at.saturating_add(n as u64);
        if n < want {
            break;
        }
    }
    Ok(at)
}

/// The places of a stream in its file, for copying from there.
#[derive(Debug)]
pub(crate) struct DiskCopy<'d> {
    pub(crate) disk: &'d File,
    pub(crate) ranges: Vec<Range<u64>>,
}

impl<'d> DiskCopy<'d> {
    /// The places of a stream; `None` where reading it is as good.
    pub(crate) fn of(stream: &mut Stream<'_>, disk: Option<&'d File>) -> Result<Option<Self>> {
        let Some(disk) = disk else { return Ok(None) };
        let len = stream.len_bytes();
        if len < DISK_COPY_FROM {
            return Ok(None);
        }
        let ranges = stream.file_ranges(0..len)?;
        let pays = (ranges.len() as u64).saturating_mul(DISK_COPY_PIECE) <= len;
        Ok(pays.then_some(Self { disk, ranges }))
    }

    /// Bytes in all.
    pub(crate) fn len(&self) -> u64 {
        self.ranges.iter().map(|range| range.end.saturating_sub(range.start)).sum()
    }

    /// Copies them to the beginning of a file or to a pipe: inside the kernel, or through a buffer where that is faster.
    pub(crate) fn run(&self, to: &mut impl Write) -> io::Result<()> {
        let mut buffer = Vec::new();
        let mut done = 0u64;
        for range in &self.ranges {
            let len = range.end.saturating_sub(range.start);
            let mut from = self.disk;
            from.seek(SeekFrom::Start(range.start))?;
            let mut source = from.take(len);
            let copied = if range.start % PAGE == done % PAGE {
                io::copy(&mut source, to)?
            } else {
                buffer.resize(COPY_BUFFER, 0);
                through(&mut buffer, &mut source, to)?
            };
            if copied != len {
                let text = "the file became shorter while it was read";
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, text));
            }
            done = done.saturating_add(len);
        }
        Ok(())
    }
}

/// Copies by reading and writing.
fn through(buffer: &mut [u8], from: &mut impl Read, to: &mut impl Write) -> io::Result<u64> {
    let mut copied = 0u64;
    loop {
        match from.read(buffer) {
            Ok(0) => return Ok(copied),
            Ok(n) => {
                to.write_all(buffer.get(..n).unwrap_or(buffer))?;
                copied = copied.saturating_add(n as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Writes a stream to the output, from the disk's file where that pays. The bytes that there were.
pub(crate) fn pour(stream: &mut Stream<'_>, disk: Option<&File>, sink: &mut Sink<'_>) -> Result<u64> {
    match DiskCopy::of(stream, disk)? {
        Some(copy) => {
            sink.copy(&copy)?;
            Ok(copy.len())
        }
        None => feed(stream, |bytes| Ok(sink.write_all(bytes)?)),
    }
}

/// The failure of a stream that holds fewer bytes than its entry states; `None` where it holds all.
pub(crate) fn cut_short(found: u64, stated: u64) -> Option<Failure> {
    (found < stated).then(|| {
        Failure::new(format!("the stream ends after {found} of {stated} bytes"))
            .advise("what there is was written; `imsg check` says what is damaged")
    })
}
