//! Named properties: what the ids from 0x8000 on mean in one file ([MS-OXMSG] 2.2.3).
//!
//! Three streams of the storage `__nameid_version1.0` make the map: GUIDs, entries and strings. The other streams
//! there, which lead from names to ids, are redundant; reading never depends on them, [`NamedPropertyMap`] checks
//! them on request and writes them for the names that it gives ids.

mod entry_stream;
mod guid_stream;
mod hash_stream;
mod lookup;
mod map;
mod name;
mod set;
mod string_stream;
mod write;

pub use hash_stream::{HashRecord, HashStreams, crc32, hash_stream_number};
pub use map::{NamedPropertyMap, NamedPropertyStreams};
pub use name::{NamedProperty, PropertyName};
pub use set::PropertySet;
pub use write::NameIdStreams;
