//! What is remembered of the last failure.

use std::error::Error as _;

use mapi_props::ErrorCode;

use crate::error::{Error, ErrorKind};
use crate::mapi::code::storage_code;

/// The last failure of an object in words (`MAPIERROR`, of `GetLastError`).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct LastError {
    /// The code that the call answered.
    pub code: ErrorCode,
    /// What went wrong, with all its causes, for a person.
    pub error: String,
    /// What it went wrong in; at most 30 characters.
    pub component: &'static str,
    /// The code of structured storage behind it, 0 if there is none.
    pub low_level_error: u32,
    /// What failed in the component: 1 for MAPI's contract, 2 for the storage, 3 for the properties, 4 for all else.
    pub context: u32,
}

impl LastError {
    pub(crate) fn of(error: &Error, component: &'static str) -> Self {
        let mut text = error.to_string();
        let mut low_level_error = 0;
        let mut cause = error.source();
        while let Some(source) = cause {
            text.push_str(": ");
            text.push_str(&source.to_string());
            if let Some(storage) = source.downcast_ref::<cfb_core::Error>() {
                low_level_error = storage_code(storage).code();
            }
            cause = source.source();
        }
        let context = match error.kind() {
            ErrorKind::Refused { .. } => 1,
            ErrorKind::Storage { .. } => 2,
            ErrorKind::Properties => 3,
            _ => 4,
        };
        Self { code: error.code(), error: text, component, low_level_error, context }
    }
}
