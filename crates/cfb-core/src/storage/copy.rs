//! Copying whole storages and single elements, and moving elements between transactions or files.

use std::sync::Arc;

use crate::error::{ErrorKind, Result};
use crate::format::dir_entry::ObjectType;
use crate::format::element_name::{ElementName, existing, fresh};
use crate::format::name::Name;
use crate::storage::content::CHUNK;
use crate::storage::core::Core;
use crate::storage::handle::{Handle, Storage};
use crate::storage::handles::At;
use crate::storage::mode::Mode;
use crate::storage::names::{NameKey, taken};
use crate::storage::rules::denied;
use crate::storage::scope::NodeId;
use crate::write::changes::Meta;

/// What [`Storage::copy_to`] leaves out.
///
/// ```
/// use cfb_core::CopyExclusions;
/// let only_streams = CopyExclusions::new().storages();
/// let without_history = CopyExclusions::new().name("History")?;
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CopyExclusions {
    names: Vec<Name>,
    storages: bool,
    streams: bool,
}

impl CopyExclusions {
    /// Nothing is left out.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Leaves out an element of the storage itself; those of the same name further below are copied.
    ///
    /// # Errors
    ///
    /// `InvalidName` for more than 31 UTF-16 units.
    pub fn name(mut self, name: impl ElementName) -> Result<Self> {
        self.names.push(existing(&name)?);
        Ok(self)
    }

    /// Leaves out all storages.
    #[must_use]
    pub fn storages(mut self) -> Self {
        self.storages = true;
        self
    }

    /// Leaves out all streams, at every depth.
    #[must_use]
    pub fn streams(mut self) -> Self {
        self.streams = true;
        self
    }
}

/// An element as it is copied.
struct Found {
    key: NameKey,
    node: NodeId,
    kind: ObjectType,
    meta: Meta,
}

/// The transaction that is copied from. What is open in it is copied too.
struct Source<'a> {
    handle: &'a Handle,
    at: At,
}

impl Source<'_> {
    fn with<T>(&self, what: impl FnOnce(&mut Core) -> Result<T>) -> Result<T> {
        self.handle.shared.with(|core| {
            core.at(self.handle.id)?;
            what(core)
        })
    }

    fn meta(&self, node: NodeId) -> Result<Meta> {
        self.with(|core| core.meta(self.at.scope, node))
    }

    fn next(&self, storage: NodeId, after: Option<NameKey>) -> Result<Option<Found>> {
        self.with(|core| {
            let Some((key, node)) = core.next_child(self.at.scope, storage, after)? else { return Ok(None) };
            let kind = core.kind(self.at.scope, node)?;
            Ok(Some(Found { key, node, kind, meta: core.meta(self.at.scope, node)? }))
        })
    }

    /// Copies all that is in the storage `from` into `to`; storages of the same name are filled up.
    fn copy_storage(&self, from: NodeId, to: &Storage, leave_out: &CopyExclusions) -> Result<()> {
        let meta = self.meta(from)?;
        to.set_class(meta.clsid)?;
        to.set_state_bits(meta.state_bits, u32::MAX)?;
        // The way down, each storage open in that before it, and how far it was walked.
        let mut way = vec![(from, to.clone(), None)];
        while let Some((storage, to, after)) = way.last_mut() {
            let Some(found) = self.next(*storage, *after)? else {
                way.pop();
                continue;
            };
            *after = Some(found.key);
            let name = found.meta.name;
            let is_top = *storage == from;
            if is_top && leave_out.names.iter().any(|out| out.matches(name.units())) {
                continue;
            }
            if found.kind == ObjectType::Stream {
                if !leave_out.streams {
                    self.copy_stream(found.node, to, name)?;
                }
            } else if !leave_out.storages {
                let copy = storage_for(to, name)?;
                copy.set_class(found.meta.clsid)?;
                copy.set_state_bits(found.meta.state_bits, u32::MAX)?;
                copy.set_times(Some(found.meta.created), Some(found.meta.modified))?;
                way.push((found.node, copy, None));
            }
        }
        Ok(())
    }

    /// Copies a stream; one of the same name is replaced.
    fn copy_stream(&self, from: NodeId, to: &Storage, name: Name) -> Result<()> {
        let mode = match to.stat_of(name) {
            Ok(stat) if stat.is_stream() => Mode::write().create(),
            Ok(_) => return Err(taken(name)),
            Err(e) if e.is_not_found() => Mode::write(),
            Err(e) => return Err(e),
        };
        let to = to.create_stream(name, mode)?;
        let len = self.with(|core| core.stream_len(self.at.scope, from))?;
        let mut buf = vec![0u8; usize::try_from(len).unwrap_or(CHUNK).min(CHUNK)];
        loop {
            let n = self.with(|core| core.read(self.at.scope, from, to.position(), &mut buf))?;
            if n == 0 {
                return Ok(());
            }
            to.write_next(buf.get(..n).unwrap_or_default())?;
        }
    }
}

/// The storage of this name in `to`, made if it is not there.
fn storage_for(to: &Storage, name: Name) -> Result<Storage> {
    match to.create_storage(name, Mode::write()) {
        Err(e) if matches!(e.kind(), ErrorKind::AlreadyExists { .. }) => {
            match to.open_storage(name, Mode::write()) {
                Err(other) if other.is_not_found() => Err(e),
                opened => opened,
            }
        }
        created => created,
    }
}

impl Storage {
    /// Copies all elements into another storage, of this file or another, with the class and the state bits
    /// (`IStorage::CopyTo`). Streams of the same name are replaced, storages of the same name filled up. What is open
    /// here is copied as it is now.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if `to` is this storage or was opened through it, unless storages are left out, if it cannot be
    /// changed, or if a storage in it that would be filled up is open; `AlreadyExists` where a stream meets a storage
    /// of its name; and what reading and writing end with. What was copied before the error stays.
    pub fn copy_to(&self, to: &Self, leave_out: &CopyExclusions) -> Result<()> {
        let (handle, target) = (self.handle(), to.handle());
        let is_same_file = Arc::ptr_eq(&handle.shared, &target.shared);
        let at = handle.shared.with(|core| {
            let at = core.at(handle.id)?;
            if is_same_file && core.is_inside(target.id, handle.id) {
                let is_itself = target.id == handle.id;
                if is_itself || !leave_out.storages {
                    return Err(denied("a storage cannot be copied into itself"));
                }
            }
            Ok(at)
        })?;
        Source { handle, at }.copy_storage(at.node, to, leave_out)
    }

    /// Moves an element to another storage, of this file or another, under a new name (`IStorage::MoveElementTo`).
    ///
    /// Within one transaction the element keeps its entry and its bytes stay where they are. Otherwise it is copied and
    /// then removed: the copy belongs to the transaction of `to`, the removal to that of this storage, and each is
    /// committed or taken back on its own. Where only one of the two is committed, the element is there twice, or gone;
    /// commit `to` first.
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the element is open, would be moved onto itself, or a storage cannot be changed;
    /// `AlreadyExists` if the name is taken there; `NotFound`; `InvalidName`; and what copying ends with, and then a
    /// part may have been copied and nothing was removed.
    #[doc(alias = "MoveElementTo")]
    pub fn move_to(&self, name: impl ElementName, to: &Self, new_name: impl ElementName) -> Result<()> {
        let (name, new) = (existing(&name)?, fresh(&new_name)?);
        let (handle, target) = (self.handle(), to.handle());
        if Arc::ptr_eq(&handle.shared, &target.shared) {
            let is_moved =
                handle.shared.with(|core| core.move_element((handle.id, name), (target.id, new)))?;
            if is_moved {
                return Ok(());
            }
        }
        handle.shared.with(|core| core.can_leave(handle.id, name))?;
        self.copy_element_to(name, to, new)?;
        self.remove(name)
    }

    /// Copies an element to another storage, of this file or another, under a new name (`IStorage::MoveElementTo` with
    /// `STGMOVE_COPY`).
    ///
    /// # Errors
    ///
    /// As [`move_to`](Self::move_to).
    pub fn copy_element_to(
        &self,
        name: impl ElementName,
        to: &Self,
        new_name: impl ElementName,
    ) -> Result<()> {
        let (name, new) = (existing(&name)?, fresh(&new_name)?);
        let handle = self.handle();
        let (at, node, kind) = handle.shared.with(|core| {
            let at = core.at(handle.id)?;
            let node = core.existing(&at, name)?;
            core.not_open(node)?;
            Ok((at, node, core.kind(at.scope, node)?))
        })?;
        match to.stat_of(new) {
            Ok(_) => return Err(taken(new)),
            Err(e) if e.is_not_found() => {}
            Err(e) => return Err(e),
        }
        let source = Source { handle, at };
        if kind == ObjectType::Stream {
            return source.copy_stream(node, to, new);
        }
        let copy = to.create_storage(new, Mode::write())?;
        let meta = source.meta(node)?;
        copy.set_times(Some(meta.created), Some(meta.modified))?;
        source.copy_storage(node, &copy, &CopyExclusions::new())
    }
}
