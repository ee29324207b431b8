//! Entry ids of address book objects ([MS-OXCDATA] 2.2.5.2).

use std::fmt;

use mapi_codepage::CodePage;

use crate::entry_id::MUID_ADDRESS_BOOK;
use crate::entry_id::reader::Reader;
use crate::entry_id::writer::{Writer, bytes_without_nul};
use crate::text::Text;

/// An object of an Exchange address book, named by its X.500 distinguished name.
///
/// Offsets are relative to the data behind flags and provider UID; all little-endian.
///
/// | Offset | Size | Field   | Rule                          |
/// |-------:|-----:|---------|-------------------------------|
/// |      0 |    4 | Version | 1                             |
/// |      4 |    4 | Type    | [`AddressBookType`]           |
/// |      8 |  var | X500DN  | 8-bit text with a NUL         |
///
/// ```
/// use mapi_props::{CodePage, entry_id::{AddressBookEntryId, AddressBookType, EntryId}};
/// let id = AddressBookEntryId::new(AddressBookType::LOCAL_USER, "/o=Org/ou=x/cn=Recipients/cn=ann");
/// let bytes = id.to_bytes();
/// let Some(EntryId::AddressBook(read)) = EntryId::parse(&bytes, CodePage::WINDOWS_1252) else { panic!() };
/// assert_eq!(read.distinguished_name, "/o=Org/ou=x/cn=Recipients/cn=ann");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct AddressBookEntryId<'a> {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The version, 1.
    pub version: u32,
    /// The kind of object.
    pub object_type: AddressBookType,
    /// The distinguished name, `/o=.../ou=.../cn=Recipients/cn=...`.
    pub distinguished_name: Text<'a>,
    /// Bytes behind the name.
    pub trailing: &'a [u8],
    /// 1 if the name has no NUL behind it.
    missing_nuls: u8,
}

impl AddressBookEntryId<'static> {
    /// The id of an object by its distinguished name, which is ASCII and ends at a NUL in it.
    #[must_use]
    pub fn new(object_type: AddressBookType, distinguished_name: &str) -> Self {
        let name = bytes_without_nul(distinguished_name.as_bytes()).to_vec();
        Self {
            entry_flags: [0; 4],
            version: 1,
            object_type,
            distinguished_name: Text::in_code_page(name, CodePage::UTF_8),
            trailing: &[],
            missing_nuls: 0,
        }
    }
}

impl<'a> AddressBookEntryId<'a> {
    pub(super) fn parse(entry_flags: [u8; 4], data: &'a [u8], page: CodePage) -> Option<Self> {
        let mut reader = Reader::new(data);
        let (version, object_type) = (reader.u32()?, AddressBookType(reader.u32()?));
        let distinguished_name = reader.string8(page);
        let (trailing, missing_nuls) = (reader.rest(), reader.missing_nuls());
        Some(Self { entry_flags, version, object_type, distinguished_name, trailing, missing_nuls })
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.entry_flags, MUID_ADDRESS_BOOK)
            .u32(self.version)
            .u32(self.object_type.0)
            .strings(&[&self.distinguished_name], &[0], self.missing_nuls)
            .bytes(self.trailing)
            .finish()
    }
}

/// The kind of an address book object.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AddressBookType(pub u32);

impl AddressBookType {
    /// A local mail user.
    pub const LOCAL_USER: Self = Self(0);
    /// A distribution list.
    pub const DISTRIBUTION_LIST: Self = Self(1);
    /// A public folder.
    pub const PUBLIC_FOLDER: Self = Self(2);
    /// An automated mailbox.
    pub const AUTOMATED_MAILBOX: Self = Self(3);
    /// An organisational mailbox.
    pub const ORGANIZATIONAL_MAILBOX: Self = Self(4);
    /// A private distribution list.
    pub const PRIVATE_DISTRIBUTION_LIST: Self = Self(5);
    /// A remote mail user.
    pub const REMOTE_USER: Self = Self(6);
    /// A container.
    pub const CONTAINER: Self = Self(0x100);
    /// A template.
    pub const TEMPLATE: Self = Self(0x101);
    /// A one-off user.
    pub const ONE_OFF_USER: Self = Self(0x102);
    /// A search.
    pub const SEARCH: Self = Self(0x200);
}

impl fmt::Display for AddressBookType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match *self {
            Self::LOCAL_USER => "local mail user",
            Self::DISTRIBUTION_LIST => "distribution list",
            Self::PUBLIC_FOLDER => "public folder",
            Self::AUTOMATED_MAILBOX => "automated mailbox",
            Self::ORGANIZATIONAL_MAILBOX => "organizational mailbox",
            Self::PRIVATE_DISTRIBUTION_LIST => "private distribution list",
            Self::REMOTE_USER => "remote mail user",
            Self::CONTAINER => "container",
            Self::TEMPLATE => "template",
            Self::ONE_OFF_USER => "one-off user",
            Self::SEARCH => "search",
            Self(other) => return write!(f, "type 0x{other:X}"),
        };
        f.write_str(name)
    }
}
