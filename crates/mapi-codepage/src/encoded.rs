//! What encoding gives: the bytes, and what they do not say.

use std::borrow::Cow;

/// Encoded text, borrowed where the text already is the bytes: ASCII in any page but UTF-16 (in the seven-bit pages as long
/// as nothing in it has to be written otherwise), and any text in UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded<'a> {
    /// The bytes.
    pub bytes: Cow<'a, [u8]>,
    /// How many characters the page does not have. The bytes hold a `?` for each.
    pub unmappable: usize,
}
