//! `TimeZoneDefinition`: a zone with its name and one rule for each span of years.

use mapi_props::Severity;

use super::convert::TimeZone;
use super::rule::ZoneRule;
use super::transition::TransitionDate;
use crate::blob::error::{BlobError, BlobProblem, Parsed, wide};
use crate::blob::flag_set;
use crate::blob::reader::{Read, Reader};
use crate::blob::text::Text16;

/// `Size of TZRule`: the bytes behind that field.
pub(super) const RULE_SIZE: u16 = 0x3E;

/// Bytes of the smallest rule, head included.
const SMALLEST_RULE: usize = 66;

/// A zone with its name and rules by year (PidLidAppointmentTimeZoneDefinitionRecur, ...StartDisplay and ...EndDisplay,
/// [MS-OXOCAL] 2.2.1.41 to 2.2.1.43).
///
/// | Offset | Size | Field (spec name)  | Rule                                                        |
/// |-------:|-----:|--------------------|-------------------------------------------------------------|
/// |   0x00 |    1 | Major version      | 2                                                           |
/// |   0x01 |    1 | Minor version      | 1                                                           |
/// |   0x02 |    2 | cbHeader           | bytes of the next four fields: 6 + 2 x `cchKeyName`         |
/// |   0x04 |    2 | Reserved           | 2                                                           |
/// |   0x06 |    2 | cchKeyName         | characters, at most 260                                     |
/// |   0x08 |  var | KeyName            | UTF-16LE name of the zone in Windows, without NUL           |
/// |      - |    2 | cRules             | 1 to 1024                                                   |
/// |      - |  66n | TZRules            | ascending by year, see [`TimeZoneRule`]                     |
///
/// # Deviations
/// A header or rule longer than stated by the specification is read, the rest of it kept. A blob cut inside the rules
/// gives those before the cut.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct TimeZoneDefinition {
    /// Major version, 2.
    pub major_version: u8,
    /// Minor version, 1.
    pub minor_version: u8,
    /// `cbHeader` as stored.
    pub header_size: u16,
    /// `Reserved`, 2.
    pub reserved: u16,
    /// `KeyName`: the name of the zone in Windows, such as "Pacific Standard Time".
    pub key_name: Text16,
    /// Bytes of the header between `KeyName` and `cRules` that the specification does not know.
    pub header_extra: Vec<u8>,
    /// `cRules` as stored.
    pub rule_count: u16,
    /// The rules.
    pub rules: Vec<TimeZoneRule>,
    /// Bytes behind the last whole rule.
    pub trailing: Vec<u8>,
}

impl TimeZoneDefinition {
    /// Reads the zone.
    ///
    /// # Errors
    /// The blob ends before the rules, or its header is longer than the blob.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("TimeZoneDefinition", bytes);
        let mut zone = Self::read_head(&mut reader)?;
        let mut place = reader.offset();
        for _ in 0..zone.rule_count {
            match TimeZoneRule::read(&mut reader) {
                Ok(rule) => zone.rules.push(rule),
                Err(error) => {
                    reader.note_error(error);
                    break;
                }
            }
            place = reader.offset();
        }
        reader.enter("TimeZoneDefinition");
        reader.seek(place);
        if zone.rules.len() == usize::from(zone.rule_count) {
            zone.trailing = reader.trailing("TZRules");
        } else {
            zone.trailing = reader.rest().to_vec();
        }
        zone.check(&mut reader);
        Ok(reader.finish(zone))
    }

    fn read_head(reader: &mut Reader<'_>) -> Read<Self> {
        let major_version = reader.u8("Major version")?;
        let minor_version = reader.u8("Minor version")?;
        let header_size = reader.u16("cbHeader")?;
        let header_start = reader.offset();
        let reserved = reader.u16("Reserved")?;
        let name_len = reader.u16("cchKeyName")?;
        let key_name = reader.text16("KeyName", name_len.into())?;
        // `cRules` ends the header.
        let header_end = header_start.saturating_add(header_size.into());
        let extra = header_end.saturating_sub(reader.offset().saturating_add(2));
        let header_extra = reader.take("cbHeader", extra)?.to_vec();
        let rule_count = reader.u16("cRules")?;
        let implied = usize::from(name_len).saturating_mul(2).saturating_add(6);
        reader.check_equal(Severity::Warning, "cbHeader", 2, u64::from(header_size), wide(implied));
        reader.check_value(major_version == 2, "Major version", 0, major_version, "2");
        reader.check_value(minor_version == 1, "Minor version", 1, minor_version, "1");
        reader.check_value(reserved == 2, "Reserved", 4, reserved, "2");
        reader.check_value(name_len <= 260, "cchKeyName", 6, name_len, "at most 260");
        let count_offset = reader.offset().saturating_sub(2);
        reader.check_value((1..=1024).contains(&rule_count), "cRules", count_offset, rule_count, "1 to 1024");
        if let Err(error) = reader.check_count("cRules", count_offset, rule_count.into(), SMALLEST_RULE) {
            reader.note_error(error);
        }
        Ok(Self {
            major_version,
            minor_version,
            header_size,
            reserved,
            key_name,
            header_extra,
            rule_count,
            rules: Vec::new(),
            trailing: Vec::new(),
        })
    }

    fn check(&self, reader: &mut Reader<'_>) {
        let ascends = |pair: &[TimeZoneRule]| matches!(pair, [a, b] if a.year < b.year);
        let rules_offset = usize::from(self.header_size).saturating_add(4);
        if let Some(index) = self.rules.windows(2).position(|pair| !ascends(pair)) {
            let problem = BlobProblem::Unordered { index: wide(index.saturating_add(1)) };
            reader.note(Severity::Warning, "TZRules", rules_offset, problem);
        }
        let effective =
            self.rules.iter().filter(|rule| rule.flags.contains(TimeZoneRuleFlags::EFFECTIVE)).count();
        if effective > 1 {
            reader.check_value(
                false,
                "TZRule flags",
                rules_offset,
                wide(effective),
                "at most one effective rule",
            );
        }
    }

    /// The rule flagged as effective; without a flag, the one of the latest year.
    #[must_use]
    pub fn effective_rule(&self) -> Option<&TimeZoneRule> {
        let flagged = self
            .rules
            .iter()
            .filter(|rule| rule.flags.contains(TimeZoneRuleFlags::EFFECTIVE))
            .max_by_key(|rule| rule.year);
        flagged.or_else(|| self.rules.iter().max_by_key(|rule| rule.year))
    }

    /// The rule that holds in a year: the latest that begins in it or before, else the earliest.
    #[must_use]
    pub fn rule_for_year(&self, year: u32) -> Option<&TimeZoneRule> {
        let begun =
            self.rules.iter().filter(|rule| u32::from(rule.year) <= year).max_by_key(|rule| rule.year);
        begun.or_else(|| self.rules.iter().min_by_key(|rule| rule.year))
    }

    /// The zone for conversions, each year by its own rule; `None` without rules, or if a clock is more than a day from
    /// UTC.
    ///
    /// Instances of a series are converted by the effective rule alone: see [`effective_zone`](Self::effective_zone).
    #[must_use]
    pub fn time_zone(&self) -> Option<TimeZone> {
        TimeZone::from_rules(self.rules.iter().map(|rule| (u32::from(rule.year), rule.rule)))
    }

    /// The zone for the instances of a series: the effective rule in all years.
    #[must_use]
    pub fn effective_zone(&self) -> Option<TimeZone> {
        TimeZone::from_rule(&self.effective_rule()?.rule)
    }

    /// The bytes of the zone: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![self.major_version, self.minor_version];
        let name_len = u16::try_from(self.key_name.units().len()).unwrap_or(u16::MAX);
        for number in [self.header_size, self.reserved, name_len] {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.key_name.to_le_bytes());
        out.extend(&self.header_extra);
        out.extend(self.rule_count.to_le_bytes());
        out.extend(self.rules.iter().flat_map(TimeZoneRule::to_bytes));
        out.extend(&self.trailing);
        out
    }
}

flag_set! {
    /// What a rule is for (`TZRule flags`).
    pub struct TimeZoneRuleFlags(u16) {
        /// 0x0001, `TZRULE_FLAG_RECUR_CURRENT_TZREG`: the series was made with this rule.
        OF_SERIES = 0x0001 => "of_series",
        /// 0x0002, `TZRULE_FLAG_EFFECTIVE_TZREG`: the rule in effect.
        EFFECTIVE = 0x0002 => "effective",
    }
}

/// One rule of a [`TimeZoneDefinition`] (`TZRule`, [MS-OXOCAL] 2.2.1.41.1): 66 bytes.
///
/// It holds from 1 January of its year until the year of the next rule; the first one also before.
///
/// | Offset | Size | Field (spec name)         | Rule                         |
/// |-------:|-----:|---------------------------|------------------------------|
/// |   0x00 |    2 | Major and minor version   | 2, 1                         |
/// |   0x02 |    2 | Reserved                  | 0x003E, bytes that follow    |
/// |   0x04 |    2 | TZRule flags              | see [`TimeZoneRuleFlags`]    |
/// |   0x06 |    2 | wYear                     |                              |
/// |   0x08 |   14 | X                         | any bytes                    |
/// |   0x16 |   12 | lBias, lStandardBias, lDaylightBias | i32, minutes       |
/// |   0x22 |   16 | stStandardDate            | [`TransitionDate`]           |
/// |   0x32 |   16 | stDaylightDate            | [`TransitionDate`]           |
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct TimeZoneRule {
    /// Major version, 2.
    pub major_version: u8,
    /// Minor version, 1.
    pub minor_version: u8,
    /// The number of bytes that follow, 0x3E.
    pub size: u16,
    /// What it is for.
    pub flags: TimeZoneRuleFlags,
    /// `wYear`: the first year it holds in.
    pub year: u16,
    /// `X`: 14 bytes without a meaning; from Outlook they are the rest of a SYSTEMTIME, 1 January of the year.
    pub x: [u8; 14],
    /// Offsets and dates.
    pub rule: ZoneRule,
    /// Bytes of the rule behind the dates, where `size` exceeds 0x3E.
    pub extra: Vec<u8>,
}

impl TimeZoneRule {
    fn read(reader: &mut Reader<'_>) -> Read<Self> {
        reader.enter("TZRule");
        let offset = reader.offset();
        let (major_version, minor_version) = (reader.u8("Major version")?, reader.u8("Minor version")?);
        let size = reader.u16("Reserved")?;
        let flags = TimeZoneRuleFlags::new(reader.u16("TZRule flags")?);
        let year = reader.u16("wYear")?;
        let x = reader.array("X")?;
        let mut rule = ZoneRule::default();
        rule.read_biases(reader)?;
        rule.standard_date = TransitionDate::read(reader, "stStandardDate")?;
        rule.daylight_date = TransitionDate::read(reader, "stDaylightDate")?;
        let extra = reader.take("Reserved", size.saturating_sub(RULE_SIZE).into())?.to_vec();
        reader.check_value(major_version == 2, "Major version", offset, major_version, "2");
        reader.check_value(minor_version == 1, "Minor version", offset.saturating_add(1), minor_version, "1");
        reader.check_value(size == RULE_SIZE, "Reserved", offset.saturating_add(2), size, "0x3e");
        Ok(Self { major_version, minor_version, size, flags, year, x, rule, extra })
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![self.major_version, self.minor_version];
        for number in [self.size, self.flags.bits(), self.year] {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.x);
        out.extend(self.rule.bias_bytes());
        out.extend(self.rule.standard_date.to_bytes());
        out.extend(self.rule.daylight_date.to_bytes());
        out.extend(&self.extra);
        out
    }
}
