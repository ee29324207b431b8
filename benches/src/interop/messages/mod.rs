//! Real messages copied through `CopyTo`: other readers read from the copy what they read from the original.

mod scripts;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{Mode, Share, SharedBytes, Storage};
use imsg::mapi::{CopyFlags, Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};

use self::scripts::{Reader, Telling};

/// Runs all readers over the messages of a corpus and their copies. Answers how many readings differ.
pub(crate) fn run(
    tools: &Path,
    files: &Path,
    corpus: &Path,
    only: Option<&str>,
    file: Option<&str>,
) -> Result<usize, String> {
    let is_asked = |name: &str| only.is_none_or(|only| name.to_lowercase().contains(&only.to_lowercase()));
    let readers: Vec<Reader> =
        scripts::readers(tools).into_iter().filter(|reader| is_asked(reader.name)).collect();
    let copy = files.join("copy.msg");
    let mut failures = 0usize;
    let mut counts = vec![Counts::default(); readers.len()];
    for path in messages(&corpus.join("msg"))? {
        let name = path.strip_prefix(corpus).unwrap_or(&path).display().to_string();
        if file.is_some_and(|file| !name.contains(file)) {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
        let Ok(original) = imsg::Message::from_bytes(bytes.clone()) else { continue };
        let unicode = original.is_unicode();
        let findings = original.check().map_err(|error| format!("{name}: {error}"))?;
        let is_damaged = findings.iter().any(|finding| finding.severity >= imsg::Severity::Error);
        drop(original);
        copy_message(bytes, &copy, unicode).map_err(|error| format!("{name}: {error}"))?;
        for (reader, counts) in readers.iter().zip(&mut counts) {
            match compare((reader.tell)(&path), (reader.tell)(&copy)) {
                Ok(true) => counts.equal += 1,
                Ok(false) => counts.unread += 1,
                Err(difference) if is_damaged => {
                    println!("{name}: {} LISTED, the file is damaged: {difference}", reader.name);
                }
                Err(difference) => {
                    failures += 1;
                    println!("{name}: {} FAILED: {difference}", reader.name);
                }
            }
        }
    }
    for (reader, Counts { equal, unread }) in readers.iter().zip(counts) {
        println!(
            "messages: {}: {equal} copies read like the originals, {unread} originals not read",
            reader.name
        );
        if equal == 0 && unread > 0 {
            return Err(format!("{} reads no message at all", reader.name));
        }
    }
    Ok(failures)
}

/// What a reader made of messages and copies.
#[derive(Clone, Copy, Default)]
struct Counts {
    equal: usize,
    /// Originals that it does not read itself.
    unread: usize,
}

fn messages(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies a message into a new file of the same text kind.
fn copy_message(bytes: Vec<u8>, to: &Path, unicode: bool) -> Result<(), String> {
    let text = |error: imsg::Error| format!("{error:?}");
    if to.exists() {
        fs::remove_file(to).map_err(|error| error.to_string())?;
    }
    let mode = Mode::read().share(Share::DenyWrite);
    let root =
        Storage::open_on(Arc::new(SharedBytes::new(bytes)), mode).map_err(|error| error.to_string())?;
    let source = Message::open_on(&root, OpenOptions::new()).map_err(text)?;
    let flags = if unicode { OpenFlags::UNICODE } else { OpenFlags::NONE };
    let target = Message::create(to, OpenOptions::new().flags(flags).sync(false)).map_err(text)?;
    source.copy_to((&target).into(), None, &[], CopyFlags::NONE).map_err(text)?;
    target.save_changes(SaveFlags::KEEP_OPEN_READONLY).map_err(text)
}

/// Whether the two say the same; `false` if the original is not read.
fn compare(original: Telling, copy: Telling) -> Result<bool, String> {
    let Ok(original) = original else { return Ok(false) };
    let copy = copy?;
    if original == copy {
        return Ok(true);
    }
    let differs = original.iter().zip(&copy).find(|(a, b)| a != b);
    let cut = |line: &str| line.chars().take(150).collect::<String>();
    Err(match differs {
        Some((a, b)) => format!("`{}` became `{}`", cut(a), cut(b)),
        None => format!("{} lines became {}", original.len(), copy.len()),
    })
}
