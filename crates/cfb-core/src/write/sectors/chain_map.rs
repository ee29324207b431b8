//! A whole chain as runs by position, which can be changed: where each sector of a stream or table lies.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::alloc::extents::Run;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::error::Result;
use crate::format::sector::{FatEntry, SectorId};
use crate::write::sectors::sector_set::SectorSet;

/// The sectors of one chain. Finding a position is O(log runs).
#[derive(Clone, Default, Debug)]
pub(crate) struct ChainMap {
    /// Position in the chain to the run that starts there. Runs follow each other without gaps.
    runs: BTreeMap<u32, Run>,
    len: u32,
}

impl ChainMap {
    /// Follows a chain from `start` over at most `limit` sectors. A break, a sector beyond the file, or one that the
    /// chain has had already ends it, as it does for the reader.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn follow(image: &Image, start: u32, limit: u32) -> Result<Self> {
        let mut chain = Self::default();
        let mut window = FatWindow::default();
        let mut entry = FatEntry::from_bits(start);
        let mut highest = None;
        // Made when a link leads backwards: a chain that ascends can't come back to itself.
        let mut seen: Option<SectorSet> = None;
        while let FatEntry::Next(first) = entry
            && image.geometry.contains(first)
            && chain.len < limit.min(image.geometry.num_sectors)
        {
            let (len, next) = window.run(image, first, limit.saturating_sub(chain.len))?;
            let run = Run { sector: first, len };
            if seen.is_none() && highest >= Some(first.0) {
                let mut before = SectorSet::new(image.geometry.num_sectors);
                chain.runs().for_each(|run| {
                    before.insert_run(run);
                });
                seen = Some(before);
            }
            let fresh = seen.as_mut().map_or(len, |seen| seen.insert_run(run));
            chain.push(Run { sector: first, len: fresh });
            if fresh < len {
                break;
            }
            highest = highest.max(Some(first.0.saturating_add(len)));
            entry = next;
        }
        Ok(chain)
    }

    /// Sectors in the chain.
    pub(crate) fn len(&self) -> u32 {
        self.len
    }

    /// Runs it consists of.
    pub(crate) fn num_runs(&self) -> usize {
        self.runs.len()
    }

    /// The first sector.
    pub(crate) fn first(&self) -> Option<SectorId> {
        self.runs.first_key_value().map(|(_, run)| run.sector)
    }

    /// What lies from a position on, as far as it lies together.
    pub(crate) fn run_at(&self, position: u32) -> Option<Run> {
        let (&start, run) = self.runs.range(..=position).next_back()?;
        let skip = position.saturating_sub(start);
        (skip < run.len).then(|| Run {
            sector: SectorId(run.sector.0.saturating_add(skip)),
            len: run.len.saturating_sub(skip),
        })
    }

    /// The sector at a position.
    pub(crate) fn sector_at(&self, position: u32) -> Option<SectorId> {
        self.run_at(position).map(|run| run.sector)
    }

    /// All runs, in order.
    pub(crate) fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        self.runs.values().copied()
    }

    /// The runs that cover these positions, cut to them, with the position where each begins.
    pub(crate) fn runs_in(&self, range: Range<u32>) -> Vec<(u32, Run)> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end
            && let Some(run) = self.run_at(at)
        {
            let len = run.len.min(range.end.saturating_sub(at));
            found.push((at, Run { sector: run.sector, len }));
            at = at.saturating_add(len);
        }
        found
    }

    /// Appends a run.
    pub(crate) fn push(&mut self, run: Run) {
        if run.len == 0 {
            return;
        }
        match self.runs.last_entry() {
            Some(mut last) if last.get().sector.0.checked_add(last.get().len) == Some(run.sector.0) => {
                let joined = last.get_mut();
                joined.len = joined.len.saturating_add(run.len);
            }
            _ => {
                self.runs.insert(self.len, run);
            }
        }
        self.len = self.len.saturating_add(run.len);
    }

    /// Leaves the first `len` sectors; gives the others.
    pub(crate) fn truncate(&mut self, len: u32) -> Vec<Run> {
        if len >= self.len {
            return Vec::new();
        }
        self.split_at(len);
        let cut = self.runs.split_off(&len);
        self.len = len;
        cut.into_values().collect()
    }

    /// Puts a run in the place of as many sectors from a position on, which must exist; gives what was there.
    pub(crate) fn replace(&mut self, position: u32, run: Run) -> Vec<Run> {
        let end = position.saturating_add(run.len);
        self.split_at(position);
        self.split_at(end);
        let mut old = Vec::new();
        while let Some((&at, _)) = self.runs.range(position..end).next() {
            old.extend(self.runs.remove(&at));
        }
        self.runs.insert(position, run);
        self.join_at(position);
        self.join_at(end);
        old
    }

    /// Makes a run start at this position, if one goes over it.
    fn split_at(&mut self, position: u32) {
        let Some((&start, &run)) = self.runs.range(..position).next_back() else { return };
        let first = position.saturating_sub(start);
        if first < run.len {
            let rest = Run {
                sector: SectorId(run.sector.0.saturating_add(first)),
                len: run.len.saturating_sub(first),
            };
            self.runs.insert(start, Run { sector: run.sector, len: first });
            self.runs.insert(position, rest);
        }
    }

    /// Joins the run that starts here with the one before, if they lie next to each other.
    fn join_at(&mut self, position: u32) {
        let Some(&run) = self.runs.get(&position) else { return };
        if let Some((_, before)) = self.runs.range_mut(..position).next_back()
            && before.sector.0.checked_add(before.len) == Some(run.sector.0)
        {
            before.len = before.len.saturating_add(run.len);
            self.runs.remove(&position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(sector: u32, len: u32) -> Run {
        Run { sector: SectorId(sector), len }
    }

    fn sectors(chain: &ChainMap) -> Vec<u32> {
        chain.runs().flat_map(|r| r.sector.0..r.sector.0.saturating_add(r.len)).collect()
    }

    #[test]
    fn replacing_splits_and_joins_runs() {
        let mut chain = ChainMap::default();
        chain.push(run(10, 4));
        chain.push(run(14, 4));
        assert_eq!(chain.num_runs(), 1);
        assert_eq!(chain.replace(2, run(50, 3)), [run(12, 3)]);
        assert_eq!(sectors(&chain), [10, 11, 50, 51, 52, 15, 16, 17]);
        assert_eq!(chain.runs_in(1..4), [(1, run(11, 1)), (2, run(50, 2))]);
        assert_eq!(chain.replace(2, run(12, 3)), [run(50, 3)]);
        assert_eq!(chain.num_runs(), 1);
        assert_eq!(chain.replace(0, run(30, 8)), [run(10, 8)]);
        assert_eq!(chain.truncate(3), [run(33, 5)]);
        assert_eq!((chain.len(), sectors(&chain)), (3, vec![30, 31, 32]));
        assert_eq!(chain.sector_at(3), None);
    }
}
