//! The named properties of a file, read from the root's `__nameid_version1.0`.

use std::borrow::Cow;

use cfb_core::{CompoundFile, Entry, StreamId};

use crate::deviation::Deviation;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::named::{HashStreams, NamedPropertyMap, NamedPropertyStreams};
use crate::place::Place;
use crate::property_type::PropertyType;
use crate::store::PropertyStore;
use crate::substg::{ElementName, SubstgName};
use crate::tag::{PropertyId, PropertyTag};

/// Ids that stand in the names of the three streams, and the first and last of the name-to-id streams.
const GUID_STREAM: u16 = 0x0002;
const ENTRY_STREAM: u16 = 0x0003;
const STRING_STREAM: u16 = 0x0004;
const HASH_STREAMS: std::ops::RangeInclusive<u16> = 0x1000..=0x101E;

impl NamedPropertyMap {
    /// The map in the storage `__nameid_version1.0` with this directory entry number
    /// ([`PropertyStore::nameid_storage`] of the top-level message). Streams that are missing count as empty.
    ///
    /// # Errors
    ///
    /// `Storage` if the storage or one of the three streams cannot be read.
    pub fn read(file: &CompoundFile, storage: StreamId) -> Result<Self> {
        let streams = NameStreams::read(file, storage)?;
        Ok(Self::new(NamedPropertyStreams {
            guids: streams.guids.as_deref().unwrap_or_default(),
            entries: streams.entries.as_deref().unwrap_or_default(),
            strings: streams.strings.as_deref().unwrap_or_default(),
        }))
    }

    /// What deviates from [MS-OXMSG] 2.2.3 in that storage: in the three streams and in the name-to-id streams.
    ///
    /// # Errors
    ///
    /// `Storage` if the storage or one of its streams cannot be read.
    pub fn check_storage(file: &CompoundFile, storage: StreamId) -> Result<Vec<Finding>> {
        let mut streams = NameStreams::read(file, storage)?;
        let mut findings = Vec::new();
        for (stream, place) in [
            (&streams.guids, Place::GuidStream),
            (&streams.entries, Place::EntryStream),
            (&streams.strings, Place::StringStream),
        ] {
            if stream.is_none() {
                findings.push(Finding::new(Deviation::NameStreamMissing, place));
            }
        }
        streams.read_hash_streams()?;
        let map = Self::read(file, storage)?;
        findings.extend(map.findings());
        findings.extend(map.check_hash_streams(&streams.hash));
        Ok(findings)
    }
}

impl<'a> HashStreams<'a> {
    /// The name-to-id streams in the storage `__nameid_version1.0` with this directory entry number, in the order of the
    /// directory: what [`NamedPropertyMap::to_streams`] goes on from.
    ///
    /// # Errors
    ///
    /// `Storage` if the storage or one of the streams cannot be read.
    pub fn read(file: &'a CompoundFile, storage: StreamId) -> Result<Self> {
        let mut streams = NameStreams::read(file, storage)?;
        streams.read_hash_streams()?;
        Ok(streams.hash)
    }
}

impl PropertyStore {
    /// The named properties of the file: of this message if it is the top-level one, else none.
    ///
    /// # Errors
    ///
    /// As [`NamedPropertyMap::read`].
    pub fn read_names(&self) -> Result<NamedPropertyMap> {
        match self.nameid_storage() {
            Some(storage) => NamedPropertyMap::read(&self.file, storage),
            None => Ok(NamedPropertyMap::default()),
        }
    }
}

/// The streams of `__nameid_version1.0`, by what their names say.
#[derive(Default)]
struct NameStreams<'a> {
    guids: Option<Cow<'a, [u8]>>,
    entries: Option<Cow<'a, [u8]>>,
    strings: Option<Cow<'a, [u8]>>,
    hash_entries: Vec<(u16, Entry<'a>)>,
    hash: HashStreams<'a>,
}

impl<'a> NameStreams<'a> {
    fn read(file: &'a CompoundFile, storage: StreamId) -> Result<Self> {
        let failed = |error| Error::storage(error, Place::NameIdStorage);
        let mut streams = Self::default();
        for child in file.entry(storage).and_then(|entry| entry.children()).map_err(failed)? {
            let child = child.map_err(failed)?;
            let Some(id) = stream_id(&child) else { continue };
            let (slot, place) = match id {
                GUID_STREAM => (&mut streams.guids, Place::GuidStream),
                ENTRY_STREAM => (&mut streams.entries, Place::EntryStream),
                STRING_STREAM => (&mut streams.strings, Place::StringStream),
                id if HASH_STREAMS.contains(&id) => {
                    streams.hash_entries.push((id, child));
                    continue;
                }
                _ => continue,
            };
            if slot.is_none() {
                *slot = Some(child.bytes().map_err(|error| Error::storage(error, place))?);
            }
        }
        Ok(streams)
    }

    fn read_hash_streams(&mut self) -> Result<()> {
        for (number, entry) in &self.hash_entries {
            let bytes = entry.bytes().map_err(|error| Error::storage(error, Place::HashStream(*number)))?;
            self.hash.streams.push((*number, bytes));
        }
        Ok(())
    }
}

/// The id in the name of a stream; all of them have the type PtypBinary.
fn stream_id(child: &Entry<'_>) -> Option<u16> {
    match ElementName::parse_units(child.name().units()) {
        ElementName::Substg(SubstgName { tag, index: None }) if child.is_stream() => {
            let expected = PropertyTag::new(tag.id(), PropertyType::Binary);
            (tag == expected).then(|| PropertyId::number(tag.id()))
        }
        _ => None,
    }
}
