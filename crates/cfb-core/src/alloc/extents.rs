//! The resolved part of a chain as runs of neighbouring sectors, in bounded memory.

use crate::format::sector::SectorId;

/// Points kept at first: 512 KiB. A chain in more pieces is thinned.
const FIRST_LIMIT: usize = 1 << 16;
/// Points kept at most, after random reads have paid for them: 8 MiB.
const LAST_LIMIT: usize = 1 << 20;
/// Runs known without gaps behind the last one appended.
const RECENT: usize = 1 << 10;

/// Sectors that follow each other both in the chain and in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Run {
    /// The first of them.
    pub(crate) sector: SectorId,
    /// How many.
    pub(crate) len: u32,
}

/// Where a position of the chain is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// In this run, which starts at the position.
    Known(Run),
    /// Somewhere behind this earlier position: the FAT must be followed from there.
    Behind {
        /// The earlier position, counted in sectors of the chain.
        logical: u32,
        /// Its sector.
        sector: SectorId,
    },
}

/// Sorted starts of runs. A position is found by binary search.
///
/// When a chain has more runs than the limit, only every second start is kept, then every fourth, and so on; between
/// two starts the FAT leads on. So reading a stream in a quarter of a million pieces costs no more memory than one in
/// 65,536. The 1,024 runs appended last are always known, so that reading straight on never looks back.
#[derive(Debug)]
pub(crate) struct Extents {
    points: Vec<Point>,
    /// Points kept at most.
    limit: usize,
    /// Runs for each point kept.
    stride: u32,
    /// Runs appended since the last point, it included.
    since_point: u32,
    /// The runs appended last; empty as long as the points are without gaps.
    recent: Vec<Point>,
    /// The run appended last.
    tail: Point,
    /// Sectors of the chain covered so far.
    resolved: u32,
}

#[derive(Clone, Copy, Debug)]
struct Point {
    logical: u32,
    sector: u32,
}

impl Default for Extents {
    fn default() -> Self {
        Self::with_limit(FIRST_LIMIT)
    }
}

impl Extents {
    fn with_limit(limit: usize) -> Self {
        let tail = Point { logical: 0, sector: 0 };
        Self { points: Vec::new(), limit, stride: 1, since_point: 0, recent: Vec::new(), tail, resolved: 0 }
    }

    /// Empty extents that keep more points than these; `None` at the last limit.
    pub(crate) fn denser(&self) -> Option<Self> {
        let limit = self.limit.saturating_mul(4).min(LAST_LIMIT);
        (self.is_sparse() && limit > self.limit).then(|| Self::with_limit(limit))
    }

    /// Sectors of the chain covered so far.
    pub(crate) fn resolved(&self) -> u32 {
        self.resolved
    }

    /// Whether a position may need the FAT although it is covered.
    pub(crate) fn is_sparse(&self) -> bool {
        self.stride > 1
    }

    /// Appends a run.
    pub(crate) fn push(&mut self, run: Run) {
        let tail_len = self.resolved.saturating_sub(self.tail.logical);
        if self.resolved == 0 || self.tail.sector.checked_add(tail_len) != Some(run.sector.0) {
            self.tail = Point { logical: self.resolved, sector: run.sector.0 };
            if self.points.is_empty() || self.since_point >= self.stride {
                self.keep(self.tail);
            }
            self.since_point = self.since_point.saturating_add(1);
            if self.is_sparse() {
                self.remember(self.tail);
            }
        }
        self.resolved = self.resolved.saturating_add(run.len);
    }

    /// Where the sector at `logical` is; `None` if it is not covered. `near` is where the search begins and then where
    /// it has ended: reading straight on, the next run is found at once.
    pub(crate) fn locate(&self, logical: u32, near: &mut usize) -> Option<Place> {
        if logical >= self.resolved {
            return None;
        }
        if logical >= self.tail.logical {
            return known(self.tail, self.resolved, logical);
        }
        let dense = if self.is_sparse() { &self.recent } else { &self.points };
        if dense.first().is_some_and(|first| first.logical <= logical) {
            let (point, next) = around(dense, logical, near)?;
            return known(point, next.map_or(self.resolved, |next| next.logical), logical);
        }
        let (point, _) = around(&self.points, logical, near)?;
        Some(Place::Behind { logical: point.logical, sector: SectorId(point.sector) })
    }

    fn keep(&mut self, point: Point) {
        if self.points.len() >= self.limit {
            if !self.is_sparse() {
                let from = self.points.len().saturating_sub(RECENT);
                self.recent = self.points.get(from..).unwrap_or(&[]).to_vec();
                // The point at hand is remembered by `push`, now that there are gaps.
            }
            let mut position = 0usize;
            self.points.retain(|_| {
                position = position.saturating_add(1);
                !position.is_multiple_of(2)
            });
            self.stride = self.stride.saturating_mul(2);
        }
        self.points.push(point);
        self.since_point = 0;
    }

    fn remember(&mut self, point: Point) {
        if self.recent.len() >= RECENT.saturating_mul(2) {
            self.recent.drain(..RECENT);
        }
        self.recent.push(point);
    }
}

/// The last point at or before `logical`, and the one after it. It is looked for at `near` and behind it first.
fn around(points: &[Point], logical: u32, near: &mut usize) -> Option<(Point, Option<Point>)> {
    for at in [*near, near.saturating_add(1)] {
        let (point, next) = (points.get(at), points.get(at.saturating_add(1)));
        if point.is_some_and(|point| point.logical <= logical)
            && next.is_none_or(|next| logical < next.logical)
        {
            *near = at;
            return Some((*point?, next.copied()));
        }
    }
    let after = points.partition_point(|point| point.logical <= logical);
    *near = after.checked_sub(1)?;
    Some((*points.get(*near)?, points.get(after).copied()))
}

fn known(start: Point, end: u32, logical: u32) -> Option<Place> {
    let sector = SectorId(start.sector.saturating_add(logical.saturating_sub(start.logical)));
    Some(Place::Known(Run { sector, len: end.saturating_sub(logical) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locate(extents: &Extents, logical: u32) -> Option<Place> {
        extents.locate(logical, &mut 0)
    }

    #[test]
    fn neighbouring_runs_join() {
        let mut extents = Extents::default();
        extents.push(Run { sector: SectorId(5), len: 2 });
        extents.push(Run { sector: SectorId(7), len: 1 });
        extents.push(Run { sector: SectorId(2), len: 4 });
        assert_eq!(extents.points.len(), 2);
        assert_eq!(locate(&extents, 1), Some(Place::Known(Run { sector: SectorId(6), len: 2 })));
        assert_eq!(locate(&extents, 6), Some(Place::Known(Run { sector: SectorId(5), len: 1 })));
        assert_eq!(locate(&extents, 7), None);
    }

    #[test]
    fn a_chain_in_many_pieces_stays_within_its_memory() {
        let mut extents = Extents::default();
        for piece in 0..400_000u32 {
            extents.push(Run { sector: SectorId(piece * 3), len: 2 });
        }
        assert!(extents.points.capacity() <= FIRST_LIMIT && extents.recent.capacity() <= 4 * RECENT);
        assert_eq!(extents.resolved(), 800_000);
        assert_eq!(
            locate(&extents, 799_999),
            Some(Place::Known(Run { sector: SectorId(399_999 * 3 + 1), len: 1 }))
        );
        for recent in 800_000 - 2 * 1024..800_000 {
            assert!(matches!(locate(&extents, recent), Some(Place::Known(_))), "{recent}");
        }
        let denser = extents.denser().unwrap();
        assert!(denser.limit > FIRST_LIMIT && denser.resolved() == 0);
        for logical in (0..800_000).step_by(997) {
            match locate(&extents, logical).unwrap() {
                Place::Known(run) => assert_eq!(run.sector.0, logical / 2 * 3 + logical % 2),
                Place::Behind { logical: from, sector } => {
                    assert!(logical - from < 64, "{logical} is {} behind", logical - from);
                    assert_eq!(sector.0, from / 2 * 3 + from % 2);
                }
            }
        }
    }
}
