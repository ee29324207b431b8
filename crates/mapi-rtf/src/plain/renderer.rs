//! The renderer for reading: paragraphs, tables, lists, fields, notes.

use mapi_codepage::CodePage;

use super::field::{Instruction, Symbol};
use crate::{
    destinations::has_no_text,
    document::{Destination, Document, Reading, Renderer, Role, State, SymbolStyle, character, read},
    syntax::ControlWord,
};

/// Reads `rtf` as a person would: see [`plain_text`](crate::plain_text) for what becomes of what.
pub(crate) fn render(rtf: &[u8]) -> Reading {
    let mut renderer = PlainRenderer::default();
    let mut reading = read(rtf, &mut renderer);
    if let Some(body) = renderer.body_before_note.take() {
        let note = std::mem::replace(&mut reading.text, body);
        renderer.end_note(&note);
    }
    if !renderer.notes.is_empty() && !reading.text.ends_with('\n') {
        reading.text.push_str("\r\n");
    }
    reading.text.push_str(&renderer.notes);
    reading
}

#[derive(Debug, Default)]
struct PlainRenderer {
    /// Ends of table cells that nothing has followed yet: they become tabs, but not before the end of the row.
    cells_ended: u32,
    instruction: Instruction,
    /// What the field around shows if its result is empty.
    symbol: Option<Symbol>,
    /// Length of the text where the result of the field begins.
    result_start: usize,
    /// Within a footnote, the text around it.
    body_before_note: Option<String>,
    note_number: u32,
    /// Footnotes so far, for the end of the text.
    notes: String,
}

impl PlainRenderer {
    /// Adds characters, and before them what the ends of cells became.
    fn put(&mut self, document: &mut Document<'_>, characters: &str) {
        if document.is_shown() {
            self.before_text(document);
            document.put(characters);
        }
    }

    fn put_symbol(&mut self, document: &mut Document<'_>) {
        let Some(symbol) = self.symbol.take() else { return };
        if !document.is_shown() {
            return;
        }
        self.before_text(document);
        let glyph = u8::try_from(symbol.number.checked_sub(0xF000).unwrap_or(symbol.number));
        match glyph {
            Ok(glyph) if symbol.font.is_empty() => {
                document.put(&CodePage::WINDOWS_1252.decode(&[glyph]).text)
            }
            Ok(glyph) => document.put_glyph(&symbol.font, glyph),
            Err(_) => document.put_char(char::from_u32(symbol.number).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn end_row(&mut self, document: &mut Document<'_>) {
        if document.is_shown() {
            // The last cell ends with its row.
            self.cells_ended = self.cells_ended.saturating_sub(1);
            self.put(document, "\r\n");
        }
    }

    fn begin_note(&mut self, document: &mut Document<'_>) {
        self.note_number = self.note_number.saturating_add(1);
        self.before_text(document);
        document.put(&format!("[{}]", self.note_number));
        self.body_before_note = Some(document.take_text());
    }

    fn end_note(&mut self, note: &str) {
        self.notes.push_str(&format!("[{}] {}\r\n", self.note_number, note.trim()));
    }

    fn put_attachment(&mut self, document: &mut Document<'_>) {
        self.before_text(document);
        let position = match &self.body_before_note {
            Some(body) => body.len(),
            None => document.text_len(),
        };
        document.put_attachment(position);
    }
}

impl Renderer for PlainRenderer {
    const SYMBOLS: SymbolStyle = SymbolStyle::UnicodeAndBullets;

    fn role(&self, name: &[u8], ignorable: bool) -> Role {
        match name {
            b"fonttbl" => Role::Enter(Destination::FontTable),
            b"field" => Role::Enter(Destination::Field),
            b"fldinst" => Role::Enter(Destination::FieldInstruction),
            b"fldrslt" => Role::Enter(Destination::FieldResult),
            b"footnote" if self.body_before_note.is_none() => Role::Enter(Destination::Footnote),
            // Shapes, and text in two spellings: only certain groups in them have text.
            b"shpinst" | b"do" | b"upr" => Role::Enter(Destination::Hidden),
            b"shptxt" | b"dptxbxtext" | b"ud" => Role::Enter(Destination::Body),
            // What is written as ignorable and has text, or control words that matter.
            b"moMath" | b"moMathPara" | b"nesttableprops" => Role::Plain,
            b"nonesttables" => Role::Skip,
            [b'm', .., b'P', b'r'] => Role::Skip,
            _ if ignorable || has_no_text(name) => Role::Skip,
            _ => Role::Plain,
        }
    }

    fn control_word(&mut self, document: &mut Document<'_>, word: ControlWord<'_>) {
        let on = word.parameter != Some(0);
        match word.name {
            b"par" | b"line" | b"lbr" | b"page" | b"column" | b"sect" => self.put(document, "\r\n"),
            b"cell" | b"nestcell" => {
                if document.is_shown() {
                    document.end_run();
                    self.cells_ended = self.cells_ended.saturating_add(1);
                }
            }
            b"row" | b"nestrow" => self.end_row(document),
            b"v" => document.state_mut().hidden = on,
            b"deleted" => document.state_mut().deleted = on,
            b"plain" => {
                document.state_mut().hidden = false;
                document.state_mut().deleted = false;
            }
            b"objattph" => self.put_attachment(document),
            name => {
                if let Some(character) = character(name) {
                    self.put(document, character.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn control_symbol(&mut self, document: &mut Document<'_>, symbol: u8) {
        let characters = match symbol {
            b'~' => "\u{A0}",
            b'_' => "\u{2011}",
            b'\r' | b'\n' => "\r\n",
            b'\t' => "\t",
            _ => return,
        };
        self.put(document, characters);
    }

    fn enter(&mut self, document: &mut Document<'_>, destination: Destination) {
        match destination {
            Destination::Field => self.symbol = None,
            Destination::FieldInstruction => self.instruction.clear(),
            Destination::FieldResult => self.result_start = document.text_len(),
            Destination::Footnote if document.is_shown() => self.begin_note(document),
            Destination::Footnote
            | Destination::Body
            | Destination::FontTable
            | Destination::HtmlTag
            | Destination::Hidden => {}
        }
    }

    fn leave(&mut self, document: &mut Document<'_>, ended: &State) {
        match ended.destination {
            Destination::FieldInstruction => self.symbol = self.instruction.symbol(),
            Destination::FieldResult if document.text_len() == self.result_start => self.put_symbol(document),
            Destination::FieldResult => self.symbol = None,
            Destination::Field => self.put_symbol(document),
            Destination::Footnote => {
                if let Some(body) = self.body_before_note.take() {
                    let note = document.replace_text(body);
                    self.end_note(&note);
                }
            }
            Destination::Body | Destination::FontTable | Destination::HtmlTag | Destination::Hidden => {}
        }
    }

    fn before_text(&mut self, document: &mut Document<'_>) {
        for _ in 0..std::mem::take(&mut self.cells_ended) {
            document.put("\t");
        }
    }

    fn other_text(&mut self, text: &[u8], destination: Destination) {
        if destination == Destination::FieldInstruction {
            self.instruction.push(text);
        }
    }
}
