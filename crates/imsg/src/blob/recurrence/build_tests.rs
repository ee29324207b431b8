//! Rules that are made: their dates, their bytes, and what is refused.

use quickcheck::quickcheck;

use super::{
    CalendarType, DayMask, PatternType, RecurFrequency, RecurrenceBuilder, RecurrencePattern, RecurrenceRule,
};
use crate::blob::build_error::BlobBuildProblem;
use crate::blob::date::{CivilDate, LocalMinutes, Weekday};
use crate::blob::tests::hex;

pub(super) fn date(text: &str) -> CivilDate {
    let mut numbers = text.split('-').map(|number| number.parse().unwrap());
    let mut next = || numbers.next().unwrap();
    CivilDate::new(next(), next(), next()).unwrap()
}

pub(super) fn at(text: &str, minute: u32) -> LocalMinutes {
    LocalMinutes::midnight_of(date(text)).unwrap().plus(minute).unwrap()
}

pub(super) fn days(list: &[Weekday]) -> DayMask {
    list.iter().copied().collect()
}

pub(super) fn rule(rule: RecurrenceRule, start: &str) -> RecurrenceBuilder {
    RecurrenceBuilder::new(rule, date(start))
}

/// Builds a pattern, and makes sure that it reads back as it is, without a finding.
pub(super) fn built(builder: &RecurrenceBuilder) -> RecurrencePattern {
    let pattern = builder.build().unwrap();
    let parsed = RecurrencePattern::parse(&pattern.to_bytes()).unwrap();
    assert_eq!(parsed.findings, [], "{builder:?}");
    assert_eq!(parsed.value, pattern);
    pattern
}

fn dates_of(builder: &RecurrenceBuilder) -> Vec<String> {
    built(builder).dates().unwrap().take(12).map(|date| date.date().to_string()).collect()
}

#[test]
fn each_kind_of_rule_has_its_dates() {
    use RecurrenceRule as R;
    use Weekday::{Friday, Monday, Sunday, Thursday, Tuesday, Wednesday};
    let last = R::LAST;
    let table = [
        (
            "every day over a leap day",
            R::Daily { every: 1 },
            "2024-02-27",
            "2024-02-27 2024-02-28 2024-02-29 2024-03-01",
        ),
        (
            "every third day over a new year",
            R::Daily { every: 3 },
            "2023-12-28",
            "2023-12-28 2023-12-31 2024-01-03 2024-01-06",
        ),
        (
            "every 999 days",
            R::Daily { every: 999 },
            "2020-02-29",
            "2020-02-29 2022-11-24 2025-08-19 2028-05-14",
        ),
        (
            "weekdays from a Saturday on",
            R::Weekdays,
            "2024-06-01",
            "2024-06-03 2024-06-04 2024-06-05 2024-06-06 2024-06-07 2024-06-10",
        ),
        (
            "every week",
            R::Weekly { every: 1, days: days(&[Monday, Wednesday]) },
            "2024-12-25",
            "2024-12-25 2024-12-30 2025-01-01 2025-01-06",
        ),
        (
            "every second week",
            R::Weekly { every: 2, days: days(&[Tuesday, Thursday]) },
            "2024-01-09",
            "2024-01-09 2024-01-11 2024-01-23 2024-01-25",
        ),
        (
            "second Mondays from a Friday on",
            R::Weekly { every: 2, days: days(&[Monday]) },
            "2024-01-05",
            "2024-01-15 2024-01-29 2024-02-12",
        ),
        ("the 15th", R::Monthly { every: 1, day: 15 }, "2024-11-16", "2024-12-15 2025-01-15 2025-02-15"),
        (
            "the 31st, or the last",
            R::Monthly { every: 1, day: 31 },
            "2024-01-31",
            "2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31",
        ),
        (
            "the 30th, or the last",
            R::Monthly { every: 1, day: 30 },
            "2023-01-30",
            "2023-01-30 2023-02-28 2023-03-30",
        ),
        (
            "every third month",
            R::Monthly { every: 3, day: 1 },
            "2024-11-02",
            "2025-02-01 2025-05-01 2025-08-01",
        ),
        (
            "the second Tuesday",
            R::MonthlyNth { every: 1, days: days(&[Tuesday]), nth: 2 },
            "2024-12-11",
            "2025-01-14 2025-02-11 2025-03-11",
        ),
        (
            "the last Friday",
            R::MonthlyNth { every: 1, days: days(&[Friday]), nth: last },
            "2024-01-01",
            "2024-01-26 2024-02-23 2024-03-29",
        ),
        (
            "the last weekday",
            R::MonthlyNth { every: 1, days: DayMask::WEEKDAYS, nth: last },
            "2024-08-01",
            "2024-08-30 2024-09-30 2024-10-31 2024-11-29",
        ),
        (
            "the first weekend day",
            R::MonthlyNth { every: 1, days: DayMask::WEEKEND, nth: 1 },
            "2024-08-01",
            "2024-08-03 2024-09-01 2024-10-05",
        ),
        (
            "the last day",
            R::MonthlyNth { every: 1, days: DayMask::EVERY_DAY, nth: last },
            "2024-01-15",
            "2024-01-31 2024-02-29 2024-03-31",
        ),
        (
            "the fourth Sunday of every second month",
            R::MonthlyNth { every: 2, days: days(&[Sunday]), nth: 4 },
            "2024-10-28",
            "2024-12-22 2025-02-23",
        ),
        (
            "every year",
            R::Yearly { every: 1, month: 6, day: 22 },
            "2024-06-22",
            "2024-06-22 2025-06-22 2026-06-22",
        ),
        (
            "a leap day",
            R::Yearly { every: 1, month: 2, day: 29 },
            "2024-01-01",
            "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29",
        ),
        (
            "a leap day every four years",
            R::Yearly { every: 4, month: 2, day: 29 },
            "2024-03-01",
            "2028-02-29 2032-02-29",
        ),
        ("new year's eve", R::Yearly { every: 1, month: 12, day: 31 }, "2024-12-31", "2024-12-31 2025-12-31"),
        (
            "new year's day of the next year",
            R::Yearly { every: 2, month: 1, day: 1 },
            "2023-01-02",
            "2025-01-01 2027-01-01",
        ),
        (
            "Thanksgiving",
            R::YearlyNth { every: 1, month: 11, days: days(&[Thursday]), nth: 4 },
            "2024-01-01",
            "2024-11-28 2025-11-27 2026-11-26",
        ),
        (
            "the last Monday in May",
            R::YearlyNth { every: 1, month: 5, days: days(&[Monday]), nth: last },
            "2024-06-01",
            "2025-05-26 2026-05-25",
        ),
    ];
    for (name, kind, start, wanted) in table {
        let wanted: Vec<&str> = wanted.split(' ').collect();
        let count = u32::try_from(wanted.len()).unwrap();
        let builder = rule(kind, start);
        assert_eq!(dates_of(&builder)[..wanted.len()], wanted, "{name}");
        let counted = built(&builder.clone().count(count));
        assert_eq!(counted.end_date, at(wanted[wanted.len() - 1], 0), "{name}");
        assert_eq!(dates_of(&builder.clone().count(count)), wanted, "{name}");
        let until = built(&builder.clone().until(date(wanted[wanted.len() - 1])));
        assert_eq!(until.occurrence_count, count, "{name}");
        assert_eq!(dates_of(&builder.until(date(wanted[wanted.len() - 1]))), wanted, "{name}");
    }
}

#[test]
fn worked_examples_have_the_bytes_of_the_reference() {
    let third_thursday = RecurrenceRule::MonthlyNth { every: 2, days: days(&[Weekday::Thursday]), nth: 3 };
    let blob = hex(
        "04 30 04 30 0C 20 03 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 10 00 00 00 03 00 00 00 21 20 \
         00 00 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 A0 77 44 0D C0 D9 49 0D",
    );
    assert_eq!(built(&rule(third_thursday, "2024-03-01").until(date("2024-11-21"))).to_bytes(), blob);
    let blob = hex(
        "04 30 04 30 0D 20 02 00 00 00 60 51 03 00 0C 00 00 00 00 00 00 00 16 00 00 00 23 20 00 00 0A 00 \
         00 00 00 00 00 00 00 00 00 00 00 00 00 00 C0 82 46 0D DF 80 E9 5A",
    );
    let yearly = RecurrenceRule::Yearly { every: 1, month: 6, day: 22 };
    assert_eq!(built(&rule(yearly, "2024-06-22")).to_bytes(), blob);
}

#[test]
fn week_begins_where_it_is_said_to() {
    let kind = RecurrenceRule::Weekly { every: 2, days: days(&[Weekday::Tuesday, Weekday::Sunday]) };
    let builder = rule(kind, "1997-08-05").count(4);
    let monday = builder.clone().first_day_of_week(Weekday::Monday);
    assert_eq!(dates_of(&monday), ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]);
    assert_eq!(dates_of(&builder), ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]);
}

#[test]
fn ends_that_no_date_comes_before_are_refused() {
    let daily = rule(RecurrenceRule::Daily { every: 1 }, "2024-01-02");
    let problem = |builder: RecurrenceBuilder| builder.build().unwrap_err().problem().clone();
    assert_eq!(problem(daily.clone().until(date("2024-01-01"))), BlobBuildProblem::NoSuchDate);
    assert_eq!(problem(daily.clone().count(0)), BlobBuildProblem::NoSuchDate);
    assert_eq!(problem(daily.clone().count(u32::MAX)), BlobBuildProblem::NoSuchDate);
    assert_eq!(problem(rule(RecurrenceRule::Weekdays, "9999-01-01")), BlobBuildProblem::NoSuchDate);
    assert_eq!(problem(rule(RecurrenceRule::Weekdays, "4501-01-01")), BlobBuildProblem::NoSuchDate);
    assert_eq!(built(&daily.until(date("2024-01-02"))).occurrence_count, 1);
}

#[test]
fn numbers_out_of_range_are_refused() {
    use RecurrenceRule as R;
    let (monday, none) = (days(&[Weekday::Monday]), DayMask::new(0));
    let refused = [
        R::Daily { every: 0 },
        R::Daily { every: 1000 },
        R::Weekly { every: 100, days: monday },
        R::Weekly { every: 1, days: none },
        R::Weekly { every: 1, days: DayMask::new(0x81) },
        R::Monthly { every: 1, day: 0 },
        R::Monthly { every: 1, day: 32 },
        R::Monthly { every: u32::MAX, day: 1 },
        R::MonthlyNth { every: 1, days: none, nth: 1 },
        R::MonthlyNth { every: 1, days: monday, nth: 0 },
        R::MonthlyNth { every: 1, days: monday, nth: 6 },
        R::Yearly { every: 1, month: 0, day: 1 },
        R::Yearly { every: 1, month: 13, day: 1 },
        R::Yearly { every: 1, month: 4, day: 31 },
        R::Yearly { every: 1, month: 2, day: 30 },
        R::Yearly { every: 100, month: 2, day: 1 },
        R::YearlyNth { every: 1, month: 13, days: monday, nth: 1 },
        R::Pattern {
            frequency: RecurFrequency::Monthly,
            pattern: PatternType::HijriMonth { day: 1 },
            period: 1,
        },
        R::Pattern { frequency: RecurFrequency::Daily, pattern: PatternType::Day, period: 1 },
        R::Pattern { frequency: RecurFrequency::Daily, pattern: PatternType::Day, period: 0 },
    ];
    for kind in refused {
        assert!(rule(kind.clone(), "2024-01-01").build().is_err(), "{kind:?}");
    }
    let lunar = rule(R::Monthly { every: 1, day: 1 }, "2024-01-01").calendar(CalendarType::Hijri);
    assert!(matches!(lunar.build().unwrap_err().problem(), BlobBuildProblem::NotExpandable(_)));
}

#[test]
fn pattern_as_a_blob_holds_it_and_task_flags_are_taken() {
    let kind = RecurrenceRule::Pattern {
        frequency: RecurFrequency::Monthly,
        pattern: PatternType::MonthEnd { day: 31 },
        period: 2,
    };
    let builder = rule(kind, "2023-12-31").from_completion(true).calendar(CalendarType::GregorianUs).count(3);
    assert_eq!(dates_of(&builder), ["2023-12-31", "2024-02-29", "2024-04-30"]);
    let pattern = built(&builder);
    assert_eq!((pattern.sliding_flag, pattern.calendar), (1, CalendarType::GregorianUs));
}

quickcheck! {
    fn built_rules_begin_on_or_after_their_start_and_read_back(kind: u8, every: u8, mask: u8, numbers: (u8, u8, u8), start: u32, count: u8) -> bool {
        use RecurrenceRule as R;
        let every = u32::from(every) % 99 + 1;
        let days = DayMask::new(u32::from(mask) % 0x7F + 1);
        let (month, day, nth) = (u32::from(numbers.0) % 12 + 1, u32::from(numbers.1) % 28 + 1, u32::from(numbers.2) % 5 + 1);
        let kind = match kind % 7 {
            0 => R::Daily { every },
            1 => R::Weekdays,
            2 => R::Weekly { every, days },
            3 => R::Monthly { every, day },
            4 => R::MonthlyNth { every, days, nth },
            5 => R::Yearly { every: every % 9 + 1, month, day },
            _ => R::YearlyNth { every: every % 9 + 1, month, days, nth },
        };
        let start = CivilDate::from_days(start % 900_000);
        let count = u32::from(count) % 50 + 1;
        let first_day = Weekday::ALL[usize::from(mask) % 7];
        let pattern = built(&RecurrenceBuilder::new(kind, start).first_day_of_week(first_day).count(count));
        let dates: Vec<_> = pattern.dates().unwrap().collect();
        dates.len() == count as usize && dates[0] == pattern.start_date && dates[0].date() >= start
            && dates.last() == Some(&pattern.end_date)
    }
}
