//! Properties that can be changed, over a storage: what is new is held, what is stored is read when asked.

mod normal;
mod read;
mod slot;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use cfb_core::{ReadAt, Storage};
use mapi_codepage::CodePage;

use crate::error::Result;
use crate::property_stream::{Counters, HeaderKind, PropertyEntry, PropertyFlags, PropertyStream};
use crate::property_type::PropertyType;
use crate::substg::SubstgName;
use crate::tag::{PropertyId, PropertyTag};
use crate::value::{PropertyValue, PropertyValueRef};

use self::slot::{Held, Slot};

pub use self::read::BagChildren;
pub use self::slot::BagProperty;

/// Up to so many properties, looking through all of them is as fast as an index.
const INDEX_FROM: usize = 48;

/// The properties of one message, recipient or attachment, read from a [`Storage`] and changed in memory
/// ([MS-OXMSG] 2.4).
///
/// A bag keeps what it does not change as it is: order and bytes of the entries, reserved fields, streams that it does
/// not know. Values in streams stay in the storage until they are asked for, so each call that reads takes the storage
/// again. One property id has one value: setting it replaces what was there under any type. Clones share the values.
///
/// ```
/// use std::sync::Arc;
/// use cfb_core::{Mode, SharedBytes, Storage};
/// use mapi_props::{CodePage, HeaderKind, PropertyBag, PropertyFlags, PropertyValue, pid_tag};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
/// let mut bag = PropertyBag::new(HeaderKind::TopLevel);
/// bag.set(pid_tag::PidTagSubject.id(), &PropertyValue::from("Hi"), PropertyFlags::READ_WRITE);
/// bag.write(&storage, None)?;
/// let (bag, _) = PropertyBag::read(&storage, HeaderKind::TopLevel)?;
/// let subject = bag.value(pid_tag::PidTagSubject.id(), &storage, CodePage::WINDOWS_1252)?;
/// assert_eq!(subject, Some(PropertyValue::from("Hi")));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PropertyBag {
    kind: HeaderKind,
    /// The property stream as it was read.
    original: Option<Arc<[u8]>>,
    /// In the order of the entries; `None` where one was removed.
    slots: Vec<Option<Slot>>,
    /// The slots of each id, where there are many.
    index: Option<Index>,
    /// Streams of values that were replaced or removed. Some were never written, or only by a save that failed.
    gone: BTreeSet<SubstgName>,
    /// What the storage has for ids beside the values that count: it goes with the property, else it would take its place.
    hidden: Arc<BTreeMap<PropertyId, Vec<SubstgName>>>,
    is_changed: bool,
    /// Whether what stands behind the last entry is written again.
    has_tail: bool,
}

impl PropertyBag {
    /// No properties, and nothing stored.
    #[must_use]
    pub fn new(kind: HeaderKind) -> Self {
        Self {
            kind,
            original: None,
            slots: Vec::new(),
            index: None,
            gone: BTreeSet::new(),
            hidden: Arc::default(),
            is_changed: false,
            has_tail: true,
        }
    }

    /// What kind of object it is; where the property stream was read, the kind of its header.
    #[must_use]
    pub fn kind(&self) -> HeaderKind {
        self.kind
    }

    /// The counters in the header of a message's property stream, as they were read. `None` if the stream is shorter than
    /// its header.
    #[must_use]
    pub fn counters(&self) -> Option<Counters> {
        let stream = PropertyStream::new(self.kind, self.original.as_deref()?);
        if stream.has_header() { stream.counters() } else { None }
    }

    /// Whether a property was set, removed or given other flags since the bag was read.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// Number of properties that are present.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether no property is present.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The properties that are present, in the order of their entries, new ones last.
    pub fn iter(&self) -> impl Iterator<Item = BagProperty> + '_ {
        self.slots.iter().flatten().filter(|slot| slot.is_seen()).map(Slot::property)
    }

    /// The property of an id, if it is present.
    #[must_use]
    pub fn find(&self, id: PropertyId) -> Option<BagProperty> {
        self.slot(id).map(Slot::property)
    }

    /// The value of an id; `None` if the property is absent. `storage` is the one that the bag was read from; 8-bit
    /// text is taken to be in `page`.
    ///
    /// # Errors
    ///
    /// `Storage` if the value cannot be read.
    pub fn value(&self, id: PropertyId, storage: &Storage, page: CodePage) -> Result<Option<PropertyValue>> {
        match self.slot(id) {
            Some(slot) => slot.value(storage, page).map(Some),
            None => Ok(None),
        }
    }

    /// The bytes of the value stream of an id; `None` if the property is absent or has no stream of its own.
    ///
    /// # Errors
    ///
    /// `Storage` if the stream cannot be read.
    pub fn bytes(&self, id: PropertyId, storage: &Storage) -> Result<Option<Arc<[u8]>>> {
        match self.slot(id) {
            Some(slot) => slot.bytes(storage),
            None => Ok(None),
        }
    }

    /// The value stream of an id where it is held in memory or in a store that was given.
    #[must_use]
    pub fn source(&self, id: PropertyId) -> Option<Arc<dyn ReadAt>> {
        self.slot(id).and_then(Slot::source)
    }

    /// Reads from the value stream of an id at an offset: how many bytes there were, fewer than the buffer holds at the
    /// end of the stream only.
    ///
    /// # Errors
    ///
    /// `Storage` if the stream cannot be read.
    pub fn read_at(&self, id: PropertyId, storage: &Storage, offset: u64, buf: &mut [u8]) -> Result<usize> {
        self.slot(id).map_or(Ok(0), |slot| slot.read_at(storage, offset, buf))
    }

    /// Sets a property. One that is there keeps its place and its flags, a new one comes last with `flags`. Values
    /// without a stored form (PtypNull, PtypUnspecified) remove the property.
    pub fn set(&mut self, id: PropertyId, value: &PropertyValue, flags: PropertyFlags) {
        self.set_ref(id, value.as_ref(), flags);
    }

    /// Sets a property from a borrowed value, as [`set`](Self::set).
    pub fn set_ref(&mut self, id: PropertyId, value: PropertyValueRef<'_>, flags: PropertyFlags) {
        let tag = id.with_type(value.property_type());
        let object = matches!(value, PropertyValueRef::Object(_));
        match value.encode() {
            Some(encoded) => {
                let field = encoded.inline;
                let held = if object { Held::Object } else { Held::encoded(encoded) };
                self.put(Slot::new(PropertyEntry { tag, flags, value: field }, held));
            }
            None => {
                self.remove(id);
            }
        }
    }

    /// Sets a property to the bytes of its value stream, with the type of the tag.
    pub fn set_bytes(&mut self, tag: PropertyTag, bytes: impl Into<Arc<[u8]>>, flags: PropertyFlags) {
        let bytes = bytes.into();
        let value = crate::codec::entry_value_for_stream(tag.property_type(), bytes.len() as u64);
        self.put(Slot::new(PropertyEntry { tag, flags, value }, Held::Bytes(bytes)));
    }

    /// Sets a property to what a store holds, which is not changed any more; it is copied when the bag is written.
    pub fn set_source(&mut self, tag: PropertyTag, source: Arc<dyn ReadAt>, flags: PropertyFlags) {
        let value = crate::codec::entry_value_for_stream(tag.property_type(), source.len());
        self.put(Slot::new(PropertyEntry { tag, flags, value }, Held::Source(source)));
    }

    /// Takes all properties of another bag, which has its values in memory or in stores ([`detached`](Self::detached)).
    /// Those that are here keep their places and flags.
    pub fn take_from(&mut self, other: &Self) {
        for slot in other.slots.iter().flatten().filter(|slot| slot.is_seen()) {
            self.put(slot.clone());
        }
    }

    /// Replaces the 8 value bytes of a property that is kept in its entry; the rest stays.
    pub fn set_entry(&mut self, entry: PropertyEntry) {
        self.put(Slot::new(entry, Held::Entry));
    }

    /// Gives a property other flags. Answers whether it is there.
    pub fn set_flags(&mut self, id: PropertyId, flags: PropertyFlags) -> bool {
        let Some(slot) = self.position(id).and_then(|at| self.slots.get_mut(at)?.as_mut()) else {
            return false;
        };
        if slot.entry.flags != flags {
            slot.entry.flags = flags;
            slot.is_listed = true;
            self.is_changed = true;
        }
        true
    }

    /// Removes a property, under all its types. Answers whether it was there.
    pub fn remove(&mut self, id: PropertyId) -> bool {
        let was_there = self.slot(id).is_some();
        self.take(id);
        was_there
    }

    /// Removes the properties for which `keep` says no, under all types of their ids.
    pub fn retain(&mut self, mut keep: impl FnMut(PropertyTag) -> bool) {
        let unwanted = self.slots.iter().flatten().filter(|slot| !keep(slot.entry.tag)).map(Slot::id);
        let unwanted: HashSet<PropertyId> = unwanted.collect();
        for place in &mut self.slots {
            if let Some(slot) = place.take_if(|slot| unwanted.contains(&slot.id())) {
                self.gone.extend(slot.stored_names());
                self.is_changed = true;
            }
        }
        for id in unwanted {
            self.take_hidden(id);
            if let Some(index) = &mut self.index {
                index.take(id);
            }
        }
    }

    /// The slot of an id whose value is present.
    fn slot(&self, id: PropertyId) -> Option<&Slot> {
        self.slots.get(self.position(id)?)?.as_ref()
    }

    fn position(&self, id: PropertyId) -> Option<usize> {
        match &self.index {
            Some(index) => index.seen.get(&id).copied(),
            None => {
                let is =
                    |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.id() == id && slot.is_seen());
                self.slots.iter().position(is)
            }
        }
    }

    /// Puts a slot in the place of what has its id, or behind all.
    fn put(&mut self, mut slot: Slot) {
        let id = slot.id();
        self.is_changed = true;
        let place = self.position(id);
        if let Some(old) = place.and_then(|at| self.slots.get(at)?.as_ref()) {
            slot.entry.flags = old.entry.flags;
        }
        let same = place.and_then(|at| self.slots.get(at)?.as_ref()).is_some_and(|old| {
            old.entry.tag == slot.entry.tag && !slot.has_elements() && !old.has_elements()
        });
        // A value stream that is written again keeps its directory entry.
        if same {
            slot.was_stored = self.slots.get(place.unwrap_or(0)).is_some_and(|old| {
                old.as_ref().is_some_and(|old| old.was_stored || matches!(old.held, Held::Stored { .. }))
            });
            if let Some(place) = place.and_then(|at| self.slots.get_mut(at)) {
                *place = Some(slot);
            }
            return;
        }
        self.take(id);
        match place.and_then(|at| self.slots.get_mut(at).map(|place| (at, place))) {
            Some((at, place)) => {
                *place = Some(slot);
                if let Some(index) = &mut self.index {
                    index.seen.insert(id, at);
                }
            }
            None => self.push(slot),
        }
    }

    fn push(&mut self, slot: Slot) {
        if let Some(index) = &mut self.index {
            index.add(&slot, self.slots.len());
        }
        self.slots.push(Some(slot));
        if self.index.is_none() && self.slots.len() > INDEX_FROM {
            let mut index = Index::default();
            for (at, slot) in self.slots.iter().enumerate() {
                slot.iter().for_each(|slot| index.add(slot, at));
            }
            self.index = Some(index);
        }
    }

    /// Removes all slots of an id, and notes the streams that go with them.
    fn take(&mut self, id: PropertyId) {
        self.take_hidden(id);
        let places = match &mut self.index {
            Some(index) => index.take(id),
            None => {
                let slots = self.slots.iter().enumerate();
                slots.filter(|(_, s)| s.as_ref().is_some_and(|s| s.id() == id)).map(|(at, _)| at).collect()
            }
        };
        for at in places {
            if let Some(slot) = self.slots.get_mut(at).and_then(Option::take) {
                self.gone.extend(slot.stored_names());
                self.is_changed = true;
            }
        }
        while matches!(self.slots.last(), Some(None)) {
            self.slots.pop();
        }
    }

    /// Notes that what the storage has for an id beside its value goes too.
    fn take_hidden(&mut self, id: PropertyId) {
        if self.hidden.contains_key(&id)
            && let Some(names) = Arc::make_mut(&mut self.hidden).remove(&id)
        {
            self.gone.extend(names);
            self.is_changed = true;
        }
    }

    /// The type under which an id is present.
    #[must_use]
    pub fn property_type(&self, id: PropertyId) -> Option<PropertyType> {
        self.find(id).map(|property| property.tag.property_type())
    }
}

/// The places of slots by id.
#[derive(Clone, Default, Debug)]
struct Index {
    /// Of what is present, which is one for each id.
    seen: HashMap<PropertyId, usize>,
    /// Of entries without a value of their own.
    others: HashMap<PropertyId, Vec<usize>>,
}

impl Index {
    fn add(&mut self, slot: &Slot, at: usize) {
        if slot.is_seen() {
            self.seen.entry(slot.id()).or_insert(at);
        } else {
            self.others.entry(slot.id()).or_default().push(at);
        }
    }

    /// Forgets the places of an id, and answers them.
    fn take(&mut self, id: PropertyId) -> Vec<usize> {
        let mut places = self.others.remove(&id).unwrap_or_default();
        places.extend(self.seen.remove(&id));
        places
    }
}

#[cfg(test)]
mod tests;
