//! Rules made from what a person would say: every second Tuesday, six times.

use super::expand::RecurrenceDates;
use super::kinds::{CalendarType, DayMask, PatternType, RecurFrequency, RecurrenceEnd};
use super::pattern::{RecurrencePattern, VERSION};
use crate::blob::build_error::{BlobBuildError, BlobBuildProblem};
use crate::blob::date::{CivilDate, DAY, LocalMinutes, Weekday, days_in_month};

/// Months of a year.
const YEAR: u32 = 12;

/// `OccurrenceCount` of a series that has no end, by convention.
const COUNT_WITHOUT_END: u32 = 10;

/// On which dates a series falls, for a [`RecurrenceBuilder`].
///
/// `every` is 1 for every day, week, month or year, 2 for every second, and so on: up to 999 days, 99 weeks, months or
/// years.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum RecurrenceRule {
    /// Every so many days.
    Daily {
        /// How many days.
        every: u32,
    },
    /// Every day from Monday to Friday.
    Weekdays,
    /// On days of the week, every so many weeks.
    Weekly {
        /// How many weeks.
        every: u32,
        /// The days.
        days: DayMask,
    },
    /// On a day of the month, every so many months.
    Monthly {
        /// How many months.
        every: u32,
        /// The day, 1 to 31; in months that are shorter their last day, so that 31 is always the last.
        day: u32,
    },
    /// On the N-th such day of the month, every so many months. All seven days make the N-th day of the month, or its
    /// last.
    MonthlyNth {
        /// How many months.
        every: u32,
        /// The days that count.
        days: DayMask,
        /// Which of them: 1 to 4, or 5 ([`LAST`](RecurrenceRule::LAST)) for the last.
        nth: u32,
    },
    /// On a day of a month, every so many years.
    Yearly {
        /// How many years.
        every: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The day; 29 February is the 28th in years that are no leap years.
        day: u32,
    },
    /// On the N-th such day of a month, every so many years.
    YearlyNth {
        /// How many years.
        every: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The days that count.
        days: DayMask,
        /// Which of them: 1 to 4, or 5 ([`LAST`](RecurrenceRule::LAST)) for the last.
        nth: u32,
    },
    /// What a blob holds: for patterns that the others do not make.
    Pattern {
        /// How often, as a dialog shows it.
        frequency: RecurFrequency,
        /// Which dates.
        pattern: PatternType,
        /// `Period`: minutes for [`PatternType::Day`], weeks for [`PatternType::Week`], months for all others.
        period: u32,
    },
}

impl RecurrenceRule {
    /// `nth` for the last such day of a month.
    pub const LAST: u32 = 5;

    /// `RecurFrequency`, `PatternType` and `Period`.
    fn parts(&self) -> Result<(RecurFrequency, PatternType, u32), BlobBuildError> {
        use RecurFrequency::{Daily, Monthly, Weekly, Yearly};
        let period = |every: u32, unit: u32, most: u32, expected| match every.checked_mul(unit) {
            Some(period) if (1..=most).contains(&every) => Ok(period),
            _ => Err(BlobBuildError::value("Period", expected)),
        };
        let months = |every, unit| period(every, unit, 99, "1 to 99 months or years");
        Ok(match *self {
            Self::Daily { every } => (Daily, PatternType::Day, period(every, DAY, 999, "1 to 999 days")?),
            Self::Weekdays => (Daily, PatternType::Week { days: DayMask::WEEKDAYS }, 1),
            Self::Weekly { every, days } => {
                (Weekly, PatternType::Week { days }, period(every, 1, 99, "1 to 99 weeks")?)
            }
            Self::Monthly { every, day } => (Monthly, PatternType::Month { day }, months(every, 1)?),
            Self::MonthlyNth { every, days, nth } => {
                (Monthly, PatternType::MonthNth { days, nth }, months(every, 1)?)
            }
            Self::Yearly { every, day, .. } => (Yearly, PatternType::Month { day }, months(every, YEAR)?),
            Self::YearlyNth { every, days, nth, .. } => {
                (Yearly, PatternType::MonthNth { days, nth }, months(every, YEAR)?)
            }
            Self::Pattern { frequency, ref pattern, period } => (frequency, pattern.clone(), period),
        })
    }

    /// A day that fixes the phase of a series that begins on or after `start`: the rule hits its day, week or month.
    fn phase(&self, start: CivilDate) -> Result<CivilDate, BlobBuildError> {
        match *self {
            Self::Yearly { month, .. } | Self::YearlyNth { month, .. } => {
                CivilDate::new(start.year(), month, 1)
                    .ok_or_else(|| BlobBuildError::value("FirstDateTime", "in a month from 1 to 12"))
            }
            _ => Ok(start),
        }
    }

    /// Whether the numbers of `PatternTypeSpecific` are within their range.
    fn check(&self, pattern: &PatternType) -> Result<(), BlobBuildError> {
        const FIELD: &str = "PatternTypeSpecific";
        let most = match *self {
            // A leap year: 29 February is a date.
            Self::Yearly { month, .. } => days_in_month(2000, month),
            _ => 31,
        };
        match *pattern {
            PatternType::Month { day } | PatternType::MonthEnd { day } if !(1..=most).contains(&day) => {
                Err(BlobBuildError::value(FIELD, "a day of the month"))
            }
            PatternType::Week { days } | PatternType::MonthNth { days, .. }
                if days.is_empty() || days.bits() > DayMask::EVERY_DAY.bits() =>
            {
                Err(BlobBuildError::value(FIELD, "a day mask from 0x1 to 0x7f"))
            }
            PatternType::MonthNth { nth, .. } if !(1..=Self::LAST).contains(&nth) => {
                Err(BlobBuildError::value(FIELD, "a number from 1 to 5"))
            }
            _ => Ok(()),
        }
    }
}

/// How a series ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum End {
    Never,
    Count(u32),
    Until(CivilDate),
}

/// Makes a [`RecurrencePattern`]: rule, first date and end, with all fields that follow from them.
///
/// The series begins on the first date of the rule on or after `start`. Where it steps by more than one week, month or
/// year, it is `start` that says which ones count, as in iCalendar: every second Monday from a Friday on begins ten days
/// later.
///
/// ```
/// use imsg::{CivilDate, DayMask, RecurrenceBuilder, RecurrencePattern, RecurrenceRule, Weekday};
/// let days = DayMask::from_iter([Weekday::Tuesday, Weekday::Thursday]);
/// let start = CivilDate::new(2024, 1, 8).unwrap();
/// let pattern = RecurrenceBuilder::new(RecurrenceRule::Weekly { every: 2, days }, start)
///     .first_day_of_week(Weekday::Monday)
///     .count(6)
///     .build()?;
/// assert_eq!(pattern.to_string(), "every 2 weeks on Tuesday and Thursday, 6 times");
/// assert_eq!(pattern.start_date.to_string(), "2024-01-09 00:00");
/// assert_eq!(pattern.end_date.to_string(), "2024-02-08 00:00");
/// let parsed = RecurrencePattern::parse(&pattern.to_bytes())?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value, pattern);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[must_use]
pub struct RecurrenceBuilder {
    rule: RecurrenceRule,
    start: CivilDate,
    end: End,
    first_day_of_week: Weekday,
    calendar: CalendarType,
    from_completion: bool,
}

impl RecurrenceBuilder {
    /// A series by a rule from a date on, without an end, with weeks that begin on Sunday.
    pub fn new(rule: RecurrenceRule, start: CivilDate) -> Self {
        Self {
            rule,
            start,
            end: End::Never,
            first_day_of_week: Weekday::Sunday,
            calendar: CalendarType::Default,
            from_completion: false,
        }
    }

    /// Ends the series after so many dates, deleted ones included.
    pub fn count(mut self, dates: u32) -> Self {
        self.end = End::Count(dates);
        self
    }

    /// Ends the series on a date; it need not be one of the series.
    pub fn until(mut self, last: CivilDate) -> Self {
        self.end = End::Until(last);
        self
    }

    /// Sets the day that weeks begin on, which decides which weeks count where not all do.
    pub fn first_day_of_week(mut self, day: Weekday) -> Self {
        self.first_day_of_week = day;
        self
    }

    /// Sets the calendar; its months must be Gregorian.
    pub fn calendar(mut self, calendar: CalendarType) -> Self {
        self.calendar = calendar;
        self
    }

    /// Makes the next date of a task count from the day that the last one was completed (`SlidingFlag`).
    pub fn from_completion(mut self, from_completion: bool) -> Self {
        self.from_completion = from_completion;
        self
    }

    /// The pattern. `EndDate` of a series that ends on a date is that date, as Outlook has it.
    ///
    /// # Errors
    /// A number of the rule is out of range, its dates can't be computed, or it has no date before its end, or fewer than
    /// asked for before the year 9767.
    pub fn build(&self) -> Result<RecurrencePattern, BlobBuildError> {
        let (frequency, kind, period) = self.rule.parts()?;
        self.rule.check(&kind)?;
        let mut pattern = RecurrencePattern {
            reader_version: VERSION,
            writer_version: VERSION,
            frequency,
            calendar: self.calendar,
            first_date_time: 0,
            period,
            sliding_flag: self.from_completion.into(),
            pattern: kind,
            end: RecurrenceEnd::Never,
            occurrence_count: COUNT_WITHOUT_END,
            first_day_of_week: self.first_day_of_week.number(),
            deleted_dates: Vec::new(),
            modified_dates: Vec::new(),
            start_date: LocalMinutes::new(0),
            end_date: LocalMinutes::NO_END,
            trailing: Vec::new(),
        };
        let no_date = || BlobBuildError::new("StartDate", BlobBuildProblem::NoSuchDate);
        let not_expandable =
            |reason| BlobBuildError::new("PatternType", BlobBuildProblem::NotExpandable(reason));
        let phase = self.rule.phase(self.start)?;
        let mut dates = RecurrenceDates::in_phase(&pattern, phase, self.start).map_err(not_expandable)?;
        pattern.start_date = dates.next().ok_or_else(no_date)?;
        match self.end {
            End::Never => {}
            End::Count(count) => {
                pattern.end = RecurrenceEnd::AfterCount;
                pattern.occurrence_count = count;
            }
            End::Until(last) => {
                pattern.end = RecurrenceEnd::ByDate;
                pattern.end_date = LocalMinutes::midnight_of(last).ok_or_else(no_date)?;
            }
        }
        let dates = pattern.dates().map_err(not_expandable)?;
        pattern.first_date_time = dates.first_date_time().ok_or_else(no_date)?;
        match self.end {
            End::Never => dates.map(drop).next().ok_or_else(no_date)?,
            End::Count(wanted) => {
                let (count, last) = count_dates(dates).ok_or_else(no_date)?;
                if count != wanted {
                    return Err(BlobBuildError::new("OccurrenceCount", BlobBuildProblem::NoSuchDate));
                }
                pattern.end_date = last;
            }
            End::Until(_) => (pattern.occurrence_count, _) = count_dates(dates).ok_or_else(no_date)?,
        }
        Ok(pattern)
    }
}

/// How many dates there are, and the last of them; `None` if there is none.
fn count_dates(dates: RecurrenceDates) -> Option<(u32, LocalMinutes)> {
    dates.fold(None, |found, date| {
        let count = found.map_or(0, |(count, _)| count);
        Some((u32::saturating_add(count, 1), date))
    })
}
