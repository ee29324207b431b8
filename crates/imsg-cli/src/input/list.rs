//! The list of inputs: words, lists of names, folders.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use crate::args::InputArgs;
use crate::failure::{Failure, Result};
use crate::input::{Input, Sources};

/// The inputs in order, found as they are asked for.
pub(crate) struct Inputs {
    words: std::vec::IntoIter<PathBuf>,
    walk: Option<(PathBuf, Box<ignore::Walk>)>,
    choice: Choice,
    stdin_seen: bool,
    is_several: bool,
}

/// Whether folders are gone through, and which of their files are inputs.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) recursive: bool,
    pub(super) include: Option<GlobSet>,
    pub(super) exclude: GlobSet,
}

impl Inputs {
    /// The inputs that the arguments name.
    pub(crate) fn new(args: &InputArgs) -> Result<Self> {
        let mut words = args.files.clone();
        let mut stdin_seen = false;
        if let Some(list) = &args.files_from {
            let bytes = if list.as_os_str() == "-" {
                stdin_seen = true;
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            } else {
                fs::read(list)
            };
            words.extend(names(&bytes.map_err(|e| Failure::io(list, "cannot be read", &e))?));
        }
        let is_several = words.len() > 1 || args.files_from.is_some() || args.recursive;
        let choice = Choice {
            recursive: args.recursive,
            include: if args.include.is_empty() { None } else { Some(globs(&args.include)?) },
            exclude: globs(&args.exclude)?,
        };
        Ok(Self { stdin_seen, is_several, ..Self::from_words(words, choice) })
    }

    /// The inputs that words name.
    pub(super) fn from_words(words: Vec<PathBuf>, choice: Choice) -> Self {
        let is_several = words.len() > 1 || choice.recursive;
        Self { words: words.into_iter(), walk: None, choice, stdin_seen: false, is_several }
    }

    /// The files that are read, to be asked for before the first one is taken; with the list of names, if there is one.
    pub(crate) fn sources(&self, args: &InputArgs) -> Sources {
        let mut words = self.words.as_slice().to_vec();
        words.extend(args.files_from.clone());
        Sources::new(words, self.choice.clone())
    }

    /// Whether there may be more than one input: outputs then say which they belong to.
    pub(crate) fn is_several(&self) -> bool {
        self.is_several
    }

    /// How many there are at most, where that is known without looking into folders.
    pub(crate) fn known_len(&self) -> Option<u64> {
        if self.choice.recursive { None } else { Some(self.words.len() as u64) }
    }

    fn walk(&mut self, folder: PathBuf) {
        let walk = WalkBuilder::new(&folder)
            // Evidence is not skipped: no ignore files, hidden files too. Links are not followed.
            .standard_filters(false)
            .follow_links(false)
            .sort_by_file_name(Ord::cmp)
            .build();
        self.walk = Some((folder, Box::new(walk)));
    }

    /// The next file of the folder that is gone through.
    fn next_met(&mut self) -> Option<Result<Input>> {
        let (folder, walk) = self.walk.as_mut()?;
        let Choice { include, exclude, .. } = &self.choice;
        for entry in walk.by_ref() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let failure = Failure::new(format!("the folder cannot be gone through: {error}"));
                    return Some(Err(failure.about(folder.display().to_string())));
                }
            };
            let Some(kind) = entry.file_type() else { continue };
            if !kind.is_file() && !kind.is_symlink() {
                continue;
            }
            let path = entry.into_path();
            let below = path.strip_prefix(&*folder).unwrap_or(&path).to_owned();
            let is_included = include.as_ref().is_none_or(|globs| matches(globs, &below));
            if is_included && !matches(exclude, &below) {
                if kind.is_symlink() {
                    return Some(Err(Failure::link().about(path.display().to_string())));
                }
                return Some(Ok(Input::Met { path, below, is_asked_for: include.is_some() }));
            }
        }
        self.walk = None;
        None
    }
}

impl Iterator for Inputs {
    type Item = Result<Input>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(met) = self.next_met() {
                return Some(met);
            }
            let word = self.words.next()?;
            let input = Input::from_word(&word);
            if input == Input::Stdin && std::mem::replace(&mut self.stdin_seen, true) {
                return Some(Err(Failure::new("standard input can only be read once").about("-")));
            }
            if self.choice.recursive && input != Input::Stdin && word.is_dir() {
                self.walk(word);
            } else {
                return Some(Ok(input));
            }
        }
    }
}

/// Whether a pattern fits the file's name or its path below the folder.
fn matches(globs: &GlobSet, below: &Path) -> bool {
    globs.is_match(below) || below.file_name().is_some_and(|name| globs.is_match(name))
}

pub(crate) fn globs(patterns: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // Names that come from Windows are in any case.
        let glob = GlobBuilder::new(pattern).case_insensitive(true).literal_separator(true).build();
        set.add(glob.map_err(|error| Failure::usage(error.to_string()))?);
    }
    set.build().map_err(|error| Failure::usage(error.to_string()))
}

/// The names in a list: one a line, or, if the list holds a NUL anywhere, ended by NULs (as `find -print0` gives).
fn names(list: &[u8]) -> Vec<PathBuf> {
    let end = if list.contains(&0) { 0 } else { b'\n' };
    list.split(|&byte| byte == end)
        .map(|name| if end == b'\n' { name.strip_suffix(b"\r").unwrap_or(name) } else { name })
        .filter(|name| !name.is_empty())
        .map(|name| PathBuf::from(os_string(name)))
        .collect()
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(list: &[&str]) -> Vec<PathBuf> {
        list.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn lists_end_names_by_line_ends_or_nuls() {
        assert_eq!(names(b"a.msg\r\nb c.msg\n\n"), paths(&["a.msg", "b c.msg"]));
        assert_eq!(names(b"a\nb.msg\0c.msg\0"), paths(&["a\nb.msg", "c.msg"]));
        assert_eq!(names(b""), paths(&[]));
    }

    #[test]
    fn patterns_fit_names_in_any_case_and_paths_by_folder() {
        let set = globs(&["*.msg".to_owned(), "sent/**".to_owned()]).unwrap();
        assert!(matches(&set, Path::new("deep/down/A.MSG")));
        assert!(matches(&set, Path::new("sent/b.bin")));
        assert!(!matches(&set, Path::new("received/b.bin")));
        assert!(globs(&["[".to_owned()]).is_err());
    }

    #[test]
    fn folders_are_gone_through_in_order_with_hidden_files_and_without_links() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in ["z.msg", "b/2.msg", "b/.git/hidden.msg", "a.msg", "b/.ignore"] {
            fs::write(root.join(name), "*.msg").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/loop")).unwrap();
        let args = InputArgs {
            files: vec![root.to_owned()],
            recursive: true,
            exclude: vec![".ignore".to_owned()],
            ..InputArgs::default()
        };
        let met: Vec<PathBuf> = Inputs::new(&args)
            .unwrap()
            .filter_map(|input| match input {
                Ok(Input::Met { below, .. }) => Some(below),
                Ok(other) => panic!("{other:?}"),
                Err(failure) => {
                    assert_eq!(failure.kind(), crate::failure::Kind::Link);
                    None
                }
            })
            .collect();
        assert_eq!(met, paths(&["a.msg", "b/.git/hidden.msg", "b/2.msg", "z.msg"]));
    }

    #[test]
    fn standard_input_is_read_once() {
        let args = InputArgs { files: paths(&["-", "-"]), ..InputArgs::default() };
        let inputs: Vec<_> = Inputs::new(&args).unwrap().collect();
        assert!(inputs[0].is_ok() && inputs[1].is_err());
    }
}
