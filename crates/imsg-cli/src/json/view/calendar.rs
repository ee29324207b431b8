//! Appointments and meetings.

use imsg::{AppointmentKind, AppointmentRecurrence, BusyStatus, CodePage, RecurrenceEnd, ResponseStatus};
use serde::Serialize;

use super::{Common, date, local, local_minutes, utc};

/// An appointment, a meeting, or what is sent about one.
#[derive(Debug, Serialize)]
pub(crate) struct Appointment {
    r#type: &'static str,
    start: Option<String>,
    end: Option<String>,
    local_start: Option<String>,
    local_end: Option<String>,
    time_zone: Option<String>,
    all_day: bool,
    location: Option<String>,
    busy_status: Option<&'static str>,
    response_status: Option<&'static str>,
    required_attendees: Option<String>,
    optional_attendees: Option<String>,
    resource_attendees: Option<String>,
    reminder_minutes: Option<i32>,
    global_object_id: Option<String>,
    recurrence: Option<Recurrence>,
    #[serde(flatten)]
    common: Common,
}

/// How an appointment comes again.
#[derive(Debug, Serialize)]
struct Recurrence {
    text: String,
    start_date: String,
    end_date: Option<String>,
    count: Option<u32>,
    deleted: Vec<String>,
    modified: Vec<Modified>,
}

/// An instance that differs from the series.
#[derive(Debug, Serialize)]
struct Modified {
    original_start: String,
    start: String,
    end: String,
    subject: Option<String>,
    location: Option<String>,
}

impl Appointment {
    pub(super) fn new(kind: AppointmentKind, view: &imsg::Appointment, page: CodePage) -> Self {
        let zones = &view.zones;
        let zone = zones.start.as_ref().or(zones.series_definition.as_ref());
        let reminder = view.reminder.set.unwrap_or(false).then_some(view.reminder.delta).flatten();
        Self {
            r#type: kind.name(),
            start: view.start.and_then(utc),
            end: view.end.and_then(utc),
            local_start: view.local_start().map(local),
            local_end: view.local_end().map(local),
            time_zone: zone.map(|zone| zone.key_name.to_string()).or_else(|| zones.description.clone()),
            all_day: view.all_day.unwrap_or(false),
            location: view.location.clone().or_else(|| view.meeting.location.clone()),
            busy_status: view.busy_status.and_then(BusyStatus::name),
            response_status: view.meeting.response_status.and_then(ResponseStatus::name),
            required_attendees: view
                .meeting
                .required_attendees
                .clone()
                .or_else(|| view.meeting.to_attendees.clone()),
            optional_attendees: view
                .meeting
                .optional_attendees
                .clone()
                .or_else(|| view.meeting.cc_attendees.clone()),
            resource_attendees: view.meeting.resource_attendees.clone(),
            reminder_minutes: reminder,
            global_object_id: view.global_object_id.as_ref().map(imsg::GlobalObjectId::uid),
            recurrence: view.recurrence.as_ref().map(|recurrence| Recurrence::new(recurrence, page)),
            common: Common::from(&view.item),
        }
    }
}

impl Recurrence {
    fn new(recurrence: &AppointmentRecurrence, page: CodePage) -> Self {
        let pattern = &recurrence.pattern;
        let modified = |exception: &imsg::RecurrenceException| Modified {
            original_start: local_minutes(exception.original_start),
            start: local_minutes(exception.start),
            end: local_minutes(exception.end),
            subject: exception.subject_text(page),
            location: exception.location_text(page),
        };
        Self {
            text: recurrence.to_string(),
            start_date: date(pattern.start_date.date()),
            end_date: (!pattern.end.is_never()).then(|| date(pattern.end_date.date())),
            count: (pattern.end == RecurrenceEnd::AfterCount).then_some(pattern.occurrence_count),
            deleted: pattern.deleted_dates.iter().map(|deleted| date(deleted.date())).collect(),
            modified: recurrence.exceptions.iter().map(modified).collect(),
        }
    }
}
