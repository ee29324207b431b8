//! Real messages that get a recipient, have theirs put back as the table gives them, or get a name.

use std::sync::Arc;

use cfb_core::{Mode, SharedBytes, Storage};
use imsg::mapi::{
    DeleteAttachFlags, IdsFlags, Message, ModifyRecipientsFlags, OpenOptions, PropertyObject, QueryRowsFlags,
    TableRow, TextFlags,
};
use imsg::mapi_props::{NamedProperty, PropertyTag, PropertyType, PropertyValue, pid_tag, property_set};

use crate::edit::{OPEN_MINI_STREAM, PROPERTIES, WILD_ROOT, changes, every, list, save};

/// Why the file of that name gets no names: the directory is damaged where they are.
const OPEN_MINI_STREAM_NAMES: &str = "message: the storage failed (MAPI_E_CORRUPT_DATA): directory entry 2: Sibling ID is 0x45, which is no entry in use";

/// Why the same file keeps its attachments: one of them claims a sector that is not its own.
const OPEN_MINI_STREAM_ATTACHMENTS: &str = "message: the storage failed (MAPI_E_CORRUPT_DATA): directory entry 41 at 0x2a80: sector 0x0 belongs to something else already";

/// The rows of the recipient table, with text in the width of the message; each sorted by its tags.
fn rows(message: &Message) -> Vec<TableRow> {
    let flags = if message.is_unicode().expect("open") { TextFlags::UNICODE } else { TextFlags::NONE };
    let table = message.recipient_table(flags).expect("a table");
    let mut rows = table.query_rows(i32::MAX, QueryRowsFlags::NONE).expect("rows");
    rows.iter_mut().for_each(|row| row.sort_by_key(|(tag, _)| *tag));
    rows
}

/// The same of a file.
fn rows_of(bytes: &[u8]) -> Vec<TableRow> {
    let root = Storage::open_on(Arc::new(SharedBytes::new(bytes)), Mode::read()).expect("a storage");
    rows(&Message::open_on(&root, OpenOptions::new()).expect("a message"))
}

#[test]
fn rows_of_the_recipient_table_go_back_with_all_they_had() {
    let edited = every(
        |message| {
            let rows = rows(message);
            if rows.is_empty() {
                return Ok(None);
            }
            let back: Vec<&[_]> = rows.iter().map(|row| &**row).collect();
            message.modify_recipients(ModifyRecipientsFlags::MODIFY, &back).expect("they are modified");
            save(message)?;
            Ok(Some(rows))
        },
        |file, bytes, before| {
            assert_eq!(rows_of(bytes), before, "{}", file.name);
            let after = list(bytes);
            for changed in changes(&file.before, &after) {
                let is_own = changed.starts_with("/__recip_version1.0_#");
                // The lists of names follow from the recipients.
                let is_list = ["0E02", "0E03", "0E04"].iter().any(|id| changed.contains(&format!("_{id}0")));
                assert!(is_own || is_list || changed == format!("/{PROPERTIES}"), "{}: {changed}", file.name);
            }
            file.finds_nothing_new(bytes, &[]);
        },
        &[OPEN_MINI_STREAM, WILD_ROOT],
    );
    assert!(edited > 80, "{edited}");
}

#[test]
fn a_recipient_that_is_added_changes_lists_and_counters_alone() {
    every(
        |message| {
            let before = rows(message);
            let row = [
                (pid_tag::PidTagDisplayName, PropertyValue::from("Somebody Else")),
                (pid_tag::PidTagRecipientType, PropertyValue::Integer32(2)),
            ];
            message.modify_recipients(ModifyRecipientsFlags::ADD, &[&row]).expect("it is added");
            let number = rows(message).iter().flatten().filter_map(row_id).max().expect("a row");
            save(message)?;
            Ok(Some((before.len(), number)))
        },
        |file, bytes, (before, number)| {
            let after = list(bytes);
            let path = format!("/{PROPERTIES}");
            let own = format!("/__recip_version1.0_#{number:08X}");
            for changed in changes(&file.before, &after) {
                let is_list = ["0E02", "0E03", "0E04"].iter().any(|id| changed.contains(&format!("_{id}0")));
                assert!(changed.starts_with(&own) || is_list || changed == path, "{}: {changed}", file.name);
            }
            assert!(after.contains_key(&own), "{}", file.name);
            let word = |at: usize| u32::from_le_bytes(after[&path][at..at + 4].try_into().expect("4 bytes"));
            let counters = (word(8), word(16) as usize);
            assert_eq!(counters, (number + 1, before + 1), "{}", file.name);
            let read = imsg::Message::from_bytes(bytes).expect("a message");
            assert_eq!(read.recipients().expect("recipients").len(), before + 1, "{}", file.name);
            let cc = read.properties().string(pid_tag::PidTagDisplayCc.id()).expect("a list");
            assert!(cc.is_some_and(|cc| cc.ends_with("Somebody Else")), "{}", file.name);
            file.finds_nothing_new(bytes, &[]);
        },
        &[OPEN_MINI_STREAM, WILD_ROOT],
    );
}

fn row_id((tag, value): &(PropertyTag, PropertyValue)) -> Option<u32> {
    let is_id = *tag == pid_tag::PidTagRowid;
    value.as_ref().as_i32().filter(|_| is_id).map(i32::cast_unsigned)
}

#[test]
fn a_name_that_is_made_comes_behind_those_there_are() {
    let name = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "A name that no file has");
    every(
        |message| {
            let names = message.get_ids_from_names(None, IdsFlags::NONE).expect("ids").tags.len();
            let ids = message.get_ids_from_names(Some(std::slice::from_ref(&name)), IdsFlags::CREATE);
            let id = ids.expect("an id").tags[0].id();
            let tag = id.with_type(PropertyType::Integer32);
            message.set(tag, 7).expect("it is set");
            save(message)?;
            Ok(Some((names, tag)))
        },
        |file, bytes, (names, tag)| {
            let after = list(bytes);
            let path = format!("/{PROPERTIES}");
            for changed in changes(&file.before, &after) {
                let is_name = changed.starts_with("/__nameid_version1.0");
                assert!(is_name || changed == path, "{}: {changed}", file.name);
                if let Some(before) = file.before.get(&changed).filter(|_| is_name) {
                    assert!(after[&changed].starts_with(before), "{}: {changed}", file.name);
                }
            }
            let read = imsg::Message::from_bytes(bytes).expect("a message");
            assert_eq!(read.names().expect("names").iter().count(), names + 1, "{}", file.name);
            assert_eq!(read.property_id(&name).expect("an id"), Some(tag.id()), "{}", file.name);
            let value = read.properties().get(tag).expect("a value");
            assert_eq!(value.and_then(|value| value.as_i32()), Some(7), "{}", file.name);
            file.finds_nothing_new(bytes, &[]);
        },
        &[(OPEN_MINI_STREAM.0, OPEN_MINI_STREAM_NAMES)],
    );
}

#[test]
fn a_file_without_its_attachments_is_shorter_once_it_is_saved_again() {
    let mut large = 0;
    every(
        |message| {
            let numbers = message.attachment_numbers().expect("attachments");
            if numbers.is_empty() {
                return Ok(None);
            }
            for number in numbers {
                message.delete_attach(number, DeleteAttachFlags::NONE).expect("it is deleted");
            }
            save(message)?;
            // What the first save frees is in use until the second.
            message.set(pid_tag::PidTagImportance, 2).expect("it is set");
            save(message)?;
            Ok(Some(()))
        },
        |file, bytes, ()| {
            let gone = file.before.iter().filter(|(path, _)| path.starts_with("/__attach_version1.0_#"));
            let gone: usize = gone.map(|(_, stream)| stream.len()).sum();
            let shorter = file.bytes.len().saturating_sub(bytes.len());
            if gone > 10_000 {
                large += 1;
                assert!(shorter > gone / 2, "{}: {shorter} for {gone}", file.name);
            }
        },
        &[(OPEN_MINI_STREAM.0, OPEN_MINI_STREAM_ATTACHMENTS), WILD_ROOT],
    );
    assert!(large > 30, "{large}");
}
