//! A value as it stands in a file.

use std::borrow::Cow;

use crate::codec;
use crate::value::{PropertyValue, PropertyValueRef};

/// What a value becomes in a `.msg`: the value bytes of its entry, and the bytes of its streams
/// ([MS-OXMSG] 2.1.3, 2.1.4, 2.4.2).
///
/// Made by [`PropertyValue::encode`] and [`PropertyValueRef::encode`]. Bytes that the value has already are borrowed.
///
/// ```
/// use mapi_props::PropertyValue;
/// let subject = PropertyValue::from("Hi");
/// let subject = subject.encode().unwrap();
/// assert_eq!(subject.inline, [6, 0, 0, 0, 0, 0, 0, 0], "four bytes, and two for the terminator that is not stored");
/// assert_eq!(subject.stream.as_deref(), Some(&b"H\0i\0"[..]));
/// assert!(subject.elements.is_empty());
///
/// let keywords = PropertyValue::from(vec!["Red".to_owned(), "Blue".to_owned()]);
/// let keywords = keywords.encode().unwrap();
/// assert_eq!(keywords.inline, [8, 0, 0, 0, 0, 0, 0, 0]);
/// assert_eq!(keywords.stream.as_deref(), Some(&[8, 0, 0, 0, 10, 0, 0, 0][..]));
/// assert_eq!(keywords.elements[0][..], *b"R\0e\0d\0\0\0");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EncodedValue<'a> {
    /// The 8 value bytes of the entry: the value of fixed-size types, zeros behind it; of all others the size field and
    /// the reserved field.
    pub inline: [u8; 8],
    /// The bytes of the stream `__substg1.0_PPPPTTTT`: the value, or the lengths of the elements. `None` where there is
    /// no such stream: the value lies in the entry, or is a storage.
    pub stream: Option<Cow<'a, [u8]>>,
    /// The bytes of the streams `__substg1.0_PPPPTTTT-NNNNNNNN`, from number 0 on.
    pub elements: Vec<Cow<'a, [u8]>>,
}

impl EncodedValue<'_> {
    /// The same bytes, owned.
    #[must_use]
    pub fn into_owned(self) -> EncodedValue<'static> {
        let owned = |bytes: Cow<'_, [u8]>| Cow::Owned(bytes.into_owned());
        EncodedValue {
            inline: self.inline,
            stream: self.stream.map(owned),
            elements: self.elements.into_iter().map(owned).collect(),
        }
    }
}

impl<'a> PropertyValueRef<'a> {
    /// The value as it stands in a file; `None` for PtypNull and PtypUnspecified, which have no value.
    ///
    /// Bytes that were read are given as they were, the terminators of strings and fragments of lists included; elements
    /// of string lists without a terminator get one. An [`Other`](Self::Other) keeps its 8 value bytes.
    ///
    /// ```
    /// use mapi_props::{PropertyValueRef, Text};
    /// let stored = PropertyValueRef::String(Text::utf16(&b"H\0i\0\0\0"[..]));
    /// assert_eq!(stored.encode().unwrap().stream.as_deref(), Some(&b"H\0i\0\0\0"[..]));
    /// assert_eq!(PropertyValueRef::Null.encode(), None);
    /// ```
    #[must_use]
    pub fn encode(self) -> Option<EncodedValue<'a>> {
        codec::encode(self)
    }
}

impl PropertyValue {
    /// The value as it stands in a file; `None` for PtypNull and PtypUnspecified, which have no value.
    ///
    /// NULs at the end of a text are stored as they stand, and no reader takes them for text.
    ///
    /// ```
    /// use mapi_props::PropertyValue;
    /// let flag = PropertyValue::from(true);
    /// assert_eq!(flag.encode().unwrap().inline, [1, 0, 0, 0, 0, 0, 0, 0]);
    /// ```
    #[must_use]
    pub fn encode(&self) -> Option<EncodedValue<'_>> {
        self.as_ref().encode()
    }
}
