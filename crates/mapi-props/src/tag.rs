//! Property tags and property ids.

use std::fmt;
use std::str::FromStr;

use crate::property_type::PropertyType;

/// A property id: the upper 16 bits of a property tag ([MS-OXCDATA] 2.9).
///
/// Ids from 0x8000 to 0xFFFE belong to named properties; what they mean is said by the file's own map
/// ([`NamedPropertyMap`](crate::NamedPropertyMap)).
///
/// ```
/// use mapi_props::{PropertyId, pid_tag};
/// assert_eq!(pid_tag::PidTagSubject.id(), PropertyId::new(0x0037));
/// assert!(PropertyId::new(0x8001).is_named());
/// assert_eq!(PropertyId::new(0x37).to_string(), "0x0037");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId(u16);

impl PropertyId {
    /// The first id of a named property.
    pub const FIRST_NAMED: Self = Self(0x8000);

    /// An id from its number.
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Whether the id is in the range of named properties, 0x8000 to 0xFFFE.
    #[must_use]
    pub const fn is_named(self) -> bool {
        self.0 >= 0x8000 && self.0 != 0xFFFF
    }

    /// Whether properties with this id travel with a message from sender to recipient ([MS-OXCDATA] 2.9 and the
    /// MAPI id ranges): the ranges 0001-0BFF, 0C00-0DFF, 1000-2FFF, 3000-33FF, 3700-38FF, 3900-3FFF, 4000-5FFF,
    /// 6800-7BFF and 8000-FFFE.
    #[must_use]
    pub const fn is_transmittable(self) -> bool {
        matches!(
            self.0,
            0x0001..=0x0DFF | 0x1000..=0x33FF | 0x3700..=0x3FFF | 0x4000..=0x5FFF | 0x6800..=0x7BFF | 0x8000..=0xFFFE
        )
    }

    /// The tag of this id with a type.
    #[must_use]
    pub const fn with_type(self, property_type: PropertyType) -> PropertyTag {
        PropertyTag::new(self, property_type)
    }
}

impl fmt::Display for PropertyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0x{:04X}", self.0)
    }
}

impl fmt::Debug for PropertyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PropertyId({self})")
    }
}

/// A property tag: `id << 16 | type` ([MS-OXCDATA] 2.9). In a file the type comes first, both little-endian.
///
/// Tags order by id, then by type. The text form is `0x` and eight upper-case hexadecimal digits; parsing takes
/// them in either case, with or without the `0x`.
///
/// ```
/// use mapi_props::{PropertyTag, PropertyType, pid_tag};
/// let tag: PropertyTag = "0x0037001F".parse().unwrap();
/// assert_eq!(tag, pid_tag::PidTagSubject);
/// assert_eq!(tag.property_type(), PropertyType::String);
/// assert_eq!(tag.with_type(PropertyType::String8).to_string(), "0x0037001E");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyTag(u32);

impl PropertyTag {
    /// A tag from its 32-bit value.
    #[must_use]
    pub const fn from_u32(value: u32) -> Self {
        Self(value)
    }

    /// A tag from id and type.
    #[must_use]
    pub const fn new(id: PropertyId, property_type: PropertyType) -> Self {
        Self::from_parts(id, property_type.code())
    }

    /// A tag from id and type code.
    #[must_use]
    pub const fn from_parts(id: PropertyId, type_code: u16) -> Self {
        Self(((id.0 as u32) << 16) | type_code as u32)
    }

    /// The 32-bit value.
    #[must_use]
    pub const fn to_u32(self) -> u32 {
        self.0
    }

    /// The id, the upper 16 bits.
    #[must_use]
    pub const fn id(self) -> PropertyId {
        PropertyId((self.0 >> 16) as u16)
    }

    /// The type code, the lower 16 bits.
    #[must_use]
    pub const fn type_code(self) -> u16 {
        (self.0 & 0xFFFF) as u16
    }

    /// The type, the lower 16 bits.
    #[must_use]
    pub const fn property_type(self) -> PropertyType {
        PropertyType::from_code(self.type_code())
    }

    /// The same id with another type.
    #[must_use]
    pub const fn with_type(self, property_type: PropertyType) -> Self {
        Self::new(self.id(), property_type)
    }
}

impl From<u32> for PropertyTag {
    fn from(value: u32) -> Self {
        Self(value)
    }
}

impl From<PropertyTag> for u32 {
    fn from(tag: PropertyTag) -> Self {
        tag.0
    }
}

impl fmt::Display for PropertyTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0x{:08X}", self.0)
    }
}

impl fmt::Debug for PropertyTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PropertyTag({self})")
    }
}

/// The text is no property tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseTagError(());

impl fmt::Display for ParseTagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property tag is eight hexadecimal digits, as in 0x0037001F")
    }
}

impl std::error::Error for ParseTagError {}

impl FromStr for PropertyTag {
    type Err = ParseTagError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(ParseTagError(()));
        }
        u32::from_str_radix(digits, 16).map(Self).map_err(|_| ParseTagError(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_is_id_and_type() {
        let tag = PropertyTag::from_u32(0x3701_000D);
        assert_eq!(tag.id().number(), 0x3701);
        assert_eq!(tag.type_code(), 0x000D);
        assert_eq!(PropertyTag::new(tag.id(), tag.property_type()), tag);
    }

    #[test]
    fn every_value_survives_taking_apart() {
        for value in [0, 1, 0xFFFF_FFFF, 0x8001_101F, 0x1000_2003, 0x0037_FDE9, 0x1234_8000] {
            let tag = PropertyTag::from_u32(value);
            assert_eq!(PropertyTag::new(tag.id(), tag.property_type()).to_u32(), value);
        }
    }

    #[test]
    fn text_with_signs_or_other_lengths_is_refused() {
        for text in ["", "0x", "0037", "+037001F", "0x0037001F0", "0x0037001G"] {
            assert!(text.parse::<PropertyTag>().is_err(), "{text}");
        }
        assert_eq!("0037001f".parse(), Ok(PropertyTag::from_u32(0x0037_001F)));
    }

    #[test]
    fn named_range_ends_before_the_invalid_id() {
        assert!(!PropertyId::new(0x7FFF).is_named());
        assert!(PropertyId::new(0xFFFE).is_named());
        assert!(!PropertyId::new(0xFFFF).is_named());
    }
}
