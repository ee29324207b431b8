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
use crate::write::changes::{Contents, PieceBytes};
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
            let numbers = self.mini_chain(old.start)?;
            self.free_mini(&numbers)?;
        } else if !old.is_mini {
            chain = (*self.base.chain(id, old.start)?).clone();
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
        let mut numbers = Vec::new();
        if old.is_mini && old.len_bytes > 0 {
            numbers = self.mini_chain(old.start)?;
        } else if !old.is_mini {
            let chain = self.base.chain(id, old.start)?;
            self.release(chain.runs().collect())?;
        }
        let kept = numbers.len().min(count as usize);
        let surplus = numbers.split_off(kept);
        self.free_mini(&surplus)?;
        let wanted = count.saturating_sub(u32::try_from(kept).unwrap_or(u32::MAX));
        if wanted > 0 {
            let near = numbers.last().map(|last| last.saturating_add(1));
            for run in self.known.mini_space.allocate(wanted, near, Order::BestFit)? {
                numbers.extend(run.sector.0..run.sector.0.saturating_add(run.len));
            }
            self.size_mini_tables(self.known.mini_space.end(), false);
        }
        let first = kept.saturating_sub(1);
        let links = numbers.iter().skip(1).copied().chain([ENDOFCHAIN]).skip(first);
        let links: Vec<u8> = links.flat_map(u32::to_le_bytes).collect();
        let together = runs_of(numbers.get(first..).unwrap_or_default());
        let mut done = 0usize;
        for run in &together {
            let n = (run.len as usize).saturating_mul(4);
            let part = links.get(done..done.saturating_add(n)).unwrap_or_default();
            self.mini_fat.write(u64::from(run.sector.0) << 2, part)?;
            done = done.saturating_add(n);
        }
        if count > 0 {
            let mut bytes = vec![0u8; (count as usize) << shift];
            let old_len = old.len_bytes;
            compose(contents, Old { base: self.base, id, len: old_len }, 0, &mut bytes)?;
            let dirty = touched(contents, old.len_bytes, shift, count, true);
            let mut at = 0u32;
            for run in runs_of(&numbers) {
                // What changes in this run, and everything that the stream did not have before.
                let end = at.saturating_add(run.len);
                let fresh = u32::try_from(kept).unwrap_or(u32::MAX)..count;
                for range in dirty.iter().chain([&fresh]) {
                    let (from, to) = (range.start.max(at), range.end.min(end));
                    if from < to {
                        let part = bytes.get((from as usize) << shift..(to as usize) << shift);
                        let number = run.sector.0.saturating_add(from.saturating_sub(at));
                        self.mini_stream.write(u64::from(number) << shift, part.unwrap_or_default())?;
                    }
                }
                at = end;
            }
        }
        for piece in &contents.pieces {
            if let PieceBytes::Placed(placed) = piece.bytes {
                self.freed.push(Run { sector: placed.sector, len: placed.sectors });
            }
        }
        let start = numbers.first().copied().unwrap_or(ENDOFCHAIN);
        self.directory.set_place(id.get(), start, contents.len)
    }

    /// The mini sectors of a stream as it is committed.
    pub(super) fn mini_chain(&self, start: u32) -> Result<Vec<u32>> {
        let mut numbers = Vec::new();
        let mut at = start;
        // Sound chains end; their length was found in the survey, and the mini sectors are a limit besides.
        while at < self.known.mini_space.end() && numbers.len() < self.known.mini_space.end() as usize {
            numbers.push(at);
            let mut link = [0u8; 4];
            self.mini_fat.read(u64::from(at) << 2, &mut link)?;
            at = le::u32_at(&link, 0);
        }
        Ok(numbers)
    }

    /// Frees mini sectors. They can be used again at once: no committed byte of the mini stream is overwritten.
    pub(super) fn free_mini(&mut self, numbers: &[u32]) -> Result<()> {
        if !numbers.is_empty() {
            self.known.damage.refuse_mini()?;
        }
        for run in runs_of(numbers) {
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

/// Numbers that follow each other, as runs.
fn runs_of(numbers: &[u32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some(last) if last.sector.0.saturating_add(last.len) == number => {
                last.len = last.len.saturating_add(1);
            }
            _ => runs.push(Run { sector: SectorId(number), len: 1 }),
        }
    }
    runs
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
