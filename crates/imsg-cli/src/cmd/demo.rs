//! `imsg demo`: the first minute, on a message that the command brings along.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::args::OpenArgs;
use crate::cmd::extract::{Plan, extract_to};
use crate::cmd::{finish_one, ls, show};
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
#[command(after_help = "\
What is written stays: DIR/demo.msg, and what was extracted in DIR/parts.

Example:
  imsg demo -d somewhere")]
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
        let is_ours = fs::read(args.dir.join(NAME)).is_ok_and(|bytes| bytes == SAMPLE);
        let failure = if is_ours {
            Failure::new("holds an earlier demonstration already")
                .advise("--force writes it again, -d chooses another folder")
        } else {
            Failure::new("the folder is there already and not empty")
                .advise("-d chooses another folder, --force writes into this one")
        };
        return Err(failure.about(args.dir.display().to_string()));
    }
    let printer = Printer::new(console, Destination::Listing);
    finish_one(printer, |sink| demonstrate(args, sink))
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
    let name = path.display().to_string();
    let (imsg, shown, into) = (ourselves(), word(&path), word(&dir.join("parts")));
    let sources = Sources::word(&path);
    let parts = dir.join("parts");
    let opened = Input::Named(path).open_message(OpenArgs::default())?;
    let unread = Unread::default();

    step(sink, &format!("{imsg} show {shown}"))?;
    show::show(&opened.message, &unread, sink)?;

    step(sink, &format!("{imsg} ls {shown}"))?;
    let console = *sink.console();
    writeln!(sink, "{}", console.heading(console.line(&name)))?;
    ls::draw(&opened.message, "", &unread, sink)?;

    step(sink, &format!("{imsg} extract {shown} --body -d {into}"))?;
    let plan = Plan { body: true, force: args.force, sources: &sources, hash: false, list: true };
    extract_to(&name, &opened, plan, &parts, &unread, sink)?;

    step(sink, "")?;
    writeln!(sink, "The message is in {} and stays there. Try next:", console.line(&name))?;
    let commands = [
        (format!("{imsg} show --json {shown}"), "everything that is known, as JSON"),
        (format!("{imsg} props {shown}"), "every property"),
        (format!("{imsg} cfb tree {shown}"), "the storages and streams below"),
        (format!("{imsg} check {shown}"), "what deviates from the formats"),
        (format!("{imsg} --help"), "all verbs; `imsg VERB --help` explains one"),
    ];
    let width = commands.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    for (command, what) in commands {
        let command = format!("{:<width$}", console.line(&command));
        writeln!(sink, "  {}  {what}", console.label(command))?;
    }
    Ok(())
}

/// How this command was called: by its name, by Cargo, or by a path.
fn ourselves() -> String {
    let called = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    if called.components().count() < 2 {
        return "imsg".to_owned();
    }
    // `cargo run` calls by a path that nobody typed.
    let is_by_cargo = std::env::var_os("CARGO").is_some()
        && std::env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == env!("CARGO_PKG_NAME"));
    match (is_by_cargo, called.parent().is_some_and(|folder| folder.ends_with("release"))) {
        (true, true) => "cargo run --release --".to_owned(),
        (true, false) => "cargo run --".to_owned(),
        (false, _) => word(&called),
    }
}

/// A path as a word of a shell's command line.
fn word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain =
        |c: char| c.is_alphanumeric() || "._-+,:@%=/".contains(c) || c == std::path::MAIN_SEPARATOR;
    match text.chars().all(is_plain) {
        true => text,
        false if cfg!(windows) => format!("\"{text}\""),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
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
