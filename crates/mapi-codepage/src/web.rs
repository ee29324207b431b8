//! Feeding the decoders of the web standard.

use encoding_rs::CoderResult;

/// Appends the text of `bytes`; `true` if something was replaced. After `last` the decoder must not be used again.
///
/// Room for the worst case is reserved, which is about three bytes of text for a byte: give it pieces.
pub(crate) fn append(
    decoder: &mut encoding_rs::Decoder,
    bytes: &[u8],
    text: &mut String,
    last: bool,
) -> bool {
    let mut replaced = false;
    let mut rest = bytes;
    loop {
        let worst = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len());
        text.reserve(worst);
        let (result, read, bad) = decoder.decode_to_string(rest, text, last);
        replaced |= bad;
        rest = rest.get(read..).unwrap_or_default();
        if result == CoderResult::InputEmpty {
            return replaced;
        }
    }
}
