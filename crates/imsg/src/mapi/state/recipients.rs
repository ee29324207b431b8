//! The recipients of a message, by row id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use mapi_props::PropertyBag;

/// One recipient.
#[derive(Clone)]
pub(in crate::mapi) struct Row {
    pub(in crate::mapi) bag: PropertyBag,
    /// Whether the storage has it like this.
    pub(in crate::mapi) is_stored: bool,
}

/// All recipients; read when they are first needed.
#[derive(Clone, Default)]
pub(in crate::mapi) struct Recipients {
    /// Numbers of the recipient storages that there are.
    pub(super) stored: Arc<BTreeSet<u32>>,
    /// The rows, once they were read; without a stored one there is nothing to read.
    pub(super) rows: Option<Arc<BTreeMap<u32, Arc<Row>>>>,
    /// Rows that were removed: the storage may have them though they were not there when it was read.
    dropped: BTreeSet<u32>,
    is_changed: bool,
    /// Counts changes, for tables.
    version: u64,
}

impl Recipients {
    pub(in crate::mapi) fn stored(numbers: BTreeSet<u32>) -> Self {
        Self { stored: Arc::new(numbers), ..Self::default() }
    }

    pub(in crate::mapi) fn is_changed(&self) -> bool {
        self.is_changed
    }

    pub(in crate::mapi) fn version(&self) -> u64 {
        self.version
    }

    /// How many there are.
    pub(in crate::mapi) fn len(&self) -> usize {
        self.rows.as_ref().map_or(self.stored.len(), |rows| rows.len())
    }

    /// The highest row id.
    pub(in crate::mapi) fn last(&self) -> Option<u32> {
        match &self.rows {
            Some(rows) => rows.keys().next_back().copied(),
            None => self.stored.last().copied(),
        }
    }

    /// The rows, if they were read or there is nothing to read.
    pub(in crate::mapi) fn rows(&self) -> Option<Arc<BTreeMap<u32, Arc<Row>>>> {
        match &self.rows {
            Some(rows) => Some(Arc::clone(rows)),
            None if self.stored.is_empty() => Some(Arc::default()),
            None => None,
        }
    }

    /// Takes other rows in the place of those there are.
    pub(in crate::mapi) fn replace(&mut self, rows: BTreeMap<u32, Arc<Row>>) {
        let before = self.rows.replace(Arc::new(rows));
        self.dropped.extend(before.iter().flat_map(|rows| rows.keys()));
        self.is_changed = true;
        self.version = self.version.saturating_add(1);
    }

    /// The rows that there are, to be changed. They were read before.
    pub(in crate::mapi) fn rows_mut(&mut self) -> &mut BTreeMap<u32, Arc<Row>> {
        self.is_changed = true;
        self.version = self.version.saturating_add(1);
        Arc::make_mut(self.rows.get_or_insert_default())
    }

    /// Removes rows. They were read before.
    pub(in crate::mapi) fn remove(&mut self, numbers: &[u32]) {
        let rows = self.rows_mut();
        let removed: Vec<u32> = numbers.iter().copied().filter(|n| rows.remove(n).is_some()).collect();
        self.dropped.extend(removed);
    }

    /// Row ids whose storages go at the next save.
    pub(in crate::mapi) fn gone(&self) -> Vec<u32> {
        match &self.rows {
            Some(rows) => {
                let gone = self.stored.union(&self.dropped).copied();
                gone.filter(|number| !rows.contains_key(number)).collect()
            }
            None => Vec::new(),
        }
    }

    /// As they are once they were written.
    pub(in crate::mapi) fn written(&self) -> Self {
        let Some(rows) = &self.rows else { return self.clone() };
        if !self.is_changed {
            return self.clone();
        }
        let written = rows.iter().map(|(number, row)| {
            let row = match row.is_stored {
                true => Arc::clone(row),
                false => Arc::new(Row { bag: row.bag.written(None), is_stored: true }),
            };
            (*number, row)
        });
        Self {
            stored: Arc::new(rows.keys().copied().collect()),
            rows: Some(Arc::new(written.collect())),
            dropped: BTreeSet::new(),
            is_changed: false,
            version: self.version,
        }
    }
}
