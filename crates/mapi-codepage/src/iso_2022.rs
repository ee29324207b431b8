//! ISO-2022-JP and ISO-2022-KR (RFC 1468, RFC 1554, RFC 1557): seven-bit text with escape sequences and shifts.
//!
//! The web standard's ISO-2022-JP refuses two escape sequences in a row, which joined mail lines have, and knows neither
//! JIS X 0212 nor katakana by shift (page 50222); it has no ISO-2022-KR. So the state is kept here, and the characters
//! go through [`Euc`].

use encoding_rs::{EUC_JP, EUC_KR};

use crate::euc::Euc;

const ESCAPE: u8 = 0x1B;
const SHIFT_OUT: u8 = 0x0E;
const SHIFT_IN: u8 = 0x0F;

/// A set of characters that the bytes 0x21 to 0x7E can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    /// ASCII, and the Roman set of JIS X 0201, which Windows reads as ASCII.
    Ascii,
    /// Katakana of JIS X 0201, one byte.
    Katakana,
    /// JIS X 0208 or KS X 1001, two bytes: the main set of the EUC form.
    Main,
    /// JIS X 0212, two bytes.
    Supplementary,
}

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Japanese,
    Korean,
}

/// What the bytes after an escape are.
enum Sequence {
    /// A part of a sequence.
    Part,
    /// A set for the unshifted state.
    Unshifted(Set),
    /// A set for the shifted state.
    Shifted(Set),
    /// A sequence that says nothing to a decoder.
    Announcement,
    /// No sequence.
    Unknown,
}

impl Language {
    /// The set that `after`, the bytes behind an escape, designates.
    fn sequence(self, after: &[u8]) -> Sequence {
        match (self, after) {
            (_, [] | [b'$']) => Sequence::Part,
            (Self::Japanese, [b'(' | b')' | b'&'] | [b'$', b'(']) => Sequence::Part,
            (Self::Japanese, [b'(', b'B' | b'J' | b'H']) => Sequence::Unshifted(Set::Ascii),
            (Self::Japanese, [b'(', b'I']) => Sequence::Unshifted(Set::Katakana),
            (Self::Japanese, [b')', b'I']) => Sequence::Shifted(Set::Katakana),
            (Self::Japanese, [b'$', b'@' | b'B'] | [b'$', b'(', b'@' | b'B']) => {
                Sequence::Unshifted(Set::Main)
            }
            (Self::Japanese, [b'$', b'(', b'D']) => Sequence::Unshifted(Set::Supplementary),
            // The edition of JIS X 0208 that the next sequence means.
            (Self::Japanese, [b'&', b'@']) => Sequence::Announcement,
            (Self::Korean, [b'('] | [b'$', b')']) => Sequence::Part,
            (Self::Korean, [b'(', b'B']) => Sequence::Unshifted(Set::Ascii),
            (Self::Korean, [b'$', b')', b'C']) => Sequence::Shifted(Set::Main),
            _ => Sequence::Unknown,
        }
    }
}

/// The bytes behind an escape that is not complete: at most three.
#[derive(Clone, Copy, Default)]
struct Held {
    bytes: [u8; 3],
    len: usize,
}

impl Held {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
            self.len = self.len.saturating_add(1);
        }
    }

    fn get(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// A decoder of ISO-2022 text.
pub(crate) struct Iso2022 {
    out: Euc,
    language: Language,
    unshifted: Set,
    shifted: Set,
    is_shifted: bool,
    /// The first byte of a two-byte character.
    lead: Option<u8>,
    /// What follows an escape, while its sequence is not complete.
    escape: Option<Held>,
}

impl Iso2022 {
    /// Decodes ISO-2022-JP.
    pub(crate) fn japanese() -> Self {
        Self::new(Euc::new(EUC_JP), Language::Japanese, Set::Katakana)
    }

    /// Decodes ISO-2022-KR. The designation that must stand first is taken as given.
    pub(crate) fn korean() -> Self {
        Self::new(Euc::new(EUC_KR), Language::Korean, Set::Main)
    }

    fn new(out: Euc, language: Language, shifted: Set) -> Self {
        Self { out, language, unshifted: Set::Ascii, shifted, is_shifted: false, lead: None, escape: None }
    }

    /// Whether `bytes` mean themselves.
    pub(crate) fn is_plain(bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| byte.is_ascii() && !matches!(byte, ESCAPE | SHIFT_OUT | SHIFT_IN))
    }

    /// Appends the text of `bytes`; `true` if something was replaced.
    pub(crate) fn append(&mut self, bytes: &[u8], text: &mut String) -> bool {
        for &byte in bytes {
            self.step(byte);
        }
        self.out.flush(text)
    }

    /// Appends what an end within a character gives.
    pub(crate) fn finish(&mut self, text: &mut String) -> bool {
        self.break_off();
        if let Some(held) = self.escape.take() {
            self.give_up(held);
            self.break_off();
        }
        self.out.flush(text)
    }

    fn step(&mut self, byte: u8) {
        let Some(mut held) = self.escape.take() else { return self.outside(byte) };
        held.push(byte);
        match self.language.sequence(held.get()) {
            Sequence::Part => self.escape = Some(held),
            Sequence::Unshifted(set) => self.unshifted = set,
            Sequence::Shifted(set) => self.shifted = set,
            Sequence::Announcement => {}
            Sequence::Unknown => self.give_up(held),
        }
    }

    /// The escape is no escape: it is not decodable, and what follows it stands for itself.
    fn give_up(&mut self, held: Held) {
        self.out.invalid();
        for &byte in held.get() {
            self.outside(byte);
        }
    }

    /// A byte outside an escape sequence.
    fn outside(&mut self, byte: u8) {
        let set = if self.is_shifted { self.shifted } else { self.unshifted };
        match (byte, set) {
            (0x21..=0x7E, Set::Main | Set::Supplementary) => match self.lead.take() {
                None => self.lead = Some(byte),
                Some(lead) if set == Set::Main => self.out.pair(lead, byte),
                Some(lead) => self.out.single_shift_3(lead, byte),
            },
            (0x21..=0x7E, Set::Katakana) => self.out.single_shift_2(byte),
            _ => {
                self.break_off();
                self.control(byte);
            }
        }
    }

    /// A byte that is no part of a character of a set other than ASCII.
    fn control(&mut self, byte: u8) {
        match byte {
            ESCAPE => self.escape = Some(Held::default()),
            SHIFT_OUT => self.is_shifted = true,
            SHIFT_IN => self.is_shifted = false,
            b'\n' => {
                // A line ends unshifted (RFC 1557): what a writer forgot costs one line.
                self.is_shifted = false;
                self.out.ascii(byte);
            }
            _ => self.out.ascii(byte),
        }
    }

    /// A two-byte character that is not continued is not decodable.
    fn break_off(&mut self) {
        if self.lead.take().is_some() {
            self.out.invalid();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    fn japanese(bytes: &[u8]) -> (String, bool) {
        let decoded = CodePage::ISO_2022_JP.decode(bytes);
        (decoded.text.into_owned(), decoded.replaced)
    }

    fn korean(bytes: &[u8]) -> (String, bool) {
        let decoded = CodePage::new(50225).decode(bytes);
        (decoded.text.into_owned(), decoded.replaced)
    }

    #[test]
    fn escapes_choose_the_set() {
        assert_eq!(japanese(b"a\x1B$BF|K\\\x1B(Bb"), ("a\u{65E5}\u{672C}b".into(), false));
        assert_eq!(japanese(b"\x1B$@F|\x1B(J\\~"), ("\u{65E5}\\~".into(), false));
        assert_eq!(japanese(b"\x1B&@\x1B$BF|\x1B(B"), ("\u{65E5}".into(), false));
        assert_eq!(japanese(b"\x1B(I1\x1B(B1"), ("\u{FF71}1".into(), false));
        assert_eq!(japanese(b"\x1B$(D0!\x1B(B"), ("\u{4E02}".into(), false), "JIS X 0212");
    }

    #[test]
    fn lines_joined_between_escapes_lose_nothing() {
        assert_eq!(japanese(b"\x1B$BF|\x1B(B\x1B$BK\\\x1B(B"), ("\u{65E5}\u{672C}".into(), false));
    }

    #[test]
    fn shifts_give_katakana() {
        assert_eq!(japanese(b"a\x0E1\x0Fb"), ("a\u{FF71}b".into(), false));
        assert_eq!(japanese(b"\x1B)I\x0E1\x0Fb"), ("\u{FF71}b".into(), false));
    }

    #[test]
    fn controls_and_blanks_within_a_two_byte_set_are_themselves() {
        assert_eq!(japanese(b"\x1B$BF|\r\n K\\"), ("\u{65E5}\r\n \u{672C}".into(), false));
    }

    #[test]
    fn half_a_character_is_replaced() {
        assert_eq!(japanese(b"\x1B$BF\x1B(Ba"), ("\u{FFFD}a".into(), true));
        assert_eq!(japanese(b"\x1B$BF\na"), ("\u{FFFD}\n\u{FFFD}".into(), true));
    }

    #[test]
    fn an_unknown_escape_is_replaced_and_what_follows_stays() {
        assert_eq!(japanese(b"\x1BX"), ("\u{FFFD}X".into(), true));
        assert_eq!(japanese(b"\x1B$(Xa"), ("\u{FFFD}$(Xa".into(), true));
        assert_eq!(japanese(b"\x1B\x1B(Ba"), ("\u{FFFD}a".into(), true));
        assert_eq!(japanese(b"a\x1B$"), ("a\u{FFFD}$".into(), true));
        assert_eq!(japanese(b"a\x1B"), ("a\u{FFFD}".into(), true));
    }

    #[test]
    fn eight_bit_bytes_are_replaced() {
        assert_eq!(japanese(b"\x93\xFA"), ("\u{FFFD}\u{FFFD}".into(), true));
        assert_eq!(korean(b"\xC7\xD1"), ("\u{FFFD}\u{FFFD}".into(), true));
    }

    #[test]
    fn korean_is_shifted_with_and_without_its_designation() {
        assert_eq!(korean(b"\x1B$)C\x0EGQ1[\x0F a"), ("\u{D55C}\u{AE00} a".into(), false));
        assert_eq!(korean(b"\x0EGQ1[\x0F"), ("\u{D55C}\u{AE00}".into(), false));
    }

    #[test]
    fn a_line_ends_unshifted() {
        assert_eq!(korean(b"\x0EGQ\nGQ"), ("\u{D55C}\nGQ".into(), false));
    }
}
