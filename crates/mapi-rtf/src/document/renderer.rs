//! What a document is read for: the part that differs between HTML, text and reading.

use super::{
    encoding::SymbolStyle,
    groups::{Destination, State},
    reading::Document,
};
use crate::syntax::ControlWord;

/// What a control word at the start of a group makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing: the group is part of what is around it.
    Plain,
    /// A destination whose content is of no interest.
    Skip,
    /// A destination to look into.
    Enter(Destination),
}

/// What the text of a document is read for.
pub(crate) trait Renderer {
    /// What becomes of the glyphs of symbol fonts.
    const SYMBOLS: SymbolStyle;

    /// What the control word `name` makes of the group that it is the first word of; `ignorable` says that `\*` stands
    /// before it.
    ///
    /// Words further on are asked about too, because some writers put formatting before the word that names a
    /// destination; of those only [`Role::Skip`] counts.
    fn role(&self, name: &[u8], ignorable: bool) -> Role;

    /// A control word other than those for fonts, code pages and `\u`.
    fn control_word(&mut self, document: &mut Document<'_>, word: ControlWord<'_>);

    /// A control symbol other than `\*`, `\{`, `\}`, `\\`; a line end stands for `\par`.
    fn control_symbol(&mut self, document: &mut Document<'_>, symbol: u8);

    /// The current group was entered as `destination`.
    fn enter(&mut self, _document: &mut Document<'_>, _destination: Destination) {}

    /// A group has ended; the state is again that of the group around it.
    fn leave(&mut self, _document: &mut Document<'_>, _ended: &State) {}

    /// Text that belongs to the document is about to be added.
    fn before_text(&mut self, _document: &mut Document<'_>) {}

    /// Text in a destination that is looked into but not shown.
    fn other_text(&mut self, _text: &[u8], _destination: Destination) {}
}
