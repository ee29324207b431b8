//! What every reader of RTF has to keep track of: groups, fonts and their code pages, and characters in all their spellings.
//!
//! A [`Renderer`] decides what the text is for (HTML, text that was text, or reading); [`read`] does the rest.

mod characters;
mod encoding;
mod font_table;
mod groups;
mod reading;
mod renderer;
mod symbol_font;
mod text;

pub(crate) use self::{
    characters::{character, entity},
    encoding::{SymbolStyle, keeps_ascii, page_of_text},
    groups::{Destination, State},
    reading::{Document, Reading, read},
    renderer::{Renderer, Role},
};
