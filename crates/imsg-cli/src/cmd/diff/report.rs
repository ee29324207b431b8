//! Differences, as lines below a heading, or as JSON.

use std::io::Write;

use cfb_core::Stream;
use mapi_props::{KnownProperty, NamedPropertyMap, Property, PropertyValueRef};
use serde::Serialize;
use serde_json::Value as Json;

use super::pairs::Title;
use crate::cmd::props::value_text::summary;
use crate::failure::Result;
use crate::hash::sha256_of;
use crate::json::{self, Bytes, Label, Named, Read, Unread, type_name};
use crate::output::escape::Target;
use crate::output::{Console, Sink};

/// Characters of a value that a terminal shows.
const SHOWN: usize = 160;
/// Characters before the first difference that it shows.
const BEFORE: usize = 20;
/// Columns that a name may take before it pushes its value out of line.
const MAX_NAME: usize = 64;

/// One side of a difference.
pub(super) struct Side {
    /// The tag; none for what is no property.
    tag: Option<String>,
    type_name: String,
    known: Option<&'static str>,
    named: Option<Named>,
    /// What a line calls it.
    name: String,
    attributes: Option<String>,
    text: String,
    /// What tells values apart whose first bytes are the same.
    digest: Option<String>,
    value: Json,
}

/// What one side has and the other not, or differently.
pub(super) struct Change {
    pub(super) a: Option<Side>,
    pub(super) b: Option<Side>,
}

impl Side {
    pub(super) fn of(property: &Property<'_>, names: &NamedPropertyMap, unread: &Unread) -> Self {
        let label = Label::of(property.tag(), names);
        let name = match (label.known, &label.named) {
            (Some(known), _) => known.name().to_owned(),
            (None, Some(named)) => named.to_string(),
            (None, None) => "?".to_owned(),
        };
        let read = Read::of(property).unwrap_or_else(|failure| {
            unread.note_failure("", &failure);
            None
        });
        let (text, digest) = match &read {
            Some(Read::Value(value)) => (summary(value), digest(value)),
            Some(Read::Bytes(bytes)) => (bytes.summary(), Some(bytes.sha256.clone())),
            None => ("(cannot be read)".to_owned(), None),
        };
        Self {
            tag: Some(property.tag().to_string()),
            type_name: type_name(property.property_type()),
            known: label.known.map(KnownProperty::name),
            named: label.named.as_ref().map(Named::from),
            name,
            attributes: Some(property.flags().to_string()),
            text,
            digest,
            value: serde_json::to_value(&read).unwrap_or_default(),
        }
    }

    /// A stream that is no property, by its path.
    pub(super) fn of_stream(path: &str, stream: Result<Stream<'_>>, unread: &Unread) -> Self {
        match stream.and_then(|mut stream| Bytes::of_stream(&mut stream)) {
            Ok(bytes) => Self {
                digest: Some(bytes.sha256.clone()),
                value: serde_json::to_value(&bytes).unwrap_or_default(),
                ..Self::of_text(path, &bytes.summary())
            },
            Err(failure) => {
                unread.note_failure(path, &failure);
                Self { value: Json::Null, ..Self::of_text(path, "(cannot be read)") }
            }
        }
    }

    /// Something that is no property.
    pub(super) fn of_text(name: &str, text: &str) -> Self {
        Self {
            tag: None,
            type_name: "stream".to_owned(),
            known: None,
            named: None,
            name: name.to_owned(),
            attributes: None,
            text: text.to_owned(),
            digest: None,
            value: Json::String(text.to_owned()),
        }
    }
}

/// The SHA-256 of a value that is bytes.
fn digest(value: &PropertyValueRef<'_>) -> Option<String> {
    match value {
        PropertyValueRef::MultipleBinary(list) => Some(sha256_of(&list.concat())),
        _ => value.as_bytes().map(sha256_of),
    }
}

/// Writes differences, each below the heading of its part.
pub(super) struct Report {
    json: bool,
    title: Option<Title>,
    /// Whether the heading stands already.
    is_begun: bool,
    has_changes: bool,
}

impl Report {
    pub(super) fn new(json: bool) -> Self {
        Self { json, title: None, is_begun: false, has_changes: false }
    }

    pub(super) fn has_changes(&self) -> bool {
        self.has_changes
    }

    /// What follows is about another part.
    pub(super) fn begin(&mut self, title: Title) {
        self.title = Some(title);
        self.is_begun = false;
    }

    pub(super) fn changes(&mut self, changes: Vec<Change>, sink: &mut Sink<'_>) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        self.has_changes = true;
        if self.json {
            let place = self.title.as_ref().map(|title| title.place.as_str()).unwrap_or_default();
            return changes.iter().try_for_each(|change| json::write_line(sink, &Line::new(place, change)));
        }
        let console = *sink.console();
        if let Some(title) = &self.title
            && !self.is_begun
        {
            let text = format!("{}  {}", title.place, title.name);
            writeln!(sink, "{}", console.heading(console.line(text.trim_end())))?;
            self.is_begun = true;
        }
        let sides = changes.iter().flat_map(|change| [&change.a, &change.b]).flatten();
        let widths = sides.map(|side| side.name.chars().count()).filter(|width| *width <= MAX_NAME);
        let width = widths.max().unwrap_or(0);
        for change in &changes {
            let texts = texts(change, &console);
            for ((side, text), mark) in [&change.a, &change.b].into_iter().zip(texts).zip(['-', '+']) {
                if let (Some(side), Some(text)) = (side, text) {
                    line(side, &text, mark, width, sink)?;
                }
            }
        }
        Ok(())
    }
}

fn line(side: &Side, text: &str, mark: char, width: usize, sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    let mark = if mark == '-' { console.bad(mark) } else { console.good(mark) };
    let (tag, attributes) = (side.tag.as_deref().unwrap_or(""), side.attributes.as_deref().unwrap_or(""));
    writeln!(
        sink,
        "{mark} {tag:<10} {} {} {} {text}",
        console.faint(format_args!("{attributes:<3}")),
        console.faint(format_args!("{:<18}", side.type_name.trim_start_matches("Ptyp"))),
        console.label(format_args!("{:<width$}", console.line(&side.name))),
    )?;
    Ok(())
}

/// The values of both sides as lines show them: different ones look different.
fn texts(change: &Change, console: &Console) -> [Option<String>; 2] {
    let full =
        [&change.a, &change.b].map(|side| side.as_ref().map(|side| console.line(&side.text).into_owned()));
    let shown = match (&full, console.target) {
        ([Some(a), Some(b)], Target::Terminal) => {
            let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
            [Some(cut(a, same)), Some(cut(b, same))]
        }
        ([a, b], Target::Terminal) => [a, b].map(|text| text.as_ref().map(|text| cut(text, 0))),
        (_, Target::Other) => full.clone(),
    };
    let is_same = full[0].is_some() && full[0] == full[1];
    let [a, b] = shown;
    let tell = |text: Option<String>, side: &Option<Side>| match side.as_ref().and_then(|s| s.digest.as_ref())
    {
        Some(digest) if is_same => text.map(|text| format!("{text} (SHA-256 {digest})")),
        _ => text,
    };
    [tell(a, &change.a), tell(b, &change.b)]
}

/// The part of a long text in which a difference lies that comes after so many characters.
fn cut(text: &str, same: usize) -> String {
    let len = text.chars().count();
    if len <= SHOWN {
        return text.to_owned();
    }
    let start = same.saturating_sub(BEFORE).min(len.saturating_sub(SHOWN));
    let mut out: String = text.chars().skip(start).take(SHOWN).collect();
    if start > 0 {
        out.insert_str(0, "...");
    }
    if start.saturating_add(SHOWN) < len {
        out.push_str("...");
    }
    out
}

/// A difference as JSON.
#[derive(Serialize)]
struct Line<'l> {
    place: &'l str,
    tag: Option<&'l str>,
    r#type: &'l str,
    name: Option<&'l str>,
    named: Option<&'l Named>,
    a: Option<&'l Json>,
    b: Option<&'l Json>,
    a_attributes: Option<&'l str>,
    b_attributes: Option<&'l str>,
}

impl<'l> Line<'l> {
    fn new(place: &'l str, change: &'l Change) -> Self {
        let (a, b) = (change.a.as_ref(), change.b.as_ref());
        let side = a.or(b);
        let name = side.and_then(|side| match &side.tag {
            Some(_) => side.known,
            None => Some(side.name.as_str()),
        });
        Self {
            place,
            tag: side.and_then(|side| side.tag.as_deref()),
            r#type: side.map(|side| side.type_name.as_str()).unwrap_or_default(),
            name,
            named: side.and_then(|side| side.named.as_ref()),
            a: a.map(|a| &a.value),
            b: b.map(|b| &b.value),
            a_attributes: a.and_then(|a| a.attributes.as_deref()),
            b_attributes: b.and_then(|b| b.attributes.as_deref()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_long_texts_the_part_with_the_difference_is_shown() {
        assert_eq!(cut("short", 3), "short");
        let long = "a".repeat(1000);
        assert_eq!(cut(&long, 0), format!("{}...", "a".repeat(160)));
        assert_eq!(cut(&long, 500), format!("...{}...", "a".repeat(160)));
        assert_eq!(cut(&long, 1000), format!("...{}", "a".repeat(160)));
    }
}
