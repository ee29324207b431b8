//! TypedPropertyValue to its bytes ([MS-OLEPS] 2.15).

use mapi_codepage::CodePage;

use super::text::encode_text;
use crate::error::{Error, ErrorKind, Result};
use crate::property_type::PropertyType;
use crate::value::{Array, Value};

/// Vectors and arrays of variants in each other, as deep as is read and written. [MS-OLEPS] has them one deep.
pub(crate) const MAX_DEPTH: usize = 4;

/// The bytes of a value, without padding at the end. `packed` leaves out the padding between elements of VT_LPSTR, as
/// Office does in the properties that say so.
///
/// # Errors
/// `Unencodable`, `TooLarge`, and `InvalidArgument` for what no bytes stand for.
pub(crate) fn encode(value: &Value, page: CodePage, packed: bool) -> Result<Vec<u8>> {
    let mut encoder = Encoder { out: Vec::new(), page, packed };
    encoder.typed(value, 0)?;
    Ok(encoder.out)
}

struct Encoder {
    out: Vec<u8>,
    page: CodePage,
    packed: bool,
}

impl Encoder {
    fn typed(&mut self, value: &Value, depth: usize) -> Result<()> {
        match value {
            Value::Unknown { type_word, .. } => self.u32(*type_word),
            _ => self.u32(u32::from(value.property_type().0)),
        }
        self.body(value, depth)
    }

    fn body(&mut self, value: &Value, depth: usize) -> Result<()> {
        match value {
            Value::Empty | Value::Null => {}
            Value::I1(number) => self.out.extend(number.to_le_bytes()),
            Value::UI1(number) => self.out.push(*number),
            Value::I2(number) => self.out.extend(number.to_le_bytes()),
            Value::UI2(number) => self.out.extend(number.to_le_bytes()),
            Value::I4(number) | Value::Int(number) => self.out.extend(number.to_le_bytes()),
            Value::UI4(number) | Value::UInt(number) | Value::Error(number) => self.u32(*number),
            Value::I8(number) | Value::Currency(number) => self.out.extend(number.to_le_bytes()),
            Value::UI8(number) => self.out.extend(number.to_le_bytes()),
            Value::R4(number) => self.out.extend(number.to_le_bytes()),
            Value::R8(number) | Value::Date(number) => self.out.extend(number.to_le_bytes()),
            Value::FileTime(time) => self.out.extend(time.ticks().to_le_bytes()),
            Value::Bool(value) => self.out.extend(if *value { [0xFF, 0xFF] } else { [0, 0] }),
            Value::Clsid(guid) => self.out.extend(guid.to_bytes()),
            Value::Decimal(decimal) => {
                self.out.extend(decimal.reserved.to_le_bytes());
                self.out.extend([decimal.scale, decimal.sign]);
                self.u32(decimal.high);
                self.out.extend(decimal.low.to_le_bytes());
            }
            Value::Lpstr(text) | Value::Bstr(text) | Value::Indirect { name: text, .. } => {
                self.code_page_string(text)?;
            }
            Value::VersionedStream { version, name } => {
                self.out.extend(version.to_bytes());
                self.code_page_string(name)?;
            }
            Value::Lpwstr(text) => {
                let units: Vec<u16> = checked(text)?.encode_utf16().chain([0]).collect();
                self.len(units.len())?;
                self.out.extend(units.into_iter().flat_map(u16::to_le_bytes));
            }
            Value::Blob(bytes) | Value::BlobObject(bytes) | Value::Bytes(bytes) => {
                self.len(bytes.len())?;
                self.out.extend(bytes);
            }
            Value::Clipboard(clipboard) => {
                self.len(clipboard.data.len().saturating_add(4))?;
                self.u32(clipboard.format);
                self.out.extend(&clipboard.data);
            }
            Value::Vector(vector) => {
                self.len(vector.elements.len())?;
                self.elements(vector.element_type, &vector.elements, depth)?;
            }
            Value::Array(array) => self.array(array, depth)?,
            Value::Unknown { bytes, .. } => self.out.extend(bytes),
        }
        Ok(())
    }

    fn array(&mut self, array: &Array, depth: usize) -> Result<()> {
        let product = array.dimensions.iter().try_fold(1_usize, |product, dimension| {
            product.checked_mul(usize::try_from(dimension.size).ok()?)
        });
        if !(1..=31).contains(&array.dimensions.len()) || product != Some(array.elements.len()) {
            return Err(Error::invalid("the dimensions of an array are not those of its elements"));
        }
        self.u32(u32::from(array.element_type.0));
        self.len(array.dimensions.len())?;
        for dimension in &array.dimensions {
            self.u32(dimension.size);
            self.out.extend(dimension.index_offset.to_le_bytes());
        }
        self.elements(array.element_type, &array.elements, depth)
    }

    fn elements(&mut self, element_type: PropertyType, elements: &[Value], depth: usize) -> Result<()> {
        if depth >= MAX_DEPTH {
            return Err(Error::invalid("vectors and arrays are nested too deeply"));
        }
        let is_variant = element_type == PropertyType::VARIANT;
        if !is_variant && !is_element_type(element_type) {
            return Err(Error::invalid("values of this type do not stand in vectors and arrays"));
        }
        for (number, value) in elements.iter().enumerate() {
            if matches!(value, Value::Unknown { .. }) {
                return Err(Error::invalid("a value of unknown length in a vector or array"));
            }
            let start = self.out.len();
            if is_variant {
                self.typed(value, depth.saturating_add(1))?;
            } else if value.property_type() == element_type {
                self.body(value, depth)?;
            } else {
                return Err(Error::invalid("an element is of another type than its vector or array"));
            }
            let is_last = number.saturating_add(1) == elements.len();
            let is_close = match value {
                Value::Lpstr(_) => self.packed,
                Value::I1(_) | Value::UI1(_) | Value::I2(_) | Value::UI2(_) | Value::Bool(_) => !is_variant,
                _ => false,
            };
            if !is_last && !is_close {
                let size = self.out.len().saturating_sub(start).next_multiple_of(4);
                self.out.resize(start.saturating_add(size), 0);
            }
        }
        Ok(())
    }

    fn code_page_string(&mut self, text: &str) -> Result<()> {
        let unencodable = || Error::of(ErrorKind::Unencodable { page: self.page });
        let mut bytes = encode_text(self.page, checked(text)?).ok_or_else(unencodable)?;
        bytes.push(0);
        if matches!(self.page, CodePage::UTF_16LE | CodePage::UTF_16BE) {
            bytes.push(0);
        }
        self.len(bytes.len())?;
        self.out.extend(bytes);
        Ok(())
    }

    fn u32(&mut self, number: u32) {
        self.out.extend(number.to_le_bytes());
    }

    fn len(&mut self, len: usize) -> Result<()> {
        self.u32(u32::try_from(len).map_err(|_| Error::of(ErrorKind::TooLarge))?);
        Ok(())
    }
}

/// The text, if it can be read back: it would end at a U+0000.
fn checked(text: &str) -> Result<&str> {
    if text.contains('\0') { Err(Error::invalid("the text holds U+0000")) } else { Ok(text) }
}

/// Types of elements, besides variants, and VT_UI1, which [`Value::Bytes`] is for.
fn is_element_type(element_type: PropertyType) -> bool {
    matches!(
        element_type,
        PropertyType::I1
            | PropertyType::I2
            | PropertyType::UI2
            | PropertyType::BOOL
            | PropertyType::I4
            | PropertyType::UI4
            | PropertyType::INT
            | PropertyType::UINT
            | PropertyType::R4
            | PropertyType::ERROR
            | PropertyType::BSTR
            | PropertyType::LPSTR
            | PropertyType::LPWSTR
            | PropertyType::I8
            | PropertyType::UI8
            | PropertyType::R8
            | PropertyType::CY
            | PropertyType::DATE
            | PropertyType::FILETIME
            | PropertyType::CF
            | PropertyType::CLSID
            | PropertyType::DECIMAL
    )
}
