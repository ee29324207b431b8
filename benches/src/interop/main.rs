//! What we write, read by others: equal names, sizes and bytes, by readers that share no code with ours.
//!
//! `interop --tools DIR --files DIR [--large] [--only READER] [--file NAME] [--corpus DIR] [--messages]`: makes the files, lets every reader list them with a
//! SHA-256 of each stream, and compares. A reader that fails on the same content laid out by the layout kit too fails
//! by itself: it is listed, not counted. `cargo xtask interop` installs the readers and runs this.

mod digest;
mod edited;
mod gsf;
mod messages;
mod other;
mod scripts;
mod seven_zip;
mod subject;
mod wine;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use crate::subject::{Element, Subject};
use crate::wine::Wine;

/// The reader that is there only where it was installed before.
const WINE: &str = "Wine";

/// What a reader found in a file, or why it could not read it.
type Reading = Result<Vec<Element>, String>;

/// A reader: its name, the most entries and bytes it is asked to read, and how it lists a file.
struct Reader {
    name: &'static str,
    max_entries: usize,
    max_bytes: u64,
    list: Box<dyn Fn(&Path) -> Reading>,
}

struct Options {
    tools: PathBuf,
    files: PathBuf,
    large: bool,
    only: Option<String>,
    file: Option<String>,
    /// The folder of real messages, and whether they are all that is asked for.
    corpus: Option<PathBuf>,
    messages: bool,
}

fn main() -> ExitCode {
    let options = match parse(env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("interop: {message}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failures) => {
            eprintln!("interop: {failures} readings failed");
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("interop: {message}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let (mut tools, mut files, mut large) = (None, None, false);
    let (mut only, mut file, mut corpus, mut messages) = (None, None, None, false);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--tools" => tools = Some(PathBuf::from(value()?)),
            "--files" => files = Some(PathBuf::from(value()?)),
            "--only" => only = Some(value()?),
            "--file" => file = Some(value()?),
            "--large" => large = true,
            "--corpus" => corpus = Some(PathBuf::from(value()?)),
            "--messages" => messages = true,
            _ => return Err(format!("what is `{word}`?")),
        }
    }
    let tools = tools.ok_or("--tools DIR is missing: where `cargo xtask interop` puts the readers")?;
    let files = files.ok_or("--files DIR is missing: where the files are made")?;
    Ok(Options { tools, files, large, only, file, corpus, messages })
}

fn readers(tools: &Path) -> Vec<Reader> {
    let all = usize::MAX;
    vec![
        Reader { name: "cfb (Rust)", max_entries: all, max_bytes: u64::MAX, list: Box::new(other::list) },
        Reader {
            name: "olefile",
            max_entries: 20_000,
            max_bytes: u64::MAX,
            list: Box::new(scripts::olefile(tools)),
        },
        Reader { name: "7-Zip", max_entries: all, max_bytes: u64::MAX, list: Box::new(seven_zip::list) },
        Reader {
            name: "libgsf",
            max_entries: 20_000,
            max_bytes: 1 << 30,
            list: Box::new(gsf::reader(tools)),
        },
        Reader {
            name: "SheetJS cfb",
            max_entries: 20_000,
            max_bytes: 1 << 30,
            list: Box::new(scripts::sheetjs(tools)),
        },
        Reader {
            name: "Apache POI",
            max_entries: all,
            max_bytes: 1 << 30,
            list: Box::new(scripts::poi(tools)),
        },
    ]
}

fn run(options: &Options) -> Result<usize, String> {
    fs::create_dir_all(&options.files).map_err(|error| format!("{}: {error}", options.files.display()))?;
    let is_asked = |name: &str| {
        options.only.as_ref().is_none_or(|only| name.to_lowercase().contains(&only.to_lowercase()))
    };
    let mut failures = 0usize;
    match &options.corpus {
        Some(corpus) => {
            let (only, file) = (options.only.as_deref(), options.file.as_deref());
            failures += messages::run(&options.tools, &options.files, corpus, only, file)?;
        }
        None => println!("messages are left out: IMSG_CORPUS does not say where real ones are"),
    }
    if options.messages {
        return Ok(failures);
    }
    let mut readers = readers(&options.tools);
    let missing = Wine::missing();
    if let Some(missing) = missing.as_ref().filter(|_| is_asked(WINE)) {
        println!("{WINE} is left out: {missing}");
    }
    let is_there = missing.is_none() && is_asked(WINE);
    let wine = if is_there { Some(Wine::set_up(&options.tools)?) } else { None };
    if let Some(wine) = wine.clone() {
        readers.push(Reader {
            name: WINE,
            max_entries: 20_000,
            max_bytes: 1 << 26,
            list: Box::new(move |path| wine.list(path)),
        });
    }
    readers.retain(|reader| is_asked(reader.name));
    let subjects = subject::all(options.large).into_iter();
    let is_wanted = |subject: &Subject| options.file.as_ref().is_none_or(|file| subject.name.contains(file));
    for subject in subjects.filter(is_wanted) {
        let path = options.files.join(format!("{}.cfb", subject.name));
        subject.write(&path)?;
        let expected = subject.elements();
        for reader in &readers {
            let len = fs::metadata(&path).map_or(0, |metadata| metadata.len());
            if expected.len() > reader.max_entries || len > reader.max_bytes {
                continue;
            }
            let start = Instant::now();
            let verdict = compare(&expected, (reader.list)(&path));
            let seconds = start.elapsed().as_secs_f64();
            let word = match &verdict {
                Ok(()) => "equal".to_owned(),
                Err(problem) => match on_kit(&subject, reader, &options.files) {
                    Err(same) => format!("LISTED, not counted: {problem}; on the kit's file: {same}"),
                    Ok(()) => {
                        failures += 1;
                        format!("FAILED: {problem}")
                    }
                },
            };
            println!("{:<24} {:<12} {seconds:6.2} s  {word}", subject.name, reader.name);
        }
        fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if let Some(wine) = &wine {
        failures += wine::run(wine, &options.files, options.file.as_deref())?;
    }
    Ok(failures)
}

/// What the reader makes of the same content laid out by the layout kit.
fn on_kit(subject: &Subject, reader: &Reader, folder: &Path) -> Result<(), String> {
    let path = folder.join(format!("{}.kit.cfb", subject.name));
    subject.lay_out(&path)?;
    let verdict = compare(&subject.elements(), (reader.list)(&path));
    fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    verdict
}

fn compare(expected: &[Element], reading: Reading) -> Result<(), String> {
    let mut found = reading?;
    found.sort();
    if found == expected {
        return Ok(());
    }
    let missing = expected.iter().find(|element| found.binary_search(element).is_err());
    let surplus = found.iter().find(|element| expected.binary_search(element).is_err());
    Err(match (missing, surplus) {
        (Some(missing), Some(surplus)) => format!("{surplus} in place of {missing}"),
        (Some(missing), None) => format!("{missing} is missing"),
        (None, Some(surplus)) => format!("{surplus} is too much"),
        (None, None) => format!("{} elements in place of {}", found.len(), expected.len()),
    })
}
