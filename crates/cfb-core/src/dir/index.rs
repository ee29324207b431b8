//! Children by name where the tree does not lead to them: real files have trees out of order.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, PoisonError, RwLock};

use crate::alloc::volume::Volume;
use crate::dir::read_entry;
use crate::dir::tree::InOrder;
use crate::error::{Corruption, Error, Location, Result};
use crate::format::consts::DIR_ENTRY_SHIFT;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::name::compare_units;
use crate::format::upcase::upcase;

/// Names kept over all storages however small the directory is; beyond that, as many as it has entries. Only where
/// storages share children are older indexes dropped.
const FEW_NAMES: usize = 1 << 16;

/// One walked storage: its children by a hash of their upper-cased names, and in tree order where that is the same.
/// Sixteen bytes for each; the names themselves stay in the directory.
#[derive(Debug)]
struct Index {
    hasher: RandomState,
    by_hash: Vec<(u64, StreamId)>,
}

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
            Walked::Whole(index) => index.find(volume, name),
            Walked::Damaged(corruption, location) => Err(Error::corrupt(corruption, location)),
        }
    }

    fn add(&self, volume: &Volume, parent: StreamId, storage: DirEntry<'_>) -> Result<Walked> {
        let (walked, names) = match walk(volume, parent, storage) {
            Ok(index) => {
                let names = index.by_hash.len();
                (Walked::Whole(Arc::new(index)), names)
            }
            Err(error) => match (error.corruption(), error.location()) {
                (Some(corruption), Some(location)) => (Walked::Damaged(corruption.clone(), *location), 1),
                _ => return Err(error),
            },
        };
        let mut storages = self.storages.write().unwrap_or_else(PoisonError::into_inner);
        let wanted = storages.names.saturating_add(names);
        if wanted > FEW_NAMES && wanted > num_entries(volume)? {
            *storages = Storages::default();
        }
        storages.names = storages.names.saturating_add(names);
        storages.by_id.insert(parent, walked.clone());
        Ok(walked)
    }
}

/// Entries of the directory. In a sound file each is in one storage, so that so many names are never dropped.
fn num_entries(volume: &Volume) -> Result<usize> {
    let shift = volume.image.geometry.sector_shift.saturating_sub(DIR_ENTRY_SHIFT);
    let entries = u64::from(volume.directory.num_sectors(&volume.image)?) << shift;
    Ok(usize::try_from(entries).unwrap_or(usize::MAX))
}

fn walk(volume: &Volume, parent: StreamId, storage: DirEntry<'_>) -> Result<Index> {
    let hasher = RandomState::new();
    let mut by_hash = Vec::new();
    let mut children = InOrder::new(volume, parent, storage);
    while let Some((id, entry)) = children.next()? {
        by_hash.push((hash(&hasher, entry.name().units()), id));
    }
    by_hash.sort_by_key(|&(hash, _)| hash);
    Ok(Index { hasher, by_hash })
}

impl Index {
    /// The first child of this name in tree order.
    fn find(&self, volume: &Volume, name: &[u16]) -> Result<Option<StreamId>> {
        let hash = hash(&self.hasher, name);
        let from = self.by_hash.partition_point(|&(other, _)| other < hash);
        let rest = self.by_hash.get(from..).unwrap_or(&[]);
        for &(_, id) in rest.iter().take_while(|&&(other, _)| other == hash) {
            let entry = read_entry(volume, id)?;
            if entry.is_some_and(|entry| compare_units(entry.name_units(), name.iter().copied()).is_eq()) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}

/// A keyed hash, so that no file can choose names that meet in it.
fn hash(hasher: &RandomState, name: &[u16]) -> u64 {
    let mut units = [0u16; 32];
    units.iter_mut().zip(name).for_each(|(unit, &own)| *unit = upcase(own));
    hasher.hash_one((units, name.len()))
}

#[cfg(test)]
mod tests {
    use cfb_layout::{Content, Plan, Siblings, Version};

    use crate::CompoundFile;

    #[test]
    fn indexes_of_sound_storages_stay_however_large_they_are() {
        let mut plan = Plan::new(Version::V3);
        plan.siblings(Siblings::Unsorted);
        for name in ["A", "B"] {
            let storage = plan.storage(plan.root(), name);
            for number in 0..super::FEW_NAMES * 3 / 4 {
                plan.stream(storage, format!("{number}").as_str(), Content::zeros(0));
            }
        }
        let file = CompoundFile::from_bytes(plan.to_vec()).unwrap();
        for _ in 0..1000 {
            for path in ["A/none", "B/none"] {
                assert!(file.find(path).unwrap_err().is_not_found());
            }
        }
        assert_eq!(file.find("A/777").unwrap().name().to_string(), "777");
        let storages = file.indexes().storages.read().unwrap();
        assert_eq!((storages.by_id.len(), storages.names), (2, super::FEW_NAMES * 3 / 2));
    }
}
