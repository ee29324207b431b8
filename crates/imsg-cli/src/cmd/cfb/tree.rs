//! `imsg cfb tree`: storages and streams as a drawing.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::record::clsid;
use crate::cmd::cfb::walk::{Element, Walk};
use crate::cmd::cfb::{ElementArgs, open};
use crate::cmd::{finish_one, printer, tell_findings};
use crate::failure::{Failure, Kind, Result};
use crate::input::{Input, Owners, Sources};
use crate::output::size::human;
use crate::output::{Console, Sink};

/// Draws storages and streams as a tree
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  imsg cfb tree mail.msg __nameid_version1.0")]
pub(super) struct TreeArgs {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    element: ElementArgs,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &TreeArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let opened = open(&input, args.open, Owners::Exclusive)?;
    let about = |failure: Failure| failure.about(input.name());
    let start = args.element.find(&opened.file).map_err(about)?;
    let printer = printer(console, &args.output, &Sources::word(&args.file))?;
    let mut branches = Vec::new();
    finish_one(printer, |sink| {
        for element in Walk::new(start, args.element.path.as_deref().unwrap_or_default()) {
            if let Err(failure) = element.and_then(|element| draw(&element, &mut branches, sink)) {
                if failure.kind() == Kind::Closed {
                    break;
                }
                sink.fail(&about(failure));
            }
        }
        tell_findings(sink, &input.name(), &opened.file);
        Ok(())
    })
}

/// Draws one line; `branches` holds, for each level above, whether a sibling follows there.
fn draw(element: &Element<'_>, branches: &mut Vec<bool>, sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    let entry = &element.entry;
    branches.truncate(element.depth.saturating_sub(1));
    if element.depth > 0 {
        let mut lines = String::new();
        for &goes_on in &*branches {
            lines.push_str(if goes_on { "\u{2502}  " } else { "   " });
        }
        lines.push_str(if element.is_last { "\u{2514}\u{2500} " } else { "\u{251c}\u{2500} " });
        write!(sink, "{}", console.faint(lines))?;
        branches.push(!element.is_last);
    }
    let name = entry.name().to_string();
    let name = if element.depth == 0 { &element.path } else { &name };
    let name = console.line(name);
    if entry.is_stream() {
        writeln!(sink, "{name}  {}", console.faint(human(entry.len_bytes())))?;
    } else {
        let slash = if *name == *"/" { "" } else { "/" };
        write!(sink, "{}", console.heading(format_args!("{name}{slash}")))?;
        match clsid(entry) {
            Some(clsid) => writeln!(sink, "  {}", console.faint(clsid))?,
            None => writeln!(sink)?,
        }
    }
    Ok(())
}
