//! Gives a document another title, in one crash-safe commit: `retitle FILE TITLE`.

use cfb_core::{CommitOptions, CompoundFile, Mode, Storage};
use ole_props::SummaryInformation;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args_os().skip(1);
    let path = words.next().ok_or("which compound file?")?;
    let title = words.next().and_then(|word| word.into_string().ok()).ok_or("which title?")?;
    let mut summary = match SummaryInformation::read(&CompoundFile::open(&path)?)? {
        Some(summary) => summary,
        None => SummaryInformation::new()?,
    };
    summary.set_title(&title)?;
    let root = Storage::open(&path, Mode::read_write().transacted())?;
    summary.write(&root)?;
    root.commit(CommitOptions::new())?;
    Ok(root.close()?)
}
