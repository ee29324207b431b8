//! Lets olefile and 7-Zip read what this kit lays out, and compares every stream with what was put in.
//!
//! `cargo run -p cfb-layout --example oracle_check [-- --all] [-- --large]`
//!
//! Files that keep every rule must be read exactly by both. With `--all` the tolerable ones are tried too, for
//! information: these programs know less mercy than we ask of ourselves. With `--large` those beyond 2 GiB.

mod olefile;
mod seven_zip;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io, process};

use cfb_layout::damage::{self, Expectation, Specimen};
use cfb_layout::{Content, Layout, demo};

/// A stream that a reader must give: the number of its entry, and what it holds.
struct Expected {
    stream_id: u32,
    content: Content,
}

/// A file on disk with what it holds.
struct Subject {
    id: String,
    path: PathBuf,
    conforming: bool,
    streams: Vec<Expected>,
}

/// What a reader made of a file: nothing to say, or what was wrong.
type Verdict = Result<(), String>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let wants = |flag: &str| arguments.iter().any(|argument| argument == flag);
    olefile::find()?;
    let seven_zip = seven_zip::find()?;
    let folder = env::temp_dir().join(format!("cfb-layout-oracle-{}", process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let result = check(&folder, &seven_zip, wants("--all"), wants("--large"));
    let removed = fs::remove_dir_all(&folder);
    let sound = result?;
    removed.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(sound)
}

fn check(folder: &Path, seven_zip: &str, all: bool, large: bool) -> Result<bool, String> {
    let subjects = subjects(folder, all, large).map_err(|error| format!("{}: {error}", folder.display()))?;
    let verdicts = [
        ("olefile", olefile::read(&subjects)?),
        ("7-Zip", subjects.iter().map(|subject| seven_zip::read(seven_zip, subject)).collect()),
    ];
    let mut sound = true;
    for (reader, verdicts) in verdicts {
        let mut exact = 0;
        for (subject, verdict) in subjects.iter().zip(verdicts) {
            let Err(problem) = verdict else {
                exact += 1;
                continue;
            };
            let weight = if subject.conforming { "WRONG" } else { "tolerable" };
            println!("{reader}: {} ({weight}): {problem}", subject.id);
            sound &= !subject.conforming;
        }
        println!("{reader}: {exact} of {} files read exactly", subjects.len());
    }
    Ok(sound)
}

/// Writes every file to the folder.
fn subjects(folder: &Path, all: bool, large: bool) -> io::Result<Vec<Subject>> {
    let mut subjects = Vec::new();
    let message = demo::message().plan();
    let streams = message.streams();
    let layout = message.layout();
    let streams = streams
        .map(|node| Expected { stream_id: layout.stream_id(node), content: message.content(node).clone() })
        .collect();
    subjects.push(write(folder, "demo", &layout, true, streams)?);
    let big = if large { damage::large().collect() } else { Vec::new() };
    for case in damage::all().chain(big) {
        let specimen = case.build();
        let conforming = specimen.expectation() == Expectation::Conforming;
        if conforming || (all && specimen.is_sound()) {
            subjects.push(write(folder, case.id(), specimen.layout(), conforming, expected(&specimen))?);
        }
    }
    Ok(subjects)
}

fn expected(specimen: &Specimen) -> Vec<Expected> {
    let streams = specimen.streams().iter();
    streams.map(|stream| Expected { stream_id: stream.stream_id, content: stream.content.clone() }).collect()
}

fn write(
    folder: &Path,
    id: &str,
    layout: &Layout,
    conforming: bool,
    streams: Vec<Expected>,
) -> io::Result<Subject> {
    let path = folder.join(id);
    layout.write_to(&mut File::create(&path)?)?;
    Ok(Subject { id: id.into(), path, conforming, streams })
}
