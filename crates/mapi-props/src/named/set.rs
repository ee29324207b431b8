//! The GUID half of a name.

use std::fmt;

use cfb_core::Guid;

use crate::property_set;

/// A property set: the GUID part of a named property's name ([MS-OXPROPS] 1.3.2).
///
/// Shows its name if it is one of the predefined sets, else its GUID in braces.
///
/// ```
/// use mapi_props::{PropertySet, property_set};
/// let common = PropertySet::new("00062008-0000-0000-C000-000000000046".parse().unwrap());
/// assert_eq!(common, property_set::PSETID_Common);
/// assert_eq!(common.name(), Some("PSETID_Common"));
/// assert_eq!(PropertySet::from_name("PS_PUBLIC_STRINGS"), Some(property_set::PS_PUBLIC_STRINGS));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertySet(Guid);

impl PropertySet {
    /// The set with a GUID.
    #[must_use]
    pub const fn new(guid: Guid) -> Self {
        Self(guid)
    }

    /// The GUID.
    #[must_use]
    pub const fn guid(self) -> Guid {
        self.0
    }

    /// The name of a predefined set, as in `PSETID_Common`.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        property_set::ALL.iter().find(|(set, _)| *set == self).map(|(_, name)| *name)
    }

    /// The predefined set of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        property_set::ALL.iter().find(|(_, known)| *known == name).map(|(set, _)| *set)
    }

    /// All predefined sets with their names.
    #[must_use]
    pub fn predefined() -> &'static [(Self, &'static str)] {
        property_set::ALL
    }
}

impl fmt::Display for PropertySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(name),
            None => write!(f, "{{{}}}", self.0),
        }
    }
}

impl fmt::Debug for PropertySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PropertySet({self})")
    }
}
