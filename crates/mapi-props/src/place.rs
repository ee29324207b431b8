//! Places in a property store.

use std::fmt;

use crate::tag::{PropertyId, PropertyTag};

/// A structure of a `.msg` storage that an [`Error`](crate::Error) or a [`Finding`](crate::Finding) is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Place {
    /// The storage of the message, recipient or attachment itself.
    Storage,
    /// The stream `__properties_version1.0` ([MS-OXMSG] 2.4).
    PropertyStream,
    /// One entry of the property stream.
    Entry {
        /// Position of the entry, from 0.
        index: u32,
        /// Its tag.
        tag: PropertyTag,
    },
    /// The value of a property: its stream, streams or storage.
    Value(PropertyTag),
    /// One element of a multivalued property.
    Element {
        /// The property.
        tag: PropertyTag,
        /// The element, from 0.
        index: u32,
    },
    /// The storage of a recipient, by the number in its name.
    Recipient(u32),
    /// The storage of an attachment, by the number in its name.
    Attachment(u32),
    /// The storage `__nameid_version1.0` ([MS-OXMSG] 2.2.3).
    NameIdStorage,
    /// The GUID stream of the named properties.
    GuidStream,
    /// The entry stream of the named properties.
    EntryStream,
    /// One named property.
    NamedProperty(PropertyId),
    /// The string stream of the named properties.
    StringStream,
    /// The name-to-id stream with this number, 0x1000 to 0x101E.
    HashStream(u16),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage => f.write_str("storage"),
            Self::PropertyStream => f.write_str("property stream"),
            Self::Entry { index, tag } => write!(f, "property stream entry {index} ({tag})"),
            Self::Value(tag) => write!(f, "property {tag}"),
            Self::Element { tag, index } => write!(f, "property {tag}, element {index}"),
            Self::Recipient(number) => write!(f, "recipient storage {number}"),
            Self::Attachment(number) => write!(f, "attachment storage {number}"),
            Self::NameIdStorage => f.write_str("__nameid_version1.0"),
            Self::GuidStream => f.write_str("named property GUID stream"),
            Self::EntryStream => f.write_str("named property entry stream"),
            Self::NamedProperty(id) => write!(f, "named property {id}"),
            Self::StringStream => f.write_str("named property string stream"),
            Self::HashStream(number) => write!(f, "name-to-id stream 0x{number:04X}"),
        }
    }
}
