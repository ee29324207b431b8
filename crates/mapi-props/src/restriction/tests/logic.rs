//! And, or, not, and what needs no comparison.

use crate::restriction::tests::row;
use crate::restriction::{BitmaskOp, RelOp, Restriction};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;

use Restriction as R;

/// A restriction that holds for every row, or for none.
fn constant(holds: bool) -> R {
    if holds { R::And(Vec::new()) } else { R::Or(Vec::new()) }
}

fn holds(restriction: &R) -> bool {
    restriction.check().unwrap();
    restriction.matches(&row(0x3000_0003, 1))
}

#[test]
fn of_no_parts_and_is_true_and_or_is_false() {
    assert!(holds(&R::And(Vec::new())));
    assert!(!holds(&R::Or(Vec::new())));
}

#[test]
fn and_or_and_not_have_their_truth_tables() {
    for left in [false, true] {
        assert_eq!(holds(&R::Not(Box::new(constant(left)))), !left);
        for right in [false, true] {
            let parts = || vec![constant(left), constant(right)];
            assert_eq!(holds(&R::And(parts())), left && right, "{left} and {right}");
            assert_eq!(holds(&R::Or(parts())), left || right, "{left} or {right}");
        }
    }
}

#[test]
fn what_cannot_be_evaluated_is_false_where_it_decides() {
    let unknown = || R::Count { count: 1, restriction: Box::new(constant(true)) };
    let any = row(0x3000_0003, 1);
    assert!(!unknown().matches(&any));
    assert!(!R::Not(Box::new(unknown())).matches(&any));
    assert!(R::Or(vec![unknown(), constant(true)]).matches(&any));
    assert!(!R::Or(vec![unknown(), constant(false)]).matches(&any));
    assert!(!R::Not(Box::new(R::And(vec![constant(true), unknown()]))).matches(&any));
    assert!(R::Not(Box::new(R::And(vec![unknown(), constant(false)]))).matches(&any));
}

#[test]
fn a_comment_decides_as_what_it_comments() {
    let comment = |restriction: Option<R>| R::Comment {
        properties: vec![(PropertyTag::from_u32(0x3001_001F), "why".into())],
        restriction: restriction.map(Box::new),
    };
    assert!(holds(&comment(None)));
    assert!(holds(&comment(Some(constant(true)))));
    assert!(!holds(&comment(Some(constant(false)))));
}

#[test]
fn a_property_exists_with_its_type_or_with_any() {
    let present = row(0x3001_001E, PropertyValue::String8(b"x".to_vec(), crate::CodePage::WINDOWS_1252));
    for (tag, expected) in [
        (0x3001_001F, true),
        (0x3001_001E, true),
        (0x3001_0000, true),
        (0x3001_0003, false),
        (0x3002_001F, false),
    ] {
        let exist = R::Exist { tag: PropertyTag::from_u32(tag) };
        exist.check().unwrap();
        assert_eq!(exist.matches(&present), expected, "0x{tag:08X}");
    }
    let error = row(0x3001_000A, crate::ErrorCode::NOT_FOUND);
    assert!(!R::Exist { tag: PropertyTag::from_u32(0x3001_0000) }.matches(&error));
}

#[test]
fn a_mask_asks_for_clear_or_for_set_bits() {
    let mask = |operation, mask| R::Bitmask { operation, tag: PropertyTag::from_u32(0x0E07_0003), mask };
    let flags = row(0x0E07_0003, -2_147_483_647);
    for (bits, is_set) in [(0x8000_0000, true), (1, true), (2, false), (0, false), (3, true)] {
        assert_eq!(mask(BitmaskOp::NotEqualZero, bits).matches(&flags), is_set, "{bits:X}");
        assert_eq!(mask(BitmaskOp::EqualZero, bits).matches(&flags), !is_set, "{bits:X}");
    }
    let absent = row(0x3000_0003, 0);
    assert!(!mask(BitmaskOp::EqualZero, 1).matches(&absent));
    assert!(!mask(BitmaskOp::NotEqualZero, 1).matches(&absent));
}

#[test]
fn sizes_are_in_bytes_without_terminators() {
    let page = crate::CodePage::SHIFT_JIS;
    let kanji = || PropertyValue::String8(b"\x93\xFA\x96\x7B".to_vec(), page);
    let list =
        |values: &[&str]| PropertyValue::MultipleString(values.iter().map(|v| (*v).to_owned()).collect());
    let cases: Vec<(u32, PropertyValue, u32)> = vec![
        (0x1234_0002, PropertyValue::Integer16(1), 2),
        (0x1234_0003, PropertyValue::Integer32(1), 4),
        (0x1234_0004, PropertyValue::Floating32(1.0), 4),
        (0x1234_0005, PropertyValue::Floating64(1.0), 8),
        (0x1234_000B, PropertyValue::Boolean(true), 2),
        (0x1234_0014, PropertyValue::Integer64(1), 8),
        (0x1234_0040, PropertyValue::Time(crate::FileTime::from_ticks(1)), 8),
        (0x1234_0048, PropertyValue::Guid(crate::Guid::from_bytes([1; 16])), 16),
        (0x1234_001F, "a\u{1F600}".into(), 6),
        (0x1234_001E, kanji(), 4),
        (0x1234_001E, "\u{E4}b".into(), 2),
        (0x1234_101E, list(&["a", "\u{E4}b"]), 3),
        (0x1234_001F, kanji(), 4),
        (0x1234_0102, PropertyValue::Binary(vec![0; 9]), 9),
        (0x1234_1003, PropertyValue::MultipleInteger32(vec![1, 2, 3]), 12),
        (0x1234_101F, list(&["a", "bc"]), 6),
        (0x1234_1102, PropertyValue::MultipleBinary(vec![vec![1], vec![2, 3]]), 3),
        (0x1234_1048, PropertyValue::MultipleGuid(vec![crate::Guid::from_bytes([1; 16]); 2]), 32),
    ];
    for (tag, value, expected) in cases {
        let present = row(tag, value);
        for (relation, size, holds) in [
            (RelOp::Equal, expected, true),
            (RelOp::Less, expected, false),
            (RelOp::GreaterOrEqual, expected, true),
            (RelOp::Greater, expected - 1, true),
            (RelOp::NotEqual, expected + 1, true),
        ] {
            let restriction = R::Size { relation, tag: PropertyTag::from_u32(tag), size };
            restriction.check().unwrap();
            assert_eq!(restriction.matches(&present), holds, "{present:?} {relation:?} {size}");
        }
    }
    let absent = R::Size { relation: RelOp::Less, tag: PropertyTag::from_u32(0x1235_0003), size: 9 };
    assert!(!absent.matches(&row(0x1234_0003, 1)));
}
