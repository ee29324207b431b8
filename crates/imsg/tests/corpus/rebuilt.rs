//! Blobs of real messages made anew from their values alone, by the constructors.

use imsg::mapi_props::CodePage;
use imsg::{
    AppointmentRecurrence, BlobBuildError, CivilDate, ConversationIndex, GlobalObjectId, RecurrenceBuilder,
    RecurrenceEnd, RecurrenceException, RecurrencePattern, RecurrenceRule, ReportTag, TaskAssigner,
    TaskAssigners, Text8, TimeZoneDefinition, TimeZoneStruct, TransitionDate, Verb, VerbStream, Weekday,
    ZoneRule,
};

/// The rule by its first date, pattern and end.
pub(crate) fn pattern(read: &RecurrencePattern) -> Result<RecurrencePattern, BlobBuildError> {
    let rule = RecurrenceRule::Pattern {
        frequency: read.frequency,
        pattern: read.pattern.clone(),
        period: read.period,
    };
    let first_day = Weekday::from_number(read.first_day_of_week).expect("a day of the week");
    let builder = RecurrenceBuilder::new(rule, read.start_date.date())
        .first_day_of_week(first_day)
        .calendar(read.calendar)
        .from_completion(read.sliding_flag == 1);
    match read.end {
        RecurrenceEnd::AfterCount => builder.count(read.occurrence_count).build(),
        RecurrenceEnd::ByDate => builder.until(read.end_date.date()).build(),
        _ => builder.build(),
    }
}

/// The series by its rule, the dates without an instance, and what is different in each exception.
pub(crate) fn series(
    read: &AppointmentRecurrence,
    page: CodePage,
) -> Result<AppointmentRecurrence, BlobBuildError> {
    let duration = read.end_time_offset - read.start_time_offset;
    let mut series = AppointmentRecurrence::new(pattern(&read.pattern)?, read.start_time_offset, duration)?;
    let modified: Vec<CivilDate> =
        read.exceptions.iter().map(|exception| exception.original_start.date()).collect();
    let deleted = read.pattern.deleted_dates.iter().map(|date| date.date());
    series.delete_instances(deleted.filter(|date| !modified.contains(date)))?;
    for old in &read.exceptions {
        let mut new = RecurrenceException::new(old.original_start, old.start, old.end);
        if let Some(subject) = old.subject_text(page) {
            new = new.with_subject(&subject, page)?;
        }
        if let Some(location) = old.location_text(page) {
            new = new.with_location(&location, page)?;
        }
        type With<T> = fn(RecurrenceException, T) -> RecurrenceException;
        let numbers: [(Option<u32>, With<u32>); 4] = [
            (old.meeting_type, RecurrenceException::with_meeting_type),
            (old.reminder_delta, RecurrenceException::with_reminder_delta),
            (old.busy_status, RecurrenceException::with_busy_status),
            (old.appointment_color, RecurrenceException::with_color),
        ];
        let flags: [(Option<u32>, With<bool>); 3] = [
            (old.reminder_set, RecurrenceException::with_reminder),
            (old.attachment, RecurrenceException::with_attachments),
            (old.sub_type, RecurrenceException::with_all_day),
        ];
        for (number, with) in numbers {
            new = if let Some(number) = number { with(new, number) } else { new };
        }
        for (flag, with) in flags {
            new = if let Some(flag) = flag { with(new, flag == 1) } else { new };
        }
        if let Some(highlight) = old.extended.as_ref().and_then(|extended| extended.change_highlight_value())
        {
            new = new.with_change_highlight(highlight);
        }
        series.modify_instance(new)?;
    }
    Ok(series)
}

/// A rule by offsets and dates.
fn zone_rule(read: &ZoneRule) -> Result<ZoneRule, BlobBuildError> {
    let standard = read.standard_offset().expect("a sound offset");
    if !read.has_daylight_time() {
        // Where the clock never changes Windows keeps the hour that daylight time would be ahead.
        return Ok(ZoneRule { daylight_bias: read.daylight_bias, ..ZoneRule::fixed(standard)? });
    }
    let date = |date: TransitionDate| {
        let weekday = Weekday::from_number(date.day_of_week.into()).expect("a day of the week");
        let mut new = TransitionDate::every_year(date.month, date.day, weekday, (date.hour, date.minute))?;
        (new.second, new.millisecond) = (date.second, date.millisecond);
        Ok(new)
    };
    let daylight = read.daylight_offset().expect("a sound offset");
    ZoneRule::with_daylight((standard, date(read.standard_date)?), (daylight, date(read.daylight_date)?))
}

pub(crate) fn zone_struct(read: &TimeZoneStruct) -> Result<TimeZoneStruct, BlobBuildError> {
    Ok(TimeZoneStruct::new(zone_rule(&read.rule)?))
}

pub(crate) fn zone(read: &TimeZoneDefinition) -> Result<TimeZoneDefinition, BlobBuildError> {
    let rules = read.rules.iter().map(|rule| Ok((rule.year, zone_rule(&rule.rule)?)));
    let rules: Vec<(u16, ZoneRule)> = rules.collect::<Result<_, _>>()?;
    let mut zone = TimeZoneDefinition::new(read.key_name.clone(), rules)?;
    for (rule, old) in zone.rules.iter_mut().zip(&read.rules) {
        rule.flags = old.flags;
    }
    Ok(zone)
}

pub(crate) fn meeting_id(read: &GlobalObjectId) -> Result<GlobalObjectId, BlobBuildError> {
    let id = match (read.foreign_uid(), <[u8; 16]>::try_from(read.data.as_slice())) {
        (None, Ok(random)) => GlobalObjectId::new(read.created, random),
        _ => GlobalObjectId::from_uid(&read.uid())?,
    };
    Ok(read.exception_date().map_or_else(|| id.clone(), |date| id.of_instance(date)))
}

/// The index by the times of the thread and its replies.
pub(crate) fn conversation(read: &ConversationIndex) -> Option<ConversationIndex> {
    let index = ConversationIndex::new(read.started()?, read.thread);
    let replies = read.levels.iter().zip(read.reply_times());
    Some(replies.fold(index, |index, (level, time)| index.reply(time, level.random())))
}

pub(crate) fn report_tag(read: &ReportTag) -> ReportTag {
    let text = read.text.bytes().strip_suffix(&[0]).unwrap_or(read.text.bytes());
    let mut tag = ReportTag::new(&read.message_entry_id, &read.message_search_key, &Text8::from_bytes(text));
    (tag.store_entry_id, tag.folder_entry_id) = (read.store_entry_id.clone(), read.folder_entry_id.clone());
    match &read.search_folder_entry_id {
        Some(id) => tag.with_search_folder(id),
        None => tag,
    }
}

pub(crate) fn assigners(read: &TaskAssigners) -> TaskAssigners {
    let new =
        |old: &TaskAssigner| TaskAssigner::new(&old.entry_id, &old.display_name, &old.wide_display_name);
    TaskAssigners::new(read.assigners.iter().map(new).collect())
}

/// The stream by the names of its buttons; other verbs, whose texts are in the language of the writer, are taken over.
pub(crate) fn verbs(read: &VerbStream, page: CodePage) -> Result<VerbStream, BlobBuildError> {
    let new = |old: &Verb| {
        if old.is_voting_button() { Verb::voting_button(old.id, &old.name(page), page) } else { old.clone() }
    };
    VerbStream::new(read.verbs.iter().map(new).collect())
}
