//! The `imsg` command: reads and changes Outlook messages in files, and the compound files they are made of.
//!
//! `args` says what can be typed, `cmd` holds one file a verb, `input` finds and opens files, `batch` works on several
//! at a time, `output` writes in input order and makes text from files harmless.

#![deny(unsafe_code)]

mod args;
mod batch;
mod cmd;
mod failure;
mod hash;
mod input;
mod json;
mod mapped;
mod names;
mod output;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::failure::Kind;
use crate::output::Console;

fn main() -> ExitCode {
    let cli = args::parse();
    let console = Console::new(&cli.globals);
    match cmd::run(cli.verb, console) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            if failure.kind() == Kind::Closed {
                return ExitCode::SUCCESS;
            }
            let _ = io::stderr().lock().write_all(console.failure(&failure).as_bytes());
            if failure.kind() == Kind::Usage { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}
