//! The size field of entries whose value lies elsewhere ([MS-OXMSG] 2.4.2.2).

use crate::property_type::{PropertyType, ValueForm};

/// What the size field of a single string counts beside its stream: the terminator that is not stored.
pub(crate) const fn terminator_len(property_type: PropertyType) -> u64 {
    match property_type {
        PropertyType::String => 2,
        _ if property_type.is_string() => 1,
        _ => 0,
    }
}

/// The 8 value bytes of the entry of a property with a value stream of `stream_len` bytes ([MS-OXMSG] 2.4.2.2): the
/// size field, then the reserved field, 0. For values that are written as streams.
///
/// The size is that of the stream, for single strings with the terminator that is not stored: 2 bytes for PtypString,
/// 1 for PtypString8. A multivalued property with a stream for each element has the size of its length stream here.
/// Sizes that 32 bits cannot hold become 0xFFFFFFFF, which is also the size of a PtypObject. Types that keep their value
/// in the entry, and types without a value, give zeros.
///
/// ```
/// use mapi_props::{PropertyType, entry_value_for_stream};
/// assert_eq!(entry_value_for_stream(PropertyType::String, 10), [12, 0, 0, 0, 0, 0, 0, 0]);
/// assert_eq!(entry_value_for_stream(PropertyType::Binary, 10), [10, 0, 0, 0, 0, 0, 0, 0]);
/// assert_eq!(entry_value_for_stream(PropertyType::Binary, 1 << 32)[..4], [0xFF; 4]);
/// ```
#[must_use]
pub fn entry_value_for_stream(property_type: PropertyType, stream_len: u64) -> [u8; 8] {
    let size = match property_type.value_form() {
        ValueForm::None | ValueForm::Inline(_) => 0,
        ValueForm::Storage => u32::MAX,
        _ => {
            let counted = stream_len.saturating_add(terminator_len(property_type));
            u32::try_from(counted).unwrap_or(u32::MAX)
        }
    };
    size_and_reserved(size, 0)
}

/// Value bytes with a size field and a reserved field.
pub(super) const fn size_and_reserved(size: u32, reserved: u32) -> [u8; 8] {
    let [a, b, c, d] = size.to_le_bytes();
    let [e, f, g, h] = reserved.to_le_bytes();
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_count_a_terminator_and_lists_of_strings_do_not() {
        let size = |code| {
            let [a, b, c, d, rest @ ..] = entry_value_for_stream(PropertyType::from_code(code), 16);
            assert_eq!(rest, [0; 4]);
            u32::from_le_bytes([a, b, c, d])
        };
        assert_eq!([0x001F, 0x001E, 0x84E4].map(size), [18, 17, 17]);
        assert_eq!([0x0102, 0x0048, 0x00FB, 0x101F, 0x101E, 0x1102, 0x1003, 0x0033].map(size), [16; 8]);
        assert_eq!([0x0000, 0x0001, 0x0003, 0x0040].map(size), [0; 4]);
        assert_eq!(size(0x000D), u32::MAX);
    }

    #[test]
    fn a_size_that_does_not_fit_is_the_greatest() {
        for (len, size) in [(0xFFFF_FFFD, 0xFFFF_FFFF_u32), (0xFFFF_FFFE, u32::MAX), (u64::MAX, u32::MAX)] {
            assert_eq!(entry_value_for_stream(PropertyType::String, len)[..4], size.to_le_bytes());
        }
        assert_eq!(entry_value_for_stream(PropertyType::Binary, 0xFFFF_FFFE)[0], 0xFE);
    }
}
