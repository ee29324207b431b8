//! What a calendar item is, by its message class ([MS-OXOCAL] 2.2).

use crate::view::class::{is_a, last_of};

/// What a calendar item is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AppointmentKind {
    /// IPM.Appointment: an item of a calendar.
    Appointment,
    /// A modified instance, embedded in the series it belongs to.
    Exception,
    /// IPM.Schedule.Meeting.Request: a request or an update of one.
    Request,
    /// IPM.Schedule.Meeting.Canceled.
    Cancellation,
    /// IPM.Schedule.Meeting.Resp.Pos.
    Accepted,
    /// IPM.Schedule.Meeting.Resp.Tent.
    Tentative,
    /// IPM.Schedule.Meeting.Resp.Neg.
    Declined,
    /// IPM.Schedule.Meeting.Notification.Forward: an attendee has forwarded the request.
    ForwardNotification,
}

/// Classes from the general to the special.
const CLASSES: [(&str, AppointmentKind); 8] = [
    ("IPM.Appointment", AppointmentKind::Appointment),
    ("IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}", AppointmentKind::Exception),
    ("IPM.Schedule.Meeting.Request", AppointmentKind::Request),
    ("IPM.Schedule.Meeting.Canceled", AppointmentKind::Cancellation),
    ("IPM.Schedule.Meeting.Resp.Pos", AppointmentKind::Accepted),
    ("IPM.Schedule.Meeting.Resp.Tent", AppointmentKind::Tentative),
    ("IPM.Schedule.Meeting.Resp.Neg", AppointmentKind::Declined),
    ("IPM.Schedule.Meeting.Notification.Forward", AppointmentKind::ForwardNotification),
];

impl AppointmentKind {
    /// The kind of a message class; `None` if it is not about an appointment. Case does not matter.
    ///
    /// ```
    /// use imsg::AppointmentKind;
    /// let kind = AppointmentKind::of_class("IPM.Schedule.Meeting.Resp.Tent");
    /// assert_eq!(kind, Some(AppointmentKind::Tentative));
    /// assert!(kind.unwrap().is_response());
    /// assert_eq!(AppointmentKind::of_class("IPM.Note"), None);
    /// ```
    #[must_use]
    pub fn of_class(class: &str) -> Option<Self> {
        last_of(class, &CLASSES).or_else(|| is_a(class, "IPM.Schedule.Meeting").then_some(Self::Request))
    }

    /// Whether it answers a request.
    #[must_use]
    pub const fn is_response(self) -> bool {
        matches!(self, Self::Accepted | Self::Tentative | Self::Declined)
    }

    /// The word for it in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Appointment => "appointment",
            Self::Exception => "exception",
            Self::Request => "request",
            Self::Cancellation => "cancellation",
            Self::Accepted => "accepted",
            Self::Tentative => "tentative",
            Self::Declined => "declined",
            Self::ForwardNotification => "forward_notification",
        }
    }
}
