//! The message of `imsg demo`: one file with most of what a message can hold, said in friendly words.
//!
//! Unicode outside and 8-bit inside, HTML in compressed RTF, an inline picture, a text file, an embedded message with
//! an attachment of its own, every kind of recipient, Exchange addresses, named properties of both kinds, and one
//! value of nearly every property type. Nothing in it depends on the time or the machine.

mod inner;
mod outer;
mod people;
mod picture;
mod text;

use crate::msg::MsgFile;

/// The file, about 50 KB.
///
/// ```
/// let file = cfb_layout::demo::file();
/// assert_eq!(file, cfb_layout::demo::file());
/// assert!((40_000..60_000).contains(&file.len()));
/// ```
pub fn file() -> Vec<u8> {
    message().to_vec()
}

/// The message, to be changed before it becomes a file.
pub fn message() -> MsgFile {
    let mut file = MsgFile::new();
    outer::fill(&mut file);
    file
}

/// Its subject.
pub fn subject() -> &'static str {
    text::SUBJECT
}

/// Its plain text, lines ended by CR LF.
pub fn plain_text() -> String {
    text::crlf(text::TEXT)
}

/// The HTML that its RTF holds, lines ended by CR LF.
pub fn html() -> String {
    text::crlf(text::HTML)
}

/// The PNG that the HTML shows.
pub fn picture() -> Vec<u8> {
    picture::png()
}

/// The text file that is attached.
pub fn notes() -> &'static [u8] {
    text::NOTES.as_bytes()
}

/// The subject of the embedded message, which is stored in windows-1251.
pub fn inner_subject() -> &'static str {
    text::INNER_SUBJECT
}

/// The text of the embedded message, lines ended by CR LF.
pub fn inner_text() -> String {
    text::crlf(text::INNER_TEXT)
}

/// The file attached to the embedded message.
pub fn inner_notes() -> &'static [u8] {
    text::LIST.as_bytes()
}
