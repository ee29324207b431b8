//! Changing the tree of storages in a transaction: create, remove, rename, move.

use std::collections::hash_map;

use crate::error::Result;
use crate::format::dir_entry::ObjectType;
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::name::Name;
use crate::storage::committed::next_node;
use crate::storage::core::{Core, reverted};
use crate::storage::names::{NameKey, taken};
use crate::storage::scope::{NodeId, Place, Record, ScopeId};
use crate::write::changes::Meta;

/// Storages removed before the records of a transaction are swept, at least.
const SWEEP_AFTER: usize = 32;

impl Core {
    /// What a transaction says about a node that it can see.
    pub(super) fn record_mut(&mut self, scope: ScopeId, node: NodeId) -> Result<&mut Record> {
        let kind = self.kind(scope, node)?;
        let scope = self.scopes.get_mut(&scope).ok_or_else(reverted)?;
        Ok(scope.records.entry(node).or_insert_with(|| Record::of(kind)))
    }

    /// Creates an empty element. The name is free.
    pub(super) fn create(
        &mut self,
        scope: ScopeId,
        storage: NodeId,
        name: Name,
        kind: ObjectType,
    ) -> Result<NodeId> {
        let node = next_node(&mut self.ids);
        self.link(scope, storage, NameKey(name), Some(node))?;
        let unset = FileTime::default();
        let meta = Meta { name, clsid: Guid::NULL, state_bits: 0, created: unset, modified: unset };
        let record =
            Record { is_new: true, place: Some(Place::In(storage)), meta: Some(meta), ..Record::of(kind) };
        if let Some(scope) = self.scopes.get_mut(&scope) {
            scope.records.insert(node, record);
        }
        Ok(node)
    }

    /// Removes an element with all that is in it. Its handles turn `Reverted`.
    pub(super) fn remove(
        &mut self,
        scope: ScopeId,
        storage: NodeId,
        key: NameKey,
        node: NodeId,
    ) -> Result<()> {
        let kind = self.kind(scope, node)?;
        self.link(scope, storage, key, None)?;
        self.revert_node(node);
        let (mut depot, scopes) = self.depot();
        let Some(changes) = scopes.get_mut(&scope) else { return Ok(()) };
        let content = match changes.records.entry(node) {
            hash_map::Entry::Occupied(entry) if entry.get().is_new => entry.remove().content,
            entry => {
                let record = entry.or_insert_with(|| Record::of(kind));
                let gone = Record { place: Some(Place::Gone), ..Record::of(kind) };
                std::mem::replace(record, gone).content
            }
        };
        if let Some(mut content) = content {
            content.clear(&mut depot);
        }
        if kind != ObjectType::Stream {
            changes.removed_storages = changes.removed_storages.saturating_add(1);
            if changes.removed_storages >= (changes.records.len() >> 2).max(SWEEP_AFTER) {
                self.sweep(scope);
            }
        }
        Ok(())
    }

    /// Gives an element another name, another storage, or both. The new name is free there, or its own.
    pub(super) fn relink(
        &mut self,
        scope: ScopeId,
        node: NodeId,
        (from, old): (NodeId, NameKey),
        (to, new): (NodeId, Name),
    ) -> Result<()> {
        self.record_mut(scope, node)?;
        self.record_mut(scope, to)?;
        self.link(scope, from, old, None)?;
        self.place(scope, node, to, new)
    }

    /// Puts an element that is in no storage into one.
    pub(super) fn place(&mut self, scope: ScopeId, node: NodeId, to: NodeId, name: Name) -> Result<()> {
        let mut meta = self.meta(scope, node)?;
        meta.name = name;
        self.link(scope, to, NameKey(name), Some(node))?;
        let record = self.record_mut(scope, node)?;
        record.meta = Some(meta);
        record.place = Some(Place::In(to));
        Ok(())
    }

    /// That a name is free in a storage, or that of `own`.
    pub(super) fn name_is_free(
        &mut self,
        scope: ScopeId,
        storage: NodeId,
        name: Name,
        own: Option<NodeId>,
    ) -> Result<()> {
        match self.child(scope, storage, NameKey(name))? {
            Some(child) if Some(child) != own => Err(taken(name)),
            _ => Ok(()),
        }
    }

    /// Changes metadata of a node.
    pub(super) fn set_meta(
        &mut self,
        scope: ScopeId,
        node: NodeId,
        change: impl FnOnce(&mut Meta),
    ) -> Result<()> {
        let before = self.meta(scope, node)?;
        let mut meta = before;
        change(&mut meta);
        if meta != before {
            self.record_mut(scope, node)?.meta = Some(meta);
        }
        Ok(())
    }

    /// Says that a name in a storage is this child's, or nobody's. What the file has of the storage is read before:
    /// the commit tells it only to storages that are known, and what it tells of is not read again.
    fn link(&mut self, scope: ScopeId, storage: NodeId, key: NameKey, child: Option<NodeId>) -> Result<()> {
        self.load(scope, storage)?;
        let record = self.record_mut(scope, storage)?;
        if child.is_none() && record.is_new {
            record.edits.remove(&key);
        } else {
            record.edits.insert(key, child);
        }
        Ok(())
    }
}
