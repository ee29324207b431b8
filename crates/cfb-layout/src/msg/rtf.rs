//! HTML and text encapsulated in RTF ([MS-OXRTFEX]).

use std::fmt::Write as _;

use crate::msg::cyrillic::{letter, windows_1251};

const HTML_HEAD: &str = "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl\r\n{\\f0\\fswiss\\fcharset0 Arial;}\r\n\
{\\f1\\fswiss\\fcharset204 Arial;}}\r\n{\\colortbl\\red0\\green0\\blue0;\\red5\\green99\\blue193;}\r\n{\\*\\htmltag64}\r\n\
\\uc1\\pard\\plain\\deftab360 \\f0\\fs24 ";
const TEXT_HEAD: &str = "{\\rtf1\\ansi\\ansicpg1252\\fromtext \\deff0{\\fonttbl\r\n{\\f0\\fswiss\\fcharset0 Arial;}}\r\n\
\\uc1\\pard\\plain\\f0\\fs20 ";

/// Encapsulates HTML: out of the RTF comes the same HTML, its line breaks as CR LF.
///
/// Tags become `\*\htmltag` groups, text stays text, Cyrillic goes through a font of its own code page, and what a
/// plain RTF reader should see besides is marked as `\htmlrtf`.
///
/// ```
/// let rtf = cfb_layout::msg::encapsulate_html("<p>Hi {there}</p>");
/// assert!(rtf.ends_with("{\\*\\htmltag64 <p>}Hi \\{there\\}{\\*\\htmltag72 </p>}\\htmlrtf \\par\\htmlrtf0 \r\n}"));
/// ```
pub fn encapsulate_html(html: &str) -> String {
    let mut rtf = String::from(HTML_HEAD);
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '<' => rest.find('>').map_or(rest.len(), |end| end + 1),
            '&' => rest.find(';').map_or(1, |end| end + 1),
            '\n' => 1,
            _ => rest.find(['<', '&', '\n']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(len);
        rest = after;
        match first {
            '<' => push_tag(&mut rtf, token),
            '&' if token.len() > 1 => push_entity(&mut rtf, token),
            '\n' => rtf.push_str("{\\*\\htmltag \\par }\r\n"),
            _ => push_text(&mut rtf, token),
        }
    }
    rtf.push_str("\r\n}");
    rtf
}

/// Encapsulates plain text; its line breaks come out as CR LF.
pub fn encapsulate_text(text: &str) -> String {
    let mut rtf = String::from(TEXT_HEAD);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            rtf.push_str("\\par\r\n");
        }
        escape(&mut rtf, line);
    }
    rtf.push('}');
    rtf
}

fn push_tag(rtf: &mut String, tag: &str) {
    let name: String = tag[1..].chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
    // The number says what kind of tag it is; readers ignore it ([MS-OXRTFEX] 2.1.3.1.1).
    let (number, shown) = match name.as_str() {
        "p" => ("64", ""),
        "/p" | "/h1" | "/h2" | "/li" | "/tr" => ("72", "\\par"),
        "br" => ("116", "\\line"),
        "b" => ("84", "{\\b "),
        "a" => ("84", "{\\cf1\\ul "),
        "/b" | "/a" => ("92", "}"),
        _ => ("", ""),
    };
    let _ = write!(rtf, "{{\\*\\htmltag{number} ");
    for (index, line) in tag.split('\n').enumerate() {
        if index > 0 {
            rtf.push_str("\\par\r\n");
        }
        escape(rtf, line);
    }
    rtf.push('}');
    if !shown.is_empty() {
        let _ = write!(rtf, "\\htmlrtf {shown}\\htmlrtf0 ");
    }
}

fn push_entity(rtf: &mut String, entity: &str) {
    let shown = match entity {
        "&nbsp;" => "\\'a0",
        "&lt;" => "<",
        "&gt;" => ">",
        "&amp;" => "&",
        _ => "?",
    };
    let _ = write!(rtf, "{{\\*\\htmltag84 {entity}}}\\htmlrtf {shown}\\htmlrtf0 ");
}

/// Text outside tags: runs of Cyrillic letters as bytes of windows-1251 in the font that has it.
fn push_text(rtf: &mut String, text: &str) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let cyrillic = letter(first).is_some();
        let len = rest.find(|c| letter(c).is_some() != cyrillic).unwrap_or(rest.len());
        let (run, after) = rest.split_at(len);
        rest = after;
        if cyrillic {
            rtf.push_str("\\htmlrtf {\\f1\\htmlrtf0 ");
            for byte in windows_1251(run) {
                let _ = write!(rtf, "\\'{byte:02x}");
            }
            rtf.push_str("\\htmlrtf }\\htmlrtf0 ");
        } else {
            escape(rtf, run);
        }
    }
}

fn escape(rtf: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => {
                rtf.push('\\');
                rtf.push(c);
            }
            '\t' => rtf.push_str("\\tab "),
            ' '..='~' => rtf.push(c),
            '\r' => {}
            '\u{a0}'..='\u{ff}' => {
                let _ = write!(rtf, "\\'{:02x}", u32::from(c));
            }
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(rtf, "\\u{}?", *unit as i16);
                }
            }
        }
    }
}
