//! Bookmarks and the cursor while rows change.

use super::*;
use crate::mapi::{Bookmark, FindRowFlags};

#[test]
fn f302_the_bookmark_of_a_deleted_row_leads_to_the_next_one_with_a_warning() {
    let fake = Fake::recipients(&["a", "b", "c", "d"]);
    let table = fake.recipient_table();
    table.seek_row(Bookmark::BEGINNING, 1).unwrap();
    let bookmark = table.create_bookmark().unwrap();
    fake.remove(1);
    fake.remove(2);
    let sought = table.seek_row(bookmark, 0).unwrap();
    assert_eq!((sought.moved, sought.warning), (0, Some(ErrorCode::W_POSITION_CHANGED)));
    assert_eq!(read_names(&table, 1), ["d"]);
    assert_eq!(table.seek_row(bookmark, 0).unwrap().warning, None, "said once");
    fake.remove(3);
    let found = table.find_row(&is_named("a"), bookmark, FindRowFlags::BACKWARD).unwrap();
    assert_eq!(found.warning, Some(ErrorCode::W_POSITION_CHANGED));
}

#[test]
fn f302_a_call_that_fails_does_not_use_the_warning_up() {
    let fake = Fake::recipients(&["a", "b"]);
    let table = fake.recipient_table();
    let bookmark = table.create_bookmark().unwrap();
    fake.remove(0);
    let missing = table.find_row(&is_named("x"), bookmark, FindRowFlags::NONE);
    assert_eq!(code(missing), ErrorCode::NOT_FOUND);
    assert_eq!(table.seek_row(bookmark, 0).unwrap().warning, Some(ErrorCode::W_POSITION_CHANGED));
}

#[test]
fn f332_a_bookmark_stays_with_its_row() {
    let fake = Fake::recipients(&["b", "c", "d"]);
    let table = fake.recipient_table();
    sort(&table, &[ascend(NAME)]);
    table.seek_row(Bookmark::BEGINNING, 1).unwrap();
    let bookmark = table.create_bookmark().unwrap();
    assert!(bookmark.raw() > Bookmark::END.raw());
    fake.put(3, named("a"));
    fake.put(1, named("x"));
    let sought = table.seek_row(bookmark, 0).unwrap();
    assert_eq!(sought.warning, None);
    assert_eq!(read_names(&table, 9), ["x"]);
    table.seek_row(bookmark, -1).unwrap();
    assert_eq!(read_names(&table, 1), ["d"]);
}

#[test]
fn f332_a_bookmark_at_the_end_stays_at_the_end() {
    let fake = Fake::recipients(&["a"]);
    let table = fake.recipient_table();
    table.seek_row(Bookmark::END, 0).unwrap();
    let bookmark = table.create_bookmark().unwrap();
    fake.put(1, named("b"));
    fake.remove(0);
    let sought = table.seek_row(bookmark, 0).unwrap();
    assert_eq!((row_of(&table), sought.warning), (1, None));
}

#[test]
fn f332_predefined_bookmarks_are_freed_without_effect() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    for bookmark in [Bookmark::BEGINNING, Bookmark::CURRENT, Bookmark::END] {
        table.free_bookmark(bookmark).unwrap();
        table.seek_row(bookmark, 0).unwrap();
    }
    assert_eq!(code(table.free_bookmark(Bookmark::from_raw(3))), ErrorCode::INVALID_BOOKMARK);
    let bookmark = table.create_bookmark().unwrap();
    table.free_bookmark(bookmark).unwrap();
    assert_eq!(code(table.free_bookmark(bookmark)), ErrorCode::INVALID_BOOKMARK);
}

#[test]
fn f332_a_table_has_at_most_65535_bookmarks() {
    let table = Fake::recipients(&["a"]).recipient_table();
    let bookmarks: std::collections::HashSet<_> =
        (0..65_535).map(|_| table.create_bookmark().unwrap()).collect();
    assert_eq!(bookmarks.len(), 65_535);
    assert_eq!(code(table.create_bookmark()), ErrorCode::UNABLE_TO_COMPLETE);
    let one = *bookmarks.iter().next().unwrap();
    table.free_bookmark(one).unwrap();
    assert!(!bookmarks.contains(&table.create_bookmark().unwrap()));
}

#[test]
fn the_cursor_stays_on_its_row_or_goes_to_the_next() {
    let fake = Fake::recipients(&["b", "d", "f"]);
    let table = fake.recipient_table();
    sort(&table, &[ascend(NAME)]);
    read(&table, 1);
    fake.put(3, named("c"));
    assert_eq!(row_of(&table), 2, "a row came before it");
    assert_eq!(table.query_rows(1, QueryRowsFlags::NO_ADVANCE).map(|rows| names_of(&rows)).unwrap(), ["d"]);
    fake.remove(1);
    assert_eq!(read_names(&table, 9), ["f"]);
    fake.put(4, named("z"));
    assert!(read(&table, 9).is_empty(), "a cursor at the end stays there");
}

#[test]
fn a_cursor_at_the_start_sees_rows_that_come_first() {
    let fake = Fake::recipients(&["b"]);
    let table = fake.recipient_table();
    sort(&table, &[ascend(NAME)]);
    fake.put(1, named("a"));
    assert_eq!(read_names(&table, 9), ["a", "b"]);
    table.find_row(&is_named("a"), Bookmark::BEGINNING, FindRowFlags::NONE).unwrap();
    fake.put(2, named("A"));
    assert_eq!(read_names(&table, 9), ["a", "b"], "but a row that was found is read first");
}

#[test]
fn a_cursor_in_an_empty_table_sees_the_rows_that_come() {
    let fake = Fake::new(Vec::new());
    let table = fake.recipient_table();
    assert!(read(&table, 1).is_empty());
    fake.put(0, named("a"));
    assert_eq!(read_names(&table, 1), ["a"]);
}
