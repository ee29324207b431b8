//! Values against constants and against each other.

use std::cmp::Ordering;

use crate::restriction::tests::row;
use crate::restriction::{PropertyRow, RelOp, Restriction};
use crate::tag::{PropertyId, PropertyTag};
use crate::value::{Currency, PropertyValue};
use crate::{CodePage, ErrorCode, FileTime, FloatingTime, Guid};

use PropertyValue as V;
use Restriction as R;

const RELATIONS: [(RelOp, [bool; 3]); 6] = [
    (RelOp::Less, [true, false, false]),
    (RelOp::LessOrEqual, [true, true, false]),
    (RelOp::Greater, [false, false, true]),
    (RelOp::GreaterOrEqual, [false, true, true]),
    (RelOp::Equal, [false, true, false]),
    (RelOp::NotEqual, [true, false, true]),
];

fn tag_of(value: &V) -> PropertyTag {
    PropertyId::new(0x1234).with_type(value.property_type())
}

fn property(relation: RelOp, tag: PropertyTag, value: V) -> R {
    let restriction = R::Property { relation, tag, value };
    restriction.check().unwrap();
    restriction
}

/// Asserts the answer of each relation for a row's value and a constant.
fn assert_relations(value: &V, constant: &V, expected: Ordering) {
    let present = [(tag_of(value), value.clone())];
    for (relation, answers) in RELATIONS {
        let column = match expected {
            Ordering::Less => 0,
            Ordering::Equal => 1,
            Ordering::Greater => 2,
        };
        let answer = property(relation, tag_of(value), constant.clone()).matches(&present);
        assert_eq!(answer, answers[column], "{value:?} {relation:?} {constant:?}");
    }
}

/// Asserts that each value is smaller than the one after it, and equal to itself.
fn assert_ascending(values: &[V]) {
    for pair in values.windows(2) {
        assert_relations(&pair[0], &pair[1], Ordering::Less);
        assert_relations(&pair[1], &pair[0], Ordering::Greater);
    }
    for value in values {
        assert_relations(value, value, Ordering::Equal);
    }
}

fn text8(text: &[u8]) -> V {
    V::String8(text.to_vec(), CodePage::WINDOWS_1252)
}

#[test]
fn six_relations_hold_as_they_should_for_every_type() {
    let guid = |first| {
        let mut bytes = [0; 16];
        bytes[0] = first;
        V::Guid(Guid::from_bytes(bytes))
    };
    let strings = |list: &[&str]| V::MultipleString(list.iter().map(|v| (*v).to_owned()).collect());
    let ascending: &[&[V]] = &[
        &[V::Integer16(-2), V::Integer16(-1), V::Integer16(0), V::Integer16(i16::MAX)],
        &[V::Integer32(i32::MIN), V::Integer32(-1), V::Integer32(1)],
        &[V::Integer64(i64::MIN), V::Integer64(-1), V::Integer64(i64::MAX)],
        &[V::Currency(Currency::from_raw(-1)), V::Currency(Currency::from_raw(1))],
        &[V::Floating32(-1.5), V::Floating32(0.25)],
        &[V::Floating64(f64::NEG_INFINITY), V::Floating64(0.0), V::Floating64(1e300)],
        &[V::FloatingTime(FloatingTime::new(-1.0)), V::FloatingTime(FloatingTime::new(1.0))],
        &[V::Boolean(false), V::Boolean(true)],
        &[V::Time(FileTime::from_ticks(1)), V::Time(FileTime::from_ticks(u64::MAX))],
        &[guid(1), guid(0x80)],
        &["".into(), "A".into(), "ab".into(), "B".into(), "\u{E4}".into()],
        &[text8(b"A"), text8(b"b"), text8(b"\xE4")],
        &[V::Binary(vec![]), V::Binary(vec![1]), V::Binary(vec![1, 0]), V::Binary(vec![0x80])],
        &[V::ServerId(vec![1]), V::ServerId(vec![2])],
        &[V::MultipleInteger16(vec![-1]), V::MultipleInteger16(vec![-1, -5]), V::MultipleInteger16(vec![0])],
        &[V::MultipleInteger32(vec![]), V::MultipleInteger32(vec![1, 2]), V::MultipleInteger32(vec![1, 3])],
        &[V::MultipleInteger64(vec![1]), V::MultipleInteger64(vec![2])],
        &[V::MultipleCurrency(vec![Currency::from_raw(1)]), V::MultipleCurrency(vec![Currency::from_raw(2)])],
        &[V::MultipleFloating32(vec![1.0]), V::MultipleFloating32(vec![2.0])],
        &[V::MultipleFloating64(vec![1.0]), V::MultipleFloating64(vec![2.0])],
        &[
            V::MultipleFloatingTime(vec![FloatingTime::new(1.0)]),
            V::MultipleFloatingTime(vec![FloatingTime::new(2.0)]),
        ],
        &[V::MultipleTime(vec![FileTime::from_ticks(1)]), V::MultipleTime(vec![FileTime::from_ticks(2)])],
        &[V::MultipleGuid(vec![Guid::from_bytes([1; 16])]), V::MultipleGuid(vec![Guid::from_bytes([2; 16])])],
        &[strings(&["a"]), strings(&["A", ""]), strings(&["b"])],
        &[V::MultipleBinary(vec![vec![1]]), V::MultipleBinary(vec![vec![1], vec![]])],
    ];
    for values in ascending {
        assert_ascending(values);
    }
}

#[test]
fn text_of_both_widths_is_compared_without_case() {
    assert_relations(&"ANNA".into(), &"anna".into(), Ordering::Equal);
    assert_relations(&"\u{C4}".into(), &text8(b"\xE4"), Ordering::Equal);
    assert_relations(&text8(b"\xC4b"), &"\u{E4}B".into(), Ordering::Equal);
    let list8 = V::MultipleString8(vec![b"\xC4".to_vec()], CodePage::WINDOWS_1252);
    assert_relations(&list8, &V::MultipleString(vec!["\u{E4}".into()]), Ordering::Equal);
    let wide_tag = property(RelOp::Equal, PropertyTag::from_u32(0x1234_001F), text8(b"x"));
    assert!(wide_tag.matches(&row(0x1234_001E, text8(b"X"))));
}

#[test]
fn a_property_that_is_missing_stands_in_no_relation() {
    for (relation, _) in RELATIONS {
        let restriction = property(relation, PropertyTag::from_u32(0x1234_0003), 1.into());
        let missing = row(0x1235_0003, 1);
        let other_type = row(0x1234_0002, 1i16);
        for absent in [&missing[..], &other_type[..], &[]] {
            assert!(!restriction.matches(absent), "{relation:?}");
        }
        assert!(R::Not(Box::new(restriction)).matches(&missing), "not of it is true");
    }
}

#[test]
fn error_codes_are_never_equal() {
    let error = V::ErrorCode(ErrorCode::NOT_FOUND);
    for (relation, _) in RELATIONS {
        let restriction = property(relation, tag_of(&error), error.clone());
        assert!(!restriction.matches(&[(tag_of(&error), error.clone())]), "{relation:?}");
    }
}

#[test]
fn nan_is_unequal_to_everything() {
    for (left, right) in [(f64::NAN, 1.0), (1.0, f64::NAN), (f64::NAN, f64::NAN)] {
        for (relation, _) in RELATIONS {
            let restriction = property(relation, PropertyTag::from_u32(0x1234_0005), right.into());
            assert_eq!(restriction.matches(&row(0x1234_0005, left)), relation == RelOp::NotEqual);
        }
    }
}

#[test]
fn the_id_of_the_tag_names_the_column() {
    let restriction = property(RelOp::Equal, PropertyTag::from_u32(0x1234_0003), 7.into());
    assert!(restriction.matches(&row(0x1234_0003, 7)));
    assert!(!restriction.matches(&row(0x1235_0003, 7)));
}

#[test]
fn of_a_list_one_value_has_to_satisfy_a_single_constant() {
    let list = row(0x1234_101F, vec!["red".to_owned(), "Green".to_owned()]);
    let any = |relation, value: &str| property(relation, PropertyTag::from_u32(0x1234_101F), value.into());
    assert!(any(RelOp::Equal, "green").matches(&list));
    assert!(!any(RelOp::Equal, "blue").matches(&list));
    assert!(any(RelOp::NotEqual, "red").matches(&list), "green is not red");
    let empty = row(0x1234_101F, Vec::<String>::new());
    assert!(!any(RelOp::NotEqual, "red").matches(&empty));
}

#[test]
fn a_tag_of_instances_is_compared_with_the_value_that_the_row_stands_for() {
    struct Expanded(V);

    impl PropertyRow for Expanded {
        fn property(&self, _: PropertyId) -> Option<&V> {
            None
        }

        fn instance(&self, id: PropertyId) -> Option<&V> {
            (id.number() == 0x1234).then_some(&self.0)
        }
    }

    let restriction = property(RelOp::Equal, PropertyTag::from_u32(0x1234_301F), "red".into());
    assert!(restriction.matches(&Expanded("Red".into())));
    assert!(!restriction.matches(&Expanded("green".into())));
    assert!(!restriction.matches(&row(0x1234_101F, vec!["red".to_owned()])), "the row is not expanded");
    assert!(R::Exist { tag: PropertyTag::from_u32(0x1234_301F) }.matches(&Expanded("red".into())));
}

#[test]
fn two_properties_of_a_row_are_compared() {
    let tag = PropertyTag::from_u32;
    let compare = |relation, left, right| {
        let restriction = R::CompareProperties { relation, left: tag(left), right: tag(right) };
        restriction.check().unwrap();
        restriction
    };
    let present = [
        (tag(0x3001_001F), V::from("Anna")),
        (tag(0x3003_001E), text8(b"anna")),
        (tag(0x0001_0003), V::from(1)),
        (tag(0x0002_0003), V::from(2)),
    ];
    assert!(compare(RelOp::Equal, 0x3001_001F, 0x3003_001F).matches(&present));
    assert!(compare(RelOp::Less, 0x0001_0003, 0x0002_0003).matches(&present));
    assert!(!compare(RelOp::GreaterOrEqual, 0x0001_0003, 0x0002_0003).matches(&present));
    for (relation, _) in RELATIONS {
        assert!(!compare(relation, 0x0001_0003, 0x0003_0003).matches(&present), "one is missing");
    }
}
