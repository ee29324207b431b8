//! Values as they are compared: one form for all types that compare alike.

use std::borrow::Cow;
use std::cmp::Ordering;

use mapi_codepage::CodePage;

use crate::property_type::PropertyType;
use crate::restriction::fold::fold;
use crate::value::PropertyValue;

/// A single value.
#[derive(Clone, Debug)]
pub(super) enum Scalar<'a> {
    /// Integers, currency and truth values.
    Signed(i64),
    /// Floating-point numbers and times.
    Float(f64),
    /// Times of 100 ns.
    Ticks(u64),
    /// Text of both widths.
    Text(Cow<'a, str>),
    /// Bytes and GUIDs.
    Bytes(Cow<'a, [u8]>),
}

use PropertyType as P;
use PropertyValue as O;

/// Whether two types are the same, or strings of different widths.
pub(super) fn same_type(left: P, right: P) -> bool {
    wide(left) == wide(right)
}

/// The type, in its Unicode width if it is a string.
fn wide(kind: P) -> P {
    match kind {
        P::String8 => P::String,
        P::MultipleString8 => P::MultipleString,
        _ => kind,
    }
}

/// Whether values of a type can be compared at all.
pub(super) fn is_comparable(kind: P) -> bool {
    match kind {
        P::Unspecified | P::Null | P::Object | P::CodePageString(_) | P::Other(_) => false,
        _ => kind.element().is_none_or(|element| !matches!(element, P::Other(_))),
    }
}

impl<'a> Scalar<'a> {
    /// The form of a single value; `None` for lists, and for what has no order or is not readable.
    pub(super) fn of(value: &'a PropertyValue) -> Option<Self> {
        Some(match value {
            O::Integer16(value) => Self::Signed(i64::from(*value)),
            O::Integer32(value) => Self::Signed(i64::from(*value)),
            O::Integer64(value) => Self::Signed(*value),
            O::Boolean(value) => Self::Signed(i64::from(*value)),
            O::Currency(value) => Self::Signed(value.raw()),
            O::Floating32(value) => Self::Float(f64::from(*value)),
            O::Floating64(value) => Self::Float(*value),
            O::FloatingTime(value) => Self::Float(value.days()),
            O::Time(value) => Self::Ticks(value.ticks()),
            O::Guid(value) => Self::Bytes(Cow::Owned(value.to_bytes().to_vec())),
            O::String(text) => Self::Text(Cow::Borrowed(text)),
            O::String8(bytes, page) => Self::text8(bytes, *page),
            O::Binary(bytes) | O::ServerId(bytes) | O::Restriction(bytes) | O::RuleAction(bytes) => {
                Self::Bytes(Cow::Borrowed(bytes))
            }
            _ => return None,
        })
    }

    /// The forms of the elements of a list; `None` for everything else.
    pub(super) fn list_of(value: &'a PropertyValue) -> Option<Vec<Self>> {
        Some(match value {
            O::MultipleInteger16(list) => list.iter().map(|v| Self::Signed(i64::from(*v))).collect(),
            O::MultipleInteger32(list) => list.iter().map(|v| Self::Signed(i64::from(*v))).collect(),
            O::MultipleInteger64(list) => list.iter().map(|v| Self::Signed(*v)).collect(),
            O::MultipleCurrency(list) => list.iter().map(|v| Self::Signed(v.raw())).collect(),
            O::MultipleFloating32(list) => list.iter().map(|v| Self::Float(f64::from(*v))).collect(),
            O::MultipleFloating64(list) => list.iter().map(|v| Self::Float(*v)).collect(),
            O::MultipleFloatingTime(list) => list.iter().map(|v| Self::Float(v.days())).collect(),
            O::MultipleTime(list) => list.iter().map(|v| Self::Ticks(v.ticks())).collect(),
            O::MultipleGuid(list) => {
                list.iter().map(|v| Self::Bytes(Cow::Owned(v.to_bytes().to_vec()))).collect()
            }
            O::MultipleString(list) => list.iter().map(|v| Self::Text(Cow::Borrowed(v))).collect(),
            O::MultipleString8(list, page) => list.iter().map(|v| Self::text8(v, *page)).collect(),
            O::MultipleBinary(list) => list.iter().map(|v| Self::Bytes(Cow::Borrowed(v))).collect(),
            _ => return None,
        })
    }

    fn text8(bytes: &'a [u8], page: CodePage) -> Self {
        Self::Text(page.decode(bytes).text)
    }

    /// Whether the value is a number that has no place among the others.
    pub(super) fn is_nan(&self) -> bool {
        matches!(self, Self::Float(value) if value.is_nan())
    }

    /// The order of two values as restrictions see it: case does not count, NaN has none.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Signed(left), Self::Signed(right)) => Some(left.cmp(right)),
            (Self::Float(left), Self::Float(right)) => left.partial_cmp(right),
            (Self::Ticks(left), Self::Ticks(right)) => Some(left.cmp(right)),
            (Self::Text(left), Self::Text(right)) => Some(compare_folded(left, right)),
            (Self::Bytes(left), Self::Bytes(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }

    /// The order of two values as sorting sees it: as [`compare`](Self::compare) has it, NaN being the largest number.
    pub(super) fn sort(&self, other: &Self) -> Ordering {
        self.compare(other)
            .unwrap_or_else(|| (self.rank(), self.is_nan()).cmp(&(other.rank(), other.is_nan())))
    }

    /// What decides between values that [`sort`](Self::sort) has as equal: the case of text.
    pub(super) fn sort_case(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(left), Self::Text(right)) => left.cmp(right),
            _ => Ordering::Equal,
        }
    }

    /// A number for each form, for an order of forms that never stand under one type.
    const fn rank(&self) -> u8 {
        match self {
            Self::Signed(_) => 0,
            Self::Float(_) => 1,
            Self::Ticks(_) => 2,
            Self::Text(_) => 3,
            Self::Bytes(_) => 4,
        }
    }
}

/// The order of two lists: the first difference decides, and what ends first is smaller. `None` where the elements
/// that decide have no order.
pub(super) fn compare_lists(left: &[Scalar<'_>], right: &[Scalar<'_>]) -> Option<Ordering> {
    for (left, right) in left.iter().zip(right) {
        match left.compare(right) {
            Some(Ordering::Equal) => {}
            decided => return decided,
        }
    }
    Some(left.len().cmp(&right.len()))
}

fn compare_folded(left: &str, right: &str) -> Ordering {
    left.chars().map(fold).cmp(right.chars().map(fold))
}
