//! RTF bodies.

use mapi_rtf::{
    EncapsulateOptions, Lexer, RtfKind, Token, encapsulate_html, encapsulate_text, plain_text, read_body,
    rtf_kind,
};

/// The most bytes of UTF-8 that one byte of RTF may become. The longest answers are those to `\~` in HTML (two bytes,
/// `&nbsp;`), to a byte of a symbol font (three bytes, and in HTML the tags that select the font), and the numbers of
/// footnotes.
const GROWTH: usize = 64;

/// The input is RTF.
///
/// Holds: the lexer takes every byte once and ends; bodies grow by a bounded factor; attachment places are places in the
/// content, in order; the kind found by itself is the kind that the body says. Taken as HTML and as text, the input comes
/// back from RTF, which is longer by a bounded factor.
pub fn rtf(data: &[u8]) {
    tokens(data);
    comes_back(&String::from_utf8_lossy(data));
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

fn comes_back(content: &str) {
    let options = EncapsulateOptions::new();
    let html = encapsulate_html(content, &options);
    let text = encapsulate_text(content, &options);
    for (rtf, kind) in [(html, RtfKind::Html), (text, RtfKind::Text)] {
        assert!(rtf.len() <= content.len() * 48 + 500, "{} from {}", rtf.len(), content.len());
        let body = read_body(&rtf);
        assert_eq!(body.kind(), kind);
        assert!(body.findings().is_empty() && plain_text(&rtf).findings().is_empty());
        assert_eq!(body.into_content(), content);
    }
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
