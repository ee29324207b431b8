//! Names that are given an id.

use crate::error::{Error, ErrorKind, Result};
use crate::named::entry_stream::NameEntry;
use crate::named::lookup::fold;
use crate::named::map::{MAX_NAMES, NamedPropertyMap, id_at};
use crate::named::string_stream::MAX_NAME_LEN;
use crate::named::{NamedProperty, PropertyName, PropertySet};
use crate::place::Place;
use crate::property_set::{PS_INTERNET_HEADERS, PS_MAPI};
use crate::tag::PropertyId;

impl NamedPropertyMap {
    /// The id of a name, which is given the next one if it has none yet: 0x8000 plus the number of entries.
    ///
    /// Names are compared as in [`id`](Self::id). A number below 0x8000 in PS_MAPI is the id itself, without an entry. The
    /// name of a header field (PS_INTERNET_HEADERS) is kept in lower case (ASCII), as Outlook does.
    ///
    /// # Errors
    ///
    /// `InvalidName` for an empty string, one of more than 1,024 UTF-16 units, and any other name in PS_MAPI;
    /// `TooManyNames` if no id is left (there are 32,767), or no room in the streams. The map is then as it was.
    ///
    /// ```
    /// use mapi_props::{HashStreams, NamedProperty, NamedPropertyMap, PropertyId, pid_lid, property_set};
    /// let mut map = NamedPropertyMap::default();
    /// assert_eq!(map.add(&pid_lid::PidLidReminderSet)?, PropertyId::new(0x8000));
    /// let header = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Test");
    /// assert_eq!(map.add(&header)?, PropertyId::new(0x8001));
    /// assert_eq!(map.add(&pid_lid::PidLidReminderSet)?, PropertyId::new(0x8000), "it has an id");
    /// assert_eq!(map.name(PropertyId::new(0x8001)).unwrap().to_string(), "PS_INTERNET_HEADERS:x-test");
    ///
    /// let streams = map.to_streams(&HashStreams::default());
    /// assert_eq!(streams.entries, [0x03, 0x85, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 9, 0, 1, 0]);
    /// # Ok::<(), mapi_props::Error>(())
    /// ```
    pub fn add(&mut self, name: &NamedProperty<'_>) -> Result<PropertyId> {
        let text = match &name.name {
            PropertyName::Lid(_) => None,
            PropertyName::String(text) => Some(utf16(name.set, text)),
        };
        if text.as_ref().is_some_and(|utf16| utf16.is_empty() || utf16.len() > MAX_NAME_LEN) {
            return Err(Error::new(ErrorKind::InvalidName, Place::NameIdStorage));
        }
        if let Some(id) = self.id(name) {
            return Ok(id);
        }
        if name.set == PS_MAPI {
            return Err(Error::new(ErrorKind::InvalidName, Place::NameIdStorage));
        }
        self.append(name, text.as_deref())
            .ok_or_else(|| Error::new(ErrorKind::TooManyNames, Place::NameIdStorage))
    }

    /// Appends a name that is not there. `None`, and nothing is changed, if one of the streams has no room.
    fn append(&mut self, name: &NamedProperty<'_>, text: Option<&[u8]>) -> Option<PropertyId> {
        let position = self.entries.len();
        let id = id_at(position).filter(|_| position < MAX_NAMES)?;
        let property_index = u16::try_from(position).ok()?;
        let number_or_offset = match &name.name {
            PropertyName::Lid(lid) => *lid,
            PropertyName::String(_) => self.strings.next_offset()?,
        };
        let (guid_index, is_new) = self.guids.index_of(name.set)?;
        let kind = u16::from(text.is_some());
        let kind_and_guid = guid_index.checked_mul(2)? | kind;
        if is_new {
            self.guids.push(name.set, guid_index);
        }
        if let Some(utf16) = text {
            self.strings.push(utf16);
        }
        // All entries that count were taken out of the tail: what is left is a fragment.
        self.entry_tail.clear();
        self.entries.push(NameEntry { number_or_offset, kind_and_guid, property_index });
        if let Some(mut index) = self.index.take() {
            index.insert(self, property_index);
            self.index = index.into();
        }
        Some(id)
    }
}

/// A string as it is kept: UTF-16LE, those of header fields in lower case.
fn utf16(set: PropertySet, text: &str) -> Vec<u8> {
    let kept = |unit| if set == PS_INTERNET_HEADERS { fold(unit) } else { unit };
    text.encode_utf16().flat_map(|unit| kept(unit).to_le_bytes()).collect()
}

#[cfg(test)]
mod tests;
