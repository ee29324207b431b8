//! `AppointmentRecurrencePattern`: the series of an appointment, and its instances.

use std::iter::Peekable;
use std::ops::Range;

use mapi_props::Severity;

use super::check;
use super::exception::{ExtendedException, RecurrenceException, block_bytes, read_block};
use super::expand::{NotExpandable, RecurrenceDates};
use super::pattern::RecurrencePattern;
use crate::blob::date::LocalMinutes;
use crate::blob::error::{BlobError, BlobProblem, Parsed};
use crate::blob::reader::{Read, Reader};

/// From this `WriterVersion2` on an `ExtendedException` holds a `ChangeHighlight`.
pub(super) const CHANGE_HIGHLIGHT_SINCE: u32 = 0x3009;

/// Size in bytes of the smallest `ExceptionInfo`.
const SMALLEST_EXCEPTION: usize = 14;

/// The last part of an [`AppointmentRecurrence`] that its blob holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecurrencePart {
    /// The [`RecurrencePattern`] alone; times of day are unknown.
    Pattern,
    /// Up to the `ExceptionInfo` list.
    Exceptions,
    /// Up to `ReservedBlock1`.
    ReservedBlock1,
    /// Up to the `ExtendedException` list.
    ExtendedExceptions,
    /// All of it.
    Complete,
}

/// The recurrence of an appointment (PidLidAppointmentRecur, [MS-OXOCAL] 2.2.1.44.5).
///
/// | Size | Field (spec name)  | Rule                                                        |
/// |-----:|--------------------|-------------------------------------------------------------|
/// |  var | RecurrencePattern  | see [`RecurrencePattern`]                                   |
/// |    4 | ReaderVersion2     | 0x3006                                                      |
/// |    4 | WriterVersion2     | 0x3008 or 0x3009                                            |
/// |    4 | StartTimeOffset    | minutes after midnight                                      |
/// |    4 | EndTimeOffset      | minutes after midnight of the start's day                   |
/// |    2 | ExceptionCount     | that of `ModifiedInstanceDates`                             |
/// |  var | ExceptionInfo      | see [`RecurrenceException`]                                 |
/// |   4+ | ReservedBlock1     | size, then bytes; empty                                     |
/// |  var | ExtendedException  | see [`ExtendedException`]; one for each `ExceptionInfo`     |
/// |   4+ | ReservedBlock2     | size, then bytes; empty                                     |
///
/// # Deviations
/// A blob that ends early, or has a part that can't be read, gives the parts before it and a finding; the bytes from there
/// on are in [`remainder`](Self::remainder). If the extended exceptions do not fit with the layout of `WriterVersion2`
/// and do with the other one, that one is taken.
///
/// ```
/// # let hex = "043004300B20010000000000000002000000000000001400000022200000060000000100000002000000603143\
/// #     0DA03C430D010000000037430DA0E2420D608B430D06300000093000003A020000670200000100483A430D753A430D9A33430D\
/// #     0100060005004D6F76656400000000040000000000000000000000483A430D753A430D9A33430D05004D006F00760065006400\
/// #     0000000000000000";
/// # let blob: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
/// use imsg::AppointmentRecurrence;
/// // Every second Tuesday and Thursday; the third instance moved to the next day, the fourth deleted.
/// let series = AppointmentRecurrence::parse(&blob)?.value;
/// assert_eq!(series.to_string(), "every 2 weeks on Tuesday and Thursday, 09:30 to 10:15, 6 times");
/// let starts: Vec<String> = series.occurrences()?.map(|instance| instance.start.to_string()).collect();
/// assert_eq!(starts[1..3], ["2024-01-11 09:30", "2024-01-24 14:00"]);
/// assert_eq!(starts.len(), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct AppointmentRecurrence {
    /// The rule.
    pub pattern: RecurrencePattern,
    /// `ReaderVersion2`, 0x3006.
    pub reader_version2: u32,
    /// `WriterVersion2`, 0x3008 or 0x3009.
    pub writer_version2: u32,
    /// `StartTimeOffset`: minutes from midnight of an instance's date to its start.
    pub start_time_offset: u32,
    /// `EndTimeOffset`: minutes from midnight of an instance's date to its end; may exceed 1440.
    pub end_time_offset: u32,
    /// `ExceptionCount` as stored.
    pub exception_count: u16,
    /// The modified instances.
    pub exceptions: Vec<RecurrenceException>,
    /// `ReservedBlock1`, empty as a rule.
    pub reserved_block1: Vec<u8>,
    /// `ReservedBlock2`, empty as a rule.
    pub reserved_block2: Vec<u8>,
    /// How far the blob could be read.
    pub last_part: RecurrencePart,
    /// The bytes behind the last part.
    pub remainder: Vec<u8>,
}

impl AppointmentRecurrence {
    /// Reads the series.
    ///
    /// # Errors
    /// The blob holds no whole [`RecurrencePattern`], see [`RecurrencePattern::parse`].
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("AppointmentRecurrencePattern", bytes);
        let mut series = Self {
            pattern: RecurrencePattern::read(&mut reader)?,
            reader_version2: 0,
            writer_version2: 0,
            start_time_offset: 0,
            end_time_offset: 0,
            exception_count: 0,
            exceptions: Vec::new(),
            reserved_block1: Vec::new(),
            reserved_block2: Vec::new(),
            last_part: RecurrencePart::Pattern,
            remainder: Vec::new(),
        };
        // `seek` goes back to the last place that everything before was read up to.
        if let Err((place, error)) = series.read_parts(&mut reader) {
            reader.note_error(error);
            reader.seek(place);
            series.remainder = reader.rest().to_vec();
        } else {
            reader.enter("AppointmentRecurrencePattern");
            series.remainder = reader.trailing("ReservedBlock2");
        }
        Ok(reader.finish(series))
    }

    /// Reads what follows the pattern; on failure also says up to where all is read.
    fn read_parts(&mut self, reader: &mut Reader<'_>) -> Result<(), (usize, BlobError)> {
        let place = reader.offset();
        self.read_head(reader).map_err(|error| (place, error))?;
        self.last_part = RecurrencePart::Exceptions;
        let exceptions_offset = reader.offset();
        for _ in 0..self.exception_count {
            let place = reader.offset();
            let exception = RecurrenceException::read(reader).map_err(|error| (place, error))?;
            self.exceptions.push(exception);
        }
        check::exceptions(reader, self, exceptions_offset.saturating_sub(2), exceptions_offset);
        reader.enter("AppointmentRecurrencePattern");
        let place = reader.offset();
        self.reserved_block1 = read_block(reader, "ReservedBlock1").map_err(|error| (place, error))?;
        self.last_part = RecurrencePart::ReservedBlock1;
        if reader.remaining() == 0 {
            let (field, offset) = ("ExtendedException", reader.offset());
            reader.note(Severity::Info, field, offset, BlobProblem::Missing);
            return Ok(());
        }
        let place = reader.offset();
        let (extended, reserved_block2) = self.read_extended(reader).map_err(|error| (place, error))?;
        for (exception, extended) in self.exceptions.iter_mut().zip(extended) {
            exception.extended = Some(extended);
        }
        self.last_part = RecurrencePart::ExtendedExceptions;
        if let Some(block) = reserved_block2 {
            self.reserved_block2 = block;
            self.last_part = RecurrencePart::Complete;
        }
        Ok(())
    }

    fn read_head(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.enter("AppointmentRecurrencePattern");
        let offset = reader.offset();
        let reader_version2 = reader.u32("ReaderVersion2")?;
        let writer_version2 = reader.u32("WriterVersion2")?;
        let start_time_offset = reader.u32("StartTimeOffset")?;
        let end_time_offset = reader.u32("EndTimeOffset")?;
        let count_offset = reader.offset();
        let exception_count = reader.u16("ExceptionCount")?;
        let count = u32::from(exception_count);
        // A count that can't be right leaves the list to be read as far as it goes.
        if let Err(error) = reader.check_count("ExceptionCount", count_offset, count, SMALLEST_EXCEPTION) {
            reader.note_error(error);
        }
        reader.check_value(reader_version2 == 0x3006, "ReaderVersion2", offset, reader_version2, "0x3006");
        let known = matches!(writer_version2, 0x3008 | 0x3009);
        let version_offset = offset.saturating_add(4);
        reader.check_value(known, "WriterVersion2", version_offset, writer_version2, "0x3008 or 0x3009");
        let ordered = start_time_offset <= end_time_offset;
        let end_offset = offset.saturating_add(12);
        reader.check_value(ordered, "EndTimeOffset", end_offset, end_time_offset, "at least StartTimeOffset");
        (self.reader_version2, self.writer_version2) = (reader_version2, writer_version2);
        (self.start_time_offset, self.end_time_offset) = (start_time_offset, end_time_offset);
        self.exception_count = exception_count;
        Ok(())
    }

    /// The extended exceptions and `ReservedBlock2`, `None` where the blob ends before it.
    fn read_extended(&self, reader: &mut Reader<'_>) -> Read<(Vec<ExtendedException>, Option<Vec<u8>>)> {
        let (place, num_findings) = (reader.offset(), reader.num_findings());
        let has_highlight = self.writer_version2 >= CHANGE_HIGHLIGHT_SINCE;
        let by_version = self.try_extended(reader, has_highlight);
        if by_version.is_ok() && reader.remaining() == 0 {
            return by_version;
        }
        let (end, findings_end) = (reader.offset(), reader.num_findings());
        reader.seek(place);
        let other = self.try_extended(reader, !has_highlight);
        if other.is_ok() && reader.remaining() == 0 && !self.exceptions.is_empty() {
            reader.forget_since(num_findings);
            let problem = BlobProblem::Mismatch {
                found: self.writer_version2.into(),
                expected: if has_highlight { 0x3008 } else { 0x3009 },
            };
            reader.note(Severity::Warning, "WriterVersion2", place, problem);
            return other;
        }
        reader.forget_since(findings_end);
        reader.seek(end);
        by_version
    }

    fn try_extended(
        &self,
        reader: &mut Reader<'_>,
        has_highlight: bool,
    ) -> Read<(Vec<ExtendedException>, Option<Vec<u8>>)> {
        let mut extended = Vec::new();
        for exception in &self.exceptions {
            extended.push(ExtendedException::read(reader, exception.override_flags, has_highlight)?);
        }
        reader.enter("AppointmentRecurrencePattern");
        if reader.remaining() == 0 {
            reader.note(Severity::Info, "ReservedBlock2", reader.offset(), BlobProblem::Missing);
            return Ok((extended, None));
        }
        let block = read_block(reader, "ReservedBlock2")?;
        Ok((extended, Some(block)))
    }

    /// The bytes of the series: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.pattern.to_bytes();
        if self.last_part >= RecurrencePart::Exceptions {
            let head =
                [self.reader_version2, self.writer_version2, self.start_time_offset, self.end_time_offset];
            out.extend(head.into_iter().flat_map(u32::to_le_bytes));
            out.extend(self.exception_count.to_le_bytes());
            out.extend(self.exceptions.iter().flat_map(RecurrenceException::info_bytes));
        }
        if self.last_part >= RecurrencePart::ReservedBlock1 {
            block_bytes(&mut out, &self.reserved_block1);
        }
        if self.last_part >= RecurrencePart::ExtendedExceptions {
            let extended = self.exceptions.iter().filter_map(|exception| exception.extended.as_ref());
            out.extend(extended.flat_map(ExtendedException::to_bytes));
        }
        if self.last_part >= RecurrencePart::Complete {
            block_bytes(&mut out, &self.reserved_block2);
        }
        out.extend(&self.remainder);
        out
    }

    /// The instances of the series by start: the dates of the rule without the deleted ones, and the exceptions in place
    /// of the instances they replace. Exceptions count even if the rule has no instance on their original date.
    ///
    /// # Errors
    /// The dates of the rule are not computed, see [`NotExpandable`]; the exceptions are in
    /// [`exceptions`](Self::exceptions) all the same.
    pub fn occurrences(&self) -> Result<Occurrences<'_>, NotExpandable> {
        Ok(Occurrences::new(self, self.pattern.dates()?, LocalMinutes::new(0)..LocalMinutes::new(u32::MAX)))
    }

    /// The instances that start in a range, see [`occurrences`](Self::occurrences).
    ///
    /// # Errors
    /// As for [`occurrences`](Self::occurrences).
    pub fn occurrences_in(&self, range: Range<LocalMinutes>) -> Result<Occurrences<'_>, NotExpandable> {
        // An instance starts at or after midnight of its date by the offset, which may exceed a day.
        let first =
            LocalMinutes::new(range.start.minutes().saturating_sub(self.start_time_offset)).midnight();
        Ok(Occurrences::new(self, self.pattern.dates()?.starting_at(first), range))
    }
}

/// One instance of a series, in the clock of the series' zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Occurrence<'a> {
    /// Start.
    pub start: LocalMinutes,
    /// End.
    pub end: LocalMinutes,
    /// Start by the rule: which instance of the series it is.
    pub original_start: LocalMinutes,
    /// How it differs from the series, if it is a modified instance.
    pub exception: Option<&'a RecurrenceException>,
}

/// The instances of a series; made by [`AppointmentRecurrence::occurrences`].
#[derive(Clone, Debug)]
pub struct Occurrences<'a> {
    series: &'a AppointmentRecurrence,
    dates: Peekable<RecurrenceDates>,
    /// Midnights without an instance by the rule, ascending.
    removed: Vec<LocalMinutes>,
    /// The exceptions in the range, the latest start first.
    exceptions: Vec<&'a RecurrenceException>,
    range: Range<LocalMinutes>,
}

impl<'a> Occurrences<'a> {
    fn new(series: &'a AppointmentRecurrence, dates: RecurrenceDates, range: Range<LocalMinutes>) -> Self {
        let deleted = series.pattern.deleted_dates.iter().map(|date| date.midnight());
        let replaced = series.exceptions.iter().map(|exception| exception.original_start.midnight());
        let mut removed: Vec<LocalMinutes> = deleted.chain(replaced).collect();
        removed.sort_unstable();
        let mut exceptions: Vec<_> =
            series.exceptions.iter().filter(|exception| range.contains(&exception.start)).collect();
        exceptions.sort_by_key(|exception| std::cmp::Reverse(exception.start));
        Self { series, dates: dates.peekable(), removed, exceptions, range }
    }

    /// The next instance by the rule that is not deleted, without taking it.
    fn peek_regular(&mut self) -> Option<Occurrence<'a>> {
        loop {
            let date = *self.dates.peek()?;
            let (offset, end_offset) = (self.series.start_time_offset, self.series.end_time_offset);
            let start = date.plus(offset)?;
            if start >= self.range.end {
                return None;
            }
            if start >= self.range.start && self.removed.binary_search(&date).is_err() {
                let end = date.plus(end_offset)?;
                return Some(Occurrence { start, end, original_start: start, exception: None });
            }
            self.dates.next();
        }
    }
}

impl<'a> Iterator for Occurrences<'a> {
    type Item = Occurrence<'a>;

    fn next(&mut self) -> Option<Occurrence<'a>> {
        let regular = self.peek_regular();
        let is_next =
            |exception: &&&RecurrenceException| regular.is_none_or(|next| exception.start < next.start);
        if let Some(&exception) = self.exceptions.last().filter(is_next) {
            self.exceptions.pop();
            let (start, end, original_start) = (exception.start, exception.end, exception.original_start);
            return Some(Occurrence { start, end, original_start, exception: Some(exception) });
        }
        self.dates.next();
        regular
    }
}
