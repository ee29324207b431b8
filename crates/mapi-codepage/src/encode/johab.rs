//! Johab (page 1361): hangul by their letters, the rest from KS X 1001.

use encoding_rs::EUC_KR;

use super::Out;
use super::euc::{Lookup, Set};
use crate::johab::{hangul_code, ks_x_1001_code};

/// Appends the bytes of `text`.
pub(super) fn encode(text: &str, out: &mut Out) {
    let mut lookup = Lookup::new(EUC_KR);
    for char in text.chars() {
        match u8::try_from(char) {
            Ok(ascii) if ascii.is_ascii() => out.bytes.push(ascii),
            _ => match hangul_code(char).or_else(|| symbol_or_hanja(&mut lookup, char)) {
                Some(code) => out.bytes.extend(code),
                None => out.unmappable(),
            },
        }
    }
}

fn symbol_or_hanja(lookup: &mut Lookup, char: char) -> Option<[u8; 2]> {
    let (lead, trail) = lookup.find_in(Set::KsX1001, char)?;
    ks_x_1001_code(lead, trail)
}
