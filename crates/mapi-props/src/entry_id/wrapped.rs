//! Entry ids around other entry ids: of contacts, and of members of personal distribution lists
//! ([MS-OXCDATA] 2.2.5.3, [MS-OXOCNTC] 2.2.2.4.4).

use crate::entry_id::reader::Reader;
use crate::entry_id::writer::{Writer, stated_len};
use crate::entry_id::{MUID_CONTACT, MUID_WRAPPED};

/// An address of a contact, or a personal distribution list ([MS-OXCDATA] 2.2.5.3).
///
/// Offsets are relative to the data behind flags and provider UID; all little-endian.
///
/// | Offset | Size | Field        | Rule                                                       |
/// |-------:|-----:|--------------|------------------------------------------------------------|
/// |      0 |    4 | Version      | 3                                                          |
/// |      4 |    4 | Type         | 4 contact, 5 personal distribution list                    |
/// |      8 |    4 | Index        | 0 to 2 the e-mail addresses, 3 to 5 the faxes, 0xFF a list |
/// |     12 |    4 | EntryIdCount | size of what follows                                       |
/// |     16 |  var | EntryIdBytes | entry id of the contact's message                          |
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ContactEntryId<'a> {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The version, 3.
    pub version: u32,
    /// 4 for a contact, 5 for a personal distribution list.
    pub object_type: u32,
    /// Which of the contact's addresses.
    pub index: u32,
    /// `EntryIdCount` as stored.
    pub stated_len_bytes: u32,
    /// Entry id of the contact's message, cut to what is there.
    pub entry_id: &'a [u8],
    /// Bytes behind it.
    pub trailing: &'a [u8],
}

impl<'a> ContactEntryId<'a> {
    /// An address of the contact whose message has this entry id: 0 to 2 its e-mail addresses, 3 to 5 its faxes.
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::{ContactEntryId, EntryId}};
    /// let id = ContactEntryId::of_address(&[7; 24], 1);
    /// let bytes = id.to_bytes();
    /// assert_eq!(EntryId::parse(&bytes, CodePage::WINDOWS_1252), Some(EntryId::Contact(id)));
    /// ```
    #[must_use]
    pub fn of_address(entry_id: &'a [u8], index: u32) -> Self {
        Self::of(entry_id, 4, index)
    }

    /// The personal distribution list whose message has this entry id.
    #[must_use]
    pub fn of_list(entry_id: &'a [u8]) -> Self {
        Self::of(entry_id, 5, 0xFF)
    }

    fn of(entry_id: &'a [u8], object_type: u32, index: u32) -> Self {
        let stated_len_bytes = stated_len(entry_id.len());
        Self {
            entry_flags: [0; 4],
            version: 3,
            object_type,
            index,
            stated_len_bytes,
            entry_id,
            trailing: &[],
        }
    }

    pub(super) fn parse(entry_flags: [u8; 4], data: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let (version, object_type, index) = (reader.u32()?, reader.u32()?, reader.u32()?);
        let stated_len_bytes = reader.u32()?;
        let count = usize::try_from(stated_len_bytes).unwrap_or(usize::MAX);
        let rest = reader.rest();
        let (entry_id, trailing) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        Some(Self { entry_flags, version, object_type, index, stated_len_bytes, entry_id, trailing })
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.entry_flags, MUID_CONTACT)
            .u32(self.version)
            .u32(self.object_type)
            .u32(self.index)
            .u32(self.stated_len_bytes)
            .bytes(self.entry_id)
            .bytes(self.trailing)
            .finish()
    }
}

/// An entry id of any provider with a byte that says what it is ([MS-OXOCNTC] 2.2.2.4.4).
///
/// | Offset | Size | Field   | Rule                                                                              |
/// |-------:|-----:|---------|-----------------------------------------------------------------------------------|
/// |      0 |    1 | Type    | low four bits 0 one-off, 3 contact, 4 personal list, 5 user, 6 list of an address book |
/// |      1 |  var | EntryId | the entry id itself                                                               |
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct WrappedEntryId<'a> {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The byte in front of the entry id.
    pub type_bits: u8,
    /// The entry id.
    pub entry_id: &'a [u8],
}

impl<'a> WrappedEntryId<'a> {
    /// A one-off entry id as a member of a personal distribution list.
    #[must_use]
    pub fn of_one_off(entry_id: &'a [u8]) -> Self {
        Self::of(0, entry_id)
    }

    /// An address of a contact as a member: `index` is that of [`address_index`](Self::address_index).
    ///
    /// ```
    /// use mapi_props::{CodePage, entry_id::{EntryId, WrappedEntryId}};
    /// // The first e-mail address.
    /// let member = WrappedEntryId::of_contact(&[7; 24], 4);
    /// assert_eq!((member.type_bits, member.object_type(), member.address_index()), (0xC3, 3, 4));
    /// let bytes = member.to_bytes();
    /// assert_eq!(EntryId::parse(&bytes, CodePage::WINDOWS_1252), Some(EntryId::Wrapped(member)));
    /// ```
    #[must_use]
    pub fn of_contact(entry_id: &'a [u8], index: u8) -> Self {
        Self::of(0x83 | (index & 0x07) << 4, entry_id)
    }

    /// Something else as a member: 4 a personal distribution list, 5 a user and 6 a distribution list of an address book.
    #[must_use]
    pub fn of_type(object_type: u8, entry_id: &'a [u8]) -> Self {
        Self::of(0xB0 | object_type & 0x0F, entry_id)
    }

    fn of(type_bits: u8, entry_id: &'a [u8]) -> Self {
        Self { entry_flags: [0; 4], type_bits, entry_id }
    }

    pub(super) fn parse(entry_flags: [u8; 4], data: &'a [u8]) -> Option<Self> {
        let (type_bits, entry_id) = data.split_first()?;
        Some(Self { entry_flags, type_bits: *type_bits, entry_id })
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.entry_flags, MUID_WRAPPED).bytes(&[self.type_bits]).bytes(self.entry_id).finish()
    }

    /// What is wrapped: 0 one-off, 3 contact, 4 personal distribution list, 5 user and 6 distribution list of an
    /// address book.
    #[must_use]
    pub const fn object_type(&self) -> u8 {
        self.type_bits & 0x0F
    }

    /// Which address of a contact: 0 business fax, 1 home fax, 2 primary fax, 4 to 6 the e-mail addresses; 3 where it
    /// does not apply.
    #[must_use]
    pub const fn address_index(&self) -> u8 {
        (self.type_bits >> 4) & 0x07
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_above_the_rest_is_cut() {
        let data = [3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 7, 8];
        let contact = ContactEntryId::parse([0; 4], &data).unwrap();
        assert_eq!((contact.object_type, contact.index, contact.entry_id), (4, 1, &[7, 8][..]));
        assert_eq!(contact.to_bytes()[20..], data);
    }

    #[test]
    fn a_wrapped_contact_tells_its_address() {
        let wrapped = WrappedEntryId::parse([0; 4], &[0xC3, 1, 2]).unwrap();
        assert_eq!((wrapped.object_type(), wrapped.address_index(), wrapped.entry_id), (3, 4, &[1, 2][..]));
    }

    #[test]
    fn members_of_all_kinds_have_the_bits_of_the_specification() {
        assert_eq!(WrappedEntryId::of_one_off(&[]).type_bits, 0);
        assert_eq!(WrappedEntryId::of_type(5, &[]).type_bits, 0xB5);
        assert_eq!(WrappedEntryId::of_contact(&[], 6).type_bits, 0xE3);
        assert_eq!(
            ContactEntryId::of_list(&[1]).to_bytes()[20..],
            [3, 0, 0, 0, 5, 0, 0, 0, 0xFF, 0, 0, 0, 1, 0, 0, 0, 1]
        );
    }
}
