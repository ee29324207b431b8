//! Recipients: `ModifyRecipients`; and what messages on storage do not do.

use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

type Row = Vec<(PropertyTag, PropertyValue)>;

fn person(name: &str, kind: i32) -> Row {
    vec![
        (pid_tag::PidTagDisplayName, PropertyValue::from(name)),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(kind)),
    ]
}

fn with_id(mut row: Row, id: i32) -> Row {
    row.push((pid_tag::PidTagRowid, PropertyValue::Integer32(id)));
    row
}

fn modify(message: &Message, flags: ModifyRecipientsFlags, rows: &[Row]) -> imsg::Result<()> {
    let rows: Vec<&[_]> = rows.iter().map(|row| &**row).collect();
    message.modify_recipients(flags, &rows)
}

fn people(message: &Message) -> Vec<(i32, String)> {
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let columns = [pid_tag::PidTagRowid, pid_tag::PidTagDisplayName];
    table.set_columns(&columns, TableFlags::NONE).unwrap();
    let rows = table.query_rows(i32::MAX, QueryRowsFlags::NONE).unwrap();
    rows.into_iter()
        .map(|row| match (&row[0].1, &row[1].1) {
            (PropertyValue::Integer32(id), PropertyValue::String(name)) => (*id, name.clone()),
            (PropertyValue::Integer32(id), _) => (*id, String::new()),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn ids(message: &Message) -> Vec<i32> {
    people(message).into_iter().map(|(id, _)| id).collect()
}

/// Saved, with Ann, Bob and Cid.
fn with_three(root: &cfb_core::Storage) -> Message {
    let message = unicode(root);
    let rows = [person("Ann", 1), person("Bob", 2), person("Cid", 3)];
    modify(&message, ModifyRecipientsFlags::ADD, &rows).unwrap();
    message.save();
    message
}

#[test]
fn f261_without_flags_the_list_replaces_all() {
    let (bytes, root) = storage();
    let message = with_three(&root);
    modify(&message, ModifyRecipientsFlags::NONE, &[person("Dan", 1), person("Eve", 1)]).unwrap();
    // Ids go on, and none is used again.
    assert_eq!(people(&message), [(3, "Dan".to_owned()), (4, "Eve".to_owned())]);
    message.save();
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Dan; Eve");
    assert_eq!(message.text(pid_tag::PidTagDisplayCc).unwrap().unwrap(), "");
    drop((message, root));
    let root = reopen(&bytes);
    assert_eq!(ids(&open(&root)), [3, 4]);
    assert!(root.stat_of("__recip_version1.0_#00000000").is_err());
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f261_an_empty_list_without_flags_removes_all_and_with_flags_does_nothing() {
    let (bytes, root) = storage();
    let message = with_three(&root);
    for flags in [ModifyRecipientsFlags::ADD, ModifyRecipientsFlags::MODIFY, ModifyRecipientsFlags::REMOVE] {
        message.modify_recipients(flags, &[]).unwrap();
        assert_eq!(ids(&message), [0, 1, 2]);
    }
    message.modify_recipients(ModifyRecipientsFlags::NONE, &[]).unwrap();
    assert_eq!(ids(&message), []);
    message.save();
    drop((message, root));
    assert_eq!(ids(&open(&reopen(&bytes))), []);
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f262_recipients_that_are_added_come_last_with_ids_of_their_own() {
    let (bytes, root) = storage();
    let message = with_three(&root);
    // An id that is given is ignored, and somebody may be there twice.
    modify(&message, ModifyRecipientsFlags::ADD, &[with_id(person("Dan", 1), 0), person("Ann", 1)]).unwrap();
    assert_eq!(ids(&message), [0, 1, 2, 3, 4]);
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(people(&message)[3..], [(3, "Dan".to_owned()), (4, "Ann".to_owned())]);
    // The id is stored, and is the suffix of the storage.
    let own = root.open_storage("__recip_version1.0_#00000003", cfb_core::Mode::read()).unwrap();
    let entries = bytes_of(&own, "__properties_version1.0");
    assert_eq!(entries[8..24], [3, 0, 0, 0x30, 6, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f262_a_recipient_without_a_type_gets_to() {
    let (_, root) = storage();
    let message = unicode(&root);
    let row = vec![(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))];
    modify(&message, ModifyRecipientsFlags::ADD, &[row]).unwrap();
    message.save();
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann");
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    table.set_columns(&[pid_tag::PidTagRecipientType], TableFlags::NONE).unwrap();
    let rows = table.query_rows(1, QueryRowsFlags::NONE).unwrap();
    assert_eq!(rows[0], [(pid_tag::PidTagRecipientType, PropertyValue::Integer32(1))]);
}

#[test]
fn f263_a_recipient_that_is_modified_loses_what_is_left_out() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let mut row = person("Ann", 1);
    row.push((pid_tag::PidTagEmailAddress, PropertyValue::from("ann@example.org")));
    modify(&message, ModifyRecipientsFlags::ADD, &[row, person("Bob", 1)]).unwrap();
    message.save();
    modify(&message, ModifyRecipientsFlags::MODIFY, &[with_id(person("Anna", 2), 0)]).unwrap();
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(people(&message), [(0, "Anna".to_owned()), (1, "Bob".to_owned())]);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Bob");
    assert_eq!(message.text(pid_tag::PidTagDisplayCc).unwrap().unwrap(), "Anna");
    let own = root.open_storage("__recip_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
    let names: Vec<String> = own.list().unwrap().iter().map(|stat| stat.name().to_string()).collect();
    assert_eq!(names, ["__substg1.0_3001001F", "__properties_version1.0"]);
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f264_recipients_are_removed_by_their_id_whatever_else_is_said() {
    let (bytes, root) = storage();
    let message = with_three(&root);
    let only_id = vec![(pid_tag::PidTagRowid, PropertyValue::Integer32(2))];
    modify(&message, ModifyRecipientsFlags::REMOVE, &[with_id(person("Cid", 3), 0), only_id]).unwrap();
    assert_eq!(people(&message), [(1, "Bob".to_owned())]);
    // The id of one that is gone is not used again.
    modify(&message, ModifyRecipientsFlags::ADD, &[person("Dan", 1)]).unwrap();
    assert_eq!(ids(&message), [1, 3]);
    message.save();
    drop((message, root));
    let root = reopen(&bytes);
    assert_eq!(ids(&open(&root)), [1, 3]);
    let header = bytes_of(&root, "__properties_version1.0");
    assert_eq!((&header[8..12], &header[16..20]), (&[4, 0, 0, 0][..], &[2, 0, 0, 0][..]));
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f265_the_lowest_bit_is_unknown_and_so_are_others() {
    for bits in [1, 3, 0x10, 0x8000_0000] {
        let error = ModifyRecipientsFlags::from_bits(bits).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UNKNOWN_FLAGS);
    }
}

#[test]
fn f266_only_one_thing_is_done_at_a_time() {
    let (_, root) = storage();
    let message = with_three(&root);
    for bits in [0x6, 0xA, 0xC, 0xE] {
        let flags = ModifyRecipientsFlags::from_bits(bits).unwrap();
        let error = modify(&message, flags, &[with_id(person("X", 1), 0)]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
    }
    assert_eq!(people(&message)[0].1, "Ann");
}

#[test]
fn f267_a_recipient_without_its_id_is_neither_modified_nor_removed_and_no_other_one_is() {
    let (_, root) = storage();
    let message = with_three(&root);
    for flags in [ModifyRecipientsFlags::MODIFY, ModifyRecipientsFlags::REMOVE] {
        for bad in [person("X", 1), Vec::new()] {
            let error = modify(&message, flags, &[with_id(person("Y", 1), 0), bad]).unwrap_err();
            assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
        }
    }
    let expected = [(0, "Ann"), (1, "Bob"), (2, "Cid")].map(|(id, name)| (id, name.to_owned()));
    assert_eq!(people(&message), expected);
}

#[test]
fn f268_an_unknown_id_is_not_found_and_nothing_is_changed() {
    let (_, root) = storage();
    let message = with_three(&root);
    for flags in [ModifyRecipientsFlags::MODIFY, ModifyRecipientsFlags::REMOVE] {
        for id in [3, -1] {
            let rows = [with_id(person("Y", 1), 0), with_id(person("X", 1), id)];
            let error = modify(&message, flags, &rows).unwrap_err();
            assert_eq!(error.code(), ErrorCode::NOT_FOUND);
        }
    }
    assert_eq!(people(&message)[0].1, "Ann");
    assert_eq!(ids(&message), [0, 1, 2]);
}

#[test]
fn f269_null_objects_empty_lists_and_wrong_types_are_invalid() {
    let (_, root) = storage();
    let message = with_three(&root);
    let bad = [
        (PropertyTag::from_u32(1), PropertyValue::Null),
        (pid_tag::PidTagEmailAddress.with_type(PropertyType::Null), PropertyValue::Null),
        (pid_tag::PidTagAttachDataObject, PropertyValue::Object(mapi_props::ObjectValue::EMBEDDED_MESSAGE)),
        (PropertyTag::from_u32(0x6000_1003), PropertyValue::MultipleInteger32(Vec::new())),
        (pid_tag::PidTagEmailAddress, PropertyValue::Integer32(1)),
        (pid_tag::PidTagEmailAddress.with_type(PropertyType::Unspecified), PropertyValue::Integer32(1)),
    ];
    for bad in bad {
        for flags in [ModifyRecipientsFlags::NONE, ModifyRecipientsFlags::ADD, ModifyRecipientsFlags::MODIFY]
        {
            let mut row = with_id(person("X", 1), 0);
            row.push(bad.clone());
            let error = modify(&message, flags, &[with_id(person("Y", 1), 1), row]).unwrap_err();
            assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER, "{bad:?}");
        }
    }
    assert_eq!(people(&message)[1], (1, "Bob".to_owned()));
    assert_eq!(ids(&message), [0, 1, 2]);
}

#[test]
fn f270_an_error_in_the_place_of_a_value_is_ignored() {
    let (_, root) = storage();
    let message = unicode(&root);
    let mut row = person("Ann", 1);
    row.push((
        pid_tag::PidTagEmailAddress.with_type(PropertyType::ErrorCode),
        PropertyValue::ErrorCode(ErrorCode::NOT_FOUND),
    ));
    modify(&message, ModifyRecipientsFlags::ADD, &[row]).unwrap();
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let columns = table.query_columns(QueryColumnsFlags::NONE).unwrap();
    assert!(columns.iter().all(|tag| tag.id() != pid_tag::PidTagEmailAddress.id()), "{columns:?}");
    assert_eq!(table.row_count().unwrap(), 1);
}

#[test]
fn f271_a_recipient_without_properties_takes_no_row() {
    let (_, root) = storage();
    let message = unicode(&root);
    let rows = [Vec::new(), person("Ann", 1), Vec::new(), person("Bob", 1)];
    modify(&message, ModifyRecipientsFlags::ADD, &rows).unwrap();
    assert_eq!(ids(&message), [0, 1]);
    modify(&message, ModifyRecipientsFlags::NONE, &[Vec::new()]).unwrap();
    assert_eq!(ids(&message), []);
}

#[test]
fn f276_a_message_open_for_reading_keeps_its_recipients() {
    let (_, root) = storage();
    let message = with_three(&root);
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    for flags in [0, 2, 4, 8] {
        let flags = ModifyRecipientsFlags::from_bits(flags).unwrap();
        let error = modify(&message, flags, &[with_id(person("X", 1), 0)]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    }
    // What is wrong with the entries is said first.
    let error = modify(
        &message,
        ModifyRecipientsFlags::ADD,
        &[vec![(PropertyTag::from_u32(1), PropertyValue::Null)]],
    );
    assert_eq!(error.unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
    assert_eq!(ids(&message), [0, 1, 2]);
}

#[test]
fn f277_a_name_and_a_type_are_enough_and_addresses_are_stored_as_they_are() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let mut resolved = person("Ann", 1);
    resolved.push((pid_tag::PidTagAddressType, PropertyValue::from("SMTP")));
    resolved.push((pid_tag::PidTagEntryId, PropertyValue::Binary(b"no entry id".to_vec())));
    let rows = [person("Somebody", 1), resolved.clone()];
    modify(&message, ModifyRecipientsFlags::ADD, &rows).unwrap();
    message.save();
    drop((message, root));
    let message = open(&reopen(&bytes));
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let columns: Vec<PropertyTag> = resolved.iter().map(|(tag, _)| *tag).collect();
    table.set_columns(&columns, TableFlags::NONE).unwrap();
    let read = table.query_rows(2, QueryRowsFlags::NONE).unwrap();
    assert_eq!(read[1], resolved);
    let missing = PropertyValue::ErrorCode(ErrorCode::NOT_FOUND);
    assert_eq!(read[0][..2], rows[0][..]);
    assert_eq!((&read[0][2].1, &read[0][3].1), (&missing, &missing));
}

#[test]
fn f277_text_that_an_8_bit_message_cannot_hold_changes_nothing() {
    let (_, root) = storage();
    let message = open(&root);
    modify(&message, ModifyRecipientsFlags::ADD, &[person("J\u{e4}n", 1)]).unwrap();
    let rows = [person("Bob", 1), person("\u{416}", 1)];
    for flags in [ModifyRecipientsFlags::ADD, ModifyRecipientsFlags::NONE] {
        assert_eq!(modify(&message, flags, &rows).unwrap_err().code(), ErrorCode::BAD_CHARWIDTH);
    }
    let rows = [with_id(person("\u{416}", 1), 0)];
    let error = modify(&message, ModifyRecipientsFlags::MODIFY, &rows).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BAD_CHARWIDTH);
    assert_eq!(people(&message), [(0, "J\u{e4}n".to_owned())]);
    // Ids were not used up.
    modify(&message, ModifyRecipientsFlags::ADD, &[person("Bob", 1)]).unwrap();
    assert_eq!(ids(&message), [0, 1]);
}

#[test]
fn f278_a_message_on_storage_is_not_submitted_and_goes_on() {
    let (_, root) = storage();
    let message = with_three(&root);
    let error = message.submit().unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_SUPPORT);
    assert!(message.last_error(ErrorCode::NO_SUPPORT).is_some());
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save();
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
}

#[test]
fn f279_read_flags_that_exclude_each_other_are_invalid() {
    let (_, root) = storage();
    let message = with_three(&root);
    for bits in [0x05, 0x14, 0x15, 0x2D] {
        let error = message.set_read_flag(ReadFlags::from_bits(bits).unwrap()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER, "{bits:#x}");
    }
    for bits in [0x02, 0x80, 0x8000_0000] {
        assert_eq!(ReadFlags::from_bits(bits).unwrap_err().code(), ErrorCode::UNKNOWN_FLAGS);
    }
}

#[test]
fn f280_read_flags_are_those_of_a_store() {
    let (_, root) = storage();
    let message = with_three(&root);
    let before = message.get(pid_tag::PidTagMessageFlags).unwrap();
    for bits in [0, 0x01, 0x04, 0x08, 0x10, 0x11, 0x20, 0x40, 0x60, 0x24] {
        let error = message.set_read_flag(ReadFlags::from_bits(bits).unwrap()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NO_SUPPORT, "{bits:#x}");
    }
    assert_eq!(message.get(pid_tag::PidTagMessageFlags).unwrap(), before);
}
