//! Writing a bag: streams of new values, and the property stream if its bytes change.

use std::collections::HashSet;
use std::sync::Arc;

use cfb_core::{ErrorKind as StorageErrorKind, Mode, ReadAt, Storage, StorageStream};

use crate::bag::PropertyBag;
use crate::bag::slot::{Held, Slot, read_full};
use crate::codec::entry_value_for_stream;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::property_stream::{Counters, HeaderKind, PropertyEntry, PropertyStream, PropertyStreamBuilder};
use crate::substg::{PROPERTY_STREAM_NAME, SubstgName};

/// Bytes copied at once from a store.
const AT_ONCE: usize = 1 << 20;

impl PropertyBag {
    /// Writes what has changed into the storage that the bag was read from, or all of it into a new one. Counters that
    /// are given go into the header of a message; otherwise it stays as it was.
    ///
    /// The bag goes on as before; one that goes on over the storage as it is now is made by
    /// [`written`](Self::written). After an error some of it may have been written: whoever needs all or nothing
    /// writes in a [transaction](Storage::transaction).
    ///
    /// # Errors
    ///
    /// `Storage` if a stream cannot be written, or the source of a value cannot be read.
    pub fn write(&self, storage: &Storage, counters: Option<Counters>) -> Result<()> {
        let mut kept = HashSet::new();
        for slot in self.slots.iter().flatten() {
            self.write_value(storage, slot, &mut kept)?;
        }
        for name in self.gone.iter().filter(|name| !kept.contains(*name)) {
            remove(storage, *name)?;
        }
        let bytes = self.property_stream(counters);
        if self.original.as_deref() != Some(&*bytes) {
            let place = Place::PropertyStream;
            let stream = open_or_create(storage, PROPERTY_STREAM_NAME, self.original.is_some());
            let stream = stream.map_err(|error| Error::storage(error, place))?;
            replace_bytes(&stream, &bytes).map_err(|error| Error::storage(error, place))?;
        }
        Ok(())
    }

    /// The bag as it is once it was written: its values are in the storage.
    #[must_use]
    pub fn written(&self, counters: Option<Counters>) -> Self {
        let mut bag = self.clone();
        bag.original = Some(self.property_stream(counters).into());
        bag.gone.clear();
        bag.is_changed = false;
        bag.has_tail = true;
        bag.index = None;
        let slots = std::mem::take(&mut bag.slots);
        for mut slot in slots.into_iter().flatten() {
            slot.was_stored = false;
            slot.held = match slot.held {
                Held::Bytes(bytes) => Held::Stored { len: bytes.len() as u64 },
                Held::Source(source) => Held::Stored { len: source.len() },
                Held::Elements { elements, .. } => Held::StoredElements {
                    lengths: true,
                    elements: (0u32..).zip(elements.iter().map(|bytes| bytes.len() as u64)).collect(),
                },
                held => held,
            };
            bag.push(slot);
        }
        bag
    }

    /// The bag with every value that is in the storage read into memory, or left out, so that it can be written
    /// elsewhere. `keep` says how a value that is not read is held: it answers a store for its bytes.
    ///
    /// # Errors
    ///
    /// `Storage` if a value cannot be read, or as `keep` says.
    pub fn detached(
        &self,
        kind: HeaderKind,
        storage: &Storage,
        mut keep: impl FnMut(&PropertyEntry, u64) -> Result<Option<Arc<dyn ReadAt>>>,
    ) -> Result<Self> {
        let mut bag = Self::new(kind);
        bag.is_changed = true;
        for slot in self.slots.iter().flatten().filter(|slot| slot.is_seen()) {
            let entry = slot.entry;
            let held = match &slot.held {
                Held::Stored { len } => match keep(&entry, *len)? {
                    Some(source) => Held::Source(source),
                    None => Held::Bytes(slot.bytes(storage)?.unwrap_or_default()),
                },
                Held::StoredElements { .. } => {
                    let value = slot.value(storage, mapi_codepage::CodePage::WINDOWS_1252)?;
                    match value.as_ref().encode() {
                        Some(encoded) => Held::encoded(encoded),
                        None => continue,
                    }
                }
                held => held.clone(),
            };
            bag.push(Slot { entry: slot.listed_entry(), held, is_listed: true, was_stored: false });
        }
        Ok(bag)
    }

    /// The bytes of the property stream.
    fn property_stream(&self, counters: Option<Counters>) -> Vec<u8> {
        let original = PropertyStream::new(self.kind, self.original.as_deref().unwrap_or_default());
        let mut builder = PropertyStreamBuilder::from_stream(&original);
        if let Some(counters) = counters {
            builder.counters(counters);
        }
        builder.entries(self.slots.iter().flatten().filter(|slot| slot.is_listed).map(|slot| slot.entry));
        if self.has_tail {
            builder.trailing_bytes(original.trailing_bytes());
        }
        builder.into_bytes()
    }

    fn write_value(&self, storage: &Storage, slot: &Slot, kept: &mut HashSet<SubstgName>) -> Result<()> {
        let name = slot.name();
        let failed = |error: cfb_core::Error| Error::storage(error, Place::Value(slot.entry.tag));
        match &slot.held {
            Held::Bytes(bytes) => {
                kept.insert(name);
                let stream = self.open_value(storage, slot).map_err(failed)?;
                replace_bytes(&stream, bytes).map_err(failed)
            }
            Held::Source(source) => {
                kept.insert(name);
                let stream = self.open_value(storage, slot).map_err(failed)?;
                copy(&**source, &stream, slot)
            }
            Held::Elements { lengths, elements } => {
                kept.insert(name);
                let stream = self.open_value(storage, slot).map_err(failed)?;
                replace_bytes(&stream, lengths).map_err(failed)?;
                for (index, bytes) in (0u32..).zip(elements.iter()) {
                    let name = SubstgName::element(slot.entry.tag, index);
                    kept.insert(name);
                    let stream = open_or_create(storage, &name.to_string(), self.original.is_some());
                    replace_bytes(&stream.map_err(failed)?, bytes).map_err(failed)?;
                }
                Ok(())
            }
            // The storage is there, or was just made.
            Held::Object => {
                kept.insert(name);
                Ok(())
            }
            Held::Stored { .. } | Held::StoredElements { .. } => {
                kept.extend(slot.stored_names());
                Ok(())
            }
            Held::Entry | Held::Nowhere => Ok(()),
        }
    }

    fn open_value(&self, storage: &Storage, slot: &Slot) -> cfb_core::Result<StorageStream> {
        // What is new in a new storage has no stream yet.
        open_or_create(storage, &slot.name().to_string(), self.original.is_some() || slot.was_stored)
    }
}

impl Slot {
    /// The entry as it stands in a property stream that is made anew: one for a stream without an entry has its size.
    pub(super) fn listed_entry(&self) -> PropertyEntry {
        let mut entry = self.entry;
        if let Held::Stored { len } = self.held
            && !self.is_listed
        {
            entry.value = entry_value_for_stream(entry.tag.property_type(), len);
        }
        entry
    }
}

/// The stream of a name, made if it is not there.
fn open_or_create(storage: &Storage, name: &str, may_exist: bool) -> cfb_core::Result<StorageStream> {
    if may_exist {
        match storage.open_stream(name, Mode::read_write()) {
            Err(error) if matches!(error.kind(), StorageErrorKind::NotFound { .. }) => {}
            opened => return opened,
        }
    }
    storage.create_stream(name, Mode::read_write().create())
}

fn replace_bytes(stream: &StorageStream, bytes: &[u8]) -> cfb_core::Result<()> {
    stream.write_at(0, bytes)?;
    if stream.len_bytes()? > bytes.len() as u64 {
        stream.set_len(bytes.len() as u64)?;
    }
    Ok(())
}

fn copy(source: &dyn ReadAt, stream: &StorageStream, slot: &Slot) -> Result<()> {
    let place = Place::Value(slot.entry.tag);
    let failed = |error: cfb_core::Error| Error::storage(error, place);
    let len = source.len();
    stream.set_len(0).map_err(failed)?;
    let mut buf = vec![0; usize::try_from(len).unwrap_or(AT_ONCE).min(AT_ONCE)];
    let mut at = 0u64;
    while at < len {
        let n = read_full(source, at, &mut buf).map_err(|error| Error::storage(error, place))?;
        if n == 0 {
            let error = std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
            return Err(Error::storage(error, place));
        }
        stream.write_at(at, buf.get(..n).unwrap_or_default()).map_err(failed)?;
        at = at.saturating_add(n as u64);
    }
    Ok(())
}

/// Removes a stream; that it is gone already is as well.
fn remove(storage: &Storage, name: SubstgName) -> Result<()> {
    match storage.remove(name.to_string().as_str()) {
        Err(error) if !matches!(error.kind(), StorageErrorKind::NotFound { .. }) => {
            Err(Error::storage(error, Place::Value(name.tag)))
        }
        _ => Ok(()),
    }
}
