//! The modified instances of a series: what the recurrence says of each, and the message that holds the rest.

use mapi_props::{FileTime, pid_tag};

use crate::attachment::{Attachment, AttachmentContent};
use crate::blob::{LocalTime, RecurrenceException, TimeZone};
use crate::error::Result;
use crate::message::Message;
use crate::view::{Appointment, AppointmentKind, View};

/// PidTagAttachmentFlags: the attachment is a modified instance (afException, [MS-OXOCAL] 2.2.10.1.2).
const EXCEPTION: u32 = 2;

/// A modified instance of a series of appointments ([MS-OXOCAL] 2.2.10).
///
/// The recurrence of the series and an attached message tell of it. In real files either may be missing.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ModifiedInstance {
    /// What the recurrence says.
    pub exception: Option<RecurrenceException>,
    /// The attachment with the message.
    pub attachment: Option<Attachment>,
    /// The attached message, which has what differs from the series; its body only if
    /// [`exceptional_body`](Appointment::exceptional_body) says so.
    pub message: Option<Message>,
    /// The attached message as an appointment.
    pub appointment: Option<Box<Appointment>>,
}

impl Message {
    /// The modified instances of a series of appointments, in the order of the recurrence; then attached instances that
    /// it does not know. Empty for everything else.
    ///
    /// They are matched by PidLidExceptionReplaceTime, the original start in UTC, converted by the zone of the series;
    /// where that does not help, by the times of the attachment.
    ///
    /// # Errors
    ///
    /// As [`view`](Self::view) and [`Attachment::embedded`].
    pub fn modified_instances(&self) -> Result<Vec<ModifiedInstance>> {
        let Some(View::Appointment(_, series)) = self.view()? else { return Ok(Vec::new()) };
        let zone = series.zones.series_zone();
        let mut instances: Vec<ModifiedInstance> = series
            .recurrence
            .into_iter()
            .flat_map(|recurrence| recurrence.exceptions)
            .map(|exception| ModifiedInstance {
                exception: Some(exception),
                attachment: None,
                message: None,
                appointment: None,
            })
            .collect();
        let mut index = Index::of(&instances, zone.as_ref());
        for attachment in self.attachments()? {
            let Some((message, appointment)) = modified_instance(&attachment)? else { continue };
            let place = index.take(&attachment, &appointment)?;
            let (attachment, message, appointment) = (Some(attachment), Some(message), Some(appointment));
            match place.and_then(|place| instances.get_mut(place)) {
                Some(instance) => {
                    (instance.attachment, instance.message, instance.appointment) =
                        (attachment, message, appointment);
                }
                None => {
                    instances.push(ModifiedInstance { exception: None, attachment, message, appointment })
                }
            }
        }
        Ok(instances)
    }
}

/// The message in an attachment that is a modified instance, by its flag or by the class of the message.
fn modified_instance(attachment: &Attachment) -> Result<Option<(Message, Box<Appointment>)>> {
    if attachment.content()? != AttachmentContent::Message {
        return Ok(None);
    }
    let flags = attachment.bag().bits(pid_tag::PidTagAttachmentFlags)?.unwrap_or(0);
    let Some(message) = attachment.embedded()? else { return Ok(None) };
    match message.view()? {
        Some(View::Appointment(kind, appointment))
            if flags & EXCEPTION != 0 || kind == AppointmentKind::Exception =>
        {
            Ok(Some((message, appointment)))
        }
        _ => Ok(None),
    }
}

/// Positions of instances by the times that identify them; each is given once.
struct Index {
    /// Original start in UTC, as far as the zone tells, sorted.
    by_original: Vec<(FileTime, usize)>,
    /// Start by the local clock, sorted.
    by_start: Vec<(LocalTime, usize)>,
    taken: Vec<bool>,
}

impl Index {
    fn of(instances: &[ModifiedInstance], zone: Option<&TimeZone>) -> Self {
        let exceptions = || {
            let known = instances.iter().enumerate();
            known.filter_map(|(place, instance)| Some((place, instance.exception.as_ref()?)))
        };
        let to_utc = |time: LocalTime| zone?.to_utc(time).map(|utc| utc.instant());
        let mut by_original: Vec<_> = exceptions()
            .filter_map(|(place, exception)| Some((to_utc(exception.original_start.into())?, place)))
            .collect();
        let mut by_start: Vec<_> =
            exceptions().map(|(place, exception)| (exception.start.into(), place)).collect();
        by_original.sort_unstable();
        by_start.sort_unstable();
        Self { by_original, by_start, taken: vec![false; instances.len()] }
    }

    /// The instance that an attached appointment is.
    fn take(&mut self, attachment: &Attachment, appointment: &Appointment) -> Result<Option<usize>> {
        let by_original = appointment.exception_replace_time.and_then(|time| find(&self.by_original, &time));
        let start = attachment.bag().time(pid_tag::PidTagExceptionStartTime)?.map(LocalTime::from_file_time);
        let by_start = || start.and_then(|time| find(&self.by_start, &time));
        let place = by_original.or_else(by_start);
        Ok(place.filter(|place| {
            let taken = self.taken.get_mut(*place);
            taken.is_some_and(|taken| !std::mem::replace(taken, true))
        }))
    }
}

fn find<T: Ord>(sorted: &[(T, usize)], wanted: &T) -> Option<usize> {
    let at = sorted.binary_search_by(|(known, _)| known.cmp(wanted)).ok()?;
    sorted.get(at).map(|(_, place)| *place)
}
