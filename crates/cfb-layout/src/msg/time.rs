//! Times as FILETIME: 100-nanosecond ticks since 1601-01-01 UTC ([MS-DTYP] 2.3.3).

/// The FILETIME of a date and time of day in UTC, for years from 1601 on.
///
/// ```
/// assert_eq!(cfb_layout::msg::filetime(1970, 1, 1, 0, 0, 0), 116_444_736_000_000_000);
/// ```
pub const fn filetime(year: u64, month: u64, day: u64, hour: u64, minute: u64, second: u64) -> u64 {
    // Years are counted from March, so that a leap day is the last day of its year.
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    let days_since_1601 = days - 584_694;
    (((days_since_1601 * 24 + hour) * 60 + minute) * 60 + second) * 10_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates_have_their_ticks() {
        assert_eq!(filetime(1601, 1, 1, 0, 0, 0), 0);
        assert_eq!(filetime(4501, 1, 1, 0, 0, 0), 0x0CB3_4557_A3DD_4000);
        assert_eq!(filetime(2000, 2, 29, 12, 0, 0) - filetime(2000, 2, 28, 12, 0, 0), 864_000_000_000);
        assert_eq!(filetime(2000, 3, 1, 0, 0, 0) - filetime(2000, 2, 29, 0, 0, 0), 864_000_000_000);
    }
}
