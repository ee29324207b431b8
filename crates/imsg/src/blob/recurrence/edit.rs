//! Series of appointments made from a rule, and their instances deleted and changed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use mapi_props::CodePage;

use super::appointment::{AppointmentRecurrence, CHANGE_HIGHLIGHT_SINCE, RecurrencePart};
use super::exception::RecurrenceException;
use super::pattern::RecurrencePattern;
use crate::blob::build_error::{BlobBuildError, BlobBuildProblem, checked_len};
use crate::blob::date::{CivilDate, DAY, LocalMinutes};

/// `ReaderVersion2` and `WriterVersion2`.
const READER_VERSION_2: u32 = 0x3006;
const WRITER_VERSION_2: u32 = 0x3009;

impl AppointmentRecurrence {
    /// The series of an appointment by its rule: minutes from midnight to its start, below 1440, and how many it lasts.
    ///
    /// ```
    /// use imsg::{AppointmentRecurrence, CivilDate, LocalMinutes, RecurrenceBuilder, RecurrenceException, RecurrenceRule};
    /// let day = |day| CivilDate::new(2024, 1, day).unwrap();
    /// let rule = RecurrenceBuilder::new(RecurrenceRule::Daily { every: 2 }, day(1)).count(5).build()?;
    /// let mut series = AppointmentRecurrence::new(rule, 570, 45)?;
    /// series.delete_instance(day(5))?;
    /// // The third at half past nine becomes the fourth at noon.
    /// let at = |date, minute| LocalMinutes::midnight_of(date).and_then(|midnight| midnight.plus(minute)).unwrap();
    /// series.modify_instance(RecurrenceException::new(at(day(3), 570), at(day(4), 720), at(day(4), 780)))?;
    ///
    /// let parsed = AppointmentRecurrence::parse(&series.to_bytes())?;
    /// assert!(parsed.findings.is_empty());
    /// assert_eq!(parsed.value, series);
    /// let starts: Vec<String> = series.occurrences()?.map(|instance| instance.start.to_string()).collect();
    /// assert_eq!(starts, ["2024-01-01 09:30", "2024-01-04 12:00", "2024-01-07 09:30", "2024-01-09 09:30"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The start is not within a day, the end is more than 32 bits can count, or the pattern names modified instances.
    pub fn new(
        mut pattern: RecurrencePattern,
        start_minute: u32,
        duration_minutes: u32,
    ) -> Result<Self, BlobBuildError> {
        if start_minute >= DAY {
            return Err(BlobBuildError::value("StartTimeOffset", "below 1440"));
        }
        let end = start_minute.checked_add(duration_minutes);
        let end_time_offset = end.ok_or_else(|| BlobBuildError::value("EndTimeOffset", "below 2^32"))?;
        if !pattern.modified_dates.is_empty() {
            return Err(BlobBuildError::value("ModifiedInstanceCount", "0 before there are exceptions"));
        }
        pattern.trailing.clear();
        Ok(Self {
            pattern,
            reader_version2: READER_VERSION_2,
            writer_version2: WRITER_VERSION_2,
            start_time_offset: start_minute,
            end_time_offset,
            exception_count: 0,
            exceptions: Vec::new(),
            reserved_block1: Vec::new(),
            reserved_block2: Vec::new(),
            last_part: RecurrencePart::Complete,
            remainder: Vec::new(),
        })
    }

    /// Deletes the instance that the rule has on a date, whether or not it is a modified one.
    ///
    /// # Errors
    /// There is no such instance, or it is deleted already; the dates of the rule are not computed; or the series lacks
    /// parts, see [`complete`](Self::complete). The series stays as it was.
    pub fn delete_instance(&mut self, original_date: CivilDate) -> Result<(), BlobBuildError> {
        self.delete_instances([original_date])
    }

    /// Deletes the instances that the rule has on several dates, in any order, in one walk through the dates of the rule.
    ///
    /// ```
    /// use imsg::{AppointmentRecurrence, CivilDate, RecurrenceBuilder, RecurrenceRule};
    /// let day = |day| CivilDate::new(2024, 1, day).unwrap();
    /// let rule = RecurrenceBuilder::new(RecurrenceRule::Daily { every: 1 }, day(1)).count(4).build()?;
    /// let mut series = AppointmentRecurrence::new(rule, 600, 60)?;
    /// series.delete_instances([day(4), day(2)])?;
    /// assert_eq!(series.occurrences()?.count(), 2);
    /// assert!(series.delete_instances([day(1), day(2)]).is_err());
    /// assert_eq!(series.occurrences()?.count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As for [`delete_instance`](Self::delete_instance), for the first date that has no instance.
    pub fn delete_instances(
        &mut self,
        original_dates: impl IntoIterator<Item = CivilDate>,
    ) -> Result<(), BlobBuildError> {
        const FIELD: &str = "DeletedInstanceDates";
        let midnight = |date| {
            LocalMinutes::midnight_of(date)
                .ok_or_else(|| BlobBuildError::new(FIELD, BlobBuildProblem::NoSuchDate))
        };
        let dates = original_dates.into_iter().map(midnight).collect::<Result<BTreeSet<_>, _>>()?;
        self.check_instances(FIELD, &dates)?;
        self.replace(&dates, []);
        Ok(())
    }

    /// Takes an exception in place of the instance that starts at its original start. An exception that this instance has
    /// already is replaced.
    ///
    /// # Errors
    /// The series has no instance that starts then, or it is deleted; the exception ends before it starts, falls on the day
    /// of another instance or skips over one, which Outlook does not allow; there are 65,535 exceptions already; the dates
    /// of the rule are not computed; or the series lacks parts, see [`complete`](Self::complete). The series stays as it
    /// was.
    pub fn modify_instance(&mut self, exception: RecurrenceException) -> Result<(), BlobBuildError> {
        self.modify_instances([exception])
    }

    /// Takes several exceptions, in any order, in one walk through the dates of the rule. What they may not meet or skip
    /// over is the series as it is with all of them; of several for one instance the last counts.
    ///
    /// ```
    /// use imsg::{AppointmentRecurrence, CivilDate, LocalMinutes, RecurrenceBuilder, RecurrenceException, RecurrenceRule};
    /// let day = |day| CivilDate::new(2024, 1, day).unwrap();
    /// let rule = RecurrenceBuilder::new(RecurrenceRule::Daily { every: 1 }, day(1)).count(3).build()?;
    /// let mut series = AppointmentRecurrence::new(rule, 600, 60)?;
    /// // All a day later: one by one, the first would meet the second.
    /// let at = |date| LocalMinutes::midnight_of(day(date)).and_then(|midnight| midnight.plus(600)).unwrap();
    /// let later = (1..=3).map(|date| RecurrenceException::new(at(date), at(date + 1), at(date + 1)));
    /// series.modify_instances(later)?;
    /// assert_eq!(series.occurrences()?.next().unwrap().start, at(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As for [`modify_instance`](Self::modify_instance).
    pub fn modify_instances(
        &mut self,
        exceptions: impl IntoIterator<Item = RecurrenceException>,
    ) -> Result<(), BlobBuildError> {
        const FIELD: &str = "OriginalStartDate";
        self.check_complete(FIELD)?;
        let mut new = BTreeMap::new();
        for exception in exceptions {
            let date = exception.original_start.midnight();
            if date.plus(self.start_time_offset) != Some(exception.original_start) {
                let problem = BlobBuildProblem::NoSuchInstance(exception.original_start);
                return Err(BlobBuildError::new(FIELD, problem));
            }
            if exception.end < exception.start {
                return Err(BlobBuildError::value("EndDateTime", "at or after StartDateTime"));
            }
            new.insert(date, exception);
        }
        let dates: BTreeSet<LocalMinutes> = new.keys().copied().collect();
        self.check_instances(FIELD, &dates)?;
        self.check_order(&new)?;
        let is_other = |other: &&RecurrenceException| !dates.contains(&other.original_start.midnight());
        let others = self.exceptions.iter().filter(is_other).count();
        checked_len("ExceptionCount", others.saturating_add(new.len()), u16::MAX.into())?;
        let has_highlight = self.has_highlight();
        for exception in new.values_mut() {
            exception.complete(CodePage::WINDOWS_1252, has_highlight);
            if let Some(extended) = &mut exception.extended {
                match (has_highlight, &extended.change_highlight) {
                    (true, None) => extended.change_highlight = Some(vec![0; 4]),
                    (false, Some(_)) => extended.change_highlight = None,
                    _ => {}
                }
            }
            exception.settle();
        }
        self.replace(&dates, new.into_values());
        Ok(())
    }

    /// Adds the parts that the blob lacks, so that instances can be changed: Unicode texts of exceptions out of the 8-bit
    /// ones in the code page of the message. What could not be read is given up.
    pub fn complete(&mut self, page: CodePage) {
        if self.last_part == RecurrencePart::Complete {
            return;
        }
        if self.last_part == RecurrencePart::Pattern {
            (self.reader_version2, self.writer_version2) = (READER_VERSION_2, WRITER_VERSION_2);
        }
        let has_highlight = self.has_highlight();
        for exception in &mut self.exceptions {
            exception.complete(page, has_highlight);
        }
        self.exception_count = u16::try_from(self.exceptions.len()).unwrap_or(u16::MAX);
        self.last_part = RecurrencePart::Complete;
        self.remainder.clear();
    }

    /// Whether extended exceptions hold a `ChangeHighlight`: as the others have it, else by the version.
    fn has_highlight(&self) -> bool {
        let mut extended = self.exceptions.iter().filter_map(|exception| exception.extended.as_ref());
        let by_others = extended.next().map(|extended| extended.change_highlight.is_some());
        by_others.unwrap_or(self.writer_version2 >= CHANGE_HIGHLIGHT_SINCE)
    }

    /// Whether nothing is missing that an edit would have to invent.
    fn check_complete(&self, field: &'static str) -> Result<(), BlobBuildError> {
        if self.last_part == RecurrencePart::Complete {
            Ok(())
        } else {
            Err(BlobBuildError::new(field, BlobBuildProblem::Incomplete))
        }
    }

    /// Whether the rule has all these dates, and the instances on them are not deleted.
    fn check_instances(
        &self,
        field: &'static str,
        dates: &BTreeSet<LocalMinutes>,
    ) -> Result<(), BlobBuildError> {
        self.check_complete(field)?;
        let mut wanted = dates.clone();
        for exception in &self.exceptions {
            wanted.remove(&exception.original_start.midnight());
        }
        let (Some(&first), Some(&last)) = (wanted.first(), wanted.last()) else { return Ok(()) };
        let of_rule = self.pattern.dates();
        let of_rule =
            of_rule.map_err(|reason| BlobBuildError::new(field, BlobBuildProblem::NotExpandable(reason)))?;
        let deleted: HashSet<LocalMinutes> =
            self.pattern.deleted_dates.iter().map(|date| date.midnight()).collect();
        let of_rule = of_rule.starting_at(first).take_while(|date| *date <= last);
        for date in of_rule.filter(|date| !deleted.contains(date)) {
            wanted.remove(&date);
        }
        match wanted.first() {
            Some(date) => {
                let start = date.plus(self.start_time_offset).unwrap_or(*date);
                Err(BlobBuildError::new(field, BlobBuildProblem::NoSuchInstance(start)))
            }
            None => Ok(()),
        }
    }

    /// Whether the instances are still in order, one a day, with new exceptions by the date they have by the rule.
    fn check_order(&self, new: &BTreeMap<LocalMinutes, RecurrenceException>) -> Result<(), BlobBuildError> {
        const FIELD: &str = "StartDateTime";
        let reached = || new.iter().flat_map(|(date, exception)| [*date, exception.start.midnight()]);
        let (Some(first), Some(last)) = (reached().min(), reached().max()) else { return Ok(()) };
        let dates = self.pattern.dates();
        let dates =
            dates.map_err(|reason| BlobBuildError::new(FIELD, BlobBuildProblem::NotExpandable(reason)))?;
        let others =
            self.exceptions.iter().map(|exception| (exception.original_start.midnight(), exception.start));
        let mut moved: BTreeMap<LocalMinutes, LocalMinutes> = others.collect();
        moved.extend(new.iter().map(|(date, exception)| (*date, exception.start)));
        let deleted: HashSet<LocalMinutes> =
            self.pattern.deleted_dates.iter().map(|date| date.midnight()).collect();
        // An instance may start more than a day after midnight of its date.
        let begin = LocalMinutes::new(first.minutes().saturating_sub(self.start_time_offset)).midnight();
        let is_regular = |date: &LocalMinutes| !deleted.contains(date) && !moved.contains_key(date);
        let mut regular =
            dates.starting_at(begin).take_while(|date| *date <= last).filter(is_regular).peekable();
        let mut moved_by_date = moved.iter().peekable();
        let mut before: Option<(LocalMinutes, bool)> = None;
        loop {
            let is_moved_next = match (moved_by_date.peek(), regular.peek()) {
                (Some((date, _)), Some(other)) => *date < other,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return Ok(()),
            };
            let next = if is_moved_next {
                moved_by_date.next().map(|(date, start)| (*start, new.contains_key(date)))
            } else {
                regular.next().map(|date| (date.plus(self.start_time_offset).unwrap_or(date), false))
            };
            let Some((start, is_new)) = next else { return Ok(()) };
            if let Some((start_before, is_new_before)) = before
                && start_before.midnight() >= start.midnight()
                && (is_new || is_new_before)
            {
                let other = if is_new_before { start } else { start_before };
                return Err(BlobBuildError::new(FIELD, BlobBuildProblem::OtherInstance(other)));
            }
            before = Some((start, is_new));
        }
    }

    /// Puts exceptions, or nothing, in place of the instances of dates, and brings the lists of dates in line.
    fn replace(
        &mut self,
        dates: &BTreeSet<LocalMinutes>,
        exceptions: impl IntoIterator<Item = RecurrenceException>,
    ) {
        self.exceptions.retain(|exception| !dates.contains(&exception.original_start.midnight()));
        self.exceptions.extend(exceptions);
        self.exceptions.sort_by_key(|exception| exception.start);
        self.exception_count = u16::try_from(self.exceptions.len()).unwrap_or(u16::MAX);
        let deleted = &mut self.pattern.deleted_dates;
        deleted.extend(dates);
        deleted.sort_unstable();
        deleted.dedup();
        self.pattern.modified_dates =
            self.exceptions.iter().map(|exception| exception.start.midnight()).collect();
    }
}
