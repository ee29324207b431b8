//! What a recipient of a meeting has beside name and address ([MS-OXOCAL] 2.2.4.10).

use mapi_props::{FileTime, pid_tag};

use crate::view::codes::{AttendeeFlags, AttendeeType, ResponseStatus};
use crate::view::reader::view;

view! {
    /// One recipient of a meeting; the source is the recipient, not the message.
    pub struct Attendee {
        /// PidTagRecipientType.
        attendee_type: AttendeeType = code(pid_tag::PidTagRecipientType),
        /// PidTagRecipientFlags.
        flags: AttendeeFlags = code(pid_tag::PidTagRecipientFlags),
        /// PidTagRecipientTrackStatus: the answer, as the organizer knows it.
        response: ResponseStatus = code(pid_tag::PidTagRecipientTrackStatus),
        /// PidTagRecipientTrackStatusTime: when the answer came.
        response_time: FileTime = time(pid_tag::PidTagRecipientTrackStatusTime),
        /// PidTagRecipientProposed: has proposed other times.
        proposed: bool = boolean(pid_tag::PidTagRecipientProposed),
        /// PidTagRecipientProposedStartTime.
        proposed_start: FileTime = time(pid_tag::PidTagRecipientProposedStartTime),
        /// PidTagRecipientProposedEndTime.
        proposed_end: FileTime = time(pid_tag::PidTagRecipientProposedEndTime),
    }
    findings
}
