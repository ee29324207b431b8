//! Structures that MAPI packs into single binary properties.

use std::fmt::Debug;

use imsg::{
    AppointmentRecurrence, BlobError, BusinessCard, ConversationIndex, DistributionListStream,
    GlobalObjectId, LocalMinutes, LocalTime, Parsed, RecipientRows, RecurrencePattern, ReportTag,
    TaskAssigner, TimeZone, TimeZoneDefinition, TimeZoneStruct, VerbStream,
};
use mapi_props::{CodePage, FileTime};

/// More dates of a series than this are not asked for; a series that never ends has more.
const MAX_DATES: usize = 2_000;

/// The first byte chooses a structure, the rest is read as it.
///
/// Holds: what was read and is written is read again as the same, with findings bounded by the bytes; dates of a series
/// ascend; a local time that a zone gives is one that it takes.
pub fn blobs(data: &[u8]) {
    let Some((&kind, bytes)) = data.split_first() else { return };
    match kind % 12 {
        0 => again(bytes, AppointmentRecurrence::parse, AppointmentRecurrence::to_bytes, series),
        1 => again(bytes, RecurrencePattern::parse, RecurrencePattern::to_bytes, dates),
        2 => again(bytes, TimeZoneDefinition::parse, TimeZoneDefinition::to_bytes, definition),
        3 => again(bytes, TimeZoneStruct::parse, TimeZoneStruct::to_bytes, |zone| {
            zone.time_zone().iter().for_each(times);
        }),
        4 => again(bytes, GlobalObjectId::parse, GlobalObjectId::to_bytes, |id| {
            let _ = (id.exception_date(), id.foreign_uid(), id.uid(), id.clean());
        }),
        5 => again(bytes, ConversationIndex::parse, ConversationIndex::to_bytes, |index| {
            let _ = (index.started(), index.reply_times());
        }),
        6 => again(bytes, BusinessCard::parse, BusinessCard::to_bytes, |card| {
            let _ = format!("{card:?}");
        }),
        7 => again(bytes, VerbStream::parse, VerbStream::to_bytes, |verbs| {
            verbs.voting_buttons().for_each(|verb| drop(format!("{verb:?}")));
        }),
        8 => again(bytes, ReportTag::parse, ReportTag::to_bytes, |tag| drop(format!("{tag:?}"))),
        9 => again(bytes, DistributionListStream::parse, DistributionListStream::to_bytes, |list| {
            let _ = format!("{list:?}");
        }),
        10 => {
            let parsed = TaskAssigner::parse_all(bytes);
            if let Some(assigners) = bounded(bytes, &parsed) {
                assigners.iter().for_each(|assigner| drop(format!("{assigner:?}")));
            }
        }
        _ => {
            let parsed = RecipientRows::parse(bytes, CodePage::WINDOWS_1252);
            if let Some(rows) = bounded(bytes, &parsed) {
                let _ = format!("{rows:?}");
            }
        }
    }
}

/// Reads, looks at the value, writes, and reads what was written.
fn again<T: PartialEq + Debug>(
    bytes: &[u8],
    parse: fn(&[u8]) -> Result<Parsed<T>, BlobError>,
    write: fn(&T) -> Vec<u8>,
    look: impl Fn(&T),
) {
    let parsed = parse(bytes);
    let Some(value) = bounded(bytes, &parsed) else { return };
    look(value);
    let written = write(value);
    assert!(written.len() <= 2 * bytes.len() + 64, "{} bytes written, {} read", written.len(), bytes.len());
    match parse(&written) {
        Ok(second) => assert_eq!(&second.value, value, "written and read again"),
        Err(error) => panic!("what was written is refused: {error}"),
    }
}

fn bounded<'a, T>(bytes: &[u8], parsed: &'a Result<Parsed<T>, BlobError>) -> Option<&'a T> {
    let parsed = parsed.as_ref().ok()?;
    assert!(parsed.findings.len() <= 64 + bytes.len(), "{} findings", parsed.findings.len());
    for finding in &parsed.findings {
        assert!(finding.offset() <= bytes.len() as u64, "{finding} in {} bytes", bytes.len());
    }
    Some(&parsed.value)
}

fn series(series: &AppointmentRecurrence) {
    let Ok(occurrences) = series.occurrences() else { return };
    for occurrence in occurrences.take(MAX_DATES) {
        let _ = format!("{occurrence:?}");
    }
    if let Ok(some) = series.occurrences_in(LocalMinutes::new(220_000_000)..LocalMinutes::new(220_100_000)) {
        assert!(some.take(MAX_DATES).count() <= MAX_DATES);
    }
}

fn dates(pattern: &RecurrencePattern) {
    let Ok(dates) = pattern.dates() else { return };
    let mut last = None;
    for date in dates.take(MAX_DATES) {
        assert!(last.is_none_or(|last| date > last), "dates do not ascend");
        last = Some(date);
    }
}

fn definition(definition: &TimeZoneDefinition) {
    let _ = (definition.effective_rule(), definition.rule_for_year(2024));
    definition.time_zone().iter().chain(&definition.effective_zone()).for_each(times);
}

fn times(zone: &TimeZone) {
    // A few instants from 1601 to far away.
    for ticks in [0, 1, 133_500_000_000_000_000, 133_650_000_000_000_000, u64::MAX / 2, u64::MAX] {
        if let Some(local) = zone.to_local(FileTime::from_ticks(ticks)) {
            assert!(zone.to_utc(local).is_some(), "{local:?} came from {ticks}");
        }
        let _ = (zone.offset_at(FileTime::from_ticks(ticks)), zone.to_utc(LocalTime::from_ticks(ticks)));
    }
}
