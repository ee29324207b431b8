//! The tokenizer.

use super::token::{ControlWord, Token};

/// Splits RTF into [`Token`]s, in one pass and without copying.
///
/// Any bytes can be split: a lone `\` at the end is dropped, unbalanced braces are tokens like others.
///
/// # Examples
/// ```
/// use mapi_rtf::{ControlWord, Lexer, Token};
///
/// let tokens: Vec<_> = Lexer::new(br"{\b1 caf\'e9}").collect();
/// assert_eq!(tokens, [
///     Token::GroupStart,
///     Token::Word(ControlWord { name: b"b", parameter: Some(1) }),
///     Token::Text(b"caf"),
///     Token::Byte(0xE9),
///     Token::GroupEnd,
/// ]);
/// ```
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    rtf: &'a [u8],
    position: usize,
    token_start: usize,
}

impl<'a> Lexer<'a> {
    /// A lexer at the start of `rtf`.
    #[must_use]
    pub const fn new(rtf: &'a [u8]) -> Self {
        Self { rtf, position: 0, token_start: 0 }
    }

    /// Offset of the last token in the RTF, in bytes.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.token_start
    }

    /// What is not split yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rtf.get(self.position..).unwrap_or_default()
    }

    /// Goes to the end of the group that the position is in, past its `}`, looking only at what could hide one.
    ///
    /// False if the RTF ends before.
    pub fn skip_group(&mut self) -> bool {
        let mut depth = 0_u64;
        loop {
            let Some(next) = memchr::memchr3(b'\\', b'{', b'}', self.rest()) else {
                self.position = self.rtf.len();
                return false;
            };
            self.advance(next);
            match self.next() {
                Some(Token::GroupStart) => depth = depth.saturating_add(1),
                Some(Token::GroupEnd) if depth == 0 => return true,
                Some(Token::GroupEnd) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn advance(&mut self, len: usize) {
        self.position = self.position.saturating_add(len);
    }

    fn peek(&self) -> Option<u8> {
        self.rtf.get(self.position).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let len = rest.iter().position(|&byte| !wanted(byte)).unwrap_or(rest.len());
        self.advance(len);
        rest.get(..len).unwrap_or_default()
    }

    /// After a backslash and before a letter.
    fn control_word(&mut self) -> Token<'a> {
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        let negative = self.peek() == Some(b'-') && self.rest().get(1).is_some_and(u8::is_ascii_digit);
        if negative {
            self.advance(1);
        }
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let parameter = (!digits.is_empty()).then(|| number(negative, digits));
        if self.peek() == Some(b' ') {
            self.advance(1);
        }
        match (name, parameter) {
            (b"bin", Some(stated)) if stated > 0 => self.binary(stated.unsigned_abs()),
            _ => Token::Word(ControlWord { name, parameter }),
        }
    }

    fn binary(&mut self, stated: u32) -> Token<'a> {
        let rest = self.rest();
        let bytes = usize::try_from(stated).ok().and_then(|len| rest.get(..len)).unwrap_or(rest);
        self.advance(bytes.len());
        Token::Binary { bytes, stated }
    }

    /// After `\'`.
    fn hex_byte(&mut self) -> Token<'a> {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let byte = self
            .rest()
            .first_chunk::<2>()
            .and_then(|&[high, low]| u8::try_from(digit(high)? << 4 | digit(low)?).ok());
        match byte {
            Some(byte) => {
                self.advance(2);
                Token::Byte(byte)
            }
            None => Token::BadByte,
        }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    #[inline]
    fn next(&mut self) -> Option<Token<'a>> {
        self.token_start = self.position;
        let first = self.peek()?;
        self.advance(1);
        Some(match first {
            b'{' => Token::GroupStart,
            b'}' => Token::GroupEnd,
            b'\\' => match self.peek()? {
                byte if byte.is_ascii_alphabetic() => self.control_word(),
                b'\'' => {
                    self.advance(1);
                    self.hex_byte()
                }
                symbol => {
                    self.advance(1);
                    Token::Symbol(symbol)
                }
            },
            _ => {
                self.position = self.token_start;
                Token::Text(self.take_while(|byte| !matches!(byte, b'\\' | b'{' | b'}')))
            }
        })
    }
}

/// The number that the digits write, or the end of the range that it lies beyond.
fn number(negative: bool, digits: &[u8]) -> i32 {
    digits.iter().fold(0_i32, |value, digit| {
        let digit = i32::from(digit & 0xF);
        let value = value.saturating_mul(10);
        if negative { value.saturating_sub(digit) } else { value.saturating_add(digit) }
    })
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "tests stop at a wrong sum")]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::syntax::significant_text;

    fn word(name: &str, parameter: impl Into<Option<i32>>) -> Token<'_> {
        Token::Word(ControlWord { name: name.as_bytes(), parameter: parameter.into() })
    }

    fn tokens(rtf: &str) -> Vec<Token<'_>> {
        Lexer::new(rtf.as_bytes()).collect()
    }

    #[test]
    fn one_space_belongs_to_the_control_word() {
        assert_eq!(tokens(r"\b  x"), [word("b", None), Token::Text(b" x")]);
        assert_eq!(tokens(r"\b0 x"), [word("b", 0), Token::Text(b"x")]);
        assert_eq!(tokens(r"\b;x"), [word("b", None), Token::Text(b";x")]);
    }

    #[test]
    fn numbers_may_be_negative_and_saturate() {
        assert_eq!(tokens(r"\u-3913?"), [word("u", -3913), Token::Text(b"?")]);
        assert_eq!(tokens(r"\u-x"), [word("u", None), Token::Text(b"-x")]);
        assert_eq!(tokens(r"\fs99999999999"), [word("fs", i32::MAX)]);
        assert_eq!(tokens(r"\fs-99999999999"), [word("fs", i32::MIN)]);
    }

    #[test]
    fn control_symbols_are_one_character() {
        assert_eq!(
            tokens("\\~\\{\\*\\\r\nx"),
            [
                Token::Symbol(b'~'),
                Token::Symbol(b'{'),
                Token::Symbol(b'*'),
                Token::Symbol(b'\r'),
                Token::Text(b"\nx")
            ]
        );
        assert_eq!(tokens(r"\ x"), [Token::Symbol(b' '), Token::Text(b"x")]);
        assert_eq!(tokens(r"x\"), [Token::Text(b"x")]);
    }

    #[test]
    fn hexadecimal_bytes_need_two_digits() {
        assert_eq!(tokens(r"\'e9\'E9x"), [Token::Byte(0xE9), Token::Byte(0xE9), Token::Text(b"x")]);
        assert_eq!(tokens(r"\'5}"), [Token::BadByte, Token::Text(b"5"), Token::GroupEnd]);
        assert_eq!(tokens(r"\'"), [Token::BadByte]);
    }

    #[test]
    fn binary_bytes_are_not_split() {
        let binary = |bytes, stated| Token::Binary { bytes, stated };
        assert_eq!(tokens(r"\bin3 }\{x"), [binary(b"}\\{", 3), Token::Text(b"x")]);
        assert_eq!(tokens(r"\bin99 }}"), [binary(b"}}", 99)]);
        assert_eq!(tokens(r"\bin0 x"), [word("bin", 0), Token::Text(b"x")]);
        assert_eq!(tokens(r"\bin-5 x"), [word("bin", -5), Token::Text(b"x")]);
    }

    #[test]
    fn group_is_skipped_to_its_end() {
        let mut lexer = Lexer::new(b"{a{b\\}}\\bin1 }c}d");
        assert_eq!(lexer.next(), Some(Token::GroupStart));
        assert!(lexer.skip_group());
        assert_eq!(lexer.rest(), b"d");
        assert!(!lexer.skip_group());
        assert_eq!(lexer.next(), None);
    }

    #[test]
    fn line_ends_and_nuls_are_not_significant() {
        let parts: Vec<_> = significant_text(b"\r\na\0\0b\n").collect();
        assert_eq!(parts, [b"a", b"b"]);
        assert_eq!(significant_text(b"\r\n\0").count(), 0);
    }

    quickcheck! {
        fn any_bytes_are_split_and_every_token_moves_on(rtf: Vec<u8>) -> bool {
            let mut lexer = Lexer::new(&rtf);
            let mut last = rtf.len() + 1;
            while lexer.next().is_some() {
                let left = lexer.rest().len();
                if left >= last {
                    return false;
                }
                last = left;
            }
            lexer.rest().is_empty()
        }

        fn skipping_a_group_ends_where_its_tokens_end(pieces: Vec<u8>) -> bool {
            let pieces = pieces.iter().map(|n| ["{", "}", "\\{", "\\}", "\\\\", "x", "\\bin2 ", "\\'7d", "\\b "][*n as usize % 9]);
            let rtf: String = pieces.collect();
            let mut skipping = Lexer::new(rtf.as_bytes());
            let found = skipping.skip_group();
            let mut lexer = Lexer::new(rtf.as_bytes());
            let mut depth = 0;
            let ended = lexer.any(|token| {
                depth += match token {
                    Token::GroupStart => 1,
                    Token::GroupEnd => -1,
                    _ => 0,
                };
                depth < 0
            });
            found == ended && skipping.rest() == lexer.rest()
        }
    }
}
