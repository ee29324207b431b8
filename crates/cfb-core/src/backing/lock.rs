//! Byte-range locks of the operating system, between opens of one file in this process and in others.
//!
//! | system                   | calls                        | owner of a lock              |
//! |--------------------------|------------------------------|------------------------------|
//! | Linux, Android, Apple's  | `fcntl` with `F_OFD_*`       | the open file description    |
//! | Windows                  | `LockFileEx`, `UnlockFileEx` | the file handle              |
//! | others                   | none: stores offer no locks  |                              |
//!
//! Other locks will not do: classic POSIX record locks belong to the process, so two opens within it would not see
//! each other, and closing any descriptor of the file drops them all; `flock` and [`File::lock`] know no ranges.

#![expect(unsafe_code, reason = "system calls; each has its argument beside it")]

use std::fs::File;
use std::io;
use std::ops::Range;

/// The locks that one open of a file holds, as far as the system needs help to know them.
#[derive(Debug, Default)]
pub(super) struct FileLocks {
    #[cfg(windows)]
    held: std::sync::Mutex<Vec<Range<u64>>>,
}

impl FileLocks {
    /// Whether this system has locks of the kind needed.
    pub(super) const SUPPORTED: bool =
        cfg!(any(target_os = "linux", target_os = "android", target_vendor = "apple", windows));

    /// Takes an exclusive lock without waiting; `false` if another open has a lock within the range.
    pub(super) fn try_lock(&self, file: &File, range: Range<u64>) -> io::Result<bool> {
        system::try_lock(self, file, &checked(range)?)
    }

    /// Gives a lock back.
    pub(super) fn unlock(&self, file: &File, range: Range<u64>) -> io::Result<()> {
        system::unlock(self, file, &checked(range)?)
    }

    /// Whether another open has a lock within the range.
    pub(super) fn is_locked_elsewhere(&self, file: &File, range: Range<u64>) -> io::Result<bool> {
        system::is_locked_elsewhere(self, file, &checked(range)?)
    }
}

/// A range that holds a byte: an empty one means "to the end of the file" to some systems.
fn checked(range: Range<u64>) -> io::Result<Range<u64>> {
    if range.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a lock on no byte"));
    }
    Ok(range)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod system {
    use super::{File, FileLocks, Range, io};
    use std::os::fd::AsRawFd;

    /// A write lock needs a descriptor that can write. Without one the range is locked as a reader does, which
    /// others see too, and then tested for a second reader: whoever finds one withdraws. Two that try at once may
    /// so refuse each other, but never have the range both.
    pub(super) fn try_lock(_: &FileLocks, file: &File, range: &Range<u64>) -> io::Result<bool> {
        match set(file, libc::F_WRLCK as libc::c_short, range) {
            Err(error) if error.raw_os_error() == Some(libc::EBADF) => {}
            taken => return taken,
        }
        if !set(file, libc::F_RDLCK as libc::c_short, range)? {
            return Ok(false);
        }
        match is_locked(file, range) {
            Ok(false) => Ok(true),
            found => {
                set(file, libc::F_UNLCK as libc::c_short, range)?;
                found.map(|_| false)
            }
        }
    }

    pub(super) fn unlock(_: &FileLocks, file: &File, range: &Range<u64>) -> io::Result<()> {
        set(file, libc::F_UNLCK as libc::c_short, range).map(drop)
    }

    pub(super) fn is_locked_elsewhere(_: &FileLocks, file: &File, range: &Range<u64>) -> io::Result<bool> {
        is_locked(file, range)
    }

    /// Sets a lock of that kind, or none; `false` if another open's lock is in the way.
    fn set(file: &File, kind: libc::c_short, range: &Range<u64>) -> io::Result<bool> {
        match call(file, libc::F_OFD_SETLK, &mut request(kind, range)?) {
            Ok(()) => Ok(true),
            Err(error) if matches!(error.raw_os_error(), Some(libc::EAGAIN | libc::EACCES)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether a write lock would be refused because of another open; needs no descriptor that can write.
    fn is_locked(file: &File, range: &Range<u64>) -> io::Result<bool> {
        let mut request = request(libc::F_WRLCK as libc::c_short, range)?;
        call(file, libc::F_OFD_GETLK, &mut request)?;
        Ok(request.l_type != libc::F_UNLCK as libc::c_short)
    }

    fn request(kind: libc::c_short, range: &Range<u64>) -> io::Result<libc::flock> {
        let far =
            |_| io::Error::new(io::ErrorKind::InvalidInput, "a lock beyond what the system can address");
        // SAFETY: `flock` is a C structure of integers; all bits zero is a value of it. Some systems pad it with
        // fields of other names, so it cannot be written out.
        let mut request: libc::flock = unsafe { std::mem::zeroed() };
        request.l_type = kind;
        request.l_whence = libc::SEEK_SET as libc::c_short;
        request.l_start = libc::off_t::try_from(range.start).map_err(far)?;
        request.l_len = libc::off_t::try_from(range.end.saturating_sub(range.start)).map_err(far)?;
        Ok(request)
    }

    fn call(file: &File, command: libc::c_int, request: &mut libc::flock) -> io::Result<()> {
        loop {
            // SAFETY: the descriptor is open, because `file` is borrowed. Both commands take a pointer to one
            // `flock`, read it and may write it; `request` is one, borrowed mutably, and is not kept by the call.
            let answer = unsafe { libc::fcntl(file.as_raw_fd(), command, std::ptr::from_mut(request)) };
            if answer != -1 {
                return Ok(());
            }
            let error = io::Error::last_os_error();
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        }
    }
}

#[cfg(windows)]
mod system {
    use super::{File, FileLocks, Range, io};
    use std::ffi::c_void;
    use std::os::windows::io::AsRawHandle;
    use std::sync::PoisonError;

    const LOCKFILE_FAIL_IMMEDIATELY: u32 = 1;
    const LOCKFILE_EXCLUSIVE_LOCK: u32 = 2;
    const ERROR_LOCK_VIOLATION: i32 = 33;
    const ERROR_IO_PENDING: i32 = 997;

    /// `OVERLAPPED`: here it carries the offset of a lock.
    #[repr(C)]
    struct Overlapped {
        internal: usize,
        internal_high: usize,
        offset: u32,
        offset_high: u32,
        event: *mut c_void,
    }

    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn LockFileEx(
            file: *mut c_void,
            flags: u32,
            reserved: u32,
            len_low: u32,
            len_high: u32,
            overlapped: *mut Overlapped,
        ) -> i32;
        fn UnlockFileEx(
            file: *mut c_void,
            reserved: u32,
            len_low: u32,
            len_high: u32,
            overlapped: *mut Overlapped,
        ) -> i32;
    }

    pub(super) fn try_lock(locks: &FileLocks, file: &File, range: &Range<u64>) -> io::Result<bool> {
        let taken = lock(file, LOCKFILE_EXCLUSIVE_LOCK, range)?;
        if taken {
            locks.held.lock().unwrap_or_else(PoisonError::into_inner).push(range.clone());
        }
        Ok(taken)
    }

    pub(super) fn unlock(locks: &FileLocks, file: &File, range: &Range<u64>) -> io::Result<()> {
        release(file, range)?;
        let mut held = locks.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|own| own == range) {
            held.swap_remove(at);
        }
        Ok(())
    }

    /// There is no question to ask: what is not our own is locked as a reader does, and given back.
    pub(super) fn is_locked_elsewhere(
        locks: &FileLocks,
        file: &File,
        range: &Range<u64>,
    ) -> io::Result<bool> {
        let mut held = locks.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.sort_unstable_by_key(|own| own.start);
        let mut from = range.start;
        for own in held.iter() {
            if from < own.start.min(range.end) && is_locked(file, &(from..own.start.min(range.end)))? {
                return Ok(true);
            }
            from = from.max(own.end);
        }
        if from < range.end { is_locked(file, &(from..range.end)) } else { Ok(false) }
    }

    fn is_locked(file: &File, range: &Range<u64>) -> io::Result<bool> {
        if !lock(file, 0, range)? {
            return Ok(true);
        }
        release(file, range)?;
        Ok(false)
    }

    fn lock(file: &File, flags: u32, range: &Range<u64>) -> io::Result<bool> {
        let (len_low, len_high) = halves(range.end.saturating_sub(range.start));
        let mut place = place(range);
        let flags = flags | LOCKFILE_FAIL_IMMEDIATELY;
        // SAFETY: the handle is open, because `file` is borrowed. It was opened for synchronous use, as all of the
        // standard library's are unless asked otherwise, and the call does not wait, so it does not keep
        // `place`, which is an `OVERLAPPED` of our own, borrowed mutably.
        let done = unsafe {
            LockFileEx(file.as_raw_handle(), flags, 0, len_low, len_high, std::ptr::from_mut(&mut place))
        };
        if done != 0 {
            return Ok(true);
        }
        let error = io::Error::last_os_error();
        match error.raw_os_error() {
            Some(ERROR_LOCK_VIOLATION | ERROR_IO_PENDING) => Ok(false),
            _ => Err(error),
        }
    }

    fn release(file: &File, range: &Range<u64>) -> io::Result<()> {
        let (len_low, len_high) = halves(range.end.saturating_sub(range.start));
        let mut place = place(range);
        // SAFETY: as for `LockFileEx`.
        let done = unsafe {
            UnlockFileEx(file.as_raw_handle(), 0, len_low, len_high, std::ptr::from_mut(&mut place))
        };
        if done != 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }

    fn place(range: &Range<u64>) -> Overlapped {
        let (offset, offset_high) = halves(range.start);
        Overlapped { internal: 0, internal_high: 0, offset, offset_high, event: std::ptr::null_mut() }
    }

    /// The lower and the upper half.
    fn halves(value: u64) -> (u32, u32) {
        (value as u32, (value >> 32) as u32)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple", windows)))]
mod system {
    use super::{File, FileLocks, Range, io};

    pub(super) fn try_lock(_: &FileLocks, _: &File, _: &Range<u64>) -> io::Result<bool> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn unlock(_: &FileLocks, _: &File, _: &Range<u64>) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn is_locked_elsewhere(_: &FileLocks, _: &File, _: &Range<u64>) -> io::Result<bool> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
