//! Restrictions and sort orders: what selects and orders the rows of a table.

mod check;
mod column;
mod evaluate;
mod fold;
mod fuzzy;
mod relation;
mod row;
mod scalar;
mod size;
mod sort;
#[cfg(test)]
mod tests;

use crate::tag::PropertyTag;
use crate::value::PropertyValue;

pub use fuzzy::FuzzyLevel;
pub use relation::{BitmaskOp, RelOp};
pub use row::PropertyRow;
pub use sort::{SortKey, SortOrder, SortOrderSet};

/// A condition on the properties of a row: MAPI's `SRestriction` ([MS-OXCDATA] 2.12).
///
/// [`check`](Self::check) says whether it can be evaluated, [`matches`](Self::matches) evaluates it. A property is found
/// by the id of the tag; the type of the tag must be that of the constant, with two liberties: strings of both widths
/// are compared as text, and a multivalued tag with a constant of the single type means that one of the values
/// satisfies. A row that lacks the property, or has it with another type, does not satisfy, whatever the relation.
///
/// Text is compared without case and without regard to a locale, except where a [`FuzzyLevel`] says how exact it has to be.
///
/// ```
/// use mapi_props::{FuzzyLevel, PropertyValue, RelOp, Restriction, pid_tag};
///
/// let row = [
///     (pid_tag::PidTagDisplayName, PropertyValue::from("Anna Meier")),
///     (pid_tag::PidTagRecipientType, PropertyValue::from(1)),
/// ];
/// let named_anna = Restriction::Content {
///     level: FuzzyLevel::PREFIX | FuzzyLevel::IGNORE_CASE,
///     tag: pid_tag::PidTagDisplayName,
///     value: "anna".into(),
/// };
/// let copied = Restriction::Property {
///     relation: RelOp::Greater,
///     tag: pid_tag::PidTagRecipientType,
///     value: 1.into(),
/// };
/// let restriction = Restriction::And(vec![named_anna, Restriction::Not(Box::new(copied))]);
/// assert_eq!(restriction.check(), Ok(()));
/// assert!(restriction.matches(&row));
/// ```
///
/// Trees of any depth can be made and are dropped without recursion; what is nested deeper than
/// [`MAX_DEPTH`](Self::MAX_DEPTH) is not evaluated. Only the derived `Clone`, `PartialEq` and `Debug` recurse.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum Restriction {
    /// `RES_AND`: all hold. Of none: true.
    And(Vec<Restriction>),
    /// `RES_OR`: one holds. Of none: false.
    Or(Vec<Restriction>),
    /// `RES_NOT`: it does not hold.
    Not(Box<Restriction>),
    /// `RES_CONTENT`: text or bytes are found in a value.
    Content {
        /// How exactly.
        level: FuzzyLevel,
        /// Where: a string or binary property.
        tag: PropertyTag,
        /// What is looked for.
        value: PropertyValue,
    },
    /// `RES_PROPERTY`: the row's value stands in a relation to a constant.
    Property {
        /// (row's value) relation (constant).
        relation: RelOp,
        /// The row's value.
        tag: PropertyTag,
        /// The constant.
        value: PropertyValue,
    },
    /// `RES_COMPAREPROPS`: two values of the row stand in a relation.
    CompareProperties {
        /// (left) relation (right).
        relation: RelOp,
        /// The value on the left.
        left: PropertyTag,
        /// The value on the right, of the same type.
        right: PropertyTag,
    },
    /// `RES_BITMASK`: bits of a PtypInteger32 property.
    Bitmask {
        /// What is asked of them.
        operation: BitmaskOp,
        /// The property.
        tag: PropertyTag,
        /// Which bits.
        mask: u32,
    },
    /// `RES_SIZE`: the size of a value in bytes; without the terminator of a string, for lists the sum.
    Size {
        /// (size) relation (constant).
        relation: RelOp,
        /// The property.
        tag: PropertyTag,
        /// The constant, in bytes.
        size: u32,
    },
    /// `RES_EXIST`: the row has the property.
    Exist {
        /// The property; with PtypUnspecified, of any type.
        tag: PropertyTag,
    },
    /// `RES_SUBRESTRICTION`: on the rows of a table inside the row. Never evaluated.
    SubRestriction {
        /// The table: `PidTagMessageRecipients` or `PidTagMessageAttachments`.
        sub_object: PropertyTag,
        /// The condition on its rows.
        restriction: Box<Restriction>,
    },
    /// `RES_COMMENT`: properties for whoever made the restriction. Decides as the inner one; without one, true.
    Comment {
        /// The properties.
        properties: Vec<(PropertyTag, PropertyValue)>,
        /// The restriction that is commented.
        restriction: Option<Box<Restriction>>,
    },
    /// `RES_COUNT`: for the first so many rows. Never evaluated.
    Count {
        /// How many rows.
        count: u32,
        /// The condition.
        restriction: Box<Restriction>,
    },
    /// `RES_ANNOTATION`: properties for the store. Never evaluated.
    Annotation {
        /// The properties.
        properties: Vec<(PropertyTag, PropertyValue)>,
        /// The restriction that is annotated.
        restriction: Option<Box<Restriction>>,
    },
}

impl Restriction {
    /// How many restrictions deep a tree may be: 256, the outermost one included.
    pub const MAX_DEPTH: usize = 256;

    /// The restrictions directly inside.
    fn children(&self) -> &[Self] {
        match self {
            Self::And(parts) | Self::Or(parts) => parts,
            Self::Not(inner)
            | Self::SubRestriction { restriction: inner, .. }
            | Self::Count { restriction: inner, .. }
            | Self::Comment { restriction: Some(inner), .. }
            | Self::Annotation { restriction: Some(inner), .. } => std::slice::from_ref(inner),
            _ => &[],
        }
    }

    /// Takes out the restrictions directly inside.
    fn take_children(&mut self, into: &mut Vec<Self>) {
        match self {
            Self::And(parts) | Self::Or(parts) => into.append(parts),
            Self::Not(inner)
            | Self::SubRestriction { restriction: inner, .. }
            | Self::Count { restriction: inner, .. }
                if !matches!(**inner, Self::And(ref parts) if parts.is_empty()) =>
            {
                into.push(std::mem::replace(&mut **inner, Self::And(Vec::new())));
            }
            Self::Comment { restriction, .. } | Self::Annotation { restriction, .. } => {
                into.extend(
                    restriction.take().map(|mut inner| std::mem::replace(&mut *inner, Self::And(Vec::new()))),
                );
            }
            _ => {}
        }
    }
}

/// Level by level, not by recursion: a tree may be deeper than a stack is.
impl Drop for Restriction {
    fn drop(&mut self) {
        let mut inside = Vec::new();
        self.take_children(&mut inside);
        while let Some(mut restriction) = inside.pop() {
            restriction.take_children(&mut inside);
        }
    }
}
