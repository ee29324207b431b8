//! Whether a row satisfies a restriction.

use crate::property_type::PropertyType;
use crate::restriction::column::Column;
use crate::restriction::scalar::{Scalar, compare_lists};
use crate::restriction::size::size;
use crate::restriction::{BitmaskOp, FuzzyLevel, PropertyRow, RelOp, Restriction};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;

use Restriction as R;

impl Restriction {
    /// Whether a row satisfies the restriction.
    ///
    /// What [`check`](Self::check) refuses is neither true nor false; where that decides, the answer is `false`. Takes
    /// time linear in the restriction and in the values it looks at.
    #[must_use]
    pub fn matches<R: PropertyRow + ?Sized>(&self, row: &R) -> bool {
        self.evaluate(row, Self::MAX_DEPTH).unwrap_or(false)
    }

    /// True, false, or unknown; `levels` is how deep the tree may be from here, and with it this recursion.
    fn evaluate<T: PropertyRow + ?Sized>(&self, row: &T, levels: usize) -> Option<bool> {
        let levels = levels.checked_sub(1)?;
        if !self.is_evaluable() {
            return None;
        }
        match self {
            R::And(parts) => all(parts.iter().map(|part| part.evaluate(row, levels))),
            R::Or(parts) => {
                all(parts.iter().map(|part| part.evaluate(row, levels).map(|holds| !holds))).map(|none| !none)
            }
            R::Not(inner) => inner.evaluate(row, levels).map(|holds| !holds),
            R::Comment { restriction, .. } => {
                restriction.as_ref().map_or(Some(true), |inner| inner.evaluate(row, levels))
            }
            R::Content { level, tag, value } => Some(content(row, *level, *tag, value)),
            R::Property { relation, tag, value } => Some(property(row, *relation, *tag, value)),
            R::CompareProperties { relation, left, right } => {
                let values = Column::of(*left).value(row).zip(Column::of(*right).value(row));
                Some(values.is_some_and(|(left, right)| stand_in(*relation, left, right)))
            }
            R::Bitmask { operation, tag, mask } => match Column::of(*tag).value(row) {
                Some(PropertyValue::Integer32(value)) => {
                    let is_zero = value.cast_unsigned() & mask == 0;
                    Some(is_zero == (*operation == BitmaskOp::EqualZero))
                }
                _ => Some(false),
            },
            R::Size { relation, tag, size: constant } => {
                let column = Column::of(*tag);
                let size = column.value(row).and_then(|value| size(value, column.kind, row.code_page()));
                Some(size.is_some_and(|size| relation.holds(Some(size.cmp(&u64::from(*constant))))))
            }
            R::Exist { tag } => Some(exists(row, *tag)),
            R::SubRestriction { .. } | R::Count { .. } | R::Annotation { .. } => None,
        }
    }
}

/// Whether all hold: one that does not decides, else one that is unknown.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => result = None,
        }
    }
    result
}

fn property<R: PropertyRow + ?Sized>(
    row: &R,
    relation: RelOp,
    tag: PropertyTag,
    constant: &PropertyValue,
) -> bool {
    let column = Column::of(tag);
    let Some(value) = column.value(row) else { return false };
    if column.kind.is_multiple() && !constant.property_type().is_multiple() {
        let (Some(list), Some(constant)) = (Scalar::list_of(value), Scalar::of(constant)) else {
            return false;
        };
        return list.iter().any(|value| relation.holds(value.compare(&constant)));
    }
    stand_in(relation, value, constant)
}

/// Whether two values of one type stand in a relation; those that are no values stand in none.
fn stand_in(relation: RelOp, left: &PropertyValue, right: &PropertyValue) -> bool {
    if let (Some(left), Some(right)) = (Scalar::of(left), Scalar::of(right)) {
        return relation.holds(left.compare(&right));
    }
    match (Scalar::list_of(left), Scalar::list_of(right)) {
        (Some(left), Some(right)) => relation.holds(compare_lists(&left, &right)),
        _ => false,
    }
}

fn content<R: PropertyRow + ?Sized>(
    row: &R,
    level: FuzzyLevel,
    tag: PropertyTag,
    sought: &PropertyValue,
) -> bool {
    let Some(value) = Column::of(tag).value(row) else { return false };
    let (Some(part), Some(sought)) = (level.part(), Scalar::of(sought)) else { return false };
    let values =
        Scalar::of(value).map_or_else(|| Scalar::list_of(value).unwrap_or_default(), |one| vec![one]);
    match sought {
        Scalar::Text(sought) => {
            let sought = level.essence(sought);
            values.into_iter().any(|value| match value {
                Scalar::Text(text) => part.in_text(&level.essence(text), &sought),
                _ => false,
            })
        }
        Scalar::Bytes(sought) => values.iter().any(|value| match value {
            Scalar::Bytes(bytes) => part.in_bytes(bytes, &sought),
            _ => false,
        }),
        _ => false,
    }
}

fn exists<R: PropertyRow + ?Sized>(row: &R, tag: PropertyTag) -> bool {
    let column = Column::of(tag);
    let is_value = |value: &&PropertyValue| {
        !matches!(value, PropertyValue::ErrorCode(_) | PropertyValue::Null | PropertyValue::Object(_))
    };
    let value = if column.kind == PropertyType::Unspecified {
        if column.is_instance { row.instance(column.id) } else { row.property(column.id) }
    } else {
        column.value(row)
    };
    value.filter(is_value).is_some()
}
