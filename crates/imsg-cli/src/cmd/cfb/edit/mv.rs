//! `imsg cfb mv`: an element gets another name, or another storage.

use clap::Args;

use super::place::{self, Place};
use super::{EditArgs, Editing, is_same, told};
use crate::failure::{Failure, Result};

/// Renames a storage or stream, or moves it to another storage
#[derive(Debug, Args)]
#[command(after_help = "\
Where TO is a storage, the element goes into it under its own name. Nothing is replaced.

Examples:
  imsg cfb mv book.xls Workbook Book
  imsg cfb mv book.xls Book Archive")]
pub(in crate::cmd::cfb) struct MvArgs {
    #[command(flatten)]
    edit: EditArgs,
    /// Path of the element; left out with --id
    #[arg(value_name = "FROM")]
    first: String,
    /// Path that it is to have, or of the storage that it goes into
    #[arg(value_name = "TO", required_unless_present = "id")]
    second: Option<String>,
    /// The element by its directory entry number, in place of FROM
    #[arg(long, value_name = "N", conflicts_with = "second")]
    id: Option<u32>,
}

pub(in crate::cmd::cfb) fn run(args: &MvArgs) -> Result<bool> {
    args.edit.edit(false, |editing| {
        let (from, to) = match &args.second {
            Some(to) => (Place::parse(&args.first)?, to),
            None => (super::place(None, args.id, editing)?, &args.first),
        };
        rename(editing, &from, &Place::parse(to)?)
    })
}

fn rename(editing: &mut Editing, from: &Place, to: &Place) -> Result<()> {
    let (parent, name) = from.split()?;
    let source = editing.storage(parent)?;
    source.stat_of(name).map_err(told)?;
    let to = if !is_same(from.names(), to.names()) && is_storage(editing, to)? {
        to.join(name)
    } else {
        to.clone()
    };
    let (new_parent, new_name) = to.split()?;
    let is_inside = new_parent.get(..from.names().len()).is_some_and(|start| is_same(start, from.names()));
    if is_inside {
        let failure = Failure::new(format!("{}: cannot go into itself", place::text(from.names())));
        return Err(failure.advise("choose another storage"));
    }
    if is_same(parent, new_parent) {
        return source.rename(name, new_name).map_err(told);
    }
    let target = editing.storage(new_parent)?;
    source.move_to(name, &target, new_name).map_err(told)
}

/// Whether there is a storage at a place.
fn is_storage(editing: &Editing, place: &Place) -> Result<bool> {
    match editing.before()?.find(&place::text(place.names())) {
        Ok(entry) => Ok(entry.is_storage()),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) => Err(told(error)),
    }
}
