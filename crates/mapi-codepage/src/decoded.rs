//! What decoding gives: the text, and whether it is all of it.

use std::borrow::Cow;

/// Decoded text, borrowed where the bytes already are the text: ASCII in any page but UTF-16, as long as it holds no
/// escape of a seven-bit page, and valid UTF-8 in the page 65001.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Whether something was not decodable: the text then holds a U+FFFD for it or, for a page that is not
    /// supported and for US-ASCII, the reading as windows-1252.
    pub replaced: bool,
}
