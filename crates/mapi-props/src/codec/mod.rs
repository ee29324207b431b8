//! Values from bytes and to bytes: pure, without a file. What lies in the 8 bytes of an entry, in one stream, in several.

mod encode;
mod fixed;
mod multi_valued;
mod size_field;
mod variable;

pub use size_field::entry_value_for_stream;

pub(crate) use encode::encode;
pub(crate) use fixed::decode_inline;
pub(crate) use multi_valued::{element_lengths, has_fragment};
pub(crate) use size_field::terminator_len;
pub(crate) use variable::{decode_elements, decode_stream};
