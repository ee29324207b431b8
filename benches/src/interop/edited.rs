//! Files that come about by commits: one for all elements, or a thousand edits with a commit each.

use std::path::Path;

use cfb_core::{CommitOptions, Mode, Storage, StorageOptions, Version};
use cfb_layout::Content;

use crate::subject::Node;

/// Storages that the streams lie in.
const STORAGES: usize = 6;

/// One change, committed before the next.
pub(crate) enum Edit {
    /// Creates or replaces a stream in the storage of this number.
    Put(usize, String, Content),
    /// Removes one.
    Remove(usize, String),
    /// Renames one.
    Rename(usize, String, String),
}

/// So many edits of all kinds, and what is there after them.
pub(crate) fn edits(count: u64) -> (Vec<Edit>, Vec<Node>) {
    let mut nodes: Vec<Node> =
        (0..STORAGES).map(|number| Node { parent: None, name: storage(number), content: None }).collect();
    let mut random = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = |limit: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % limit
    };
    let mut edits = Vec::new();
    for number in 0..count {
        let streams = (nodes.len() - STORAGES) as u64;
        let kind = next(10);
        let len = if next(3) == 0 { next(40_000) } else { next(5_000) };
        let at = STORAGES + usize::try_from(next(streams.max(1))).unwrap_or(0);
        let content = Content::pattern(number, len);
        match nodes.get_mut(at).filter(|_| kind > 3 || streams > 150) {
            Some(node) if kind < 7 => {
                node.content = Some(content.clone());
                edits.push(Edit::Put(node.parent.unwrap_or(0), node.name.clone(), content));
            }
            Some(node) if kind == 7 => {
                let name = format!("renamed by {number}");
                let old = std::mem::replace(&mut node.name, name.clone());
                edits.push(Edit::Rename(node.parent.unwrap_or(0), old, name));
            }
            Some(_) => {
                let node = nodes.remove(at);
                edits.push(Edit::Remove(node.parent.unwrap_or(0), node.name));
            }
            None => {
                let parent = usize::try_from(next(STORAGES as u64)).unwrap_or(0);
                let name = format!("made by {number}");
                edits.push(Edit::Put(parent, name.clone(), content.clone()));
                nodes.push(Node { parent: Some(parent), name, content: Some(content) });
            }
        }
    }
    (edits, nodes)
}

fn storage(number: usize) -> String {
    format!("storage {number}")
}

/// Writes all nodes into a new file in one commit.
pub(crate) fn store(path: &Path, version: Version, nodes: &[Node]) -> cfb_core::Result<()> {
    let root = create(path, version)?;
    let mut open: Vec<Option<Storage>> = Vec::new();
    for node in nodes {
        let parent = node.parent.and_then(|at| open.get(at)?.clone()).unwrap_or_else(|| root.clone());
        open.push(match &node.content {
            None => Some(parent.create_storage(node.name.as_str(), Mode::read_write())?),
            Some(content) => {
                put(&parent, &node.name, content)?;
                None
            }
        });
    }
    root.commit(CommitOptions::new())
}

/// Makes a file with empty storages, and then one commit for each edit. Every 50 edits it is opened anew.
pub(crate) fn edit(path: &Path, version: Version, edits: &[Edit]) -> cfb_core::Result<()> {
    let root = create(path, version)?;
    for number in 0..STORAGES {
        root.create_storage(storage(number), Mode::read_write())?;
    }
    root.commit(CommitOptions::new())?;
    drop(root);
    for edits in edits.chunks(50) {
        let root = StorageOptions::new().sync(false).open(path, Mode::read_write().transacted())?;
        for edit in edits {
            let (Edit::Put(parent, ..) | Edit::Remove(parent, _) | Edit::Rename(parent, ..)) = edit;
            let storage = root.open_storage(storage(*parent), Mode::read_write())?;
            match edit {
                Edit::Put(_, name, content) => put(&storage, name, content)?,
                Edit::Remove(_, name) => storage.remove(name)?,
                Edit::Rename(_, from, to) => storage.rename(from, to)?,
            }
            root.commit(CommitOptions::new())?;
        }
    }
    Ok(())
}

fn create(path: &Path, version: Version) -> cfb_core::Result<Storage> {
    let mode = Mode::read_write().transacted().create();
    StorageOptions::new().version(version).sync(false).create(path, mode)
}

fn put(storage: &Storage, name: &str, content: &Content) -> cfb_core::Result<()> {
    let stream = storage.create_stream(name, Mode::read_write().create())?;
    stream.write_at(0, &content.to_vec())
}
