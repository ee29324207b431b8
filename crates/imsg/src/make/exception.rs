//! Instances of a series that differ from it: attachments of the series ([MS-OXOCAL] 2.2.10).

use mapi_props::{CodePage, FileTime, pid_lid, pid_tag};

use crate::blob::{GlobalObjectId, RecurrenceException, TimeZone, TimeZoneDefinition};
use crate::error::Result;
use crate::make::attachment::Attachment;
use crate::make::body::Body;
use crate::make::calendar::{APPOINTMENT_EFFECTS, MINUTE, NO_TIME, as_time, times, to_utc};
use crate::make::item::Item;
use crate::make::values::Values;

const CLASS: &str = "IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}";

/// `afException` in PidTagAttachmentFlags.
const EXCEPTION: i32 = 2;

/// PidTagIconIndex of an instance of a series.
const ICON: i32 = 0x401;

/// An instance of a series that differs from it, and what it has of its own.
///
/// ```
/// use imsg::make::{Appointment, Build, Exception};
/// use imsg::{AppointmentRecurrence, CivilDate, LocalMinutes, RecurrenceBuilder, RecurrenceException};
/// use imsg::{RecurrenceRule, TimeZoneDefinition};
/// let day = |day| CivilDate::new(2024, 1, day).unwrap();
/// let at = |date, minute| LocalMinutes::midnight_of(day(date)).unwrap().plus(minute).unwrap();
/// let rule = RecurrenceBuilder::new(RecurrenceRule::Daily { every: 2 }, day(1)).count(5).build()?;
/// let series = AppointmentRecurrence::new(rule, 600, 60)?;
/// let moved = RecurrenceException::new(at(3, 600), at(4, 720), at(4, 780));
/// let appointment = Appointment::series(series, TimeZoneDefinition::from_utc_offset(0)?)
///     .subject("Course")
///     .exception(Exception::new(moved).text("On Thursday for once"));
/// let message = imsg::Message::from_bytes(appointment.to_bytes()?)?;
/// assert_eq!(message.modified_instances()?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Exception {
    exception: RecurrenceException,
    body: Option<Body>,
    attachments: Vec<Attachment>,
}

impl Exception {
    /// The instance with its times and what else the rule's blob says of it.
    pub fn new(exception: RecurrenceException) -> Self {
        Self { exception, body: None, attachments: Vec::new() }
    }

    /// A body of its own.
    pub fn body(mut self, body: Body) -> Self {
        self.body = Some(body);
        self
    }

    /// A body of plain text of its own.
    pub fn text(self, text: impl Into<String>) -> Self {
        self.body(Body::text(text))
    }

    /// One more attachment of its own.
    pub fn attach(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// As the series has it.
    pub(super) fn instance(&self) -> RecurrenceException {
        let mut exception = self.exception.clone();
        if self.body.is_some() {
            exception = exception.with_body();
        }
        if !self.attachments.is_empty() {
            exception = exception.with_attachments(true);
        }
        exception
    }

    /// Whether it is about this instance.
    pub(super) fn is_of(&self, exception: &RecurrenceException) -> bool {
        self.exception.original_start == exception.original_start
    }
}

/// The attachment of an instance.
pub(super) fn attachment(
    exception: &RecurrenceException,
    own: Option<&Exception>,
    series: &Item,
    location: &str,
    zone: &TimeZone,
    definition: &TimeZoneDefinition,
    id: &GlobalObjectId,
) -> Result<Attachment> {
    let page = series.ansi.unwrap_or(CodePage::WINDOWS_1252);
    let mut item = Item::new(CLASS);
    item.ansi = series.ansi;
    item.locale = series.locale;
    item.created = series.created;
    item.subject = exception.subject_text(page).unwrap_or_else(|| series.subject.clone());
    item.from.clone_from(&series.from);
    let (start, end) = (to_utc(zone, exception.start)?, to_utc(zone, exception.end)?);
    let values = &mut item.values;
    times(values, start, end);
    values.time(pid_lid::PidLidExceptionReplaceTime, to_utc(zone, exception.original_start)?);
    values.boolean(pid_lid::PidLidRecurring, false);
    values.boolean(pid_lid::PidLidIsRecurring, true);
    values.boolean(pid_lid::PidLidIsException, true);
    values.integer(pid_lid::PidLidSideEffects, APPOINTMENT_EFFECTS);
    values.integer(pid_tag::PidTagIconIndex, ICON);
    values
        .text(pid_lid::PidLidLocation, &exception.location_text(page).unwrap_or_else(|| location.to_owned()));
    values.bytes(pid_lid::PidLidAppointmentTimeZoneDefinitionStartDisplay, definition.to_bytes());
    values.bytes(pid_lid::PidLidAppointmentTimeZoneDefinitionEndDisplay, definition.to_bytes());
    values.bytes(pid_lid::PidLidGlobalObjectId, id.of_instance(exception.original_start.date()).to_bytes());
    values.bytes(pid_lid::PidLidCleanGlobalObjectId, id.clean().to_bytes());
    overrides(values, exception, start);
    if let Some(own) = own {
        item.body = own.body.clone().map(Body::beside_rtf);
        if own.body.is_some() {
            item.values.boolean(pid_lid::PidLidFExceptionalBody, true);
        }
        item.attachments.clone_from(&own.attachments);
        for attachment in &mut item.attachments {
            attachment.values.time(pid_tag::PidTagExceptionStartTime, NO_TIME);
            attachment.values.time(pid_tag::PidTagExceptionEndTime, NO_TIME);
        }
    }
    let name = item.title().to_owned();
    let mut attachment = Attachment::message(&item)?.name(name).hidden();
    let values = &mut attachment.values;
    values.integer(pid_tag::PidTagAttachmentFlags, EXCEPTION);
    values.integer(pid_tag::PidTagAttachmentLinkId, 0);
    values.boolean(pid_tag::PidTagAttachmentContactPhoto, false);
    values.bytes(pid_tag::PidTagAttachEncoding, Vec::new());
    // By the clock of the series, as if it were UTC.
    values.time(pid_tag::PidTagExceptionStartTime, as_time(exception.start));
    values.time(pid_tag::PidTagExceptionEndTime, as_time(exception.end));
    Ok(attachment)
}

/// What the blob says of the instance.
fn overrides(values: &mut Values, exception: &RecurrenceException, start: FileTime) {
    let mut integer = |name, value: Option<u32>| {
        if let Some(value) = value {
            values.integer(name, value.cast_signed());
        }
    };
    integer(pid_lid::PidLidBusyStatus, exception.busy_status);
    integer(pid_lid::PidLidAppointmentStateFlags, exception.meeting_type);
    integer(pid_lid::PidLidAppointmentColor, exception.appointment_color);
    integer(pid_lid::PidLidReminderDelta, exception.reminder_delta);
    if let Some(all_day) = exception.sub_type {
        values.boolean(pid_lid::PidLidAppointmentSubType, all_day != 0);
    }
    if let Some(set) = exception.reminder_set {
        values.boolean(pid_lid::PidLidReminderSet, set != 0);
    }
    if let Some(delta) = exception.reminder_delta {
        let signal = start.ticks().saturating_sub(u64::from(delta).saturating_mul(MINUTE));
        values.time(pid_lid::PidLidReminderTime, start);
        values.time(pid_lid::PidLidReminderSignalTime, FileTime::from_ticks(signal));
    }
}
