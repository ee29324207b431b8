//! Requests to come to a meeting ([MS-OXOCAL] 2.2.6).

use mapi_props::{FileTime, pid_lid, pid_tag};

use crate::error::Result;
use crate::make::appointment::{Appointment, invited};
use crate::make::build::Build;
use crate::make::calendar::{REQUEST_EFFECTS, invalid};
use crate::make::derived::Derived;
use crate::make::item::Item;
use crate::view::BusyStatus;

/// PidLidAppointmentStateFlags: a meeting, received.
const RECEIVED_MEETING: i32 = 0x3;

/// PidLidResponseStatus: no answer yet.
const NOT_RESPONDED: i32 = 5;

/// PidLidMeetingType: the first request, and an update.
const REQUEST: i32 = 0x1;
const FULL_UPDATE: i32 = 0x1_0000;

/// PidTagIconIndex.
const ICON: i32 = 0x404;

/// A request to come to a meeting (class IPM.Schedule.Meeting.Request), made of the organizer's appointment: subject,
/// times, place, attendees, body and attachments are those of the appointment, and so is the id.
///
/// ```
/// use imsg::make::{Appointment, Build, MeetingRequest};
/// use imsg::{AppointmentKind, FileTime, View};
/// let at = |ticks: u64| FileTime::from_ticks(133_500_000_000_000_000 + ticks);
/// let meeting = Appointment::new(at(0), at(36_000_000_000))
///     .subject("Budget")
///     .location("Room 1")
///     .organizer("Ann <ann@example.com>")
///     .required("Bob <bob@example.com>");
/// let request = MeetingRequest::new(&meeting)?.sent(at(0));
/// let message = imsg::Message::from_bytes(request.to_bytes()?)?;
/// let Some(View::Appointment(kind, view)) = message.view()? else { panic!("no meeting") };
/// assert_eq!(kind, AppointmentKind::Request);
/// assert_eq!(view.meeting.location.as_deref(), Some("Room 1"));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct MeetingRequest {
    item: Item,
    sent: Option<FileTime>,
    is_response_requested: bool,
}

impl MeetingRequest {
    /// The request for a meeting of which this is the organizer's copy.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` if the appointment has no organizer or no attendees, or cannot be built.
    pub fn new(appointment: &Appointment) -> Result<Self> {
        let made = appointment.make()?;
        let Some(organizer) = made.organizer else {
            return Err(invalid("a request needs an organizer", "meeting request"));
        };
        if made.attendees.is_empty() {
            return Err(invalid("a request needs attendees", "meeting request"));
        }
        let mut item = made.item;
        "IPM.Schedule.Meeting.Request".clone_into(&mut item.class);
        item.recipients = invited(&made.attendees);
        let values = &mut item.values;
        values.integer(pid_lid::PidLidSideEffects, REQUEST_EFFECTS);
        values.integer(pid_lid::PidLidAppointmentStateFlags, RECEIVED_MEETING);
        values.integer(pid_lid::PidLidResponseStatus, NOT_RESPONDED);
        values.integer(pid_lid::PidLidMeetingType, if made.sequence == 0 { REQUEST } else { FULL_UPDATE });
        values.integer(pid_lid::PidLidIntendedBusyStatus, made.busy.number());
        values.integer(pid_lid::PidLidBusyStatus, BusyStatus::Tentative.number());
        values.text(pid_lid::PidLidWhere, &made.location);
        values.boolean(pid_lid::PidLidFInvited, true);
        values.text(pid_lid::PidLidAppointmentMessageClass, "IPM.Appointment");
        values.integer(pid_tag::PidTagIconIndex, ICON);
        let owner = Derived::new("owner appointment").with(&made.id.to_bytes()).to_bytes();
        let owner = owner.first_chunk::<4>().map_or(0, |bytes| i32::from_le_bytes(*bytes));
        values.integer(pid_tag::PidTagOwnerAppointmentId, owner);
        if let Some(start) = made.local_start {
            let date = start.date();
            let packed = date.year() << 9 | date.month() << 5 | date.day();
            values.integer(pid_lid::PidLidStartRecurrenceDate, packed.cast_signed());
            let minute = start.minute_of_day();
            let packed = minute.checked_div(60).unwrap_or(0) << 12 | minute.checked_rem(60).unwrap_or(0) << 6;
            values.integer(pid_lid::PidLidStartRecurrenceTime, packed.cast_signed());
        }
        item.from = item.from.or(Some(organizer));
        Ok(Self { item, sent: None, is_response_requested: true })
    }

    /// When it was sent, which is also when it was delivered.
    pub fn sent(mut self, time: FileTime) -> Self {
        self.sent = Some(time);
        self
    }

    /// No answer is wanted.
    pub fn without_response(mut self) -> Self {
        self.is_response_requested = false;
        self
    }
}

impl Build for MeetingRequest {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        let topic = item.normalized_subject().to_owned();
        let values = &mut item.values;
        values.text(pid_tag::PidTagConversationTopic, &topic);
        values.boolean(pid_tag::PidTagResponseRequested, self.is_response_requested);
        values.boolean(pid_tag::PidTagReplyRequested, self.is_response_requested);
        values.time_if(pid_tag::PidTagClientSubmitTime, self.sent);
        values.time_if(pid_tag::PidTagMessageDeliveryTime, self.sent);
        values.time_if(pid_lid::PidLidOwnerCriticalChange, self.sent);
        Ok(item)
    }
}
