//! The GUID stream `__substg1.0_00020102` ([MS-OXMSG] 2.2.3.1.1).

use cfb_core::Guid;

use crate::named::PropertySet;
use crate::property_set::{PS_MAPI, PS_PUBLIC_STRINGS};

/// The sets by GUID index: 0 is none, 1 and 2 are never stored, the others count from 3.
///
/// GUIDs are stored in 16 bytes each; a fragment at the end is ignored.
#[derive(Clone, Debug)]
pub(super) struct GuidStream(Vec<u8>);

impl GuidStream {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    pub(super) fn set(&self, index: u16) -> Option<PropertySet> {
        match index {
            0 => None,
            1 => Some(PS_MAPI),
            2 => Some(PS_PUBLIC_STRINGS),
            _ => self.guids().get(usize::from(index).checked_sub(3)?).map(|guid| stored(*guid)),
        }
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
        self.0.len()
    }

    fn guids(&self) -> &[[u8; 16]] {
        self.0.as_chunks::<16>().0
    }
}

fn stored(guid: [u8; 16]) -> PropertySet {
    PropertySet::new(Guid::from_bytes(guid))
}
