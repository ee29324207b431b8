//! Ids out of what a message says, so that the same message gets the same ones.

/// A number of 128 bits that stands for a sequence of parts (FNV-1a). Parts do not run into each other.
#[derive(Clone, Copy)]
pub(super) struct Derived(u128);

impl Derived {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

    /// Begins with what the id is for.
    pub(super) fn new(purpose: &str) -> Self {
        Self(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D).with(purpose.as_bytes())
    }

    pub(super) fn with(self, part: &[u8]) -> Self {
        let len = (part.len() as u64).to_le_bytes();
        let step = |state: u128, byte: &u8| (state ^ u128::from(*byte)).wrapping_mul(Self::PRIME);
        Self(part.iter().chain(&len).fold(self.0, step))
    }

    pub(super) fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_parts_give_equal_ids_and_others_do_not() {
        let of = |parts: &[&[u8]]| {
            parts.iter().fold(Derived::new("x"), |derived, part| derived.with(part)).to_bytes()
        };
        assert_eq!(of(&[b"a", b"b"]), of(&[b"a", b"b"]));
        assert_ne!(of(&[b"ab", b""]), of(&[b"a", b"b"]));
        assert_ne!(of(&[b"ab"]), Derived::new("y").with(b"ab").to_bytes());
    }
}
