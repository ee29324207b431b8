//! `TimeZoneStruct`: the zone of a series, as one rule.

use super::convert::TimeZone;
use super::rule::ZoneRule;
use super::transition::TransitionDate;
use crate::blob::error::{BlobError, Parsed};
use crate::blob::reader::Reader;

/// The zone of a recurring series (PidLidTimeZoneStruct, [MS-OXOCAL] 2.2.1.39): 48 bytes, little-endian.
///
/// | Offset | Size | Field (spec name) | Type                |
/// |-------:|-----:|-------------------|---------------------|
/// |   0x00 |   12 | lBias, lStandardBias, lDaylightBias | i32, minutes |
/// |   0x0C |    2 | wStandardYear     | u16, that of the date |
/// |   0x0E |   16 | stStandardDate    | [`TransitionDate`]  |
/// |   0x1E |    2 | wDaylightYear     | u16, that of the date |
/// |   0x20 |   16 | stDaylightDate    | [`TransitionDate`]  |
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct TimeZoneStruct {
    /// Offsets and dates.
    pub rule: ZoneRule,
    /// `wStandardYear`.
    pub standard_year: u16,
    /// `wDaylightYear`.
    pub daylight_year: u16,
    /// Bytes behind the 48.
    pub trailing: Vec<u8>,
}

impl TimeZoneStruct {
    /// Reads the zone.
    ///
    /// # Errors
    /// The blob has fewer than 48 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("TimeZoneStruct", bytes);
        let mut rule = ZoneRule::default();
        rule.read_biases(&mut reader)?;
        let standard_year = reader.u16("wStandardYear")?;
        rule.standard_date = TransitionDate::read(&mut reader, "stStandardDate")?;
        let daylight_year = reader.u16("wDaylightYear")?;
        rule.daylight_date = TransitionDate::read(&mut reader, "stDaylightDate")?;
        let trailing = reader.trailing("stDaylightDate");
        Ok(reader.finish(Self { rule, standard_year, daylight_year, trailing }))
    }

    /// The zone for conversions; `None` if its clocks are more than a day from UTC.
    #[must_use]
    pub fn time_zone(&self) -> Option<TimeZone> {
        TimeZone::from_rule(&self.rule)
    }

    /// The bytes of the zone: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.rule.bias_bytes();
        out.extend(self.standard_year.to_le_bytes());
        out.extend(self.rule.standard_date.to_bytes());
        out.extend(self.daylight_year.to_le_bytes());
        out.extend(self.rule.daylight_date.to_bytes());
        out.extend(&self.trailing);
        out
    }
}
