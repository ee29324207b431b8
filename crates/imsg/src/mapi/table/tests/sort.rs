//! The order of the rows of a table.

use super::*;
use crate::mapi::Bookmark;

#[test]
fn f326_keys_decide_one_after_the_other_and_ties_keep_their_order() {
    let row = |name: &str, kind: i32| properties(&[(NAME, name.into()), (KIND, kind.into())]);
    let rows = vec![(0, row("b", 1)), (1, row("a", 2)), (2, row("B", 2)), (3, row("b", 2)), (4, row("c", 1))];
    let table = Fake::new(rows).recipient_table();
    sort(&table, &[ascend(NAME)]);
    assert_eq!(all_names(&table), ["a", "B", "b", "b", "c"]);
    sort(&table, &[descend(NAME)]);
    assert_eq!(all_names(&table), ["c", "b", "b", "B", "a"]);
    sort(&table, &[ascend(KIND), descend(NAME)]);
    assert_eq!(all_names(&table), ["c", "b", "b", "B", "a"]);
    set_columns(&table, &[ROW_ID]);
    sort(&table, &[descend(KIND)]);
    let numbers: Vec<_> = read(&table, 9).into_iter().map(|row| row[0].1.clone()).collect();
    assert_eq!(numbers, [1, 2, 3, 0, 4].map(PropertyValue::from));
}

#[test]
fn f326_rows_that_come_later_are_sorted_in() {
    let fake = Fake::recipients(&["a", "c"]);
    let table = fake.recipient_table();
    sort(&table, &[descend(NAME)]);
    fake.put(2, named("b"));
    assert_eq!(all_names(&table), ["c", "b", "a"]);
}

#[test]
fn f327_rows_without_the_key_are_last_in_both_directions() {
    let with = |name: &str, kind: i32| properties(&[(NAME, name.into()), (KIND, kind.into())]);
    let without = |name: &str| properties(&[(NAME, name.into())]);
    let rows = vec![(0, without("x")), (1, with("one", 1)), (2, without("y")), (3, with("two", 2))];
    let table = Fake::new(rows).recipient_table();
    sort(&table, &[ascend(KIND)]);
    assert_eq!(all_names(&table), ["one", "two", "x", "y"]);
    sort(&table, &[descend(KIND)]);
    assert_eq!(all_names(&table), ["two", "one", "x", "y"]);
}

#[test]
fn f328_without_keys_rows_have_their_default_order() {
    let fake = Fake::new(vec![(5, named("a")), (0, named("b")), (0xFFFF_FFFF, named("c")), (2, named("d"))]);
    let table = fake.recipient_table();
    assert_eq!(all_names(&table), ["c", "b", "d", "a"], "PidTagRowid is signed");
    sort(&table, &[ascend(NAME)]);
    assert_eq!(all_names(&table), ["a", "b", "c", "d"]);
    sort(&table, &[]);
    assert_eq!(all_names(&table), ["c", "b", "d", "a"]);
}

#[test]
fn f329_categories_and_keys_given_twice_are_too_complex() {
    let table = Fake::recipients(&["b", "a"]).recipient_table();
    sort(&table, &[ascend(NAME)]);
    read(&table, 1);
    let bookmark = table.create_bookmark().unwrap();
    let order = |order| SortOrderSet::from(vec![SortKey { tag: tag(NAME), order }]);
    let refused = [
        SortOrderSet { categories: 1, ..order(SortOrder::Ascend) },
        order(SortOrder::Combine),
        order(SortOrder::CategoryMax),
        order(SortOrder::CategoryMin),
        vec![ascend(NAME), descend(NAME)].into(),
        vec![ascend(0x3701_000D)].into(),
        vec![ascend(COLOR_PER_ROW)].into(),
    ];
    for set in refused {
        assert_eq!(code(table.sort_table(&set, TableFlags::NONE)), ErrorCode::TOO_COMPLEX, "{set:?}");
        assert_eq!(table.query_sort_order().unwrap().keys, [ascend(NAME)]);
        assert_eq!(row_of(&table), 1);
        table.seek_row(bookmark, 0).unwrap();
    }
    assert_eq!(all_names(&table), ["a", "b"]);
}

#[test]
fn f329_single_values_are_keys_only_where_they_are_columns_of_recipients() {
    let list = vec!["red".to_owned(), "green".to_owned()];
    let rows = || {
        vec![
            (0, properties(&[(COLORS, list.clone().into())])),
            (1, properties(&[(COLORS, vec!["pink".to_owned()].into())])),
        ]
    };
    let by_color = SortOrderSet::from(vec![ascend(COLOR_PER_ROW)]);
    let table = Fake::new(rows()).recipient_table();
    assert_eq!(code(table.sort_table(&by_color, TableFlags::NONE)), ErrorCode::TOO_COMPLEX);
    set_columns(&table, &[COLOR_PER_ROW]);
    table.sort_table(&by_color, TableFlags::NONE).unwrap();
    let colors: Vec<_> = read(&table, 9).into_iter().map(|row| row[0].1.clone()).collect();
    assert_eq!(colors, ["green", "pink", "red"].map(PropertyValue::from));
    let attachments = Fake::new(rows()).table(TableKind::Attachments);
    set_columns(&attachments, &[COLOR_PER_ROW]);
    assert_eq!(code(attachments.sort_table(&by_color, TableFlags::NONE)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f330_sorting_forgets_bookmarks_and_goes_to_the_start() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    for keys in [vec![ascend(NAME)], vec![ascend(NAME)], Vec::new()] {
        table.seek_row(Bookmark::BEGINNING, 1).unwrap();
        let bookmark = table.create_bookmark().unwrap();
        sort(&table, &keys);
        assert_eq!(row_of(&table), 0);
        assert_eq!(code(table.seek_row(bookmark, 0)), ErrorCode::INVALID_BOOKMARK);
    }
}

#[test]
fn f331_recipients_say_the_order_that_was_set() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert_eq!(table.query_sort_order().unwrap(), SortOrderSet::default());
    sort(&table, &[descend(KIND), ascend(NAME)]);
    assert_eq!(table.query_sort_order().unwrap().keys, [descend(KIND), ascend(NAME)]);
    sort(&table, &[]);
    assert_eq!(table.query_sort_order().unwrap(), SortOrderSet::default());
}
