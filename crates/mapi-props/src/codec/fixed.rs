//! Values that lie in the entry itself ([MS-OXMSG] 2.4.2.1).

use cfb_core::FileTime;

use crate::error_code::ErrorCode;
use crate::property_type::PropertyType;
use crate::time::FloatingTime;
use crate::value::{Currency, PropertyValueRef as V};

/// The value in an entry's 8 value bytes; `None` for types that keep it elsewhere.
///
/// Only the bytes of the type count: Outlook leaves memory residue in the others. A boolean is 16 bits wide and
/// true unless all of them are zero.
pub(crate) fn decode_inline(property_type: PropertyType, value: &[u8; 8]) -> Option<V<'static>> {
    let [a, b, c, d, ..] = *value;
    Some(match property_type {
        PropertyType::Null => V::Null,
        PropertyType::Integer16 => V::Integer16(i16::from_le_bytes([a, b])),
        PropertyType::Integer32 => V::Integer32(i32::from_le_bytes([a, b, c, d])),
        PropertyType::Floating32 => V::Floating32(f32::from_le_bytes([a, b, c, d])),
        PropertyType::Floating64 => V::Floating64(f64::from_le_bytes(*value)),
        PropertyType::Currency => V::Currency(Currency::from_raw(i64::from_le_bytes(*value))),
        PropertyType::FloatingTime => V::FloatingTime(FloatingTime::new(f64::from_le_bytes(*value))),
        PropertyType::ErrorCode => V::ErrorCode(ErrorCode::new(u32::from_le_bytes([a, b, c, d]))),
        PropertyType::Boolean => V::Boolean(a != 0 || b != 0),
        PropertyType::Integer64 => V::Integer64(i64::from_le_bytes(*value)),
        PropertyType::Time => V::Time(FileTime::from_ticks(u64::from_le_bytes(*value))),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::property_type::ValueForm;

    const GARBAGE: [u8; 8] = [0x01, 0x80, 0, 0, 0xEE, 0xEE, 0xEE, 0xEE];

    #[test]
    fn unused_bytes_mean_nothing() {
        assert_eq!(decode_inline(PropertyType::Integer16, &GARBAGE), Some(V::Integer16(-32767)));
        assert_eq!(decode_inline(PropertyType::Integer32, &GARBAGE), Some(V::Integer32(0x8001)));
        assert_eq!(decode_inline(PropertyType::Boolean, &[0, 0, 1, 1, 1, 1, 1, 1]), Some(V::Boolean(false)));
        assert_eq!(decode_inline(PropertyType::Boolean, &[0, 1, 0, 0, 0, 0, 0, 0]), Some(V::Boolean(true)));
    }

    #[test]
    fn all_inline_types_have_a_value_and_no_others() {
        for code in 0..=u16::MAX {
            let kind = PropertyType::from_code(code);
            let inline = matches!(kind.value_form(), ValueForm::Inline(_)) || kind == PropertyType::Null;
            let value = decode_inline(kind, &GARBAGE);
            assert_eq!(value.is_some(), inline, "{kind}");
            if let Some(value) = value {
                assert_eq!(value.property_type(), kind);
            }
        }
    }

    fn encode(value: &V<'_>) -> [u8; 8] {
        let mut bytes = [0; 8];
        let mut put = |value: &[u8]| bytes[..value.len()].copy_from_slice(value);
        match value {
            V::Integer16(value) => put(&value.to_le_bytes()),
            V::Integer32(value) => put(&value.to_le_bytes()),
            V::Floating32(value) => put(&value.to_le_bytes()),
            V::Floating64(value) => put(&value.to_le_bytes()),
            V::Currency(value) => put(&value.raw().to_le_bytes()),
            V::FloatingTime(value) => put(&value.days().to_le_bytes()),
            V::ErrorCode(value) => put(&value.code().to_le_bytes()),
            V::Boolean(value) => put(&u16::from(*value).to_le_bytes()),
            V::Integer64(value) => put(&value.to_le_bytes()),
            V::Time(value) => put(&value.ticks().to_le_bytes()),
            _ => {}
        }
        bytes
    }

    quickcheck! {
        fn inline_values_round_trip(a: i16, b: i32, c: i64, d: u32, e: bool) -> bool {
            [
                V::Integer16(a), V::Integer32(b), V::Integer64(c), V::Currency(Currency::from_raw(c)),
                V::ErrorCode(ErrorCode::new(d)), V::Boolean(e), V::Time(FileTime::from_ticks(c.cast_unsigned())),
                V::Floating32(f32::from(a)), V::Floating64(f64::from(b)),
                V::FloatingTime(FloatingTime::new(f64::from(b))),
            ]
            .iter()
            .all(|value| decode_inline(value.property_type(), &encode(value)).as_ref() == Some(value))
        }
    }
}
