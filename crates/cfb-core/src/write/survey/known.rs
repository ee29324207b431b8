//! What must be known of a file before it can be changed: free sectors, tables, and what is too damaged to be touched.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::alloc::extents::Run;
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::format::dir_entry::StreamId;
use crate::format::sector::SectorId;
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::sector_set::SectorSet;
use crate::write::sectors::space::Space;

/// The result of the first pass over a file, kept up to date over its commits.
#[derive(Debug)]
pub(crate) struct Known {
    /// Free sectors.
    pub(crate) space: Space,
    /// Free mini sectors.
    pub(crate) mini_space: Space,
    /// FAT sectors by index; `None` where the DIFAT names none.
    pub(crate) fat_sectors: Vec<Option<SectorId>>,
    /// DIFAT sectors in order.
    pub(crate) difat_sectors: Vec<SectorId>,
    pub(crate) directory: ChainMap,
    pub(crate) mini_fat: ChainMap,
    pub(crate) mini_stream: ChainMap,
    /// Directory entries that hold nothing.
    pub(crate) free_entries: BTreeSet<u32>,
    /// Storages whose tree is in order, so that it is changed by insertion and removal instead of being made anew.
    pub(crate) sound_trees: HashSet<u32>,
    /// What must not be touched.
    pub(crate) damage: Damage,
}

/// Parts of a file that are neither written to nor freed until they are repaired.
#[derive(Debug, Default)]
pub(crate) struct Damage {
    /// Streams whose chains are not their own, break, or are too short.
    pub(crate) streams: BTreeMap<StreamId, Corruption>,
    /// Entries that more than one link leads to.
    pub(crate) shared_entries: HashSet<u32>,
    /// Entries that a link leads to although they are free or do not exist: they must stay so.
    pub(crate) dangling: HashSet<u32>,
    /// The lowest sector beyond the file that a damaged stream leads to: the file must not grow as far.
    pub(crate) beyond: Option<(u32, StreamId)>,
    /// The same of mini sectors.
    pub(crate) beyond_mini: Option<(u32, StreamId)>,
    /// The mini FAT or the mini stream.
    pub(crate) mini: Option<(Corruption, Structure)>,
    /// Header, DIFAT, FAT or directory: nothing can be written.
    pub(crate) tables: Option<(Corruption, Structure)>,
    /// Sectors of a sound part that a damaged stream runs into.
    pub(crate) sectors: SectorSet,
    /// The same of mini sectors.
    pub(crate) mini_sectors: SectorSet,
}

impl Damage {
    /// Notes what is wrong with a table.
    pub(crate) fn note_table(&mut self, structure: Structure, corruption: Corruption) {
        let slot = match structure {
            Structure::MiniFat | Structure::MiniStream => &mut self.mini,
            _ => &mut self.tables,
        };
        slot.get_or_insert((corruption, structure));
    }

    /// Refuses to write to a file whose tables are damaged.
    pub(crate) fn refuse_tables(&self) -> Result<()> {
        refuse(self.tables.as_ref())
    }

    /// Refuses to touch small streams where their tables are damaged.
    pub(crate) fn refuse_mini(&self) -> Result<()> {
        refuse(self.mini.as_ref())
    }

    /// Refuses to write to, or free, a damaged stream.
    pub(crate) fn refuse_stream(&self, id: StreamId, location: impl Fn() -> Location) -> Result<()> {
        match self.streams.get(&id) {
            Some(corruption) => Err(Error::corrupt(corruption.clone(), location())),
            None => Ok(()),
        }
    }

    /// Notes that a stream leads to a sector that does not exist.
    pub(crate) fn note_beyond(slot: &mut Option<(u32, StreamId)>, corruption: &Corruption, id: StreamId) {
        if let Corruption::SectorOutOfRange { found, .. } = *corruption
            && slot.is_none_or(|(lowest, _)| found < lowest)
        {
            *slot = Some((found, id));
        }
    }

    /// Refuses to let the file grow into what a damaged stream leads to.
    pub(crate) fn refuse_growth(&self, space: &Space, mini_space: &Space) -> Result<()> {
        for (beyond, space) in [(self.beyond, space), (self.beyond_mini, mini_space)] {
            if let Some((found, id)) = beyond.filter(|&(found, _)| found < space.end()) {
                let corruption = Corruption::SectorOutOfRange { found, num_sectors: found };
                return Err(Error::corrupt(corruption, Location::new(Structure::Stream(id), None)));
            }
        }
        Ok(())
    }

    /// The part of a run that may be freed.
    pub(crate) fn freeable(&self, run: Run) -> Vec<Run> {
        self.sectors.without(run)
    }
}

fn refuse(damage: Option<&(Corruption, Structure)>) -> Result<()> {
    match damage {
        Some((corruption, structure)) => {
            Err(Error::corrupt(corruption.clone(), Location::new(*structure, None)))
        }
        None => Ok(()),
    }
}
