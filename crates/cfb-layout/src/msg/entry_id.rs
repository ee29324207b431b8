//! Entry ids, search keys and conversation indexes ([MS-OXCDATA] 2.2.5, [MS-OXOMSG] 2.2.1.3).

use crate::msg::value::utf16;

/// MUIDOOP: the provider of one-off addresses.
const ONE_OFF: [u8; 16] =
    [0x81, 0x2B, 0x1F, 0xA4, 0xBE, 0xA3, 0x10, 0x19, 0x9D, 0x6E, 0x00, 0xDD, 0x01, 0x0F, 0x54, 0x02];
/// MUIDEMSAB: the Exchange address book.
const EXCHANGE: [u8; 16] =
    [0xDC, 0xA7, 0x40, 0xC8, 0xC0, 0x42, 0x10, 0x1A, 0xB4, 0xB9, 0x08, 0x00, 0x2B, 0x2F, 0xE1, 0x82];

/// A one-off entry id in UTF-16 (version 0, bits 0x9001).
///
/// ```
/// assert_eq!(cfb_layout::msg::one_off("Ann", "SMTP", "ann@example.com").len(), 74);
/// ```
pub fn one_off(name: &str, address_type: &str, address: &str) -> Vec<u8> {
    let mut id = [[0; 4].as_slice(), &ONE_OFF, &[0, 0, 0x01, 0x90]].concat();
    for text in [name, address_type, address] {
        id.extend_from_slice(&utf16(text));
        id.extend_from_slice(&[0, 0]);
    }
    id
}

/// A one-off entry id in the bytes of some code page (version 0, bits 0x1001).
pub fn one_off_8bit(name: &[u8], address_type: &[u8], address: &[u8]) -> Vec<u8> {
    let mut id = [[0; 4].as_slice(), &ONE_OFF, &[0, 0, 0x01, 0x10]].concat();
    for text in [name, address_type, address] {
        id.extend_from_slice(text);
        id.push(0);
    }
    id
}

/// The entry id of an Exchange mail user by its distinguished name.
pub fn exchange_address(distinguished_name: &str) -> Vec<u8> {
    let head = [[0; 4].as_slice(), &EXCHANGE, &1_u32.to_le_bytes(), &0_u32.to_le_bytes()].concat();
    [head.as_slice(), distinguished_name.as_bytes(), &[0]].concat()
}

/// A search key: `TYPE:ADDRESS` in upper case with a NUL.
pub fn search_key(address_type: &str, address: &str) -> Vec<u8> {
    format!("{address_type}:{address}\0").to_ascii_uppercase().into_bytes()
}

/// A conversation index: the time's upper six bytes, the thread's GUID, and five bytes for each reply.
pub fn conversation_index(start: u64, thread: [u8; 16], replies: &[[u8; 5]]) -> Vec<u8> {
    [&start.to_be_bytes()[..6], thread.as_slice(), &replies.concat()].concat()
}
