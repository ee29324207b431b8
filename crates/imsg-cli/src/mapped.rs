//! The memory map: the one place that accepts its contract.
//!
//! [`MapStore::new`] is unsafe because a map shows whatever happens to the file: a file that is cut makes reads end the
//! process (`SIGBUS`), one that is changed changes bytes that Rust takes to be constant. No program can rule that out
//! for a file that others may open. The command takes the contract nevertheless, under these conditions:
//!
//! - The file is a regular one on a disk of this machine (Linux tells; elsewhere nothing is mapped). On a network or a
//!   FUSE file system a lost connection would be a `SIGBUS` too.
//! - It is open for reading only, and a shared lock is held on it for as long as the map lives: writers that use file
//!   locks, as ours do ([`keep_out`]), stay away, and a file that one of them holds now is read by position.
//! - The file is large: a small one is read at once, and the copy cannot change.
//! - Whatever bytes the engine meets, it answers without a panic, and reads no byte twice to trust the second reading;
//!   so a change underneath gives at worst wrong output about a file that is being written at this moment.
//! - What remains is a foreign program that cuts the file within that time and takes no lock. It ends this process, and
//!   no one else's: the command changes no file that is mapped, and files it makes get their names when they are complete.
//!
//! Whoever wants none of it says `--no-mmap`.

use std::fs::{File, TryLockError};
use std::io;

use cfb_core::{MapStore, ReadAt};

/// Maps a large local file; `None` where the conditions do not hold, and the file is to be read by position.
pub(crate) fn map(file: &File) -> Option<impl ReadAt + use<>> {
    if !is_local(file) || file.try_lock_shared().is_err() {
        return None;
    }
    let lock = file.try_clone().ok()?;
    #[expect(
        unsafe_code,
        reason = "a map of a file that others may open is unsafe by nature; see the module's text"
    )]
    // SAFETY: the contract asks that nothing cuts or changes the file while it is mapped. We hold it open for reading
    // only, under a shared lock that lives as long as the map (`Locked`), on a local disk; the module's text says what
    // remains and why it is taken.
    let map = unsafe { MapStore::new(file) }.ok()?;
    Some(Locked { map, _lock: lock })
}

/// Keeps maps of a file out while it is changed through this descriptor; `false` if somebody has one now. Where nothing
/// is mapped, there is nobody to keep out.
pub(crate) fn keep_out(file: &File) -> bool {
    !is_local(file) || !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// A map and the descriptor whose lock protects it.
struct Locked {
    map: MapStore,
    _lock: File,
}

impl ReadAt for Locked {
    fn len(&self) -> u64 {
        self.map.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.map.read_at(offset, buf)
    }

    fn as_slice(&self) -> Option<&[u8]> {
        self.map.as_slice()
    }
}

/// Whether the file lies on a file system of this machine's own disks or memory.
#[cfg(target_os = "linux")]
fn is_local(file: &File) -> bool {
    /// `f_type` of file systems that reach over a network or into another process (linux/magic.h and the sources of
    /// the file systems).
    const REMOTE: [u32; 14] = [
        0x6969,      // NFS
        0x517B,      // SMB
        0xFF53_4D42, // CIFS
        0xFE53_4D42, // SMB2
        0x6573_5546, // FUSE: sshfs, cloud drives, and ntfs-3g among them
        0x0102_1997, // 9P: folders shared with a virtual machine or with Windows
        0x5346_414F, // OpenAFS
        0x6B41_4653, // kAFS
        0x00C3_6400, // Ceph
        0x0BD0_0BD0, // Lustre
        0x4750_4653, // GPFS
        0x0116_1970, // GFS2
        0x7461_636F, // OCFS2
        0x786F_4256, // VirtualBox shared folders
    ];
    rustix::fs::fstatfs(file).is_ok_and(|stat| {
        // The field's type differs between machines; the low 32 bits are the number.
        #[expect(clippy::allow_attributes, reason = "the cast is one on some machines only")]
        #[allow(clippy::cast_possible_truncation, clippy::unnecessary_cast, reason = "see above")]
        let kind = stat.f_type as u32;
        !REMOTE.contains(&kind)
    })
}

/// Elsewhere we cannot tell, so files are read by position.
#[cfg(not(target_os = "linux"))]
fn is_local(_file: &File) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_mapped_file_shows_its_bytes_and_keeps_writers_out() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"0123456789").unwrap();
        let reader = File::open(file.path()).unwrap();
        let Some(map) = map(&reader) else { return };
        drop(reader);
        assert_eq!(map.as_slice(), Some(&b"0123456789"[..]));
        assert!(file.as_file().try_lock().is_err(), "the lock lives as long as the map");
        drop(map);
        assert!(file.as_file().try_lock().is_ok());
    }

    #[test]
    fn a_file_that_a_writer_has_locked_is_not_mapped() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().lock().unwrap();
        assert!(map(&File::open(file.path()).unwrap()).is_none());
    }
}
