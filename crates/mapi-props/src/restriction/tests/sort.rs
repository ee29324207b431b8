//! The order of rows.

use std::cmp::Ordering;

use crate::error_code::ErrorCode;
use crate::restriction::{SortKey, SortOrder, SortOrderSet};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;
use crate::{CodePage, FileTime};

type Row = Vec<(PropertyTag, PropertyValue)>;

const NAME: u32 = 0x3001_001F;
const NUMBER: u32 = 0x3000_0003;

fn row(properties: &[(u32, PropertyValue)]) -> Row {
    properties.iter().map(|(tag, value)| (PropertyTag::from_u32(*tag), value.clone())).collect()
}

fn by(keys: &[(u32, SortOrder)]) -> SortOrderSet {
    let key = |&(tag, order): &(u32, SortOrder)| SortKey { tag: PropertyTag::from_u32(tag), order };
    let set = SortOrderSet::from(keys.iter().map(key).collect::<Vec<_>>());
    set.check().unwrap();
    set
}

fn names(names: &[&str]) -> Vec<Row> {
    names.iter().map(|name| row(&[(NAME, (*name).into())])).collect()
}

#[test]
fn text_is_sorted_without_case_and_then_by_code_point() {
    let rows = names(&["b", "a", "B", "A", "\u{E4}", "\u{C4}"]);
    assert_eq!(by(&[(NAME, SortOrder::Ascend)]).arrange(&rows), [3, 1, 2, 0, 5, 4]);
    let mut mixed = names(&["b", "c"]);
    mixed.push(row(&[(0x3001_001E, PropertyValue::String8(b"BB".to_vec(), CodePage::WINDOWS_1252))]));
    assert_eq!(by(&[(NAME, SortOrder::Ascend)]).arrange(&mixed), [0, 2, 1]);
}

#[test]
fn the_case_of_lists_decides_only_where_nothing_else_does() {
    let list = |values: &[&str]| {
        let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
        row(&[(0x8001_101F, values.into())])
    };
    let rows = [list(&["a", "b"]), list(&["A", "x"]), list(&["A", "b"]), list(&["a"])];
    assert_eq!(by(&[(0x8001_101F, SortOrder::Ascend)]).arrange(&rows), [3, 2, 0, 1]);
}

#[test]
fn rows_that_no_key_tells_apart_stay_in_order() {
    let rows: Vec<Row> = (0..9).map(|i| row(&[(NUMBER, (i % 3).into())])).collect();
    assert_eq!(by(&[(NUMBER, SortOrder::Ascend)]).arrange(&rows), [0, 3, 6, 1, 4, 7, 2, 5, 8]);
    assert_eq!(by(&[(NUMBER, SortOrder::Descend)]).arrange(&rows), [2, 5, 8, 1, 4, 7, 0, 3, 6]);
    assert_eq!(by(&[]).arrange(&rows), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn later_keys_decide_where_earlier_ones_do_not() {
    let rows = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]
        .map(|(number, name)| row(&[(NUMBER, number.into()), (NAME, name.into())]));
    let set = by(&[(NUMBER, SortOrder::Descend), (NAME, SortOrder::Ascend)]);
    assert_eq!(set.arrange(&rows), [2, 0, 1, 3]);
}

#[test]
fn rows_without_the_key_come_last_in_both_directions() {
    let tag = 0x1234_0005;
    let rows = [
        row(&[]),
        row(&[(tag, f64::NAN.into())]),
        row(&[(tag, 1.0.into())]),
        row(&[(0x1234_0003, 5.into())]),
        row(&[(tag, 2.0.into())]),
        row(&[(0x1234_000A, ErrorCode::NOT_FOUND.into())]),
    ];
    assert_eq!(by(&[(tag, SortOrder::Ascend)]).arrange(&rows), [2, 4, 1, 0, 3, 5]);
    assert_eq!(by(&[(tag, SortOrder::Descend)]).arrange(&rows), [4, 2, 1, 0, 3, 5]);
}

#[test]
fn times_are_unsigned_and_numbers_signed() {
    let times = [u64::MAX, 0, 1].map(|t| row(&[(0x0039_0040, FileTime::from_ticks(t).into())]));
    assert_eq!(by(&[(0x0039_0040, SortOrder::Ascend)]).arrange(&times), [1, 2, 0]);
    let numbers = [1, -1, 0].map(|n| row(&[(NUMBER, n.into())]));
    assert_eq!(by(&[(NUMBER, SortOrder::Ascend)]).arrange(&numbers), [1, 2, 0]);
}

#[test]
fn orders_that_rows_cannot_have_are_too_complex() {
    let key = |tag: u32, order| SortKey { tag: PropertyTag::from_u32(tag), order };
    let name = key(NAME, SortOrder::Ascend);
    let refused = [
        SortOrderSet { keys: vec![name], categories: 1, expanded: 0 },
        SortOrderSet { keys: vec![name], categories: 0, expanded: 1 },
        vec![key(NAME, SortOrder::Combine)].into(),
        vec![key(NAME, SortOrder::CategoryMax)].into(),
        vec![key(NAME, SortOrder::CategoryMin)].into(),
        vec![name, key(NUMBER, SortOrder::Ascend), name].into(),
        vec![name, key(0x3001_001E, SortOrder::Descend)].into(),
        vec![key(0x3701_000D, SortOrder::Ascend)].into(),
        vec![key(0x3001_0000, SortOrder::Ascend)].into(),
        vec![key(0x3001_0001, SortOrder::Ascend)].into(),
        vec![key(0x3001_0033, SortOrder::Ascend)].into(),
        vec![key(0x3001_2003, SortOrder::Ascend)].into(),
    ];
    for set in refused {
        assert_eq!(set.check(), Err(ErrorCode::TOO_COMPLEX), "{set:?}");
    }
    let both = [key(0x1234_101F, SortOrder::Ascend), key(0x1234_301F, SortOrder::Ascend)];
    assert_eq!(SortOrderSet::from(both.to_vec()).check(), Ok(()), "the list and one of its values");
}

#[test]
fn two_rows_compare_as_they_are_arranged() {
    let set = by(&[(NUMBER, SortOrder::Descend)]);
    let rows = [1, 2].map(|n| row(&[(NUMBER, n.into())]));
    assert_eq!(set.compare(&rows[0], &rows[1]), Ordering::Greater);
    assert_eq!(set.compare(&rows[1], &rows[1]), Ordering::Equal);
    assert_eq!(set.compare(&row(&[]), &rows[1]), Ordering::Greater);
}
