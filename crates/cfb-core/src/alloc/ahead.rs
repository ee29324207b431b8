//! Small streams by position, read ahead while they are read in the order in which they lie.
//!
//! A system call costs more than the few hundred bytes of most small streams. When one read of the mini stream begins
//! where the one before has ended, what follows is fetched with it: 4 KiB at first, up to 64 KiB as long as it goes on.

use std::sync::Mutex;

use crate::alloc::image::Image;
use crate::error::{Result, Structure};

/// Bytes fetched when a second read follows the first.
const FIRST: usize = 4 << 10;
/// Bytes fetched at most.
const MOST: usize = 64 << 10;
/// A read that begins so many bytes after the end of the last one still follows it.
const GAP: u64 = 4 << 10;

/// The piece of the file fetched last.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    window: Mutex<Window>,
}

#[derive(Debug, Default)]
struct Window {
    /// Where the last read ended; `None` before the first.
    end: Option<u64>,
    /// Absolute offset of the bytes.
    start: u64,
    bytes: Vec<u8>,
}

impl Ahead {
    /// Fills `buf` with a part of the mini stream, as [`Image::read`].
    ///
    /// # Errors
    ///
    /// `Io` with the offset.
    #[inline(never)]
    pub(crate) fn read(
        &self,
        image: &Image,
        offset: u64,
        buf: &mut [u8],
        structure: Structure,
    ) -> Result<()> {
        if image.is_slice() {
            return image.read(offset, buf, structure).map(drop);
        }
        // No thread waits for another: it reads what it wants itself.
        if let Ok(mut window) = self.window.try_lock()
            && window.read(image, offset, buf, structure)
        {
            return Ok(());
        }
        image.read(offset, buf, structure).map(drop)
    }
}

impl Window {
    /// Fills `buf` from the window, which moves there if this read follows the last. `false` if it does not, or if
    /// the bytes around it cannot be read.
    fn read(&mut self, image: &Image, offset: u64, buf: &mut [u8], structure: Structure) -> bool {
        let follows = self.end.is_some_and(|end| (end..=end.saturating_add(GAP)).contains(&offset));
        self.end = offset.checked_add(buf.len() as u64);
        if self.copy(offset, buf) {
            return true;
        }
        let len = if follows { self.bytes.len().saturating_mul(2).clamp(FIRST, MOST) } else { 0 };
        if len <= buf.len() {
            self.bytes.clear();
            return false;
        }
        self.bytes.resize(len, 0);
        self.start = offset;
        if image.read(offset, &mut self.bytes, structure).is_err() {
            self.bytes.clear();
        }
        self.copy(offset, buf)
    }

    fn copy(&self, offset: u64, buf: &mut [u8]) -> bool {
        let skip = offset.checked_sub(self.start).and_then(|skip| usize::try_from(skip).ok());
        let from = skip.and_then(|skip| self.bytes.get(skip..skip.checked_add(buf.len())?));
        from.inspect(|from| buf.copy_from_slice(from)).is_some()
    }
}
