//! FILETIME, the time of directory entries.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Ticks of 100 ns between 1601-01-01 and 1970-01-01.
const UNIX_EPOCH_TICKS: u64 = 116_444_736_000_000_000;

/// A FILETIME: 100 ns ticks since 1601-01-01 00:00 UTC ([MS-DTYP] 2.3.3). Zero means "not set".
///
/// Values outside any sensible range occur in real files and are kept as they are.
///
/// ```
/// use cfb_core::FileTime;
/// let time = FileTime::from_ticks(116_444_736_000_000_000);
/// assert_eq!(time.to_system_time(), Some(std::time::UNIX_EPOCH));
/// assert!(FileTime::default().is_unset());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct FileTime(u64);

impl FileTime {
    /// From the 64-bit value as it stands in a file.
    #[must_use]
    pub const fn from_ticks(ticks: u64) -> Self {
        Self(ticks)
    }

    /// The 64-bit value: 100 ns since 1601-01-01 UTC.
    #[must_use]
    pub const fn ticks(self) -> u64 {
        self.0
    }

    /// Whether the value is zero, which stands for "no time".
    #[must_use]
    pub const fn is_unset(self) -> bool {
        self.0 == 0
    }

    /// Ticks of 100 ns since 1970-01-01 UTC, negative before it.
    #[must_use]
    pub fn unix_ticks(self) -> i128 {
        i128::from(self.0).saturating_sub(i128::from(UNIX_EPOCH_TICKS))
    }

    /// The same instant as a [`SystemTime`]; `None` where the platform's clock cannot hold it.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        let ticks = self.0.abs_diff(UNIX_EPOCH_TICKS);
        let nanos = u32::try_from(ticks.checked_rem(10_000_000)?.checked_mul(100)?).ok()?;
        let span = Duration::new(ticks.checked_div(10_000_000)?, nanos);
        if self.0 >= UNIX_EPOCH_TICKS { UNIX_EPOCH.checked_add(span) } else { UNIX_EPOCH.checked_sub(span) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_before_1970_go_backwards() {
        let time = FileTime::from_ticks(UNIX_EPOCH_TICKS - 5);
        assert_eq!(time.unix_ticks(), -5);
        assert_eq!(time.to_system_time(), UNIX_EPOCH.checked_sub(Duration::from_nanos(500)));
    }
}
