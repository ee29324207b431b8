//! Walking and descending the tree of one storage's children ([MS-CFB] 2.6.4).

use std::cmp::Ordering;

use crate::alloc::bitmap::Bitmap;
use crate::alloc::volume::Volume;
use crate::dir::links::{LinkTable, Links};
use crate::dir::{kind_of, read_entry};
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::DIR_ENTRY_SHIFT;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::name::{Name, compare};

/// Longest descent trusted. A balanced tree of 2^32 entries is 64 deep; a deeper one is walked instead.
const MAX_DESCENT: u32 = 128;

/// Children after which a storage counts as large.
const LARGE: u32 = 1024;
/// A large storage is worth reading all links if the directory has at most this many entries for each child given.
const GOOD_PART: u64 = 32;

/// Walks the children of one storage in tree order, each entry once, whatever the links say.
#[derive(Debug)]
pub(crate) struct InOrder {
    parent: StreamId,
    /// Entries whose left side is done or under way.
    stack: Vec<(StreamId, Links)>,
    next: Option<Link>,
    seen: Bitmap,
    given: u32,
    /// All links of the directory, once the storage has turned out to be large.
    table: Option<LinkTable>,
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
        Self { parent, stack: Vec::new(), next, seen: Bitmap::default(), given: 0, table: None }
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
                if let Some(links) = self.enter(volume, link, claim)? {
                    self.next = links.left().map(|to| Link { to, field: "Left Sibling ID", from: link.to });
                    self.stack.push((link.to, links));
                }
                continue;
            }
            let Some((id, links)) = self.stack.pop() else { return Ok(None) };
            self.next = links.right().map(|to| Link { to, field: "Right Sibling ID", from: id });
            let entry = read_entry(volume, id)?.filter(|entry| kind_of(id, entry).is_some());
            if let Some(entry) = entry {
                self.count(volume)?;
                return Ok(Some((id, entry)));
            }
        }
    }

    /// Counts an entry given, and reads all links when the storage holds a good part of the directory.
    fn count(&mut self, volume: &Volume) -> Result<()> {
        self.given = self.given.saturating_add(1);
        if self.table.is_none() && self.given >= LARGE && self.given.is_power_of_two() {
            let shift = volume.image.geometry.sector_shift.saturating_sub(DIR_ENTRY_SHIFT);
            let entries = u64::from(volume.directory.num_sectors(&volume.image)?) << shift;
            if entries <= u64::from(self.given).saturating_mul(GOOD_PART) {
                self.table = Some(LinkTable::read(volume)?);
            }
        }
        Ok(())
    }

    fn links(&self, volume: &Volume, id: StreamId) -> Result<Option<Links>> {
        match &self.table {
            Some(table) => Ok(table.get(id)),
            None => Ok(read_entry(volume, id)?.map(|entry| Links::of(&entry))),
        }
    }

    /// The links of the entry a link leads to; `None`, with a finding, if it must not be followed.
    fn enter(
        &mut self,
        volume: &Volume,
        link: Link,
        claim: &mut dyn FnMut(StreamId, StreamId) -> std::result::Result<(), StreamId>,
    ) -> Result<Option<Links>> {
        let note = |corruption, place: StreamId| {
            let offset = volume.entry_offset(place)?;
            volume.image.note(Severity::Error, corruption, Location::new(Structure::Entry(place), offset))
        };
        let Some(links) = self.links(volume, link.to)?.filter(|links| links.type_byte() != 0) else {
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
        let found = links.type_byte();
        if !matches!(found, 1 | 2) {
            note(Corruption::ObjectType { found, expected: "1 or 2" }, link.to)?;
        }
        Ok(Some(links))
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
