//! Any bytes opened as a message on storage, changed, saved, and read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use cfb_core::{Mode, Share, SharedBytes, StorageOptions};
use imsg::mapi::{
    Attachment, CopyFlags, DeleteAttachFlags, IdsFlags, Message, ModifyRecipientsFlags, OpenAttachFlags,
    OpenFlags, OpenOptions, OpenPropertyFlags, PropertyObject, SaveFlags, TextFlags,
};
use mapi_props::{
    NamedProperty, PropertyId, PropertyTag, PropertyType, PropertyValue, pid_tag, property_set,
};

use crate::pieces::Pieces;

/// Steps made at most.
const STEPS: usize = 32;

/// Rows and attachments looked at.
const ENOUGH: usize = 50;

const KEEP: SaveFlags = SaveFlags::KEEP_OPEN_READWRITE;

/// Some steps with their length, then the file.
///
/// Holds: nothing panics; what was set without a problem is read at once, and after saving and opening again; a message
/// that was saved opens.
pub fn message_edit(data: &[u8]) {
    let mut pieces = Pieces::new(data);
    let mut steps = Pieces::new(pieces.bytes());
    let memory = SharedBytes::new(pieces.rest());
    let open = || {
        let options = StorageOptions::new().memory_limit(1 << 20);
        let mode = Mode::read_write().transacted().share(Share::DenyNone);
        let root = options.open_on(Arc::new(memory.reopen()), mode).ok()?;
        Message::open_on(&root, OpenOptions::new().flags(OpenFlags::UNICODE)).ok()
    };
    let Some(mut message) = open() else { return };
    let mut set: BTreeMap<PropertyId, PropertyValue> = BTreeMap::new();
    let mut is_saved = true;
    for _ in 0..STEPS {
        if steps.is_empty() {
            break;
        }
        match steps.byte() % 16 {
            0 => is_saved = message.save_changes(KEEP).is_ok(),
            1 if is_saved => {
                drop(message);
                let Some(again) = open() else { panic!("it did open before") };
                message = again;
                compare(&message, &set);
            }
            2..=4 => {
                let (tag, value) = property(&mut steps);
                if message.set_props(&[(tag, value.clone())]).is_ok_and(|problems| problems.is_empty()) {
                    set.insert(tag.id(), value);
                    is_saved = false;
                    compare(&message, &set);
                }
            }
            5 => {
                let tag = property(&mut steps).0;
                if message.delete_props(&[tag]).is_ok_and(|problems| problems.is_empty()) {
                    set.remove(&tag.id());
                    is_saved = false;
                    assert_eq!(message.get(tag.with_type(PropertyType::Unspecified)).ok().flatten(), None);
                }
            }
            6 => recipients(&message, &mut steps),
            7 | 8 => attachment(&message, &mut steps),
            9 => {
                let _ = message.delete_attach(u32::from(steps.byte()), DeleteAttachFlags::NONE);
            }
            10 => {
                let name = NamedProperty::lid(property_set::PSETID_Common, u32::from(steps.byte()));
                if let Ok(ids) =
                    message.get_ids_from_names(Some(std::slice::from_ref(&name)), IdsFlags::CREATE)
                {
                    let again = message.get_ids_from_names(Some(std::slice::from_ref(&name)), IdsFlags::NONE);
                    assert_eq!(again.expect("it was known before"), ids);
                }
            }
            11 => stream(&message, pid_tag::PidTagBody, &mut steps, &mut set),
            12 => copy(&message),
            13 => look(&message),
            14 => tables(&message),
            _ => {
                let _ = message.attributes(&[property(&mut steps).0]);
            }
        }
    }
    if message.save_changes(KEEP).is_ok() {
        drop(message);
        let message = open().expect("it was saved");
        compare(&message, &set);
        look(&message);
    }
}

/// That what was set is there. Subject and prefix follow from each other, and flags from attachments.
fn compare(message: &Message, set: &BTreeMap<PropertyId, PropertyValue>) {
    for (id, value) in set {
        let tag = id.with_type(value.property_type());
        // A text in a code page that changed since is another text.
        if matches!(value, PropertyValue::String(_)) && !message.is_unicode().expect("it is open") {
            continue;
        }
        assert_eq!(message.get(tag).expect("memory gives no error").as_ref(), Some(value), "{tag}");
    }
}

/// A property that has no meaning for others, and a value.
fn property(steps: &mut Pieces<'_>) -> (PropertyTag, PropertyValue) {
    let number = 0x6800 + u16::from(steps.byte() % 32);
    let kind = steps.byte();
    let len = usize::from(steps.u16()) % 9000;
    let value = match kind % 8 {
        0 => PropertyValue::Integer32(i32::from(kind)),
        1 => PropertyValue::from("\u{e4}\u{4e2d}".repeat(len / 8)),
        2 => PropertyValue::Binary(vec![kind; len]),
        3 => PropertyValue::MultipleString(vec!["one".to_owned(), "x".repeat(len)]),
        4 => PropertyValue::MultipleInteger32(vec![1; len / 4 + 1]),
        5 => PropertyValue::Boolean(len % 2 == 1),
        6 => PropertyValue::MultipleBinary(vec![vec![], vec![kind; len % 300]]),
        _ => PropertyValue::Floating64(0.5),
    };
    (PropertyId::new(number).with_type(value.property_type()), value)
}

fn recipients(message: &Message, steps: &mut Pieces<'_>) {
    let flags = ModifyRecipientsFlags::from_bits(1 << (steps.byte() % 4)).unwrap_or_default();
    let entry = [
        (pid_tag::PidTagRowid, PropertyValue::Integer32(i32::from(steps.byte() % 8))),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(i32::from(steps.byte()))),
        (pid_tag::PidTagDisplayName, PropertyValue::from("Ann")),
    ];
    let _ = message.modify_recipients(flags, &[&entry[..]]);
}

fn attachment(message: &Message, steps: &mut Pieces<'_>) {
    let attachment = match steps.byte() {
        number if number < 8 => message.open_attach(u32::from(number), OpenAttachFlags::BEST_ACCESS),
        _ => message.create_attach(),
    };
    let Ok(attachment) = attachment else { return };
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    match steps.byte() % 5 {
        0 => {
            let (tag, value) = property(steps);
            let _ = attachment.set_props(&[(tag, value)]);
        }
        1 => stream(&attachment, pid_tag::PidTagAttachDataBinary, steps, &mut BTreeMap::new()),
        2 | 3 => inside(&attachment, steps),
        _ => {
            if let Ok(storage) = attachment.open_storage(both) {
                let made = storage.create_stream("CONTENTS", Mode::read_write());
                let _ = made.and_then(|stream| stream.write_at(0, &[1; 5000]));
                let _ = storage.commit(cfb_core::CommitOptions::new());
            }
        }
    }
    if !steps.byte().is_multiple_of(4) {
        let _ = attachment.save_changes(KEEP);
    }
}

fn inside(attachment: &Attachment, steps: &mut Pieces<'_>) {
    let create = steps.byte().is_multiple_of(2);
    let flags = if create { OpenPropertyFlags::CREATE } else { OpenPropertyFlags::NONE };
    let Ok(inner) = attachment.open_message(flags | OpenPropertyFlags::MODIFY) else { return };
    let (tag, value) = property(steps);
    let _ = inner.set_props(&[(tag, value)]);
    recipients(&inner, steps);
    if let Ok(deep) = inner.create_attach() {
        let _ = deep.save_changes(KEEP);
    }
    if !steps.byte().is_multiple_of(4) {
        let _ = inner.save_changes(KEEP);
    }
}

/// Writes a property as a stream; it is what was written once the stream is gone.
fn stream(
    object: &impl PropertyObject,
    tag: PropertyTag,
    steps: &mut Pieces<'_>,
    set: &mut BTreeMap<PropertyId, PropertyValue>,
) {
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let Ok(stream) = object.open_stream(tag, both) else { return };
    set.remove(&tag.id());
    let (len, offset) = (usize::from(steps.u16()) % 20_000, u64::from(steps.u16()) % 9000);
    let written = stream.write_at(offset, &vec![b' '; len & !1]).is_ok();
    if steps.byte().is_multiple_of(3) {
        let _ = stream.set_len(u64::from(steps.u16() & !1));
    }
    let total = stream.len_bytes().expect("it is open");
    drop(stream);
    // Text that is kept in the other width is converted, and loses what that does not have.
    let is_kept = tag.property_type() == PropertyType::Binary;
    if written
        && is_kept
        && let Ok(again) = object.open_stream(tag, OpenPropertyFlags::NONE)
    {
        assert_eq!(again.len_bytes().expect("it is open"), total);
    }
}

fn copy(message: &Message) {
    let store = Arc::new(SharedBytes::new([]));
    let target = Message::create_on(store.clone(), OpenOptions::new()).expect("memory gives no error");
    if message.copy_to((&target).into(), None, &[], CopyFlags::NONE).is_ok()
        && target.save_changes(KEEP).is_ok()
    {
        drop(target);
        imsg::Message::from_bytes(store.to_vec()).expect("it was saved");
    }
}

/// Reads everything once.
fn look(message: &Message) {
    let _ = message.get_props(None, TextFlags::UNICODE);
    let _ = message.get_prop_list(TextFlags::NONE);
    for number in message.attachment_numbers().unwrap_or_default().into_iter().take(ENOUGH) {
        let Ok(attachment) = message.open_attach(number, OpenAttachFlags::NONE) else { continue };
        let _ = attachment.get_props(None, TextFlags::NONE);
        if let Ok(inner) = attachment.open_message(OpenPropertyFlags::NONE) {
            let _ = inner.get_props(None, TextFlags::UNICODE);
        }
    }
}

fn tables(message: &Message) {
    for table in [message.recipient_table(TextFlags::UNICODE), message.attachment_table(TextFlags::NONE)] {
        let table = table.expect("it is open");
        let _ = table.row_count();
    }
}
