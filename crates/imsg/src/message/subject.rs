//! The subject and its parts ([MS-OXCMSG] 2.2.1.9, 2.2.1.10, 2.2.1.46).

use mapi_props::pid_tag;

use crate::error::Result;
use crate::message::Message;

/// A subject taken apart: `RE: ` and what it is about.
///
/// ```
/// use imsg::Subject;
/// let subject = Subject::parse("\u{1}\u{5}RE: Plans");
/// assert_eq!((subject.prefix.as_str(), subject.normalized.as_str()), ("RE: ", "Plans"));
/// // Without a marker, one to three characters before a colon are a prefix.
/// assert_eq!(Subject::parse("AW: Plans").normalized, "Plans");
/// assert_eq!(Subject::parse("RE[2]: Plans").prefix, "");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Subject {
    /// The prefix with its colon and space; empty if there is none.
    pub prefix: String,
    /// The rest.
    pub normalized: String,
}

impl Subject {
    /// Takes the text of PidTagSubject apart. It may start with a marker: U+0001 and a character whose number is the
    /// length of the prefix plus one.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (text, marked) = strip_marker(text);
        let at = match marked {
            Some(len) => text.char_indices().nth(len).map_or(text.len(), |(at, _)| at),
            None => prefix_len(text),
        };
        let (prefix, normalized) = text.split_at_checked(at).unwrap_or(("", text));
        Self { prefix: prefix.to_owned(), normalized: normalized.to_owned() }
    }
}

/// The subject without its marker, and the length of the prefix in characters if there was one.
fn strip_marker(text: &str) -> (&str, Option<usize>) {
    let mut chars = text.chars();
    if chars.next() != Some('\u{1}') {
        return (text, None);
    }
    let len =
        chars.next().and_then(|c| u32::from(c).checked_sub(1)).and_then(|len| usize::try_from(len).ok());
    (chars.as_str(), len)
}

/// Length in bytes of the prefix by the rule of [MS-OXCMSG] 3.2.5.2: one to three characters that are no blank, digit or
/// colon, then a colon and the blanks behind it.
fn prefix_len(text: &str) -> usize {
    let Some(colon) = text.char_indices().take(4).find(|(_, c)| *c == ':').map(|(at, _)| at) else {
        return 0;
    };
    let (word, rest) = text.split_at_checked(colon).unwrap_or(("", text));
    if word.is_empty() || word.chars().any(|c| c.is_whitespace() || c.is_numeric()) {
        return 0;
    }
    let after = rest.strip_prefix(':').unwrap_or(rest);
    let blanks = after.len().saturating_sub(after.trim_start_matches(' ').len());
    colon.saturating_add(1).saturating_add(blanks)
}

impl Message {
    /// The subject: PidTagSubject without its prefix marker; where that is absent, prefix and normalized subject.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn subject(&self) -> Result<Option<String>> {
        if let Some(text) = self.bag().text(pid_tag::PidTagSubject)? {
            return Ok(Some(match strip_marker(&text) {
                (rest, _) if rest.len() < text.len() => rest.to_owned(),
                _ => text,
            }));
        }
        let Some(normalized) = self.bag().text(pid_tag::PidTagNormalizedSubject)? else { return Ok(None) };
        let prefix = self.bag().text(pid_tag::PidTagSubjectPrefix)?.unwrap_or_default();
        Ok(Some(prefix + &normalized))
    }

    /// The subject without its prefix: PidTagNormalizedSubject; where that is absent, what PidTagSubjectPrefix or the
    /// rule for prefixes leaves of PidTagSubject.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn normalized_subject(&self) -> Result<Option<String>> {
        if let Some(text) = self.bag().text(pid_tag::PidTagNormalizedSubject)? {
            return Ok(Some(text));
        }
        let Some(text) = self.bag().text(pid_tag::PidTagSubject)? else { return Ok(None) };
        if let Some(prefix) = self.bag().non_empty(pid_tag::PidTagSubjectPrefix)? {
            let (text, _) = strip_marker(&text);
            if let Some(rest) = text.strip_prefix(prefix.as_str()) {
                return Ok(Some(rest.to_owned()));
            }
        }
        Ok(Some(Subject::parse(&text).normalized))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let subject = Subject::parse(text);
        (subject.prefix, subject.normalized)
    }

    #[test]
    fn marker_says_where_the_prefix_ends() {
        assert_eq!(parts("\u{1}\u{1}RE: x"), (String::new(), "RE: x".into()));
        assert_eq!(parts("\u{1}\u{4}\u{c4}x: y"), ("\u{c4}x:".into(), " y".into()));
        assert_eq!(parts("\u{1}\u{ffff}ab"), ("ab".into(), String::new()));
        assert_eq!(parts("\u{1}"), (String::new(), String::new()));
        assert_eq!(parts("\u{1}\0ab"), (String::new(), "ab".into()));
    }

    #[test]
    fn prefixes_are_short_words_before_a_colon() {
        assert_eq!(parts("FW:  a"), ("FW:  ".into(), "a".into()));
        for text in ["", ":", ": a", "abcd: e", "a1: b", "a b: c", "no colon"] {
            assert_eq!(parts(text), (String::new(), text.to_owned()), "{text}");
        }
    }
}
