//! Children by name where the tree does not lead to them: real files have trees out of order.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::alloc::volume::Volume;
use crate::dir::tree::InOrder;
use crate::error::{Corruption, Error, Location, Result};
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
    by_id: HashMap<StreamId, Walked>,
    names: usize,
}

/// What walking a storage gave. In strict mode damage ends the walk, and the storage is not walked again for it.
#[derive(Clone, Debug)]
enum Walked {
    Whole(Arc<Index>),
    Damaged(Corruption, Location),
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
        storage: DirEntry<'_>,
        name: &[u16],
    ) -> Result<Option<StreamId>> {
        let known = {
            let storages = self.storages.read().unwrap_or_else(PoisonError::into_inner);
            storages.by_id.get(&parent).cloned()
        };
        match known.map_or_else(|| self.add(volume, parent, storage), Ok)? {
            Walked::Whole(index) => Ok(index.get(folded(name).as_ref()).copied()),
            Walked::Damaged(corruption, location) => Err(Error::corrupt(corruption, location)),
        }
    }

    fn add(&self, volume: &Volume, parent: StreamId, storage: DirEntry<'_>) -> Result<Walked> {
        let (walked, names) = match walk(volume, parent, storage) {
            Ok(index) => {
                let names = index.len();
                (Walked::Whole(Arc::new(index)), names)
            }
            Err(error) => match (error.corruption(), error.location()) {
                (Some(corruption), Some(location)) => (Walked::Damaged(corruption.clone(), *location), 1),
                _ => return Err(error),
            },
        };
        let mut storages = self.storages.write().unwrap_or_else(PoisonError::into_inner);
        if storages.names.saturating_add(names) > MAX_NAMES {
            *storages = Storages::default();
        }
        storages.names = storages.names.saturating_add(names);
        storages.by_id.insert(parent, walked.clone());
        Ok(walked)
    }
}

fn walk(volume: &Volume, parent: StreamId, storage: DirEntry<'_>) -> Result<Index> {
    let mut index = Index::new();
    let mut children = InOrder::new(volume, parent, storage);
    while let Some((id, entry)) = children.next()? {
        index.entry(folded(entry.name().units())).or_insert(id);
    }
    Ok(index)
}

fn folded(name: &[u16]) -> Box<[u16]> {
    name.iter().map(|&unit| upcase(unit)).collect()
}
