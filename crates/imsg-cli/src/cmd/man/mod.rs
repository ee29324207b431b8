//! `imsg man`: the manual pages.

mod notes;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use crate::args::{Cli, OutputArgs};
use crate::cmd::{finish_one, printer};
use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::output::{Console, Pending};

/// Writes a manual page, or all of them
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  imsg man | man -l -\n  imsg man cfb ls > imsg-cfb-ls.1\n  imsg man -d man1"
)]
pub(crate) struct ManArgs {
    /// The verb to explain; without one, the command as a whole
    verb: Vec<String>,
    /// Write the pages of all verbs into DIR, which is made if it is not there
    #[arg(short = 'd', long = "dir", value_name = "DIR", conflicts_with_all = ["verb", "output"], help_heading = "Output")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &ManArgs, console: Console) -> Result<bool> {
    // The verb `help` needs no page of its own.
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    if let Some(dir) = &args.dir {
        fs::create_dir_all(dir).map_err(|error| Failure::io(dir, "the folder cannot be made", &error))?;
        write_all(&command, dir, args.output.force)?;
        return Ok(true);
    }
    let command = find(&command, &args.verb)?;
    let printer = printer(console, &args.output, &Sources::none())?;
    let page = page(&command)?;
    finish_one(printer, |sink| Ok(sink.write_all(&page)?))
}

/// Writes the pages of a command and of all verbs below it.
fn write_all(command: &Command, dir: &Path, force: bool) -> Result<()> {
    let mut open = vec![command];
    while let Some(command) = open.pop() {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let path = dir.join(format!("{name}.1"));
        let mut file = Pending::create(&path, force, &Sources::none())?;
        file.write_all(&page(command)?).map_err(|error| Failure::io(&path, "cannot be written", &error))?;
        file.commit()?;
        open.extend(command.get_subcommands());
    }
    Ok(())
}

/// The page of a command.
fn page(command: &Command) -> Result<Vec<u8>> {
    let text = command.get_after_long_help().or(command.get_after_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    // The usage of the help has the values of options; the page's own synopsis does not.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.split_once(':').map_or(usage.as_str(), |(_, usage)| usage);
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    page.extend_from_slice(notes::synopsis(usage).as_bytes());
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    page.extend_from_slice(notes::sections(&text).as_bytes());
    if command.get_version().is_some() {
        man.render_version_section(&mut page)?;
    }
    Ok(page)
}

/// The command of a verb.
fn find(command: &Command, verb: &[String]) -> Result<Command> {
    let mut found = command;
    for word in verb {
        let unknown = || {
            let verbs: Vec<&str> = found.get_subcommands().map(Command::get_name).collect();
            let failure = Failure::usage(format!("there is no verb `{word}`"));
            if verbs.is_empty() { failure } else { failure.advise(format!("verbs: {}", verbs.join(", "))) }
        };
        found = found.find_subcommand(word).ok_or_else(unknown)?;
    }
    Ok(found.clone())
}
