//! SHA-256 of streams, as text.

use cfb_core::Stream;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::failure::Result;
use crate::input::feed;

/// SHA-256 of some bytes, as 64 hexadecimal digits in lower case.
pub(crate) fn sha256_of(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Length and SHA-256 of what can be read of a stream.
pub(crate) fn sha256_of_stream(stream: &mut Stream<'_>) -> Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let len = feed(stream, |bytes| {
        hasher.update(bytes);
        Ok(())
    })?;
    Ok((len, HEXLOWER.encode(&hasher.finalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_input_has_its_known_hash() {
        assert_eq!(sha256_of(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
