//! Scalar values that Rust has no type for.

use std::fmt;

/// A PtypCurrency value: an amount in ten-thousandths ([MS-OXCDATA] 2.11.1).
///
/// ```
/// use mapi_props::Currency;
/// assert_eq!(Currency::from_raw(12_345).to_string(), "1.2345");
/// assert_eq!(Currency::from_raw(-500).to_string(), "-0.0500");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Currency(i64);

impl Currency {
    /// From the stored value, the amount times 10,000.
    #[must_use]
    pub const fn from_raw(ten_thousandths: i64) -> Self {
        Self(ten_thousandths)
    }

    /// The stored value, the amount times 10,000.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:04}", magnitude / 10_000, magnitude % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_have_four_decimals() {
        assert_eq!(Currency::from_raw(i64::MIN).to_string(), "-922337203685477.5808");
        assert_eq!(Currency::from_raw(0).to_string(), "0.0000");
    }
}
