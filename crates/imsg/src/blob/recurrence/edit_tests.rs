//! Series whose instances are deleted and changed.

use mapi_props::CodePage;
use quickcheck::quickcheck;

use super::build_tests::{at, built, date, days, rule};
use super::{AppointmentRecurrence, RecurrenceException, RecurrencePart, RecurrenceRule};
use crate::blob::build_error::{BlobBuildError, BlobBuildProblem};
use crate::blob::date::{CivilDate, LocalMinutes, Weekday};
use crate::blob::tests::hex;
use crate::blob::text::Text8;

const PAGE: CodePage = CodePage::WINDOWS_1252;

/// Every second Tuesday and Thursday at half past nine, six times; the third moved to the next day, the fourth deleted.
fn weekly_with_exception() -> AppointmentRecurrence {
    let mut series = weekly();
    series.delete_instance(date("2024-01-25")).unwrap();
    let moved = moved("2024-01-23", "2024-01-24").with_subject("Moved", PAGE).unwrap();
    series.modify_instance(moved).unwrap();
    series
}

fn weekly() -> AppointmentRecurrence {
    let kind = RecurrenceRule::Weekly { every: 2, days: days(&[Weekday::Tuesday, Weekday::Thursday]) };
    let builder = rule(kind, "2024-01-08").first_day_of_week(Weekday::Monday).count(6);
    AppointmentRecurrence::new(built(&builder), 570, 45).unwrap()
}

/// The instance of one day at two o'clock of another.
fn moved(from: &str, to: &str) -> RecurrenceException {
    RecurrenceException::new(at(from, 570), at(to, 840), at(to, 885))
}

fn starts(series: &AppointmentRecurrence) -> Vec<String> {
    let parsed = AppointmentRecurrence::parse(&series.to_bytes()).unwrap();
    assert_eq!(parsed.findings, []);
    assert_eq!(parsed.value, *series);
    series.occurrences().unwrap().map(|instance| instance.start.to_string()[5..].to_owned()).collect()
}

#[test]
fn worked_example_has_the_bytes_of_the_reference() {
    let blob = hex(
        "04 30 04 30 0B 20 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 14 00 00 00 22 20 00 00 06 00 \
         00 00 01 00 00 00 02 00 00 00 60 31 43 0D A0 3C 43 0D 01 00 00 00 00 37 43 0D A0 E2 42 0D 60 8B \
         43 0D 06 30 00 00 09 30 00 00 3A 02 00 00 67 02 00 00 01 00 48 3A 43 0D 75 3A 43 0D 9A 33 43 0D \
         01 00 06 00 05 00 4D 6F 76 65 64 00 00 00 00 04 00 00 00 00 00 00 00 00 00 00 00 48 3A 43 0D 75 \
         3A 43 0D 9A 33 43 0D 05 00 4D 00 6F 00 76 00 65 00 64 00 00 00 00 00 00 00 00 00",
    );
    assert_eq!(weekly_with_exception().to_bytes(), blob);
}

#[test]
fn deleted_and_moved_instances_are_gone_from_their_dates() {
    let series = weekly_with_exception();
    assert_eq!(starts(&series), ["01-09 09:30", "01-11 09:30", "01-24 14:00", "02-06 09:30", "02-08 09:30"]);
    assert_eq!(series.exception_count, 1);
}

#[test]
fn all_that_an_exception_can_change_reads_back() {
    let mut series = weekly();
    let exception = moved("2024-01-11", "2024-01-11")
        .with_subject("Caf\u{e9} \u{4e2d}", PAGE)
        .and_then(|exception| exception.with_location("Room 1", PAGE))
        .unwrap()
        .with_meeting_type(3)
        .with_reminder_delta(30)
        .with_reminder(true)
        .with_busy_status(3)
        .with_attachments(true)
        .with_all_day(false)
        .with_color(5)
        .with_body()
        .with_change_highlight(0x1B);
    series.modify_instance(exception.clone()).unwrap();
    assert_eq!(starts(&series)[1], "01-11 14:00");
    let read = &AppointmentRecurrence::parse(&series.to_bytes()).unwrap().value.exceptions[0];
    assert_eq!(*read, exception);
    assert_eq!(read.override_flags.bits(), 0x03FF);
    assert_eq!(read.subject, Some((7, Text8::from_bytes(b"Caf\xE9 ?"))));
    assert_eq!(read.subject_text(PAGE).as_deref(), Some("Caf\u{e9} \u{4e2d}"));
    assert_eq!(read.location_text(PAGE).as_deref(), Some("Room 1"));
    let numbers = [
        read.meeting_type,
        read.reminder_delta,
        read.reminder_set,
        read.busy_status,
        read.attachment,
        read.sub_type,
        read.appointment_color,
    ];
    assert_eq!(numbers, [3, 30, 1, 3, 1, 0, 5].map(Some));
    assert_eq!(read.extended.as_ref().unwrap().change_highlight_value(), Some(0x1B));
}

#[test]
fn exception_of_an_exception_takes_its_place_and_deleting_it_ends_both() {
    let mut series = weekly_with_exception();
    series.modify_instance(moved("2024-01-23", "2024-01-22")).unwrap();
    assert_eq!((series.exceptions.len(), starts(&series)[2].as_str()), (1, "01-22 14:00"));
    assert_eq!(series.exceptions[0].override_flags.bits(), 0);
    series.delete_instance(date("2024-01-23")).unwrap();
    assert_eq!(starts(&series), ["01-09 09:30", "01-11 09:30", "02-06 09:30", "02-08 09:30"]);
    assert_eq!((series.pattern.deleted_dates.len(), series.pattern.modified_dates.len()), (2, 0));
}

#[test]
fn instances_that_are_not_there_or_would_meet_others_are_refused() {
    let series = weekly_with_exception();
    let modify = |exception| series.clone().modify_instance(exception).unwrap_err().problem().clone();
    let not_there = |start| BlobBuildProblem::NoSuchInstance(start);
    assert_eq!(modify(moved("2024-01-10", "2024-01-10")), not_there(at("2024-01-10", 570)));
    assert_eq!(modify(moved("2024-01-25", "2024-01-25")), not_there(at("2024-01-25", 570)));
    assert_eq!(modify(moved("2024-03-05", "2024-03-05")), not_there(at("2024-03-05", 570)));
    let wrong_time =
        RecurrenceException::new(at("2024-01-11", 571), at("2024-01-11", 600), at("2024-01-11", 600));
    assert_eq!(modify(wrong_time), not_there(at("2024-01-11", 571)));
    let backwards =
        RecurrenceException::new(at("2024-01-11", 570), at("2024-01-11", 600), at("2024-01-11", 599));
    assert!(matches!(modify(backwards), BlobBuildProblem::Value { .. }));
    let meets = |start| BlobBuildProblem::OtherInstance(start);
    assert_eq!(modify(moved("2024-01-11", "2024-01-09")), meets(at("2024-01-09", 570)));
    assert_eq!(modify(moved("2024-01-11", "2024-01-24")), meets(at("2024-01-24", 840)));
    assert_eq!(modify(moved("2024-01-11", "2024-02-01")), meets(at("2024-01-24", 840)));
    assert_eq!(modify(moved("2024-02-06", "2024-01-23")), meets(at("2024-01-24", 840)));
    assert!(series.clone().modify_instance(moved("2024-01-11", "2024-01-23")).is_ok());
    for gone in ["2024-01-25", "2024-01-10", "2023-01-09"] {
        assert_eq!(series.clone().delete_instance(date(gone)).unwrap_err().field(), "DeletedInstanceDates");
    }
}

#[test]
fn several_exceptions_are_judged_by_where_all_of_them_end_up() {
    let series = weekly();
    let pair = [moved("2024-01-11", "2024-01-23"), moved("2024-01-23", "2024-01-24")];
    let mut both = series.clone();
    both.modify_instances(pair.clone()).unwrap();
    assert_eq!(starts(&both)[..3], ["01-09 09:30", "01-23 14:00", "01-24 14:00"]);
    let [first, _] = pair;
    assert!(series.clone().modify_instances([first.clone()]).is_err());
    // The instance before has moved to where this one would go.
    let meets = both.modify_instance(moved("2024-01-25", "2024-01-24")).unwrap_err();
    assert_eq!(*meets.problem(), BlobBuildProblem::OtherInstance(at("2024-01-24", 840)));
    let swapped = [moved("2024-01-09", "2024-01-12"), moved("2024-01-11", "2024-01-10")];
    let skips = series.clone().modify_instances(swapped).unwrap_err();
    assert_eq!(*skips.problem(), BlobBuildProblem::OtherInstance(at("2024-01-10", 840)));
    let mut twice = series.clone();
    twice.modify_instances([moved("2024-01-11", "2024-01-13"), moved("2024-01-11", "2024-01-12")]).unwrap();
    assert_eq!((twice.exceptions.len(), starts(&twice)[1].as_str()), (1, "01-12 14:00"));
    twice.modify_instances([]).unwrap();
    assert_eq!(twice.exceptions.len(), 1);
}

#[test]
fn texts_of_exceptions_have_a_limit() {
    let exception = || moved("2024-01-11", "2024-01-11");
    let mut series = weekly();
    series.modify_instance(exception().with_subject(&"x".repeat(65_534), PAGE).unwrap()).unwrap();
    assert_eq!(starts(&series).len(), 6);
    let long = exception().with_location(&"x".repeat(65_535), PAGE).unwrap_err();
    assert_eq!(long.to_string(), "Location has 0xffff, at most 0xfffe can be stored");
}

#[test]
fn series_that_lacks_parts_is_completed_before_it_is_changed() {
    let whole = weekly_with_exception().to_bytes();
    // Up to ReservedBlock1, which is where some writers end.
    let mut series = AppointmentRecurrence::parse(&whole[..111]).unwrap().value;
    assert_eq!(series.last_part, RecurrencePart::ReservedBlock1);
    let error: BlobBuildError = series.delete_instance(date("2024-01-09")).unwrap_err();
    assert_eq!(*error.problem(), BlobBuildProblem::Incomplete);
    series.complete(PAGE);
    assert_eq!(series.to_bytes(), whole);
    let mut alone = AppointmentRecurrence::parse(&weekly().pattern.to_bytes()).unwrap().value;
    alone.complete(PAGE);
    assert_eq!(starts(&alone)[0], "01-09 00:00");
}

#[test]
fn series_of_an_older_writer_keeps_its_form() {
    let mut series = weekly();
    series.writer_version2 = 0x3008;
    series.modify_instance(moved("2024-01-11", "2024-01-12")).unwrap();
    assert_eq!(series.exceptions[0].extended.as_ref().unwrap().change_highlight, None);
    assert_eq!(starts(&series)[1], "01-12 14:00");
}

#[test]
fn start_and_length_of_a_series_are_checked() {
    let pattern = || weekly().pattern;
    assert_eq!(AppointmentRecurrence::new(pattern(), 1440, 0).unwrap_err().field(), "StartTimeOffset");
    assert_eq!(AppointmentRecurrence::new(pattern(), 1439, u32::MAX).unwrap_err().field(), "EndTimeOffset");
    let late = AppointmentRecurrence::new(pattern(), 1380, 120).unwrap();
    assert_eq!(late.occurrences().unwrap().next().unwrap().end.to_string(), "2024-01-10 01:00");
}

quickcheck! {
    fn damaged_series_can_be_completed_and_edited(changes: Vec<(u8, u8)>, cut: u8, to: u32, pick: u8) -> bool {
        let mut blob = weekly_with_exception().to_bytes();
        for (at, value) in changes {
            let at = usize::from(at) % blob.len();
            blob[at] = value;
        }
        blob.truncate(blob.len().saturating_sub(usize::from(cut) / 2));
        let Ok(parsed) = AppointmentRecurrence::parse(&blob) else { return true };
        let mut series = parsed.value;
        series.complete(PAGE);
        let Ok(dates) = series.pattern.dates() else { return true };
        for date in dates.skip(usize::from(pick) % 4).take(2) {
            let Some(start) = date.plus(series.start_time_offset) else { continue };
            let exception = RecurrenceException::new(start, LocalMinutes::new(to), LocalMinutes::new(to));
            let _ = series.modify_instance(exception.with_subject("x", PAGE).unwrap());
            let _ = series.delete_instance(date.date());
        }
        let again = AppointmentRecurrence::parse(&series.to_bytes()).unwrap().value;
        again.to_bytes() == series.to_bytes()
    }

    fn edited_series_read_back_and_keep_one_instance_a_day(edits: Vec<(u8, i8, bool)>) -> bool {
        let daily = rule(RecurrenceRule::Daily { every: 3 }, "2024-01-01").count(40);
        let mut series = AppointmentRecurrence::new(built(&daily), 600, 60).unwrap();
        let first = series.pattern.start_date.day();
        for (index, shift, delete) in edits {
            let original = CivilDate::from_days(first + u32::from(index) % 125);
            let new_day = original.to_days().saturating_add_signed((shift % 5).into());
            let start = LocalMinutes::from_day(new_day).unwrap().plus(480).unwrap();
            let original_start = LocalMinutes::midnight_of(original).unwrap().plus(600).unwrap();
            // Edits of days without an instance are refused, and change nothing.
            let before = series.clone();
            let done = if delete {
                series.delete_instance(original)
            } else {
                series.modify_instance(RecurrenceException::new(original_start, start, start))
            };
            if done.is_err() && series != before {
                return false;
            }
        }
        let starts = starts(&series);
        let mut days: Vec<&str> = starts.iter().map(|start| &start[..5]).collect();
        days.sort_unstable();
        days.dedup();
        days.len() == starts.len() && starts.len() <= 40
    }
}
