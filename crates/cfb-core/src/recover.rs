//! The header of a file, recovered where a commit was cut off while it was being written.

use crate::backing::{ReadAt, read_full};
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::consts::{FATSECT, FREESECT, HEADER_DIFAT_SLOTS, HEADER_LEN};
use crate::format::header_bytes::HeaderBytes;
use crate::format::le;
use crate::format::tail_record::{RECORD_LEN, Standing, TailRecord};

/// The header that counts, and what is known of the commit that wrote it.
#[derive(Clone, Debug)]
pub(crate) struct Recovered {
    /// The first 512 bytes of the file, fewer if it is shorter.
    on_disk: [u8; HEADER_LEN],
    len: usize,
    /// The header of the record, if the one on disk is torn.
    torn: Option<HeaderBytes>,
    /// The record at the end of the file, if it belongs to the header on disk.
    pub(crate) record: Option<TailRecord>,
}

impl Recovered {
    /// The bytes of the header that counts.
    pub(crate) fn header(&self) -> &[u8] {
        match &self.torn {
            Some(header) => &header.0,
            None => self.on_disk.get(..self.len).unwrap_or(&self.on_disk),
        }
    }

    /// The bytes on disk.
    pub(crate) fn on_disk(&self) -> &[u8; HEADER_LEN] {
        &self.on_disk
    }

    /// Whether the header on disk is a mixture of two.
    pub(crate) fn is_torn(&self) -> bool {
        self.torn.is_some()
    }

    /// The finding that a torn header is.
    pub(crate) fn finding(&self) -> Option<Finding> {
        let header = self.torn.as_ref()?;
        let differs = self.on_disk.iter().zip(&header.0).position(|(disk, new)| disk != new);
        let offset = differs.unwrap_or(0) as u64;
        let location = Location::new(Structure::Header, Some(offset));
        Some(Finding::new(Severity::Warning, Corruption::TornHeader { offset }, location))
    }
}

/// Reads the header, and the record at the end of the file where there is one.
///
/// # Errors
///
/// `Io`.
pub(crate) fn read_header(source: &dyn ReadAt) -> Result<Recovered> {
    let mut on_disk = [0u8; HEADER_LEN];
    let at = |offset| move |e| Error::io(e, Location::new(Structure::Header, Some(offset)));
    let len = read_full(source, 0, &mut on_disk).map_err(at(0))?;
    let mut recovered = Recovered { on_disk, len, torn: None, record: None };
    // Both headers of a commit have the sector shift at the same place, and a torn one too.
    let shift = u32::from(le::u16_at(&on_disk, 0x1E));
    let file_len = source.len();
    if len < HEADER_LEN || !(7..=16).contains(&shift) || !file_len.is_multiple_of(1 << shift) {
        return Ok(recovered);
    }
    let Some(start) = file_len.checked_sub(TailRecord::len_in_file(1 << shift)) else { return Ok(recovered) };
    let mut bytes = [0u8; RECORD_LEN];
    read_full(source, start, &mut bytes).map_err(at(start))?;
    let Some(record) = TailRecord::parse(&bytes, file_len) else { return Ok(recovered) };
    let fat = DiskFat { source, header: &on_disk, shift, num_sectors: (file_len >> shift).saturating_sub(1) };
    if fat.uses(start)? {
        return Ok(recovered);
    }
    match record.standing(&on_disk) {
        Standing::Foreign => return Ok(recovered),
        Standing::Torn => recovered.torn = Some(record.new.clone()),
        Standing::Old | Standing::New => {}
    }
    recovered.record = Some(record);
    Ok(recovered)
}

/// The FAT that the header on disk leads to, torn or not.
struct DiskFat<'a> {
    source: &'a dyn ReadAt,
    header: &'a [u8; HEADER_LEN],
    shift: u32,
    num_sectors: u64,
}

impl DiskFat<'_> {
    /// Whether one of the sectors from an offset to the end of the file is in use: what looks like a record there may be
    /// the bytes of a stream. Both headers of a commit call the sectors of its record free. One that is torn in the middle
    /// of a number leads anywhere, so only a sector that is called a FAT sector itself is believed.
    fn uses(&self, start: u64) -> Result<bool> {
        let first = (start >> self.shift).saturating_sub(1);
        for sector in first..self.num_sectors {
            let Some(place) = self.fat_sector(sector)? else { continue };
            let is_fat = self.entry(place)? == Some(FATSECT);
            if is_fat && self.entry(sector)?.is_some_and(|entry| entry != FREESECT) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The entry of a sector; `None` where no FAT sector covers it.
    fn entry(&self, sector: u64) -> Result<Option<u32>> {
        let Some(place) = self.fat_sector(sector)? else { return Ok(None) };
        let within = sector & self.entries().saturating_sub(1);
        self.number_at(place, within).map(Some)
    }

    /// The sector that holds the entry of a sector.
    fn fat_sector(&self, sector: u64) -> Result<Option<u64>> {
        let index = sector >> self.shift.saturating_sub(2);
        let slot = match index.checked_sub(HEADER_DIFAT_SLOTS as u64) {
            None => {
                let at = usize::try_from(index).unwrap_or(0).saturating_mul(4).saturating_add(0x4C);
                le::u32_at(self.header, at)
            }
            Some(behind) => {
                let slots = self.entries().saturating_sub(1);
                let mut next = le::u32_at(self.header, 0x44);
                // As many as a file of this length can have.
                for _ in 0..behind.checked_div(slots).unwrap_or(0) {
                    let Some(difat) = self.existing(next) else { return Ok(None) };
                    next = self.number_at(difat, slots)?;
                }
                let Some(difat) = self.existing(next) else { return Ok(None) };
                self.number_at(difat, behind.checked_rem(slots).unwrap_or(0))?
            }
        };
        // 0 is padding, unless it is the first.
        Ok(self.existing(slot).filter(|&place| place != 0 || index == 0))
    }

    fn existing(&self, sector: u32) -> Option<u64> {
        Some(u64::from(sector)).filter(|&sector| sector < self.num_sectors)
    }

    /// Numbers in a sector.
    fn entries(&self) -> u64 {
        1 << self.shift.saturating_sub(2)
    }

    fn number_at(&self, sector: u64, index: u64) -> Result<u32> {
        let offset = (sector.saturating_add(1) << self.shift).saturating_add(index << 2);
        let mut number = [0u8; 4];
        read_full(self.source, offset, &mut number)
            .map_err(|e| Error::io(e, Location::new(Structure::File, Some(offset))))?;
        Ok(u32::from_le_bytes(number))
    }
}
