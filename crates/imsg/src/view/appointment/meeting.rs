//! What makes a meeting of an appointment: organizer's and attendees' book-keeping ([MS-OXOCAL] 2.2.1, 2.2.4 to 2.2.7).

use mapi_props::{FileTime, pid_lid, pid_tag};

use crate::blob::{CivilDate, RecipientRows};
use crate::view::codes::{
    AppointmentAuxiliaryFlags, AppointmentStateFlags, BusyStatus, ChangeHighlight, ClientIntent, MeetingType,
    ResponseStatus,
};
use crate::view::reader::view;

view! {
    /// The meeting properties of a calendar item.
    pub struct Meeting {
        /// PidLidAppointmentStateFlags.
        state: AppointmentStateFlags = code(pid_lid::PidLidAppointmentStateFlags),
        /// PidLidResponseStatus.
        response_status: ResponseStatus = code(pid_lid::PidLidResponseStatus),
        /// PidLidIntendedBusyStatus: the organizer's, on requests.
        intended_busy_status: BusyStatus = code(pid_lid::PidLidIntendedBusyStatus),
        /// PidLidMeetingType.
        meeting_type: MeetingType = code(pid_lid::PidLidMeetingType),
        /// PidLidAppointmentAuxiliaryFlags.
        auxiliary_flags: AppointmentAuxiliaryFlags = code(pid_lid::PidLidAppointmentAuxiliaryFlags),
        /// PidLidChangeHighlight.
        change_highlight: ChangeHighlight = code(pid_lid::PidLidChangeHighlight),
        /// PidLidClientIntent.
        client_intent: ClientIntent = code(pid_lid::PidLidClientIntent),
        /// PidLidServerProcessingActions: what a server did with the item.
        server_processing_actions: i32 = integer(pid_lid::PidLidServerProcessingActions),
        /// PidLidFInvited: a request was sent.
        invited: bool = boolean(pid_lid::PidLidFInvited),
        /// PidLidFExceptionalAttendees: an instance has attendees of its own.
        exceptional_attendees: bool = boolean(pid_lid::PidLidFExceptionalAttendees),
        /// PidTagResponseRequested: an answer is wanted.
        response_requested: bool = boolean(pid_tag::PidTagResponseRequested),
        /// PidTagReplyRequested: the same.
        reply_requested: bool = boolean(pid_tag::PidTagReplyRequested),
        /// PidLidAppointmentNotAllowPropose: other times must not be proposed.
        not_allow_propose: bool = boolean(pid_lid::PidLidAppointmentNotAllowPropose),
        /// PidLidIsSilent: an answer without text.
        is_silent: bool = boolean(pid_lid::PidLidIsSilent),
        /// PidLidAppointmentSequence: which version of the meeting.
        sequence: i32 = integer(pid_lid::PidLidAppointmentSequence),
        /// PidLidAppointmentSequenceTime.
        sequence_time: FileTime = time(pid_lid::PidLidAppointmentSequenceTime),
        /// PidLidAppointmentLastSequence: the latest version sent to anyone.
        last_sequence: i32 = integer(pid_lid::PidLidAppointmentLastSequence),
        /// PidLidOwnerCriticalChange: when the organizer sent it.
        owner_critical_change: FileTime = time(pid_lid::PidLidOwnerCriticalChange),
        /// PidLidAttendeeCriticalChange: when the attendee sent it.
        attendee_critical_change: FileTime = time(pid_lid::PidLidAttendeeCriticalChange),
        /// PidLidAppointmentReplyName: who answered for the owner of the calendar.
        reply_name: String = text(pid_lid::PidLidAppointmentReplyName),
        /// PidLidAppointmentReplyTime.
        reply_time: FileTime = time(pid_lid::PidLidAppointmentReplyTime),
        /// PidLidAllAttendeesString: names of all but the organizer, parted by semicolons.
        all_attendees: String = text(pid_lid::PidLidAllAttendeesString),
        /// PidLidToAttendeesString: names of the required ones.
        to_attendees: String = text(pid_lid::PidLidToAttendeesString),
        /// PidLidCcAttendeesString: names of the optional ones.
        cc_attendees: String = text(pid_lid::PidLidCcAttendeesString),
        /// PidLidRequiredAttendees: names of the required ones, of old clients.
        required_attendees: String = text(pid_lid::PidLidRequiredAttendees),
        /// PidLidOptionalAttendees: names of the optional ones, of old clients.
        optional_attendees: String = text(pid_lid::PidLidOptionalAttendees),
        /// PidLidResourceAttendees: names of the resources, of old clients.
        resource_attendees: String = text(pid_lid::PidLidResourceAttendees),
        /// PidLidAppointmentUnsendableRecipients: attendees that nothing is sent to.
        unsendable_recipients: RecipientRows =
            blob_in_page(pid_lid::PidLidAppointmentUnsendableRecipients, RecipientRows::parse),
        /// PidLidForwardNotificationRecipients: to whom the request was forwarded.
        forward_recipients: RecipientRows =
            blob_in_page(pid_lid::PidLidForwardNotificationRecipients, RecipientRows::parse),
        /// PidTagOwnerAppointmentId: the organizer's number for the meeting.
        owner_appointment_id: i32 = integer(pid_tag::PidTagOwnerAppointmentId),
        /// PidLidAppointmentMessageClass: the class of the appointment that a request makes.
        appointment_message_class: String = text(pid_lid::PidLidAppointmentMessageClass),
        /// PidLidWhere: the location, on requests.
        location: String = text(pid_lid::PidLidWhere),
        /// PidLidOldLocation: the location before the update.
        old_location: String = text(pid_lid::PidLidOldLocation),
        /// PidLidOldWhenStartWhole: the start before the update.
        old_start: FileTime = time(pid_lid::PidLidOldWhenStartWhole),
        /// PidLidOldWhenEndWhole: the end before the update.
        old_end: FileTime = time(pid_lid::PidLidOldWhenEndWhole),
        /// PidLidCalendarType: that of the recurrence.
        calendar_type: i32 = integer(pid_lid::PidLidCalendarType),
        /// PidLidStartRecurrenceDate, see [`packed_date`].
        start_recurrence_date: i32 = integer(pid_lid::PidLidStartRecurrenceDate),
        /// PidLidStartRecurrenceTime, see [`packed_time`].
        start_recurrence_time: i32 = integer(pid_lid::PidLidStartRecurrenceTime),
    }
}

view! {
    /// Other times that an attendee has proposed (a counter proposal, [MS-OXOCAL] 2.2.4.7).
    pub struct Proposal {
        /// PidLidAppointmentCounterProposal: this is one, or there is one.
        counter_proposal: bool = boolean(pid_lid::PidLidAppointmentCounterProposal),
        /// PidLidAppointmentProposedStartWhole.
        start: FileTime = time(pid_lid::PidLidAppointmentProposedStartWhole),
        /// PidLidAppointmentProposedEndWhole.
        end: FileTime = time(pid_lid::PidLidAppointmentProposedEndWhole),
        /// PidLidAppointmentProposedDuration in minutes.
        duration: i32 = integer(pid_lid::PidLidAppointmentProposedDuration),
        /// PidLidAppointmentProposalNumber: how many attendees have proposed.
        number: i32 = integer(pid_lid::PidLidAppointmentProposalNumber),
    }
}

/// The date in the number of PidLidStartRecurrenceDate: year, month and day in 23, 4 and 5 bits.
///
/// ```
/// let date = imsg::packed_date(2024 << 9 | 2 << 5 | 29).unwrap();
/// assert_eq!(date.to_string(), "2024-02-29");
/// ```
#[must_use]
pub fn packed_date(number: i32) -> Option<CivilDate> {
    let number = number.cast_unsigned();
    CivilDate::new(number >> 9, number >> 5 & 0xF, number & 0x1F)
}

/// Hour, minute and second in the number of PidLidStartRecurrenceTime: 20, 6 and 6 bits.
///
/// ```
/// assert_eq!(imsg::packed_time(9 << 12 | 30 << 6), Some((9, 30, 0)));
/// assert_eq!(imsg::packed_time(24 << 12), None);
/// ```
#[must_use]
pub fn packed_time(number: i32) -> Option<(u32, u32, u32)> {
    let number = number.cast_unsigned();
    let (hour, minute, second) = (number >> 12, number >> 6 & 0x3F, number & 0x3F);
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}
