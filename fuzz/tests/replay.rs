//! Every kept input through its target, on any toolchain, without libFuzzer.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imsg_fuzz::TARGETS;

/// The list of origins lies among the inputs.
const ORIGINS: &str = "ORIGIN.txt";

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target)
}

/// The files of a folder and of the folders in it, in order; none when nothing is kept.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    folders.retain(|folder| folder.is_dir());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != ORIGINS) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_kept_input_passes() {
    for target in TARGETS {
        let inputs = inputs(&corpus(target.name));
        for path in &inputs {
            // Shown when the target panics: which input it was.
            println!("{}: {}", target.name, path.display());
            (target.run)(&fs::read(path).unwrap());
        }
    }
}

#[test]
fn every_seed_passes() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty(), "{} has no seed", target.name);
        for (name, bytes) in seeds {
            println!("{}: seed {name}", target.name);
            (target.run)(&bytes);
        }
    }
}

#[test]
fn every_target_has_a_file_and_every_file_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz_targets");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let targets: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(files, targets);
}

#[test]
fn every_target_takes_the_shortest_inputs() {
    for target in TARGETS {
        for len in 0..64 {
            (target.run)(&vec![0; len]);
            (target.run)(&vec![0xFF; len]);
        }
    }
}
