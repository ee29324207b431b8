//! Unicode or 8-bit: what strings inside blobs are written in.

use mapi_props::CodePage;
use mapi_props::entry_id::{OneOffEntryId, SearchKey};

use crate::error::Result;
use crate::mapi;

/// In what a message keeps its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Width {
    Unicode,
    Ansi(CodePage),
}

impl Width {
    pub(super) fn of(message: &mapi::Message) -> Result<Self> {
        Ok(if message.is_unicode()? { Self::Unicode } else { Self::Ansi(message.code_page()?) })
    }

    /// The one-off entry id of an address.
    pub(super) fn one_off(self, name: &str, address_type: &str, email: &str) -> Vec<u8> {
        let unicode = || OneOffEntryId::new(name, address_type, email);
        let id = match self {
            Self::Unicode => unicode(),
            Self::Ansi(page) => {
                OneOffEntryId::in_code_page(name, address_type, email, page).unwrap_or_else(unicode)
            }
        };
        id.to_bytes()
    }

    /// The search key of an address.
    pub(super) fn search_key(self, address_type: &str, email: &str) -> Vec<u8> {
        let utf8 = || SearchKey::of(address_type, email);
        match self {
            Self::Unicode => utf8(),
            Self::Ansi(page) => SearchKey::in_code_page(address_type, email, page).unwrap_or_else(utf8),
        }
    }
}
