//! Handles: which elements are open, in which transaction, and what becomes of them.

use std::collections::HashSet;

use crate::error::Result;
use crate::format::dir_entry::ObjectType;
use crate::storage::core::{Core, reverted};
use crate::storage::mode::Mode;
use crate::storage::rules::denied;
use crate::storage::scope::{NodeId, Scope, ScopeId};

/// A handle, for as long as the file is open. A number is never used again, so that the handle of something that was
/// removed finds nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct HandleId(pub(super) u64);

impl HandleId {
    /// The handle of the root storage.
    pub(super) const ROOT: Self = Self(0);
}

/// One open storage or stream.
#[derive(Debug)]
pub(super) struct HandleRecord {
    pub(super) at: At,
    pub(super) parent: Option<HandleId>,
    pub(super) children: HashSet<HandleId>,
    /// Enumerators that keep the element busy.
    pub(super) enumerators: usize,
    /// Whether only enumerators keep it.
    pub(super) is_released: bool,
}

/// Where a handle works.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) handle: HandleId,
    pub(super) node: NodeId,
    /// The transaction that its calls work in: its own, if it is transacted.
    pub(super) scope: ScopeId,
    pub(super) kind: ObjectType,
    pub(super) mode: Mode,
    /// Whether it is a new stream of a simple root, which gets the size of a regular stream when it is released.
    pub(super) is_padded: bool,
}

impl At {
    /// Whether the handle has a transaction of its own.
    pub(super) fn owns_scope(&self) -> bool {
        self.node == NodeId::ROOT || (self.kind != ObjectType::Stream && self.mode.is_transacted())
    }
}

impl HandleRecord {
    pub(super) fn root(mode: Mode) -> Self {
        let at = At {
            handle: HandleId::ROOT,
            node: NodeId::ROOT,
            scope: ScopeId::ROOT,
            kind: ObjectType::Root,
            mode: mode.opened(),
            is_padded: false,
        };
        Self { at, parent: None, children: HashSet::new(), enumerators: 0, is_released: false }
    }
}

impl Core {
    /// Where a handle works, if it is alive.
    pub(super) fn at(&self, id: HandleId) -> Result<At> {
        let alive = self.handles.get(&id).filter(|record| !record.is_released);
        alive.map(|record| record.at).ok_or_else(reverted)
    }

    /// Where an enumerator works, which may outlive its handle.
    pub(super) fn enumerated(&self, id: HandleId) -> Result<At> {
        self.handles.get(&id).map(|record| record.at).ok_or_else(reverted)
    }

    /// Opens a handle on a node. A transacted storage begins a transaction.
    pub(super) fn attach(&mut self, parent: &At, node: NodeId, kind: ObjectType, mode: Mode) -> HandleId {
        let handle = HandleId(self.next_id());
        let mut at = At { handle, node, scope: parent.scope, kind, mode: mode.opened(), is_padded: false };
        if at.owns_scope() {
            at.scope = ScopeId(self.next_id());
            self.scopes.insert(at.scope, Scope::new(Some(parent.scope), node));
        }
        let record = HandleRecord {
            at,
            parent: Some(parent.handle),
            children: HashSet::new(),
            enumerators: 0,
            is_released: false,
        };
        self.handles.insert(handle, record);
        self.open.insert(node, handle);
        if let Some(parent) = self.handles.get_mut(&parent.handle) {
            parent.children.insert(handle);
        }
        handle
    }

    /// That an element is not open.
    pub(super) fn not_open(&self, node: NodeId) -> Result<()> {
        if self.open.contains_key(&node) {
            return Err(denied("the element is open"));
        }
        Ok(())
    }

    /// Whether `inner` is the storage `outer`, or was opened through it.
    pub(super) fn is_inside(&self, inner: HandleId, outer: HandleId) -> bool {
        let mut at = Some(inner);
        while let Some(id) = at {
            if id == outer {
                return true;
            }
            at = self.handles.get(&id).and_then(|record| record.parent);
        }
        false
    }

    pub(super) fn add_enumerator(&mut self, id: HandleId) {
        if let Some(record) = self.handles.get_mut(&id) {
            record.enumerators = record.enumerators.saturating_add(1);
        }
    }

    /// The last handle of a storage or stream is gone, or it is closed. Answers whether it can be ended; an enumerator
    /// keeps it open.
    pub(super) fn release(&mut self, id: HandleId) -> bool {
        self.revert_children(id);
        match self.handles.get_mut(&id) {
            Some(record) if record.enumerators > 0 => {
                record.is_released = true;
                false
            }
            Some(_) => true,
            None => false,
        }
    }

    /// An enumerator is gone. Answers whether the storage can be ended.
    pub(super) fn release_enumerator(&mut self, id: HandleId) -> bool {
        let Some(record) = self.handles.get_mut(&id) else { return false };
        record.enumerators = record.enumerators.saturating_sub(1);
        record.is_released && record.enumerators == 0
    }

    /// Takes a handle out of the open file, together with all that was opened through it, and drops the
    /// transactions among them. Each answers `Reverted` from now on.
    pub(super) fn end(&mut self, id: HandleId) {
        if let Some(parent) = self.handles.get(&id).and_then(|record| record.parent)
            && let Some(parent) = self.handles.get_mut(&parent)
        {
            parent.children.remove(&id);
        }
        let mut rest = vec![id];
        while let Some(id) = rest.pop() {
            let Some(record) = self.handles.remove(&id) else { continue };
            rest.extend(record.children);
            if self.open.get(&record.at.node) == Some(&id) {
                self.open.remove(&record.at.node);
            }
            if record.at.owns_scope() && record.at.scope != ScopeId::ROOT {
                self.drop_scope(record.at.scope);
            }
        }
    }

    /// Ends all that was opened through a handle, but not the handle.
    pub(super) fn revert_children(&mut self, id: HandleId) {
        let children = self.handles.get_mut(&id).map(|record| std::mem::take(&mut record.children));
        for child in children.unwrap_or_default() {
            self.end(child);
        }
    }

    /// Ends the handle of a node, if it is open.
    pub(super) fn revert_node(&mut self, node: NodeId) {
        if let Some(&handle) = self.open.get(&node) {
            self.end(handle);
        }
    }

    /// New streams of a simple root that are still open.
    pub(super) fn padded(&self) -> Vec<At> {
        self.handles.values().map(|record| record.at).filter(|at| at.is_padded).collect()
    }
}
