//! `imsg cfb undo`: the last change is taken back.

use std::path::PathBuf;

use cfb_core::{ErrorKind, StorageOptions};
use clap::Args;

use super::{to_change, told};
use crate::failure::{Failure, Result};

/// Takes the last change back, if it was made with --keep-undo
#[derive(Debug, Args)]
#[command(after_help = "\
One sector is written, and the file is as it was before the last change. That works once, and only until the next \
change.

Example:
  imsg cfb rm -r book.xls Archive --keep-undo && imsg cfb undo book.xls")]
pub(in crate::cmd::cfb) struct UndoArgs {
    /// The file, which is changed in place; if another program has it open, it is refused at once, not waited for
    file: PathBuf,
}

pub(in crate::cmd::cfb) fn run(args: &UndoArgs) -> Result<bool> {
    // Its lock keeps those out that have the file mapped.
    let _lock = to_change(&args.file)?;
    let undone = StorageOptions::new().undo(&args.file).map_err(|error| match error.kind() {
        ErrorKind::NotCurrent => Failure::new("there is nothing to take back")
            .advise("only the last change can be, and only if it was made with --keep-undo"),
        _ => told(error),
    });
    undone.map(|()| true).map_err(|failure| failure.about(args.file.display().to_string()))
}
