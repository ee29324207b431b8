//! What pages are to each other and to MIME.

/// The Windows page of an Internet page; a Windows page is its own.
pub(crate) fn windows_page(number: u16) -> Option<u16> {
    Some(match number {
        874 | 932 | 936 | 949 | 950 | 1250..=1258 | 1361 | 65001 => number,
        20127 | 28591 | 28604 | 28605 | 1200 | 1201 | 437 | 850 | 858 | 860 | 861 | 863 | 865 | 10000
        | 10079 => 1252,
        28592 | 28606 | 852 | 10010 | 10029 | 10082 => 1250,
        20866 | 21866 | 28595 | 855 | 866 | 10007 | 10017 => 1251,
        28597 | 737 | 869 | 10006 => 1253,
        28593 | 28599 | 857 | 10081 => 1254,
        28598 | 38598 | 862 | 10005 => 1255,
        28596 | 38596 | 864 | 10004 => 1256,
        28594 | 28600 | 28603 | 775 => 1257,
        28601 | 10021 => 874,
        50220..=50222 | 20932 | 51932 | 10001 => 932,
        51936 | 20936 | 50227 | 52936 | 54936 | 10008 => 936,
        51949 | 20949 | 50225 | 10003 => 949,
        10002 => 950,
        _ => return None,
    })
}

/// Whether `byte` begins a two-byte character of the double-byte page `number`.
pub(crate) fn is_double_byte_lead(number: u16, byte: u8) -> bool {
    match number {
        932 => matches!(byte, 0x81..=0x9F | 0xE0..=0xFC),
        936 | 949 | 950 => matches!(byte, 0x81..=0xFE),
        1361 => matches!(byte, 0x84..=0xD3 | 0xD8..=0xDE | 0xE0..=0xF9),
        _ => false,
    }
}

/// The MIME name of page `number`.
pub(crate) fn charset_name(number: u16) -> Option<&'static str> {
    Some(match number {
        437 => "ibm437",
        737 => "ibm737",
        775 => "ibm775",
        850 => "ibm850",
        852 => "ibm852",
        855 => "ibm855",
        857 => "ibm857",
        858 => "ibm00858",
        860 => "ibm860",
        861 => "ibm861",
        862 => "ibm862",
        863 => "ibm863",
        864 => "ibm864",
        865 => "ibm865",
        866 => "cp866",
        869 => "ibm869",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gb2312",
        949 => "ks_c_5601-1987",
        950 => "big5",
        1200 => "utf-16le",
        1201 => "utf-16be",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        1361 => "johab",
        10000 => "macintosh",
        20127 => "us-ascii",
        20866 => "koi8-r",
        21866 => "koi8-u",
        28591 => "iso-8859-1",
        28592 => "iso-8859-2",
        28593 => "iso-8859-3",
        28594 => "iso-8859-4",
        28595 => "iso-8859-5",
        28596 => "iso-8859-6",
        28597 => "iso-8859-7",
        28598 => "iso-8859-8",
        28599 => "iso-8859-9",
        28600 => "iso-8859-10",
        28601 => "tis-620",
        28603 => "iso-8859-13",
        28604 => "iso-8859-14",
        28605 => "iso-8859-15",
        28606 => "iso-8859-16",
        38598 => "iso-8859-8-i",
        50220..=50222 => "iso-2022-jp",
        50225 => "iso-2022-kr",
        20932 | 51932 => "euc-jp",
        51936 => "euc-cn",
        51949 => "euc-kr",
        52936 => "hz-gb-2312",
        54936 => "gb18030",
        65000 => "utf-7",
        65001 => "utf-8",
        _ => return None,
    })
}
