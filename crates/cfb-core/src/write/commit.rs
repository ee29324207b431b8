//! Writing a planned commit: new sectors, the tail record, a sync, the header, a sync.

use crate::backing::Store;
use crate::error::{CommitStep, Error, Location, Result, Structure};
use crate::format::header_bytes::HeaderBytes;
use crate::format::sector::SectorId;
use crate::format::tail_record::TailRecord;
use crate::write::base::Base;
use crate::write::changes::{Changes, Node};
use crate::write::plan::compose::{Old, compose};
use crate::write::plan::{Planned, Rules, Task, What};

/// Bytes written at once.
const AT_ONCE: usize = 1 << 20;

/// What a commit is written with.
pub(crate) struct Writer<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) base: &'a Base,
    pub(crate) changes: &'a Changes<'a>,
}

impl Writer<'_> {
    /// Writes everything that the new header will lead to, and the record behind it, in ascending order. Where streams
    /// are overwritten, what makes the file longer comes first: a disk that is full leaves them whole.
    ///
    /// # Errors
    ///
    /// `Io`, in the step of writing. Only free sectors have been written, and those of streams that are overwritten.
    pub(crate) fn write_sectors(
        &self,
        planned: &mut Planned,
        record: &TailRecord,
        record_at: SectorId,
        rules: Rules,
    ) -> Result<()> {
        let sector_len = self.base.image().geometry.sector_len();
        let mut bytes = record.to_bytes().to_vec();
        let len = TailRecord::len_in_file(sector_len);
        bytes.resize(usize::try_from(len).unwrap_or(bytes.len()), 0);
        let sectors = u32::try_from(len.div_ceil(sector_len)).unwrap_or(1);
        let what = What::Bytes(bytes.into_boxed_slice());
        planned.tasks.push(Task { sector: record_at, sectors, what });
        let end = self.store.len();
        let is_late = |task: &Task| rules.in_place && self.base.offset(task.sector) < end;
        planned.tasks.sort_by_key(|task| (is_late(task), task.sector));
        let mut out = Out { store: self.store, offset: 0, buf: Vec::new() };
        for task in planned.tasks.drain(..) {
            self.write_task(&mut out, task, sector_len).map_err(|e| e.in_step(CommitStep::WriteData))?;
        }
        out.flush().map_err(|e| e.in_step(CommitStep::WriteData))
    }

    fn write_task(&self, out: &mut Out<'_>, task: Task, sector_len: u64) -> Result<()> {
        let offset = self.base.offset(task.sector);
        match &task.what {
            What::Bytes(bytes) => return out.put(offset, bytes),
            What::Part(bytes, range) => {
                return out.put(offset, bytes.get(range.clone()).unwrap_or_default());
            }
            What::Content { .. } | What::Moved { .. } => {}
        }
        let at_once = u32::try_from((AT_ONCE as u64).div_ceil(sector_len)).unwrap_or(1);
        let mut done = 0u32;
        while done < task.sectors {
            let count = at_once.min(task.sectors.saturating_sub(done));
            let len = usize::try_from(u64::from(count).saturating_mul(sector_len)).unwrap_or(0);
            let within = u64::from(done).saturating_mul(sector_len);
            let part = out.room(offset.saturating_add(within), len)?;
            self.fill(&task.what, u64::from(done), sector_len, part)?;
            done = done.saturating_add(count);
        }
        Ok(())
    }

    fn fill(&self, what: &What, skip: u64, sector_len: u64, buf: &mut [u8]) -> Result<()> {
        let from = |position: u32| u64::from(position).saturating_add(skip).saturating_mul(sector_len);
        match *what {
            What::Bytes(_) | What::Part(..) => Ok(()),
            What::Content { index, position } => {
                let Some(contents) = self.changes.contents.get(index) else { return Ok(()) };
                let (id, len) = match contents.stream {
                    Node::Old(id) => (id, self.base.place_of(id)?.len_bytes),
                    Node::New(_) => (crate::format::dir_entry::StreamId::ROOT, 0),
                };
                compose(contents, Old { base: self.base, id, len }, from(position), buf)
            }
            What::Moved { stream, position } => {
                let place = self.base.place_of(stream)?;
                let chain = self.base.chain(stream, place.start)?;
                let first = u64::from(position).saturating_add(skip);
                let count = (buf.len() as u64).div_ceil(sector_len);
                let range = u32::try_from(first).unwrap_or(u32::MAX)
                    ..u32::try_from(first.saturating_add(count)).unwrap_or(u32::MAX);
                let mut done = 0usize;
                for (_, run) in chain.runs_in(range) {
                    let n = usize::try_from(u64::from(run.len).saturating_mul(sector_len)).unwrap_or(0);
                    if let Some(part) = buf.get_mut(done..done.saturating_add(n)) {
                        self.base.read_sectors(self.base.offset(run.sector), part)?;
                    }
                    done = done.saturating_add(n);
                }
                Ok(())
            }
        }
    }
}

/// Writes in ascending order, gathered as far as they follow each other.
struct Out<'a> {
    store: &'a dyn Store,
    offset: u64,
    buf: Vec<u8>,
}

impl Out<'_> {
    /// Bytes that are written later, or at once if there are many.
    fn put(&mut self, offset: u64, bytes: &[u8]) -> Result<()> {
        if bytes.len() >= AT_ONCE {
            self.flush()?;
            return write(self.store, offset, bytes);
        }
        self.room(offset, bytes.len())?.copy_from_slice(bytes);
        Ok(())
    }

    /// Room for bytes at an offset, which are written later.
    fn room(&mut self, offset: u64, len: usize) -> Result<&mut [u8]> {
        let follows = self.offset.saturating_add(self.buf.len() as u64) == offset;
        if !follows || self.buf.len().saturating_add(len) > AT_ONCE {
            self.flush()?;
            self.offset = offset;
        }
        let start = self.buf.len();
        self.buf.resize(start.saturating_add(len), 0);
        Ok(self.buf.get_mut(start..).unwrap_or_default())
    }

    fn flush(&mut self) -> Result<()> {
        if !self.buf.is_empty() {
            write(self.store, self.offset, &self.buf)?;
            self.buf.clear();
        }
        Ok(())
    }
}

/// Writes bytes at an offset.
///
/// # Errors
///
/// `Io` with the offset.
pub(crate) fn write(store: &dyn Store, offset: u64, bytes: &[u8]) -> Result<()> {
    store.write_at(offset, bytes).map_err(|e| Error::io(e, Location::new(Structure::File, Some(offset))))
}

/// Makes what was written durable.
///
/// # Errors
///
/// `Io`, in the step named.
pub(crate) fn sync(store: &dyn Store, step: CommitStep) -> Result<()> {
    store.sync().map_err(|e| Error::io(e, Location::new(Structure::File, None)).in_step(step))
}

/// Writes the header.
///
/// # Errors
///
/// `Io`. What the file then holds is not known.
pub(crate) fn write_header(store: &dyn Store, header: &HeaderBytes) -> Result<()> {
    write(store, 0, &header.0).map_err(|e| e.in_step(CommitStep::WriteHeader))
}
