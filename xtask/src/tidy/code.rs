//! Just enough of Rust's tokens to tell code from comments and literals.

/// What a byte of a source file belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Code,
    LineComment,
    /// A block comment, by how many are open inside one another.
    BlockComment(usize),
    /// A string or byte string.
    Text,
    /// A raw string, by the number of `#` that end it.
    RawText(usize),
}

/// `text` with comments and the inside of string, byte and character literals made blank.
///
/// Line breaks stay, so a line number in the answer is a line number in the file.
pub(super) fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut state = State::Code;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let (next, len) = step(state, rest, at.checked_sub(1).and_then(|before| bytes.get(before)).copied());
        let shown = state == State::Code && next == State::Code && len == 1;
        for &byte in rest.get(..len).unwrap_or(rest) {
            out.push(if shown || byte == b'\n' { byte } else { b' ' });
        }
        debug_assert!(len > 0, "no progress at byte {byte:#x}");
        state = next;
        at += len;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The state after the token that begins `rest`, and the length of that token in bytes.
fn step(state: State, rest: &[u8], before: Option<u8>) -> (State, usize) {
    match state {
        State::Code => code(rest, before),
        State::LineComment => (if rest.starts_with(b"\n") { State::Code } else { state }, 1),
        State::BlockComment(depth) => {
            if rest.starts_with(b"/*") {
                (State::BlockComment(depth + 1), 2)
            } else if rest.starts_with(b"*/") {
                (if depth == 1 { State::Code } else { State::BlockComment(depth - 1) }, 2)
            } else {
                (state, 1)
            }
        }
        State::Text => match rest {
            [b'\\', _, ..] => (state, 2),
            [b'"', ..] => (State::Code, 1),
            _ => (state, 1),
        },
        State::RawText(hashes) => {
            let closes = rest.first() == Some(&b'"')
                && rest.get(1..=hashes).is_some_and(|tail| tail.iter().all(|&byte| byte == b'#'));
            if closes { (State::Code, hashes + 1) } else { (state, 1) }
        }
    }
}

fn code(rest: &[u8], before: Option<u8>) -> (State, usize) {
    let in_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match rest {
        [b'/', b'/', ..] => (State::LineComment, 2),
        [b'/', b'*', ..] => (State::BlockComment(1), 2),
        [b'"', ..] => (State::Text, 1),
        [b'r', tail @ ..] if !in_word || before == Some(b'b') => {
            let hashes = tail.iter().take_while(|&&byte| byte == b'#').count();
            if tail.get(hashes) == Some(&b'"') {
                (State::RawText(hashes), hashes + 2)
            } else {
                (State::Code, 1)
            }
        }
        // A character literal ends within a few bytes; a lifetime has no closing quote.
        [b'\'', b'\\', tail @ ..] => {
            let len = tail.iter().skip(1).position(|&byte| byte == b'\'').map_or(1, |end| end + 4);
            (State::Code, len)
        }
        [b'\'', tail @ ..] => {
            let width = tail.first().map_or(1, |&byte| match byte {
                0xF0.. => 4,
                0xE0.. => 3,
                0xC0.. => 2,
                _ => 1,
            });
            (State::Code, if tail.get(width) == Some(&b'\'') { width + 2 } else { 1 })
        }
        _ => (State::Code, 1),
    }
}

/// The byte offsets in blanked code where `word` stands as a whole identifier.
pub(super) fn words(code: &str, word: &str) -> Vec<usize> {
    let bytes = code.as_bytes();
    let in_word = |at: usize| bytes.get(at).is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'_');
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|&at| !at.checked_sub(1).is_some_and(in_word) && !in_word(at + word.len()))
        .collect()
}

/// The line, counted from 1, that holds byte `at`.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() + 1
}

/// Blanked code without its test module, which stands last in a file.
pub(super) fn without_tests(code: &str) -> &str {
    let mut from = 0;
    while let Some(found) = code.get(from..).and_then(|tail| tail.find("#[cfg(test)]")) {
        let at = from + found;
        let after = at + "#[cfg(test)]".len();
        if code.get(after..).is_some_and(|tail| past_attributes(tail).starts_with("mod ")) {
            return code.get(..at).unwrap_or(code);
        }
        from = after;
    }
    code
}

/// What follows the attributes that `code` begins with.
fn past_attributes(code: &str) -> &str {
    let mut rest = code.trim_start();
    while rest.starts_with("#[") {
        let mut depth = 0_usize;
        let end = rest.char_indices().find(|(_, c)| {
            match c {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            *c == ']' && depth == 0
        });
        let Some((end, _)) = end else { break };
        rest = rest.get(end + 1..).unwrap_or_default().trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_stay() {
        let text = "let a = \"unsafe\"; // unsafe\n/* unsafe /* nested */\nunsafe */ let b = 'u';\n";
        let code = blank(text);
        assert!(words(&code, "unsafe").is_empty(), "{code}");
        assert_eq!(code.len(), text.len());
        assert_eq!(code.lines().count(), 3);
        assert!(code.contains("let b ="));
    }

    #[test]
    fn raw_strings_and_escapes_end_where_they_end() {
        assert_eq!(words(&blank(r####"let a = r#"" unsafe "#; unsafe {}"####), "unsafe").len(), 1);
        assert_eq!(words(&blank(r#"let a = "\" unsafe"; unsafe {}"#), "unsafe").len(), 1);
        assert_eq!(words(&blank(r"let a = '\''; unsafe {}"), "unsafe").len(), 1);
        assert_eq!(words(&blank(r"let a = '\u{27}'; unsafe {}"), "unsafe").len(), 1);
        assert_eq!(words(&blank(r#"let a = br"\"; unsafe {}"#), "unsafe").len(), 1);
        assert_eq!(words(&blank("let a = '\"'; unsafe {}"), "unsafe").len(), 1);
    }

    #[test]
    fn a_lifetime_is_not_a_literal() {
        let code = blank("fn f<'a>(x: &'a str) -> &'a str { unsafe { x } }");
        assert_eq!(words(&code, "unsafe").len(), 1);
        assert!(code.contains("&'a str"));
    }

    #[test]
    fn words_are_whole() {
        assert!(words("#![forbid(unsafe_code)]", "unsafe").is_empty());
        assert_eq!(words("unsafe fn f() { unsafe {} }", "unsafe"), [0, 16]);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }

    #[test]
    fn the_test_module_is_cut_off_but_not_a_test_helper() {
        let code = "mod a;\n#[cfg(test)]\nfn helper() {}\nmod b;\n#[cfg(test)]\n#[expect(a[0])]\nmod tests { use super::*; }";
        assert!(without_tests(code).ends_with("mod b;\n"));
    }
}
