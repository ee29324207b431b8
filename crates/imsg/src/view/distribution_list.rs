//! Personal distribution lists ([MS-OXOCNTC] 2.2.2).

use mapi_props::entry_id::{EntryId, WrappedEntryId};
use mapi_props::{CodePage, crc32, pid_lid};

use super::item::ItemFields;
use super::reader::view;
use crate::blob::DistributionListStream;

view! {
    /// A personal distribution list (class IPM.DistList, [MS-OXOCNTC] 2.2.2).
    pub struct DistributionList {
        /// PidLidDistributionListName.
        name: String = text(pid_lid::PidLidDistributionListName),
        /// PidLidFileUnder: the text that it is sorted by.
        file_under: String = text(pid_lid::PidLidFileUnder),
        /// PidLidDistributionListMembers: wrapped entry ids.
        member_ids: Vec<Vec<u8>> = byte_lists(pid_lid::PidLidDistributionListMembers),
        /// PidLidDistributionListOneOffMembers: one-off entry ids of the same members, in the same order.
        one_off_ids: Vec<Vec<u8>> = byte_lists(pid_lid::PidLidDistributionListOneOffMembers),
        /// PidLidDistributionListChecksum over the member ids.
        checksum: i32 = integer(pid_lid::PidLidDistributionListChecksum),
        /// PidLidDistributionListStream: the members again, in lists too large for the properties above.
        stream: DistributionListStream = blob(pid_lid::PidLidDistributionListStream, DistributionListStream::parse),
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}

/// One member of a [`DistributionList`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DistributionListMember<'a> {
    /// The wrapped entry id.
    pub entry_id: &'a [u8],
    /// The one-off entry id; `None` if the list has none for this member.
    pub one_off_id: Option<&'a [u8]>,
}

impl DistributionList {
    /// The members: those of the stream if there is one, else those of the two lists.
    #[must_use]
    pub fn members(&self) -> Vec<DistributionListMember<'_>> {
        match (&self.stream, &self.member_ids) {
            (Some(stream), _) => stream
                .entries
                .iter()
                .map(|entry| DistributionListMember {
                    entry_id: &entry.entry_id,
                    one_off_id: Some(entry.one_off_entry_id.as_slice()).filter(|bytes| !bytes.is_empty()),
                })
                .collect(),
            (None, Some(ids)) => {
                let one_offs = self.one_off_ids.as_deref().unwrap_or_default();
                ids.iter()
                    .enumerate()
                    .map(|(index, entry_id)| DistributionListMember {
                        entry_id,
                        one_off_id: one_offs.get(index).map(Vec::as_slice).filter(|bytes| !bytes.is_empty()),
                    })
                    .collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Whether the checksum is that of the member ids; `None` if one of them is missing. If it is not, the one-offs belong
    /// to other members.
    #[must_use]
    pub fn checksum_holds(&self) -> Option<bool> {
        let ids = self.member_ids.as_ref()?.concat();
        Some(crc32(&ids) == self.checksum?.cast_unsigned())
    }
}

impl<'a> DistributionListMember<'a> {
    /// Name, address type and address, out of the one-off entry id, else out of the wrapped one where that holds them;
    /// `page` is the code page of 8-bit text.
    #[must_use]
    pub fn address(&self, page: CodePage) -> Option<MemberAddress> {
        let of = |bytes: &'a [u8]| match EntryId::parse(bytes, page)? {
            EntryId::OneOff(id) => Some(MemberAddress {
                display_name: id.display_name.to_string(),
                address_type: id.address_type.to_string(),
                email_address: id.email_address.to_string(),
            }),
            EntryId::AddressBook(id) => Some(MemberAddress {
                display_name: String::new(),
                address_type: "EX".to_owned(),
                email_address: id.distinguished_name.to_string(),
            }),
            _ => None,
        };
        let inner = self.wrapped().map_or(self.entry_id, |wrapped| wrapped.entry_id);
        self.one_off_id.and_then(of).or_else(|| of(inner))
    }

    /// What the member is: the wrapper around its entry id.
    #[must_use]
    pub fn wrapped(&self) -> Option<WrappedEntryId<'a>> {
        match EntryId::parse(self.entry_id, CodePage::US_ASCII)? {
            EntryId::Wrapped(wrapped) => Some(wrapped),
            _ => None,
        }
    }
}

/// Name and address of a member.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct MemberAddress {
    /// The display name; empty where only an address is known.
    pub display_name: String,
    /// The address type: SMTP, EX or another.
    pub address_type: String,
    /// The address.
    pub email_address: String,
}
