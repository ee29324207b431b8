//! Sort orders.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::error_code::ErrorCode;
use crate::restriction::PropertyRow;
use crate::restriction::column::Column;
use crate::restriction::scalar::{Scalar, is_comparable};
use crate::tag::PropertyTag;
use crate::value::PropertyValue;

/// A direction in which rows are sorted, or what MAPI knows beside: `TABLE_SORT_...`.
///
/// ```
/// use mapi_props::SortOrder;
/// assert_eq!(SortOrder::from_code(1), Some(SortOrder::Descend));
/// assert_eq!(SortOrder::CategoryMin.code(), 8);
/// assert_eq!(SortOrder::from_code(3), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SortOrder {
    /// `TABLE_SORT_ASCEND`, 0.
    Ascend,
    /// `TABLE_SORT_DESCEND`, 1.
    Descend,
    /// `TABLE_SORT_COMBINE`, 2: one category with the key before. No rows are sorted so.
    Combine,
    /// `TABLE_SORT_CATEG_MAX`, 4: categories by their largest value. No rows are sorted so.
    CategoryMax,
    /// `TABLE_SORT_CATEG_MIN`, 8: categories by their smallest value. No rows are sorted so.
    CategoryMin,
}

impl SortOrder {
    const ALL: [Self; 5] = [Self::Ascend, Self::Descend, Self::Combine, Self::CategoryMax, Self::CategoryMin];

    /// The order with MAPI's number.
    #[must_use]
    pub fn from_code(code: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }

    /// MAPI's number.
    #[must_use]
    pub const fn code(self) -> u32 {
        match self {
            Self::Ascend => 0,
            Self::Descend => 1,
            Self::Combine => 2,
            Self::CategoryMax => 4,
            Self::CategoryMin => 8,
        }
    }
}

/// One key of a sort order: MAPI's `SSortOrder`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SortKey {
    /// The property; with `MVI_FLAG` (0x3000) the one value that a row stands for.
    pub tag: PropertyTag,
    /// The direction.
    pub order: SortOrder,
}

/// By which properties rows are sorted: MAPI's `SSortOrderSet` ([MS-OXCTABL] 2.2.1.2).
///
/// Earlier keys decide before later ones. Rows without a key come last in both directions; before them, NaN. Text is
/// sorted without case and without regard to a locale; what differs in nothing but case is sorted by code point.
///
/// ```
/// use mapi_props::{PropertyValue, SortKey, SortOrder, SortOrderSet, pid_tag};
/// let row = |name: &str| vec![(pid_tag::PidTagDisplayName, PropertyValue::from(name))];
/// let by_name = SortOrderSet::from(vec![SortKey { tag: pid_tag::PidTagDisplayName, order: SortOrder::Ascend }]);
/// assert_eq!(by_name.check(), Ok(()));
/// assert_eq!(by_name.arrange(&[row("b"), vec![], row("C"), row("a")]), [3, 0, 2, 1]);
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SortOrderSet {
    /// The keys; none for the order that the rows have by themselves.
    pub keys: Vec<SortKey>,
    /// How many of the keys make categories. With any, rows are not sorted.
    pub categories: u32,
    /// How many of the categories begin expanded.
    pub expanded: u32,
}

impl From<Vec<SortKey>> for SortOrderSet {
    fn from(keys: Vec<SortKey>) -> Self {
        Self { keys, categories: 0, expanded: 0 }
    }
}

impl SortOrderSet {
    /// Whether rows can be sorted so.
    ///
    /// # Errors
    ///
    /// `MAPI_E_TOO_COMPLEX` for categories and for orders that need them, for a property that is a key twice, and for
    /// types that have no order.
    pub fn check(&self) -> Result<(), ErrorCode> {
        let mut seen = HashSet::new();
        let is_sound = |key: &SortKey| {
            let column = Column::of(key.tag);
            matches!(key.order, SortOrder::Ascend | SortOrder::Descend) && is_comparable(column.kind)
        };
        let mut is_new = |key: &SortKey| {
            let column = Column::of(key.tag);
            seen.insert((column.id, column.is_instance))
        };
        if self.categories == 0
            && self.expanded == 0
            && self.keys.iter().all(|key| is_sound(key) && is_new(key))
        {
            Ok(())
        } else {
            Err(ErrorCode::TOO_COMPLEX)
        }
    }

    /// The order of two rows; equal if no key tells them apart. A total order of rows, whatever is in them.
    ///
    /// Keys with an order other than [`Descend`](SortOrder::Descend) ascend.
    #[must_use]
    pub fn compare<R: PropertyRow + ?Sized>(&self, left: &R, right: &R) -> Ordering {
        self.compare_values(&self.values(left), &self.values(right))
    }

    /// The indices of rows in their order. Rows that no key tells apart stay in the order they have.
    ///
    /// Looks at each row once, then takes time of n log n comparisons.
    #[must_use]
    pub fn arrange<R: PropertyRow>(&self, rows: &[R]) -> Vec<usize> {
        let mut sorted: Vec<_> = rows.iter().map(|row| self.values(row)).enumerate().collect();
        sorted.sort_by(|(_, left), (_, right)| self.compare_values(left, right));
        sorted.into_iter().map(|(index, _)| index).collect()
    }

    /// What a row has for each key.
    fn values<'a, R: PropertyRow + ?Sized>(&self, row: &'a R) -> Vec<Cell<'a>> {
        self.keys.iter().map(|key| Cell::of(Column::of(key.tag).value(row))).collect()
    }

    fn compare_values(&self, left: &[Cell<'_>], right: &[Cell<'_>]) -> Ordering {
        self.keys
            .iter()
            .zip(left.iter().zip(right))
            .map(|(key, (left, right))| left.compare(right, key.order))
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

/// What a row has for a key, what comes first standing first.
enum Cell<'a> {
    One(Scalar<'a>),
    List(Vec<Scalar<'a>>),
    NotANumber,
    Absent,
}

impl<'a> Cell<'a> {
    fn of(value: Option<&'a PropertyValue>) -> Self {
        let Some(value) = value else { return Self::Absent };
        match Scalar::of(value) {
            Some(scalar) if scalar.is_nan() => Self::NotANumber,
            Some(scalar) => Self::One(scalar),
            None => Scalar::list_of(value).map_or(Self::Absent, Self::List),
        }
    }

    fn compare(&self, other: &Self, order: SortOrder) -> Ordering {
        let ordering = match (self, other) {
            (Self::One(left), Self::One(right)) => left.sort(right).then_with(|| left.sort_case(right)),
            (Self::List(left), Self::List(right)) => sort_lists(left, right),
            _ => return self.rank().cmp(&other.rank()),
        };
        if order == SortOrder::Descend { ordering.reverse() } else { ordering }
    }

    const fn rank(&self) -> u8 {
        match self {
            Self::One(_) => 0,
            Self::List(_) => 1,
            Self::NotANumber => 2,
            Self::Absent => 3,
        }
    }
}

/// The first difference decides, then the length; case only between lists that differ in nothing else.
fn sort_lists<'a>(left: &[Scalar<'a>], right: &[Scalar<'a>]) -> Ordering {
    let first = |order: fn(&Scalar<'a>, &Scalar<'a>) -> Ordering| {
        let mut pairs = left.iter().zip(right).map(|(left, right)| order(left, right));
        pairs.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    };
    first(Scalar::sort).then_with(|| left.len().cmp(&right.len())).then_with(|| first(Scalar::sort_case))
}
