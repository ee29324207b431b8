//! A target without libFuzzer: over the files named on the command line.

use std::process::ExitCode;

/// Runs `target` over each file named on the command line, saying which one is in hand.
pub fn run_files(target: fn(&[u8])) -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    for path in std::env::args_os().skip(1) {
        let shown = path.to_string_lossy().into_owned();
        match std::fs::read(&path) {
            Ok(data) => {
                eprintln!("{shown}: {} bytes", data.len());
                target(&data);
            }
            Err(error) => {
                eprintln!("{shown}: {error}");
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}
