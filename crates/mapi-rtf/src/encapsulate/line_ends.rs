//! Lines, and what ends them.

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Characters without an end of line, at least one.
    Line(&'a str),
    /// CR LF, or a CR or LF alone.
    End(&'a str),
}

/// Splits a text at the ends of its lines, and keeps them.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (len, is_end) = match memchr::memchr2(b'\r', b'\n', rest.as_bytes()) {
            Some(0) if rest.starts_with("\r\n") => (2, true),
            Some(0) => (1, true),
            Some(end) => (end, false),
            None => (rest.len(), false),
        };
        let (part, behind) = rest.split_at_checked(len)?;
        rest = behind;
        Some(if is_end { Part::End(part) } else { Part::Line(part) })
    })
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn ends_of_lines_are_kept_apart() {
        let found: Vec<_> = parts("a\r\n\nb\r\rc").collect();
        let expected = [
            Part::Line("a"),
            Part::End("\r\n"),
            Part::End("\n"),
            Part::Line("b"),
            Part::End("\r"),
            Part::End("\r"),
            Part::Line("c"),
        ];
        assert_eq!(found, expected);
    }

    quickcheck! {
        fn parts_are_the_text(text: String) -> bool {
            parts(&text).map(|part| match part { Part::Line(text) | Part::End(text) => text }).collect::<String>() == text
        }
    }
}
