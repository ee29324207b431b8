//! A row as a list of properties, as Outlook writes it: count, reserved, then tag and value each.

use mapi_props::{
    CodePage, Currency, ErrorCode, FileTime, FloatingTime, Guid, PropertyTag, PropertyType, PropertyValue,
    PropertyValueRef, Text,
};

use crate::blob::error::BlobProblem;
use crate::blob::reader::{Read, Reader};

/// Size in bytes of the smallest property: a tag and two bytes.
const SMALLEST_PROPERTY: usize = 6;

/// Reads one row.
pub(super) fn read(reader: &mut Reader<'_>, page: CodePage) -> Read<Vec<(PropertyTag, PropertyValue)>> {
    reader.enter("RecipientRow");
    let offset = reader.offset();
    let count = reader.u32("cValues")?;
    reader.u32("ulReserved")?;
    let count = reader.check_count("cValues", offset, count, SMALLEST_PROPERTY)?;
    let mut properties = Vec::new();
    for _ in 0..count {
        let tag = PropertyTag::from_u32(reader.u32("PropertyTag")?);
        properties.push((tag, read_value(reader, tag.property_type(), page)?));
    }
    Ok(properties)
}

/// A value: fixed sizes as they are, variable ones and lists behind a 16-bit count of bytes or entries.
fn read_value(reader: &mut Reader<'_>, kind: PropertyType, page: CodePage) -> Read<PropertyValue> {
    const FIELD: &str = "PropertyValue";
    let offset = reader.offset();
    if let Some(element) = kind.element() {
        let count = reader.u16(FIELD)?;
        let count = reader.check_count(FIELD, offset, count.into(), 2)?;
        let values = (0..count).map(|_| read_value(reader, element, page)).collect::<Read<Vec<_>>>()?;
        return collect(element, values, page).ok_or_else(|| reader.error(FIELD, offset, unknown_type(kind)));
    }
    Ok(match kind {
        PropertyType::Null => PropertyValue::Null,
        PropertyType::Integer16 => PropertyValue::Integer16(i16::from_le_bytes(reader.array(FIELD)?)),
        PropertyType::Integer32 => PropertyValue::Integer32(reader.i32(FIELD)?),
        PropertyType::Floating32 => PropertyValue::Floating32(f32::from_le_bytes(reader.array(FIELD)?)),
        PropertyType::Floating64 => PropertyValue::Floating64(f64::from_le_bytes(reader.array(FIELD)?)),
        PropertyType::Currency => {
            PropertyValue::Currency(Currency::from_raw(i64::from_le_bytes(reader.array(FIELD)?)))
        }
        PropertyType::FloatingTime => {
            PropertyValue::FloatingTime(FloatingTime::new(f64::from_le_bytes(reader.array(FIELD)?)))
        }
        PropertyType::ErrorCode => PropertyValue::ErrorCode(ErrorCode::new(reader.u32(FIELD)?)),
        PropertyType::Boolean => PropertyValue::Boolean(reader.u16(FIELD)? != 0),
        PropertyType::Integer64 => PropertyValue::Integer64(i64::from_le_bytes(reader.array(FIELD)?)),
        PropertyType::Time => PropertyValue::Time(FileTime::from_ticks(reader.u64(FIELD)?)),
        PropertyType::Guid => PropertyValue::Guid(Guid::from_bytes(reader.array(FIELD)?)),
        PropertyType::String => {
            let bytes = read_counted(reader)?;
            PropertyValueRef::String(Text::utf16(bytes)).to_owned_value()
        }
        PropertyType::String8 => PropertyValue::String8(without_nul(read_counted(reader)?), page),
        PropertyType::Binary => PropertyValue::Binary(read_counted(reader)?),
        PropertyType::ServerId => PropertyValue::ServerId(read_counted(reader)?),
        _ => return Err(reader.error(FIELD, offset, unknown_type(kind))),
    })
}

fn read_counted(reader: &mut Reader<'_>) -> Read<Vec<u8>> {
    let len = reader.u16("PropertyValue")?;
    reader.take_stated("PropertyValue", len.into())
}

fn without_nul(mut bytes: Vec<u8>) -> Vec<u8> {
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    bytes
}

fn unknown_type(kind: PropertyType) -> BlobProblem {
    BlobProblem::Value { found: kind.code().into(), expected: "a property type that a row can hold" }
}

/// The list of values of one type.
fn collect(element: PropertyType, values: Vec<PropertyValue>, page: CodePage) -> Option<PropertyValue> {
    macro_rules! list {
        ($from:ident, $to:ident) => {
            PropertyValue::$to(
                values
                    .into_iter()
                    .filter_map(
                        |value| if let PropertyValue::$from(value) = value { Some(value) } else { None },
                    )
                    .collect(),
            )
        };
    }
    Some(match element {
        PropertyType::Integer16 => list!(Integer16, MultipleInteger16),
        PropertyType::Integer32 => list!(Integer32, MultipleInteger32),
        PropertyType::Floating32 => list!(Floating32, MultipleFloating32),
        PropertyType::Floating64 => list!(Floating64, MultipleFloating64),
        PropertyType::Currency => list!(Currency, MultipleCurrency),
        PropertyType::FloatingTime => list!(FloatingTime, MultipleFloatingTime),
        PropertyType::Integer64 => list!(Integer64, MultipleInteger64),
        PropertyType::Time => list!(Time, MultipleTime),
        PropertyType::Guid => list!(Guid, MultipleGuid),
        PropertyType::String => list!(String, MultipleString),
        PropertyType::Binary => list!(Binary, MultipleBinary),
        PropertyType::String8 => {
            let texts = values.into_iter().filter_map(|value| match value {
                PropertyValue::String8(bytes, _) => Some(bytes),
                _ => None,
            });
            PropertyValue::MultipleString8(texts.collect(), page)
        }
        _ => return None,
    })
}
