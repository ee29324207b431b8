//! A property value as text.

use std::borrow::Cow;

use cfb_core::FileTime;
use data_encoding::HEXLOWER;
use mapi_props::{FileTimeExt, PropertyValueRef};

use crate::json::{currency, error_code, floating, guid};
use crate::output::size::count;

/// Bytes of a binary value that a listing shows.
const LISTED_BYTES: usize = 32;

/// The value as lines: one, or one for each element of a list. Bytes are hexadecimal.
pub(in crate::cmd) fn lines(value: &PropertyValueRef<'_>) -> Vec<String> {
    use PropertyValueRef as V;
    match value {
        V::MultipleInteger16(list) => list.iter().map(|value| value.to_string()).collect(),
        V::MultipleInteger32(list) => list.iter().map(|value| value.to_string()).collect(),
        V::MultipleInteger64(list) => list.iter().map(|value| value.to_string()).collect(),
        V::MultipleFloating32(list) => list.iter().map(|value| value.to_string()).collect(),
        V::MultipleFloating64(list) => list.iter().map(|value| value.to_string()).collect(),
        V::MultipleCurrency(list) => list.iter().map(currency).collect(),
        V::MultipleFloatingTime(list) => list.iter().map(floating).collect(),
        V::MultipleTime(list) => list.iter().map(time).collect(),
        V::MultipleGuid(list) => list.iter().map(guid).collect(),
        V::MultipleString(list) | V::MultipleString8(list) => {
            list.iter().map(|text| text.decode().text.into_owned()).collect()
        }
        V::MultipleBinary(list) => list.iter().map(|bytes| HEXLOWER.encode(bytes)).collect(),
        single => vec![one(single)],
    }
}

fn one(value: &PropertyValueRef<'_>) -> String {
    use PropertyValueRef as V;
    match value {
        V::Integer16(value) => value.to_string(),
        V::Integer32(value) => value.to_string(),
        V::Integer64(value) => value.to_string(),
        V::Floating32(value) => value.to_string(),
        V::Floating64(value) => value.to_string(),
        V::Currency(value) => currency(*value),
        V::FloatingTime(value) => floating(*value),
        V::ErrorCode(value) => error_code(*value),
        V::Boolean(value) => value.to_string(),
        V::Time(value) => time(*value),
        V::Guid(value) => guid(*value),
        V::String(text) | V::String8(text) => text.decode().text.into_owned(),
        _ => bytes(value).map(|bytes| HEXLOWER.encode(&bytes)).unwrap_or_default(),
    }
}

/// A time as text; ticks where no date can say it.
fn time(value: FileTime) -> String {
    value.to_rfc3339().unwrap_or_else(|| value.ticks().to_string())
}

fn bytes<'v>(value: &'v PropertyValueRef<'_>) -> Option<Cow<'v, [u8]>> {
    match value {
        PropertyValueRef::Other(other) => {
            Some(Cow::Borrowed(other.bytes.as_deref().unwrap_or(&other.inline)))
        }
        _ => value.as_bytes().map(Cow::Borrowed),
    }
}

/// The value for one line of a listing: lists joined, bytes begun.
pub(in crate::cmd) fn summary(value: &PropertyValueRef<'_>) -> String {
    match value {
        PropertyValueRef::Object(_) => "(a storage)".to_owned(),
        PropertyValueRef::MultipleBinary(list) => {
            list.iter().map(|bytes| begun(bytes)).collect::<Vec<_>>().join("; ")
        }
        _ => match bytes(value) {
            Some(bytes) => begun(&bytes),
            None => lines(value).join("; "),
        },
    }
}

/// Size and first bytes.
pub(in crate::cmd) fn begun(bytes: &[u8]) -> String {
    let head = bytes.get(..LISTED_BYTES).unwrap_or(bytes);
    let dots = if head.len() < bytes.len() { "..." } else { "" };
    let space = if head.is_empty() { "" } else { ": " };
    format!("{}{space}{}{dots}", count(bytes.len() as u64, "byte"), HEXLOWER.encode(head))
}

#[cfg(test)]
mod tests {
    use mapi_props::Text;

    use super::*;

    #[test]
    fn lists_have_a_line_for_each_element_and_one_in_a_listing() {
        let list = PropertyValueRef::MultipleString(vec![Text::utf16(&b"a\0"[..]), Text::utf16(&b"b\0"[..])]);
        assert_eq!(lines(&list), ["a", "b"]);
        assert_eq!(summary(&list), "a; b");
    }

    #[test]
    fn bytes_are_whole_when_asked_for_and_begun_in_a_listing() {
        let value = PropertyValueRef::Binary(vec![0xAB; 40].into());
        assert_eq!(lines(&value), ["ab".repeat(40)]);
        assert_eq!(summary(&value), format!("40 bytes: {}...", "ab".repeat(32)));
        assert_eq!(summary(&PropertyValueRef::Binary(Cow::Borrowed(&[]))), "0 bytes");
    }
}
