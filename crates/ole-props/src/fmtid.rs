//! FMTIDs: the formats of property sets, and with them the names of the streams that hold them ([MS-OLEPS] 2.24.1).

use cfb_core::Guid;

/// FMTID_SummaryInformation ([MS-OLEPS] 3.1.1).
#[doc(alias = "FMTID_SummaryInformation")]
pub const SUMMARY_INFORMATION: Guid = guid(0xF29F_85E0, 0x4FF9, 0x1068, *b"\xAB\x91\x08\x00\x2B\x27\xB3\xD9");

/// FMTID_DocSummaryInformation ([MS-OLEPS] 3.1.2).
#[doc(alias = "FMTID_DocSummaryInformation")]
pub const DOC_SUMMARY_INFORMATION: Guid =
    guid(0xD5CD_D502, 0x2E9C, 0x101B, *b"\x93\x97\x08\x00\x2B\x2C\xF9\xAE");

/// FMTID_UserDefinedProperties, the second set of the stream of [`DOC_SUMMARY_INFORMATION`] ([MS-OLEPS] 3.1.3).
#[doc(alias = "FMTID_UserDefinedProperties")]
pub const USER_DEFINED_PROPERTIES: Guid =
    guid(0xD5CD_D505, 0x2E9C, 0x101B, *b"\x93\x97\x08\x00\x2B\x2C\xF9\xAE");

/// FMTID_GlobalInfo, of FlashPix images.
#[doc(alias = "FMTID_GlobalInfo")]
pub const GLOBAL_INFO: Guid = guid(0x5661_6F00, 0xC154, 0x11CE, *b"\x85\x53\x00\xAA\x00\xA1\xF9\x5B");

/// FMTID_ImageContents, of FlashPix images.
#[doc(alias = "FMTID_ImageContents")]
pub const IMAGE_CONTENTS: Guid = guid(0x5661_6400, 0xC154, 0x11CE, *b"\x85\x53\x00\xAA\x00\xA1\xF9\x5B");

/// FMTID_ImageInfo, of FlashPix images.
#[doc(alias = "FMTID_ImageInfo")]
pub const IMAGE_INFO: Guid = guid(0x5661_6500, 0xC154, 0x11CE, *b"\x85\x53\x00\xAA\x00\xA1\xF9\x5B");

/// The name of the stream of [`SUMMARY_INFORMATION`].
pub const SUMMARY_INFORMATION_NAME: &str = "\u{5}SummaryInformation";

/// The name of the stream of [`DOC_SUMMARY_INFORMATION`] and [`USER_DEFINED_PROPERTIES`].
pub const DOC_SUMMARY_INFORMATION_NAME: &str = "\u{5}DocumentSummaryInformation";

/// Formats with a name of their own.
const NAMED: &[(Guid, &str)] = &[
    (SUMMARY_INFORMATION, SUMMARY_INFORMATION_NAME),
    (DOC_SUMMARY_INFORMATION, DOC_SUMMARY_INFORMATION_NAME),
    (USER_DEFINED_PROPERTIES, DOC_SUMMARY_INFORMATION_NAME),
    (GLOBAL_INFO, "\u{5}Global Info"),
    (IMAGE_CONTENTS, "\u{5}Image Contents"),
    (IMAGE_INFO, "\u{5}Image Info"),
];

/// Digits of the other names, 5 bits each.
const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz012345";

/// Digits that 128 bits make.
const NUM_DIGITS: usize = 26;

const fn guid(data1: u32, data2: u16, data3: u16, data4: [u8; 8]) -> Guid {
    Guid::from_fields(data1, data2, data3, data4)
}

/// The name of the stream or storage that holds the property set of format `fmtid`: U+0005, and a name of its own or 26
/// digits for the 128 bits, the lowest first.
///
/// ```
/// use ole_props::fmtid::{SUMMARY_INFORMATION, stream_name};
///
/// assert_eq!(stream_name(SUMMARY_INFORMATION), "\u{5}SummaryInformation");
/// let shell = "8D06BE37-1A1A-4762-9D01-33FDF4881F84".parse().unwrap();
/// assert_eq!(stream_name(shell), "\u{5}Xrpnqgkd0qyouogaTj5jpe4dEe");
/// ```
#[must_use]
pub fn stream_name(fmtid: Guid) -> String {
    if let Some((_, name)) = NAMED.iter().find(|(named, _)| *named == fmtid) {
        return (*name).to_owned();
    }
    let mut bits = u128::from_le_bytes(fmtid.to_bytes());
    let mut name = String::from('\u{5}');
    for position in 0..NUM_DIGITS {
        let digit =
            usize::try_from(bits & 0x1F).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or(b'a');
        // A digit that begins with a byte of the FMTID is a capital.
        let digit = if position & 7 == 0 { digit.to_ascii_uppercase() } else { digit };
        name.push(char::from(digit));
        bits >>= 5;
    }
    name
}

/// The format behind the name of a stream or storage, in any case. The stream of [`DOC_SUMMARY_INFORMATION`] holds
/// [`USER_DEFINED_PROPERTIES`] too.
///
/// `None` for a name that [`stream_name`] does not give: such a stream may hold a property set all the same, and names
/// its format itself.
///
/// ```
/// use ole_props::fmtid::{DOC_SUMMARY_INFORMATION, of_stream_name};
///
/// assert_eq!(of_stream_name("\u{5}DocumentSummaryInformation"), Some(DOC_SUMMARY_INFORMATION));
/// assert_eq!(of_stream_name("WordDocument"), None);
/// ```
#[must_use]
pub fn of_stream_name(name: &str) -> Option<Guid> {
    if let Some((fmtid, _)) = NAMED.iter().find(|(_, named)| named.eq_ignore_ascii_case(name)) {
        return Some(*fmtid);
    }
    let digits = name.strip_prefix('\u{5}')?.as_bytes();
    if digits.len() != NUM_DIGITS {
        return None;
    }
    let mut bits = 0_u128;
    let mut shift = 0_u32;
    for digit in digits {
        let lower = digit.to_ascii_lowercase();
        let value = u128::try_from(DIGITS.iter().position(|known| *known == lower)?).ok()?;
        // The last digit has 3 bits.
        let shifted = value.checked_shl(shift)?;
        if shifted.checked_shr(shift)? != value {
            return None;
        }
        bits |= shifted;
        shift = shift.saturating_add(5);
    }
    Some(Guid::from_bytes(bits.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_the_text_that_the_specification_gives() {
        for (fmtid, text) in [
            (SUMMARY_INFORMATION, "F29F85E0-4FF9-1068-AB91-08002B27B3D9"),
            (DOC_SUMMARY_INFORMATION, "D5CDD502-2E9C-101B-9397-08002B2CF9AE"),
            (USER_DEFINED_PROPERTIES, "D5CDD505-2E9C-101B-9397-08002B2CF9AE"),
            (GLOBAL_INFO, "56616F00-C154-11CE-8553-00AA00A1F95B"),
        ] {
            assert_eq!(fmtid.to_string(), text);
        }
    }

    #[test]
    fn a_name_leads_back_to_its_format_in_any_case() {
        quickcheck::quickcheck(law as fn(u64, u64) -> bool);
        fn law(low: u64, high: u64) -> bool {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&low.to_le_bytes());
            bytes[8..].copy_from_slice(&high.to_le_bytes());
            let name = stream_name(Guid::from_bytes(bytes));
            name.len() == 27 && of_stream_name(&name.to_uppercase()) == Some(Guid::from_bytes(bytes))
        }
    }

    #[test]
    fn other_names_have_no_format() {
        for name in [
            "",
            "\u{5}",
            "\u{5}DigitalSignature",
            "\u{5}aaaaaaaaaaaaaaaaaaaaaaaaai",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(of_stream_name(name), None, "{name:?}");
        }
    }
}
