//! Tables of attachments.

use super::*;
use crate::mapi::Bookmark;

const NUMBER: u32 = 0x0E21_0003;
const RECORD_KEY: u32 = 0x0FF9_0102;
const POSITION: u32 = 0x370B_0003;
const METHOD: u32 = 0x3705_0003;
const FILE_NAME: u32 = 0x3704_001F;
const DATA: u32 = 0x3701_0102;
const SIZE: u32 = 0x0E20_0003;
const OBJECT_TYPE: u32 = 0x0FFE_0003;

fn attachment(position: Option<i32>) -> Properties {
    let mut list = properties(&[(METHOD, 1.into()), (FILE_NAME, "a.txt".into()), (DATA, vec![1u8].into())]);
    list.extend(position.map(|position| (tag(POSITION), position.into())));
    list
}

fn numbers(table: &Table) -> Vec<PropertyValue> {
    set_columns(table, &[NUMBER]);
    read(table, i32::MAX).into_iter().map(|row| row[0].1.clone()).collect()
}

#[test]
fn f282_the_required_columns_come_first() {
    let table = Fake::new(vec![(0, attachment(Some(-1)))]).table(TableKind::Attachments);
    assert_eq!(columns(&table), [NUMBER, KEY, RECORD_KEY, POSITION, METHOD, FILE_NAME]);
    let row = &read(&table, 1)[0];
    assert_eq!(row[0], (tag(NUMBER), 0.into()));
    assert_eq!(row[1], (tag(KEY), vec![0u8, 0, 0, 0].into()));
    assert_eq!(row[2], error_cell(0x0FF9, ErrorCode::NOT_FOUND));
    assert_eq!(row[3], (tag(POSITION), (-1).into()));
    let empty = Fake::new(Vec::new()).table(TableKind::Attachments);
    assert_eq!(columns(&empty), [NUMBER, KEY, RECORD_KEY, POSITION, METHOD]);
}

#[test]
fn f282_content_is_a_column_when_all_are_asked_for() {
    let all = |table: &Table| {
        let columns = table.query_columns(QueryColumnsFlags::ALL_COLUMNS).unwrap();
        columns.into_iter().map(PropertyTag::to_u32).skip(5).collect::<Vec<_>>()
    };
    let table = Fake::new(vec![(0, attachment(None))]).table(TableKind::Attachments);
    assert_eq!(all(&table), [FILE_NAME, DATA, SIZE, OBJECT_TYPE]);
    set_columns(&table, &[DATA, OBJECT_TYPE, SIZE]);
    let row = &read(&table, 1)[0];
    assert_eq!(row[0].1, vec![1u8].into());
    assert_eq!(row[1].1, 7.into(), "MAPI_ATTACH");
    assert_eq!(row[2], error_cell(0x0E20, ErrorCode::NOT_FOUND));
    let without = Fake::new(vec![(0, properties(&[(0x3701_000D, PropertyValue::Null)]))]);
    assert_eq!(all(&without.table(TableKind::Attachments)), [SIZE, OBJECT_TYPE]);
}

#[test]
fn f283_rendering_positions_are_signed_and_then_the_number_decides() {
    let rows = [(4, Some(7)), (3, Some(-1)), (2, None), (1, Some(7)), (0, Some(0)), (5, Some(-1))];
    let rows = rows.map(|(number, position)| (number, attachment(position)));
    let table = Fake::new(rows.to_vec()).table(TableKind::Attachments);
    let expected: Vec<PropertyValue> = [3, 5, 0, 1, 4, 2].map(PropertyValue::from).to_vec();
    assert_eq!(numbers(&table), expected);
}

#[test]
fn f284_attachments_have_no_bookmarks() {
    let table = Fake::new(vec![(0, attachment(None))]).table(TableKind::Attachments);
    assert_eq!(code(table.create_bookmark()), ErrorCode::NO_SUPPORT);
    assert_eq!(code(table.seek_row(Bookmark::from_raw(3), 0)), ErrorCode::INVALID_BOOKMARK);
    assert_eq!(code(table.free_bookmark(Bookmark::from_raw(3))), ErrorCode::INVALID_BOOKMARK);
    table.free_bookmark(Bookmark::END).unwrap();
}

#[test]
fn f331_attachments_say_their_order() {
    let table = Fake::new(Vec::new()).table(TableKind::Attachments);
    let default = vec![ascend(POSITION), ascend(NUMBER)];
    assert_eq!(table.query_sort_order().unwrap().keys, default);
    sort(&table, &[descend(FILE_NAME)]);
    assert_eq!(table.query_sort_order().unwrap().keys, [descend(FILE_NAME)]);
    sort(&table, &[]);
    assert_eq!(table.query_sort_order().unwrap().keys, default);
}

#[test]
fn f310_attachments_can_be_restricted_and_sorted() {
    let rows = [0_u32, 1, 2].map(|number| (number, attachment(Some(number.cast_signed()))));
    let table = Fake::new(rows.to_vec()).table(TableKind::Attachments);
    let behind = Restriction::Property { relation: RelOp::Greater, tag: tag(POSITION), value: 0.into() };
    restrict(&table, behind);
    sort(&table, &[descend(POSITION)]);
    assert_eq!(numbers(&table), [PropertyValue::from(2), 1.into()]);
}
