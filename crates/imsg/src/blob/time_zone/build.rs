//! Zones made from offsets, dates and names.

use super::definition::{RULE_SIZE, TimeZoneDefinition, TimeZoneRule, TimeZoneRuleFlags};
use super::rule::ZoneRule;
use super::transition::TransitionDate;
use super::zone_struct::TimeZoneStruct;
use crate::blob::build_error::{BlobBuildError, checked_len};
use crate::blob::date::{CivilDate, Weekday};
use crate::blob::text::Text16;

/// The most UTF-16 units that the name of a zone has.
const LONGEST_NAME: usize = 260;

/// The most rules that a zone has.
const MOST_RULES: usize = 1024;

/// The first year there is, for a rule that has always held.
const FIRST_YEAR: u16 = 1601;

/// `X` as Outlook writes it: behind the year it reads as the SYSTEMTIME of 1 January.
const NEW_YEAR: [u8; 14] = [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Names that Windows has for zones by offset alone, in minutes east of UTC.
const NAMES: [(i32, &str); 7] = [
    (-660, "UTC-11"),
    (-540, "UTC-09"),
    (-480, "UTC-08"),
    (-120, "UTC-02"),
    (0, "UTC"),
    (720, "UTC+12"),
    (780, "UTC+13"),
];

impl TransitionDate {
    /// A change on a day of the week in every year: the N-th such day of the month (1 to 4), or its last (5), by the clock
    /// that runs before the change.
    ///
    /// ```
    /// use imsg::{TransitionDate, Weekday};
    /// // The last Sunday in March, at two.
    /// let date = TransitionDate::every_year(3, 5, Weekday::Sunday, (2, 0))?;
    /// assert_eq!(date.in_year(2024).unwrap().to_string(), "2024-03-31 02:00:00");
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    ///
    /// # Errors
    /// There is no such month, day or time of day.
    pub fn every_year(
        month: u16,
        nth: u16,
        weekday: Weekday,
        (hour, minute): (u16, u16),
    ) -> Result<Self, BlobBuildError> {
        let day_of_week = u16::try_from(weekday.number()).unwrap_or_default();
        Self { year: 0, month, day_of_week, day: nth, hour, minute, second: 0, millisecond: 0 }.checked()
    }

    /// A change in one year only, by the clock that runs before it.
    ///
    /// # Errors
    /// There is no such time of day, or the year is above 30827, the last that the structure can hold.
    pub fn once(date: CivilDate, (hour, minute): (u16, u16)) -> Result<Self, BlobBuildError> {
        let number = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
        let year = u16::try_from(date.year()).ok().filter(|year| *year <= 30_827);
        let year = year.ok_or_else(|| BlobBuildError::value("wYear", "1601 to 30827"))?;
        let day_of_week = number(date.weekday().number());
        let (month, day) = (number(date.month()), number(date.day()));
        Self { year, month, day_of_week, day, hour, minute, second: 0, millisecond: 0 }.checked()
    }

    fn checked(self) -> Result<Self, BlobBuildError> {
        if !self.is_none() && self.is_sound() {
            Ok(self)
        } else {
            Err(BlobBuildError::value("SYSTEMTIME", "a date at which clocks can change"))
        }
    }
}

impl ZoneRule {
    /// A clock that never changes, so many minutes ahead of UTC; behind it if negative.
    ///
    /// # Errors
    /// The clock is more than a day from UTC.
    pub fn fixed(minutes_east: i32) -> Result<Self, BlobBuildError> {
        let rule = Self { bias: minutes_east.saturating_neg(), ..Self::default() };
        rule.standard_offset().map(|_| rule).ok_or_else(|| offset_error("lBias"))
    }

    /// A clock with daylight time: minutes ahead of UTC in standard and in daylight time, and when each begins.
    ///
    /// ```
    /// use imsg::{TransitionDate, Weekday, ZoneRule};
    /// let berlin = ZoneRule::with_daylight(
    ///     (60, TransitionDate::every_year(10, 5, Weekday::Sunday, (3, 0))?),
    ///     (120, TransitionDate::every_year(3, 5, Weekday::Sunday, (2, 0))?),
    /// )?;
    /// assert_eq!((berlin.bias, berlin.standard_bias, berlin.daylight_bias), (-60, 0, -60));
    /// assert!(berlin.has_daylight_time());
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    ///
    /// # Errors
    /// A clock is more than a day from UTC, or the two dates are not two dates at which clocks can change.
    pub fn with_daylight(
        (standard_minutes, standard_date): (i32, TransitionDate),
        (daylight_minutes, daylight_date): (i32, TransitionDate),
    ) -> Result<Self, BlobBuildError> {
        let rule = Self {
            bias: standard_minutes.saturating_neg(),
            standard_bias: 0,
            daylight_bias: standard_minutes.saturating_sub(daylight_minutes),
            standard_date,
            daylight_date,
        };
        rule.standard_offset().ok_or_else(|| offset_error("lBias"))?;
        rule.daylight_offset().ok_or_else(|| offset_error("lDaylightBias"))?;
        if rule.has_daylight_time() {
            Ok(rule)
        } else {
            Err(BlobBuildError::value("stDaylightDate", "a date other than that of standard time"))
        }
    }
}

fn offset_error(field: &'static str) -> BlobBuildError {
    BlobBuildError::value(field, "at most a day from UTC")
}

impl TimeZoneStruct {
    /// The zone of a series by its rule.
    ///
    /// ```
    /// use imsg::{TimeZoneStruct, ZoneRule};
    /// let zone = TimeZoneStruct::new(ZoneRule::fixed(330)?);
    /// assert_eq!(zone.to_bytes().len(), 48);
    /// assert_eq!(TimeZoneStruct::parse(&zone.to_bytes())?.value, zone);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(rule: ZoneRule) -> Self {
        let (standard_year, daylight_year) = (rule.standard_date.year, rule.daylight_date.year);
        Self { rule, standard_year, daylight_year, trailing: Vec::new() }
    }
}

impl TimeZoneDefinition {
    /// A zone by its name in Windows, such as "Pacific Standard Time", and its rules, each with the first year it holds in,
    /// ascending. The last one is flagged as effective, as PidLidAppointmentTimeZoneDefinitionStartDisplay and
    /// ...EndDisplay have it.
    ///
    /// ```
    /// use imsg::{TimeZoneDefinition, ZoneRule};
    /// let india = TimeZoneDefinition::new("India Standard Time", [(1601, ZoneRule::fixed(330)?)])?;
    /// let parsed = TimeZoneDefinition::parse(&india.to_bytes())?;
    /// assert!(parsed.findings.is_empty());
    /// assert_eq!(parsed.value, india);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The name has more than 260 UTF-16 units, there is no rule, there are more than 1024, or their years do not ascend.
    pub fn new(
        key_name: impl Into<Text16>,
        rules: impl IntoIterator<Item = (u16, ZoneRule)>,
    ) -> Result<Self, BlobBuildError> {
        let key_name = key_name.into();
        let units = checked_len("cchKeyName", key_name.units().len(), LONGEST_NAME)?;
        let mut rules: Vec<TimeZoneRule> =
            rules.into_iter().map(|(year, rule)| TimeZoneRule::new(year, rule)).collect();
        let ascends = |pair: &[TimeZoneRule]| matches!(pair, [a, b] if a.year < b.year);
        if !rules.windows(2).all(ascends) {
            return Err(BlobBuildError::value("wYear", "above that of the rule before"));
        }
        let count = checked_len("cRules", rules.len(), MOST_RULES)?;
        match rules.last_mut() {
            Some(last) => last.flags = TimeZoneRuleFlags::EFFECTIVE,
            None => return Err(BlobBuildError::value("cRules", "at least 1")),
        }
        let header_size = units.saturating_mul(2).saturating_add(6);
        Ok(Self {
            major_version: 2,
            minor_version: 1,
            header_size: u16::try_from(header_size).unwrap_or(u16::MAX),
            reserved: 2,
            key_name,
            header_extra: Vec::new(),
            rule_count: u16::try_from(count).unwrap_or(u16::MAX),
            rules,
            trailing: Vec::new(),
        })
    }

    /// A zone whose clock is always so many minutes ahead of UTC; behind it if negative. Its name is that of Windows where
    /// Windows has one without a place, such as "UTC" or "UTC+12", else of the form "UTC+05:30".
    ///
    /// ```
    /// use imsg::TimeZoneDefinition;
    /// assert_eq!(TimeZoneDefinition::from_utc_offset(0)?.key_name, "UTC".into());
    /// assert_eq!(TimeZoneDefinition::from_utc_offset(-210)?.key_name, "UTC-03:30".into());
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    ///
    /// # Errors
    /// The clock is more than a day from UTC.
    pub fn from_utc_offset(minutes_east: i32) -> Result<Self, BlobBuildError> {
        let rule = ZoneRule::fixed(minutes_east)?;
        let name = match NAMES.iter().find(|(minutes, _)| *minutes == minutes_east) {
            Some((_, name)) => (*name).to_owned(),
            None => {
                let sign = if minutes_east < 0 { '-' } else { '+' };
                let minutes = minutes_east.unsigned_abs();
                format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        Self::new(name, [(FIRST_YEAR, rule)])
    }

    /// The same zone as that of a series (PidLidAppointmentTimeZoneDefinitionRecur): the effective rule is also flagged as
    /// the one that the series was made with.
    ///
    /// ```
    /// use imsg::{TimeZoneDefinition, TimeZoneRuleFlags};
    /// let zone = TimeZoneDefinition::from_utc_offset(60)?.of_series();
    /// assert!(zone.rules[0].flags.contains(TimeZoneRuleFlags::OF_SERIES));
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    #[must_use]
    pub fn of_series(mut self) -> Self {
        let effective = self.effective_rule().map(|rule| rule.year);
        for rule in &mut self.rules {
            let both = TimeZoneRuleFlags::OF_SERIES.bits() | TimeZoneRuleFlags::EFFECTIVE.bits();
            let flags = if Some(rule.year) == effective {
                rule.flags.bits() | both
            } else {
                rule.flags.bits() & !both
            };
            rule.flags = TimeZoneRuleFlags::new(flags);
        }
        self
    }
}

impl TimeZoneRule {
    /// A rule from the first year it holds in, without flags.
    fn new(year: u16, rule: ZoneRule) -> Self {
        Self {
            major_version: 2,
            minor_version: 1,
            size: RULE_SIZE,
            flags: TimeZoneRuleFlags::new(0),
            year,
            x: NEW_YEAR,
            rule,
            extra: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::blob::tests::hex;

    fn pacific() -> ZoneRule {
        let date = |month, nth| TransitionDate::every_year(month, nth, Weekday::Sunday, (2, 0)).unwrap();
        ZoneRule::with_daylight((-480, date(11, 1)), (-420, date(3, 2))).unwrap()
    }

    #[test]
    fn pacific_time_has_the_bytes_that_outlook_writes() {
        let zone = TimeZoneDefinition::new("Pacific Standard Time", [(2007, pacific())]).unwrap();
        let display = hex(
            "02 01 30 00 02 00 15 00 50 00 61 00 63 00 69 00 66 00 69 00 63 00 20 00 53 00 74 00 61 00 6E 00 \
             64 00 61 00 72 00 64 00 20 00 54 00 69 00 6D 00 65 00 01 00 02 01 3E 00 02 00 D7 07 01 00 00 00 \
             01 00 00 00 00 00 00 00 00 00 E0 01 00 00 00 00 00 00 C4 FF FF FF 00 00 0B 00 00 00 01 00 02 00 \
             00 00 00 00 00 00 00 00 03 00 00 00 02 00 02 00 00 00 00 00 00 00",
        );
        assert_eq!(zone.to_bytes(), display);
        assert_eq!(zone.of_series().rules[0].flags.bits(), 3);
        let series = hex(
            "E0 01 00 00 00 00 00 00 C4 FF FF FF 00 00 00 00 0B 00 00 00 01 00 02 00 00 00 00 00 00 00 00 00 \
             00 00 03 00 00 00 02 00 02 00 00 00 00 00 00 00",
        );
        assert_eq!(TimeZoneStruct::new(pacific()).to_bytes(), series);
    }

    #[test]
    fn impossible_dates_and_offsets_are_refused() {
        for (month, nth, time) in [
            (0, 1, (2, 0)),
            (13, 1, (2, 0)),
            (3, 0, (2, 0)),
            (3, 6, (2, 0)),
            (3, 5, (24, 0)),
            (3, 5, (2, 60)),
        ] {
            assert!(
                TransitionDate::every_year(month, nth, Weekday::Sunday, time).is_err(),
                "{month} {nth} {time:?}"
            );
        }
        assert!(TransitionDate::once(CivilDate::new(30_828, 1, 1).unwrap(), (2, 0)).is_err());
        for minutes in [1441, -1441, i32::MIN, i32::MAX] {
            assert!(
                ZoneRule::fixed(minutes).is_err() && TimeZoneDefinition::from_utc_offset(minutes).is_err()
            );
        }
        let date = pacific().standard_date;
        assert!(ZoneRule::with_daylight((0, date), (60, date)).is_err());
        assert!(ZoneRule::with_daylight((0, date), (2000, pacific().daylight_date)).is_err());
        assert!(ZoneRule::with_daylight((0, date), (60, TransitionDate::default())).is_err());
    }

    #[test]
    fn date_of_one_year_changes_the_clock_in_that_year() {
        let date = TransitionDate::once(CivilDate::new(2024, 2, 29).unwrap(), (1, 30)).unwrap();
        assert_eq!(date.in_year(2024).unwrap().to_string(), "2024-02-29 01:30:00");
        assert_eq!(date.in_year(2025), None);
        let rule = ZoneRule::with_daylight((60, pacific().standard_date), (120, date)).unwrap();
        assert_eq!(TimeZoneStruct::new(rule).daylight_year, 2024);
    }

    #[test]
    fn names_and_rules_have_limits() {
        let rules = |count: u16| (0..count).map(|year| (1601 + year, ZoneRule::default()));
        assert!(TimeZoneDefinition::new("x".repeat(260), rules(1024)).is_ok());
        for (name, count, field) in [(261, 1, "cchKeyName"), (1, 0, "cRules"), (1, 1025, "cRules")] {
            let error = TimeZoneDefinition::new("x".repeat(name), rules(count)).unwrap_err();
            assert_eq!(error.field(), field);
        }
        let twice = [(2000, ZoneRule::default()), (2000, ZoneRule::default())];
        assert_eq!(TimeZoneDefinition::new("x", twice).unwrap_err().field(), "wYear");
    }

    quickcheck! {
        fn zones_read_back(name: String, years: Vec<u8>, offset: i16, daylight: bool) -> bool {
            let name: String = name.chars().take(100).collect();
            let rule = |year: u8| {
                let offset = i32::from(offset) % 1380 + i32::from(year) % 60;
                if daylight { ZoneRule { bias: offset, ..pacific() } } else { ZoneRule::fixed(offset).unwrap() }
            };
            let years: std::collections::BTreeSet<u8> = years.into_iter().chain([7]).collect();
            let rules = years.into_iter().map(|year| (1900 + u16::from(year), rule(year)));
            let zone = TimeZoneDefinition::new(name, rules).unwrap();
            [zone.clone(), zone.of_series()].iter().all(|zone| {
                TimeZoneDefinition::parse(&zone.to_bytes())
                    .is_ok_and(|parsed| parsed.findings.is_empty() && parsed.value == *zone)
            })
        }

        fn every_offset_is_that_of_its_zone(minutes: i16, time: u64) -> bool {
            let minutes = i32::from(minutes) % 1441;
            let zone = TimeZoneDefinition::from_utc_offset(minutes).unwrap();
            // Between 1601 and 2185 or so, a day from the ends.
            let time = mapi_props::FileTime::from_ticks(1_000_000_000_000 + (time >> 6));
            let local = zone.time_zone().unwrap().to_local(time).unwrap();
            i128::from(local.ticks()) - i128::from(time.ticks()) == i128::from(minutes) * 600_000_000
        }
    }
}
