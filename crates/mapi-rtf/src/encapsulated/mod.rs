//! HTML and plain text encapsulated in RTF ([MS-OXRTFEX]).

mod html;
mod kind;
mod text;

pub use self::kind::{RtfKind, rtf_kind};
pub(crate) use self::{html::HtmlRenderer, text::TextRenderer};
