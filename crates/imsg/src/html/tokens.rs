//! HTML as a flat run of text, tags and raw text.

/// A piece of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// Text between tags, with its character references as written.
    Text(&'a str),
    /// A start or end tag.
    Tag(Tag<'a>),
    /// What stands inside `script`, `style`, `title` and their like: not text to read.
    Raw(&'a str),
}

/// A start or end tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tag<'a> {
    /// The name as written.
    pub(super) name: &'a str,
    /// Whether it is an end tag.
    pub(super) is_end: bool,
    /// What follows the name, up to the `>`.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether the tag has this name, which is in lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Names and values of the attributes, as written, without the quotes.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes(self.attributes)
    }

    /// The value of an attribute, as written; the name is in lower case.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The attributes of a [`Tag`].
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if text.is_empty() {
            return None;
        }
        // A name may begin with "=", but not be empty.
        let end =
            text.char_indices().skip(1).find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
        let (name, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

/// Elements whose content is raw text.
const RAW: [&str; 7] = ["script", "style", "title", "xmp", "noembed", "noframes", "iframe"];

/// Cuts a document into [`Token`]s, in one pass.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose raw text comes next.
    raw: Option<&'a str>,
    /// Quotes that are known not to come again: `"` and `'`.
    no_quote: [bool; 2],
    /// Whether no `>` is left.
    no_end: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { rest: html, raw: None, no_quote: [false; 2], no_end: false }
    }

    /// Cuts `len` bytes off the front.
    fn take(&mut self, len: usize) -> &'a str {
        let (head, tail) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = tail;
        head
    }

    /// Raw text up to the end tag of `name`; without one, all that is left.
    fn raw(&mut self, name: &str) -> &'a str {
        let mut from = 0usize;
        while let Some(at) = self.rest.get(from..).and_then(|text| text.find("</")) {
            let at = from.saturating_add(at);
            let after = at.saturating_add(2);
            let found = self.rest.get(after..after.saturating_add(name.len()));
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return self.take(at);
            }
            from = after;
        }
        self.take(self.rest.len())
    }

    /// Length in bytes of the tag at the front, from `<` to `>`; `None` if it does not end.
    ///
    /// A quote that never closes is an ordinary character.
    fn tag_len(&mut self) -> Option<usize> {
        if self.no_end {
            return None;
        }
        let mut at = 1usize;
        loop {
            let text = self.rest.get(at..)?;
            let Some(found) = text.find(['>', '"', '\'']) else {
                self.no_end = true;
                return None;
            };
            let place = at.saturating_add(found);
            at = place.saturating_add(1);
            let (quote, index) = match text.as_bytes().get(found) {
                Some(b'>') => return Some(at),
                Some(b'"') => ('"', 0usize),
                _ => ('\'', 1),
            };
            // Quotes count only where a value may begin, so that an apostrophe elsewhere opens nothing.
            let before = self.rest.get(..place).unwrap_or_default().trim_ascii_end();
            let known_missing = self.no_quote.get(index).copied().unwrap_or(true);
            if !before.ends_with('=') || known_missing {
                continue;
            }
            match self.rest.get(at..).and_then(|text| text.find(quote)) {
                Some(len) => at = at.saturating_add(len).saturating_add(1),
                None => {
                    if let Some(slot) = self.no_quote.get_mut(index) {
                        *slot = true;
                    }
                }
            }
        }
    }

    /// The tag at the front, or `None` where the `<` is text. Comments and declarations are skipped, which the outer
    /// `None` says.
    fn markup(&mut self) -> Option<Option<Tag<'a>>> {
        if self.rest.starts_with("<!--") {
            let inner = self.rest.get(4..).unwrap_or_default();
            // "<!-->" and "<!--->" are whole comments.
            let len = if inner.starts_with('>') {
                5
            } else if inner.starts_with("->") {
                6
            } else {
                inner.find("-->").map_or(self.rest.len(), |at| at.saturating_add(7))
            };
            self.take(len);
            return None;
        }
        let bytes = self.rest.as_bytes();
        let (is_end, name_at) = match (bytes.get(1), bytes.get(2)) {
            (Some(b'!' | b'?'), _) => {
                if self.no_end {
                    return Some(None);
                }
                let Some(at) = self.rest.find('>') else {
                    self.no_end = true;
                    return Some(None);
                };
                self.take(at.saturating_add(1));
                return None;
            }
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => (true, 2),
            (Some(letter), _) if letter.is_ascii_alphabetic() => (false, 1),
            _ => return Some(None),
        };
        let Some(len) = self.tag_len() else { return Some(None) };
        let inner = self.take(len).get(name_at..len.saturating_sub(1)).unwrap_or_default();
        let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        Some(Some(Tag { name, is_end, attributes }))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.raw.take() {
            return Some(Token::Raw(self.raw(name)));
        }
        while self.rest.starts_with('<') {
            match self.markup() {
                None => {}
                Some(Some(tag)) => {
                    if !tag.is_end && RAW.iter().any(|name| tag.is(name)) {
                        self.raw = Some(tag.name);
                    }
                    return Some(Token::Tag(tag));
                }
                Some(None) => break,
            }
        }
        if self.rest.is_empty() {
            return None;
        }
        // A "<" that opens nothing is text, up to the next one.
        let from = usize::from(self.rest.starts_with('<'));
        let len = if self.no_end && from == 1 {
            self.rest.len()
        } else {
            let next = self.rest.get(from..).and_then(|text| text.find('<'));
            next.map_or(self.rest.len(), |at| at.saturating_add(from))
        };
        Some(Token::Text(self.take(len)))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn tags(html: &str) -> Vec<String> {
        Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => format!("'{text}'"),
                Token::Raw(text) => format!("raw {text}"),
                Token::Tag(tag) => format!("{}{}", if tag.is_end { "/" } else { "" }, tag.name),
            })
            .collect()
    }

    #[test]
    fn tags_comments_and_raw_text_are_told_apart() {
        assert_eq!(
            tags("<!DOCTYPE html><p>a<!-- <b> -->b</P ><style>p > a {}</style>c<![if x]>d<?xml?>"),
            ["p", "'a'", "'b'", "/P", "style", "raw p > a {}", "/style", "'c'", "'d'"]
        );
        assert_eq!(tags("<!-->a<!--->b<!-- c"), ["'a'", "'b'"]);
    }

    #[test]
    fn angle_bracket_that_opens_nothing_is_text() {
        assert_eq!(tags("1 < 2 <3 </ <b"), ["'1 '", "'< 2 '", "'<3 '", "'</ '", "'<b'"]);
    }

    #[test]
    fn attribute_values_may_hold_any_character() {
        let tag = |html| match Tokens::new(html).next() {
            Some(Token::Tag(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let image = tag("<img alt='a > b' SRC = \"cid:x y\" width=3 hidden/>");
        let pairs: Vec<_> = image.attributes().collect();
        assert_eq!(pairs, [("alt", "a > b"), ("SRC", "cid:x y"), ("width", "3"), ("hidden", "")]);
        assert_eq!(image.attribute("src"), Some("cid:x y"));
        assert_eq!(tag("<a href=\"x>").attribute("href"), Some("x"));
        assert_eq!(tag("<p don't>").name, "p");
        assert_eq!(tag("<a =b \u{e9}=\u{e9}>").attributes().count(), 2);
    }

    #[test]
    fn hostile_documents_take_linear_time() {
        let start = Instant::now();
        for piece in [
            "<",
            "<a ",
            "<a '",
            "<a ='>' <b =\"",
            "<!--",
            "<!",
            "</",
            "<style>",
            "<script></",
            "&",
            "<a b=c ",
        ] {
            let html = piece.repeat(400_000);
            assert!(Tokens::new(&html).count() <= html.len());
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
