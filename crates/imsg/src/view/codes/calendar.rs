//! Numbers of appointments and meetings ([MS-OXOCAL] 2.2).

use super::from_integer;
use crate::blob::{coded_values, flag_set};

coded_values! {
    /// Whether the time is taken (PidLidBusyStatus and PidLidIntendedBusyStatus, [MS-OXOCAL] 2.2.1.2).
    pub enum BusyStatus(i32) {
        /// 0.
        Free = 0 => "free",
        /// 1.
        Tentative = 1 => "tentative",
        /// 2.
        Busy = 2 => "busy",
        /// 3.
        OutOfOffice = 3 => "out_of_office",
        /// 4.
        WorkingElsewhere = 4 => "working_elsewhere",
    }
}

coded_values! {
    /// What an attendee, or the owner of a calendar, has answered (PidLidResponseStatus, [MS-OXOCAL] 2.2.1.11;
    /// PidTagRecipientTrackStatus, 2.2.4.10.2).
    pub enum ResponseStatus(i32) {
        /// 0: no answer is needed.
        None = 0 => "none",
        /// 1: the organizer's own copy.
        Organized = 1 => "organized",
        /// 2.
        Tentative = 2 => "tentative",
        /// 3.
        Accepted = 3 => "accepted",
        /// 4.
        Declined = 4 => "declined",
        /// 5: has not answered yet.
        NotResponded = 5 => "not_responded",
    }
}

coded_values! {
    /// How often an appointment recurs (PidLidRecurrenceType, [MS-OXOCAL] 2.2.1.45).
    pub enum RecurrenceType(i32) {
        /// 0: a single appointment.
        None = 0 => "none",
        /// 1.
        Daily = 1 => "daily",
        /// 2.
        Weekly = 2 => "weekly",
        /// 3.
        Monthly = 3 => "monthly",
        /// 4.
        Yearly = 4 => "yearly",
    }
}

coded_values! {
    /// The colour of an appointment in old clients (PidLidAppointmentColor, [MS-OXOCAL] 2.2.1.50).
    pub enum AppointmentColor(i32) {
        /// 0.
        None = 0 => "none",
        /// 1.
        Red = 1 => "red",
        /// 2.
        Blue = 2 => "blue",
        /// 3.
        Green = 3 => "green",
        /// 4.
        Grey = 4 => "grey",
        /// 5.
        Orange = 5 => "orange",
        /// 6.
        Cyan = 6 => "cyan",
        /// 7.
        Olive = 7 => "olive",
        /// 8.
        Purple = 8 => "purple",
        /// 9.
        Teal = 9 => "teal",
        /// 10.
        Yellow = 10 => "yellow",
    }
}

coded_values! {
    /// What kind of meeting request or update it is (PidLidMeetingType, [MS-OXOCAL] 2.2.6.5).
    pub enum MeetingType(i32) {
        /// 0: unspecified.
        Empty = 0 => "empty",
        /// 1: the first request.
        Request = 1 => "request",
        /// 0x10000: an update that asks for an answer anew.
        FullUpdate = 0x1_0000 => "full_update",
        /// 0x20000: an update that asks for none.
        Informational = 0x2_0000 => "informational",
        /// 0x80000: a newer request has overtaken it.
        OutOfDate = 0x8_0000 => "out_of_date",
        /// 0x100000: the copy of the delegator.
        DelegatorCopy = 0x10_0000 => "delegator_copy",
    }
}

coded_values! {
    /// What a recipient of a meeting is (PidTagRecipientType, [MS-OXOMSG] 2.2.3.1).
    pub enum AttendeeType(i32) {
        /// 0: the organizer.
        Organizer = 0 => "organizer",
        /// 1.
        Required = 1 => "required",
        /// 2.
        Optional = 2 => "optional",
        /// 3: a room or a thing.
        Resource = 3 => "resource",
    }
}

flag_set! {
    /// What kind of calendar object it is (PidLidAppointmentStateFlags, [MS-OXOCAL] 2.2.1.10).
    pub struct AppointmentStateFlags(u32) {
        /// 0x1: has attendees.
        MEETING = 0x1 => "meeting",
        /// 0x2: came from someone else.
        RECEIVED = 0x2 => "received",
        /// 0x4: called off.
        CANCELED = 0x4 => "canceled",
    }
}

flag_set! {
    /// More about a calendar object (PidLidAppointmentAuxiliaryFlags, [MS-OXOCAL] 2.2.1.3).
    pub struct AppointmentAuxiliaryFlags(u32) {
        /// 0x1: copied from another calendar.
        COPIED = 0x1 => "copied",
        /// 0x2: an answer is wanted whatever the request says.
        FORCE_RESPONSE = 0x2 => "force_response",
        /// 0x4: a forwarded request.
        FORWARDED = 0x4 => "forwarded",
        /// 0x20: an update that repairs a calendar.
        REPAIR_UPDATE = 0x20 => "repair_update",
    }
}

flag_set! {
    /// What an update changes (PidLidChangeHighlight, [MS-OXOCAL] 2.2.6.2).
    pub struct ChangeHighlight(u32) {
        /// 0x1.
        START = 0x1 => "start",
        /// 0x2.
        END = 0x2 => "end",
        /// 0x4.
        RECURRENCE = 0x4 => "recurrence",
        /// 0x8.
        LOCATION = 0x8 => "location",
        /// 0x10.
        SUBJECT = 0x10 => "subject",
        /// 0x20: a required attendee was added.
        REQUIRED_ATTENDEE = 0x20 => "required_attendee",
        /// 0x40: an optional attendee was added.
        OPTIONAL_ATTENDEE = 0x40 => "optional_attendee",
        /// 0x80.
        BODY = 0x80 => "body",
        /// 0x200: whether an answer is wanted.
        RESPONSE_REQUESTED = 0x200 => "response_requested",
        /// 0x400: whether other times may be proposed.
        ALLOW_PROPOSE = 0x400 => "allow_propose",
    }
}

flag_set! {
    /// What the user did with a meeting (PidLidClientIntent, [MS-OXOCAL] 2.2.2.4).
    pub struct ClientIntent(u32) {
        /// 0x1: by the organizer.
        MANAGER = 0x1 => "manager",
        /// 0x2: by a delegate.
        DELEGATE = 0x2 => "delegate",
        /// 0x4: deleted without telling the organizer.
        DELETED_SILENTLY = 0x4 => "deleted_silently",
        /// 0x8: an instance was deleted without telling the organizer.
        EXCEPTION_DELETED_SILENTLY = 0x8 => "exception_deleted_silently",
        /// 0x10.
        TENTATIVE = 0x10 => "tentative",
        /// 0x20.
        ACCEPT = 0x20 => "accept",
        /// 0x40.
        DECLINE = 0x40 => "decline",
        /// 0x80: changed the start.
        START = 0x80 => "start",
        /// 0x100: changed the end.
        END = 0x100 => "end",
        /// 0x200: changed the location.
        LOCATION = 0x200 => "location",
        /// 0x400: declined an instance.
        EXCEPTION_DECLINED = 0x400 => "exception_declined",
        /// 0x800.
        CANCELED = 0x800 => "canceled",
        /// 0x1000: called an instance off.
        EXCEPTION_CANCELED = 0x1000 => "exception_canceled",
    }
}

flag_set! {
    /// More about a recipient of a meeting (PidTagRecipientFlags, [MS-OXOCAL] 2.2.4.10.1).
    pub struct AttendeeFlags(u32) {
        /// 0x1: can be sent to.
        SENDABLE = 0x1 => "sendable",
        /// 0x2.
        ORGANIZER = 0x2 => "organizer",
        /// 0x10: has answered for this instance alone.
        EXCEPTIONAL_RESPONSE = 0x10 => "exceptional_response",
        /// 0x20: is not invited to this instance.
        EXCEPTIONAL_DELETED = 0x20 => "exceptional_deleted",
        /// 0x100: was in the first request.
        ORIGINAL = 0x100 => "original",
        /// 0x200: added by the organizer.
        RESERVED = 0x200 => "reserved",
    }
}

from_integer! {
    codes: BusyStatus, ResponseStatus, RecurrenceType, AppointmentColor, MeetingType, AttendeeType;
    flags: AppointmentStateFlags, AppointmentAuxiliaryFlags, ChangeHighlight, ClientIntent, AttendeeFlags
}
