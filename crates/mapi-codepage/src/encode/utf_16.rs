//! UTF-16 (pages 1200, 1201), without a byte order mark.

use super::Out;

/// Appends the units of `text`, each as `bytes` puts it.
pub(super) fn encode(text: &str, bytes: fn(u16) -> [u8; 2], out: &mut Out) {
    out.bytes.extend(text.encode_utf16().flat_map(bytes));
}
