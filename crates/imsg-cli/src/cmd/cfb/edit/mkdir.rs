//! `imsg cfb mkdir`: a new storage.

use cfb_core::Mode;
use clap::Args;

use super::place::Place;
use super::{EditArgs, told};
use crate::failure::Result;

/// Makes a storage
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  imsg cfb mkdir -p book.xls Archive/2024")]
pub(in crate::cmd::cfb) struct MkdirArgs {
    #[command(flatten)]
    edit: EditArgs,
    /// Path of the storage
    path: String,
    /// Make those on the way too; no failure if it is there
    #[arg(short, long)]
    parents: bool,
}

pub(in crate::cmd::cfb) fn run(args: &MkdirArgs) -> Result<bool> {
    args.edit.edit(false, |editing| {
        let place = Place::parse(&args.path)?;
        if args.parents {
            // The root, too, is there.
            return editing.make_storage(place.names()).map(drop);
        }
        let (parent, name) = place.split()?;
        editing.storage(parent)?.create_storage(name, Mode::read_write()).map(drop).map_err(told)
    })
}
