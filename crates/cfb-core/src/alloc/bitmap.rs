//! A set of small numbers that grows as numbers are put in.

use std::ops::Range;

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

    /// Puts the numbers of `range` in, up to the first that was in already; returns how many those are.
    pub(crate) fn insert_run(&mut self, range: Range<u32>) -> u32 {
        let mut at = range.start;
        while at < range.end {
            let n = range.end.saturating_sub(at).min(64u32.saturating_sub(at & 63));
            let bits = (u64::MAX >> (64u32.saturating_sub(n) & 63)) << (at & 63);
            let Some(word) = self.words.slot(at >> 6) else { break };
            let known = *word & bits;
            if known != 0 {
                *word |= bits & (1u64 << known.trailing_zeros()).wrapping_sub(1);
                let first = (at & !63).saturating_add(known.trailing_zeros());
                return first.saturating_sub(range.start);
            }
            *word |= bits;
            at = at.saturating_add(n);
        }
        at.saturating_sub(range.start)
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
        fn a_run_is_put_in_as_its_numbers_are(runs: Vec<(u16, u8)>) -> bool {
            let (mut set, mut model) = (Bitmap::default(), BTreeSet::new());
            runs.iter().all(|&(start, len)| {
                let start = u32::from(start) % 700;
                let range = start..start.saturating_add(len.into());
                let fresh = range.clone().take_while(|&number| model.insert(number)).count();
                let same = set.insert_run(range) as usize == fresh;
                same && (0..1000).all(|number| set.contains(number) == model.contains(&number))
            })
        }

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
