//! Sizes of values.

use mapi_codepage::CodePage;

use crate::property_type::PropertyType;
use crate::value::PropertyValue;

use PropertyValue as O;

/// The size of a value in bytes, as a property of the type asked for: strings without terminator, lists as a sum, a
/// truth value as 2. `None` for what is no value, and for text of Unicode in 8 bits of a page that is not known.
pub(super) fn size(value: &PropertyValue, kind: PropertyType, page: CodePage) -> Option<u64> {
    let is_narrow = matches!(kind, PropertyType::String8 | PropertyType::MultipleString8);
    Some(match value {
        O::Integer16(_) | O::Boolean(_) => 2,
        O::Integer32(_) | O::Floating32(_) => 4,
        O::Floating64(_) | O::Currency(_) | O::FloatingTime(_) | O::Integer64(_) | O::Time(_) => 8,
        O::Guid(_) => 16,
        O::String8(bytes, page) if !is_narrow => utf16_len(&page.decode(bytes).text),
        O::String8(bytes, _)
        | O::Binary(bytes)
        | O::ServerId(bytes)
        | O::Restriction(bytes)
        | O::RuleAction(bytes) => len(bytes),
        O::String(text) if is_narrow => narrow_len(text, page)?,
        O::String(text) => utf16_len(text),
        O::MultipleInteger16(list) => sum(list, |_| 2),
        O::MultipleInteger32(list) => sum(list, |_| 4),
        O::MultipleFloating32(list) => sum(list, |_| 4),
        O::MultipleFloating64(list) => sum(list, |_| 8),
        O::MultipleCurrency(list) => sum(list, |_| 8),
        O::MultipleFloatingTime(list) => sum(list, |_| 8),
        O::MultipleInteger64(list) => sum(list, |_| 8),
        O::MultipleTime(list) => sum(list, |_| 8),
        O::MultipleGuid(list) => sum(list, |_| 16),
        O::MultipleString8(list, page) if !is_narrow => {
            sum(list, |bytes| utf16_len(&page.decode(bytes).text))
        }
        O::MultipleString8(list, _) | O::MultipleBinary(list) => sum(list, |bytes| len(bytes)),
        O::MultipleString(list) if is_narrow => {
            list.iter().try_fold(0_u64, |sum, text| Some(sum.saturating_add(narrow_len(text, page)?)))?
        }
        O::MultipleString(list) => sum(list, |text| utf16_len(text)),
        O::Null | O::ErrorCode(_) | O::Object(_) | O::Other { .. } => return None,
    })
}

fn sum<T>(list: &[T], size: impl Fn(&T) -> u64) -> u64 {
    list.iter().map(size).fold(0, u64::saturating_add)
}

fn len(bytes: &[u8]) -> u64 {
    bytes.len().try_into().unwrap_or(u64::MAX)
}

/// The bytes that a text takes in a code page.
fn narrow_len(text: &str, page: CodePage) -> Option<u64> {
    page.encode(text).map(|encoded| len(&encoded.bytes))
}

/// The bytes that a text takes in UTF-16.
fn utf16_len(text: &str) -> u64 {
    let units: usize = text.chars().map(char::len_utf16).fold(0, usize::saturating_add);
    units.saturating_mul(2).try_into().unwrap_or(u64::MAX)
}
