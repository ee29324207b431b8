//! A builder that holds what another file holds: a compact copy.

use super::Builder;
use super::nodes::{Content, Meta, Nodes, Source, path_of};
use crate::alloc::owners::Owners;
use crate::compound_file::CompoundFile;
use crate::dir::tree::InOrder;
use crate::dir::{kind_of, read_entry};
use crate::entry::Entry;
use crate::error::{Corruption, Error, ErrorKind, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::dir_entry::{DirEntry, ObjectType, StreamId};
use crate::stream::Stream;

/// Number of the root among the nodes.
const ROOT: u32 = 0;

impl<'a> Builder<'a> {
    /// Everything that a file holds, to be written without what is free in it: names, lengths, CLSIDs, state bits and
    /// times are kept, names that could not be given to new elements too. The version is the file's.
    ///
    /// The bytes of streams are read when the builder writes.
    ///
    /// ```
    /// # let bytes = cfb_layout::samples::hello();
    /// let file = cfb_core::CompoundFile::from_bytes(bytes)?;
    /// let compact = cfb_core::Builder::from_file(&file)?.to_bytes()?;
    /// let copy = cfb_core::CompoundFile::from_bytes(compact)?;
    /// assert_eq!(copy.find("Folder/inside")?.bytes()?, file.find("Folder/inside")?.bytes()?);
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Corrupt`, with the path of the storage or stream, for whatever cannot be read as stated; `Io`.
    pub fn from_file(file: &'a CompoundFile) -> Result<Self> {
        copy(file, false).map(|(builder, _)| builder)
    }

    /// As [`from_file`](Self::from_file), with as much as can be read of a damaged file: a stream whose chain ends early
    /// or leads into another stream is cut there, the second of two elements of one name is left out. What was lost is
    /// told.
    ///
    /// # Errors
    ///
    /// `Io`; in strict mode as [`from_file`](Self::from_file).
    pub fn from_damaged_file(file: &'a CompoundFile) -> Result<(Self, Vec<Loss>)> {
        copy(file, true)
    }
}

/// What a copy of a damaged file lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loss {
    path: String,
    finding: Finding,
}

impl Loss {
    /// The path of the storage or stream that is not whole; `/` is the root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Why.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.finding
    }
}

fn copy(file: &CompoundFile, keep_going: bool) -> Result<(Builder<'_>, Vec<Loss>)> {
    let mut builder = Builder::new(file.version());
    let (errors, _) = file.volume().image.last_error();
    let mut walk = Walk { file, owners: Owners::default(), keep_going, errors, losses: Vec::new() };
    set_meta(&mut builder.nodes, ROOT, file.volume().root());
    let mut storages = vec![(StreamId::ROOT, ROOT)];
    while let Some((id, storage)) = storages.pop() {
        walk.children(&mut builder.nodes, id, storage, &mut storages)?;
    }
    Ok((builder, walk.losses))
}

/// A walk through the file, in which every entry and every sector counts once.
struct Walk<'a> {
    file: &'a CompoundFile,
    owners: Owners,
    keep_going: bool,
    /// Errors noted by reading that are dealt with.
    errors: u64,
    losses: Vec<Loss>,
}

impl<'a> Walk<'a> {
    fn children(
        &mut self,
        nodes: &mut Nodes<'a>,
        id: StreamId,
        storage: u32,
        storages: &mut Vec<(StreamId, u32)>,
    ) -> Result<()> {
        let volume = self.file.volume();
        let Some(record) = read_entry(volume, id)? else { return Ok(()) };
        let mut children = InOrder::new(volume, id, record);
        loop {
            let mut claim = |id, parent| self.owners.claim_entry(id, parent);
            let next = children.next_claimed(&mut claim).map_err(|e| e.in_element(path(nodes, storage)))?;
            self.account(|| path(nodes, storage))?;
            let Some((id, record)) = next else { return Ok(()) };
            let child_path = |nodes: &Nodes<'_>| path_of(nodes.list(), storage, &record.name());
            let kind = kind_of(id, record).unwrap_or(ObjectType::Stream);
            let content = match kind {
                ObjectType::Stream => {
                    Some(self.content(id, record).map_err(|e| e.in_element(child_path(nodes)))?)
                }
                _ => None,
            };
            self.account(|| child_path(nodes))?;
            match nodes.add(storage, record.name(), content) {
                Ok(number) => {
                    set_meta(nodes, number, record);
                    if kind != ObjectType::Stream {
                        storages.push((id, number));
                    }
                }
                Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists { .. }) => {
                    let location = Location::new(Structure::Entry(id), volume.entry_offset(id)?);
                    let corruption = Corruption::DuplicateName { name: record.name().to_string() };
                    let finding = Finding::new(Severity::Error, corruption, location);
                    self.lose(finding, child_path(nodes))?;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// What can be read of a stream.
    fn content(&self, id: StreamId, record: DirEntry<'a>) -> Result<Content<'a>> {
        let volume = self.file.volume();
        let mut stream = Stream::open_owned(volume, id, record, Some(&self.owners))?;
        let len_bytes = stream.available()?;
        let geometry = &volume.image.geometry;
        let partial = geometry.len_bytes & geometry.sector_len().saturating_sub(1);
        if partial != 0 {
            // What the last sector lacks reads as zeros.
            let ranges = stream.file_ranges(0..len_bytes)?;
            if ranges.iter().any(|range| range.end > geometry.len_bytes) {
                let corruption =
                    Corruption::PartialSector { found: partial, sector_len: geometry.sector_len() };
                let location = Location::new(Structure::Stream(id), Some(geometry.len_bytes));
                volume.image.note(Severity::Error, corruption, location)?;
            }
        }
        let source = Source::Stream(Entry::new(self.file, id, ObjectType::Stream, record));
        Ok(Content { len_bytes, source })
    }

    /// Ends the walk at an error that reading has noted since the last call, or keeps it as a loss.
    fn account(&mut self, path: impl Fn() -> String) -> Result<()> {
        let (errors, last) = self.file.volume().image.last_error();
        match last.filter(|_| errors != self.errors) {
            Some(finding) => {
                self.errors = errors;
                self.lose(finding, path())
            }
            None => Ok(()),
        }
    }

    fn lose(&mut self, finding: Finding, path: String) -> Result<()> {
        if !self.keep_going {
            return Err(Error::corrupt(finding.corruption().clone(), *finding.location()).in_element(path));
        }
        self.losses.push(Loss { path, finding });
        Ok(())
    }
}

/// The path of a storage; `/` is the root.
fn path(nodes: &Nodes<'_>, storage: u32) -> String {
    let node = nodes.list().get(storage as usize).filter(|_| storage != ROOT);
    node.map_or_else(|| "/".to_owned(), |node| path_of(nodes.list(), node.parent, &node.name))
}

fn set_meta(nodes: &mut Nodes<'_>, number: u32, record: DirEntry<'_>) {
    let meta = Meta {
        clsid: record.clsid(),
        state_bits: record.state_bits(),
        created: record.created(),
        modified: record.modified(),
    };
    if let Some(node) = nodes.get_mut(number) {
        node.meta = (meta != Meta::default()).then(|| Box::new(meta));
    }
}
