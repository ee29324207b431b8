//! HTML and plain text into RTF ([MS-OXRTFEX]).

mod html;
mod line_ends;
mod markup;
mod options;
mod rendering;
mod text;
mod tokens;
mod writer;

pub use self::{html::encapsulate_html, options::EncapsulateOptions, text::encapsulate_text};
