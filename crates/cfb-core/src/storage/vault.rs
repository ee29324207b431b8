//! Where changed bytes lie until they are committed: in memory, in sectors of the file, in a scratch file.

use crate::backing::read_full;
use crate::error::{Error, Location, Result, Structure};
use crate::storage::scratch::Scratch;
use crate::write::Ground;
use crate::write::changes::Placed;

/// Bytes that lie in one place.
#[derive(Debug)]
pub(super) enum Piece {
    Memory(Vec<u8>),
    /// Whole sectors of the file that are not yet part of its committed state.
    Placed(Placed),
    /// A range of the scratch file.
    Scratch {
        at: u64,
        len: u64,
    },
}

/// The memory that pieces may take, and the scratch file behind it.
#[derive(Debug)]
pub(super) struct Vault {
    /// Bytes in pieces of memory.
    pub(super) memory: u64,
    /// Bytes that may be.
    pub(super) limit: u64,
    /// Bytes at which it is worth while to look for something to move out of memory.
    pub(super) full_at: u64,
    /// Whether a scratch file may be made.
    pub(super) may_scratch: bool,
    pub(super) scratch: Option<Scratch>,
}

impl Vault {
    pub(super) fn new(limit: u64, may_scratch: bool) -> Self {
        Self { memory: 0, limit, full_at: limit, may_scratch, scratch: None }
    }

    /// Whether `more` bytes would go beyond the limit.
    pub(super) fn is_full_with(&self, more: usize) -> bool {
        self.memory.saturating_add(more as u64) > self.limit
    }

    /// Writes `bytes` to a place of their own in the scratch file.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<u64> {
        let scratch = match &mut self.scratch {
            Some(scratch) => scratch,
            none => none.insert(Scratch::create().map_err(failed)?),
        };
        scratch.put(bytes).map_err(failed)
    }
}

/// The vault together with the file: every place a piece can lie in.
pub(super) struct Depot<'a> {
    pub(super) ground: &'a mut Ground,
    pub(super) vault: &'a mut Vault,
}

impl Depot<'_> {
    pub(super) fn len_of(&self, piece: &Piece) -> u64 {
        len_of(piece, self.ground.sector_len())
    }

    /// Writes into a piece where it lies.
    pub(super) fn write(&self, piece: &mut Piece, skip: u64, bytes: &[u8]) -> Result<()> {
        match piece {
            Piece::Memory(own) => {
                let from = usize::try_from(skip).unwrap_or(usize::MAX);
                let range = from..from.saturating_add(bytes.len());
                if let Some(to) = own.get_mut(range) {
                    to.copy_from_slice(bytes);
                }
                Ok(())
            }
            Piece::Placed(placed) => self.ground.write_placed(*placed, skip, bytes),
            Piece::Scratch { at, .. } => match &self.vault.scratch {
                Some(scratch) => scratch.write(at.saturating_add(skip), bytes).map_err(failed),
                None => Err(lost()),
            },
        }
    }

    /// Gives the place of a piece back.
    pub(super) fn free(&mut self, piece: Piece) {
        match piece {
            Piece::Memory(own) => self.vault.memory = self.vault.memory.saturating_sub(own.len() as u64),
            Piece::Placed(placed) => self.ground.discard(placed),
            Piece::Scratch { at, len } => {
                if let Some(scratch) = &mut self.vault.scratch {
                    scratch.release(at, len);
                }
            }
        }
    }
}

pub(super) fn len_of(piece: &Piece, sector_len: u64) -> u64 {
    match piece {
        Piece::Memory(own) => own.len() as u64,
        Piece::Placed(placed) => u64::from(placed.sectors).saturating_mul(sector_len),
        Piece::Scratch { len, .. } => *len,
    }
}

pub(super) fn read(ground: &Ground, vault: &Vault, piece: &Piece, skip: u64, buf: &mut [u8]) -> Result<()> {
    match piece {
        Piece::Memory(own) => {
            let from = usize::try_from(skip).unwrap_or(usize::MAX);
            if let Some(bytes) = own.get(from..from.saturating_add(buf.len())) {
                buf.copy_from_slice(bytes);
            }
            Ok(())
        }
        Piece::Placed(placed) => ground.read_placed(*placed, skip, buf),
        Piece::Scratch { at, .. } => {
            let scratch = vault.scratch.as_ref().ok_or_else(lost)?;
            let n = read_full(scratch, at.saturating_add(skip), buf).map_err(failed)?;
            if n == buf.len() { Ok(()) } else { Err(lost()) }
        }
    }
}

fn failed(source: std::io::Error) -> Error {
    Error::io(source, Location::new(Structure::Scratch, None))
}

fn lost() -> Error {
    failed(std::io::ErrorKind::UnexpectedEof.into())
}
