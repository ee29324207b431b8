//! Inputs: which there are, and how one is opened.

mod feed;
mod list;
mod sniff;
mod sources;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cfb_core::{CompoundFile, FileStore, OpenOptions};

use crate::args::OpenArgs;
use crate::failure::{Failure, Result};
use crate::mapped;

pub(crate) use feed::{DiskCopy, cut_short, feed, pour};
pub(crate) use list::{Inputs, globs};
pub(crate) use sources::Sources;

/// Files up to this many bytes are read at once: a system call is dearer than copying them.
const READ_AT_ONCE: u64 = 4 << 20;
/// Bytes that tell what a foreign file is.
const HEAD: usize = 512;

/// One input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Input {
    /// Standard input, `-`.
    Stdin,
    /// A file named by the person.
    Named(PathBuf),
    /// A file met in a folder, with its path below that folder.
    Met {
        path: PathBuf,
        below: PathBuf,
        /// Whether a pattern of the person asked for it by name.
        is_asked_for: bool,
    },
}

impl Input {
    /// The input that a word on the command line names.
    pub(crate) fn from_word(word: &Path) -> Self {
        if word.as_os_str() == "-" { Self::Stdin } else { Self::Named(word.to_owned()) }
    }

    /// The name as the person gave it, or the path below the folder they gave.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::Named(path) | Self::Met { path, .. } => path.display().to_string(),
        }
    }

    /// Whether the name is given as it is: what is not Unicode in it is shown as U+FFFD.
    pub(crate) fn is_name_exact(&self) -> bool {
        match self {
            Self::Stdin => true,
            Self::Named(path) | Self::Met { path, .. } => path.to_str().is_some(),
        }
    }

    /// Whether a word that should name a file names a folder.
    pub(crate) fn is_folder(&self) -> bool {
        matches!(self, Self::Named(path) if path.is_dir())
    }

    /// Whether the file may be passed over when it turns out to be something else: it was only met in a folder, and its
    /// name does not promise a message.
    pub(crate) fn may_be_passed_over(&self) -> bool {
        let Self::Met { path, is_asked_for: false, .. } = self else { return false };
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        !matches!(extension.as_deref(), Some("msg" | "oft"))
    }

    /// Opens the input as a compound file.
    pub(crate) fn open(&self, args: OpenArgs, owners: Owners) -> Result<Opened> {
        let options =
            OpenOptions::new().strict(args.strict).exclusive_owners(matches!(owners, Owners::Exclusive));
        let opened = match self {
            Self::Stdin => stream(&mut io::stdin().lock()).and_then(|bytes| in_memory(&options, bytes)),
            Self::Named(path) | Self::Met { path, .. } => {
                open_file(path, args, &options, self.may_be_passed_over())
            }
        };
        opened.map_err(|failure| failure.about(self.name()))
    }
}

impl Input {
    /// Opens the input as a message.
    pub(crate) fn open_message(&self, args: OpenArgs) -> Result<OpenedMessage> {
        let Opened { file, disk } = self.open(args, Owners::Exclusive)?;
        let message = imsg::OpenOptions::new().strict(args.strict).open_file(file);
        match message {
            Ok(message) => Ok(OpenedMessage { message, disk }),
            Err(error) if self.may_be_passed_over() && is_other(&error) => {
                Err(Failure::skip().about(self.name()))
            }
            Err(error) => {
                let advice = if is_other(&error) {
                    "`imsg cfb tree FILE` looks into any compound file"
                } else {
                    "`imsg check FILE` says what is damaged"
                };
                Err(Failure::from_error(&error).advise(advice).about(self.name()))
            }
        }
    }
}

/// Whether a compound file is sound but holds something else than a message.
fn is_other(error: &imsg::Error) -> bool {
    matches!(error.kind(), imsg::ErrorKind::NotAMessage { .. })
}

/// A message that is open.
pub(crate) struct OpenedMessage {
    pub(crate) message: imsg::Message,
    /// The file on disk, for copying large streams from there.
    pub(crate) disk: Option<File>,
}

/// Whether a sector may serve two streams.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owners {
    /// It serves the first that asks, so that reading everything costs no more than the file's length.
    Exclusive,
    /// It serves whoever asks: for reading one stream as it is stated.
    Shared,
}

/// An open compound file.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) file: CompoundFile,
    /// The file on disk, for copying large streams from there.
    pub(crate) disk: Option<File>,
}

fn in_memory(options: &OpenOptions, bytes: Vec<u8>) -> Result<Opened> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default().to_vec();
    let file = options.open_bytes(bytes).map_err(|error| foreign(error, &head))?;
    Ok(Opened { file, disk: None })
}

fn open_file(path: &Path, args: OpenArgs, options: &OpenOptions, may_pass: bool) -> Result<Opened> {
    let fail = |what: &'static str| move |error: io::Error| Failure::io(path, what, &error);
    let mut file = File::open(path).map_err(|error| not_there(path, &error))?;
    let meta = file.metadata().map_err(fail("cannot be looked at"))?;
    if meta.is_dir() {
        return Err(Failure::new("is a folder, a file was expected"));
    }
    if !meta.is_file() {
        return in_memory(options, stream(&mut file)?);
    }
    if meta.len() <= READ_AT_ONCE {
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
        if may_pass {
            // Most of what lies in a folder is no compound file: look before reading it all.
            Read::by_ref(&mut file)
                .take(sniff::SIGNATURE.len() as u64)
                .read_to_end(&mut bytes)
                .map_err(fail("cannot be read"))?;
            if bytes != sniff::SIGNATURE {
                return Err(Failure::skip());
            }
        }
        file.read_to_end(&mut bytes).map_err(fail("cannot be read"))?;
        return in_memory(options, bytes);
    }
    let mut head = [0; HEAD];
    file.read_exact(&mut head).map_err(fail("cannot be read"))?;
    if may_pass && !head.starts_with(&sniff::SIGNATURE) {
        return Err(Failure::skip());
    }
    let disk = file.try_clone().map_err(fail("cannot be opened"))?;
    let map = if args.no_mmap { None } else { mapped::map(&file) };
    let opened = match map {
        Some(map) => options.open_source(map),
        None => options.open_source(FileStore::new(file).map_err(fail("cannot be looked at"))?),
    };
    let file = opened.map_err(|error| foreign(error, &head))?;
    Ok(Opened { file, disk: Some(disk) })
}

/// Reads a pipe or a device to its end, unless its first bytes say that it is no compound file: a device may never end.
fn stream(source: &mut dyn Read) -> Result<Vec<u8>> {
    let fail = |error: io::Error| Failure::new(format!("cannot be read: {error}"));
    let mut bytes = Vec::new();
    source.take(HEAD as u64).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.starts_with(&sniff::SIGNATURE) {
        source.read_to_end(&mut bytes).map_err(fail)?;
    }
    Ok(bytes)
}

fn not_there(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::io(path, "cannot be opened", error);
    match error.kind() {
        io::ErrorKind::NotFound => failure.advise("check the name, or quote it if it holds spaces"),
        io::ErrorKind::PermissionDenied => {
            failure.advise("ask for permission to read it, or copy it as its owner")
        }
        _ => failure,
    }
}

/// The failure to open something as a compound file, with what it may be instead.
fn foreign(error: cfb_core::Error, head: &[u8]) -> Failure {
    let failure = Failure::from_error(&error);
    match error.kind() {
        cfb_core::ErrorKind::Io(_) => failure.advise("the disk or the connection may be at fault: try again"),
        _ => failure.advise(sniff::guess(head)).because(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unnamed_files_without_the_extension_are_passed_over() {
        let met =
            |path: &str, is_asked_for| Input::Met { path: path.into(), below: path.into(), is_asked_for };
        assert!(met("a/b.doc", false).may_be_passed_over());
        assert!(met("a/b", false).may_be_passed_over());
        assert!(!met("a/b.MSG", false).may_be_passed_over());
        assert!(!met("a/b.doc", true).may_be_passed_over());
        assert!(!Input::Named("b.doc".into()).may_be_passed_over());
    }

    #[test]
    fn a_pipe_that_is_no_compound_file_is_not_read_to_its_end() {
        let mut endless = io::repeat(0);
        assert_eq!(stream(&mut endless).unwrap().len(), HEAD);
        let mut whole = &[&sniff::SIGNATURE[..], &[7; 2000]].concat()[..];
        assert_eq!(stream(&mut whole).unwrap().len(), 2008);
    }
}
