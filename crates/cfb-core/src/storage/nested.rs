//! A transaction over a storage that is open already.

use std::collections::HashSet;

use crate::error::Result;
use crate::storage::core::Core;
use crate::storage::handle::Storage;
use crate::storage::handles::{At, HandleId, HandleRecord};
use crate::storage::mode::Mode;
use crate::storage::rules;
use crate::storage::scope::{Scope, ScopeId};

impl Core {
    /// Opens a second handle on the node of a storage, with a transaction of its own.
    fn begin(&mut self, id: HandleId) -> Result<HandleId> {
        let below = self.at(id)?;
        rules::may_change(below.mode)?;
        let handle = HandleId(self.next_id());
        let scope = ScopeId(self.next_id());
        self.scopes.insert(scope, Scope::new(Some(below.scope), below.node));
        let mode = Mode::read_write().transacted().opened();
        // The node stays open as the handle below: its name is taken once.
        let record = HandleRecord {
            at: At { handle, scope, mode, is_padded: false, ..below },
            parent: Some(id),
            children: HashSet::new(),
            enumerators: 0,
            is_released: false,
        };
        self.handles.insert(handle, record);
        if let Some(below) = self.handles.get_mut(&id) {
            below.children.insert(handle);
        }
        Ok(handle)
    }
}

impl Storage {
    /// Begins a transaction over this storage: a handle that sees what this one sees, and whose changes become changes
    /// of this storage all at once, when it [commits](Self::commit). Dropped before that, it leaves nothing.
    ///
    /// OLE has no such call. It is for whoever has to write several elements of a storage that was handed over, and
    /// must not leave half of them: the storage's own transaction belongs to its owner. What is open through one of the
    /// two handles cannot be opened through the other, and the transaction ends with this handle.
    ///
    /// ```
    /// use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
    /// # use std::sync::Arc;
    /// let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
    /// let transaction = root.transaction()?;
    /// for name in ["one", "two"] {
    ///     transaction.create_stream(name, Mode::read_write())?.write_at(0, b"together")?;
    /// }
    /// assert_eq!(root.list()?.len(), 0);
    /// transaction.commit(CommitOptions::new())?;
    /// assert_eq!(root.list()?.len(), 2);
    /// # Ok::<(), cfb_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `AccessDenied` if the storage cannot be changed; `Reverted`.
    pub fn transaction(&self) -> Result<Self> {
        let handle = self.handle();
        handle.child(|core| core.begin(handle.id)).map(Self::new)
    }
}
