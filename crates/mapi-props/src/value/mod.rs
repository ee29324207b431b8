//! Property values: the form that borrows from a file and the form that owns everything.

mod elements;
mod encoded;
mod owned;
mod reference;
mod scalar;

pub use elements::{Element, Elements};
pub use encoded::EncodedValue;
pub use owned::PropertyValue;
pub use reference::{ObjectValue, OtherValue, PropertyValueRef};
pub use scalar::Currency;
