//! What a tag in a restriction or a sort order names in a row.

use crate::property_type::PropertyType;
use crate::restriction::PropertyRow;
use crate::restriction::scalar::same_type;
use crate::tag::{PropertyId, PropertyTag};
use crate::value::PropertyValue;

/// The flag of tags that ask for one value of a list at a time: `MVI_FLAG`, that is `MV_FLAG | MV_INSTANCE`.
const MVI_FLAG: u16 = 0x3000;

/// A property, or the one value of a multivalued property that a row stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Column {
    pub(super) id: PropertyId,
    pub(super) kind: PropertyType,
    pub(super) is_instance: bool,
}

impl Column {
    pub(super) const fn of(tag: PropertyTag) -> Self {
        let code = tag.type_code();
        if code & 0xF000 == MVI_FLAG {
            let kind = PropertyType::from_code(code & !MVI_FLAG);
            Self { id: tag.id(), kind, is_instance: true }
        } else {
            Self { id: tag.id(), kind: tag.property_type(), is_instance: false }
        }
    }

    /// The value in a row, if it is there with the type of the tag (strings in either width).
    pub(super) fn value<R: PropertyRow + ?Sized>(self, row: &R) -> Option<&PropertyValue> {
        let value = if self.is_instance { row.instance(self.id) } else { row.property(self.id) };
        value.filter(|value| same_type(value.property_type(), self.kind))
    }
}
