//! Writing a value as JSON: on one line, or indented for a person.

use std::io::Write;

use serde::Serialize;

use crate::failure::Result;
use crate::output::Sink;
use crate::output::escape::Target;

/// Writes a value and a line end: on one line for programs, indented on a terminal unless there are several.
pub(crate) fn write(sink: &mut Sink<'_>, value: &impl Serialize, is_several: bool) -> Result<()> {
    if sink.console().target == Target::Terminal && !is_several {
        serde_json::to_writer_pretty(Harmless(&mut *sink), value)?;
        return Ok(sink.write_all(b"\n")?);
    }
    write_line(sink, value)
}

/// Writes a value on one line.
pub(crate) fn write_line(sink: &mut Sink<'_>, value: &impl Serialize) -> Result<()> {
    match sink.console().target {
        Target::Terminal => serde_json::to_writer(Harmless(&mut *sink), value)?,
        Target::Other => serde_json::to_writer(&mut *sink, value)?,
    }
    Ok(sink.write_all(b"\n")?)
}

/// On its way to a terminal, JSON may not hold what the terminal acts on: C0 is escaped by JSON itself, DEL, C1 and the
/// direction characters are escaped here.
struct Harmless<'s, 'p>(&'s mut Sink<'p>);

impl Write for Harmless<'_, '_> {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize> {
        self.write_all(buf).map(|()| buf.len())
    }

    /// The serializer hands on whole characters.
    fn write_all(&mut self, buf: &[u8]) -> std::io::Result<()> {
        let Ok(text) = std::str::from_utf8(buf) else { return self.0.write_all(buf) };
        self.0.write_all(escape(text).as_bytes())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn escape(text: &str) -> std::borrow::Cow<'_, str> {
    use crate::output::escape::{is_control, is_direction};
    let is_escaped = |c: char| c != '\n' && (is_control(c) || is_direction(c));
    if !text.contains(is_escaped) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_for_a_terminal_stays_the_same_json() {
        let text = "a\u{202e}b\u{9b}c\u{feff}";
        let harmless = escape(&serde_json::to_string(text).unwrap()).into_owned();
        assert_eq!(harmless, "\"a\\u202eb\\u009bc\\ufeff\"");
        assert_eq!(serde_json::from_str::<String>(&harmless).unwrap(), text);
    }
}
