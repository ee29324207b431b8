//! A cheap digest of the bytes that a contestant read: equal digests show that all did the same work.

/// Takes pieces of bytes and mixes them; where the pieces begin and end does not matter to [`Digest::all`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Digest {
    sum: u64,
    len: u64,
}

impl Digest {
    /// Nothing taken yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes every byte. For small pieces, where looking at each byte costs little beside finding it.
    pub fn all(&mut self, bytes: &[u8]) {
        let sum: u64 = bytes.iter().map(|&byte| u64::from(byte)).sum();
        self.sum = self.sum.wrapping_add(sum);
        self.len = self.len.wrapping_add(bytes.len() as u64);
    }

    /// Takes the length and the first and last byte of a large piece, which must be cut alike by all contestants.
    pub fn ends(&mut self, bytes: &[u8]) {
        let ends = [bytes.first(), bytes.last()];
        let sum: u64 = ends.iter().flatten().map(|&&byte| u64::from(byte)).sum();
        self.sum = self.sum.wrapping_mul(31).wrapping_add(sum);
        self.len = self.len.wrapping_add(bytes.len() as u64);
    }

    /// Takes a number, such as how many were found.
    pub fn number(&mut self, number: u64) {
        self.sum = self.sum.wrapping_add(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }

    /// The digest of all that was taken.
    #[must_use]
    pub fn value(&self) -> u64 {
        self.sum ^ self.len.rotate_left(32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_does_not_see_where_pieces_end() {
        let (mut one, mut two) = (Digest::new(), Digest::new());
        one.all(b"abcd");
        two.all(b"ab");
        two.all(b"cd");
        assert_eq!(one.value(), two.value());
        two.all(b"e");
        assert_ne!(one.value(), two.value());
    }

    #[test]
    fn ends_see_lengths_and_order() {
        let digest = |pieces: &[&[u8]]| {
            let mut digest = Digest::new();
            pieces.iter().for_each(|piece| digest.ends(piece));
            digest.value()
        };
        assert_ne!(digest(&[b"ab", b"cd"]), digest(&[b"cd", b"ab"]));
        assert_ne!(digest(&[b"axb"]), digest(&[b"ab"]));
    }
}
