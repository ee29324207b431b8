//! UTF-7 (RFC 2152, page 65000): UTF-16 in base64 between `+` and `-`, all else ASCII.
//!
//! Read leniently: the ASCII characters that the RFC tells writers to encode are taken as they stand, a `+` that begins
//! no base64 is a plus sign, and bits left over at the end of a run are ignored if they are fewer than six.

/// What the bytes are part of.
#[derive(Clone, Copy)]
enum State {
    /// Characters that stand for themselves.
    Direct,
    /// Behind a `+`, with nothing read yet.
    Plus,
    /// Behind a `+` and at least one base64 digit.
    Base64(Bits),
}

/// Bits of base64 digits that do not make a UTF-16 unit yet, lowest last.
#[derive(Clone, Copy, Default)]
struct Bits {
    /// The bits; those above `count` are of units that were given out.
    value: u32,
    count: u32,
}

impl Bits {
    /// Adds a digit; gives a unit when sixteen bits are there.
    fn push(&mut self, digit: u8) -> Option<u16> {
        self.value = (self.value << 6) | u32::from(digit);
        self.count = self.count.wrapping_add(6);
        let left = self.count.checked_sub(16)?;
        self.count = left;
        let [_, _, high, low] = self.value.checked_shr(left).unwrap_or_default().to_be_bytes();
        Some(u16::from_be_bytes([high, low]))
    }
}

/// A decoder of UTF-7 text.
pub(crate) struct Utf7 {
    state: State,
    /// A high surrogate that waits for its low one.
    high: Option<u16>,
}

impl Utf7 {
    pub(crate) fn new() -> Self {
        Self { state: State::Direct, high: None }
    }

    /// Whether `bytes` mean themselves.
    pub(crate) fn is_plain(bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| byte.is_ascii() && byte != b'+')
    }

    /// Appends the text of `bytes`; `true` if something was replaced.
    pub(crate) fn append(&mut self, bytes: &[u8], text: &mut String) -> bool {
        let mut replaced = false;
        for &byte in bytes {
            replaced |= self.step(byte, text);
        }
        replaced
    }

    /// Appends what an end within a run gives.
    pub(crate) fn finish(&mut self, text: &mut String) -> bool {
        match self.state {
            State::Direct => false,
            State::Plus => {
                text.push('+');
                false
            }
            State::Base64(bits) => self.end_run(bits, text),
        }
    }

    fn step(&mut self, byte: u8, text: &mut String) -> bool {
        match (self.state, digit(byte)) {
            (State::Plus, None) => {
                self.state = State::Direct;
                text.push('+');
                if byte == b'-' { false } else { self.direct(byte, text) }
            }
            (State::Plus, Some(digit)) => {
                let mut bits = Bits::default();
                bits.push(digit);
                self.state = State::Base64(bits);
                false
            }
            (State::Base64(mut bits), Some(digit)) => {
                let unit = bits.push(digit);
                self.state = State::Base64(bits);
                unit.is_some_and(|unit| self.unit(unit, text))
            }
            (State::Base64(bits), None) => {
                let replaced = self.end_run(bits, text);
                self.state = State::Direct;
                if byte == b'-' { replaced } else { self.direct(byte, text) || replaced }
            }
            (State::Direct, _) => self.direct(byte, text),
        }
    }

    /// A byte outside base64.
    fn direct(&mut self, byte: u8, text: &mut String) -> bool {
        match byte {
            b'+' => self.state = State::Plus,
            0..=0x7F => text.push(char::from(byte)),
            0x80.. => return replace(text),
        }
        false
    }

    /// A UTF-16 unit.
    fn unit(&mut self, unit: u16, text: &mut String) -> bool {
        let high = self.high.take();
        if let (Some(high), 0xDC00..=0xDFFF) = (high, unit) {
            text.extend(char::decode_utf16([high, unit]).flatten());
            return false;
        }
        let mut replaced = high.is_some() && replace(text);
        match char::from_u32(u32::from(unit)) {
            Some(char) => text.push(char),
            None if matches!(unit, 0xD800..=0xDBFF) => self.high = Some(unit),
            None => replaced = replace(text),
        }
        replaced
    }

    /// The end of a run: half a pair, or six bits and more, are a character that is lost.
    fn end_run(&mut self, bits: Bits, text: &mut String) -> bool {
        if self.high.take().is_some() || bits.count >= 6 { replace(text) } else { false }
    }
}

fn replace(text: &mut String) -> bool {
    text.push(char::REPLACEMENT_CHARACTER);
    true
}

/// The value of a base64 digit.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => byte.checked_sub(b'A'),
        b'a'..=b'z' => byte.checked_sub(b'a' - 26),
        b'0'..=b'9' => byte.checked_add(52 - b'0'),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    fn decode(bytes: &[u8]) -> (String, bool) {
        let decoded = CodePage::UTF_7.decode(bytes);
        (decoded.text.into_owned(), decoded.replaced)
    }

    fn sound(bytes: &[u8]) -> String {
        let (text, replaced) = decode(bytes);
        assert!(!replaced, "{text:?}");
        text
    }

    #[test]
    fn a_run_is_utf_16_in_base64() {
        assert_eq!(sound(b"A+ImIDkQ."), "A\u{2262}\u{391}.");
        assert_eq!(sound(b"+ZeVnLIqe-"), "\u{65E5}\u{672C}\u{8A9E}");
        assert_eq!(sound(b"caf+AOk-!"), "caf\u{E9}!");
        assert_eq!(sound(b"+2D3eAA-"), "\u{1F600}", "a surrogate pair");
    }

    #[test]
    fn a_hyphen_ends_a_run_and_is_eaten_and_any_other_sign_stays() {
        assert_eq!(sound(b"+AOk-e"), "\u{E9}e");
        assert_eq!(sound(b"+AOk--e"), "\u{E9}-e");
        assert_eq!(sound(b"+AOk e"), "\u{E9} e");
        assert_eq!(sound(b"+AOk"), "\u{E9}");
        assert_eq!(sound(b"+AOk-+AOk-"), "\u{E9}\u{E9}");
    }

    #[test]
    fn plus_and_hyphen_are_a_plus_sign() {
        assert_eq!(sound(b"1 +- 1"), "1 + 1");
    }

    #[test]
    fn a_plus_that_begins_no_run_is_a_plus_sign() {
        assert_eq!(sound(b"1 + 1"), "1 + 1");
        assert_eq!(sound(b"C+"), "C+");
    }

    #[test]
    fn ascii_that_should_have_been_encoded_is_taken_as_it_stands() {
        assert_eq!(sound(b"~\\<b>\0"), "~\\<b>\0");
    }

    #[test]
    fn a_byte_of_the_upper_half_is_replaced_and_ends_a_run() {
        assert_eq!(decode(b"a\xE9b"), ("a\u{FFFD}b".into(), true));
        assert_eq!(decode(b"+AOk\xE9b"), ("\u{E9}\u{FFFD}b".into(), true));
    }

    #[test]
    fn a_character_cut_short_is_replaced() {
        assert_eq!(decode(b"+AO-x"), ("\u{FFFD}x".into(), true));
        assert_eq!(decode(b"+AOkA"), ("\u{E9}\u{FFFD}".into(), true));
        assert_eq!(decode(b"+2D0-x"), ("\u{FFFD}x".into(), true), "a high surrogate alone");
    }

    #[test]
    fn surrogates_out_of_order_are_replaced_one_by_one() {
        // Low; high, high, low; high, then a letter.
        assert_eq!(decode(b"+3gA-"), ("\u{FFFD}".into(), true));
        assert_eq!(decode(b"+2D3YPd4A-"), ("\u{FFFD}\u{1F600}".into(), true));
        assert_eq!(decode(b"+2D0A6Q-"), ("\u{FFFD}\u{E9}".into(), true));
    }
}
