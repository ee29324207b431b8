//! Exceptions made from what is different in an instance.

use mapi_props::CodePage;

use super::exception::{ExtendedException, OverrideFlags, RecurrenceException};
use crate::blob::build_error::{BlobBuildError, checked_len};
use crate::blob::date::LocalMinutes;
use crate::blob::text::{Text8, Text16};

impl RecurrenceException {
    /// An instance that is moved: when it starts by the rule, and when it starts and ends instead, by the clock of the
    /// series. It differs in nothing else until the `with_` functions say so; then
    /// [`AppointmentRecurrence::modify_instance`](crate::AppointmentRecurrence::modify_instance) takes it.
    ///
    /// ```
    /// use imsg::{CivilDate, CodePage, LocalMinutes, OverrideFlags, RecurrenceException};
    /// let at = |day, minute| LocalMinutes::midnight_of(CivilDate::new(2024, 1, day)?)?.plus(minute);
    /// let moved = RecurrenceException::new(at(23, 570).unwrap(), at(24, 840).unwrap(), at(24, 885).unwrap())
    ///     .with_subject("Moved", CodePage::WINDOWS_1252)?
    ///     .with_reminder(false);
    /// assert_eq!(moved.override_flags.to_string(), "subject, reminder_set");
    /// assert_eq!(moved.subject_text(CodePage::WINDOWS_1252).as_deref(), Some("Moved"));
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    #[must_use]
    pub fn new(original_start: LocalMinutes, start: LocalMinutes, end: LocalMinutes) -> Self {
        Self {
            start,
            end,
            original_start,
            override_flags: OverrideFlags::new(0),
            subject: None,
            meeting_type: None,
            reminder_delta: None,
            reminder_set: None,
            location: None,
            busy_status: None,
            attachment: None,
            sub_type: None,
            appointment_color: None,
            extended: Some(ExtendedException::new(Some(0))),
        }
    }

    /// Another subject, in Unicode and in the code page of the message.
    ///
    /// # Errors
    /// The subject has more than 65,534 bytes in the code page, or more than 65,535 UTF-16 units.
    pub fn with_subject(mut self, subject: &str, page: CodePage) -> Result<Self, BlobBuildError> {
        let (narrow, wide) = both("Subject", subject, page)?;
        self.subject = Some(narrow);
        self.extended_mut().subject = Some(wide);
        self.settle();
        Ok(self)
    }

    /// Another location, in Unicode and in the code page of the message.
    ///
    /// # Errors
    /// The location has more than 65,534 bytes in the code page, or more than 65,535 UTF-16 units.
    pub fn with_location(mut self, location: &str, page: CodePage) -> Result<Self, BlobBuildError> {
        let (narrow, wide) = both("Location", location, page)?;
        self.location = Some(narrow);
        self.extended_mut().location = Some(wide);
        self.settle();
        Ok(self)
    }

    /// State flags of its own (PidLidAppointmentStateFlags).
    #[must_use]
    pub fn with_meeting_type(self, state_flags: u32) -> Self {
        self.with(|exception| exception.meeting_type = Some(state_flags))
    }

    /// A reminder so many minutes before the start.
    #[must_use]
    pub fn with_reminder_delta(self, minutes: u32) -> Self {
        self.with(|exception| exception.reminder_delta = Some(minutes))
    }

    /// A reminder, or none, unlike the series.
    #[must_use]
    pub fn with_reminder(self, is_set: bool) -> Self {
        self.with(|exception| exception.reminder_set = Some(is_set.into()))
    }

    /// Another free/busy status (PidLidBusyStatus): 0 free, 1 tentative, 2 busy, 3 out of office, 4 working elsewhere.
    #[must_use]
    pub fn with_busy_status(self, busy_status: u32) -> Self {
        self.with(|exception| exception.busy_status = Some(busy_status))
    }

    /// Attachments of its own, or none, unlike the series.
    #[must_use]
    pub fn with_attachments(self, has_some: bool) -> Self {
        self.with(|exception| exception.attachment = Some(has_some.into()))
    }

    /// All day, or not, unlike the series.
    #[must_use]
    pub fn with_all_day(self, all_day: bool) -> Self {
        self.with(|exception| exception.sub_type = Some(all_day.into()))
    }

    /// Another colour (PidLidAppointmentColor).
    #[must_use]
    pub fn with_color(self, color: u32) -> Self {
        self.with(|exception| exception.appointment_color = Some(color))
    }

    /// A body of its own, which the embedded message holds.
    #[must_use]
    pub fn with_body(self) -> Self {
        let body = OverrideFlags::EXCEPTIONAL_BODY.bits();
        self.with(|exception| {
            exception.override_flags = OverrideFlags::new(exception.override_flags.bits() | body);
        })
    }

    /// What has changed (PidLidChangeHighlight); 0 until it is set.
    #[must_use]
    pub fn with_change_highlight(self, flags: u32) -> Self {
        self.with(|exception| exception.extended_mut().change_highlight = Some(flags.to_le_bytes().to_vec()))
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self.settle();
        self
    }

    fn extended_mut(&mut self) -> &mut ExtendedException {
        self.extended.get_or_insert_with(|| ExtendedException::new(Some(0)))
    }

    /// Makes the flags say which fields are there, and the copies in the extended exception what the fields say.
    pub(super) fn settle(&mut self) {
        let fields = [
            (OverrideFlags::SUBJECT, self.subject.is_some()),
            (OverrideFlags::MEETING_TYPE, self.meeting_type.is_some()),
            (OverrideFlags::REMINDER_DELTA, self.reminder_delta.is_some()),
            (OverrideFlags::REMINDER_SET, self.reminder_set.is_some()),
            (OverrideFlags::LOCATION, self.location.is_some()),
            (OverrideFlags::BUSY_STATUS, self.busy_status.is_some()),
            (OverrideFlags::ATTACHMENT, self.attachment.is_some()),
            (OverrideFlags::SUB_TYPE, self.sub_type.is_some()),
            (OverrideFlags::APPOINTMENT_COLOR, self.appointment_color.is_some()),
        ];
        let with_fields = |bits: u16, (flag, is_there): (OverrideFlags, bool)| {
            if is_there { bits | flag.bits() } else { bits & !flag.bits() }
        };
        self.override_flags =
            OverrideFlags::new(fields.into_iter().fold(self.override_flags.bits(), with_fields));
        let has_text = self.subject.is_some() || self.location.is_some();
        let times = [self.start, self.end, self.original_start];
        if let Some(extended) = &mut self.extended {
            extended.times = has_text.then_some(times);
            if self.subject.is_none() {
                extended.subject = None;
            }
            if self.location.is_none() {
                extended.location = None;
            }
        }
    }

    /// Adds the extended exception if there is none, with texts out of the 8-bit ones.
    pub(super) fn complete(&mut self, page: CodePage, has_highlight: bool) {
        if self.extended.is_none() {
            let wide = |field: &Option<(u16, Text8)>| {
                field.as_ref().map(|(_, text)| Text16::from(&*text.decode(page)))
            };
            let mut extended = ExtendedException::new(has_highlight.then_some(0));
            (extended.subject, extended.location) = (wide(&self.subject), wide(&self.location));
            self.extended = Some(extended);
            self.settle();
        }
    }
}

impl ExtendedException {
    /// One without texts, with a `ChangeHighlight` or as older writers put it.
    fn new(change_highlight: Option<u32>) -> Self {
        Self {
            change_highlight: change_highlight.map(|flags| flags.to_le_bytes().to_vec()),
            reserved_block1: Vec::new(),
            times: None,
            subject: None,
            location: None,
            reserved_block2: Vec::new(),
        }
    }
}

/// A text with its stated length, and in Unicode.
fn both(field: &'static str, text: &str, page: CodePage) -> Result<((u16, Text8), Text16), BlobBuildError> {
    let (narrow, wide) = (Text8::in_page(text, page), Text16::from(text));
    // The stated length is that of the text plus one.
    let len = checked_len(field, narrow.bytes().len(), 0xFFFE)?;
    checked_len(field, wide.units().len(), 0xFFFF)?;
    let stated = u16::try_from(len).unwrap_or(u16::MAX).saturating_add(1);
    Ok(((stated, narrow), wide))
}
