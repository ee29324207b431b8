//! Ending a transaction: a commit merges it into the one below, unreachable changes are swept out.

use crate::error::Result;
use crate::storage::core::Core;
use crate::storage::ids::IdMap;
use crate::storage::scope::{NodeId, Place, Record, ScopeId};

impl Core {
    /// Merges a transaction into the one below it, and begins it anew. After an error both are as they were.
    pub(super) fn merge(&mut self, above: ScopeId, below: ScopeId) -> Result<()> {
        self.sweep(above);
        let Some(mut scope) = self.scopes.remove(&above) else { return Ok(()) };
        let merged = self.merge_contents(&mut scope.records, below);
        let records = match merged {
            Ok(()) => std::mem::take(&mut scope.records),
            Err(_) => IdMap::default(),
        };
        self.scopes.insert(above, scope);
        merged?;
        let (mut depot, scopes) = self.depot();
        let Some(target) = scopes.get_mut(&below) else { return Ok(()) };
        for (node, record) in records {
            let Some(old) = target.records.get_mut(&node) else {
                target.records.insert(node, record);
                continue;
            };
            if record.place == Some(Place::Gone) {
                target.removed_storages = target.removed_storages.saturating_add(1);
                let content = if old.is_new {
                    target.records.remove(&node).and_then(|old| old.content)
                } else {
                    std::mem::replace(old, record).content
                };
                if let Some(mut content) = content {
                    content.clear(&mut depot);
                }
                continue;
            }
            old.place = record.place.or(old.place);
            old.meta = record.meta.or(old.meta);
            old.edits.extend(record.edits);
            old.content = record.content.or(old.content.take());
            if old.is_new {
                old.edits.retain(|_, child| child.is_some());
            }
        }
        Ok(())
    }

    /// Makes the contents of the upper records say what those of both say, which are taken from the lower. What was
    /// done stays where one fails: the upper transaction sees the same bytes, and the lower none of it.
    fn merge_contents(&mut self, above: &mut IdMap<NodeId, Record>, below: ScopeId) -> Result<()> {
        let (mut depot, scopes) = self.depot();
        let Some(target) = scopes.get_mut(&below) else { return Ok(()) };
        let mut nodes: Vec<NodeId> = above.keys().copied().collect();
        nodes.sort_unstable();
        let mut done: Vec<NodeId> = Vec::new();
        for node in &nodes {
            let upper = above.get_mut(node).and_then(|record| record.content.as_mut());
            let lower = target.records.get_mut(node).and_then(|record| record.content.as_mut());
            let (Some(upper), Some(lower)) = (upper, lower) else { continue };
            lower.prepare(&mut depot, upper)?;
            done.push(*node);
        }
        for node in done {
            let upper = above.get_mut(&node).and_then(|record| record.content.as_mut());
            let lower = target.records.get_mut(&node).and_then(|record| record.content.take());
            if let (Some(upper), Some(mut lower)) = (upper, lower) {
                lower.absorb(&mut depot, upper);
                *upper = lower;
            }
        }
        Ok(())
    }

    /// Drops what a transaction says about nodes that are not in its tree any more.
    pub(super) fn sweep(&mut self, id: ScopeId) {
        let live = self.live(id);
        let (mut depot, scopes) = self.depot();
        let Some(scope) = scopes.get_mut(&id) else { return };
        scope.removed_storages = 0;
        scope.records.retain(|node, record| {
            if live.get(node) == Some(&true) {
                return true;
            }
            if let Some(mut content) = record.content.take() {
                content.clear(&mut depot);
            }
            let must_say_so = !record.is_new && record.place.is_some();
            if must_say_so {
                *record = Record { place: Some(Place::Gone), ..Record::of(record.kind) };
            }
            must_say_so
        });
    }

    /// For each node that a transaction says something about, whether it is in its tree.
    fn live(&self, id: ScopeId) -> IdMap<NodeId, bool> {
        let mut known = IdMap::default();
        let Some(scope) = self.scopes.get(&id) else { return known };
        known.insert(scope.owner, true);
        for &node in scope.records.keys() {
            let mut way = Vec::new();
            let mut at = Some(node);
            let is_live = loop {
                match at {
                    None => break false,
                    Some(node) => match known.get(&node) {
                        Some(&is_live) => break is_live,
                        None => {
                            way.push(node);
                            known.insert(node, false);
                        }
                    },
                }
                at = way.last().and_then(|&node| self.parent(id, node));
            };
            known.extend(way.into_iter().map(|node| (node, is_live)));
        }
        known
    }
}
