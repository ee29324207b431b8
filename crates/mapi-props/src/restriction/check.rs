//! What cannot be evaluated.

use crate::error_code::ErrorCode;
use crate::property_type::PropertyType;
use crate::restriction::column::Column;
use crate::restriction::scalar::{is_comparable, same_type};
use crate::restriction::{RelOp, Restriction};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;

use Restriction as R;

impl Restriction {
    /// Whether the restriction can be evaluated.
    ///
    /// ```
    /// use mapi_props::{ErrorCode, RelOp, Restriction, pid_tag};
    /// let restriction = Restriction::Property {
    ///     relation: RelOp::Equal,
    ///     tag: pid_tag::PidTagDisplayName,
    ///     value: 7.into(),
    /// };
    /// assert_eq!(restriction.check(), Err(ErrorCode::TOO_COMPLEX));
    /// ```
    ///
    /// # Errors
    ///
    /// `MAPI_E_TOO_COMPLEX` for a part that cannot be: types that differ or have no order, `RELOP_RE`, a
    /// [`FuzzyLevel`](crate::FuzzyLevel) that names no part of the value or several, a mask on anything but
    /// PtypInteger32, sub-restrictions, counts, annotations; and for trees deeper than [`MAX_DEPTH`](Self::MAX_DEPTH).
    pub fn check(&self) -> Result<(), ErrorCode> {
        let mut pending = vec![(self, 1_usize)];
        while let Some((restriction, depth)) = pending.pop() {
            if depth > Self::MAX_DEPTH || !restriction.is_evaluable() {
                return Err(ErrorCode::TOO_COMPLEX);
            }
            let deeper = depth.saturating_add(1);
            pending.extend(restriction.children().iter().map(|child| (child, deeper)));
        }
        Ok(())
    }

    /// Whether this restriction can be evaluated if those inside can.
    pub(super) fn is_evaluable(&self) -> bool {
        match self {
            R::And(_) | R::Or(_) | R::Not(_) | R::Comment { .. } => true,
            R::Content { level, tag, value } => level.part().is_some() && is_content(*tag, value),
            R::Property { relation, tag, value } => is_relation(*relation) && are_comparable(*tag, value),
            R::CompareProperties { relation, left, right } => {
                let (left, right) = (Column::of(*left).kind, Column::of(*right).kind);
                is_relation(*relation) && is_comparable(left) && same_type(left, right)
            }
            R::Bitmask { tag, .. } => Column::of(*tag).kind == PropertyType::Integer32,
            R::Size { relation, tag, .. } => is_relation(*relation) && is_comparable(Column::of(*tag).kind),
            R::Exist { tag } => tag.property_type() != PropertyType::Object,
            R::SubRestriction { .. } | R::Count { .. } | R::Annotation { .. } => false,
        }
    }
}

fn is_relation(relation: RelOp) -> bool {
    relation != RelOp::Regex
}

/// Whether a constant can be compared with the values of a tag.
fn are_comparable(tag: PropertyTag, value: &PropertyValue) -> bool {
    let (kind, constant) = (Column::of(tag).kind, value.property_type());
    is_comparable(kind)
        && !matches!(value, PropertyValue::Other { .. })
        && (same_type(kind, constant) || kind.element().is_some_and(|element| same_type(element, constant)))
}

/// Whether a constant can be looked for in the values of a tag.
fn is_content(tag: PropertyTag, value: &PropertyValue) -> bool {
    let kind = Column::of(tag).kind;
    let single = kind.element().unwrap_or(kind);
    matches!(single, PropertyType::String | PropertyType::String8 | PropertyType::Binary)
        && !matches!(value, PropertyValue::Other { .. })
        && same_type(single, value.property_type())
}
