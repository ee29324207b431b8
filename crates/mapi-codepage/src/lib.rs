//! mapi-codepage
