//! Where a restriction or a sort order finds the values.

use mapi_codepage::CodePage;

use crate::tag::{PropertyId, PropertyTag};
use crate::value::PropertyValue;

/// A row of properties that restrictions and sort orders look at.
///
/// Lists of tags and values are such rows; they are searched from front to back, so a row with many properties deserves
/// an index of its own.
pub trait PropertyRow {
    /// The value of the property with this id.
    fn property(&self, id: PropertyId) -> Option<&PropertyValue>;

    /// The one value of a multivalued property that this row stands for, in a table with a row for each value; asked for
    /// by tags with `MVI_FLAG` (0x3000). `None` if the row stands for all of them.
    fn instance(&self, id: PropertyId) -> Option<&PropertyValue> {
        let _ = id;
        None
    }

    /// The code page of the row's 8-bit text: what is stored in Unicode has its size in 8 bits by it.
    fn code_page(&self) -> CodePage {
        CodePage::WINDOWS_1252
    }
}

impl PropertyRow for [(PropertyTag, PropertyValue)] {
    fn property(&self, id: PropertyId) -> Option<&PropertyValue> {
        self.iter().find(|(tag, _)| tag.id() == id).map(|(_, value)| value)
    }
}

impl PropertyRow for Vec<(PropertyTag, PropertyValue)> {
    fn property(&self, id: PropertyId) -> Option<&PropertyValue> {
        self.as_slice().property(id)
    }
}

impl<const N: usize> PropertyRow for [(PropertyTag, PropertyValue); N] {
    fn property(&self, id: PropertyId) -> Option<&PropertyValue> {
        self.as_slice().property(id)
    }
}

impl<R: PropertyRow + ?Sized> PropertyRow for &R {
    fn property(&self, id: PropertyId) -> Option<&PropertyValue> {
        (**self).property(id)
    }

    fn instance(&self, id: PropertyId) -> Option<&PropertyValue> {
        (**self).instance(id)
    }

    fn code_page(&self) -> CodePage {
        (**self).code_page()
    }
}
