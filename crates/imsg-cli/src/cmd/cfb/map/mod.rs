//! `imsg cfb map`: a picture of the file, sector by sector, coloured by owner.

mod colors;
mod grid;
mod owners;
mod svg;

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::open;
use crate::cmd::{finish_one, printer, tell_findings};
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners, Sources};
use crate::output::Console;

/// Draws the sectors of a file by owner, as an SVG picture
#[derive(Debug, Args)]
#[command(after_help = "\
Header, tables, directory, mini stream, every stream and what is free have a colour each, with their sizes beside the \
picture; a corner is dark where a chain goes on after a break. Of a large file, a square stands for several sectors. In \
a browser, pointing at a square names its owner and shows all of it.

Example:
  imsg cfb map mail.msg -o mail.svg")]
pub(super) struct MapArgs {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &MapArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let opened = open(&input, args.open, Owners::Exclusive)?;
    let about = |failure: Failure| failure.about(input.name());
    let regions = opened.file.layout().map_err(Failure::from).map_err(about)?;
    let mut owners = owners::Owners::new(&opened.file, &regions);
    let picture = svg::draw(&input.name(), &opened.file, &regions, &owners);
    let printer = printer(console, &args.output, &Sources::word(&args.file))?;
    finish_one(printer, |sink| {
        for failure in owners.failures.drain(..) {
            sink.fail(&about(failure));
        }
        sink.write_all(picture.as_bytes())?;
        tell_findings(sink, &input.name(), &opened.file);
        Ok(())
    })
}
