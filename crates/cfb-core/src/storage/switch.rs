//! Going on in another file: what is committed is written there, uncommitted changes come along.

use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::backing::write_file::WriteFile;
use crate::backing::{ReadAt, Store};
use crate::error::{Detail, Error, ErrorKind, Result};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::share::OpenLocks;
use crate::storage::content::CHUNK;
use crate::storage::core::Core;
use crate::storage::handle::{Handle, Storage};
use crate::storage::handles::HandleId;
use crate::storage::mode::Mode;
use crate::storage::root::{StorageOptions, failed, full, is_alone, request, temporary};
use crate::storage::rules::{self, denied};
use crate::storage::vault::{Piece as Bytes, Vault, len_of};
use crate::write::Ground;
use crate::write::changes::Placed;
use crate::write::changes::{
    Changes, ChildEdits, Contents, How, Meta, NewEntry, Node, Piece, PieceBytes, Strategy,
};

/// A committed stream as bytes by offset.
struct CommittedStream<'a> {
    ground: &'a Ground,
    entry: StreamId,
    len: u64,
}

impl ReadAt for CommittedStream<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let n = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX).min(buf.len());
        Ok(self.ground.read(self.entry, offset, buf.get_mut(..n).unwrap_or_default())?)
    }
}

/// All elements of the committed state, to be written elsewhere.
struct Everything {
    /// Entries in the order of the new ones.
    entries: Vec<StreamId>,
    new: Vec<(ObjectType, Meta)>,
    children: Vec<(Node, Vec<Node>)>,
    /// Streams with bytes: index among the new entries, entry, length.
    streams: Vec<(usize, StreamId, u64)>,
}

impl Everything {
    fn of(ground: &Ground) -> Result<Self> {
        let mut all =
            Self { entries: Vec::new(), new: Vec::new(), children: Vec::new(), streams: Vec::new() };
        let mut seen = HashSet::from([StreamId::ROOT]);
        let mut rest = vec![(Node::Old(StreamId::ROOT), StreamId::ROOT)];
        while let Some((storage, entry)) = rest.pop() {
            let mut names = Vec::new();
            for (_, child) in ground.children(entry)? {
                if !seen.insert(child) {
                    continue;
                }
                let element = ground.element(child)?;
                let index = all.entries.len();
                all.entries.push(child);
                all.new.push((element.kind, element.meta));
                names.push(Node::New(index));
                match element.kind {
                    ObjectType::Stream if element.len > 0 => all.streams.push((index, child, element.len)),
                    ObjectType::Stream => {}
                    _ => rest.push((Node::New(index), child)),
                }
            }
            if !names.is_empty() {
                all.children.push((storage, names));
            }
        }
        Ok(all)
    }

    /// Writes it to a file without elements. Answers the new entries, in the order of `entries`.
    fn write(&self, from: &Ground, to: &mut Ground, sync: bool) -> Result<Vec<StreamId>> {
        let streams: Vec<CommittedStream<'_>> = self
            .streams
            .iter()
            .map(|&(_, entry, len)| CommittedStream { ground: from, entry, len })
            .collect();
        let mut changes = Changes::default();
        changes.new.extend(self.new.iter().map(|&(kind, meta)| NewEntry { kind, meta }));
        changes.meta.push((StreamId::ROOT, from.element(StreamId::ROOT)?.meta));
        changes.children.extend(self.children.iter().map(|(storage, added)| ChildEdits {
            storage: *storage,
            removed: Vec::new(),
            added: added.clone(),
        }));
        changes.contents.extend(self.streams.iter().zip(&streams).map(|(&(index, _, len), stream)| {
            Contents {
                stream: Node::New(index),
                len,
                kept: 0,
                pieces: vec![Piece { offset: 0, len, bytes: PieceBytes::Stored(stream, 0) }],
            }
        }));
        let how = How {
            strategy: Strategy::Flip,
            only_if_current: false,
            keep_undo: false,
            consolidate: false,
            sync,
        };
        Ok(to.commit(&changes, &how)?.new_ids)
    }
}

impl Core {
    /// Opens the file of a root with priority anew, in its place.
    pub(super) fn reopen(self, mode: Mode) -> Result<Storage> {
        let mode = rules::open_root(mode)?;
        let options = StorageOptions::new().memory_limit(self.vault.limit).sync(self.file.sync);
        let Self { ground, file, .. } = self;
        let store: Arc<dyn Store> = match &file.path {
            Some(path) => {
                let opened =
                    if mode.can_write() { WriteFile::open(path) } else { WriteFile::open_read_only(path) };
                Arc::new(opened.map_err(|e| failed(e, path))?)
            }
            None => Arc::clone(ground.store()),
        };
        drop(ground);
        options.open_in(store, mode, file.path, Some(file.locks))
    }

    fn switch_to(&mut self, store: Arc<dyn Store>) -> Result<()> {
        let locks = OpenLocks::acquire(&store, request(self.file.mode))?;
        let everything = Everything::of(&self.ground)?;
        let mut ground = Ground::create(store, self.ground.version())?;
        let entries = everything.write(&self.ground, &mut ground, self.file.sync)?;
        self.bring_placed_bytes()?;
        // Free sectors at the end of the old file do no harm.
        let _ = self.ground.settle();
        ground.set_exclusive(is_alone(self.file.mode, ground.store()));
        self.committed.renumber(&everything.entries, &entries);
        self.ground = ground;
        self.file.locks = locks;
        Ok(())
    }

    /// Moves uncommitted bytes out of the sectors of the file.
    pub(super) fn bring_placed_bytes(&mut self) -> Result<()> {
        let sector_len = self.ground.sector_len();
        let Self { ground, vault, scopes, .. } = self;
        for record in scopes.values_mut().flat_map(|scope| scope.records.values_mut()) {
            let Some(content) = &mut record.content else { continue };
            let placed: Vec<u64> = content
                .pieces
                .iter()
                .filter(|(_, piece)| matches!(piece, Bytes::Placed(_)))
                .map(|(&at, _)| at)
                .collect();
            for at in placed {
                let Some(Bytes::Placed(run)) = content.pieces.remove(&at) else { continue };
                let piece = Bytes::Placed(run);
                // The last sector may reach beyond the stream.
                let len = len_of(&piece, sector_len).min(content.len.saturating_sub(at));
                let mut brought = Vec::new();
                let copied = bring(ground, vault, run, len, &mut |skip, piece| {
                    brought.push((at.saturating_add(skip), piece));
                });
                if let Err(e) = copied {
                    content.pieces.insert(at, piece);
                    return Err(e);
                }
                content.pieces.extend(brought);
                ground.discard(run);
            }
        }
        Ok(())
    }
}

/// Copies a run of sectors piece by piece to where changes lie that do not stay in memory.
fn bring(
    ground: &Ground,
    vault: &mut Vault,
    run: Placed,
    len: u64,
    take: &mut dyn FnMut(u64, Bytes),
) -> Result<()> {
    let mut skip = 0u64;
    while skip < len {
        let n = usize::try_from(len.saturating_sub(skip)).unwrap_or(CHUNK).min(CHUNK);
        let mut bytes = vec![0u8; n];
        ground.read_placed(run, skip, &mut bytes)?;
        let piece = if vault.may_scratch {
            Bytes::Scratch { at: vault.put(&bytes)?, len: n as u64 }
        } else {
            vault.memory = vault.memory.saturating_add(n as u64);
            Bytes::Memory(bytes)
        };
        take(skip, piece);
        skip = skip.saturating_add(n as u64);
    }
    Ok(())
}

impl Storage {
    /// Goes on in a new file: what is committed is written there, changes that are not stay uncommitted, and the old
    /// file is closed as it was (`IRootStorage::SwitchToFile`). Without a path the file gets a name of its own in the
    /// folder for temporary files, which [`stat`](Self::stat) tells.
    ///
    /// # Errors
    ///
    /// `InvalidFunction` if the storage is no root; `AccessDenied` if it was opened for reading, or anything is open
    /// through it; `AlreadyExists` if there is such a file; `Reverted`; what reading and writing end with. The old
    /// file is then the one that is open.
    #[doc(alias = "SwitchToFile")]
    pub fn switch_to_file(&self, path: Option<&Path>) -> Result<()> {
        let handle: &Handle = self.handle();
        handle.shared.with(|core| {
            let at = core.at(handle.id)?;
            if at.handle != HandleId::ROOT {
                let what = "only a root goes on in another file";
                return Err(Error::new(ErrorKind::InvalidFunction(what), None));
            }
            if !at.mode.can_write() {
                return Err(denied("a file that was opened for reading is not switched"));
            }
            if core.handles.len() > 1 {
                return Err(denied("elements are open"));
            }
            let (store, path) = match path {
                Some(path) => {
                    let path = full(path)?;
                    {
                        let made = WriteFile::create_new(&path);
                        (made.map_err(|e| Error::of_file(e, &path, Detail::CreatingFile))?, path)
                    }
                }
                None => temporary()?,
            };
            let switched = core.switch_to(Arc::new(store));
            if switched.is_err() {
                // The file was made for this alone.
                let _ = std::fs::remove_file(&path);
                return switched;
            }
            core.file.path = Some(path);
            Ok(())
        })
    }
}
