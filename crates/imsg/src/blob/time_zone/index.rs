//! The zones that meeting requests of old clients name by number.

use super::rule::ZoneRule;
use super::transition::TransitionDate;

/// Set in a value if daylight time is never used.
const NEVER_DAYLIGHT: u32 = 0x8000_0000;

/// Minutes that UTC+12 is ahead of UTC: bases of the table count west from there.
const BASE_OFFSET: i32 = 720;

/// Month, day of the week, which such day of the month (5 the last), hour.
type Change = [u16; 4];

/// One zone: minutes west of UTC+12, when standard time begins, when daylight time begins.
#[derive(Clone, Copy)]
struct Zone {
    base: i32,
    standard: Change,
    daylight: Change,
}

const fn zone(base: i32, standard: Change, daylight: Change) -> Zone {
    Zone { base, standard, daylight }
}

const fn fixed(base: i32) -> Zone {
    zone(base, [0; 4], [0; 4])
}

/// The zones by index ([MS-OXOCAL] 2.2.5.6).
const ZONES: [Zone; 60] = [
    fixed(0),
    zone(720, [10, 0, 5, 2], [3, 0, 5, 1]),
    zone(660, [9, 0, 5, 2], [3, 0, 5, 1]),
    zone(660, [10, 0, 5, 3], [3, 0, 5, 2]),
    zone(660, [10, 0, 5, 3], [3, 0, 5, 2]),
    zone(600, [9, 0, 5, 1], [3, 0, 5, 0]),
    zone(660, [9, 0, 5, 1], [3, 0, 5, 0]),
    zone(600, [10, 0, 5, 4], [3, 0, 5, 3]),
    zone(900, [2, 0, 2, 2], [10, 0, 3, 2]),
    zone(960, [11, 0, 1, 2], [3, 0, 2, 2]),
    zone(1020, [11, 0, 1, 2], [3, 0, 2, 2]),
    zone(1080, [11, 0, 1, 2], [3, 0, 2, 2]),
    zone(1140, [11, 0, 1, 2], [3, 0, 2, 2]),
    zone(1200, [11, 0, 1, 2], [3, 0, 2, 2]),
    zone(1260, [11, 0, 1, 2], [3, 0, 2, 2]),
    fixed(1320),
    fixed(1380),
    zone(0, [4, 0, 1, 3], [9, 0, 5, 2]),
    zone(120, [3, 0, 5, 3], [10, 0, 5, 2]),
    zone(150, [3, 0, 5, 3], [10, 0, 5, 2]),
    fixed(180),
    fixed(240),
    fixed(300),
    fixed(390),
    fixed(480),
    zone(510, [9, 2, 4, 2], [3, 0, 1, 2]),
    fixed(540),
    zone(600, [9, 0, 3, 2], [3, 5, 5, 2]),
    zone(930, [11, 0, 1, 0], [3, 0, 2, 0]),
    zone(780, [10, 0, 5, 1], [3, 0, 5, 0]),
    zone(840, [10, 0, 5, 1], [3, 0, 5, 0]),
    fixed(720),
    fixed(900),
    fixed(960),
    fixed(1020),
    fixed(1020),
    fixed(1080),
    zone(1080, [10, 0, 5, 2], [4, 0, 1, 2]),
    fixed(1140),
    fixed(1440),
    fixed(0),
    fixed(60),
    zone(120, [3, 0, 5, 2], [10, 0, 1, 2]),
    fixed(120),
    fixed(150),
    zone(240, [9, 0, 2, 2], [4, 0, 2, 2]),
    fixed(360),
    fixed(420),
    fixed(450),
    zone(600, [9, 4, 5, 2], [5, 5, 1, 2]),
    fixed(600),
    zone(540, [10, 0, 5, 1], [3, 0, 5, 0]),
    zone(120, [3, 0, 5, 2], [8, 0, 5, 2]),
    zone(120, [4, 0, 1, 3], [10, 0, 5, 2]),
    zone(150, [4, 0, 1, 3], [10, 0, 5, 2]),
    zone(120, [4, 0, 1, 3], [10, 0, 1, 2]),
    zone(960, [3, 6, 2, 23], [10, 6, 2, 23]),
    zone(240, [3, 0, 5, 3], [10, 0, 5, 2]),
    zone(1140, [10, 0, 5, 2], [4, 0, 1, 2]),
    zone(1200, [10, 0, 5, 2], [4, 0, 1, 2]),
];

impl ZoneRule {
    /// The rule for a value of PidLidTimeZone ([MS-OXOCAL] 2.2.5.6): the low word is an index into a fixed table, the
    /// high bit says that daylight time is never used. `None` for an index that is not in the table.
    ///
    /// ```
    /// use imsg::ZoneRule;
    /// let pacific = ZoneRule::from_index(13).unwrap();
    /// assert_eq!(pacific.bias, 480);
    /// assert_eq!((pacific.daylight_date.month, pacific.daylight_date.day), (3, 2));
    /// assert!(!ZoneRule::from_index(13 | i32::MIN).unwrap().has_daylight_time());
    /// ```
    #[must_use]
    pub fn from_index(value: i32) -> Option<Self> {
        let bits = value.cast_unsigned();
        let zone = ZONES.get(usize::try_from(bits & 0xFFFF).ok()?)?;
        let bias = zone.base.checked_sub(BASE_OFFSET)?;
        let fixed = bits & NEVER_DAYLIGHT != 0 || zone.standard == [0; 4];
        if fixed {
            return Some(Self { bias, ..Self::default() });
        }
        let date = |[month, day_of_week, day, hour]: Change| TransitionDate {
            month,
            day_of_week,
            day,
            hour,
            ..TransitionDate::default()
        };
        let (standard_date, daylight_date) = (date(zone.standard), date(zone.daylight));
        Some(Self { bias, standard_bias: 0, daylight_bias: -60, standard_date, daylight_date })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_gives_a_sound_rule_and_no_other_number_does() {
        for index in 0..60 {
            let rule = ZoneRule::from_index(index).unwrap();
            assert!(rule.standard_offset().is_some_and(|offset| offset % 15 == 0), "{index}");
            assert_eq!(rule.has_daylight_time(), !rule.standard_date.is_none(), "{index}");
        }
        assert_eq!(ZoneRule::from_index(60), None);
        assert_eq!(ZoneRule::from_index(-1), None);
    }

    #[test]
    fn known_zones_are_where_they_should_be() {
        for (index, minutes_east) in
            [(1, 0), (4, 60), (13, -480), (10, -300), (20, 540), (23, 330), (39, -720), (40, 720)]
        {
            assert_eq!(ZoneRule::from_index(index).unwrap().standard_offset(), Some(minutes_east), "{index}");
        }
    }
}
