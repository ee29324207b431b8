//! Free sectors as runs: best fit, growth at the end, and the sectors that no stream may have.

use std::collections::{BTreeMap, BTreeSet};

use crate::alloc::extents::Run;
use crate::error::{Error, ErrorKind, Result};
use crate::format::sector::SectorId;

/// Into how many pieces one request is cut at most, the growth at the end included.
const MAX_PIECES: u32 = 4;

/// Which sectors are taken first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// The smallest hole that is large enough, so that what is written lies together.
    BestFit,
    /// The lowest sectors, so that the end of the file becomes free.
    Lowest,
    /// Only what lies behind the end of the file: others may still read what is free for us.
    Append,
}

/// The free sectors, or free mini sectors, below `end`, and the room behind it.
#[derive(Clone, Debug)]
pub(crate) struct Space {
    by_start: BTreeMap<u32, u32>,
    by_len: BTreeSet<(u32, u32)>,
    total: u64,
    /// Sectors that exist.
    end: u32,
    /// Sectors that may exist.
    limit: u32,
    /// The range-lock sector, which growth steps over.
    reserved: Option<u32>,
    /// Bytes of a sector and of what comes before the first, for messages.
    shift: u32,
}

impl Space {
    pub(crate) fn new(end: u32, limit: u32, reserved: Option<u32>, shift: u32) -> Self {
        Self { by_start: BTreeMap::new(), by_len: BTreeSet::new(), total: 0, end, limit, reserved, shift }
    }

    /// Sectors that exist.
    pub(crate) fn end(&self) -> u32 {
        self.end
    }

    /// Free sectors below the end.
    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    /// The free runs, in order.
    #[cfg(test)]
    pub(crate) fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        self.by_start.iter().map(|(&start, &len)| Run { sector: SectorId(start), len })
    }

    /// The range-lock sector, if the sectors that exist reach beyond it.
    pub(crate) fn reserved(&self) -> Option<u32> {
        self.reserved.filter(|&sector| sector < self.end)
    }

    /// Gives a run back, or declares it free. It joins its neighbours.
    pub(crate) fn free(&mut self, run: Run) {
        let (mut start, mut len) = (run.sector.0, run.len);
        if len == 0 {
            return;
        }
        if let Some(reserved) = self.reserved
            && (start..start.saturating_add(len)).contains(&reserved)
        {
            let before = reserved.saturating_sub(start);
            self.free(Run { sector: run.sector, len: before });
            let rest = len.saturating_sub(before).saturating_sub(1);
            return self.free(Run { sector: SectorId(reserved.saturating_add(1)), len: rest });
        }
        if let Some((&before, &before_len)) = self.by_start.range(..start).next_back()
            && before.checked_add(before_len) == Some(start)
        {
            self.forget(before, before_len);
            start = before;
            len = len.saturating_add(before_len);
        }
        let behind = start.saturating_add(len);
        if let Some(&behind_len) = self.by_start.get(&behind) {
            self.forget(behind, behind_len);
            len = len.saturating_add(behind_len);
        }
        self.remember(start, len);
    }

    /// Takes a run out wherever it is free.
    pub(crate) fn take(&mut self, run: Run) {
        let end = run.sector.0.saturating_add(run.len);
        let first =
            self.by_start.range(..=run.sector.0).next_back().map_or(run.sector.0, |(&start, _)| start);
        let overlapping: Vec<(u32, u32)> = self.by_start.range(first..end).map(|(&s, &l)| (s, l)).collect();
        for (start, len) in overlapping {
            let behind = start.saturating_add(len);
            if behind <= run.sector.0 {
                continue;
            }
            self.forget(start, len);
            self.remember(start, run.sector.0.saturating_sub(start));
            if behind > end {
                self.remember(end, behind.saturating_sub(end));
            }
        }
    }

    /// Counts sectors in that exist although they were not known to: as free.
    pub(crate) fn raise_end(&mut self, end: u32) {
        if end > self.end {
            let run = Run { sector: SectorId(self.end), len: end.saturating_sub(self.end) };
            self.end = end;
            self.free(run);
        }
    }

    /// The sector behind the last one in use.
    pub(crate) fn used_end(&self) -> u32 {
        match self.by_start.last_key_value() {
            Some((&start, &len)) if start.saturating_add(len) >= self.end => start,
            _ => self.end,
        }
    }

    /// Lowers the end over free sectors; answers it.
    pub(crate) fn trim(&mut self) -> u32 {
        while let Some((&start, &len)) = self.by_start.last_key_value()
            && start.saturating_add(len) >= self.end
        {
            self.forget(start, len);
            self.end = start;
            if self.reserved == self.end.checked_sub(1) {
                self.end = self.end.saturating_sub(1);
            }
        }
        self.end
    }

    /// Takes `count` sectors, if they can be had right behind `near`; else where they fit best.
    ///
    /// # Errors
    ///
    /// `FileLimit`. Nothing has been taken then.
    pub(crate) fn allocate(&mut self, count: u32, near: Option<u32>, order: Order) -> Result<Vec<Run>> {
        let mut runs = Vec::new();
        let mut left = count;
        let mut near = near;
        while left > 0 {
            let pieces = u32::try_from(runs.len()).unwrap_or(u32::MAX);
            let hole = match order {
                Order::Append => None,
                Order::Lowest => self.by_start.first_key_value().map(|(&start, &len)| (start, len)),
                Order::BestFit => self.hole(left, near.take(), pieces),
            };
            match hole {
                Some((start, len)) => {
                    let got = Run { sector: SectorId(start), len: len.min(left) };
                    self.take(got);
                    left = left.saturating_sub(got.len);
                    runs.push(got);
                }
                None => match self.grow(left) {
                    Ok(grown) => {
                        runs.extend(grown);
                        left = 0;
                    }
                    Err(error) => {
                        runs.into_iter().for_each(|run| self.free(run));
                        return Err(error);
                    }
                },
            }
        }
        Ok(runs)
    }

    /// A hole for `count` sectors, or a good part of them.
    fn hole(&self, count: u32, near: Option<u32>, pieces: u32) -> Option<(u32, u32)> {
        if let Some(near) = near
            && let Some(&len) = self.by_start.get(&near)
            && (len >= count || near.saturating_add(len) == self.end)
        {
            return Some((near, len));
        }
        if let Some(&(len, start)) = self.by_len.range((count, 0)..).next() {
            return Some((start, len));
        }
        let &(len, start) = self.by_len.last()?;
        let reaches_the_end = start.saturating_add(len) == self.end;
        let good_part = count.div_ceil(MAX_PIECES);
        (reaches_the_end || (len >= good_part && pieces.saturating_add(1) < MAX_PIECES))
            .then_some((start, len))
    }

    /// Makes sectors behind the end, in two runs where the range-lock sector lies between.
    fn grow(&mut self, count: u32) -> Result<Vec<Run>> {
        let start = self.end;
        let steps_over = self.reserved.filter(|&r| r >= start && r < start.saturating_add(count));
        let end = u64::from(start).saturating_add(count.into()).saturating_add(steps_over.map_or(0, |_| 1));
        if end > u64::from(self.limit) {
            let bytes = |sectors: u64| sectors.saturating_add(1) << self.shift;
            let kind = ErrorKind::FileLimit { needed: bytes(end), limit: bytes(self.limit.into()) };
            return Err(Error::new(kind, None));
        }
        self.end = u32::try_from(end).unwrap_or(u32::MAX);
        Ok(match steps_over {
            Some(reserved) => {
                let before = reserved.saturating_sub(start);
                let behind = reserved.saturating_add(1);
                [
                    Run { sector: SectorId(start), len: before },
                    Run { sector: SectorId(behind), len: count.saturating_sub(before) },
                ]
                .into_iter()
                .filter(|run| run.len > 0)
                .collect()
            }
            None => vec![Run { sector: SectorId(start), len: count }],
        })
    }

    fn remember(&mut self, start: u32, len: u32) {
        if len > 0 {
            self.by_start.insert(start, len);
            self.by_len.insert((len, start));
            self.total = self.total.saturating_add(len.into());
        }
    }

    fn forget(&mut self, start: u32, len: u32) {
        self.by_start.remove(&start);
        self.by_len.remove(&(len, start));
        self.total = self.total.saturating_sub(len.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(sector: u32, len: u32) -> Run {
        Run { sector: SectorId(sector), len }
    }

    fn space() -> Space {
        let mut space = Space::new(100, 1000, None, 9);
        for free in [run(10, 4), run(20, 8), run(40, 2)] {
            space.free(free);
        }
        space
    }

    #[test]
    fn the_smallest_hole_that_is_large_enough_is_taken() {
        let mut space = space();
        assert_eq!(space.allocate(3, None, Order::BestFit).unwrap(), [run(10, 3)]);
        assert_eq!(space.allocate(2, Some(20), Order::BestFit).unwrap(), [run(20, 2)]);
        assert_eq!(space.allocate(2, None, Order::BestFit).unwrap(), [run(40, 2)]);
        assert_eq!(space.total(), 7);
    }

    #[test]
    fn what_fits_nowhere_takes_good_parts_and_the_end() {
        let mut space = space();
        assert_eq!(space.allocate(10, None, Order::BestFit).unwrap(), [run(20, 8), run(40, 2)]);
        assert_eq!(space.allocate(100, None, Order::BestFit).unwrap(), [run(100, 100)]);
        assert_eq!(space.allocate(5, None, Order::Append).unwrap(), [run(200, 5)]);
        assert_eq!(space.allocate(5, None, Order::Lowest).unwrap(), [run(10, 4), run(205, 1)]);
    }

    #[test]
    fn freed_neighbours_join_and_the_free_end_is_trimmed() {
        let mut space = space();
        space.free(run(14, 6));
        assert_eq!(space.runs().collect::<Vec<_>>(), [run(10, 18), run(40, 2)]);
        space.free(run(60, 40));
        assert_eq!(space.trim(), 60);
        space.take(run(12, 2));
        assert_eq!(space.runs().collect::<Vec<_>>(), [run(10, 2), run(14, 14), run(40, 2)]);
    }

    #[test]
    fn growth_steps_over_the_range_lock_sector_and_stops_at_the_limit() {
        let mut space = Space::new(100, 120, Some(104), 12);
        assert_eq!(space.allocate(10, None, Order::BestFit).unwrap(), [run(100, 4), run(105, 6)]);
        assert_eq!(space.reserved(), Some(104));
        let error = space.allocate(10, None, Order::BestFit).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::FileLimit { .. }), "{error}");
        space.free(run(100, 4));
        space.free(run(105, 6));
        assert_eq!(space.trim(), 100);
        assert_eq!(space.reserved(), None);
    }
}
