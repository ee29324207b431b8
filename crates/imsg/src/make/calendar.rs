//! What appointments, meetings and exceptions share ([MS-OXOCAL] 2.2).

use mapi_props::{ErrorCode, FileTime, pid_lid, pid_tag};

use crate::blob::{
    AppointmentRecurrence, BlobBuildError, LocalMinutes, LocalTime, RecurFrequency, TimeZone,
    TimeZoneDefinition,
};
use crate::error::{Error, ErrorKind, Result};
use crate::make::values::Values;

/// 100 ns units of a minute.
pub(super) const MINUTE: u64 = 600_000_000;

/// PidTagExceptionStartTime and -EndTime of attachments that are no exceptions: 4501-01-01.
pub(super) const NO_TIME: FileTime = FileTime::from_ticks(0x0CB3_4557_A3DD_4000);

/// PidLidSideEffects of appointments, and of meeting requests.
pub(super) const APPOINTMENT_EFFECTS: i32 = 0x171;
pub(super) const REQUEST_EFFECTS: i32 = 0x1C61;

/// PidLidReminderDelta where there is no reminder.
const DEFAULT_REMINDER: u32 = 15;

/// What the caller said does not go together.
#[cold]
pub(super) fn invalid(reason: &'static str, place: &str) -> Error {
    Error::refused(ErrorCode::INVALID_PARAMETER, reason, place)
}

/// A blob cannot be made of what the caller said.
#[cold]
pub(super) fn not_built(error: BlobBuildError, place: &str) -> Error {
    let reason = "the property cannot be made of what was given";
    Error::caused(ErrorKind::Refused { code: ErrorCode::INVALID_PARAMETER, reason }, place, error)
}

/// Minutes from one time to another.
pub(super) fn minutes_between(start: FileTime, end: FileTime) -> i32 {
    let minutes = end.ticks().saturating_sub(start.ticks()).checked_div(MINUTE).unwrap_or(0);
    i32::try_from(minutes).unwrap_or(i32::MAX)
}

/// The same minutes as a time, as if they were UTC.
pub(super) fn as_time(minutes: LocalMinutes) -> FileTime {
    FileTime::from_ticks(u64::from(minutes.minutes()).saturating_mul(MINUTE))
}

/// The instant of a local time of a zone.
pub(super) fn to_utc(zone: &TimeZone, minutes: LocalMinutes) -> Result<FileTime> {
    let local = LocalTime::from_file_time(as_time(minutes));
    let utc = zone.to_utc(local).map(crate::blob::UtcTime::instant);
    utc.ok_or_else(|| invalid("the time is outside those that can be stored", "PidLidAppointmentStartWhole"))
}

/// The rule that a zone is converted by.
pub(super) fn zone_of(definition: &TimeZoneDefinition) -> Result<TimeZone> {
    let zone = definition.effective_zone();
    zone.ok_or_else(|| invalid("the zone has no rule that times can be converted by", "time zone"))
}

/// PidLidRecurrenceType.
pub(super) fn recurrence_type(series: &AppointmentRecurrence) -> i32 {
    match series.pattern.frequency {
        RecurFrequency::Daily => 1,
        RecurFrequency::Weekly => 2,
        RecurFrequency::Monthly => 3,
        RecurFrequency::Yearly => 4,
        _ => 0,
    }
}

/// Start, end, and what repeats them.
pub(super) fn times(values: &mut Values, start: FileTime, end: FileTime) {
    values.time(pid_lid::PidLidAppointmentStartWhole, start);
    values.time(pid_lid::PidLidAppointmentEndWhole, end);
    values.time(pid_lid::PidLidCommonStart, start);
    values.time(pid_lid::PidLidCommonEnd, end);
    values.time(pid_tag::PidTagStartDate, start);
    values.time(pid_tag::PidTagEndDate, end);
    values.integer(pid_lid::PidLidAppointmentDuration, minutes_between(start, end));
}

/// The reminder of something that starts, so many minutes before.
pub(super) fn reminder(values: &mut Values, start: FileTime, minutes: Option<u32>) {
    let delta = minutes.unwrap_or(DEFAULT_REMINDER);
    let signal = start.ticks().saturating_sub(u64::from(delta).saturating_mul(MINUTE));
    values.boolean(pid_lid::PidLidReminderSet, minutes.is_some());
    values.integer(pid_lid::PidLidReminderDelta, i32::try_from(delta).unwrap_or(i32::MAX));
    values.time(pid_lid::PidLidReminderTime, start);
    values.time(pid_lid::PidLidReminderSignalTime, FileTime::from_ticks(signal));
}
