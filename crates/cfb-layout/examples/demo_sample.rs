//! Writes the message of `imsg demo` to the file named as the only argument.
//!
//! `cargo run -p cfb-layout --example demo_sample -- crates/imsg-cli/assets/demo.msg`

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: demo_sample OUT");
        return ExitCode::from(2);
    };
    match std::fs::write(&path, cfb_layout::demo::file()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}
