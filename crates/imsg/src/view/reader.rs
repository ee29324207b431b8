//! Reads the fields of views: property values in the types that fields have, and blobs with their findings.

use std::fmt;

use mapi_props::{CodePage, FileTime, FileTimeExt, Guid, PropertyValueRef};

use super::source::{PropertyKey, PropertySource};
use crate::blob::{BlobError, BlobFinding, LocalTime, Parsed};

/// What deviates in a blob of a view, and in which property.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct ViewFinding {
    /// The property that holds the blob.
    pub property: PropertyKey,
    /// What deviates. Severity `Error` without a value in the view says that the blob could not be read at all.
    pub finding: BlobFinding,
}

impl fmt::Display for ViewFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.property, self.finding)
    }
}

/// A value that stands in a PtypInteger32.
pub(super) trait FromInteger {
    fn from_integer(number: i32) -> Self;
}

/// Reads fields from a source and gathers findings.
pub(super) struct ViewReader<'a> {
    source: &'a dyn PropertySource,
    findings: Vec<ViewFinding>,
}

impl<'a> ViewReader<'a> {
    pub(super) fn new(source: &'a dyn PropertySource) -> Self {
        Self { source, findings: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<ViewFinding> {
        self.findings
    }

    fn value(&self, key: impl Into<PropertyKey>) -> Option<PropertyValueRef<'a>> {
        self.source.value(&key.into())
    }

    /// An integer of any size that has the bits of a PtypInteger32.
    pub(super) fn integer(&mut self, key: impl Into<PropertyKey>) -> Option<i32> {
        let number = self.value(key)?.to_integer()?;
        i32::try_from(number).ok().or_else(|| u32::try_from(number).ok().map(u32::cast_signed))
    }

    /// An enumeration or a set of flags.
    pub(super) fn code<T: FromInteger>(&mut self, key: impl Into<PropertyKey>) -> Option<T> {
        self.integer(key).map(T::from_integer)
    }

    /// A boolean; also a number, which is true unless zero.
    pub(super) fn boolean(&mut self, key: impl Into<PropertyKey>) -> Option<bool> {
        let value = self.value(key)?;
        value.as_bool().or_else(|| value.to_integer().map(|number| number != 0))
    }

    /// A floating-point number.
    pub(super) fn float(&mut self, key: impl Into<PropertyKey>) -> Option<f64> {
        match self.value(key)? {
            PropertyValueRef::Floating64(number) => Some(number),
            PropertyValueRef::Floating32(number) => Some(number.into()),
            _ => None,
        }
    }

    /// Text that is not empty.
    pub(super) fn text(&mut self, key: impl Into<PropertyKey>) -> Option<String> {
        self.value(key)?.to_text().filter(|text| !text.is_empty()).map(|text| text.into_owned())
    }

    /// A time that does not stand for "no time".
    pub(super) fn time(&mut self, key: impl Into<PropertyKey>) -> Option<FileTime> {
        self.value(key)?.as_time().filter(|time| !time.is_none_marker())
    }

    /// A local time that is stored as if it were UTC.
    pub(super) fn local_time(&mut self, key: impl Into<PropertyKey>) -> Option<LocalTime> {
        self.time(key).map(LocalTime::from_file_time)
    }

    /// Bytes that are not empty.
    pub(super) fn bytes(&mut self, key: impl Into<PropertyKey>) -> Option<Vec<u8>> {
        self.value(key)?.as_bytes().filter(|bytes| !bytes.is_empty()).map(<[u8]>::to_vec)
    }

    /// A GUID, of its own type or as 16 bytes.
    pub(super) fn guid(&mut self, key: impl Into<PropertyKey>) -> Option<Guid> {
        let value = self.value(key)?;
        value.as_guid().or_else(|| value.as_bytes()?.try_into().ok().map(Guid::from_bytes))
    }

    /// A list of texts; a single text is a list of one.
    pub(super) fn texts(&mut self, key: impl Into<PropertyKey>) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let single = || value.to_text().filter(|text| !text.is_empty()).map(|text| vec![text.into_owned()]);
        value.to_texts().or_else(single).filter(|texts| !texts.is_empty())
    }

    /// A list of binaries.
    pub(super) fn byte_lists(&mut self, key: impl Into<PropertyKey>) -> Option<Vec<Vec<u8>>> {
        match self.value(key)? {
            PropertyValueRef::MultipleBinary(values) => {
                Some(values.iter().map(|bytes| bytes.to_vec()).collect())
            }
            _ => None,
        }
    }

    /// A list of integers.
    pub(super) fn integers(&mut self, key: impl Into<PropertyKey>) -> Option<Vec<i32>> {
        match self.value(key)? {
            PropertyValueRef::MultipleInteger32(values) => Some(values.iter().collect()),
            _ => None,
        }
    }

    /// A blob; its findings, or why it can't be read, are gathered.
    pub(super) fn blob<T>(
        &mut self,
        key: impl Into<PropertyKey>,
        parse: impl FnOnce(&[u8]) -> Result<Parsed<T>, BlobError>,
    ) -> Option<T> {
        let property = key.into();
        let value = self.source.value(&property)?;
        let bytes = value.as_bytes().filter(|bytes| !bytes.is_empty())?;
        let (value, findings) = match parse(bytes) {
            Ok(parsed) => (Some(parsed.value), parsed.findings),
            Err(error) => (None, vec![error.into_finding()]),
        };
        let findings =
            findings.into_iter().map(|finding| ViewFinding { property: property.clone(), finding });
        self.findings.extend(findings);
        value
    }

    /// A blob with 8-bit text in the code page of the source.
    pub(super) fn blob_in_page<T>(
        &mut self,
        key: impl Into<PropertyKey>,
        parse: impl FnOnce(&[u8], CodePage) -> Result<Parsed<T>, BlobError>,
    ) -> Option<T> {
        let page = self.source.code_page();
        self.blob(key, |bytes| parse(bytes, page))
    }
}

/// Defines a group of fields that are read from properties one by one.
///
/// A field is written `name: Type = method(key)`, with a method of [`ViewReader`], and becomes `Option<Type>`; a group of
/// fields is written `name: Type = group` and is read in turn. A struct that ends with `findings` is a view of its own:
/// it gets `pub fn read`.
macro_rules! view {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident: $kind:ty = $method:ident $(($($argument:expr),+))?,)+
        }
        findings
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: view!(@type $kind, $method),)+
            /// What deviates in the blobs above.
            pub findings: Vec<$crate::view::reader::ViewFinding>,
        }

        impl $name {
            /// Reads the view; what is absent is `None`.
            #[must_use]
            pub fn read(source: &dyn $crate::view::source::PropertySource) -> Self {
                let mut reader = $crate::view::reader::ViewReader::new(source);
                $(let $field = view!(@read reader, $kind, $method $(($($argument),+))?);)+
                Self { $($field,)+ findings: reader.finish() }
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident: $kind:ty = $method:ident $(($($argument:expr),+))?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: view!(@type $kind, $method),)+
        }

        impl $name {
            pub(in $crate::view) fn read_group(reader: &mut $crate::view::reader::ViewReader<'_>) -> Self {
                $(let $field = view!(@read (*reader), $kind, $method $(($($argument),+))?);)+
                Self { $($field,)+ }
            }
        }
    };
    (@type $kind:ty, group) => { $kind };
    (@type $kind:ty, $method:ident) => { Option<$kind> };
    (@read $reader:expr, $kind:ty, group) => { <$kind>::read_group(&mut $reader) };
    (@read $reader:expr, $kind:ty, $method:ident ($($argument:expr),+)) => { $reader.$method($($argument),+) };
}

pub(super) use view;
