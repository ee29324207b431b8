//! What is encoded decodes to itself.

use cfb_core::{FileTime, Guid};
use mapi_codepage::CodePage;
use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::codec::{decode_elements, decode_inline, decode_stream, element_lengths};
use crate::error_code::ErrorCode;
use crate::property_type::ValueForm;
use crate::time::FloatingTime;
use crate::value::{Currency, ObjectValue, PropertyValue};

type O = PropertyValue;

const PAGE: CodePage = CodePage::SHIFT_JIS;

/// A type and its encoded value, read as a store reads them.
fn decode<'a>(property_type: P, encoded: &'a EncodedValue<'_>) -> V<'a> {
    let borrow = |bytes: &'a Cow<'_, [u8]>| Cow::Borrowed(&**bytes);
    match property_type.value_form() {
        ValueForm::Inline(_) | ValueForm::None => decode_inline(property_type, &encoded.inline).unwrap(),
        ValueForm::Storage => {
            let (words, _) = encoded.inline.as_chunks::<4>();
            let [size, reserved] = [words[0], words[1]].map(u32::from_le_bytes);
            V::Object(ObjectValue { size, reserved })
        }
        ValueForm::MultipleStream(_) => {
            decode_elements(property_type, encoded.elements.iter().map(borrow).collect(), PAGE)
        }
        _ => match &encoded.stream {
            Some(bytes) => decode_stream(property_type, borrow(bytes), PAGE, encoded.inline),
            None => V::Other(crate::OtherValue { property_type, inline: encoded.inline, bytes: None }),
        },
    }
}

/// Text that no terminator ends.
fn text(g: &mut Gen) -> String {
    String::arbitrary(g).trim_end_matches('\0').to_owned()
}

fn bytes_of_text(g: &mut Gen) -> Vec<u8> {
    let mut bytes = Vec::arbitrary(g);
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    bytes
}

fn list<T>(g: &mut Gen, mut element: impl FnMut(&mut Gen) -> T) -> Vec<T> {
    (0..usize::arbitrary(g) % 6).map(|_| element(g)).collect()
}

fn guid(g: &mut Gen) -> Guid {
    Guid::from_bytes(u128::arbitrary(g).to_le_bytes())
}

/// A value of any type; numbers with a fraction are whole ones, so that they equal themselves.
#[derive(Clone, Debug)]
struct AnyValue(PropertyValue);

impl Arbitrary for AnyValue {
    fn arbitrary(g: &mut Gen) -> Self {
        let bytes = |g: &mut Gen| Vec::<u8>::arbitrary(g);
        let whole = |g: &mut Gen| f64::from(i32::arbitrary(g));
        let types: Vec<u16> = (0..=u16::MAX)
            .filter(|code| !matches!(P::from_code(*code), P::Other(_) | P::CodePageString(_)))
            .chain([0x0033; 4])
            .collect();
        Self(match P::from_code(*g.choose(&types).unwrap()) {
            P::Unspecified | P::Null | P::Integer16 => O::Integer16(i16::arbitrary(g)),
            P::Integer32 => O::Integer32(i32::arbitrary(g)),
            P::Floating32 => O::Floating32(f32::from(i16::arbitrary(g))),
            P::Floating64 => O::Floating64(whole(g)),
            P::Currency => O::Currency(Currency::from_raw(i64::arbitrary(g))),
            P::FloatingTime => O::FloatingTime(FloatingTime::new(whole(g))),
            P::ErrorCode => O::ErrorCode(ErrorCode::new(u32::arbitrary(g))),
            P::Boolean => O::Boolean(bool::arbitrary(g)),
            P::Object => O::Object(ObjectValue { size: u32::arbitrary(g), reserved: u32::arbitrary(g) }),
            P::Integer64 => O::Integer64(i64::arbitrary(g)),
            P::String8 => O::String8(bytes_of_text(g), PAGE),
            P::String => O::String(text(g)),
            P::Time => O::Time(FileTime::from_ticks(u64::arbitrary(g))),
            P::Guid => O::Guid(guid(g)),
            P::ServerId => O::ServerId(bytes(g)),
            P::Restriction => O::Restriction(bytes(g)),
            P::RuleAction => O::RuleAction(bytes(g)),
            P::Binary => O::Binary(bytes(g)),
            P::MultipleInteger16 => O::MultipleInteger16(Vec::arbitrary(g)),
            P::MultipleInteger32 => O::MultipleInteger32(Vec::arbitrary(g)),
            P::MultipleFloating32 => O::MultipleFloating32(list(g, |g| f32::from(i16::arbitrary(g)))),
            P::MultipleFloating64 => O::MultipleFloating64(list(g, whole)),
            P::MultipleCurrency => O::MultipleCurrency(list(g, |g| Currency::from_raw(i64::arbitrary(g)))),
            P::MultipleFloatingTime => O::MultipleFloatingTime(list(g, |g| FloatingTime::new(whole(g)))),
            P::MultipleInteger64 => O::MultipleInteger64(Vec::arbitrary(g)),
            // An empty list names no page.
            P::MultipleString8 => {
                let first = bytes_of_text(g);
                O::MultipleString8([vec![first], list(g, bytes_of_text)].concat(), PAGE)
            }
            P::MultipleString => O::MultipleString(list(g, text)),
            P::MultipleTime => O::MultipleTime(list(g, |g| FileTime::from_ticks(u64::arbitrary(g)))),
            P::MultipleGuid => O::MultipleGuid(list(g, guid)),
            P::MultipleBinary => O::MultipleBinary(list(g, bytes)),
            property_type => O::Other {
                property_type,
                inline: u64::arbitrary(g).to_le_bytes(),
                bytes: Option::arbitrary(g),
            },
        })
    }
}

#[test]
fn a_value_without_a_value_cannot_be_stored() {
    assert_eq!(V::Null.encode(), None);
    for property_type in [P::Null, P::Unspecified] {
        let other = O::Other { property_type, inline: [1; 8], bytes: Some(vec![1]) };
        assert_eq!(other.encode(), None);
    }
}

#[test]
fn unused_bytes_of_the_entry_are_zero() {
    let inline = |value: O| value.encode().unwrap().inline;
    assert_eq!(inline(O::Integer16(-2)), [0xFE, 0xFF, 0, 0, 0, 0, 0, 0]);
    assert_eq!(inline(O::Integer32(-2)), [0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
    assert_eq!(inline(O::Boolean(true)), [1, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(inline(O::Time(FileTime::from_ticks(u64::MAX))), [0xFF; 8]);
}

#[test]
fn an_object_has_its_two_numbers_in_the_entry() {
    let encoded = O::Object(ObjectValue::EMBEDDED_MESSAGE).encode().unwrap();
    assert_eq!(encoded.inline, [0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0]);
    assert_eq!((encoded.stream, encoded.elements.len()), (None, 0));
}

#[test]
fn numbers_that_are_none_keep_their_bits() {
    let odd = f64::from_bits(0x7FF0_0000_DEAD_BEEF);
    let encoded = O::Floating64(odd).encode().unwrap().into_owned();
    assert_eq!(encoded.inline, 0x7FF0_0000_DEAD_BEEF_u64.to_le_bytes());
    let list = O::MultipleFloating64(vec![odd]);
    assert_eq!(list.encode().unwrap().stream.unwrap()[..], encoded.inline);
}

#[test]
fn binary_lists_have_records_of_eight_bytes() {
    let value = O::MultipleBinary(vec![vec![1; 3], vec![]]);
    let encoded = value.encode().unwrap();
    assert_eq!(encoded.inline[0], 16);
    assert_eq!(encoded.stream.as_deref(), Some(&[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..]));
    assert_eq!(encoded.elements[0], &[1; 3][..]);
}

#[test]
fn an_element_gets_a_terminator_unless_it_has_one() {
    let list = |elements: [&'static [u8]; 4]| {
        V::MultipleString(elements.map(Text::utf16).to_vec()).encode().unwrap()
    };
    let encoded = list([b"a\0", b"a\0\0\0", b"", b"a\0x"]);
    assert_eq!(encoded.elements, [&b"a\0\0\0"[..], b"a\0\0\0", b"\0\0", b"a\0\0\0"]);
    assert_eq!(encoded.stream.unwrap()[..8], [4, 0, 0, 0, 4, 0, 0, 0]);
    let eight_bit = O::MultipleString8(vec![b"ab".to_vec(), b"a\0".to_vec()], PAGE);
    assert_eq!(eight_bit.encode().unwrap().elements, [&b"ab\0"[..], b"a\0"]);
}

#[test]
fn bytes_of_the_value_are_borrowed() {
    let value = O::Binary(vec![7; 100]);
    assert!(matches!(value.encode().unwrap().stream, Some(Cow::Borrowed(_))));
}

#[test]
fn a_guid_of_another_length_is_given_back() {
    let read = decode_stream(P::Guid, vec![1; 15].into(), PAGE, [15, 0, 0, 0, 9, 9, 9, 9]);
    let encoded = read.encode().unwrap();
    assert_eq!(encoded.inline, [15, 0, 0, 0, 9, 9, 9, 9]);
    assert_eq!(encoded.stream.as_deref(), Some(&[1; 15][..]));
}

quickcheck! {
    fn what_is_encoded_decodes_to_itself(value: AnyValue) -> bool {
        let value = value.0;
        let encoded = value.encode().unwrap();
        let read = decode(value.property_type(), &encoded);
        read.to_owned_value() == value && read.encode().unwrap() == encoded
    }

    fn the_length_stream_states_the_lengths_of_the_elements(value: AnyValue) -> bool {
        let value = value.0;
        let encoded = value.encode().unwrap();
        let ValueForm::MultipleStream(width) = value.property_type().value_form() else {
            return encoded.elements.is_empty();
        };
        let lengths = encoded.elements.iter().map(|element| u32::try_from(element.len()).unwrap());
        element_lengths(encoded.stream.as_deref().unwrap(), width).eq(lengths)
    }

    fn bytes_of_a_stream_come_back_whatever_the_type(code: u16, bytes: Vec<u8>, inline: u64) -> bool {
        let property_type = P::from_code(code);
        let elsewhere = matches!(
            property_type.value_form(),
            ValueForm::None | ValueForm::Inline(_) | ValueForm::Storage | ValueForm::MultipleStream(_)
        );
        if elsewhere {
            return true;
        }
        let read = decode_stream(property_type, Cow::Borrowed(&bytes), PAGE, inline.to_le_bytes());
        read.encode().unwrap().stream.as_deref() == Some(&bytes[..])
    }

    fn elements_that_have_a_terminator_come_back(elements: Vec<Vec<u8>>) -> bool {
        let elements: Vec<Vec<u8>> = elements.into_iter().map(|element| [element, vec![0]].concat()).collect();
        let borrowed = elements.iter().map(|element| Cow::Borrowed(&element[..])).collect();
        decode_elements(P::MultipleString8, borrowed, PAGE).encode().unwrap().elements == elements
    }
}
