//! Reading rows.

use super::*;
use crate::mapi::Bookmark;

#[test]
fn f291_rows_are_counted_under_the_restriction() {
    let fake = Fake::recipients(&["a", "b", "c"]);
    let table = fake.recipient_table();
    assert_eq!(table.row_count().unwrap(), 3);
    restrict(&table, named_from("b"));
    assert_eq!(table.row_count().unwrap(), 2);
    fake.put(3, named("d"));
    fake.put(4, named("a"));
    assert_eq!(table.row_count().unwrap(), 3, "the restriction is applied to rows that come later");
}

#[test]
fn f292_no_rows_cannot_be_asked_for() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert_eq!(code(table.query_rows(0, QueryRowsFlags::NONE)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(code(table.query_rows(0, QueryRowsFlags::NO_ADVANCE)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(code(QueryRowsFlags::from_bits(2)), ErrorCode::UNKNOWN_FLAGS);
}

#[test]
fn f293_positive_counts_read_forward() {
    let table = Fake::recipients(&["a", "b", "c", "d", "e"]).recipient_table();
    assert_eq!(read_names(&table, 2), ["a", "b"]);
    assert_eq!(row_of(&table), 2);
    assert_eq!(read_names(&table, 2), ["c", "d"]);
    assert_eq!(read_names(&table, i32::MAX), ["e"]);
    assert_eq!(row_of(&table), 5);
}

#[test]
fn f294_negative_counts_go_back_first_and_read_forward() {
    let table = Fake::recipients(&["a", "b", "c", "d", "e"]).recipient_table();
    table.seek_row(Bookmark::BEGINNING, 4).unwrap();
    assert_eq!(read_names(&table, -2), ["c", "d"]);
    assert_eq!(row_of(&table), 4, "behind the last row returned");
    for all in [-4, -5, i32::MIN] {
        assert_eq!(read_names(&table, all), ["a", "b", "c", "d"]);
        assert_eq!(row_of(&table), 4);
    }
    table.seek_row(Bookmark::END, 0).unwrap();
    assert_eq!(read_names(&table, -1), ["e"]);
}

#[test]
fn f295_without_advance_the_cursor_is_on_the_first_row_returned() {
    let table = Fake::recipients(&["a", "b", "c", "d"]).recipient_table();
    let peek = |count| names_of(&table.query_rows(count, QueryRowsFlags::NO_ADVANCE).unwrap());
    table.seek_row(Bookmark::BEGINNING, 2).unwrap();
    assert_eq!(peek(5), ["c", "d"]);
    assert_eq!(row_of(&table), 2);
    assert_eq!(peek(-1), ["b"]);
    assert_eq!(row_of(&table), 1);
    assert_eq!(peek(i32::MIN), ["a"]);
    assert_eq!(row_of(&table), 0);
}

#[test]
fn f296_at_the_end_and_at_the_start_there_are_no_rows() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert!(read(&table, -1).is_empty());
    assert_eq!(row_of(&table), 0);
    read(&table, 1);
    assert!(read(&table, 1).is_empty());
    assert!(table.query_rows(9, QueryRowsFlags::NO_ADVANCE).unwrap().is_empty());
    assert_eq!(row_of(&table), 1);
    let empty = Fake::new(Vec::new()).recipient_table();
    assert!(read(&empty, 1).is_empty());
    assert!(read(&empty, i32::MIN).is_empty());
}

#[test]
fn f297_every_row_has_the_same_columns() {
    let rows = vec![(0, named("a")), (1, properties(&[(NAME, 5.into())])), (2, Vec::new())];
    let table = Fake::new(rows).recipient_table();
    set_columns(&table, &[KIND, NAME, KEY, 0x1234_001F]);
    for row in read(&table, 9) {
        let ids: Vec<_> = row.iter().map(|(tag, _)| tag.id().number()).collect();
        assert_eq!(ids, [0x0C15, 0x3001, 0x0FF6, 0x1234]);
        assert!(row.iter().all(|(tag, value)| tag.property_type() == value.property_type()));
    }
}

#[test]
fn f299_long_values_are_whole() {
    let (text, bytes) = ("x".repeat(100_000), vec![7u8; 100_000]);
    let row = properties(&[(NAME, text.clone().into()), (0x0FFF_0102, bytes.clone().into())]);
    let table = Fake::new(vec![(0, row)]).recipient_table();
    set_columns(&table, &[NAME, 0x0FFF_0102, NAME8]);
    let row = &read(&table, 1)[0];
    assert_eq!(row[0].1, text.clone().into());
    assert_eq!(row[1].1, bytes.into());
    assert_eq!(row[2].1, PropertyValue::String8(text.into_bytes(), CodePage::WINDOWS_1252));
}

#[test]
fn all_rows_are_read_in_one_call() {
    let table = Fake::recipients(&["c", "a", "b"]).recipient_table();
    read(&table, 2);
    let by_name = SortOrderSet::from(vec![ascend(NAME)]);
    let rows = table.query_all_rows(Some(&tags(&[NAME])), Some(named_from("b")), Some(&by_name), 0).unwrap();
    assert_eq!(names_of(&rows), ["b", "c"]);
    assert_eq!(rows[0].len(), 1);
    assert_eq!(code(table.query_all_rows(None, None, None, 1)), ErrorCode::TABLE_TOO_BIG);
    assert_eq!(table.query_all_rows(None, None, None, 2).unwrap().len(), 2);
}
