//! A property store that knows its place in the message, for the errors.

use std::borrow::Cow;
use std::fmt;

use mapi_props::{
    FileTime, FileTimeExt, HeaderKind, PropertyStore, PropertyTag, PropertyType, PropertyValueRef, Severity,
};

use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;

/// Which object of a message a store belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Message,
    /// By the number in the name of its storage.
    Recipient(u32),
    /// By the number in the name of its storage.
    Attachment(u32),
}

/// The place of an object: the numbers of the attachments that lead to its message, and what it is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// Attachment numbers, the outermost first.
    pub(crate) path: Vec<u32>,
    pub(crate) part: Part,
}

impl Place {
    /// A part of the message at this place.
    pub(crate) fn part(&self, part: Part) -> Self {
        Self { path: self.path.clone(), part }
    }

    /// The message embedded in the attachment at this place.
    pub(crate) fn inside(&self) -> Self {
        let mut path = self.path.clone();
        if let Part::Attachment(number) = self.part {
            path.push(number);
        }
        Self { path, part: Part::Message }
    }

    /// The text form, empty for the top-level message: what goes before the place of a finding.
    pub(crate) fn prefix(&self) -> String {
        match self {
            Self { path, part: Part::Message } if path.is_empty() => String::new(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for number in &self.path {
            write!(f, "{separator}attachment {number}")?;
            separator = ": ";
        }
        match self.part {
            Part::Message if self.path.is_empty() => f.write_str("message"),
            Part::Message => Ok(()),
            Part::Recipient(number) => write!(f, "{separator}recipient {number}"),
            Part::Attachment(number) => write!(f, "{separator}attachment {number}"),
        }
    }
}

/// The properties of one object.
///
/// Reading is by id: files keep integers, booleans and texts in more than one type.
#[derive(Debug)]
pub(crate) struct Bag {
    pub(crate) store: PropertyStore,
    pub(crate) place: Place,
}

impl Bag {
    /// Strict reading ends here if the storage has a finding that matters.
    pub(crate) fn new(store: PropertyStore, place: Place, strict: bool) -> Result<Self> {
        let bag = Self { store, place };
        if strict {
            let findings = bag.store.findings().map_err(|source| bag.error(source))?;
            if let Some(worst) = findings.iter().find(|finding| finding.severity() >= Severity::Warning) {
                let finding = Finding::from(worst).below(&bag.place.prefix());
                return Err(Error::new(ErrorKind::Strict(Box::new(finding)), bag.place.to_string()));
            }
        }
        Ok(bag)
    }

    /// The error of the layer below, with the place.
    pub(crate) fn error(&self, source: mapi_props::Error) -> Error {
        Error::caused(ErrorKind::Properties, self.place.to_string(), source)
    }

    /// The error of the compound file below, with the place.
    pub(crate) fn file_error(&self, source: cfb_core::Error) -> Error {
        Error::caused(ErrorKind::Properties, self.place.to_string(), source)
    }

    /// The text of the tag's id, of either string type.
    pub(crate) fn text(&self, tag: PropertyTag) -> Result<Option<String>> {
        self.store.string(tag.id()).map_err(|source| self.error(source))
    }

    /// The same, with an empty text counted as absent.
    pub(crate) fn non_empty(&self, tag: PropertyTag) -> Result<Option<String>> {
        Ok(self.text(tag)?.filter(|text| !text.is_empty()))
    }

    /// The value of the tag, or of its id in another type that fits.
    fn find<T>(
        &self,
        tag: PropertyTag,
        convert: impl Fn(&PropertyValueRef<'_>) -> Option<T>,
    ) -> Result<Option<T>> {
        let of = |tag| -> Result<Option<T>> {
            let value = self.store.get(tag).map_err(|source| self.error(source))?;
            Ok(value.as_ref().and_then(&convert))
        };
        if let Some(found) = of(tag)? {
            return Ok(Some(found));
        }
        for property in self.store.properties_of(tag.id()).filter(|property| property.tag() != tag) {
            // Only values in the entry itself: a stream is never read to find out that it does not fit.
            let value = property.entry().and_then(|entry| entry.inline_value());
            if let Some(found) = value.as_ref().and_then(&convert) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    pub(crate) fn integer(&self, tag: PropertyTag) -> Result<Option<i64>> {
        self.find(tag, |value| value.to_integer())
    }

    /// The 32 bits of a PtypInteger32 that is a number of its own or a set of flags.
    pub(crate) fn bits(&self, tag: PropertyTag) -> Result<Option<u32>> {
        let low = |value: i64| u32::try_from(value & 0xFFFF_FFFF).ok();
        Ok(self.integer(tag)?.and_then(low))
    }

    pub(crate) fn boolean(&self, tag: PropertyTag) -> Result<Option<bool>> {
        self.find(tag, |value| value.as_bool().or_else(|| value.to_integer().map(|number| number != 0)))
    }

    /// A time, unless it is one of the values that stand for none.
    pub(crate) fn time(&self, tag: PropertyTag) -> Result<Option<FileTime>> {
        Ok(self.find(tag, |value| value.as_time())?.filter(|time| !time.is_none_marker()))
    }

    /// The bytes of the stream of a binary property.
    pub(crate) fn bytes(&self, tag: PropertyTag) -> Result<Option<Cow<'_, [u8]>>> {
        let Some(property) = self.store.property(tag.with_type(PropertyType::Binary)) else {
            return Ok(None);
        };
        property.bytes().map_err(|source| self.error(source))
    }

    /// Whether this is the top-level message of the file.
    pub(crate) fn is_top_level(&self) -> bool {
        self.store.kind() == HeaderKind::TopLevel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_name_the_way_from_outside_in() {
        let top = Place { path: Vec::new(), part: Part::Message };
        assert_eq!(top.to_string(), "message");
        assert_eq!(top.prefix(), "");
        let inner = top.part(Part::Attachment(2)).inside();
        assert_eq!(inner.to_string(), "attachment 2");
        assert_eq!(inner.part(Part::Recipient(0)).prefix(), "attachment 2: recipient 0");
        assert_eq!(inner.part(Part::Attachment(7)).inside().path, [2, 7]);
    }
}
