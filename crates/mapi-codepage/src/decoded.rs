//! What decoding gives: the text, and whether it is all of it.

use std::borrow::Cow;

/// Decoded text, borrowed from the bytes where they already were UTF-8 (always so for plain ASCII).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Whether something was not decodable: the text then holds a U+FFFD for it or, for a page that is not
    /// supported and for US-ASCII, the reading as windows-1252.
    pub replaced: bool,
}
