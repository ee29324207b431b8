//! The vocabulary of recurrences: frequency, calendar, days of the week, pattern and end.

use std::fmt;

use crate::blob::coded_values;
use crate::blob::date::Weekday;

coded_values! {
    /// How often a series recurs, as the dialog shows it (`RecurFrequency`, [MS-OXOCAL] 2.2.1.44.1).
    ///
    /// Dates follow from [`PatternType`], not from this: "every weekday" is daily here, and a weekly pattern.
    pub enum RecurFrequency(u16) {
        /// 0x200A.
        Daily = 0x200A => "daily",
        /// 0x200B.
        Weekly = 0x200B => "weekly",
        /// 0x200C.
        Monthly = 0x200C => "monthly",
        /// 0x200D.
        Yearly = 0x200D => "yearly",
    }
}

coded_values! {
    /// The calendar that months are counted in (`CalendarType`, [MS-OXOCAL] 2.2.1.44.1).
    pub enum CalendarType(u16) {
        /// Gregorian, or Hijri where the pattern is one of the Hijri ones.
        Default = 0 => "default",
        /// Gregorian, localised.
        Gregorian = 1 => "gregorian",
        /// Gregorian, English of the United States.
        GregorianUs = 2 => "gregorian_us",
        /// Japanese era: Gregorian months.
        Japan = 3 => "japan",
        /// Taiwan era: Gregorian months.
        Taiwan = 4 => "taiwan",
        /// Korean Tangun era: Gregorian months.
        Korea = 5 => "korea",
        /// Hijri (Arabic lunar).
        Hijri = 6 => "hijri",
        /// Thai Buddhist era: Gregorian months.
        Thai = 7 => "thai",
        /// Hebrew lunar.
        Hebrew = 8 => "hebrew",
        /// Gregorian, Middle East French.
        GregorianMeFrench = 9 => "gregorian_me_french",
        /// Gregorian, Arabic.
        GregorianArabic = 0xA => "gregorian_arabic",
        /// Gregorian, transliterated English.
        GregorianXlitEnglish = 0xB => "gregorian_xlit_english",
        /// Gregorian, transliterated French.
        GregorianXlitFrench = 0xC => "gregorian_xlit_french",
        /// Japanese lunar.
        JapanLunar = 0xE => "japan_lunar",
        /// Chinese lunar.
        ChineseLunar = 0xF => "chinese_lunar",
        /// Saka era.
        Saka = 0x10 => "saka",
        /// Lunar, ETO Chinese.
        LunarEtoChinese = 0x11 => "lunar_eto_chn",
        /// Lunar, ETO Korean.
        LunarEtoKorean = 0x12 => "lunar_eto_kor",
        /// Lunar, Rokuyou.
        LunarRokuyou = 0x13 => "lunar_rokuyou",
        /// Korean lunar.
        KoreaLunar = 0x14 => "korean_lunar",
        /// Umm al-Qura.
        UmAlQura = 0x17 => "umalqura",
    }
}

impl CalendarType {
    /// Whether its months are those of the Gregorian calendar (years may be counted from another era).
    #[must_use]
    pub const fn has_gregorian_months(self) -> bool {
        matches!(
            self,
            Self::Default
                | Self::Gregorian
                | Self::GregorianUs
                | Self::Japan
                | Self::Taiwan
                | Self::Korea
                | Self::Thai
                | Self::GregorianMeFrench
                | Self::GregorianArabic
                | Self::GregorianXlitEnglish
                | Self::GregorianXlitFrench
        )
    }
}

coded_values! {
    /// How a series ends (`EndType`, [MS-OXOCAL] 2.2.1.44.1).
    pub enum RecurrenceEnd(u32) {
        /// 0x2021: after the date in `EndDate`.
        ByDate = 0x2021 => "by_date",
        /// 0x2022: after `OccurrenceCount` dates, deleted ones included.
        AfterCount = 0x2022 => "after_count",
        /// 0x2023: never.
        Never = 0x2023 => "never",
        /// 0xFFFFFFFF: never, as older writers put it.
        NeverOld = 0xFFFF_FFFF => "never_old",
    }
}

impl RecurrenceEnd {
    /// Whether the series has no end.
    #[must_use]
    pub const fn is_never(self) -> bool {
        matches!(self, Self::Never | Self::NeverOld)
    }
}

/// A set of days of the week: bit 0 is Sunday, bit 6 Saturday.
///
/// ```
/// use imsg::{DayMask, Weekday};
/// let days = DayMask::new(0x14);
/// assert!(days.contains(Weekday::Thursday));
/// assert_eq!(days.iter().collect::<Vec<_>>(), [Weekday::Tuesday, Weekday::Thursday]);
/// assert_eq!(DayMask::from_iter([Weekday::Thursday, Weekday::Tuesday]), days);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DayMask(u32);

impl DayMask {
    /// Every day, 0x7F.
    pub const EVERY_DAY: Self = Self(0x7F);
    /// Monday to Friday, 0x3E.
    pub const WEEKDAYS: Self = Self(0x3E);
    /// Saturday and Sunday, 0x41.
    pub const WEEKEND: Self = Self(0x41);

    /// From the number as it stands in a blob.
    #[must_use]
    pub const fn new(bits: u32) -> Self {
        Self(bits)
    }

    /// The number as it stands in a blob.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether the day is in the set.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0.checked_shr(day.number()).is_some_and(|bits| bits & 1 == 1)
    }

    /// The days in the set, from Sunday.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.into_iter().filter(move |&day| self.contains(day))
    }

    /// Whether no day of the week is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 & Self::EVERY_DAY.0 == 0
    }
}

/// Which dates a series falls on (`PatternType` and `PatternTypeSpecific`, [MS-OXOCAL] 2.2.1.44.1).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum PatternType {
    /// 0: every so many days.
    Day,
    /// 1: on days of the week, every so many weeks.
    Week {
        /// The days.
        days: DayMask,
    },
    /// 2: on a day of the month, every so many months.
    Month {
        /// The day, 1 to 31; beyond the month's length its last day.
        day: u32,
    },
    /// 3: on the N-th such day of the month, every so many months.
    MonthNth {
        /// The days that count.
        days: DayMask,
        /// Which of them, 1 to 4, or 5 for the last.
        nth: u32,
    },
    /// 4: on the last day of the month.
    MonthEnd {
        /// The day as stored, 31 as a rule.
        day: u32,
    },
    /// 0xA: [`Month`](Self::Month) in the Hijri calendar.
    HijriMonth {
        /// The day.
        day: u32,
    },
    /// 0xB: [`MonthNth`](Self::MonthNth) in the Hijri calendar.
    HijriMonthNth {
        /// The days that count.
        days: DayMask,
        /// Which of them, 1 to 4, or 5 for the last.
        nth: u32,
    },
    /// 0xC: [`MonthEnd`](Self::MonthEnd) in the Hijri calendar.
    HijriMonthEnd {
        /// The day as stored.
        day: u32,
    },
    /// Another number, whose fields are unknown.
    Other {
        /// The number.
        code: u16,
        /// The bytes between `SlidingFlag` and `EndType`.
        specific: Vec<u8>,
    },
}

impl PatternType {
    /// The number as it stands in a blob.
    #[must_use]
    pub const fn code(&self) -> u16 {
        match self {
            Self::Day => 0,
            Self::Week { .. } => 1,
            Self::Month { .. } => 2,
            Self::MonthNth { .. } => 3,
            Self::MonthEnd { .. } => 4,
            Self::HijriMonth { .. } => 0xA,
            Self::HijriMonthNth { .. } => 0xB,
            Self::HijriMonthEnd { .. } => 0xC,
            Self::Other { code, .. } => *code,
        }
    }

    /// Whether the pattern is one of the Hijri ones.
    #[must_use]
    pub const fn is_hijri(&self) -> bool {
        matches!(self, Self::HijriMonth { .. } | Self::HijriMonthNth { .. } | Self::HijriMonthEnd { .. })
    }

    /// The bytes of `PatternTypeSpecific`.
    pub(super) fn specific_bytes(&self) -> Vec<u8> {
        match self {
            Self::Day => Vec::new(),
            Self::Week { days } => days.bits().to_le_bytes().to_vec(),
            Self::Month { day }
            | Self::MonthEnd { day }
            | Self::HijriMonth { day }
            | Self::HijriMonthEnd { day } => day.to_le_bytes().to_vec(),
            Self::MonthNth { days, nth } | Self::HijriMonthNth { days, nth } => {
                [days.bits().to_le_bytes(), nth.to_le_bytes()].concat()
            }
            Self::Other { specific, .. } => specific.clone(),
        }
    }
}

impl FromIterator<Weekday> for DayMask {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        let bit = |day: Weekday| 1_u32.checked_shl(day.number()).unwrap_or(0);
        Self(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }
}

impl fmt::Display for DayMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<Weekday> = self.iter().collect();
        for (index, day) in days.iter().enumerate() {
            let before = match index {
                0 => "",
                _ if index.saturating_add(1) == days.len() => " and ",
                _ => ", ",
            };
            write!(f, "{before}{day}")?;
        }
        Ok(())
    }
}
