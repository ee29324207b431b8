//! The code page of a message's 8-bit strings, found out when first needed and shared with its parts.

use std::sync::OnceLock;

use cfb_core::{CompoundFile, Entry, StreamId};

use crate::code_page::{CodePageChoice, CodePageLadder};
use crate::property_type::PropertyType;
use crate::substg::ElementName;

/// What decides about 8-bit text in one message, its recipients and its attachments.
pub(super) struct TextScope {
    file: CompoundFile,
    storage: StreamId,
    ladder: CodePageLadder,
    choice: OnceLock<CodePageChoice>,
}

impl TextScope {
    pub(super) fn new(file: CompoundFile, storage: StreamId, ladder: CodePageLadder) -> Self {
        Self { file, storage, ladder, choice: OnceLock::new() }
    }

    pub(super) fn ladder(&self) -> &CodePageLadder {
        &self.ladder
    }

    pub(super) fn choice(&self) -> CodePageChoice {
        *self.choice.get_or_init(|| self.ladder.choose(|| self.all_strings_are_utf8()))
    }

    /// Whether all 8-bit strings of the message, its recipients and its attachments are valid UTF-8. What cannot be
    /// read says nothing.
    ///
    /// Sound strings lie apart, so no more is read than the file holds; where streams share their bytes, the answer
    /// is no.
    fn all_strings_are_utf8(&self) -> bool {
        let mut budget = self.file.len_bytes();
        let Ok(message) = self.file.entry(self.storage) else { return true };
        let mut storages = vec![message];
        let mut is_message = true;
        while let Some(storage) = storages.pop() {
            let Ok(children) = storage.children() else { continue };
            for child in children.map_while(Result::ok) {
                let name = ElementName::parse_units(child.name().units());
                let cost = if is_eight_bit(name) { child.len_bytes().max(RECORD_LEN) } else { RECORD_LEN };
                let Some(rest) = budget.checked_sub(cost) else { return false };
                budget = rest;
                match name {
                    ElementName::Recipient(_) | ElementName::Attachment(_)
                        if is_message && child.is_storage() =>
                    {
                        storages.push(child);
                    }
                    name if is_eight_bit(name) && !is_utf8(&child) => return false,
                    _ => {}
                }
            }
            is_message = false;
        }
        true
    }
}

/// Bytes that any child takes in the directory.
const RECORD_LEN: u64 = 128;

/// Whether a name is that of an 8-bit string: of a single one, or of an element of a list.
fn is_eight_bit(name: ElementName) -> bool {
    let ElementName::Substg(name) = name else { return false };
    match name.tag.property_type() {
        PropertyType::String8 => name.index.is_none(),
        PropertyType::MultipleString8 => name.index.is_some(),
        _ => false,
    }
}

fn is_utf8(stream: &Entry<'_>) -> bool {
    !stream.is_stream() || stream.bytes().map_or(true, |bytes| std::str::from_utf8(&bytes).is_ok())
}
