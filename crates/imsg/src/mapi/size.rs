//! How many bytes the properties of messages and attachments take, with all that lies in them.

use std::sync::Arc;

use cfb_core::{Mode, Storage};
use mapi_props::{HeaderKind, PropertyBag, PropertyType};

use crate::error::Result;
use crate::mapi::state::{
    AttachmentState, MessageState, Node, Object, Reader, Slot, inside, load_attachment, load_message,
    load_recipients, object_name,
};

/// Bytes that an entry takes beside the value.
const PER_PROPERTY: u64 = 16;

/// Bytes of all properties of a message, its recipients, its saved attachments and what they hold. What cannot be read
/// takes none.
pub(super) fn size_of_message(reader: &Reader, state: &MessageState) -> u64 {
    sum(reader, vec![Arc::new(state.clone())])
}

/// The same of an attachment, its data too.
pub(super) fn size_of_attachment(reader: &Reader, attachment: &AttachmentState) -> u64 {
    let mut rest = Vec::new();
    let own = of_attachment(reader, attachment, &mut rest);
    own.saturating_add(sum(reader, rest))
}

fn sum(reader: &Reader, mut rest: Vec<Arc<MessageState>>) -> u64 {
    let mut sum = 0u64;
    while let Some(state) = rest.pop() {
        sum = sum.saturating_add(size_of_bag(&state.bag));
        let mut state = MessageState::clone(&state);
        // Without them there are no rows.
        let _ = load_recipients(reader, &mut state);
        for row in state.recipients.rows().unwrap_or_default().values() {
            sum = sum.saturating_add(size_of_bag(&row.bag));
        }
        for (number, slot) in state.attachments.iter() {
            let len = match slot {
                Slot::Saved(attachment) => of_attachment(reader, attachment, &mut rest),
                Slot::Stored => {
                    match load_attachment(reader, &state.path.clone().unwrap_or_default(), *number) {
                        Ok(attachment) => of_attachment(reader, &attachment, &mut rest),
                        Err(_) => 0,
                    }
                }
            };
            sum = sum.saturating_add(len);
        }
    }
    sum
}

/// Bytes of an attachment, but for a message in it, which is put on the list.
fn of_attachment(reader: &Reader, attachment: &AttachmentState, rest: &mut Vec<Arc<MessageState>>) -> u64 {
    let object = match &attachment.object {
        Object::None => 0,
        Object::Message(message) => {
            rest.push(Arc::clone(message));
            0
        }
        Object::Storage(storage) => storage.open(Mode::read()).map_or(0, of_streams),
        Object::Stored => of_stored(reader, attachment, rest).unwrap_or_default(),
    };
    size_of_bag(&attachment.bag).saturating_add(object)
}

fn of_stored(
    reader: &Reader,
    attachment: &AttachmentState,
    rest: &mut Vec<Arc<MessageState>>,
) -> Result<u64> {
    let path = inside(attachment.path.as_ref().unwrap_or(&Vec::new()), &object_name());
    let opened = reader.at(Some(&path))?;
    if let Some(message) = load_message(reader, path, HeaderKind::Embedded)? {
        rest.push(Arc::new(message));
        return Ok(0);
    }
    Ok(of_streams(opened.storage().clone()))
}

/// Bytes of all streams in a storage.
fn of_streams(storage: Storage) -> u64 {
    let mut sum = 0u64;
    let mut rest = vec![Node::new(storage, None)];
    while let Some(node) = rest.pop() {
        for stat in node.storage.list().unwrap_or_default() {
            if stat.is_stream() {
                sum = sum.saturating_add(stat.len_bytes());
            } else if let Ok(inner) = node.storage.open_storage(stat.name().units(), Mode::read()) {
                rest.push(Node::new(inner, Some(Arc::clone(&node))));
            }
        }
    }
    sum
}

/// Bytes of the properties of a bag, as stored.
pub(super) fn size_of_bag(bag: &PropertyBag) -> u64 {
    bag.iter().fold(0u64, |sum, property| {
        let value = match property.tag.property_type() {
            PropertyType::Object => 0,
            _ => property.len_bytes,
        };
        sum.saturating_add(value).saturating_add(PER_PROPERTY)
    })
}
