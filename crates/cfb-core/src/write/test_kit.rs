//! What the tests of commits have in common.

use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::name::Name;
use crate::write::changes::Meta;

/// A name, and nothing else set.
pub(super) fn meta(name: &str) -> Meta {
    let units: Vec<u16> = name.encode_utf16().collect();
    Meta {
        name: Name::from_units(&units).unwrap(),
        clsid: Guid::from_bytes([0; 16]),
        state_bits: 0,
        created: FileTime::from_ticks(0),
        modified: FileTime::from_ticks(0),
    }
}
