//! `imsg cfb ls`: every storage and stream, one a line.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::record::{Record, kind};
use crate::cmd::cfb::walk::{Element, Walk};
use crate::cmd::cfb::{ElementArgs, open};
use crate::cmd::{finish_one, printer, tell_findings};
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners, Sources};
use crate::json;
use crate::output::{Console, Sink};

/// Lists storages and streams with entry number and size
#[derive(Debug, Args)]
#[command(after_help = "\
With --json, one object a line: path, id (directory entry number), kind, size, sha256 (with --hash), clsid, created, \
modified, state_bits. The size is the stated one: where a stream that is hashed turns out to be shorter, sha256 is null, \
read has the bytes that there are, and the exit status is 1.

Example:
  imsg cfb ls mail.msg --json --hash | jq -r 'select(.kind == \"stream\") | .sha256 + \"  \" + .path'")]
pub(super) struct LsArgs {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    element: ElementArgs,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// With the SHA-256 of each stream
    #[arg(long)]
    hash: bool,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &LsArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let opened = open(&input, args.open, Owners::Exclusive)?;
    let about = |failure: Failure| failure.about(input.name());
    let start = args.element.find(&opened.file).map_err(about)?;
    let printer = printer(console, &args.output, &Sources::word(&args.file))?;
    finish_one(printer, |sink| {
        for element in Walk::new(start, args.element.path.as_deref().unwrap_or_default()) {
            if let Err(failure) = element.and_then(|element| list(&element, args, about, sink)) {
                if failure.kind() == crate::failure::Kind::Closed {
                    break;
                }
                sink.fail(&about(failure));
            }
        }
        tell_findings(sink, &input.name(), &opened.file);
        Ok(())
    })
}

fn list(
    element: &Element<'_>,
    args: &LsArgs,
    about: impl Fn(Failure) -> Failure,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let mut record = Record::new(&element.entry, &element.path, args.hash);
    if let Some(failure) = record.failure() {
        sink.fail(&about(failure));
    }
    if args.json {
        return json::write_line(sink, &record);
    }
    let console = *sink.console();
    let entry = &element.entry;
    let size = if entry.is_stream() { entry.len_bytes().to_string() } else { kind(entry).to_owned() };
    write!(sink, "{} {size:>12}  ", console.faint(format_args!("{:>5}", entry.id().get())))?;
    if args.hash {
        write!(sink, "{:64}  ", record.sha256().unwrap_or(if entry.is_stream() { "-" } else { "" }))?;
    }
    let path = console.line(&element.path);
    if entry.is_stream() || element.path == "/" {
        writeln!(sink, "{path}")?;
    } else {
        writeln!(sink, "{}", console.heading(format_args!("{path}/")))?;
    }
    Ok(())
}
