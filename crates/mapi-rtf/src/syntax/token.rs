//! What RTF text is made of.

/// One lexical element of RTF, borrowed from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`.
    GroupStart,
    /// `}`.
    GroupEnd,
    /// `\` and letters, with an optional number: `\pard`, `\f12`, `\u-3913`.
    Word(ControlWord<'a>),
    /// `\` and one character that is no letter: `\~`, `\*`, `\{`. A line end there means `\par`.
    Symbol(u8),
    /// `\'hh`: one byte in the code page in force.
    Byte(u8),
    /// Everything up to the next `\`, `{` or `}`. Line ends and NULs in it mean nothing: see [`significant_text`].
    Text(&'a [u8]),
    /// The raw bytes of `\binN`, and the number N where they are fewer.
    Binary {
        /// The bytes, fewer than stated where the text ends before.
        bytes: &'a [u8],
        /// Their number as stated.
        stated: u32,
    },
    /// `\'` without two hexadecimal digits; what follows it is read as text.
    BadByte,
}

/// A control word without its backslash and without the space that ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ControlWord<'a> {
    /// The letters, at least one. RTF words differ by case.
    pub name: &'a [u8],
    /// The number behind them; one that does not fit is the nearest that does.
    pub parameter: Option<i32>,
}

/// The parts of a [`Token::Text`] that stand for characters: those between line ends and NULs.
///
/// # Examples
/// ```
/// let parts: Vec<_> = mapi_rtf::significant_text(b"one\r\n two\0").collect();
/// assert_eq!(parts, [&b"one"[..], b" two"]);
/// ```
pub fn significant_text(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    Significant { rest: text }
}

struct Significant<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Significant<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let end = memchr::memchr3(b'\r', b'\n', 0, self.rest);
            let (part, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
            self.rest = rest.get(1..).unwrap_or_default();
            if !part.is_empty() {
                return Some(part);
            }
        }
    }
}
