//! Where in the file each byte of a property stream lies.

use std::ops::Range;

use crate::property_stream::{HeaderKind, PropertyStream};
use crate::store::PropertyStore;

/// The pieces of the property stream, found out once: findings may be as many as entries, and each has an offset.
pub(super) struct Offsets {
    header: HeaderKind,
    /// Offset in the stream and place in the file of each piece, in stream order.
    pieces: Vec<(u64, Range<u64>)>,
}

impl Offsets {
    /// Offsets of a store; of a stream that cannot be followed to its end, as far as it can.
    pub(super) fn new(store: &PropertyStore) -> Self {
        let ranges = store.index.property_stream().and_then(|id| {
            let mut stream = store.file.entry(id).and_then(|entry| entry.open()).ok()?;
            let len = stream.len_bytes();
            stream.file_ranges(0..len).ok()
        });
        let mut start = 0u64;
        let pieces = ranges.unwrap_or_default().into_iter().map(|range| {
            let piece = start;
            start = start.saturating_add(range.end.saturating_sub(range.start));
            (piece, range)
        });
        Self { header: store.records.header(), pieces: pieces.collect() }
    }

    /// Absolute offset of a byte of the stream.
    pub(super) fn of(&self, offset: u64) -> Option<u64> {
        let behind = self.pieces.partition_point(|(start, _)| *start <= offset);
        let (start, range) = self.pieces.get(behind.checked_sub(1)?)?;
        let place = range.start.checked_add(offset.checked_sub(*start)?)?;
        (place < range.end).then_some(place)
    }

    /// Absolute offset of an entry.
    pub(super) fn of_entry(&self, position: Option<u32>) -> Option<u64> {
        let position = usize::try_from(position?).ok()?;
        self.of(PropertyStream::entry_offset(self.header, position))
    }
}
