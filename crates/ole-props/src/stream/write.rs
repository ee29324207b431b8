//! PropertySetStream to its bytes ([MS-OLEPS] 2.21).

use crate::error::{Error, ErrorKind, Result};

use super::{Placed, PropertySetStream};

/// Bytes of the header before the formats, and of each format with its offset.
const HEADER_BYTES: usize = 28;
const FORMAT_BYTES: usize = 20;

impl PropertySetStream {
    /// The bytes of the stream.
    ///
    /// The same stream gives the same bytes. Properties that were read and not changed keep their bytes and their order,
    /// so that a stream that was laid out as usual comes out as it was; what is new begins at multiples of four bytes.
    /// A stream that had been filled up to some length is filled up to it again.
    ///
    /// # Errors
    /// `TooLarge` if the stream would be longer than 4 GiB.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let header_len = FORMAT_BYTES.saturating_mul(self.sets.len()).saturating_add(HEADER_BYTES);
        let mut out = vec![0; header_len];
        let mut offsets = vec![0_u32; self.sets.len()];
        let mut order: Vec<(usize, &Placed)> = self.sets.iter().enumerate().collect();
        order.sort_by_key(|(_, placed)| placed.place);
        let mut is_original = !self.is_modified;
        for (number, placed) in order {
            if is_original {
                out.extend(&placed.gap);
            } else {
                out.resize(out.len().next_multiple_of(4), 0);
            }
            let offset = u32::try_from(out.len()).map_err(|_| Error::of(ErrorKind::TooLarge))?;
            if let Some(slot) = offsets.get_mut(number) {
                *slot = offset;
            }
            out.extend(placed.set.to_bytes()?);
            is_original &= !placed.set.is_modified();
        }
        if !self.is_modified() {
            out.extend(&self.tail);
        } else if out.len() < self.original_len && !self.tail.is_empty() {
            out.resize(self.original_len, 0);
        }
        u32::try_from(out.len()).map_err(|_| Error::of(ErrorKind::TooLarge))?;
        let header = self.header(&offsets)?;
        for (to, from) in out.iter_mut().zip(header) {
            *to = from;
        }
        Ok(out)
    }

    fn header(&self, offsets: &[u32]) -> Result<Vec<u8>> {
        let count = u32::try_from(self.sets.len()).map_err(|_| Error::of(ErrorKind::TooLarge))?;
        let mut header = vec![0xFE, 0xFF];
        header.extend(self.version().to_le_bytes());
        header.extend(self.system_identifier.to_le_bytes());
        header.extend(self.class_id.to_bytes());
        header.extend(count.to_le_bytes());
        for (set, offset) in self.sets().zip(offsets) {
            header.extend(set.fmtid().to_bytes());
            header.extend(offset.to_le_bytes());
        }
        Ok(header)
    }
}
