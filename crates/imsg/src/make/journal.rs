//! Journal entries ([MS-OXOJRNL]).

use mapi_props::{FileTime, pid_lid, pid_tag};

use crate::error::Result;
use crate::make::build::Build;
use crate::make::calendar::{invalid, minutes_between};
use crate::make::item::Item;

/// PidTagIconIndex of a conversation.
const ICON: i32 = 0x601;

/// `PidLidLogFlags`: there is an attachment.
const HAS_ATTACHMENT: i32 = 0x4000_0000;

/// A journal entry (class IPM.Activity): something that happened, and for how long.
///
/// ```
/// use imsg::make::{Build, JournalEntry};
/// use imsg::{FileTime, View};
/// let at = |ticks: u64| FileTime::from_ticks(133_500_000_000_000_000 + ticks);
/// let entry = JournalEntry::new("Phone call", at(0), at(18_000_000_000)).subject("Budget").text("agreed");
/// let message = imsg::Message::from_bytes(entry.to_bytes()?)?;
/// let Some(View::JournalEntry(view)) = message.view()? else { panic!("no entry") };
/// assert_eq!((view.log_type.as_deref(), view.duration), (Some("Phone call"), Some(30)));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct JournalEntry {
    item: Item,
    kind: String,
    start: FileTime,
    end: FileTime,
}

impl JournalEntry {
    /// What kind of activity it was, in words, and from when to when.
    pub fn new(kind: impl Into<String>, start: FileTime, end: FileTime) -> Self {
        Self { item: Item::new("IPM.Activity"), kind: kind.into(), start, end }
    }
}

impl Build for JournalEntry {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        if self.end < self.start {
            return Err(invalid("it ends before it starts", "PidLidLogEnd"));
        }
        let mut item = self.item.clone();
        item.body = item.body.map(super::Body::beside_rtf);
        let flags = if item.attachments.is_empty() { 0 } else { HAS_ATTACHMENT };
        let values = &mut item.values;
        values.text(pid_lid::PidLidLogType, &self.kind);
        values.text(pid_lid::PidLidLogTypeDesc, &self.kind);
        values.time(pid_lid::PidLidLogStart, self.start);
        values.time(pid_lid::PidLidLogEnd, self.end);
        values.time(pid_lid::PidLidCommonStart, self.start);
        values.time(pid_lid::PidLidCommonEnd, self.end);
        values.integer(pid_lid::PidLidLogDuration, minutes_between(self.start, self.end));
        values.integer(pid_lid::PidLidLogFlags, flags);
        values.boolean(pid_lid::PidLidLogDocumentPrinted, false);
        values.boolean(pid_lid::PidLidLogDocumentSaved, false);
        values.boolean(pid_lid::PidLidLogDocumentRouted, false);
        values.boolean(pid_lid::PidLidLogDocumentPosted, false);
        values.integer(pid_tag::PidTagIconIndex, ICON);
        Ok(item)
    }
}
