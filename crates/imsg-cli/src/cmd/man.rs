//! `imsg man`: the manual pages.

use std::io::Write;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use crate::args::{Cli, OutputArgs};
use crate::cmd::{finish, printer};
use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::output::Console;

/// Writes a manual page.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  imsg man | man -l -\n  imsg man cfb ls > imsg-cfb-ls.1")]
pub(crate) struct ManArgs {
    /// The verb to explain; without one, the command as a whole
    verb: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &ManArgs, console: Console) -> Result<bool> {
    let mut command = Cli::command();
    command.build();
    let command = find(&command, &args.verb)?;
    let printer = printer(console, &args.output, &Sources::none())?;
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    let mut sink = printer.sink(0);
    sink.write_all(&page)?;
    sink.finish()?;
    finish(printer)
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
