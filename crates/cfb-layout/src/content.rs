//! Stream contents: given bytes, or a generator of any length that needs no memory.

use std::fmt;
use std::sync::Arc;

/// What a stream holds. Cheap to clone.
#[derive(Clone)]
pub struct Content(Kind);

#[derive(Clone)]
enum Kind {
    Bytes(Arc<[u8]>),
    Pattern { seed: u64, len: u64 },
    Zeros { len: u64 },
}

impl Content {
    /// Pseudo-random bytes, `len` of them: the byte at each offset depends on the seed and the offset alone.
    ///
    /// ```
    /// use cfb_layout::Content;
    ///
    /// let gigabyte = Content::pattern(7, 1 << 30);
    /// let mut tail = [0; 16];
    /// gigabyte.fill((1 << 30) - 16, &mut tail);
    /// assert_ne!(tail, [0; 16]);
    /// ```
    pub fn pattern(seed: u64, len: u64) -> Self {
        Self(Kind::Pattern { seed, len })
    }

    /// Zeros. They are never written: a file made of them has a hole there.
    pub fn zeros(len: u64) -> Self {
        Self(Kind::Zeros { len })
    }

    /// Length in bytes.
    pub fn len_bytes(&self) -> u64 {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.len() as u64,
            Kind::Pattern { len, .. } | Kind::Zeros { len } => *len,
        }
    }

    /// True for contents that a file may leave as a hole.
    pub fn is_zeros(&self) -> bool {
        matches!(self.0, Kind::Zeros { .. })
    }

    /// Writes the bytes from `offset` on into `buf`.
    ///
    /// # Panics
    /// If given bytes are asked for past their end.
    pub fn fill(&self, offset: u64, buf: &mut [u8]) {
        match &self.0 {
            Kind::Bytes(bytes) => {
                let start = offset as usize;
                buf.copy_from_slice(&bytes[start..start + buf.len()]);
            }
            Kind::Pattern { seed, .. } => fill_pattern(*seed, offset, buf),
            Kind::Zeros { .. } => buf.fill(0),
        }
    }

    /// All bytes at once.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.len_bytes() as usize];
        self.fill(0, &mut bytes);
        bytes
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl<const N: usize> From<&[u8; N]> for Content {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl<const N: usize> From<[u8; N]> for Content {
    fn from(bytes: [u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::from(text.as_bytes())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Kind::Pattern { seed, len } => write!(f, "Pattern {{ seed: {seed}, len: {len} }}"),
            Kind::Zeros { len } => write!(f, "Zeros({len})"),
        }
    }
}

fn fill_pattern(seed: u64, offset: u64, buf: &mut [u8]) {
    let head = ((8 - offset % 8) % 8).min(buf.len() as u64) as usize;
    let (first, rest) = buf.split_at_mut(head);
    if head > 0 {
        let word = mix(seed, offset / 8).to_le_bytes();
        let skip = (offset % 8) as usize;
        first.copy_from_slice(&word[skip..skip + head]);
    }
    for (index, chunk) in (offset.div_ceil(8)..).zip(rest.chunks_mut(8)) {
        let word = mix(seed, index).to_le_bytes();
        chunk.copy_from_slice(&word[..chunk.len()]);
    }
}

/// SplitMix64 of the word at `index`.
pub(crate) fn mix(seed: u64, index: u64) -> u64 {
    let mut z = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Puts `items` in an order that depends on the seed alone.
pub(crate) fn shuffle<T>(items: &mut [T], seed: u64) {
    for last in (1..items.len()).rev() {
        let other = mix(seed, last as u64) % (last as u64 + 1);
        items.swap(last, other as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pattern_is_the_same_from_any_offset() {
        let whole = Content::pattern(3, 100).to_vec();
        for start in 0..40 {
            for len in 0..20 {
                let mut part = vec![0; len];
                Content::pattern(3, 100).fill(start as u64, &mut part);
                assert_eq!(part, whole[start..start + len]);
            }
        }
    }

    #[test]
    fn shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..1000).collect();
        shuffle(&mut items, 9);
        assert_ne!(items[..10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        items.sort_unstable();
        assert!(items.iter().copied().eq(0..1000));
    }
}
