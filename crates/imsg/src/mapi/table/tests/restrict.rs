//! Restrictions on a table.

use super::*;
use crate::mapi::Bookmark;

#[test]
fn f310_a_restriction_replaces_the_one_before_and_none_removes_it() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    restrict(&table, named_from("b"));
    assert_eq!(all_names(&table), ["b", "c"]);
    restrict(&table, is_named("a"));
    assert_eq!(all_names(&table), ["a"]);
    table.restrict(None, TableFlags::NONE).unwrap();
    assert_eq!(all_names(&table), ["a", "b", "c"]);
}

#[test]
fn f310_a_restriction_forgets_bookmarks_and_goes_to_the_start() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    for restriction in [Some(named_from("a")), None] {
        table.seek_row(Bookmark::BEGINNING, 2).unwrap();
        let bookmark = table.create_bookmark().unwrap();
        table.restrict(restriction, TableFlags::NONE).unwrap();
        assert_eq!(row_of(&table), 0);
        assert_eq!(code(table.seek_row(bookmark, 0)), ErrorCode::INVALID_BOOKMARK);
    }
}

#[test]
fn f310_rows_are_tried_again_when_they_change() {
    let fake = Fake::recipients(&["a", "b"]);
    let table = fake.recipient_table();
    restrict(&table, named_from("b"));
    fake.put(0, named("x"));
    assert_eq!(all_names(&table), ["x", "b"]);
    fake.put(1, named("a"));
    assert_eq!(all_names(&table), ["x"]);
}

#[test]
fn f311_a_restriction_that_is_too_complex_changes_nothing() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    restrict(&table, named_from("b"));
    read(&table, 1);
    let bookmark = table.create_bookmark().unwrap();
    let refused = Restriction::And(vec![
        named_from("a"),
        Restriction::Count { count: 1, restriction: Box::new(named_from("a")) },
    ]);
    assert_eq!(code(table.restrict(Some(refused), TableFlags::NONE)), ErrorCode::TOO_COMPLEX);
    assert_eq!(row_of(&table), 1);
    table.seek_row(bookmark, 0).unwrap();
    assert_eq!(all_names(&table), ["b", "c"]);
    let deep = (0..300).fold(named_from("a"), |inner, _| Restriction::Not(Box::new(inner)));
    assert_eq!(code(table.restrict(Some(deep), TableFlags::NONE)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn restrictions_see_properties_that_are_no_columns() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    set_columns(&table, &[NAME]);
    let second = Restriction::Property { relation: RelOp::Equal, tag: tag(ROW_ID), value: 1.into() };
    restrict(&table, second);
    assert_eq!(all_names(&table), ["b"]);
}

#[test]
fn restrictions_see_the_value_of_the_row_where_there_is_one_per_value() {
    let list = vec!["red".to_owned(), "green".to_owned(), "blue".to_owned()];
    let row = properties(&[(NAME, "a".into()), (COLORS, list.into())]);
    let table = Fake::new(vec![(0, row), (1, named("b"))]).recipient_table();
    set_columns(&table, &[COLOR_PER_ROW, NAME]);
    let green =
        |value: u32| Restriction::Property { relation: RelOp::Equal, tag: tag(value), value: "green".into() };
    restrict(&table, green(COLOR_PER_ROW));
    assert_eq!(read(&table, 9).into_iter().map(|row| row[0].1.clone()).collect::<Vec<_>>(), ["green".into()]);
    restrict(&table, green(COLORS));
    assert_eq!(table.row_count().unwrap(), 3, "all rows of a recipient that has a green one");
}
