//! The bytes of a changed stream: what is new over what is committed, zeros elsewhere.

use crate::backing::read_full;
use crate::error::{Error, Location, Result, Structure};
use crate::format::dir_entry::StreamId;
use crate::write::base::Base;
use crate::write::changes::{Contents, Piece, PieceBytes};

/// The stream as it is committed.
#[derive(Clone, Copy)]
pub(crate) struct Old<'a> {
    pub(crate) base: &'a Base,
    pub(crate) id: StreamId,
    /// Its length; 0 if it is new.
    pub(crate) len: u64,
}

/// Fills `buf` with the bytes of the changed stream from `offset` on; zeros beyond its end.
///
/// # Errors
///
/// `Io`.
pub(crate) fn compose(contents: &Contents<'_>, old: Old<'_>, offset: u64, buf: &mut [u8]) -> Result<()> {
    let end = offset.saturating_add(buf.len() as u64).min(contents.len);
    let kept = contents.kept.min(old.len).min(end);
    let from = contents.pieces.partition_point(|piece| piece.end() <= offset);
    let pieces = contents.pieces.get(from..).unwrap_or_default();
    let first = pieces.first().filter(|piece| piece.offset <= offset && piece.end() >= end);
    let mut filled = 0usize;
    if kept > offset && first.is_none() {
        let n = usize::try_from(kept.saturating_sub(offset)).unwrap_or(usize::MAX).min(buf.len());
        let part = buf.get_mut(..n).unwrap_or_default();
        filled = old.base.read(old.id, offset, part)?;
    }
    buf.get_mut(filled..).unwrap_or_default().fill(0);
    for piece in pieces.iter().take_while(|piece| piece.offset < end) {
        let start = piece.offset.max(offset);
        let until = piece.end().min(end);
        let at = usize::try_from(start.saturating_sub(offset)).unwrap_or(usize::MAX);
        let n = usize::try_from(until.saturating_sub(start)).unwrap_or(0);
        if let Some(part) = buf.get_mut(at..at.saturating_add(n)) {
            copy(piece, old.base, start.saturating_sub(piece.offset), part)?;
        }
    }
    Ok(())
}

/// Copies bytes of a piece from `skip` on.
fn copy(piece: &Piece<'_>, base: &Base, skip: u64, to: &mut [u8]) -> Result<()> {
    match piece.bytes {
        PieceBytes::Memory(bytes) => {
            let from = usize::try_from(skip).unwrap_or(usize::MAX);
            if let Some(bytes) = bytes.get(from..from.saturating_add(to.len())) {
                to.copy_from_slice(bytes);
            }
        }
        PieceBytes::Stored(store, offset) => {
            let offset = offset.saturating_add(skip);
            read_full(store, offset, to)
                .map_err(|e| Error::io(e, Location::new(Structure::File, Some(offset))))?;
        }
        PieceBytes::Placed(placed) => {
            let offset = base.offset(placed.sector).saturating_add(skip);
            base.read_sectors(offset, to)?;
        }
    }
    Ok(())
}
