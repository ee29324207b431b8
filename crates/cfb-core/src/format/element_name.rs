//! Names that callers give: of elements looked for, and of new ones.

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MAX_NAME_UNITS;
use crate::format::name::{Escaped, Name};

/// Units that no new name may contain ([MS-CFB] 2.6.1).
const FORBIDDEN: [u16; 4] = [0x2F, 0x5C, 0x3A, 0x21];

/// The unit that ends a name in its entry, where readers stop at it.
const END: u16 = 0;

/// Something that names an element: text as it stands, raw UTF-16 units, or a [`Name`].
///
/// Text is the name itself, and not the text form that [`Name`] is shown in, where some units are escaped: the stream that
/// is shown as `%0005SummaryInformation` is called `"\u{5}SummaryInformation"`. A name that came from somewhere, say from
/// [`Stat::name`](crate::Stat::name), is best passed as it is; [`Name`]'s `FromStr` takes the text form back.
///
/// ```
/// use cfb_core::{ElementName, Name};
/// let from_text = "Contents".to_name().unwrap();
/// assert!(from_text.matches(&[0x43, 0x4F, 0x4E, 0x54, 0x45, 0x4E, 0x54, 0x53]));
/// assert_eq!([5u16, 0x41].to_name(), Name::from_units(&[5, 0x41]));
/// assert_eq!("%0005A".parse::<Name>()?.to_name(), "\u{5}A".to_name());
/// assert_eq!("a name of more than 31 UTF-16 units".to_name(), None);
/// # Ok::<(), cfb_core::Error>(())
/// ```
pub trait ElementName {
    /// The name; `None` if it has more than 31 units.
    fn to_name(&self) -> Option<Name>;

    /// What errors call it where it is no name: text as it is, units as in a [`Name`]'s text form.
    fn to_text(&self) -> String {
        self.to_name().map_or_else(|| "this".to_owned(), |name| name.to_string())
    }
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

    fn to_text(&self) -> String {
        self.to_owned()
    }
}

impl ElementName for String {
    fn to_name(&self) -> Option<Name> {
        self.as_str().to_name()
    }

    fn to_text(&self) -> String {
        self.clone()
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

    fn to_text(&self) -> String {
        Escaped(self).to_string()
    }
}

impl<const N: usize> ElementName for [u16; N] {
    fn to_name(&self) -> Option<Name> {
        Name::from_units(self)
    }

    fn to_text(&self) -> String {
        Escaped(self).to_string()
    }
}

impl ElementName for Vec<u16> {
    fn to_name(&self) -> Option<Name> {
        Name::from_units(self)
    }

    fn to_text(&self) -> String {
        Escaped(self).to_string()
    }
}

impl<T: ElementName + ?Sized> ElementName for &T {
    fn to_name(&self) -> Option<Name> {
        (**self).to_name()
    }

    fn to_text(&self) -> String {
        (**self).to_text()
    }
}

/// A name that is looked for.
pub(crate) fn existing(name: &(impl ElementName + ?Sized)) -> Result<Name> {
    name.to_name().ok_or_else(|| invalid("a name has at most 31 UTF-16 units").in_element(name.to_text()))
}

/// A name that an element is given.
pub(crate) fn fresh(name: &(impl ElementName + ?Sized)) -> Result<Name> {
    let name = existing(name)?;
    let what = if name.is_empty() {
        "a name has at least one UTF-16 unit"
    } else if name.units().iter().any(|unit| FORBIDDEN.contains(unit)) {
        "a name must not contain / \\ : !"
    } else if name.units().contains(&END) {
        "a name must not contain U+0000"
    } else {
        return Ok(name);
    };
    Err(invalid(what).in_element(name.to_string()))
}

fn invalid(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidName(what), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_counted_in_utf_16_units() {
        assert!("a".repeat(31).to_name().is_some() && "a".repeat(32).to_name().is_none());
        assert!("\u{1F600}".repeat(15).to_name().is_some() && "\u{1F600}".repeat(16).to_name().is_none());
    }

    #[test]
    fn a_name_that_is_too_long_is_named() {
        let long = "n".repeat(32);
        assert_eq!(existing(&long).unwrap_err().element(), Some(long.as_str()));
        let units = [5u16; 32];
        assert_eq!(existing(&units).unwrap_err().element(), Some("%0005".repeat(32).as_str()));
    }

    #[test]
    fn new_elements_have_legal_names() {
        for text in ["", "a/b", "a\\b", "a:b", "!", "a\0b", "\0"] {
            let error = fresh(text).unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::InvalidName(_)), "{text:?}");
        }
        assert!(fresh("\u{5}SummaryInformation").is_ok());
    }
}
