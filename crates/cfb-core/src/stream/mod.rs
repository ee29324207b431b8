//! Reading the bytes of one stream.

mod open;

use std::borrow::Cow;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use crate::alloc::chain::Chain;
use crate::alloc::fat::FatWindow;
use crate::alloc::mini::Pieces;
use crate::alloc::volume::Volume;
use crate::error::{Corruption, Error, ErrorKind, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::dir_entry::StreamId;

/// Bytes for which the chain is followed before they are copied: 1,024 sectors of 512 bytes.
const READ_AHEAD: usize = 512 << 10;

/// The bytes of a stream, with a position of its own.
///
/// Opening costs nothing but the way to the stream; its chain of sectors is followed as far as reading needs
/// it. Several streams can be read at once from several threads without waiting for each other. Where a chain
/// ends before the stated length, reading ends there too, with a finding.
///
/// ```
/// use std::io::{Read, Seek, SeekFrom};
/// let file = cfb_core::CompoundFile::from_bytes(cfb_layout::samples::hello())?;
/// let mut stream = file.find("Hello")?.open()?;
/// stream.seek(SeekFrom::Start(7)).unwrap();
/// let mut text = String::new();
/// stream.read_to_string(&mut text).unwrap();
/// assert_eq!(text, "compound file");
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Stream<'a> {
    volume: &'a Volume,
    id: StreamId,
    len_bytes: u64,
    /// Bytes that owners leave to the stream; equal to `len_bytes` unless cut.
    granted: u64,
    /// Whether another stream has what would follow.
    is_cut: bool,
    position: u64,
    body: Body,
    last: Known,
    /// The whole file, if the store is in memory.
    lent: Option<&'a [u8]>,
}

/// Bytes of the stream that are known to lie together: the place found last.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Where they begin in the stream.
    from: u64,
    /// Where they begin in the file.
    place: u64,
    len: u64,
}

#[derive(Debug)]
enum Body {
    Regular(Box<(Chain, FatWindow)>),
    Mini(Pieces),
}

impl<'a> Stream<'a> {
    /// Length in bytes, as the directory states it, but no more than the file can hold.
    #[must_use]
    pub fn len_bytes(&self) -> u64 {
        self.len_bytes
    }

    /// Whether the stated length is zero.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len_bytes == 0
    }

    /// Number of the directory entry the stream belongs to.
    #[must_use]
    pub fn id(&self) -> StreamId {
        self.id
    }

    /// Reads at `offset` without moving the position; returns the bytes read, which are fewer than `buf` has
    /// room for only at the end of the stream.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a chain that ends, breaks or comes back to itself.
    #[inline]
    pub fn read_at(&mut self, offset: u64, buf: &mut [u8]) -> Result<usize> {
        // What is in memory, together, and found before is one copy.
        if let Some(from) = self.lend_known(offset, buf.len()) {
            buf.copy_from_slice(from);
            return Ok(buf.len());
        }
        self.read_pieces(offset, buf)
    }

    /// `len` bytes from `offset` on, if they lie in the piece found last and the store is in memory.
    #[inline]
    fn lend_known(&self, offset: u64, len: usize) -> Option<&'a [u8]> {
        let skip = offset.wrapping_sub(self.last.from);
        let end = skip.checked_add(len as u64)?;
        if end > self.last.len || offset.checked_add(len as u64)? > self.granted {
            return None;
        }
        let start = usize::try_from(self.last.place.wrapping_add(skip)).ok()?;
        self.lent?.get(start..start.checked_add(len)?)
    }

    fn read_pieces(&mut self, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let mut done = 0usize;
        let mut followed = offset;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let Some((place, available)) = self.piece_at(at)? else { break };
            let n = usize::try_from(available).unwrap_or(usize::MAX).min(rest.len());
            if n < rest.len() && at >= followed {
                let len = rest.len().min(READ_AHEAD) as u64;
                self.look_ahead(at, len)?;
                followed = at.saturating_add(len);
            }
            let Some(part) = rest.get_mut(..n) else { break };
            let image = &self.volume.image;
            match &self.body {
                Body::Regular(_) => {
                    image.read(place, part, Structure::Stream(self.id))?;
                }
                Body::Mini(_) => {
                    self.volume.mini.ahead.read(image, place, part, Structure::Stream(self.id))?
                }
            }
            done = done.saturating_add(n);
        }
        Ok(done)
    }

    /// Follows the chain for what is about to be read in pieces, before the first byte is copied: the links then do
    /// not wait for the bytes.
    fn look_ahead(&mut self, offset: u64, len: u64) -> Result<()> {
        let Body::Regular(regular) = &mut self.body else { return Ok(()) };
        let (chain, window) = &mut **regular;
        let image = &self.volume.image;
        let end = offset.saturating_add(len).min(self.granted).div_ceil(image.geometry.sector_len());
        chain.resolve(image, window, u32::try_from(end).unwrap_or(u32::MAX))
    }

    /// The bytes of `range`, borrowed from the store; `None` if the store cannot lend bytes, the range does not
    /// lie together in the file, or it goes beyond the end of the stream.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn slice(&mut self, range: Range<u64>) -> Result<Option<&'a [u8]>> {
        let Some(len) = range.end.checked_sub(range.start) else { return Ok(None) };
        let (Ok(len_usize), true) = (usize::try_from(len), range.end <= self.len_bytes) else {
            return Ok(None);
        };
        if len == 0 {
            return Ok(Some(&[]));
        }
        let Some((place, mut available)) = self.piece_at(range.start)? else { return Ok(None) };
        // A long range may be given in several runs that lie next to each other.
        while available < len {
            match self.piece_at(range.start.saturating_add(available))? {
                Some((next, more)) if next == place.saturating_add(available) && more > 0 => {
                    available = available.saturating_add(more);
                }
                _ => return Ok(None),
            }
        }
        Ok(self.volume.image.slice(place, len_usize))
    }

    /// The whole stream, borrowed where it lies together in a store that can lend bytes. Where the chain ends
    /// early, what exists.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at), and `TooLarge`.
    pub fn to_bytes(&mut self) -> Result<Cow<'a, [u8]>> {
        if let Some(bytes) = self.slice(0..self.len_bytes)? {
            return Ok(Cow::Borrowed(bytes));
        }
        let available = self.available()?;
        let too_large = || Error::new(ErrorKind::TooLarge { len_bytes: available }, None);
        let len = usize::try_from(available).map_err(|_| too_large())?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(len).map_err(|_| too_large())?;
        bytes.resize(len, 0);
        let n = self.read_at(0, &mut bytes)?;
        bytes.truncate(n);
        Ok(Cow::Owned(bytes))
    }

    /// Bytes that can really be read: the stated length, or less where the chain ends early. The chain is
    /// followed to its end.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn available(&mut self) -> Result<u64> {
        let image = &self.volume.image;
        let held = match &mut self.body {
            Body::Regular(regular) => {
                let (chain, window) = &mut **regular;
                chain.resolve(image, window, u32::MAX)?;
                u64::from(chain.resolved()) << image.geometry.sector_shift
            }
            Body::Mini(pieces) => pieces.as_slice().iter().map(|piece| u64::from(piece.len)).sum(),
        };
        let available = held.min(self.granted);
        if held < self.len_bytes && !self.is_cut {
            self.note_short(held)?;
        }
        Ok(available)
    }

    /// Where the bytes of `range` lie: absolute byte ranges of the file, in order, neighbouring ones joined.
    /// Beyond the end of the stream there is nothing.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn file_ranges(&mut self, range: Range<u64>) -> Result<Vec<Range<u64>>> {
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Some((place, available)) = self.piece_at(at)? else { break };
            let n = available.min(range.end.saturating_sub(at));
            match ranges.last_mut() {
                Some(last) if last.end == place => last.end = place.saturating_add(n),
                _ => ranges.push(place..place.saturating_add(n)),
            }
            at = at.saturating_add(n);
        }
        Ok(ranges)
    }

    /// Absolute offset of a byte of the stream and how many bytes follow it in the file that follow it in the
    /// stream too; `None` at the end.
    #[inline]
    fn piece_at(&mut self, offset: u64) -> Result<Option<(u64, u64)>> {
        let left = self.granted.saturating_sub(offset);
        if left == 0 {
            return Ok(None);
        }
        let skip = offset.wrapping_sub(self.last.from);
        if skip < self.last.len {
            let place = self.last.place.saturating_add(skip);
            return Ok(Some((place, self.last.len.saturating_sub(skip).min(left))));
        }
        self.find_piece(offset, left)
    }

    fn find_piece(&mut self, offset: u64, left: u64) -> Result<Option<(u64, u64)>> {
        let image = &self.volume.image;
        let found = match &mut self.body {
            Body::Regular(regular) => {
                let (chain, window) = &mut **regular;
                let shift = image.geometry.sector_shift;
                let logical = u32::try_from(offset >> shift).unwrap_or(u32::MAX);
                let within = offset & image.geometry.sector_len().saturating_sub(1);
                chain.run_at(image, window, logical)?.map(|run| {
                    let len = (u64::from(run.len) << shift).saturating_sub(within);
                    (image.offset(run.sector).saturating_add(within), len)
                })
            }
            Body::Mini(pieces) => mini_piece_at(pieces, offset),
        };
        match found {
            Some((place, len)) => {
                self.last = Known { from: offset, place, len };
                Ok(Some((place, len.min(left))))
            }
            None => self.note_short(offset).map(|()| None),
        }
    }

    #[cold]
    fn note_short(&self, held: u64) -> Result<()> {
        let found = match &self.body {
            Body::Regular(regular) => {
                u64::from(regular.0.resolved()) << self.volume.image.geometry.sector_shift
            }
            Body::Mini(_) => held,
        };
        let offset = self.volume.entry_offset(self.id)?;
        let corruption = Corruption::ChainShort { found, stated: self.len_bytes };
        let location = Location::new(Structure::Stream(self.id), offset);
        self.volume.image.note(Severity::Error, corruption, location)
    }
}

fn mini_piece_at(pieces: &Pieces, offset: u64) -> Option<(u64, u64)> {
    let mut start = 0u64;
    for piece in pieces.as_slice() {
        let end = start.saturating_add(piece.len.into());
        if offset < end {
            let skip = offset.saturating_sub(start);
            return Some((piece.offset.saturating_add(skip), end.saturating_sub(offset)));
        }
        start = end;
    }
    None
}

impl Read for Stream<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.read_at(self.position, buf)?;
        self.position = self.position.saturating_add(n as u64);
        Ok(n)
    }
}

impl Seek for Stream<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(delta) => self.len_bytes.checked_add_signed(delta),
            SeekFrom::Current(delta) => self.position.checked_add_signed(delta),
        };
        let target = target.ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidInput, "seek to a position before the start of the stream")
        })?;
        self.position = target;
        Ok(target)
    }
}
