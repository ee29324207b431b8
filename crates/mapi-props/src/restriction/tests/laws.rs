//! What holds for all restrictions and all rows.

use quickcheck::{Arbitrary, Gen, quickcheck};

use crate::restriction::{BitmaskOp, FuzzyLevel, RelOp, Restriction, SortKey, SortOrder, SortOrderSet};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;
use crate::{CodePage, ErrorCode, FileTime};

use PropertyValue as V;
use Restriction as R;

/// A value of one of the types that differ in how they compare.
#[derive(Clone, Debug)]
struct AnyValue(V);

/// A row of a few properties with a few ids, so that restrictions meet them.
#[derive(Clone, Debug)]
struct AnyRow(Vec<(PropertyTag, V)>);

#[derive(Clone, Debug)]
struct AnyRestriction(R);

#[derive(Clone, Debug)]
struct AnySort(SortOrderSet);

fn word(g: &mut Gen) -> String {
    (*g.choose(&["", "a", "A", "ab", "\u{E4}", "\u{C4}", "e\u{301}", "\u{E9}"]).unwrap()).to_owned()
}

fn float(g: &mut Gen) -> f64 {
    *g.choose(&[f64::NAN, -0.0, 0.0, 1.0, f64::INFINITY]).unwrap()
}

impl Arbitrary for AnyValue {
    fn arbitrary(g: &mut Gen) -> Self {
        let small = i32::arbitrary(g) % 3;
        Self(match u8::arbitrary(g) % 10 {
            0 => V::Integer32(small),
            1 => V::Floating64(float(g)),
            2 => V::String(word(g)),
            3 => V::String8(word(g).into_bytes(), CodePage::UTF_8),
            4 => V::Binary(word(g).into_bytes()),
            5 => V::Time(FileTime::from_ticks(small.unsigned_abs().into())),
            6 => V::MultipleString(vec![word(g), word(g)]),
            7 => V::MultipleFloating64(vec![float(g)]),
            8 => V::ErrorCode(ErrorCode::NOT_FOUND),
            _ => V::Boolean(bool::arbitrary(g)),
        })
    }
}

fn any_tag(g: &mut Gen, value: &V) -> PropertyTag {
    let id = *g.choose(&[0x1111_0000, 0x2222_0000]).unwrap();
    PropertyTag::from_u32(id | u32::from(value.property_type().code()))
}

impl Arbitrary for AnyRow {
    fn arbitrary(g: &mut Gen) -> Self {
        Self(
            [0x1111_0000_u32, 0x2222_0000]
                .into_iter()
                .filter_map(|id| {
                    let AnyValue(value) = AnyValue::arbitrary(g);
                    let tag = PropertyTag::from_u32(id | u32::from(value.property_type().code()));
                    bool::arbitrary(g).then_some((tag, value))
                })
                .collect(),
        )
    }
}

fn any_relation(g: &mut Gen) -> RelOp {
    RelOp::from_code(u32::arbitrary(g) % 7).unwrap()
}

fn any_restriction(g: &mut Gen, levels: u32) -> R {
    let AnyValue(value) = AnyValue::arbitrary(g);
    let tag = any_tag(g, &value);
    let kinds = if levels == 0 { 6 } else { 10 };
    match u32::arbitrary(g) % kinds {
        0 => R::Exist { tag },
        1 => R::Property { relation: any_relation(g), tag, value },
        2 => R::Content { level: FuzzyLevel::from_bits(u32::arbitrary(g) & 0x7_0003), tag, value },
        3 => R::Size { relation: any_relation(g), tag, size: u32::arbitrary(g) % 4 },
        4 => R::Bitmask { operation: BitmaskOp::EqualZero, tag, mask: 3 },
        5 => R::CompareProperties { relation: any_relation(g), left: tag, right: any_tag(g, &value) },
        6 => R::Not(Box::new(any_restriction(g, levels - 1))),
        7 => R::Or(vec![any_restriction(g, levels - 1), any_restriction(g, levels - 1)]),
        8 => R::Count { count: 1, restriction: Box::new(any_restriction(g, levels - 1)) },
        _ => R::And(vec![any_restriction(g, levels - 1), any_restriction(g, levels - 1)]),
    }
}

impl Arbitrary for AnyRestriction {
    fn arbitrary(g: &mut Gen) -> Self {
        Self(any_restriction(g, 3))
    }
}

impl Arbitrary for AnySort {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut key = || {
            let AnyValue(value) = AnyValue::arbitrary(g);
            let order = *g.choose(&[SortOrder::Ascend, SortOrder::Descend]).unwrap();
            SortKey { tag: any_tag(g, &value), order }
        };
        Self(vec![key(), key()].into())
    }
}

fn not(restriction: R) -> R {
    R::Not(Box::new(restriction))
}

quickcheck! {
    fn not_of_not_is_the_same(restriction: AnyRestriction, row: AnyRow) -> bool {
        let AnyRestriction(restriction) = restriction;
        not(not(restriction.clone())).matches(&row.0) == restriction.matches(&row.0)
    }

    fn what_is_checked_is_true_or_its_opposite_is(restriction: AnyRestriction, row: AnyRow) -> bool {
        let AnyRestriction(restriction) = restriction;
        let holds = restriction.matches(&row.0);
        let sound = restriction.check().is_ok();
        let opposite = not(restriction).matches(&row.0);
        if sound { holds != opposite } else { !(holds && opposite) }
    }

    fn not_of_and_is_or_of_nots(left: AnyRestriction, right: AnyRestriction, row: AnyRow) -> bool {
        let (AnyRestriction(left), AnyRestriction(right)) = (left, right);
        let and = not(R::And(vec![left.clone(), right.clone()]));
        and.matches(&row.0) == R::Or(vec![not(left), not(right)]).matches(&row.0)
    }

    fn sorting_is_a_total_order(set: AnySort, a: AnyRow, b: AnyRow, c: AnyRow) -> bool {
        let compare = |left: &AnyRow, right: &AnyRow| set.0.compare(&left.0, &right.0);
        let reflexive = compare(&a, &a).is_eq();
        let antisymmetric = compare(&a, &b) == compare(&b, &a).reverse();
        let transitive = !(compare(&a, &b).is_le() && compare(&b, &c).is_le()) || compare(&a, &c).is_le();
        reflexive && antisymmetric && transitive
    }

    fn arranging_is_a_permutation_in_order(set: AnySort, rows: Vec<AnyRow>) -> bool {
        let rows: Vec<_> = rows.into_iter().map(|row| row.0).collect();
        let order = set.0.arrange(&rows);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        sorted == (0..rows.len()).collect::<Vec<_>>()
            && order.windows(2).all(|pair| set.0.compare(&rows[pair[0]], &rows[pair[1]]).is_le())
    }

    fn greater_or_equal_cuts_a_sorted_table_once(constant: AnyValue, values: Vec<AnyValue>) -> bool {
        let AnyValue(constant) = constant;
        let id = PropertyTag::from_u32(0x1111_0000).id();
        let tag = id.with_type(constant.property_type());
        let kept = values.into_iter().map(|value| value.0).filter(|value| {
            value.property_type() == constant.property_type() && !format!("{value:?}").contains("NaN")
        });
        let rows: Vec<_> = kept.map(|value| vec![(tag, value)]).collect();
        let sorted = SortOrderSet::from(vec![SortKey { tag, order: SortOrder::Ascend }]).arrange(&rows);
        let from = R::Property { relation: RelOp::GreaterOrEqual, tag, value: constant };
        sorted.iter().map(|index| from.matches(&rows[*index])).is_sorted()
    }
}
