//! Files we make: written under a temporary name beside the target, then renamed, never over another file unasked. Where
//! one replaces another, it is open to the same people.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::failure::{Failure, Result};
use crate::input::Sources;
#[cfg(unix)]
use crate::output::access;

/// A file that gets its name when it is [committed](Self::commit). Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Pending {
    path: PathBuf,
    force: bool,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Temporary(NamedTempFile),
    /// A device or a pipe that is there already: it is written to as it is.
    Device(File),
}

impl Pending {
    /// Begins the file that will be `path`. What is there already stays unless `force`; what is read stays anyway.
    pub(crate) fn create(path: &Path, force: bool, sources: &Sources) -> Result<Self> {
        let fail = |what: &str, error: &io::Error| Failure::io(path, what, error);
        let there = fs::metadata(path).ok();
        if let Some(there) = &there {
            if there.is_dir() {
                return Err(
                    Failure::new("is a folder, a file was expected").about(path.display().to_string())
                );
            }
            if !there.is_file() {
                let device = File::options().write(true).open(path).map_err(|e| fail("cannot open", &e))?;
                return Ok(Self { path: path.to_owned(), force, body: Body::Device(device) });
            }
            if sources.hold(path) {
                let failure = Failure::new("is one of the files that are read, and is left as it is");
                let failure = failure.about(path.display().to_string());
                return Err(failure.advise("write to a file of another name or in another folder"));
            }
        }
        if !force && fs::symlink_metadata(path).is_ok() {
            return Err(exists(path));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".imsg-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // The usual mode of a new file: the umask takes away what the person does not want.
            let usual = fs::Permissions::from_mode(0o666);
            builder.permissions(if there.is_some() { access::at_first() } else { usual });
        }
        let temporary =
            builder.tempfile_in(folder).map_err(|e| fail("cannot make a file in this folder", &e))?;
        #[cfg(unix)]
        if let Some(old) = &there {
            access::keep(temporary.as_file(), old).map_err(|e| fail("its mode cannot be kept", &e))?;
        }
        Ok(Self { path: path.to_owned(), force, body: Body::Temporary(temporary) })
    }

    /// The open file, for copying into it.
    pub(crate) fn file(&self) -> &File {
        match &self.body {
            Body::Temporary(temporary) => temporary.as_file(),
            Body::Device(file) => file,
        }
    }

    /// Gives the file its name.
    pub(crate) fn commit(self) -> Result<()> {
        let Body::Temporary(temporary) = self.body else { return Ok(()) };
        if self.force {
            temporary
                .persist(&self.path)
                .map(drop)
                .map_err(|e| Failure::io(&self.path, "cannot name", &e.error))
        } else {
            temporary.persist_noclobber(&self.path).map(drop).map_err(|e| match e.error.kind() {
                io::ErrorKind::AlreadyExists => exists(&self.path),
                _ => Failure::io(&self.path, "cannot name", &e.error),
            })
        }
    }
}

/// The failure that keeps a file from being overwritten.
fn exists(path: &Path) -> Failure {
    Failure::new("exists already and is left as it is")
        .about(path.display().to_string())
        .advise("--force replaces it")
}

impl Write for Pending {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.file().write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn nothing_is_left_before_the_commit_and_only_the_file_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let mut pending = Pending::create(&path, false, &Sources::none()).unwrap();
        pending.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(pending);
        assert_eq!(names(folder.path()), Vec::<String>::new());

        let mut pending = Pending::create(&path, false, &Sources::none()).unwrap();
        pending.write_all(b"whole").unwrap();
        pending.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_file_that_is_there_stays_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, b"old").unwrap();
        let refused = Pending::create(&path, false, &Sources::none()).unwrap_err();
        assert_eq!(refused.advice(), Some("--force replaces it"));

        let mut forced = Pending::create(&path, true, &Sources::none()).unwrap();
        forced.write_all(b"new").unwrap();
        forced.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_file_that_appears_in_between_stays_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let pending = Pending::create(&path, false, &Sources::none()).unwrap();
        fs::write(&path, b"theirs").unwrap();
        assert!(pending.commit().is_err());
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_usual_mode_and_a_dangling_link_is_not_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let plain = folder.path().join("plain");
        fs::write(&plain, b"").unwrap();
        let path = folder.path().join("a.txt");
        Pending::create(&path, false, &Sources::none()).unwrap().commit().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));

        let link = folder.path().join("link");
        symlink(folder.path().join("elsewhere"), &link).unwrap();
        assert!(Pending::create(&link, false, &Sources::none()).is_err());
    }
}
