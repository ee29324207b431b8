//! Values of properties, decoded.

use std::time::Duration;

use cfb_core::{FileTime, Guid};

use crate::property_type::PropertyType;

/// The value of a property ([MS-OLEPS] 2.15), owned.
///
/// Strings end before the first U+0000; what their code page cannot decode is U+FFFD, and a
/// [finding](crate::PropertySetStream::findings) says so. The bytes of a value that is not changed are kept as they
/// were, so that nothing is lost by reading and writing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// VT_EMPTY.
    Empty,
    /// VT_NULL.
    Null,
    /// VT_I1 (version 1).
    I1(i8),
    /// VT_I2.
    I2(i16),
    /// VT_I4.
    I4(i32),
    /// VT_I8.
    I8(i64),
    /// VT_INT (version 1).
    Int(i32),
    /// VT_UI1.
    UI1(u8),
    /// VT_UI2.
    UI2(u16),
    /// VT_UI4.
    UI4(u32),
    /// VT_UI8.
    UI8(u64),
    /// VT_UINT (version 1).
    UInt(u32),
    /// VT_R4.
    R4(f32),
    /// VT_R8.
    R8(f64),
    /// VT_CY, in 1/10000 of the currency.
    Currency(i64),
    /// VT_DATE: days since 1899-12-30 00:00, without a time zone.
    Date(f64),
    /// VT_BSTR.
    Bstr(String),
    /// VT_ERROR: an HRESULT.
    Error(u32),
    /// VT_BOOL.
    Bool(bool),
    /// VT_DECIMAL (version 1).
    Decimal(Decimal),
    /// VT_LPSTR.
    Lpstr(String),
    /// VT_LPWSTR.
    Lpwstr(String),
    /// VT_FILETIME: a time in UTC, or a duration where the property is one.
    FileTime(FileTime),
    /// VT_BLOB.
    Blob(Vec<u8>),
    /// VT_BLOB_OBJECT.
    BlobObject(Vec<u8>),
    /// VT_STREAM, VT_STORAGE, VT_STREAMED_OBJECT, VT_STORED_OBJECT: the value is in an element beside the set.
    Indirect {
        /// Which of the four.
        kind: IndirectKind,
        /// The name of the element, IndirectPropertyName ([MS-OLEPS] 2.13).
        name: String,
    },
    /// VT_VERSIONED_STREAM (version 1).
    VersionedStream {
        /// The version of the stream.
        version: Guid,
        /// The name of the stream.
        name: String,
    },
    /// VT_CF.
    Clipboard(ClipboardData),
    /// VT_CLSID.
    Clsid(Guid),
    /// VT_VECTOR | VT_UI1.
    Bytes(Vec<u8>),
    /// VT_VECTOR of any other type.
    Vector(Vector),
    /// VT_ARRAY (version 1).
    Array(Array),
    /// A value that is not understood: of an unknown type, or damaged.
    Unknown {
        /// Type and padding, the first four bytes; fewer count as zero.
        type_word: u32,
        /// What follows, up to the next property.
        bytes: Vec<u8>,
    },
}

/// What a [`Value::Indirect`] refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndirectKind {
    /// VT_STREAM.
    Stream,
    /// VT_STORAGE.
    Storage,
    /// VT_STREAMED_OBJECT.
    StreamedObject,
    /// VT_STORED_OBJECT.
    StoredObject,
}

impl IndirectKind {
    /// The type of such a value.
    #[must_use]
    pub const fn property_type(self) -> PropertyType {
        match self {
            Self::Stream => PropertyType::STREAM,
            Self::Storage => PropertyType::STORAGE,
            Self::StreamedObject => PropertyType::STREAMED_OBJECT,
            Self::StoredObject => PropertyType::STORED_OBJECT,
        }
    }
}

/// DECIMAL ([MS-OLEPS] 2.8), 16 bytes: an integer of 96 bits over a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// wReserved, which is to be zero.
    pub reserved: u16,
    /// The power of ten to divide by, up to 28.
    pub scale: u8,
    /// 0x80 for a negative number, else 0.
    pub sign: u8,
    /// Bits 64 to 95 of the number.
    pub high: u32,
    /// Bits 0 to 63 of the number.
    pub low: u64,
}

/// ClipboardData ([MS-OLEPS] 2.11): a format, and data in it. A thumbnail is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClipboardData {
    /// The kind of format: 0xFFFF_FFFF for Windows, 0xFFFF_FFFE for Macintosh, 0xFFFF_FFFD for a GUID, 0 for none, or
    /// the length of a name.
    pub format: u32,
    /// What follows: the number, GUID or name of the format, then the data.
    pub data: Vec<u8>,
}

impl ClipboardData {
    /// The number of a Windows format and the data in it, such as (3, ...) for a metafile (CF_METAFILEPICT) or (8, ...)
    /// for a bitmap (CF_DIB).
    ///
    /// ```
    /// use ole_props::ClipboardData;
    ///
    /// let picture = ClipboardData { format: 0xFFFF_FFFF, data: vec![8, 0, 0, 0, 0x28] };
    /// assert_eq!(picture.windows_format(), Some((8, [0x28].as_slice())));
    /// ```
    #[must_use]
    pub fn windows_format(&self) -> Option<(u32, &[u8])> {
        let (number, data) = self.data.split_first_chunk::<4>()?;
        (self.format == u32::MAX).then_some((u32::from_le_bytes(*number), data))
    }
}

/// VT_VECTOR ([MS-OLEPS] 2.14.2): values in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    /// The type of the elements; [`PropertyType::VARIANT`] where each has its own.
    pub element_type: PropertyType,
    /// The elements, each of that type.
    pub elements: Vec<Value>,
}

/// VT_ARRAY ([MS-OLEPS] 2.14.3): values in one or more dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    /// The type of the elements; [`PropertyType::VARIANT`] where each has its own.
    pub element_type: PropertyType,
    /// The dimensions, 1 to 31; the product of their sizes is the number of elements.
    pub dimensions: Vec<Dimension>,
    /// The elements, in the order of the file.
    pub elements: Vec<Value>,
}

/// ArrayDimension ([MS-OLEPS] 2.14.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dimension {
    /// Elements along it.
    pub size: u32,
    /// The index of the first one.
    pub index_offset: i32,
}

impl Value {
    /// The type that the value is stored with.
    #[must_use]
    pub fn property_type(&self) -> PropertyType {
        match self {
            Self::Empty => PropertyType::EMPTY,
            Self::Null => PropertyType::NULL,
            Self::I1(_) => PropertyType::I1,
            Self::I2(_) => PropertyType::I2,
            Self::I4(_) => PropertyType::I4,
            Self::I8(_) => PropertyType::I8,
            Self::Int(_) => PropertyType::INT,
            Self::UI1(_) => PropertyType::UI1,
            Self::UI2(_) => PropertyType::UI2,
            Self::UI4(_) => PropertyType::UI4,
            Self::UI8(_) => PropertyType::UI8,
            Self::UInt(_) => PropertyType::UINT,
            Self::R4(_) => PropertyType::R4,
            Self::R8(_) => PropertyType::R8,
            Self::Currency(_) => PropertyType::CY,
            Self::Date(_) => PropertyType::DATE,
            Self::Bstr(_) => PropertyType::BSTR,
            Self::Error(_) => PropertyType::ERROR,
            Self::Bool(_) => PropertyType::BOOL,
            Self::Decimal(_) => PropertyType::DECIMAL,
            Self::Lpstr(_) => PropertyType::LPSTR,
            Self::Lpwstr(_) => PropertyType::LPWSTR,
            Self::FileTime(_) => PropertyType::FILETIME,
            Self::Blob(_) => PropertyType::BLOB,
            Self::BlobObject(_) => PropertyType::BLOB_OBJECT,
            Self::Indirect { kind, .. } => kind.property_type(),
            Self::VersionedStream { .. } => PropertyType::VERSIONED_STREAM,
            Self::Clipboard(_) => PropertyType::CF,
            Self::Clsid(_) => PropertyType::CLSID,
            Self::Bytes(_) => PropertyType::UI1.vector(),
            Self::Vector(vector) => vector.element_type.vector(),
            Self::Array(array) => PropertyType(array.element_type.0 | PropertyType::ARRAY.0),
            #[expect(clippy::cast_possible_truncation, reason = "the lower half is the type")]
            Self::Unknown { type_word, .. } => PropertyType(*type_word as u16),
        }
    }

    /// The text of a VT_LPSTR, VT_LPWSTR or VT_BSTR.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Lpstr(text) | Self::Lpwstr(text) | Self::Bstr(text) => Some(text),
            _ => None,
        }
    }

    /// The number of any integer type.
    ///
    /// ```
    /// use ole_props::Value;
    ///
    /// assert_eq!(Value::I2(-1).as_integer(), Some(-1));
    /// assert_eq!(Value::UI8(u64::MAX).as_integer(), Some(i128::from(u64::MAX)));
    /// assert_eq!(Value::Bool(true).as_integer(), None);
    /// ```
    #[must_use]
    pub fn as_integer(&self) -> Option<i128> {
        Some(match *self {
            Self::I1(number) => number.into(),
            Self::I2(number) => number.into(),
            Self::I4(number) | Self::Int(number) => number.into(),
            Self::I8(number) => number.into(),
            Self::UI1(number) => number.into(),
            Self::UI2(number) => number.into(),
            Self::UI4(number) | Self::UInt(number) => number.into(),
            Self::UI8(number) => number.into(),
            _ => return None,
        })
    }

    /// The value of a VT_BOOL.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = *self { Some(value) } else { None }
    }

    /// The time of a VT_FILETIME, as it is stored.
    #[must_use]
    pub fn as_file_time(&self) -> Option<FileTime> {
        if let Self::FileTime(time) = *self { Some(time) } else { None }
    }

    /// The duration in a VT_FILETIME that is no time, such as PIDSI_EDITTIME.
    #[must_use]
    pub fn as_duration(&self) -> Option<Duration> {
        let ticks = self.as_file_time()?.ticks();
        let nanos = u32::try_from(ticks.checked_rem(10_000_000)?.checked_mul(100)?).ok()?;
        Some(Duration::new(ticks.checked_div(10_000_000)?, nanos))
    }

    /// The elements of a vector or array.
    #[must_use]
    pub fn elements(&self) -> Option<&[Self]> {
        match self {
            Self::Vector(vector) => Some(&vector.elements),
            Self::Array(array) => Some(&array.elements),
            _ => None,
        }
    }

    /// A vector of VT_LPSTR.
    #[must_use]
    pub fn lpstr_vector<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        let elements = texts.into_iter().map(|text| Self::Lpstr(text.into())).collect();
        Self::Vector(Vector { element_type: PropertyType::LPSTR, elements })
    }
}
