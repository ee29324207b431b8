//! Properties as JSON, each read when it is written, so that a message of any size needs the memory of one value.

use mapi_props::{
    KnownProperty, NamedProperty, NamedPropertyMap, Property, PropertyName, PropertyStore, PropertyTag,
    PropertyType, PropertyValueRef, ValueForm,
};
use serde::{Serialize, Serializer};

use crate::failure::{Failure, Result};
use crate::json::unread::Unread;
use crate::json::value::{Bytes, Value, guid};

/// Binary values above this many bytes are read in pieces.
const WHOLE_UP_TO: u64 = 1 << 20;

/// What one property is called.
#[derive(Debug)]
pub(crate) struct Label {
    /// The canonical name, where the property is a known one.
    pub(crate) known: Option<KnownProperty>,
    /// What an id from 0x8000 on stands for in this file.
    pub(crate) named: Option<NamedProperty<'static>>,
}

impl Label {
    pub(crate) fn of(tag: PropertyTag, names: &NamedPropertyMap) -> Self {
        let named = if tag.id().is_named() { names.name(tag.id()) } else { None };
        let known = match &named {
            Some(named) => KnownProperty::by_named(named),
            None => KnownProperty::by_tag(tag),
        };
        Self { known, named }
    }
}

/// The name of a named property as JSON: a GUID, and a number or a string.
#[derive(Debug, Serialize)]
pub(crate) struct Named {
    guid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    string: Option<String>,
}

impl From<&NamedProperty<'_>> for Named {
    fn from(named: &NamedProperty<'_>) -> Self {
        let (lid, string) = match &named.name {
            PropertyName::Lid(lid) => (Some(*lid), None),
            PropertyName::String(string) => (None, Some(string.to_string())),
        };
        Self { guid: guid(named.set.guid()), lid, string }
    }
}

/// The name of a type in the specification, or its code.
pub(crate) fn type_name(property_type: PropertyType) -> String {
    match property_type {
        PropertyType::Other(code) => format!("0x{code:04X}"),
        known => known.name().to_owned(),
    }
}

/// What is written of each property beyond the keys of the message object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Extras {
    pub(crate) attributes: bool,
    pub(crate) ranges: bool,
}

/// A list of properties that is read while it is written.
pub(crate) struct Properties<'m> {
    pub(crate) list: Vec<Property<'m>>,
    pub(crate) names: &'m NamedPropertyMap,
    pub(crate) extras: Extras,
    pub(crate) unread: &'m Unread,
}

impl<'m> Properties<'m> {
    /// All properties of a store as the message object has them: by tag.
    pub(crate) fn of(store: &'m PropertyStore, names: &'m NamedPropertyMap, unread: &'m Unread) -> Self {
        Self { list: by_tag(store), names, extras: Extras::default(), unread }
    }
}

/// All properties of a store, by tag.
pub(crate) fn by_tag(store: &PropertyStore) -> Vec<Property<'_>> {
    let mut list: Vec<_> = store.properties().collect();
    list.sort_by_key(Property::tag);
    list
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.list.iter().map(|property| Object { property, of: self }))
    }
}

struct Object<'m> {
    property: &'m Property<'m>,
    of: &'m Properties<'m>,
}

#[derive(Serialize)]
struct Keys<'m> {
    tag: String,
    name: Option<&'static str>,
    named: Option<Named>,
    #[serde(rename = "type")]
    property_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributes: Option<String>,
    value: Option<Read<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ranges: Option<Vec<Place>>,
}

/// A part of the file.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    pub(crate) size: u64,
}

impl From<&std::ops::Range<u64>> for Place {
    fn from(range: &std::ops::Range<u64>) -> Self {
        Self { offset: range.start, size: range.end.saturating_sub(range.start) }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { property, of } = self;
        let label = Label::of(property.tag(), of.names);
        let note = |failure: &Failure| of.unread.note_failure("", failure);
        let ranges = of.extras.ranges.then(|| match property.file_ranges() {
            Ok(ranges) => ranges.iter().map(Place::from).collect(),
            Err(error) => {
                of.unread.note("", &error);
                Vec::new()
            }
        });
        let keys = Keys {
            tag: property.tag().to_string(),
            name: label.known.map(KnownProperty::name),
            named: label.named.as_ref().map(Named::from),
            property_type: type_name(property.property_type()),
            attributes: of.extras.attributes.then(|| property.flags().to_string()),
            value: Read::of(property).unwrap_or_else(|failure| {
                note(&failure);
                None
            }),
            ranges,
        };
        keys.serialize(serializer)
    }
}

/// A value that was read, or the description of bytes that were read in pieces.
pub(crate) enum Read<'m> {
    Value(PropertyValueRef<'m>),
    Bytes(Bytes),
}

impl<'m> Read<'m> {
    /// Reads the value of a property; `None` where it is missing.
    pub(crate) fn of(property: &Property<'m>) -> Result<Option<Self>> {
        let is_bytes = matches!(
            property.property_type(),
            PropertyType::Binary
                | PropertyType::ServerId
                | PropertyType::Restriction
                | PropertyType::RuleAction
        );
        let is_long = property.len_bytes() > WHOLE_UP_TO;
        if is_bytes && is_long && property.property_type().value_form() == ValueForm::Stream {
            let mut stream = property.open().map_err(|error| Failure::from_error(&error))?;
            return stream.as_mut().map(Bytes::of_stream).transpose().map(|bytes| bytes.map(Self::Bytes));
        }
        let value = property.value().map_err(|error| Failure::from_error(&error))?;
        Ok(value.map(Self::Value))
    }
}

impl Serialize for Read<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => Value(value).serialize(serializer),
            Self::Bytes(bytes) => bytes.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use cfb_layout::msg::{MsgFile, Value as Given, property_set};
    use mapi_props::CompoundFile;

    use super::*;

    fn json(build: impl FnOnce(&mut MsgFile)) -> serde_json::Value {
        let mut file = MsgFile::new();
        build(&mut file);
        let file = CompoundFile::from_bytes(file.to_vec()).unwrap();
        let store = PropertyStore::open_root(&file).unwrap();
        let names = store.read_names().unwrap();
        let unread = Unread::default();
        let json = serde_json::to_value(Properties::of(&store, &names, &unread)).unwrap();
        assert_eq!(unread.len(), 0);
        json
    }

    #[test]
    fn properties_come_by_tag_with_their_names() {
        let json = json(|file| {
            let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
            file.message.set(keywords, Given::MultipleString(vec!["red".into()]));
            file.message.set(0x0E07, 1).set(0x0037, "Hi");
        });
        let list = json.as_array().unwrap();
        let tags: Vec<&str> = list.iter().map(|property| property["tag"].as_str().unwrap()).collect();
        assert!(tags.is_sorted(), "{tags:?}");
        let subject = list.iter().find(|property| property["tag"] == "0x0037001F").unwrap();
        assert_eq!(
            subject.to_string(),
            r#"{"name":"PidTagSubject","named":null,"tag":"0x0037001F","type":"PtypString","value":"Hi"}"#
        );
        let keywords = list.last().unwrap();
        assert_eq!(keywords["name"], "PidNameKeywords");
        assert_eq!(keywords["named"]["guid"], "{00020329-0000-0000-C000-000000000046}");
        assert_eq!(keywords["named"]["string"], "Keywords");
        assert_eq!(keywords["named"].get("lid"), None);
        assert_eq!(keywords["value"][0], "red");
    }

    #[test]
    fn a_long_binary_value_reads_in_pieces_to_the_same_description() {
        let bytes: Vec<u8> = (0..3_000_000u32).map(|n| n.to_le_bytes()[0]).collect();
        let json = json(|file| {
            file.message.set(0x1009, Given::Binary(bytes.clone().into()));
        });
        let value = &json.as_array().unwrap().iter().find(|p| p["tag"] == "0x10090102").unwrap()["value"];
        assert_eq!(value["size"], 3_000_000);
        assert_eq!(value["sha256"].as_str(), Some(crate::hash::sha256_of(&bytes).as_str()));
        assert_eq!(value["hex"].as_str().unwrap().len(), 128);
    }
}
