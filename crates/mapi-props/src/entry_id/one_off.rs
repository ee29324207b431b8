//! One-off entry ids: an address that is in no address book ([MS-OXCDATA] 2.2.5.1).

use mapi_codepage::CodePage;

use crate::entry_id::reader::Reader;
use crate::text::Text;

/// An address that is in no address book: name, type and address in one.
///
/// Offsets are relative to the data behind flags and provider UID.
///
/// | Offset | Size | Field                     | Rule                                               |
/// |-------:|-----:|---------------------------|----------------------------------------------------|
/// |      0 |    2 | Version                   | 0                                                  |
/// |      2 |    2 | flags, little-endian      | see the methods                                    |
/// |      4 |  var | name, type, address       | three strings, each with a NUL                     |
///
/// # Deviations
/// The last NUL may be missing, strings may be empty, and the type may be anything.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OneOffEntryId<'a> {
    /// The version, 0.
    pub version: u16,
    /// The flags as a little-endian number.
    pub flags: u16,
    /// Display name.
    pub display_name: Text<'a>,
    /// Address type, as in `SMTP`.
    pub address_type: Text<'a>,
    /// The address.
    pub email_address: Text<'a>,
}

/// In which form a message should be sent to an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OneOffFormat {
    /// As the sender's settings say.
    Default,
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// Plain text and HTML.
    TextAndHtml,
    /// Another value of the four bits.
    Other(u8),
}

const UNICODE: u16 = 0x8000;
const NO_LOOKUP: u16 = 0x1000;
const MIME: u16 = 0x0001;

impl<'a> OneOffEntryId<'a> {
    pub(super) fn parse(data: &'a [u8], page: CodePage) -> Option<Self> {
        let mut reader = Reader::new(data);
        let (version, flags) = (reader.u16()?, reader.u16()?);
        let mut string = || if flags & UNICODE != 0 { reader.utf16() } else { reader.string8(page) };
        let (display_name, address_type, email_address) = (string(), string(), string());
        Some(Self { version, flags, display_name, address_type, email_address })
    }

    /// Whether data under another provider's UID is that of a one-off with Unicode strings: version 0 and the flag.
    pub(super) fn looks_like_one(data: &[u8]) -> bool {
        let mut reader = Reader::new(data);
        matches!((reader.u16(), reader.u16()), (Some(0), Some(flags)) if flags & UNICODE != 0)
    }

    /// Whether the strings are Unicode.
    #[must_use]
    pub const fn is_unicode(&self) -> bool {
        self.flags & UNICODE != 0
    }

    /// Whether the address must not be looked up in an address book.
    #[must_use]
    pub const fn must_not_look_up(&self) -> bool {
        self.flags & NO_LOOKUP != 0
    }

    /// Whether messages are sent in pure MIME, not in TNEF (MAPI_ONE_OFF_NO_RICH_INFO).
    #[must_use]
    pub const fn sends_mime(&self) -> bool {
        self.flags & MIME != 0
    }

    /// In which form messages are sent.
    #[must_use]
    pub const fn format(&self) -> OneOffFormat {
        match self.flags & 0x001E {
            0x0000 => OneOffFormat::Default,
            0x0006 => OneOffFormat::Text,
            0x000E => OneOffFormat::Html,
            0x0016 => OneOffFormat::TextAndHtml,
            other => OneOffFormat::Other(other.to_le_bytes()[0] >> 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bit_strings_are_read_in_the_page_given() {
        let data = [&[0, 0, 0x01, 0x00][..], b"\xC0\xED\xFF\0SMTP\0anya@example.com"].concat();
        let id = OneOffEntryId::parse(&data, CodePage::WINDOWS_1251).unwrap();
        assert_eq!(id.display_name, "\u{410}\u{43d}\u{44f}");
        assert_eq!(id.address_type, "SMTP");
        assert_eq!(id.email_address, "anya@example.com");
        assert!(!id.is_unicode() && id.sends_mime() && !id.must_not_look_up());
    }

    #[test]
    fn flags_are_read_little_endian() {
        let data = [0, 0, 0x17, 0x90];
        let id = OneOffEntryId::parse(&data, CodePage::WINDOWS_1252).unwrap();
        assert!(id.is_unicode() && id.must_not_look_up() && id.sends_mime());
        assert_eq!(id.format(), OneOffFormat::TextAndHtml);
        assert!(id.display_name.is_empty() && id.email_address.is_empty());
    }
}
