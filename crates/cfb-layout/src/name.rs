//! Element names: raw UTF-16 units, and the order that sibling trees are sorted by ([MS-CFB] 2.6.4).

use std::cmp::Ordering;
use std::fmt;

/// The name of a storage or stream as UTF-16 units, without the terminating NUL.
///
/// Nothing is checked: names may be empty, longer than the 31 units that fit, hold NUL or half a surrogate pair.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Name(Vec<u16>);

impl Name {
    /// The UTF-16 units.
    pub fn units(&self) -> &[u16] {
        &self.0
    }

    /// The name as text, with U+FFFD for what is not UTF-16.
    pub fn to_string_lossy(&self) -> String {
        String::from_utf16_lossy(&self.0)
    }

    /// Compares as the format does: the shorter name is less, equal lengths are compared unit by unit in upper case.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use cfb_layout::Name;
    ///
    /// assert_eq!(Name::from("z").compare(&Name::from("AA")), Ordering::Less);
    /// assert_eq!(Name::from("abc").compare(&Name::from("ABC")), Ordering::Equal);
    /// ```
    pub fn compare(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().map(|u| upper(*u)).cmp(other.0.iter().map(|u| upper(*u))))
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self(text.encode_utf16().collect())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Vec<u16>> for Name {
    fn from(units: Vec<u16>) -> Self {
        Self(units)
    }
}

impl From<&[u16]> for Name {
    fn from(units: &[u16]) -> Self {
        Self(units.to_vec())
    }
}

impl<const N: usize> From<[u16; N]> for Name {
    fn from(units: [u16; N]) -> Self {
        Self(units.to_vec())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

/// Simple (one unit to one unit) upper case of Unicode 5.0 with the deviations of [MS-CFB] 2.6.4.
fn upper(unit: u16) -> u16 {
    match unit {
        0x61..=0x7A => unit - 0x20,
        0..=0x7F => unit,
        0x023A => 0x2C65,
        0x023E => 0x2C66,
        0x03C2 => 0x03A3,
        0x1FCC => 0x1FC3,
        0x2C65 | 0x2C66 | 0x1FC3 => unit,
        // Greek letters with iota subscript: the full mapping is two letters, the simple one is the title case.
        0x1F80..=0x1F87 | 0x1F90..=0x1F97 | 0x1FA0..=0x1FA7 => unit + 8,
        0x1FB3 | 0x1FF3 => unit + 9,
        _ => single_upper(unit).filter(|u| !is_newer_than_unicode_5(*u)).unwrap_or(unit),
    }
}

/// The upper case of a unit where it is one other unit.
fn single_upper(unit: u16) -> Option<u16> {
    let mut mapped = char::from_u32(unit.into())?.to_uppercase();
    match (mapped.next(), mapped.next()) {
        (Some(only), None) => u16::try_from(u32::from(only)).ok(),
        _ => None,
    }
}

/// Capital letters that Unicode gained after 5.0: the table that the format froze does not map to them.
fn is_newer_than_unicode_5(unit: u16) -> bool {
    matches!(unit, 0x0370..=0x0376 | 0x037F | 0x03CF | 0x0514..=0x052F | 0x13A0..=0x13F5 | 0x1C89..=0x1CBF
        | 0x1EFA..=0x1EFF | 0x2C2F | 0x2C6D..=0x2C72 | 0x2C7E | 0x2C7F | 0x2CEB..=0x2CF3 | 0xA640..=0xA7FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_case_is_simple_and_frozen() {
        let pairs = [(0xE9, 0xC9), (0x03C3, 0x03A3), (0x03C2, 0x03A3), (0xDF, 0xDF), (0x0149, 0x0149)];
        for (lower, expected) in pairs {
            assert_eq!(upper(lower), expected, "{lower:04X}");
        }
        assert_eq!(upper(0x1FB3), 0x1FBC);
        assert_eq!(upper(0x1FF3), 0x1FFC);
        assert_eq!(upper(0x0250), 0x0250, "U+2C6F came with Unicode 5.1");
        assert_eq!(upper(0xD801), 0xD801, "surrogates are not mapped");
    }

    #[test]
    fn attachments_sort_after_value_streams() {
        let attachment = Name::from("__attach_version1.0_#00000000");
        assert_eq!(attachment.compare(&Name::from("__substg1.0_8001101F")), Ordering::Greater);
        assert_eq!(Name::from("ABC").compare(&Name::from("AB")), Ordering::Greater);
    }
}
