//! `RecurrencePattern`: the rule of a series.

use mapi_props::Severity;

use super::check;
use super::expand::{NotExpandable, RecurrenceDates};
use super::kinds::{CalendarType, DayMask, PatternType, RecurFrequency, RecurrenceEnd};
use crate::blob::date::LocalMinutes;
use crate::blob::error::{BlobError, BlobProblem, Parsed, wide};
use crate::blob::reader::{Read, Reader};

/// `ReaderVersion` and `WriterVersion`.
pub(super) const VERSION: u16 = 0x3004;

/// A recurrence rule ([MS-OXOCAL] 2.2.1.44.1): the whole of PidLidTaskRecurrence, and the head of
/// PidLidAppointmentRecur.
///
/// | Offset | Size | Field (spec name)     | Rule                                                          |
/// |-------:|-----:|-----------------------|---------------------------------------------------------------|
/// |   0x00 |    2 | ReaderVersion         | 0x3004                                                        |
/// |   0x02 |    2 | WriterVersion         | 0x3004                                                        |
/// |   0x04 |    2 | RecurFrequency        | 0x200A to 0x200D                                              |
/// |   0x06 |    2 | PatternType           | 0 to 4, 0xA to 0xC                                            |
/// |   0x08 |    2 | CalendarType          |                                                               |
/// |   0x0A |    4 | FirstDateTime         | minutes; phase of the rule                                    |
/// |   0x0E |    4 | Period                | minutes (daily), weeks or months                              |
/// |   0x12 |    4 | SlidingFlag           | 1: a task's next date counts from its completion              |
/// |   0x16 |  var | PatternTypeSpecific   | 0, 4 or 8 bytes by PatternType                                |
/// |      - |    4 | EndType               | 0x2021, 0x2022, 0x2023 or 0xFFFFFFFF                          |
/// |      - |    4 | OccurrenceCount       |                                                               |
/// |      - |    4 | FirstDOW              | 0 (Sunday) to 6                                               |
/// |      - |   4+ | DeletedInstanceDates  | count, then midnights                                         |
/// |      - |   4+ | ModifiedInstanceDates | count, then midnights                                         |
/// |      - |    4 | StartDate             | midnight of the first date                                    |
/// |      - |    4 | EndDate               | midnight of the last date, or [`LocalMinutes::NO_END`]        |
///
/// # Deviations
/// A number of `PatternType` that is not known is read if an `EndType` follows within 8 bytes. Lists out of order, a wrong
/// `FirstDateTime` and numbers out of range are findings.
///
/// ```
/// use imsg::RecurrencePattern;
/// // Yearly on 22 June, without an end, from 2024.
/// let blob = [
///     0x04, 0x30, 0x04, 0x30, 0x0D, 0x20, 0x02, 0x00, 0x00, 0x00, 0x60, 0x51, 0x03, 0x00, 0x0C, 0x00, 0x00, 0x00,
///     0x00, 0x00, 0x00, 0x00, 0x16, 0x00, 0x00, 0x00, 0x23, 0x20, 0x00, 0x00, 0x0A, 0x00, 0x00, 0x00, 0x00, 0x00,
///     0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xC0, 0x82, 0x46, 0x0D, 0xDF, 0x80, 0xE9, 0x5A,
/// ];
/// let parsed = RecurrencePattern::parse(&blob)?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value.to_string(), "every year on 22 June");
/// let second = parsed.value.dates()?.nth(1).unwrap();
/// assert_eq!(second.date().to_string(), "2025-06-22");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct RecurrencePattern {
    /// `ReaderVersion`, 0x3004.
    pub reader_version: u16,
    /// `WriterVersion`, 0x3004.
    pub writer_version: u16,
    /// How often, as the dialog shows it.
    pub frequency: RecurFrequency,
    /// The calendar of months.
    pub calendar: CalendarType,
    /// `FirstDateTime`: minutes that fix the phase of the rule, taken modulo the period.
    pub first_date_time: u32,
    /// `Period`: minutes for [`PatternType::Day`], weeks for [`PatternType::Week`], months for all others.
    pub period: u32,
    /// `SlidingFlag`: 1 if the next date of a task counts from its completion, else 0.
    pub sliding_flag: u32,
    /// Which dates.
    pub pattern: PatternType,
    /// How it ends.
    pub end: RecurrenceEnd,
    /// `OccurrenceCount`: how many dates; 10 by convention for a series without end.
    pub occurrence_count: u32,
    /// `FirstDOW`: the first day of the week, 0 for Sunday.
    pub first_day_of_week: u32,
    /// Midnights of the original dates of all deleted and all modified instances.
    pub deleted_dates: Vec<LocalMinutes>,
    /// Midnights of the new dates of all modified instances.
    pub modified_dates: Vec<LocalMinutes>,
    /// Midnight of the first date.
    pub start_date: LocalMinutes,
    /// Midnight of the last date, or [`LocalMinutes::NO_END`].
    pub end_date: LocalMinutes,
    /// Bytes behind a pattern that is alone in its blob; empty inside an [`AppointmentRecurrence`].
    ///
    /// [`AppointmentRecurrence`]: crate::AppointmentRecurrence
    pub trailing: Vec<u8>,
}

impl RecurrencePattern {
    /// Reads a pattern that is alone in its blob (PidLidTaskRecurrence). Bytes behind it are kept, with a finding.
    ///
    /// # Errors
    /// The blob ends inside the pattern, a list count exceeds the bytes that are left, or `PatternType` is unknown and no
    /// `EndType` follows.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("RecurrencePattern", bytes);
        let mut pattern = Self::read(&mut reader)?;
        pattern.trailing = reader.trailing("EndDate");
        Ok(reader.finish(pattern))
    }

    /// Reads a pattern from the front of a blob.
    pub(super) fn read(reader: &mut Reader<'_>) -> Read<Self> {
        reader.enter("RecurrencePattern");
        let reader_version = reader.u16("ReaderVersion")?;
        let writer_version = reader.u16("WriterVersion")?;
        let frequency = RecurFrequency::from_number(reader.u16("RecurFrequency")?);
        let pattern_code = reader.u16("PatternType")?;
        let calendar = CalendarType::from_number(reader.u16("CalendarType")?);
        let first_date_time = reader.u32("FirstDateTime")?;
        let period = reader.u32("Period")?;
        let sliding_flag = reader.u32("SlidingFlag")?;
        let pattern = read_pattern_type(reader, pattern_code)?;
        let tail_offset = reader.offset();
        let end = RecurrenceEnd::from_number(reader.u32("EndType")?);
        let occurrence_count = reader.u32("OccurrenceCount")?;
        let first_day_of_week = reader.u32("FirstDOW")?;
        let deleted_dates = read_dates(reader, "DeletedInstanceCount")?;
        let modified_offset = reader.offset();
        let modified_dates = read_dates(reader, "ModifiedInstanceCount")?;
        let dates_offset = reader.offset();
        let start_date = LocalMinutes::new(reader.u32("StartDate")?);
        let end_date = LocalMinutes::new(reader.u32("EndDate")?);
        let pattern = Self {
            reader_version,
            writer_version,
            frequency,
            calendar,
            first_date_time,
            period,
            sliding_flag,
            pattern,
            end,
            occurrence_count,
            first_day_of_week,
            deleted_dates,
            modified_dates,
            start_date,
            end_date,
            trailing: Vec::new(),
        };
        check::pattern(reader, &pattern, &check::Offsets { tail_offset, modified_offset, dates_offset });
        Ok(pattern)
    }

    /// The bytes of the pattern: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for number in [self.reader_version, self.writer_version, self.frequency.number(), self.pattern.code()]
        {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.calendar.number().to_le_bytes());
        for number in [self.first_date_time, self.period, self.sliding_flag] {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.pattern.specific_bytes());
        for number in [self.end.number(), self.occurrence_count, self.first_day_of_week] {
            out.extend(number.to_le_bytes());
        }
        for dates in [&self.deleted_dates, &self.modified_dates] {
            // A list in memory never has 2^32 entries of 4 bytes read from a blob.
            out.extend(u32::try_from(dates.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend(dates.iter().flat_map(|date| date.minutes().to_le_bytes()));
        }
        for date in [self.start_date, self.end_date] {
            out.extend(date.minutes().to_le_bytes());
        }
        out.extend(&self.trailing);
        out
    }

    /// The dates of the rule as midnights, ascending; deleted and modified ones included.
    ///
    /// A series without an end stops at the end of the year 4500. If `FirstDateTime` contradicts `StartDate`, and
    /// `StartDate` is a date of the rule, the phase is that of `StartDate`.
    ///
    /// # Errors
    /// The rule has no dates that can be computed: months of a calendar other than the Gregorian one, or a number out of
    /// range, see [`NotExpandable`].
    pub fn dates(&self) -> Result<RecurrenceDates, NotExpandable> {
        RecurrenceDates::new(self)
    }
}

fn read_pattern_type(reader: &mut Reader<'_>, code: u16) -> Read<PatternType> {
    const FIELD: &str = "PatternTypeSpecific";
    Ok(match code {
        0 => PatternType::Day,
        1 => PatternType::Week { days: DayMask::new(reader.u32(FIELD)?) },
        2 => PatternType::Month { day: reader.u32(FIELD)? },
        4 => PatternType::MonthEnd { day: reader.u32(FIELD)? },
        0xA => PatternType::HijriMonth { day: reader.u32(FIELD)? },
        0xC => PatternType::HijriMonthEnd { day: reader.u32(FIELD)? },
        3 | 0xB => {
            let (days, nth) = (DayMask::new(reader.u32(FIELD)?), reader.u32(FIELD)?);
            if code == 3 {
                PatternType::MonthNth { days, nth }
            } else {
                PatternType::HijriMonthNth { days, nth }
            }
        }
        _ => {
            let problem = BlobProblem::Value { found: u64::from(code), expected: "0 to 4 or 0xa to 0xc" };
            let Some(len) = distance_to_end_type(reader.rest()) else {
                return Err(reader.error("PatternType", 6, problem));
            };
            reader.note(Severity::Warning, "PatternType", 6, problem);
            PatternType::Other { code, specific: reader.take(FIELD, len)?.to_vec() }
        }
    })
}

/// How many bytes lie before something that reads as an `EndType`.
fn distance_to_end_type(rest: &[u8]) -> Option<usize> {
    [0, 4, 8].into_iter().find(|&len| {
        let word = rest.get(len..).and_then(|tail| tail.first_chunk::<4>());
        word.is_some_and(|&word| {
            !matches!(RecurrenceEnd::from_number(u32::from_le_bytes(word)), RecurrenceEnd::Other(_))
        })
    })
}

fn read_dates(reader: &mut Reader<'_>, field: &'static str) -> Read<Vec<LocalMinutes>> {
    let offset = reader.offset();
    let count = reader.u32(field)?;
    let count = reader.check_count(field, offset, count, 4)?;
    let bytes = reader.take(field, count.saturating_mul(4))?;
    let (words, _) = bytes.as_chunks();
    let dates: Vec<LocalMinutes> =
        words.iter().map(|&word| LocalMinutes::new(u32::from_le_bytes(word))).collect();
    let ascends = |pair: &[LocalMinutes]| matches!(pair, [a, b] if a < b);
    if let Some(index) = dates.windows(2).position(|pair| !ascends(pair)) {
        let problem = BlobProblem::Unordered { index: wide(index.saturating_add(1)) };
        reader.note(Severity::Warning, field, offset, problem);
    }
    if dates.iter().any(|date| date.minute_of_day() != 0) {
        let found = dates.iter().find(|date| date.minute_of_day() != 0).map_or(0, |date| date.minutes());
        reader.check_value(false, field, offset, found, "midnights");
    }
    Ok(dates)
}
