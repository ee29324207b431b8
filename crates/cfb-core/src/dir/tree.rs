//! Walking and descending the tree of one storage's children ([MS-CFB] 2.6.4).

use std::cmp::Ordering;

use crate::alloc::bitmap::Bitmap;
use crate::alloc::volume::Volume;
use crate::dir::{kind_of, read_entry};
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::name::{Name, compare};

/// Longest descent trusted. A balanced tree of 2^32 entries is 64 deep; a deeper one is walked instead.
const MAX_DESCENT: u32 = 128;

/// Walks the children of one storage in tree order, each entry once, whatever the links say.
#[derive(Debug)]
pub(crate) struct InOrder {
    parent: StreamId,
    /// Entries whose left side is done or under way.
    stack: Vec<(StreamId, DirEntry)>,
    next: Option<Link>,
    seen: Bitmap,
}

/// A link about to be followed.
#[derive(Clone, Copy, Debug)]
struct Link {
    to: StreamId,
    field: &'static str,
    from: StreamId,
}

impl InOrder {
    pub(crate) fn new(parent: StreamId, storage: &DirEntry) -> Self {
        let next = storage.child().map(|to| Link { to, field: "Child ID", from: parent });
        Self { parent, stack: Vec::new(), next, seen: Bitmap::default() }
    }

    /// The next child; `None` at the end.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a link that leads nowhere, back, or into another storage.
    pub(crate) fn next(&mut self, volume: &Volume) -> Result<Option<(StreamId, DirEntry)>> {
        let owners = volume.owners.as_ref();
        self.next_claimed(volume, &mut |id, parent| {
            owners.map_or(Ok(()), |owners| owners.claim_entry(id, parent))
        })
    }

    /// As [`next`](Self::next), asking `claim` before an entry is entered. `Err` holds the storage that has the
    /// entry already; the entry and what hangs from it are then passed over, with a finding.
    pub(crate) fn next_claimed(
        &mut self,
        volume: &Volume,
        claim: &mut dyn FnMut(StreamId, StreamId) -> std::result::Result<(), StreamId>,
    ) -> Result<Option<(StreamId, DirEntry)>> {
        loop {
            if let Some(link) = self.next.take() {
                if let Some(entry) = self.enter(volume, link, claim)? {
                    self.next = entry.left().map(|to| Link { to, field: "Left Sibling ID", from: link.to });
                    self.stack.push((link.to, entry));
                }
                continue;
            }
            let Some((id, entry)) = self.stack.pop() else { return Ok(None) };
            self.next = entry.right().map(|to| Link { to, field: "Right Sibling ID", from: id });
            if kind_of(id, &entry).is_some() {
                return Ok(Some((id, entry)));
            }
        }
    }

    /// The entry a link leads to; `None`, with a finding, if it must not be followed.
    fn enter(
        &mut self,
        volume: &Volume,
        link: Link,
        claim: &mut dyn FnMut(StreamId, StreamId) -> std::result::Result<(), StreamId>,
    ) -> Result<Option<DirEntry>> {
        let note = |corruption, place: StreamId| {
            let offset = volume.entry_offset(place)?;
            volume.image.note(Severity::Error, corruption, Location::new(Structure::Entry(place), offset))
        };
        let Some(entry) = read_entry(volume, link.to)?.filter(|entry| entry.type_byte() != 0) else {
            note(Corruption::EntryOutOfRange { field: link.field, found: link.to.get() }, link.from)?;
            return Ok(None);
        };
        if link.to == self.parent || !self.seen.insert(link.to.get()) {
            note(Corruption::TreeCycle { entry: link.to }, link.from)?;
            return Ok(None);
        }
        if let Err(owner) = claim(link.to, self.parent) {
            note(Corruption::SharedEntry { owner }, link.to)?;
            return Ok(None);
        }
        if !matches!(entry.type_byte(), 1 | 2) {
            note(Corruption::ObjectType { found: entry.type_byte(), expected: "1 or 2" }, link.to)?;
        }
        Ok(Some(entry))
    }
}

/// Looks a name up by descent, checking the order on the way. A hit can be trusted; `None` may also mean that
/// the tree is out of order.
///
/// # Errors
///
/// `Io`.
pub(crate) fn descend(
    volume: &Volume,
    parent: StreamId,
    storage: &DirEntry,
    name: &[u16],
) -> Result<Option<(StreamId, DirEntry)>> {
    let (mut low, mut high): (Option<Name>, Option<Name>) = (None, None);
    let mut at = storage.child();
    for _ in 0..MAX_DESCENT {
        let Some(id) = at else { return Ok(None) };
        let Some(entry) = read_entry(volume, id)? else { return Ok(None) };
        let own = entry.name();
        let ordered = low.is_none_or(|low| compare(low.units(), own.units()) == Ordering::Less)
            && high.is_none_or(|high| compare(own.units(), high.units()) == Ordering::Less);
        if !ordered || kind_of(id, &entry).is_none() || id == parent {
            return Ok(None);
        }
        at = match compare(name, own.units()) {
            Ordering::Equal => return Ok(claimable(volume, parent, id).then_some((id, entry))),
            Ordering::Less => {
                high = Some(own);
                entry.left()
            }
            Ordering::Greater => {
                low = Some(own);
                entry.right()
            }
        };
    }
    Ok(None)
}

/// Whether the storage may use the entry; always, unless owners are exclusive and another storage has it.
pub(crate) fn claimable(volume: &Volume, parent: StreamId, id: StreamId) -> bool {
    volume.owners.as_ref().is_none_or(|owners| owners.claim_entry(id, parent).is_ok())
}
