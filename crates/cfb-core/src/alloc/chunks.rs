//! Pieces of a structure that are kept once they are read: found without a lock, and lent as long as the file is open.

use std::sync::OnceLock;

/// Bits of the number of chunks in the first row: 64.
const FIRST_SHIFT: u32 = 6;

/// Each row has twice the room of the one before, so that they never move and 30 of them hold any number.
const ROWS: usize = 32;

/// Bytes that a processor fetches at once; entries of 128 bytes then lie in two such lines and not in three.
const LINE: usize = 64;

type Row = OnceLock<Box<[OnceLock<Chunk>]>>;

/// Bytes read, from the start of a line on.
#[derive(Debug)]
pub(crate) struct Chunk {
    room: Vec<u8>,
    start: usize,
}

impl Chunk {
    /// Zeros to read into.
    pub(crate) fn zeros(len: usize) -> Self {
        let room = vec![0u8; len.saturating_add(LINE)];
        let start = room.as_ptr().align_offset(LINE).min(LINE);
        let mut chunk = Self { room, start };
        chunk.truncate(len);
        chunk
    }

    /// Leaves out what comes after the first `len` bytes.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.room.truncate(self.start.saturating_add(len));
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.room.get(self.start..).unwrap_or(&[])
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        self.room.get_mut(self.start..).unwrap_or(&mut [])
    }
}

/// Chunks by number, each put in once.
#[derive(Debug, Default)]
pub(crate) struct Chunks {
    rows: OnceLock<Box<[Row; ROWS]>>,
}

impl Chunks {
    /// The chunk of this number, if it was put in.
    pub(crate) fn get(&self, number: usize) -> Option<&[u8]> {
        let (row, slot, _) = place(number)?;
        self.rows.get()?.get(row)?.get()?.get(slot)?.get().map(Chunk::bytes)
    }

    /// Puts a chunk in and lends it; the one that another thread has put in meanwhile, if one has. `None` for a number
    /// that no structure has.
    pub(crate) fn put(&self, number: usize, chunk: Chunk) -> Option<&[u8]> {
        let (row, slot, len) = place(number)?;
        let rows = self.rows.get_or_init(|| Box::new([const { OnceLock::new() }; ROWS]));
        let row = rows.get(row)?.get_or_init(|| (0..len).map(|_| OnceLock::new()).collect());
        Some(row.get(slot)?.get_or_init(|| chunk).bytes())
    }
}

/// Row, slot in it, and how many slots the row has.
fn place(number: usize) -> Option<(usize, usize, usize)> {
    let shifted = number.checked_add(1 << FIRST_SHIFT)?;
    let len = 1usize << shifted.ilog2();
    Some((shifted.ilog2().saturating_sub(FIRST_SHIFT) as usize, shifted.saturating_sub(len), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(byte: u8) -> Chunk {
        let mut chunk = Chunk::zeros(3);
        chunk.bytes_mut().fill(byte);
        chunk.truncate(2);
        chunk
    }

    #[test]
    fn every_number_has_a_place_of_its_own() {
        let chunks = Chunks::default();
        for number in 0..1000 {
            assert_eq!(chunks.get(number), None);
            assert_eq!(chunks.put(number, chunk(number as u8)), Some(&[number as u8; 2][..]));
        }
        assert_eq!(chunks.put(999, chunk(1)), Some(&[231u8; 2][..]));
        assert_eq!(chunks.get(640), Some(&[128u8; 2][..]));
        assert_eq!(chunks.get(640).unwrap().as_ptr().align_offset(LINE), 0);
        assert_eq!(place(usize::MAX), None);
    }
}
