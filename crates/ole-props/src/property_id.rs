//! Property identifiers: the numbers of properties within their set.

use std::fmt;

/// The number of a property within its set ([MS-OLEPS] 2.1).
///
/// What a number means depends on the format of the set; [`name`](crate::property_name) knows the well-known ones.
/// Numbers from 2 up to 0x7FFF_FFFF are properties; the rest has the same meaning in every set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PropertyId(pub u32);

impl PropertyId {
    /// DICTIONARY_PROPERTY_IDENTIFIER: the names of properties, see [`PropertySet::names`](crate::PropertySet::names).
    pub const DICTIONARY: Self = Self(0);
    /// CODEPAGE_PROPERTY_IDENTIFIER: the code page of strings, a VT_I2.
    pub const CODE_PAGE: Self = Self(1);
    /// LOCALE_PROPERTY_IDENTIFIER: the locale ([MS-LCID]) that the set was written in, a VT_UI4.
    pub const LOCALE: Self = Self(0x8000_0000);
    /// BEHAVIOR_PROPERTY_IDENTIFIER: 1 where names differ by case, a VT_UI4 (version 1 only).
    pub const BEHAVIOR: Self = Self(0x8000_0003);

    /// Whether this is a property of the set's own: neither dictionary, code page, locale or behavior, nor a number that
    /// is reserved.
    ///
    /// ```
    /// use ole_props::PropertyId;
    ///
    /// assert!(PropertyId(2).is_normal());
    /// assert!(!PropertyId::CODE_PAGE.is_normal());
    /// assert!(!PropertyId::LOCALE.is_normal());
    /// ```
    #[must_use]
    pub const fn is_normal(self) -> bool {
        self.0 >= 2 && self.0 <= 0x7FFF_FFFF
    }
}

impl fmt::Display for PropertyId {
    /// Decimal, or hexadecimal above 0x7FFF_FFFF.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 0x7FFF_FFFF { write!(f, "0x{:08X}", self.0) } else { write!(f, "{}", self.0) }
    }
}

impl From<u32> for PropertyId {
    fn from(number: u32) -> Self {
        Self(number)
    }
}
