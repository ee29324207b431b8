//! Pages of one byte a character that are decoded by a table of their upper half.

mod mac;
#[cfg(feature = "oem")]
mod oem;

/// The characters of the bytes 0x80 to 0xFF, in that order; zero where there is none. The lower half is ASCII.
type High = [u16; 128];

/// A table of characters.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Table {
    /// One of ours.
    Mac(&'static High),
    /// One of the crate `oem_cp`, with a character for every byte.
    #[cfg(feature = "oem")]
    Oem(&'static [char; 128]),
    /// One of the crate `oem_cp` that leaves bytes without a character.
    #[cfg(feature = "oem")]
    OemWithGaps(&'static [Option<char>; 128]),
}

impl Table {
    /// The table of page `number`.
    pub(crate) fn of(number: u16) -> Option<Self> {
        Some(Self::Mac(match number {
            10004 => &mac::ARABIC,
            10005 => &mac::HEBREW,
            10006 => &mac::GREEK,
            10010 => &mac::ROMANIAN,
            10021 => &mac::THAI,
            10029 => &mac::CENTRAL_EUROPEAN,
            10079 => &mac::ICELANDIC,
            10081 => &mac::TURKISH,
            10082 => &mac::CROATIAN,
            #[cfg(feature = "oem")]
            _ => return oem::table(number),
            #[cfg(not(feature = "oem"))]
            _ => return None,
        }))
    }

    /// The character of `byte`.
    pub(crate) fn char(self, byte: u8) -> Option<char> {
        let Some(high) = byte.checked_sub(0x80).map(usize::from) else { return Some(char::from(byte)) };
        match self {
            Self::Mac(table) => {
                table.get(high).filter(|&&unit| unit != 0).and_then(|&unit| char::from_u32(u32::from(unit)))
            }
            #[cfg(feature = "oem")]
            Self::Oem(table) => table.get(high).copied(),
            #[cfg(feature = "oem")]
            Self::OemWithGaps(table) => table.get(high).copied().flatten(),
        }
    }

    /// Appends the text of `bytes`; `true` if a byte had no character.
    pub(crate) fn append(self, bytes: &[u8], text: &mut String) -> bool {
        let mut replaced = false;
        text.reserve(bytes.len());
        for &byte in bytes {
            let char = self.char(byte);
            replaced |= char.is_none();
            text.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        replaced
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(number: u16) -> Table {
        Table::of(number).unwrap()
    }

    #[test]
    fn the_lower_half_of_every_table_is_ascii() {
        for number in [10004, 10005, 10006, 10010, 10021, 10029, 10079, 10081, 10082] {
            for byte in 0..0x80 {
                assert_eq!(table(number).char(byte), Some(char::from(byte)), "page {number}");
            }
        }
    }

    #[test]
    fn mac_tables_have_the_letters_of_their_languages() {
        assert_eq!(table(10004).char(0xC7), Some('\u{627}'), "alef");
        assert_eq!(table(10005).char(0xE0), Some('\u{5D0}'), "alef");
        assert_eq!(table(10006).char(0xE1), Some('\u{3B1}'), "alpha");
        assert_eq!(table(10010).char(0xDE), Some('\u{21A}'), "T with comma below");
        assert_eq!(table(10021).char(0xA1), Some('\u{E01}'), "ko kai");
        assert_eq!(table(10029).char(0x8B), Some('\u{10D}'), "c with caron");
        assert_eq!(table(10079).char(0xDF), Some('\u{FE}'), "thorn");
        assert_eq!(table(10081).char(0xDD), Some('\u{131}'), "dotless i");
        assert_eq!(table(10082).char(0xA9), Some('\u{160}'), "S with caron");
    }

    #[test]
    fn a_byte_without_a_character_is_replaced_and_said() {
        let mut text = String::new();
        assert!(table(10081).append(b"a\xF5b", &mut text));
        assert_eq!(text, "a\u{FFFD}b");
        text.clear();
        assert!(!table(10081).append(b"a\xDDb", &mut text));
        assert_eq!(text, "a\u{131}b");
    }

    #[test]
    fn no_table_holds_half_a_surrogate_pair() {
        for table in [
            &mac::ARABIC,
            &mac::HEBREW,
            &mac::GREEK,
            &mac::ROMANIAN,
            &mac::THAI,
            &mac::CENTRAL_EUROPEAN,
            &mac::ICELANDIC,
            &mac::TURKISH,
            &mac::CROATIAN,
        ] {
            assert!(table.iter().all(|&unit| char::from_u32(u32::from(unit)).is_some()));
        }
    }
}
