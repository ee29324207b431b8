//! One-off entry ids: an address that is in no address book ([MS-OXCDATA] 2.2.5.1).

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::entry_id::MUID_ONE_OFF;
use crate::entry_id::reader::Reader;
use crate::entry_id::writer::{Writer, bytes_without_nul, utf16};
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
/// The last NUL may be missing, strings may be empty, and the type may be anything. One library writes the UID of the
/// address book in front.
///
/// ```
/// use mapi_props::{CodePage, entry_id::{EntryId, OneOffEntryId}};
/// let id = OneOffEntryId::new("Ann", "SMTP", "ann@example.com");
/// let bytes = id.to_bytes();
/// assert_eq!(EntryId::parse(&bytes, CodePage::WINDOWS_1252), Some(EntryId::OneOff(id)));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct OneOffEntryId<'a> {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The provider: [`MUID_ONE_OFF`] as a rule.
    pub provider: Guid,
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
    /// Bytes behind the address.
    pub trailing: &'a [u8],
    /// How many of the three strings, the last ones, have no NUL behind them.
    missing_nuls: u8,
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

impl OneOffFormat {
    /// The bits of the flags that say so.
    const fn bits(self) -> u16 {
        match self {
            Self::Default => 0x0000,
            Self::Text => 0x0006,
            Self::Html => 0x000E,
            Self::TextAndHtml => 0x0016,
            Self::Other(bits) => (bits as u16) << 1 & FORMAT,
        }
    }
}

const UNICODE: u16 = 0x8000;
const NO_LOOKUP: u16 = 0x1000;
const MIME: u16 = 0x0001;
const FORMAT: u16 = 0x001E;

impl OneOffEntryId<'static> {
    /// The id of an address, in Unicode: not to be looked up, messages to it in MIME in the sender's usual form. A string
    /// ends at a NUL in it.
    #[must_use]
    pub fn new(display_name: &str, address_type: &str, email_address: &str) -> Self {
        let strings = [display_name, address_type, email_address].map(utf16);
        Self::of(UNICODE | NO_LOOKUP | MIME, strings)
    }

    /// The same with 8-bit strings in a code page: `?` stands for each character that the page does not have. `None` for a
    /// page that is not known.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::OneOffEntryId};
    /// let name = "\u{410}\u{43d}\u{44f}";
    /// let id = OneOffEntryId::in_code_page(name, "SMTP", "anya@example.com", CodePage::WINDOWS_1251).unwrap();
    /// assert_eq!(id.display_name.bytes(), b"\xC0\xED\xFF");
    /// ```
    #[must_use]
    pub fn in_code_page(
        display_name: &str,
        address_type: &str,
        email_address: &str,
        page: CodePage,
    ) -> Option<Self> {
        let [name, kind, address] =
            [display_name, address_type, email_address].map(|text| Some(page.encode(text)?.bytes));
        Some(Self::of_bytes(&name?, &kind?, &address?, page))
    }

    /// The same with 8-bit strings, given as their bytes in a code page. A string ends at a NUL in it.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::OneOffEntryId};
    /// let id = OneOffEntryId::of_bytes(b"\xC0\xED\xFF", b"SMTP", b"anya@example.com", CodePage::WINDOWS_1251);
    /// assert_eq!(id.display_name, "\u{410}\u{43d}\u{44f}");
    /// assert_eq!(id.to_bytes().len(), 24 + 4 + 5 + 17);
    /// ```
    #[must_use]
    pub fn of_bytes(display_name: &[u8], address_type: &[u8], email_address: &[u8], page: CodePage) -> Self {
        let string = |bytes: &[u8]| Text::in_code_page(bytes_without_nul(bytes).to_vec(), page);
        Self::of(NO_LOOKUP | MIME, [display_name, address_type, email_address].map(string))
    }

    fn of(flags: u16, [display_name, address_type, email_address]: [Text<'static>; 3]) -> Self {
        Self {
            entry_flags: [0; 4],
            provider: MUID_ONE_OFF,
            version: 0,
            flags,
            display_name,
            address_type,
            email_address,
            trailing: &[],
            missing_nuls: 0,
        }
    }
}

impl<'a> OneOffEntryId<'a> {
    pub(super) fn parse(
        entry_flags: [u8; 4],
        provider: Guid,
        data: &'a [u8],
        page: CodePage,
    ) -> Option<Self> {
        let mut reader = Reader::new(data);
        let (version, flags) = (reader.u16()?, reader.u16()?);
        let mut string = || if flags & UNICODE != 0 { reader.utf16() } else { reader.string8(page) };
        let (display_name, address_type, email_address) = (string(), string(), string());
        let (trailing, missing_nuls) = (reader.rest(), reader.missing_nuls());
        Some(Self {
            entry_flags,
            provider,
            version,
            flags,
            display_name,
            address_type,
            email_address,
            trailing,
            missing_nuls,
        })
    }

    /// The bytes of the id: those it was read from, when it has not been changed. The strings are written as their bytes
    /// stand, with NULs of the size that [`is_unicode`](Self::is_unicode) says.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let nul: &[u8] = if self.is_unicode() { &[0, 0] } else { &[0] };
        let strings = [&self.display_name, &self.address_type, &self.email_address];
        Writer::new(self.entry_flags, self.provider)
            .u16(self.version)
            .u16(self.flags)
            .strings(&strings, nul, self.missing_nuls)
            .bytes(self.trailing)
            .finish()
    }

    /// The same id with the form that messages are sent in.
    #[must_use]
    pub fn with_format(mut self, format: OneOffFormat) -> Self {
        self.flags = self.flags & !FORMAT | format.bits();
        self
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
        match self.flags & FORMAT {
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

    fn parse(data: &[u8], page: CodePage) -> Option<OneOffEntryId<'_>> {
        OneOffEntryId::parse([0; 4], MUID_ONE_OFF, data, page)
    }

    #[test]
    fn a_new_id_says_what_it_was_made_from_and_ends_strings_at_a_nul() {
        let id =
            OneOffEntryId::new("Ann\0x", "SMTP", "ann@example.com").with_format(OneOffFormat::TextAndHtml);
        assert_eq!((id.display_name.clone(), id.format()), (utf16("Ann"), OneOffFormat::TextAndHtml));
        assert!(id.is_unicode() && id.must_not_look_up() && id.sends_mime());
        let bytes = id.to_bytes();
        assert_eq!(parse(&bytes[20..], CodePage::WINDOWS_1252), Some(id));
        assert_eq!(bytes[20..24], [0, 0, 0x17, 0x90]);
    }

    #[test]
    fn every_form_of_sending_survives() {
        let new = || OneOffEntryId::of_bytes(b"", b"", b"", CodePage::WINDOWS_1252);
        for bits in 0..16 {
            let format = OneOffFormat::Other(bits);
            assert_eq!(new().with_format(format).format().bits(), format.bits());
        }
        assert_eq!(new().to_bytes()[20..], [0, 0, 0x01, 0x10, 0, 0, 0]);
    }

    #[test]
    fn eight_bit_strings_are_read_in_the_page_given() {
        let data = [&[0, 0, 0x01, 0x00][..], b"\xC0\xED\xFF\0SMTP\0anya@example.com"].concat();
        let id = parse(&data, CodePage::WINDOWS_1251).unwrap();
        assert_eq!(id.display_name, "\u{410}\u{43d}\u{44f}");
        assert_eq!(id.address_type, "SMTP");
        assert_eq!(id.email_address, "anya@example.com");
        assert!(!id.is_unicode() && id.sends_mime() && !id.must_not_look_up());
    }

    #[test]
    fn flags_are_read_little_endian() {
        let data = [0, 0, 0x17, 0x90];
        let id = parse(&data, CodePage::WINDOWS_1252).unwrap();
        assert!(id.is_unicode() && id.must_not_look_up() && id.sends_mime());
        assert_eq!(id.format(), OneOffFormat::TextAndHtml);
        assert!(id.display_name.is_empty() && id.email_address.is_empty());
    }
}
