//! How many sectors each part of a file takes, and which numbers they have.
//!
//! The parts follow one another: DIFAT, FAT, directory, mini FAT, mini stream, large streams. Their sectors are first
//! counted as if all of a file could be used; the number of a sector then leaves out the one of the lock bytes.

use crate::error::{Error, ErrorKind, Result};
use crate::format::consts::{
    DIR_ENTRY_SHIFT, HEADER_DIFAT_SLOTS, MAX_V3_FILE_LEN, MAXREGSECT, MINI_STREAM_CUTOFF, RANGE_LOCK_OFFSET,
};
use crate::format::header::Version;

/// Base-two logarithm of the mini sector size.
const MINI_SHIFT: u32 = 6;

/// What there is to store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    /// Directory entries, the root's included.
    entries: u64,
    /// Mini sectors of all small streams.
    mini_sectors: u64,
    /// Bytes of large streams, each rounded up to whole sectors.
    large_bytes: u64,
}

impl Tally {
    pub(super) fn new(entries: u64) -> Self {
        Self { entries, mini_sectors: 0, large_bytes: 0 }
    }

    pub(super) fn add_stream(&mut self, len_bytes: u64, version: Version) {
        if len_bytes < MINI_STREAM_CUTOFF {
            self.mini_sectors = self.mini_sectors.saturating_add(len_bytes.div_ceil(1 << MINI_SHIFT));
        } else {
            let sectors = len_bytes.div_ceil(1 << shift(version));
            self.large_bytes = self.large_bytes.saturating_add(sectors.saturating_mul(1 << shift(version)));
        }
    }
}

/// The sectors of each part, and the numbering.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) version: Version,
    pub(super) shift: u32,
    pub(super) difat: u64,
    pub(super) fat: u64,
    pub(super) directory: u64,
    pub(super) mini_fat: u64,
    pub(super) mini_stream: u64,
    /// Bytes of the mini stream, a multiple of 64.
    pub(super) mini_stream_bytes: u64,
    /// Sectors of all parts together.
    total: u64,
}

impl Sizes {
    /// # Errors
    ///
    /// `FileLimit` if all that does not fit into a file of the version.
    pub(super) fn new(version: Version, tally: Tally) -> Result<Self> {
        let shift = shift(version);
        let sectors = |bytes: u64| bytes.div_ceil(1 << shift);
        let mini_stream_bytes = tally.mini_sectors.saturating_mul(1 << MINI_SHIFT);
        let mut sizes = Self {
            version,
            shift,
            difat: 0,
            fat: 0,
            directory: sectors(tally.entries.saturating_mul(1 << DIR_ENTRY_SHIFT)),
            mini_fat: sectors(tally.mini_sectors.saturating_mul(4)),
            mini_stream: sectors(mini_stream_bytes),
            mini_stream_bytes,
            total: 0,
        };
        let large = tally.large_bytes >> shift;
        let data = [sizes.directory, sizes.mini_fat, sizes.mini_stream, large]
            .into_iter()
            .fold(0u64, u64::saturating_add);
        sizes.add_tables(data);
        sizes.check(tally.mini_sectors)?;
        Ok(sizes)
    }

    /// The FAT has an entry for its own sectors too, so both tables grow until they cover everything.
    fn add_tables(&mut self, data: u64) {
        let entries = self.entries_per_sector();
        loop {
            self.total = data.saturating_add(self.fat).saturating_add(self.difat);
            let fat = self.num_sectors().div_ceil(entries);
            let beyond_header = fat.saturating_sub(HEADER_DIFAT_SLOTS as u64);
            let difat = beyond_header.div_ceil(entries.saturating_sub(1));
            if (fat, difat) == (self.fat, self.difat) {
                return;
            }
            (self.fat, self.difat) = (fat, difat);
        }
    }

    fn check(&self, mini_sectors: u64) -> Result<()> {
        let too_large = |needed, limit| Err(Error::new(ErrorKind::FileLimit { needed, limit }, None));
        let limit = match self.version {
            Version::V3 => MAX_V3_FILE_LEN,
            Version::V4 => u64::from(MAXREGSECT).saturating_add(1) << self.shift,
        };
        if self.len_bytes() > limit {
            return too_large(self.len_bytes(), limit);
        }
        if mini_sectors > MAXREGSECT.into() {
            return too_large(self.mini_stream_bytes, u64::from(MAXREGSECT) << MINI_SHIFT);
        }
        Ok(())
    }

    /// Length of the file in bytes.
    pub(super) fn len_bytes(&self) -> u64 {
        self.num_sectors().saturating_add(1).saturating_mul(1 << self.shift)
    }

    /// Sectors behind the header, that of the lock bytes included.
    pub(super) fn num_sectors(&self) -> u64 {
        self.total.saturating_add(u64::from(self.range_lock().is_some()))
    }

    /// Entries in one sector of the FAT or mini FAT.
    pub(super) fn entries_per_sector(&self) -> u64 {
        1 << self.shift.saturating_sub(2)
    }

    /// The sector that is set aside for the lock bytes, if the file goes beyond it. Version 3 ends before it.
    pub(super) fn range_lock(&self) -> Option<u64> {
        let sector = (RANGE_LOCK_OFFSET >> self.shift).saturating_sub(1);
        (self.total > sector).then_some(sector)
    }

    /// The number of the sector that comes `index`-th.
    pub(super) fn number(&self, index: u64) -> u32 {
        let skipped = self.range_lock().is_some_and(|lock| index >= lock);
        // `check` has seen that all numbers fit.
        u32::try_from(index.saturating_add(u64::from(skipped))).unwrap_or(MAXREGSECT)
    }

    pub(super) fn first_fat(&self) -> u64 {
        self.difat
    }

    pub(super) fn first_directory(&self) -> u64 {
        self.first_fat().saturating_add(self.fat)
    }

    pub(super) fn first_mini_fat(&self) -> u64 {
        self.first_directory().saturating_add(self.directory)
    }

    pub(super) fn first_mini_stream(&self) -> u64 {
        self.first_mini_fat().saturating_add(self.mini_fat)
    }

    pub(super) fn first_large(&self) -> u64 {
        self.first_mini_stream().saturating_add(self.mini_stream)
    }

    /// Sectors of a stream that is not small.
    pub(super) fn sectors_of(&self, len_bytes: u64) -> u64 {
        len_bytes.div_ceil(1 << self.shift)
    }
}

/// Mini sectors of a small stream.
pub(super) fn mini_sectors_of(len_bytes: u64) -> u32 {
    u32::try_from(len_bytes.div_ceil(1 << MINI_SHIFT)).unwrap_or(u32::MAX)
}

/// Base-two logarithm of the sector size.
fn shift(version: Version) -> u32 {
    version.sector_shift().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(version: Version, large: u64) -> Sizes {
        let mut tally = Tally::new(1);
        tally.add_stream(large, version);
        Sizes::new(version, tally).unwrap()
    }

    #[test]
    fn the_tables_cover_themselves() {
        // 128 entries: 1 of the FAT, 1 of the directory, 126 of the stream.
        assert_eq!(sizes(Version::V3, 126 * 512).fat, 1);
        assert_eq!(sizes(Version::V3, 127 * 512).fat, 2);
        // 109 FAT sectors cover 13,952 sectors; the 110th needs a DIFAT sector.
        let full = 109 * 128 - 109 - 1;
        assert_eq!((sizes(Version::V3, full * 512).fat, sizes(Version::V3, full * 512).difat), (109, 0));
        let more = sizes(Version::V3, (full + 1) * 512);
        assert_eq!((more.fat, more.difat, more.num_sectors()), (110, 1, full + 1 + 110 + 1 + 1));
    }

    #[test]
    fn the_sector_of_the_lock_bytes_is_left_out() {
        let long = sizes(Version::V4, 3 << 30);
        assert_eq!(long.range_lock(), Some(0x7_FFFE));
        assert_eq!((long.number(0x7_FFFD), long.number(0x7_FFFE)), (0x7_FFFD, 0x7_FFFF));
        assert_eq!(sizes(Version::V4, 1 << 30).range_lock(), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_length() {
        let mut tally = Tally::new(1);
        tally.add_stream(1 << 31, Version::V3);
        let error = Sizes::new(Version::V3, tally).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::FileLimit { needed, limit } if needed > limit), "{error}");
    }
}
