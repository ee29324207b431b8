//! One open file below its transactions.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Weak};

use crate::alloc::difat::Difat;
use crate::alloc::extents::Run;
use crate::alloc::image::Image;
use crate::alloc::volume::Volume;
use crate::backing::Store;
use crate::compound_file::CompoundFile;
use crate::error::{CommitStep, Detail, Error, ErrorKind, Location, Result, Structure};
use crate::finding::Finding;
use crate::format::consts::{FREESECT, HEADER_DIFAT_SLOTS, HEADER_LEN};
use crate::format::dir_entry::StreamId;
use crate::format::header::{Header, Version};
use crate::format::header_bytes::HeaderBytes;
use crate::format::name::Name;
use crate::format::sector::SectorId;
use crate::format::tail_record::TailRecord;
use crate::recover;
use crate::share::{CommitLock, others_are_reading};
use crate::write::base::{Base, Pinned};
use crate::write::changes::{Changes, Element, How, Made, Node, PieceBytes, Strategy};
use crate::write::commit::{self, Writer};
use crate::write::fresh::empty_file;
use crate::write::plan::{Plan, Planned, Rules};
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::space::Order;
use crate::write::survey::known::Known;
use crate::write::survey::{longest_stream, survey};

/// A store with a compound file in it: the state committed last, and sectors that are not part of it yet.
pub(crate) struct Ground {
    pub(super) store: Arc<dyn Store>,
    pub(super) base: Base,
    /// The header of the committed state.
    pub(super) header: HeaderBytes,
    /// The header on disk, where it is a mixture of two; written whole before the next commit.
    pub(super) torn: Option<[u8; HEADER_LEN]>,
    pub(super) known: Option<Known>,
    pub(super) generation: u64,
    pin: Arc<()>,
    /// Tokens of older states, with their generations.
    older: Vec<(u64, Weak<()>)>,
    /// Sectors that states older than this generation use.
    waiting: Vec<(u64, Vec<Run>)>,
    /// Sectors written, and used by no state yet.
    pub(super) unpublished: BTreeMap<u32, u32>,
    pub(super) is_exclusive: bool,
    /// Whether the state before is kept for undo, so that no free sector may be used.
    pub(super) keeps_undo: bool,
    pub(super) is_in_doubt: bool,
    /// Whether the commit that made this state did not come to its end.
    is_unsettled: bool,
}

impl Ground {
    /// Writes an empty compound file into the store, whatever was there, and opens it.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn create(store: Arc<dyn Store>, version: Version) -> Result<Self> {
        let bytes = empty_file(version);
        let failed = |e| Error::io(e, Location::new(Structure::File, None));
        // A file that is cut to nothing and closed is written out there and then by some file systems.
        if !store.is_empty() {
            store.set_len(0).map_err(failed)?;
        }
        commit::write(&*store, 0, &bytes)?;
        Self::open(store)
    }

    /// Opens the committed state. Nothing is written.
    ///
    /// # Errors
    ///
    /// `Corrupt` where the header or the root entry cannot be read; `Io`.
    pub(crate) fn open(store: Arc<dyn Store>) -> Result<Self> {
        let recovered = recover::read_header(&*store)?;
        let mut findings: Vec<Finding> = recovered.finding().into_iter().collect();
        Header::parse(recovered.header(), &mut findings)?;
        let mut header = [0u8; HEADER_LEN];
        header.copy_from_slice(recovered.header());
        let header = HeaderBytes(header);
        let pin = Arc::new(());
        let record_len = recovered
            .record
            .as_ref()
            .filter(|record| record.new == header)
            .map_or(0, |_| TailRecord::len_in_file(1 << crate::format::le::u16_at(&header.0, 0x1E)));
        let len = store.len().saturating_sub(record_len);
        let base = Base::new(view(&store, len, &header, &pin, findings, Difat::default())?);
        let keeps_undo = recovered.record.as_ref().is_some_and(|r| r.keeps_undo && r.new == header);
        Ok(Self {
            store,
            base,
            header,
            torn: recovered.is_torn().then(|| *recovered.on_disk()),
            known: None,
            generation: 0,
            pin,
            older: Vec::new(),
            waiting: Vec::new(),
            unpublished: BTreeMap::new(),
            is_exclusive: false,
            keeps_undo,
            is_in_doubt: false,
            is_unsettled: recovered.record.is_some() && !keeps_undo,
        })
    }

    /// The store.
    pub(crate) fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Version of the file.
    pub(crate) fn version(&self) -> Version {
        self.base.image().header.version()
    }

    /// Size of a sector in bytes.
    pub(crate) fn sector_len(&self) -> u64 {
        self.base.image().geometry.sector_len()
    }

    /// Bytes that a stream can have at most: those of one that is alone in the longest file of this version.
    pub(crate) fn len_limit(&self) -> u64 {
        longest_stream(self.version(), self.base.image().geometry.sector_shift)
    }

    /// What deviates in the committed state, as far as it has been read.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.base.view.findings()
    }

    /// What the entry of this number is.
    ///
    /// # Errors
    ///
    /// `NotFound`, `Io`.
    pub(crate) fn element(&self, id: StreamId) -> Result<Element> {
        self.base.element(id)
    }

    /// All children of a storage in the order of its tree, each once.
    ///
    /// # Errors
    ///
    /// `NotFound`, `Io`.
    pub(crate) fn children(&self, storage: StreamId) -> Result<Vec<(Name, StreamId)>> {
        let entry = self.base.view.entry(storage)?;
        entry.children()?.map(|child| child.map(|child| (child.name(), child.id()))).collect()
    }

    /// Reads committed bytes of a stream; fewer than asked for only at its end.
    ///
    /// # Errors
    ///
    /// `NotFound`, `WrongType`, `Io`.
    pub(crate) fn read(&self, stream: StreamId, offset: u64, buf: &mut [u8]) -> Result<usize> {
        self.base.read(stream, offset, buf)
    }

    /// A view of the committed state. Its sectors stay as they are as long as it or a clone of it lives.
    pub(crate) fn committed(&self) -> CompoundFile {
        self.base.view.clone()
    }

    /// Says whether nobody else has the file open, so that its own free sectors may hold unpublished bytes.
    pub(crate) fn set_exclusive(&mut self, is_exclusive: bool) {
        self.is_exclusive = is_exclusive;
    }

    /// Whether an earlier commit failed at the header, so that nothing is committed any more.
    pub(crate) fn is_in_doubt(&self) -> bool {
        self.is_in_doubt
    }

    /// Whether the header on disk is the one this state was read from, or committed as.
    ///
    /// # Errors
    ///
    /// `Io`.
    pub(crate) fn is_current(&self) -> Result<bool> {
        let on_disk = self.header_on_disk()?;
        Ok(on_disk == self.header.0 || self.torn.is_some_and(|torn| torn == on_disk))
    }

    /// Makes the changes the state of the file, all or nothing.
    ///
    /// # Errors
    ///
    /// `NotCurrent`; `FileLimit`; `Corrupt` where something damaged would be touched, or the header was overwritten by
    /// somebody; `Io` with the step. Up to the writing of the header everything is as before, and the changes can be
    /// tried again; from then on the file must be opened anew (`InDoubt`).
    pub(crate) fn commit(&mut self, changes: &Changes<'_>, how: &How) -> Result<Made> {
        if self.is_in_doubt {
            return Err(Error::new(ErrorKind::InDoubt, None));
        }
        let store = Arc::clone(&self.store);
        let lock = CommitLock::acquire(&store).map_err(|e| e.in_step(CommitStep::Begin))?;
        let foreign = self.begin(how)?;
        let is_shared = self.is_read_elsewhere().map_err(|e| e.in_step(CommitStep::Begin))?;
        let len_before = store.len();
        let order =
            if foreign.is_some() || is_shared || self.keeps_undo { Order::Append } else { Order::BestFit };
        let is_kept = how.keep_undo || self.is_viewed();
        let in_place = how.strategy == Strategy::Overwrite && order != Order::Append && !is_kept;
        let replaced = foreign.unwrap_or_else(|| self.header.clone());
        let new_ids = self.flip(changes, how, Rules { order, in_place, above: None }, replaced)?;
        self.keeps_undo = how.keep_undo;
        let mut not_shrunk = None;
        if !is_shared && !how.keep_undo {
            // The commit stands. A file that could not be cut is cut after the next one.
            let _ = self.cut();
            let longer = in_place && store.len() > len_before;
            let shrunk = self.shrink(how, longer);
            // Nobody has asked for what is only tidy; but a header that may be torn is said.
            not_shrunk = shrunk.err().filter(|_| how.consolidate || self.is_in_doubt);
        }
        drop(lock);
        Ok(Made { new_ids, not_shrunk })
    }

    /// Takes the commit before back: its header is in the record at the end of the file.
    ///
    /// # Errors
    ///
    /// `NotCurrent` if there is no such record; `Io`.
    pub(crate) fn undo(store: &Arc<dyn Store>) -> Result<()> {
        let _lock = CommitLock::acquire(store).map_err(|e| e.in_step(CommitStep::Begin))?;
        let recovered = recover::read_header(&**store)?;
        let on_disk = *recovered.on_disk();
        let kept = recovered.record.filter(|record| record.keeps_undo && record.new.0 == on_disk);
        let Some(record) = kept else {
            return Err(Error::new(ErrorKind::NotCurrent, None).with(Detail::NothingToUndo));
        };
        // The same record with the headers exchanged tells a torn header apart on the way back.
        let shift = u32::from(crate::format::le::u16_at(&record.new.0, 0x1E));
        let start = record.file_len.saturating_sub(TailRecord::len_in_file(1 << shift));
        let back =
            TailRecord { file_len: record.file_len, keeps_undo: false, old: record.new, new: record.old };
        commit::write(&**store, start, &back.to_bytes()).map_err(|e| e.in_step(CommitStep::WriteData))?;
        commit::sync(&**store, CommitStep::SyncData)?;
        commit::write_header(&**store, &back.new)?;
        commit::sync(&**store, CommitStep::SyncHeader)?;
        store.set_len(start).map_err(|e| {
            Error::io(e, Location::new(Structure::File, Some(start))).in_step(CommitStep::Shrink)
        })?;
        // What the commit had put behind the old state goes too.
        let tidy = || {
            let mut ground = Self::open(Arc::clone(store))?;
            ground.know()?;
            ground.cut()
        };
        tidy().map_err(|e| e.in_step(CommitStep::Shrink))
    }

    /// Looks at the header on disk. Gives it if somebody else has committed.
    fn begin(&mut self, how: &How) -> Result<Option<HeaderBytes>> {
        if self.store.locks().is_none() && !how.only_if_current {
            return self.mend_header().map(|()| None);
        }
        let on_disk = self.header_on_disk().map_err(|e| e.in_step(CommitStep::Begin))?;
        if on_disk == self.header.0 {
            return Ok(None);
        }
        if self.torn == Some(on_disk) {
            return self.mend_header().map(|()| None);
        }
        Header::parse(&on_disk, &mut Vec::new()).map_err(|e| e.in_step(CommitStep::Begin))?;
        if how.only_if_current {
            return Err(Error::new(ErrorKind::NotCurrent, None).in_step(CommitStep::Begin));
        }
        Ok(Some(HeaderBytes(on_disk)))
    }

    /// Writes a torn header whole. The record that tells its bytes apart is still there meanwhile.
    fn mend_header(&mut self) -> Result<()> {
        if self.torn.is_some() {
            commit::write_header(&*self.store, &self.header)?;
            commit::sync(&*self.store, CommitStep::SyncHeader)?;
            self.torn = None;
        }
        Ok(())
    }

    fn header_on_disk(&self) -> Result<[u8; HEADER_LEN]> {
        let mut on_disk = [0u8; HEADER_LEN];
        crate::backing::read_full(&*self.store, 0, &mut on_disk)
            .map_err(|e| Error::io(e, Location::new(Structure::Header, Some(0))))?;
        Ok(on_disk)
    }

    /// Finds out what must be known before the first change.
    pub(super) fn know(&mut self) -> Result<()> {
        if self.known.is_some() {
            return Ok(());
        }
        if self.is_unsettled {
            // Whoever was stopped after writing the header had not made it durable: what the state before used may be
            // needed until it is.
            commit::sync(&*self.store, CommitStep::Begin)?;
            self.is_unsettled = false;
        }
        let mut known = survey(&self.base)?;
        let shift = self.base.image().geometry.sector_shift;
        let sectors = (self.store.len() >> shift).saturating_sub(1);
        known.space.raise_end(u32::try_from(sectors).unwrap_or(u32::MAX));
        for (&sector, &len) in &self.unpublished {
            known.space.raise_end(sector.saturating_add(len));
            known.space.take(Run { sector: SectorId(sector), len });
        }
        for &run in self.waiting.iter().flat_map(|(_, runs)| runs) {
            known.space.take(run);
        }
        self.known = Some(known);
        Ok(())
    }

    /// Plans, writes and publishes. `replaced` is the header on disk.
    pub(super) fn flip(
        &mut self,
        changes: &Changes<'_>,
        how: &How,
        rules: Rules,
        replaced: HeaderBytes,
    ) -> Result<Vec<StreamId>> {
        self.know()?;
        self.reuse_what_nobody_reads();
        // After a failure it is found out anew.
        let Some(mut known) = self.known.take() else { return Ok(Vec::new()) };
        let shift = self.base.image().geometry.sector_shift;
        let there = u32::try_from((self.store.len() >> shift).saturating_sub(1)).unwrap_or(u32::MAX);
        // What lies behind the last sector in use is free for us, unless others may read it.
        if rules.order == Order::Append {
            known.space.raise_end(there);
        } else {
            known.space.trim();
        }
        let mut planned = Plan::new(&self.base, &mut known, rules).make(changes, &self.header)?;
        let record_at =
            SectorId(known.space.used_end().max(if rules.order == Order::Append { there } else { 0 }));
        known.space.raise_end(record_at.0);
        let record_end = self.base.offset(record_at).saturating_add(TailRecord::len_in_file(1 << shift));
        let record = TailRecord {
            file_len: record_end,
            keeps_undo: how.keep_undo,
            old: replaced,
            new: planned.header.clone(),
        };
        let header = planned.header.clone();
        let writer = Writer { store: &*self.store, base: &self.base, changes };
        let len_before = self.store.len();
        if let Err(error) = writer.write_sectors(&mut planned, &record, record_at, rules) {
            // A record that is kept for undo must end the file again.
            if self.keeps_undo && self.store.len() > len_before {
                let _ = self.store.set_len(len_before);
            }
            return Err(error);
        }
        if self.store.len() > record_end {
            self.store.set_len(record_end).map_err(|e| {
                Error::io(e, Location::new(Structure::File, Some(record_end))).in_step(CommitStep::WriteData)
            })?;
        }
        if how.sync {
            commit::sync(&*self.store, CommitStep::SyncData)?;
        }
        // From here on it is not known which of the two the file holds, until both calls have come back.
        self.is_in_doubt = true;
        commit::write_header(&*self.store, &header)?;
        if how.sync {
            commit::sync(&*self.store, CommitStep::SyncHeader)?;
        }
        self.is_in_doubt = false;
        self.publish(changes, planned, header, known, self.base.offset(record_at))
    }

    /// Takes the state that was written as the committed one.
    fn publish(
        &mut self,
        changes: &Changes<'_>,
        planned: Planned,
        header: HeaderBytes,
        known: Known,
        len: u64,
    ) -> Result<Vec<StreamId>> {
        let Planned { freed, new_ids, chains, .. } = planned;
        self.header = header;
        self.older.push((self.generation, Arc::downgrade(&self.pin)));
        self.generation = self.generation.saturating_add(1);
        self.pin = Arc::new(());
        let mut changed: HashSet<StreamId> = changes.removed.iter().copied().collect();
        changed.extend(changes.contents.iter().filter_map(|contents| match contents.stream {
            Node::Old(id) => Some(id),
            Node::New(_) => None,
        }));
        changed.extend(chains.iter().map(|(id, _)| *id));
        let kept: Vec<(StreamId, Arc<ChainMap>)> = self.base.chains_without(&|id| changed.contains(&id));
        for piece in changes.contents.iter().flat_map(|contents| &contents.pieces) {
            if let PieceBytes::Placed(placed) = piece.bytes {
                self.forget(placed);
            }
        }
        self.waiting.push((self.generation, freed));
        let behind_header = known.fat_sectors.iter().skip(HEADER_DIFAT_SLOTS);
        let difat = Difat::known(behind_header.map(|place| place.map_or(FREESECT, |s| s.0)).collect());
        self.known = Some(known);
        // The state is in the file. If it cannot be read back now, nothing more is done with it.
        self.is_in_doubt = true;
        self.base = Base::new(view(&self.store, len, &self.header, &self.pin, Vec::new(), difat)?);
        self.is_in_doubt = false;
        for (id, chain) in kept.into_iter().chain(chains) {
            self.base.keep_chain(id, chain);
        }
        self.reuse_what_nobody_reads();
        Ok(new_ids)
    }

    /// Frees the sectors of states that nobody has a view of any more.
    fn reuse_what_nobody_reads(&mut self) {
        self.older.retain(|(_, pin)| pin.strong_count() > 0);
        let oldest = self.older.first().map_or(u64::MAX, |(generation, _)| *generation);
        let Some(known) = &mut self.known else { return };
        self.waiting.retain(|(generation, runs)| {
            let is_read = *generation > oldest;
            if !is_read {
                runs.iter().for_each(|&run| known.space.free(run));
            }
            is_read
        });
    }

    /// Whether somebody has a view of a committed state, which may share sectors with all that came after it.
    fn is_viewed(&self) -> bool {
        self.base.view.is_shared() || self.older.iter().any(|(_, pin)| pin.strong_count() > 0)
    }

    /// Whether other opens read states of this file.
    pub(super) fn is_read_elsewhere(&self) -> Result<bool> {
        if self.is_exclusive { Ok(false) } else { others_are_reading(&*self.store) }
    }

    /// Cuts the file behind the last sector in use, unless somebody may read a state that uses more.
    pub(super) fn cut(&mut self) -> Result<()> {
        if self.older.iter().any(|(_, pin)| pin.strong_count() > 0) || self.is_read_elsewhere()? {
            return Ok(());
        }
        let Some(known) = &mut self.known else { return Ok(()) };
        let end = known.space.trim();
        let len = self.base.offset(SectorId(end));
        if self.store.len() > len {
            self.store.set_len(len).map_err(|e| {
                Error::io(e, Location::new(Structure::File, Some(len))).in_step(CommitStep::Shrink)
            })?;
        }
        Ok(())
    }
}

/// The reader's view of the state that a header leads to.
fn view(
    store: &Arc<dyn Store>,
    len_bytes: u64,
    header: &HeaderBytes,
    pin: &Arc<()>,
    findings: Vec<Finding>,
    difat: Difat,
) -> Result<CompoundFile> {
    let parsed = Header::parse(&header.0, &mut Vec::new())?;
    let source = Pinned { store: Arc::clone(store), len_bytes, _pin: Arc::clone(pin) };
    let mut image = Image::new(Box::new(source), parsed, false);
    image.difat = difat;
    for finding in findings {
        image.note(finding.severity(), finding.corruption().clone(), *finding.location())?;
    }
    Volume::open(image, false).map(CompoundFile::new)
}
