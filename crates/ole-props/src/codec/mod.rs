//! Values to bytes and back. Nothing here knows sets, streams or compound files.

mod cursor;
mod decode;
mod encode;
mod text;

pub(crate) use cursor::Cursor;
pub(crate) use decode::{Fault, Notes, decode};
pub(crate) use encode::{MAX_DEPTH, encode};
pub(crate) use text::{StoredText, decode_text, encode_text};
