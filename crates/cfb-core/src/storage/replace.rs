//! The commit that replaces the whole file: written anew beside it, made durable, renamed over it.
//!
//! The file is laid out front to back without a hole, and the old one is untouched until the rename. It needs a path, room
//! for the whole file beside the old one, and that nobody else has the file open.

use std::fs::{self, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::backing::Store;
use crate::backing::write_file::{WriteFile, sync_folder_of};
use crate::build::{Builder, StorageId};
use crate::error::{CommitStep, Error, ErrorKind, Location, Result, Structure};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::share::OpenLocks;
use crate::storage::committed::Committed;
use crate::storage::core::Core;
use crate::storage::names::NameKey;
use crate::storage::root::{failed, is_alone, request};
use crate::storage::rules::denied;
use crate::storage::scope::{NodeId, ScopeId};
use crate::storage::scratch::under_a_free_name;
use crate::write::Ground;
use crate::write::changes::Element;

/// Names tried for the new file before it is renamed.
const ATTEMPTS: u32 = 100;

/// An element of the root's transaction, as it will be in the new file.
struct Item {
    node: NodeId,
    /// Where its storage is among the items.
    parent: usize,
    key: NameKey,
    element: Element,
}

impl Core {
    /// Makes the root's transaction the state of a new file that takes the place of the old one.
    pub(super) fn replace(&mut self) -> Result<()> {
        if self.ground.is_in_doubt() {
            return Err(Error::new(ErrorKind::InDoubt, None));
        }
        let Some(path) = self.file.path.clone() else {
            let what = "only a file with a path is replaced";
            return Err(Error::new(ErrorKind::InvalidFunction(what), None));
        };
        let old = fs::symlink_metadata(&path).map_err(|e| failed(e, &path))?;
        refuse_links(&old)?;
        let in_step = |step: CommitStep| move |e: Error| e.in_step(step);
        self.bring_placed_bytes().map_err(in_step(CommitStep::WriteData))?;
        let items = self.items()?;
        let (store, beside) = beside(&path)?;
        let mut unfinished = Unfinished(Some(beside.clone()));
        self.write_items(&items, &store).map_err(in_step(CommitStep::WriteData))?;
        keep_owner(&store, &old).map_err(|e| failed(e, &beside).in_step(CommitStep::WriteData))?;
        let store: Arc<dyn Store> = Arc::new(store);
        let at = |step| move |e| Error::io(e, Location::new(Structure::File, None)).in_step(step);
        store.sync().map_err(at(CommitStep::SyncData))?;
        let mut ground = Ground::open(Arc::clone(&store))?;
        ground.set_exclusive(is_alone(self.file.mode, &store));
        let committed = committed(&ground, &items)?;
        let locks = OpenLocks::acquire(&store, request(self.file.mode))?;
        fs::rename(&beside, &path).map_err(at(CommitStep::WriteData))?;
        unfinished.0 = None;

        self.ground = ground;
        self.committed = committed;
        self.file.locks = locks;
        self.empty_scope(ScopeId::ROOT);
        // The new file has its name; a cut of power could still bring the old one back.
        sync_folder_of(&path).map_err(at(CommitStep::SyncHeader))
    }

    /// All elements of the root's transaction, storages before what is in them. The first is the root.
    fn items(&mut self) -> Result<Vec<Item>> {
        let scope = ScopeId::ROOT;
        let root = self.element_in(scope, NodeId::ROOT)?;
        let mut items =
            vec![Item { node: NodeId::ROOT, parent: 0, key: NameKey(root.meta.name), element: root }];
        let mut at = 0usize;
        while let Some(item) = items.get(at) {
            let (node, kind) = (item.node, item.element.kind);
            let mut after = None;
            while kind != ObjectType::Stream
                && let Some((key, child)) = self.next_child(scope, node, after)?
            {
                let element = self.element_in(scope, child)?;
                items.push(Item { node: child, parent: at, key, element });
                after = Some(key);
            }
            at = at.saturating_add(1);
        }
        Ok(items)
    }

    fn write_items(&self, items: &[Item], store: &WriteFile) -> Result<()> {
        let mut builder = Builder::new(self.ground.version());
        let mut made: Vec<StorageId> = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let Element { kind, meta, len } = item.element;
            let parent = made.get(item.parent).copied().unwrap_or(Builder::ROOT);
            let source = (kind == ObjectType::Stream).then(|| {
                let source = Bytes { core: self, stream: item.node, position: 0 };
                (len, Box::new(source) as Box<dyn Read + '_>)
            });
            let id = if index == 0 { Builder::ROOT } else { builder.add_as_is(parent, meta.name, source)? };
            builder.set_meta(id, meta.clsid, meta.state_bits, meta.created, meta.modified)?;
            made.push(id);
        }
        builder.write_to(Sink { store, position: 0 }).map(|_| ())
    }
}

/// Which entry each node has in the new file.
fn committed(ground: &Ground, items: &[Item]) -> Result<Committed> {
    let mut committed = Committed::new();
    let mut entries = vec![StreamId::ROOT; items.len().min(1)];
    let mut rest = items.iter().enumerate().skip(1).peekable();
    let mut parent = 0usize;
    // Items of one storage follow each other in the order of their names, as the children of its entry do.
    while let Some((_, first)) = rest.peek() {
        parent = parent.max(first.parent);
        let entry = entries.get(parent).copied().unwrap_or(StreamId::ROOT);
        let mut children = ground.children(entry)?.into_iter();
        while let Some((_, item)) = rest.next_if(|(_, item)| item.parent == parent) {
            let (_, child) = children.next().ok_or_else(|| Error::not_found(item.key.0.to_string()))?;
            entries.push(child);
            let above = items.get(parent).map(|above| above.node);
            committed.know(item.node, child, above);
        }
    }
    for item in items.iter().filter(|item| item.element.kind != ObjectType::Stream) {
        committed.know_storage(item.node);
    }
    for item in items.iter().skip(1) {
        if let Some(above) = items.get(item.parent) {
            committed.edit(above.node, [(item.key, Some(item.node))]);
        }
    }
    Ok(committed)
}

/// The bytes of a stream as the root's transaction has them.
struct Bytes<'a> {
    core: &'a Core,
    stream: NodeId,
    position: u64,
}

impl Read for Bytes<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.core.read(ScopeId::ROOT, self.stream, self.position, buf)?;
        self.position = self.position.saturating_add(n as u64);
        Ok(n)
    }
}

/// A store written front to back.
struct Sink<'a> {
    store: &'a WriteFile,
    position: u64,
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.store.write_at(self.position, bytes)?;
        self.position = self.position.saturating_add(bytes.len() as u64);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The new file before it has its name; removed if it never gets it.
struct Unfinished(Option<PathBuf>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            // It holds nothing that is not elsewhere.
            let _ = fs::remove_file(path);
        }
    }
}

/// A link would be replaced by a file, and the other names of a file would keep the old one.
fn refuse_links(old: &Metadata) -> Result<()> {
    #[cfg(unix)]
    let is_shared = std::os::unix::fs::MetadataExt::nlink(old) > 1;
    #[cfg(not(unix))]
    let is_shared = false;
    if !old.is_file() || is_shared {
        return Err(denied("a link, or a file with several names, is not replaced"));
    }
    Ok(())
}

/// A new file in the folder of `path`.
fn beside(path: &Path) -> Result<(WriteFile, PathBuf)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let process = std::process::id();
    let other = |attempt| path.with_file_name(format!(".{name}.{process}-{attempt}.new"));
    under_a_free_name(ATTEMPTS, other, |path| WriteFile::create_new(path))
        .map_err(|e| failed(e, path).in_step(CommitStep::Begin))
}

/// Gives the new file the mode and the owner of the old one.
fn keep_owner(store: &WriteFile, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = store.file().metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            fchown(store.file(), Some(old.uid()), Some(old.gid()))?;
        }
    }
    store.file().set_permissions(old.permissions())
}
