//! GUIDs in the mixed-endian form that OLE writes.

use std::fmt;
use std::str::FromStr;

/// A GUID as its 16 bytes on disk: the first three fields little-endian, the last eight bytes as they are
/// ([MS-DTYP] 2.3.4.2).
///
/// The text form is `XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX` in upper case, without braces; parsing takes
/// either case, with or without braces.
///
/// ```
/// use cfb_core::Guid;
/// let message: Guid = "00020D0B-0000-0000-C000-000000000046".parse().unwrap();
/// assert_eq!(message.to_bytes()[..4], [0x0B, 0x0D, 0x02, 0x00]);
/// assert_eq!(message.to_string(), "00020D0B-0000-0000-C000-000000000046");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Guid([u8; 16]);

/// Order of the bytes on disk in the text form.
const TEXT_ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

impl Guid {
    /// The null GUID, 16 zero bytes.
    pub const NULL: Self = Self([0; 16]);

    /// From the 16 bytes as they stand in a file.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// From the fields of the usual `{Data1, Data2, Data3, Data4}` notation.
    #[must_use]
    pub const fn from_fields(data1: u32, data2: u16, data3: u16, data4: [u8; 8]) -> Self {
        let [a, b, c, d] = data1.to_le_bytes();
        let [e, f] = data2.to_le_bytes();
        let [g, h] = data3.to_le_bytes();
        let [i, j, k, l, m, n, o, p] = data4;
        Self([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
    }

    /// The 16 bytes as they stand in a file.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// Whether all bytes are zero.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::NULL
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, &index) in TEXT_ORDER.iter().enumerate() {
            if matches!(position, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{:02X}", self.0.get(index).copied().unwrap_or(0))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guid({self})")
    }
}

/// The text is no GUID.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseGuidError(());

impl fmt::Display for ParseGuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GUID is 32 hexadecimal digits in groups of 8-4-4-4-12")
    }
}

impl std::error::Error for ParseGuidError {}

impl FromStr for Guid {
    type Err = ParseGuidError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inner = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')).unwrap_or(text);
        let groups: Vec<&str> = inner.split('-').collect();
        if !groups.iter().map(|g| g.len()).eq([8, 4, 4, 4, 12]) {
            return Err(ParseGuidError(()));
        }
        let mut bytes = [0u8; 16];
        let digits = groups.concat();
        for (position, index) in TEXT_ORDER.iter().enumerate() {
            let start = position.saturating_mul(2);
            let pair = digits.get(start..start.saturating_add(2)).ok_or(ParseGuidError(()))?;
            if !pair.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(ParseGuidError(()));
            }
            let byte = u8::from_str_radix(pair, 16).map_err(|_| ParseGuidError(()))?;
            if let Some(slot) = bytes.get_mut(*index) {
                *slot = byte;
            }
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_bytes_agree_both_ways() {
        let text = "6ED8DA90-450B-101B-98DA-00AA003F1305";
        let guid: Guid = text.parse().unwrap();
        assert_eq!(guid.to_string(), text);
        assert_eq!(guid, format!("{{{}}}", text.to_lowercase()).parse().unwrap());
        assert_eq!(
            guid,
            Guid::from_fields(0x6ED8_DA90, 0x450B, 0x101B, [0x98, 0xDA, 0, 0xAA, 0, 0x3F, 0x13, 5])
        );
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "{}", "6ED8DA90-450B-101B-98DA-00AA003F130", "6ED8DA90450B101B98DA00AA003F1305"] {
            assert!(text.parse::<Guid>().is_err(), "{text}");
        }
        assert!("+ED8DA90-450B-101B-98DA-00AA003F1305".parse::<Guid>().is_err());
        assert!("\u{e9}ED8DA9-450B-101B-98DA-00AA003F1305".parse::<Guid>().is_err());
    }
}
