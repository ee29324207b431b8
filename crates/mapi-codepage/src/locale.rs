//! The default ANSI page of each Windows locale ([MS-LCID] 2.2).

/// The default ANSI page of locale `lcid`, by primary language and sublanguage.
pub(crate) fn ansi_page(lcid: u32) -> Option<u16> {
    // Bits 20 to 31 are reserved, 16 to 19 a sort order, 10 to 15 the sublanguage, 0 to 9 the primary language.
    if lcid >> 20 != 0 {
        return None;
    }
    language_page(lcid & 0x3FF, (lcid >> 10) & 0x3F)
}

/// Languages of more than one script come first; sublanguages from 0x19 up are those of a script without a country.
fn language_page(primary: u32, sublanguage: u32) -> Option<u16> {
    Some(match (primary, sublanguage) {
        // Chinese of Taiwan, Hong Kong, Macao, and traditional in general; the rest is simplified.
        (0x04, 0x01 | 0x03 | 0x05 | 0x1F) => 950,
        (0x04, _) => 936,
        // Croatian, Bosnian and Serbian: those in Cyrillic.
        (0x1A, 0x03 | 0x07 | 0x08 | 0x0A | 0x0C | 0x19 | 0x1B) => 1251,
        (0x1A, _) => 1250,
        // Azerbaijani and Uzbek: Cyrillic, Latin.
        (0x2C, 0x02 | 0x1D) | (0x43, 0x02 | 0x1E) => 1251,
        (0x2C | 0x43, _) => 1254,
        // Mongolian in Cyrillic; Mongolian script is Unicode only.
        (0x50, 0x00 | 0x01 | 0x1E) => 1251,
        // Punjabi and Sindhi in Arabic script; in Indian scripts they are Unicode only.
        (0x46, 0x02 | 0x1F) | (0x59, 0x00 | 0x02 | 0x1F) => 1256,
        // Inuktitut in Latin script.
        (0x5D, 0x00 | 0x02 | 0x1F) => 1252,
        // Tamazight: Arabic script, Latin; Tifinagh is Unicode only.
        (0x5F, 0x01) => 1256,
        (0x5F, 0x00 | 0x02 | 0x1F) => 1252,
        _ => return primary_page(primary),
    })
}

/// The page of a language that has one for all its sublanguages.
fn primary_page(primary: u32) -> Option<u16> {
    Some(match primary {
        // Thai.
        0x1E => 874,
        // Japanese.
        0x11 => 932,
        // Korean.
        0x12 => 949,
        // Czech, Hungarian, Polish, Romanian, Slovak, Albanian, Slovenian, Turkmen.
        0x05 | 0x0E | 0x15 | 0x18 | 0x1B | 0x1C | 0x24 | 0x42 => 1250,
        // Bulgarian, Russian, Ukrainian, Belarusian, Tajik, Macedonian, Kyrgyz, Tatar, Bashkir, Sakha.
        0x02 | 0x19 | 0x22 | 0x23 | 0x28 | 0x2F | 0x40 | 0x44 | 0x6D | 0x85 => 1251,
        // Greek.
        0x08 => 1253,
        // Turkish.
        0x1F => 1254,
        // Hebrew.
        0x0D => 1255,
        // Arabic, Urdu, Persian, Uyghur, Dari, Central Kurdish.
        0x01 | 0x20 | 0x29 | 0x80 | 0x8C | 0x92 => 1256,
        // Estonian, Latvian, Lithuanian.
        0x25..=0x27 => 1257,
        // Vietnamese.
        0x2A => 1258,
        // Western Europe: Catalan, Danish, German, English, Spanish, Finnish, French, Icelandic, Italian, Dutch,
        // Norwegian, Portuguese, Romansh, Swedish, Basque, Sorbian, Faroese, Sami, Irish, Welsh, Galician, Frisian,
        // Luxembourgish, Greenlandic, Breton, Occitan, Corsican, Alsatian, Scottish Gaelic, Latin.
        0x03
        | 0x06
        | 0x07
        | 0x09..=0x0C
        | 0x0F
        | 0x10
        | 0x13
        | 0x14
        | 0x16
        | 0x17
        | 0x1D
        | 0x2D
        | 0x2E
        | 0x38
        | 0x3B
        | 0x3C
        | 0x52
        | 0x56
        | 0x62
        | 0x6E
        | 0x6F
        | 0x7E
        | 0x82..=0x84
        | 0x91
        | 0x76 => 1252,
        // Elsewhere in Latin script: Indonesian, Setswana, Xhosa, Zulu, Afrikaans, Malay, Swahili, Filipino, Fulah,
        // Hausa, Yoruba, Quechua, Sesotho sa Leboa, Igbo, Kanuri, Guarani, Hawaiian, Papiamentu, Mapudungun, Mohawk,
        // K'iche', Kinyarwanda, Wolof.
        0x21
        | 0x32
        | 0x34..=0x36
        | 0x3E
        | 0x41
        | 0x64
        | 0x67
        | 0x68
        | 0x6A..=0x6C
        | 0x70
        | 0x71
        | 0x74
        | 0x75
        | 0x79
        | 0x7A
        | 0x7C
        | 0x86..=0x88 => 1252,
        // The invariant locale.
        0x7F => 1252,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::ansi_page;

    #[test]
    fn each_ansi_page_has_its_locales() {
        for (page, lcids) in [
            (874, &[1054][..]),
            (932, &[1041, 0x0004_0411]),
            (936, &[2052, 4100, 0x0002_0804, 0x0004, 0x7804]),
            (949, &[1042]),
            (950, &[1028, 3076, 5124, 0x7C04, 0x0003_0404]),
            (1250, &[1029, 1038, 1045, 1048, 1050, 1051, 1052, 1060, 1090, 2074, 5146, 9242]),
            (
                1251,
                &[1026, 1049, 1058, 1059, 1071, 1088, 1092, 1104, 3098, 7194, 8218, 10266, 2092, 2115, 2073],
            ),
            (
                1252,
                &[
                    1027,
                    1031,
                    1033,
                    1034,
                    1036,
                    1040,
                    1043,
                    1044,
                    1046,
                    2057,
                    2070,
                    3082,
                    16393,
                    0x0001_0407,
                    0x7F,
                ],
            ),
            (1253, &[1032]),
            (1254, &[1055, 1068, 1091]),
            (1255, &[1037]),
            (1256, &[1025, 1056, 1065, 1152, 2049, 2118, 2137, 1119]),
            (1257, &[1061, 1062, 1063]),
            (1258, &[1066]),
        ] {
            for &lcid in lcids {
                assert_eq!(ansi_page(lcid), Some(page), "locale {lcid:#x}");
            }
        }
    }

    #[test]
    fn locales_of_unicode_alone_have_no_page() {
        // Armenian, Georgian, Hindi, Maltese, Kazakh, Punjabi of India, Mongolian script, Tibetan, Pashto, Tifinagh.
        for lcid in [0x042B, 0x0437, 0x0439, 0x043A, 0x043F, 0x0446, 0x0850, 0x0451, 0x0463, 0x105F] {
            assert_eq!(ansi_page(lcid), None, "locale {lcid:#x}");
        }
    }

    #[test]
    fn placeholders_and_numbers_that_are_no_locale_have_no_page() {
        for lcid in [0, 0x0400, 0x0800, 0x0C00, 0x1000, 0x1400, 0x0010_0409, u32::MAX] {
            assert_eq!(ansi_page(lcid), None, "locale {lcid:#x}");
        }
    }

    #[test]
    fn every_page_of_a_locale_is_one_that_decodes() {
        for lcid in 0..=0xFFFF {
            if let Some(page) = ansi_page(lcid) {
                assert!(crate::CodePage::new(page).is_supported(), "locale {lcid:#x}");
            }
        }
    }
}
