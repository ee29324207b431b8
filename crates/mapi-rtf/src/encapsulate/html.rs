//! HTML into RTF ([MS-OXRTFEX] 2.1.3.1).

use super::{
    line_ends::{Part, parts},
    markup::{CLOSING, Effect, IN_PARAGRAPH, element, referenced},
    options::EncapsulateOptions,
    rendering::Rendering,
    tokens::{Token, Tokens},
    writer::Writer,
};

/// \*\htmltag of a character reference or white space in a paragraph.
const TEXT: u16 = 0x50 | IN_PARAGRAPH;
/// \*\htmltag of what is not shown.
const OTHER: u16 = 0xF0;

/// Writes RTF that encapsulates HTML (`\fromhtml1`, [MS-OXRTFEX] 2.1.3.1): a reader of encapsulation gets back the same
/// HTML, any other shows its text.
///
/// [`read_body`](crate::read_body) gives exactly `html`, whatever it is: a whole document or a fragment, well-formed or
/// not, with any line ends. Tags, comments, scripts, styles and character references stand in \*\htmltag groups as they
/// are; text stands between them. For other readers there are paragraphs and line breaks, bullets, tabs between cells,
/// bold, italic and underlined text, and the characters that references stand for.
///
/// In PidTagRtfCompressed it belongs [compressed](crate::compress). A charset that the HTML names is left as it is, though
/// the RTF has a code page of its own.
///
/// Takes linear time; the RTF is at most 48 times as long as the HTML in UTF-8, and 500 bytes, and as a rule twice as long.
///
/// # Examples
/// ```
/// use mapi_rtf::{EncapsulateOptions, encapsulate_html, plain_text, read_body};
///
/// let html = "<p class=\"x\">Caf&eacute; {1}<br>\n<b>\u{4F60}\u{597D}</b></p>";
/// let rtf = encapsulate_html(html, &EncapsulateOptions::new());
/// assert_eq!(read_body(&rtf).html(), Some(html));
/// assert_eq!(plain_text(&rtf).text(), Some("Caf\u{E9} {1}\r\n\u{4F60}\u{597D}\r\n"));
/// ```
#[must_use]
pub fn encapsulate_html(html: &str, options: &EncapsulateOptions) -> Vec<u8> {
    let mut writer = Writer::new("fromhtml1", options.page(), html.len().saturating_mul(2));
    writer.raw("\\f0\\fs24 \r\n{\\*\\htmltag64}");
    let mut rendering = Rendering::default();
    for token in Tokens::new(html) {
        match token {
            Token::Tag { html, name, is_end } => {
                let (effect, kind) = element(name);
                group(&mut writer, kind | if is_end { CLOSING } else { 0 }, html);
                // `</br>` breaks lines too, and `</p>` alone is a paragraph: nobody writes them.
                rendering.tag(effect, is_end && effect != Effect::Break, &mut writer);
            }
            Token::Hidden(html) => group(&mut writer, OTHER, html),
            Token::Reference(html) => match referenced(html) {
                Some(character) => {
                    group(&mut writer, TEXT, html);
                    writer.raw("\\htmlrtf ");
                    writer.characters(character.encode_utf8(&mut [0; 4]));
                    writer.raw("\\htmlrtf0 ");
                    rendering.text();
                }
                None => text(&mut writer, &mut rendering, html),
            },
            Token::Text(html) => text(&mut writer, &mut rendering, html),
            Token::Space(html) if rendering.is_preformatted() => {
                preformatted(&mut writer, &mut rendering, html)
            }
            Token::Space(html) => space(&mut writer, &mut rendering, html),
        }
    }
    writer.finish()
}

/// Text that is shown as it is.
fn text(writer: &mut Writer, rendering: &mut Rendering, html: &str) {
    writer.characters(html);
    rendering.text();
}

/// White space: at most one space is shown.
fn space(writer: &mut Writer, rendering: &mut Rendering, html: &str) {
    match (rendering.wants_space(), html) {
        (true, " ") => writer.raw(" "),
        (true, _) => {
            group(writer, TEXT, html);
            writer.raw("\\htmlrtf  \\htmlrtf0 ");
        }
        (false, _) => group(writer, TEXT, html),
    }
}

/// White space that counts.
fn preformatted(writer: &mut Writer, rendering: &mut Rendering, html: &str) {
    for part in parts(html) {
        match part {
            Part::Line(blanks) => text(writer, rendering, blanks),
            Part::End(end) => {
                group(writer, TEXT, end);
                rendering.break_line(writer);
            }
        }
    }
}

/// HTML in a group of its own.
fn group(writer: &mut Writer, kind: u16, html: &str) {
    writer.raw("{\\*\\htmltag");
    writer.raw(&kind.to_string());
    writer.raw(" ");
    for part in parts(html) {
        match part {
            Part::Line(line) => writer.characters(line),
            Part::End("\r\n") => writer.raw("\\par "),
            Part::End(other) => writer.characters(other),
        }
    }
    writer.raw("}");
}
