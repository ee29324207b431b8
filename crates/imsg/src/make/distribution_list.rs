//! Personal distribution lists ([MS-OXOCNTC] 2.2.2).

use mapi_props::entry_id::WrappedEntryId;
use mapi_props::{PropertyValue, crc32, pid_lid, pid_tag};

use crate::blob::{DistributionListEntry, DistributionListStream};
use crate::error::Result;
use crate::make::address::Address;
use crate::make::build::Build;
use crate::make::calendar::not_built;
use crate::make::item::Item;
use crate::make::width::Width;

/// PidTagIconIndex of a distribution list.
const ICON: i32 = 0x202;

/// Bytes of members that the two lists may have.
const MOST_IN_LISTS: usize = 15_000;

/// The version that a stream of members names as its writer.
const BUILD: u32 = 0;

/// A personal distribution list (class IPM.DistList).
///
/// ```
/// use imsg::make::{Build, DistributionList};
/// use imsg::{CodePage, View};
/// let list = DistributionList::new("The team").member("Ann <ann@example.com>").member("bob@example.com");
/// let message = imsg::Message::from_bytes(list.to_bytes()?)?;
/// let Some(View::DistributionList(view)) = message.view()? else { panic!("no list") };
/// let members = view.members();
/// assert_eq!(members[0].address(CodePage::WINDOWS_1252).unwrap().email_address, "ann@example.com");
/// assert_eq!(view.checksum_holds(), Some(true));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct DistributionList {
    item: Item,
    members: Vec<Address>,
}

impl DistributionList {
    /// A list without members.
    pub fn new(name: impl Into<String>) -> Self {
        let mut item = Item::new("IPM.DistList");
        item.subject = name.into();
        Self { item, members: Vec::new() }
    }

    /// One more member.
    pub fn member(mut self, address: impl Into<Address>) -> Self {
        self.members.push(address.into());
        self
    }
}

impl Build for DistributionList {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        // The whole name is the normalized subject.
        item.subject_prefix = Some(String::new());
        let width = item.ansi.map_or(Width::Unicode, Width::Ansi);
        let one_offs: Vec<Vec<u8>> = self.members.iter().map(|address| address.entry_id(width)).collect();
        let ids: Vec<Vec<u8>> = one_offs.iter().map(|id| WrappedEntryId::of_one_off(id).to_bytes()).collect();
        let name = item.subject.clone();
        let values = &mut item.values;
        values.text(pid_tag::PidTagDisplayName, &name);
        values.text(pid_lid::PidLidDistributionListName, &name);
        values.text(pid_lid::PidLidFileUnder, &name);
        values.integer(pid_tag::PidTagIconIndex, ICON);
        let len = |list: &[Vec<u8>]| list.iter().fold(0usize, |sum, id| sum.saturating_add(id.len()));
        if len(&ids) >= MOST_IN_LISTS || len(&one_offs) >= MOST_IN_LISTS {
            let entries =
                ids.iter().zip(&one_offs).map(|(id, one_off)| DistributionListEntry::new(id, one_off));
            let stream = DistributionListStream::new(BUILD, entries.collect());
            let stream = stream.map_err(|error| not_built(error, "PidLidDistributionListStream"))?;
            values.bytes(pid_lid::PidLidDistributionListStream, stream.to_bytes());
        } else if !ids.is_empty() {
            values.integer(pid_lid::PidLidDistributionListChecksum, crc32(&ids.concat()).cast_signed());
            values.set(pid_lid::PidLidDistributionListMembers, PropertyValue::MultipleBinary(ids));
            values.set(pid_lid::PidLidDistributionListOneOffMembers, PropertyValue::MultipleBinary(one_offs));
        }
        Ok(item)
    }
}
