//! Whether two properties have the same value.

use cfb_core::Stream;
use mapi_props::{Property, PropertyType, PropertyValueRef, Text, ValueForm};

use crate::failure::{Failure, Result};

/// Values above this many bytes are compared in pieces.
const WHOLE_UP_TO: u64 = 1 << 20;
/// Bytes compared at once.
const PIECE: usize = 1 << 18;

/// Whether two properties of one type have the same value.
pub(super) fn same(a: &Property<'_>, b: &Property<'_>) -> Result<bool> {
    let failed = |error: mapi_props::Error| Failure::from_error(&error);
    let is_long = a.len_bytes().max(b.len_bytes()) > WHOLE_UP_TO;
    if is_long && a.property_type().value_form() == ValueForm::Stream {
        let (one, other) = (a.open().map_err(failed)?, b.open().map_err(failed)?);
        if let (Some(mut one), Some(mut other)) = (one, other) {
            let is_same = same_bytes(&mut one, &mut other)?;
            if is_same || !matches!(a.property_type(), PropertyType::String | PropertyType::String8) {
                return Ok(is_same);
            }
        }
    }
    match (a.value().map_err(failed)?, b.value().map_err(failed)?) {
        (Some(a), Some(b)) => Ok(same_value(a, b)),
        (None, None) => Ok(true),
        _ => Ok(false),
    }
}

fn same_value(a: PropertyValueRef<'_>, b: PropertyValueRef<'_>) -> bool {
    use PropertyValueRef as V;
    match (&a, &b) {
        (V::String(a), V::String(b)) | (V::String8(a), V::String8(b)) => same_text(a, b),
        (V::MultipleString(a), V::MultipleString(b)) | (V::MultipleString8(a), V::MultipleString8(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_text(a, b))
        }
        // What is in them is compared as parts of their own.
        (V::Object(_), V::Object(_)) => true,
        _ => a.encode() == b.encode(),
    }
}

/// Whether texts read the same, in whatever code page they are; what cannot be read has to have the same bytes.
fn same_text(a: &Text<'_>, b: &Text<'_>) -> bool {
    if a.encoding() == b.encoding() && a.content() == b.content() {
        return true;
    }
    let (a, b) = (a.decode(), b.decode());
    !a.replaced && !b.replaced && a.text == b.text
}

/// Whether two streams have the same bytes.
pub(super) fn same_bytes(a: &mut Stream<'_>, b: &mut Stream<'_>) -> Result<bool> {
    let len = a.len_bytes();
    if len != b.len_bytes() {
        return Ok(false);
    }
    let size = usize::try_from(len).unwrap_or(PIECE).min(PIECE);
    let (mut one, mut other) = (vec![0; size], vec![0; size]);
    let mut at = 0u64;
    while at < len {
        let (n, m) = (a.read_at(at, &mut one)?, b.read_at(at, &mut other)?);
        if n != m || one.get(..n) != other.get(..m) {
            return Ok(false);
        }
        if n == 0 {
            break;
        }
        at = at.saturating_add(n as u64);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use mapi_props::CodePage;

    use super::*;

    #[test]
    fn texts_are_the_same_if_they_read_the_same() {
        let cyrillic = |bytes: &'static [u8], page| Text::in_code_page(bytes, page);
        let koi8 = CodePage::new(20866);
        assert!(same_text(&cyrillic(b"\xEF", CodePage::WINDOWS_1251), &cyrillic(b"\xD0", koi8)));
        assert!(!same_text(&cyrillic(b"\xEF", CodePage::WINDOWS_1251), &cyrillic(b"\xEF", koi8)));
        assert!(
            same_text(&Text::utf16(&b"a\0\0\0"[..]), &Text::utf16(&b"a\0"[..])),
            "a NUL at the end is no text"
        );
        let broken = |bytes: &'static [u8]| Text::utf16(bytes);
        assert!(!same_text(&broken(b"\0\xD8"), &broken(b"\x01\xD8")));
        assert!(same_text(&broken(b"\0\xD8"), &broken(b"\0\xD8")));
    }
}
