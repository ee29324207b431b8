//! `SYMBOL` fields: glyphs of symbol fonts that Word writes as a field without a result.

/// Longest instruction that is kept.
const MAX_LEN: usize = 256;

/// The instruction of a field, as far as it matters.
#[derive(Clone, Debug, Default)]
pub(super) struct Instruction(Vec<u8>);

impl Instruction {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn push(&mut self, text: &[u8]) {
        let free = MAX_LEN.saturating_sub(self.0.len());
        self.0.extend(text.iter().take(free));
    }

    /// The glyph that a `SYMBOL` field shows: `SYMBOL 183 \f "Symbol" \s 10`.
    pub(super) fn symbol(&self) -> Option<Symbol> {
        let text = self.0.trim_ascii_start();
        let (name, rest) = text.split_at_checked(6)?;
        if !name.eq_ignore_ascii_case(b"SYMBOL") {
            return None;
        }
        let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let number = number(words.next()?)?;
        let font_switch = rest.windows(2).position(|two| two.eq_ignore_ascii_case(b"\\f"));
        let font =
            font_switch.and_then(|at| rest.get(at.saturating_add(2)..)).map(font_name).unwrap_or_default();
        Some(Symbol { number, font: font.to_vec() })
    }
}

/// What a `SYMBOL` field shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    /// Number of the character; for symbol fonts that of the glyph, or U+F000 more.
    pub(super) number: u32,
    /// Name of the font, empty for that of the text.
    pub(super) font: Vec<u8>,
}

fn number(word: &[u8]) -> Option<u32> {
    let word = std::str::from_utf8(word).ok()?;
    match word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => word.parse().ok(),
    }
}

/// The name behind `\f`, with or without quotes.
fn font_name(rest: &[u8]) -> &[u8] {
    let rest = rest.trim_ascii_start();
    let (rest, end) = match rest.strip_prefix(b"\"") {
        Some(quoted) => (quoted, quoted.iter().position(|&byte| byte == b'"')),
        None => (rest, rest.iter().position(u8::is_ascii_whitespace)),
    };
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str) -> Option<Symbol> {
        let mut instruction = Instruction::default();
        instruction.push(text.as_bytes());
        instruction.symbol()
    }

    #[test]
    fn symbol_fields_name_a_glyph_and_a_font() {
        let expected = |number, font: &str| Some(Symbol { number, font: font.as_bytes().to_vec() });
        assert_eq!(symbol(r#" SYMBOL 183 \f "Symbol" \s 10 \h "#), expected(183, "Symbol"));
        assert_eq!(symbol(r"symbol 0xFC \s 12 \f Wingdings"), expected(0xFC, "Wingdings"));
        assert_eq!(symbol("SYMBOL 65"), expected(65, ""));
    }

    #[test]
    fn other_fields_are_no_symbols() {
        assert_eq!(symbol(r#" HYPERLINK "http://example.com" "#), None);
        assert_eq!(symbol("SYMBOL"), None);
        assert_eq!(symbol("SYMBOL x"), None);
    }
}
