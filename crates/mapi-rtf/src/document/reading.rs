//! The one loop over the tokens of a document.

use mapi_codepage::CodePage;

use super::{
    encoding::{Encoding, SymbolStyle, page_of_text},
    font_table::FontTable,
    groups::{Destination, Groups, MAX_DEPTH, State},
    renderer::{Renderer, Role},
    text::TextBuilder,
};
use crate::{
    corruption::Corruption,
    finding::{Findings, Structure},
    syntax::{ControlWord, Lexer, Token, significant_text},
};

/// A document while it is read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    lexer: Lexer<'a>,
    groups: Groups,
    group_start: GroupStart,
    fonts: FontTable,
    default_font: i32,
    /// The encoding of a font, and the state of the table it was looked up in.
    looked_up: Option<(i32, u64, Encoding)>,
    text: TextBuilder,
    page_known: bool,
    /// Units of plain text still to skip after a `\u`.
    fallback_left: u32,
    attachments: Vec<usize>,
    findings: Findings,
}

/// What came out of a document.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) code_page: CodePage,
    /// Where in the text an attachment belongs (`\objattph`), in bytes.
    pub(crate) attachments: Vec<usize>,
    pub(crate) findings: Findings,
}

/// How far the start of a group is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GroupStart {
    /// Something stands between.
    Past,
    /// The last token was `{`.
    Here,
    /// The last tokens were `{\*`.
    Ignorable,
}

/// What a document begins with.
const RTF_SIGNATURE: &[u8] = b"{\\rtf";

/// Reads a document for `renderer`. Linear in the length of `rtf`, in time and memory.
pub(crate) fn read<R: Renderer>(rtf: &[u8], renderer: &mut R) -> Reading {
    let mut document = Document::new(rtf, R::SYMBOLS);
    document.check_start(rtf);
    while let Some(token) = document.lexer.next() {
        let group_start = std::mem::replace(&mut document.group_start, GroupStart::Past);
        match token {
            Token::GroupStart => document.open_group(),
            Token::GroupEnd => {
                if !document.close_group(renderer) {
                    break;
                }
            }
            Token::Symbol(b'*') if group_start == GroupStart::Here => {
                document.group_start = GroupStart::Ignorable;
            }
            Token::Word(word) => document.control_word(renderer, word, group_start),
            Token::Symbol(symbol) => document.control_symbol(renderer, symbol),
            Token::Byte(0) => {}
            Token::Byte(byte) => document.text_part(renderer, &[byte]),
            Token::Text(text) => document.text(renderer, text),
            Token::Binary { bytes, stated } => document.binary(bytes, stated),
            Token::BadByte => {
                let offset = document.lexer.offset();
                document.find(Corruption::HexEscape, offset);
            }
        }
    }
    document.finish(rtf.len())
}

impl<'a> Document<'a> {
    fn new(rtf: &'a [u8], symbols: SymbolStyle) -> Self {
        Self {
            lexer: Lexer::new(rtf),
            groups: Groups::new(),
            group_start: GroupStart::Past,
            fonts: FontTable::default(),
            default_font: 0,
            looked_up: None,
            text: TextBuilder::new(symbols),
            page_known: false,
            fallback_left: 0,
            attachments: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// The state of the current group.
    pub(crate) const fn state(&self) -> &State {
        self.groups.current()
    }

    /// The state of the current group, to change.
    pub(crate) const fn state_mut(&mut self) -> &mut State {
        self.groups.current_mut()
    }

    /// Whether text here belongs to what is read.
    pub(crate) fn is_shown(&self) -> bool {
        let state = self.state();
        let readable = matches!(
            state.destination,
            Destination::Body
                | Destination::HtmlTag
                | Destination::Field
                | Destination::FieldResult
                | Destination::Footnote
        );
        readable && !state.suppressed && !state.hidden && !state.deleted
    }

    /// Adds characters.
    pub(crate) fn put(&mut self, characters: &str) {
        self.text.characters(characters, &mut self.findings);
    }

    /// Adds a character.
    pub(crate) fn put_char(&mut self, character: char) {
        self.put(character.encode_utf8(&mut [0; 4]));
    }

    /// Adds glyph number `glyph` of the font called `font`.
    pub(crate) fn put_glyph(&mut self, font: &[u8], glyph: u8) {
        let font = super::symbol_font::SymbolFont::from_name(font);
        self.put_char(font.unicode(glyph));
    }

    /// Ends the bytes of a character: what comes next does not complete it.
    pub(crate) fn end_run(&mut self) {
        self.text.flush(&mut self.findings);
    }

    /// Length of the text so far, in bytes.
    pub(crate) fn text_len(&mut self) -> usize {
        self.text.len(&mut self.findings)
    }

    /// The text so far, which goes on empty.
    pub(crate) fn take_text(&mut self) -> String {
        self.text.take(&mut self.findings)
    }

    /// The text so far, which goes on as `text`.
    pub(crate) fn replace_text(&mut self, text: String) -> String {
        self.text.replace_text(text, &mut self.findings)
    }

    /// Notes that an attachment belongs at `position` of the text.
    pub(crate) fn put_attachment(&mut self, position: usize) {
        self.attachments.push(position);
    }

    fn find(&mut self, corruption: Corruption, offset: usize) {
        self.findings.add(corruption, Structure::Rtf, offset as u64);
    }

    fn check_start(&mut self, rtf: &[u8]) {
        if !skip_blank(rtf).starts_with(RTF_SIGNATURE) {
            self.find(Corruption::NotRtf, 0);
        }
    }

    fn open_group(&mut self) {
        self.fallback_left = 0;
        self.group_start = GroupStart::Here;
        if !self.groups.open() {
            let offset = self.lexer.offset();
            self.find(Corruption::GroupsTooDeep { kept: MAX_DEPTH }, offset);
        }
    }

    /// False at the end of the document.
    fn close_group<R: Renderer>(&mut self, renderer: &mut R) -> bool {
        self.fallback_left = 0;
        let depth = self.groups.depth();
        if depth == 0 {
            // Before the document: no RTF at all, but text perhaps.
            let offset = self.lexer.offset();
            self.find(Corruption::UnbalancedGroupEnd, offset);
            return true;
        }
        if depth == 1 && self.goes_on() {
            return true;
        }
        if let Some(ended) = self.groups.close() {
            if ended.destination == Destination::FontTable {
                self.fonts.end_entry();
            }
            if ended.destination != self.state().destination {
                self.end_run();
                renderer.leave(self, &ended);
            }
        }
        depth > 1
    }

    /// Whether the document goes on although this `}` ends its outermost group.
    ///
    /// It does if RTF follows and then a `}` without `{`: then this one is too many, and that one is the end. Real bodies
    /// have such in text that `\htmlrtf` suppresses.
    fn goes_on(&mut self) -> bool {
        let rest = skip_blank(self.lexer.rest());
        if rest.is_empty() {
            return false;
        }
        let offset = self.lexer.offset();
        let goes_on = !rest.starts_with(RTF_SIGNATURE) && {
            let mut ahead = self.lexer.clone();
            let ends = ahead.skip_group();
            let len = rest.len().saturating_sub(ahead.rest().len());
            ends && rest.get(..len).is_some_and(|rest| memchr::memchr(b'\\', rest).is_some())
        };
        if goes_on {
            self.find(Corruption::UnbalancedGroupEnd, offset);
        } else {
            self.find(Corruption::TrailingContent { found: rest.len() as u64 }, offset.saturating_add(1));
        }
        goes_on
    }

    fn control_word<R: Renderer>(
        &mut self,
        renderer: &mut R,
        word: ControlWord<'_>,
        group_start: GroupStart,
    ) {
        if self.skips_fallback(word.name) {
            return;
        }
        let is_first = group_start != GroupStart::Past;
        if is_first || self.groups.depth() > 1 {
            match renderer.role(word.name, group_start == GroupStart::Ignorable) {
                Role::Skip => return self.skip_group(renderer),
                Role::Enter(destination) if is_first => return self.enter(renderer, destination),
                Role::Enter(_) | Role::Plain => {}
            }
        }
        if self.state().destination == Destination::FontTable {
            if let Some(found) = self.fonts.control_word(word) {
                let offset = self.lexer.offset();
                self.find(Corruption::UnknownCodePage { found }, offset);
            }
            return;
        }
        match (word.name, word.parameter) {
            (b"u", Some(number)) => {
                self.fallback_left = self.state().fallback_len;
                if self.is_shown() {
                    renderer.before_text(self);
                    let (encoding, offset) = (self.encoding(), self.lexer.offset());
                    self.text.number(number, encoding, offset, &mut self.findings);
                }
            }
            (b"uc", len) => self.state_mut().fallback_len = u32::try_from(len.unwrap_or(1)).unwrap_or(0),
            (b"f", Some(number)) => self.state_mut().font = Some(number),
            (b"deff", Some(number)) => self.default_font = number,
            (b"plain", _) => {
                self.state_mut().font = None;
                renderer.control_word(self, word);
            }
            (b"ansicpg", Some(number)) => self.set_code_page(number),
            (b"mac", None) => self.set_implied_code_page(CodePage::MACINTOSH),
            (b"pc", None) => self.set_implied_code_page(CodePage::OEM_437),
            (b"pca", None) => self.set_implied_code_page(CodePage::OEM_850),
            _ => renderer.control_word(self, word),
        }
    }

    /// Whether a control word is part of the plain text that stands in for a `\u`.
    ///
    /// Each counts as one unit, as [MSFT-RTF] wants it, but the words that no plain text can contain end the skipping.
    fn skips_fallback(&mut self, name: &[u8]) -> bool {
        if self.fallback_left == 0 {
            return false;
        }
        if matches!(name, b"u" | b"uc" | b"htmlrtf") {
            self.fallback_left = 0;
            return false;
        }
        self.fallback_left = self.fallback_left.saturating_sub(1);
        true
    }

    fn enter<R: Renderer>(&mut self, renderer: &mut R, destination: Destination) {
        let is_hidden = matches!(
            self.state().destination,
            Destination::Hidden | Destination::FieldInstruction | Destination::FontTable
        );
        let shows_again = destination == Destination::Body;
        if is_hidden && !shows_again {
            // Nothing in here is shown, except what is marked to be.
        } else if self.groups.has_own_state() {
            self.end_run();
            self.state_mut().destination = destination;
            renderer.enter(self, destination);
        } else if destination != Destination::HtmlTag {
            // Too deep to remember what is outside.
            self.skip_group(renderer);
        }
    }

    fn skip_group<R: Renderer>(&mut self, renderer: &mut R) {
        // The `}` was skipped with the rest of the group, which has at least one more group around it.
        if self.lexer.skip_group() && !self.close_group(renderer) {
            // The outermost group was skipped: whatever follows is no document.
            self.lexer = Lexer::new(&[]);
        }
    }

    fn control_symbol<R: Renderer>(&mut self, renderer: &mut R, symbol: u8) {
        if self.fallback_left > 0 {
            self.fallback_left = self.fallback_left.saturating_sub(1);
            return;
        }
        match symbol {
            b'{' | b'}' | b'\\' => self.text(renderer, &[symbol]),
            b'*' => {}
            _ => renderer.control_symbol(self, symbol),
        }
    }

    fn binary(&mut self, bytes: &[u8], stated: u32) {
        self.fallback_left = self.fallback_left.saturating_sub(1);
        if (bytes.len() as u64) < u64::from(stated) {
            let offset = self.lexer.offset();
            self.find(Corruption::BinaryLength { stated, found: bytes.len() as u64 }, offset);
        }
    }

    /// Text as it stands in the RTF: line ends and NULs mean nothing.
    fn text<R: Renderer>(&mut self, renderer: &mut R, text: &[u8]) {
        for part in significant_text(text) {
            self.text_part(renderer, part);
        }
    }

    /// Bytes of text, wherever they belong.
    fn text_part<R: Renderer>(&mut self, renderer: &mut R, part: &[u8]) {
        let part = self.skip_fallback(part);
        if part.is_empty() {
            return;
        }
        if self.is_shown() {
            renderer.before_text(self);
            let (encoding, offset) = (self.encoding(), self.lexer.offset());
            self.text.bytes(part, encoding, offset, &mut self.findings);
        } else if self.state().destination == Destination::FontTable {
            self.fonts.text(part);
        } else {
            renderer.other_text(part, self.state().destination);
        }
    }

    /// What is left of `part` after the plain text that stands in for a `\u`.
    fn skip_fallback<'p>(&mut self, part: &'p [u8]) -> &'p [u8] {
        let len = u32::try_from(part.len()).unwrap_or(u32::MAX).min(self.fallback_left);
        self.fallback_left = self.fallback_left.saturating_sub(len);
        part.get(len as usize..).unwrap_or_default()
    }

    /// What the bytes of text mean here.
    fn encoding(&mut self) -> Encoding {
        if self.state().destination == Destination::HtmlTag {
            return Encoding::Default;
        }
        let font = self.state().font.unwrap_or(self.default_font);
        let generation = self.fonts.generation();
        match self.looked_up {
            Some((known, of, encoding)) if known == font && of == generation => encoding,
            _ => {
                let encoding = self.fonts.encoding(font);
                self.looked_up = Some((font, generation, encoding));
                encoding
            }
        }
    }

    /// `\ansicpg`: the first one counts.
    fn set_code_page(&mut self, number: i32) {
        if self.page_known || number == 0 {
            return;
        }
        self.page_known = true;
        let page = page_of_text(number);
        if page.is_none() {
            let offset = self.lexer.offset();
            self.find(Corruption::UnknownCodePage { found: number }, offset);
        }
        self.text.set_default_page(page.unwrap_or(CodePage::WINDOWS_1252), &mut self.findings);
    }

    /// A character set that an `\ansicpg` before or after it makes more precise.
    fn set_implied_code_page(&mut self, page: CodePage) {
        if !self.page_known && page.is_supported() {
            self.text.set_default_page(page, &mut self.findings);
        }
    }

    fn finish(mut self, len: usize) -> Reading {
        let open = self.groups.depth();
        if open > 0 {
            self.find(Corruption::UnclosedGroups { found: open }, len);
        }
        let mut text = self.text.take(&mut self.findings);
        // Kept for as long as the body is: what growing left over is given back.
        text.shrink_to_fit();
        Reading {
            text,
            code_page: self.text.default_page(),
            attachments: self.attachments,
            findings: self.findings,
        }
    }
}

/// What is left after white space and NULs.
fn skip_blank(rtf: &[u8]) -> &[u8] {
    let start =
        rtf.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0)).unwrap_or(rtf.len());
    rtf.get(start..).unwrap_or_default()
}
