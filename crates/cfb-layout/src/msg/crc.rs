//! The CRC of compressed RTF and of named property hashes ([MS-OXRTFCP] 2.1.3.2).

/// CRC-32 (reflected polynomial 0xEDB88320) that starts with 0 and is not inverted at the end.
///
/// ```
/// let name: Vec<u8> = "Keywords".encode_utf16().flat_map(u16::to_le_bytes).collect();
/// assert_eq!(cfb_layout::msg::crc32(&name), 0x2EDA_4D3B);
/// ```
pub fn crc32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |crc, byte| step(crc ^ u32::from(*byte)))
}

/// The CRC-32 of PNG and ZIP: inverted at both ends.
pub(crate) fn inverted_crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| step(crc ^ u32::from(*byte)))
}

/// Moves the low byte out of the register.
fn step(crc: u32) -> u32 {
    (0..8).fold(crc, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverted_crc_has_the_usual_check_value() {
        assert_eq!(inverted_crc32(b"123456789"), 0xCBF4_3926);
    }
}
