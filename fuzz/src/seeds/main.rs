//! Writes the small seeds of one target into a folder: `seeds TARGET FOLDER`.
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::ExitCode;

/// Most changes of a larger input hit bytes that nothing looks at; the replay runs the larger seeds too.
const MAX_BYTES: usize = 16 * 1024;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, folder] = words.as_slice() else {
        eprintln!("seeds TARGET FOLDER");
        return ExitCode::from(2);
    };
    let Some(target) = imsg_fuzz::TARGETS.iter().find(|target| target.name == name) else {
        eprintln!("no target `{name}`");
        return ExitCode::from(2);
    };
    let mut seeds = (target.seeds)();
    seeds.retain(|(_, bytes)| bytes.len() <= MAX_BYTES);
    for (seed, bytes) in &seeds {
        if let Err(error) = std::fs::write(Path::new(folder).join(seed), bytes) {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
    }
    eprintln!("{} seeds", seeds.len());
    ExitCode::SUCCESS
}
