//! Worked examples, known changes of clocks, laws, and hostile bytes.

use mapi_props::FileTime;
use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::blob::date::CivilDate;
use crate::blob::tests::hex;

fn pacific_definition() -> Vec<u8> {
    hex("02 01 30 00 02 00 15 00 50 00 61 00 63 00 69 00 66 00 69 00 63 00 20 00 53 00 74 00 61 00 6E 00 \
         64 00 61 00 72 00 64 00 20 00 54 00 69 00 6D 00 65 00 01 00 02 01 3E 00 02 00 D7 07 00 00 00 00 \
         00 00 00 00 00 00 00 00 00 00 E0 01 00 00 00 00 00 00 C4 FF FF FF 00 00 0B 00 00 00 01 00 02 00 \
         00 00 00 00 00 00 00 00 03 00 00 00 02 00 02 00 00 00 00 00 00 00")
}

fn pacific_struct() -> Vec<u8> {
    hex("E0 01 00 00 00 00 00 00 C4 FF FF FF 00 00 00 00 0B 00 00 00 01 00 02 00 00 00 00 00 00 00 00 00 \
         00 00 03 00 00 00 02 00 02 00 00 00 00 00 00 00")
}

/// A time of day on a date, as ticks.
fn ticks(year: u32, month: u32, day: u32, hour: u64, minute: u64) -> u64 {
    let midnight = LocalTime::midnight_of(CivilDate::new(year, month, day).unwrap()).unwrap();
    midnight.ticks() + (hour * 60 + minute) * 600_000_000
}

fn local(year: u32, month: u32, day: u32, hour: u64, minute: u64) -> LocalTime {
    LocalTime::from_ticks(ticks(year, month, day, hour, minute))
}

fn utc(year: u32, month: u32, day: u32, hour: u64, minute: u64) -> FileTime {
    FileTime::from_ticks(ticks(year, month, day, hour, minute))
}

fn date(month: u16, day_of_week: u16, day: u16, hour: u16) -> TransitionDate {
    TransitionDate { month, day_of_week, day, hour, ..TransitionDate::default() }
}

fn rule(bias: i32, standard_date: TransitionDate, daylight_date: TransitionDate) -> ZoneRule {
    ZoneRule { bias, standard_bias: 0, daylight_bias: -60, standard_date, daylight_date }
}

fn pacific() -> TimeZone {
    TimeZoneDefinition::parse(&pacific_definition()).unwrap().value.time_zone().unwrap()
}

#[test]
fn definition_is_read_to_the_last_byte() {
    let blob = pacific_definition();
    let parsed = TimeZoneDefinition::parse(&blob).unwrap();
    assert_eq!(parsed.findings, []);
    let zone = parsed.value;
    assert_eq!(zone.key_name.to_string(), "Pacific Standard Time");
    let [only] = zone.rules.as_slice() else { panic!("one rule") };
    assert_eq!((only.year, only.flags), (2007, TimeZoneRuleFlags::EFFECTIVE));
    assert_eq!(only.rule, rule(480, date(11, 0, 1, 2), date(3, 0, 2, 2)));
    assert_eq!(zone.effective_rule(), Some(only));
    assert_eq!(zone.to_bytes(), blob);
}

#[test]
fn struct_is_read_to_the_last_byte_and_equals_the_definition() {
    let blob = pacific_struct();
    let parsed = TimeZoneStruct::parse(&blob).unwrap();
    assert_eq!(parsed.findings, []);
    assert_eq!(parsed.value.rule, rule(480, date(11, 0, 1, 2), date(3, 0, 2, 2)));
    assert_eq!(parsed.value.to_bytes(), blob);
    assert_eq!(parsed.value.time_zone(), Some(pacific()));
}

#[test]
fn clocks_change_when_they_should() {
    let zone = pacific();
    for (time, offset) in [
        (utc(2024, 3, 10, 9, 59), -480),
        (utc(2024, 3, 10, 10, 0), -420),
        (utc(2024, 11, 3, 8, 59), -420),
        (utc(2024, 11, 3, 9, 0), -480),
        (utc(2025, 1, 1, 0, 0), -480),
    ] {
        assert_eq!(zone.offset_at(time), Some(offset), "{time:?}");
    }
    assert_eq!(zone.to_local(utc(2024, 7, 4, 19, 30)), Some(local(2024, 7, 4, 12, 30)));
}

#[test]
fn skipped_time_is_a_gap_and_runs_on_by_the_clock_before_it() {
    let zone = pacific();
    assert_eq!(zone.to_utc(local(2024, 3, 10, 1, 59)), Some(UtcTime::Unique(utc(2024, 3, 10, 9, 59))));
    assert_eq!(zone.to_utc(local(2024, 3, 10, 2, 30)), Some(UtcTime::Gap(utc(2024, 3, 10, 10, 30))));
    assert_eq!(zone.to_local(utc(2024, 3, 10, 10, 30)), Some(local(2024, 3, 10, 3, 30)));
    assert_eq!(zone.to_utc(local(2024, 3, 10, 3, 0)), Some(UtcTime::Unique(utc(2024, 3, 10, 10, 0))));
}

#[test]
fn repeated_time_is_an_overlap_and_means_the_first() {
    let zone = pacific();
    let (first, second) = (utc(2024, 11, 3, 8, 30), utc(2024, 11, 3, 9, 30));
    let time = zone.to_utc(local(2024, 11, 3, 1, 30)).unwrap();
    assert_eq!(time, UtcTime::Overlap { first, second });
    assert_eq!(time.instant(), first);
    assert_eq!(zone.to_utc(local(2024, 11, 3, 2, 0)), Some(UtcTime::Unique(utc(2024, 11, 3, 10, 0))));
}

#[test]
fn southern_zone_is_in_daylight_time_over_new_year() {
    // Sydney: daylight time from the first Sunday of October to the first Sunday of April.
    let zone = TimeZone::from_rule(&rule(-600, date(4, 0, 1, 3), date(10, 0, 1, 2))).unwrap();
    assert_eq!(zone.offset_at(utc(2024, 12, 31, 23, 0)), Some(660));
    assert_eq!(zone.offset_at(utc(2025, 1, 1, 1, 0)), Some(660));
    assert_eq!(zone.offset_at(utc(2025, 4, 5, 15, 59)), Some(660));
    assert_eq!(zone.offset_at(utc(2025, 4, 5, 16, 0)), Some(600));
    assert_eq!(zone.offset_at(utc(2025, 7, 1, 0, 0)), Some(600));
}

#[test]
fn rules_of_different_years_hold_in_their_years() {
    // The United States moved both dates in 2007.
    let old = rule(300, date(10, 0, 5, 2), date(4, 0, 1, 2));
    let new = rule(300, date(11, 0, 1, 2), date(3, 0, 2, 2));
    let zone = TimeZone::from_rules([(2007, new), (2006, old)]).unwrap();
    assert_eq!(zone.offset_at(utc(2006, 3, 20, 12, 0)), Some(-300));
    assert_eq!(zone.offset_at(utc(2007, 3, 20, 12, 0)), Some(-240));
    assert_eq!(zone.offset_at(utc(1999, 4, 10, 12, 0)), Some(-240));
    assert_eq!(zone.offset_at(utc(2006, 11, 2, 12, 0)), Some(-300));
    assert_eq!(zone.offset_at(utc(2007, 11, 2, 12, 0)), Some(-240));
}

#[test]
fn new_rule_takes_over_at_new_year_by_the_clock_before_it() {
    let zone = TimeZone::from_rules([
        (1601, ZoneRule { bias: -180, ..ZoneRule::default() }),
        (2011, ZoneRule { bias: -240, ..ZoneRule::default() }),
    ])
    .unwrap();
    assert_eq!(zone.offset_at(utc(2010, 12, 31, 20, 59)), Some(180));
    assert_eq!(zone.offset_at(utc(2010, 12, 31, 21, 0)), Some(240));
    assert_eq!(zone.to_utc(local(2011, 1, 1, 0, 30)), Some(UtcTime::Gap(utc(2010, 12, 31, 21, 30))));
}

#[test]
fn standard_time_that_begins_at_new_year_leaves_the_year_before_alone() {
    // How Windows writes Russia in 2011: from then on daylight time stayed.
    let until = rule(-180, date(10, 0, 5, 3), date(3, 0, 5, 2));
    let last = rule(-180, date(1, 6, 1, 0), date(3, 0, 5, 2));
    let after = ZoneRule { bias: -240, ..ZoneRule::default() };
    let zone = TimeZone::from_rules([(2010, until), (2011, last), (2012, after)]).unwrap();
    for (time, offset) in [
        (utc(2010, 12, 15, 0, 0), 180),
        (utc(2011, 1, 15, 0, 0), 180),
        (utc(2011, 3, 27, 0, 0), 240),
        (utc(2011, 12, 15, 0, 0), 240),
        (utc(2012, 6, 1, 0, 0), 240),
    ] {
        assert_eq!(zone.offset_at(time), Some(offset), "{time:?}");
    }
}

#[test]
fn absolute_dates_change_the_clock_once() {
    let absolute =
        |year, month, day| TransitionDate { year, month, day, hour: 2, ..TransitionDate::default() };
    let zone = TimeZone::from_rule(&rule(0, absolute(2008, 10, 31), absolute(2008, 6, 1))).unwrap();
    assert_eq!(zone.offset_at(utc(2007, 7, 1, 0, 0)), Some(0));
    assert_eq!(zone.offset_at(utc(2008, 7, 1, 0, 0)), Some(60));
    assert_eq!(zone.offset_at(utc(2008, 12, 1, 0, 0)), Some(0));
    assert_eq!(zone.offset_at(utc(2009, 7, 1, 0, 0)), Some(0));
}

#[test]
fn fifth_weekday_is_the_last_one() {
    let last_sunday = date(3, 0, 5, 1);
    assert_eq!(last_sunday.in_year(2024), Some(local(2024, 3, 31, 1, 0)));
    assert_eq!(last_sunday.in_year(2026), Some(local(2026, 3, 29, 1, 0)));
    assert_eq!(date(2, 4, 5, 0).in_year(2024), Some(local(2024, 2, 29, 0, 0)));
    assert_eq!(date(2, 4, 5, 0).in_year(2023), Some(local(2023, 2, 23, 0, 0)));
    assert_eq!(date(13, 0, 1, 0).in_year(2024), None);
    assert_eq!(date(3, 7, 1, 0).in_year(2024), None);
    assert_eq!(date(3, 0, 6, 0).in_year(2024), None);
}

#[test]
fn zone_without_dates_or_with_equal_ones_never_changes() {
    for dates in
        [[date(0, 0, 0, 0), date(3, 0, 2, 2)], [date(3, 0, 2, 2); 2], [date(10, 9, 1, 0), date(3, 0, 2, 2)]]
    {
        let zone = TimeZone::from_rule(&rule(480, dates[0], dates[1])).unwrap();
        assert_eq!(zone.offset_at(utc(2024, 7, 1, 0, 0)), Some(-480));
    }
}

#[test]
fn times_out_of_range_have_no_conversion() {
    let zone = pacific();
    assert_eq!(zone.to_local(FileTime::from_ticks(u64::MAX)), None);
    assert_eq!(zone.to_local(FileTime::from_ticks(0)), None);
    assert_eq!(zone.to_utc(LocalTime::from_ticks(u64::MAX)), None);
    assert_eq!(TimeZone::from_rule(&ZoneRule { bias: i32::MAX, ..ZoneRule::default() }), None);
    assert_eq!(TimeZone::from_rule(&ZoneRule { bias: i32::MIN, ..ZoneRule::default() }), None);
    assert_eq!(TimeZone::from_rules([]), None);
}

#[test]
fn every_cut_gives_an_answer() {
    for len in 0..pacific_definition().len() {
        let part = &pacific_definition()[..len];
        if let Ok(parsed) = TimeZoneDefinition::parse(part) {
            assert_eq!(parsed.value.to_bytes(), part);
            assert_eq!(parsed.value.rules, []);
            assert!(!parsed.findings.is_empty());
        }
    }
    for len in 0..48 {
        assert!(TimeZoneStruct::parse(&pacific_struct()[..len]).is_err());
    }
}

#[test]
fn longer_header_and_rules_are_read_and_kept() {
    let full = pacific_definition();
    let mut blob = full[..0x32].to_vec();
    blob.extend([9, 9]);
    blob.extend(&full[0x32..]);
    blob.extend([7]);
    blob[2] += 2;
    blob[0x36 + 2] += 1;
    let parsed = TimeZoneDefinition::parse(&blob).unwrap();
    assert_eq!(parsed.value.header_extra, [9, 9]);
    assert_eq!(parsed.value.rules[0].extra, [7]);
    assert_eq!(parsed.value.rules[0].rule.bias, 480);
    assert_eq!(parsed.value.to_bytes(), blob);
    assert_eq!(parsed.findings.iter().map(|f| f.field()).collect::<Vec<_>>(), ["cbHeader", "Reserved"]);
}

#[test]
fn effective_rule_is_the_flagged_one_else_the_latest() {
    let mut zone = TimeZoneDefinition::parse(&pacific_definition()).unwrap().value;
    let mut older = zone.rules[0].clone();
    older.year = 1990;
    zone.rules.insert(0, older);
    assert_eq!(zone.effective_rule().unwrap().year, 2007);
    zone.rules[1].flags = TimeZoneRuleFlags::new(0);
    assert_eq!(zone.effective_rule().unwrap().year, 1990);
    zone.rules[0].flags = TimeZoneRuleFlags::new(0);
    assert_eq!(zone.effective_rule().unwrap().year, 2007);
    assert_eq!(zone.rule_for_year(1980).unwrap().year, 1990);
    assert_eq!(zone.rule_for_year(2006).unwrap().year, 1990);
    assert_eq!(zone.rule_for_year(2007).unwrap().year, 2007);
}

#[test]
fn nearest_midnight_rounds_either_way() {
    assert_eq!(local(2024, 1, 9, 23, 0).nearest_midnight(), local(2024, 1, 10, 0, 0));
    assert_eq!(local(2024, 1, 10, 1, 0).nearest_midnight(), local(2024, 1, 10, 0, 0));
    assert_eq!(LocalTime::from_ticks(u64::MAX).nearest_midnight().ticks_of_day(), 0);
}

#[test]
fn local_time_shows_parts_of_a_second_only_where_there_are_some() {
    assert_eq!(
        LocalTime::from_ticks(ticks(2024, 1, 9, 9, 5) + 2_500_000).to_string(),
        "2024-01-09 09:05:00.25"
    );
    assert_eq!(local(2024, 1, 9, 9, 5).to_string(), "2024-01-09 09:05:00");
}

/// A zone of one to three rules, each with or without daylight time, dates every year or once.
#[derive(Clone, Debug)]
struct AnyZone(Vec<(u32, ZoneRule)>);

impl Arbitrary for AnyZone {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut below = |limit: u32| u32::arbitrary(g) % limit;
        let mut rules = Vec::new();
        let mut year = 1990 + below(5);
        for _ in 0..=below(3) {
            let mut date = || TransitionDate {
                year: if below(4) == 0 { u16::try_from(year + below(2)).unwrap() } else { 0 },
                month: u16::try_from(below(13)).unwrap(),
                day_of_week: u16::try_from(below(7)).unwrap(),
                day: u16::try_from(1 + below(5)).unwrap(),
                hour: u16::try_from(below(24)).unwrap(),
                ..TransitionDate::default()
            };
            let (standard_date, daylight_date) = (date(), date());
            let bias = i32::try_from(below(53)).unwrap() * 30 - 780;
            let daylight_bias = [-60, -30, -120, 0, 60][below(5) as usize];
            rules.push((
                year,
                ZoneRule { bias, standard_bias: 0, daylight_bias, standard_date, daylight_date },
            ));
            year += 1 + below(6);
        }
        Self(rules)
    }
}

/// An instant between 1988 and 2012.
fn instant(minutes: u32) -> FileTime {
    FileTime::from_ticks(ticks(1988, 1, 1, 0, 0) + u64::from(minutes % 12_600_000) * 600_000_000)
}

quickcheck! {
    fn utc_to_local_and_back_is_the_same_instant(zone: AnyZone, minutes: u32) -> bool {
        let zone = TimeZone::from_rules(zone.0).unwrap();
        let time = instant(minutes);
        match zone.to_utc(zone.to_local(time).unwrap()).unwrap() {
            UtcTime::Unique(back) => back == time,
            UtcTime::Overlap { first, second } => first < second && first <= time && time <= second,
            UtcTime::Gap(_) => false,
        }
    }

    fn local_to_utc_and_back_is_the_same_time_outside_gaps(zone: AnyZone, minutes: u32) -> bool {
        let zone = TimeZone::from_rules(zone.0).unwrap();
        let time = LocalTime::from_ticks(instant(minutes).ticks());
        match zone.to_utc(time).unwrap() {
            UtcTime::Unique(instant) => zone.to_local(instant) == Some(time),
            UtcTime::Overlap { first, second } => [first, second].iter().all(|&one| zone.to_local(one) == Some(time)),
            // The clock before the gap runs on, so that the clock after it shows another time.
            UtcTime::Gap(instant) => zone.to_local(instant) != Some(time),
        }
    }

    fn biases_of_any_size_do_no_harm(bias: i32, daylight_bias: i32, ticks: u64) -> bool {
        let dates = [date(11, 0, 1, 2), date(3, 0, 2, 2)];
        let rule = ZoneRule { bias, standard_bias: bias / 2, daylight_bias, standard_date: dates[0], daylight_date: dates[1] };
        if let Some(zone) = TimeZone::from_rule(&rule) {
            let _ = (zone.to_local(FileTime::from_ticks(ticks)), zone.to_utc(LocalTime::from_ticks(ticks)));
        }
        true
    }

    fn any_bytes_give_an_answer(bytes: Vec<u8>) -> bool {
        let mut definition = pacific_definition();
        definition.truncate(0x32);
        definition.extend(&bytes);
        exercise(&definition) && exercise(&bytes)
    }

    fn damaged_definitions_write_back_as_they_are(changes: Vec<(u8, u8)>) -> bool {
        let mut blob = pacific_definition();
        for (at, byte) in changes {
            let at = usize::from(at) % blob.len();
            blob[at] = byte;
        }
        exercise(&blob)
    }
}

fn exercise(blob: &[u8]) -> bool {
    if let Ok(parsed) = TimeZoneStruct::parse(blob) {
        if let Some(zone) = parsed.value.time_zone() {
            let _ = zone.to_local(utc(2024, 1, 1, 0, 0));
        }
        assert_eq!(parsed.value.to_bytes(), blob);
    }
    let Ok(parsed) = TimeZoneDefinition::parse(blob) else { return true };
    if let Some(zone) = parsed.value.time_zone() {
        let _ = (zone.to_local(utc(2024, 1, 1, 0, 0)), zone.to_utc(local(2024, 1, 1, 0, 0)));
    }
    parsed.value.to_bytes() == blob
}
