//! Planning the bytes of streams: which sectors and mini sectors they get.

use std::ops::Range;
use std::sync::Arc;

use crate::alloc::extents::Run;
use crate::error::Result;
use crate::format::consts::ENDOFCHAIN;
use crate::format::dir_entry::StreamId;
use crate::format::le;
use crate::format::sector::SectorId;
use crate::write::base::StreamPlace;
use crate::write::changes::{Contents, Piece, PieceBytes};
use crate::write::plan::compose::{Old, compose};
use crate::write::plan::{Plan, Task, What};
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::space::Order;

/// Runs up to which a chain is not kept for the reads that follow.
const FEW_RUNS: usize = 16;

/// A part of a chain and the sectors that it is to have.
pub(super) struct Assigned {
    pub(super) position: u32,
    pub(super) run: Run,
    /// Whether the bytes are there already.
    pub(super) is_placed: bool,
}

impl Plan<'_> {
    /// Gives a stream its new length and bytes.
    pub(super) fn content(
        &mut self,
        index: usize,
        contents: &Contents<'_>,
        id: StreamId,
        is_new: bool,
    ) -> Result<()> {
        let old = if is_new {
            StreamPlace { len_bytes: 0, stated: 0, is_mini: true, start: ENDOFCHAIN }
        } else {
            self.known.damage.refuse_stream(id, || self.base.location(id))?;
            self.base.place_of(id)?
        };
        if Self::is_mini(contents.len) {
            self.mini_content(contents, id, old)
        } else {
            self.regular_content(index, contents, id, old)
        }
    }

    fn regular_content(
        &mut self,
        index: usize,
        contents: &Contents<'_>,
        id: StreamId,
        old: StreamPlace,
    ) -> Result<()> {
        let shift = self.image.geometry.sector_shift;
        let count = sectors(contents.len, shift);
        let mut chain = ChainMap::default();
        if old.is_mini && old.len_bytes > 0 {
            let runs = self.mini_chain(old.start)?;
            self.free_mini(&runs)?;
        } else if !old.is_mini {
            chain = (*self.base.chain(id, old.start)?).clone();
        }
        let is_placed = |piece: &Piece<'_>| matches!(piece.bytes, PieceBytes::Placed(_));
        if old.is_mini && !contents.pieces.iter().any(is_placed) {
            return self.new_content(index, contents, id, count);
        }
        let held = chain.len().min(count);
        let mut dirty = touched(contents, old.len_bytes, shift, count, false);
        if old.is_mini {
            dirty.clear();
            dirty.push(0..count);
        }
        let placed = placed_runs(contents, shift, count);
        let mut assigned: Vec<Assigned> = Vec::new();
        for range in without(dirty, &placed) {
            let inside = if self.rules.in_place { range.start..range.end.min(held) } else { 0..0 };
            for (position, run) in chain.runs_in(inside.clone()) {
                self.tasks.push(content_task(index, position, run));
            }
            let rest = range.start.max(inside.end)..range.end;
            let near = rest.start.checked_sub(1).and_then(|before| chain.sector_at(before));
            let near = near.map(|sector| sector.0.saturating_add(1));
            let mut position = rest.start;
            for run in self.take(rest.end.saturating_sub(rest.start), near)? {
                assigned.push(Assigned { position, run, is_placed: false });
                position = position.saturating_add(run.len);
            }
        }
        assigned.extend(placed.into_iter().map(|(position, run)| Assigned {
            position,
            run,
            is_placed: true,
        }));
        assigned.sort_by_key(|part| part.position);
        let cut = chain.truncate(count);
        self.release(cut)?;
        for part in &assigned {
            if !part.is_placed {
                self.tasks.push(content_task(index, part.position, part.run));
            }
        }
        self.assign(&mut chain, &assigned, held)?;
        self.give_back_surplus(contents, count)?;
        self.directory.set_place(id.get(), Self::start_of(&chain), contents.len)?;
        // A chain in few pieces is followed again faster than it is kept.
        if chain.num_runs() > FEW_RUNS {
            self.chains.push((id, Arc::new(chain)));
        }
        Ok(())
    }

    /// A stream that has no sectors yet, and none of whose bytes are in the file.
    fn new_content(&mut self, index: usize, contents: &Contents<'_>, id: StreamId, count: u32) -> Result<()> {
        let runs = self.take(count, None)?;
        let nexts = runs.iter().skip(1).map(|run| run.sector.0).chain([ENDOFCHAIN]);
        let mut position = 0u32;
        for (&run, next) in runs.iter().zip(nexts) {
            self.tasks.push(content_task(index, position, run));
            self.fat.set_run(run, next)?;
            position = position.saturating_add(run.len);
        }
        if runs.len() > FEW_RUNS {
            let mut chain = ChainMap::default();
            runs.iter().for_each(|&run| chain.push(run));
            self.chains.push((id, Arc::new(chain)));
        }
        let start = runs.first().map_or(ENDOFCHAIN, |run| run.sector.0);
        self.directory.set_place(id.get(), start, contents.len)
    }

    /// Puts sectors into a chain, links them, and frees what they replace.
    pub(super) fn assign(&mut self, chain: &mut ChainMap, assigned: &[Assigned], held: u32) -> Result<()> {
        let mut changed = Vec::new();
        let mut old = Vec::new();
        for part in assigned {
            let inside = part.run.len.min(held.saturating_sub(part.position));
            let (first, rest) = split(part.run, inside);
            if inside > 0 {
                old.extend(chain.replace(part.position, first));
            }
            chain.push(rest);
            changed.push(part.position..part.position.saturating_add(part.run.len));
        }
        self.release(old)?;
        for range in changed {
            self.fat.relink(chain, range)?;
        }
        let len = chain.len();
        self.fat.relink(chain, len.saturating_sub(1)..len)
    }

    /// Placed sectors beyond the end of the stream are free again.
    fn give_back_surplus(&mut self, contents: &Contents<'_>, count: u32) -> Result<()> {
        let shift = self.image.geometry.sector_shift;
        for piece in &contents.pieces {
            if let PieceBytes::Placed(placed) = piece.bytes {
                let position = u32::try_from(piece.offset >> shift).unwrap_or(u32::MAX);
                let used = placed.sectors.min(sectors(piece.len, shift)).min(count.saturating_sub(position));
                let (_, rest) = split(Run { sector: placed.sector, len: placed.sectors }, used);
                if rest.len > 0 {
                    self.freed.push(rest);
                }
            }
        }
        Ok(())
    }

    fn mini_content(&mut self, contents: &Contents<'_>, id: StreamId, old: StreamPlace) -> Result<()> {
        let geometry = self.image.geometry;
        let shift = geometry.mini_shift;
        let count = sectors(contents.len, shift);
        if count > 0 || (old.is_mini && old.len_bytes > 0) {
            self.known.damage.refuse_mini()?;
        }
        let mut runs = Vec::new();
        if old.is_mini && old.len_bytes > 0 {
            runs = self.mini_chain(old.start)?;
        } else if !old.is_mini {
            let chain = self.base.chain(id, old.start)?;
            self.release(chain.runs().collect())?;
        }
        let (kept, surplus) = cut(&mut runs, count);
        self.free_mini(&surplus)?;
        let wanted = count.saturating_sub(kept);
        if wanted > 0 {
            let near = runs.last().map(|last| last.sector.0.saturating_add(last.len));
            for run in self.known.mini_space.allocate(wanted, near, Order::BestFit)? {
                push(&mut runs, run);
            }
            self.size_mini_tables(self.known.mini_space.end(), false);
        }
        self.link_mini(&runs, kept.saturating_sub(1))?;
        // What changes, and everything that the stream did not have before.
        let mut dirty =
            if kept > 0 { touched(contents, old.len_bytes, shift, kept, true) } else { Vec::new() };
        dirty.push(kept..count);
        let old = Old { base: self.base, id, len: old.len_bytes };
        let mut at = 0u32;
        for &run in &runs {
            let end = at.saturating_add(run.len);
            for range in &dirty {
                let (from, to) = (range.start.max(at), range.end.min(end));
                if from < to {
                    let number = run.sector.0.saturating_add(from.saturating_sub(at));
                    let part = Run { sector: SectorId(number), len: to.saturating_sub(from) };
                    self.fill_mini(contents, old, from, part)?;
                }
            }
            at = end;
        }
        for piece in &contents.pieces {
            if let PieceBytes::Placed(placed) = piece.bytes {
                self.freed.push(Run { sector: placed.sector, len: placed.sectors });
            }
        }
        let start = runs.first().map_or(ENDOFCHAIN, |run| run.sector.0);
        self.directory.set_place(id.get(), start, contents.len)
    }

    /// Links the mini sectors of a stream from a position of it on.
    fn link_mini(&mut self, runs: &[Run], first: u32) -> Result<()> {
        let nexts = runs.iter().skip(1).map(|run| run.sector.0).chain([ENDOFCHAIN]);
        let mut at = 0u32;
        let mut links = Vec::new();
        for (run, next) in runs.iter().zip(nexts) {
            let (_, rest) = split(*run, first.saturating_sub(at));
            let end = rest.sector.0.saturating_add(rest.len);
            links.clear();
            links.extend((rest.sector.0..end).skip(1).flat_map(u32::to_le_bytes));
            if rest.len > 0 {
                links.extend(next.to_le_bytes());
            }
            self.mini_fat.write(u64::from(rest.sector.0) << 2, &links)?;
            at = at.saturating_add(run.len);
        }
        Ok(())
    }

    /// Puts the bytes of a stream from a position of it on into mini sectors.
    fn fill_mini(&mut self, contents: &Contents<'_>, old: Old<'_>, position: u32, run: Run) -> Result<()> {
        let shift = self.image.geometry.mini_shift;
        let (from, to) = (u64::from(position) << shift, u64::from(run.sector.0) << shift);
        let len = (run.len as usize) << shift;
        if let Some(room) = self.mini_stream.added_mut(to, len) {
            return compose(contents, old, from, room);
        }
        let mut bytes = vec![0u8; len];
        compose(contents, old, from, &mut bytes)?;
        self.mini_stream.write(to, &bytes)
    }

    /// The mini sectors of a stream as it is committed.
    pub(super) fn mini_chain(&self, start: u32) -> Result<Vec<Run>> {
        let mut runs = Vec::new();
        let mut at = start;
        // Sound chains end; their length was found in the survey, and the mini sectors are a limit besides.
        for _ in 0..self.known.mini_space.end() {
            if at >= self.known.mini_space.end() {
                break;
            }
            push(&mut runs, Run { sector: SectorId(at), len: 1 });
            let mut link = [0u8; 4];
            self.mini_fat.read(u64::from(at) << 2, &mut link)?;
            at = le::u32_at(&link, 0);
        }
        Ok(runs)
    }

    /// Frees mini sectors. They can be used again at once: no committed byte of the mini stream is overwritten.
    pub(super) fn free_mini(&mut self, runs: &[Run]) -> Result<()> {
        if !runs.is_empty() {
            self.known.damage.refuse_mini()?;
        }
        for &run in runs {
            let free = vec![0xFF; (run.len as usize).saturating_mul(4)];
            self.mini_fat.write(u64::from(run.sector.0) << 2, &free)?;
            self.known.mini_space.free(run);
        }
        Ok(())
    }
}

fn content_task(index: usize, position: u32, run: Run) -> Task {
    Task { sector: run.sector, sectors: run.len, what: What::Content { index, position } }
}

/// Appends a run; runs that follow each other are one.
pub(super) fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.sector.0.saturating_add(last.len) == run.sector.0 => {
            last.len = last.len.saturating_add(run.len);
        }
        _ => runs.push(run),
    }
}

/// Leaves the first `count` sectors, and answers how many there are and what was behind them.
fn cut(runs: &mut Vec<Run>, count: u32) -> (u32, Vec<Run>) {
    let mut kept = 0u32;
    let mut surplus = Vec::new();
    runs.retain_mut(|run| {
        let (first, rest) = split(*run, count.saturating_sub(kept));
        kept = kept.saturating_add(first.len);
        surplus.extend((rest.len > 0).then_some(rest));
        *run = first;
        first.len > 0
    });
    (kept, surplus)
}

/// Sectors that this many bytes need.
pub(super) fn sectors(len: u64, shift: u32) -> u32 {
    u32::try_from(len.div_ceil(1u64 << shift)).unwrap_or(u32::MAX)
}

/// A run cut in two.
pub(super) fn split(run: Run, at: u32) -> (Run, Run) {
    let at = at.min(run.len);
    let rest = SectorId(run.sector.0.saturating_add(at));
    (Run { sector: run.sector, len: at }, Run { sector: rest, len: run.len.saturating_sub(at) })
}

/// Sectors of a stream whose bytes change, in order. Those that were placed are not among them, unless their bytes are to
/// be copied to where the stream lies.
fn touched(
    contents: &Contents<'_>,
    old_len: u64,
    shift: u32,
    count: u32,
    copies_placed: bool,
) -> Vec<Range<u32>> {
    let kept = contents.kept.min(old_len);
    let mut ranges: Vec<Range<u32>> = Vec::new();
    let first = |offset: u64| u32::try_from(offset >> shift).unwrap_or(u32::MAX);
    if kept < contents.len {
        ranges.push(first(kept)..count);
    }
    for piece in &contents.pieces {
        if piece.len > 0 && (copies_placed || !matches!(piece.bytes, PieceBytes::Placed(_))) {
            ranges.push(first(piece.offset)..sectors(piece.end(), shift).min(count));
        }
    }
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Runs of sectors that the pieces of a stream lie in already, by position.
fn placed_runs(contents: &Contents<'_>, shift: u32, count: u32) -> Vec<(u32, Run)> {
    let mut placed = Vec::new();
    for piece in &contents.pieces {
        if let PieceBytes::Placed(run) = piece.bytes {
            let position = u32::try_from(piece.offset >> shift).unwrap_or(u32::MAX);
            let len = run.sectors.min(sectors(piece.len, shift)).min(count.saturating_sub(position));
            if len > 0 {
                placed.push((position, Run { sector: run.sector, len }));
            }
        }
    }
    placed
}

/// Ranges less the positions of the runs, both in order.
fn without(ranges: Vec<Range<u32>>, placed: &[(u32, Run)]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    for range in ranges {
        let mut start = range.start;
        let from = placed.partition_point(|(position, run)| position.saturating_add(run.len) <= start);
        for (position, run) in placed.get(from..).unwrap_or_default() {
            if *position >= range.end {
                break;
            }
            if start < *position {
                left.push(start..*position);
            }
            start = start.max(position.saturating_add(run.len));
        }
        if start < range.end {
            left.push(start..range.end);
        }
    }
    left
}
