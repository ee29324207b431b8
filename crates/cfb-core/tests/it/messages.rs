//! What errors say: which file, which element, and what failed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{
    Builder, CommitOptions, CompoundFile, Error, ErrorKind, Mode, OpenOptions, SharedBytes, Storage,
    StorageOptions, Version,
};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("cfb-core-messages-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn says(error: &Error, text: &str) {
    assert_eq!(error.to_string(), text, "{error:?}");
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_missing_file_is_called_a_file_and_is_not_found_everywhere() {
    let folder = Folder::new("missing");
    let path = folder.0.join("a");
    for error in [
        Storage::open(&path, Mode::read()).unwrap_err(),
        StorageOptions::new().undo(&path).unwrap_err(),
        CompoundFile::open(&path).unwrap_err(),
        OpenOptions::new().strict(true).open(&path).unwrap_err(),
    ] {
        assert!(error.is_not_found(), "{error:?}");
        assert_eq!(*error.kind(), ErrorKind::NotFound { name: shown(&path) });
        says(&error, &format!("no file \"{}\"", path.display()));
    }
}

#[test]
fn a_new_file_without_a_folder_names_the_folder() {
    let folder = Folder::new("folder");
    let missing = folder.0.join("missing");
    let error = Storage::create(missing.join("a"), Mode::read_write()).unwrap_err();
    assert!(error.is_not_found());
    says(&error, &format!("no folder \"{}\"", missing.display()));
}

#[test]
fn what_cannot_be_opened_or_created_is_named() {
    let folder = Folder::new("refused");
    // A path through a file leads nowhere, whoever asks.
    let file = folder.0.join("file");
    std::fs::write(&file, b"text").unwrap();
    let path = file.join("a");
    let error = CompoundFile::open(&path).unwrap_err();
    if matches!(error.kind(), ErrorKind::Io(_)) {
        assert_eq!(error.element(), Some(shown(&path).as_str()));
        says(&error, &format!("\"{}\": opening the file failed", path.display()));
        let error = Storage::create(&path, Mode::read_write()).unwrap_err();
        says(&error, &format!("\"{}\": creating the file failed", path.display()));
    }
}

#[test]
fn a_text_file_is_no_compound_file() {
    let folder = Folder::new("text");
    let path = folder.0.join("a.txt");
    std::fs::write(&path, b"Dear reader, this is text.").unwrap();
    let error = Storage::open(&path, Mode::read()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::AlreadyExists { .. }));
    says(&error, &format!("\"{}\" is no compound file", path.display()));
}

#[test]
fn an_element_of_the_other_kind_is_said_to_be_one() {
    let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write()).unwrap();
    drop(root.create_stream("stream", Mode::read_write()).unwrap());
    drop(root.create_storage("storage", Mode::read_write()).unwrap());
    let error = root.open_storage("stream", Mode::read()).unwrap_err();
    assert!(error.is_not_found());
    says(&error, "no storage named \"stream\": it is a stream");
    let error = root.open_stream("storage", Mode::read()).unwrap_err();
    assert!(error.is_not_found());
    says(&error, "no stream named \"storage\": it is a storage");
    says(&root.open_stream("neither", Mode::read()).unwrap_err(), "no element named \"neither\"");
    let long = "n".repeat(32);
    let error = root.open_stream(&long, Mode::read()).unwrap_err();
    says(&error, &format!("\"{long}\": a name has at most 31 UTF-16 units"));
}

#[test]
fn undo_without_a_commit_to_undo_says_so() {
    let store = Arc::new(SharedBytes::new([]));
    drop(Storage::create_on(store.clone(), Mode::read_write()).unwrap());
    let error = StorageOptions::new().undo_on(store).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::NotCurrent);
    says(&error, "there is nothing to take back");
}

#[test]
fn keeping_undo_turns_overwriting_off_in_a_direct_root_too() {
    for mode in [Mode::read_write(), Mode::read_write().transacted()] {
        let store = Arc::new(SharedBytes::new([]));
        let root = Storage::create_on(store.clone(), mode).unwrap();
        let stream = root.create_stream("a", Mode::read_write()).unwrap();
        stream.write_at(0, &[1; 20_000]).unwrap();
        root.commit(CommitOptions::new()).unwrap();
        stream.write_at(0, &[2; 20_000]).unwrap();
        root.commit(CommitOptions::new().overwrite(true).keep_undo(true)).unwrap();
        drop((stream, root));
        StorageOptions::new().undo_on(store.clone()).unwrap();
        let file = CompoundFile::from_bytes(store.to_vec()).unwrap();
        assert_eq!(file.find("a").unwrap().bytes().unwrap(), &[1; 20_000][..]);
    }
}

/// A sink whose reader is gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_sink_that_fails_is_no_commit() {
    let error = Builder::new(Version::V3).write_to(Closed).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io(io::ErrorKind::BrokenPipe));
    assert_eq!((error.commit_step(), error.element()), (None, None));
    says(&error, "file at 0x0: writing failed");
}
