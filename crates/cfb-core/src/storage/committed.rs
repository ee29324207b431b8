//! The committed state, seen as nodes: which entry a node has, and the children of storages by name.

use std::collections::{BTreeMap, HashMap};

use crate::error::Result;
use crate::format::dir_entry::StreamId;
use crate::storage::ids::IdMap;
use crate::storage::names::NameKey;
use crate::storage::scope::NodeId;
use crate::write::Ground;

/// Nodes that have an entry in the file. They get their number when they are first seen.
#[derive(Debug)]
pub(super) struct Committed {
    nodes: IdMap<NodeId, Known>,
    by_entry: HashMap<StreamId, NodeId>,
    /// Children of the storages that were looked into, whole.
    storages: IdMap<NodeId, BTreeMap<NameKey, NodeId>>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    entry: StreamId,
    parent: Option<NodeId>,
}

impl Committed {
    pub(super) fn new() -> Self {
        let mut own = Self { nodes: IdMap::default(), by_entry: HashMap::new(), storages: IdMap::default() };
        own.know(NodeId::ROOT, StreamId::ROOT, None);
        own
    }

    pub(super) fn entry(&self, node: NodeId) -> Option<StreamId> {
        self.nodes.get(&node).map(|known| known.entry)
    }

    pub(super) fn node(&self, entry: StreamId) -> Option<NodeId> {
        self.by_entry.get(&entry).copied()
    }

    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(&node).and_then(|known| known.parent)
    }

    /// The children of a storage that was loaded; nothing for others.
    pub(super) fn children(&self, storage: NodeId) -> Option<&BTreeMap<NameKey, NodeId>> {
        self.storages.get(&storage)
    }

    /// Reads the children of a storage, if that was not done before. An entry that another storage has too, or one
    /// that comes under a name that is taken, stays out.
    pub(super) fn load(&mut self, ground: &Ground, ids: &mut u64, storage: NodeId) -> Result<()> {
        let Some(entry) = self.entry(storage) else { return Ok(()) };
        if self.storages.contains_key(&storage) {
            return Ok(());
        }
        let mut children = BTreeMap::new();
        for (name, child) in ground.children(entry)? {
            let key = NameKey(name);
            if children.contains_key(&key) || self.by_entry.contains_key(&child) {
                continue;
            }
            let node = next_node(ids);
            self.know(node, child, Some(storage));
            children.insert(key, node);
        }
        self.storages.insert(storage, children);
        Ok(())
    }

    /// So many more nodes will have an entry.
    pub(super) fn reserve(&mut self, more: usize) {
        self.nodes.reserve(more);
        self.by_entry.reserve(more);
    }

    /// A node has an entry now.
    pub(super) fn know(&mut self, node: NodeId, entry: StreamId, parent: Option<NodeId>) {
        self.nodes.insert(node, Known { entry, parent });
        self.by_entry.insert(entry, node);
    }

    /// A node is in this storage now.
    pub(super) fn moved(&mut self, node: NodeId, parent: NodeId) {
        if let Some(known) = self.nodes.get_mut(&node) {
            known.parent = Some(parent);
        }
    }

    /// The children of a storage that is new.
    pub(super) fn know_storage(&mut self, storage: NodeId) {
        self.storages.entry(storage).or_default();
    }

    /// What an entry was is gone.
    pub(super) fn forget(&mut self, entry: StreamId) {
        if let Some(node) = self.by_entry.remove(&entry) {
            self.nodes.remove(&node);
            self.storages.remove(&node);
        }
    }

    /// The same state has other entries now: those of `old` are those of `new`, in order.
    pub(super) fn renumber(&mut self, old: &[StreamId], new: &[StreamId]) {
        let new_of: HashMap<StreamId, StreamId> = old.iter().copied().zip(new.iter().copied()).collect();
        for known in self.nodes.values_mut() {
            known.entry = new_of.get(&known.entry).copied().unwrap_or(known.entry);
        }
        self.by_entry = self.nodes.iter().map(|(&node, known)| (known.entry, node)).collect();
    }

    /// Children of a loaded storage came or went.
    pub(super) fn edit(
        &mut self,
        storage: NodeId,
        edits: impl IntoIterator<Item = (NameKey, Option<NodeId>)>,
    ) {
        let Some(children) = self.storages.get_mut(&storage) else { return };
        if children.is_empty() {
            // All at once, which is faster.
            *children = edits.into_iter().filter_map(|(key, child)| Some((key, child?))).collect();
            return;
        }
        for (key, child) in edits {
            // The same name may be spelled in another way now.
            children.remove(&key);
            if let Some(child) = child {
                children.insert(key, child);
            }
        }
    }
}

/// A number for a node that had none.
pub(super) fn next_node(ids: &mut u64) -> NodeId {
    *ids = ids.saturating_add(1);
    NodeId(*ids)
}
