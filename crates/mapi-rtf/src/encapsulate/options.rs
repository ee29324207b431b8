//! What a caller can choose.

use mapi_codepage::CodePage;

/// How to encapsulate HTML or text: in windows-1252, unless told otherwise.
#[derive(Clone, Copy, Debug)]
pub struct EncapsulateOptions {
    code_page: CodePage,
}

impl EncapsulateOptions {
    /// In windows-1252.
    #[must_use]
    pub const fn new() -> Self {
        Self { code_page: CodePage::WINDOWS_1252 }
    }

    /// The code page of the RTF (`\ansicpg`), the one of the message as a rule (PidTagInternetCodepage and its Windows relative).
    ///
    /// Characters that are one byte in it are written as that byte, others with `\u`: the page decides about length and
    /// about what very old readers show, not about what can be said. A page whose ASCII is not ASCII, or that is not known,
    /// is replaced by windows-1252.
    #[must_use]
    pub const fn code_page(mut self, page: CodePage) -> Self {
        self.code_page = page;
        self
    }

    pub(super) const fn page(self) -> CodePage {
        self.code_page
    }
}

impl Default for EncapsulateOptions {
    fn default() -> Self {
        Self::new()
    }
}
