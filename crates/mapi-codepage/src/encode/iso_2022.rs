//! ISO-2022-JP and ISO-2022-KR (RFC 1468, RFC 1557).
//!
//! Every line and every text ends in ASCII. JIS X 0212 is not written: few readers know it.

use encoding_rs::{EUC_JP, EUC_KR};

use super::Out;
use super::euc::{Euc, Lookup, Set};
use crate::CodePage;

const TO_ASCII: &[u8] = b"\x1B(B";
const TO_MAIN: &[u8] = b"\x1B$B";
const TO_KATAKANA: &[u8] = b"\x1B(I";
const SHIFT_OUT: u8 = 0x0E;
const SHIFT_IN: u8 = 0x0F;
const ESCAPE: u8 = 0x1B;

/// What must stand before the first shift of Korean text, at the beginning of a line.
const KOREAN: [u8; 4] = *b"\x1B$)C";

/// The set that bytes are of at a place of Japanese text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ascii,
    Main,
    Katakana,
}

/// Appends the bytes of Japanese `text`: half-width katakana behind an escape, in page 50222 between shifts.
pub(super) fn japanese(page: CodePage, text: &str, out: &mut Out) {
    let (to_katakana, from_katakana): (&[u8], &[u8]) =
        if page.number() == 50222 { (&[SHIFT_OUT], &[SHIFT_IN]) } else { (TO_KATAKANA, TO_ASCII) };
    let mut lookup = Lookup::new(EUC_JP);
    let mut state = State::Ascii;
    for char in text.chars() {
        let euc = if char.is_ascii() { None } else { lookup.find(char) };
        let wanted = match euc {
            None => State::Ascii,
            Some(Euc::Pair(..)) => State::Main,
            Some(Euc::Katakana(_)) => State::Katakana,
        };
        switch(&mut state, wanted, to_katakana, from_katakana, out);
        match euc {
            Some(Euc::Pair(lead, trail)) => out.bytes.extend([lead & 0x7F, trail & 0x7F]),
            Some(Euc::Katakana(kana)) => out.bytes.push(kana & 0x7F),
            None => ascii(char, out),
        }
    }
    switch(&mut state, State::Ascii, to_katakana, from_katakana, out);
}

/// Goes from one set to another, by way of ASCII.
fn switch(state: &mut State, wanted: State, to_katakana: &[u8], from_katakana: &[u8], out: &mut Out) {
    if *state == wanted {
        return;
    }
    match *state {
        State::Ascii => {}
        // An escape leads from set to set directly; a shift has to be undone.
        State::Main if wanted == State::Katakana && to_katakana == TO_KATAKANA => {}
        State::Main => out.bytes.extend(TO_ASCII),
        State::Katakana if wanted == State::Main && from_katakana == TO_ASCII => {}
        State::Katakana => out.bytes.extend(from_katakana),
    }
    match wanted {
        State::Ascii => {}
        State::Main => out.bytes.extend(TO_MAIN),
        State::Katakana => out.bytes.extend(to_katakana),
    }
    *state = wanted;
}

/// Appends the bytes of Korean `text`.
pub(super) fn korean(text: &str, out: &mut Out) {
    let mut lookup = Lookup::new(EUC_KR);
    let mut is_shifted = false;
    let mut is_announced = false;
    for char in text.chars() {
        let pair = if char.is_ascii() { None } else { lookup.find_in(Set::KsX1001, char) };
        if pair.is_some() != is_shifted {
            out.bytes.push(if is_shifted { SHIFT_IN } else { SHIFT_OUT });
            is_shifted = !is_shifted;
            is_announced = true;
        }
        match pair {
            Some((lead, trail)) => out.bytes.extend([lead & 0x7F, trail & 0x7F]),
            None => ascii(char, out),
        }
    }
    if is_shifted {
        out.bytes.push(SHIFT_IN);
    }
    if is_announced {
        out.bytes.splice(..0, KOREAN);
    }
}

/// A character of ASCII; what would begin an escape or a shift cannot be written.
fn ascii(char: char, out: &mut Out) {
    match u8::try_from(char) {
        Ok(ESCAPE | SHIFT_OUT | SHIFT_IN) => out.unmappable(),
        Ok(ascii) if ascii.is_ascii() => out.bytes.push(ascii),
        _ => out.unmappable(),
    }
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    fn encode(number: u16, text: &str) -> (Vec<u8>, usize) {
        let encoded = CodePage::new(number).encode(text).unwrap();
        (encoded.bytes.into_owned(), encoded.unmappable)
    }

    #[test]
    fn lines_and_texts_end_in_ascii() {
        assert_eq!(encode(50220, "\u{65E5}\n\u{672C}"), (b"\x1B$BF|\x1B(B\n\x1B$BK\\\x1B(B".to_vec(), 0));
        assert_eq!(encode(50225, "a\u{D55C}\nb"), (b"\x1B$)Ca\x0EGQ\x0F\nb".to_vec(), 0));
    }

    #[test]
    fn half_width_katakana_stay_what_they_are() {
        assert_eq!(encode(50221, "\u{65E5}\u{FF71}1"), (b"\x1B$BF|\x1B(I1\x1B(B1".to_vec(), 0));
        assert_eq!(encode(50222, "\u{FF71}\u{65E5}"), (b"\x0E1\x0F\x1B$BF|\x1B(B".to_vec(), 0));
    }

    #[test]
    fn escapes_shifts_and_lookalikes_are_not_mappable() {
        assert_eq!(encode(50220, "\x1B$B \x0E\u{A5}\u{2212}\u{4E02}"), (b"?$B ????".to_vec(), 5));
        assert_eq!(encode(50225, "\x1B\x0F\u{AC02}"), (b"???".to_vec(), 3));
    }
}
