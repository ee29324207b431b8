//! `imsg demo`: the first minute, on a message that the command brings along.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::args::OpenArgs;
use crate::cmd::extract::{Plan, extract_to};
use crate::cmd::{finish, ls, show};
use crate::failure::{Failure, Result};
use crate::input::{Input, Sources};
use crate::json::Unread;
use crate::output::{Console, Destination, Pending, Printer, Sink};

/// A message of our own, made by the recipe in `cfb-layout`.
const SAMPLE: &[u8] = include_bytes!("../../assets/demo.msg");
/// Its name in the demonstration's folder.
const NAME: &str = "demo.msg";

/// Shows what the command can do, on a built-in message
///
/// Writes the message into a folder, shows it, lists what is attached, extracts it, and says what to try next.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  imsg demo -d somewhere")]
pub(crate) struct DemoArgs {
    /// The folder to write into; it is made, and must not hold anything yet
    #[arg(short = 'd', long = "dir", value_name = "DIR", default_value = "imsg-demo")]
    dir: PathBuf,
    /// Write into the folder even if it holds files, and replace those of an earlier demonstration
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(args: &DemoArgs, console: Console) -> Result<bool> {
    if !args.force && has_files(&args.dir) {
        let failure =
            Failure::new("the folder is there already and not empty").about(args.dir.display().to_string());
        return Err(failure.advise("-d chooses another folder, --force writes into this one"));
    }
    let printer = Printer::new(console, Destination::Listing);
    let mut sink = printer.sink(0);
    demonstrate(args, &mut sink)?;
    sink.finish()?;
    finish(printer)
}

fn has_files(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        // A file of that name is in the way too.
        Err(_) => fs::symlink_metadata(folder).is_ok(),
    }
}

fn demonstrate(args: &DemoArgs, sink: &mut Sink<'_>) -> Result<()> {
    let dir = &args.dir;
    fs::create_dir_all(dir).map_err(|error| Failure::io(dir, "the folder cannot be made", &error))?;
    let path = dir.join(NAME);
    let mut file = Pending::create(&path, args.force, &Sources::none())?;
    file.write_all(SAMPLE).map_err(|error| Failure::io(&path, "cannot be written", &error))?;
    file.commit()?;
    let shown = path.display().to_string();
    let sources = Sources::word(&path);
    let parts = dir.join("parts");
    let opened = Input::Named(path).open_message(OpenArgs::default())?;
    let unread = Unread::default();

    step(sink, &format!("imsg show {shown}"))?;
    show::show(&opened.message, &unread, sink)?;

    step(sink, &format!("imsg ls {shown}"))?;
    let console = *sink.console();
    writeln!(sink, "{}", console.heading(console.line(&shown)))?;
    ls::draw(&opened.message, "", &unread, sink)?;

    step(sink, &format!("imsg extract {shown} --body -d {}", parts.display()))?;
    let plan = Plan { body: true, force: args.force, sources: &sources, hash: false, list: true };
    extract_to(&shown, &opened, plan, &parts, &unread, sink)?;

    step(sink, "")?;
    writeln!(sink, "Try next:")?;
    for (command, what) in [
        (format!("imsg show --json {shown}"), "everything that is known, as JSON"),
        (format!("imsg props {shown}"), "every property"),
        (format!("imsg cfb tree {shown}"), "the storages and streams below"),
        (format!("imsg check {shown}"), "what deviates from the formats"),
        ("imsg --help".to_owned(), "all verbs; `imsg VERB --help` explains one"),
    ] {
        let console = *sink.console();
        let command = format!("{:<38}", console.line(&command));
        writeln!(sink, "  {}  {what}", console.label(command))?;
    }
    Ok(())
}

/// Says which command gives what follows.
fn step(sink: &mut Sink<'_>, command: &str) -> Result<()> {
    if command.is_empty() {
        return Ok(writeln!(sink)?);
    }
    let console = *sink.console();
    let line = format!("$ {}", console.line(command));
    Ok(writeln!(sink, "\n{}", console.heading(line))?)
}
