//! The tables of a real message: what they follow, and the rows that go back.

use std::sync::{Arc, Mutex};

use imsg::mapi::*;
use mapi_props::{CodePage, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

fn attachment(message: &Message, name: &str) -> Attachment {
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, name).unwrap();
    attachment
}

fn names(table: &Table) -> Vec<String> {
    let copy = table.query_all_rows(Some(&[pid_tag::PidTagAttachLongFilename]), None, None, 0).unwrap();
    copy.into_iter()
        .map(|row| match &row[0].1 {
            PropertyValue::String(name) => name.clone(),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Remembers what it is told.
#[derive(Default)]
struct Sink(Mutex<Vec<u32>>);

impl AdviseSink for Sink {
    fn on_notify(&self, event: &TableEvent) {
        self.0.lock().unwrap().push(event.code());
    }
}

impl Sink {
    fn told(&self) -> Vec<u32> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

#[test]
fn f235_a_message_without_attachments_has_a_table_without_rows() {
    let (_, root) = storage();
    let message = unicode(&root);
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    assert_eq!(table.kind(), TableKind::Attachments);
    assert_eq!(table.row_count().unwrap(), 0);
    assert_eq!(table.query_rows(10, QueryRowsFlags::NONE).unwrap(), Vec::<TableRow>::new());
}

#[test]
fn f236_the_flag_decides_on_the_width_of_strings() {
    for flags in [OpenFlags::UNICODE, OpenFlags::NONE] {
        let (_, root) = storage();
        let message = Message::open_on(&root, OpenOptions::new().flags(flags)).unwrap();
        attachment(&message, "J\u{e4}n.txt").save();
        message.save();
        let tag = pid_tag::PidTagAttachLongFilename;
        for (flags, width, value) in [
            (TextFlags::UNICODE, PropertyType::String, PropertyValue::from("J\u{e4}n.txt")),
            (
                TextFlags::NONE,
                PropertyType::String8,
                PropertyValue::String8(b"J\xe4n.txt".to_vec(), CodePage::WINDOWS_1252),
            ),
        ] {
            let table = message.attachment_table(flags).unwrap();
            let columns = table.query_columns(QueryColumnsFlags::NONE).unwrap();
            let at = columns.iter().position(|own| own.id() == tag.id()).unwrap();
            assert_eq!(columns[at], tag.with_type(width));
            let rows = table.query_rows(1, QueryRowsFlags::NONE).unwrap();
            assert_eq!(rows[0][at], (tag.with_type(width), value));
        }
    }
}

#[test]
fn f237_an_attachment_is_in_the_table_once_it_and_the_message_are_saved() {
    let (_, root) = storage();
    let message = unicode(&root);
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    let sink = Arc::new(Sink::default());
    table.advise(EventMask::TABLE_MODIFIED, sink.clone()).unwrap();
    let one = attachment(&message, "one");
    assert_eq!(table.row_count().unwrap(), 0);
    one.save();
    assert_eq!(table.row_count().unwrap(), 0);
    assert_eq!(message.attachment_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 0);
    assert_eq!(sink.told(), []);
    message.save();
    assert_eq!(names(&table), ["one"]);
    assert_eq!(sink.told(), [3]);
    // Those of a file are there at once.
    drop((one, table, message));
    let message = open(&root);
    assert_eq!(names(&message.attachment_table(TextFlags::UNICODE).unwrap()), ["one"]);
}

#[test]
fn f238_an_open_table_follows_what_is_made_changed_and_deleted() {
    let (_, root) = storage();
    let message = unicode(&root);
    attachment(&message, "one").save();
    message.save();
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    assert_eq!(names(&table), ["one"]);
    let sink = Arc::new(Sink::default());
    table.advise(EventMask::TABLE_MODIFIED, sink.clone()).unwrap();
    attachment(&message, "two").save();
    message.save();
    assert_eq!(names(&table), ["one", "two"]);
    assert_eq!(sink.told(), [3]);
    let changed = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    changed.set(pid_tag::PidTagAttachLongFilename, "uno").unwrap();
    assert_eq!(names(&table), ["one", "two"]);
    changed.save();
    assert_eq!(names(&table), ["one", "two"]);
    assert_eq!(names(&message.attachment_table(TextFlags::UNICODE).unwrap()), ["one", "two"]);
    message.save();
    assert_eq!(names(&table), ["uno", "two"]);
    assert_eq!(sink.told(), [5]);
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(names(&table), ["uno"]);
    assert_eq!(sink.told(), [4]);
    message.save();
    assert_eq!(names(&table), ["uno"]);
    assert_eq!(sink.told(), []);
}

#[test]
fn f238_a_change_that_is_not_saved_is_not_shown_when_another_is_deleted() {
    let (_, root) = storage();
    let message = unicode(&root);
    attachment(&message, "one").save();
    attachment(&message, "two").save();
    message.save();
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    let changed = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    changed.set(pid_tag::PidTagAttachLongFilename, "uno").unwrap();
    changed.save();
    message.delete_attach(1, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(names(&table), ["one"]);
    message.save();
    assert_eq!(names(&table), ["uno"]);
}

#[test]
fn f249_the_row_of_a_deleted_attachment_leaves_at_once_and_is_back_if_nothing_is_saved() {
    let (_, root) = storage();
    let message = unicode(&root);
    attachment(&message, "one").save();
    attachment(&message, "two").save();
    message.save();
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    assert_eq!(names(&table), ["two"]);
    assert_eq!(names(&message.attachment_table(TextFlags::UNICODE).unwrap()), ["two"]);
    drop((table, message));
    let message = open(&root);
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    assert_eq!(names(&table), ["one", "two"]);
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    message.save();
    drop((table, message));
    assert_eq!(names(&open(&root).attachment_table(TextFlags::UNICODE).unwrap()), ["two"]);
}

#[test]
fn f272_rows_of_the_table_go_back_with_all_their_properties() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let long = "x".repeat(5000);
    let row = [
        (pid_tag::PidTagDisplayName, PropertyValue::from("Ann")),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(2)),
        (pid_tag::PidTagEntryId, PropertyValue::Binary(vec![9; 6000])),
        (pid_tag::PidTagEmailAddress, PropertyValue::from(&*long)),
        (PropertyTag::from_u32(0x6001_101F), PropertyValue::MultipleString(vec!["a".into(), "b".into()])),
        (PropertyTag::from_u32(0x6002_0040), PropertyValue::Time(mapi_props::FileTime::from_ticks(77))),
    ];
    let bob = [
        (pid_tag::PidTagDisplayName, PropertyValue::from("Bob")),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1)),
    ];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&row, &bob]).unwrap();
    message.save();
    let dump = |message: &Message| {
        let table = message.recipient_table(TextFlags::UNICODE).unwrap();
        let mut rows = table.query_rows(i32::MAX, QueryRowsFlags::NONE).unwrap();
        rows.iter_mut().for_each(|row| row.sort_by_key(|(tag, _)| *tag));
        rows
    };
    let before = dump(&message);
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let mut rows = table.query_rows(i32::MAX, QueryRowsFlags::NONE).unwrap();
    let at = rows[0].iter().position(|(tag, _)| *tag == pid_tag::PidTagDisplayName).unwrap();
    rows[0][at].1 = PropertyValue::from("Anna");
    let back: Vec<&[_]> = rows.iter().map(|row| &**row).collect();
    message.modify_recipients(ModifyRecipientsFlags::MODIFY, &back).unwrap();
    message.save();
    drop((table, message, root));
    let root = reopen(&bytes);
    let mut after = dump(&open(&root));
    let at = after[0].iter().position(|(tag, _)| *tag == pid_tag::PidTagDisplayName).unwrap();
    assert_eq!(after[0][at].1, PropertyValue::from("Anna"));
    after[0][at].1 = PropertyValue::from("Ann");
    assert_eq!(after, before);
    // The key of the row is no property.
    let own = root.open_storage("__recip_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
    assert!(own.stat_of("__substg1.0_0FF60102").is_err());
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f273_the_table_shows_recipients_at_once_and_the_file_after_a_save() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.save();
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let sink = Arc::new(Sink::default());
    table.advise(EventMask::TABLE_MODIFIED, sink.clone()).unwrap();
    let row = [(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&row]).unwrap();
    assert_eq!(table.row_count().unwrap(), 1);
    assert_eq!(sink.told(), [3]);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "");
    let in_file = || open(&reopen(&bytes)).recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap();
    assert_eq!(in_file(), 0);
    message.save();
    assert_eq!(in_file(), 1);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann");
    assert_eq!(sink.told(), []);
    let gone = [(pid_tag::PidTagRowid, PropertyValue::Integer32(0))];
    message.modify_recipients(ModifyRecipientsFlags::REMOVE, &[&gone]).unwrap();
    assert_eq!(table.row_count().unwrap(), 0);
    assert_eq!(sink.told(), [4]);
    // Released unsaved, the recipient is back.
    drop((table, message));
    assert_eq!(open(&root).recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 1);
}

#[test]
fn f273_the_tables_are_those_of_the_two_properties() {
    let (_, root) = storage();
    let message = unicode(&root);
    let row = [(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&row]).unwrap();
    attachment(&message, "one").save();
    message.save();
    for (id, kind) in [(0x0E12_000D, TableKind::Recipients), (0x0E13_000D, TableKind::Attachments)] {
        let tag = PropertyTag::from_u32(id);
        let opened = message
            .open_property(tag, Interface::MapiTable(TextFlags::UNICODE), OpenPropertyFlags::NONE)
            .unwrap();
        let Opened::Table(table) = opened else { panic!("no table: {opened:?}") };
        assert_eq!((table.kind(), table.row_count().unwrap()), (kind, 1));
    }
}
