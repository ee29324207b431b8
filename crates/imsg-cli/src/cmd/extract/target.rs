//! Which folder each message is extracted to, and which name each part gets in it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::input::Input;
use crate::names::{Taken, safe, split_extension};

/// A path below the target folder that would be longer than this, in bytes, is begun anew at the top: folders of
/// embedded messages may be nested deeper than any file system goes.
const MAX_PATH: usize = 160;

/// The folders of the inputs.
#[derive(Debug)]
pub(super) struct Folders {
    dir: PathBuf,
    is_several: bool,
    taken: Taken,
}

impl Folders {
    pub(super) fn new(dir: &Path, is_several: bool) -> Self {
        Self { dir: dir.to_owned(), is_several, taken: Taken::default() }
    }

    /// The folder of an input: the target folder itself if there is one input only; else one named after the file, for
    /// files met in a folder below the same path.
    pub(super) fn of(&mut self, input: &Input) -> PathBuf {
        if !self.is_several {
            return self.dir.clone();
        }
        let (parent, name) = match input {
            Input::Met { below, .. } => (below.parent().map(Path::to_path_buf), below.file_name()),
            Input::Named(path) => (None, path.file_name()),
            Input::Stdin => (None, None),
        };
        let name = name.map(|name| name.to_string_lossy()).unwrap_or("stdin".into());
        let stem = safe(split_extension(&name).0, "message");
        let parent = parent.unwrap_or_default();
        let place = parent.join(stem).to_string_lossy().into_owned();
        self.dir.join(self.taken.claim(&place))
    }
}

/// The names given out below the folder of one message, by folder.
#[derive(Debug, Default)]
pub(super) struct Names {
    folders: HashMap<PathBuf, Taken>,
}

impl Names {
    /// A path for a file in `folder`, both below the folder of the message.
    pub(super) fn file(&mut self, folder: &Path, name: &str, fallback: &str) -> PathBuf {
        let name = safe(name, fallback);
        folder.join(self.folders.entry(folder.to_owned()).or_default().claim(&name))
    }

    /// A path for a folder in `folder`; one at the top where paths would become too long.
    pub(super) fn folder(&mut self, folder: &Path, name: &str, fallback: &str) -> PathBuf {
        // A folder's name is part of every path in it, so it is shorter than a file's.
        let name: String = safe(name, fallback).chars().take(60).collect();
        let name = safe(&name, fallback);
        let length = folder.as_os_str().len().saturating_add(name.len());
        let folder = if length > MAX_PATH { Path::new("") } else { folder };
        folder.join(self.folders.entry(folder.to_owned()).or_default().claim(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Input {
        Input::Named(path.into())
    }

    #[test]
    fn one_input_goes_to_the_folder_itself_and_several_to_folders_of_their_own() {
        let mut one = Folders::new(Path::new("out"), false);
        assert_eq!(one.of(&named("a.msg")), Path::new("out"));
        let mut several = Folders::new(Path::new("out"), true);
        assert_eq!(several.of(&named("x/a.msg")), Path::new("out/a"));
        assert_eq!(several.of(&named("../y/A.msg")), Path::new("out/A-2"));
        let met = Input::Met { path: "in/b/c.msg".into(), below: "b/c.msg".into(), is_asked_for: false };
        assert_eq!(several.of(&met), Path::new("out/b/c"));
        assert_eq!(several.of(&named("...msg")), Path::new("out/message"));
    }

    #[test]
    fn deep_folders_begin_anew_at_the_top() {
        let mut names = Names::default();
        let mut at = PathBuf::new();
        for _ in 0..64 {
            at = names.folder(&at, &"x".repeat(50), "message");
            assert!(at.as_os_str().len() <= MAX_PATH + 100, "{at:?}");
        }
        assert_eq!(names.file(&at, "../a", "b").parent(), Some(&*at));
    }
}
