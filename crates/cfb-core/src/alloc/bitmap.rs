//! A set of small numbers that grows as numbers are put in.

use crate::alloc::paged::Paged;

/// A set of `u32`, one bit each, in room for what is put in: small members side by side, large ones in pages of 4,096.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bitmap {
    words: Paged<u64>,
}

impl Bitmap {
    /// Puts `number` in; `false` if it was in already.
    pub(crate) fn insert(&mut self, number: u32) -> bool {
        let Some(word) = self.words.slot(number >> 6) else { return false };
        let bit = 1u64 << (number & 63);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// Whether `number` is in.
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.words.get(number >> 6).is_some_and(|word| word & (1u64 << (number & 63)) != 0)
    }

    /// The least member from `number` on.
    pub(crate) fn next_from(&self, number: u32) -> Option<u32> {
        let mut at = number;
        loop {
            let index = at >> 6;
            let next = match self.words.get(index) {
                Some(word) => match word >> (at & 63) {
                    0 => index.checked_add(1)?,
                    rest => return Some(at.saturating_add(rest.trailing_zeros())),
                },
                None => self.words.behind_gap(index)?,
            };
            at = next.checked_mul(64)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_member_is_fresh_once() {
        let mut set = Bitmap::default();
        assert!(set.insert(70));
        assert!(!set.insert(70));
        assert!(set.contains(70) && !set.contains(71) && !set.contains(100_000));
    }

    quickcheck::quickcheck! {
        fn members_come_in_order(numbers: Vec<u32>, shifts: Vec<u8>) -> bool {
            let mut set = Bitmap::default();
            let mut model = BTreeSet::new();
            for (&number, &shift) in numbers.iter().zip(&shifts) {
                let number = number.wrapping_mul(0x9E37_79B1) >> (shift & 31);
                if set.insert(number) != model.insert(number) {
                    return false;
                }
            }
            let mut members = Vec::new();
            let mut from = Some(0);
            while let Some(member) = from.and_then(|from| set.next_from(from)) {
                members.push(member);
                from = member.checked_add(1);
            }
            members.iter().eq(&model)
        }
    }
}
