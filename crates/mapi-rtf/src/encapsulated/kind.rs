//! Telling encapsulated HTML, encapsulated text and other RTF apart.

use crate::syntax::{ControlWord, Lexer, Token, significant_text};

/// What RTF stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RtfKind {
    /// HTML that was encapsulated: `\fromhtml1`.
    Html,
    /// Plain text that was encapsulated: `\fromtext`.
    Text,
    /// RTF for its own sake.
    Rtf,
}

/// Tokens to look at before the marker is given up. [MS-OXRTFEX] 2.2.3.1 wants ten; some readers look further.
const MAX_TOKENS: usize = 256;

/// Says what `rtf` stands for, from the control words before its font table ([MS-OXRTFEX] 2.2.3.1).
///
/// `\fromhtml` counts with the parameter 1 only. The specification lets a reader stop after ten tokens; this one goes on
/// to the font table, another table of the header, or text.
///
/// # Examples
/// ```
/// use mapi_rtf::{RtfKind, rtf_kind};
///
/// assert_eq!(rtf_kind(br"{\rtf1\ansi\fromhtml1 \deff0{\fonttbl}}"), RtfKind::Html);
/// assert_eq!(rtf_kind(br"{\rtf1\ansi\fromtext \deff0{\fonttbl}}"), RtfKind::Text);
/// assert_eq!(rtf_kind(br"{\rtf1\ansi\deff0{\fonttbl}}"), RtfKind::Rtf);
/// ```
#[must_use]
pub fn rtf_kind(rtf: &[u8]) -> RtfKind {
    for token in Lexer::new(rtf).take(MAX_TOKENS) {
        match token {
            Token::Word(ControlWord { name: b"fromhtml", parameter: Some(1) }) => return RtfKind::Html,
            Token::Word(ControlWord { name: b"fromtext", .. }) => return RtfKind::Text,
            Token::Word(ControlWord {
                name: b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"htmltag" | b"pard" | b"par",
                ..
            }) => break,
            Token::Text(text) if significant_text(text).any(|part| !part.trim_ascii().is_empty()) => break,
            Token::Byte(_) | Token::Binary { .. } => break,
            _ => {}
        }
    }
    RtfKind::Rtf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marker_may_stand_behind_other_words_and_line_ends() {
        let far =
            br"{\rtf1\ansi\ansicpg1252\uc1\deff0\deflang1033\deflangfe1033\a\b\c\d\fromhtml1 {\fonttbl}}";
        assert_eq!(rtf_kind(far), RtfKind::Html);
        assert_eq!(rtf_kind(b"\r\n{\\rtf1\r\n\\ansi\r\n\\fromtext "), RtfKind::Text);
    }

    #[test]
    fn marker_without_its_version_or_after_text_is_none() {
        assert_eq!(rtf_kind(br"{\rtf1\fromhtml \deff0}"), RtfKind::Rtf);
        assert_eq!(rtf_kind(br"{\rtf1\fromhtml0 \deff0}"), RtfKind::Rtf);
        assert_eq!(rtf_kind(br"{\rtf1 text\fromhtml1 }"), RtfKind::Rtf);
        assert_eq!(rtf_kind(br"{\rtf1{\fonttbl{\f0 x;}}\fromhtml1 }"), RtfKind::Rtf);
        assert_eq!(rtf_kind(b""), RtfKind::Rtf);
    }
}
