//! HZ (RFC 1843, page 52936): GB 2312 between `~{` and `~}`, in seven bits.

use encoding_rs::GBK;

use crate::euc::Euc;

/// What was read of something that is not complete.
#[derive(Clone, Copy)]
enum Open {
    /// Nothing.
    Nothing,
    /// A tilde in ASCII.
    Tilde,
    /// A tilde and a carriage return in ASCII.
    TildeReturn,
    /// The first byte of a character of GB 2312.
    Lead(u8),
}

/// A decoder of HZ text.
pub(crate) struct Hz {
    out: Euc,
    /// Between `~{` and `~}`.
    in_gb: bool,
    open: Open,
}

impl Hz {
    pub(crate) fn new() -> Self {
        Self { out: Euc::new(GBK), in_gb: false, open: Open::Nothing }
    }

    /// Whether `bytes` mean themselves.
    pub(crate) fn is_plain(bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| byte.is_ascii() && byte != b'~')
    }

    /// Appends the text of `bytes`; `true` if something was replaced.
    pub(crate) fn append(&mut self, bytes: &[u8], text: &mut String) -> bool {
        for &byte in bytes {
            if self.in_gb {
                self.gb(byte);
            } else {
                self.ascii(byte);
            }
        }
        self.out.flush(text)
    }

    /// Appends what an end within a character or an escape gives.
    pub(crate) fn finish(&mut self, text: &mut String) -> bool {
        self.keep_open();
        self.out.flush(text)
    }

    /// A byte outside `~{` and `~}`. A tilde that begins no escape is a tilde: writers forget to double it.
    fn ascii(&mut self, byte: u8) {
        match (self.open, byte) {
            (Open::Tilde, b'{') => {
                self.open = Open::Nothing;
                self.in_gb = true;
            }
            (Open::Tilde, b'~') => {
                self.open = Open::Nothing;
                self.out.ascii(b'~');
            }
            // The line goes on in the next one.
            (Open::Tilde | Open::TildeReturn, b'\n') => self.open = Open::Nothing,
            (Open::Tilde, b'\r') => self.open = Open::TildeReturn,
            _ => {
                self.keep_open();
                if byte == b'~' {
                    self.open = Open::Tilde;
                } else {
                    self.out.ascii(byte);
                }
            }
        }
    }

    /// A byte between `~{` and `~}`.
    fn gb(&mut self, byte: u8) {
        match (self.open, byte) {
            (Open::Lead(b'~'), b'}') => {
                self.open = Open::Nothing;
                self.in_gb = false;
            }
            (Open::Lead(lead), 0x21..=0x7E) => {
                self.open = Open::Nothing;
                self.out.pair(lead, byte);
            }
            (_, 0x21..=0x7E) => self.open = Open::Lead(byte),
            _ => {
                self.keep_open();
                // A line ends in ASCII.
                self.in_gb &= byte != b'\n';
                self.out.ascii(byte);
            }
        }
    }

    /// What is not continued: a tilde stands for itself, half a character is not decodable.
    fn keep_open(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Tilde => self.out.ascii(b'~'),
            Open::TildeReturn => {
                self.out.ascii(b'~');
                self.out.ascii(b'\r');
            }
            Open::Lead(_) => self.out.invalid(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    fn decode(bytes: &[u8]) -> (String, bool) {
        let decoded = CodePage::new(52936).decode(bytes);
        (decoded.text.into_owned(), decoded.replaced)
    }

    #[test]
    fn text_between_tilde_braces_is_gb_2312() {
        assert_eq!(decode(b"a ~{VPND~} b"), ("a \u{4E2D}\u{6587} b".into(), false));
    }

    #[test]
    fn two_tildes_are_one_and_a_lone_one_stays() {
        assert_eq!(decode(b"~~"), ("~".into(), false));
        assert_eq!(decode(b"/~user/ ~"), ("/~user/ ~".into(), false));
    }

    #[test]
    fn a_tilde_at_the_end_of_a_line_joins_it_to_the_next() {
        assert_eq!(decode(b"a~\nb"), ("ab".into(), false));
        assert_eq!(decode(b"a~\r\nb"), ("ab".into(), false));
        assert_eq!(decode(b"a~\rb"), ("a~\rb".into(), false));
    }

    #[test]
    fn a_line_end_ends_gb_2312() {
        assert_eq!(decode(b"~{VP\nND"), ("\u{4E2D}\nND".into(), false));
    }

    #[test]
    fn half_a_character_is_replaced() {
        assert_eq!(decode(b"~{V"), ("\u{FFFD}".into(), true));
        assert_eq!(decode(b"~{V\n"), ("\u{FFFD}\n".into(), true));
    }

    #[test]
    fn eight_bit_bytes_are_replaced() {
        assert_eq!(decode(b"a\xD6\xD0"), ("a\u{FFFD}\u{FFFD}".into(), true));
    }
}
