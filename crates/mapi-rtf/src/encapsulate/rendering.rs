//! What readers that know nothing of encapsulation show: RTF that `\htmlrtf` hides from those that do.

use super::{markup::Effect, writer::Writer};

/// Where the shown text stands.
#[derive(Debug, Default)]
pub(super) struct Rendering {
    /// Something is shown in the current line.
    has_line: bool,
    /// The last of it is a space.
    ends_with_space: bool,
    /// Elements that are open, by effect. Formatting goes on and off with the first and the last of a kind.
    bold: u32,
    italic: u32,
    underlined: u32,
    links: u32,
    preformatted: u32,
}

impl Rendering {
    /// Whether white space counts.
    pub(super) const fn is_preformatted(&self) -> bool {
        self.preformatted > 0
    }

    /// Notes text that is shown and no space.
    pub(super) const fn text(&mut self) {
        self.has_line = true;
        self.ends_with_space = false;
    }

    /// Whether a space belongs here; it is noted as shown then.
    pub(super) const fn wants_space(&mut self) -> bool {
        let wants = self.has_line && !self.ends_with_space;
        self.ends_with_space = true;
        wants
    }

    /// What a tag of an element with this effect shows.
    pub(super) fn tag(&mut self, effect: Effect, is_end: bool, writer: &mut Writer) {
        match effect {
            Effect::None => {}
            Effect::Block => self.end_line(writer),
            Effect::Item => {
                self.end_line(writer);
                if !is_end {
                    hidden(writer, "\\bullet\\tab");
                }
            }
            Effect::Preformatted => {
                self.end_line(writer);
                toggle(&mut self.preformatted, is_end, writer, "\\f1", "\\f0");
            }
            Effect::Cell => {
                if is_end && self.has_line {
                    hidden(writer, "\\tab");
                    self.ends_with_space = true;
                }
            }
            Effect::Break => self.break_line(writer),
            Effect::Bold => toggle(&mut self.bold, is_end, writer, "\\b", "\\b0"),
            Effect::Italic => toggle(&mut self.italic, is_end, writer, "\\i", "\\i0"),
            Effect::Underlined => toggle(&mut self.underlined, is_end, writer, "\\ul", "\\ulnone"),
            Effect::Link => toggle(&mut self.links, is_end, writer, "\\cf1", "\\cf0"),
        }
    }

    /// The end of a line within a paragraph.
    pub(super) fn break_line(&mut self, writer: &mut Writer) {
        hidden(writer, "\\line");
        self.has_line = false;
        self.ends_with_space = false;
    }

    /// The end of a paragraph, if something is in it.
    fn end_line(&mut self, writer: &mut Writer) {
        if self.has_line {
            hidden(writer, "\\par");
        }
        self.has_line = false;
        self.ends_with_space = false;
    }
}

/// Control words that only other readers see.
fn hidden(writer: &mut Writer, words: &str) {
    writer.raw("\\htmlrtf");
    writer.raw(words);
    writer.raw("\\htmlrtf0 ");
}

/// One element more or less of a kind.
fn toggle(open: &mut u32, is_end: bool, writer: &mut Writer, on: &str, off: &str) {
    if !is_end {
        if *open == 0 {
            hidden(writer, on);
        }
        *open = open.saturating_add(1);
    } else if *open > 0 {
        *open = open.saturating_sub(1);
        if *open == 0 {
            hidden(writer, off);
        }
    }
}
