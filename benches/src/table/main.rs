//! `cargo xtask bench --table`: ratios of ours to the peers and to the physical limit, as `benches/README.md`.
#![deny(unsafe_code)]

mod contest;
mod copy;
mod corpus;
mod create;
mod edit;
mod machine;
mod many;
mod message;
mod open;
mod peers;
mod random;
mod report;
mod rtf;
mod sequential;
mod small;
mod write;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use imsg_benches::{Counting, Files, Scale};

use crate::contest::{Effort, Outcome};
use crate::report::Section;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a measurement may use.
pub(crate) struct Measure {
    pub(crate) files: Files,
    pub(crate) effort: Effort,
    /// The folder of real files.
    pub(crate) corpus: Option<PathBuf>,
    /// The folder of peers in other languages.
    pub(crate) tools: Option<PathBuf>,
    pub(crate) is_smoke: bool,
}

/// What measures an area.
enum Work {
    /// Comparisons in rounds.
    Rounds(fn(&Measure) -> io::Result<Vec<Outcome>>),
    /// Counts, as text.
    Text(fn(&Measure) -> io::Result<String>),
    /// The same, only where it is asked for by name: it needs much time and room.
    OnDemand(fn(&Measure) -> io::Result<String>),
}

/// An area: the word for the command line, its title, what measures it.
type Area = (&'static str, &'static str, Work);

const AREAS: &[Area] = &[
    ("open", "Opening", Work::Rounds(open::measure)),
    ("many", "Many streams", Work::Rounds(many::measure)),
    ("sequential", "A stream from end to end", Work::Rounds(sequential::measure)),
    ("random", "Reads here and there", Work::Rounds(random::measure)),
    ("corpus", "Real messages, as compound files", Work::Rounds(corpus::measure)),
    ("message", "Real messages, as messages", Work::Rounds(message::measure)),
    ("copy", "A large attachment", Work::Rounds(copy::measure)),
    ("rtf", "Compressed RTF", Work::Rounds(rtf::measure)),
    ("create", "New files", Work::Rounds(create::measure)),
    ("edit", "Changes in files", Work::Rounds(edit::measure)),
    ("life", "A long life", Work::Text(edit::long_life)),
    ("write", "Messages written", Work::Rounds(write::measure)),
    ("large", "An attachment of 3 GiB", Work::OnDemand(write::large::report)),
    ("small", "One small message, call by call", Work::Text(small::report)),
];

/// The head of the document, when there is none yet.
const HEAD: &str = include_str!("head.md");

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("table: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: Vec<String>) -> io::Result<()> {
    let mut is_smoke = false;
    let (mut folder, mut corpus, mut tools, mut out, mut area) = (None, None, None, None, None);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value =
            || words.next().map(PathBuf::from).ok_or_else(|| usage(&format!("{word} needs a value")));
        match word.as_str() {
            // How this program calls itself to have its system calls listed.
            "--one" => return small::alone(&value()?),
            // How it calls itself to have its memory measured.
            "--large-attachment" => return write::large::alone(&value()?, &value()?),
            "--smoke" => is_smoke = true,
            "--files" => folder = Some(value()?),
            "--corpus" => corpus = Some(value()?),
            "--tools" => tools = Some(value()?),
            "--out" => out = Some(value()?),
            name if AREAS.iter().any(|(area, ..)| *area == name) => area = Some(word),
            other => return Err(usage(&format!("no area `{other}`"))),
        }
    }
    let folder = folder.ok_or_else(|| usage("--files is missing"))?;
    let (scale, effort) = if is_smoke { (Scale::SMOKE, Effort::SMOKE) } else { (Scale::FULL, Effort::FULL) };
    let measure = Measure { files: Files::new(&folder, scale), effort, corpus, tools, is_smoke };
    let machine = machine::line();
    let mut missed = Vec::new();
    for (name, title, work) in AREAS {
        let is_left_out = matches!(work, Work::OnDemand(_)) && area.is_none() && !is_smoke;
        if is_left_out || area.as_ref().is_some_and(|area| area != name) {
            continue;
        }
        eprintln!("{title}");
        let (outcomes, text) = match work {
            Work::Rounds(work) => (work(&measure)?, String::new()),
            Work::Text(work) | Work::OnDemand(work) => (Vec::new(), work(&measure)?),
        };
        let section = Section { area: name, title, outcomes, text };
        if is_smoke {
            // Figures of small files, two rounds and no optimisation would only mislead.
            continue;
        }
        missed.extend(section.missed());
        let text = section.to_markdown(&machine);
        match &out {
            Some(path) => keep(path, name, &text)?,
            None => println!("{text}"),
        }
    }
    if !missed.is_empty() {
        return Err(io::Error::other(format!("less than asked for:\n  {}", missed.join("\n  "))));
    }
    Ok(())
}

/// Puts a section into the document.
fn keep(path: &Path, area: &str, section: &str) -> io::Result<()> {
    let old = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => HEAD.to_owned(),
        Err(error) => return Err(error),
    };
    std::fs::write(path, report::put(&old, area, section))
}

fn usage(text: &str) -> io::Error {
    let areas: Vec<&str> = AREAS.iter().map(|(name, ..)| *name).collect();
    let form = "table --files FOLDER [--corpus FOLDER] [--tools FOLDER] [--out FILE] [--smoke] [AREA]";
    io::Error::new(io::ErrorKind::InvalidInput, format!("{text}\n{form}\nareas: {}", areas.join(" ")))
}

/// A size in the unit that it was meant in.
pub(crate) fn size(bytes: u64) -> String {
    let (mib, gib) = (1 << 20, 1 << 30);
    if bytes.is_multiple_of(gib) {
        format!("{} GiB", bytes / gib)
    } else if bytes.is_multiple_of(mib) {
        format!("{} MiB", bytes / mib)
    } else {
        format!("{} MB", bytes / 1_000_000)
    }
}
