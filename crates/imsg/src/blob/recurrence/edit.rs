//! Series of appointments made from a rule, and their instances deleted and changed.

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
        let date = LocalMinutes::midnight_of(original_date)
            .ok_or_else(|| BlobBuildError::new("DeletedInstanceDates", BlobBuildProblem::NoSuchDate))?;
        self.check_instance("DeletedInstanceDates", date)?;
        self.exceptions.retain(|exception| exception.original_start.midnight() != date);
        self.replace(date, None);
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
    pub fn modify_instance(&mut self, mut exception: RecurrenceException) -> Result<(), BlobBuildError> {
        let date = exception.original_start.midnight();
        self.check_instance("OriginalStartDate", date)?;
        if date.plus(self.start_time_offset) != Some(exception.original_start) {
            let problem = BlobBuildProblem::NoSuchInstance(exception.original_start);
            return Err(BlobBuildError::new("OriginalStartDate", problem));
        }
        if exception.end < exception.start {
            return Err(BlobBuildError::value("EndDateTime", "at or after StartDateTime"));
        }
        self.check_neighbours(date, exception.start)?;
        let is_other = |other: &&RecurrenceException| other.original_start.midnight() != date;
        let others = self.exceptions.iter().filter(is_other).count();
        checked_len("ExceptionCount", others.saturating_add(1), u16::MAX.into())?;
        let has_highlight = self.has_highlight();
        exception.complete(CodePage::WINDOWS_1252, has_highlight);
        if let Some(extended) = &mut exception.extended {
            match (has_highlight, &extended.change_highlight) {
                (true, None) => extended.change_highlight = Some(vec![0; 4]),
                (false, Some(_)) => extended.change_highlight = None,
                _ => {}
            }
        }
        exception.settle();
        self.exceptions.retain(|other| other.original_start.midnight() != date);
        self.replace(date, Some(exception));
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

    /// Whether the rule has a date, and the instance on it is not deleted.
    fn check_instance(&self, field: &'static str, date: LocalMinutes) -> Result<(), BlobBuildError> {
        if self.last_part != RecurrencePart::Complete {
            return Err(BlobBuildError::new(field, BlobBuildProblem::Incomplete));
        }
        if self.exceptions.iter().any(|exception| exception.original_start.midnight() == date) {
            return Ok(());
        }
        let dates = self.pattern.dates();
        let dates =
            dates.map_err(|reason| BlobBuildError::new(field, BlobBuildProblem::NotExpandable(reason)))?;
        let deleted = self.pattern.deleted_dates.iter().any(|deleted| deleted.midnight() == date);
        if !deleted && dates.starting_at(date).next() == Some(date) {
            return Ok(());
        }
        let start = date.plus(self.start_time_offset).unwrap_or(date);
        Err(BlobBuildError::new(field, BlobBuildProblem::NoSuchInstance(start)))
    }

    /// Whether an instance can move from its date to another start without meeting or skipping another one.
    fn check_neighbours(&self, date: LocalMinutes, start: LocalMinutes) -> Result<(), BlobBuildError> {
        let (first, last) = (date.min(start.midnight()), date.max(start.midnight()));
        let end = last.plus(DAY).unwrap_or(LocalMinutes::new(u32::MAX));
        let instances = self.occurrences_in(first..end).map_err(|reason| {
            BlobBuildError::new("StartDateTime", BlobBuildProblem::NotExpandable(reason))
        })?;
        match instances.into_iter().find(|other| other.original_start.midnight() != date) {
            Some(other) => {
                Err(BlobBuildError::new("StartDateTime", BlobBuildProblem::OtherInstance(other.start)))
            }
            None => Ok(()),
        }
    }

    /// Puts an exception, or nothing, in place of the instance of a date, and brings the lists of dates in line.
    fn replace(&mut self, date: LocalMinutes, exception: Option<RecurrenceException>) {
        self.exceptions.extend(exception);
        self.exceptions.sort_by_key(|exception| exception.start);
        self.exception_count = u16::try_from(self.exceptions.len()).unwrap_or(u16::MAX);
        let deleted = &mut self.pattern.deleted_dates;
        deleted.push(date);
        deleted.sort_unstable();
        deleted.dedup();
        self.pattern.modified_dates =
            self.exceptions.iter().map(|exception| exception.start.midnight()).collect();
    }
}
