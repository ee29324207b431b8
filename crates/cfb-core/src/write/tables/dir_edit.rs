//! Directory entries changed: entries by number, and the tree of one storage ([MS-CFB] 2.6).

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::format::consts::{DIR_ENTRY_LEN, DIR_ENTRY_SHIFT};
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::entry_bytes::EntryBytes;
use crate::format::name::{Name, compare};
use crate::write::changes::Meta;
use crate::write::tables::table::Table;
use crate::write::tables::tree_edit::{self, Nodes, TreeNode};

/// From this many changes at once on, it is looked at whether the tree is better made anew.
const MANY: usize = 256;

/// The directory with entries changed.
pub(crate) struct DirEdit<'a> {
    pub(crate) table: Table<'a>,
}

/// The children of a storage as its tree gives them.
struct Walked {
    ids: Vec<u32>,
    /// Whether names ascend, no red node has a red child, and the black height is one.
    is_sound: bool,
}

/// What is known of trees and entries.
pub(crate) struct Trees<'k> {
    /// Storages whose tree is in order.
    pub(crate) sound: &'k mut HashSet<u32>,
    /// Entries that more than one link leads to.
    pub(crate) shared: &'k HashSet<u32>,
}

impl<'a> DirEdit<'a> {
    pub(crate) fn new(table: Table<'a>) -> Self {
        Self { table }
    }

    /// Entries that the directory has room for.
    pub(crate) fn num_entries(&self, sector_shift: u32) -> u32 {
        self.table.num_sectors() << sector_shift.saturating_sub(DIR_ENTRY_SHIFT)
    }

    /// The entry of this number.
    pub(crate) fn entry(&self, number: u32) -> Result<EntryBytes> {
        let mut raw = [0u8; DIR_ENTRY_LEN];
        self.table.read(u64::from(number) << DIR_ENTRY_SHIFT, &mut raw)?;
        Ok(EntryBytes(raw))
    }

    /// Replaces the entry of this number. An entry that stays as it is changes nothing.
    pub(crate) fn put(&mut self, number: u32, entry: &EntryBytes) -> Result<()> {
        self.table.write(u64::from(number) << DIR_ENTRY_SHIFT, &entry.0)
    }

    /// Makes an element that is in no tree yet.
    pub(crate) fn create(&mut self, number: u32, type_byte: u8, meta: &Meta) -> Result<()> {
        let mut entry = EntryBytes::new(type_byte);
        entry.set_name(&meta.name);
        entry.set_clsid(meta.clsid);
        entry.set_state_bits(meta.state_bits);
        entry.set_times(meta.created, meta.modified);
        self.put(number, &entry)
    }

    /// Replaces what is neither link nor place. The name of the root entry stays.
    pub(crate) fn set_meta(&mut self, number: u32, meta: &Meta) -> Result<()> {
        let mut entry = self.entry(number)?;
        if number != StreamId::ROOT.get() && name_of(&entry) != meta.name {
            entry.set_name(&meta.name);
        }
        entry.set_clsid(meta.clsid);
        entry.set_state_bits(meta.state_bits);
        entry.set_times(meta.created, meta.modified);
        self.put(number, &entry)
    }

    /// Sets where a stream lies.
    pub(crate) fn set_place(&mut self, number: u32, start: u32, size: u64) -> Result<()> {
        let mut entry = self.entry(number)?;
        entry.set_start(start);
        entry.set_size(size);
        self.put(number, &entry)
    }

    /// Takes children out of a storage's tree. Their entries stay.
    ///
    /// # Errors
    ///
    /// `Io`; `Corrupt` if the tree leads nowhere, back, or into another storage: it is left alone.
    pub(crate) fn remove_children(&mut self, storage: u32, ids: &[u32], trees: &mut Trees<'_>) -> Result<()> {
        self.edit(storage, ids, trees, true)
    }

    /// Puts entries into a storage's tree.
    ///
    /// # Errors
    ///
    /// As [`remove_children`](Self::remove_children).
    pub(crate) fn add_children(&mut self, storage: u32, ids: &[u32], trees: &mut Trees<'_>) -> Result<()> {
        self.edit(storage, ids, trees, false)
    }

    fn edit(&mut self, storage: u32, ids: &[u32], trees: &mut Trees<'_>, removes: bool) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut root = self.entry(storage)?.child();
        let mut walked = None;
        if !trees.sound.contains(&storage) || ids.len() >= MANY {
            walked = Some(self.walk(storage, root, trees.shared)?);
        }
        let goes_one_by_one = walked
            .as_ref()
            .is_none_or(|walked| walked.is_sound && (ids.len() < MANY || ids.len() < walked.ids.len() >> 3));
        let mut done = goes_one_by_one;
        if goes_one_by_one {
            for &id in ids {
                let edited = if removes {
                    tree_edit::remove(self, root, id)?
                } else {
                    tree_edit::insert(self, root, id)?.map(Some)
                };
                match edited {
                    Some(new) => root = new,
                    None => {
                        done = false;
                        walked = Some(self.walk(storage, root, trees.shared)?);
                        break;
                    }
                }
            }
        }
        if !done {
            let children = walked.map_or_else(Vec::new, |walked| walked.ids);
            root = self.rebuild(children, ids, removes)?;
        }
        let mut entry = self.entry(storage)?;
        entry.set_child(root);
        self.put(storage, &entry)?;
        trees.sound.insert(storage);
        Ok(())
    }

    /// Makes the tree of these children anew, less or more those in `ids`.
    fn rebuild(&mut self, children: Vec<u32>, ids: &[u32], removes: bool) -> Result<Option<u32>> {
        let edited: HashSet<u32> = ids.iter().copied().collect();
        let added = if removes { &[] } else { ids };
        let mut named = Vec::with_capacity(children.len().saturating_add(added.len()));
        for id in children.into_iter().filter(|id| !edited.contains(id)).chain(added.iter().copied()) {
            named.push((name_of(&self.entry(id)?), id));
        }
        named.sort_by(|(left, _), (right, _)| compare(left.units(), right.units()));
        let sorted: Vec<u32> = named.into_iter().map(|(_, id)| id).collect();
        tree_edit::build(self, &sorted)
    }

    /// All children of a storage, in the order of the tree.
    fn walk(&self, storage: u32, root: Option<u32>, shared: &HashSet<u32>) -> Result<Walked> {
        let mut walked = Walked { ids: Vec::new(), is_sound: true };
        let mut met = HashSet::new();
        let mut black_height = None;
        let mut previous: Option<Name> = None;
        let mut stack: Vec<Step> = Vec::new();
        let mut at = Place { id: root, above_is_red: false, blacks: 0 };
        loop {
            while let Some(id) = at.id {
                let entry = self.entry(id)?;
                let is_known = id != storage && met.insert(id) && !shared.contains(&id);
                if !is_known || entry.type_byte() == 0 {
                    return Err(self.damaged(storage, id, is_known));
                }
                walked.is_sound &= !(at.above_is_red && entry.is_red());
                let blacks = at.blacks.saturating_add(u32::from(!entry.is_red()));
                let right = Place { id: entry.right(), above_is_red: entry.is_red(), blacks };
                at = Place { id: entry.left(), above_is_red: entry.is_red(), blacks };
                stack.push(Step { id, name: name_of(&entry), right });
            }
            walked.is_sound &= *black_height.get_or_insert(at.blacks) == at.blacks;
            let Some(step) = stack.pop() else { return Ok(walked) };
            walked.is_sound &=
                previous.is_none_or(|p| compare(p.units(), step.name.units()) == Ordering::Less);
            walked.is_sound &= stack.len() < 96;
            previous = Some(step.name);
            walked.ids.push(step.id);
            at = step.right;
        }
    }

    fn damaged(&self, storage: u32, id: u32, is_known: bool) -> Error {
        let corruption = if is_known {
            Corruption::EntryOutOfRange { field: "Sibling ID", found: id }
        } else {
            Corruption::TreeCycle { entry: StreamId::new(id) }
        };
        Error::corrupt(corruption, Location::new(Structure::Entry(StreamId::new(storage)), None))
    }
}

/// A place below a node, with what the way to it was like.
struct Place {
    id: Option<u32>,
    above_is_red: bool,
    blacks: u32,
}

/// A node whose left side is under way.
struct Step {
    id: u32,
    name: Name,
    right: Place,
}

/// The name of an entry, read as the reader reads it.
pub(crate) fn name_of(entry: &EntryBytes) -> Name {
    DirEntry::in_bytes(&entry.0).map(DirEntry::name).unwrap_or_default()
}

impl Nodes for DirEdit<'_> {
    fn get(&self, id: u32) -> Result<TreeNode> {
        let entry = self.entry(id)?;
        Ok(TreeNode { left: entry.left(), right: entry.right(), is_red: entry.is_red() })
    }

    fn set(&mut self, id: u32, node: TreeNode) -> Result<()> {
        let mut entry = self.entry(id)?;
        entry.set_links(node.left, node.right);
        entry.set_color(node.is_red);
        self.put(id, &entry)
    }

    fn compare(&self, left: u32, right: u32) -> Result<Ordering> {
        Ok(compare(name_of(&self.entry(left)?).units(), name_of(&self.entry(right)?).units()))
    }
}
