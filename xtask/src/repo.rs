//! The checkout: where it is, which files it holds, where the corpus is.

use std::path::{Path, PathBuf};

use crate::cmd::Cmd;
use crate::failure::Result;

/// The environment variable that names the folder of real files.
pub(crate) const CORPUS: &str = "IMSG_CORPUS";

/// The checkout that this program belongs to.
#[derive(Debug)]
pub(crate) struct Repo {
    root: PathBuf,
}

/// One file of the checkout, by its path from the root with `/` between the parts.
#[derive(Debug)]
pub(crate) struct RepoFile {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl RepoFile {
    /// The file as text, or `None` when it is not UTF-8.
    pub(crate) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

impl Repo {
    /// Finds the checkout: cargo says where this package lies, and it lies one below the root.
    pub(crate) fn find() -> Result<Self> {
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().ok_or("this package has no folder above it")?;
        Ok(Self { root: root.to_owned() })
    }

    /// The top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top folder.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// The folder that cargo builds into; everything here builds into this one.
    pub(crate) fn target_dir(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.path("target"),
        }
    }

    /// The folder that programs of others are installed into, for the verbs that need them.
    pub(crate) fn interop_tools(&self) -> PathBuf {
        self.target_dir().join("interop")
    }

    /// Every file that is committed or would be with `git add`, with its bytes.
    pub(crate) fn files(&self) -> Result<Vec<RepoFile>> {
        let listed = Cmd::new("git")
            .words("ls-files -z --cached --others --exclude-standard")
            .dir(&self.root)
            .text()?;
        let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
        paths.sort_unstable();
        paths.dedup();
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            match std::fs::read(self.path(path)) {
                Ok(bytes) => files.push(RepoFile { path: path.to_owned(), bytes }),
                // Removed in the working folder but still in the index.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(format!("{path}: {error}").into()),
            }
        }
        Ok(files)
    }

    /// The packages below `crates/` that have `tests/NAME/main.rs`.
    pub(crate) fn packages_with_test(&self, name: &str) -> Result<Vec<String>> {
        let crates = self.path("crates");
        let entries = std::fs::read_dir(&crates).map_err(|error| format!("{}: {error}", crates.display()))?;
        let mut packages = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| format!("{}: {error}", crates.display()))?;
            if entry.path().join("tests").join(name).join("main.rs").is_file() {
                packages.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        packages.sort();
        Ok(packages)
    }

    /// The corpus folder, or `None` when [`CORPUS`] is not set.
    ///
    /// # Errors
    /// When it is set to something that is not a folder: a wrong path must not look like "no corpus".
    pub(crate) fn corpus(&self) -> Result<Option<PathBuf>> {
        let Some(value) = std::env::var_os(CORPUS).filter(|value| !value.is_empty()) else {
            return Ok(None);
        };
        // Tests run in their package's folder, so a relative path is made absolute here.
        let path = std::env::current_dir().map_err(|error| error.to_string())?.join(value);
        if path.is_dir() {
            Ok(Some(path))
        } else {
            Err(format!("{CORPUS} is set to {}, which is not a folder", path.display()).into())
        }
    }
}
