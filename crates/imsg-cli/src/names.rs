//! Names for files that we make, out of names that stand in messages: they never leave the folder, never clash, never
//! hit a device, and never hide.

use std::collections::{HashMap, HashSet};

use crate::output::escape::{is_control, is_direction};

/// Longest name in bytes. File systems take 255; some room is left for a number, and for tools that add a suffix.
const MAX_BYTES: usize = 200;
/// An extension up to this many bytes survives when a long name is cut.
const MAX_EXTENSION: usize = 20;

/// Device names that Windows knows in every folder, with any extension.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// A name for a file that is safe on every platform, or `fallback` where nothing of the name can be used.
pub(crate) fn safe(name: &str, fallback: &str) -> String {
    let replaced: String = name
        .trim()
        .chars()
        .map(|c| {
            let is_bad = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{FFFD}')
                || is_control(c)
                || is_direction(c);
            if is_bad { '_' } else { c }
        })
        .collect();
    // Windows drops dots and spaces at the end: two names would become one.
    let trimmed = replaced.trim_end_matches(['.', ' ']);
    if trimmed.chars().all(|c| matches!(c, '.' | ' ' | '_')) {
        return fallback.to_owned();
    }
    // A leading dot hides a file.
    let mut safe = match trimmed.strip_prefix('.') {
        Some(rest) => format!("_{rest}"),
        None => trimmed.to_owned(),
    };
    if is_device(&safe) {
        safe.insert(0, '_');
    }
    shorten(&safe, MAX_BYTES)
}

/// Whether Windows takes the name for a device: the part before the first dot counts.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            let mut chars = rest.chars();
            matches!(chars.next(), Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}')) && chars.next().is_none()
        })
    };
    DEVICES.contains(&stem.as_str()) || is_numbered("com") || is_numbered("lpt")
}

/// A name and its extension with the dot, if it has one.
pub(crate) fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len().saturating_sub(at) <= MAX_EXTENSION => name.split_at(at),
        _ => (name, ""),
    }
}

/// Cuts a name to a number of bytes, keeping its extension.
fn shorten(name: &str, max: usize) -> String {
    if name.len() <= max {
        return name.to_owned();
    }
    let (stem, extension) = split_extension(name);
    let mut end = max.saturating_sub(extension.len()).min(stem.len());
    while !stem.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    format!("{}{extension}", stem.get(..end).unwrap_or_default().trim_end_matches(['.', ' ']))
}

/// The names given out in one folder.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    names: HashSet<String>,
    /// Of names asked for more than once, the number to try next: a hundred thousand equal names are counted once.
    next: HashMap<String, usize>,
}

impl Taken {
    /// The name, or the name with a number before its extension if it is taken; case does not count.
    pub(crate) fn claim(&mut self, name: &str) -> String {
        let asked = key(name);
        if self.names.insert(asked.clone()) {
            return name.to_owned();
        }
        let (stem, extension) = split_extension(name);
        // Each try differs, and only as many can fail as names were given out.
        let number = self.next.entry(asked).or_insert(2);
        loop {
            let numbered = format!("{stem}-{number}{extension}");
            *number = number.saturating_add(1);
            if self.names.insert(key(&numbered)) {
                return numbered;
            }
        }
    }
}

/// What two names have in common that a file system may take for one.
fn key(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_lead_anywhere() {
        assert_eq!(safe("../../etc/passwd", "x"), "_._.._etc_passwd");
        assert_eq!(safe("a/b\\c:d", "x"), "a_b_c_d");
        assert_eq!(safe("..", "x"), "x");
        assert_eq!(safe("/", "x"), "x");
        assert_eq!(safe("C:\\temp\\a.txt", "x"), "C__temp_a.txt");
        assert_eq!(safe("", "x"), "x");
        assert_eq!(safe("  ", "x"), "x");
        assert_eq!(safe("__", "x"), "x");
    }

    #[test]
    fn devices_hidden_files_and_trailing_dots_are_changed() {
        assert_eq!(safe("CON", "x"), "_CON");
        assert_eq!(safe("con.txt", "x"), "_con.txt");
        assert_eq!(safe("nul .tar.gz", "x"), "_nul .tar.gz");
        assert_eq!(safe("LPT\u{b9}", "x"), "_LPT\u{b9}");
        assert_eq!(safe("COM10", "x"), "COM10");
        assert_eq!(safe("console.log", "x"), "console.log");
        assert_eq!(safe(".htaccess", "x"), "_htaccess");
        assert_eq!(safe("report.pdf. .", "x"), "report.pdf");
    }

    #[test]
    fn what_cannot_be_seen_is_replaced() {
        assert_eq!(safe("a\u{0}b\nc\u{1b}d", "x"), "a_b_c_d");
        assert_eq!(safe("photo_\u{202e}gpj.exe", "x"), "photo__gpj.exe");
    }

    #[test]
    fn long_names_keep_their_extension() {
        let long = safe(&format!("{}.pdf", "\u{e9}".repeat(500)), "x");
        assert!(long.len() <= MAX_BYTES && long.ends_with("\u{e9}.pdf"), "{long}");
        let no_extension = safe(&"a.".repeat(400), "x");
        assert!(no_extension.len() <= MAX_BYTES);
    }

    #[test]
    fn equal_names_get_numbers_whatever_their_case() {
        let mut taken = Taken::default();
        assert_eq!(taken.claim("a.txt"), "a.txt");
        assert_eq!(taken.claim("A.TXT"), "A-2.TXT");
        assert_eq!(taken.claim("a.txt"), "a-3.txt");
        assert_eq!(taken.claim("a-2.txt"), "a-2-2.txt");
        assert_eq!(taken.claim("noext"), "noext");
        assert_eq!(taken.claim("noext"), "noext-2");
    }

    #[test]
    fn a_hundred_thousand_equal_names_are_numbered_at_once() {
        let mut taken = Taken::default();
        let mut last = String::new();
        for _ in 0..100_000 {
            last = taken.claim("same.txt");
        }
        assert_eq!(last, "same-100000.txt");
        assert_eq!(taken.claim("SAME-7.txt"), "SAME-7-2.txt");
    }
}
