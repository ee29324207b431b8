//! A table by number that takes room where numbers are met.

/// Slots that lie side by side, as far as they are needed.
const LOW: u32 = 1 << 9;
/// Slots made at first: a small file needs no more.
const FIRST: usize = 16;
/// Bits of the number within a page: 64 slots.
const PAGE_SHIFT: u32 = 6;
/// Bits of the number within a group of pages: 512 pages.
const GROUP_SHIFT: u32 = 15;

type Page<T> = [T; 1 << PAGE_SHIFT];
type Group<T> = [Option<Box<Page<T>>>; 1 << (GROUP_SHIFT - PAGE_SHIFT)];

/// A value for each number, the default one where none was put.
///
/// The first 512 slots grow together. Behind them slots lie in pages that are made as they are met, so that a table of
/// a few numbers costs a few kilobytes however large they are, and thousands of such tables cost no more than what is
/// put into them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paged<T> {
    low: Vec<T>,
    high: Vec<Option<Box<Group<T>>>>,
}

impl<T: Copy + Default> Paged<T> {
    /// The value of `number`; `None` where nothing near it was ever put.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> Option<T> {
        if number < LOW {
            return self.low.get(number as usize).copied();
        }
        let group = self.high.get((number >> GROUP_SHIFT) as usize)?.as_ref()?;
        let page = group.get(page_of(number))?.as_ref()?;
        page.get(slot_of(number)).copied()
    }

    /// The slot of `number`, which is made if it is not there; there always is one.
    #[inline]
    pub(crate) fn slot(&mut self, number: u32) -> Option<&mut T> {
        if number < LOW {
            let index = number as usize;
            if index >= self.low.len() {
                let len = index.saturating_add(1).next_power_of_two().max(FIRST);
                self.low.reserve_exact(len.saturating_sub(self.low.len()));
                self.low.resize(len, T::default());
            }
            return self.low.get_mut(index);
        }
        let index = (number >> GROUP_SHIFT) as usize;
        if index >= self.high.len() {
            self.high.resize_with(index.saturating_add(1), || None);
        }
        let group = self.high.get_mut(index)?.get_or_insert_with(|| Box::new([const { None }; 512]));
        let page = group.get_mut(page_of(number))?.get_or_insert_with(|| Box::new([T::default(); 64]));
        page.get_mut(slot_of(number))
    }

    /// The first number behind `number` that may have a slot, where [`get`](Self::get) answers `None`; `None` if there
    /// is none.
    pub(crate) fn behind_gap(&self, number: u32) -> Option<u32> {
        let shift = match self.high.get((number >> GROUP_SHIFT) as usize)? {
            _ if number < LOW => LOW.trailing_zeros(),
            Some(_) => PAGE_SHIFT,
            None => GROUP_SHIFT,
        };
        (number >> shift).checked_add(1)?.checked_shl(shift).filter(|&next| next > number)
    }
}

fn page_of(number: u32) -> usize {
    (number >> PAGE_SHIFT & ((1 << (GROUP_SHIFT - PAGE_SHIFT)) - 1)) as usize
}

fn slot_of(number: u32) -> usize {
    (number & ((1 << PAGE_SHIFT) - 1)) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_few_large_numbers_cost_a_few_pages() {
        let mut table = Paged::<u64>::default();
        for number in [u32::MAX, 1 << 26, LOW, LOW + 1] {
            assert_eq!(table.get(number).unwrap_or(0), 0);
            *table.slot(number).unwrap() = 7;
            assert_eq!(table.get(number), Some(7));
        }
        assert!(table.low.is_empty());
        assert_eq!(table.high.iter().flatten().flat_map(|group| group.iter().flatten()).count(), 3);
    }

    #[test]
    fn the_end_of_all_numbers_ends_the_search() {
        let mut table = Paged::<u8>::default();
        assert_eq!(table.behind_gap(0), None);
        *table.slot(u32::MAX).unwrap() = 1;
        let (mut at, mut steps) = (0u32, 0);
        while table.get(at).is_none() {
            at = table.behind_gap(at).unwrap();
            steps += 1;
        }
        assert!(at > u32::MAX - 64 && steps < 1 << 18, "{at} after {steps}");
        *table.slot(600).unwrap() = 1;
        assert_eq!(table.behind_gap(0), Some(LOW));
    }

    quickcheck::quickcheck! {
        fn a_table_is_a_map(numbers: Vec<u32>, shifts: Vec<u8>) -> bool {
            let mut table = Paged::<u32>::default();
            let mut model = HashMap::new();
            for (value, (&number, &shift)) in (1..).zip(numbers.iter().zip(&shifts)) {
                let number = number.wrapping_mul(0x9E37_79B1) >> (shift & 31);
                *table.slot(number).unwrap() = value;
                model.insert(number, value);
            }
            model.iter().all(|(&number, &value)| table.get(number) == Some(value))
        }
    }
}
