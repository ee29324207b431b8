//! RTF bodies.

use mapi_rtf::{Lexer, Token, plain_text, read_body, rtf_kind};

/// The most bytes of UTF-8 that one byte of RTF may become. The longest answers are those to `\~` in HTML (two bytes,
/// `&nbsp;`), to a byte of a symbol font (three bytes, and in HTML the tags that select the font), and the numbers of
/// footnotes.
const GROWTH: usize = 64;

/// The input is RTF.
///
/// Holds: the lexer takes every byte once and ends; bodies grow by a bounded factor; attachment places are places in the
/// content, in order; the kind found by itself is the kind that the body says.
pub fn rtf(data: &[u8]) {
    tokens(data);
    let body = read_body(data);
    assert_eq!(body.kind(), rtf_kind(data));
    let content = body.html().or(body.text()).expect("a body is the one or the other");
    assert!(content.len() <= GROWTH * data.len() + GROWTH, "{} from {}", content.len(), data.len());
    let mut last = 0;
    for &place in body.attachment_positions() {
        assert!(place >= last && content.is_char_boundary(place), "attachment at {place}");
        last = place;
    }
    assert!(body.findings().len() <= data.len() + 1);
    assert!(!body.is_lossy() || !body.findings().is_empty());

    let plain = plain_text(data);
    let text = plain.text().expect("plain text is text");
    assert!(text.len() <= GROWTH * data.len() + GROWTH, "{} from {}", text.len(), data.len());
}

fn tokens(data: &[u8]) {
    let mut lexer = Lexer::new(data);
    let mut count = 0;
    let mut last = None;
    while let Some(token) = lexer.next() {
        count += 1;
        assert!(count <= data.len(), "more tokens than bytes");
        assert!(last.is_none_or(|last| lexer.offset() > last), "the lexer stands still");
        last = Some(lexer.offset());
        if let Token::Binary { bytes, stated } = token {
            assert!(bytes.len() <= stated as usize);
        }
    }
    assert!(lexer.rest().is_empty(), "the lexer leaves {} bytes", lexer.rest().len());
}
