//! Appointments, single and in series ([MS-OXOCAL] 2.2.4).

use mapi_props::{FileTime, pid_lid, pid_tag};

use crate::blob::{
    AppointmentRecurrence, CivilDate, GlobalObjectId, LocalMinutes, TimeZoneDefinition, TimeZoneStruct,
};
use crate::error::Result;
use crate::make::address::Address;
use crate::make::build::Build;
use crate::make::calendar::{
    APPOINTMENT_EFFECTS, NO_TIME, as_time, invalid, not_built, recurrence_type, reminder, times, to_utc,
    zone_of,
};
use crate::make::derived::Derived;
use crate::make::exception::Exception;
use crate::make::item::Item;
use crate::make::recipient::{Kind, Recipient, names};
use crate::make::values::Values;
use crate::view::{AppointmentColor, BusyStatus};

/// Bits of PidTagRecipientFlags: nothing keeps it from being sent to; the organizer.
const SENDABLE: i32 = 0x1;
const ORGANIZER: i32 = 0x2;

/// PidLidAppointmentStateFlags: it has attendees.
const MEETING: i32 = 0x1;

/// An appointment in a calendar (class IPM.Appointment); with attendees, the organizer's copy of a meeting.
///
/// ```
/// use imsg::make::{Appointment, Build};
/// use imsg::{AppointmentRecurrence, CivilDate, RecurrenceBuilder, RecurrenceRule, TimeZoneDefinition, View};
/// let first = CivilDate::new(2024, 1, 1).unwrap();
/// let rule = RecurrenceBuilder::new(RecurrenceRule::Weekdays, first).count(5).build()?;
/// // From half past nine on, for a quarter of an hour, an hour ahead of UTC.
/// let series = AppointmentRecurrence::new(rule, 570, 15)?;
/// let appointment = Appointment::series(series, TimeZoneDefinition::from_utc_offset(60)?)
///     .subject("Stand-up")
///     .location("Room 1")
///     .reminder(5);
/// let message = imsg::Message::from_bytes(appointment.to_bytes()?)?;
/// let Some(View::Appointment(_, view)) = message.view()? else { panic!("no appointment") };
/// assert_eq!(view.location.as_deref(), Some("Room 1"));
/// assert_eq!(view.recurrence.unwrap().occurrences()?.count(), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Appointment {
    item: Item,
    when: When,
    zone: Option<TimeZoneDefinition>,
    is_all_day: bool,
    location: String,
    busy: BusyStatus,
    color: Option<AppointmentColor>,
    reminder: Option<u32>,
    organizer: Option<Address>,
    attendees: Vec<Recipient>,
    id: Option<GlobalObjectId>,
    uid: Option<String>,
    sequence: i32,
    exceptions: Vec<Exception>,
}

#[derive(Clone, Debug)]
enum When {
    Single(FileTime, FileTime),
    Dates(CivilDate, CivilDate),
    Series(Box<AppointmentRecurrence>),
}

/// An appointment with all that follows from what was said.
pub(super) struct Made {
    pub(super) item: Item,
    pub(super) id: GlobalObjectId,
    pub(super) is_series: bool,
    pub(super) busy: BusyStatus,
    pub(super) organizer: Option<Address>,
    pub(super) attendees: Vec<Recipient>,
    pub(super) sequence: i32,
    pub(super) location: String,
    /// The first date and time of day of a series, by its clock.
    pub(super) local_start: Option<LocalMinutes>,
}

impl Appointment {
    /// One that happens once.
    pub fn new(start: FileTime, end: FileTime) -> Self {
        Self::of(When::Single(start, end))
    }

    /// One that takes whole days, from the first to the last. The zone is said by [`zone`](Self::zone), else it is UTC.
    pub fn all_day(first: CivilDate, last: CivilDate) -> Self {
        let mut appointment = Self::of(When::Dates(first, last));
        appointment.is_all_day = true;
        appointment.busy = BusyStatus::Free;
        appointment
    }

    /// A series, in a zone. Instances that it modifies become attachments.
    pub fn series(series: AppointmentRecurrence, zone: TimeZoneDefinition) -> Self {
        Self::of(When::Series(Box::new(series))).zone(zone)
    }

    fn of(when: When) -> Self {
        Self {
            item: Item::new("IPM.Appointment"),
            when,
            zone: None,
            is_all_day: false,
            location: String::new(),
            busy: BusyStatus::Busy,
            color: None,
            reminder: None,
            organizer: None,
            attendees: Vec::new(),
            id: None,
            uid: None,
            sequence: 0,
            exceptions: Vec::new(),
        }
    }

    /// The zone that start and end are shown in.
    pub fn zone(mut self, zone: TimeZoneDefinition) -> Self {
        self.zone = Some(zone);
        self
    }

    /// A series of whole days.
    pub fn whole_days(mut self) -> Self {
        self.is_all_day = true;
        self
    }

    /// Where it is.
    pub fn location(mut self, location: impl Into<String>) -> Self {
        self.location = location.into();
        self
    }

    /// Whether the time is taken; it is, unless it is said or takes whole days.
    pub fn busy_status(mut self, busy: BusyStatus) -> Self {
        self.busy = busy;
        self
    }

    /// The colour in old clients.
    pub fn color(mut self, color: AppointmentColor) -> Self {
        self.color = Some(color);
        self
    }

    /// A reminder so many minutes before the start.
    pub fn reminder(mut self, minutes_before: u32) -> Self {
        self.reminder = Some(minutes_before);
        self
    }

    /// Who has called the meeting.
    pub fn organizer(mut self, address: impl Into<Address>) -> Self {
        self.organizer = Some(address.into());
        self
    }

    /// One more attendee who must come.
    pub fn required(mut self, address: impl Into<Address>) -> Self {
        self.attendees.push(Recipient::to(address));
        self
    }

    /// One more attendee who may come.
    pub fn optional(mut self, address: impl Into<Address>) -> Self {
        self.attendees.push(Recipient::cc(address));
        self
    }

    /// One more room or thing.
    pub fn resource(mut self, address: impl Into<Address>) -> Self {
        self.attendees.push(Recipient::bcc(address));
        self
    }

    /// The id that all copies of the appointment have in common; one is derived from what is said, unless it is said.
    pub fn global_object_id(mut self, id: GlobalObjectId) -> Self {
        self.id = Some(id);
        self
    }

    /// The same as a UID of iCalendar.
    pub fn uid(mut self, uid: impl Into<String>) -> Self {
        self.uid = Some(uid.into());
        self
    }

    /// Which version of the meeting it is, from 0.
    pub fn sequence(mut self, sequence: i32) -> Self {
        self.sequence = sequence;
        self
    }

    /// An instance of the series that differs, with what it has of its own.
    pub fn exception(mut self, exception: Exception) -> Self {
        self.exceptions.push(exception);
        self
    }

    /// The series with its exceptions.
    fn full_series(&self) -> Result<Option<AppointmentRecurrence>> {
        let When::Series(series) = &self.when else {
            if self.exceptions.is_empty() {
                return Ok(None);
            }
            return Err(invalid("there are exceptions only to a series", "PidLidAppointmentRecur"));
        };
        let mut series = (**series).clone();
        let own = self.exceptions.iter().map(Exception::instance);
        series.modify_instances(own).map_err(|error| not_built(error, "PidLidAppointmentRecur"))?;
        Ok(Some(series))
    }

    fn object_id(&self, start: FileTime) -> Result<GlobalObjectId> {
        if let Some(id) = &self.id {
            return Ok(id.clone());
        }
        if let Some(uid) = &self.uid {
            return GlobalObjectId::from_uid(uid).map_err(|error| not_built(error, "PidLidGlobalObjectId"));
        }
        let derived = Derived::new("appointment")
            .with(self.item.subject.as_bytes())
            .with(self.location.as_bytes())
            .with(self.organizer.as_ref().map_or("", Address::email).as_bytes())
            .with(&start.ticks().to_le_bytes());
        Ok(GlobalObjectId::new(self.item.created.unwrap_or(start), derived.to_bytes()))
    }

    /// The definition that times are shown in, which is UTC if none was given.
    fn definition(&self) -> Result<TimeZoneDefinition> {
        match &self.zone {
            Some(zone) => Ok(zone.clone()),
            None => TimeZoneDefinition::from_utc_offset(0).map_err(|error| not_built(error, "time zone")),
        }
    }

    pub(super) fn make(&self) -> Result<Made> {
        let definition = self.definition()?;
        let zone = zone_of(&definition)?;
        let series = self.full_series()?;
        let midnight = |date: CivilDate| {
            LocalMinutes::midnight_of(date).ok_or_else(|| invalid("the date cannot be stored", "appointment"))
        };
        let (start, end, local_start) = match (&self.when, &series) {
            (When::Single(start, end), _) => (*start, *end, None),
            (When::Dates(first, last), _) => {
                let after = midnight(*last)?.plus(24 * 60);
                let after = after.ok_or_else(|| invalid("the date cannot be stored", "appointment"))?;
                (to_utc(&zone, midnight(*first)?)?, to_utc(&zone, after)?, None)
            }
            (When::Series(_), Some(series)) => {
                let at = |offset| series.pattern.start_date.plus(offset);
                match (at(series.start_time_offset), at(series.end_time_offset)) {
                    (Some(start), Some(end)) => (to_utc(&zone, start)?, to_utc(&zone, end)?, Some(start)),
                    _ => return Err(invalid("the date cannot be stored", "PidLidAppointmentRecur")),
                }
            }
            (When::Series(_), None) => return Err(invalid("there is no series", "PidLidAppointmentRecur")),
        };
        if end < start {
            return Err(invalid("it ends before it starts", "PidLidAppointmentEndWhole"));
        }
        let id = self.object_id(start)?;
        let mut item = self.item.clone();
        item.body = item.body.map(super::Body::beside_rtf);
        for attachment in &mut item.attachments {
            attachment.values.time(pid_tag::PidTagExceptionStartTime, NO_TIME);
            attachment.values.time(pid_tag::PidTagExceptionEndTime, NO_TIME);
        }
        let values = &mut item.values;
        times(values, start, end);
        reminder(values, start, self.reminder);
        self.common(values, &definition, &id);
        match &series {
            Some(series) => {
                series_values(values, series, &definition, &zone)?;
                for exception in &series.exceptions {
                    let own = self.exceptions.iter().find(|own| own.is_of(exception));
                    let attachment = super::exception::attachment(
                        exception,
                        own,
                        &item,
                        &self.location,
                        &zone,
                        &definition,
                        &id,
                    )?;
                    item.attachments.push(attachment);
                }
            }
            None => {
                values.time(pid_lid::PidLidClipStart, start);
                values.time(pid_lid::PidLidClipEnd, end);
                values.integer(pid_lid::PidLidRecurrenceType, 0);
            }
        }
        Ok(Made {
            item,
            id,
            is_series: series.is_some(),
            busy: self.busy,
            organizer: self.organizer.clone(),
            attendees: self.attendees.clone(),
            sequence: self.sequence,
            location: self.location.clone(),
            local_start,
        })
    }

    fn common(&self, values: &mut Values, definition: &TimeZoneDefinition, id: &GlobalObjectId) {
        let is_series = matches!(self.when, When::Series(_));
        values.boolean(pid_lid::PidLidAppointmentSubType, self.is_all_day);
        values.integer(pid_lid::PidLidBusyStatus, self.busy.number());
        values.boolean(pid_lid::PidLidRecurring, is_series);
        values.boolean(pid_lid::PidLidIsRecurring, is_series);
        values.boolean(pid_lid::PidLidIsException, false);
        values.text(pid_lid::PidLidLocation, &self.location);
        values.integer(pid_lid::PidLidAppointmentColor, self.color.map_or(0, AppointmentColor::number));
        values.integer(pid_lid::PidLidAppointmentSequence, self.sequence);
        values.bytes(pid_lid::PidLidAppointmentTimeZoneDefinitionStartDisplay, definition.to_bytes());
        values.bytes(pid_lid::PidLidAppointmentTimeZoneDefinitionEndDisplay, definition.to_bytes());
        values.bytes(pid_lid::PidLidGlobalObjectId, id.to_bytes());
        values.bytes(pid_lid::PidLidCleanGlobalObjectId, id.clean().to_bytes());
        let of = |kinds: &[Kind]| names(&self.attendees, kinds);
        values.text(pid_lid::PidLidAllAttendeesString, &of(&[Kind::To, Kind::Cc, Kind::Bcc]));
        values.text(pid_lid::PidLidToAttendeesString, &of(&[Kind::To]));
        values.text(pid_lid::PidLidCcAttendeesString, &of(&[Kind::Cc]));
    }
}

/// The rule of a series, its zone, and how long it goes on.
fn series_values(
    values: &mut Values,
    series: &AppointmentRecurrence,
    definition: &TimeZoneDefinition,
    zone: &crate::blob::TimeZone,
) -> Result<()> {
    let pattern = &series.pattern;
    values.bytes(pid_lid::PidLidAppointmentRecur, series.to_bytes());
    values.integer(pid_lid::PidLidRecurrenceType, recurrence_type(series));
    values.text(pid_lid::PidLidRecurrencePattern, &series.to_string());
    values.time(pid_lid::PidLidClipStart, to_utc(zone, pattern.start_date)?);
    let clip_end =
        if pattern.end.is_never() { as_time(pattern.end_date) } else { to_utc(zone, pattern.end_date)? };
    values.time(pid_lid::PidLidClipEnd, clip_end);
    let series_zone = definition.clone().of_series();
    let rule = definition.effective_rule();
    let rule = rule.ok_or_else(|| invalid("the zone has no effective rule", "PidLidTimeZoneStruct"))?;
    values.bytes(pid_lid::PidLidTimeZoneStruct, TimeZoneStruct::new(rule.rule).to_bytes());
    values.text(pid_lid::PidLidTimeZoneDescription, &definition.key_name.to_string());
    values.bytes(pid_lid::PidLidAppointmentTimeZoneDefinitionRecur, series_zone.to_bytes());
    Ok(())
}

/// The attendees, the organizer in front of them.
fn rows(organizer: Option<&Address>, attendees: &[Recipient]) -> Vec<Recipient> {
    let organizer = organizer.map(|address| {
        let mut own = Recipient::to(address.clone());
        own.flags = Some(SENDABLE | ORGANIZER);
        own.track_status = Some(0);
        own
    });
    let attendees = attendees.iter().cloned().map(|mut own| {
        own.flags = Some(SENDABLE);
        own.track_status = Some(0);
        own
    });
    organizer.into_iter().chain(attendees).collect()
}

impl Build for Appointment {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let made = self.make()?;
        let mut item = made.item;
        let is_meeting = !made.attendees.is_empty();
        let values = &mut item.values;
        values.integer(pid_lid::PidLidSideEffects, APPOINTMENT_EFFECTS);
        values.integer(pid_lid::PidLidAppointmentStateFlags, if is_meeting { MEETING } else { 0 });
        // Organized, or no answer is needed.
        values.integer(pid_lid::PidLidResponseStatus, i32::from(is_meeting));
        values.boolean(pid_lid::PidLidFInvited, is_meeting);
        values.boolean(pid_tag::PidTagResponseRequested, is_meeting);
        values.boolean(pid_tag::PidTagReplyRequested, is_meeting);
        let icon = match (is_meeting, made.is_series) {
            (false, false) => 0x400,
            (false, true) => 0x401,
            (true, false) => 0x402,
            (true, true) => 0x403,
        };
        values.integer(pid_tag::PidTagIconIndex, icon);
        let topic = item.normalized_subject().to_owned();
        item.values.text(pid_tag::PidTagConversationTopic, &topic);
        item.from = item.from.or_else(|| made.organizer.clone());
        if is_meeting {
            let mut all = rows(made.organizer.as_ref(), &made.attendees);
            all.append(&mut item.recipients);
            item.recipients = all;
        }
        Ok(item)
    }
}

/// The recipients of a request: all attendees.
pub(super) fn invited(attendees: &[Recipient]) -> Vec<Recipient> {
    rows(None, attendees)
}
