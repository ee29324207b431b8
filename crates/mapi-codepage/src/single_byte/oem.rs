//! The DOS (OEM) pages, from the tables of the crate `oem_cp`.

use oem_cp::code_table as tables;

use super::Table;

/// The table of DOS page `number`. Page 866 is of the web standard and not here.
pub(super) fn table(number: u16) -> Option<Table> {
    Some(Table::Oem(match number {
        437 => &tables::DECODING_TABLE_CP437,
        720 => &tables::DECODING_TABLE_CP720,
        737 => &tables::DECODING_TABLE_CP737,
        775 => &tables::DECODING_TABLE_CP775,
        850 => &tables::DECODING_TABLE_CP850,
        852 => &tables::DECODING_TABLE_CP852,
        855 => &tables::DECODING_TABLE_CP855,
        857 => return Some(Table::OemWithGaps(&tables::DECODING_TABLE_CP857)),
        858 => &tables::DECODING_TABLE_CP858,
        860 => &tables::DECODING_TABLE_CP860,
        861 => &tables::DECODING_TABLE_CP861,
        862 => &tables::DECODING_TABLE_CP862,
        863 => &tables::DECODING_TABLE_CP863,
        864 => return Some(Table::OemWithGaps(&tables::DECODING_TABLE_CP864)),
        865 => &tables::DECODING_TABLE_CP865,
        869 => &tables::DECODING_TABLE_CP869,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dos_pages_have_their_letters_at_their_places() {
        for (number, byte, expected) in [
            (437, 0xE1, '\u{DF}'),
            (720, 0x9F, '\u{627}'),
            (737, 0x98, '\u{3B1}'),
            (775, 0xD0, '\u{105}'),
            (850, 0xE1, '\u{DF}'),
            (850, 0xD5, '\u{131}'),
            (852, 0x9F, '\u{10D}'),
            (855, 0xA0, '\u{430}'),
            (857, 0x8D, '\u{131}'),
            (858, 0xD5, '\u{20AC}'),
            (860, 0x84, '\u{E3}'),
            (861, 0x95, '\u{FE}'),
            (862, 0x80, '\u{5D0}'),
            (863, 0x83, '\u{E2}'),
            (864, 0xC7, '\u{FE8D}'),
            (865, 0x9B, '\u{F8}'),
            (869, 0xD6, '\u{3B1}'),
        ] {
            let page = table(number).unwrap();
            assert_eq!(page.char(byte), Some(expected), "page {number}");
        }
    }

    #[test]
    fn a_gap_is_replaced() {
        let mut text = String::new();
        assert!(table(857).unwrap().append(b"\xE7", &mut text));
        assert_eq!(text, "\u{FFFD}");
    }
}
