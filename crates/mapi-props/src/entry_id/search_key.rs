//! Search keys of addresses ([MS-OXCPRPT] 2.2.1.9).

use mapi_codepage::CodePage;

use crate::text::Text;

/// The search key of an address: `TYPE:ADDRESS` in upper case, 8-bit, with a NUL, as in PidTagSearchKey of a
/// recipient and PidTagSenderSearchKey.
///
/// ```
/// use mapi_props::{CodePage, entry_id::SearchKey};
/// let key = SearchKey::parse(b"SMTP:ANN@EXAMPLE.COM\0", CodePage::WINDOWS_1252).unwrap();
/// assert_eq!((key.address_type.to_string(), key.address.to_string()), ("SMTP".into(), "ANN@EXAMPLE.COM".into()));
/// assert_eq!(SearchKey::of("smtp", "ann@example.com"), b"SMTP:ANN@EXAMPLE.COM\0");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SearchKey<'a> {
    /// The type, as in `SMTP` or `EX`.
    pub address_type: Text<'a>,
    /// The address.
    pub address: Text<'a>,
}

impl<'a> SearchKey<'a> {
    /// Reads a search key. `None` if it has no colon behind a type of ASCII letters, as the random keys of messages.
    #[must_use]
    pub fn parse(bytes: &'a [u8], page: CodePage) -> Option<Self> {
        let colon = bytes.iter().position(|byte| *byte == b':')?;
        let (address_type, address) = (bytes.get(..colon)?, bytes.get(colon.checked_add(1)?..)?);
        let is_type = !address_type.is_empty() && address_type.iter().all(|byte| byte.is_ascii_graphic());
        is_type.then(|| Self {
            address_type: Text::in_code_page(address_type, page),
            address: Text::in_code_page(address, page),
        })
    }

    /// The search key of an address, in UTF-8 where it is not ASCII.
    #[must_use]
    pub fn of(address_type: &str, address: &str) -> Vec<u8> {
        format!("{address_type}:{address}\0").to_uppercase().into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_without_a_type_are_no_search_key() {
        for bytes in [&b""[..], b"ANN", b":ANN", b"\x01\x02:x"] {
            assert_eq!(SearchKey::parse(bytes, CodePage::WINDOWS_1252), None);
        }
    }
}
