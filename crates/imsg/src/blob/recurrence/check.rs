//! What the specification asks of a recurrence beyond its layout ([MS-OXOCAL] 2.2.1.44): findings only.

use std::collections::HashSet;

use mapi_props::Severity;

use super::appointment::AppointmentRecurrence;
use super::kinds::{CalendarType, DayMask, PatternType, RecurFrequency, RecurrenceEnd};
use super::pattern::{RecurrencePattern, VERSION};
use crate::blob::date::{DAY, LocalMinutes, Weekday};
use crate::blob::error::wide;
use crate::blob::reader::Reader;

/// A series with more dates than this is not walked through to compare its end.
const MAX_DATES_COMPARED: usize = 10_000;

/// Where the fields after the variable ones stand.
pub(super) struct Offsets {
    pub(super) tail_offset: usize,
    pub(super) modified_offset: usize,
    pub(super) dates_offset: usize,
}

/// Notes what is out of range or contradictory in a pattern.
pub(super) fn pattern(reader: &mut Reader<'_>, pattern: &RecurrencePattern, offsets: &Offsets) {
    numbers(reader, pattern, offsets);
    specific(reader, &pattern.pattern);
    let (deleted, modified) = (pattern.deleted_dates.len(), pattern.modified_dates.len());
    if modified > deleted {
        let field = "ModifiedInstanceCount";
        reader.check_equal(Severity::Warning, field, offsets.modified_offset, wide(modified), wide(deleted));
    }
    dates(reader, pattern, offsets);
}

fn numbers(reader: &mut Reader<'_>, pattern: &RecurrencePattern, offsets: &Offsets) {
    let tail = offsets.tail_offset;
    let version = |number| number == VERSION;
    reader.check_value(version(pattern.reader_version), "ReaderVersion", 0, pattern.reader_version, "0x3004");
    reader.check_value(version(pattern.writer_version), "WriterVersion", 2, pattern.writer_version, "0x3004");
    let known = !matches!(pattern.frequency, RecurFrequency::Other(_));
    reader.check_value(known, "RecurFrequency", 4, pattern.frequency.number(), "0x200a to 0x200d");
    let known = !matches!(pattern.calendar, CalendarType::Other(_));
    reader.check_value(known, "CalendarType", 8, pattern.calendar.number(), "0 to 0xc, 0xe to 0x14 or 0x17");
    let (allowed, expected) = match pattern.pattern {
        PatternType::Day => (
            pattern.period.is_multiple_of(DAY) && (1..=999).contains(&(pattern.period / DAY)),
            "1 to 999 days in minutes",
        ),
        PatternType::Week { .. } => ((1..=99).contains(&pattern.period), "1 to 99 weeks"),
        // Yearly rules count months, and ninety-nine years of them are seen.
        _ => ((1..=99 * 12).contains(&pattern.period), "1 to 1188 months"),
    };
    reader.check_value(allowed, "Period", 14, pattern.period, expected);
    reader.check_value(pattern.sliding_flag <= 1, "SlidingFlag", 18, pattern.sliding_flag, "0 or 1");
    let known = !matches!(pattern.end, RecurrenceEnd::Other(_));
    reader.check_value(known, "EndType", tail, pattern.end.number(), "0x2021, 0x2022, 0x2023 or 0xffffffff");
    let counts = pattern.end != RecurrenceEnd::AfterCount || pattern.occurrence_count > 0;
    let count_offset = tail.saturating_add(4);
    reader.check_value(counts, "OccurrenceCount", count_offset, pattern.occurrence_count, "at least 1");
    let known = Weekday::from_number(pattern.first_day_of_week).is_some();
    reader.check_value(known, "FirstDOW", tail.saturating_add(8), pattern.first_day_of_week, "0 to 6");
}

fn specific(reader: &mut Reader<'_>, pattern: &PatternType) {
    const FIELD: &str = "PatternTypeSpecific";
    let mut mask = |days: DayMask| {
        let allowed = !days.is_empty() && days.bits() <= DayMask::EVERY_DAY.bits();
        reader.check_value(allowed, FIELD, 22, days.bits(), "a day mask from 0x1 to 0x7f");
    };
    match *pattern {
        PatternType::Week { days } => mask(days),
        PatternType::MonthNth { days, nth } | PatternType::HijriMonthNth { days, nth } => {
            mask(days);
            reader.check_value((1..=5).contains(&nth), FIELD, 26, nth, "1 to 5");
        }
        PatternType::Month { day }
        | PatternType::MonthEnd { day }
        | PatternType::HijriMonth { day }
        | PatternType::HijriMonthEnd { day } => {
            reader.check_value((1..=31).contains(&day), FIELD, 22, day, "a day from 1 to 31");
        }
        PatternType::Day | PatternType::Other { .. } => {}
    }
}

/// `StartDate`, `FirstDateTime`, `OccurrenceCount` and `EndDate` against the dates of the rule.
fn dates(reader: &mut Reader<'_>, pattern: &RecurrencePattern, offsets: &Offsets) {
    let start_offset = offsets.dates_offset;
    let end_offset = start_offset.saturating_add(4);
    let midnight = pattern.start_date.minute_of_day() == 0;
    reader.check_value(midnight, "StartDate", start_offset, pattern.start_date.minutes(), "a midnight");
    let Ok(dates) = pattern.dates() else { return };
    if let Some(expected) = dates.first_date_time() {
        reader.check_equal(Severity::Info, "FirstDateTime", 10, pattern.first_date_time, expected);
    }
    if pattern.end.is_never() {
        let no_end = LocalMinutes::NO_END.minutes();
        reader.check_equal(Severity::Info, "EndDate", end_offset, pattern.end_date.minutes(), no_end);
    }
    let mut last = None;
    let mut count: u32 = 0;
    for date in dates.take(MAX_DATES_COMPARED) {
        if count == 0 {
            let start = pattern.start_date.midnight().minutes();
            reader.check_equal(Severity::Warning, "StartDate", start_offset, start, date.minutes());
        }
        count = count.saturating_add(1);
        last = Some(date);
        if pattern.end.is_never() {
            return;
        }
    }
    let complete = u32::try_from(MAX_DATES_COMPARED).is_ok_and(|most| count < most);
    if let (true, Some(last)) = (complete, last) {
        match pattern.end {
            // The end date of a series that ends by date may be any day up to the next instance.
            RecurrenceEnd::ByDate => {
                let offset = offsets.tail_offset.saturating_add(4);
                reader.check_equal(
                    Severity::Info,
                    "OccurrenceCount",
                    offset,
                    pattern.occurrence_count,
                    count,
                );
            }
            RecurrenceEnd::AfterCount => {
                let found = pattern.end_date.midnight().minutes();
                reader.check_equal(Severity::Warning, "EndDate", end_offset, found, last.minutes());
            }
            _ => {}
        }
    }
}

/// Notes exceptions that contradict the lists of the pattern.
pub(super) fn exceptions(
    reader: &mut Reader<'_>,
    series: &AppointmentRecurrence,
    count_offset: usize,
    offset: usize,
) {
    reader.enter("AppointmentRecurrencePattern");
    let modified = u32::try_from(series.pattern.modified_dates.len()).unwrap_or(u32::MAX);
    let found = u32::from(series.exception_count);
    reader.check_equal(Severity::Warning, "ExceptionCount", count_offset, found, modified);
    let deleted: HashSet<LocalMinutes> =
        series.pattern.deleted_dates.iter().map(|date| date.midnight()).collect();
    let stray =
        series.exceptions.iter().find(|exception| !deleted.contains(&exception.original_start.midnight()));
    if let Some(exception) = stray {
        let found = exception.original_start.minutes();
        reader.check_value(false, "OriginalStartDate", offset, found, "a date in DeletedInstanceDates");
    }
}
