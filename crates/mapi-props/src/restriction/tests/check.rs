//! What is refused, and trees of any depth.

use crate::error_code::ErrorCode;
use crate::restriction::tests::row;
use crate::restriction::{BitmaskOp, FuzzyLevel, RelOp, Restriction};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;

use Restriction as R;

fn tag(value: u32) -> PropertyTag {
    PropertyTag::from_u32(value)
}

/// `not` so many times around a restriction that always holds.
fn nested(times: usize) -> R {
    (0..times).fold(R::And(Vec::new()), |inner, _| R::Not(Box::new(inner)))
}

#[test]
fn parts_that_cannot_be_evaluated_are_too_complex() {
    let inner = || Box::new(R::And(Vec::new()));
    let refused = [
        R::SubRestriction { sub_object: tag(0x0E12_000D), restriction: inner() },
        R::Count { count: 1, restriction: inner() },
        R::Annotation { properties: Vec::new(), restriction: Some(inner()) },
        R::Annotation { properties: Vec::new(), restriction: None },
        R::Property { relation: RelOp::Regex, tag: tag(0x3001_001F), value: "a".into() },
        R::Property { relation: RelOp::Equal, tag: tag(0x3001_001F), value: 1.into() },
        R::Property { relation: RelOp::Equal, tag: tag(0x3001_0000), value: 1.into() },
        R::Property { relation: RelOp::Equal, tag: tag(0x3001_0001), value: PropertyValue::Null },
        R::Property { relation: RelOp::Equal, tag: tag(0x3000_0003), value: vec![1].into() },
        R::Property { relation: RelOp::Equal, tag: tag(0x3000_3003), value: vec![1].into() },
        R::CompareProperties { relation: RelOp::Equal, left: tag(0x3001_001F), right: tag(0x3000_0003) },
        R::CompareProperties { relation: RelOp::Equal, left: tag(0x3701_000D), right: tag(0x3702_000D) },
        R::CompareProperties { relation: RelOp::Regex, left: tag(0x3000_0003), right: tag(0x3000_0003) },
        R::Bitmask { operation: BitmaskOp::EqualZero, tag: tag(0x3000_0002), mask: 1 },
        R::Bitmask { operation: BitmaskOp::EqualZero, tag: tag(0x3000_1003), mask: 1 },
        R::Size { relation: RelOp::Regex, tag: tag(0x3000_0003), size: 1 },
        R::Size { relation: RelOp::Equal, tag: tag(0x3701_000D), size: 1 },
        R::Exist { tag: tag(0x3701_000D) },
        R::Content { level: FuzzyLevel::from_bits(3), tag: tag(0x3001_001F), value: "a".into() },
        R::Content { level: FuzzyLevel::from_bits(4), tag: tag(0x3001_001F), value: "a".into() },
        R::Content { level: FuzzyLevel::PREFIX, tag: tag(0x3000_0003), value: 1.into() },
        R::Content {
            level: FuzzyLevel::PREFIX,
            tag: tag(0x3001_001F),
            value: PropertyValue::Binary(vec![1]),
        },
        R::Content { level: FuzzyLevel::PREFIX, tag: tag(0x3001_101F), value: vec!["a".to_owned()].into() },
    ];
    for restriction in refused {
        assert_eq!(restriction.check(), Err(ErrorCode::TOO_COMPLEX), "{restriction:?}");
        assert!(!restriction.matches(&row(0x3001_001F, "a")), "{restriction:?}");
        let inside = R::Or(vec![R::And(Vec::new()), R::Not(Box::new(restriction))]);
        assert_eq!(inside.check(), Err(ErrorCode::TOO_COMPLEX), "{inside:?}");
    }
}

#[test]
fn a_tree_of_256_levels_is_evaluated_and_one_of_257_is_not() {
    let any = row(0x3000_0003, 1);
    let deepest = nested(R::MAX_DEPTH - 1);
    assert_eq!(deepest.check(), Ok(()));
    assert!(!deepest.matches(&any), "an odd number of times not");
    let deeper = nested(R::MAX_DEPTH);
    assert_eq!(deeper.check(), Err(ErrorCode::TOO_COMPLEX));
    assert!(!deeper.matches(&any), "unknown, though an even number of times not");
}

#[test]
fn trees_of_a_million_levels_are_refused_and_dropped() {
    type Wrap = fn(R) -> R;
    let wraps: [Wrap; 5] = [
        |inner| R::Not(Box::new(inner)),
        |inner| R::And(vec![R::Or(Vec::new()), inner]),
        |inner| R::Comment { properties: Vec::new(), restriction: Some(Box::new(inner)) },
        |inner| R::Count { count: 0, restriction: Box::new(inner) },
        |inner| R::Annotation { properties: Vec::new(), restriction: Some(Box::new(inner)) },
    ];
    for wrap in wraps {
        let deep = (0..1_000_000).fold(R::And(Vec::new()), |inner, _| wrap(inner));
        assert_eq!(deep.check(), Err(ErrorCode::TOO_COMPLEX));
        assert!(!deep.matches(&row(0x3000_0003, 1)));
        drop(deep);
    }
}
