//! The streams of a map: as they were read, with what was added behind it.

use std::collections::BTreeMap;

use crate::named::map::NamedPropertyMap;
use crate::named::{HashStreams, hash_stream};
use crate::property_type::PropertyType;
use crate::substg::SubstgName;
use crate::tag::{PropertyId, PropertyTag};

/// The bytes of all streams of the storage `__nameid_version1.0` ([MS-OXMSG] 2.2.3); made by
/// [`NamedPropertyMap::to_streams`].
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct NameIdStreams {
    /// `__substg1.0_00020102`: GUIDs.
    pub guids: Vec<u8>,
    /// `__substg1.0_00030102`: one entry a name.
    pub entries: Vec<u8>,
    /// `__substg1.0_00040102`: strings.
    pub strings: Vec<u8>,
    /// `__substg1.0_10000102` to `__substg1.0_101E0102`, as many as there are: records that lead from names to ids.
    pub hashes: Vec<(SubstgName, Vec<u8>)>,
}

impl NameIdStreams {
    /// All streams with their names. The first three are written even if they are empty.
    ///
    /// ```
    /// use mapi_props::{HashStreams, NamedPropertyMap, pid_lid};
    /// let mut map = NamedPropertyMap::default();
    /// map.add(&pid_lid::PidLidReminderSet)?;
    /// let streams = map.to_streams(&HashStreams::default());
    /// let names: Vec<String> = streams.iter().map(|(name, _)| name.to_string()).collect();
    /// assert_eq!(names, [
    ///     "__substg1.0_00020102", "__substg1.0_00030102", "__substg1.0_00040102", "__substg1.0_100F0102",
    /// ]);
    /// # Ok::<(), mapi_props::Error>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (SubstgName, &[u8])> {
        let three = [(0x0002, &self.guids), (0x0003, &self.entries), (0x0004, &self.strings)];
        let three = three.map(|(number, bytes)| (stream_name(number), &bytes[..]));
        three.into_iter().chain(self.hashes.iter().map(|(name, bytes)| (*name, &bytes[..])))
    }
}

impl NamedPropertyMap {
    /// The streams of the map. `existing` are the name-to-id streams of the file that it was read from, empty for a new map.
    ///
    /// What was read is given back as it was, fragments and damage included, and what was [added](Self::add) follows: in
    /// the stream of strings behind padding to a multiple of 4, in the others behind the last whole element. Where names
    /// were added and `existing` is empty, all names get their records, as in
    /// [`rebuild_hash_streams`](Self::rebuild_hash_streams).
    ///
    /// ```
    /// use mapi_props::{HashStreams, NamedPropertyMap, NamedPropertyStreams, pid_name};
    /// let strings = b"\x02\0\0\0a\0"; // no padding
    /// let entries = [0, 0, 0, 0, 5, 0, 0, 0];
    /// let mut map = NamedPropertyMap::new(NamedPropertyStreams { entries: &entries, strings, guids: &[] });
    /// assert_eq!(map.to_streams(&HashStreams::default()).strings, strings);
    /// map.add(&pid_name::PidNameKeywords)?;
    /// let streams = map.to_streams(&HashStreams::default());
    /// assert_eq!(streams.strings, b"\x02\0\0\0a\0\0\0\x10\0\0\0K\0e\0y\0w\0o\0r\0d\0s\0");
    /// assert_eq!(streams.entries, [0, 0, 0, 0, 5, 0, 0, 0, 8, 0, 0, 0, 5, 0, 1, 0]);
    /// assert_eq!(streams.hashes.len(), 2);
    /// # Ok::<(), mapi_props::Error>(())
    /// ```
    #[must_use]
    pub fn to_streams(&self, existing: &HashStreams<'_>) -> NameIdStreams {
        let first =
            if existing.streams.is_empty() && self.len() > self.num_read() { 0 } else { self.num_read() };
        NameIdStreams {
            guids: self.guid_bytes().to_vec(),
            entries: self.entry_bytes(),
            strings: self.string_bytes().to_vec(),
            hashes: with_records(self, first, existing),
        }
    }

    /// The name-to-id streams of the whole map, made anew: for a file that has none, or wrong ones. Records stand in the
    /// order of ids, streams in that of their numbers; entries without a name have no record.
    ///
    /// ```
    /// use mapi_props::{NamedPropertyMap, pid_lid, pid_name};
    /// let mut map = NamedPropertyMap::default();
    /// map.add(&pid_lid::PidLidReminderSet)?;
    /// map.add(&pid_name::PidNameKeywords)?;
    /// let streams = map.rebuild_hash_streams();
    /// assert_eq!(streams[0].0.to_string(), "__substg1.0_100F0102");
    /// assert_eq!(streams[1].1, [0x3B, 0x4D, 0xDA, 0x2E, 5, 0, 1, 0]);
    /// # Ok::<(), mapi_props::Error>(())
    /// ```
    #[must_use]
    pub fn rebuild_hash_streams(&self) -> Vec<(SubstgName, Vec<u8>)> {
        with_records(self, 0, &HashStreams::default())
    }
}

/// The streams of `existing` with the records of the names from position `first` on.
fn with_records(
    map: &NamedPropertyMap,
    first: usize,
    existing: &HashStreams<'_>,
) -> Vec<(SubstgName, Vec<u8>)> {
    let mut new: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    for record in (first..map.len()).filter_map(|position| hash_stream::record(map, position)) {
        new.entry(record.stream_number()).or_default().extend(record.to_bytes());
    }
    let mut streams = Vec::with_capacity(existing.streams.len());
    for (number, bytes) in &existing.streams {
        let bytes = match new.remove(number) {
            Some(records) => [bytes.as_chunks::<8>().0.as_flattened(), &records].concat(),
            None => bytes.to_vec(),
        };
        streams.push((stream_name(*number), bytes));
    }
    streams.extend(new.into_iter().map(|(number, bytes)| (stream_name(number), bytes)));
    streams
}

/// The name of a stream by its number; all of them have the type PtypBinary.
fn stream_name(number: u16) -> SubstgName {
    SubstgName::new(PropertyTag::new(PropertyId::new(number), PropertyType::Binary))
}
