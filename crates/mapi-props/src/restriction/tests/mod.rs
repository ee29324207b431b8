//! What restrictions select and how rows are sorted.

mod check;
mod content;
mod laws;
mod logic;
mod property;
mod sort;

use crate::tag::PropertyTag;
use crate::value::PropertyValue;

/// A row of one property.
fn row(tag: u32, value: impl Into<PropertyValue>) -> [(PropertyTag, PropertyValue); 1] {
    [(PropertyTag::from_u32(tag), value.into())]
}
