//! The transport headers of a message: fields, unfolded and decoded.

use std::borrow::Cow;
use std::fmt;

use crate::mail::encoded_word;

/// The header block that came with a message: PidTagTransportMessageHeaders ([MS-OXOMSG] 2.2.1.61).
///
/// The text is kept as stored; fields are cut out of it on demand. What is no field, such as the line `Microsoft Mail
/// Internet Headers Version 2.0` that Outlook puts first, is passed over, and an empty line ends the block.
///
/// ```
/// use imsg::TransportHeaders;
/// let headers = TransportHeaders::new("Subject: a\r\n b\r\nFrom: =?utf-8?Q?=C3=84nn?= <a@b.c>\r\n\r\n".to_owned());
/// assert_eq!(headers.get("subject").unwrap().value(), "a b");
/// assert_eq!(headers.get("From").unwrap().decoded(), "\u{c4}nn <a@b.c>");
/// assert_eq!(headers.fields().count(), 2);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct TransportHeaders {
    text: String,
}

impl TransportHeaders {
    /// From the text of the block.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// The text as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text as stored, out of the value.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// The fields in order.
    #[must_use]
    pub fn fields(&self) -> HeaderFields<'_> {
        HeaderFields { rest: &self.text, begun: false }
    }

    /// The first field of a name, compared without case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<HeaderField<'_>> {
        self.fields().find(|field| field.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Debug for TransportHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields()).finish()
    }
}

/// One header field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeaderField<'a> {
    name: &'a str,
    raw: &'a str,
}

impl<'a> HeaderField<'a> {
    /// The name as written.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// What follows the colon as written, with its line ends but without the last.
    #[must_use]
    pub fn raw(&self) -> &'a str {
        self.raw
    }

    /// The value: unfolded, without blanks around it, encoded words as written.
    #[must_use]
    pub fn value(&self) -> Cow<'a, str> {
        let trimmed = self.raw.trim();
        if trimmed.contains(['\r', '\n']) {
            Cow::Owned(trimmed.chars().filter(|c| !matches!(c, '\r' | '\n')).collect())
        } else {
            Cow::Borrowed(trimmed)
        }
    }

    /// The value with its encoded words (RFC 2047) decoded.
    #[must_use]
    pub fn decoded(&self) -> Cow<'a, str> {
        match self.value() {
            Cow::Borrowed(value) => encoded_word::decode(value),
            Cow::Owned(value) => Cow::Owned(encoded_word::decode(&value).into_owned()),
        }
    }
}

/// The fields of [`TransportHeaders`], in order.
#[derive(Clone, Debug)]
pub struct HeaderFields<'a> {
    rest: &'a str,
    /// Whether a line that is not empty was seen.
    begun: bool,
}

impl<'a> HeaderFields<'a> {
    /// The next line with its line end.
    fn line(&mut self) -> &'a str {
        let len = self.rest.find('\n').map_or(self.rest.len(), |at| at.saturating_add(1));
        let (line, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        line
    }
}

impl<'a> Iterator for HeaderFields<'a> {
    type Item = HeaderField<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let block = self.rest;
            let line = self.line();
            if line.trim_ascii().is_empty() {
                if self.begun {
                    self.rest = "";
                }
                continue;
            }
            self.begun = true;
            let mut len = line.len();
            while self.rest.starts_with([' ', '\t']) {
                let folded = self.line();
                len = len.saturating_add(folded.len());
                if folded.trim_ascii().is_empty() {
                    break;
                }
            }
            let field = block.get(..len).unwrap_or(line);
            let Some((name, value)) = field.split_once(':') else { continue };
            // Blanks before the colon are obsolete syntax.
            let name = name.trim_ascii_end();
            if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Some(HeaderField { name, raw: value.trim_end_matches(['\r', '\n']) });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        TransportHeaders::new(text.to_owned())
            .fields()
            .map(|field| (field.name().to_owned(), field.value().into_owned()))
            .collect()
    }

    #[test]
    fn fields_are_unfolded_and_end_at_an_empty_line() {
        let text =
            "Microsoft Mail Internet Headers Version 2.0\r\nA: 1\r\n\t2\r\nB :3\nC:\r\n\r\nD: body\r\n";
        let expected = [("A", "1\t2"), ("B", "3"), ("C", "")];
        assert_eq!(fields(text), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn lines_that_are_no_fields_are_passed_over() {
        assert_eq!(
            fields("\r\n\r\n folded\r\nno field\r\nA b: c\r\nX: y"),
            [("X".to_owned(), "y".to_owned())]
        );
        assert_eq!(fields(""), []);
    }
}
