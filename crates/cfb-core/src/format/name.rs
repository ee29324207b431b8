//! Names of storages and streams: raw UTF-16 units, their order, and their text form in paths.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MAX_NAME_UNITS;
use crate::format::le;
use crate::format::upcase::upcase;

/// The name of a storage or stream: up to 31 UTF-16 units ([MS-CFB] 2.6.1), kept raw.
///
/// Units need not form valid text: control characters are common (`\u{5}SummaryInformation`), lone
/// surrogates and empty names occur. [`Display`](fmt::Display) gives the form used in paths, where `/`,
/// `\`, `%`, control characters, direction marks, lone surrogates and unassigned specials are written as
/// `%XXXX`. Equality is exact, by units; [`Name::matches`] compares as the format does.
///
/// The text form is for paths and for people: as text, [`ElementName`](crate::ElementName) takes it for another name. Pass
/// the `Name` itself to the calls that want a name.
///
/// ```
/// use cfb_core::Name;
/// let name = Name::from_units(&[5, 0x41, 0x2F]).unwrap();
/// assert_eq!(name.to_string(), "%0005A%002F");
/// assert!(name.matches(&[5, 0x61, 0x2F]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Name {
    units: [u16; MAX_NAME_UNITS],
    len: u8,
}

impl Name {
    /// A name of these units; `None` if there are more than 31.
    #[must_use]
    pub fn from_units(units: &[u16]) -> Option<Self> {
        let len = u8::try_from(units.len()).ok().filter(|&l| usize::from(l) <= MAX_NAME_UNITS)?;
        let mut own = [0u16; MAX_NAME_UNITS];
        own.iter_mut().zip(units).for_each(|(to, from)| *to = *from);
        Some(Self { units: own, len })
    }

    /// The name of these units in little-endian order, of which the first 31 count.
    pub(crate) fn from_le(bytes: &[u8]) -> Self {
        let mut name = Self::default();
        for (unit, pair) in name.units.iter_mut().zip(bytes.chunks_exact(2)) {
            *unit = le::u16_at(pair, 0);
            name.len = name.len.saturating_add(1);
        }
        name
    }

    /// The UTF-16 units, without terminator.
    #[must_use]
    pub fn units(&self) -> &[u16] {
        self.units.get(..usize::from(self.len)).unwrap_or(&self.units)
    }

    /// Whether the name has no units at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the format takes the two for the same name: equal length, equal units after upper-casing.
    #[must_use]
    pub fn matches(&self, units: &[u16]) -> bool {
        compare(self.units(), units) == Ordering::Equal
    }

    /// Whether the name is this text, compared as the format does.
    #[must_use]
    pub fn matches_str(&self, text: &str) -> bool {
        let mut own = self.units().iter();
        text.encode_utf16().all(|unit| own.next().is_some_and(|&o| upcase(o) == upcase(unit)))
            && own.next().is_none()
    }

    /// The name as text, lone surrogates replaced by U+FFFD.
    #[must_use]
    pub fn to_string_lossy(&self) -> String {
        String::from_utf16_lossy(self.units())
    }
}

/// From the text form that [`Display`](fmt::Display) gives: any unit may be written as `%XXXX`. Text as it stands is
/// made a name by [`ElementName`](crate::ElementName).
///
/// ```
/// use cfb_core::Name;
/// assert_eq!("%0005A".parse::<Name>()?, Name::from_units(&[5, 0x41]).unwrap());
/// assert!("100%".parse::<Name>().is_err());
/// # Ok::<(), cfb_core::Error>(())
/// ```
///
/// Fails with `InvalidArgument` for a `%` without four hexadecimal digits, and with `InvalidName` for more than 31 units.
impl FromStr for Name {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let what = ErrorKind::InvalidArgument("in a path, % must be followed by four hexadecimal digits");
        let units =
            parse_component(text).ok_or_else(|| Error::new(what, None).in_element(text.to_owned()))?;
        let what = ErrorKind::InvalidName("a name has at most 31 UTF-16 units");
        Self::from_units(&units).ok_or_else(|| Error::new(what, None).in_element(text.to_owned()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(self.units()).fmt(f)
    }
}

/// The text form of any number of units.
pub(crate) struct Escaped<'a>(pub(crate) &'a [u16]);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for decoded in char::decode_utf16(self.0.iter().copied()) {
            match decoded {
                Ok(c) if is_plain(c) => f.write_char(c)?,
                Ok(c) => {
                    let mut pair = [0u16; 2];
                    for unit in c.encode_utf16(&mut pair) {
                        write!(f, "%{unit:04X}")?;
                    }
                }
                Err(lone) => write!(f, "%{:04X}", lone.unpaired_surrogate())?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// Whether a character stands for itself in a path.
fn is_plain(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '/' | '\\' | '%' | '\u{61C}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'))
}

/// The order of siblings: shorter first, then by upper-cased units ([MS-CFB] 2.6.4).
pub(crate) fn compare(left: &[u16], right: &[u16]) -> Ordering {
    compare_units(left.iter().copied(), right.iter().copied())
}

/// As [`compare`], for units that are read as they are compared.
pub(crate) fn compare_units(
    left: impl ExactSizeIterator<Item = u16>,
    right: impl ExactSizeIterator<Item = u16>,
) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| {
        for (l, r) in left.zip(right) {
            if l != r {
                match upcase(l).cmp(&upcase(r)) {
                    Ordering::Equal => {}
                    other => return other,
                }
            }
        }
        Ordering::Equal
    })
}

/// Reads one path component: `%XXXX` is a UTF-16 unit, everything else itself. `None` if a `%` is not
/// followed by four hexadecimal digits.
pub(crate) fn parse_component(text: &str) -> Option<Vec<u16>> {
    let mut units = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find('%') {
        let (plain, escaped) = rest.split_at_checked(position)?;
        units.extend(plain.encode_utf16());
        let digits = escaped.get(1..5)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        units.push(u16::from_str_radix(digits, 16).ok()?);
        rest = escaped.get(5..)?;
    }
    units.extend(rest.encode_utf16());
    Some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn shorter_names_sort_first_and_case_does_not_count() {
        assert_eq!(compare(&units("z"), &units("AA")), Ordering::Less);
        assert_eq!(compare(&units("ab"), &units("AB")), Ordering::Equal);
        assert_eq!(compare(&units("_"), &units("a")), Ordering::Greater);
    }

    #[test]
    fn path_form_reads_back() {
        for raw in
            [vec![5, 0x41], vec![0xD800], vec![0x2F, 0x25, 0x5C], vec![0xD83D, 0xDE00], vec![0x202E], vec![]]
        {
            let name = Name::from_units(&raw).unwrap();
            assert_eq!(parse_component(&name.to_string()), Some(raw));
        }
        assert_eq!(parse_component("%00"), None);
        assert_eq!(parse_component("%+0AB"), None);
        assert_eq!(parse_component("%\u{e9}\u{e9}"), None);
    }

    #[test]
    fn text_matches_without_conversion() {
        let name = Name::from_units(&units("__substg1.0_0037001F")).unwrap();
        assert!(name.matches_str("__SUBSTG1.0_0037001f"));
        assert!(!name.matches_str("__substg1.0_0037001"));
        assert!(!name.matches_str("__substg1.0_0037001F0"));
    }

    #[test]
    fn more_than_31_units_are_no_name() {
        assert!(Name::from_units(&[65; 31]).is_some());
        assert!(Name::from_units(&[65; 32]).is_none());
    }
}
