//! Civil dates of the Gregorian calendar from 1601 on, and the minutes that recurrence blobs count in.
//!
//! 1601 begins a cycle of 400 years, so days since 1601-01-01 split into centuries, leap cycles and years without an
//! offset. All arithmetic here is on numbers whose range the types bound.

use std::fmt;

/// Minutes of a day.
pub(super) const DAY: u32 = 1440;

const DAYS_IN_400_YEARS: u32 = 146_097;
const DAYS_IN_CENTURY: u32 = 36_524;
const DAYS_IN_4_YEARS: u32 = 1461;
const DAYS_IN_YEAR: u32 = 365;

/// Days before each month of a year that is no leap year.
const DAYS_BEFORE_MONTH: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A day of the week; numbers as in recurrence blobs and in SYSTEMTIME.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weekday {
    /// Sunday, 0.
    Sunday,
    /// Monday, 1.
    Monday,
    /// Tuesday, 2.
    Tuesday,
    /// Wednesday, 3.
    Wednesday,
    /// Thursday, 4.
    Thursday,
    /// Friday, 5.
    Friday,
    /// Saturday, 6.
    Saturday,
}

impl Weekday {
    /// All days, from Sunday.
    pub const ALL: [Self; 7] = [
        Self::Sunday,
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
    ];

    /// The day of a number from 0 (Sunday) to 6 (Saturday).
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }

    /// Its number, 0 for Sunday.
    #[must_use]
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// Its English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sunday => "Sunday",
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
        }
    }

    /// The weekday of a day counted from 1601-01-01, a Monday.
    #[expect(clippy::arithmetic_side_effects, reason = "a remainder below 7 plus 1")]
    pub(super) fn of_day(day: u32) -> Self {
        Self::from_number((day % 7 + 1) % 7).unwrap_or(Self::Sunday)
    }

    /// How many days this day is after the last `first`, 0 to 6.
    #[expect(clippy::arithmetic_side_effects, reason = "both numbers are below 7")]
    pub(super) fn days_after(self, first: Self) -> u32 {
        (self.number() + 7 - first.number()) % 7
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A date of the Gregorian calendar, not before 1601-01-01.
///
/// ```
/// use imsg::{CivilDate, Weekday};
/// let date = CivilDate::new(2024, 2, 29).unwrap();
/// assert_eq!(date.to_string(), "2024-02-29");
/// assert_eq!(date.weekday(), Weekday::Thursday);
/// assert_eq!(CivilDate::new(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CivilDate {
    year: u32,
    month: u32,
    day: u32,
}

impl CivilDate {
    /// The last day, counted from 1601-01-01, that a FILETIME reaches.
    const MAX_DAY: u32 = 21_350_398;

    /// A date from year, month (1 to 12) and day of the month; `None` if there is no such date, before 1601 or after
    /// 60056.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let valid = (1601..=60_056).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.day
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::of_day(self.to_days())
    }

    /// Days since 1601-01-01.
    #[expect(clippy::arithmetic_side_effects, reason = "years end at 60056: the sum is below 22 million")]
    pub(super) fn to_days(self) -> u32 {
        let years = self.year.saturating_sub(1601);
        let leap_days = years / 4 - years / 100 + years / 400;
        let before =
            DAYS_BEFORE_MONTH.get(self.month.saturating_sub(1) as usize).copied().map_or(0, u32::from);
        let leap_day = u32::from(self.month > 2 && is_leap(self.year));
        years * DAYS_IN_YEAR + leap_days + before + leap_day + self.day.saturating_sub(1)
    }

    /// The date of a day counted from 1601-01-01; days beyond the range of FILETIME give its last day.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the day is bounded above, every divisor is a constant"
    )]
    pub(super) fn from_days(days: u32) -> Self {
        let days = days.min(Self::MAX_DAY);
        let (cycle, days) = (days / DAYS_IN_400_YEARS, days % DAYS_IN_400_YEARS);
        // The last century of a cycle and the last year of a leap cycle are a day longer.
        let century = (days / DAYS_IN_CENTURY).min(3);
        let days = days - century * DAYS_IN_CENTURY;
        let (leap_cycle, days) = (days / DAYS_IN_4_YEARS, days % DAYS_IN_4_YEARS);
        let year_in_cycle = (days / DAYS_IN_YEAR).min(3);
        let day_of_year = days - year_in_cycle * DAYS_IN_YEAR;
        let year = 1601 + cycle * 400 + century * 100 + leap_cycle * 4 + year_in_cycle;
        let mut month = 1;
        let mut day = day_of_year;
        while month < 12 && day >= days_in_month(year, month) {
            day -= days_in_month(year, month);
            month += 1;
        }
        Self { year, month, day: day + 1 }
    }

    /// Months since January 1601.
    #[expect(clippy::arithmetic_side_effects, reason = "years end at 60056")]
    pub(super) fn month_index(self) -> u32 {
        self.year.saturating_sub(1601) * 12 + self.month.saturating_sub(1)
    }

    /// The first day of a month counted from January 1601.
    #[expect(clippy::arithmetic_side_effects, reason = "the divisor is a constant, the month is bounded")]
    pub(super) fn first_of_month(index: u32) -> Self {
        let index = index.min(58_455 * 12 + 11);
        Self { year: 1601 + index / 12, month: index % 12 + 1, day: 1 }
    }

    /// How many days its month has.
    pub(super) fn month_len(self) -> u32 {
        days_in_month(self.year, self.month)
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Whether a year is a leap year.
pub(super) fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days of a month, 1 to 12.
pub(super) fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A moment of a local clock: minutes since 1601-01-01 00:00, as recurrence blobs count ([MS-OXOCAL] 2.2.1.44.1).
///
/// The zone is that of the series; [`TimeZone::to_utc`](crate::TimeZone::to_utc) brings it to UTC.
///
/// ```
/// use imsg::LocalMinutes;
/// let start = LocalMinutes::new(0x0D43_3A48);
/// assert_eq!(start.to_string(), "2024-01-24 14:00");
/// assert_eq!(LocalMinutes::NO_END.to_string(), "4500-12-31 23:59");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocalMinutes(u32);

impl LocalMinutes {
    /// 4500-12-31 23:59, the end of a series that has none.
    pub const NO_END: Self = Self(0x5AE9_80DF);
    /// 4501-01-01 00:00, "no time".
    pub const NONE: Self = Self(0x5AE9_80E0);

    /// From the number as it stands in a blob.
    #[must_use]
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// The number as it stands in a blob.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.0
    }

    /// Midnight of a date; `None` after the last date that the number can hold, 9767-02-16.
    #[must_use]
    pub fn midnight_of(date: CivilDate) -> Option<Self> {
        Self::from_day(date.to_days())
    }

    /// The date.
    #[must_use]
    pub fn date(self) -> CivilDate {
        CivilDate::from_days(self.day())
    }

    /// Minutes since midnight, 0 to 1439.
    #[must_use]
    pub const fn minute_of_day(self) -> u32 {
        self.0 % DAY
    }

    /// Midnight of the same day.
    #[must_use]
    pub const fn midnight(self) -> Self {
        Self(self.0.saturating_sub(self.minute_of_day()))
    }

    /// The time that many minutes later, if the number can hold it.
    #[must_use]
    pub const fn plus(self, minutes: u32) -> Option<Self> {
        match self.0.checked_add(minutes) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// Days since 1601-01-01.
    pub(super) const fn day(self) -> u32 {
        self.0 / DAY
    }

    /// Midnight of a day counted from 1601-01-01.
    pub(super) const fn from_day(day: u32) -> Option<Self> {
        match day.checked_mul(DAY) {
            Some(minutes) => Some(Self(minutes)),
            None => None,
        }
    }
}

impl fmt::Display for LocalMinutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = self.minute_of_day();
        write!(f, "{} {:02}:{:02}", self.date(), minute / 60, minute % 60)
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn walking_day_by_day_agrees_with_the_calendar() {
        let (mut year, mut month, mut day) = (1601, 1, 1);
        for days in 0..1_500_000 {
            let date = CivilDate::from_days(days);
            assert_eq!((date.year(), date.month(), date.day()), (year, month, day), "{days}");
            assert_eq!(date.to_days(), days);
            assert_eq!(CivilDate::new(year, month, day), Some(date));
            day += 1;
            if day > days_in_month(year, month) {
                day = 1;
                month += 1;
            }
            if month > 12 {
                month = 1;
                year += 1;
            }
        }
    }

    #[test]
    fn known_dates_have_their_weekday() {
        for (year, month, day, weekday) in [
            (1601, 1, 1, Weekday::Monday),
            (1970, 1, 1, Weekday::Thursday),
            (2000, 2, 29, Weekday::Tuesday),
            (2024, 1, 9, Weekday::Tuesday),
        ] {
            assert_eq!(CivilDate::new(year, month, day).unwrap().weekday(), weekday);
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for (year, month, day) in [(1600, 12, 31), (1900, 2, 29), (2024, 0, 1), (2024, 13, 1), (2024, 4, 31)]
        {
            assert_eq!(CivilDate::new(year, month, day), None);
        }
        assert_eq!(CivilDate::new(2024, 4, 0), None);
        assert_eq!(CivilDate::new(60_057, 1, 1), None);
    }

    quickcheck! {
        fn months_and_days_agree(index: u16) -> bool {
            let first = CivilDate::first_of_month(u32::from(index));
            first.month_index() == u32::from(index) && CivilDate::from_days(first.to_days()) == first
        }

        fn minutes_split_into_day_and_minute(minutes: u32) -> bool {
            let time = LocalMinutes::new(minutes);
            let midnight = LocalMinutes::midnight_of(time.date());
            midnight == Some(time.midnight()) && time.midnight().plus(time.minute_of_day()) == Some(time)
        }

        fn no_day_is_out_of_range(days: u32) -> bool {
            let date = CivilDate::from_days(days);
            CivilDate::new(date.year(), date.month(), date.day()) == Some(date) || days >= CivilDate::MAX_DAY
        }
    }
}
