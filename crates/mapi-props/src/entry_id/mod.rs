//! Ids of objects and addresses inside values: entry ids, lists of them, search keys, change keys
//! ([MS-OXCDATA] 2.2, 2.3).
//!
//! Everything here reads from a slice, checks every length, and keeps what it does not know as bytes. Ids inside ids
//! are given as bytes and parsed when asked, so nothing recurses. What was read writes back as the bytes it was read
//! from (`to_bytes`), and each id has a constructor that makes a new one.

mod address_book;
mod change_key;
mod flat_list;
mod object;
mod one_off;
mod reader;
mod search_key;
mod store;
mod wrapped;
mod writer;

use cfb_core::Guid;
use mapi_codepage::CodePage;

use self::reader::Reader;
use self::writer::Writer;

pub use self::address_book::{AddressBookEntryId, AddressBookType};
pub use self::change_key::{PredecessorChangeList, Xid};
pub use self::flat_list::FlatEntryList;
pub use self::object::{FolderEntryId, MessageEntryId};
pub use self::one_off::{OneOffEntryId, OneOffFormat};
pub use self::search_key::SearchKey;
pub use self::store::StoreEntryId;
pub use self::wrapped::{ContactEntryId, WrappedEntryId};

/// Provider UID of one-off entry ids (MUIDOOP).
pub const MUID_ONE_OFF: Guid = uid(0x812B_1FA4_BEA3_1019_9D6E_00DD_010F_5402);
/// Provider UID of Exchange address book objects (MUIDEMSAB).
pub const MUID_ADDRESS_BOOK: Guid = uid(0xDCA7_40C8_C042_101A_B4B9_0800_2B2F_E182);
/// Provider UID of the contact address book.
pub const MUID_CONTACT: Guid = uid(0xFE42_AA0A_18C7_1A10_E885_0B65_1C24_0000);
/// Provider UID of wrapped entry ids in contacts and personal distribution lists.
pub const MUID_WRAPPED: Guid = uid(0xC091_ADD3_519D_CF11_A4A9_00AA_0047_FAA4);
/// Provider UID of wrapped store entry ids.
pub const MUID_STORE_WRAP: Guid = uid(0x38A1_BB10_05E5_101A_A1BB_0800_2B2A_56C2);
/// Provider UID of objects in the public store.
pub const MUID_PUBLIC: Guid = uid(0x1A44_7390_AA66_11CD_9BC8_00AA_002F_C45A);

/// A UID from its bytes in the order of a file.
const fn uid(bytes: u128) -> Guid {
    Guid::from_bytes(bytes.to_be_bytes())
}

/// An entry id: 4 bytes of flags, 16 bytes that name the provider, and what the provider makes of the rest
/// ([MS-OXCDATA] 2.2.1).
///
/// ```
/// use mapi_props::{CodePage, entry_id::EntryId};
/// let bytes = cfb_layout::msg::one_off("Ann", "SMTP", "ann@example.com");
/// let Some(EntryId::OneOff(id)) = EntryId::parse(&bytes, CodePage::WINDOWS_1252) else { panic!() };
/// assert_eq!(id.display_name, "Ann");
/// assert_eq!(id.email_address, "ann@example.com");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum EntryId<'a> {
    /// An address that is in no address book.
    OneOff(OneOffEntryId<'a>),
    /// An object of an Exchange address book.
    AddressBook(AddressBookEntryId<'a>),
    /// An address of a contact, or a personal distribution list.
    Contact(ContactEntryId<'a>),
    /// An entry id of another provider, in a personal distribution list.
    Wrapped(WrappedEntryId<'a>),
    /// A folder of an Exchange store.
    Folder(FolderEntryId),
    /// A message of an Exchange store.
    Message(MessageEntryId),
    /// An Exchange store.
    Store(StoreEntryId<'a>),
    /// Anything else.
    Other(OtherEntryId<'a>),
}

/// An entry id of a provider, or in a form, that is not known here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OtherEntryId<'a> {
    /// The first four bytes; zero in long-term ids.
    pub flags: [u8; 4],
    /// The provider.
    pub provider: Guid,
    /// What the provider makes of it.
    pub data: &'a [u8],
}

impl OtherEntryId<'_> {
    /// The bytes of the id.
    ///
    /// ```
    /// use mapi_props::{Guid, entry_id::OtherEntryId};
    /// let record_key = Guid::from_bytes([7; 16]);
    /// let id = OtherEntryId { flags: [0; 4], provider: record_key, data: &[0x24, 0, 0x20, 0] };
    /// assert_eq!((id.to_bytes().len(), id.pst_node()), (24, Some(0x0020_0024)));
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.flags, self.provider).bytes(self.data).finish()
    }

    /// The number of the node, if the length is that of an object in a `.pst` file; `provider` is then that
    /// file's record key.
    #[must_use]
    pub fn pst_node(&self) -> Option<u32> {
        <[u8; 4]>::try_from(self.data).ok().map(u32::from_le_bytes)
    }
}

impl<'a> EntryId<'a> {
    /// Reads an entry id. `page` is the code page of 8-bit strings in it.
    ///
    /// `None` if it is shorter than the 20 bytes that every entry id has. An id of a known provider that is damaged
    /// is [`Other`](Self::Other).
    #[must_use]
    pub fn parse(bytes: &'a [u8], page: CodePage) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let flags = reader.array::<4>()?;
        let provider = Guid::from_bytes(reader.array::<16>()?);
        let data = reader.rest();
        let known = match provider {
            MUID_ONE_OFF => OneOffEntryId::parse(flags, provider, data, page).map(Self::OneOff),
            // Some writers put one-off data under the address book's UID.
            MUID_ADDRESS_BOOK if OneOffEntryId::looks_like_one(data) => {
                OneOffEntryId::parse(flags, provider, data, page).map(Self::OneOff)
            }
            MUID_ADDRESS_BOOK => AddressBookEntryId::parse(flags, data, page).map(Self::AddressBook),
            MUID_CONTACT => ContactEntryId::parse(flags, data).map(Self::Contact),
            MUID_WRAPPED => WrappedEntryId::parse(flags, data).map(Self::Wrapped),
            MUID_STORE_WRAP => StoreEntryId::parse(flags, data, page).map(Self::Store),
            _ => FolderEntryId::parse(flags, provider, data)
                .map(Self::Folder)
                .or_else(|| MessageEntryId::parse(flags, provider, data).map(Self::Message)),
        };
        Some(known.unwrap_or(Self::Other(OtherEntryId { flags, provider, data })))
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::EntryId};
    /// let bytes = cfb_layout::msg::one_off("Ann", "SMTP", "ann@example.com");
    /// assert_eq!(EntryId::parse(&bytes, CodePage::WINDOWS_1252).unwrap().to_bytes(), bytes);
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::OneOff(id) => id.to_bytes(),
            Self::AddressBook(id) => id.to_bytes(),
            Self::Contact(id) => id.to_bytes(),
            Self::Wrapped(id) => id.to_bytes(),
            Self::Folder(id) => id.to_bytes(),
            Self::Message(id) => id.to_bytes(),
            Self::Store(id) => id.to_bytes(),
            Self::Other(id) => id.to_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    const PAGE: CodePage = CodePage::WINDOWS_1252;

    fn id(provider: Guid, data: &[u8]) -> Vec<u8> {
        [&[0; 4][..], &provider.to_bytes(), data].concat()
    }

    #[test]
    fn uids_read_in_the_order_of_a_file() {
        assert_eq!(MUID_ONE_OFF.to_bytes()[..4], [0x81, 0x2B, 0x1F, 0xA4]);
        assert_eq!(MUID_CONTACT.to_bytes()[14..], [0, 0]);
    }

    #[test]
    fn shorter_than_twenty_bytes_is_no_entry_id() {
        assert_eq!(EntryId::parse(&[0; 19], PAGE), None);
        assert!(matches!(EntryId::parse(&[0; 20], PAGE), Some(EntryId::Other(_))));
    }

    #[test]
    fn one_off_data_under_the_address_book_is_a_one_off() {
        let mut bytes = cfb_layout::msg::one_off("Ann", "SMTP", "ann@example.com");
        bytes[4..20].copy_from_slice(&MUID_ADDRESS_BOOK.to_bytes());
        bytes[22..24].copy_from_slice(&[0x01, 0x80]);
        let Some(EntryId::OneOff(one_off)) = EntryId::parse(&bytes, PAGE) else { panic!("no one-off") };
        assert_eq!(one_off.email_address, "ann@example.com");
    }

    #[test]
    fn an_exchange_address_is_its_distinguished_name() {
        let bytes = cfb_layout::msg::exchange_address("/o=ORG/ou=x/cn=Recipients/cn=ann");
        let Some(EntryId::AddressBook(address)) = EntryId::parse(&bytes, PAGE) else { panic!("no address") };
        assert_eq!(address.distinguished_name, "/o=ORG/ou=x/cn=Recipients/cn=ann");
        assert_eq!(address.object_type, AddressBookType::LOCAL_USER);
    }

    #[test]
    fn an_object_in_a_pst_has_a_node_number() {
        let bytes = id(Guid::from_bytes([7; 16]), &[0x24, 0, 0x20, 0]);
        let Some(EntryId::Other(other)) = EntryId::parse(&bytes, PAGE) else { panic!("something else") };
        assert_eq!(other.pst_node(), Some(0x0020_0024));
        assert_eq!(other.provider, Guid::from_bytes([7; 16]));
    }

    #[test]
    fn a_known_provider_with_too_little_data_is_other() {
        for provider in [MUID_ONE_OFF, MUID_ADDRESS_BOOK, MUID_CONTACT, MUID_WRAPPED, MUID_STORE_WRAP] {
            let bytes = id(provider, &[]);
            assert!(matches!(EntryId::parse(&bytes, PAGE), Some(EntryId::Other(_))), "{provider}");
        }
    }

    quickcheck! {
        fn any_bytes_have_an_answer(bytes: Vec<u8>, provider: u8) -> bool {
            let known = [MUID_ONE_OFF, MUID_ADDRESS_BOOK, MUID_CONTACT, MUID_WRAPPED, MUID_STORE_WRAP, MUID_PUBLIC];
            let provider = known[usize::from(provider) % known.len()];
            EntryId::parse(&bytes, PAGE).is_some() == (bytes.len() >= 20)
                && EntryId::parse(&id(provider, &bytes), PAGE).is_some()
        }

        fn any_bytes_write_back_as_they_are(bytes: Vec<u8>, short: Vec<bool>, flags: u32, provider: u8, wide: bool) -> bool {
            let known = [MUID_ONE_OFF, MUID_ADDRESS_BOOK, MUID_CONTACT, MUID_WRAPPED, MUID_STORE_WRAP, MUID_PUBLIC];
            let provider = known[usize::from(provider) % known.len()];
            // A head that reads as a one-off or as something with strings, many NULs, then anything.
            let head = if wide { [0, 0, 1, 0x90] } else { [0, 0, 1, 0] };
            let body = short.iter().map(|&letter| if letter { b'x' } else { 0 });
            for data in [bytes.clone(), head.into_iter().chain(body).chain(bytes).collect()] {
                let mut whole = id(provider, &data);
                whole[..4].copy_from_slice(&flags.to_le_bytes());
                for page in [PAGE, CodePage::UTF_16LE] {
                    if EntryId::parse(&whole, page).unwrap().to_bytes() != whole {
                        return false;
                    }
                }
            }
            true
        }

        fn objects_of_a_store_write_back_as_they_are(kind: u8, bytes: Vec<u8>) -> bool {
            let mut data = bytes.iter().copied().cycle().chain([0]).take(50).collect::<Vec<u8>>();
            data.resize(if kind > 5 { 50 } else { 26 }, 9);
            data[..2].copy_from_slice(&[kind % 12, 0]);
            let whole = id(Guid::from_bytes([7; 16]), &data);
            EntryId::parse(&whole, PAGE).unwrap().to_bytes() == whole
        }
    }
}
