//! What a verb's help says at its end, as sections of its manual page.

use std::fmt::Write as _;

/// Sections for the text: paragraphs are filled, lines under `Examples:` stay as they are.
pub(super) fn sections(text: &str) -> String {
    let mut page = String::new();
    let mut is_open = false;
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        let (title, rest) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
        // Writing to a String cannot fail.
        let _ = if matches!(title, "Examples:" | "Example:") {
            is_open = false;
            write!(page, ".SH EXAMPLES\n.nf\n{}.fi\n", lines(rest))
        } else if is_open {
            write!(page, ".PP\n{}", lines(paragraph))
        } else {
            is_open = true;
            write!(page, ".SH NOTES\n{}", lines(paragraph))
        };
    }
    page
}

/// The section that says how a command is called.
pub(super) fn synopsis(usage: &str) -> String {
    let ways = usage.lines().map(str::trim).filter(|way| !way.is_empty());
    format!(".SH SYNOPSIS\n.nf\n{}.fi\n", ways.map(lines).collect::<String>())
}

/// Lines that the formatter takes as text, whatever they begin with and hold.
fn lines(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.strip_prefix("  ").unwrap_or(line);
        if line.starts_with(['.', '\'']) {
            out.push_str("\\&");
        }
        for c in line.chars() {
            match c {
                '\\' => out.push_str("\\e"),
                '-' => out.push_str("\\-"),
                '\'' => out.push_str("\\(aq"),
                '`' => out.push_str("\\(ga"),
                c => out.push(c),
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_a_section_whose_lines_stay() {
        let page = sections("First.\n\n.second\n\nExamples:\n  imsg a 'b' | c -d\n  imsg \\u\n");
        let expected = ".SH NOTES\nFirst.\n.PP\n\\&.second\n\
            .SH EXAMPLES\n.nf\nimsg a \\(aqb\\(aq | c \\-d\nimsg \\eu\n.fi\n";
        assert_eq!(page, expected);
        assert_eq!(sections(""), "");
    }
}
