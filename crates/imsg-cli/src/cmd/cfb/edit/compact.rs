//! `imsg cfb compact`: the file without what is free in it, in place or as a new file.

use std::io::{self, Write};
use std::path::PathBuf;

use cfb_core::{Builder, CommitOptions, ErrorKind, Version};
use clap::Args;

use super::{Editing, told};
use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::open;
use crate::cmd::{finish_one, printer};
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners, Sources};
use crate::output::size::human;
use crate::output::{Console, Sink};

/// Makes a file shorter: what is free in it goes
#[derive(Debug, Args)]
#[command(after_help = "\
Without -o the file is changed in place, in crash-safe steps: its last sectors move into holes, and the end is cut off; \
a few sectors may stay free. A file that another program has open is refused at once, not waited for. With -o a new file is written front to back, as short as can be, with every stream in one \
piece; classes, state bits and times are kept, and the same content gives the same bytes.

Examples:
  imsg cfb compact mail.msg
  imsg cfb compact mail.msg -o small.msg")]
pub(in crate::cmd::cfb) struct CompactArgs {
    /// The file; with -o, `-` is standard input
    file: PathBuf,
    /// With -o, version 4, with sectors of 4096 bytes: the file may be larger than 2 GiB
    #[arg(long, requires = "output")]
    v4: bool,
    /// With -o, keep what can be read of a damaged file, and say what is lost
    #[arg(long, requires = "output")]
    damaged: bool,
    /// Write the copy to FILE, `-` for standard output, and leave the file as it is
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With -o, replace a file that exists
    #[arg(long, requires = "output")]
    force: bool,
}

pub(in crate::cmd::cfb) fn run(args: &CompactArgs, console: Console) -> Result<bool> {
    if args.output.is_some() { to_new_file(args, console) } else { in_place(args, console) }
}

fn in_place(args: &CompactArgs, console: Console) -> Result<bool> {
    let name = args.file.display().to_string();
    let about = |failure: Failure| failure.about(name.clone());
    let len = || std::fs::metadata(&args.file).map_or(0, |metadata| metadata.len());
    let editing = Editing::open(&args.file).map_err(about)?;
    let before = len();
    editing.commit(CommitOptions::new().consolidate(true)).map_err(about)?;
    let printer = printer(console, &OutputArgs::default(), &Sources::none())?;
    finish_one(printer, |sink| {
        say(sink, &name, len(), before, "before");
        Ok(())
    })
}

fn to_new_file(args: &CompactArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let about = |failure: Failure| failure.about(input.name());
    let opened = open(&input, OpenArgs::default(), Owners::Shared)?;
    let (mut builder, losses) = if args.damaged {
        Builder::from_damaged_file(&opened.file).map_err(told).map_err(about)?
    } else {
        let damaged = |error: cfb_core::Error| match error.corruption() {
            Some(_) => Failure::from(error).advise("--damaged copies what can be read"),
            None => told(error),
        };
        (Builder::from_file(&opened.file).map_err(damaged).map_err(about)?, Vec::new())
    };
    if args.v4 {
        builder.set_version(Version::V4);
    }
    let output = OutputArgs { output: args.output.clone(), force: args.force };
    let printer = printer(console, &output, &Sources::word(&args.file))?;
    let unwritten = |error: cfb_core::Error| match error.kind() {
        ErrorKind::Io(io::ErrorKind::BrokenPipe) => Failure::closed(),
        _ => told(error),
    };
    finish_one(printer, |sink| {
        for loss in losses {
            let text = format!("{}: {}", loss.path(), loss.finding());
            sink.fail(&about(Failure::new(text).advise("the copy has what could be read of it")));
        }
        let written = builder.write_to(sink as &mut dyn Write).map_err(unwritten).map_err(about)?;
        let copy = args.output.as_deref().unwrap_or(&args.file).display().to_string();
        say(sink, &copy, written, opened.file.len_bytes(), &input.name());
        Ok(())
    })
}

/// Says how long a file is now, and how that compares with what it was made from.
fn say(sink: &mut Sink<'_>, name: &str, len: u64, other_len: u64, other: &str) {
    let change = match (other_len.checked_sub(len), len.checked_sub(other_len)) {
        (Some(0), _) => format!("as long as {other}"),
        (Some(less), _) => format!("{} less than {other}", human(less)),
        (None, more) => format!("{} more than {other}", human(more.unwrap_or(0))),
    };
    sink.remark(name, &format!("{}, {change}", human(len)));
}
