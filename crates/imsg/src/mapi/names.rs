//! Named properties of a message file: one map for the message and all below it.

use cfb_core::{Mode, Storage};
use mapi_props::{
    ElementName, ErrorCode, HashStreams, NAMEID_STORAGE_NAME, NamedProperty, NamedPropertyMap,
    NamedPropertyStreams, PropertyId, PropertyName, PropertySet, PropertyTag, PropertyType, SubstgName,
    property_set,
};

use crate::error::{Error, Result};
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::flags::{IdsFlags, NamesFlags};

/// The number of the first name-to-id stream, and of the last.
const HASH_STREAMS: std::ops::RangeInclusive<u16> = 0x1000..=0x101E;

/// The map, read when it is first needed.
#[derive(Default)]
pub(super) struct Names {
    map: Option<NamedPropertyMap>,
    /// Whether the storage has one.
    is_stored: bool,
    num_stored: usize,
}

impl Names {
    pub(super) fn new(is_stored: bool) -> Self {
        Self { map: None, is_stored, num_stored: 0 }
    }

    fn load(&mut self, storage: &Storage) -> Result<&mut NamedPropertyMap> {
        if self.map.is_none() {
            let map = if self.is_stored { read(storage)? } else { NamedPropertyMap::default() };
            self.num_stored = map.len();
            self.map = Some(map);
        }
        Ok(self.map.get_or_insert_default())
    }

    /// Whether there are names that the storage does not have, or it has no map at all.
    pub(super) fn is_changed(&self) -> bool {
        !self.is_stored || self.has_new()
    }

    /// Whether names were given ids since the message was opened or saved.
    pub(super) fn has_new(&self) -> bool {
        self.map.as_ref().is_some_and(|map| map.len() > self.num_stored)
    }

    /// Writes the map into the storage of a top-level message.
    pub(super) fn write(&self, storage: &Storage) -> Result<()> {
        let empty = NamedPropertyMap::default();
        let map = self.map.as_ref().unwrap_or(&empty);
        let write = || -> cfb_core::Result<()> {
            let names = if self.is_stored {
                storage.open_storage(NAMEID_STORAGE_NAME, Mode::read_write())?
            } else {
                storage.create_storage(NAMEID_STORAGE_NAME, Mode::read_write().create())?
            };
            let existing = hash_streams(&names)?;
            for (name, bytes) in map.to_streams(&existing).iter() {
                let name = name.to_string();
                let stream = match names.open_stream(name.as_str(), Mode::read_write()) {
                    Err(error) if matches!(error.kind(), cfb_core::ErrorKind::NotFound { .. }) => {
                        names.create_stream(name.as_str(), Mode::read_write())?
                    }
                    opened => opened?,
                };
                let mut before = vec![0; bytes.len()];
                let same = stream.len_bytes()? == bytes.len() as u64
                    && stream.read_at(0, &mut before)? == bytes.len()
                    && before == bytes;
                if !same {
                    stream.write_at(0, bytes)?;
                    stream.set_len(bytes.len() as u64)?;
                }
            }
            Ok(())
        };
        write().map_err(|error| Error::of_storage(error, "named properties"))
    }

    /// The map was written.
    pub(super) fn written(&mut self) {
        self.is_stored = true;
        self.num_stored = self.map.as_ref().map_or(0, NamedPropertyMap::len);
    }
}

fn read(storage: &Storage) -> Result<NamedPropertyMap> {
    let read = || -> cfb_core::Result<NamedPropertyMap> {
        let names = storage.open_storage(NAMEID_STORAGE_NAME, Mode::read())?;
        let mut streams = [const { Vec::new() }; 3];
        for (id, bytes) in (2u16..).zip(&mut streams) {
            if let Some(read) = bytes_of(&names, id)? {
                *bytes = read;
            }
        }
        let [guids, entries, strings] = &streams;
        Ok(NamedPropertyMap::new(NamedPropertyStreams { guids, entries, strings }))
    };
    read().map_err(|error| Error::of_storage(error, "named properties"))
}

fn hash_streams(names: &Storage) -> cfb_core::Result<HashStreams<'static>> {
    let mut hashes = HashStreams::default();
    for stat in names.list()? {
        let ElementName::Substg(name) = ElementName::parse_units(stat.name().units()) else { continue };
        let id = name.tag.id().number();
        if stat.is_stream()
            && HASH_STREAMS.contains(&id)
            && let Some(bytes) = bytes_of(names, id)?
        {
            hashes.streams.push((id, bytes.into()));
        }
    }
    Ok(hashes)
}

/// The bytes of one of the streams, by the id in its name.
fn bytes_of(names: &Storage, id: u16) -> cfb_core::Result<Option<Vec<u8>>> {
    let name = SubstgName::new(PropertyId::new(id).with_type(PropertyType::Binary)).to_string();
    let stream = match names.open_stream(name.as_str(), Mode::read()) {
        Err(error) if matches!(error.kind(), cfb_core::ErrorKind::NotFound { .. }) => return Ok(None),
        opened => opened?,
    };
    let mut bytes = vec![0; usize::try_from(stream.len_bytes()?).unwrap_or(usize::MAX)];
    let n = stream.read_at(0, &mut bytes)?;
    bytes.truncate(n);
    Ok(Some(bytes))
}

/// What `GetIDsFromNames` answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ids {
    /// A tag for each name, in their order, with PtypUnspecified: 0x0000000A where the name has no id.
    pub tags: Vec<PropertyTag>,
    /// Whether a name has no id (`MAPI_W_ERRORS_RETURNED`).
    pub has_errors: bool,
}

/// What `GetNamesFromIDs` answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PropertyNames {
    /// The tags asked for, or of all names; with PtypErrorCode where there is no name.
    pub tags: Vec<PropertyTag>,
    /// The name of each tag.
    pub names: Vec<Option<NamedProperty<'static>>>,
    /// Whether a tag has no name (`MAPI_W_ERRORS_RETURNED`).
    pub has_errors: bool,
}

impl Core {
    /// Whether a named property has a name.
    pub(super) fn is_named(&mut self, id: PropertyId) -> Result<bool> {
        let context = self.context_mut()?;
        Ok(context.names.load(&context.storage)?.name(id).is_some())
    }

    /// The name of a property with an id of 0x8000 or more.
    pub(super) fn name_of(&mut self, id: PropertyId) -> Result<Option<NamedProperty<'static>>> {
        let context = self.context_mut()?;
        Ok(context.names.load(&context.storage)?.name(id))
    }

    /// The id of a name; one is made if there is none.
    pub(super) fn id_for(&mut self, name: &NamedProperty<'_>) -> Result<Option<PropertyId>> {
        let context = self.context_mut()?;
        let map = context.names.load(&context.storage)?;
        match map.add(name) {
            Ok(id) => Ok(Some(id)),
            Err(error) if matches!(error.kind(), mapi_props::ErrorKind::InvalidName) => Ok(None),
            Err(_) => {
                Err(Error::refused(ErrorCode::TOO_BIG, "all ids for names are taken", "named properties"))
            }
        }
    }

    pub(super) fn ids_from_names(
        &mut self,
        id: ObjectId,
        names: Option<&[NamedProperty<'_>]>,
        flags: IdsFlags,
    ) -> Result<Ids> {
        let create = flags.contains(IdsFlags::CREATE);
        let Some(names) = names else {
            if create {
                let reason = "ids are made for names that are given";
                return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, reason));
            }
            let context = self.context_mut()?;
            let map = context.names.load(&context.storage)?;
            let tags = map.iter().map(|(id, _)| id.with_type(PropertyType::Unspecified)).collect();
            return Ok(Ids { tags, has_errors: false });
        };
        if names.is_empty() {
            return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, "no names are given"));
        }
        let is_writable = self.object(id)?.is_writable;
        let place = self.place(id);
        let context = self.context_mut()?;
        let map = context.names.load(&context.storage)?;
        let known: Vec<Option<PropertyId>> = names.iter().map(|name| map.id(name)).collect();
        let may_exist = |name: &NamedProperty<'_>| match &name.name {
            PropertyName::String(text) => !text.is_empty() && name.set != property_set::PS_MAPI,
            PropertyName::Lid(_) => name.set != property_set::PS_MAPI,
        };
        let missing: Vec<&NamedProperty<'_>> = names
            .iter()
            .zip(&known)
            .filter(|(name, id)| id.is_none() && may_exist(name))
            .map(|(n, _)| n)
            .collect();
        if create && !missing.is_empty() {
            if !is_writable {
                let reason = "a message that is open for reading gets no new names";
                return Err(Error::refused(ErrorCode::NO_ACCESS, reason, place));
            }
            if map.len().saturating_add(distinct(&missing)) > 0x7FFF {
                return Err(Error::refused(ErrorCode::TOO_BIG, "there are no ids for so many names", place));
            }
            for name in missing {
                self.id_for(name)?;
            }
        }
        let context = self.context_mut()?;
        let map = context.names.load(&context.storage)?;
        let tag = |id: Option<PropertyId>| match id {
            Some(id) => id.with_type(PropertyType::Unspecified),
            None => PropertyTag::from_u32(0x0000_000A),
        };
        let tags: Vec<PropertyTag> = names.iter().map(|name| tag(map.id(name))).collect();
        let has_errors = tags.iter().any(|tag| tag.to_u32() == 0x0000_000A);
        Ok(Ids { tags, has_errors })
    }

    pub(super) fn names_from_ids(
        &mut self,
        id: ObjectId,
        tags: Option<&[PropertyTag]>,
        set: Option<PropertySet>,
        flags: NamesFlags,
    ) -> Result<PropertyNames> {
        if tags.is_some_and(<[_]>::is_empty) {
            return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, "no tags are given"));
        }
        let context = self.context_mut()?;
        let map = context.names.load(&context.storage)?;
        let is_wanted = |name: &NamedProperty<'_>| match name.name {
            PropertyName::Lid(_) => !flags.contains(NamesFlags::NO_IDS),
            PropertyName::String(_) => !flags.contains(NamesFlags::NO_STRINGS),
        };
        let Some(tags) = tags else {
            let all = map.iter().filter(|(_, name)| is_wanted(name) && set.is_none_or(|set| name.set == set));
            let (tags, names) =
                all.map(|(id, name)| (id.with_type(PropertyType::Unspecified), Some(name))).unzip();
            return Ok(PropertyNames { tags, names, has_errors: false });
        };
        let name_of = |tag: &PropertyTag| {
            let id = tag.id();
            let name = if id.is_named() {
                map.name(id)
            } else {
                Some(NamedProperty::lid(property_set::PS_MAPI, u32::from(id.number())))
            };
            name.filter(is_wanted)
        };
        let names: Vec<Option<NamedProperty<'static>>> = tags.iter().map(name_of).collect();
        let marked = |(tag, name): (&PropertyTag, &Option<_>)| match name {
            Some(_) => *tag,
            None => tag.with_type(PropertyType::ErrorCode),
        };
        let tags: Vec<PropertyTag> = tags.iter().zip(&names).map(marked).collect();
        let has_errors = names.iter().any(Option::is_none);
        Ok(PropertyNames { tags, names, has_errors })
    }
}

/// How many different names there are, at most.
fn distinct(names: &[&NamedProperty<'_>]) -> usize {
    let mut sorted: Vec<_> = names.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len()
}
