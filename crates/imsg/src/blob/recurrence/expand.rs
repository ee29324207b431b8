//! The dates of a rule ([MS-OXOCAL] 2.2.1.44.1): an iterator that steps by period, never day by day through years.

use std::fmt;
use std::iter::FusedIterator;

use super::kinds::{CalendarType, DayMask, PatternType, RecurrenceEnd};
use super::pattern::RecurrencePattern;
use crate::blob::date::{CivilDate, DAY, LocalMinutes, Weekday};

/// The last day that [`LocalMinutes`] can hold, counted from 1601-01-01.
const LAST_DAY: u32 = u32::MAX / DAY;

/// Why the dates of a rule are not computed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum NotExpandable {
    /// The months are those of a calendar other than the Gregorian one, the Hijri calendar for example.
    Calendar(CalendarType),
    /// The number of `PatternType` is unknown.
    Pattern(u16),
    /// The period is zero, or for daily rules not a whole number of days.
    Period(u32),
    /// No day of the week is set.
    Days(DayMask),
    /// The N of "the N-th such day" is not 1 to 5.
    Nth(u32),
    /// The day of the month is zero.
    DayOfMonth(u32),
}

impl fmt::Display for NotExpandable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(calendar) => {
                write!(f, "dates by months of the {calendar} calendar are not computed")
            }
            Self::Pattern(code) => write!(f, "pattern type {code:#x} is unknown"),
            Self::Period(period) => write!(f, "a period of {period:#x} has no dates"),
            Self::Days(days) => write!(f, "day mask {:#x} has no day of the week", days.bits()),
            Self::Nth(nth) => write!(f, "there is no occurrence number {nth:#x} in a month"),
            Self::DayOfMonth(day) => write!(f, "there is no day {day:#x} in a month"),
        }
    }
}

impl std::error::Error for NotExpandable {}

/// A rule with its numbers checked.
#[derive(Clone, Copy, Debug)]
enum Rule {
    /// Every `step` days.
    Days { step: u32 },
    /// The days in the mask, every `step` weeks that begin on `first`.
    Weeks { days: DayMask, first: Weekday, step: u32 },
    /// A day of every `step`-th month, or its last.
    MonthDay { day: u32, step: u32 },
    /// The N-th (5: last) day in the mask of every `step`-th month.
    MonthNth { days: DayMask, nth: u32, step: u32 },
}

/// The dates of a rule as midnights, ascending; made by [`RecurrencePattern::dates`].
#[derive(Clone, Debug)]
pub struct RecurrenceDates {
    rule: Rule,
    /// Phase: a day, a first day of a week, or a month that the rule hits, counted from 1601.
    phase: i64,
    /// The day (days and weeks) or month (months) to try next, counted from 1601.
    at: i64,
    /// No date before this day.
    start: u32,
    /// No date after this day.
    last: u32,
    /// How many dates are left, for a rule that counts them.
    left: Option<u32>,
}

impl RecurrenceDates {
    pub(super) fn new(pattern: &RecurrencePattern) -> Result<Self, NotExpandable> {
        let rule = Rule::new(pattern)?;
        let start = pattern.start_date.day();
        let last = match pattern.end {
            RecurrenceEnd::AfterCount => LAST_DAY,
            RecurrenceEnd::Never | RecurrenceEnd::NeverOld => LocalMinutes::NO_END.day(),
            RecurrenceEnd::ByDate | RecurrenceEnd::Other(_) => pattern.end_date.day(),
        };
        let left = (pattern.end == RecurrenceEnd::AfterCount).then_some(pattern.occurrence_count);
        // `StartDate` is the first date by definition. It decides the phase unless no phase makes it a date.
        let stated = LocalMinutes::new(pattern.first_date_time).day();
        let phase = rule.unit_of(if rule.can_hit(start) { start } else { stated });
        let mut dates = Self { rule, phase, at: 0, start, last, left };
        dates.seek(start);
        Ok(dates)
    }

    /// The dates of a pattern from `start` on, without an end, in the phase in which the rule hits the day, week or month of
    /// another date. What the pattern says of its start, phase and end is not looked at.
    pub(super) fn in_phase(
        pattern: &RecurrencePattern,
        phase: CivilDate,
        start: CivilDate,
    ) -> Result<Self, NotExpandable> {
        let rule = Rule::new(pattern)?;
        let start = start.to_days();
        let phase = rule.unit_of(phase.to_days());
        let mut dates = Self { rule, phase, at: 0, start, last: LAST_DAY, left: None };
        dates.seek(start);
        Ok(dates)
    }

    /// The same dates without those before `from`. Where the rule does not count dates, the ones left out cost nothing.
    #[must_use]
    pub fn starting_at(mut self, from: LocalMinutes) -> Self {
        let day = from.day().saturating_add(u32::from(from.minute_of_day() > 0));
        if day > self.start {
            if self.left.is_some() {
                let mut ahead = self.clone();
                while ahead.next().is_some_and(|date| date.day() < day) {
                    self.clone_from(&ahead);
                }
            } else {
                self.start = day;
                self.seek(day);
            }
        }
        self
    }

    /// `FirstDateTime` as the specification computes it for this rule, if it fits the field.
    pub(super) fn first_date_time(&self) -> Option<u32> {
        let first_day = |unit: i64, modulus: i64| u32::try_from(unit.checked_rem_euclid(modulus)?).ok();
        match self.rule {
            Rule::Days { step } => first_day(self.phase, step.into())?.checked_mul(DAY),
            Rule::Weeks { step, .. } => {
                first_day(self.phase, i64::from(step).saturating_mul(7))?.checked_mul(DAY)
            }
            Rule::MonthDay { step, .. } | Rule::MonthNth { step, .. } => {
                let month = first_day(self.phase, step.into())?;
                LocalMinutes::midnight_of(CivilDate::first_of_month(month)).map(LocalMinutes::minutes)
            }
        }
    }

    /// The month of the year, from 0 for January, that a rule of whole years falls in.
    pub(super) fn month_of_year(&self) -> Option<usize> {
        let month = if self.rule.counts_months() { self.phase.checked_rem_euclid(12) } else { None };
        usize::try_from(month?).ok()
    }

    /// Sets the place to try next to the first unit of the rule that does not end before `day`.
    fn seek(&mut self, day: u32) {
        let unit = self.rule.unit_of(day);
        let ahead = self.phase.saturating_sub(unit).checked_rem_euclid(self.rule.unit_step()).unwrap_or(0);
        self.at = match self.rule {
            // Inside an active week the days before `day` are over.
            Rule::Weeks { .. } if ahead == 0 => day.into(),
            _ => unit.saturating_add(ahead),
        };
    }

    /// The next day of the rule, ends not looked at; `None` past the last day.
    fn advance(&mut self) -> Option<u32> {
        loop {
            let at = u32::try_from(self.at).ok()?;
            let found = match self.rule {
                Rule::Days { step } => {
                    self.at = self.at.saturating_add(step.into());
                    Some(at)
                }
                Rule::Weeks { days, first, step } => {
                    self.at = self.at.saturating_add(1);
                    if u32::try_from(self.at).is_ok_and(|next| Weekday::of_day(next) == first) {
                        self.at = self.at.saturating_add(i64::from(step).saturating_sub(1).saturating_mul(7));
                    }
                    days.contains(Weekday::of_day(at)).then_some(at)
                }
                Rule::MonthDay { day, step } => {
                    self.at = self.at.saturating_add(step.into());
                    Some(day_of_month(at, day))
                }
                Rule::MonthNth { days, nth, step } => {
                    self.at = self.at.saturating_add(step.into());
                    nth_of_month(at, days, nth)
                }
            };
            let begin = if self.rule.counts_months() { CivilDate::first_of_month(at).to_days() } else { at };
            match found {
                _ if begin > self.last => return None,
                Some(day) => return Some(day),
                None => {}
            }
        }
    }
}

impl Iterator for RecurrenceDates {
    type Item = LocalMinutes;

    fn next(&mut self) -> Option<LocalMinutes> {
        if self.left == Some(0) {
            return None;
        }
        loop {
            match self.advance() {
                Some(day) if day < self.start => {}
                Some(day) if day <= self.last => {
                    self.left = self.left.map(|left| left.saturating_sub(1));
                    return LocalMinutes::from_day(day);
                }
                _ => {
                    self.left = Some(0);
                    return None;
                }
            }
        }
    }
}

impl FusedIterator for RecurrenceDates {}

impl Rule {
    fn new(pattern: &RecurrencePattern) -> Result<Self, NotExpandable> {
        let kind = &pattern.pattern;
        let calendar = pattern.calendar;
        if kind.is_hijri() {
            let gregorian = calendar.has_gregorian_months();
            return Err(NotExpandable::Calendar(if gregorian { CalendarType::Hijri } else { calendar }));
        }
        let step = pattern.period;
        if step == 0 {
            return Err(NotExpandable::Period(step));
        }
        // Days and weeks are the same in every calendar.
        let months =
            || if calendar.has_gregorian_months() { Ok(()) } else { Err(NotExpandable::Calendar(calendar)) };
        let mask = |days: DayMask| if days.is_empty() { Err(NotExpandable::Days(days)) } else { Ok(days) };
        match *kind {
            PatternType::Day if step.is_multiple_of(DAY) => Ok(Self::Days { step: step / DAY }),
            PatternType::Day => Err(NotExpandable::Period(step)),
            PatternType::Week { days } => {
                let first = Weekday::from_number(pattern.first_day_of_week).unwrap_or(Weekday::Sunday);
                Ok(Self::Weeks { days: mask(days)?, first, step })
            }
            PatternType::Month { day } => {
                months()?;
                if day == 0 { Err(NotExpandable::DayOfMonth(day)) } else { Ok(Self::MonthDay { day, step }) }
            }
            PatternType::MonthEnd { .. } => months().map(|()| Self::MonthDay { day: 31, step }),
            PatternType::MonthNth { days, nth } => {
                months()?;
                let days = mask(days)?;
                if (1..=5).contains(&nth) {
                    Ok(Self::MonthNth { days, nth, step })
                } else {
                    Err(NotExpandable::Nth(nth))
                }
            }
            _ => Err(NotExpandable::Pattern(kind.code())),
        }
    }

    fn counts_months(&self) -> bool {
        matches!(self, Self::MonthDay { .. } | Self::MonthNth { .. })
    }

    /// What the rule steps through, for the day: the day itself, the first day of its week, or its month.
    fn unit_of(&self, day: u32) -> i64 {
        match self {
            Self::Days { .. } => day.into(),
            Self::Weeks { first, .. } => {
                i64::from(day).saturating_sub(Weekday::of_day(day).days_after(*first).into())
            }
            Self::MonthDay { .. } | Self::MonthNth { .. } => CivilDate::from_days(day).month_index().into(),
        }
    }

    /// How far apart the units are that the rule hits: days, days, or months.
    fn unit_step(&self) -> i64 {
        match *self {
            Self::Days { step } | Self::MonthDay { step, .. } | Self::MonthNth { step, .. } => step.into(),
            Self::Weeks { step, .. } => i64::from(step).saturating_mul(7),
        }
    }

    /// Whether the day is a date of the rule in some phase.
    fn can_hit(&self, day: u32) -> bool {
        let month = CivilDate::from_days(day).month_index();
        match *self {
            Self::Days { .. } => true,
            Self::Weeks { days, .. } => days.contains(Weekday::of_day(day)),
            Self::MonthDay { day: wanted, .. } => day_of_month(month, wanted) == day,
            Self::MonthNth { days, nth, .. } => nth_of_month(month, days, nth) == Some(day),
        }
    }
}

/// A day of the month, or its last day if it is shorter.
fn day_of_month(month: u32, day: u32) -> u32 {
    let first = CivilDate::first_of_month(month);
    first.to_days().saturating_add(day.min(first.month_len()).saturating_sub(1))
}

/// The N-th (5: last) day of the month that the mask holds.
fn nth_of_month(month: u32, days: DayMask, nth: u32) -> Option<u32> {
    let first = CivilDate::first_of_month(month);
    let begin = first.to_days();
    let mut hits =
        (begin..begin.saturating_add(first.month_len())).filter(|&day| days.contains(Weekday::of_day(day)));
    if nth == 5 { hits.next_back() } else { hits.nth(usize::try_from(nth).ok()?.checked_sub(1)?) }
}
