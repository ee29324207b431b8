//! Text being made from bytes in changing code pages and from Unicode numbers.

use std::{mem, str};

use mapi_codepage::CodePage;

use super::{
    encoding::{Encoding, SymbolStyle, keeps_ascii},
    symbol_font::{PRIVATE_USE, SymbolFont},
};
use crate::{
    corruption::Corruption,
    finding::{Findings, Structure},
};

/// Bytes from which a run is decoded piece by piece into the text, so that its text is never held twice: a megabyte
/// of compressed RTF can be one run of eight, whose text is three times as long.
const LONG_RUN: usize = 64 << 10;

/// Collects characters.
///
/// Bytes wait until their run ends, because a character can be spelt as several bytes, partly as `\'hh` and partly as text,
/// with groups and formatting in between. Half of a surrogate pair waits for the other half.
#[derive(Debug)]
pub(crate) struct TextBuilder {
    text: String,
    default_page: CodePage,
    symbols: SymbolStyle,
    run: Vec<u8>,
    run_encoding: Encoding,
    run_offset: usize,
    high_surrogate: Option<(u16, usize)>,
}

impl TextBuilder {
    pub(super) const fn new(symbols: SymbolStyle) -> Self {
        Self {
            text: String::new(),
            default_page: CodePage::WINDOWS_1252,
            symbols,
            run: Vec::new(),
            run_encoding: Encoding::Default,
            run_offset: 0,
            high_surrogate: None,
        }
    }

    pub(super) const fn default_page(&self) -> CodePage {
        self.default_page
    }

    pub(super) fn set_default_page(&mut self, page: CodePage, findings: &mut Findings) {
        self.flush(findings);
        self.default_page = page;
    }

    /// Bytes of text at `offset` of the RTF.
    pub(super) fn bytes(&mut self, bytes: &[u8], encoding: Encoding, offset: usize, findings: &mut Findings) {
        let encoding = match encoding {
            Encoding::Default => Encoding::Page(self.default_page),
            other => other,
        };
        if self.high_surrogate.is_some() || encoding != self.run_encoding {
            self.flush(findings);
            self.run_encoding = encoding;
        }
        if self.run.is_empty() {
            if bytes.is_ascii() && self.is_ascii_plain(encoding) {
                self.text.push_str(str::from_utf8(bytes).unwrap_or_default());
                return;
            }
            self.run_offset = offset;
        }
        self.run.extend_from_slice(bytes);
    }

    /// The number of a `\u` at `offset`: a UTF-16 unit, usually written as a signed number, or a whole character.
    pub(super) fn number(&mut self, number: i32, encoding: Encoding, offset: usize, findings: &mut Findings) {
        self.flush_run(findings);
        let scalar = if (-0x8000..0).contains(&number) { number.wrapping_add(0x1_0000) } else { number };
        match u32::try_from(scalar).ok() {
            Some(unit @ 0xD800..=0xDBFF) => {
                self.flush_surrogate(findings);
                self.high_surrogate = Some((unit as u16, offset));
            }
            Some(low @ 0xDC00..=0xDFFF) => match self.high_surrogate.take() {
                Some((high, _)) => {
                    let pair = char::decode_utf16([high, low as u16]).next();
                    self.text.push(pair.and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                None => self.replace(Corruption::UnpairedSurrogate { found: low as u16 }, offset, findings),
            },
            Some(scalar) if char::from_u32(scalar).is_some() => {
                self.flush_surrogate(findings);
                let ch = char::from_u32(scalar).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.text.push(self.displayed(ch, encoding));
            }
            _ => self.replace(Corruption::CharacterNumber { found: number }, offset, findings),
        }
    }

    /// Characters that are no bytes of any code page.
    pub(super) fn characters(&mut self, characters: &str, findings: &mut Findings) {
        self.flush(findings);
        self.text.push_str(characters);
    }

    /// Length of the text in bytes, with nothing waiting.
    pub(super) fn len(&mut self, findings: &mut Findings) -> usize {
        self.flush(findings);
        self.text.len()
    }

    /// Starts an empty text and gives back the one so far.
    pub(super) fn take(&mut self, findings: &mut Findings) -> String {
        self.flush(findings);
        mem::take(&mut self.text)
    }

    /// Goes on with another text and gives back the one so far.
    pub(super) fn replace_text(&mut self, text: String, findings: &mut Findings) -> String {
        self.flush(findings);
        mem::replace(&mut self.text, text)
    }

    /// Ends the run, so that what comes next does not complete it.
    pub(super) fn flush(&mut self, findings: &mut Findings) {
        self.flush_run(findings);
        self.flush_surrogate(findings);
    }

    fn flush_surrogate(&mut self, findings: &mut Findings) {
        if let Some((unit, offset)) = self.high_surrogate.take() {
            self.replace(Corruption::UnpairedSurrogate { found: unit }, offset, findings);
        }
    }

    fn flush_run(&mut self, findings: &mut Findings) {
        if self.run.is_empty() {
            return;
        }
        let mut run = mem::take(&mut self.run);
        self.decode(&run, findings);
        run.clear();
        self.run = run;
    }

    fn decode(&mut self, run: &[u8], findings: &mut Findings) {
        let page = match self.run_encoding {
            Encoding::Symbol(font) if self.symbols != SymbolStyle::Letter => {
                self.text.extend(run.iter().map(|&glyph| font.unicode(glyph)));
                return;
            }
            Encoding::Symbol(_) => CodePage::WINDOWS_1252,
            // A document in UTF-8 means it, whatever the charset of the font says; hardly any 8-bit text is valid UTF-8.
            Encoding::Page(_) if self.default_page == CodePage::UTF_8 && str::from_utf8(run).is_ok() => {
                CodePage::UTF_8
            }
            Encoding::Page(page) => page,
            Encoding::Default => self.default_page,
        };
        let replaced = if run.len() > LONG_RUN {
            let mut decoder = page.decoder();
            decoder.push(run, &mut self.text);
            decoder.finish(&mut self.text)
        } else {
            let decoded = page.decode(run);
            self.text.push_str(&decoded.text);
            decoded.replaced
        };
        if replaced {
            let code_page = page.number();
            findings.add(Corruption::Undecodable { code_page }, Structure::Rtf, self.run_offset as u64);
        }
    }

    fn replace(&mut self, corruption: Corruption, offset: usize, findings: &mut Findings) {
        self.text.push(char::REPLACEMENT_CHARACTER);
        findings.add(corruption, Structure::Rtf, offset as u64);
    }

    /// A Unicode character in a symbol font: Word writes U+F000 + number for a glyph.
    fn displayed(&self, ch: char, encoding: Encoding) -> char {
        let glyph = u32::from(ch).checked_sub(PRIVATE_USE).and_then(|number| u8::try_from(number).ok());
        match (encoding, self.symbols, glyph) {
            (_, SymbolStyle::Letter, _) => ch,
            (Encoding::Symbol(font), _, Some(glyph)) => font.unicode(glyph),
            (_, SymbolStyle::UnicodeAndBullets, Some(0xB7)) => SymbolFont::Symbol.unicode(0xB7),
            _ => ch,
        }
    }

    fn is_ascii_plain(&self, encoding: Encoding) -> bool {
        match encoding {
            Encoding::Default => keeps_ascii(self.default_page),
            Encoding::Page(page) => keeps_ascii(page),
            Encoding::Symbol(_) => self.symbols == SymbolStyle::Letter,
        }
    }
}
