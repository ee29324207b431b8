//! mapi-rtf
