//! The header of a file, recovered where a commit was cut off while it was being written.

use crate::backing::{ReadAt, read_full};
use crate::error::{Corruption, Error, Location, Result, Structure};
use crate::finding::{Finding, Severity};
use crate::format::consts::HEADER_LEN;
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
    match record.standing(&on_disk) {
        Standing::Foreign => return Ok(recovered),
        Standing::Torn => recovered.torn = Some(record.new.clone()),
        Standing::Old | Standing::New => {}
    }
    recovered.record = Some(record);
    Ok(recovered)
}
