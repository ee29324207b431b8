//! Plain text into RTF ([MS-OXRTFEX] 2.1.3.2).

use super::{
    line_ends::{Part, parts},
    options::EncapsulateOptions,
    writer::Writer,
};

/// Writes RTF that encapsulates plain text (`\fromtext`, [MS-OXRTFEX] 2.1.3.2): a reader of encapsulation gets back the same
/// text, any other shows it.
///
/// [`read_body`](crate::read_body) gives exactly `text`, whatever it is. Other readers give the same, but may have CR LF
/// where the text has a CR or LF alone. In PidTagRtfCompressed it belongs [compressed](crate::compress).
///
/// Takes linear time; the RTF is at most 27 times as long as the text in UTF-8, and 400 bytes, and as a rule little longer
/// than the text.
///
/// # Examples
/// ```
/// use mapi_rtf::{EncapsulateOptions, RtfKind, encapsulate_text, plain_text, read_body};
///
/// let text = "Dear {name},\r\n\tthat is 5 \u{20AC}.\r\n";
/// let rtf = encapsulate_text(text, &EncapsulateOptions::new());
/// let body = read_body(&rtf);
/// assert_eq!(body.kind(), RtfKind::Text);
/// assert_eq!(body.text(), Some(text));
/// assert_eq!(plain_text(&rtf).text(), Some(text));
/// ```
#[must_use]
pub fn encapsulate_text(text: &str, options: &EncapsulateOptions) -> Vec<u8> {
    let mut writer = Writer::new("fromtext", options.page(), text.len());
    writer.raw("\\f0\\fs20 ");
    for part in parts(text) {
        match part {
            Part::Line(line) => writer.characters(line),
            Part::End("\r\n") => writer.raw("\\par\r\n"),
            Part::End(other) => {
                // Shown as a new line, and read as what it is.
                writer.raw("\\htmlrtf\\line\\htmlrtf0 ");
                writer.characters(other);
            }
        }
    }
    writer.finish()
}
