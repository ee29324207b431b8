//! Relations between values, and tests of bits.

use std::cmp::Ordering;

/// How two values are compared: `RELOP_...`.
///
/// ```
/// use mapi_props::RelOp;
/// assert_eq!(RelOp::from_code(3), Some(RelOp::GreaterOrEqual));
/// assert_eq!(RelOp::NotEqual.code(), 5);
/// assert_eq!(RelOp::from_code(7), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RelOp {
    /// `RELOP_LT`, 0.
    Less,
    /// `RELOP_LE`, 1.
    LessOrEqual,
    /// `RELOP_GT`, 2.
    Greater,
    /// `RELOP_GE`, 3.
    GreaterOrEqual,
    /// `RELOP_EQ`, 4.
    Equal,
    /// `RELOP_NE`, 5.
    NotEqual,
    /// `RELOP_RE`, 6: a regular expression. No restriction with it can be evaluated.
    Regex,
}

impl RelOp {
    const ALL: [Self; 7] = [
        Self::Less,
        Self::LessOrEqual,
        Self::Greater,
        Self::GreaterOrEqual,
        Self::Equal,
        Self::NotEqual,
        Self::Regex,
    ];

    /// The relation with MAPI's number.
    #[must_use]
    pub fn from_code(code: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.code() == code)
    }

    /// MAPI's number.
    #[must_use]
    pub const fn code(self) -> u32 {
        match self {
            Self::Less => 0,
            Self::LessOrEqual => 1,
            Self::Greater => 2,
            Self::GreaterOrEqual => 3,
            Self::Equal => 4,
            Self::NotEqual => 5,
            Self::Regex => 6,
        }
    }

    /// Whether the relation holds between two values that compare so; `None` if they have no order, as NaN has none.
    pub(super) fn holds(self, ordering: Option<Ordering>) -> bool {
        match self {
            Self::Less => ordering == Some(Ordering::Less),
            Self::LessOrEqual => ordering.is_some_and(Ordering::is_le),
            Self::Greater => ordering == Some(Ordering::Greater),
            Self::GreaterOrEqual => ordering.is_some_and(Ordering::is_ge),
            Self::Equal => ordering == Some(Ordering::Equal),
            Self::NotEqual => ordering != Some(Ordering::Equal),
            Self::Regex => false,
        }
    }
}

/// What is asked of the bits under a mask: `BMR_...`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BitmaskOp {
    /// `BMR_EQZ`, 0: all are clear.
    EqualZero,
    /// `BMR_NEZ`, 1: one is set.
    NotEqualZero,
}

impl BitmaskOp {
    /// The test with MAPI's number.
    #[must_use]
    pub const fn from_code(code: u32) -> Option<Self> {
        match code {
            0 => Some(Self::EqualZero),
            1 => Some(Self::NotEqualZero),
            _ => None,
        }
    }

    /// MAPI's number.
    #[must_use]
    pub const fn code(self) -> u32 {
        match self {
            Self::EqualZero => 0,
            Self::NotEqualZero => 1,
        }
    }
}
