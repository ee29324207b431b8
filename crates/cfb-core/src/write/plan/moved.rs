//! Planning a flip that moves streams down, so that the end of the file becomes free.

use std::sync::Arc;

use crate::alloc::extents::Run;
use crate::error::Result;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::write::plan::content::{Assigned, split};
use crate::write::plan::{Plan, Task, What};
use crate::write::sectors::chain_map::ChainMap;

impl Plan<'_> {
    /// Gives every sector that a sound stream has from the sector `above` on another place.
    pub(super) fn move_streams(&mut self, above: u32) -> Result<()> {
        for number in 1..self.directory.num_entries(self.image.geometry.sector_shift) {
            let id = StreamId::new(number);
            if !self.known.free_entries.contains(&number) && !self.known.damage.streams.contains_key(&id) {
                self.move_stream(id, above)?;
            }
        }
        Ok(())
    }

    fn move_stream(&mut self, id: StreamId, above: u32) -> Result<()> {
        match self.base.element(id) {
            Ok(element) if element.kind == ObjectType::Stream => {}
            // A type that is not known, left where it is.
            Err(error) if !error.is_not_found() => return Err(error),
            _ => return Ok(()),
        }
        let place = self.base.place_of(id)?;
        if place.is_mini {
            return Ok(());
        }
        let mut chain = ChainMap::follow(self.image, place.start, u32::MAX)?;
        let mut assigned = Vec::new();
        for (position, run) in chain.runs_in(0..chain.len()) {
            let low = above.saturating_sub(run.sector.0).min(run.len);
            let (_, high) = split(run, low);
            let mut at = position.saturating_add(low);
            for new in self.take(high.len, None)? {
                self.tasks.push(moved_task(id, at, new));
                assigned.push(Assigned { position: at, run: new, is_placed: false });
                at = at.saturating_add(new.len);
            }
        }
        if assigned.is_empty() {
            return Ok(());
        }
        let held = chain.len();
        self.assign(&mut chain, &assigned, held)?;
        let size = self.directory.entry(id.get())?.size_bits();
        self.directory.set_place(id.get(), Self::start_of(&chain), size)?;
        self.chains.push((id, Arc::new(chain)));
        Ok(())
    }
}

fn moved_task(stream: StreamId, position: u32, run: Run) -> Task {
    Task { sector: run.sector, sectors: run.len, what: What::Moved { stream, position } }
}
