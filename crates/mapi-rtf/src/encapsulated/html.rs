//! HTML out of encapsulated RTF ([MS-OXRTFEX] 2.2.3.2).

use crate::{
    destinations::has_no_text,
    document::{Destination, Document, Renderer, Role, SymbolStyle, entity},
    syntax::ControlWord,
};

/// Copies what HTML was: the content of `\*\htmltag` groups, and text outside `\htmlrtf`.
#[derive(Debug)]
pub(crate) struct HtmlRenderer;

impl Renderer for HtmlRenderer {
    const SYMBOLS: SymbolStyle = SymbolStyle::Letter;

    fn role(&self, name: &[u8], ignorable: bool) -> Role {
        match name {
            b"htmltag" => Role::Enter(Destination::HtmlTag),
            b"fonttbl" => Role::Enter(Destination::FontTable),
            b"mhtmltag" | b"pntext" | b"listtext" | b"footnote" | b"fldinst" => Role::Skip,
            _ if ignorable || has_no_text(name) => Role::Skip,
            _ => Role::Plain,
        }
    }

    fn control_word(&mut self, document: &mut Document<'_>, word: ControlWord<'_>) {
        match word.name {
            b"htmlrtf" => document.state_mut().suppressed = word.parameter != Some(0),
            b"objattph" => {
                let position = document.text_len();
                document.put_attachment(position);
            }
            name => {
                if let Some(html) = entity(name)
                    && document.is_shown()
                {
                    document.put(html);
                }
            }
        }
    }

    fn control_symbol(&mut self, document: &mut Document<'_>, symbol: u8) {
        if !document.is_shown() {
            return;
        }
        match symbol {
            b'~' => document.put("&nbsp;"),
            b'_' => document.put("&shy;"),
            b'\r' | b'\n' => document.put("\r\n"),
            b'\t' => document.put("\t"),
            _ => {}
        }
    }
}
