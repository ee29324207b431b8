//! Each kind of restriction, on a table.

use mapi_props::{BitmaskOp, FileTime, FuzzyLevel, PropertyType};

use super::*;
use Restriction as R;

/// Four recipients with a bit of everything.
fn table() -> Table {
    let colors =
        |list: &[&str]| PropertyValue::from(list.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>());
    let rows = vec![
        (0, properties(&[(NAME, "anna".into()), (KIND, 1.into()), (COLORS, colors(&["red", "blue"]))])),
        (1, properties(&[(NAME, "Bob".into()), (KIND, (-1).into()), (0x3003_001E, text8(b"BOB"))])),
        (
            2,
            properties(&[
                (NAME, "carl".into()),
                (0x0E0F_000B, true.into()),
                (0x300B_0102, vec![1u8, 2].into()),
            ]),
        ),
        (3, properties(&[(NAME, "Dora".into()), (KIND, 6.into()), (COLORS, colors(&["green"]))])),
    ];
    Fake::new(rows).recipient_table()
}

fn text8(text: &[u8]) -> PropertyValue {
    PropertyValue::String8(text.to_vec(), CodePage::WINDOWS_1252)
}

/// The rows that satisfy, by number.
fn rows(restriction: R) -> Vec<u32> {
    let table = table();
    restrict(&table, restriction);
    set_columns(&table, &[ROW_ID]);
    let number = |row: TableRow| match row[0].1 {
        PropertyValue::Integer32(number) => number.cast_unsigned(),
        _ => u32::MAX,
    };
    read(&table, 9).into_iter().map(number).collect()
}

fn refused(restriction: R) -> ErrorCode {
    code(table().restrict(Some(restriction), TableFlags::NONE))
}

fn property(relation: RelOp, column: u32, value: impl Into<PropertyValue>) -> R {
    R::Property { relation, tag: tag(column), value: value.into() }
}

fn content(level: FuzzyLevel, column: u32, value: impl Into<PropertyValue>) -> R {
    R::Content { level, tag: tag(column), value: value.into() }
}

#[test]
fn f312_restrictions_nest() {
    let to = || property(RelOp::Equal, KIND, 1);
    let cc = || property(RelOp::Equal, KIND, 6);
    assert_eq!(rows(R::Or(vec![to(), cc()])), [0, 3]);
    assert_eq!(rows(R::And(vec![to(), cc()])), [0; 0]);
    assert_eq!(rows(R::Not(Box::new(R::Or(vec![to(), cc()])))), [1, 2]);
    assert_eq!(rows(R::And(vec![R::Or(vec![to(), cc()]), R::Not(Box::new(to()))])), [3]);
    assert_eq!(rows(R::And(Vec::new())), [0, 1, 2, 3]);
    assert_eq!(rows(R::Or(Vec::new())), [0; 0]);
}

#[test]
fn f313_the_value_of_the_row_stands_on_the_left() {
    assert_eq!(rows(property(RelOp::Less, NAME, "C")), [0, 1]);
    assert_eq!(rows(property(RelOp::LessOrEqual, NAME, "BOB")), [0, 1]);
    assert_eq!(rows(property(RelOp::Greater, NAME, "BOB")), [2, 3]);
    assert_eq!(rows(property(RelOp::GreaterOrEqual, NAME, "Carl")), [2, 3]);
    assert_eq!(rows(property(RelOp::Equal, NAME, "ANNA")), [0]);
    assert_eq!(rows(property(RelOp::NotEqual, NAME, "ANNA")), [1, 2, 3]);
    assert_eq!(rows(property(RelOp::Equal, 0x3003_001F, "bob")), [1], "text of the other width");
}

#[test]
fn f313_regular_expressions_are_too_complex() {
    assert_eq!(refused(property(RelOp::Regex, NAME, "a.*")), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f313_each_type_has_its_order() {
    let values: [(PropertyValue, PropertyValue); 11] = [
        (1i16.into(), 2i16.into()),
        ((-1).into(), 0.into()),
        ((-1i64).into(), 0i64.into()),
        (mapi_props::Currency::from_raw(-1).into(), mapi_props::Currency::from_raw(0).into()),
        (0.5f32.into(), 1f32.into()),
        ((-0.5f64).into(), 0.5f64.into()),
        (FileTime::from_ticks(1).into(), FileTime::from_ticks(u64::MAX).into()),
        ("a".into(), "B".into()),
        (text8(b"a"), text8(b"B")),
        (vec![1u8].into(), vec![1u8, 0].into()),
        (mapi_props::Guid::from_bytes([1; 16]).into(), mapi_props::Guid::from_bytes([0xFF; 16]).into()),
    ];
    for (small, large) in values {
        let column = 0x8003_0000 | u32::from(small.property_type().code());
        let row = properties(&[(column, small.clone())]);
        let table = Fake::new(vec![(0, row)]).recipient_table();
        for (relation, holds) in [
            (RelOp::Less, true),
            (RelOp::LessOrEqual, true),
            (RelOp::Greater, false),
            (RelOp::GreaterOrEqual, false),
            (RelOp::Equal, false),
            (RelOp::NotEqual, true),
        ] {
            restrict(&table, property(relation, column, large.clone()));
            assert_eq!(table.row_count().unwrap(), u32::from(holds), "{small:?} {relation:?} {large:?}");
        }
    }
}

#[test]
fn f314_the_types_of_tag_and_constant_agree() {
    assert_eq!(refused(property(RelOp::Equal, NAME, 1)), ErrorCode::TOO_COMPLEX);
    assert_eq!(refused(property(RelOp::Equal, KIND, 1i64)), ErrorCode::TOO_COMPLEX);
    assert_eq!(refused(property(RelOp::Equal, KIND, vec![1])), ErrorCode::TOO_COMPLEX);
    assert_eq!(rows(property(RelOp::Equal, NAME8, "anna")), [0], "widths may differ");
}

#[test]
fn f315_one_value_of_a_list_satisfies() {
    assert_eq!(rows(property(RelOp::Equal, COLORS, "BLUE")), [0]);
    assert_eq!(rows(property(RelOp::NotEqual, COLORS, "blue")), [0, 3]);
    assert_eq!(
        rows(property(RelOp::Equal, COLORS, vec!["red".to_owned(), "BLUE".to_owned()])),
        [0],
        "as a whole"
    );
    assert_eq!(rows(property(RelOp::Less, COLORS, vec!["red".to_owned()])), [3]);
}

#[test]
fn f316_a_property_that_is_missing_satisfies_nothing() {
    for relation in (0..6).filter_map(RelOp::from_code) {
        let found = rows(R::Or(vec![property(relation, KIND, 0)]));
        assert!(!found.contains(&2), "{relation:?}");
        assert!(rows(R::Not(Box::new(property(relation, KIND, 0)))).contains(&2), "{relation:?}");
    }
}

#[test]
fn f317_integers_are_signed_and_truth_is_one_value() {
    assert_eq!(rows(property(RelOp::Less, KIND, 0)), [1]);
    assert_eq!(rows(property(RelOp::Equal, 0x0E0F_000B, true)), [2]);
    assert_eq!(rows(property(RelOp::NotEqual, 0x0E0F_000B, true)), [0; 0]);
}

#[test]
fn f318_text_and_bytes_are_found_as_exactly_as_asked() {
    let ignoring = FuzzyLevel::IGNORE_CASE;
    assert_eq!(rows(content(FuzzyLevel::FULL_STRING, NAME, "bob")), [0; 0]);
    assert_eq!(rows(content(FuzzyLevel::FULL_STRING | ignoring, NAME, "bob")), [1]);
    assert_eq!(rows(content(FuzzyLevel::PREFIX, NAME, "Do")), [3]);
    assert_eq!(rows(content(FuzzyLevel::PREFIX | ignoring, NAME, "BO")), [1]);
    assert_eq!(rows(content(FuzzyLevel::SUBSTRING, NAME, "ar")), [2]);
    assert_eq!(rows(content(FuzzyLevel::SUBSTRING | ignoring, NAME, "O")), [1, 3]);
    assert_eq!(rows(content(FuzzyLevel::SUBSTRING, 0x300B_0102, vec![2u8])), [2]);
    assert_eq!(rows(content(FuzzyLevel::PREFIX | FuzzyLevel::LOOSE, 0x300B_0102, vec![1u8])), [2]);
    assert_eq!(rows(content(FuzzyLevel::FULL_STRING, 0x300B_0102, vec![1u8])), [0; 0]);
    let both = FuzzyLevel::SUBSTRING | FuzzyLevel::PREFIX;
    assert_eq!(refused(content(both, NAME, "a")), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f319_the_types_of_both_tags_agree() {
    assert_eq!(refused(content(FuzzyLevel::PREFIX, NAME, vec![1u8])), ErrorCode::TOO_COMPLEX);
    assert_eq!(refused(content(FuzzyLevel::PREFIX, 0x300B_0102, "a")), ErrorCode::TOO_COMPLEX);
    assert_eq!(refused(content(FuzzyLevel::PREFIX, KIND, 1)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f320_two_columns_are_compared() {
    let compare = |relation, left: u32, right: u32| R::CompareProperties {
        relation,
        left: tag(left),
        right: tag(right),
    };
    assert_eq!(rows(compare(RelOp::Equal, NAME, 0x3003_001F)), [1]);
    assert_eq!(rows(compare(RelOp::Less, KIND, ROW_ID)), [1]);
    assert_eq!(rows(compare(RelOp::Greater, KIND, ROW_ID)), [0, 3]);
    assert_eq!(refused(compare(RelOp::Equal, NAME, KIND)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f321_bits_are_clear_or_set() {
    let mask = |operation, column: u32, mask| R::Bitmask { operation, tag: tag(column), mask };
    assert_eq!(rows(mask(BitmaskOp::NotEqualZero, KIND, 4)), [1, 3]);
    assert_eq!(rows(mask(BitmaskOp::EqualZero, KIND, 4)), [0]);
    assert_eq!(rows(mask(BitmaskOp::NotEqualZero, KIND, 0x8000_0000)), [1]);
    assert_eq!(refused(mask(BitmaskOp::EqualZero, NAME, 1)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f322_values_have_sizes_in_bytes() {
    let size = |relation, column: u32, size| R::Size { relation, tag: tag(column), size };
    assert_eq!(rows(size(RelOp::Equal, NAME, 8)), [0, 2, 3]);
    assert_eq!(rows(size(RelOp::Less, NAME, 8)), [1]);
    assert_eq!(rows(size(RelOp::Equal, NAME8, 3)), [1], "in 8 bits");
    assert_eq!(rows(size(RelOp::Equal, 0x3003_001F, 6)), [1], "in 16 bits");
    assert_eq!(rows(size(RelOp::GreaterOrEqual, 0x300B_0102, 2)), [2]);
    assert_eq!(rows(size(RelOp::Equal, KIND, 4)), [0, 1, 3]);
    assert_eq!(rows(size(RelOp::Greater, COLORS, 12)), [0]);
}

#[test]
fn f323_properties_exist_or_do_not() {
    let exist = |column: u32| R::Exist { tag: tag(column) };
    assert_eq!(rows(exist(KIND)), [0, 1, 3]);
    assert_eq!(rows(R::Not(Box::new(exist(KIND)))), [2]);
    assert_eq!(rows(exist(KEY)), [0, 1, 2, 3]);
    assert_eq!(rows(exist(tag(KIND).with_type(PropertyType::Unspecified).to_u32())), [0, 1, 3]);
    assert_eq!(refused(exist(0x3701_000D)), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f324_restrictions_for_other_tables_are_too_complex() {
    let inner = || Box::new(property(RelOp::Equal, KIND, 1));
    let sub_object = tag(0x0E12_000D);
    assert_eq!(refused(R::SubRestriction { sub_object, restriction: inner() }), ErrorCode::TOO_COMPLEX);
    assert_eq!(refused(R::Count { count: 1, restriction: inner() }), ErrorCode::TOO_COMPLEX);
    let annotation = R::Annotation { properties: Vec::new(), restriction: Some(inner()) };
    assert_eq!(refused(annotation), ErrorCode::TOO_COMPLEX);
}

#[test]
fn f325_a_comment_does_not_decide() {
    let comment = |restriction: Option<R>| R::Comment {
        properties: properties(&[(NAME, "for people".into())]),
        restriction: restriction.map(Box::new),
    };
    assert_eq!(rows(comment(Some(property(RelOp::Equal, KIND, 1)))), [0]);
    assert_eq!(rows(comment(None)), [0, 1, 2, 3]);
    let refused_inside = comment(Some(property(RelOp::Regex, NAME, "a")));
    assert_eq!(refused(refused_inside), ErrorCode::TOO_COMPLEX);
}
