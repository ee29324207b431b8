//! Johab (page 1361; KS X 1001, annex 3): hangul by their letters, five bits each, the rest by arithmetic from KS X 1001.

use encoding_rs::EUC_KR;

/// The first hangul syllable of Unicode; the others follow by initial, vowel and final.
const FIRST_SYLLABLE: u32 = 0xAC00;
const VOWELS: u32 = 21;
/// The finals, with none as the first.
const FINALS: u32 = 28;

/// The compatibility letters of the initials.
const INITIAL_LETTERS: [u16; 19] = [
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148,
    0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
];

/// The compatibility letter of the first vowel; the others follow.
const FIRST_VOWEL_LETTER: u32 = 0x314F;

/// A letter of a syllable.
#[derive(Clone, Copy)]
enum Letter {
    /// The code that says there is none.
    Fill,
    /// Its number among initials, vowels or finals (there from 1).
    Is(u32),
}

/// A decoder of Johab text.
pub(crate) struct Johab {
    lead: Option<u8>,
}

impl Johab {
    pub(crate) fn new() -> Self {
        Self { lead: None }
    }

    /// Appends the text of `bytes`; `true` if something was replaced.
    pub(crate) fn append(&mut self, bytes: &[u8], text: &mut String) -> bool {
        let mut replaced = false;
        for &byte in bytes {
            replaced |= self.step(byte, text);
        }
        replaced
    }

    /// Appends what an end within a character gives.
    pub(crate) fn finish(&mut self, text: &mut String) -> bool {
        self.lead.take().is_some() && replace(text)
    }

    fn step(&mut self, byte: u8, text: &mut String) -> bool {
        let Some(lead) = self.lead.take() else { return self.first(byte, text) };
        match pair(lead, byte) {
            Some(char) => {
                text.push(char);
                false
            }
            None if byte.is_ascii() => {
                // The byte that does not continue the character stands for itself, lest it eat a markup sign.
                replace(text);
                text.push(char::from(byte));
                true
            }
            None => replace(text),
        }
    }

    fn first(&mut self, byte: u8, text: &mut String) -> bool {
        if is_lead(byte) {
            self.lead = Some(byte);
        } else if byte.is_ascii() {
            text.push(char::from(byte));
        } else {
            return replace(text);
        }
        false
    }
}

/// Whether `byte` begins a character of two bytes.
pub(crate) fn is_lead(byte: u8) -> bool {
    matches!(byte, 0x84..=0xD3 | 0xD8..=0xDE | 0xE0..=0xF9)
}

fn replace(text: &mut String) -> bool {
    text.push(char::REPLACEMENT_CHARACTER);
    true
}

/// The character of two bytes.
fn pair(lead: u8, trail: u8) -> Option<char> {
    match lead {
        0x84..=0xD3 => hangul(u16::from_be_bytes([lead, trail])),
        // Symbols are the rows 1 to 12 of KS X 1001, two rows a lead byte; hanja the rows 42 to 93.
        0xD9..=0xDE => ks_x_1001(lead.checked_sub(0xD9)?, 1, trail),
        0xE0..=0xF9 => ks_x_1001(lead.checked_sub(0xE0)?, 42, trail),
        _ => None,
    }
}

/// The hangul of a code: one bit set, then five bits each for initial, vowel and final.
fn hangul(code: u16) -> Option<char> {
    let five = |shift: u32| u32::from(code).wrapping_shr(shift) & 0x1F;
    let value = match (initial(five(10))?, vowel(five(5))?, last(five(0))?) {
        (Letter::Is(initial), Letter::Is(vowel), last) => {
            let last = if let Letter::Is(last) = last { last } else { 0 };
            let syllable =
                initial.checked_mul(VOWELS)?.checked_add(vowel)?.checked_mul(FINALS)?.checked_add(last)?;
            FIRST_SYLLABLE.checked_add(syllable)?
        }
        (Letter::Is(initial), Letter::Fill, Letter::Fill) => {
            u32::from(*INITIAL_LETTERS.get(usize::try_from(initial).ok()?)?)
        }
        (Letter::Fill, Letter::Is(vowel), Letter::Fill) => FIRST_VOWEL_LETTER.checked_add(vowel)?,
        (Letter::Fill, Letter::Fill, Letter::Is(last)) => last_letter(last)?,
        // No letter at all is the blank of the width of a syllable.
        (Letter::Fill, Letter::Fill, Letter::Fill) => 0x3000,
        // Two letters that make no syllable.
        (Letter::Is(_), Letter::Fill, Letter::Is(_)) | (Letter::Fill, Letter::Is(_), Letter::Is(_)) => {
            return None;
        }
    };
    char::from_u32(value)
}

fn initial(code: u32) -> Option<Letter> {
    match code {
        1 => Some(Letter::Fill),
        2..=20 => code.checked_sub(2).map(Letter::Is),
        _ => None,
    }
}

fn vowel(code: u32) -> Option<Letter> {
    let number = match code {
        2 => return Some(Letter::Fill),
        3..=7 => code.checked_sub(3),
        10..=15 => code.checked_sub(5),
        18..=23 => code.checked_sub(7),
        26..=29 => code.checked_sub(9),
        _ => None,
    };
    number.map(Letter::Is)
}

fn last(code: u32) -> Option<Letter> {
    let number = match code {
        1 => return Some(Letter::Fill),
        2..=17 => code.checked_sub(1),
        19..=29 => code.checked_sub(2),
        _ => None,
    };
    number.map(Letter::Is)
}

/// The compatibility letter of a final: the run of letters, less those that are no finals.
fn last_letter(number: u32) -> Option<u32> {
    let base: u32 = match number {
        1..=7 => 0x3130,
        8..=17 => 0x3131,
        18..=22 => 0x3132,
        23..=27 => 0x3133,
        _ => return None,
    };
    base.checked_add(number)
}

/// The character of KS X 1001 whose lead byte is number `lead` from the one whose first row is `first_row`.
fn ks_x_1001(lead: u8, first_row: u8, trail: u8) -> Option<char> {
    // 188 trail bytes are the 94 columns of one row and those of the next.
    let index = match trail {
        0x31..=0x7E => trail.checked_sub(0x31)?,
        0x91..=0xFE => trail.checked_sub(0x91)?.checked_add(78)?,
        _ => return None,
    };
    let (next, column) = if index < 94 { (0, index) } else { (1, index.checked_sub(94)?) };
    let row = lead.checked_mul(2)?.checked_add(first_row)?.checked_add(next)?;
    let euc = [row.checked_add(0xA0)?, column.checked_add(0xA1)?];
    let mut out = [0_u8; 8];
    let mut decoder = EUC_KR.new_decoder_without_bom_handling();
    let (_, _, written, replaced) = decoder.decode_to_utf8(&euc, &mut out, true);
    if replaced {
        return None;
    }
    std::str::from_utf8(out.get(..written)?).ok()?.chars().next()
}

/// The code of a hangul syllable or letter. A letter that is an initial is written as one, else as a vowel or final.
pub(crate) fn hangul_code(char: char) -> Option<[u8; 2]> {
    let value = u32::from(char);
    let (initial, vowel, last) = match value {
        0xAC00..=0xD7A3 => {
            let syllable = value.checked_sub(FIRST_SYLLABLE)?;
            let (front, last) = (syllable.checked_div(FINALS)?, syllable.checked_rem(FINALS)?);
            let (initial, vowel) = (front.checked_div(VOWELS)?, front.checked_rem(VOWELS)?);
            (initial_code(initial)?, vowel_code(vowel)?, last_code(last)?)
        }
        0x3131..=0x314E => match INITIAL_LETTERS.iter().position(|letter| u32::from(*letter) == value) {
            Some(initial) => (initial_code(u32::try_from(initial).ok()?)?, VOWEL_FILL, FILL),
            None => {
                let last = (1..FINALS).find(|last| last_letter(*last) == Some(value))?;
                (FILL, VOWEL_FILL, last_code(last)?)
            }
        },
        0x314F..=0x3163 => (FILL, vowel_code(value.checked_sub(FIRST_VOWEL_LETTER)?)?, FILL),
        _ => return None,
    };
    let code = 0x8000 | (initial << 10) | (vowel << 5) | last;
    u16::try_from(code).ok().map(u16::to_be_bytes)
}

/// The code of a character of KS X 1001, by its bytes in EUC-KR: symbols of the rows 1 to 12, hanja of the rows 42 to 93.
pub(crate) fn ks_x_1001_code(lead: u8, trail: u8) -> Option<[u8; 2]> {
    let (row, column) = (lead.checked_sub(0xA0)?, trail.checked_sub(0xA1)?);
    let (first_lead, rows) = match row {
        1..=12 => (0xD9_u8, row.checked_sub(1)?),
        42..=93 => (0xE0, row.checked_sub(42)?),
        _ => return None,
    };
    let index = if rows & 1 == 0 { column } else { column.checked_add(94)? };
    let trail = match index {
        0..=77 => index.checked_add(0x31)?,
        _ => index.checked_sub(78)?.checked_add(0x91)?,
    };
    Some([first_lead.checked_add(rows >> 1)?, trail])
}

/// The codes that say there is no initial or final, and no vowel.
const FILL: u32 = 1;
const VOWEL_FILL: u32 = 2;

fn initial_code(number: u32) -> Option<u32> {
    number.checked_add(2)
}

fn vowel_code(number: u32) -> Option<u32> {
    let gap = match number {
        0..=4 => 3,
        5..=10 => 5,
        11..=16 => 7,
        _ => 9,
    };
    number.checked_add(gap)
}

fn last_code(number: u32) -> Option<u32> {
    number.checked_add(if number <= 16 { 1 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodePage;

    fn decode(bytes: &[u8]) -> (String, bool) {
        let decoded = CodePage::JOHAB.decode(bytes);
        (decoded.text.into_owned(), decoded.replaced)
    }

    #[test]
    fn every_syllable_is_composed_of_its_letters() {
        // The five-bit codes of the letters in their order, written from the standard's gaps.
        let initials: Vec<u16> = (2..=20).collect();
        let vowels: Vec<u16> = (3..=29).filter(|code| !matches!(code, 8 | 9 | 16 | 17 | 24 | 25)).collect();
        let finals: Vec<u16> = (1..=29).filter(|&code| code != 18).collect();
        let mut expected = 0xAC00_u32;
        for initial in &initials {
            for vowel in &vowels {
                for last in &finals {
                    let code = 0x8000 | (initial << 10) | (vowel << 5) | last;
                    let [lead, trail] = code.to_be_bytes();
                    assert_eq!(pair(lead, trail).map(u32::from), Some(expected), "{code:#x}");
                    expected += 1;
                }
            }
        }
        assert_eq!(expected, 0xD7A4, "all 11172 were tried");
    }

    #[test]
    fn letters_alone_are_compatibility_letters() {
        assert_eq!(decode(b"\x88\x41"), ("\u{3131}".into(), false), "the initial kiyeok");
        assert_eq!(decode(b"\xD0\x41"), ("\u{314E}".into(), false), "the initial hieuh");
        assert_eq!(decode(b"\x84\x61"), ("\u{314F}".into(), false), "the vowel a");
        assert_eq!(decode(b"\x87\xA1"), ("\u{3163}".into(), false), "the vowel i");
        assert_eq!(decode(b"\x84\x44"), ("\u{3133}".into(), false), "the final kiyeok-sios");
        assert_eq!(decode(b"\x84\x5D"), ("\u{314E}".into(), false), "the final hieuh");
    }

    #[test]
    fn symbols_and_hanja_are_those_of_ks_x_1001() {
        assert_eq!(decode(b"\xD9\x31"), ("\u{3000}".into(), false), "row 1, column 1");
        assert_eq!(decode(b"\xE0\x31"), ("\u{4F3D}".into(), false), "row 42, column 1");
        assert_eq!(decode(b"\xE0\x7E\xE0\x91"), (ks(42, 78) + &ks(42, 79), false));
        assert_eq!(decode(b"\xE0\xA0\xE0\xA1"), (ks(42, 94) + &ks(43, 1), false));
        assert_eq!(decode(b"\xF9\xFE"), (ks(93, 94), false));
    }

    fn ks(row: u8, column: u8) -> String {
        let euc = [row + 0xA0, column + 0xA0];
        CodePage::new(51949).decode(&euc).text.into_owned()
    }

    #[test]
    fn what_is_no_character_is_replaced_and_ascii_behind_it_stays() {
        assert_eq!(decode(b"\x88<b>"), ("\u{FFFD}<b>".into(), true));
        assert_eq!(decode(b"\x88\xFFa"), ("\u{FFFD}a".into(), true));
        assert_eq!(decode(b"\x80a"), ("\u{FFFD}a".into(), true));
        assert_eq!(decode(b"\x88"), ("\u{FFFD}".into(), true));
        // An initial and a final with no vowel.
        assert_eq!(decode(b"\x88\x42"), ("\u{FFFD}B".into(), true));
    }
}
