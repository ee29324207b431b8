//! Whether a storage that its owner commits still has what was saved into it.

use std::sync::Arc;

use cfb_core::{ErrorKind, Mode, Result, Storage};
use mapi_props::PROPERTY_STREAM_NAME;

/// Watches a storage after a save that was not committed: its owner may take the save back.
pub(super) struct Watch {
    /// An empty transaction, which ends when the storage is reverted.
    transaction: Storage,
    /// The property stream as it was saved. Each save gives it another time.
    saved: Arc<[u8]>,
}

impl Watch {
    pub(super) fn new(storage: &Storage) -> Result<Self> {
        Ok(Self { transaction: storage.transaction()?, saved: property_stream(storage)? })
    }

    /// That what was saved is there.
    ///
    /// # Errors
    ///
    /// `Reverted` if the storage was reverted and has something else, or nothing.
    pub(super) fn check(&mut self, storage: &Storage) -> Result<()> {
        let Err(ended) = self.transaction.stat() else { return Ok(()) };
        if !matches!(ended.kind(), ErrorKind::Reverted) {
            return Err(ended);
        }
        // What was committed before is still there.
        match property_stream(storage) {
            Ok(bytes) if bytes == self.saved => {
                self.transaction = storage.transaction()?;
                Ok(())
            }
            _ => Err(ended),
        }
    }
}

fn property_stream(storage: &Storage) -> Result<Arc<[u8]>> {
    let stream = storage.open_stream(PROPERTY_STREAM_NAME, Mode::read())?;
    let len = stream.len_bytes()?;
    let mut bytes = Vec::new();
    let mut piece = vec![0; usize::try_from(len).unwrap_or(usize::MAX).min(1 << 16)];
    let mut at = 0u64;
    while at < len {
        let n = stream.read_at(at, &mut piece)?;
        if n == 0 {
            break;
        }
        bytes.extend_from_slice(piece.get(..n).unwrap_or_default());
        at = at.saturating_add(n as u64);
    }
    Ok(bytes.into())
}
