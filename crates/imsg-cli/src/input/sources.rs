//! The files that a call reads: none of them may be one that it writes, not even where it may replace files.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::input::list::{Choice, Inputs};
use crate::input::{Input, sniff};

/// What is read, found when somebody first asks: most calls make new files only, and need not know.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    words: Vec<PathBuf>,
    choice: Choice,
    /// Each file, and whether it is passed over if it turns out to be no compound file.
    found: OnceLock<HashMap<Identity, bool>>,
}

impl Sources {
    /// No file is read.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// The one file that a word of the command line names.
    pub(crate) fn word(word: &Path) -> Self {
        Self::new(vec![word.to_owned()], Choice::default())
    }

    /// The files that words of the command line name.
    pub(crate) fn words(words: &[PathBuf]) -> Self {
        Self::new(words.to_vec(), Choice::default())
    }

    pub(super) fn new(words: Vec<PathBuf>, choice: Choice) -> Self {
        Self { words, choice, found: OnceLock::new() }
    }

    /// Whether a path leads to a file that is read, whatever name it was read by.
    pub(crate) fn hold(&self, path: &Path) -> bool {
        let Some(identity) = Identity::of(path) else { return false };
        match self.found.get_or_init(|| self.find()).get(&identity) {
            Some(true) => begins_as_compound_file(path),
            Some(false) => true,
            None => false,
        }
    }

    fn find(&self) -> HashMap<Identity, bool> {
        let mut found = HashMap::new();
        let inputs = Inputs::from_words(self.words.clone(), self.choice.clone());
        // What cannot be gone through is not read either.
        for input in inputs.flatten() {
            let identity = match &input {
                Input::Stdin => Identity::of_stdin(),
                Input::Named(path) | Input::Met { path, .. } => Identity::of(path),
            };
            let Some(identity) = identity else { continue };
            let may_pass = input.may_be_passed_over();
            match found.entry(identity) {
                Entry::Occupied(mut known) => *known.get_mut() &= may_pass,
                Entry::Vacant(new) => drop(new.insert(may_pass)),
            }
        }
        found
    }
}

/// Whether a file would be opened if it were met in a folder; one that cannot be read is not given up for that.
fn begins_as_compound_file(path: &Path) -> bool {
    let mut head = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(sniff::SIGNATURE.len() as u64).read_to_end(&mut head));
    read.is_err() || head == sniff::SIGNATURE
}

/// What a file is to the system, whatever names lead to it; links are followed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] PathBuf);

#[cfg(unix)]
impl Identity {
    fn of(path: &Path) -> Option<Self> {
        Self::of_file(&fs::metadata(path).ok()?)
    }

    /// The file that standard input comes from, if it is one.
    fn of_stdin() -> Option<Self> {
        use std::os::fd::AsFd;
        let stdin = std::io::stdin().as_fd().try_clone_to_owned().ok()?;
        Self::of_file(&File::from(stdin).metadata().ok()?)
    }

    fn of_file(meta: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        meta.is_file().then(|| Self((meta.dev(), meta.ino())))
    }
}

#[cfg(not(unix))]
impl Identity {
    fn of(path: &Path) -> Option<Self> {
        let path = fs::canonicalize(path).ok()?;
        path.is_file().then_some(Self(path))
    }

    /// Nothing tells which file standard input comes from.
    fn of_stdin() -> Option<Self> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_known_by_any_of_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("deep")).unwrap();
        for name in ["a.msg", "b.msg"] {
            fs::write(at(name), name).unwrap();
        }
        let sources = Sources::word(&at("a.msg"));
        assert!(sources.hold(&at("deep/../a.msg")));
        assert!(!sources.hold(&at("b.msg")) && !sources.hold(&at("new.msg")) && !sources.hold(&at("deep")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("a.msg"), at("link")).unwrap();
            fs::hard_link(at("a.msg"), at("hard")).unwrap();
            assert!(sources.hold(&at("link")) && sources.hold(&at("hard")));
            assert!(Sources::word(&at("link")).hold(&at("a.msg")));
        }
        assert!(!Sources::none().hold(&at("a.msg")));
    }

    #[test]
    fn of_a_folder_only_what_would_be_read_is_a_source() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.msg"), "damaged").unwrap();
        fs::write(at("picture.png"), "no compound file").unwrap();
        fs::write(at("table.xls"), sniff::SIGNATURE).unwrap();
        let choice = Choice { recursive: true, ..Choice::default() };
        let sources = Sources::new(vec![folder.path().to_owned()], choice);
        assert!(sources.hold(&at("a.msg")) && sources.hold(&at("table.xls")));
        assert!(!sources.hold(&at("picture.png")));
    }
}
