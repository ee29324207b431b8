//! The SYSTEMTIME that says when standard or daylight time begins.

use mapi_props::Severity;

use super::convert::{LocalTime, TICKS_PER_SECOND};
use crate::blob::date::{CivilDate, Weekday, days_in_month};
use crate::blob::error::BlobProblem;
use crate::blob::reader::{Read, Reader};

/// When a clock changes: a SYSTEMTIME of 16 bytes ([MS-OXOCAL] 2.2.1.41.1, [MS-DTYP] 2.3.13).
///
/// | Offset | Size | Field         | Rule                                                                          |
/// |-------:|-----:|---------------|-------------------------------------------------------------------------------|
/// |   0x00 |    2 | wYear         | 0: every year; else the one year                                              |
/// |   0x02 |    2 | wMonth        | 1 to 12; 0: the clock never changes                                           |
/// |   0x04 |    2 | wDayOfWeek    | 0 (Sunday) to 6; every year only                                              |
/// |   0x06 |    2 | wDay          | every year: which such day of the month, 5 the last; else the day of the month |
/// |   0x08 |    8 | wHour to wMilliseconds | by the clock that runs before the change                             |
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub struct TransitionDate {
    /// `wYear`: 0 for every year.
    pub year: u16,
    /// `wMonth`: 0 for never.
    pub month: u16,
    /// `wDayOfWeek`.
    pub day_of_week: u16,
    /// `wDay`.
    pub day: u16,
    /// `wHour`.
    pub hour: u16,
    /// `wMinute`.
    pub minute: u16,
    /// `wSecond`.
    pub second: u16,
    /// `wMilliseconds`.
    pub millisecond: u16,
}

impl TransitionDate {
    /// Whether the clock never changes: the month is zero.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.month == 0
    }

    /// Whether the date holds in one year only.
    #[must_use]
    pub const fn is_absolute(&self) -> bool {
        self.year != 0
    }

    /// The moment of the change in a year, by the clock that runs before it; `None` if there is none in that year, or the
    /// fields are out of range.
    #[must_use]
    pub fn in_year(&self, year: u32) -> Option<LocalTime> {
        let (month, day) = (u32::from(self.month), u32::from(self.day));
        let first = CivilDate::new(year, month, 1)?;
        let day = if self.is_absolute() {
            if u32::from(self.year) != year {
                return None;
            }
            day
        } else {
            let weekday = Weekday::from_number(self.day_of_week.into())?;
            if !(1..=5).contains(&day) {
                return None;
            }
            let earliest = weekday.days_after(first.weekday()).checked_add(1)?;
            let wanted = earliest.checked_add(day.checked_sub(1)?.checked_mul(7)?)?;
            // The fifth is the last, which may be the fourth.
            if wanted > days_in_month(year, month) { wanted.checked_sub(7)? } else { wanted }
        };
        let date = CivilDate::new(year, month, day)?;
        let in_range = self.hour <= 23 && self.minute <= 59 && self.second <= 59 && self.millisecond <= 999;
        if !in_range {
            return None;
        }
        LocalTime::midnight_of(date)?.plus_ticks(self.ticks_of_day())
    }

    /// Ticks since midnight.
    #[expect(clippy::arithmetic_side_effects, reason = "16-bit factors: the sum is far below 2^64")]
    fn ticks_of_day(&self) -> u64 {
        let seconds = u64::from(self.hour) * 3600 + u64::from(self.minute) * 60 + u64::from(self.second);
        seconds * TICKS_PER_SECOND + u64::from(self.millisecond) * (TICKS_PER_SECOND / 1000)
    }

    /// Whether the fields describe a change, or that there is none.
    pub(super) fn is_sound(&self) -> bool {
        let year = if self.is_absolute() { u32::from(self.year) } else { 2000 };
        self.is_none() || self.in_year(year).is_some()
    }

    pub(super) fn read(reader: &mut Reader<'_>, field: &'static str) -> Read<Self> {
        let offset = reader.offset();
        let (words, _) = reader.take(field, 16)?.as_chunks();
        let mut words = words.iter().map(|&word| u16::from_le_bytes(word));
        let mut next = || words.next().unwrap_or_default();
        let date = Self {
            year: next(),
            month: next(),
            day_of_week: next(),
            day: next(),
            hour: next(),
            minute: next(),
            second: next(),
            millisecond: next(),
        };
        if !date.is_sound() {
            let problem = BlobProblem::Value {
                found: date.month.into(),
                expected: "a date at which clocks can change",
            };
            reader.note(Severity::Warning, field, offset, problem);
        }
        Ok(date)
    }

    pub(super) fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let words = [
            self.year,
            self.month,
            self.day_of_week,
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.millisecond,
        ];
        let (chunks, _) = bytes.as_chunks_mut::<2>();
        for (chunk, word) in chunks.iter_mut().zip(words) {
            *chunk = word.to_le_bytes();
        }
        bytes
    }
}
