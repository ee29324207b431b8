//! A property value as JSON: text, number, boolean, time, GUID, a list of these, or a description of bytes.

use cfb_core::{FileTime, Guid, Stream};
use data_encoding::HEXLOWER;
use mapi_props::{Currency, ErrorCode, FileTimeExt, FloatingTime, PropertyValueRef};
use serde::{Serialize, Serializer};

use crate::hash::{sha256_of, sha256_of_stream};

/// Bytes shown of a binary value.
const SHOWN: usize = 64;

/// A value that serializes as `docs/message-object.md` says.
pub(crate) struct Value<'v>(pub(crate) &'v PropertyValueRef<'v>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use PropertyValueRef as V;
        match self.0 {
            V::Integer16(value) => serializer.serialize_i16(*value),
            V::Integer32(value) => serializer.serialize_i32(*value),
            V::Integer64(value) => serializer.serialize_i64(*value),
            V::Floating32(value) => serializer.serialize_f32(*value),
            V::Floating64(value) => serializer.serialize_f64(*value),
            V::Currency(value) => currency(*value).serialize(serializer),
            V::FloatingTime(value) => floating(*value).serialize(serializer),
            V::ErrorCode(value) => error_code(*value).serialize(serializer),
            V::Boolean(value) => serializer.serialize_bool(*value),
            V::Time(value) => Time(*value).serialize(serializer),
            V::Guid(value) => guid(*value).serialize(serializer),
            V::String(text) | V::String8(text) => text.decode().text.serialize(serializer),
            V::Binary(bytes) | V::ServerId(bytes) | V::Restriction(bytes) | V::RuleAction(bytes) => {
                Bytes::of(bytes).serialize(serializer)
            }
            V::MultipleInteger16(list) => serializer.collect_seq(list.iter()),
            V::MultipleInteger32(list) => serializer.collect_seq(list.iter()),
            V::MultipleInteger64(list) => serializer.collect_seq(list.iter()),
            V::MultipleFloating32(list) => serializer.collect_seq(list.iter()),
            V::MultipleFloating64(list) => serializer.collect_seq(list.iter()),
            V::MultipleCurrency(list) => serializer.collect_seq(list.iter().map(currency)),
            V::MultipleFloatingTime(list) => serializer.collect_seq(list.iter().map(floating)),
            V::MultipleTime(list) => serializer.collect_seq(list.iter().map(Time)),
            V::MultipleGuid(list) => serializer.collect_seq(list.iter().map(guid)),
            V::MultipleString(list) | V::MultipleString8(list) => {
                serializer.collect_seq(list.iter().map(|text| text.decode().text.into_owned()))
            }
            V::MultipleBinary(list) => serializer.collect_seq(list.iter().map(|bytes| Bytes::of(bytes))),
            V::Other(other) => {
                Bytes::of(other.bytes.as_deref().unwrap_or(&other.inline)).serialize(serializer)
            }
            // The content of an object is a storage.
            V::Null | V::Object(_) => serializer.serialize_none(),
            // The type is open for kinds to come; until they are known here, they are not shown.
            _ => serializer.serialize_none(),
        }
    }
}

/// A time as text; ticks as a number where no date can say it.
struct Time(FileTime);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_rfc3339() {
            Some(text) => text.serialize(serializer),
            None => self.0.ticks().serialize(serializer),
        }
    }
}

/// An amount as decimal text: a floating point number could not hold all of them.
pub(crate) fn currency(value: Currency) -> String {
    value.to_string()
}

/// Date and time without a zone; days as text where no date can say it.
pub(crate) fn floating(value: FloatingTime) -> String {
    value.to_calendar().map_or_else(|| value.days().to_string(), |time| time.to_string())
}

/// The name of the code, or its number.
pub(crate) fn error_code(value: ErrorCode) -> String {
    value.name().map_or_else(|| format!("0x{:08X}", value.code()), str::to_owned)
}

pub(crate) fn guid(value: Guid) -> String {
    format!("{{{value}}}")
}

/// What is shown of bytes.
#[derive(Debug, Serialize)]
pub(crate) struct Bytes {
    pub(crate) size: u64,
    pub(crate) sha256: String,
    /// The first 64 of them.
    pub(crate) hex: String,
}

impl Bytes {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self::known(bytes.len() as u64, sha256_of(bytes), bytes)
    }

    /// Of the bytes that can be read of a stream.
    pub(crate) fn of_stream(stream: &mut Stream<'_>) -> crate::failure::Result<Self> {
        let mut head = [0; SHOWN];
        let n = stream.read_at(0, &mut head)?;
        let (size, sha256) = sha256_of_stream(stream)?;
        Ok(Self::known(size, sha256, head.get(..n).unwrap_or(&head)))
    }

    /// Size and first bytes, for one line of text.
    pub(crate) fn summary(&self) -> String {
        let hex = self.hex.get(..64).unwrap_or(&self.hex);
        format!("{}: {hex}...", crate::output::size::count(self.size, "byte"))
    }

    /// Of bytes whose length and hash are known, and which begin with `head`.
    fn known(size: u64, sha256: String, head: &[u8]) -> Self {
        let head = head.get(..SHOWN).unwrap_or(head);
        Self { size, sha256, hex: HEXLOWER.encode(head) }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use mapi_props::Text;

    use super::*;

    fn json(value: &PropertyValueRef<'_>) -> String {
        serde_json::to_string(&Value(value)).unwrap()
    }

    #[test]
    fn scalars_have_the_form_of_their_kind() {
        assert_eq!(json(&PropertyValueRef::Integer64(-5)), "-5");
        assert_eq!(json(&PropertyValueRef::Boolean(true)), "true");
        assert_eq!(json(&PropertyValueRef::Floating64(f64::NAN)), "null");
        assert_eq!(json(&PropertyValueRef::Currency(Currency::from_raw(12_345))), "\"1.2345\"");
        let time = FileTime::from_ticks(128_262_877_735_000_000);
        assert_eq!(json(&PropertyValueRef::Time(time)), "\"2007-06-14T09:42:53.5Z\"");
        assert_eq!(json(&PropertyValueRef::Time(FileTime::from_ticks(u64::MAX))), u64::MAX.to_string());
        assert_eq!(json(&PropertyValueRef::Guid(Guid::NULL)), "\"{00000000-0000-0000-0000-000000000000}\"");
        assert_eq!(json(&PropertyValueRef::String(Text::utf16(&b"H\0i\0"[..]))), "\"Hi\"");
        assert_eq!(json(&PropertyValueRef::Null), "null");
    }

    #[test]
    fn bytes_are_described_and_begun() {
        let text = json(&PropertyValueRef::Binary(Cow::Borrowed(&[7; 100])));
        assert!(text.starts_with("{\"size\":100,\"sha256\":\""), "{text}");
        assert!(text.ends_with(&format!("\"hex\":\"{}\"}}", "07".repeat(64))), "{text}");
    }

    #[test]
    fn lists_are_arrays() {
        let list = PropertyValueRef::MultipleString(vec![Text::utf16(&b"a\0"[..]), Text::utf16(&b"b\0"[..])]);
        assert_eq!(json(&list), "[\"a\",\"b\"]");
    }
}
