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

    /// The bytes of the key: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.address_type.bytes(), b":", self.address.bytes()].concat()
    }

    /// The search key of an address of which the bytes in a code page are given; upper case where they are ASCII.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::SearchKey};
    /// let key = SearchKey::of_bytes(b"smtp", b"ren\xE9@example.com");
    /// assert_eq!(key, b"SMTP:REN\xE9@EXAMPLE.COM\0");
    /// assert_eq!(SearchKey::parse(&key, CodePage::WINDOWS_1252).unwrap().to_bytes(), key);
    /// ```
    #[must_use]
    pub fn of_bytes(address_type: &[u8], address: &[u8]) -> Vec<u8> {
        [address_type, b":", address, b"\0"].concat().to_ascii_uppercase()
    }

    /// The search key of an address in a code page: `?` stands for each character that the page does not have. `None` for
    /// a page that is not known.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::SearchKey};
    /// let key = SearchKey::in_code_page("smtp", "ren\u{e9}@example.com", CodePage::WINDOWS_1252);
    /// assert_eq!(key.unwrap(), b"SMTP:REN\xC9@EXAMPLE.COM\0");
    /// ```
    #[must_use]
    pub fn in_code_page(address_type: &str, address: &str, page: CodePage) -> Option<Vec<u8>> {
        let key = format!("{address_type}:{address}\0").to_uppercase();
        page.encode(&key).map(|encoded| encoded.bytes.into_owned())
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
