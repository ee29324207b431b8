//! Changes a compound file in one crash-safe commit: `change FILE`.

use cfb_core::{CommitOptions, Mode, Storage};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which compound file?")?;
    let root = Storage::open(path, Mode::read_write().transacted())?;
    let notes = root.create_storage("Notes", Mode::read_write())?;
    notes.create_stream("first", Mode::read_write())?.write_at(0, b"kept")?;
    root.commit(CommitOptions::new())?; // all of it is in the file now, or nothing
    notes.create_stream("second", Mode::read_write())?.write_at(0, b"not kept")?;
    root.revert()?; // back to the last commit; `notes` answers `Reverted` from here on
    for element in root.list()? {
        println!("{} {} bytes", element.name(), element.len_bytes());
    }
    Ok(root.close()?)
}
