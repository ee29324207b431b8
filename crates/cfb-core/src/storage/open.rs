//! Opening, creating and removing elements, as the handle of their storage asks for it.

use crate::error::{Detail, Result};
use crate::format::dir_entry::ObjectType;
use crate::format::name::Name;
use crate::storage::core::Core;
use crate::storage::handles::{At, HandleId};
use crate::storage::mode::Mode;
use crate::storage::names::{NameKey, missing, taken};
use crate::storage::rules::{self, denied};
use crate::storage::scope::NodeId;
use crate::write::changes::Meta;

impl Core {
    /// Where a handle works whose storage is to be changed.
    fn at_to_change(&self, id: HandleId) -> Result<At> {
        let at = self.at(id)?;
        rules::may_change(at.mode)?;
        self.may_write()?;
        Ok(at)
    }

    /// The child of this name, which is there.
    pub(super) fn existing(&mut self, at: &At, name: Name) -> Result<NodeId> {
        self.child(at.scope, at.node, NameKey(name))?.ok_or_else(|| missing(name))
    }

    pub(super) fn create_stream(&mut self, id: HandleId, name: Name, mode: Mode) -> Result<HandleId> {
        let at = self.at(id)?;
        rules::create_stream(mode, at.mode)?;
        self.may_write()?;
        if let Some(old) = self.child(at.scope, at.node, NameKey(name))? {
            if !mode.is_create() {
                return Err(taken(name));
            }
            self.remove(at.scope, at.node, NameKey(name), old)?;
        }
        let node = self.create(at.scope, at.node, name, ObjectType::Stream)?;
        let handle = self.attach(&at, node, ObjectType::Stream, mode);
        if let Some(record) = self.handles.get_mut(&handle) {
            record.at.is_padded = at.mode.is_simple();
        }
        Ok(handle)
    }

    pub(super) fn open_stream(&mut self, id: HandleId, name: Name, mode: Mode) -> Result<HandleId> {
        let at = self.at(id)?;
        rules::open_stream(mode, at.mode)?;
        self.open_element(&at, name, mode, true)
    }

    pub(super) fn create_storage(&mut self, id: HandleId, name: Name, mode: Mode) -> Result<HandleId> {
        let at = self.at(id)?;
        rules::create_storage(mode, at.mode)?;
        let node = match self.child(at.scope, at.node, NameKey(name))? {
            Some(old) => {
                let is_stream = self.kind(at.scope, old)? == ObjectType::Stream;
                let convert = mode.is_convert() && is_stream;
                if rules::may_change(at.mode).is_err() || !(mode.is_create() || convert) {
                    return Err(taken(name));
                }
                self.may_write()?;
                if convert {
                    self.convert_stream(at.scope, at.node, name, old)?
                } else {
                    self.remove(at.scope, at.node, NameKey(name), old)?;
                    self.create(at.scope, at.node, name, ObjectType::Storage)?
                }
            }
            None => {
                rules::may_change(at.mode)?;
                self.may_write()?;
                self.create(at.scope, at.node, name, ObjectType::Storage)?
            }
        };
        Ok(self.attach(&at, node, ObjectType::Storage, mode))
    }

    pub(super) fn open_storage(&mut self, id: HandleId, name: Name, mode: Mode) -> Result<HandleId> {
        let at = self.at(id)?;
        rules::open_storage(mode, at.mode)?;
        self.open_element(&at, name, mode, false)
    }

    fn open_element(&mut self, at: &At, name: Name, mode: Mode, stream: bool) -> Result<HandleId> {
        let node = self.existing(at, name)?;
        let kind = self.kind(at.scope, node)?;
        if (kind == ObjectType::Stream) != stream {
            let detail = if stream { Detail::NoStream } else { Detail::NoStorage };
            return Err(missing(name).with(detail));
        }
        self.not_open(node)?;
        Ok(self.attach(at, node, kind, mode))
    }

    pub(super) fn remove_element(&mut self, id: HandleId, name: Name) -> Result<()> {
        let at = self.at_to_change(id)?;
        let node = self.existing(&at, name)?;
        self.remove(at.scope, at.node, NameKey(name), node)
    }

    pub(super) fn rename_element(&mut self, id: HandleId, name: Name, new: Name) -> Result<()> {
        let at = self.at_to_change(id)?;
        let node = self.existing(&at, name)?;
        self.not_open(node)?;
        self.name_is_free(at.scope, at.node, new, Some(node))?;
        if self.meta(at.scope, node)?.name == new {
            return Ok(());
        }
        self.relink(at.scope, node, (at.node, NameKey(name)), (at.node, new))
    }

    /// Moves an element to another storage of the same transaction. Answers `false` if the two are of different ones.
    pub(super) fn move_element(
        &mut self,
        (from, name): (HandleId, Name),
        (to, new): (HandleId, Name),
    ) -> Result<bool> {
        let from = self.at_to_change(from)?;
        let to = self.at_to_change(to)?;
        let node = self.existing(&from, name)?;
        self.not_open(node)?;
        if from.node == to.node && name == new {
            return Err(denied("an element cannot be moved onto itself"));
        }
        let own = (from.node == to.node && from.scope == to.scope).then_some(node);
        self.name_is_free(to.scope, to.node, new, own)?;
        if from.scope != to.scope {
            return Ok(false);
        }
        self.relink(from.scope, node, (from.node, NameKey(name)), (to.node, new))?;
        Ok(true)
    }

    /// That an element may be moved out of its storage by copying and removing it.
    pub(super) fn can_leave(&mut self, id: HandleId, name: Name) -> Result<()> {
        let at = self.at_to_change(id)?;
        let node = self.existing(&at, name)?;
        self.not_open(node)
    }

    /// Changes what a storage says about itself.
    pub(super) fn change_storage(&mut self, id: HandleId, change: impl FnOnce(&mut Meta)) -> Result<()> {
        let at = self.at_to_change(id)?;
        self.set_meta(at.scope, at.node, change)
    }

    /// Changes what an element says about itself, if it is a storage.
    pub(super) fn change_element(
        &mut self,
        id: HandleId,
        name: Name,
        change: impl FnOnce(&mut Meta),
    ) -> Result<()> {
        let at = self.at_to_change(id)?;
        let node = self.existing(&at, name)?;
        if self.kind(at.scope, node)? == ObjectType::Stream {
            return Ok(());
        }
        self.set_meta(at.scope, node, change)
    }
}
