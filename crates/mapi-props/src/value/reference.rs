//! The value form that borrows.

use std::borrow::Cow;

use cfb_core::{FileTime, Guid};

use crate::error_code::ErrorCode;
use crate::property_type::PropertyType;
use crate::text::Text;
use crate::time::FloatingTime;
use crate::value::{Currency, Elements, PropertyValue};

/// A property value that borrows its bytes where the file can lend them ([MS-OXCDATA] 2.11.1).
///
/// Text and lists are decoded when asked, so making one costs no more than finding its bytes.
///
/// ```
/// use mapi_props::{PropertyType, PropertyValueRef, Text};
/// let value = PropertyValueRef::String(Text::utf16(&b"H\0i\0"[..]));
/// assert_eq!(value.property_type(), PropertyType::String);
/// assert_eq!(value.to_text().as_deref(), Some("Hi"));
/// ```
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum PropertyValueRef<'a> {
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
    /// PtypString8, with the code page that was chosen for it; also a string that names its code page.
    String8(Text<'a>),
    /// PtypString.
    String(Text<'a>),
    /// PtypBinary.
    Binary(Cow<'a, [u8]>),
    /// PtypServerId, as bytes.
    ServerId(Cow<'a, [u8]>),
    /// PtypRestriction, as bytes.
    Restriction(Cow<'a, [u8]>),
    /// PtypRuleAction, as bytes.
    RuleAction(Cow<'a, [u8]>),
    /// PtypObject: the content is a storage.
    Object(ObjectValue),
    /// PtypMultipleInteger16.
    MultipleInteger16(Elements<'a, i16>),
    /// PtypMultipleInteger32.
    MultipleInteger32(Elements<'a, i32>),
    /// PtypMultipleFloating32.
    MultipleFloating32(Elements<'a, f32>),
    /// PtypMultipleFloating64.
    MultipleFloating64(Elements<'a, f64>),
    /// PtypMultipleCurrency.
    MultipleCurrency(Elements<'a, Currency>),
    /// PtypMultipleFloatingTime.
    MultipleFloatingTime(Elements<'a, FloatingTime>),
    /// PtypMultipleInteger64.
    MultipleInteger64(Elements<'a, i64>),
    /// PtypMultipleTime.
    MultipleTime(Elements<'a, FileTime>),
    /// PtypMultipleGuid.
    MultipleGuid(Elements<'a, Guid>),
    /// PtypMultipleString8.
    MultipleString8(Vec<Text<'a>>),
    /// PtypMultipleString.
    MultipleString(Vec<Text<'a>>),
    /// PtypMultipleBinary.
    MultipleBinary(Vec<Cow<'a, [u8]>>),
    /// A value of a type that is not known here, or whose bytes do not have the shape of their type.
    Other(OtherValue<'a>),
}

/// What a property stream says of a PtypObject property ([MS-OXMSG] 2.4.2.2): nothing but two numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ObjectValue {
    /// The size field, 0xFFFFFFFF in sound files.
    pub size: u32,
    /// The reserved field: 1 in its low byte for an embedded message, 4 for an OLE storage.
    pub reserved: u32,
}

impl ObjectValue {
    /// What is written for an embedded message.
    pub const EMBEDDED_MESSAGE: Self = Self { size: u32::MAX, reserved: 1 };
    /// What is written for an OLE storage.
    pub const OLE_STORAGE: Self = Self { size: u32::MAX, reserved: 4 };
}

/// A value of an unknown type, or of a known type with bytes that do not fit it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherValue<'a> {
    /// The type in the tag.
    pub property_type: PropertyType,
    /// The 8 value bytes of the entry in the property stream (zero if there is no entry).
    pub inline: [u8; 8],
    /// The bytes of the stream with the property's name, if there is one.
    pub bytes: Option<Cow<'a, [u8]>>,
}

use PropertyValueRef as V;

impl<'a> PropertyValueRef<'a> {
    /// The type of the value.
    #[must_use]
    pub const fn property_type(&self) -> PropertyType {
        match self {
            V::Null => PropertyType::Null,
            V::Integer16(_) => PropertyType::Integer16,
            V::Integer32(_) => PropertyType::Integer32,
            V::Floating32(_) => PropertyType::Floating32,
            V::Floating64(_) => PropertyType::Floating64,
            V::Currency(_) => PropertyType::Currency,
            V::FloatingTime(_) => PropertyType::FloatingTime,
            V::ErrorCode(_) => PropertyType::ErrorCode,
            V::Boolean(_) => PropertyType::Boolean,
            V::Integer64(_) => PropertyType::Integer64,
            V::Time(_) => PropertyType::Time,
            V::Guid(_) => PropertyType::Guid,
            V::String8(_) => PropertyType::String8,
            V::String(_) => PropertyType::String,
            V::Binary(_) => PropertyType::Binary,
            V::ServerId(_) => PropertyType::ServerId,
            V::Restriction(_) => PropertyType::Restriction,
            V::RuleAction(_) => PropertyType::RuleAction,
            V::Object(_) => PropertyType::Object,
            V::MultipleInteger16(_) => PropertyType::MultipleInteger16,
            V::MultipleInteger32(_) => PropertyType::MultipleInteger32,
            V::MultipleFloating32(_) => PropertyType::MultipleFloating32,
            V::MultipleFloating64(_) => PropertyType::MultipleFloating64,
            V::MultipleCurrency(_) => PropertyType::MultipleCurrency,
            V::MultipleFloatingTime(_) => PropertyType::MultipleFloatingTime,
            V::MultipleInteger64(_) => PropertyType::MultipleInteger64,
            V::MultipleTime(_) => PropertyType::MultipleTime,
            V::MultipleGuid(_) => PropertyType::MultipleGuid,
            V::MultipleString8(_) => PropertyType::MultipleString8,
            V::MultipleString(_) => PropertyType::MultipleString,
            V::MultipleBinary(_) => PropertyType::MultipleBinary,
            V::Other(value) => value.property_type,
        }
    }

    /// The integer, of any of the integer types.
    #[must_use]
    pub fn to_integer(&self) -> Option<i64> {
        match self {
            V::Integer16(value) => Some(i64::from(*value)),
            V::Integer32(value) => Some(i64::from(*value)),
            V::Integer64(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a PtypInteger32.
    #[must_use]
    pub const fn as_i32(&self) -> Option<i32> {
        if let V::Integer32(value) = self { Some(*value) } else { None }
    }

    /// The value of a PtypBoolean.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let V::Boolean(value) = self { Some(*value) } else { None }
    }

    /// The value of a PtypTime.
    #[must_use]
    pub const fn as_time(&self) -> Option<FileTime> {
        if let V::Time(value) = self { Some(*value) } else { None }
    }

    /// The value of a PtypGuid.
    #[must_use]
    pub const fn as_guid(&self) -> Option<Guid> {
        if let V::Guid(value) = self { Some(*value) } else { None }
    }

    /// The value of a PtypString or PtypString8.
    #[must_use]
    pub const fn as_text(&self) -> Option<&Text<'a>> {
        if let V::String(text) | V::String8(text) = self { Some(text) } else { None }
    }

    /// The decoded text of a PtypString or PtypString8.
    #[must_use]
    pub fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_text().map(|text| text.decode().text)
    }

    /// The bytes of a PtypBinary, PtypServerId, PtypRestriction or PtypRuleAction.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            V::Binary(bytes) | V::ServerId(bytes) | V::Restriction(bytes) | V::RuleAction(bytes) => {
                Some(bytes)
            }
            _ => None,
        }
    }

    /// The decoded texts of a PtypMultipleString or PtypMultipleString8.
    #[must_use]
    pub fn to_texts(&self) -> Option<Vec<String>> {
        match self {
            V::MultipleString(texts) | V::MultipleString8(texts) => {
                Some(texts.iter().map(|text| text.decode().text.into_owned()).collect())
            }
            _ => None,
        }
    }

    /// The same value with everything owned and text decoded.
    #[must_use]
    pub fn to_owned_value(&self) -> PropertyValue {
        PropertyValue::from(self)
    }
}
