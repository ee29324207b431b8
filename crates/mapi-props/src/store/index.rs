//! What the children of a storage are, found out once.

use cfb_core::{CompoundFile, Entry, StreamId};

use crate::error::{Error, ErrorKind, Result};
use crate::place::Place;
use crate::substg::ElementName;
use crate::tag::PropertyTag;

/// A recipient or attachment storage: the number in its name, and its directory entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Child {
    /// The number in the name.
    pub number: u32,
    /// Directory entry number of the storage.
    pub id: StreamId,
}

/// A value stream or storage of a property.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) tag: PropertyTag,
    pub(super) id: StreamId,
    /// Length in bytes, `None` for a storage.
    pub(super) len_bytes: Option<u64>,
}

/// The stream of one element of a multivalued property.
#[derive(Clone, Copy, Debug)]
pub(super) struct ElementStream {
    pub(super) tag: PropertyTag,
    pub(super) index: u32,
    pub(super) id: StreamId,
    pub(super) len_bytes: u64,
}

/// Value streams that most messages have no more of; the list is made so long at once.
const USUAL_NUM_VALUES: usize = 64;

/// The children of a storage by what their names say, each list sorted.
#[derive(Clone, Default, Debug)]
pub(super) struct Index {
    properties: Option<StreamId>,
    nameid: Option<StreamId>,
    values: Vec<Value>,
    elements: Vec<ElementStream>,
    recipients: Vec<Child>,
    attachments: Vec<Child>,
    /// Names that occur a second time.
    duplicates: Vec<Place>,
}

impl Index {
    pub(super) fn read(file: &CompoundFile, storage: StreamId) -> Result<Self> {
        let failed = |error| Error::storage(error, Place::Storage);
        let entry = file.entry(storage).map_err(failed)?;
        if !entry.is_storage() {
            return Err(Error::new(ErrorKind::NotAStorage, Place::Storage));
        }
        let mut index = Self::default();
        for child in entry.children().map_err(failed)? {
            index.add(&child.map_err(failed)?);
        }
        index.sort();
        Ok(index)
    }

    fn add(&mut self, child: &Entry<'_>) {
        let id = child.id();
        match (ElementName::parse_units(child.name().units()), child.is_stream()) {
            (ElementName::Properties, true) => match self.properties {
                None => self.properties = Some(id),
                Some(_) => self.duplicates.push(Place::PropertyStream),
            },
            (ElementName::NameId, false) => match self.nameid {
                None => self.nameid = Some(id),
                Some(_) => self.duplicates.push(Place::NameIdStorage),
            },
            (ElementName::Substg(name), is_stream) => match name.index {
                None => {
                    let len_bytes = is_stream.then(|| child.len_bytes());
                    if self.values.is_empty() {
                        self.values.reserve(USUAL_NUM_VALUES);
                    }
                    self.values.push(Value { tag: name.tag, id, len_bytes });
                }
                Some(index) if is_stream => {
                    let len_bytes = child.len_bytes();
                    self.elements.push(ElementStream { tag: name.tag, index, id, len_bytes });
                }
                Some(_) => {}
            },
            (ElementName::Recipient(number), false) => self.recipients.push(Child { number, id }),
            (ElementName::Attachment(number), false) => self.attachments.push(Child { number, id }),
            _ => {}
        }
    }

    /// Sorts all lists; of equal names the child that came first stays.
    fn sort(&mut self) {
        let duplicates = &mut self.duplicates;
        sort_unique(&mut self.values, |value| value.tag, |value| duplicates.push(Place::Value(value.tag)));
        sort_unique(
            &mut self.elements,
            |element| (element.tag, element.index),
            |element| duplicates.push(Place::Element { tag: element.tag, index: element.index }),
        );
        sort_unique(
            &mut self.recipients,
            |child| child.number,
            |child| duplicates.push(Place::Recipient(child.number)),
        );
        sort_unique(
            &mut self.attachments,
            |child| child.number,
            |child| duplicates.push(Place::Attachment(child.number)),
        );
    }

    pub(super) fn property_stream(&self) -> Option<StreamId> {
        self.properties
    }

    pub(super) fn nameid(&self) -> Option<StreamId> {
        self.nameid
    }

    pub(super) fn recipients(&self) -> &[Child] {
        &self.recipients
    }

    pub(super) fn attachments(&self) -> &[Child] {
        &self.attachments
    }

    pub(super) fn duplicates(&self) -> &[Place] {
        &self.duplicates
    }

    /// All value streams and storages, by tag.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }

    pub(super) fn value(&self, tag: PropertyTag) -> Option<&Value> {
        let position = self.values.binary_search_by_key(&tag, |value| value.tag).ok()?;
        self.values.get(position)
    }

    /// The storage of a property.
    pub(super) fn storage(&self, tag: PropertyTag) -> Option<StreamId> {
        self.value(tag).filter(|value| value.len_bytes.is_none()).map(|value| value.id)
    }

    /// The element streams of a property, by index.
    pub(super) fn elements(&self, tag: PropertyTag) -> &[ElementStream] {
        let start = self.elements.partition_point(|element| element.tag < tag);
        let end = self.elements.partition_point(|element| element.tag <= tag);
        self.elements.get(start..end).unwrap_or_default()
    }

    /// All element streams, by tag and index.
    pub(super) fn all_elements(&self) -> &[ElementStream] {
        &self.elements
    }
}

fn sort_unique<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K, mut twice: impl FnMut(&T)) {
    if !list.is_sorted_by(|a, b| key(a) < key(b)) {
        list.sort_by_key(&key);
        list.dedup_by(|later, first| {
            let same = key(later) == key(first);
            if same {
                twice(later);
            }
            same
        });
    }
}
