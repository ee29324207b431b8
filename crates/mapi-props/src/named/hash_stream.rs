//! The name-to-id streams `__substg1.0_10000102` to `__substg1.0_101E0102` ([MS-OXMSG] 2.2.3.2).
//!
//! Outlook needs them to resolve names; a reader does not, so they are checked, and written for names that are added.

use std::collections::HashSet;

use crate::deviation::Deviation;
use crate::finding::Finding;
use crate::named::lookup::fold;
use crate::named::map::{NamedPropertyMap, id_at};
use crate::place::Place;
use crate::property_set::PS_INTERNET_HEADERS;

/// First number of a name-to-id stream, and how many numbers there are.
const FIRST_STREAM: u16 = 0x1000;
const NUM_STREAMS: u32 = 0x1F;

/// One record of a name-to-id stream: 8 bytes, little-endian ([MS-OXMSG] 2.2.3.2.3).
///
/// | Offset | Size | Field                     | Rule                                             |
/// |-------:|-----:|---------------------------|--------------------------------------------------|
/// |   0x00 |    4 | Name Identifier           | the LID, or [`crc32`] of the UTF-16LE string     |
/// |   0x04 |    2 | GUID Index, Property Kind | as in the entry stream                           |
/// |   0x06 |    2 | Property Index            | position in the entry stream                     |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct HashRecord {
    /// The LID, or the checksum of the string.
    pub hash: u32,
    /// GUID index times two, plus 1 for a name by string.
    pub kind_and_guid: u16,
    /// Position in the entry stream.
    pub property_index: u16,
}

impl HashRecord {
    /// From the 8 bytes in a stream.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        let [a, b, c, d, e, f, g, h] = bytes;
        Self {
            hash: u32::from_le_bytes([a, b, c, d]),
            kind_and_guid: u16::from_le_bytes([e, f]),
            property_index: u16::from_le_bytes([g, h]),
        }
    }

    /// The 8 bytes in a stream.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 8] {
        let [a, b, c, d] = self.hash.to_le_bytes();
        let [e, f] = self.kind_and_guid.to_le_bytes();
        let [g, h] = self.property_index.to_le_bytes();
        [a, b, c, d, e, f, g, h]
    }

    /// Number of the stream that the record belongs to, 0x1000 to 0x101E.
    #[must_use]
    pub const fn stream_number(self) -> u16 {
        hash_stream_number(self.hash, self.kind_and_guid)
    }
}

/// Number of the stream for a hash (or LID) and the GUID index times two plus the kind ([MS-OXMSG] 2.2.3.2.4).
///
/// ```
/// assert_eq!(mapi_props::hash_stream_number(0x811C, 4 << 1), 0x101D);
/// ```
#[must_use]
pub const fn hash_stream_number(hash: u32, kind_and_guid: u16) -> u16 {
    FIRST_STREAM.wrapping_add(((hash ^ kind_and_guid as u32) % NUM_STREAMS) as u16)
}

/// The CRC-32 over a name's UTF-16LE bytes: reflected polynomial 0xEDB88320, initial value 0, no final inversion.
///
/// ```
/// let keywords: Vec<u8> = "Keywords".encode_utf16().flat_map(u16::to_le_bytes).collect();
/// assert_eq!(mapi_props::crc32(&keywords), 0x2EDA_4D3B);
/// ```
#[must_use]
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(!0);
    hasher.update(bytes);
    !hasher.finalize()
}

/// The name-to-id streams of a file: number (0x1000 to 0x101E) and bytes of each.
#[derive(Clone, Default, Debug)]
pub struct HashStreams<'a> {
    /// The streams, in any order.
    pub streams: Vec<(u16, std::borrow::Cow<'a, [u8]>)>,
}

pub(super) fn check(map: &NamedPropertyMap, streams: &HashStreams<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if streams.streams.is_empty() {
        if !map.is_empty() {
            findings.push(Finding::new(Deviation::HashStreamsMissing, Place::NameIdStorage));
        }
        return findings;
    }
    let mut present = HashSet::new();
    for (number, bytes) in &streams.streams {
        let (records, rest) = bytes.as_chunks::<8>();
        if !rest.is_empty() {
            let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            let deviation = Deviation::NameStreamLength { found, element: 8 };
            findings.push(Finding::new(deviation, Place::HashStream(*number)));
        }
        for record in records {
            let record = HashRecord::from_bytes(*record);
            if record.stream_number() == *number && names(map, record) {
                present.insert(record);
            } else {
                let deviation = Deviation::HashRecordForeign { found: record.hash };
                findings.push(Finding::new(deviation, Place::HashStream(*number)));
            }
        }
    }
    for (position, _) in map.entries().iter().enumerate() {
        let (Some(id), Some([exact, folded])) = (id_at(position), records_of(map, position)) else {
            continue;
        };
        if !present.contains(&exact) && !present.contains(&folded) {
            let deviation = Deviation::HashRecordMissing { expected: exact.stream_number() };
            findings.push(Finding::new(deviation, Place::NamedProperty(id)));
        }
    }
    findings
}

/// The record to write for a name: with the letters of a header field in lower case, as Outlook hashes them.
pub(super) fn record(map: &NamedPropertyMap, position: usize) -> Option<HashRecord> {
    records_of(map, position).map(|[_, folded]| folded)
}

/// Whether a record is that of the entry it points to.
fn names(map: &NamedPropertyMap, record: HashRecord) -> bool {
    records_of(map, usize::from(record.property_index)).is_some_and(|records| records.contains(&record))
}

/// The record of a name: of the name as it stands, and with the letters of a header field in lower case.
fn records_of(map: &NamedPropertyMap, position: usize) -> Option<[HashRecord; 2]> {
    let entry = *map.entries().get(position)?;
    let set = map.set_at(position)?;
    let record = |hash| HashRecord {
        hash,
        kind_and_guid: entry.kind_and_guid,
        property_index: u16::try_from(position).unwrap_or(u16::MAX),
    };
    if !entry.is_string() {
        return Some([record(entry.number_or_offset); 2]);
    }
    let utf16 = map.utf16_at(position)?;
    let exact = record(crc32(utf16));
    if set != PS_INTERNET_HEADERS {
        return Some([exact; 2]);
    }
    let lower: Vec<u8> = utf16
        .as_chunks::<2>()
        .0
        .iter()
        .flat_map(|unit| fold(u16::from_le_bytes(*unit)).to_le_bytes())
        .collect();
    Some([exact, record(crc32(&lower))])
}
