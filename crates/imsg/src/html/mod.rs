//! As much of HTML as reading a message takes: tags, text, references, and the character set of the bytes.
//!
//! Nothing here builds a tree, so nesting costs nothing; every pass over a document is linear in its length, whatever
//! it holds. Rendering and sanitising are other crates' work.

mod charset;
mod entities;
mod references;
mod text;
mod tokens;

pub use charset::HtmlCharset;
pub(crate) use charset::{decode, page_of_label, utf_16};
pub(crate) use references::References;
pub(crate) use text::to_text;
