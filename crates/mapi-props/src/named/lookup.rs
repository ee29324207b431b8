//! From names to ids: an index sorted by name.

use std::cmp::Ordering;

use crate::named::map::NamedPropertyMap;
use crate::named::{NamedProperty, PropertyName, PropertySet};
use crate::property_set::PS_INTERNET_HEADERS;

/// Positions of all named entries, sorted by set, kind, number or string, then position. Strings are compared by
/// UTF-16 units, in PS_INTERNET_HEADERS without ASCII case.
#[derive(Clone, Debug)]
pub(super) struct NameIndex(Vec<u16>);

/// A name as it is compared.
enum Key<'a> {
    Lid(PropertySet, u32),
    String(PropertySet, &'a [u8]),
}

impl<'a> Key<'a> {
    fn at(map: &'a NamedPropertyMap, position: usize) -> Option<Self> {
        let set = map.set_at(position)?;
        let entry = map.entries().get(position)?;
        if entry.is_string() {
            Some(Self::String(set, map.utf16_at(position)?))
        } else {
            Some(Self::Lid(set, entry.number_or_offset))
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Lid(set, lid), Self::Lid(other_set, other_lid)) => (set, lid).cmp(&(other_set, other_lid)),
            (Self::String(set, utf16), Self::String(other_set, other_utf16)) => {
                set.cmp(other_set).then_with(|| compare(*set, units(utf16), units(other_utf16)))
            }
            (Self::Lid(..), Self::String(..)) => Ordering::Less,
            (Self::String(..), Self::Lid(..)) => Ordering::Greater,
        }
    }

    fn compare_name(&self, name: &NamedProperty<'_>) -> Ordering {
        match (self, &name.name) {
            (Self::Lid(set, lid), PropertyName::Lid(wanted)) => (*set, *lid).cmp(&(name.set, *wanted)),
            (Self::String(set, utf16), PropertyName::String(wanted)) => {
                set.cmp(&name.set).then_with(|| compare(*set, units(utf16), wanted.encode_utf16()))
            }
            (Self::Lid(..), PropertyName::String(_)) => Ordering::Less,
            (Self::String(..), PropertyName::Lid(_)) => Ordering::Greater,
        }
    }
}

impl NameIndex {
    pub(super) fn build(map: &NamedPropertyMap) -> Self {
        let mut positions: Vec<u16> = (0..map.len())
            .filter(|position| Key::at(map, *position).is_some())
            .filter_map(|position| u16::try_from(position).ok())
            .collect();
        positions.sort_by(|a, b| compare_positions(map, *a, *b).then(a.cmp(b)));
        Self(positions)
    }

    /// Position of the first entry with a name.
    pub(super) fn find(&self, map: &NamedPropertyMap, name: &NamedProperty<'_>) -> Option<usize> {
        let order = |position: u16| {
            Key::at(map, usize::from(position)).map_or(Ordering::Less, |key| key.compare_name(name))
        };
        let first = self.0.partition_point(|position| order(*position) == Ordering::Less);
        let position = *self.0.get(first)?;
        (order(position) == Ordering::Equal).then_some(usize::from(position))
    }

    /// Adds the position of a new name, the last one.
    pub(super) fn insert(&mut self, map: &NamedPropertyMap, position: u16) {
        let after =
            self.0.partition_point(|other| compare_positions(map, *other, position) != Ordering::Greater);
        self.0.insert(after, position);
    }

    /// Positions whose name an earlier position has, with that position.
    pub(super) fn duplicates(&self, map: &NamedPropertyMap) -> Vec<(usize, usize)> {
        let same = |a: &u16, b: &u16| compare_positions(map, *a, *b) == Ordering::Equal;
        let groups = self.0.chunk_by(same);
        groups
            .filter_map(|group| group.split_first())
            .flat_map(|(first, rest)| rest.iter().map(|later| (usize::from(*later), usize::from(*first))))
            .collect()
    }
}

fn compare_positions(map: &NamedPropertyMap, a: u16, b: u16) -> Ordering {
    match (Key::at(map, usize::from(a)), Key::at(map, usize::from(b))) {
        (Some(a), Some(b)) => a.compare(&b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

fn units(utf16: &[u8]) -> impl Iterator<Item = u16> + '_ {
    utf16.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit))
}

fn compare(set: PropertySet, a: impl Iterator<Item = u16>, b: impl Iterator<Item = u16>) -> Ordering {
    if set == PS_INTERNET_HEADERS { a.map(fold).cmp(b.map(fold)) } else { a.cmp(b) }
}

/// ASCII lower case.
pub(super) const fn fold(unit: u16) -> u16 {
    match unit {
        0x41..=0x5A => unit | 0x20,
        _ => unit,
    }
}
