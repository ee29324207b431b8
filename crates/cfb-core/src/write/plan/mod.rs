//! From logical changes to sectors: everything a commit will write, decided before the first byte is written.
//!
//! Streams come first, then mini stream, mini FAT and directory, which hold where streams are, then FAT and DIFAT, which
//! hold where all of these are, then the header. What changes gets a new place; the old one is free only after the
//! header has been written.

pub(crate) mod compose;
mod content;
mod moved;
mod tables;

use std::ops::Range;
use std::sync::Arc;

use crate::alloc::extents::Run;
use crate::alloc::image::Image;
use crate::error::{Error, Result, Structure};
use crate::format::consts::{ENDOFCHAIN, FREESECT, MINI_STREAM_CUTOFF};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::entry_bytes::{EntryBytes, TYPE_STORAGE, TYPE_STREAM};
use crate::format::header::Version;
use crate::format::header_bytes::HeaderBytes;
use crate::format::sector::SectorId;
use crate::write::base::Base;
use crate::write::changes::{Changes, Node};
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::space::Order;
use crate::write::survey::known::Known;
use crate::write::tables::dir_edit::{DirEdit, Trees};
use crate::write::tables::fat_edit::FatEdit;
use crate::write::tables::table::Table;

/// Requests up to this many sectors are put next to each other, so that they are one write.
const SMALL: u32 = 64;
/// Sectors set aside at once for small requests.
const ARENA: u32 = 16;

/// Which sectors may be used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    pub(crate) order: Order,
    /// Streams that keep their sectors are written where they are.
    pub(crate) in_place: bool,
    /// Everything from this sector on is to be moved below it.
    pub(crate) above: Option<u32>,
}

/// Bytes to be written to sectors that lie together.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) sector: SectorId,
    pub(crate) sectors: u32,
    pub(crate) what: What,
}

#[derive(Debug)]
pub(crate) enum What {
    /// These bytes.
    Bytes(Box<[u8]>),
    /// Some of these bytes, which are those of several runs.
    Part(Arc<Vec<u8>>, Range<usize>),
    /// Of the changed contents of this index, what lies from this sector of the stream on.
    Content { index: usize, position: u32 },
    /// Of the stream of this entry as it is, what lies from this sector of it on.
    Moved { stream: StreamId, position: u32 },
}

/// A commit, ready to be written.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) tasks: Vec<Task>,
    pub(crate) header: HeaderBytes,
    /// Free once the header has been written.
    pub(crate) freed: Vec<Run>,
    /// Entry numbers of the new elements.
    pub(crate) new_ids: Vec<StreamId>,
    /// Where the changed streams lie.
    pub(crate) chains: Vec<(StreamId, Arc<ChainMap>)>,
}

pub(crate) struct Plan<'a> {
    pub(super) base: &'a Base,
    pub(super) image: &'a Image,
    pub(super) known: &'a mut Known,
    pub(super) fat: FatEdit<'a>,
    pub(super) directory: DirEdit<'a>,
    pub(super) mini_fat: Table<'a>,
    pub(super) mini_stream: Table<'a>,
    pub(super) rules: Rules,
    arena: Vec<Run>,
    pub(super) freed: Vec<Run>,
    pub(super) tasks: Vec<Task>,
    pub(super) chains: Vec<(StreamId, Arc<ChainMap>)>,
    /// Mini sectors before this commit.
    mini_end: u32,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(base: &'a Base, known: &'a mut Known, rules: Rules) -> Self {
        let volume = base.volume();
        let image = &volume.image;
        let directory = std::mem::take(&mut known.directory);
        let directory = Table::new(image, Structure::Directory, Some(&volume.directory), directory, 0);
        let mini_fat = std::mem::take(&mut known.mini_fat);
        let mini_fat = Table::new(image, Structure::MiniFat, Some(&volume.mini.fat), mini_fat, 0xFF);
        let mini_stream = std::mem::take(&mut known.mini_stream);
        Self {
            base,
            image,
            fat: FatEdit::new(image, std::mem::take(&mut known.fat_sectors)),
            directory: DirEdit::new(directory),
            mini_fat,
            mini_stream: Table::new(image, Structure::MiniStream, None, mini_stream, 0),
            rules,
            arena: Vec::new(),
            freed: Vec::new(),
            tasks: Vec::new(),
            chains: Vec::new(),
            mini_end: known.mini_space.end(),
            known,
        }
    }

    /// Plans the changes.
    ///
    /// # Errors
    ///
    /// `FileLimit`; `Corrupt` where something damaged would be written to or freed; `Io`. What is known of the file is
    /// then not to be used any more.
    pub(crate) fn make(mut self, changes: &Changes<'_>, old_header: &HeaderBytes) -> Result<Planned> {
        self.known.damage.refuse_tables()?;
        let new_ids = self.entries(changes)?;
        let number = |node: Node| match node {
            Node::Old(id) => id,
            Node::New(index) => new_ids.get(index).copied().unwrap_or(StreamId::ROOT),
        };
        for (index, contents) in changes.contents.iter().enumerate() {
            let is_new = matches!(contents.stream, Node::New(_));
            self.content(index, contents, number(contents.stream), is_new)?;
        }
        if let Some(above) = self.rules.above {
            self.move_streams(above)?;
        }
        self.cut_mini_stream()?;
        self.cut_directory(!changes.removed.is_empty())?;
        let header = self.tables(old_header)?;
        self.known.damage.refuse_growth(&self.known.space, &self.known.mini_space)?;
        let Self { freed, tasks, chains, .. } = self;
        Ok(Planned { tasks, header, freed, new_ids, chains })
    }

    /// Directory entries and trees, apart from where streams lie.
    fn entries(&mut self, changes: &Changes<'_>) -> Result<Vec<StreamId>> {
        for edits in &changes.children {
            if let Node::Old(storage) = edits.storage {
                let ids: Vec<u32> = edits.removed.iter().map(|id| id.get()).collect();
                let Known { sound_trees, damage, .. } = &mut *self.known;
                let mut trees = Trees { sound: sound_trees, shared: &damage.shared_entries };
                self.directory.remove_children(storage.get(), &ids, &mut trees)?;
            }
        }
        for &id in &changes.removed {
            self.remove(id)?;
        }
        for &(id, meta) in &changes.meta {
            self.directory.set_meta(id.get(), &meta)?;
        }
        let mut new_ids = Vec::with_capacity(changes.new.len());
        for new in &changes.new {
            let number = self.free_entry()?;
            let type_byte = if new.kind == ObjectType::Stream { TYPE_STREAM } else { TYPE_STORAGE };
            self.directory.create(number, type_byte, &new.meta)?;
            new_ids.push(StreamId::new(number));
        }
        let number = |node: Node| match node {
            Node::Old(id) => id.get(),
            Node::New(index) => new_ids.get(index).map_or(0, |id| id.get()),
        };
        for edits in &changes.children {
            let ids: Vec<u32> = edits.added.iter().map(|&node| number(node)).collect();
            let Known { sound_trees, damage, .. } = &mut *self.known;
            let mut trees = Trees { sound: sound_trees, shared: &damage.shared_entries };
            self.directory.add_children(number(edits.storage), &ids, &mut trees)?;
        }
        Ok(new_ids)
    }

    /// Frees an entry and what its stream has.
    fn remove(&mut self, id: StreamId) -> Result<()> {
        let element = self.base.element(id)?;
        if self.known.damage.shared_entries.contains(&id.get()) {
            let corruption = crate::error::Corruption::TreeCycle { entry: id };
            return Err(Error::corrupt(corruption, self.base.location(id)));
        }
        if element.kind == ObjectType::Stream {
            self.known.damage.refuse_stream(id, || self.base.location(id))?;
            let place = self.base.place_of(id)?;
            if place.is_mini && place.len_bytes > 0 {
                let runs = self.mini_chain(place.start)?;
                self.free_mini(&runs)?;
            } else if place.len_bytes > 0 {
                let chain = self.base.chain(id, place.start)?;
                self.release(chain.runs().collect())?;
            }
        }
        self.directory.put(id.get(), &EntryBytes::free())?;
        self.known.free_entries.insert(id.get());
        self.known.sound_trees.remove(&id.get());
        Ok(())
    }

    /// An entry that holds nothing; the directory grows by a sector if it has none.
    fn free_entry(&mut self) -> Result<u32> {
        while self.known.free_entries.is_empty() {
            let shift = self.image.geometry.sector_shift;
            let first = self.directory.num_entries(shift);
            let sectors = self.directory.table.num_sectors();
            self.directory.table.set_num_sectors(sectors.saturating_add(1));
            let free = EntryBytes::free();
            for number in first..self.directory.num_entries(shift) {
                self.directory.put(number, &free)?;
                if !self.known.damage.dangling.contains(&number) {
                    self.known.free_entries.insert(number);
                }
            }
        }
        Ok(self.known.free_entries.pop_first().unwrap_or(FREESECT))
    }

    /// Sectors of a chain that no state will use after this commit.
    pub(super) fn release(&mut self, runs: Vec<Run>) -> Result<()> {
        for run in runs.into_iter().flat_map(|run| self.known.damage.freeable(run)) {
            self.fat.fill(run, FREESECT)?;
            self.freed.push(run);
        }
        Ok(())
    }

    /// Takes `count` sectors: few ones together with other few ones, many ones where they fit, behind `near` if they
    /// can.
    pub(super) fn take(&mut self, count: u32, near: Option<u32>) -> Result<Vec<Run>> {
        let order = self.rules.order;
        // What must not make the file longer goes into holes of any size.
        if count > SMALL || order == Order::Lowest || self.rules.in_place {
            return self.known.space.allocate(count, near, order);
        }
        let mut got: Vec<Run> = Vec::new();
        let mut left = count;
        while left > 0 {
            if self.arena.is_empty() {
                let mut runs = self.known.space.allocate(left.max(ARENA), None, order)?;
                runs.reverse();
                self.arena = runs;
            }
            let Some(run) = self.arena.last_mut() else { break };
            let len = run.len.min(left);
            content::push(&mut got, Run { sector: run.sector, len });
            run.sector = SectorId(run.sector.0.saturating_add(len));
            run.len = run.len.saturating_sub(len);
            if run.len == 0 {
                self.arena.pop();
            }
            left = left.saturating_sub(len);
        }
        Ok(got)
    }

    /// The sector behind the last one that exists and is not only set aside.
    pub(super) fn end_in_use(&self) -> u32 {
        let end = self.known.space.end();
        let at_end = self.arena.iter().find(|run| run.sector.0.saturating_add(run.len) == end);
        at_end.map_or(end, |run| run.sector.0)
    }

    /// Gives back what was set aside and not used.
    pub(super) fn close_arena(&mut self) {
        for run in std::mem::take(&mut self.arena) {
            self.known.space.free(run);
        }
    }

    /// Cuts mini sectors off that became free at the end of the mini stream, unless something else may read them there.
    fn cut_mini_stream(&mut self) -> Result<()> {
        if self.known.damage.mini.is_none()
            && self.known.mini_space.total() > 0
            && self.known.mini_space.used_end() < self.mini_end
        {
            let end = self.known.mini_space.trim();
            self.size_mini_tables(end, true);
        }
        Ok(())
    }

    /// Makes mini FAT and mini stream large enough for this many mini sectors; as small too, if they may shrink.
    pub(super) fn size_mini_tables(&mut self, end: u32, may_shrink: bool) {
        let geometry = &self.image.geometry;
        let fat_sectors = end.div_ceil(geometry.entries_per_sector());
        let bytes = u64::from(end) << geometry.mini_shift;
        let stream_sectors = u32::try_from(bytes.div_ceil(geometry.sector_len())).unwrap_or(u32::MAX);
        for (table, wanted) in [(&mut self.mini_fat, fat_sectors), (&mut self.mini_stream, stream_sectors)] {
            if wanted > table.num_sectors() || may_shrink {
                table.set_num_sectors(wanted);
            }
        }
    }

    /// Cuts sectors off the end of the directory in which nothing is left.
    fn cut_directory(&mut self, may_shrink: bool) -> Result<()> {
        let per_sector = self.image.geometry.sector_len() >> crate::format::consts::DIR_ENTRY_SHIFT;
        let per_sector = u32::try_from(per_sector).unwrap_or(1);
        while may_shrink && self.directory.table.num_sectors() > 1 {
            let sectors = self.directory.table.num_sectors().saturating_sub(1);
            let first = sectors.saturating_mul(per_sector);
            let in_last = self.known.free_entries.range(first..).count();
            if in_last < per_sector as usize {
                break;
            }
            self.known.free_entries.split_off(&first);
            self.directory.table.set_num_sectors(sectors);
        }
        Ok(())
    }

    /// Version of the file.
    pub(super) fn version(&self) -> Version {
        self.image.header.version()
    }

    /// Whether a stream of this length lies in the mini stream.
    pub(super) fn is_mini(len: u64) -> bool {
        len < MINI_STREAM_CUTOFF
    }

    /// First sector of a chain, as entries and header name it.
    pub(super) fn start_of(chain: &ChainMap) -> u32 {
        chain.first().map_or(ENDOFCHAIN, |sector| sector.0)
    }
}
