//! The map of one file: ids to names and back.

mod add;

use std::sync::OnceLock;

use crate::deviation::Deviation;
use crate::finding::Finding;
use crate::named::entry_stream::{NAME_ENTRY_LEN, NameEntry};
use crate::named::guid_stream::GuidStream;
use crate::named::lookup::NameIndex;
use crate::named::string_stream::{MAX_NAME_LEN, StringEntry, StringStream};
use crate::named::{NamedProperty, PropertyName, PropertySet, hash_stream};
use crate::place::Place;
use crate::property_set::{PS_MAPI, PS_PUBLIC_STRINGS};
use crate::tag::PropertyId;
use crate::text::decode_utf16;

/// Ids of named properties run from 0x8000 to 0xFFFE.
const MAX_NAMES: usize = 0x7FFF;

/// The bytes of the three streams that make a [`NamedPropertyMap`]; an empty slice stands for a missing stream.
#[derive(Clone, Copy, Default, Debug)]
pub struct NamedPropertyStreams<'a> {
    /// `__substg1.0_00020102`: GUIDs.
    pub guids: &'a [u8],
    /// `__substg1.0_00030102`: one entry a name.
    pub entries: &'a [u8],
    /// `__substg1.0_00040102`: strings.
    pub strings: &'a [u8],
}

/// What the ids from 0x8000 on mean in one file ([MS-OXMSG] 2.2.3), for the message and everything inside it.
///
/// Any bytes give a map; what points nowhere is an unnamed id and a [`Finding`]. Memory is proportional to the
/// streams, names are decoded when asked.
///
/// ```
/// use mapi_props::{NamedProperty, NamedPropertyMap, NamedPropertyStreams, PropertyId, pid_name, property_set};
/// let strings = b"\x10\0\0\0K\0e\0y\0w\0o\0r\0d\0s\0";
/// let entries = [0, 0, 0, 0, 5, 0, 0, 0]; // string at offset 0, GUID index 2
/// let map = NamedPropertyMap::new(NamedPropertyStreams { entries: &entries, strings, guids: &[] });
/// let id = PropertyId::new(0x8000);
/// assert_eq!(map.name(id), Some(NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Keywords")));
/// assert_eq!(map.id(&pid_name::PidNameKeywords), Some(id));
/// ```
#[derive(Clone, Debug)]
pub struct NamedPropertyMap {
    entries: Vec<NameEntry>,
    /// How many of the entries were read.
    num_read: usize,
    /// What was read behind the entries: those that have no id any more, and a fragment.
    entry_tail: Vec<u8>,
    guids: GuidStream,
    strings: StringStream,
    index: OnceLock<NameIndex>,
}

impl Default for NamedPropertyMap {
    fn default() -> Self {
        Self::new(NamedPropertyStreams::default())
    }
}

impl NamedPropertyMap {
    /// A map out of the three streams.
    #[must_use]
    pub fn new(streams: NamedPropertyStreams<'_>) -> Self {
        let (chunks, _) = streams.entries.as_chunks::<NAME_ENTRY_LEN>();
        let entries: Vec<NameEntry> =
            chunks.iter().take(MAX_NAMES).map(|bytes| NameEntry::from_bytes(*bytes)).collect();
        let end = entries.len().saturating_mul(NAME_ENTRY_LEN);
        Self {
            num_read: entries.len(),
            entry_tail: streams.entries.get(end..).unwrap_or_default().to_vec(),
            entries,
            guids: GuidStream::new(streams.guids),
            strings: StringStream::new(streams.strings),
            index: OnceLock::new(),
        }
    }

    /// Number of entries, whether they have a name or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name of an id; `None` below 0x8000, behind the last entry, and where the entry points nowhere.
    #[must_use]
    pub fn name(&self, id: PropertyId) -> Option<NamedProperty<'static>> {
        let position = position_of(id)?;
        let entry = *self.entries.get(position)?;
        let set = self.set_at(position)?;
        if entry.is_string() {
            let text = decode_utf16(self.utf16_at(position)?).text;
            Some(NamedProperty { set, name: PropertyName::String(text) })
        } else {
            Some(NamedProperty::lid(set, entry.number_or_offset))
        }
    }

    /// The id of a name, by the rules of [`NamedProperty::matches`]; of two equal names the first counts.
    ///
    /// A number below 0x8000 in PS_MAPI that the map does not list is the id itself.
    #[must_use]
    pub fn id(&self, name: &NamedProperty<'_>) -> Option<PropertyId> {
        let found = self.index().find(self, name).and_then(id_at);
        found.or(match name {
            NamedProperty { set, name: PropertyName::Lid(lid) } if *set == PS_MAPI => {
                u16::try_from(*lid).ok().map(PropertyId::new).filter(|id| *id < PropertyId::FIRST_NAMED)
            }
            _ => None,
        })
    }

    /// All ids that have a name, with it, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (PropertyId, NamedProperty<'static>)> + '_ {
        (0..self.entries.len()).filter_map(|position| {
            let id = id_at(position)?;
            Some((id, self.name(id)?))
        })
    }

    /// What deviates from [MS-OXMSG] 2.2.3 in the three streams.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.check_lengths(&mut findings);
        self.check_guids(&mut findings);
        for (position, entry) in self.entries.iter().enumerate() {
            self.check_entry(position, *entry, &mut findings);
        }
        for (position, first) in self.index().duplicates(self) {
            if let (Some(id), Some(first)) = (id_at(position), id_at(first)) {
                findings.push(Finding::new(Deviation::DuplicateName { first }, Place::NamedProperty(id)));
            }
        }
        findings
    }

    /// What deviates from [MS-OXMSG] 2.2.3.2 in the streams that lead from names to ids, which reading does not use.
    ///
    /// The hash of a header field's name is accepted for the name as it stands and in lower case.
    #[must_use]
    pub fn check_hash_streams(&self, streams: &hash_stream::HashStreams<'_>) -> Vec<Finding> {
        hash_stream::check(self, streams)
    }

    pub(super) fn entries(&self) -> &[NameEntry] {
        &self.entries
    }

    /// Set of the entry at a position, if its GUID index is valid.
    pub(super) fn set_at(&self, position: usize) -> Option<PropertySet> {
        self.guids.set(self.entries.get(position)?.guid_index(), self.was_read(position))
    }

    /// String of the entry at a position, as UTF-16LE bytes, if it is named by a string that exists.
    pub(super) fn utf16_at(&self, position: usize) -> Option<&[u8]> {
        self.string_at(position).map(|string| string.utf16)
    }

    fn string_at(&self, position: usize) -> Option<StringEntry<'_>> {
        let entry = self.entries.get(position).filter(|entry| entry.is_string())?;
        self.strings.get(entry.number_or_offset, self.was_read(position))
    }

    pub(super) fn guid_bytes(&self) -> &[u8] {
        self.guids.bytes()
    }

    pub(super) fn string_bytes(&self) -> &[u8] {
        self.strings.bytes()
    }

    /// The entry stream.
    pub(super) fn entry_bytes(&self) -> Vec<u8> {
        let entries = self.entries.iter().flat_map(|entry| entry.to_bytes());
        entries.chain(self.entry_tail.iter().copied()).collect()
    }

    /// Number of entries that were read; those behind them were added.
    pub(super) fn num_read(&self) -> usize {
        self.num_read
    }

    fn was_read(&self, position: usize) -> bool {
        position < self.num_read
    }

    fn index(&self) -> &NameIndex {
        self.index.get_or_init(|| NameIndex::build(self))
    }

    fn check_lengths(&self, findings: &mut Vec<Finding>) {
        let len = |len: usize| u64::try_from(len).unwrap_or(u64::MAX);
        let (beyond, rest) = self.entry_tail.as_chunks::<NAME_ENTRY_LEN>();
        let stated = self.entries.len().saturating_add(beyond.len());
        if !rest.is_empty() {
            let found = len(stated.saturating_mul(NAME_ENTRY_LEN).saturating_add(rest.len()));
            let deviation = Deviation::NameStreamLength { found, element: 8 };
            findings.push(Finding::new(deviation, Place::EntryStream));
        }
        if !beyond.is_empty() {
            let deviation = Deviation::TooManyNames { found: len(stated) };
            findings.push(Finding::new(deviation, Place::EntryStream));
        }
        if !self.guids.len_bytes().is_multiple_of(16) {
            let deviation = Deviation::NameStreamLength { found: len(self.guids.len_bytes()), element: 16 };
            findings.push(Finding::new(deviation, Place::GuidStream));
        }
    }

    fn check_guids(&self, findings: &mut Vec<Finding>) {
        let mut seen = std::collections::HashSet::from([PS_MAPI, PS_PUBLIC_STRINGS]);
        for set in self.guids.stored().filter(|set| !seen.insert(*set)) {
            findings.push(Finding::new(Deviation::GuidRedundant { found: set }, Place::GuidStream));
        }
    }

    fn check_entry(&self, position: usize, entry: NameEntry, findings: &mut Vec<Finding>) {
        let Some(id) = id_at(position) else { return };
        let mut report = |deviation| findings.push(Finding::new(deviation, Place::NamedProperty(id)));
        let expected = u16::try_from(position).unwrap_or(u16::MAX);
        if entry.property_index != expected {
            report(Deviation::NameIndex { found: entry.property_index, expected });
        }
        if self.set_at(position).is_none() {
            report(Deviation::GuidIndex { found: entry.guid_index(), last: self.guids.last_index() });
        }
        if !entry.is_string() {
            return;
        }
        let offset = entry.number_or_offset;
        let len = u64::try_from(self.strings.len_bytes()).unwrap_or(u64::MAX);
        match self.string_at(position) {
            None => report(Deviation::StringOffset { found: offset, len }),
            Some(string) => {
                if !offset.is_multiple_of(4) {
                    report(Deviation::StringUnaligned { found: offset });
                }
                if usize::try_from(string.stated).ok() != Some(string.utf16.len()) {
                    let longest = u64::try_from(MAX_NAME_LEN).unwrap_or(u64::MAX);
                    let rest = len.saturating_sub(u64::from(offset)).saturating_sub(4).min(longest);
                    report(Deviation::StringLength { found: string.stated, rest });
                }
            }
        }
    }
}

/// Position in the entry stream of an id.
fn position_of(id: PropertyId) -> Option<usize> {
    id.is_named().then(|| usize::from(id.number() & 0x7FFF))
}

/// Id of a position in the entry stream.
pub(super) fn id_at(position: usize) -> Option<PropertyId> {
    let number = u16::try_from(position).ok()?.checked_add(PropertyId::FIRST_NAMED.number())?;
    Some(PropertyId::new(number)).filter(|id| id.is_named())
}

#[cfg(test)]
mod tests;
