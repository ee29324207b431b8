//! Names of the streams and storages of a message: `__substg1.0_0037001F` and the like ([MS-OXMSG] 2.1, 2.2).

use std::fmt;
use std::str::FromStr;

use crate::tag::PropertyTag;

/// Name of the property stream ([MS-OXMSG] 2.4).
pub const PROPERTY_STREAM_NAME: &str = "__properties_version1.0";
/// Name of the storage with the named properties ([MS-OXMSG] 2.2.3).
pub const NAMEID_STORAGE_NAME: &str = "__nameid_version1.0";

const SUBSTG: &str = "__substg1.0_";
const RECIPIENT: &str = "__recip_version1.0_#";
const ATTACHMENT: &str = "__attach_version1.0_#";

/// The name of a value stream or storage: `__substg1.0_PPPPTTTT`, or `__substg1.0_PPPPTTTT-NNNNNNNN` for one
/// element of a multivalued property ([MS-OXMSG] 2.1.3, 2.1.4).
///
/// Parsing takes upper and lower case, printing gives upper case.
///
/// ```
/// use mapi_props::{SubstgName, pid_tag};
/// let name: SubstgName = "__substg1.0_0037001f".parse().unwrap();
/// assert_eq!(name, SubstgName::new(pid_tag::PidTagSubject));
/// assert_eq!(SubstgName::element(name.tag, 10).to_string(), "__substg1.0_0037001F-0000000A");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SubstgName {
    /// The property.
    pub tag: PropertyTag,
    /// The element of a multivalued property, from 0.
    pub index: Option<u32>,
}

impl SubstgName {
    /// The name of a property's stream or storage.
    #[must_use]
    pub const fn new(tag: PropertyTag) -> Self {
        Self { tag, index: None }
    }

    /// The name of the stream of one element of a multivalued property.
    #[must_use]
    pub const fn element(tag: PropertyTag, index: u32) -> Self {
        Self { tag, index: Some(index) }
    }
}

impl fmt::Display for SubstgName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SUBSTG}{:08X}", self.tag.to_u32())?;
        match self.index {
            Some(index) => write!(f, "-{index:08X}"),
            None => Ok(()),
        }
    }
}

/// The text is no name of that kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseNameError(());

impl fmt::Display for ParseNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value stream's name is __substg1.0_ and eight hexadecimal digits")
    }
}

impl std::error::Error for ParseNameError {}

impl FromStr for SubstgName {
    type Err = ParseNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match ElementName::parse(text) {
            ElementName::Substg(name) => Ok(name),
            _ => Err(ParseNameError(())),
        }
    }
}

/// What the name of a storage's child says about it.
///
/// ```
/// use mapi_props::ElementName;
/// assert_eq!(ElementName::parse("__RECIP_VERSION1.0_#0000000a"), ElementName::Recipient(10));
/// assert_eq!(ElementName::Attachment(1).to_string(), "__attach_version1.0_#00000001");
/// assert_eq!(ElementName::parse("__substg1.0_1234"), ElementName::Other);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ElementName {
    /// `__properties_version1.0`.
    Properties,
    /// `__nameid_version1.0`.
    NameId,
    /// A value stream or storage.
    Substg(SubstgName),
    /// `__recip_version1.0_#NNNNNNNN`.
    Recipient(u32),
    /// `__attach_version1.0_#NNNNNNNN`.
    Attachment(u32),
    /// Anything else.
    Other,
}

impl ElementName {
    /// Reads a name, in any case. Numbers may have one to eight digits, tags have eight.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut units = [0u16; MAX_UNITS];
        let mut len = 0usize;
        for unit in text.encode_utf16() {
            match units.get_mut(len) {
                Some(slot) => *slot = unit,
                None => return Self::Other,
            }
            len = len.saturating_add(1);
        }
        Self::parse_units(units.get(..len).unwrap_or(&[]))
    }

    /// Reads a name as it stands in a directory entry: UTF-16 units without the terminator.
    #[must_use]
    pub fn parse_units(units: &[u16]) -> Self {
        if let Some(rest) = strip_prefix(units, SUBSTG) {
            return parse_substg(rest).map_or(Self::Other, Self::Substg);
        }
        if let Some(rest) = strip_prefix(units, RECIPIENT) {
            return parse_number(rest).map_or(Self::Other, Self::Recipient);
        }
        if let Some(rest) = strip_prefix(units, ATTACHMENT) {
            return parse_number(rest).map_or(Self::Other, Self::Attachment);
        }
        match (strip_prefix(units, PROPERTY_STREAM_NAME), strip_prefix(units, NAMEID_STORAGE_NAME)) {
            (Some([]), _) => Self::Properties,
            (_, Some([])) => Self::NameId,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for ElementName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Properties => f.write_str(PROPERTY_STREAM_NAME),
            Self::NameId => f.write_str(NAMEID_STORAGE_NAME),
            Self::Substg(name) => name.fmt(f),
            Self::Recipient(number) => write!(f, "{RECIPIENT}{number:08X}"),
            Self::Attachment(number) => write!(f, "{ATTACHMENT}{number:08X}"),
            Self::Other => f.write_str("other"),
        }
    }
}

/// Units of the longest name with a meaning; a directory entry has room for 31.
const MAX_UNITS: usize = 32;

fn strip_prefix<'a>(units: &'a [u16], prefix: &str) -> Option<&'a [u16]> {
    let (head, rest) = units.split_at_checked(prefix.len())?;
    let same = head
        .iter()
        .zip(prefix.bytes())
        .all(|(unit, byte)| u8::try_from(*unit).is_ok_and(|unit| unit.eq_ignore_ascii_case(&byte)));
    same.then_some(rest)
}

fn parse_substg(units: &[u16]) -> Option<SubstgName> {
    let (digits, rest) = units.split_at_checked(8)?;
    let tag = PropertyTag::from_u32(parse_number(digits)?);
    match rest {
        [] => Some(SubstgName::new(tag)),
        [dash, number @ ..] if *dash == u16::from(b'-') => {
            Some(SubstgName::element(tag, parse_number(number)?))
        }
        _ => None,
    }
}

/// One to eight hexadecimal digits.
fn parse_number(units: &[u16]) -> Option<u32> {
    if units.is_empty() || units.len() > 8 {
        return None;
    }
    units.iter().try_fold(0u32, |number, unit| {
        let digit = char::from_u32(u32::from(*unit))?.to_digit(16)?;
        Some((number << 4) | digit)
    })
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn near_misses_are_other() {
        for text in [
            "",
            "__substg1.0_",
            "__substg1.0_0037001G",
            "__substg1.0_0037001F-",
            "__substg1.0_0037001F-000000000",
            "__substg1.0_0037001F0",
            "__recip_version1.0_#",
            "__attach_version1.0_#+1",
            "__properties_version1.0 ",
            "__nameid_version1.1",
            "__substg1.0_0037001F-00000000-00000000-00000000",
        ] {
            assert_eq!(ElementName::parse(text), ElementName::Other, "{text}");
        }
    }

    #[test]
    fn short_numbers_are_accepted() {
        assert_eq!(ElementName::parse("__recip_version1.0_#A"), ElementName::Recipient(10));
    }

    quickcheck! {
        fn printed_names_parse_back(tag: u32, index: Option<u32>, number: u32) -> bool {
            let name = SubstgName { tag: PropertyTag::from_u32(tag), index };
            let lower = name.to_string().to_lowercase();
            lower.parse() == Ok(name)
                && ElementName::parse(&ElementName::Recipient(number).to_string()) == ElementName::Recipient(number)
                && ElementName::parse(&ElementName::Attachment(number).to_string())
                    == ElementName::Attachment(number)
        }

        fn any_units_have_an_answer(units: Vec<u16>) -> bool {
            ElementName::parse_units(&units) == ElementName::Other
        }
    }
}
