//! SHA-256 as text, and names in a form that every script can give.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The SHA-256 of what a reader gives.
pub(crate) fn of_reader(mut reader: impl Read) -> io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0u8; 1 << 16];
    let mut len = 0u64;
    loop {
        let n = reader.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        len += n as u64;
        hash.update(buffer.get(..n).unwrap_or_default());
    }
    Ok((len, hex(&hash.finalize())))
}

/// The SHA-256 of bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A name with every UTF-16 unit but letters, digits, space, `_`, `-` and `.` of ASCII as `%XXXX`.
pub(crate) fn plain(name: &str) -> String {
    name.encode_utf16().fold(String::new(), |mut text, unit| {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii_alphanumeric() || b" _-.".contains(&byte) => text.push(byte.into()),
            _ => {
                let _ = write!(text, "%{unit:04X}");
            }
        }
        text
    })
}
