//! Between local time and UTC.
//!
//! A zone is a list of rules by year. Each rule alone would run through all years: its clock is in the half that its last
//! change before an instant began. A rule takes over when the clock of the rule before it shows midnight of 1 January of
//! its year. Local times are converted by trying every offset near by and keeping those that lead back, so that both
//! directions agree by construction.

use std::fmt;

use mapi_props::FileTime;

use super::rule::ZoneRule;
use crate::blob::date::{CivilDate, LocalMinutes};

pub(super) const TICKS_PER_SECOND: u64 = 10_000_000;
const TICKS_PER_MINUTE: u64 = 60 * TICKS_PER_SECOND;
const TICKS_PER_DAY: u64 = 86_400 * TICKS_PER_SECOND;

/// [`TICKS_PER_MINUTE`] and [`TICKS_PER_DAY`] for differences.
const MINUTE: i64 = 600_000_000;
const DAY: i64 = 1440 * MINUTE;

/// A moment of a local clock: ticks of 100 ns since 1601-01-01 00:00 by that clock.
///
/// ```
/// use imsg::{LocalMinutes, LocalTime};
/// let time = LocalTime::from(LocalMinutes::new(0x0D43_3A48));
/// assert_eq!(time.to_string(), "2024-01-24 14:00:00");
/// assert_eq!(time.date().to_string(), "2024-01-24");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocalTime(u64);

impl LocalTime {
    /// From ticks of 100 ns since 1601-01-01 00:00.
    #[must_use]
    pub const fn from_ticks(ticks: u64) -> Self {
        Self(ticks)
    }

    /// Ticks of 100 ns since 1601-01-01 00:00.
    #[must_use]
    pub const fn ticks(self) -> u64 {
        self.0
    }

    /// The local time that a time property holds as if it were UTC, as task dates and birthdays do.
    #[must_use]
    pub const fn from_file_time(time: FileTime) -> Self {
        Self(time.ticks())
    }

    /// Midnight of a date; `None` past the last date that ticks can hold.
    #[must_use]
    pub fn midnight_of(date: CivilDate) -> Option<Self> {
        u64::from(date.to_days()).checked_mul(TICKS_PER_DAY).map(Self)
    }

    /// The date.
    #[must_use]
    pub fn date(self) -> CivilDate {
        CivilDate::from_days(u32::try_from(self.0 / TICKS_PER_DAY).unwrap_or(u32::MAX))
    }

    /// Ticks of 100 ns since midnight.
    #[must_use]
    pub const fn ticks_of_day(self) -> u64 {
        self.0 % TICKS_PER_DAY
    }

    /// The nearest midnight: the date of an all-day event whose zone is not quite known.
    #[must_use]
    pub fn nearest_midnight(self) -> Self {
        let half_day_on = self.0.saturating_add(TICKS_PER_DAY / 2);
        Self(half_day_on.saturating_sub(half_day_on % TICKS_PER_DAY))
    }

    pub(super) fn plus_ticks(self, ticks: u64) -> Option<Self> {
        self.0.checked_add(ticks).map(Self)
    }
}

impl From<LocalMinutes> for LocalTime {
    fn from(minutes: LocalMinutes) -> Self {
        Self(u64::from(minutes.minutes()).saturating_mul(TICKS_PER_MINUTE))
    }
}

impl fmt::Display for LocalTime {
    /// Date and time of day; parts of a second only where there are some.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ticks = self.ticks_of_day();
        let seconds = ticks / TICKS_PER_SECOND;
        write!(f, "{} {:02}:{:02}:{:02}", self.date(), seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        match ticks % TICKS_PER_SECOND {
            0 => Ok(()),
            fraction => f.write_str(format!(".{fraction:07}").trim_end_matches('0')),
        }
    }
}

/// The instant of a local time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UtcTime {
    /// The one instant at which the clock shows that time.
    Unique(FileTime),
    /// The clock skips that time. The instant is that of the clock before the gap, run on: half past two in a gap from two
    /// to three is half past three after it (as [RFC 5545] 3.3.5 has it).
    Gap(FileTime),
    /// The clock shows that time twice.
    Overlap {
        /// The first time, by the clock before the change.
        first: FileTime,
        /// The second time, by the clock after it.
        second: FileTime,
    },
}

impl UtcTime {
    /// One instant: in an overlap the first, in a gap that of the clock before it ([RFC 5545] 3.3.5).
    #[must_use]
    pub const fn instant(self) -> FileTime {
        match self {
            Self::Unique(time) | Self::Gap(time) => time,
            Self::Overlap { first, .. } => first,
        }
    }
}

/// A zone ready for conversions.
///
/// ```
/// use imsg::{CivilDate, LocalTime, TimeZone, TransitionDate, UtcTime, ZoneRule};
/// let mut rule = ZoneRule { bias: -60, daylight_bias: -60, ..ZoneRule::default() };
/// (rule.daylight_date.month, rule.daylight_date.day, rule.daylight_date.hour) = (3, 5, 2);
/// (rule.standard_date.month, rule.standard_date.day, rule.standard_date.hour) = (10, 5, 3);
/// let berlin = TimeZone::from_rule(&rule).unwrap();
/// let noon = LocalTime::from_ticks(LocalTime::midnight_of(CivilDate::new(2024, 7, 1).unwrap()).unwrap().ticks() + 432_000_000_000);
/// let utc = berlin.to_utc(noon).unwrap().instant();
/// assert_eq!(noon.ticks() - utc.ticks(), 2 * 36_000_000_000);
/// assert_eq!(berlin.to_local(utc), Some(noon));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TimeZone {
    /// Rules by the instant from which they hold, in ticks; the first one always.
    spans: Vec<(i64, Offsets)>,
}

/// The offsets of one rule in ticks ahead of UTC.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Offsets {
    standard: i64,
    /// `None` if clocks never change.
    daylight: Option<i64>,
    rule: ZoneRule,
}

impl TimeZone {
    /// A zone of one rule for all years; `None` if its clocks are more than a day from UTC.
    #[must_use]
    pub fn from_rule(rule: &ZoneRule) -> Option<Self> {
        Some(Self { spans: vec![(i64::MIN, Offsets::new(rule)?)] })
    }

    /// A zone of rules by the first year they hold in; the earliest one also holds before. `None` without rules, or if a
    /// clock is more than a day from UTC.
    #[must_use]
    pub fn from_rules(rules: impl IntoIterator<Item = (u32, ZoneRule)>) -> Option<Self> {
        let mut rules: Vec<(u32, ZoneRule)> = rules.into_iter().collect();
        rules.sort_by_key(|&(year, _)| year);
        let mut spans: Vec<(i64, Offsets)> = Vec::new();
        for (year, rule) in rules {
            let offsets = Offsets::new(&rule)?;
            let Some((_, before)) = spans.last() else {
                spans.push((i64::MIN, offsets));
                continue;
            };
            // Years outside the calendar never come, or are over when it begins.
            let new_year = CivilDate::new(year.max(1601), 1, 1).and_then(LocalTime::midnight_of);
            let Some(new_year) = new_year.and_then(|time| i64::try_from(time.ticks()).ok()) else { continue };
            let from = before.instants_of(new_year).before_change();
            while spans.last().is_some_and(|&(earlier, _)| earlier >= from) {
                spans.pop();
            }
            spans.push((if spans.is_empty() { i64::MIN } else { from }, offsets));
        }
        (!spans.is_empty()).then_some(Self { spans })
    }

    /// Minutes that the clock is ahead of UTC at an instant; `None` for times that no date stands for (2^63 and above).
    #[must_use]
    pub fn offset_at(&self, time: FileTime) -> Option<i32> {
        let ticks = i64::try_from(time.ticks()).ok()?;
        i32::try_from(self.ticks_ahead(ticks).checked_div(MINUTE)?).ok()
    }

    /// What the clock shows at an instant; `None` for times that no date stands for, or before 1601 by that clock.
    #[must_use]
    pub fn to_local(&self, time: FileTime) -> Option<LocalTime> {
        let ticks = i64::try_from(time.ticks()).ok()?;
        let local = ticks.checked_add(self.ticks_ahead(ticks))?;
        u64::try_from(local).ok().map(LocalTime)
    }

    /// The instant at which the clock shows a time; `None` for times that no date stands for, or before 1601 in UTC.
    #[must_use]
    pub fn to_utc(&self, time: LocalTime) -> Option<UtcTime> {
        let local = i64::try_from(time.ticks()).ok()?;
        let near = self.span_at(local.saturating_sub(DAY))..=self.span_at(local.saturating_add(DAY));
        let offsets = self.spans.get(near)?.iter().flat_map(|(_, offsets)| offsets.both());
        let instants = Instants::find(local, offsets, |ticks| self.ticks_ahead(ticks));
        let file_time = |ticks: i64| u64::try_from(ticks).ok().map(FileTime::from_ticks);
        Some(match instants {
            Instants::One(instant) => UtcTime::Unique(file_time(instant)?),
            Instants::None(instant) => UtcTime::Gap(file_time(instant)?),
            Instants::Two(first, second) => {
                UtcTime::Overlap { first: file_time(first)?, second: file_time(second)? }
            }
        })
    }

    /// Index of the rule that holds at an instant.
    fn span_at(&self, ticks: i64) -> usize {
        self.spans.partition_point(|&(from, _)| from <= ticks).saturating_sub(1)
    }

    fn ticks_ahead(&self, ticks: i64) -> i64 {
        self.spans.get(self.span_at(ticks)).map_or(0, |(_, offsets)| offsets.ticks_ahead(ticks))
    }
}

impl Offsets {
    fn new(rule: &ZoneRule) -> Option<Self> {
        let ticks = |minutes: i32| i64::from(minutes).saturating_mul(MINUTE);
        let standard = ticks(rule.standard_offset()?);
        let daylight = if rule.has_daylight_time() { Some(ticks(rule.daylight_offset()?)) } else { None };
        Some(Self { standard, daylight, rule: *rule })
    }

    /// Both offsets, or the one there is twice.
    fn both(&self) -> [i64; 2] {
        [self.standard, self.daylight.unwrap_or(self.standard)]
    }

    /// Ticks ahead of UTC at an instant, as if the rule held in all years.
    fn ticks_ahead(&self, ticks: i64) -> i64 {
        let Some(daylight) = self.daylight else { return self.standard };
        let mut last: Option<(i64, i64)> = None;
        let mut next: Option<(i64, i64)> = None;
        for (instant, offset) in self.changes_near(ticks, daylight) {
            if instant <= ticks {
                if last.is_none_or(|(latest, _)| latest <= instant) {
                    last = Some((instant, offset));
                }
            } else if next.is_none_or(|(earliest, _)| instant < earliest) {
                next = Some((instant, offset));
            }
        }
        match (last, next) {
            (Some((_, offset)), _) => offset,
            // Before the first change of all the clock was in the other half.
            (None, Some((_, offset))) if offset == self.standard => daylight,
            (None, _) => self.standard,
        }
    }

    /// The changes in the years around an instant and in the years that absolute dates name: when, and the offset from
    /// then on.
    fn changes_near(&self, ticks: i64, daylight: i64) -> impl Iterator<Item = (i64, i64)> {
        let year = LocalTime(u64::try_from(ticks).unwrap_or(0)).date().year();
        let changes = [
            (self.rule.standard_date, daylight, self.standard),
            (self.rule.daylight_date, self.standard, daylight),
        ];
        changes.into_iter().flat_map(move |(date, before, after)| {
            let absolute = date.is_absolute().then_some(u32::from(date.year));
            let around = if date.is_absolute() { 0 } else { 3 };
            let years = absolute
                .into_iter()
                .chain((0..around).map(move |index| year.saturating_add(index).saturating_sub(1)));
            years.filter_map(move |year| {
                let local = i64::try_from(date.in_year(year)?.ticks()).ok()?;
                Some((local.saturating_sub(before), after))
            })
        })
    }

    /// The instants of a local time by this rule alone.
    fn instants_of(&self, local: i64) -> Instants {
        Instants::find(local, self.both().into_iter(), |ticks| self.ticks_ahead(ticks))
    }
}

/// The instants at which a clock shows a time, in ticks.
enum Instants {
    /// The clock skips it; the instant by the clock before the gap.
    None(i64),
    One(i64),
    /// The first and the last one.
    Two(i64, i64),
}

impl Instants {
    /// Tries each offset and keeps the instants at which it is the offset of the clock.
    fn find(local: i64, offsets: impl Iterator<Item = i64>, ticks_ahead: impl Fn(i64) -> i64) -> Self {
        let mut earliest = i64::MAX;
        let mut found: Option<(i64, i64)> = None;
        for offset in offsets {
            let instant = local.saturating_sub(offset);
            earliest = earliest.min(instant);
            if ticks_ahead(instant) == offset {
                let (first, last) = found.unwrap_or((instant, instant));
                found = Some((first.min(instant), last.max(instant)));
            }
        }
        match found {
            Some((first, last)) if first == last => Self::One(first),
            Some((first, last)) => Self::Two(first, last),
            // The earliest attempt lies before the gap: there the clock before it runs.
            None => Self::None(local.saturating_sub(ticks_ahead(earliest))),
        }
    }

    /// The one instant by the clock before a change.
    fn before_change(self) -> i64 {
        match self {
            Self::None(instant) | Self::One(instant) | Self::Two(instant, _) => instant,
        }
    }
}
