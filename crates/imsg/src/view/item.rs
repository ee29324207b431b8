//! What items of all kinds may have: categories, follow-up flag, reminder.

use mapi_props::{FileTime, pid_lid, pid_name, pid_tag};

use super::codes::{FlagStatus, FollowUpIcon, Icon, SideEffects, ToDoItemFlags};
use super::reader::view;
use crate::blob::LocalTime;

view! {
    /// Properties common to items of all kinds ([MS-OXCMSG] 2.2.1).
    pub struct ItemFields {
        /// Categories (PidNameKeywords).
        categories: Vec<String> = texts(pid_name::PidNameKeywords),
        /// PidLidPrivate: not to be shown to delegates.
        private: bool = boolean(pid_lid::PidLidPrivate),
        /// PidLidContacts: names of contacts the item is linked to.
        contacts: Vec<String> = texts(pid_lid::PidLidContacts),
        /// PidLidCompanies.
        companies: Vec<String> = texts(pid_lid::PidLidCompanies),
        /// PidLidBilling.
        billing: String = text(pid_lid::PidLidBilling),
        /// PidLidMileage.
        mileage: String = text(pid_lid::PidLidMileage),
        /// PidTagIconIndex.
        icon: Icon = code(pid_tag::PidTagIconIndex),
        /// PidLidSideEffects.
        side_effects: SideEffects = code(pid_lid::PidLidSideEffects),
    }
}

view! {
    /// The reminder of an item ([MS-OXORMDR] 2.2.1).
    pub struct Reminder {
        /// PidLidReminderSet: whether there is one.
        set: bool = boolean(pid_lid::PidLidReminderSet),
        /// PidLidReminderSignalTime: when it goes off.
        signal_time: FileTime = time(pid_lid::PidLidReminderSignalTime),
        /// PidLidReminderTime: the start of an appointment, else the time of the reminder.
        time: FileTime = time(pid_lid::PidLidReminderTime),
        /// PidLidReminderDelta: minutes before the start; 0x5AE980E1 for the client's default.
        delta: i32 = integer(pid_lid::PidLidReminderDelta),
        /// PidLidReminderOverride: sound and file below hold, not the client's defaults.
        override_defaults: bool = boolean(pid_lid::PidLidReminderOverride),
        /// PidLidReminderPlaySound.
        play_sound: bool = boolean(pid_lid::PidLidReminderPlaySound),
        /// PidLidReminderFileParameter: the sound file.
        sound_file: String = text(pid_lid::PidLidReminderFileParameter),
    }
}

view! {
    /// The follow-up flag of any message ([MS-OXOFLAG] 2.2.1), with its reminder.
    ///
    /// A flag with a time also makes a task of the message: [`Task`](crate::Task) reads that side of it.
    pub struct FollowUp {
        /// PidTagFlagStatus; `None` if the message is not flagged.
        status: FlagStatus = code(pid_tag::PidTagFlagStatus),
        /// PidTagFollowupIcon.
        icon: FollowUpIcon = code(pid_tag::PidTagFollowupIcon),
        /// PidTagToDoItemFlags.
        to_do_flags: ToDoItemFlags = code(pid_tag::PidTagToDoItemFlags),
        /// PidLidFlagRequest: what is to be done.
        request: String = text(pid_lid::PidLidFlagRequest),
        /// PidLidFlagString: the index of a stock text for `request`.
        stock_request: i32 = integer(pid_lid::PidLidFlagString),
        /// PidLidValidFlagStringProof: equals the delivery time if `stock_request` holds.
        stock_request_proof: FileTime = time(pid_lid::PidLidValidFlagStringProof),
        /// PidTagFlagCompleteTime, to the minute.
        completed: FileTime = time(pid_tag::PidTagFlagCompleteTime),
        /// PidLidToDoTitle: the subject in the to-do list.
        to_do_title: String = text(pid_lid::PidLidToDoTitle),
        /// PidLidToDoOrdinalDate: the place in the to-do list.
        to_do_ordinal_date: FileTime = time(pid_lid::PidLidToDoOrdinalDate),
        /// PidLidToDoSubOrdinal: the place among equal dates.
        to_do_sub_ordinal: String = text(pid_lid::PidLidToDoSubOrdinal),
        /// PidLidTaskStartDate: a date of the local clock.
        start_date: LocalTime = local_time(pid_lid::PidLidTaskStartDate),
        /// PidLidTaskDueDate: a date of the local clock.
        due_date: LocalTime = local_time(pid_lid::PidLidTaskDueDate),
        /// The reminder.
        reminder: Reminder = group,
    }
    findings
}
