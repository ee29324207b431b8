//! TypedPropertyValue from its bytes ([MS-OLEPS] 2.15).

use cfb_core::{FileTime, Guid};
use mapi_codepage::CodePage;

use super::cursor::Cursor;
use super::encode::MAX_DEPTH;
use super::text::decode_text;
use crate::property_type::PropertyType;
use crate::value::{Array, ClipboardData, Decimal, Dimension, IndirectKind, Value, Vector};

/// Why bytes are not the value that their type says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Truncated,
    Count(u32),
    ElementType(PropertyType),
    Nesting,
    UnknownType(PropertyType),
}

/// What is odd about a value that could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes {
    pub(crate) type_padding: Option<u16>,
    pub(crate) boolean: Option<u16>,
    pub(crate) unterminated: bool,
    pub(crate) undecodable: Option<CodePage>,
}

/// How elements of a vector that have no fixed size follow each other.
///
/// [MS-OLEPS] pads each to four bytes; Office does not pad VT_LPSTR ([MS-OSHARED] 2.3.3.1.13), and others pad nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Padding {
    All,
    WideOnly,
    None,
}

/// A value and the number of bytes it takes, without padding at its end; or why not, and how far reading came.
pub(crate) fn decode(bytes: &[u8], page: CodePage) -> Result<(Value, usize, Notes), (Fault, usize)> {
    let mut furthest = 0_usize;
    let mut fault = Fault::Truncated;
    for padding in [Padding::All, Padding::WideOnly, Padding::None] {
        let mut decoder =
            Decoder { cursor: Cursor::new(bytes), page, padding, notes: Notes::default(), varies: false };
        match decoder.typed(0) {
            Ok(value) => return Ok((value, decoder.cursor.at(), decoder.notes)),
            Err(found) => {
                if furthest == 0 {
                    fault = found;
                }
                furthest = furthest.saturating_add(decoder.cursor.at());
                if !decoder.varies {
                    break;
                }
            }
        }
    }
    Err((fault, furthest))
}

struct Decoder<'a> {
    cursor: Cursor<'a>,
    page: CodePage,
    padding: Padding,
    notes: Notes,
    /// Whether another padding would read something else.
    varies: bool,
}

impl Decoder<'_> {
    fn typed(&mut self, depth: usize) -> Result<Value, Fault> {
        let number = PropertyType(self.cursor.u16().ok_or(Fault::Truncated)?);
        let padding = self.cursor.u16().ok_or(Fault::Truncated)?;
        if padding != 0 {
            self.notes.type_padding = self.notes.type_padding.or(Some(padding));
        }
        if number.is_vector() {
            self.vector(number.base(), depth)
        } else if number.is_array() {
            self.array(number.base(), depth)
        } else {
            self.scalar(number)?.ok_or(Fault::Truncated)
        }
    }

    /// A value that is neither vector nor array: `None` where the bytes end.
    fn scalar(&mut self, number: PropertyType) -> Result<Option<Value>, Fault> {
        if matches!(
            number,
            PropertyType::BSTR
                | PropertyType::LPSTR
                | PropertyType::STREAM
                | PropertyType::STORAGE
                | PropertyType::STREAMED_OBJECT
                | PropertyType::STORED_OBJECT
        ) {
            return Ok(self.code_page_string().map(|text| match number {
                PropertyType::BSTR => Value::Bstr(text),
                PropertyType::LPSTR => Value::Lpstr(text),
                PropertyType::STREAM => Value::Indirect { kind: IndirectKind::Stream, name: text },
                PropertyType::STORAGE => Value::Indirect { kind: IndirectKind::Storage, name: text },
                PropertyType::STREAMED_OBJECT => {
                    Value::Indirect { kind: IndirectKind::StreamedObject, name: text }
                }
                _ => Value::Indirect { kind: IndirectKind::StoredObject, name: text },
            }));
        }
        Ok(match number {
            PropertyType::EMPTY => Some(Value::Empty),
            PropertyType::NULL => Some(Value::Null),
            PropertyType::I1 => self.cursor.array().map(|bytes| Value::I1(i8::from_le_bytes(bytes))),
            PropertyType::UI1 => self.cursor.array().map(|bytes| Value::UI1(u8::from_le_bytes(bytes))),
            PropertyType::I2 => self.cursor.array().map(|bytes| Value::I2(i16::from_le_bytes(bytes))),
            PropertyType::UI2 => self.cursor.u16().map(Value::UI2),
            PropertyType::I4 => self.cursor.array().map(|bytes| Value::I4(i32::from_le_bytes(bytes))),
            PropertyType::INT => self.cursor.array().map(|bytes| Value::Int(i32::from_le_bytes(bytes))),
            PropertyType::UI4 => self.cursor.u32().map(Value::UI4),
            PropertyType::UINT => self.cursor.u32().map(Value::UInt),
            PropertyType::ERROR => self.cursor.u32().map(Value::Error),
            PropertyType::I8 => self.cursor.array().map(|bytes| Value::I8(i64::from_le_bytes(bytes))),
            PropertyType::UI8 => self.cursor.u64().map(Value::UI8),
            PropertyType::CY => self.cursor.array().map(|bytes| Value::Currency(i64::from_le_bytes(bytes))),
            PropertyType::R4 => self.cursor.array().map(|bytes| Value::R4(f32::from_le_bytes(bytes))),
            PropertyType::R8 => self.cursor.array().map(|bytes| Value::R8(f64::from_le_bytes(bytes))),
            PropertyType::DATE => self.cursor.array().map(|bytes| Value::Date(f64::from_le_bytes(bytes))),
            PropertyType::FILETIME => {
                self.cursor.u64().map(|ticks| Value::FileTime(FileTime::from_ticks(ticks)))
            }
            PropertyType::CLSID => self.cursor.array().map(|bytes| Value::Clsid(Guid::from_bytes(bytes))),
            PropertyType::BOOL => self.boolean(),
            PropertyType::DECIMAL => self.decimal(),
            PropertyType::LPWSTR => self.unicode_string(),
            PropertyType::BLOB => self.sized().map(|bytes| Value::Blob(bytes.to_vec())),
            PropertyType::BLOB_OBJECT => self.sized().map(|bytes| Value::BlobObject(bytes.to_vec())),
            PropertyType::CF => self.clipboard(),
            PropertyType::VERSIONED_STREAM => match self.cursor.array() {
                Some(bytes) => self
                    .code_page_string()
                    .map(|name| Value::VersionedStream { version: Guid::from_bytes(bytes), name }),
                None => None,
            },
            _ => return Err(Fault::UnknownType(number)),
        })
    }

    fn boolean(&mut self) -> Option<Value> {
        let number = self.cursor.u16()?;
        if !matches!(number, 0 | 0xFFFF) {
            self.notes.boolean = self.notes.boolean.or(Some(number));
        }
        Some(Value::Bool(number != 0))
    }

    fn decimal(&mut self) -> Option<Value> {
        let reserved = self.cursor.u16()?;
        let [scale, sign] = self.cursor.array()?;
        let (high, low) = (self.cursor.u32()?, self.cursor.u64()?);
        Some(Value::Decimal(Decimal { reserved, scale, sign, high, low }))
    }

    /// As many bytes as the size before them says.
    fn sized(&mut self) -> Option<&[u8]> {
        let len = self.cursor.len()?;
        self.cursor.take(len)
    }

    fn code_page_string(&mut self) -> Option<String> {
        let len = self.cursor.len()?;
        let bytes = self.cursor.take(len)?;
        Some(self.text(self.page, bytes))
    }

    fn unicode_string(&mut self) -> Option<Value> {
        let len = usize::try_from(self.cursor.u32()?).ok()?.checked_mul(2)?;
        let bytes = self.cursor.take(len)?;
        Some(Value::Lpwstr(self.text(CodePage::UTF_16LE, bytes)))
    }

    fn text(&mut self, page: CodePage, bytes: &[u8]) -> String {
        let stored = decode_text(page, bytes);
        self.notes.unterminated |= stored.unterminated;
        if stored.undecodable {
            self.notes.undecodable = self.notes.undecodable.or(Some(page));
        }
        stored.text
    }

    /// The size counts the format too.
    fn clipboard(&mut self) -> Option<Value> {
        let len = self.cursor.len()?.checked_sub(4)?;
        let format = self.cursor.u32()?;
        let data = self.cursor.take(len)?.to_vec();
        Some(Value::Clipboard(ClipboardData { format, data }))
    }

    fn vector(&mut self, element_type: PropertyType, depth: usize) -> Result<Value, Fault> {
        let count = self.cursor.u32().ok_or(Fault::Truncated)?;
        if element_type == PropertyType::UI1 {
            let bytes = usize::try_from(count).ok().and_then(|len| self.cursor.take(len));
            return bytes.map(|bytes| Value::Bytes(bytes.to_vec())).ok_or(Fault::Count(count));
        }
        let elements = self.elements(element_type, count, depth)?;
        Ok(Value::Vector(Vector { element_type, elements }))
    }

    fn array(&mut self, element_type: PropertyType, depth: usize) -> Result<Value, Fault> {
        // ArrayHeader has the type of the elements once more, which other writers fill as they like.
        self.cursor.u32().ok_or(Fault::Truncated)?;
        let num_dimensions = self.cursor.u32().ok_or(Fault::Truncated)?;
        if !(1..=31).contains(&num_dimensions) {
            return Err(Fault::Count(num_dimensions));
        }
        let mut dimensions = Vec::new();
        let mut count = 1_u32;
        for _ in 0..num_dimensions {
            let size = self.cursor.u32().ok_or(Fault::Truncated)?;
            let index_offset = self.cursor.array().map(i32::from_le_bytes).ok_or(Fault::Truncated)?;
            dimensions.push(Dimension { size, index_offset });
            count = count.checked_mul(size).ok_or(Fault::Count(size))?;
        }
        let elements = self.elements(element_type, count, depth)?;
        Ok(Value::Array(Array { element_type, dimensions, elements }))
    }

    fn elements(
        &mut self,
        element_type: PropertyType,
        count: u32,
        depth: usize,
    ) -> Result<Vec<Value>, Fault> {
        if depth >= MAX_DEPTH {
            return Err(Fault::Nesting);
        }
        let min_size = min_element_size(element_type).ok_or(Fault::ElementType(element_type))?;
        let room = self.cursor.rest().len().checked_div(min_size).unwrap_or(0);
        let count = usize::try_from(count).ok().filter(|count| *count <= room).ok_or(Fault::Count(count))?;
        let mut elements = Vec::with_capacity(count);
        for number in 0..count {
            let start = self.cursor.at();
            let value = if element_type == PropertyType::VARIANT {
                self.typed(depth.saturating_add(1))?
            } else {
                self.scalar(element_type)?.ok_or(Fault::Truncated)?
            };
            let is_last = number.saturating_add(1) == count;
            let size = self.cursor.at().saturating_sub(start);
            if !is_last && !self.pad(&value, element_type, size) {
                return Err(Fault::Truncated);
            }
            elements.push(value);
        }
        Ok(elements)
    }

    /// Goes over the padding of an element of `size` bytes; `false` if other bytes stand there.
    fn pad(&mut self, value: &Value, element_type: PropertyType, size: usize) -> bool {
        let missing = size.next_multiple_of(4).saturating_sub(size);
        if missing == 0 {
            return true;
        }
        let is_padded = match value {
            Value::Lpstr(_) | Value::Bstr(_) | Value::Indirect { .. } | Value::VersionedStream { .. } => {
                self.varies = true;
                self.padding == Padding::All
            }
            Value::Lpwstr(_)
            | Value::Clipboard(_)
            | Value::Blob(_)
            | Value::BlobObject(_)
            | Value::Bytes(_)
            | Value::Vector(_)
            | Value::Array(_) => {
                self.varies = true;
                self.padding != Padding::None
            }
            // Numbers of one or two bytes lie close in a vector of their type, and in four bytes as variants.
            _ => return element_type != PropertyType::VARIANT || self.cursor.take(missing).is_some(),
        };
        !is_padded || self.cursor.take(missing).is_some_and(|bytes| bytes.iter().all(|byte| *byte == 0))
    }
}

/// Bytes that an element takes at least, for the types that [MS-OLEPS] 2.2 allows in vectors and arrays.
fn min_element_size(element_type: PropertyType) -> Option<usize> {
    Some(match element_type {
        PropertyType::I1 | PropertyType::UI1 => 1,
        PropertyType::I2 | PropertyType::UI2 | PropertyType::BOOL => 2,
        PropertyType::I4
        | PropertyType::UI4
        | PropertyType::INT
        | PropertyType::UINT
        | PropertyType::R4
        | PropertyType::ERROR
        | PropertyType::BSTR
        | PropertyType::LPSTR
        | PropertyType::LPWSTR
        | PropertyType::VARIANT => 4,
        PropertyType::I8
        | PropertyType::UI8
        | PropertyType::R8
        | PropertyType::CY
        | PropertyType::DATE
        | PropertyType::FILETIME
        | PropertyType::CF => 8,
        PropertyType::CLSID | PropertyType::DECIMAL => 16,
        _ => return None,
    })
}
