//! Names of properties: a set and, in it, a number or a string.

use std::borrow::Cow;
use std::fmt;

use crate::named::PropertySet;
use crate::property_set::PS_INTERNET_HEADERS;

/// The part of a name inside its set ([MS-OXCDATA] 2.6.1).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PropertyName<'a> {
    /// A long id: kind 0, MNID_ID.
    Lid(u32),
    /// A string: kind 1, MNID_STRING.
    String(Cow<'a, str>),
}

impl fmt::Display for PropertyName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lid(lid) => write!(f, "0x{lid:04X}"),
            Self::String(name) => f.write_str(name),
        }
    }
}

/// The full name of a named property ([MS-OXCDATA] 2.6.1): what its id stands for in one file, and what stays the
/// same in all.
///
/// ```
/// use mapi_props::{NamedProperty, pid_lid, property_set};
/// let name = NamedProperty::lid(property_set::PSETID_Common, 0x8503);
/// assert_eq!(name, pid_lid::PidLidReminderSet);
/// assert_eq!(name.to_string(), "PSETID_Common:0x8503");
/// // Header fields are compared without case, all other strings with it.
/// let header = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Mailer");
/// assert!(header.matches(&NamedProperty::string(property_set::PS_INTERNET_HEADERS, "x-mailer")));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedProperty<'a> {
    /// The property set.
    pub set: PropertySet,
    /// The name in the set.
    pub name: PropertyName<'a>,
}

impl<'a> NamedProperty<'a> {
    /// A name by number.
    #[must_use]
    pub const fn lid(set: PropertySet, lid: u32) -> Self {
        Self { set, name: PropertyName::Lid(lid) }
    }

    /// A name by string.
    #[must_use]
    pub const fn string(set: PropertySet, name: &'a str) -> Self {
        Self { set, name: PropertyName::String(Cow::Borrowed(name)) }
    }

    /// Whether both name the same property: GUID and LID exactly, strings with case, those of
    /// PS_INTERNET_HEADERS without (ASCII).
    #[must_use]
    pub fn matches(&self, other: &NamedProperty<'_>) -> bool {
        match (&self.name, &other.name) {
            _ if self.set != other.set => false,
            (PropertyName::Lid(a), PropertyName::Lid(b)) => a == b,
            (PropertyName::String(a), PropertyName::String(b)) if self.set == PS_INTERNET_HEADERS => {
                a.eq_ignore_ascii_case(b)
            }
            (PropertyName::String(a), PropertyName::String(b)) => a == b,
            _ => false,
        }
    }

    /// The same name with a string of its own.
    #[must_use]
    pub fn into_owned(self) -> NamedProperty<'static> {
        let name = match self.name {
            PropertyName::Lid(lid) => PropertyName::Lid(lid),
            PropertyName::String(name) => PropertyName::String(Cow::Owned(name.into_owned())),
        };
        NamedProperty { set: self.set, name }
    }
}

impl fmt::Display for NamedProperty<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.set, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property_set::{PS_PUBLIC_STRINGS, PSETID_Common};

    #[test]
    fn case_counts_outside_internet_headers() {
        let name = |set, text| NamedProperty::string(set, text);
        assert!(!name(PS_PUBLIC_STRINGS, "Keywords").matches(&name(PS_PUBLIC_STRINGS, "keywords")));
        assert!(name(PS_INTERNET_HEADERS, "X-A").matches(&name(PS_INTERNET_HEADERS, "x-a")));
        assert!(!name(PS_INTERNET_HEADERS, "X-\u{c9}").matches(&name(PS_INTERNET_HEADERS, "x-\u{e9}")));
    }

    #[test]
    fn number_and_string_never_match() {
        let number = NamedProperty::lid(PSETID_Common, 1);
        assert!(!number.matches(&NamedProperty::string(PSETID_Common, "1")));
        assert!(!number.matches(&NamedProperty::lid(PS_PUBLIC_STRINGS, 1)));
    }
}
