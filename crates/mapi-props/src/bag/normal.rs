//! Bags as the specification would have them written.

use crate::bag::PropertyBag;
use crate::bag::slot::{Held, Slot};
use crate::codec::entry_value_for_stream;
use crate::property_stream::PropertyEntry;
use crate::property_type::ValueForm;

impl PropertyBag {
    /// Brings the property stream into the form that the specification asks for ([MS-OXMSG] 2.4): entries by id, one for
    /// each property, none without a value; unused bytes and reserved fields zero, sizes right; nothing behind the last
    /// entry. Values stay as they are, and streams that belong to no property too.
    ///
    /// It is for those who ask for it: whatever is not changed is otherwise kept as it is.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use cfb_core::{Mode, SharedBytes, Storage};
    /// use mapi_props::{HeaderKind, PropertyBag, PropertyStream, pid_tag};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
    /// let mut bytes = vec![0; 8];
    /// bytes.extend([0x0B, 0, 0xFE, 0x7F, 6, 0, 0, 0, 1, 0, 0xEE, 0xEE, 0xEE, 0xEE, 0xEE, 0xEE]); // garbage behind TRUE
    /// bytes.extend([9, 9]); // a fragment
    /// storage.create_stream("__properties_version1.0", Mode::read_write())?.write_at(0, &bytes)?;
    /// let (mut bag, _) = PropertyBag::read(&storage, HeaderKind::Attachment)?;
    /// bag.normalize();
    /// bag.write(&storage, None)?;
    /// let mut after = [0xFF; 100];
    /// let n = storage.open_stream("__properties_version1.0", Mode::read())?.read_at(0, &mut after)?;
    /// assert_eq!(n, 8 + 16);
    /// let stream = PropertyStream::new(HeaderKind::Attachment, &after[..n]);
    /// let entry = stream.entries().next().unwrap();
    /// assert_eq!((entry.tag, entry.value), (pid_tag::PidTagAttachmentHidden, [1, 0, 0, 0, 0, 0, 0, 0]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn normalize(&mut self) {
        let mut slots: Vec<Slot> =
            std::mem::take(&mut self.slots).into_iter().flatten().filter(Slot::is_seen).collect();
        slots.sort_by_key(Slot::id);
        for slot in &mut slots {
            slot.entry = normal(slot);
            slot.is_listed = true;
        }
        self.index = None;
        self.is_changed = true;
        self.has_tail = false;
        slots.into_iter().for_each(|slot| self.push(slot));
    }
}

/// The entry of a property with nothing in it that means nothing.
fn normal(slot: &Slot) -> PropertyEntry {
    let mut entry = slot.entry;
    let property_type = entry.tag.property_type();
    entry.value = match &slot.held {
        Held::Entry => match property_type.value_form() {
            ValueForm::Inline(width) => {
                let mut value = [0; 8];
                value.iter_mut().zip(entry.value).take(width).for_each(|(place, byte)| *place = byte);
                value
            }
            _ => entry.value,
        },
        Held::Stored { len } => entry_value_for_stream(property_type, *len),
        Held::Bytes(bytes) => entry_value_for_stream(property_type, bytes.len() as u64),
        Held::Source(source) => entry_value_for_stream(property_type, source.len()),
        Held::StoredElements { elements, .. } => {
            let record = match property_type.value_form() {
                ValueForm::MultipleStream(record) => record,
                _ => 4,
            };
            entry_value_for_stream(property_type, (elements.len() as u64).saturating_mul(record as u64))
        }
        Held::Elements { lengths, .. } => entry_value_for_stream(property_type, lengths.len() as u64),
        // The kind of object stands in the low byte.
        Held::Object => {
            let [.., kind, _, _, _] = entry.value;
            [0xFF, 0xFF, 0xFF, 0xFF, kind, 0, 0, 0]
        }
        Held::Nowhere => entry.value,
    };
    entry
}
