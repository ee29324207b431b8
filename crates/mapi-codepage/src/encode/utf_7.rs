//! UTF-7 (RFC 2152, page 65000). What the RFC lets a writer choose is encoded, since gateways may change it.

use super::Out;

const DIGITS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Whether every character of `text` stands for itself.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(is_direct)
}

/// Characters that stand for themselves: set D of the RFC, the blank, tab and line ends.
fn is_direct(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"'(),-./:? \t\r\n".contains(&byte)
}

/// Appends the bytes of `text`.
pub(super) fn encode(text: &str, out: &mut Out) {
    let mut run = None;
    for char in text.chars() {
        match u8::try_from(char) {
            Ok(byte) if is_direct(byte) => {
                end_run(&mut run, out);
                out.bytes.push(byte);
            }
            Ok(b'+') => {
                end_run(&mut run, out);
                out.bytes.extend(b"+-");
            }
            _ => {
                let bits = run.get_or_insert_with(|| {
                    out.bytes.push(b'+');
                    Bits::default()
                });
                for unit in char.encode_utf16(&mut [0; 2]) {
                    bits.push(*unit, &mut out.bytes);
                }
            }
        }
    }
    end_run(&mut run, out);
}

/// Bits that do not make a digit yet: fewer than six.
#[derive(Clone, Copy, Default)]
struct Bits {
    /// The bits; those above `count` were given out.
    value: u32,
    count: u32,
}

impl Bits {
    /// Adds a UTF-16 unit and appends the digits that are complete.
    fn push(&mut self, unit: u16, out: &mut Vec<u8>) {
        self.value = (self.value << 16) | u32::from(unit);
        self.count = self.count.saturating_add(16);
        while let Some(left) = self.count.checked_sub(6) {
            self.count = left;
            out.push(digit(self.value.checked_shr(left).unwrap_or_default()));
        }
    }

    /// Appends the last digit, filled up with zeros.
    fn finish(self, out: &mut Vec<u8>) {
        if let (Some(missing), true) = (6_u32.checked_sub(self.count), self.count > 0) {
            out.push(digit(self.value.checked_shl(missing).unwrap_or_default()));
        }
    }
}

fn end_run(run: &mut Option<Bits>, out: &mut Out) {
    if let Some(bits) = run.take() {
        bits.finish(&mut out.bytes);
        out.bytes.push(b'-');
    }
}

/// The digit of the lowest six bits.
fn digit(value: u32) -> u8 {
    let at = usize::try_from(value & 0x3F).unwrap_or_default();
    DIGITS.get(at).copied().unwrap_or(b'A')
}

#[cfg(test)]
mod tests {
    use crate::CodePage;

    fn encode(text: &str) -> Vec<u8> {
        CodePage::UTF_7.encode(text).unwrap().bytes.into_owned()
    }

    #[test]
    fn the_examples_of_the_rfc() {
        assert_eq!(encode("\u{65E5}\u{672C}\u{8A9E}"), b"+ZeVnLIqe-");
        assert_eq!(encode("Hi Mom -\u{263A}-!"), b"Hi Mom -+Jjo--+ACE-");
        assert_eq!(encode("1 + 1"), b"1 +- 1");
    }

    #[test]
    fn a_character_beyond_the_first_plane_is_two_units_of_one_run() {
        assert_eq!(encode("\u{1F600}a"), b"+2D3eAA-a");
    }
}
