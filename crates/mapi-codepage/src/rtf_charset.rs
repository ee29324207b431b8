//! The `\fcharset` numbers of RTF font tables.

use crate::CodePage;

/// The page number that `\fcharset` names.
///
/// Numbers up to 255 are the charsets of Windows fonts. Some writers put a code page number there instead; it is taken
/// as such if it is a page that can be decoded.
pub(crate) fn page(fcharset: i32) -> Option<u16> {
    Some(match fcharset {
        0 => 1252,
        77 => 10000,
        78 => 10001,
        79 => 10003,
        80 => 10008,
        81 => 10002,
        83 => 10005,
        84 => 10004,
        85 => 10006,
        86 => 10081,
        87 => 10021,
        88 => 10029,
        89 => 10007,
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        256.. => {
            let number = u16::try_from(fcharset).ok()?;
            return CodePage::new(number).is_supported().then_some(number);
        }
        _ => return None,
    })
}
