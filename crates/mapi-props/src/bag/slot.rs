//! One property of a bag: its entry, and where its value is.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use cfb_core::{Mode, ReadAt, Storage, StorageStream};
use mapi_codepage::CodePage;

use crate::codec;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::property_stream::{PropertyEntry, PropertyFlags};
use crate::property_type::ValueForm;
use crate::substg::SubstgName;
use crate::tag::{PropertyId, PropertyTag};
use crate::value::{EncodedValue, ObjectValue, OtherValue, PropertyValue, PropertyValueRef};

/// What a [`PropertyBag`](super::PropertyBag) tells of a property without reading its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BagProperty {
    /// Its tag.
    pub tag: PropertyTag,
    /// Its attributes.
    pub flags: PropertyFlags,
    /// Length of its value in bytes, as stored: of its stream, of all elements, or in the entry.
    pub len_bytes: u64,
}

/// Where a value is.
#[derive(Clone)]
pub(super) enum Held {
    /// In the entry.
    Entry,
    /// In the stream of its name.
    Stored { len: u64 },
    /// In streams for each element, these of them.
    StoredElements { lengths: bool, elements: Arc<[(u32, u64)]> },
    /// New: the bytes of its stream.
    Bytes(Arc<[u8]>),
    /// New: the bytes of the stream of lengths, and of each element.
    Elements { lengths: Arc<[u8]>, elements: Arc<[Vec<u8>]> },
    /// New: what a store holds.
    Source(Arc<dyn ReadAt>),
    /// A storage, which is none of the bag's.
    Object,
    /// Nowhere: an entry whose stream is missing, or that another one hides.
    Nowhere,
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Entry => "in the entry",
            Self::Stored { .. } | Self::StoredElements { .. } => "stored",
            Self::Bytes(_) | Self::Elements { .. } => "in memory",
            Self::Source(_) => "in a store",
            Self::Object => "a storage",
            Self::Nowhere => "nowhere",
        })
    }
}

impl Held {
    pub(super) fn encoded(value: EncodedValue<'_>) -> Self {
        match value.stream {
            None => Self::Entry,
            Some(stream) if value.elements.is_empty() => Self::Bytes(Arc::from(&*stream)),
            Some(stream) => Self::Elements {
                lengths: Arc::from(&*stream),
                elements: value.elements.into_iter().map(Cow::into_owned).collect(),
            },
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) entry: PropertyEntry,
    pub(super) held: Held,
    /// Whether the property stream has an entry of it, or will have.
    pub(super) is_listed: bool,
    /// Whether the storage has a stream of its name, though the value is a new one.
    pub(super) was_stored: bool,
}

impl Slot {
    /// A property with a new value.
    pub(super) fn new(entry: PropertyEntry, held: Held) -> Self {
        Self { entry, held, is_listed: true, was_stored: false }
    }

    pub(super) fn id(&self) -> PropertyId {
        self.entry.tag.id()
    }

    /// Whether the property is present.
    pub(super) fn is_seen(&self) -> bool {
        !matches!(self.held, Held::Nowhere)
    }

    pub(super) fn has_elements(&self) -> bool {
        matches!(self.held, Held::StoredElements { .. } | Held::Elements { .. })
    }

    pub(super) fn property(&self) -> BagProperty {
        BagProperty { tag: self.entry.tag, flags: self.entry.flags, len_bytes: self.len_bytes() }
    }

    fn len_bytes(&self) -> u64 {
        match &self.held {
            Held::Entry => match self.entry.tag.property_type().value_form() {
                ValueForm::Inline(width) => width as u64,
                _ => 8,
            },
            Held::Stored { len } => *len,
            Held::StoredElements { elements, .. } => {
                elements.iter().fold(0, |sum, (_, len)| sum.saturating_add(*len))
            }
            Held::Bytes(bytes) => bytes.len() as u64,
            Held::Elements { elements, .. } => {
                elements.iter().fold(0, |sum, bytes| sum.saturating_add(bytes.len() as u64))
            }
            Held::Source(source) => source.len(),
            Held::Object | Held::Nowhere => 0,
        }
    }

    pub(super) fn name(&self) -> SubstgName {
        SubstgName::new(self.entry.tag)
    }

    /// The streams that go when the property does. A new value has some too if it was written meanwhile by a save of what
    /// the bag was copied to, or by one that failed.
    pub(super) fn stored_names(&self) -> Vec<SubstgName> {
        let tag = self.entry.tag;
        match &self.held {
            Held::Stored { .. } => vec![self.name()],
            Held::StoredElements { lengths, elements } => {
                let own = lengths.then(|| self.name());
                let elements = elements.iter().map(|(index, _)| SubstgName::element(tag, *index));
                own.into_iter().chain(elements).collect()
            }
            Held::Elements { elements, .. } => {
                let elements =
                    (0u32..).zip(elements.iter()).map(|(index, _)| SubstgName::element(tag, index));
                std::iter::once(self.name()).chain(elements).collect()
            }
            Held::Bytes(_) | Held::Source(_) | Held::Object => vec![self.name()],
            Held::Entry | Held::Nowhere if self.was_stored => vec![self.name()],
            Held::Entry | Held::Nowhere => Vec::new(),
        }
    }

    pub(super) fn source(&self) -> Option<Arc<dyn ReadAt>> {
        match &self.held {
            Held::Source(source) => Some(Arc::clone(source)),
            Held::Bytes(bytes) => Some(Arc::new(Bytes(Arc::clone(bytes)))),
            _ => None,
        }
    }

    pub(super) fn value(&self, storage: &Storage, page: CodePage) -> Result<PropertyValue> {
        let entry = &self.entry;
        let property_type = entry.tag.property_type();
        let value = match &self.held {
            Held::Entry | Held::Nowhere => {
                let other = OtherValue { property_type, inline: entry.value, bytes: None };
                entry.inline_value().unwrap_or(PropertyValueRef::Other(other))
            }
            Held::Object => {
                PropertyValueRef::Object(ObjectValue { size: entry.size(), reserved: entry.reserved() })
            }
            Held::StoredElements { elements, .. } => {
                let read = |(index, _): &(u32, u64)| {
                    let name = SubstgName::element(entry.tag, *index);
                    let place = Place::Element { tag: entry.tag, index: *index };
                    read_all(storage, name, place).map(Cow::Owned)
                };
                let elements = elements.iter().map(read).collect::<Result<Vec<_>>>()?;
                return Ok(codec::decode_elements(property_type, elements, page).to_owned_value());
            }
            Held::Elements { elements, .. } => {
                let elements = elements.iter().map(|bytes| Cow::Borrowed(&bytes[..])).collect();
                return Ok(codec::decode_elements(property_type, elements, page).to_owned_value());
            }
            Held::Bytes(bytes) => {
                codec::decode_stream(property_type, Cow::Borrowed(&**bytes), page, entry.value)
            }
            Held::Stored { .. } | Held::Source(_) => {
                let bytes = self.bytes(storage)?.unwrap_or_default();
                let value = codec::decode_stream(property_type, Cow::Borrowed(&*bytes), page, entry.value);
                return Ok(value.to_owned_value());
            }
        };
        Ok(value.to_owned_value())
    }

    pub(super) fn bytes(&self, storage: &Storage) -> Result<Option<Arc<[u8]>>> {
        let place = Place::Value(self.entry.tag);
        Ok(match &self.held {
            Held::Stored { .. } => Some(read_all(storage, self.name(), place)?.into()),
            Held::Bytes(bytes) => Some(Arc::clone(bytes)),
            Held::Source(source) => {
                let len = usize::try_from(source.len()).unwrap_or(usize::MAX);
                let mut bytes = vec![0; len];
                let n = read_full(&**source, 0, &mut bytes).map_err(|error| Error::storage(error, place))?;
                bytes.truncate(n);
                Some(bytes.into())
            }
            _ => None,
        })
    }

    pub(super) fn read_at(&self, storage: &Storage, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let place = Place::Value(self.entry.tag);
        match &self.held {
            Held::Stored { .. } => {
                let stream = open(storage, self.name(), place)?;
                stream.read_at(offset, buf).map_err(|error| Error::storage(error, place))
            }
            _ => match self.source() {
                Some(source) => {
                    read_full(&*source, offset, buf).map_err(|error| Error::storage(error, place))
                }
                None => Ok(0),
            },
        }
    }
}

/// Bytes in memory as a store.
#[derive(Debug)]
struct Bytes(Arc<[u8]>);

impl ReadAt for Bytes {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.0.len());
        let rest = self.0.get(start..).unwrap_or_default();
        let n = rest.len().min(buf.len());
        if let (Some(to), Some(from)) = (buf.get_mut(..n), rest.get(..n)) {
            to.copy_from_slice(from);
        }
        Ok(n)
    }
}

/// Reads until the buffer is full or the store ends.
pub(super) fn read_full(source: &dyn ReadAt, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
    let mut done = 0usize;
    while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match source.read_at(offset.saturating_add(done as u64), rest) {
            Ok(0) => break,
            Ok(n) => done = done.saturating_add(n),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

fn open(storage: &Storage, name: SubstgName, place: Place) -> Result<StorageStream> {
    let name = name.to_string();
    storage.open_stream(name.as_str(), Mode::read()).map_err(|error| Error::storage(error, place))
}

/// All bytes of a value stream.
fn read_all(storage: &Storage, name: SubstgName, place: Place) -> Result<Vec<u8>> {
    let stream = open(storage, name, place)?;
    let read = || -> cfb_core::Result<Vec<u8>> {
        let len = usize::try_from(stream.len_bytes()?).unwrap_or(usize::MAX);
        let mut bytes = vec![0; len];
        let n = stream.read_at(0, &mut bytes)?;
        bytes.truncate(n);
        Ok(bytes)
    };
    read().map_err(|error| Error::storage(error, place))
}
