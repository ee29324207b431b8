//! The edits, done by `cfb_core`.

use std::collections::BTreeMap;
use std::path::Path;

use cfb_core::{CommitOptions, Mode, Name, Result, Storage};

use super::tree::{Edit, counting, split};

/// Makes the changes in a file, and commits.
pub(super) fn edit(path: &Path, transacted: bool, edits: &[Edit]) -> std::result::Result<(), String> {
    try_edit(path, transacted, edits).map_err(|error| format!("by us: {error}"))
}

fn try_edit(path: &Path, transacted: bool, edits: &[Edit]) -> Result<()> {
    let mode = Mode::read_write();
    let root = Storage::open(path, if transacted { mode.transacted() } else { mode })?;
    let mut open = BTreeMap::from([(String::new(), root.clone())]);
    for edit in edits {
        let (above, name) = split(edit.path());
        let parent = storage(&mut open, above)?;
        let name: Name = name.parse()?;
        match edit {
            Edit::NewStorage { .. } => drop(parent.create_storage(name, mode)?),
            Edit::NewStream { len, seed, .. } => {
                parent.create_stream(name, mode)?.write_at(0, &counting(*seed, *len))?;
            }
            Edit::Write { offset, len, seed, .. } => {
                parent.open_stream(name, mode)?.write_at(*offset as u64, &counting(*seed, *len))?;
            }
            Edit::Cut { len, .. } => parent.open_stream(name, mode)?.set_len(*len as u64)?,
            Edit::Rename { name: new, .. } => parent.rename(name, new.parse::<Name>()?)?,
            Edit::Remove { .. } => parent.remove(name)?,
        }
    }
    root.commit(CommitOptions::new())
}

/// A storage, which is opened if it is not.
fn storage(open: &mut BTreeMap<String, Storage>, path: &str) -> Result<Storage> {
    if let Some(storage) = open.get(path) {
        return Ok(storage.clone());
    }
    let (above, name) = split(path);
    let storage = storage(open, above)?.open_storage(name.parse::<Name>()?, Mode::read_write())?;
    open.insert(path.to_owned(), storage.clone());
    Ok(storage)
}
