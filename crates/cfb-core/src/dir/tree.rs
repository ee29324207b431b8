//! Walking and descending the tree of one storage's children ([MS-CFB] 2.6.4).

use std::cmp::Ordering;

use crate::alloc::bitmap::Bitmap;
use crate::alloc::volume::Volume;
use crate::dir::links::{LinkTable, Links};
use crate::dir::{kind_of, read_entry};
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::DIR_ENTRY_SHIFT;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::name::compare_units;

/// Longest descent trusted. A balanced tree of 2^32 entries is 64 deep; a deeper one is walked instead.
const MAX_DESCENT: u32 = 128;

/// Children after which a storage counts as large.
const LARGE: u32 = 1024;
/// A large storage is worth reading all links if the directory has at most this many entries for each child given.
const GOOD_PART: u64 = 32;

/// Children of a large storage found ahead and fetched together.
const AHEAD: usize = 64;

/// Asked before an entry is entered for a storage. `Err` holds the storage that has the entry already.
type Claim<'c> = dyn FnMut(StreamId, StreamId) -> std::result::Result<(), StreamId> + 'c;

/// Walks the children of one storage in tree order, each entry once, whatever the links say.
#[derive(Debug)]
pub(crate) struct InOrder<'a> {
    volume: &'a Volume,
    parent: StreamId,
    /// Entries whose left side is done or under way.
    stack: Vec<(StreamId, Links)>,
    next: Option<Link>,
    seen: Bitmap,
    given: u32,
    /// Set once the storage has turned out to be large.
    large: Option<Box<Large<'a>>>,
}

/// What the walk through a large storage has at hand.
#[derive(Debug)]
struct Large<'a> {
    /// All links of the directory.
    table: LinkTable<'a>,
    /// Children found ahead, the next one last.
    ahead: Vec<(StreamId, DirEntry<'a>)>,
    /// What ended the walk behind them.
    failed: Option<Error>,
}

/// A link about to be followed.
#[derive(Clone, Copy, Debug)]
struct Link {
    to: StreamId,
    field: &'static str,
    from: StreamId,
}

impl<'a> InOrder<'a> {
    pub(crate) fn new(volume: &'a Volume, parent: StreamId, storage: DirEntry<'_>) -> Self {
        let next = storage.child().map(|to| Link { to, field: "Child ID", from: parent });
        Self { volume, parent, stack: Vec::new(), next, seen: Bitmap::default(), given: 0, large: None }
    }

    /// The next child; `None` at the end.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode a link that leads nowhere, back, or into another storage.
    pub(crate) fn next(&mut self) -> Result<Option<(StreamId, DirEntry<'a>)>> {
        self.next_claimed(&mut claim_of(self.volume))
    }

    /// As [`next`](Self::next), the number alone: of a large storage no entry is looked at. It may be no object.
    pub(crate) fn next_id(&mut self) -> Result<Option<StreamId>> {
        let id = self.step(&mut claim_of(self.volume))?;
        if id.is_some() && self.large.is_none() {
            self.count()?;
        }
        Ok(id)
    }

    /// As [`next`](Self::next), asking `claim` before an entry is entered; an entry that is not given and what hangs
    /// from it are passed over, with a finding.
    pub(crate) fn next_claimed(&mut self, claim: &mut Claim<'_>) -> Result<Option<(StreamId, DirEntry<'a>)>> {
        while self.large.is_none() {
            let Some(id) = self.step(claim)? else { return Ok(None) };
            if let Some(entry) = self.child(id)? {
                self.count()?;
                return Ok(Some((id, entry)));
            }
        }
        self.next_of_large(claim)
    }

    /// The links of the whole directory, if the walk has read them.
    pub(crate) fn into_table(self) -> Option<LinkTable<'a>> {
        self.large.map(|large| large.table)
    }

    fn next_of_large(&mut self, claim: &mut Claim<'_>) -> Result<Option<(StreamId, DirEntry<'a>)>> {
        loop {
            let Some(large) = &mut self.large else { return Ok(None) };
            if let Some(child) = large.ahead.pop() {
                return Ok(Some(child));
            }
            if let Some(error) = large.failed.take() {
                return Err(error);
            }
            if !self.look_ahead(claim) {
                return Ok(None);
            }
        }
    }

    /// Finds the next children by their links, then fetches their entries, which lie all over the directory, so that
    /// one need not wait for another. `false` if there is none.
    fn look_ahead(&mut self, claim: &mut Claim<'_>) -> bool {
        let mut ids = [StreamId::ROOT; AHEAD];
        let mut found = 0usize;
        let mut failed = None;
        for slot in &mut ids {
            match self.step(claim) {
                Ok(Some(id)) => *slot = id,
                Ok(None) => break,
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
            found = found.saturating_add(1);
        }
        let Some(large) = &mut self.large else { return false };
        let entries = ids.iter().take(found).rev().filter_map(|&id| Some((id, large.table.entry(id)?)));
        large.ahead.extend(entries.filter(|&(id, entry)| kind_of(id, entry).is_some()));
        large.failed = failed;
        found > 0 || large.failed.is_some()
    }

    /// The entry of a child found; `None` if it is no object.
    fn child(&self, id: StreamId) -> Result<Option<DirEntry<'a>>> {
        Ok(read_entry(self.volume, id)?.filter(|&entry| kind_of(id, entry).is_some()))
    }

    /// Follows links to the next entry in order.
    fn step(&mut self, claim: &mut Claim<'_>) -> Result<Option<StreamId>> {
        while let Some(link) = self.next.take() {
            if let Some(links) = self.enter(link, claim)? {
                self.next = links.left().map(|to| Link { to, field: "Left Sibling ID", from: link.to });
                self.stack.push((link.to, links));
            }
        }
        let Some((id, links)) = self.stack.pop() else { return Ok(None) };
        self.next = links.right().map(|to| Link { to, field: "Right Sibling ID", from: id });
        Ok(Some(id))
    }

    /// Counts an entry given, and reads all links when the storage holds a good part of the directory.
    fn count(&mut self) -> Result<()> {
        self.given = self.given.saturating_add(1);
        if self.given >= LARGE && self.given.is_power_of_two() {
            let volume = self.volume;
            let shift = volume.image.geometry.sector_shift.saturating_sub(DIR_ENTRY_SHIFT);
            let entries = u64::from(volume.directory.num_sectors(&volume.image)?) << shift;
            if entries <= u64::from(self.given).saturating_mul(GOOD_PART) {
                let ahead = Vec::with_capacity(AHEAD);
                self.large = Some(Box::new(Large { table: LinkTable::read(volume)?, ahead, failed: None }));
            }
        }
        Ok(())
    }

    fn links(&self, id: StreamId) -> Result<Option<Links>> {
        match &self.large {
            Some(large) => Ok(large.table.links(id)),
            None => Ok(read_entry(self.volume, id)?.map(Links::of)),
        }
    }

    /// The links of the entry a link leads to; `None`, with a finding, if it must not be followed.
    fn enter(&mut self, link: Link, claim: &mut Claim<'_>) -> Result<Option<Links>> {
        let volume = self.volume;
        let note = |corruption, place: StreamId| {
            let offset = volume.entry_offset(place)?;
            volume.image.note(Severity::Error, corruption, Location::new(Structure::Entry(place), offset))
        };
        let Some(links) = self.links(link.to)?.filter(|links| links.type_byte() != 0) else {
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

/// The claim that a walk makes on each entry where owners are exclusive.
fn claim_of(volume: &Volume) -> impl FnMut(StreamId, StreamId) -> std::result::Result<(), StreamId> {
    let owners = volume.owners.as_ref();
    move |id, parent| owners.map_or(Ok(()), |owners| owners.claim_entry(id, parent))
}

/// Looks a name up by descent, checking the order on the way. A hit can be trusted; `None` may also mean that
/// the tree is out of order.
///
/// # Errors
///
/// `Io`.
pub(crate) fn descend<'a>(
    volume: &'a Volume,
    parent: StreamId,
    storage: DirEntry<'_>,
    name: &[u16],
) -> Result<Option<(StreamId, DirEntry<'a>)>> {
    let (mut low, mut high): (Option<DirEntry<'_>>, Option<DirEntry<'_>>) = (None, None);
    let is_between = |low: Option<DirEntry<'_>>, high: Option<DirEntry<'_>>| match (low, high) {
        (Some(low), Some(high)) => compare_units(low.name_units(), high.name_units()) == Ordering::Less,
        _ => true,
    };
    let mut at = storage.child();
    for _ in 0..MAX_DESCENT {
        let Some(id) = at else { return Ok(None) };
        let Some(entry) = read_entry(volume, id)? else { return Ok(None) };
        if kind_of(id, entry).is_none() || id == parent {
            return Ok(None);
        }
        // The name sought lies between `low` and `high`, so an entry needs to be compared with one of them only.
        let order = compare_units(name.iter().copied(), entry.name_units());
        let ordered = match order {
            Ordering::Equal => true,
            Ordering::Less => is_between(Some(entry), high),
            Ordering::Greater => is_between(low, Some(entry)),
        };
        if !ordered {
            return Ok(None);
        }
        at = match order {
            Ordering::Equal => return Ok(claimable(volume, parent, id).then_some((id, entry))),
            Ordering::Less => {
                high = Some(entry);
                entry.left()
            }
            Ordering::Greater => {
                low = Some(entry);
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
