//! Reading a bag: the children of its storage are listed once, the property stream is read, values are not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cfb_core::{Mode, Storage};

use crate::bag::PropertyBag;
use crate::bag::slot::{Held, Slot};
use crate::error::{Error, Result};
use crate::place::Place;
use crate::property_stream::{HeaderKind, PropertyEntry, PropertyFlags, PropertyStream};
use crate::property_type::ValueForm;
use crate::substg::{ElementName, PROPERTY_STREAM_NAME, SubstgName};
use crate::tag::{PropertyId, PropertyTag};

/// What the storage of a bag has beside the properties.
#[derive(Clone, Default, Debug)]
pub struct BagChildren {
    /// Numbers of the recipient storages, in order.
    pub recipients: BTreeSet<u32>,
    /// Numbers of the attachment storages, in order.
    pub attachments: BTreeSet<u32>,
    /// Whether there is a storage of named properties.
    pub has_names: bool,
    /// Whether there is a property stream.
    pub has_properties: bool,
    /// Tags of the storages that are values of properties.
    pub objects: BTreeSet<PropertyTag>,
}

/// The value streams of a storage.
#[derive(Default)]
struct Streams {
    values: BTreeMap<PropertyTag, u64>,
    elements: BTreeMap<PropertyTag, BTreeMap<u32, u64>>,
}

impl Streams {
    /// Where the value of a tag is.
    fn held(&self, tag: PropertyTag, children: &BagChildren, has_entry: bool) -> Held {
        let value = self.values.get(&tag);
        match tag.property_type().value_form() {
            ValueForm::None => Held::Nowhere,
            ValueForm::Inline(_) if has_entry => Held::Entry,
            ValueForm::Storage if children.objects.contains(&tag) => Held::Object,
            ValueForm::MultipleStream(_) => match (self.elements.get(&tag), value) {
                (None, None) => Held::Nowhere,
                (elements, lengths) => Held::StoredElements {
                    lengths: lengths.is_some(),
                    elements: elements.into_iter().flatten().map(|(index, len)| (*index, *len)).collect(),
                },
            },
            ValueForm::Unknown if value.is_none() && has_entry => Held::Entry,
            _ => value.map_or(Held::Nowhere, |len| Held::Stored { len: *len }),
        }
    }
}

impl Streams {
    /// The elements of ids that are no value of a property that is present.
    fn hidden(&self, bag: &PropertyBag, children: &BagChildren) -> BTreeMap<PropertyId, Vec<SubstgName>> {
        let counted: BTreeSet<SubstgName> =
            bag.slots.iter().flatten().filter(|slot| slot.is_seen()).flat_map(Slot::stored_names).collect();
        let values = self.values.keys().chain(&children.objects).map(|tag| SubstgName::new(*tag));
        let elements = self
            .elements
            .iter()
            .flat_map(|(tag, elements)| elements.keys().map(|index| SubstgName::element(*tag, *index)));
        let mut hidden: BTreeMap<PropertyId, Vec<SubstgName>> = BTreeMap::new();
        for name in values.chain(elements).filter(|name| !counted.contains(name)) {
            hidden.entry(name.tag.id()).or_default().push(name);
        }
        hidden
    }
}

impl PropertyBag {
    /// Reads the properties of a storage, and what it has beside them. A property stream that is missing counts as one
    /// without entries.
    ///
    /// # Errors
    ///
    /// `Storage` if the children cannot be listed or the property stream cannot be read.
    pub fn read(storage: &Storage, kind: HeaderKind) -> Result<(Self, BagChildren)> {
        let listing = |error| Error::storage(error, Place::Storage);
        let mut children = BagChildren::default();
        let mut streams = Streams::default();
        for stat in storage.list().map_err(listing)? {
            match (ElementName::parse_units(stat.name().units()), stat.is_stream()) {
                (ElementName::Properties, true) => children.has_properties = true,
                (ElementName::NameId, false) => children.has_names = true,
                (ElementName::Recipient(number), false) => {
                    children.recipients.insert(number);
                }
                (ElementName::Attachment(number), false) => {
                    children.attachments.insert(number);
                }
                (ElementName::Substg(name), true) => {
                    match name.index {
                        None => streams.values.insert(name.tag, stat.len_bytes()),
                        Some(index) => {
                            streams.elements.entry(name.tag).or_default().insert(index, stat.len_bytes())
                        }
                    };
                }
                (ElementName::Substg(name), false) if name.index.is_none() => {
                    children.objects.insert(name.tag);
                }
                _ => {}
            }
        }
        let original = if children.has_properties { Some(read_properties(storage)?) } else { None };
        let bag = Self::assemble(kind, original, &streams, &children);
        Ok((bag, children))
    }

    fn assemble(
        kind: HeaderKind,
        original: Option<Arc<[u8]>>,
        streams: &Streams,
        children: &BagChildren,
    ) -> Self {
        let bytes = original.clone().unwrap_or_default();
        let stream = PropertyStream::detect(kind, &bytes);
        let mut bag = Self { original, ..Self::new(stream.kind()) };
        let mut seen = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for entry in stream.entries() {
            let held = streams.held(entry.tag, children, true);
            // The first entry of an id with a value counts.
            let counts =
                seen.insert(entry.tag) && !matches!(held, Held::Nowhere) && ids.insert(entry.tag.id());
            let held = if counts { held } else { Held::Nowhere };
            bag.push(Slot { entry, held, is_listed: true, was_stored: false });
        }
        let lone = streams.values.keys().chain(streams.elements.keys()).chain(&children.objects);
        let lone: BTreeSet<PropertyTag> = lone.copied().filter(|tag| !seen.contains(tag)).collect();
        for tag in lone {
            let held = streams.held(tag, children, false);
            if !matches!(held, Held::Nowhere) && ids.insert(tag.id()) {
                let entry = PropertyEntry { tag, flags: PropertyFlags::READ_WRITE, value: [0; 8] };
                bag.push(Slot { entry, held, is_listed: false, was_stored: false });
            }
        }
        bag.hidden = Arc::new(streams.hidden(&bag, children));
        bag
    }
}

fn read_properties(storage: &Storage) -> Result<Arc<[u8]>> {
    let read = || -> cfb_core::Result<Arc<[u8]>> {
        let stream = storage.open_stream(PROPERTY_STREAM_NAME, Mode::read())?;
        let mut bytes = vec![0; usize::try_from(stream.len_bytes()?).unwrap_or(usize::MAX)];
        let n = stream.read_at(0, &mut bytes)?;
        bytes.truncate(n);
        Ok(bytes.into())
    };
    read().map_err(|error| Error::storage(error, Place::PropertyStream))
}
