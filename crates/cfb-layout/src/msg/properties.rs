//! The properties of one object and their streams ([MS-OXMSG] 2.4).

use crate::msg::Value;
use crate::{Content, Name, NodeId, Plan};

/// PROPATTR_READABLE and PROPATTR_WRITABLE: what nearly every entry carries.
const READ_WRITE: u32 = 6;

#[derive(Clone, Debug)]
struct Property {
    id: u16,
    flags: u32,
    value: Value,
}

/// The properties of a message, recipient or attachment, in the order of their entries.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    properties: Vec<Property>,
    streams: Vec<(Name, Content)>,
    tail: Vec<u8>,
}

impl Properties {
    /// Sets a property; one of the same ID and type gives way, in its place.
    pub fn set(&mut self, id: u16, value: impl Into<Value>) -> &mut Self {
        let value = value.into();
        let same = |property: &&mut Property| {
            property.id == id && property.value.property_type() == value.property_type()
        };
        match self.properties.iter_mut().find(same) {
            Some(property) => property.value = value,
            None => self.properties.push(Property { id, flags: READ_WRITE, value }),
        }
        self
    }

    /// Adds a property, though one of the same tag may be there.
    ///
    /// Two values with streams would need two streams of one name; give one of them as [`Value::Raw`] without.
    pub fn push(&mut self, id: u16, value: impl Into<Value>) -> &mut Self {
        self.properties.push(Property { id, flags: READ_WRITE, value: value.into() });
        self
    }

    /// Changes the flags of every entry with this ID; 6 unless changed.
    pub fn flags(&mut self, id: u16, flags: u32) -> &mut Self {
        for property in self.properties.iter_mut().filter(|property| property.id == id) {
            property.flags = flags;
        }
        self
    }

    /// Takes every property with this ID away.
    pub fn remove(&mut self, id: u16) -> &mut Self {
        self.properties.retain(|property| property.id != id);
        self
    }

    /// Adds a stream beside the properties' own.
    pub fn stream(&mut self, name: impl Into<Name>, content: impl Into<Content>) -> &mut Self {
        self.streams.push((name.into(), content.into()));
        self
    }

    /// Adds bytes after the last entry of the property stream.
    pub fn tail(&mut self, bytes: &[u8]) -> &mut Self {
        self.tail.extend_from_slice(bytes);
        self
    }

    /// True if there is a property with this ID.
    pub fn contains(&self, id: u16) -> bool {
        self.properties.iter().any(|property| property.id == id)
    }

    /// Writes the property stream and the value streams into a storage.
    pub(super) fn write(&self, plan: &mut Plan, storage: NodeId, header: &[u8]) {
        let mut entries = header.to_vec();
        for property in &self.properties {
            let tag = u32::from(property.id) << 16 | u32::from(property.value.property_type());
            let stored = property.value.stored();
            entries.extend_from_slice(&tag.to_le_bytes());
            entries.extend_from_slice(&property.flags.to_le_bytes());
            entries.extend_from_slice(&stored.entry);
            if let Some(content) = stored.stream {
                plan.stream(storage, substg(tag), content);
            }
            for (index, element) in stored.elements.into_iter().enumerate() {
                plan.stream(storage, format!("{}-{index:08X}", substg(tag)), element);
            }
        }
        entries.extend_from_slice(&self.tail);
        plan.stream(storage, "__properties_version1.0", entries);
        for (name, content) in &self.streams {
            plan.stream(storage, name.clone(), content.clone());
        }
    }
}

/// Name of the stream or storage of a property.
pub(super) fn substg(tag: u32) -> String {
    format!("__substg1.0_{tag:08X}")
}
