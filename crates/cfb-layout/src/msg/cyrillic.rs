//! Russian text in windows-1251, for messages in 8-bit text.

/// The text in windows-1251: ASCII and Russian letters, `?` for all else.
///
/// ```
/// assert_eq!(cfb_layout::msg::windows_1251("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}!"), b"\xCF\xF0\xE8\xE2\xE5\xF2!");
/// ```
pub fn windows_1251(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c.is_ascii() { c as u8 } else { letter(c).unwrap_or(b'?') }).collect()
}

/// The byte of a Russian letter.
pub(super) fn letter(c: char) -> Option<u8> {
    match c {
        '\u{401}' => Some(0xA8),
        '\u{451}' => Some(0xB8),
        '\u{410}'..='\u{44F}' => Some((u32::from(c) - 0x410) as u8 + 0xC0),
        _ => None,
    }
}
