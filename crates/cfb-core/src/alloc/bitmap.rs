//! A set of small numbers that grows as numbers are put in.

/// A set of `u32`, one bit each. Memory grows with the largest member, so members must be bounded by what the
/// file holds before they are put in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// Puts `number` in; `false` if it was in already.
    pub(crate) fn insert(&mut self, number: u32) -> bool {
        let index = (number >> 6) as usize;
        if index >= self.words.len() {
            self.words.resize(index.saturating_add(1), 0);
        }
        let bit = 1u64 << (number & 63);
        let Some(word) = self.words.get_mut(index) else { return false };
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// Whether `number` is in.
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.words.get((number >> 6) as usize).is_some_and(|word| word & (1u64 << (number & 63)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_fresh_once() {
        let mut set = Bitmap::default();
        assert!(set.insert(70));
        assert!(!set.insert(70));
        assert!(set.contains(70) && !set.contains(71) && !set.contains(100_000));
    }
}
