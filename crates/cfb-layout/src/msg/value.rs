//! Property values and how they are stored ([MS-OXCDATA] 2.11.1, [MS-OXMSG] 2.1, 2.4).

use crate::Content;

/// A property value; its variant decides the type half of the property tag.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the variants are the types of [MS-OXCDATA] 2.11.1")]
pub enum Value {
    Integer16(i16),
    Integer32(i32),
    Floating32(f32),
    Floating64(f64),
    Currency(i64),
    FloatingTime(f64),
    ErrorCode(u32),
    Boolean(bool),
    Integer64(i64),
    Time(u64),
    Guid([u8; 16]),
    String(String),
    /// Bytes of some code page.
    String8(Vec<u8>),
    Binary(Content),
    MultipleInteger16(Vec<i16>),
    MultipleInteger32(Vec<i32>),
    MultipleFloating32(Vec<f32>),
    MultipleFloating64(Vec<f64>),
    MultipleCurrency(Vec<i64>),
    MultipleFloatingTime(Vec<f64>),
    MultipleInteger64(Vec<i64>),
    MultipleTime(Vec<u64>),
    MultipleGuid(Vec<[u8; 16]>),
    MultipleString(Vec<String>),
    MultipleString8(Vec<Vec<u8>>),
    MultipleBinary(Vec<Vec<u8>>),
    /// Any type: the last eight bytes of the entry, and the stream if there is one.
    Raw {
        /// The type half of the tag.
        property_type: u16,
        /// What stands where fixed-size values stand.
        entry: [u8; 8],
        /// The value stream.
        stream: Option<Vec<u8>>,
    },
}

/// A value as it lies in a storage.
pub(super) struct Stored {
    /// The last eight bytes of the property entry.
    pub(super) entry: [u8; 8],
    /// The stream named by the tag.
    pub(super) stream: Option<Content>,
    /// The streams of the elements, named by the tag and a number.
    pub(super) elements: Vec<Vec<u8>>,
}

impl Value {
    /// The type half of the property tag.
    pub fn property_type(&self) -> u16 {
        match self {
            Self::Integer16(_) => 0x0002,
            Self::Integer32(_) => 0x0003,
            Self::Floating32(_) => 0x0004,
            Self::Floating64(_) => 0x0005,
            Self::Currency(_) => 0x0006,
            Self::FloatingTime(_) => 0x0007,
            Self::ErrorCode(_) => 0x000A,
            Self::Boolean(_) => 0x000B,
            Self::Integer64(_) => 0x0014,
            Self::String8(_) => 0x001E,
            Self::String(_) => 0x001F,
            Self::Time(_) => 0x0040,
            Self::Guid(_) => 0x0048,
            Self::Binary(_) => 0x0102,
            Self::MultipleInteger16(_) => 0x1002,
            Self::MultipleInteger32(_) => 0x1003,
            Self::MultipleFloating32(_) => 0x1004,
            Self::MultipleFloating64(_) => 0x1005,
            Self::MultipleCurrency(_) => 0x1006,
            Self::MultipleFloatingTime(_) => 0x1007,
            Self::MultipleInteger64(_) => 0x1014,
            Self::MultipleString8(_) => 0x101E,
            Self::MultipleString(_) => 0x101F,
            Self::MultipleTime(_) => 0x1040,
            Self::MultipleGuid(_) => 0x1048,
            Self::MultipleBinary(_) => 0x1102,
            Self::Raw { property_type, .. } => *property_type,
        }
    }

    pub(super) fn stored(&self) -> Stored {
        match self {
            Self::Integer16(value) => fixed(&value.to_le_bytes()),
            Self::Integer32(value) => fixed(&value.to_le_bytes()),
            Self::Floating32(value) => fixed(&value.to_le_bytes()),
            Self::Floating64(value) | Self::FloatingTime(value) => fixed(&value.to_le_bytes()),
            Self::Currency(value) | Self::Integer64(value) => fixed(&value.to_le_bytes()),
            Self::ErrorCode(value) => fixed(&value.to_le_bytes()),
            Self::Boolean(value) => fixed(&[u8::from(*value)]),
            Self::Time(value) => fixed(&value.to_le_bytes()),
            Self::Guid(value) => sized(value.as_slice().into(), 0),
            Self::String(text) => sized(utf16(text).into(), 2),
            Self::String8(bytes) => sized(bytes.clone().into(), 1),
            Self::Binary(content) => sized(content.clone(), 0),
            Self::MultipleInteger16(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleInteger32(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleFloating32(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleFloating64(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleFloatingTime(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleCurrency(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleInteger64(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleTime(values) => many(values, |value| value.to_le_bytes()),
            Self::MultipleGuid(values) => many(values, |value| *value),
            Self::MultipleString(values) => {
                elements(values.iter().map(|text| utf16(&format!("{text}\0"))), 4)
            }
            Self::MultipleString8(values) => {
                elements(values.iter().map(|bytes| [bytes.as_slice(), &[0]].concat()), 4)
            }
            Self::MultipleBinary(values) => elements(values.iter().cloned(), 8),
            Self::Raw { entry, stream, .. } => {
                Stored { entry: *entry, stream: stream.clone().map(Content::from), elements: Vec::new() }
            }
        }
    }
}

fn fixed(bytes: &[u8]) -> Stored {
    let mut entry = [0; 8];
    entry[..bytes.len()].copy_from_slice(bytes);
    Stored { entry, stream: None, elements: Vec::new() }
}

/// A value in one stream; the entry holds its length and that of a terminator it does not have.
fn sized(stream: Content, terminator: u64) -> Stored {
    let size = (stream.len_bytes() + terminator) as u32;
    Stored { stream: Some(stream), ..fixed(&size.to_le_bytes()) }
}

fn many<T, const N: usize>(values: &[T], to_bytes: impl Fn(&T) -> [u8; N]) -> Stored {
    let bytes: Vec<u8> = values.iter().flat_map(to_bytes).collect();
    sized(bytes.into(), 0)
}

/// Values in a stream each, and their lengths in numbers of `width` bytes in the stream of the property.
fn elements(values: impl Iterator<Item = Vec<u8>>, width: usize) -> Stored {
    let elements: Vec<Vec<u8>> = values.collect();
    let mut lengths = Vec::new();
    for element in &elements {
        lengths.extend_from_slice(&(element.len() as u64).to_le_bytes()[..width]);
    }
    Stored { elements, ..sized(lengths.into(), 0) }
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Integer32(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Boolean(flag)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Floating64(number)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Binary(bytes.into())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Binary(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Binary(bytes.into())
    }
}

impl From<Content> for Value {
    fn from(content: Content) -> Self {
        Self::Binary(content)
    }
}
