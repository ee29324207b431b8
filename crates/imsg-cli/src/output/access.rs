//! Who may use a file: what takes the place of another is open to nobody that the other was closed to.

use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

/// Read, write and execute, for owner, group and others.
const ACCESS: u32 = 0o777;

/// What a file begins with that is to replace another: it is its owner's only, until [`keep`] has been called.
pub(super) fn at_first() -> Permissions {
    Permissions::from_mode(0o600)
}

/// Gives a file that is to replace another the other's mode, and its owner and group where we may.
pub(super) fn keep(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    let mut mode = old.mode() & ACCESS;
    if new.uid() != old.uid() {
        // Only an administrator may; anybody else owns the file that they have made.
        let _ = fchown(file, Some(old.uid()), None);
    }
    if new.gid() != old.gid() && fchown(file, None, Some(old.gid())).is_err() {
        mode = for_another_group(mode);
    }
    // Some file systems have one mode for all files and none to set.
    if new.mode() & ACCESS == mode { Ok(()) } else { file.set_permissions(Permissions::from_mode(mode)) }
}

/// The mode where the group is not the one that it was meant for: that may do what everybody may, and no more.
fn for_another_group(mode: u32) -> u32 {
    mode & (0o707 | (mode & 0o007) << 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mode_is_kept_whatever_the_umask_takes_away() {
        for mode in [0o600, 0o640, 0o666, 0o755, 0o444, 0o4755] {
            let old = tempfile::NamedTempFile::new().unwrap();
            old.as_file().set_permissions(Permissions::from_mode(mode)).unwrap();
            let old = old.as_file().metadata().unwrap();
            let new = tempfile::NamedTempFile::new().unwrap();
            keep(new.as_file(), &old).unwrap();
            let kept = new.as_file().metadata().unwrap();
            assert_eq!(kept.mode() & 0o7777, mode & 0o777, "{mode:o}");
            assert_eq!((kept.uid(), kept.gid()), (old.uid(), old.gid()), "{mode:o}");
        }
    }

    #[test]
    fn a_group_that_was_not_meant_gets_what_all_have() {
        for (mode, narrowed) in
            [(0o660, 0o600), (0o664, 0o644), (0o644, 0o644), (0o775, 0o755), (0o606, 0o606)]
        {
            assert_eq!(for_another_group(mode), narrowed, "{mode:o}");
        }
    }
}
