//! `ExceptionInfo` and `ExtendedException`: one modified instance of a series.

use mapi_props::{CodePage, Severity};

use crate::blob::date::LocalMinutes;
use crate::blob::error::{BlobProblem, wide};
use crate::blob::flag_set;
use crate::blob::reader::{Read, Reader};
use crate::blob::text::{Text8, Text16};

flag_set! {
    /// Which fields an exception holds (`OverrideFlags`, [MS-OXOCAL] 2.2.1.44.2).
    pub struct OverrideFlags(u16) {
        /// 0x0001, `ARO_SUBJECT`.
        SUBJECT = 0x0001 => "subject",
        /// 0x0002, `ARO_MEETINGTYPE`.
        MEETING_TYPE = 0x0002 => "meeting_type",
        /// 0x0004, `ARO_REMINDERDELTA`.
        REMINDER_DELTA = 0x0004 => "reminder_delta",
        /// 0x0008, `ARO_REMINDER`.
        REMINDER_SET = 0x0008 => "reminder_set",
        /// 0x0010, `ARO_LOCATION`.
        LOCATION = 0x0010 => "location",
        /// 0x0020, `ARO_BUSYSTATUS`.
        BUSY_STATUS = 0x0020 => "busy_status",
        /// 0x0040, `ARO_ATTACHMENT`.
        ATTACHMENT = 0x0040 => "attachment",
        /// 0x0080, `ARO_SUBTYPE`.
        SUB_TYPE = 0x0080 => "sub_type",
        /// 0x0100, `ARO_APPTCOLOR`.
        APPOINTMENT_COLOR = 0x0100 => "appointment_color",
        /// 0x0200, `ARO_EXCEPTIONAL_BODY`: the embedded message has a body of its own.
        EXCEPTIONAL_BODY = 0x0200 => "exceptional_body",
    }
}

impl OverrideFlags {
    /// Whether the exception has a subject or a location, which `ExtendedException` repeats in Unicode.
    const fn has_text(self) -> bool {
        self.contains(Self::SUBJECT) || self.contains(Self::LOCATION)
    }
}

/// One modified instance of a series ([MS-OXOCAL] 2.2.1.44.2, `ExceptionInfo`), with its `ExtendedException`
/// (2.2.1.44.4).
///
/// Times are those of the series' zone. A field is `Some` if its flag is set: the instance differs from the series in it.
/// Texts are 8-bit here; [`ExtendedException`] has them in Unicode.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct RecurrenceException {
    /// New start.
    pub start: LocalMinutes,
    /// New end.
    pub end: LocalMinutes,
    /// Start before the change: which instance it replaces.
    pub original_start: LocalMinutes,
    /// Which fields are there.
    pub override_flags: OverrideFlags,
    /// `SubjectLength` and the subject. The length is that of the text plus one, as stored.
    pub subject: Option<(u16, Text8)>,
    /// `MeetingType`: the state flags of the instance (PidLidAppointmentStateFlags).
    pub meeting_type: Option<u32>,
    /// `ReminderDelta`: minutes between reminder and start.
    pub reminder_delta: Option<u32>,
    /// `ReminderSet`: 0 or 1.
    pub reminder_set: Option<u32>,
    /// `LocationLength` and the location. The length is that of the text plus one, as stored.
    pub location: Option<(u16, Text8)>,
    /// `BusyStatus` (PidLidBusyStatus).
    pub busy_status: Option<u32>,
    /// `Attachment`: 0 or 1.
    pub attachment: Option<u32>,
    /// `SubType`: 1 if the instance lasts all day.
    pub sub_type: Option<u32>,
    /// `AppointmentColor` (PidLidAppointmentColor).
    pub appointment_color: Option<u32>,
    /// What newer writers add; `None` if the blob ends before it.
    pub extended: Option<ExtendedException>,
}

impl RecurrenceException {
    /// The subject of the instance, if it differs from the series': the Unicode copy, else the 8-bit one in the code page
    /// of the message.
    #[must_use]
    pub fn subject_text(&self, page: CodePage) -> Option<String> {
        text(
            page,
            self.extended.as_ref().and_then(|extended| extended.subject.as_ref()),
            self.subject.as_ref(),
        )
    }

    /// The location of the instance, if it differs from the series': the Unicode copy, else the 8-bit one in the code page
    /// of the message.
    #[must_use]
    pub fn location_text(&self, page: CodePage) -> Option<String> {
        text(
            page,
            self.extended.as_ref().and_then(|extended| extended.location.as_ref()),
            self.location.as_ref(),
        )
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Read<Self> {
        reader.enter("ExceptionInfo");
        let start = LocalMinutes::new(reader.u32("StartDateTime")?);
        let end = LocalMinutes::new(reader.u32("EndDateTime")?);
        let original_start = LocalMinutes::new(reader.u32("OriginalStartDate")?);
        let flags_offset = reader.offset();
        let flags = OverrideFlags::new(reader.u16("OverrideFlags")?);
        reader.check_value(
            flags.bits() < 0x0400,
            "OverrideFlags",
            flags_offset,
            flags.bits(),
            "flags below 0x400",
        );
        let subject =
            flagged(flags, OverrideFlags::SUBJECT, || read_text8(reader, "SubjectLength", "Subject"))?;
        let mut number = |flag, field| flagged(flags, flag, || reader.u32(field));
        let meeting_type = number(OverrideFlags::MEETING_TYPE, "MeetingType")?;
        let reminder_delta = number(OverrideFlags::REMINDER_DELTA, "ReminderDelta")?;
        let reminder_set = number(OverrideFlags::REMINDER_SET, "ReminderSet")?;
        let location =
            flagged(flags, OverrideFlags::LOCATION, || read_text8(reader, "LocationLength", "Location"))?;
        let mut number = |flag, field| flagged(flags, flag, || reader.u32(field));
        Ok(Self {
            start,
            end,
            original_start,
            override_flags: flags,
            subject,
            meeting_type,
            reminder_delta,
            reminder_set,
            location,
            busy_status: number(OverrideFlags::BUSY_STATUS, "BusyStatus")?,
            attachment: number(OverrideFlags::ATTACHMENT, "Attachment")?,
            sub_type: number(OverrideFlags::SUB_TYPE, "SubType")?,
            appointment_color: number(OverrideFlags::APPOINTMENT_COLOR, "AppointmentColor")?,
            extended: None,
        })
    }

    /// The bytes of the `ExceptionInfo`.
    pub(super) fn info_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for time in [self.start, self.end, self.original_start] {
            out.extend(time.minutes().to_le_bytes());
        }
        out.extend(self.override_flags.bits().to_le_bytes());
        let text = |out: &mut Vec<u8>, field: &Option<(u16, Text8)>| {
            if let Some((stated, text)) = field {
                out.extend(stated.to_le_bytes());
                out.extend(u16::try_from(text.bytes().len()).unwrap_or(u16::MAX).to_le_bytes());
                out.extend(text.bytes());
            }
        };
        text(&mut out, &self.subject);
        for number in [self.meeting_type, self.reminder_delta, self.reminder_set].into_iter().flatten() {
            out.extend(number.to_le_bytes());
        }
        text(&mut out, &self.location);
        let numbers = [self.busy_status, self.attachment, self.sub_type, self.appointment_color];
        for number in numbers.into_iter().flatten() {
            out.extend(number.to_le_bytes());
        }
        out
    }
}

fn flagged<T>(flags: OverrideFlags, flag: OverrideFlags, read: impl FnOnce() -> Read<T>) -> Read<Option<T>> {
    if flags.contains(flag) { read().map(Some) } else { Ok(None) }
}

fn text(page: CodePage, wide: Option<&Text16>, narrow: Option<&(u16, Text8)>) -> Option<String> {
    match wide {
        Some(wide) => Some(wide.to_string_lossy()),
        None => narrow.map(|(_, narrow)| narrow.decode(page).into_owned()),
    }
}

/// Two lengths, the first one larger by one, then the text.
fn read_text8(reader: &mut Reader<'_>, length: &'static str, field: &'static str) -> Read<(u16, Text8)> {
    let offset = reader.offset();
    let stated = reader.u16(length)?;
    let len = reader.u16(length)?;
    reader.check_equal(Severity::Info, length, offset, u32::from(stated), u32::from(len).saturating_add(1));
    Ok((stated, reader.text8(field, len.into())?))
}

/// What writers since Outlook 2003 add to an exception ([MS-OXOCAL] 2.2.1.44.4).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct ExtendedException {
    /// The `ChangeHighlight` structure without its size: `None` from writers older than version 0x3009.
    pub change_highlight: Option<Vec<u8>>,
    /// `ReservedBlockEE1`, empty as a rule.
    pub reserved_block1: Vec<u8>,
    /// Start, end and original start once more, if the exception has a subject or a location.
    pub times: Option<[LocalMinutes; 3]>,
    /// The subject in Unicode, if the instance has its own.
    pub subject: Option<Text16>,
    /// The location in Unicode, if the instance has its own.
    pub location: Option<Text16>,
    /// `ReservedBlockEE2`, empty as a rule; there if `times` is.
    pub reserved_block2: Vec<u8>,
}

impl ExtendedException {
    /// `ChangeHighlightValue`: what changed (PidLidChangeHighlight).
    #[must_use]
    pub fn change_highlight_value(&self) -> Option<u32> {
        self.change_highlight.as_ref()?.first_chunk::<4>().map(|&bytes| u32::from_le_bytes(bytes))
    }

    /// Reads the entry that belongs to an exception with `flags`.
    pub(super) fn read(reader: &mut Reader<'_>, flags: OverrideFlags, has_highlight: bool) -> Read<Self> {
        reader.enter("ExtendedException");
        let change_highlight = if has_highlight {
            let offset = reader.offset();
            let size = reader.u32("ChangeHighlightSize")?;
            reader.check_value(size >= 4, "ChangeHighlightSize", offset, size, "at least 4");
            Some(reader.take_stated("ChangeHighlight", size)?)
        } else {
            None
        };
        let reserved_block1 = read_block(reader, "ReservedBlockEE1")?;
        let mut extended = Self {
            change_highlight,
            reserved_block1,
            times: None,
            subject: None,
            location: None,
            reserved_block2: Vec::new(),
        };
        if flags.has_text() {
            let mut time = |field| reader.u32(field).map(LocalMinutes::new);
            extended.times = Some([time("StartDateTime")?, time("EndDateTime")?, time("OriginalStartDate")?]);
            let mut wide_text = |field| {
                let len = reader.u16(field)?;
                reader.text16(field, len.into())
            };
            extended.subject = flagged(flags, OverrideFlags::SUBJECT, || wide_text("WideCharSubject"))?;
            extended.location = flagged(flags, OverrideFlags::LOCATION, || wide_text("WideCharLocation"))?;
            extended.reserved_block2 = read_block(reader, "ReservedBlockEE2")?;
        }
        Ok(extended)
    }

    /// The bytes of the structure.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(highlight) = &self.change_highlight {
            block_bytes(&mut out, highlight);
        }
        block_bytes(&mut out, &self.reserved_block1);
        if let Some(times) = self.times {
            for time in times {
                out.extend(time.minutes().to_le_bytes());
            }
            for text in [&self.subject, &self.location].into_iter().flatten() {
                out.extend(u16::try_from(text.units().len()).unwrap_or(u16::MAX).to_le_bytes());
                out.extend(text.to_le_bytes());
            }
            block_bytes(&mut out, &self.reserved_block2);
        }
        out
    }
}

/// A reserved block: a 32-bit size and as many bytes, which should be none.
pub(super) fn read_block(reader: &mut Reader<'_>, field: &'static str) -> Read<Vec<u8>> {
    let offset = reader.offset();
    let size = reader.u32(field)?;
    let block = reader.take_stated(field, size)?;
    if !block.is_empty() {
        reader.note(Severity::Info, field, offset, BlobProblem::Reserved { len: wide(block.len()) });
    }
    Ok(block)
}

pub(super) fn block_bytes(out: &mut Vec<u8>, block: &[u8]) {
    out.extend(u32::try_from(block.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(block);
}
