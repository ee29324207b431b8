//! Appointments and meetings ([MS-OXOCAL]).

mod attendee;
mod kind;
mod meeting;
mod zones;

use mapi_props::{FileTime, pid_lid, pid_tag};

use super::codes::{AppointmentColor, BusyStatus, RecurrenceType};
use super::item::{ItemFields, Reminder};
use super::reader::view;
use crate::blob::{AppointmentRecurrence, CivilDate, GlobalObjectId, LocalTime, TimeZone};

pub use attendee::Attendee;
pub use kind::AppointmentKind;
pub use meeting::{Meeting, Proposal, packed_date, packed_time};
pub use zones::AppointmentZones;

view! {
    /// An appointment, or anything said about one: a meeting request, an answer, a cancellation ([MS-OXOCAL] 2.2).
    ///
    /// Which of these it is, the message class says: [`AppointmentKind`].
    pub struct Appointment {
        /// PidLidAppointmentStartWhole in UTC; of a series, its first instance.
        start: FileTime = time(pid_lid::PidLidAppointmentStartWhole),
        /// PidLidAppointmentEndWhole in UTC.
        end: FileTime = time(pid_lid::PidLidAppointmentEndWhole),
        /// PidLidAppointmentDuration in minutes.
        duration: i32 = integer(pid_lid::PidLidAppointmentDuration),
        /// PidLidAppointmentSubType: lasts all day.
        all_day: bool = boolean(pid_lid::PidLidAppointmentSubType),
        /// PidLidLocation.
        location: String = text(pid_lid::PidLidLocation),
        /// PidLidBusyStatus.
        busy_status: BusyStatus = code(pid_lid::PidLidBusyStatus),
        /// PidLidAppointmentColor.
        color: AppointmentColor = code(pid_lid::PidLidAppointmentColor),
        /// PidLidAutoFillLocation: the location follows the resources.
        auto_fill_location: bool = boolean(pid_lid::PidLidAutoFillLocation),
        /// PidLidRecurring: is a series.
        recurring: bool = boolean(pid_lid::PidLidRecurring),
        /// PidLidIsRecurring: is a series or an instance of one.
        is_recurring: bool = boolean(pid_lid::PidLidIsRecurring),
        /// PidLidIsException: is a modified instance of a series.
        is_exception: bool = boolean(pid_lid::PidLidIsException),
        /// PidLidRecurrenceType.
        recurrence_type: RecurrenceType = code(pid_lid::PidLidRecurrenceType),
        /// PidLidRecurrencePattern: the recurrence in words.
        recurrence_text: String = text(pid_lid::PidLidRecurrencePattern),
        /// PidLidAppointmentRecur: the recurrence.
        recurrence: AppointmentRecurrence = blob(pid_lid::PidLidAppointmentRecur, AppointmentRecurrence::parse),
        /// PidLidClipStart: start; of a series, the first day.
        clip_start: FileTime = time(pid_lid::PidLidClipStart),
        /// PidLidClipEnd: end; of a series, the last day or the year 4500.
        clip_end: FileTime = time(pid_lid::PidLidClipEnd),
        /// PidLidExceptionReplaceTime: original start in UTC of the instance that this one replaces.
        exception_replace_time: FileTime = time(pid_lid::PidLidExceptionReplaceTime),
        /// PidLidFExceptionalBody: the modified instance has a body of its own.
        exceptional_body: bool = boolean(pid_lid::PidLidFExceptionalBody),
        /// PidLidGlobalObjectId.
        global_object_id: GlobalObjectId = blob(pid_lid::PidLidGlobalObjectId, GlobalObjectId::parse),
        /// PidLidCleanGlobalObjectId: the same for a series and its instances.
        clean_global_object_id: GlobalObjectId = blob(pid_lid::PidLidCleanGlobalObjectId, GlobalObjectId::parse),
        /// PidLidCommonStart: the start again.
        common_start: FileTime = time(pid_lid::PidLidCommonStart),
        /// PidLidCommonEnd: the end again.
        common_end: FileTime = time(pid_lid::PidLidCommonEnd),
        /// PidTagStartDate: the start again.
        start_date: FileTime = time(pid_tag::PidTagStartDate),
        /// PidTagEndDate: the end again.
        end_date: FileTime = time(pid_tag::PidTagEndDate),
        /// The time zones.
        zones: AppointmentZones = group,
        /// What makes a meeting of it.
        meeting: Meeting = group,
        /// Other times that an attendee has proposed.
        proposal: Proposal = group,
        /// The reminder.
        reminder: Reminder = group,
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}

impl Appointment {
    /// The start by the clock of its zone; of an all-day event, midnight of its first day. `None` without a start, or
    /// without a zone unless the event lasts all day.
    #[must_use]
    pub fn local_start(&self) -> Option<LocalTime> {
        self.local(self.start?, self.zones.start_zone())
    }

    /// The end by the clock of its zone; of an all-day event, midnight after its last day. `None` as for the start.
    #[must_use]
    pub fn local_end(&self) -> Option<LocalTime> {
        self.local(self.end?, self.zones.end_zone())
    }

    /// First day of an all-day event and the day after its last; `None` if it is not one.
    #[must_use]
    pub fn all_day_dates(&self) -> Option<(CivilDate, CivilDate)> {
        if self.all_day != Some(true) {
            return None;
        }
        Some((self.local_start()?.date(), self.local_end()?.date()))
    }

    fn local(&self, time: FileTime, zone: Option<TimeZone>) -> Option<LocalTime> {
        if self.all_day == Some(true) {
            // Stored as midnight of the creator's zone in UTC: the nearest midnight is the date, whatever the zone.
            let local = zone.and_then(|zone| zone.to_local(time)).unwrap_or(LocalTime::from_file_time(time));
            return Some(local.nearest_midnight());
        }
        zone?.to_local(time)
    }
}
