//! Everything that one open file knows: the ground, the transactions over it, the handles.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Error, ErrorKind, Result};
use crate::share::OpenLocks;
use crate::storage::committed::Committed;
use crate::storage::handles::{HandleId, HandleRecord};
use crate::storage::ids::IdMap;
use crate::storage::mode::Mode;
use crate::storage::rules::denied;
use crate::storage::scope::{NodeId, Scope, ScopeId};
use crate::storage::vault::{Depot, Vault};
use crate::write::Ground;

/// An open file, shared by all handles. Empty once its root storage is released.
pub(super) struct Shared {
    core: Mutex<Option<Core>>,
}

impl Shared {
    pub(super) fn new(core: Core) -> Self {
        Self { core: Mutex::new(Some(core)) }
    }

    /// Does something with the open file.
    pub(super) fn with<T>(&self, what: impl FnOnce(&mut Core) -> Result<T>) -> Result<T> {
        match self.lock().as_mut() {
            Some(core) => what(core),
            None => Err(reverted()),
        }
    }

    /// The open file, for what may end it.
    pub(super) fn lock(&self) -> MutexGuard<'_, Option<Core>> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The inside of an open file.
pub(super) struct Core {
    pub(super) ground: Ground,
    pub(super) committed: Committed,
    pub(super) scopes: IdMap<ScopeId, Scope>,
    pub(super) handles: IdMap<HandleId, HandleRecord>,
    /// The handle of each open element but the root.
    pub(super) open: IdMap<NodeId, HandleId>,
    pub(super) vault: Vault,
    /// The number given last to a node, a transaction or a handle.
    pub(super) ids: u64,
    pub(super) file: OpenFile,
}

/// What holds for the file as a whole.
#[derive(Debug)]
pub(super) struct OpenFile {
    /// Mode of the root storage.
    pub(super) mode: Mode,
    /// Full path, if it is a file with a name.
    pub(super) path: Option<PathBuf>,
    /// Whether a commit waits for the disk.
    pub(super) sync: bool,
    /// Locks against other opens, given back when the file is closed.
    pub(super) locks: OpenLocks,
}

impl Core {
    pub(super) fn new(ground: Ground, vault: Vault, file: OpenFile) -> Self {
        let root = Scope::new(None, NodeId::ROOT);
        Self {
            ground,
            committed: Committed::new(),
            scopes: IdMap::from_iter([(ScopeId::ROOT, root)]),
            handles: IdMap::from_iter([(HandleId::ROOT, HandleRecord::root(file.mode))]),
            open: IdMap::default(),
            vault,
            ids: 0,
            file,
        }
    }

    pub(super) fn next_id(&mut self) -> u64 {
        self.ids = self.ids.saturating_add(1);
        self.ids
    }

    /// Places for changed bytes, and the transactions that use them.
    pub(super) fn depot(&mut self) -> (Depot<'_>, &mut IdMap<ScopeId, Scope>) {
        (Depot { ground: &mut self.ground, vault: &mut self.vault }, &mut self.scopes)
    }

    /// Whether the file may be changed at all: the one writer of the single-writer mode has to wait for it.
    pub(super) fn may_write(&self) -> Result<()> {
        let is_swmr_writer = self.file.mode.is_direct_swmr() && self.file.mode.can_write();
        if is_swmr_writer && !self.file.locks.has_write_access() {
            return Err(denied("the one writer has not waited for write access"));
        }
        Ok(())
    }

    /// Drops a transaction and what it has changed.
    pub(super) fn drop_scope(&mut self, id: ScopeId) {
        if let Some(scope) = self.scopes.remove(&id) {
            let (mut depot, _) = self.depot();
            for content in scope.records.into_values().filter_map(|record| record.content) {
                let mut content = content;
                content.clear(&mut depot);
            }
        }
    }

    /// Takes back what a transaction has changed.
    pub(super) fn empty_scope(&mut self, id: ScopeId) {
        if let Some(scope) = self.scopes.get(&id) {
            let again = Scope::new(scope.below, scope.owner);
            self.drop_scope(id);
            self.scopes.insert(id, again);
        }
    }
}

pub(super) fn reverted() -> Error {
    Error::new(ErrorKind::Reverted, None)
}
