//! Every type of value: its bytes, and the value that they are.

use ole_props::{
    Array, ClipboardData, CodePage, Decimal, Dimension, ErrorKind, FileTime, Guid, IndirectKind, PropertyId,
    PropertySet, PropertySetStream, PropertyType, Value, Vector, fmtid,
};

use crate::support::{code_page, codes, stream, stream_of};

const ID: PropertyId = PropertyId(2);

/// Values, each with the bytes behind its type and without padding at the end.
fn vectors() -> Vec<(Value, u16, Vec<u8>)> {
    let guid = Guid::from_bytes(*b"0123456789abcdef");
    let variants = Vector {
        element_type: PropertyType::VARIANT,
        elements: vec![
            Value::Lpstr("ab".into()),
            Value::I2(-2),
            Value::Vector(Vector { element_type: PropertyType::BOOL, elements: vec![Value::Bool(true)] }),
        ],
    };
    let array = Array {
        element_type: PropertyType::I2,
        dimensions: vec![Dimension { size: 1, index_offset: -1 }, Dimension { size: 3, index_offset: 0 }],
        elements: vec![Value::I2(1), Value::I2(2), Value::I2(3)],
    };
    vec![
        (Value::Empty, 0, vec![]),
        (Value::Null, 1, vec![]),
        (Value::I2(-2), 2, vec![0xFE, 0xFF]),
        (Value::I4(-2), 3, vec![0xFE, 0xFF, 0xFF, 0xFF]),
        (Value::R4(1.5), 4, vec![0, 0, 0xC0, 0x3F]),
        (Value::R8(1.5), 5, vec![0, 0, 0, 0, 0, 0, 0xF8, 0x3F]),
        (Value::Currency(10_000), 6, vec![0x10, 0x27, 0, 0, 0, 0, 0, 0]),
        (Value::Date(1.5), 7, vec![0, 0, 0, 0, 0, 0, 0xF8, 0x3F]),
        (Value::Bstr("ab".into()), 8, b"\x03\0\0\0ab\0".to_vec()),
        (Value::Error(0x8000_4005), 10, vec![5, 0x40, 0, 0x80]),
        (Value::Bool(true), 11, vec![0xFF, 0xFF]),
        (
            Value::Decimal(Decimal { reserved: 0, scale: 2, sign: 0x80, high: 3, low: 4 }),
            14,
            b"\0\0\x02\x80\x03\0\0\0\x04\0\0\0\0\0\0\0".to_vec(),
        ),
        (Value::I1(-1), 16, vec![0xFF]),
        (Value::UI1(7), 17, vec![7]),
        (Value::UI2(0x102), 18, vec![2, 1]),
        (Value::UI4(0x102), 19, vec![2, 1, 0, 0]),
        (Value::I8(-1), 20, vec![0xFF; 8]),
        (Value::UI8(1), 21, vec![1, 0, 0, 0, 0, 0, 0, 0]),
        (Value::Int(-1), 22, vec![0xFF; 4]),
        (Value::UInt(1), 23, vec![1, 0, 0, 0]),
        (Value::Lpstr("ab".into()), 30, b"\x03\0\0\0ab\0".to_vec()),
        (Value::Lpwstr("ab".into()), 31, b"\x03\0\0\0a\0b\0\0\0".to_vec()),
        (Value::FileTime(FileTime::from_ticks(1)), 64, vec![1, 0, 0, 0, 0, 0, 0, 0]),
        (Value::Blob(vec![1, 2, 3]), 65, vec![3, 0, 0, 0, 1, 2, 3]),
        (Value::Indirect { kind: IndirectKind::Stream, name: "p".into() }, 66, b"\x02\0\0\0p\0".to_vec()),
        (Value::Indirect { kind: IndirectKind::Storage, name: "p".into() }, 67, b"\x02\0\0\0p\0".to_vec()),
        (
            Value::Indirect { kind: IndirectKind::StreamedObject, name: "p".into() },
            68,
            b"\x02\0\0\0p\0".to_vec(),
        ),
        (
            Value::Indirect { kind: IndirectKind::StoredObject, name: "p".into() },
            69,
            b"\x02\0\0\0p\0".to_vec(),
        ),
        (Value::BlobObject(vec![1]), 70, vec![1, 0, 0, 0, 1]),
        (
            Value::Clipboard(ClipboardData { format: u32::MAX, data: vec![3, 0, 0, 0, 9] }),
            71,
            b"\x09\0\0\0\xFF\xFF\xFF\xFF\x03\0\0\0\x09".to_vec(),
        ),
        (Value::Clsid(guid), 72, b"0123456789abcdef".to_vec()),
        (
            Value::VersionedStream { version: guid, name: "p".into() },
            73,
            b"0123456789abcdef\x02\0\0\0p\0".to_vec(),
        ),
        (Value::Bytes(vec![1, 2]), 0x1011, vec![2, 0, 0, 0, 1, 2]),
        (
            Value::Vector(Vector {
                element_type: PropertyType::I2,
                elements: vec![Value::I2(1), Value::I2(2)],
            }),
            0x1002,
            vec![2, 0, 0, 0, 1, 0, 2, 0],
        ),
        (
            Value::lpstr_vector(["ab", "cdefg"]),
            0x101E,
            b"\x02\0\0\0\x03\0\0\0ab\0\0\x06\0\0\0cdefg\0".to_vec(),
        ),
        (Value::Vector(Vector { element_type: PropertyType::LPSTR, elements: vec![] }), 0x101E, vec![0; 4]),
        (
            Value::Vector(variants),
            0x100C,
            b"\x03\0\0\0\x1E\0\0\0\x03\0\0\0ab\0\0\x02\0\0\0\xFE\xFF\0\0\x0B\x10\0\0\x01\0\0\0\xFF\xFF"
                .to_vec(),
        ),
        (
            Value::Array(array),
            0x2002,
            b"\x02\0\0\0\x02\0\0\0\x01\0\0\0\xFF\xFF\xFF\xFF\x03\0\0\0\0\0\0\0\x01\0\x02\0\x03\0".to_vec(),
        ),
    ]
}

#[test]
fn every_type_is_read() {
    for (value, number, body) in vectors() {
        let bytes = [&u32::from(number).to_le_bytes()[..], &body].concat();
        let stream = PropertySetStream::parse(&stream(&[(1, &code_page(1252)), (2, &bytes)])).unwrap();
        assert_eq!(stream.sets().next().unwrap().get(ID), Some(&value));
        assert_eq!(value.property_type(), PropertyType(number));
        assert_eq!(codes(&stream), [""; 0], "{value:?}");
    }
}

#[test]
fn every_type_is_written() {
    for (value, number, body) in vectors() {
        let mut set = PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252).unwrap();
        set.set(ID, value.clone()).unwrap();
        assert_eq!(set.raw(ID).unwrap(), [&u32::from(number).to_le_bytes()[..], &body].concat());
        let stream = PropertySetStream::new(set);
        assert_eq!(
            stream.version(),
            u16::from(matches!(number, 14 | 16 | 22 | 23 | 73 | 0x2002)),
            "{value:?}"
        );
        let bytes = stream.to_bytes().unwrap();
        assert_eq!(bytes.len() % 4, 0);
        let again = PropertySetStream::parse(&bytes).unwrap();
        assert_eq!(again.sets().next().unwrap().get(ID), Some(&value));
        assert_eq!(codes(&again), [""; 0]);
    }
}

#[test]
fn strings_in_vectors_are_read_padded_or_not() {
    let close = b"\x1E\x10\0\0\x03\0\0\0\x02\0\0\0a\0\x03\0\0\0bc\0\x01\0\0\0\0";
    let padded = b"\x1E\x10\0\0\x03\0\0\0\x02\0\0\0a\0\0\0\x03\0\0\0bc\0\0\x01\0\0\0\0";
    let pairs = b"\x0C\x10\0\0\x02\0\0\0\x1E\0\0\0\x06\0\0\0Title\0\x03\0\0\0\x01\0\0\0";
    let wide = b"\x1F\x10\0\0\x02\0\0\0\x01\0\0\0\0\0\x01\0\0\0\0\0";
    for (bytes, texts) in [
        (&close[..], vec![Some("a"), Some("bc"), Some("")]),
        (padded, vec![Some("a"), Some("bc"), Some("")]),
        (pairs, vec![Some("Title"), None]),
        (wide, vec![Some(""), Some("")]),
    ] {
        let bytes = stream(&[(2, bytes), (3, &[3, 0, 0, 0, 1, 0, 0, 0])]);
        let stream = PropertySetStream::parse(&bytes).unwrap();
        let value = stream.sets().next().unwrap().get(ID).unwrap();
        assert_eq!(value.elements().unwrap().iter().map(Value::as_str).collect::<Vec<_>>(), texts);
    }
}

#[test]
fn the_vectors_of_office_are_written_as_office_does() {
    let mut set = PropertySet::new(fmtid::DOC_SUMMARY_INFORMATION, CodePage::WINDOWS_1252).unwrap();
    set.set(PropertyId(13), Value::lpstr_vector(["a", "bc"])).unwrap();
    assert_eq!(set.raw(PropertyId(13)).unwrap(), b"\x1E\x10\0\0\x02\0\0\0\x02\0\0\0a\0\x03\0\0\0bc\0");
}

#[test]
fn odd_values_are_read_and_said() {
    for (bytes, value, code) in [
        (&b"\x0B\0\0\0\x01\0\0\0"[..], Value::Bool(true), "boolean"),
        (b"\x1E\0\0\0\x02\0\0\0ab\0\0", Value::Lpstr("ab".into()), "unterminated"),
        (b"\x03\0\x01\0\x05\0\0\0", Value::I4(5), "type-padding"),
        (b"\x1E\0\0\0\x02\0\0\0\xFF\0\0\0", Value::Lpstr("\u{FFFD}".into()), "undecodable"),
        (b"\x1E\0\0\0\x06\0\0\0ab\0cd\0\0\0", Value::Lpstr("ab".into()), ""),
    ] {
        let bytes =
            stream_of(&[(fmtid::IMAGE_INFO, crate::support::set(&[(1, &code_page(65001)), (2, bytes)]))]);
        let stream = PropertySetStream::parse(&bytes).unwrap();
        assert_eq!(stream.sets().next().unwrap().get(ID), Some(&value));
        assert_eq!(codes(&stream).concat(), code);
    }
}

#[test]
fn what_no_bytes_stand_for_is_refused() {
    let mut set = PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252).unwrap();
    let before = PropertySetStream::new(set.clone()).to_bytes().unwrap();
    let mut deep = Value::I4(1);
    for _ in 0..5 {
        deep = Value::Vector(Vector { element_type: PropertyType::VARIANT, elements: vec![deep] });
    }
    for value in [
        Value::Lpstr("a\0b".into()),
        Value::Vector(Vector { element_type: PropertyType::I4, elements: vec![Value::I2(1)] }),
        Value::Vector(Vector { element_type: PropertyType::BLOB, elements: vec![] }),
        Value::Array(Array { element_type: PropertyType::I4, dimensions: vec![], elements: vec![] }),
        Value::Array(Array {
            element_type: PropertyType::I4,
            dimensions: vec![Dimension { size: 2, index_offset: 0 }],
            elements: vec![Value::I4(1)],
        }),
        deep,
    ] {
        let error = set.set(ID, value).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::InvalidArgument(_)), "{error}");
    }
    let error = set.set(ID, Value::Lpstr("\u{41F}".into())).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unencodable { page: CodePage::WINDOWS_1252 }));
    assert_eq!(PropertySetStream::new(set).to_bytes().unwrap(), before);
}
