//! Children by name where the tree does not lead to them: real files have trees out of order.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::alloc::volume::Volume;
use crate::dir::tree::InOrder;
use crate::error::Result;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::upcase::upcase;

/// Names kept at most over all storages; beyond that, older indexes are dropped.
const MAX_NAMES: usize = 1 << 20;

/// One walked storage: upper-cased names to entries. The first of two equal names counts.
type Index = HashMap<Box<[u16]>, StreamId>;

/// The indexes made so far, one for each storage in which a name was not found by descent.
#[derive(Debug, Default)]
pub(crate) struct Indexes {
    storages: RwLock<Storages>,
}

#[derive(Debug, Default)]
struct Storages {
    by_id: HashMap<StreamId, Arc<Index>>,
    names: usize,
}

impl Indexes {
    /// The child of this name; the storage is walked once for it.
    ///
    /// # Errors
    ///
    /// As [`InOrder::next`].
    pub(crate) fn find(
        &self,
        volume: &Volume,
        parent: StreamId,
        storage: &DirEntry,
        name: &[u16],
    ) -> Result<Option<StreamId>> {
        let known = {
            let storages = self.storages.read().unwrap_or_else(PoisonError::into_inner);
            storages.by_id.get(&parent).map(Arc::clone)
        };
        let index = match known {
            Some(index) => index,
            None => self.add(parent, walk(volume, parent, storage)?),
        };
        Ok(index.get(folded(name).as_ref()).copied())
    }

    fn add(&self, parent: StreamId, index: Index) -> Arc<Index> {
        let index = Arc::new(index);
        let mut storages = self.storages.write().unwrap_or_else(PoisonError::into_inner);
        if storages.names.saturating_add(index.len()) > MAX_NAMES {
            *storages = Storages::default();
        }
        storages.names = storages.names.saturating_add(index.len());
        storages.by_id.insert(parent, Arc::clone(&index));
        index
    }
}

fn walk(volume: &Volume, parent: StreamId, storage: &DirEntry) -> Result<Index> {
    let mut index = Index::new();
    let mut children = InOrder::new(parent, storage);
    while let Some((id, entry)) = children.next(volume)? {
        index.entry(folded(entry.name().units())).or_insert(id);
    }
    Ok(index)
}

fn folded(name: &[u16]) -> Box<[u16]> {
    name.iter().map(|&unit| upcase(unit)).collect()
}
