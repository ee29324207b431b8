//! Values to bytes: the counterpart of all decoders here ([MS-OXMSG] 2.1.3, 2.1.4, 2.4.2).

use std::borrow::Cow;

use crate::codec::size_field::{entry_value_for_stream, size_and_reserved};
use crate::property_type::PropertyType as P;
use crate::text::{Text, TextEncoding};
use crate::value::{EncodedValue, PropertyValueRef as V};

/// The bytes of a value; `None` for types that have none.
pub(crate) fn encode(value: V<'_>) -> Option<EncodedValue<'_>> {
    let property_type = value.property_type();
    Some(match value {
        V::Null => return None,
        V::Integer16(value) => inline(value.to_le_bytes()),
        V::Integer32(value) => inline(value.to_le_bytes()),
        V::Floating32(value) => inline(value.to_le_bytes()),
        V::Floating64(value) => inline(value.to_le_bytes()),
        V::Currency(value) => inline(value.raw().to_le_bytes()),
        V::FloatingTime(value) => inline(value.days().to_le_bytes()),
        V::ErrorCode(value) => inline(value.code().to_le_bytes()),
        V::Boolean(value) => inline(u16::from(value).to_le_bytes()),
        V::Integer64(value) => inline(value.to_le_bytes()),
        V::Time(value) => inline(value.ticks().to_le_bytes()),
        V::Guid(value) => stream(property_type, Cow::Owned(value.to_bytes().to_vec())),
        V::String8(text) | V::String(text) => stream(property_type, text.into_bytes()),
        V::Binary(bytes) | V::ServerId(bytes) | V::Restriction(bytes) | V::RuleAction(bytes) => {
            stream(property_type, bytes)
        }
        V::Object(value) => in_entry(size_and_reserved(value.size, value.reserved)),
        V::MultipleInteger16(values) => stream(property_type, values.into_bytes()),
        V::MultipleInteger32(values) => stream(property_type, values.into_bytes()),
        V::MultipleFloating32(values) => stream(property_type, values.into_bytes()),
        V::MultipleFloating64(values) => stream(property_type, values.into_bytes()),
        V::MultipleCurrency(values) => stream(property_type, values.into_bytes()),
        V::MultipleFloatingTime(values) => stream(property_type, values.into_bytes()),
        V::MultipleInteger64(values) => stream(property_type, values.into_bytes()),
        V::MultipleTime(values) => stream(property_type, values.into_bytes()),
        V::MultipleGuid(values) => stream(property_type, values.into_bytes()),
        V::MultipleString8(texts) | V::MultipleString(texts) => {
            elements(property_type, texts.into_iter().map(terminated).collect())
        }
        V::MultipleBinary(values) => elements(property_type, values),
        V::Other(other) if matches!(other.property_type, P::Null | P::Unspecified) => return None,
        V::Other(other) => EncodedValue { inline: other.inline, stream: other.bytes, elements: Vec::new() },
    })
}

/// A value in the first bytes of the entry.
fn inline<const N: usize>(value: [u8; N]) -> EncodedValue<'static> {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(value).for_each(|(place, byte)| *place = byte);
    in_entry(bytes)
}

fn in_entry(inline: [u8; 8]) -> EncodedValue<'static> {
    EncodedValue { inline, stream: None, elements: Vec::new() }
}

/// A value in one stream.
fn stream(property_type: P, bytes: Cow<'_, [u8]>) -> EncodedValue<'_> {
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    EncodedValue {
        inline: entry_value_for_stream(property_type, len),
        stream: Some(bytes),
        elements: Vec::new(),
    }
}

/// A list with a stream for each element: the one stream has the lengths, for binary elements with a reserved field
/// behind each.
fn elements(property_type: P, elements: Vec<Cow<'_, [u8]>>) -> EncodedValue<'_> {
    let reserved: &[u8] = if property_type == P::MultipleBinary { &[0; 4] } else { &[] };
    let lengths: Vec<u8> = elements
        .iter()
        .flat_map(|element| {
            let len = u32::try_from(element.len()).unwrap_or(u32::MAX);
            len.to_le_bytes().into_iter().chain(reserved.iter().copied())
        })
        .collect();
    EncodedValue { elements, ..stream(property_type, Cow::Owned(lengths)) }
}

/// The bytes of an element of a string list, which ends with a terminator: as stored if it has one.
fn terminated(text: Text<'_>) -> Cow<'_, [u8]> {
    let terminator: &[u8] = match text.encoding() {
        TextEncoding::Utf16Le => &[0; 2],
        TextEncoding::CodePage(_) => &[0],
    };
    let content = text.content();
    if text.bytes().len() >= content.len().saturating_add(terminator.len()) {
        return text.into_bytes();
    }
    Cow::Owned([content, terminator].concat())
}

#[cfg(test)]
mod tests;
