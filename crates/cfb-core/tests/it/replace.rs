//! Commits that replace the whole file.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use cfb_core::{CommitOptions, CompoundFile, ErrorKind, Mode, OpenOptions, SharedBytes, Storage};

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("cfb-replace-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn whole() -> CommitOptions {
    CommitOptions::new().replace(true)
}

fn filled(path: &std::path::Path) -> Storage {
    let root = Storage::create(path, Mode::read_write().transacted()).unwrap();
    let inner = root.create_storage("inner", Mode::read_write()).unwrap();
    for number in 0..40usize {
        let stream = inner.create_stream(format!("s{number}").as_str(), Mode::read_write()).unwrap();
        stream.write_at(0, &vec![number as u8; number * 700]).unwrap();
    }
    drop(inner);
    root.commit(CommitOptions::new()).unwrap();
    root
}

#[test]
fn the_file_is_laid_out_anew_and_everything_open_goes_on() {
    let folder = Folder::new("whole");
    let path = folder.0.join("file");
    let root = filled(&path);
    let inner = root.open_storage("inner", Mode::read_write().transacted()).unwrap();
    inner.remove("s39").unwrap();
    let stream = inner.open_stream("s20", Mode::read_write()).unwrap();
    stream.write_at(3, b"pending").unwrap();
    root.create_stream("outer", Mode::read_write()).unwrap().write_at(0, &[7; 9000]).unwrap();
    root.rename("outer", "renamed").unwrap();
    root.commit(whole()).unwrap();

    let file = OpenOptions::new().strict(true).open(&path).unwrap();
    assert_eq!(file.check().unwrap(), []);
    assert_eq!(file.find("renamed").unwrap().bytes().unwrap()[..], [7; 9000]);
    assert_eq!(file.find("inner/s39").unwrap().len_bytes(), 39 * 700, "what is pending stays so");
    for number in 1..40usize {
        let entry = file.find(&format!("inner/s{number}")).unwrap();
        assert_eq!(entry.bytes().unwrap()[..], vec![number as u8; number * 700], "{number}");
        assert_eq!(entry.open().unwrap().file_ranges(0..u64::MAX).unwrap().len(), 1);
    }

    inner.commit(CommitOptions::new()).unwrap();
    root.create_stream("later", Mode::read_write()).unwrap().write_at(0, b"later").unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop((stream, inner, root));
    let file = OpenOptions::new().strict(true).open(&path).unwrap();
    assert_eq!(file.check().unwrap(), []);
    assert!(file.find("inner/s39").unwrap_err().is_not_found());
    assert_eq!(file.find("inner/s20").unwrap().bytes().unwrap()[3..10], *b"pending");
    assert_eq!(file.find("later").unwrap().bytes().unwrap()[..], *b"later");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn the_mode_stays_and_links_are_refused() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = Folder::new("links");
    let path = folder.0.join("file");
    let root = filled(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let inode = fs::metadata(&path).unwrap().ino();
    root.create_stream("a", Mode::read_write()).unwrap();
    root.commit(whole()).unwrap();
    let now = fs::metadata(&path).unwrap();
    assert_eq!(now.mode() & 0o777, 0o640);
    assert_ne!(now.ino(), inode);

    fs::hard_link(&path, folder.0.join("other")).unwrap();
    root.create_stream("b", Mode::read_write()).unwrap();
    assert!(matches!(root.commit(whole()).unwrap_err().kind(), ErrorKind::AccessDenied(_)));
    root.commit(CommitOptions::new()).unwrap();
    root.close().unwrap();
    fs::remove_file(folder.0.join("other")).unwrap();

    let link = folder.0.join("link");
    symlink(&path, &link).unwrap();
    let root = Storage::open(&link, Mode::read_write().transacted()).unwrap();
    root.create_stream("c", Mode::read_write()).unwrap();
    assert!(matches!(root.commit(whole()).unwrap_err().kind(), ErrorKind::AccessDenied(_)));
    root.commit(CommitOptions::new()).unwrap();
    root.close().unwrap();
    let file = CompoundFile::open(&path).unwrap();
    for name in ["a", "b", "c"] {
        file.find(name).unwrap();
    }
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_file_that_cannot_be_replaced_stays_and_so_do_the_changes() {
    let folder = Folder::new("fails");
    let path = folder.0.join("file");
    let root = filled(&path);
    let before = fs::read(&path).unwrap();
    root.create_stream("pending", Mode::read_write()).unwrap().write_at(0, &[5; 5000]).unwrap();
    // A folder with every name that would be tried: none is free.
    for attempt in 0..100 {
        let name = format!(".file.{}-{attempt}.new", std::process::id());
        fs::create_dir(folder.0.join(name)).unwrap();
    }
    root.commit(whole()).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), before);
    root.commit(CommitOptions::new()).unwrap();
    root.close().unwrap();
    let file = CompoundFile::open(&path).unwrap();
    assert_eq!(file.find("pending").unwrap().bytes().unwrap()[..], [5; 5000]);

    let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted()).unwrap();
    root.create_stream("x", Mode::read_write()).unwrap();
    assert!(matches!(root.commit(whole()).unwrap_err().kind(), ErrorKind::InvalidFunction(_)));
}
