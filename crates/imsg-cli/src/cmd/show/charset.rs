//! HTML that says which characters it is in: we write UTF-8, whatever the message had.

use std::borrow::Cow;
use std::ops::Range;

/// What a document without a declaration gets.
const DECLARATION: &str = "<meta charset=\"utf-8\">";

/// The document with UTF-8 declared: in the `meta` that named a character set, else in a new one at the front of the
/// head. The rest stays as it is.
pub(super) fn declare_utf8(html: &str) -> Cow<'_, str> {
    let (range, new) = match find(html) {
        Found::Declared(range) if html.get(range.clone()).is_some_and(is_utf8) => return Cow::Borrowed(html),
        Found::Declared(range) => (range, "utf-8"),
        Found::Missing(at) => (at..at, DECLARATION),
    };
    let (Some(head), Some(tail)) = (html.get(..range.start), html.get(range.end..)) else {
        return Cow::Borrowed(html);
    };
    Cow::Owned([head, new, tail].concat())
}

fn is_utf8(label: &str) -> bool {
    label.eq_ignore_ascii_case("utf-8") || label.eq_ignore_ascii_case("utf8")
}

enum Found {
    /// The name of the character set that the document declares.
    Declared(Range<usize>),
    /// Where a declaration belongs.
    Missing(usize),
}

/// Looks through the head: whatever comes later does not count any more once there is a declaration before it.
fn find(html: &str) -> Found {
    let mut front = if html.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut at = front;
    while let Some(open) = find_from(html, at, "<") {
        let rest = html.get(open..).unwrap_or_default();
        if rest.starts_with("<!--") {
            let Some(end) = find_from(html, open.saturating_add(4), "-->") else { break };
            at = end.saturating_add(3);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let tag = rest.get(..end).unwrap_or_default();
        let next = open.saturating_add(end);
        let name = name(tag);
        match name.to_ascii_lowercase().as_str() {
            "meta" => {
                if let Some(range) = declared(tag) {
                    return Found::Declared(open.saturating_add(range.start)..open.saturating_add(range.end));
                }
            }
            // A declaration before the document type would put browsers into the mode for old pages.
            "!doctype" | "html" | "head" => front = next,
            "body" | "frameset" | "/head" => break,
            "script" | "style" | "title" => {
                let Some(close) = raw_end(html, next, name) else { break };
                at = close;
                continue;
            }
            _ => {}
        }
        at = next;
    }
    Found::Missing(front)
}

fn find_from(text: &str, at: usize, what: &str) -> Option<usize> {
    text.get(at..)?.find(what)?.checked_add(at)
}

/// Where a tag at the front of `text` ends, after its `>`; one in quotes is part of a value.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at.checked_add(1),
            // A quote opens a value only after the equals sign.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// The name in a tag, with the `/` of an end tag and the `!` of a document type.
fn name(tag: &str) -> &str {
    let name = tag.get(1..).unwrap_or_default();
    let slash = usize::from(name.starts_with('/'));
    let end =
        name.get(slash..).and_then(|name| name.find(|c: char| c.is_ascii_whitespace() || "/>".contains(c)));
    name.get(..end.unwrap_or(name.len()).saturating_add(slash)).unwrap_or(name)
}

/// Where the end tag of raw text begins.
fn raw_end(html: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let close = find_from(html, at, "</")?;
        let begin = close.saturating_add(2);
        let is_it = html
            .as_bytes()
            .get(begin..begin.saturating_add(name.len()))
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        if is_it {
            return Some(close);
        }
        at = begin;
    }
}

/// The character set that a `meta` names, as a place in its tag: `charset="..."`, or in `content` with the content type.
fn declared(tag: &str) -> Option<Range<usize>> {
    let mut is_content_type = false;
    let mut content = None;
    for (name, value) in attributes(tag) {
        let text = tag.get(value.clone()).unwrap_or_default();
        if name.eq_ignore_ascii_case("charset") {
            return Some(value);
        }
        if name.eq_ignore_ascii_case("http-equiv") {
            is_content_type = text.trim().eq_ignore_ascii_case("content-type");
        }
        if name.eq_ignore_ascii_case("content") {
            content = charset_in(text)
                .map(|label| label.start.saturating_add(value.start)..label.end.saturating_add(value.start));
        }
    }
    content.filter(|_| is_content_type)
}

/// Names of attributes, and the places of their values in the tag.
fn attributes(tag: &str) -> Vec<(&str, Range<usize>)> {
    let mut list = Vec::new();
    let end = tag.len().saturating_sub(1);
    let text = |range: Range<usize>| tag.get(range).unwrap_or_default();
    let skip = |at: usize, is_skipped: &dyn Fn(char) -> bool| {
        text(at..end).find(|c| !is_skipped(c)).map_or(end, |found| found.saturating_add(at))
    };
    let blank = |c: char| c.is_ascii_whitespace();
    let mut at = name(tag).len().saturating_add(1);
    loop {
        let start = skip(at, &|c| blank(c) || c == '/' || c == '=');
        if start >= end {
            return list;
        }
        let after = skip(start, &|c| !blank(c) && c != '=' && c != '/');
        let equals = skip(after, &blank);
        if !text(equals..end).starts_with('=') {
            at = after;
            continue;
        }
        let begin = skip(equals.saturating_add(1), &blank);
        let value = match text(begin..end).chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let begin = begin.saturating_add(1);
                begin..skip(begin, &|c| c != quote)
            }
            _ => begin..skip(begin, &|c| !blank(c)),
        };
        at = value.end.saturating_add(usize::from(value.start > begin));
        list.push((text(start..after), value));
    }
}

/// The value of `charset=` in a content type.
fn charset_in(content: &str) -> Option<Range<usize>> {
    let lower = content.to_ascii_lowercase();
    let mut at = 0;
    loop {
        let after = find_from(&lower, at, "charset")?.saturating_add("charset".len());
        let rest = lower.get(after..)?.trim_ascii_start();
        let Some(value) = rest.strip_prefix('=') else {
            at = after;
            continue;
        };
        let value = value.trim_ascii_start().trim_start_matches(['"', '\'']);
        let start = lower.len().saturating_sub(value.len());
        let len = value.find(|c: char| c.is_ascii_whitespace() || ";,\"'".contains(c)).unwrap_or(value.len());
        return Some(start..start.saturating_add(len));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_becomes_utf8_and_the_rest_stays() {
        for (before, after) in [
            ("<META CHARSET=big5>", "<META CHARSET=utf-8>"),
            ("<meta charset = 'koi8-r' />x", "<meta charset = 'utf-8' />x"),
            (
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\">",
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">",
            ),
            (
                "<meta content='text/html; Charset = \"gb2312\"; x' http-equiv=content-type>",
                "<meta content='text/html; Charset = \"utf-8\"; x' http-equiv=content-type>",
            ),
            (
                "<meta name=a content=\"charset=x\"><title>a</b></title><meta charset=big5>",
                "<meta name=a content=\"charset=x\"><title>a</b></title><meta charset=utf-8>",
            ),
        ] {
            assert_eq!(declare_utf8(before), after);
        }
        for same in
            ["<meta charset=UTF-8>\u{e4}", "<meta http-equiv=Content-Type content=text/html;charset=utf8>"]
        {
            assert!(matches!(declare_utf8(same), Cow::Borrowed(_)), "{same}");
        }
    }

    #[test]
    fn a_document_without_a_declaration_gets_one_where_it_belongs() {
        for (before, after) in [
            ("text", "<meta charset=\"utf-8\">text"),
            ("\u{feff}<p>", "\u{feff}<meta charset=\"utf-8\"><p>"),
            ("<!DOCTYPE html>\n<p>", "<!DOCTYPE html><meta charset=\"utf-8\">\n<p>"),
            ("<html a=\">\"><HEAD x><p>", "<html a=\">\"><HEAD x><meta charset=\"utf-8\"><p>"),
            ("<html><body><meta charset=big5>", "<html><meta charset=\"utf-8\"><body><meta charset=big5>"),
            (
                "<head><!-- <meta charset=big5> -->",
                "<head><meta charset=\"utf-8\"><!-- <meta charset=big5> -->",
            ),
            (
                "<head><script>'<meta charset=big5>'</SCRIPT></head>",
                "<head><meta charset=\"utf-8\"><script>'<meta charset=big5>'</SCRIPT></head>",
            ),
            ("<head><meta charset=big5", "<head><meta charset=\"utf-8\"><meta charset=big5"),
            ("", "<meta charset=\"utf-8\">"),
        ] {
            assert_eq!(declare_utf8(before), after);
        }
    }

    #[test]
    fn declaring_twice_changes_nothing_more() {
        for html in [
            "<",
            "<meta",
            "<a b='",
            "</",
            "<meta charset>",
            "<meta charset=>",
            "<meta charset=\"\">",
            "<//>",
            "<>",
        ] {
            let once = declare_utf8(html).into_owned();
            assert_eq!(declare_utf8(&once), once, "{html}");
        }
    }
}
