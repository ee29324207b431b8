//! Recurrences in English: "every 2 weeks on Tuesday and Thursday, 6 times".

use std::fmt;

use super::appointment::{AppointmentRecurrence, RecurrencePart};
use super::kinds::{DayMask, PatternType, RecurrenceEnd};
use super::pattern::RecurrencePattern;
use crate::blob::date::DAY;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for RecurrencePattern {
    /// The rule in English, with its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Rule(self), End(self))
    }
}

impl fmt::Display for AppointmentRecurrence {
    /// The rule in English, with the time of day and the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Rule(&self.pattern))?;
        if self.last_part >= RecurrencePart::Exceptions {
            write!(f, ", {} to {}", Clock(self.start_time_offset), Clock(self.end_time_offset))?;
        }
        write!(f, "{}", End(&self.pattern))
    }
}

/// The rule without its end.
struct Rule<'a>(&'a RecurrencePattern);

impl fmt::Display for Rule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = self.0;
        match &pattern.pattern {
            PatternType::Day => every(f, pattern.period / DAY, "day")?,
            PatternType::Week { days } => weeks(f, *days, pattern.period)?,
            PatternType::Month { day } | PatternType::HijriMonth { day } => match self.years() {
                Some(years) => {
                    every(f, years, "year")?;
                    match self.month_name() {
                        Some(month) => write!(f, " on {day} {month}")?,
                        None => write!(f, " on day {day} of a month")?,
                    }
                }
                None => {
                    write!(f, "on day {day} of ")?;
                    every(f, pattern.period, "month")?;
                }
            },
            PatternType::MonthEnd { .. } | PatternType::HijriMonthEnd { .. } => {
                self.in_month(f, "last day")?
            }
            PatternType::MonthNth { days, nth } | PatternType::HijriMonthNth { days, nth } => {
                self.in_month(f, &format!("{} {}", ordinal(*nth), Countable(*days)))?;
            }
            PatternType::Other { code, .. } => write!(f, "by an unknown pattern ({code:#x})")?,
        }
        let by_month = !matches!(pattern.pattern, PatternType::Day | PatternType::Week { .. });
        if pattern.pattern.is_hijri() && pattern.calendar.has_gregorian_months() {
            f.write_str(" (hijri calendar)")?;
        } else if by_month && !pattern.calendar.has_gregorian_months() {
            write!(f, " ({} calendar)", pattern.calendar)?;
        }
        if pattern.sliding_flag == 1 { f.write_str(", counted from completion") } else { Ok(()) }
    }
}

impl Rule<'_> {
    /// A day of every so many months or years.
    fn in_month(&self, f: &mut fmt::Formatter<'_>, day: &str) -> fmt::Result {
        match self.years() {
            Some(years) => {
                every(f, years, "year")?;
                write!(f, " on the {day} of {}", self.month_name().unwrap_or("a month"))
            }
            None => {
                write!(f, "on the {day} of ")?;
                every(f, self.0.period, "month")
            }
        }
    }

    /// The period in years, if it is whole years.
    fn years(&self) -> Option<u32> {
        let period = self.0.period;
        (period > 0 && period.is_multiple_of(12)).then_some(period / 12)
    }

    /// The month that a rule of whole years falls in.
    fn month_name(&self) -> Option<&'static str> {
        let month = self.0.dates().ok()?.month_of_year()?;
        MONTHS.get(month).copied()
    }
}

/// The end of a rule, as a clause of its own.
struct End<'a>(&'a RecurrencePattern);

impl fmt::Display for End<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.end, self.0.occurrence_count) {
            (RecurrenceEnd::ByDate, _) => write!(f, ", until {}", self.0.end_date.date()),
            (RecurrenceEnd::AfterCount, 1) => f.write_str(", once"),
            (RecurrenceEnd::AfterCount, count) => write!(f, ", {count} times"),
            _ => Ok(()),
        }
    }
}

/// A time of day as an offset from midnight that may lie days ahead.
struct Clock(u32);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Midnight at the end of the day itself reads as 24:00.
        let (days, minute) = if self.0 == DAY { (0, DAY) } else { (self.0 / DAY, self.0 % DAY) };
        write!(f, "{:02}:{:02}", minute / 60, minute % 60)?;
        match days {
            0 => Ok(()),
            1 => f.write_str(" the next day"),
            _ => write!(f, " {days} days later"),
        }
    }
}

/// A set of days as what can be counted in a month.
struct Countable(DayMask);

impl fmt::Display for Countable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            DayMask::EVERY_DAY => f.write_str("day"),
            DayMask::WEEKDAYS => f.write_str("weekday"),
            DayMask::WEEKEND => f.write_str("weekend day"),
            days => {
                for (index, day) in days.iter().enumerate() {
                    write!(f, "{}{day}", if index == 0 { "" } else { " or " })?;
                }
                Ok(())
            }
        }
    }
}

fn weeks(f: &mut fmt::Formatter<'_>, days: DayMask, period: u32) -> fmt::Result {
    match (period, days) {
        (1, DayMask::EVERY_DAY) => f.write_str("every day"),
        (1, DayMask::WEEKDAYS) => f.write_str("every weekday"),
        _ => {
            every(f, period, "week")?;
            write!(f, " on {days}")
        }
    }
}

fn every(f: &mut fmt::Formatter<'_>, count: u32, unit: &str) -> fmt::Result {
    if count == 1 { write!(f, "every {unit}") } else { write!(f, "every {count} {unit}s") }
}

fn ordinal(nth: u32) -> String {
    match nth {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "last".to_owned(),
        _ => format!("{nth}th"),
    }
}
