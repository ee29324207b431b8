//! A set of small numbers that grows as numbers are put in.

/// Numbers below this lie side by side: 4 KiB of bits, as far as they are needed.
const LOW: u32 = 1 << 15;

/// Bits of the number within a page: 4,096 numbers.
const PAGE_SHIFT: u32 = 12;
/// Bits of the number within a group of pages: 512 pages.
const GROUP_SHIFT: u32 = 21;

type Page = [u64; 1 << (PAGE_SHIFT - 6)];
type Group = [Option<Box<Page>>; 1 << (GROUP_SHIFT - PAGE_SHIFT)];

/// A set of `u32`, one bit each.
///
/// Small members cost what the largest of them does. Large ones lie in pages that are made as they are met, so that a
/// set of a few costs a few kilobytes however large they are, and thousands of such sets cost no more than what is put
/// into them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bitmap {
    low: Vec<u64>,
    high: Vec<Option<Box<Group>>>,
}

impl Bitmap {
    /// Puts `number` in; `false` if it was in already.
    pub(crate) fn insert(&mut self, number: u32) -> bool {
        let Some(word) = self.word_mut(number) else { return false };
        let bit = 1u64 << (number & 63);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// Whether `number` is in.
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.word(number).is_some_and(|word| word & (1u64 << (number & 63)) != 0)
    }

    /// The least member from `number` on.
    pub(crate) fn next_from(&self, number: u32) -> Option<u32> {
        let mut at = number;
        loop {
            let step = match self.word(at) {
                Some(word) => match word >> (at & 63) {
                    0 => 64,
                    rest => return Some(at.saturating_add(rest.trailing_zeros())),
                },
                None => self.gap_at(at)?,
            };
            at = (at & !step.saturating_sub(1)).checked_add(step)?;
        }
    }

    /// Where there is no word, how many numbers there are none for, a power of two; `None` if none follow.
    fn gap_at(&self, number: u32) -> Option<u32> {
        if number < LOW {
            return (!self.high.is_empty()).then_some(LOW);
        }
        match self.high.get((number >> GROUP_SHIFT) as usize)? {
            Some(_) => Some(1 << PAGE_SHIFT),
            None => Some(1 << GROUP_SHIFT),
        }
    }

    fn word(&self, number: u32) -> Option<u64> {
        if number < LOW {
            return self.low.get((number >> 6) as usize).copied();
        }
        let group = self.high.get((number >> GROUP_SHIFT) as usize)?.as_ref()?;
        let page = group.get(page_of(number))?.as_ref()?;
        page.get(word_of(number)).copied()
    }

    fn word_mut(&mut self, number: u32) -> Option<&mut u64> {
        if number < LOW {
            let index = (number >> 6) as usize;
            if index >= self.low.len() {
                self.low.resize(index.saturating_add(1), 0);
            }
            return self.low.get_mut(index);
        }
        let index = (number >> GROUP_SHIFT) as usize;
        if index >= self.high.len() {
            self.high.resize(index.saturating_add(1), None);
        }
        let group = self.high.get_mut(index)?.get_or_insert_with(|| Box::new([const { None }; 512]));
        let page = group.get_mut(page_of(number))?.get_or_insert_with(|| Box::new([0; 64]));
        page.get_mut(word_of(number))
    }
}

fn page_of(number: u32) -> usize {
    (number >> PAGE_SHIFT & ((1 << (GROUP_SHIFT - PAGE_SHIFT)) - 1)) as usize
}

fn word_of(number: u32) -> usize {
    (number >> 6 & ((1 << (PAGE_SHIFT - 6)) - 1)) as usize
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

    #[test]
    fn a_few_large_members_cost_a_few_pages() {
        let mut set = Bitmap::default();
        for number in [u32::MAX, 1 << 31, LOW, LOW + 1] {
            assert!(set.insert(number) && !set.insert(number) && set.contains(number));
        }
        assert!(set.low.is_empty() && set.high.len() == 2048);
        assert_eq!(set.high.iter().flatten().flat_map(|group| group.iter().flatten()).count(), 3);
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
