//! Commit and revert, as the handle of a storage asks for them.

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::MINI_STREAM_CUTOFF;
use crate::storage::core::Core;
use crate::storage::handles::{At, HandleId};
use crate::storage::mode::flag;
use crate::storage::root::is_compound_file;
use crate::storage::rules::denied;
use crate::storage::scope::ScopeId;
use crate::write::changes::{How, Strategy};

/// How a commit is done (`STGC_` flags).
///
/// The default writes what has changed to free space, and then makes it the state of the file with one sector: the old
/// state is whole until the new one is.
///
/// ```
/// use cfb_core::CommitOptions;
/// let options = CommitOptions::new().only_if_current(true);
/// assert_ne!(options, CommitOptions::default());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CommitOptions {
    overwrite: bool,
    only_if_current: bool,
    consolidate: bool,
    keep_undo: bool,
    replace: bool,
}

impl CommitOptions {
    /// The default.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the new data may go over the old (`STGC_OVERWRITE`), so that the file grows less. A crash may then leave
    /// streams that were being written half old and half new. Where others may have the file open, a
    /// [snapshot](crate::Storage::snapshot) lives, or the state before is kept for undo, the commit is an ordinary one.
    #[must_use]
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Whether the commit fails with `NotCurrent` if another open of the file has committed since this one read it or
    /// committed (`STGC_ONLYIFCURRENT`).
    #[must_use]
    pub fn only_if_current(mut self, only_if_current: bool) -> Self {
        self.only_if_current = only_if_current;
        self
    }

    /// Whether the file is made as short as it can be (`STGC_CONSOLIDATE`). For the root of a transaction only: to make a
    /// file that is open directly shorter, close it, open it with `Mode::read_write().transacted()`, and commit so.
    #[must_use]
    pub fn consolidate(mut self, consolidate: bool) -> Self {
        self.consolidate = consolidate;
        self
    }

    /// Whether the state before this commit stays in the file until the next commit, so that this one can be undone
    /// ([`StorageOptions::undo`](crate::StorageOptions::undo)). Nothing is [overwritten](Self::overwrite) then.
    #[must_use]
    pub fn keep_undo(mut self, keep_undo: bool) -> Self {
        self.keep_undo = keep_undo;
        self
    }

    /// Whether the whole file is written anew beside the old one and renamed over it: laid out front to back, with the
    /// mode and owner of the old one. A crash may leave the new file beside it, named `.NAME.PROCESS-N.new`. For the root
    /// of a file with a path, not reached through a link, and no other name. Where others may have the file open, the
    /// commit is an ordinary one.
    #[must_use]
    pub fn replace(mut self, replace: bool) -> Self {
        self.replace = replace;
        self
    }

    fn how(self, is_exclusive: bool, sync: bool) -> How {
        let overwrite = self.overwrite && is_exclusive;
        How {
            strategy: if overwrite { Strategy::Overwrite } else { Strategy::Flip },
            only_if_current: self.only_if_current,
            keep_undo: self.keep_undo,
            consolidate: self.consolidate,
            sync,
        }
    }
}

impl Core {
    /// Commits what the handle's transaction has changed, one level up.
    pub(super) fn commit(&mut self, id: HandleId, options: CommitOptions) -> Result<()> {
        let at = self.at(id)?;
        if options.consolidate && !(at.scope == ScopeId::ROOT && at.owns_scope() && at.mode.is_transacted()) {
            return Err(flag("only the root of a transaction is consolidated"));
        }
        if !at.owns_scope() {
            return Ok(());
        }
        let is_root = at.scope == ScopeId::ROOT;
        if is_root && !at.mode.is_transacted() {
            return self.flush(options);
        }
        if !at.mode.can_write() {
            return Err(denied("a transaction that was opened for reading is never committed"));
        }
        self.may_write()?;
        if is_root {
            if self.is_idle(options)? {
                return Ok(());
            }
            return self.publish_root(options);
        }
        let below = self.scopes.get(&at.scope).and_then(|scope| scope.below).unwrap_or(ScopeId::ROOT);
        self.merge(at.scope, below)?;
        if below == ScopeId::ROOT { self.flush_direct(options) } else { Ok(()) }
    }

    /// Takes back what the handle's transaction has changed. All that was opened through it turns `Reverted`.
    pub(super) fn revert(&mut self, id: HandleId) -> Result<()> {
        let at = self.at(id)?;
        if at.owns_scope() && at.mode.is_transacted() {
            self.revert_children(id);
            self.empty_scope(at.scope);
            // What the transaction has put into the file is cut off now, or with the next commit.
            let _ = self.ground.settle();
        }
        Ok(())
    }

    /// Gives back what uncommitted changes of a file have taken, before it is closed.
    pub(super) fn abandon(&mut self) {
        let scopes: Vec<ScopeId> = self.scopes.keys().copied().collect();
        for scope in scopes {
            self.drop_scope(scope);
        }
        let _ = self.ground.settle();
    }

    /// Whether there is nothing to commit, nor a header that somebody has destroyed and that must be told of or written
    /// anew. What others have committed stays then.
    fn is_idle(&self, options: CommitOptions) -> Result<bool> {
        let plain = CommitOptions::new().overwrite(options.overwrite);
        let is_idle = !self.is_changed() && !self.ground.is_in_doubt() && options == plain;
        Ok(is_idle && is_compound_file(self.ground.store())?)
    }

    /// Makes what a direct root has changed the state of the file.
    fn flush(&mut self, options: CommitOptions) -> Result<()> {
        if !self.file.mode.can_write() {
            return Ok(());
        }
        for at in self.padded() {
            self.pad(&at)?;
        }
        // A commit that can be taken back is made without a change too, as in a transaction.
        if !self.is_changed() && !self.ground.is_in_doubt() && !options.keep_undo {
            return Ok(());
        }
        self.may_write()?;
        self.publish_root(options)
    }

    /// Makes what the root's transaction has changed the state of the file, transacted or not.
    pub(super) fn publish_root(&mut self, options: CommitOptions) -> Result<()> {
        if options.replace && self.is_exclusive() {
            if options.keep_undo || options.overwrite {
                return Err(flag("a file that is replaced has nothing to undo, and nothing to overwrite"));
            }
            if options.only_if_current && !self.ground.is_current()? {
                return Err(Error::new(ErrorKind::NotCurrent, None));
            }
            return self.replace();
        }
        self.publish(&options.how(self.is_exclusive(), self.file.sync))
    }

    /// Makes what a direct root has changed the state of the file; nothing in a transaction.
    pub(super) fn flush_direct(&mut self, options: CommitOptions) -> Result<()> {
        if self.file.mode.is_transacted() { Ok(()) } else { self.flush(options) }
    }

    /// Gives a new stream of a simple root the size of a regular stream, if it is smaller.
    pub(super) fn pad(&mut self, at: &At) -> Result<()> {
        if at.is_padded && self.stream_len(at.scope, at.node)? < MINI_STREAM_CUTOFF {
            self.set_len(at.scope, at.node, MINI_STREAM_CUTOFF)?;
        }
        Ok(())
    }

    fn is_exclusive(&self) -> bool {
        self.ground.can_place()
    }
}
