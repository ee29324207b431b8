//! The root's commit: what its transaction says becomes changes of the file.

use std::collections::HashSet;
use std::mem;

use crate::error::{Error, Result};
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::storage::content::Content;
use crate::storage::core::{Core, reverted};
use crate::storage::ids::IdMap;
use crate::storage::scope::{NodeId, Place, Record, ScopeId};
use crate::storage::vault::{Piece as Bytes, Vault, len_of};
use crate::write::Ground;
use crate::write::changes::{Changes, ChildEdits, Contents, How, Made, NewEntry, Node, Piece, PieceBytes};

/// The nodes that get an entry, in order, and the index of each.
struct NewNodes {
    order: Vec<NodeId>,
    index: IdMap<NodeId, usize>,
}

impl Core {
    /// Makes the root's transaction the state of the file, and begins it anew. After an error nothing has changed,
    /// but after one in the step of shrinking all has.
    pub(super) fn publish(&mut self, how: &How) -> Result<()> {
        self.sweep(ScopeId::ROOT);
        let Some(mut scope) = self.scopes.remove(&ScopeId::ROOT) else { return Err(reverted()) };
        let records = mem::take(&mut scope.records);
        self.scopes.insert(ScopeId::ROOT, scope);
        match self.publish_records(&records, how) {
            Ok(not_shrunk) => {
                self.release_published(records);
                not_shrunk.map_or(Ok(()), Err)
            }
            Err(e) => {
                if let Some(scope) = self.scopes.get_mut(&ScopeId::ROOT) {
                    scope.records = records;
                }
                Err(e)
            }
        }
    }

    /// Whether the root's transaction has changes.
    pub(super) fn is_changed(&self) -> bool {
        self.scopes.get(&ScopeId::ROOT).is_some_and(|scope| !scope.records.is_empty())
    }

    fn publish_records(&mut self, records: &IdMap<NodeId, Record>, how: &How) -> Result<Option<Error>> {
        let mut nodes: Vec<NodeId> = records.keys().copied().collect();
        nodes.sort_unstable();
        let order: Vec<NodeId> =
            nodes.iter().copied().filter(|node| records.get(node).is_some_and(|r| r.is_new)).collect();
        let index = order.iter().enumerate().map(|(index, &node)| (node, index)).collect();
        let new = NewNodes { order, index };
        let mut changes = Changes::default();
        for node in &new.order {
            let record = records.get(node).ok_or_else(reverted)?;
            let meta = record.meta.ok_or_else(reverted)?;
            changes.new.push(NewEntry { kind: record.kind, meta });
        }
        for &node in &nodes {
            let Some(record) = records.get(&node) else { continue };
            let as_node = self.as_node(&new, node)?;
            if record.place == Some(Place::Gone) {
                self.removed(records, node, &mut changes.removed)?;
                continue;
            }
            if let (Node::Old(entry), Some(meta)) = (as_node, record.meta)
                && self.ground.element(entry)?.meta != meta
            {
                changes.meta.push((entry, meta));
            }
            let edits = self.child_edits(&new, as_node, node, record)?;
            if !(edits.removed.is_empty() && edits.added.is_empty()) {
                changes.children.push(edits);
            }
            if let Some(content) = &record.content {
                let below = match as_node {
                    Node::Old(entry) => self.ground.element(entry)?.len,
                    Node::New(_) => 0,
                };
                if !content.is_unchanged(below) {
                    changes.contents.push(contents(as_node, content, &self.ground, &self.vault));
                }
            }
        }
        let Made { new_ids: entries, not_shrunk } = self.ground.commit(&changes, how)?;
        let gone = mem::take(&mut changes.removed);
        drop(changes);
        self.learn(records, &new.order, &entries, &gone);
        Ok(not_shrunk)
    }

    /// How the ground calls a node.
    fn as_node(&self, new: &NewNodes, node: NodeId) -> Result<Node> {
        match new.index.get(&node) {
            Some(&index) => Ok(Node::New(index)),
            None => self.committed.entry(node).map(Node::Old).ok_or_else(reverted),
        }
    }

    /// All entries that go with a node, but not those that were moved out before, nor those removed on their own.
    fn removed(&self, records: &IdMap<NodeId, Record>, node: NodeId, into: &mut Vec<StreamId>) -> Result<()> {
        let has_own_place = |entry: StreamId| {
            let record = self.committed.node(entry).and_then(|node| records.get(&node));
            record.is_some_and(|record| record.place.is_some())
        };
        let first = self.committed.entry(node).ok_or_else(reverted)?;
        let mut seen = HashSet::from([StreamId::ROOT, first]);
        let mut rest = vec![first];
        while let Some(entry) = rest.pop() {
            into.push(entry);
            if self.ground.element(entry)?.kind == ObjectType::Stream {
                continue;
            }
            for (_, child) in self.ground.children(entry)? {
                if !has_own_place(child) && seen.insert(child) {
                    rest.push(child);
                }
            }
        }
        Ok(())
    }

    fn child_edits(
        &self,
        new: &NewNodes,
        storage: Node,
        node: NodeId,
        record: &Record,
    ) -> Result<ChildEdits> {
        let mut edits = ChildEdits { storage, removed: Vec::new(), added: Vec::new() };
        let children = self.committed.children(node);
        for (key, &child) in &record.edits {
            let old = children.and_then(|children| children.get(key).copied());
            if old == child {
                continue;
            }
            if let Some(entry) = old.and_then(|old| self.committed.entry(old)) {
                edits.removed.push(entry);
            }
            if let Some(child) = child {
                edits.added.push(self.as_node(new, child)?);
            }
        }
        Ok(edits)
    }

    /// What was committed is what lies below from now on.
    fn learn(
        &mut self,
        records: &IdMap<NodeId, Record>,
        new: &[NodeId],
        entries: &[StreamId],
        gone: &[StreamId],
    ) {
        for &entry in gone {
            self.committed.forget(entry);
        }
        self.committed.reserve(new.len());
        for (&node, &entry) in new.iter().zip(entries) {
            self.committed.know(node, entry, None);
        }
        for (&node, record) in records {
            if let Some(Place::In(parent)) = record.place {
                self.committed.moved(node, parent);
            }
            if record.kind == ObjectType::Stream || record.place == Some(Place::Gone) {
                continue;
            }
            if record.is_new {
                self.committed.know_storage(node);
            }
            self.committed.edit(node, record.edits.iter().map(|(&key, &child)| (key, child)));
        }
    }

    /// Gives back what published records have in memory and in the scratch file. Placed sectors are the file's now.
    fn release_published(&mut self, records: IdMap<NodeId, Record>) {
        let (mut depot, _) = self.depot();
        for content in records.into_values().filter_map(|record| record.content) {
            for piece in content.pieces.into_values() {
                if !matches!(piece, Bytes::Placed(_)) {
                    depot.free(piece);
                }
            }
        }
    }
}

/// The bytes of a stream as changes of the file.
fn contents<'a>(stream: Node, content: &'a Content, ground: &Ground, vault: &'a Vault) -> Contents<'a> {
    let sector_len = ground.sector_len();
    let pieces = content.pieces.iter().filter_map(|(&offset, piece)| {
        let bytes = match piece {
            Bytes::Memory(own) => PieceBytes::Memory(own),
            Bytes::Placed(placed) => PieceBytes::Placed(*placed),
            Bytes::Scratch { at, .. } => PieceBytes::Stored(vault.scratch.as_ref()?, *at),
        };
        let len = len_of(piece, sector_len).min(content.len.saturating_sub(offset));
        Some(Piece { offset, len, bytes })
    });
    Contents { stream, len: content.len, kept: content.kept, pieces: pieces.collect() }
}
