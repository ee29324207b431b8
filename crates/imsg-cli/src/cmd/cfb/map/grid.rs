//! Regions as squares: each stands for a number of bytes, and is of whom most of them belong to.

use std::collections::BTreeMap;
use std::ops::Range;

/// Squares in the order of the bytes.
#[derive(Debug)]
pub(super) struct Grid {
    /// Base-two logarithm of the bytes of a square.
    pub(super) shift: u32,
    /// Owner of each square.
    pub(super) cells: Vec<usize>,
    /// Squares that begin a part of a chain after a break.
    pub(super) breaks: Vec<usize>,
}

impl Grid {
    /// Squares of at least `1 << unit` bytes for `len` bytes, at most `limit` of them. The regions are in order, without
    /// gaps.
    pub(super) fn new(
        len: u64,
        unit: u32,
        limit: u64,
        regions: impl Iterator<Item = (Range<u64>, usize)>,
        breaks: &[u64],
    ) -> Self {
        let mut shift = unit;
        while len >> shift > limit {
            shift += 1;
        }
        let mut cells = Vec::new();
        // Bytes that each owner has of the square being filled.
        let mut bytes: BTreeMap<usize, u64> = BTreeMap::new();
        let mut cell = 0u64;
        for (range, owner) in regions {
            let mut at = range.start;
            while at < range.end {
                if at >> shift != cell {
                    cells.push(most(&mut bytes));
                    cell = at >> shift;
                }
                let end = ((cell + 1) << shift).min(range.end);
                *bytes.entry(owner).or_default() += end - at;
                at = end;
            }
        }
        if !bytes.is_empty() {
            cells.push(most(&mut bytes));
        }
        let mut marked: Vec<usize> =
            breaks.iter().filter_map(|offset| usize::try_from(offset >> shift).ok()).collect();
        marked.sort_unstable();
        marked.dedup();
        Self { shift, cells, breaks: marked }
    }

    /// For each owner the runs of squares that lie in one row: first square and count.
    pub(super) fn runs(&self, columns: usize) -> BTreeMap<usize, Vec<(usize, usize)>> {
        let mut runs: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        let mut first = 0usize;
        for (at, owner) in self.cells.iter().enumerate() {
            let next = at + 1;
            if next.is_multiple_of(columns) || self.cells.get(next) != Some(owner) {
                runs.entry(*owner).or_default().push((first, next - first));
                first = next;
            }
        }
        runs
    }
}

/// Who has most bytes; the counts are emptied.
fn most(bytes: &mut BTreeMap<usize, u64>) -> usize {
    let owner = bytes.iter().max_by_key(|&(owner, bytes)| (*bytes, std::cmp::Reverse(*owner)));
    let owner = owner.map_or(0, |(owner, _)| *owner);
    bytes.clear();
    owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_of_whom_most_of_it_is() {
        let regions = [(0..512, 7), (512..700, 8), (700..1024, 9), (1024..1536, 9)];
        let grid = Grid::new(1536, 9, 100, regions.into_iter(), &[700]);
        assert_eq!((grid.cells.as_slice(), grid.breaks.as_slice()), (&[7, 9, 9][..], &[1][..]));
        assert_eq!(
            grid.runs(2).into_iter().collect::<Vec<_>>(),
            [(7, vec![(0, 1)]), (9, vec![(1, 1), (2, 1)])]
        );
    }

    #[test]
    fn there_are_no_more_squares_than_allowed() {
        let grid = Grid::new(1 << 20, 9, 100, [(0..1 << 20, 1)].into_iter(), &[]);
        assert_eq!((grid.shift, grid.cells.len()), (14, 64));
    }
}
