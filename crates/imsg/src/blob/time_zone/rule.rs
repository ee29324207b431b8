//! One rule of a zone: how far its clocks are from UTC, and when they change.

use super::transition::TransitionDate;
use crate::blob::reader::{Read, Reader};

/// Clocks further than this from UTC, in minutes, exist nowhere; conversions refuse them.
const MAX_OFFSET: i64 = 1440;

/// Offsets from UTC and the dates between which daylight time runs.
///
/// UTC = local time + bias + the bias of the half-year that is on. All biases are minutes; west of Greenwich is positive.
///
/// ```
/// use imsg::{TransitionDate, ZoneRule};
/// let pacific = ZoneRule { bias: 480, daylight_bias: -60, ..ZoneRule::default() };
/// assert_eq!(pacific.standard_offset(), Some(-480));
/// assert_eq!(pacific.daylight_offset(), Some(-420));
/// assert!(!pacific.has_daylight_time());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct ZoneRule {
    /// `lBias`.
    pub bias: i32,
    /// `lStandardBias`, 0 as a rule.
    pub standard_bias: i32,
    /// `lDaylightBias`, -60 as a rule.
    pub daylight_bias: i32,
    /// `stStandardDate`: when standard time begins, by the daylight clock.
    pub standard_date: TransitionDate,
    /// `stDaylightDate`: when daylight time begins, by the standard clock.
    pub daylight_date: TransitionDate,
}

impl ZoneRule {
    /// Minutes that standard time is ahead of UTC; `None` if that is more than a day.
    #[must_use]
    pub fn standard_offset(&self) -> Option<i32> {
        offset(self.bias, self.standard_bias)
    }

    /// Minutes that daylight time is ahead of UTC; `None` if that is more than a day.
    #[must_use]
    pub fn daylight_offset(&self) -> Option<i32> {
        offset(self.bias, self.daylight_bias)
    }

    /// Whether clocks change: both dates are there, sound and different.
    #[must_use]
    pub fn has_daylight_time(&self) -> bool {
        let (standard, daylight) = (self.standard_date, self.daylight_date);
        !standard.is_none()
            && !daylight.is_none()
            && standard != daylight
            && standard.is_sound()
            && daylight.is_sound()
    }

    pub(super) fn read_biases(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        self.bias = reader.i32("lBias")?;
        self.standard_bias = reader.i32("lStandardBias")?;
        self.daylight_bias = reader.i32("lDaylightBias")?;
        Ok(())
    }

    /// The three biases.
    pub(super) fn bias_bytes(&self) -> Vec<u8> {
        [self.bias, self.standard_bias, self.daylight_bias].into_iter().flat_map(i32::to_le_bytes).collect()
    }
}

fn offset(bias: i32, part: i32) -> Option<i32> {
    let offset = i64::from(bias).saturating_add(i64::from(part)).saturating_neg();
    if offset.abs() <= MAX_OFFSET { i32::try_from(offset).ok() } else { None }
}
