//! Journal entries ([MS-OXOJRNL]).

use mapi_props::{FileTime, pid_lid};

use super::item::ItemFields;
use super::reader::view;

/// Set in `PidLidLogFlags` if the entry has an attachment of its own.
const HAS_ATTACHMENT: i32 = 0x4000_0000;

view! {
    /// A journal entry: something that happened, and for how long (class IPM.Activity, [MS-OXOJRNL] 2.2.1).
    pub struct JournalEntry {
        /// PidLidLogType: what kind of activity, in words.
        log_type: String = text(pid_lid::PidLidLogType),
        /// PidLidLogTypeDesc: the same, as a person reads it.
        log_type_description: String = text(pid_lid::PidLidLogTypeDesc),
        /// PidLidLogStart.
        start: FileTime = time(pid_lid::PidLidLogStart),
        /// PidLidLogEnd.
        end: FileTime = time(pid_lid::PidLidLogEnd),
        /// PidLidLogDuration in minutes.
        duration: i32 = integer(pid_lid::PidLidLogDuration),
        /// PidLidLogFlags; see [`has_attachment`](JournalEntry::has_attachment).
        flags: i32 = integer(pid_lid::PidLidLogFlags),
        /// PidLidLogDocumentPrinted.
        document_printed: bool = boolean(pid_lid::PidLidLogDocumentPrinted),
        /// PidLidLogDocumentSaved.
        document_saved: bool = boolean(pid_lid::PidLidLogDocumentSaved),
        /// PidLidLogDocumentRouted.
        document_routed: bool = boolean(pid_lid::PidLidLogDocumentRouted),
        /// PidLidLogDocumentPosted.
        document_posted: bool = boolean(pid_lid::PidLidLogDocumentPosted),
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}

impl JournalEntry {
    /// Whether the flags say that the entry has an attachment of its own.
    #[must_use]
    pub fn has_attachment(&self) -> Option<bool> {
        self.flags.map(|flags| flags & HAS_ATTACHMENT != 0)
    }
}
