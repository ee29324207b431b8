//! Plain text out of encapsulated RTF ([MS-OXRTFEX] 2.2.3.3).

use crate::{
    destinations::has_no_text,
    document::{Destination, Document, Renderer, Role, SymbolStyle, character},
    syntax::ControlWord,
};

/// Copies what plain text was.
#[derive(Debug)]
pub(crate) struct TextRenderer;

impl Renderer for TextRenderer {
    const SYMBOLS: SymbolStyle = SymbolStyle::Unicode;

    fn role(&self, name: &[u8], ignorable: bool) -> Role {
        match name {
            b"fonttbl" => Role::Enter(Destination::FontTable),
            b"pntext" | b"listtext" | b"footnote" | b"fldinst" => Role::Skip,
            _ if ignorable || has_no_text(name) => Role::Skip,
            _ => Role::Plain,
        }
    }

    fn control_word(&mut self, document: &mut Document<'_>, word: ControlWord<'_>) {
        match word.name {
            // Real writers use it here too, for font changes.
            b"htmlrtf" => document.state_mut().suppressed = word.parameter != Some(0),
            b"objattph" => {
                let position = document.text_len();
                document.put_attachment(position);
            }
            _ if !document.is_shown() => {}
            b"par" | b"line" => document.put("\r\n"),
            name => {
                if let Some(character) = character(name) {
                    document.put_char(character);
                }
            }
        }
    }

    fn control_symbol(&mut self, document: &mut Document<'_>, symbol: u8) {
        if !document.is_shown() {
            return;
        }
        match symbol {
            b'~' => document.put("\u{A0}"),
            b'_' => document.put("\u{AD}"),
            b'\r' | b'\n' => document.put("\r\n"),
            b'\t' => document.put("\t"),
            _ => {}
        }
    }
}
