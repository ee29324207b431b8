//! The stack of groups and what each keeps.

/// Depth up to which each group has its own state. Real RTF stays below 100; deeper groups share the innermost state.
pub(crate) const MAX_DEPTH: u32 = 10_000;

/// What the text of a group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// The text of the document.
    Body,
    /// `\fonttbl`.
    FontTable,
    /// `\*\htmltag`: HTML as it was ([MS-OXRTFEX] 2.1.3.1.4).
    HtmlTag,
    /// Text that is not shown, in which groups can have text that is.
    Hidden,
    /// `\*\fldinst`: what a field computes.
    FieldInstruction,
    /// `\field`: instruction and result.
    Field,
    /// `\fldrslt`: what a field shows.
    FieldResult,
    /// `\footnote`: text that belongs at the end.
    Footnote,
}

/// What `{` saves and `}` restores.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    pub(crate) destination: Destination,
    /// Number of the current font, or `None` for the default font of the document.
    pub(crate) font: Option<i32>,
    /// `\uc`: how many units of plain text follow each `\u`.
    pub(crate) fallback_len: u32,
    /// `\htmlrtf`: not part of the encapsulated HTML or text.
    pub(crate) suppressed: bool,
    /// `\v`: hidden text.
    pub(crate) hidden: bool,
    /// `\deleted`: text that a tracked change took out.
    pub(crate) deleted: bool,
}

impl State {
    const fn initial() -> Self {
        Self {
            destination: Destination::Body,
            font: None,
            fallback_len: 1,
            suppressed: false,
            hidden: false,
            deleted: false,
        }
    }
}

/// The groups that are open.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    current: State,
    outer: Vec<State>,
    /// Open groups beyond [`MAX_DEPTH`].
    beyond: u64,
}

impl Groups {
    pub(super) const fn new() -> Self {
        Self { current: State::initial(), outer: Vec::new(), beyond: 0 }
    }

    /// `{`. False if the group gets no state of its own.
    pub(super) fn open(&mut self) -> bool {
        if self.outer.len() < MAX_DEPTH as usize {
            self.outer.push(self.current);
            return true;
        }
        self.beyond = self.beyond.saturating_add(1);
        false
    }

    /// `}`. The state that ends, if the group had one of its own.
    pub(super) fn close(&mut self) -> Option<State> {
        if self.beyond > 0 {
            self.beyond = self.beyond.saturating_sub(1);
            return None;
        }
        self.outer.pop().map(|outer| std::mem::replace(&mut self.current, outer))
    }

    /// Whether the innermost group has a state of its own.
    pub(super) const fn has_own_state(&self) -> bool {
        self.beyond == 0
    }

    pub(super) fn depth(&self) -> u64 {
        (self.outer.len() as u64).saturating_add(self.beyond)
    }

    pub(super) const fn current(&self) -> &State {
        &self.current
    }

    pub(super) const fn current_mut(&mut self) -> &mut State {
        &mut self.current
    }
}
