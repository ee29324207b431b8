//! The format's own upper-casing of UTF-16 units, used to compare names ([MS-CFB] 2.6.4).
//!
//! It is the simple (one unit to one unit) upper-casing of Unicode 5.0 with a few deviations, without
//! locale, and without any mapping of surrogates. The standard library follows a later Unicode, so case
//! pairs that came after 5.0 are listed here and left alone.

/// Maps one UTF-16 unit to the unit it is compared as.
pub(crate) fn upcase(unit: u16) -> u16 {
    match unit {
        0x61..=0x7A => unit & 0xFFDF,
        0x00..=0x7F => unit,
        _ => upcase_beyond_ascii(unit),
    }
}

fn upcase_beyond_ascii(unit: u16) -> u16 {
    if let Some(mapped) = deviation(unit) {
        return mapped;
    }
    if POST_5_0.iter().any(|&(first, last)| (first..=last).contains(&unit)) {
        return unit;
    }
    let Some(c) = char::from_u32(u32::from(unit)) else { return unit };
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) => u16::try_from(u32::from(single)).unwrap_or(unit),
        _ => unit,
    }
}

/// Units whose mapping differs from the simple upper-casing, and those whose full upper-casing is longer
/// than one character although a simple one exists (Greek letters with iota subscript).
fn deviation(unit: u16) -> Option<u16> {
    Some(match unit {
        0x023A => 0x2C65,
        0x023E => 0x2C66,
        0x2C65 | 0x2C66 | 0x1FC3 => unit,
        0x03C2 | 0x03C3 => 0x03A3,
        0x1FCC => 0x1FC3,
        0x1F80..=0x1F87 | 0x1F90..=0x1F97 | 0x1FA0..=0x1FA7 => unit | 0x0008,
        0x1FB3 => 0x1FBC,
        0x1FF3 => 0x1FFC,
        _ => return None,
    })
}

/// Lower-case units whose upper-case partner was added after Unicode 5.0.
const POST_5_0: &[(u16, u16)] = &[
    (0x019B, 0x019B),
    (0x023F, 0x0240),
    (0x0250, 0x0252),
    (0x025C, 0x025C),
    (0x0261, 0x0261),
    (0x0264, 0x0266),
    (0x026A, 0x026A),
    (0x026C, 0x026C),
    (0x0271, 0x0271),
    (0x0282, 0x0282),
    (0x0287, 0x0287),
    (0x029D, 0x029E),
    (0x0371, 0x0377),
    (0x03D7, 0x03D7),
    (0x03F3, 0x03F3),
    (0x0515, 0x052F),
    (0x10D0, 0x10FF),
    (0x13F8, 0x13FD),
    (0x1C80, 0x1C8A),
    (0x1D79, 0x1D79),
    (0x1D8E, 0x1D8E),
    (0x1EFB, 0x1EFF),
    (0x2C5F, 0x2C5F),
    (0x2C73, 0x2C73),
    (0x2CEC, 0x2CF3),
    (0xA640, 0xA7FF),
    (0xAB53, 0xABBF),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_letters_and_common_letters_fold() {
        assert_eq!(upcase(u16::from(b'a')), u16::from(b'A'));
        assert_eq!(upcase(u16::from(b'_')), u16::from(b'_'));
        assert_eq!(upcase(0xE9), 0xC9);
        assert_eq!(upcase(0xFF), 0x178);
        assert_eq!(upcase(0x044F), 0x042F);
    }

    #[test]
    fn the_listed_deviations_hold() {
        for (unit, expected) in [
            (0x023A, 0x2C65),
            (0x2C65, 0x2C65),
            (0x023E, 0x2C66),
            (0x2C66, 0x2C66),
            (0x03C2, 0x03A3),
            (0x03C3, 0x03A3),
            (0x1FC3, 0x1FC3),
            (0x1FCC, 0x1FC3),
            (0x1FB3, 0x1FBC),
        ] {
            assert_eq!(upcase(unit), expected, "{unit:#x}");
        }
    }

    #[test]
    fn expansions_surrogates_and_later_pairs_stay() {
        for unit in [0xDF, 0x149, 0x390, 0xFB00, 0xD800, 0xDFFF, 0x0371, 0x10D0, 0xAB70, 0xA641] {
            assert_eq!(upcase(unit), unit, "{unit:#x}");
        }
    }
}
