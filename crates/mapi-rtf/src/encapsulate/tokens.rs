//! HTML split into what is markup and what is text.
//!
//! Nothing depends on this split but what a reader without knowledge of encapsulation shows, so it is made as browsers
//! make it where that is simple.

/// A part of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag, with what it is called.
    Tag { html: &'a str, name: &'a str, is_end: bool },
    /// What is not shown: comments, declarations, processing instructions, the content of scripts and styles.
    Hidden(&'a str),
    /// A character reference, `&` to `;`.
    Reference(&'a str),
    /// White space, at least one character.
    Space(&'a str),
    /// Other text, at least one character.
    Text(&'a str),
}

/// Splits HTML. Every byte is in one token, in order.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is not markup, whose start tag was the last token.
    raw: Option<&'a str>,
}

/// Longest character reference; there are longer ones in HTML, for characters that no mail has.
const MAX_REFERENCE: usize = 12;

impl<'a> Tokens<'a> {
    pub(super) const fn new(html: &'a str) -> Self {
        Self { rest: html, raw: None }
    }

    /// Takes that many bytes.
    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes what is up to the end of `end`, or everything.
    fn take_past(&mut self, end: &str) -> &'a str {
        let len = memchr::memmem::find(self.rest.as_bytes(), end.as_bytes())
            .map_or(self.rest.len(), |at| at.saturating_add(end.len()));
        self.take(len)
    }

    /// What begins with `<`, unless that is text.
    fn markup(&mut self) -> Option<Token<'a>> {
        let behind = self.rest.get(1..)?;
        if behind.starts_with("!--") {
            return Some(Token::Hidden(self.take_past("-->")));
        }
        if behind.starts_with(['!', '?']) {
            return Some(Token::Hidden(self.take_past(">")));
        }
        let (is_end, name) = match behind.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, behind),
        };
        let len = name.bytes().position(|byte| !is_name(byte)).unwrap_or(name.len());
        let name = name.get(..len)?;
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        let html = self.take(tag_len(self.rest));
        let is_raw = ["script", "style", "title"].iter().any(|raw| name.eq_ignore_ascii_case(raw));
        self.raw = (is_raw && !is_end).then_some(name);
        Some(Token::Tag { html, name, is_end })
    }

    /// The content of an element that has no markup in it.
    fn raw_content(&mut self, name: &str) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        let is_end = |&at: &usize| {
            let behind = bytes.get(at.saturating_add(2)..).unwrap_or_default();
            behind.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let len = memchr::memmem::find_iter(bytes, "</").find(is_end).unwrap_or(bytes.len());
        let content = self.take(len);
        (!content.is_empty()).then_some(Token::Hidden(content))
    }

    /// What begins with `&`, unless that is text.
    fn reference(&mut self) -> Option<Token<'a>> {
        let len = self.rest.bytes().take(MAX_REFERENCE).position(|byte| byte == b';')?;
        let name = self.rest.get(1..len)?;
        let is_reference =
            !name.is_empty() && name.bytes().all(|byte| byte == b'#' || byte.is_ascii_alphanumeric());
        is_reference.then(|| Token::Reference(self.take(len.saturating_add(1))))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take()
            && let Some(content) = self.raw_content(name)
        {
            return Some(content);
        }
        let bytes = self.rest.as_bytes();
        let first = *bytes.first()?;
        let token = match first {
            b'<' => self.markup(),
            b'&' => self.reference(),
            _ if is_space(first) => {
                let len = bytes.iter().position(|&byte| !is_space(byte)).unwrap_or(bytes.len());
                Some(Token::Space(self.take(len)))
            }
            _ => None,
        };
        if token.is_some() {
            return token;
        }
        // The first byte is text even if it looks like markup.
        let is_text = |&byte: &u8| !matches!(byte, b'<' | b'&') && !is_space(byte);
        let len = bytes.iter().skip(1).take_while(|&byte| is_text(byte)).count().saturating_add(1);
        Some(Token::Text(self.take(len)))
    }
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0C)
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_')
}

/// Length of the tag that `html` begins with: to the first `>` outside a quoted value, or everything.
fn tag_len(html: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = 1_usize;
    let find = |at: usize, found: Option<usize>| found.map(|found| at.saturating_add(found));
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(next) = find(at, memchr::memchr2(b'>', b'=', rest)) else { return bytes.len() };
        at = next.saturating_add(1);
        if bytes.get(next) == Some(&b'>') {
            return at;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let blank = rest.iter().position(|&byte| !is_space(byte)).unwrap_or(rest.len());
        at = at.saturating_add(blank);
        if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
            let inside = at.saturating_add(1);
            let rest = bytes.get(inside..).unwrap_or_default();
            let Some(end) = find(inside, memchr::memchr(quote, rest)) else { return bytes.len() };
            at = end.saturating_add(1);
        }
    }
}
