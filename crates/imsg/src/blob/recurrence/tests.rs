//! Worked examples, laws against a day-by-day oracle, and hostile bytes.

use mapi_props::{CodePage, Severity};
use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::blob::date::{CivilDate, LocalMinutes, Weekday, days_in_month};
use crate::blob::tests::hex;

/// Every second Tuesday and Thursday, six times, with one instance moved and one deleted.
fn weekly_with_exception() -> Vec<u8> {
    hex("04 30 04 30 0B 20 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 14 00 00 00 22 20 00 00 06 00 \
         00 00 01 00 00 00 02 00 00 00 60 31 43 0D A0 3C 43 0D 01 00 00 00 00 37 43 0D A0 E2 42 0D 60 8B \
         43 0D 06 30 00 00 09 30 00 00 3A 02 00 00 67 02 00 00 01 00 48 3A 43 0D 75 3A 43 0D 9A 33 43 0D \
         01 00 06 00 05 00 4D 6F 76 65 64 00 00 00 00 04 00 00 00 00 00 00 00 00 00 00 00 48 3A 43 0D 75 \
         3A 43 0D 9A 33 43 0D 05 00 4D 00 6F 00 76 00 65 00 64 00 00 00 00 00 00 00 00 00")
}

fn third_thursday() -> Vec<u8> {
    hex("04 30 04 30 0C 20 03 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 10 00 00 00 03 00 00 00 21 20 \
         00 00 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 A0 77 44 0D C0 D9 49 0D")
}

fn yearly() -> Vec<u8> {
    hex("04 30 04 30 0D 20 02 00 00 00 60 51 03 00 0C 00 00 00 00 00 00 00 16 00 00 00 23 20 00 00 0A 00 \
         00 00 00 00 00 00 00 00 00 00 00 00 00 00 C0 82 46 0D DF 80 E9 5A")
}

fn dates_of(pattern: &RecurrencePattern) -> Vec<String> {
    pattern.dates().unwrap().take(20).map(|date| date.date().to_string()).collect()
}

#[test]
fn weekly_series_with_an_exception_is_read_to_the_last_byte() {
    let blob = weekly_with_exception();
    let parsed = AppointmentRecurrence::parse(&blob).unwrap();
    assert_eq!(parsed.findings, []);
    let series = parsed.value;
    assert_eq!(series.last_part, RecurrencePart::Complete);
    assert_eq!(series.remainder, []);
    let pattern = &series.pattern;
    assert_eq!(pattern.pattern, PatternType::Week { days: DayMask::new(0x14) });
    assert_eq!((pattern.end, pattern.occurrence_count), (RecurrenceEnd::AfterCount, 6));
    assert_eq!(pattern.first_day_of_week, 1);
    assert_eq!(pattern.deleted_dates, [0x0D43_3160, 0x0D43_3CA0].map(LocalMinutes::new));
    assert_eq!(pattern.modified_dates, [LocalMinutes::new(0x0D43_3700)]);
    assert_eq!((series.start_time_offset, series.end_time_offset), (570, 615));
    let rule_dates = ["2024-01-09", "2024-01-11", "2024-01-23", "2024-01-25", "2024-02-06", "2024-02-08"];
    assert_eq!(dates_of(pattern), rule_dates);
    let [exception] = series.exceptions.as_slice() else { panic!("one exception") };
    assert_eq!(exception.override_flags, OverrideFlags::SUBJECT);
    assert_eq!(exception.subject_text(CodePage::WINDOWS_1252).as_deref(), Some("Moved"));
    assert_eq!(exception.location_text(CodePage::WINDOWS_1252), None);
    assert_eq!(exception.extended.as_ref().unwrap().change_highlight_value(), Some(0));
    assert_eq!(exception.original_start.to_string(), "2024-01-23 09:30");
    assert_eq!(series.to_string(), "every 2 weeks on Tuesday and Thursday, 09:30 to 10:15, 6 times");
}

#[test]
fn instances_leave_out_deleted_dates_and_take_exceptions_as_given() {
    let series = AppointmentRecurrence::parse(&weekly_with_exception()).unwrap().value;
    let instances: Vec<(String, String, bool)> = series
        .occurrences()
        .unwrap()
        .map(|instance| (instance.start.to_string(), instance.end.to_string(), instance.exception.is_some()))
        .collect();
    let expected = [
        ("2024-01-09 09:30", "2024-01-09 10:15", false),
        ("2024-01-11 09:30", "2024-01-11 10:15", false),
        ("2024-01-24 14:00", "2024-01-24 14:45", true),
        ("2024-02-06 09:30", "2024-02-06 10:15", false),
        ("2024-02-08 09:30", "2024-02-08 10:15", false),
    ];
    assert_eq!(instances, expected.map(|(start, end, exception)| (start.into(), end.into(), exception)));
}

#[test]
fn instances_of_a_range_are_those_that_start_in_it() {
    let series = AppointmentRecurrence::parse(&weekly_with_exception()).unwrap().value;
    let all: Vec<_> = series.occurrences().unwrap().collect();
    for from in &all {
        for to in &all {
            let wanted: Vec<_> =
                all.iter().copied().filter(|one| one.start >= from.start && one.start < to.start).collect();
            let got: Vec<_> = series.occurrences_in(from.start..to.start).unwrap().collect();
            assert_eq!(got, wanted, "{} to {}", from.start, to.start);
        }
    }
}

#[test]
fn third_thursday_of_every_second_month() {
    let parsed = RecurrencePattern::parse(&third_thursday()).unwrap();
    assert_eq!(parsed.findings, []);
    let dates = ["2024-03-21", "2024-05-16", "2024-07-18", "2024-09-19", "2024-11-21"];
    assert_eq!(dates_of(&parsed.value), dates);
    assert_eq!(parsed.value.to_string(), "on the third Thursday of every 2 months, until 2024-11-21");
}

#[test]
fn yearly_without_end_runs_to_the_year_4500() {
    let parsed = RecurrencePattern::parse(&yearly()).unwrap();
    assert_eq!(parsed.findings, []);
    let dates: Vec<_> = parsed.value.dates().unwrap().collect();
    assert_eq!(dates.len(), 4500 - 2024 + 1);
    assert_eq!(dates.last().unwrap().to_string(), "4500-06-22 00:00");
    let late = parsed.value.dates().unwrap().starting_at(LocalMinutes::new(0x0D5A_0000)).next().unwrap();
    assert_eq!(late.date().to_string(), "2027-06-22");
}

#[test]
fn every_cut_gives_an_answer_that_writes_back() {
    for blob in [weekly_with_exception(), third_thursday(), yearly()] {
        for len in 0..blob.len() {
            let part = &blob[..len];
            match AppointmentRecurrence::parse(part) {
                Ok(parsed) => {
                    assert_eq!(parsed.value.to_bytes(), part);
                    assert!(!parsed.findings.is_empty());
                }
                Err(error) => assert!(error.finding().offset() <= len as u64),
            }
            assert_eq!(RecurrencePattern::parse(part).is_ok(), AppointmentRecurrence::parse(part).is_ok());
        }
    }
}

#[test]
fn series_cut_after_the_first_reserved_block_is_whole_but_for_unicode() {
    let blob = weekly_with_exception();
    let parsed = AppointmentRecurrence::parse(&blob[..0x6F]).unwrap();
    assert_eq!(parsed.value.last_part, RecurrencePart::ReservedBlock1);
    assert_eq!(parsed.findings.iter().map(|f| f.severity()).max(), Some(Severity::Info));
    assert_eq!(parsed.value.exceptions[0].subject_text(CodePage::WINDOWS_1252).as_deref(), Some("Moved"));
}

#[test]
fn pattern_alone_in_an_appointment_blob_is_read() {
    let parsed = AppointmentRecurrence::parse(&third_thursday()).unwrap();
    assert_eq!(parsed.value.last_part, RecurrencePart::Pattern);
    assert_eq!(parsed.value.to_string(), "on the third Thursday of every 2 months, until 2024-11-21");
    assert_eq!(parsed.value.occurrences().unwrap().count(), 5);
}

#[test]
fn trailing_zeros_are_kept_and_only_mentioned() {
    let mut blob = weekly_with_exception();
    blob.extend([0; 4]);
    let parsed = AppointmentRecurrence::parse(&blob).unwrap();
    assert_eq!(parsed.value.remainder, [0; 4]);
    let [finding] = parsed.findings.as_slice() else { panic!("one finding") };
    assert_eq!(
        (finding.code(), finding.severity(), finding.offset()),
        ("blob-trailing", Severity::Info, 155)
    );
    let mut blob = yearly();
    blob.extend([1, 2]);
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    assert_eq!(parsed.value.to_bytes(), blob);
}

#[test]
fn wrong_first_date_time_does_not_move_the_dates() {
    let mut blob = third_thursday();
    blob[10..14].copy_from_slice(&44_640_u32.to_le_bytes());
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    assert_eq!(dates_of(&parsed.value)[0], "2024-03-21");
    let [finding] = parsed.findings.as_slice() else { panic!("one finding") };
    assert_eq!((finding.field(), finding.severity()), ("FirstDateTime", Severity::Info));
}

#[test]
fn start_that_is_no_date_of_the_rule_leaves_the_phase_to_first_date_time() {
    // Yearly on 22 June, but the series starts on 15 January.
    let mut blob = yearly();
    let january = LocalMinutes::midnight_of(CivilDate::new(2024, 1, 15).unwrap()).unwrap();
    blob[46..50].copy_from_slice(&january.minutes().to_le_bytes());
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    assert_eq!(dates_of(&parsed.value)[0], "2024-06-22");
    assert_eq!(parsed.findings[0].field(), "StartDate");
}

#[test]
fn older_writer_without_change_highlight_is_read_whatever_version_it_states() {
    let full = weekly_with_exception();
    // Without ChangeHighlightSize and ChangeHighlightValue, as before version 0x3009.
    let mut blob = full[..0x6F].to_vec();
    blob.extend(&full[0x77..]);
    for (version, findings) in [(0x3008_u32, 0), (0x3009, 1)] {
        blob[0x46..0x4A].copy_from_slice(&version.to_le_bytes());
        let parsed = AppointmentRecurrence::parse(&blob).unwrap();
        assert_eq!(parsed.findings.len(), findings, "{:?}", parsed.findings);
        assert_eq!(parsed.value.last_part, RecurrencePart::Complete);
        let extended = parsed.value.exceptions[0].extended.as_ref().unwrap();
        assert_eq!(extended.change_highlight, None);
        assert_eq!(extended.subject.as_ref().unwrap().to_string(), "Moved");
        assert_eq!(parsed.value.to_bytes(), blob);
    }
}

#[test]
fn reserved_bytes_are_skipped_kept_and_mentioned() {
    let full = weekly_with_exception();
    let mut blob = full[..0x6B].to_vec();
    blob.extend([3, 0, 0, 0, 7, 8, 9]);
    blob.extend(&full[0x6F..]);
    let parsed = AppointmentRecurrence::parse(&blob).unwrap();
    assert_eq!(parsed.value.reserved_block1, [7, 8, 9]);
    assert_eq!(parsed.value.last_part, RecurrencePart::Complete);
    assert_eq!(parsed.findings.iter().map(|f| f.code()).collect::<Vec<_>>(), ["blob-reserved"]);
    assert_eq!(parsed.value.to_bytes(), blob);
}

#[test]
fn hijri_series_are_not_expanded_and_say_so() {
    let mut blob = yearly();
    blob[6] = 0x0A;
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    let error = parsed.value.dates().unwrap_err();
    assert_eq!(error, NotExpandable::Calendar(CalendarType::Hijri));
    assert_eq!(error.to_string(), "dates by months of the hijri calendar are not computed");
    assert_eq!(parsed.value.to_string(), "every year on day 22 of a month (hijri calendar)");
}

#[test]
fn months_of_lunar_calendars_are_not_expanded_but_weeks_are() {
    let mut blob = yearly();
    blob[8] = 8;
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    assert_eq!(parsed.value.dates().unwrap_err(), NotExpandable::Calendar(CalendarType::Hebrew));
    let mut blob = weekly_with_exception();
    blob[8] = 8;
    assert_eq!(AppointmentRecurrence::parse(&blob).unwrap().value.occurrences().unwrap().count(), 5);
}

#[test]
fn numbers_out_of_range_are_findings_and_say_why_there_are_no_dates() {
    let cases: [(usize, u32, &str, NotExpandable); 4] = [
        (14, 0, "Period", NotExpandable::Period(0)),
        (22, 0x80, "PatternTypeSpecific", NotExpandable::Days(DayMask::new(0x80))),
        (26, 6, "PatternTypeSpecific", NotExpandable::Nth(6)),
        (26, 0, "PatternTypeSpecific", NotExpandable::Nth(0)),
    ];
    for (offset, number, field, error) in cases {
        let mut blob = third_thursday();
        blob[offset..offset + 4].copy_from_slice(&number.to_le_bytes());
        let parsed = RecurrencePattern::parse(&blob).unwrap();
        let finding = &parsed.findings[0];
        assert_eq!((finding.field(), finding.offset()), (field, offset as u64));
        assert_eq!(parsed.value.dates().unwrap_err(), error);
    }
}

#[test]
fn counts_that_exceed_the_blob_are_refused_before_anything_is_allocated() {
    let mut blob = third_thursday();
    blob[0x2A..0x2E].copy_from_slice(&0x4000_0000_u32.to_le_bytes());
    let error = RecurrencePattern::parse(&blob).unwrap_err();
    assert_eq!(error.finding().code(), "blob-count");
    assert_eq!(error.finding().offset(), 0x2A);
}

#[test]
fn unknown_pattern_type_is_read_when_an_end_type_follows() {
    let mut blob = third_thursday();
    blob[6] = 7;
    let parsed = RecurrencePattern::parse(&blob).unwrap();
    assert_eq!(
        parsed.value.pattern,
        PatternType::Other { code: 7, specific: vec![0x10, 0, 0, 0, 3, 0, 0, 0] }
    );
    assert_eq!(parsed.value.to_bytes(), blob);
    assert_eq!(parsed.value.dates().unwrap_err(), NotExpandable::Pattern(7));
    blob[30..34].fill(0);
    let error = RecurrencePattern::parse(&blob).unwrap_err();
    assert_eq!((error.finding().field(), error.finding().offset()), ("PatternType", 6));
}

#[test]
fn unsorted_deleted_dates_are_a_finding_and_still_deleted() {
    let mut blob = weekly_with_exception();
    for at in 0..4 {
        blob.swap(0x2A + at, 0x2E + at);
    }
    let parsed = AppointmentRecurrence::parse(&blob).unwrap();
    assert_eq!(parsed.findings.iter().map(|f| f.code()).collect::<Vec<_>>(), ["blob-order"]);
    assert_eq!(parsed.value.occurrences().unwrap().count(), 5);
}

#[test]
fn exception_of_a_date_that_is_not_deleted_still_replaces_it() {
    let mut blob = weekly_with_exception();
    // The deleted date of the moved instance becomes another day without an instance.
    let other = LocalMinutes::midnight_of(CivilDate::new(2024, 1, 22).unwrap()).unwrap();
    blob[0x2A..0x2E].copy_from_slice(&other.minutes().to_le_bytes());
    let parsed = AppointmentRecurrence::parse(&blob).unwrap();
    assert_eq!(parsed.findings.iter().map(|f| f.field()).collect::<Vec<_>>(), ["OriginalStartDate"]);
    assert_eq!(parsed.value.occurrences().unwrap().count(), 5);
}

#[test]
fn rules_read_as_sentences() {
    let base = RecurrencePattern::parse(&yearly()).unwrap().value;
    let sentence = |pattern, period, change: fn(&mut RecurrencePattern)| {
        let mut rule = RecurrencePattern { pattern, period, ..base.clone() };
        change(&mut rule);
        rule.to_string()
    };
    let keep: fn(&mut RecurrencePattern) = |_| {};
    let days = DayMask::new;
    assert_eq!(sentence(PatternType::Day, 1440, keep), "every day");
    assert_eq!(
        sentence(PatternType::Day, 4320, |rule| rule.sliding_flag = 1),
        "every 3 days, counted from completion"
    );
    assert_eq!(sentence(PatternType::Week { days: DayMask::WEEKDAYS }, 1, keep), "every weekday");
    assert_eq!(
        sentence(PatternType::Week { days: days(0x2A) }, 1, keep),
        "every week on Monday, Wednesday and Friday"
    );
    assert_eq!(sentence(PatternType::Month { day: 15 }, 1, keep), "on day 15 of every month");
    assert_eq!(sentence(PatternType::Month { day: 22 }, 24, keep), "every 2 years on 22 June");
    assert_eq!(sentence(PatternType::MonthEnd { day: 31 }, 3, keep), "on the last day of every 3 months");
    let last_weekday = PatternType::MonthNth { days: DayMask::WEEKDAYS, nth: 5 };
    assert_eq!(sentence(last_weekday, 12, keep), "every year on the last weekday of June");
    let weekend = PatternType::MonthNth { days: DayMask::WEEKEND, nth: 1 };
    assert_eq!(sentence(weekend, 1, keep), "on the first weekend day of every month");
    let either = PatternType::MonthNth { days: days(0x06), nth: 2 };
    assert_eq!(sentence(either, 1, keep), "on the second Monday or Tuesday of every month");
    let once: fn(&mut RecurrencePattern) = |rule| {
        rule.end = RecurrenceEnd::AfterCount;
        rule.occurrence_count = 1;
    };
    assert_eq!(sentence(PatternType::Day, 1440, once), "every day, once");
    let hebrew: fn(&mut RecurrencePattern) = |rule| rule.calendar = CalendarType::Hebrew;
    assert_eq!(
        sentence(PatternType::Month { day: 3 }, 1, hebrew),
        "on day 3 of every month (hebrew calendar)"
    );
}

#[test]
fn times_of_day_may_end_on_a_later_day() {
    let mut series = AppointmentRecurrence::parse(&weekly_with_exception()).unwrap().value;
    let mut clock = |start, end| {
        (series.start_time_offset, series.end_time_offset) = (start, end);
        series.to_string()
    };
    assert!(clock(0, 1440).contains(", 00:00 to 24:00,"));
    assert!(clock(1320, 1500).contains(", 22:00 to 01:00 the next day,"));
    assert!(clock(0, 4320).contains(", 00:00 to 00:00 3 days later,"));
}

/// A valid rule, not too long, and its oracle.
#[derive(Clone, Debug)]
struct AnyRule(RecurrencePattern);

impl Arbitrary for AnyRule {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut below = |limit: u32| u32::arbitrary(g) % limit;
        let (pattern, period) = match below(5) {
            0 => (PatternType::Day, 1440 * (1 + below(9))),
            1 => (PatternType::Week { days: DayMask::new(1 + below(0x7F)) }, 1 + below(5)),
            2 => (PatternType::Month { day: 1 + below(31) }, 1 + below(15)),
            3 => (PatternType::MonthEnd { day: 31 }, 1 + below(15)),
            _ => {
                let days = DayMask::new(1 + below(0x7F));
                (PatternType::MonthNth { days, nth: 1 + below(5) }, 1 + below(15))
            }
        };
        let start = below(160_000);
        let first_day_of_week = below(7);
        let count = below(60);
        let end = [RecurrenceEnd::ByDate, RecurrenceEnd::AfterCount, RecurrenceEnd::Never][below(3) as usize];
        let end_day = start + below(3000);
        let mut rule = RecurrencePattern::parse(&yearly()).unwrap().value;
        rule.pattern = pattern;
        rule.period = period;
        rule.end = end;
        rule.occurrence_count = count;
        rule.first_day_of_week = first_day_of_week;
        rule.start_date = LocalMinutes::new(start * 1440);
        rule.end_date = LocalMinutes::new(end_day * 1440);
        rule.first_date_time = Calendar::at(start).first_date_time(&rule);
        Self(rule)
    }
}

/// A calendar that only knows how to go to the next day.
#[derive(Clone, Copy)]
struct Calendar {
    days: u32,
    weekday: u32,
    year: u32,
    month: u32,
    day: u32,
}

impl Calendar {
    fn at(days: u32) -> Self {
        let mut calendar = Self { days: 0, weekday: 1, year: 1601, month: 1, day: 1 };
        while calendar.days < days {
            calendar.step();
        }
        calendar
    }

    fn step(&mut self) {
        self.days += 1;
        self.weekday = (self.weekday + 1) % 7;
        self.day += 1;
        if self.day > days_in_month(self.year, self.month) {
            self.day = 1;
            self.month += 1;
        }
        if self.month > 12 {
            self.month = 1;
            self.year += 1;
        }
    }

    fn month_index(&self) -> u32 {
        (self.year - 1601) * 12 + self.month - 1
    }

    fn week_start(&self, first: u32) -> i64 {
        i64::from(self.days) - i64::from((self.weekday + 7 - first) % 7)
    }

    /// [MS-OXOCAL] 2.2.1.44.1, `FirstDateTime`, for a series that starts on this day.
    fn first_date_time(&self, rule: &RecurrencePattern) -> u32 {
        match rule.pattern {
            PatternType::Day => self.days * 1440 % rule.period,
            PatternType::Week { .. } => {
                let minutes = self.week_start(rule.first_day_of_week) * 1440;
                u32::try_from(minutes.rem_euclid(i64::from(rule.period) * 10_080)).unwrap()
            }
            _ => {
                let month = self.month_index() % rule.period;
                let mut first = Calendar::at(0);
                while first.month_index() < month {
                    first.step();
                }
                first.days * 1440
            }
        }
    }

    /// Whether the rule has this day, by the definition; `first_month` is the month of its `FirstDateTime`.
    fn is_date(&self, rule: &RecurrencePattern, first_month: u32) -> bool {
        let first = LocalMinutes::new(rule.first_date_time);
        let in_month = self.month_index().abs_diff(first_month).is_multiple_of(rule.period);
        let length = days_in_month(self.year, self.month);
        match rule.pattern {
            PatternType::Day => (self.days * 1440).abs_diff(rule.first_date_time).is_multiple_of(rule.period),
            PatternType::Week { days } => {
                let weeks = self.week_start(rule.first_day_of_week) - i64::from(first.day());
                days.bits() >> self.weekday & 1 == 1 && weeks.rem_euclid(7 * i64::from(rule.period)) == 0
            }
            PatternType::Month { day } => in_month && self.day == day.min(length),
            PatternType::MonthEnd { .. } => in_month && self.day == length,
            PatternType::MonthNth { days, nth } => {
                let weekday_of = |day: u32| (self.weekday + 70 + day - self.day) % 7;
                let hits: Vec<u32> =
                    (1..=length).filter(|&day| days.bits() >> weekday_of(day) & 1 == 1).collect();
                let hit = if nth == 5 { hits.last() } else { hits.get(nth as usize - 1) };
                in_month && hit == Some(&self.day)
            }
            _ => false,
        }
    }
}

#[test]
fn dates_agree_with_the_definition_day_by_day() {
    fn law(rule: AnyRule) -> bool {
        const HORIZON: u32 = 2200;
        let rule = rule.0;
        let start = rule.start_date.day();
        let mut day = Calendar::at(start);
        let first_month = Calendar::at(rule.first_date_time / 1440).month_index();
        let mut wanted = Vec::new();
        while day.days < start + HORIZON {
            let full =
                rule.end == RecurrenceEnd::AfterCount && wanted.len() >= rule.occurrence_count as usize;
            let over = rule.end == RecurrenceEnd::ByDate && day.days > rule.end_date.day();
            if !full && !over && day.is_date(&rule, first_month) {
                wanted.push(day.days);
            }
            day.step();
        }
        let dates = rule.dates().unwrap().map(LocalMinutes::day);
        let got: Vec<u32> = dates.take_while(|&day| day < start + HORIZON).collect();
        got == wanted
    }
    quickcheck::QuickCheck::new().tests(60).quickcheck(law as fn(AnyRule) -> bool);
}

#[test]
fn skipping_ahead_gives_the_same_dates_as_walking() {
    fn law(rule: AnyRule, ahead: u16, minute: u8) -> bool {
        let rule = rule.0;
        let from = LocalMinutes::new(rule.start_date.minutes() + u32::from(ahead) * 180 + u32::from(minute));
        let walked: Vec<_> = rule.dates().unwrap().skip_while(|&date| date < from).take(30).collect();
        let skipped: Vec<_> = rule.dates().unwrap().starting_at(from).take(30).collect();
        walked == skipped
    }
    quickcheck::QuickCheck::new().quickcheck(law as fn(AnyRule, u16, u8) -> bool);
}

#[test]
fn weekday_of_the_oracle_is_that_of_the_calendar() {
    let day = Calendar::at(154_500);
    assert_eq!(Weekday::from_number(day.weekday), Some(Weekday::of_day(day.days)));
}

quickcheck! {
    fn valid_rules_survive_writing_and_have_no_finding_about_their_phase(rule: AnyRule) -> bool {
        let blob = rule.0.to_bytes();
        let parsed = RecurrencePattern::parse(&blob).unwrap();
        let starts = rule.0.dates().unwrap().next() == Some(rule.0.start_date);
        parsed.value == rule.0 && (!starts || parsed.findings.iter().all(|f| f.field() != "FirstDateTime"))
    }

    fn any_bytes_give_an_answer(bytes: Vec<u8>) -> bool {
        let mut hostile = weekly_with_exception();
        hostile.truncate(22);
        hostile.extend(bytes);
        exercise(&hostile);
        true
    }

    fn damaged_series_write_back_as_they_are(changes: Vec<(u8, u8)>) -> bool {
        let mut blob = weekly_with_exception();
        for (at, byte) in changes {
            let at = usize::from(at) % blob.len();
            blob[at] = byte;
        }
        exercise(&blob)
    }
}

/// Does all that can be done with a blob; whether it writes back as it was.
fn exercise(blob: &[u8]) -> bool {
    let Ok(parsed) = AppointmentRecurrence::parse(blob) else { return true };
    let _ = (parsed.value.to_string(), parsed.findings.iter().map(ToString::to_string).count());
    if let Ok(instances) = parsed.value.occurrences() {
        let _ = instances.take(500).count();
    }
    if let Ok(instances) = parsed.value.occurrences_in(LocalMinutes::new(0x0D43_0000)..LocalMinutes::NO_END) {
        let _ = instances.take(5).count();
    }
    parsed.value.to_bytes() == blob
}
