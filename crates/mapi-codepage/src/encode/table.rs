//! Pages of one byte a character that are written by the table they are read by, turned round.

use std::cmp::Reverse;

use super::Out;
use crate::single_byte::Table;

/// Appends the bytes of `text`.
pub(super) fn encode(table: Table, text: &str, out: &mut Out) {
    let bytes = inverse(table);
    for char in text.chars() {
        match u8::try_from(char) {
            Ok(ascii) if ascii.is_ascii() => out.bytes.push(ascii),
            _ => match bytes.binary_search_by_key(&char, |(char, _)| *char).ok().and_then(|at| bytes.get(at))
            {
                Some((_, byte)) => out.bytes.push(*byte),
                None => out.unmappable(),
            },
        }
    }
}

/// The characters of the upper half with their bytes, sorted; of a character that stands twice the later place, which is
/// the regular one where Thai has variants of its marks.
fn inverse(table: Table) -> Vec<(char, u8)> {
    let mut bytes: Vec<(char, u8)> =
        (0x80..=0xFF).filter_map(|byte| table.char(byte).map(|char| (char, byte))).collect();
    bytes.sort_unstable_by_key(|(char, byte)| (*char, Reverse(*byte)));
    bytes.dedup_by_key(|(char, _)| *char);
    bytes
}
