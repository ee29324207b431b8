//! Values that lie in streams of their own ([MS-OXMSG] 2.1.3, 2.1.4.2).

use std::borrow::Cow;

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::property_type::PropertyType as P;
use crate::text::Text;
use crate::value::{Elements, OtherValue, PropertyValueRef as V};

/// The value in the bytes of one value stream; 8-bit text is read in `page`.
///
/// Bytes that do not have the shape of their type, and types that have no stream, give [`OtherValue`].
pub(crate) fn decode_stream<'a>(
    property_type: P,
    bytes: Cow<'a, [u8]>,
    page: CodePage,
    inline: [u8; 8],
) -> V<'a> {
    match property_type {
        P::String => V::String(Text::utf16(bytes)),
        P::String8 => V::String8(Text::in_code_page(bytes, page)),
        P::CodePageString(named) => V::String8(Text::in_code_page(bytes, named.code_page())),
        P::Binary => V::Binary(bytes),
        P::ServerId => V::ServerId(bytes),
        P::Restriction => V::Restriction(bytes),
        P::RuleAction => V::RuleAction(bytes),
        P::Guid if bytes.len() == 16 => {
            V::Guid(Guid::from_bytes(bytes.first_chunk::<16>().copied().unwrap_or_default()))
        }
        P::MultipleInteger16 => V::MultipleInteger16(Elements::new(bytes)),
        P::MultipleInteger32 => V::MultipleInteger32(Elements::new(bytes)),
        P::MultipleFloating32 => V::MultipleFloating32(Elements::new(bytes)),
        P::MultipleFloating64 => V::MultipleFloating64(Elements::new(bytes)),
        P::MultipleCurrency => V::MultipleCurrency(Elements::new(bytes)),
        P::MultipleFloatingTime => V::MultipleFloatingTime(Elements::new(bytes)),
        P::MultipleInteger64 => V::MultipleInteger64(Elements::new(bytes)),
        P::MultipleTime => V::MultipleTime(Elements::new(bytes)),
        P::MultipleGuid => V::MultipleGuid(Elements::new(bytes)),
        _ => V::Other(OtherValue { property_type, inline, bytes: Some(bytes) }),
    }
}

/// The value of a multivalued property with a stream for each element.
pub(crate) fn decode_elements<'a>(property_type: P, elements: Vec<Cow<'a, [u8]>>, page: CodePage) -> V<'a> {
    match property_type {
        P::MultipleString => V::MultipleString(elements.into_iter().map(Text::utf16).collect()),
        P::MultipleString8 => {
            V::MultipleString8(elements.into_iter().map(|bytes| Text::in_code_page(bytes, page)).collect())
        }
        _ => V::MultipleBinary(elements),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property_type::ValueForm;

    #[test]
    fn every_type_with_a_stream_keeps_its_type() {
        for code in 0..=u16::MAX {
            let kind = P::from_code(code);
            if matches!(kind.value_form(), ValueForm::Stream | ValueForm::MultipleInline(_)) {
                let value = decode_stream(kind, vec![0; 16].into(), CodePage::WINDOWS_1252, [0; 8]);
                let expected = if kind.is_string() && kind != P::String { P::String8 } else { kind };
                assert_eq!(value.property_type(), expected);
                assert!(!matches!(value, V::Other(_)), "{kind}");
            }
        }
    }

    #[test]
    fn a_guid_of_another_length_stays_bytes() {
        let value = decode_stream(P::Guid, vec![1; 15].into(), CodePage::WINDOWS_1252, [7; 8]);
        let V::Other(other) = value else { panic!("{value:?}") };
        assert_eq!((other.property_type, other.inline, other.bytes.unwrap().len()), (P::Guid, [7; 8], 15));
    }
}
