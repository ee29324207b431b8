//! Calendar dates and times out of FILETIME and floating time, by civil-date arithmetic in UTC.

use std::fmt;

use cfb_core::FileTime;

/// Ticks of 100 ns in a second and a day.
const TICKS_PER_SECOND: u64 = 10_000_000;
const TICKS_PER_DAY: u64 = 86_400 * TICKS_PER_SECOND;
/// Days between 0000-03-01 and 1601-01-01, and between 0000-03-01 and 1899-12-30, in the Gregorian calendar.
const DAYS_TO_1601: i64 = 584_694;
const DAYS_TO_1899_12_30: i64 = 693_899;
/// Days in 400, 100 and 4 years that start on the first of March.
const DAYS_PER_400_YEARS: i64 = 146_097;
/// Outlook's "no date": 4501-01-01T00:00:00Z.
const NO_DATE: u64 = 0x0CB3_4557_A3DD_4000;

/// What a property bag needs of a FILETIME beyond its ticks ([MS-OXCDATA] 2.11.1, PtypTime).
///
/// ```
/// use mapi_props::{FileTime, FileTimeExt};
/// let time = FileTime::from_ticks(128_262_877_735_000_000);
/// assert_eq!(time.to_rfc3339().as_deref(), Some("2007-06-14T09:42:53.5Z"));
/// assert!(FileTime::from_ticks(0x0CB3_4557_A3DD_4000).is_none_marker());
/// assert_eq!(FileTime::from_ticks(u64::MAX).to_rfc3339(), None);
/// ```
#[expect(clippy::wrong_self_convention, reason = "FileTime is Copy, as the inherent methods of it take self")]
pub trait FileTimeExt: sealed::Sealed {
    /// Whether the value stands for "no time": 0, 4501-01-01T00:00Z (what Outlook writes) or 0x7FFFFFFFFFFFFFFF.
    fn is_none_marker(self) -> bool;
    /// Date and time of day in UTC; `None` after the year 9999.
    fn to_calendar(self) -> Option<CalendarTime>;
    /// RFC 3339 text in UTC with up to seven decimals, trailing zeros cut; `None` after the year 9999.
    fn to_rfc3339(self) -> Option<String>;
    /// Whole seconds since 1970-01-01T00:00Z (rounded down) and the nanoseconds of the second.
    fn to_unix(self) -> (i64, u32);
    /// The FILETIME of a Unix time; `None` before 1601 or where 64 bits do not hold it. Nanoseconds are cut to
    /// 100 ns.
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<FileTime>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for cfb_core::FileTime {}
}

/// Seconds between 1601-01-01 and 1970-01-01.
const UNIX_EPOCH_SECONDS: i64 = 11_644_473_600;

impl FileTimeExt for FileTime {
    fn is_none_marker(self) -> bool {
        matches!(self.ticks(), 0 | NO_DATE | 0x7FFF_FFFF_FFFF_FFFF)
    }

    fn to_calendar(self) -> Option<CalendarTime> {
        let days = i64::try_from(self.ticks() / TICKS_PER_DAY).ok()?;
        CalendarTime::from_days_and_ticks(DAYS_TO_1601.checked_add(days)?, self.ticks() % TICKS_PER_DAY)
    }

    fn to_rfc3339(self) -> Option<String> {
        self.to_calendar().map(|time| format!("{time}Z"))
    }

    fn to_unix(self) -> (i64, u32) {
        let seconds = i64::try_from(self.ticks() / TICKS_PER_SECOND).unwrap_or(i64::MAX);
        let nanoseconds = u32::try_from(self.ticks() % TICKS_PER_SECOND).unwrap_or(0).saturating_mul(100);
        (seconds.saturating_sub(UNIX_EPOCH_SECONDS), nanoseconds)
    }

    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<FileTime> {
        let seconds = u64::try_from(seconds.checked_add(UNIX_EPOCH_SECONDS)?).ok()?;
        let ticks = seconds.checked_mul(TICKS_PER_SECOND)?.checked_add(u64::from(nanoseconds / 100))?;
        Some(FileTime::from_ticks(ticks))
    }
}

/// A date and a time of day, without a time zone. Years run from 0 to 9999.
///
/// `Display` gives `2007-06-14T09:42:53.5`: up to seven decimals, trailing zeros cut.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CalendarTime {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
    /// Units of 100 ns within the second, 0 to 9,999,999.
    pub ticks: u32,
}

impl CalendarTime {
    /// From days since 0000-03-01 and 100 ns ticks of the day.
    fn from_days_and_ticks(days: i64, ticks_of_day: u64) -> Option<Self> {
        // Years are counted from the first of March, so that the leap day is the last one of a year.
        let era = days.div_euclid(DAYS_PER_400_YEARS);
        let day_of_era = days.rem_euclid(DAYS_PER_400_YEARS);
        let leap_corrected = day_of_era
            .checked_sub(day_of_era / 1460)?
            .checked_add(day_of_era / 36_524)?
            .checked_sub(day_of_era / 146_096)?;
        let year_of_era = leap_corrected / 365;
        let days_before =
            year_of_era.checked_mul(365)?.checked_add(year_of_era / 4)?.checked_sub(year_of_era / 100)?;
        let day_of_year = day_of_era.checked_sub(days_before)?;
        let march_month = day_of_year.checked_mul(5)?.checked_add(2)? / 153;
        let first_of_month = march_month.checked_mul(153)?.checked_add(2)? / 5;
        let day = day_of_year.checked_sub(first_of_month)?.checked_add(1)?;
        let month =
            if march_month < 10 { march_month.checked_add(3)? } else { march_month.checked_sub(9)? };
        let year = era.checked_mul(400)?.checked_add(year_of_era)?.checked_add(i64::from(month <= 2))?;
        let seconds = ticks_of_day / TICKS_PER_SECOND;
        Some(Self {
            year: u16::try_from(year).ok().filter(|year| *year <= 9999)?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
            hour: u8::try_from(seconds / 3600).ok()?,
            minute: u8::try_from(seconds / 60 % 60).ok()?,
            second: u8::try_from(seconds % 60).ok()?,
            ticks: u32::try_from(ticks_of_day % TICKS_PER_SECOND).ok()?,
        })
    }

    /// The FILETIME of this date and time read as UTC; `None` before 1601 and where a field is out of its range.
    ///
    /// ```
    /// use mapi_props::{FileTime, FileTimeExt};
    /// let time = FileTime::from_ticks(128_262_949_735_000_001);
    /// assert_eq!(time.to_calendar().and_then(|fields| fields.to_file_time()), Some(time));
    /// ```
    #[must_use]
    pub fn to_file_time(&self) -> Option<FileTime> {
        let in_range = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
            && u64::from(self.ticks) < TICKS_PER_SECOND;
        if !in_range || self.year > 9999 {
            return None;
        }
        let month = i64::from(self.month);
        let year = i64::from(self.year).checked_sub(i64::from(month <= 2))?;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let march_month = if month > 2 { month.checked_sub(3)? } else { month.checked_add(9)? };
        let day_of_year = (march_month.checked_mul(153)?.checked_add(2)? / 5)
            .checked_add(i64::from(self.day))?
            .checked_sub(1)?;
        let days = era
            .checked_mul(DAYS_PER_400_YEARS)?
            .checked_add(year_of_era.checked_mul(365)?)?
            .checked_add(year_of_era / 4)?
            .checked_sub(year_of_era / 100)?
            .checked_add(day_of_year)?
            .checked_sub(DAYS_TO_1601)?;
        let seconds = u64::from(self.hour)
            .checked_mul(3600)?
            .checked_add(u64::from(self.minute).checked_mul(60)?)?
            .checked_add(u64::from(self.second))?;
        let ticks = u64::try_from(days)
            .ok()?
            .checked_mul(TICKS_PER_DAY)?
            .checked_add(seconds.checked_mul(TICKS_PER_SECOND)?)?
            .checked_add(u64::from(self.ticks))?;
        Some(FileTime::from_ticks(ticks))
    }
}

impl fmt::Display for CalendarTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, ticks } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if *ticks != 0 {
            let decimals = format!("{ticks:07}");
            write!(f, ".{}", decimals.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A PtypFloatingTime value: days since 1899-12-30 with the time of day as fraction ([MS-OXCDATA] 2.11.1).
///
/// The fraction counts forward from midnight even in negative values: -1.25 is 1899-12-29 06:00.
///
/// ```
/// use mapi_props::FloatingTime;
/// assert_eq!(FloatingTime::new(-1.25).to_calendar().unwrap().to_string(), "1899-12-29T06:00:00");
/// assert_eq!(FloatingTime::new(39247.5).to_calendar().unwrap().to_string(), "2007-06-14T12:00:00");
/// assert_eq!(FloatingTime::new(f64::NAN).to_calendar(), None);
/// ```
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct FloatingTime(f64);

impl FloatingTime {
    /// From days since 1899-12-30.
    #[must_use]
    pub const fn new(days: f64) -> Self {
        Self(days)
    }

    /// The value as stored: days since 1899-12-30.
    #[must_use]
    pub const fn days(self) -> f64 {
        self.0
    }

    /// Date and time of day, rounded to milliseconds; `None` outside the years 0 to 9999. The time zone is not
    /// part of the value.
    #[must_use]
    pub fn to_calendar(self) -> Option<CalendarTime> {
        // Four million days reach beyond the year 9999 on both sides; this refuses NaN and infinities too.
        if self.0.is_nan() || self.0.abs() > 4_000_000.0 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "below four million and whole")]
        let days = self.0.trunc() as i64;
        let milliseconds = (self.0.fract().abs() * 86_400_000.0).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 86,400,000 and whole"
        )]
        let milliseconds = milliseconds as u64;
        let days =
            DAYS_TO_1899_12_30.checked_add(days)?.checked_add(i64::from(milliseconds >= 86_400_000))?;
        CalendarTime::from_days_and_ticks(days, (milliseconds % 86_400_000).checked_mul(10_000)?)
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    fn text(ticks: u64) -> Option<String> {
        FileTime::from_ticks(ticks).to_rfc3339()
    }

    #[test]
    fn known_instants_have_their_dates() {
        assert_eq!(text(0).as_deref(), Some("1601-01-01T00:00:00Z"));
        assert_eq!(text(116_444_736_000_000_000).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(text(NO_DATE).as_deref(), Some("4501-01-01T00:00:00Z"));
        assert_eq!(text(0x01D8_C0A8_D3C6_8000).as_deref(), Some("2022-09-04T21:53:54.7469824Z"));
        assert_eq!(text(125_963_423_999_999_999).as_deref(), Some("2000-02-29T23:59:59.9999999Z"));
    }

    #[test]
    fn last_tick_of_9999_is_the_last_date() {
        let last = 2_650_467_743_999_999_999;
        assert_eq!(text(last).as_deref(), Some("9999-12-31T23:59:59.9999999Z"));
        assert_eq!(text(last + 1), None);
        assert_eq!(text(u64::MAX), None);
    }

    #[test]
    fn unix_times_round_down() {
        assert_eq!(FileTime::from_ticks(116_444_736_000_000_000 - 1).to_unix(), (-1, 999_999_900));
        assert_eq!(FileTime::from_unix(0, 199), Some(FileTime::from_ticks(116_444_736_000_000_001)));
        assert_eq!(FileTime::from_unix(i64::MIN, 0), None);
        assert_eq!(FileTime::from_unix(i64::MAX, 0), None);
    }

    #[test]
    fn dates_that_do_not_exist_have_no_file_time() {
        let good = CalendarTime { year: 2023, month: 2, day: 28, hour: 0, minute: 0, second: 0, ticks: 0 };
        assert!(good.to_file_time().is_some());
        assert_eq!(CalendarTime { day: 29, ..good }.to_file_time(), None);
        assert_eq!(CalendarTime { month: 13, ..good }.to_file_time(), None);
        assert_eq!(CalendarTime { year: 1600, ..good }.to_file_time(), None);
        assert!(CalendarTime { year: 2024, day: 29, ..good }.to_file_time().is_some());
    }

    #[test]
    fn floating_time_counts_the_fraction_forward() {
        let show = |days: f64| FloatingTime::new(days).to_calendar().map(|time| time.to_string());
        assert_eq!(show(0.0).as_deref(), Some("1899-12-30T00:00:00"));
        assert_eq!(show(-0.25).as_deref(), Some("1899-12-30T06:00:00"));
        assert_eq!(show(2.75).as_deref(), Some("1900-01-01T18:00:00"));
        assert_eq!(show(0.999_999_999_9).as_deref(), Some("1899-12-31T00:00:00"));
        assert_eq!(show(-657_435.0).as_deref(), Some("0099-12-31T00:00:00"));
        assert_eq!(show(2_958_466.0), None);
        assert_eq!(show(f64::INFINITY), None);
    }

    quickcheck! {
        fn calendar_and_ticks_agree_both_ways(ticks: u64) -> bool {
            let time = FileTime::from_ticks(ticks % 2_650_467_744_000_000_000);
            time.to_calendar().and_then(|fields| fields.to_file_time()) == Some(time)
        }

        fn unix_and_ticks_agree_both_ways(ticks: u64) -> bool {
            let time = FileTime::from_ticks(ticks);
            let (seconds, nanoseconds) = time.to_unix();
            FileTime::from_unix(seconds, nanoseconds) == Some(time)
        }

        fn later_ticks_are_later_dates(a: u64, b: u64) -> bool {
            let (a, b) = (a % 2_650_467_744_000_000_000, b % 2_650_467_744_000_000_000);
            let (x, y) = (FileTime::from_ticks(a).to_calendar(), FileTime::from_ticks(b).to_calendar());
            a.cmp(&b) == x.cmp(&y)
        }
    }
}
