//! A set of sectors, one bit each, for claims in whole runs.

use crate::alloc::extents::Run;

/// Bits for a number of sectors that is known from the length of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct SectorSet {
    words: Vec<u64>,
    count: u64,
}

impl SectorSet {
    /// Room for this many sectors; others are never in.
    pub(crate) fn new(num_sectors: u32) -> Self {
        Self { words: vec![0; (num_sectors as usize).div_ceil(64)], count: 0 }
    }

    /// Whether nothing is in.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn contains(&self, sector: u32) -> bool {
        self.words.get((sector >> 6) as usize).is_some_and(|word| word >> (sector & 63) & 1 != 0)
    }

    /// Puts a run in up to the first sector that is in already; gives how many were put in.
    pub(crate) fn insert_run(&mut self, run: Run) -> u32 {
        let mut done = 0u32;
        while done < run.len {
            let sector = run.sector.0.saturating_add(done);
            let first = sector & 63;
            let bits = 64u32.saturating_sub(first).min(run.len.saturating_sub(done));
            let mask = (u64::MAX >> 64u32.saturating_sub(bits)) << first;
            let Some(word) = self.words.get_mut((sector >> 6) as usize) else { return done };
            let taken = *word & mask;
            if taken != 0 {
                let fresh = taken.trailing_zeros().saturating_sub(first);
                let part = mask & !(u64::MAX << taken.trailing_zeros());
                *word |= part;
                self.count = self.count.saturating_add(fresh.into());
                return done.saturating_add(fresh);
            }
            *word |= mask;
            self.count = self.count.saturating_add(bits.into());
            done = done.saturating_add(bits);
        }
        done
    }

    /// The parts of a run that are not in.
    pub(crate) fn without(&self, run: Run) -> Vec<Run> {
        if self.is_empty() {
            return vec![run];
        }
        let mut parts: Vec<Run> = Vec::new();
        for sector in run.sector.0..run.sector.0.saturating_add(run.len) {
            if self.contains(sector) {
                continue;
            }
            match parts.last_mut() {
                Some(last) if last.sector.0.saturating_add(last.len) == sector => {
                    last.len = last.len.saturating_add(1);
                }
                _ => parts.push(Run { sector: crate::format::sector::SectorId(sector), len: 1 }),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sector::SectorId;

    fn run(sector: u32, len: u32) -> Run {
        Run { sector: SectorId(sector), len }
    }

    #[test]
    fn a_run_is_put_in_up_to_the_first_that_is_in() {
        let mut set = SectorSet::new(300);
        assert_eq!(set.insert_run(run(100, 1)), 1);
        assert_eq!(set.insert_run(run(10, 200)), 90);
        assert!(set.contains(99) && set.contains(10) && !set.contains(101) && !set.contains(9));
        assert_eq!(set.insert_run(run(10, 1)), 0);
        assert_eq!(set.insert_run(run(128, 64)), 64);
        assert_eq!(set.without(run(98, 6)), [run(101, 3)]);
        assert_eq!(set.insert_run(run(319, 5)), 1, "bits of the last word exist");
    }
}
