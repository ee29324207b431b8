//! Values out of bytes: pure, without a file. What lies in the 8 bytes of an entry, in one stream, in several.

mod fixed;
mod multi_valued;
mod variable;

pub(crate) use fixed::decode_inline;
pub(crate) use multi_valued::{element_lengths, has_fragment};
pub(crate) use variable::{decode_elements, decode_stream};
