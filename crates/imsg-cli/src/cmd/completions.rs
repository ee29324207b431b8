//! `imsg completions`: a script that lets a shell complete verbs and options.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::args::{Cli, OutputArgs};
use crate::cmd::{finish_one, printer};
use crate::failure::Result;
use crate::input::Sources;
use crate::output::Console;

/// Writes completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  imsg completions bash > ~/.local/share/bash-completion/completions/imsg")]
pub(crate) struct CompletionsArgs {
    /// The shell: bash, elvish, fish, powershell or zsh
    #[arg(hide_possible_values = true)]
    shell: Shell,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &CompletionsArgs, console: Console) -> Result<bool> {
    let printer = printer(console, &args.output, &Sources::none())?;
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "imsg", &mut script);
    finish_one(printer, |sink| Ok(sink.write_all(&script)?))
}
