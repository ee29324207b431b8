//! The value form that owns everything.

use std::borrow::Cow;

use cfb_core::{FileTime, Guid};
use mapi_codepage::CodePage;

use crate::error_code::ErrorCode;
use crate::property_type::PropertyType;
use crate::text::{Text, TextEncoding, encode_utf16};
use crate::time::FloatingTime;
use crate::value::{Currency, Elements, ObjectValue, OtherValue, PropertyValueRef};

/// A property value in Rust's own types ([MS-OXCDATA] 2.11.1).
///
/// Text of PtypString is decoded; whoever needs the bytes of text that is no sound UTF-16 keeps the
/// [`PropertyValueRef`].
///
/// ```
/// use mapi_props::{PropertyType, PropertyValue};
/// let value = PropertyValue::from("Hi");
/// assert_eq!(value.property_type(), PropertyType::String);
/// assert_eq!(value.as_ref().as_text().unwrap().bytes(), b"H\0i\0");
/// assert_eq!(value.as_ref().to_owned_value(), value);
/// ```
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum PropertyValue {
    /// PtypNull: no value.
    Null,
    /// PtypInteger16.
    Integer16(i16),
    /// PtypInteger32.
    Integer32(i32),
    /// PtypFloating32.
    Floating32(f32),
    /// PtypFloating64.
    Floating64(f64),
    /// PtypCurrency.
    Currency(Currency),
    /// PtypFloatingTime.
    FloatingTime(FloatingTime),
    /// PtypErrorCode.
    ErrorCode(ErrorCode),
    /// PtypBoolean.
    Boolean(bool),
    /// PtypInteger64.
    Integer64(i64),
    /// PtypTime.
    Time(FileTime),
    /// PtypGuid.
    Guid(Guid),
    /// PtypString8: bytes in a code page.
    String8(Vec<u8>, CodePage),
    /// PtypString.
    String(String),
    /// PtypBinary.
    Binary(Vec<u8>),
    /// PtypServerId, as bytes.
    ServerId(Vec<u8>),
    /// PtypRestriction, as bytes.
    Restriction(Vec<u8>),
    /// PtypRuleAction, as bytes.
    RuleAction(Vec<u8>),
    /// PtypObject: the content is a storage.
    Object(ObjectValue),
    /// PtypMultipleInteger16.
    MultipleInteger16(Vec<i16>),
    /// PtypMultipleInteger32.
    MultipleInteger32(Vec<i32>),
    /// PtypMultipleFloating32.
    MultipleFloating32(Vec<f32>),
    /// PtypMultipleFloating64.
    MultipleFloating64(Vec<f64>),
    /// PtypMultipleCurrency.
    MultipleCurrency(Vec<Currency>),
    /// PtypMultipleFloatingTime.
    MultipleFloatingTime(Vec<FloatingTime>),
    /// PtypMultipleInteger64.
    MultipleInteger64(Vec<i64>),
    /// PtypMultipleTime.
    MultipleTime(Vec<FileTime>),
    /// PtypMultipleGuid.
    MultipleGuid(Vec<Guid>),
    /// PtypMultipleString8: bytes in a code page.
    MultipleString8(Vec<Vec<u8>>, CodePage),
    /// PtypMultipleString.
    MultipleString(Vec<String>),
    /// PtypMultipleBinary.
    MultipleBinary(Vec<Vec<u8>>),
    /// A value of a type that is not known here, or whose bytes do not have the shape of their type.
    Other {
        /// The type in the tag.
        property_type: PropertyType,
        /// The 8 value bytes of the entry in the property stream.
        inline: [u8; 8],
        /// The bytes of the stream with the property's name, if there is one.
        bytes: Option<Vec<u8>>,
    },
}

use PropertyValue as O;
use PropertyValueRef as V;

impl PropertyValue {
    /// The type of the value.
    #[must_use]
    pub fn property_type(&self) -> PropertyType {
        self.as_ref().property_type()
    }

    /// The borrowing form of the value. Text and lists are encoded anew.
    #[must_use]
    pub fn as_ref(&self) -> PropertyValueRef<'_> {
        match self {
            O::Null => V::Null,
            O::Integer16(value) => V::Integer16(*value),
            O::Integer32(value) => V::Integer32(*value),
            O::Floating32(value) => V::Floating32(*value),
            O::Floating64(value) => V::Floating64(*value),
            O::Currency(value) => V::Currency(*value),
            O::FloatingTime(value) => V::FloatingTime(*value),
            O::ErrorCode(value) => V::ErrorCode(*value),
            O::Boolean(value) => V::Boolean(*value),
            O::Integer64(value) => V::Integer64(*value),
            O::Time(value) => V::Time(*value),
            O::Guid(value) => V::Guid(*value),
            O::String8(bytes, page) => V::String8(Text::in_code_page(&bytes[..], *page)),
            O::String(text) => V::String(Text::utf16(encode_utf16(text))),
            O::Binary(bytes) => V::Binary(Cow::Borrowed(bytes)),
            O::ServerId(bytes) => V::ServerId(Cow::Borrowed(bytes)),
            O::Restriction(bytes) => V::Restriction(Cow::Borrowed(bytes)),
            O::RuleAction(bytes) => V::RuleAction(Cow::Borrowed(bytes)),
            O::Object(value) => V::Object(*value),
            O::MultipleInteger16(values) => {
                V::MultipleInteger16(Elements::from_values(values.iter().copied()))
            }
            O::MultipleInteger32(values) => {
                V::MultipleInteger32(Elements::from_values(values.iter().copied()))
            }
            O::MultipleFloating32(values) => {
                V::MultipleFloating32(Elements::from_values(values.iter().copied()))
            }
            O::MultipleFloating64(values) => {
                V::MultipleFloating64(Elements::from_values(values.iter().copied()))
            }
            O::MultipleCurrency(values) => V::MultipleCurrency(Elements::from_values(values.iter().copied())),
            O::MultipleFloatingTime(values) => {
                V::MultipleFloatingTime(Elements::from_values(values.iter().copied()))
            }
            O::MultipleInteger64(values) => {
                V::MultipleInteger64(Elements::from_values(values.iter().copied()))
            }
            O::MultipleTime(values) => V::MultipleTime(Elements::from_values(values.iter().copied())),
            O::MultipleGuid(values) => V::MultipleGuid(Elements::from_values(values.iter().copied())),
            O::MultipleString8(values, page) => {
                V::MultipleString8(values.iter().map(|bytes| Text::in_code_page(&bytes[..], *page)).collect())
            }
            O::MultipleString(values) => {
                V::MultipleString(values.iter().map(|text| Text::utf16(encode_utf16(text))).collect())
            }
            O::MultipleBinary(values) => {
                V::MultipleBinary(values.iter().map(|bytes| Cow::Borrowed(&bytes[..])).collect())
            }
            O::Other { property_type, inline, bytes } => V::Other(OtherValue {
                property_type: *property_type,
                inline: *inline,
                bytes: bytes.as_deref().map(Cow::Borrowed),
            }),
        }
    }
}

impl From<&PropertyValueRef<'_>> for PropertyValue {
    fn from(value: &PropertyValueRef<'_>) -> Self {
        match value {
            V::Null => O::Null,
            V::Integer16(value) => O::Integer16(*value),
            V::Integer32(value) => O::Integer32(*value),
            V::Floating32(value) => O::Floating32(*value),
            V::Floating64(value) => O::Floating64(*value),
            V::Currency(value) => O::Currency(*value),
            V::FloatingTime(value) => O::FloatingTime(*value),
            V::ErrorCode(value) => O::ErrorCode(*value),
            V::Boolean(value) => O::Boolean(*value),
            V::Integer64(value) => O::Integer64(*value),
            V::Time(value) => O::Time(*value),
            V::Guid(value) => O::Guid(*value),
            V::String8(text) => O::String8(text.content().to_vec(), page_of(text)),
            V::String(text) => O::String(text.decode().text.into_owned()),
            V::Binary(bytes) => O::Binary(bytes.to_vec()),
            V::ServerId(bytes) => O::ServerId(bytes.to_vec()),
            V::Restriction(bytes) => O::Restriction(bytes.to_vec()),
            V::RuleAction(bytes) => O::RuleAction(bytes.to_vec()),
            V::Object(value) => O::Object(*value),
            V::MultipleInteger16(values) => O::MultipleInteger16(values.iter().collect()),
            V::MultipleInteger32(values) => O::MultipleInteger32(values.iter().collect()),
            V::MultipleFloating32(values) => O::MultipleFloating32(values.iter().collect()),
            V::MultipleFloating64(values) => O::MultipleFloating64(values.iter().collect()),
            V::MultipleCurrency(values) => O::MultipleCurrency(values.iter().collect()),
            V::MultipleFloatingTime(values) => O::MultipleFloatingTime(values.iter().collect()),
            V::MultipleInteger64(values) => O::MultipleInteger64(values.iter().collect()),
            V::MultipleTime(values) => O::MultipleTime(values.iter().collect()),
            V::MultipleGuid(values) => O::MultipleGuid(values.iter().collect()),
            V::MultipleString8(texts) => O::MultipleString8(
                texts.iter().map(|text| text.content().to_vec()).collect(),
                texts.first().map_or(CodePage::WINDOWS_1252, page_of),
            ),
            V::MultipleString(texts) => {
                O::MultipleString(texts.iter().map(|text| text.decode().text.into_owned()).collect())
            }
            V::MultipleBinary(values) => {
                O::MultipleBinary(values.iter().map(|bytes| bytes.to_vec()).collect())
            }
            V::Other(OtherValue { property_type, inline, bytes }) => O::Other {
                property_type: *property_type,
                inline: *inline,
                bytes: bytes.as_deref().map(<[u8]>::to_vec),
            },
        }
    }
}

fn page_of(text: &Text<'_>) -> CodePage {
    match text.encoding() {
        TextEncoding::Utf16Le => CodePage::UTF_16LE,
        TextEncoding::CodePage(page) => page,
    }
}

macro_rules! from_rust_type {
    ($($type:ty => $variant:ident),* $(,)?) => {
        $(impl From<$type> for PropertyValue {
            fn from(value: $type) -> Self {
                O::$variant(value.into())
            }
        })*
    };
}

from_rust_type! {
    i16 => Integer16, i32 => Integer32, i64 => Integer64, f32 => Floating32, f64 => Floating64, bool => Boolean,
    Currency => Currency, FloatingTime => FloatingTime, ErrorCode => ErrorCode, FileTime => Time, Guid => Guid,
    &str => String, String => String, Vec<u8> => Binary, &[u8] => Binary, Vec<String> => MultipleString,
    Vec<i32> => MultipleInteger32, Vec<Vec<u8>> => MultipleBinary,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_agree_on_the_type() {
        let values: [PropertyValue; 8] = [
            1i16.into(),
            2i64.into(),
            true.into(),
            vec![1u8].into(),
            vec!["a".to_owned()].into(),
            vec![7i32].into(),
            vec![vec![1u8, 2]].into(),
            O::String8(b"x".to_vec(), CodePage::SHIFT_JIS),
        ];
        for value in values {
            assert_eq!(value.as_ref().property_type(), value.property_type());
            assert_eq!(value.as_ref().to_owned_value(), value);
        }
    }
}
