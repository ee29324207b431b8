//! The GUID stream `__substg1.0_00020102` ([MS-OXMSG] 2.2.3.1.1).

use std::collections::HashMap;

use cfb_core::Guid;

use crate::named::PropertySet;
use crate::property_set::{PS_MAPI, PS_PUBLIC_STRINGS};

/// The sets by GUID index: 0 is none, 1 and 2 are never stored, the others count from 3.
///
/// GUIDs are stored in 16 bytes each; a fragment at the end is ignored.
#[derive(Clone, Debug)]
pub(super) struct GuidStream {
    bytes: Vec<u8>,
    /// How many bytes of it were read.
    num_read: usize,
    /// The first index of each set that entries can point to; made when it is needed.
    indexes: Option<HashMap<PropertySet, u16>>,
}

/// First index of a stored set.
const FIRST_STORED: u16 = 3;
/// Highest index that fits into an entry, beside the kind.
const LAST_INDEX: u16 = 0x7FFF;

impl GuidStream {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), num_read: bytes.len(), indexes: None }
    }

    /// The set of an index. That of an entry that was read is looked for in what was read, so that an entry that
    /// points nowhere still does when sets have been added.
    pub(super) fn set(&self, index: u16, was_read: bool) -> Option<PropertySet> {
        match index {
            0 => None,
            1 => Some(PS_MAPI),
            2 => Some(PS_PUBLIC_STRINGS),
            _ => {
                let at = usize::from(index.checked_sub(FIRST_STORED)?);
                let guid = stored(*self.guids().get(at)?);
                let end = at.checked_add(1)?.checked_mul(16)?;
                (!was_read || end <= self.num_read).then_some(guid)
            }
        }
    }

    /// The index of a set, and whether it has to be [added](Self::push) to have it; `None` if no index is left.
    pub(super) fn index_of(&mut self, set: PropertySet) -> Option<(u16, bool)> {
        if set == PS_MAPI {
            return Some((1, false));
        }
        if set == PS_PUBLIC_STRINGS {
            return Some((2, false));
        }
        let bytes = &self.bytes;
        let indexes = self.indexes.get_or_insert_with(|| {
            let mut indexes = HashMap::new();
            for (index, guid) in (FIRST_STORED..=LAST_INDEX).zip(bytes.as_chunks::<16>().0) {
                indexes.entry(stored(*guid)).or_insert(index);
            }
            indexes
        });
        if let Some(index) = indexes.get(&set) {
            return Some((*index, false));
        }
        let next = u16::try_from(self.guids().len()).ok()?.checked_add(FIRST_STORED)?;
        (next <= LAST_INDEX).then_some((next, true))
    }

    /// Appends a set, in place of a fragment at the end if there is one.
    pub(super) fn push(&mut self, set: PropertySet, index: u16) {
        let whole = self.guids().as_flattened().len();
        self.bytes.truncate(whole);
        self.bytes.extend_from_slice(&set.guid().to_bytes());
        if let Some(indexes) = &mut self.indexes {
            indexes.insert(set, index);
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The stored sets, from index 3 on.
    pub(super) fn stored(&self) -> impl Iterator<Item = PropertySet> + '_ {
        self.guids().iter().map(|guid| stored(*guid))
    }

    /// The highest valid index.
    pub(super) fn last_index(&self) -> u16 {
        u16::try_from(self.guids().len().saturating_add(2)).unwrap_or(u16::MAX)
    }

    pub(super) fn len_bytes(&self) -> usize {
        self.bytes.len()
    }

    fn guids(&self) -> &[[u8; 16]] {
        self.bytes.as_chunks::<16>().0
    }
}

fn stored(guid: [u8; 16]) -> PropertySet {
    PropertySet::new(Guid::from_bytes(guid))
}
