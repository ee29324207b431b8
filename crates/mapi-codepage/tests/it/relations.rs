//! Where pages come from and what they are to each other.

use mapi_codepage::CodePage;

#[test]
fn font_charsets_name_their_pages() {
    for (fcharset, page) in [
        (0, 1252),
        (77, 10000),
        (78, 10001),
        (79, 10003),
        (80, 10008),
        (81, 10002),
        (83, 10005),
        (84, 10004),
        (85, 10006),
        (86, 10081),
        (87, 10021),
        (88, 10029),
        (89, 10007),
        (128, 932),
        (129, 949),
        (130, 1361),
        (134, 936),
        (136, 950),
        (161, 1253),
        (162, 1254),
        (163, 1258),
        (177, 1255),
        (178, 1256),
        (186, 1257),
        (204, 1251),
        (222, 874),
        (238, 1250),
        (254, 437),
        (255, 850),
        (1252, 1252),
        (20127, 20127),
        (28591, 28591),
        (65001, 65001),
    ] {
        assert_eq!(CodePage::from_rtf_charset(fcharset), Some(CodePage::new(page)), "charset {fcharset}");
    }
}

#[test]
fn default_symbol_and_unknown_charsets_name_no_page() {
    for fcharset in [1, 2, 3, 82, 90, 253, 256, 12345, 65536, -1, i32::MIN, i32::MAX] {
        assert_eq!(CodePage::from_rtf_charset(fcharset), None, "charset {fcharset}");
    }
}

#[cfg(feature = "oem")]
#[test]
fn every_page_that_a_charset_names_decodes() {
    for fcharset in 0..=255 {
        if let Some(page) = CodePage::from_rtf_charset(fcharset) {
            assert!(page.is_supported(), "charset {fcharset}");
        }
    }
}

#[test]
fn internet_pages_have_their_windows_page() {
    for (page, windows) in [
        (50220, 932),
        (50221, 932),
        (50222, 932),
        (51932, 932),
        (28591, 1252),
        (28605, 1252),
        (20127, 1252),
        (1200, 1252),
        (65000, 1252),
        (20866, 1251),
        (21866, 1251),
        (28595, 1251),
        (28592, 1250),
        (28597, 1253),
        (28599, 1254),
        (28598, 1255),
        (38598, 1255),
        (28596, 1256),
        (28594, 1257),
        (28603, 1257),
        (52936, 936),
        (54936, 936),
        (51949, 949),
        (50225, 949),
        (65001, 65001),
        (1251, 1251),
    ] {
        assert_eq!(CodePage::new(page).windows_page(), Some(CodePage::new(windows)), "page {page}");
    }
    assert_eq!(CodePage::new(0).windows_page(), None);
}

#[test]
fn a_windows_page_is_its_own() {
    for number in 0..=u16::MAX {
        if let Some(windows) = CodePage::new(number).windows_page() {
            assert_eq!(windows.windows_page(), Some(windows), "page {number}");
        }
    }
}

#[test]
fn pages_have_their_mime_names() {
    for (page, name) in [
        (932, "shift_jis"),
        (936, "gb2312"),
        (949, "ks_c_5601-1987"),
        (950, "big5"),
        (1252, "windows-1252"),
        (20127, "us-ascii"),
        (20866, "koi8-r"),
        (28591, "iso-8859-1"),
        (28605, "iso-8859-15"),
        (50220, "iso-2022-jp"),
        (52936, "hz-gb-2312"),
        (65000, "utf-7"),
        (65001, "utf-8"),
    ] {
        assert_eq!(CodePage::new(page).charset_name(), Some(name));
    }
    assert_eq!(CodePage::new(0).charset_name(), None);
}

#[test]
fn lead_bytes_are_those_of_the_double_byte_pages() {
    for (page, leads) in
        [(932, 60), (936, 126), (949, 126), (950, 126), (1361, 113), (1252, 0), (65001, 0), (51932, 0)]
    {
        let page = CodePage::new(page);
        assert_eq!((0..=0xFF).filter(|&byte| page.is_double_byte_lead(byte)).count(), leads, "page {page}");
        assert!((0..0x80).all(|byte| !page.is_double_byte_lead(byte)), "page {page}");
    }
}

#[test]
fn a_page_is_its_number() {
    assert_eq!(CodePage::new(1252), CodePage::WINDOWS_1252);
    assert_eq!(CodePage::from(65001_u16), CodePage::UTF_8);
    assert_eq!(u16::from(CodePage::UTF_7), 65000);
    assert_eq!(CodePage::SHIFT_JIS.number(), 932);
    assert_eq!(CodePage::SHIFT_JIS.to_string(), "932");
    assert_eq!(size_of::<Option<CodePage>>(), 4);
}
