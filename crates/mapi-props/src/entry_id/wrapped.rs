//! Entry ids around other entry ids: of contacts, and of members of personal distribution lists
//! ([MS-OXCDATA] 2.2.5.3, [MS-OXOCNTC] 2.2.2.4.4).

use crate::entry_id::reader::Reader;

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
pub struct ContactEntryId<'a> {
    /// The version, 3.
    pub version: u32,
    /// 4 for a contact, 5 for a personal distribution list.
    pub object_type: u32,
    /// Which of the contact's addresses.
    pub index: u32,
    /// Entry id of the contact's message, cut to what is there.
    pub entry_id: &'a [u8],
}

impl<'a> ContactEntryId<'a> {
    pub(super) fn parse(data: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let (version, object_type, index) = (reader.u32()?, reader.u32()?, reader.u32()?);
        let count = usize::try_from(reader.u32()?).unwrap_or(usize::MAX);
        let rest = reader.rest();
        let entry_id = rest.get(..count).unwrap_or(rest);
        Some(Self { version, object_type, index, entry_id })
    }
}

/// An entry id of any provider with a byte that says what it is ([MS-OXOCNTC] 2.2.2.4.4).
///
/// | Offset | Size | Field   | Rule                                                                              |
/// |-------:|-----:|---------|-----------------------------------------------------------------------------------|
/// |      0 |    1 | Type    | low four bits 0 one-off, 3 contact, 4 personal list, 5 user, 6 list of an address book |
/// |      1 |  var | EntryId | the entry id itself                                                               |
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WrappedEntryId<'a> {
    /// The byte in front of the entry id.
    pub type_bits: u8,
    /// The entry id.
    pub entry_id: &'a [u8],
}

impl<'a> WrappedEntryId<'a> {
    pub(super) fn parse(data: &'a [u8]) -> Option<Self> {
        let (type_bits, entry_id) = data.split_first()?;
        Some(Self { type_bits: *type_bits, entry_id })
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
        let contact = ContactEntryId::parse(&data).unwrap();
        assert_eq!((contact.object_type, contact.index, contact.entry_id), (4, 1, &[7, 8][..]));
    }

    #[test]
    fn a_wrapped_contact_tells_its_address() {
        let wrapped = WrappedEntryId::parse(&[0xC3, 1, 2]).unwrap();
        assert_eq!((wrapped.object_type(), wrapped.address_index(), wrapped.entry_id), (3, 4, &[1, 2][..]));
    }
}
