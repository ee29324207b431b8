//! Text out of files, made harmless: what moves the cursor, changes the direction of text or breaks a line is written
//! as an escape.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Where the text goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// A terminal, which acts on control characters and is read by a person.
    Terminal,
    /// A file or another program.
    Other,
}

/// A value that stands on one line: control characters are escaped anywhere, direction characters on a terminal.
pub(crate) fn line(text: &str, target: Target) -> Cow<'_, str> {
    escape(text, |c| is_control(c) || target == Target::Terminal && is_direction(c))
}

/// Text of several lines: on a terminal, all but line ends and tabs is escaped; elsewhere it stays as it is.
pub(crate) fn block(text: &str, target: Target) -> Cow<'_, str> {
    match target {
        Target::Other => Cow::Borrowed(text),
        Target::Terminal => {
            let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { text.into() };
            match escape(&text, |c| !matches!(c, '\n' | '\t') && (is_control(c) || is_direction(c))) {
                Cow::Owned(escaped) => Cow::Owned(escaped),
                Cow::Borrowed(_) => text,
            }
        }
    }
}

fn escape(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    let Some(first) = text.find(&is_escaped) else { return Cow::Borrowed(text) };
    let (head, tail) = text.split_at(first);
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(head);
    for c in tail.chars() {
        if is_escaped(c) {
            match c {
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                // Writing to a String cannot fail.
                c => drop(write!(out, "\\u{{{:X}}}", u32::from(c))),
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// C0, DEL, C1, and the line and paragraph separators, which some programs break lines at.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm, and what else has no width of its own and
/// can make two names look alike.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        for target in [Target::Terminal, Target::Other] {
            assert!(matches!(line("Gr\u{fc}\u{df}e, \u{4f60}\u{597d}", target), Cow::Borrowed(_)));
            assert!(matches!(block("two\nlines\tand a tab", target), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn a_terminal_never_gets_an_escape_sequence() {
        assert_eq!(line("a\u{1b}[2Jb", Target::Terminal), "a\\u{1B}[2Jb");
        assert_eq!(line("a\u{9b}2J", Target::Terminal), "a\\u{9B}2J");
        assert_eq!(block("a\u{1b}]0;x\u{7}\r\nb\r", Target::Terminal), "a\\u{1B}]0;x\\u{7}\nb\\r");
    }

    #[test]
    fn direction_overrides_show_on_a_terminal_and_pass_elsewhere() {
        assert_eq!(line("photo_\u{202e}gpj.exe", Target::Terminal), "photo_\\u{202E}gpj.exe");
        assert_eq!(line("photo_\u{202e}gpj.exe", Target::Other), "photo_\u{202e}gpj.exe");
    }

    #[test]
    fn a_line_stays_one_line_everywhere() {
        assert_eq!(line("a\r\nb\u{2028}c", Target::Other), "a\\r\\nb\\u{2028}c");
        assert_eq!(block("a\u{1b}b\r\n", Target::Other), "a\u{1b}b\r\n");
    }
}
