//! Just enough of TOML to read a `Cargo.toml`: sections, and one value a key.

/// One `key = value` of a manifest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The section's name, such as `dependencies` or `workspace.lints.rust`.
    pub(super) section: String,
    /// The key without quotes; `name.workspace` keeps its dot.
    pub(super) key: String,
    /// The value as written, on one line, without a comment behind it.
    pub(super) value: String,
    /// From 1.
    pub(super) line: usize,
}

impl Entry {
    /// The dependency that this entry names: its key without `.workspace`, `.path` and so on.
    pub(super) fn name(&self) -> &str {
        self.key.split('.').next().unwrap_or(&self.key)
    }

    /// Whether the value is taken from the workspace.
    pub(super) fn inherits(&self) -> bool {
        let compact: String = self.value.split_whitespace().collect();
        self.key.ends_with(".workspace") && compact == "true" || compact.contains("workspace=true")
    }

    /// The kind of dependency table that this entry stands in, if it stands in one.
    pub(super) fn dependency(&self) -> Option<Kind> {
        let table = match self.section.strip_prefix("target.") {
            Some(rest) => rest.rsplit('.').next().unwrap_or(rest),
            None => self.section.as_str(),
        };
        match table {
            "dependencies" => Some(Kind::Normal),
            "dev-dependencies" => Some(Kind::Dev),
            "build-dependencies" => Some(Kind::Build),
            _ => None,
        }
    }
}

/// What a dependency is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Normal,
    Dev,
    Build,
}

/// The entries of a manifest, in order.
pub(super) fn parse(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut section = String::new();
    let mut open: Option<Entry> = None;
    for (number, line) in text.lines().enumerate() {
        let line = without_comment(line).trim();
        if let Some(mut entry) = open.take() {
            // The rest of a value that spans lines.
            entry.value.push(' ');
            entry.value.push_str(line);
            if is_closed(&entry.value) {
                entries.push(entry);
            } else {
                open = Some(entry);
            }
        } else if line.starts_with('[') {
            section = line.trim_matches(|c| c == '[' || c == ']').replace(['"', '\''], "");
        } else if let Some((key, value)) = line.split_once('=') {
            let key = key.trim().replace(['"', '\''], "");
            let entry =
                Entry { section: section.clone(), key, value: value.trim().to_owned(), line: number + 1 };
            if is_closed(&entry.value) {
                entries.push(entry);
            } else {
                open = Some(entry);
            }
        }
    }
    entries.extend(open);
    entries
}

/// The line up to a `#` that does not stand inside a string.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') => return line.get(..at).unwrap_or(line),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    line
}

/// Whether every bracket outside strings is closed.
fn is_closed(value: &str) -> bool {
    let mut quote = None;
    let mut depth = 0_i32;
    for c in value.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    depth <= 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"
[package]
name = "a" # the name
version.workspace = true

[workspace]
members = [
    "b", # one
    "c",
]

[dependencies]
one.workspace = true
two = { workspace = true, optional = true }
three = "1.0"

[target.'cfg(fuzzing)'.dependencies]
four = { version = "0.4" }

[lints.rust]
unexpected_cfgs = { level = "warn", check-cfg = ["cfg(a#b)"] }
"##;

    #[test]
    fn entries_carry_their_section_key_value_and_line() {
        let entries = parse(TEXT);
        let find = |key: &str| entries.iter().find(|entry| entry.key == key).unwrap();
        assert_eq!(find("name").value, "\"a\"");
        assert_eq!(find("name").line, 3);
        assert_eq!(find("members").value, "[ \"b\", \"c\", ]");
        assert_eq!(find("unexpected_cfgs").section, "lints.rust");
        assert!(find("unexpected_cfgs").value.ends_with("\"cfg(a#b)\"] }"));
    }

    #[test]
    fn dependencies_know_their_kind_and_whether_they_inherit() {
        let entries = parse(TEXT);
        let named: Vec<(&str, bool)> = entries
            .iter()
            .filter(|entry| entry.dependency() == Some(Kind::Normal))
            .map(|entry| (entry.name(), entry.inherits()))
            .collect();
        assert_eq!(named, [("one", true), ("two", true), ("three", false), ("four", false)]);
    }
}
