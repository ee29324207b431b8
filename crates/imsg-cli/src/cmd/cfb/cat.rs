//! `imsg cfb cat`: the bytes of one stream.

use std::path::PathBuf;

use clap::Args;

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::{ElementArgs, open};
use crate::cmd::{finish_one, printer};
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners, Sources, cut_short, pour};
use crate::output::Console;

/// Writes the bytes of a stream
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  imsg cfb cat mail.msg __substg1.0_10130102 > body.html
  imsg cfb cat book.xls Workbook -o workbook.bin
  imsg cfb cat odd.doc --id 7 | xxd | head")]
pub(super) struct CatArgs {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    element: ElementArgs,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &CatArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let about = |failure: Failure| failure.about(input.name());
    if args.element.path.is_none() && args.element.id.is_none() {
        let failure = Failure::usage("which stream shall be written?");
        return Err(
            failure.advise("give its path, or its entry number with --id; `imsg cfb ls FILE` lists both")
        );
    }
    let opened = open(&input, args.open, Owners::Shared)?;
    let entry = args.element.find(&opened.file).map_err(about)?;
    if entry.is_storage() {
        let name = match &args.element.path {
            Some(path) => path.clone(),
            None => format!("entry {}", entry.id().get()),
        };
        let failure = Failure::new(format!("{name}: is a storage, a stream was expected"));
        return Err(failure.advise("`imsg cfb ls FILE PATH` lists what is in it").about(input.name()));
    }
    let mut stream = entry.open().map_err(Failure::from).map_err(about)?;
    let printer = printer(console, &args.output, &Sources::word(&args.file))?;
    finish_one(printer, |sink| {
        let found = pour(&mut stream, opened.disk.as_ref(), sink).map_err(about)?;
        if let Some(failure) = cut_short(found, stream.len_bytes()) {
            sink.fail(&about(failure));
        }
        Ok(())
    })
}
