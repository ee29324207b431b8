//! Looking through a transaction, and those below it, down to the committed state.

use std::collections::btree_map;
use std::iter::Peekable;
use std::ops::Bound;

use crate::error::Result;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::storage::content::{Content, Hole, to_usize};
use crate::storage::core::{Core, reverted};
use crate::storage::names::NameKey;
use crate::storage::scope::{NodeId, Place, Record, Scope, ScopeId};
use crate::write::changes::{Element, Meta};

/// Children of one level, from some name on.
enum Level<'a> {
    Edits(Peekable<btree_map::Range<'a, NameKey, Option<NodeId>>>),
    Committed(Peekable<btree_map::Range<'a, NameKey, NodeId>>),
}

impl Level<'_> {
    fn key(&mut self) -> Option<NameKey> {
        match self {
            Self::Edits(range) => range.peek().map(|(key, _)| **key),
            Self::Committed(range) => range.peek().map(|(key, _)| **key),
        }
    }

    /// The child at `key`, if the level says something about it, and on to the next.
    fn take(&mut self, key: NameKey) -> Option<Option<NodeId>> {
        if self.key() != Some(key) {
            return None;
        }
        match self {
            Self::Edits(range) => range.next().map(|(_, child)| *child),
            Self::Committed(range) => range.next().map(|(_, child)| Some(*child)),
        }
    }
}

impl Core {
    /// A transaction and those below it, highest first.
    fn levels(&self, scope: ScopeId) -> impl Iterator<Item = &Scope> {
        std::iter::successors(self.scopes.get(&scope), |scope| {
            scope.below.and_then(|below| self.scopes.get(&below))
        })
    }

    /// What the levels say about a node, highest first, down to the one in which it is new.
    fn records(&self, scope: ScopeId, node: NodeId) -> impl Iterator<Item = &Record> {
        let mut is_known = false;
        self.levels(scope).filter_map(move |scope| scope.records.get(&node)).take_while(move |record| {
            let go_on = !is_known;
            is_known |= record.is_new;
            go_on
        })
    }

    /// Whether a node has no entry in the file yet.
    fn is_new(&self, scope: ScopeId, node: NodeId) -> bool {
        self.records(scope, node).any(|record| record.is_new)
    }

    /// Reads what the file has of a storage, where it matters.
    pub(super) fn load(&mut self, scope: ScopeId, storage: NodeId) -> Result<()> {
        if self.committed.children(storage).is_some() || self.is_new(scope, storage) {
            return Ok(());
        }
        self.committed.load(&self.ground, &mut self.ids, storage)
    }

    /// The child of this name.
    pub(super) fn child(&mut self, scope: ScopeId, storage: NodeId, key: NameKey) -> Result<Option<NodeId>> {
        self.load(scope, storage)?;
        let edited = self.records(scope, storage).find_map(|record| record.edits.get(&key).copied());
        let committed = || self.committed.children(storage).and_then(|children| children.get(&key).copied());
        Ok(edited.unwrap_or_else(committed))
    }

    /// The child with the smallest name greater than `after`, or the first child.
    pub(super) fn next_child(
        &mut self,
        scope: ScopeId,
        storage: NodeId,
        after: Option<NameKey>,
    ) -> Result<Option<(NameKey, NodeId)>> {
        self.load(scope, storage)?;
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let mut levels: Vec<Level<'_>> = self
            .records(scope, storage)
            .filter(|record| !record.edits.is_empty())
            .map(|record| Level::Edits(record.edits.range((from, Bound::Unbounded)).peekable()))
            .collect();
        if let Some(children) = self.committed.children(storage) {
            levels.push(Level::Committed(children.range((from, Bound::Unbounded)).peekable()));
        }
        while let Some(key) = levels.iter_mut().filter_map(Level::key).min() {
            // The highest level that knows the name decides; all go past it.
            let mut child = None;
            for level in &mut levels {
                let here = level.take(key);
                child = child.or(here);
            }
            if let Some(Some(child)) = child {
                return Ok(Some((key, child)));
            }
        }
        Ok(None)
    }

    /// The storage that a node is in. `None` for the root, and for what was removed.
    pub(super) fn parent(&self, scope: ScopeId, node: NodeId) -> Option<NodeId> {
        match self.records(scope, node).find_map(|record| record.place) {
            Some(Place::In(parent)) => Some(parent),
            Some(Place::Gone) => None,
            None => self.committed.parent(node),
        }
    }

    fn element(&self, node: NodeId) -> Result<Element> {
        self.ground.element(self.entry(node)?)
    }

    /// The entry of a node that has one.
    fn entry(&self, node: NodeId) -> Result<StreamId> {
        self.committed.entry(node).ok_or_else(reverted)
    }

    /// Kind, metadata and length of a node at once.
    pub(super) fn element_in(&self, scope: ScopeId, node: NodeId) -> Result<Element> {
        if self.records(scope, node).next().is_none() {
            return self.element(node);
        }
        let kind = self.kind(scope, node)?;
        let len = if kind == ObjectType::Stream { self.stream_len(scope, node)? } else { 0 };
        Ok(Element { kind, meta: self.meta(scope, node)?, len })
    }

    pub(super) fn kind(&self, scope: ScopeId, node: NodeId) -> Result<ObjectType> {
        match self.records(scope, node).next() {
            Some(record) => Ok(record.kind),
            None => Ok(self.element(node)?.kind),
        }
    }

    pub(super) fn meta(&self, scope: ScopeId, node: NodeId) -> Result<Meta> {
        match self.records(scope, node).find_map(|record| record.meta) {
            Some(meta) => Ok(meta),
            None => Ok(self.element(node)?.meta),
        }
    }

    /// The changed bytes of a stream, highest level first.
    fn contents(&self, scope: ScopeId, stream: NodeId) -> impl Iterator<Item = &Content> {
        self.records(scope, stream).filter_map(|record| record.content.as_ref())
    }

    /// Length of a stream in bytes.
    pub(super) fn stream_len(&self, scope: ScopeId, stream: NodeId) -> Result<u64> {
        if let Some(content) = self.contents(scope, stream).next() {
            return Ok(content.len);
        }
        if self.is_new(scope, stream) { Ok(0) } else { Ok(self.element(stream)?.len) }
    }

    /// Reads bytes of a stream from `offset` on; fewer than asked for only at its end.
    pub(super) fn read(&self, scope: ScopeId, stream: NodeId, offset: u64, buf: &mut [u8]) -> Result<usize> {
        let len = self.stream_len(scope, stream)?;
        let n = to_usize(len.saturating_sub(offset)).min(buf.len());
        let buf = buf.get_mut(..n).unwrap_or_default();
        if n == 0 {
            return Ok(0);
        }
        let mut holes: Vec<Hole> = vec![(offset, 0, n)];
        for content in self.contents(scope, stream) {
            holes = content.read(&self.ground, &self.vault, &holes, buf)?;
            if holes.is_empty() {
                return Ok(n);
            }
        }
        let committed = if self.is_new(scope, stream) { None } else { self.committed.entry(stream) };
        for (at, start, len) in holes {
            let part = buf.get_mut(start..start.saturating_add(len)).unwrap_or_default();
            let done = match committed {
                Some(entry) => self.ground.read(entry, at, part)?,
                None => 0,
            };
            part.get_mut(done..).unwrap_or_default().fill(0);
        }
        Ok(n)
    }
}
