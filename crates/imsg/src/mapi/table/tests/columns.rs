//! Columns and what stands in them.

use mapi_props::Currency;

use super::*;
use crate::mapi::Bookmark;

fn with_lists(colors: &[&str], sizes: &[i32]) -> Properties {
    let colors: Vec<_> = colors.iter().map(|color| (*color).to_owned()).collect();
    properties(&[(NAME, "a".into()), (COLORS, colors.into()), (SIZES, sizes.to_vec().into())])
}

#[test]
fn f285_recipients_show_all_that_they_have() {
    let rows = vec![
        (0, properties(&[(NAME, "Anna".into()), (0x3002_001F, "SMTP".into())])),
        (1, properties(&[(KIND, 2.into()), (0x3A40_000B, true.into()), (0x3701_000D, PropertyValue::Null)])),
        (2, properties(&[(0x3002_0003, 5.into()), (0x3002_001E, PropertyValue::Null), (ROW_ID, 77.into())])),
    ];
    let table = Fake::new(rows).recipient_table();
    assert_eq!(columns(&table), [ROW_ID, NAME, KIND, KEY, 0x3002_001F, 0x3A40_000B, 0x3002_0003]);
    let rows = read(&table, 10);
    assert_eq!(rows[2][0].1, 2.into(), "the row id is the number of the row");
    assert_eq!(rows[0][4].1, "SMTP".into());
    assert_eq!(rows[2][4], error_cell(0x3002, ErrorCode::NOT_FOUND));
    assert_eq!(rows[2][6].1, 5.into());
}

#[test]
fn f285_default_columns_follow_the_rows() {
    let fake = Fake::recipients(&["a"]);
    let table = fake.recipient_table();
    assert_eq!(columns(&table), [ROW_ID, NAME, KIND, KEY]);
    fake.put(1, properties(&[(0x3002_001F, "SMTP".into())]));
    assert_eq!(columns(&table), [ROW_ID, NAME, KIND, KEY, 0x3002_001F]);
}

#[test]
fn f285_strings_of_a_table_in_8_bits_are_in_8_bits() {
    let fake = Fake::in_page(vec![(0, named("\u{42F}\u{1F600}"))], CodePage::WINDOWS_1251);
    let table = Table::open(TableKind::Recipients, false, fake);
    assert_eq!(columns(&table), [ROW_ID, NAME8, KIND, KEY]);
    let expected = PropertyValue::String8(b"\xDF?".to_vec(), CodePage::WINDOWS_1251);
    assert_eq!(read(&table, 1)[0][1], (tag(NAME8), expected));
}

#[test]
fn f286_a_table_has_at_least_one_column() {
    let table = Fake::recipients(&["a"]).recipient_table();
    set_columns(&table, &[NAME]);
    assert_eq!(code(table.set_columns(&[], TableFlags::NONE)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(columns(&table), [NAME], "the columns stay");
}

#[test]
fn f287_columns_come_in_the_order_of_their_tags() {
    let table = Fake::recipients(&["a"]).recipient_table();
    set_columns(&table, &[KIND, 0x1234_001F, NAME, 0x3001_0003, NAME]);
    let row = &read(&table, 1)[0];
    let expected = [
        (tag(KIND), 1.into()),
        error_cell(0x1234, ErrorCode::NOT_FOUND),
        (tag(NAME), "a".into()),
        error_cell(0x3001, ErrorCode::NOT_FOUND),
        (tag(NAME), "a".into()),
    ];
    assert_eq!(row[..], expected);
}

#[test]
fn f287_what_is_no_value_is_not_found() {
    let unknown = PropertyValue::Other {
        property_type: mapi_props::PropertyType::Integer32,
        inline: [0; 8],
        bytes: None,
    };
    let object = PropertyValue::Object(mapi_props::ObjectValue { size: 0, reserved: 0 });
    let row = properties(&[(0x1111_0003, unknown), (0x3701_000D, object)]);
    let table = Fake::new(vec![(0, row)]).recipient_table();
    set_columns(&table, &[0x1111_0003, 0x3701_000D, 0x3701_0000]);
    let expected = [0x1111, 0x3701, 0x3701].map(|id| error_cell(id, ErrorCode::NOT_FOUND));
    assert_eq!(read(&table, 1)[0][..], expected);
}

#[test]
fn f287_strings_have_the_width_that_the_tag_asks_for() {
    let page = CodePage::WINDOWS_1251;
    let text8 = PropertyValue::String8(b"\xDF".to_vec(), page);
    let list8 = PropertyValue::MultipleString8(vec![b"\xDF".to_vec()], page);
    let unknown = PropertyValue::String8(b"a".to_vec(), CodePage::new(500));
    let row = properties(&[
        (0x1001_001E, text8.clone()),
        (0x1002_001F, "\u{42F}".into()),
        (0x1003_101E, list8.clone()),
        (0x1004_101F, vec!["\u{42F}".to_owned()].into()),
        (0x1005_001E, unknown.clone()),
    ]);
    let table = Fake::in_page(vec![(0, row)], page).recipient_table();
    let cases: [(u32, PropertyValue); 9] = [
        (0x1001_001F, "\u{42F}".into()),
        (0x1001_001E, text8.clone()),
        (0x1002_001E, text8),
        (0x1003_101F, vec!["\u{42F}".to_owned()].into()),
        (0x1004_101E, list8),
        (0x1001_0000, "\u{42F}".into()),
        (0x1003_0000, vec!["\u{42F}".to_owned()].into()),
        (0x1005_001E, unknown),
        (0x1005_001F, PropertyValue::ErrorCode(ErrorCode::BAD_CHARWIDTH)),
    ];
    set_columns(&table, &cases.clone().map(|(tag, _)| tag));
    for ((tag, value), (asked, expected)) in read(&table, 1)[0].iter().zip(cases) {
        assert_eq!((tag.to_u32() >> 16, value), (asked >> 16, &expected), "0x{asked:08X}");
        assert_eq!(tag.property_type(), value.property_type());
    }
    let no_page = Fake::in_page(vec![(0, named("a"))], CodePage::new(500)).recipient_table();
    set_columns(&no_page, &[NAME8]);
    assert_eq!(read(&no_page, 1)[0][0], error_cell(0x3001, ErrorCode::BAD_CHARWIDTH));
}

#[test]
fn f288_a_column_of_pr_null_stays_free() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    set_columns(&table, &[1, NAME, 1]);
    for row in read(&table, 2) {
        assert_eq!(row[0], (tag(1), PropertyValue::Null));
        assert_eq!(row[2], (tag(1), PropertyValue::Null));
    }
    assert_eq!(columns(&table), [1, NAME, 1]);
}

#[test]
fn f289_a_list_is_one_cell_unless_a_row_per_value_is_asked_for() {
    let fake = Fake::new(vec![(0, with_lists(&["red", "green"], &[])), (1, named("b"))]);
    let table = fake.recipient_table();
    set_columns(&table, &[COLORS]);
    let both = PropertyValue::from(vec!["red".to_owned(), "green".to_owned()]);
    assert_eq!(read(&table, 9)[0][0], (tag(COLORS), both));
    set_columns(&table, &[COLOR_PER_ROW, KEY]);
    assert_eq!(table.row_count().unwrap(), 3);
    assert_eq!(columns(&table), [COLOR_PER_ROW, KEY]);
    let rows = read(&table, 9);
    assert_eq!(
        rows[0][..],
        [(tag(0x8001_001F), "red".into()), (tag(KEY), vec![0u8, 0, 0, 0, 0, 0, 0, 0].into())]
    );
    assert_eq!(
        rows[1][..],
        [(tag(0x8001_001F), "green".into()), (tag(KEY), vec![0u8, 0, 0, 0, 1, 0, 0, 0].into())]
    );
    assert_eq!(
        rows[2][..],
        [error_cell(0x8001, ErrorCode::NOT_FOUND), (tag(KEY), vec![1u8, 0, 0, 0].into())]
    );
}

#[test]
fn f289_two_such_columns_make_a_row_for_each_pair() {
    let fake = Fake::new(vec![(0, with_lists(&["red", "green"], &[1, 2, 3]))]);
    let table = fake.recipient_table();
    set_columns(&table, &[COLOR_PER_ROW, SIZE_PER_ROW, KEY, COLOR_PER_ROW]);
    let rows = read(&table, 99);
    let pairs: Vec<_> = rows.iter().map(|row| (row[0].1.clone(), row[1].1.clone())).collect();
    let expected: Vec<(PropertyValue, PropertyValue)> = ["red", "green"]
        .into_iter()
        .flat_map(|color| [1, 2, 3].map(|size| (color.into(), size.into())))
        .collect();
    assert_eq!(pairs, expected);
    let keys: std::collections::HashSet<_> = rows.iter().map(|row| format!("{:?}", row[2])).collect();
    assert_eq!(keys.len(), 6, "each row has a key of its own");
    assert!(rows.iter().all(|row| row[0] == row[3]));
}

#[test]
fn f289_the_flag_means_nothing_on_a_single_value() {
    let table = Fake::recipients(&["a", "b"]).recipient_table();
    set_columns(&table, &[0x3001_301F, 0x3001_3000, KEY]);
    let rows = read(&table, 9);
    assert_eq!(rows.len(), 2);
    let expected = [(tag(NAME), "a".into()), (tag(NAME), "a".into()), (tag(KEY), vec![0u8, 0, 0, 0].into())];
    assert_eq!(rows[0][..], expected);
}

#[test]
fn f289_every_type_of_list_has_a_row_per_value() {
    let page = CodePage::WINDOWS_1252;
    let lists: [(PropertyValue, PropertyValue); 12] = [
        (PropertyValue::MultipleInteger16(vec![1]), 1i16.into()),
        (PropertyValue::MultipleInteger32(vec![1]), 1i32.into()),
        (PropertyValue::MultipleInteger64(vec![1]), 1i64.into()),
        (PropertyValue::MultipleFloating32(vec![1.0]), 1f32.into()),
        (PropertyValue::MultipleFloating64(vec![1.0]), 1f64.into()),
        (PropertyValue::MultipleCurrency(vec![Currency::from_raw(1)]), Currency::from_raw(1).into()),
        (
            PropertyValue::MultipleFloatingTime(vec![mapi_props::FloatingTime::new(1.0)]),
            mapi_props::FloatingTime::new(1.0).into(),
        ),
        (
            PropertyValue::MultipleTime(vec![mapi_props::FileTime::from_ticks(1)]),
            mapi_props::FileTime::from_ticks(1).into(),
        ),
        (
            PropertyValue::MultipleGuid(vec![mapi_props::Guid::from_bytes([1; 16])]),
            mapi_props::Guid::from_bytes([1; 16]).into(),
        ),
        (
            PropertyValue::MultipleString8(vec![b"a".to_vec()], page),
            PropertyValue::String8(b"a".to_vec(), page),
        ),
        (PropertyValue::MultipleString(vec!["a".into()]), "a".into()),
        (PropertyValue::MultipleBinary(vec![vec![1]]), vec![1u8].into()),
    ];
    for (list, value) in lists {
        let kind = u32::from(list.property_type().code());
        let fake = Fake::new(vec![(0, properties(&[(0x8003_0000 | kind, list)]))]);
        let table = fake.recipient_table();
        set_columns(&table, &[0x8003_2000 | kind]);
        let row = &read(&table, 1)[0];
        assert_eq!(row[..], [(tag(0x8003_0000 | (kind & 0xFFF)), value)]);
    }
}

#[test]
fn f289_bookmarks_are_forgotten_only_when_the_rows_change() {
    let table = Fake::new(vec![(0, with_lists(&["red", "green"], &[])), (1, named("b"))]).recipient_table();
    table.seek_row(Bookmark::BEGINNING, 1).unwrap();
    let bookmark = table.create_bookmark().unwrap();
    set_columns(&table, &[NAME]);
    assert_eq!(row_of(&table), 1);
    table.seek_row(bookmark, 0).unwrap();
    set_columns(&table, &[COLOR_PER_ROW]);
    assert_eq!(row_of(&table), 0);
    assert_eq!(code(table.seek_row(bookmark, 0)), ErrorCode::INVALID_BOOKMARK);
}

#[test]
fn f289_rows_that_multiply_have_a_limit() {
    let many: Vec<i32> = (0..2000).collect();
    let row = properties(&[(SIZES, many.clone().into()), (0x8003_1003, many.into())]);
    let fake = Fake::new(vec![(0, row)]);
    let table = fake.recipient_table();
    let both = tags(&[SIZE_PER_ROW, 0x8003_3003]);
    assert_eq!(code(table.set_columns(&both, TableFlags::NONE)), ErrorCode::TABLE_TOO_BIG);
    assert_eq!(table.row_count().unwrap(), 1, "the rows stay");
    set_columns(&table, &[SIZE_PER_ROW]);
    assert_eq!(table.row_count().unwrap(), 2000);
}

#[test]
fn f289_a_table_that_grew_too_large_can_be_narrowed() {
    let fake = Fake::recipients(&["a"]);
    let table = fake.recipient_table();
    set_columns(&table, &[SIZE_PER_ROW, 0x8003_3003]);
    let many: Vec<i32> = (0..2000).collect();
    fake.put(0, properties(&[(SIZES, many.clone().into()), (0x8003_1003, many.into())]));
    assert_eq!(code(table.row_count()), ErrorCode::TABLE_TOO_BIG);
    set_columns(&table, &[SIZES]);
    assert_eq!(table.row_count().unwrap(), 1);
}

#[test]
fn f290_columns_are_those_of_the_view_or_all() {
    let table = Fake::recipients(&["a"]).recipient_table();
    set_columns(&table, &[NAME, 0x1234_0003]);
    assert_eq!(columns(&table), [NAME, 0x1234_0003]);
    let all = table.query_columns(QueryColumnsFlags::ALL_COLUMNS).unwrap();
    assert_eq!(all, tags(&[ROW_ID, NAME, KIND, KEY]));
    assert_eq!(code(QueryColumnsFlags::from_bits(2)), ErrorCode::UNKNOWN_FLAGS);
}

#[test]
fn columns_are_added_before_those_that_are_there() {
    let table = Fake::recipients(&["a"]).recipient_table();
    table.add_columns(&tags(&[0x1234_0003, KIND, 0x1234_0003])).unwrap();
    assert_eq!(columns(&table), [0x1234_0003, KIND, ROW_ID, NAME, KEY]);
}
