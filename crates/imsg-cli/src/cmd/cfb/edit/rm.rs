//! `imsg cfb rm`: streams and storages are removed, and the file gets shorter.

use clap::Args;

use super::place::{self, Place};
use super::{EditArgs, Editing, told};
use crate::failure::{Failure, Result};

/// Removes streams, and storages with -r
#[derive(Debug, Args)]
#[command(after_help = "\
All are removed in one commit, or none. What was removed may still be read from the file until its space is used again.

Examples:
  imsg cfb rm book.xls \"%0005SummaryInformation\"
  imsg cfb rm -r book.xls _VBA_PROJECT_CUR --keep-undo")]
pub(in crate::cmd::cfb) struct RmArgs {
    #[command(flatten)]
    edit: EditArgs,
    /// Paths of what is to be removed
    #[arg(value_name = "PATH", required_unless_present = "id")]
    paths: Vec<String>,
    /// An element by its directory entry number, in place of a path
    #[arg(long, value_name = "N", conflicts_with = "paths")]
    id: Option<u32>,
    /// Storages too, with all that is in them
    #[arg(short, long)]
    recursive: bool,
}

pub(in crate::cmd::cfb) fn run(args: &RmArgs) -> Result<bool> {
    args.edit.edit(true, |editing| {
        if args.id.is_some() {
            let place = super::place(None, args.id, editing)?;
            return remove(editing, &place, args.recursive);
        }
        args.paths.iter().try_for_each(|path| remove(editing, &Place::parse(path)?, args.recursive))
    })
}

fn remove(editing: &mut Editing, place: &Place, recursive: bool) -> Result<()> {
    let (parent, name) = place.split()?;
    let storage = editing.storage(parent)?;
    if !recursive && storage.stat_of(name).map_err(told)?.is_storage() {
        let failure = Failure::new(format!("{}: is a storage", place::text(place.names())));
        return Err(failure.advise("-r removes it with all that is in it"));
    }
    editing.close(place.names());
    storage.remove(name).map_err(told)
}
