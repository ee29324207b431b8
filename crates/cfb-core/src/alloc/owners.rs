//! Who has claimed what: keeps work on a hostile file linear in its size.
//!
//! A file of one megabyte can describe 8,000 streams over the same chain, or storages that share children so
//! that a walk never ends. With claims on, a sector serves the first stream that is opened on it and an entry
//! the first storage that lists it; a second claim is a finding, and the second claimant is cut there.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::alloc::bitmap::Bitmap;
use crate::alloc::paged::Paged;
use crate::format::dir_entry::StreamId;

/// What has been claimed so far.
#[derive(Debug, Default)]
pub(crate) struct Owners {
    claims: Mutex<Claims>,
}

#[derive(Debug, Default)]
struct Claims {
    sectors: Bitmap,
    mini_sectors: Bitmap,
    /// What each stream got, by entry number.
    streams: Paged<Option<Grant>>,
    /// Which storage has an entry, by entry number.
    parents: Paged<Option<StreamId>>,
}

/// What a stream got.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Grant {
    /// Sectors from its start on that are its own.
    pub(crate) sectors: u32,
    /// Whether another stream has the sector that follows.
    pub(crate) is_cut: bool,
}

/// Which sectors a stream lies on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Space {
    /// Sectors of the file.
    Regular,
    /// Mini sectors of the mini stream.
    Mini,
}

impl Owners {
    /// Sectors that the stream may use: what it got before, or as many of `sectors` as are still free. The
    /// second value is the sector that was taken already, if one was.
    pub(crate) fn claim_stream(
        &self,
        stream: StreamId,
        space: Space,
        sectors: impl Iterator<Item = u32>,
    ) -> (Grant, Option<u32>) {
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(grant) = claims.streams.get(stream.get()).flatten() {
            return (grant, None);
        }
        let taken = match space {
            Space::Regular => &mut claims.sectors,
            Space::Mini => &mut claims.mini_sectors,
        };
        let mut grant = Grant { sectors: 0, is_cut: false };
        let mut conflict = None;
        for sector in sectors {
            if !taken.insert(sector) {
                conflict = Some(sector);
                grant.is_cut = true;
                break;
            }
            grant.sectors = grant.sectors.saturating_add(1);
        }
        if let Some(slot) = claims.streams.slot(stream.get()) {
            *slot = Some(grant);
        }
        (grant, conflict)
    }

    /// Whether a stream has one of these sectors of the file, so that following the chain further is of no use to
    /// another.
    pub(crate) fn has_any(&self, mut sectors: Range<u32>) -> bool {
        let claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        sectors.any(|sector| claims.sectors.contains(sector))
    }

    /// What the stream got before, if it was opened before.
    pub(crate) fn granted(&self, stream: StreamId) -> Option<Grant> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).streams.get(stream.get()).flatten()
    }

    /// Claims an entry for a storage. `Err` holds the storage that has it.
    pub(crate) fn claim_entry(&self, entry: StreamId, parent: StreamId) -> Result<(), StreamId> {
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(slot) = claims.parents.slot(entry.get()) else { return Ok(()) };
        let owner = *slot.get_or_insert(parent);
        if owner == parent { Ok(()) } else { Err(owner) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_claim_counts_and_is_remembered() {
        let owners = Owners::default();
        let (a, b) = (StreamId::new(1), StreamId::new(2));
        let (whole, cut) = (Grant { sectors: 2, is_cut: false }, Grant { sectors: 1, is_cut: true });
        assert_eq!(owners.claim_stream(a, Space::Regular, [3, 4].into_iter()), (whole, None));
        assert_eq!(owners.claim_stream(b, Space::Regular, [5, 4, 6].into_iter()), (cut, Some(4)));
        assert_eq!(owners.claim_stream(b, Space::Regular, [9].into_iter()), (cut, None));
        assert_eq!(owners.granted(a), Some(whole));
        assert!(owners.has_any(4..5) && !owners.has_any(6..9));
        assert_eq!(owners.claim_entry(a, StreamId::ROOT), Ok(()));
        assert_eq!(owners.claim_entry(a, b), Err(StreamId::ROOT));
        assert_eq!(owners.claim_entry(a, StreamId::ROOT), Ok(()));
    }
}
