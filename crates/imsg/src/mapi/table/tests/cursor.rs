//! Moving the cursor, and finding rows.

use super::*;
use crate::mapi::{Bookmark, FindRowFlags};

fn seek(table: &Table, origin: Bookmark, rows: i32) -> i32 {
    let sought = table.seek_row(origin, rows).unwrap();
    assert_eq!(sought.warning, None);
    sought.moved
}

fn find(table: &Table, name: &str, origin: Bookmark, flags: FindRowFlags) -> Result<u32> {
    table.find_row(&is_named(name), origin, flags).map(|found| {
        assert_eq!(found.warning, None);
        row_of(table)
    })
}

#[test]
fn f300_seeking_stops_at_both_ends_and_says_how_far_it_went() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    let cases = [
        (Bookmark::BEGINNING, 2, 2, 2),
        (Bookmark::BEGINNING, 9, 3, 3),
        (Bookmark::BEGINNING, -1, 0, 0),
        (Bookmark::END, -2, -2, 1),
        (Bookmark::CURRENT, 1, 1, 2),
        (Bookmark::CURRENT, -9, -2, 0),
        (Bookmark::CURRENT, i32::MAX, 3, 3),
        (Bookmark::END, 1, 0, 3),
        (Bookmark::CURRENT, i32::MIN, -3, 0),
        (Bookmark::CURRENT, 0, 0, 0),
    ];
    for (origin, rows, moved, row) in cases {
        assert_eq!(seek(&table, origin, rows), moved, "{origin:?} {rows}");
        assert_eq!(row_of(&table), row, "{origin:?} {rows}");
    }
}

#[test]
fn f301_an_unknown_bookmark_leads_nowhere() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    read(&table, 1);
    for number in [3, 4, u32::MAX] {
        assert_eq!(code(table.seek_row(Bookmark::from_raw(number), 0)), ErrorCode::INVALID_BOOKMARK);
    }
    let bookmark = table.create_bookmark().unwrap();
    table.free_bookmark(bookmark).unwrap();
    assert_eq!(code(table.seek_row(bookmark, 0)), ErrorCode::INVALID_BOOKMARK);
    let unknown = find(&table, "a", bookmark, FindRowFlags::NONE);
    assert_eq!(code(unknown), ErrorCode::INVALID_BOOKMARK);
    assert_eq!(row_of(&table), 1);
}

#[test]
fn f303_a_fraction_has_a_denominator() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    read(&table, 1);
    assert_eq!(code(table.seek_row_approx(0, 0)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(code(table.seek_row_approx(1, 0)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(row_of(&table), 1);
}

#[test]
fn f304_a_fraction_of_the_rows_is_rounded_down() {
    let table = Fake::recipients(&["a", "b", "c", "d", "e"]).recipient_table();
    let cases = [
        (0, 7, 0),
        (7, 7, 5),
        (1, 2, 2),
        (9, 7, 5),
        (3, 5, 3),
        (u32::MAX - 1, u32::MAX, 4),
        (u32::MAX, u32::MAX, 5),
        (u32::MAX, 1, 5),
        (1, u32::MAX, 0),
    ];
    for (numerator, denominator, row) in cases {
        table.seek_row_approx(numerator, denominator).unwrap();
        assert_eq!(row_of(&table), row, "{numerator}/{denominator}");
    }
}

#[test]
fn f305_the_position_is_a_fraction_of_the_rows() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    let position = || {
        let position = table.query_position().unwrap();
        (position.row, position.numerator, position.denominator)
    };
    assert_eq!(position(), (0, 0, 3));
    read(&table, 2);
    assert_eq!(position(), (2, 2, 3));
    read(&table, 2);
    assert_eq!(position(), (3, 3, 3));
    let empty = Fake::new(Vec::new()).recipient_table().query_position().unwrap();
    assert_eq!((empty.row, empty.numerator, empty.denominator), (0, 0, 1));
}

#[test]
fn f306_forward_the_row_of_the_bookmark_is_looked_at_first() {
    let table = Fake::recipients(&["a", "b", "a", "c"]).recipient_table();
    assert_eq!(find(&table, "a", Bookmark::BEGINNING, FindRowFlags::NONE).unwrap(), 0);
    assert_eq!(find(&table, "A", Bookmark::CURRENT, FindRowFlags::NONE).unwrap(), 0, "again the same row");
    assert_eq!(read_names(&table, 2), ["a", "b"], "the row found is read first");
    assert_eq!(find(&table, "a", Bookmark::CURRENT, FindRowFlags::NONE).unwrap(), 2);
    assert_eq!(code(find(&table, "b", Bookmark::CURRENT, FindRowFlags::NONE)), ErrorCode::NOT_FOUND);
    assert_eq!(row_of(&table), 2, "the cursor stays");
    assert_eq!(code(find(&table, "a", Bookmark::END, FindRowFlags::NONE)), ErrorCode::NOT_FOUND);
    let regex = Restriction::Property { relation: RelOp::Regex, tag: tag(NAME), value: "a".into() };
    let refused = table.find_row(&regex, Bookmark::BEGINNING, FindRowFlags::NONE);
    assert_eq!(code(refused), ErrorCode::TOO_COMPLEX);
    assert_eq!(code(FindRowFlags::from_bits(2)), ErrorCode::UNKNOWN_FLAGS);
}

#[test]
fn f306_names_are_scrolled_to_by_their_beginning() {
    let table = Fake::recipients(&["Zoe", "anna", "Carl", "bob"]).recipient_table();
    sort(&table, &[ascend(NAME)]);
    table.find_row(&named_from("C"), Bookmark::BEGINNING, FindRowFlags::NONE).unwrap();
    assert_eq!(read_names(&table, 9), ["Carl", "Zoe"]);
}

#[test]
fn f307_backward_the_row_before_the_bookmark_is_looked_at_first() {
    let table = Fake::recipients(&["a", "b", "a", "c"]).recipient_table();
    let back = FindRowFlags::BACKWARD;
    assert_eq!(find(&table, "c", Bookmark::END, back).unwrap(), 3);
    assert_eq!(find(&table, "a", Bookmark::CURRENT, back).unwrap(), 2);
    assert_eq!(find(&table, "a", Bookmark::CURRENT, back).unwrap(), 0, "not the row of the cursor itself");
    assert_eq!(code(find(&table, "a", Bookmark::CURRENT, back)), ErrorCode::NOT_FOUND);
    assert_eq!(code(find(&table, "a", Bookmark::BEGINNING, back)), ErrorCode::NOT_FOUND);
    assert_eq!(row_of(&table), 0);
}

#[test]
fn f308_rows_are_found_by_their_instance_key() {
    for kind in [TableKind::Recipients, TableKind::Attachments] {
        let list = vec!["red".to_owned(), "green".to_owned()];
        let rows = vec![(0, named("a")), (0x0102, properties(&[(COLORS, list.into())])), (9, named("b"))];
        let table = Fake::new(rows).table(kind);
        for columns in [[KEY, NAME], [KEY, COLOR_PER_ROW]] {
            set_columns(&table, &columns);
            table.seek_row(Bookmark::BEGINNING, 0).unwrap();
            let rows = read(&table, 9);
            for (position, row) in (0..).zip(rows) {
                let by_key =
                    Restriction::Property { relation: RelOp::Equal, tag: tag(KEY), value: row[0].1.clone() };
                table.find_row(&by_key, Bookmark::BEGINNING, FindRowFlags::NONE).unwrap();
                assert_eq!(row_of(&table), position, "{kind:?} {row:?}");
            }
        }
    }
}

#[test]
fn f309_finding_leaves_the_restriction_alone() {
    let table = Fake::recipients(&["a", "b", "c"]).recipient_table();
    restrict(&table, named_from("b"));
    find(&table, "c", Bookmark::BEGINNING, FindRowFlags::NONE).unwrap();
    assert_eq!(table.row_count().unwrap(), 2);
    let hidden = find(&table, "a", Bookmark::BEGINNING, FindRowFlags::NONE);
    assert_eq!(code(hidden), ErrorCode::NOT_FOUND, "only rows under the restriction are found");
}
