//! Encoded words in header fields (RFC 2047).

use std::borrow::Cow;

use mapi_props::CodePage;

use crate::html::page_of_label;

/// One word `=?charset?encoding?text?=`, taken apart but not decoded.
struct Word<'a> {
    charset: &'a str,
    is_base64: bool,
    text: &'a str,
    /// Length of the whole in bytes.
    len: usize,
}

impl<'a> Word<'a> {
    /// The encoded word at the start of `text`.
    fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("=?")?;
        let (charset, rest) = rest.split_once('?')?;
        if charset.is_empty() || charset.contains(|c: char| c.is_ascii_whitespace() || c == '=') {
            return None;
        }
        let is_base64 = match rest.get(..2)? {
            "B?" | "b?" => true,
            "Q?" | "q?" => false,
            _ => return None,
        };
        let rest = rest.get(2..)?;
        // Blanks inside are not allowed but occur; a line end or a further "?" is never meant.
        let end = rest.find(['?', '\r', '\n'])?;
        let (encoded, after) = rest.split_at_checked(end)?;
        if !after.starts_with("?=") {
            return None;
        }
        let len = text.len().checked_sub(rest.len())?.checked_add(end)?.checked_add(2)?;
        Some(Self { charset, is_base64, text: encoded, len })
    }

    fn page(&self) -> Option<CodePage> {
        // RFC 2231 lets a language follow.
        page_of_label(self.charset.split('*').next().unwrap_or_default())
    }

    fn bytes_into(&self, out: &mut Vec<u8>) {
        if self.is_base64 {
            base64_into(self.text, out);
        } else {
            quoted_into(self.text, out);
        }
    }
}

/// The text of a header field's value with its encoded words decoded.
///
/// Blanks between two encoded words are dropped, and words of one character set are joined before decoding, because
/// writers cut characters in two. A word in an unknown character set stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut run: Option<(CodePage, Vec<u8>)> = None;
    while let Some(at) = rest.find("=?") {
        let (plain, tail) = rest.split_at(at);
        let Some((word, page)) = Word::parse(tail).and_then(|word| word.page().map(|page| (word, page)))
        else {
            flush(&mut run, &mut out);
            out.push_str(plain);
            out.push_str("=?");
            rest = tail.get(2..).unwrap_or_default();
            continue;
        };
        if !plain.trim_ascii().is_empty() || run.is_none() {
            flush(&mut run, &mut out);
            out.push_str(plain);
        }
        match &mut run {
            Some((known, bytes)) if *known == page => word.bytes_into(bytes),
            _ => {
                flush(&mut run, &mut out);
                let mut bytes = Vec::new();
                word.bytes_into(&mut bytes);
                run = Some((page, bytes));
            }
        }
        rest = tail.get(word.len..).unwrap_or_default();
    }
    flush(&mut run, &mut out);
    out.push_str(rest);
    Cow::Owned(out)
}

fn flush(run: &mut Option<(CodePage, Vec<u8>)>, out: &mut String) {
    if let Some((page, bytes)) = run.take() {
        out.push_str(&page.decode(&bytes).text);
    }
}

fn quoted_into(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let digit = |at: usize| tail.get(at).and_then(|b| char::from(*b).to_digit(16));
        rest = tail;
        match (byte, digit(0), digit(1)) {
            (b'_', ..) => out.push(b' '),
            (b'=', Some(high), Some(low)) => {
                out.push(u8::try_from(high << 4 | low).unwrap_or(b'?'));
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => out.push(byte),
        }
    }
}

/// Base64, skipping what is no digit and asking for no padding.
fn base64_into(text: &str, out: &mut Vec<u8>) {
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte.wrapping_sub(b'A'),
            b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
            b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        held = held.wrapping_add(6);
        if held >= 8 {
            held = held.wrapping_sub(8);
            out.push(u8::try_from((bits >> held) & 0xFF).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn words_decode_in_both_encodings() {
        assert_eq!(decode("=?ISO-8859-1?Q?Andr=E9_B?= <a@b>"), "Andr\u{e9} B <a@b>");
        assert_eq!(decode("=?utf-8?B?w6TDtg==?="), "\u{e4}\u{f6}");
        assert_eq!(decode("=?koi8-r*ru?q?=C1?="), "\u{430}");
    }

    #[test]
    fn adjacent_words_join_even_within_a_character() {
        assert_eq!(decode("=?utf-8?Q?=C3?=\r\n =?UTF-8?Q?=A4?="), "\u{e4}");
        assert_eq!(decode("=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?= b"), "a\u{e4} b");
        assert_eq!(decode("=?iso-2022-jp?B?GyRCRnw=?= =?iso-2022-jp?B?S1wbKEI=?="), "\u{65e5}\u{672c}");
    }

    #[test]
    fn what_is_no_word_stays() {
        for text in
            ["=?", "=?x?=", "=?utf-8?Q?", "=?x-unknown?Q?a?=", "=?utf-8?X?a?=", "a =? b ?= c", "=? ?Q?a?="]
        {
            assert_eq!(decode(text), text);
        }
    }

    quickcheck! {
        fn text_without_words_is_untouched(text: String) -> bool {
            text.contains("=?") || decode(&text) == text
        }
    }
}
