//! Names that callers give, and names as keys in the order of the format.

use std::cmp::Ordering;

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MAX_NAME_UNITS;
use crate::format::name::{Name, compare};

/// Units that no new name may contain ([MS-CFB] 2.6.1).
const FORBIDDEN: [u16; 4] = [0x2F, 0x5C, 0x3A, 0x21];

/// Something that names an element: text, or raw UTF-16 units.
///
/// ```
/// use cfb_core::{ElementName, Name};
/// let from_text = "Contents".to_name().unwrap();
/// assert!(from_text.matches(&[0x43, 0x4F, 0x4E, 0x54, 0x45, 0x4E, 0x54, 0x53]));
/// assert_eq!([5u16, 0x41].to_name(), Name::from_units(&[5, 0x41]));
/// assert_eq!("a name of more than 31 UTF-16 units".to_name(), None);
/// ```
pub trait ElementName {
    /// The name; `None` if it has more than 31 units.
    fn to_name(&self) -> Option<Name>;
}

impl ElementName for str {
    fn to_name(&self) -> Option<Name> {
        let mut units = [0u16; MAX_NAME_UNITS];
        let mut len = 0usize;
        for unit in self.encode_utf16() {
            *units.get_mut(len)? = unit;
            len = len.checked_add(1)?;
        }
        Name::from_units(units.get(..len)?)
    }
}

impl ElementName for String {
    fn to_name(&self) -> Option<Name> {
        self.as_str().to_name()
    }
}

impl ElementName for Name {
    fn to_name(&self) -> Option<Name> {
        Some(*self)
    }
}

impl ElementName for [u16] {
    fn to_name(&self) -> Option<Name> {
        Name::from_units(self)
    }
}

impl<const N: usize> ElementName for [u16; N] {
    fn to_name(&self) -> Option<Name> {
        Name::from_units(self)
    }
}

impl ElementName for Vec<u16> {
    fn to_name(&self) -> Option<Name> {
        Name::from_units(self)
    }
}

impl<T: ElementName + ?Sized> ElementName for &T {
    fn to_name(&self) -> Option<Name> {
        (**self).to_name()
    }
}

/// A name that is looked for.
pub(super) fn existing(name: &(impl ElementName + ?Sized)) -> Result<Name> {
    name.to_name().ok_or_else(|| invalid("a name has at most 31 UTF-16 units"))
}

/// A name that an element is given.
pub(super) fn fresh(name: &(impl ElementName + ?Sized)) -> Result<Name> {
    let name = existing(name)?;
    if name.is_empty() {
        return Err(invalid("a name has at least one UTF-16 unit"));
    }
    if name.units().iter().any(|unit| FORBIDDEN.contains(unit)) {
        return Err(invalid("a name must not contain / \\ : !"));
    }
    Ok(name)
}

fn invalid(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidName(what), None)
}

/// That there is no element of this name.
pub(super) fn missing(name: Name) -> Error {
    Error::not_found(name.to_string())
}

/// That there is one already.
pub(super) fn taken(name: Name) -> Error {
    Error::new(ErrorKind::AlreadyExists { name: name.to_string() }, None)
}

/// A name as a key among siblings: equal where the format takes names for equal, and in its order.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameKey(pub(super) Name);

impl Ord for NameKey {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(self.0.units(), other.0.units())
    }
}

impl PartialOrd for NameKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for NameKey {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for NameKey {}
