//! PropertySet to its bytes ([MS-OLEPS] 2.20): what was read and not changed comes out as it was.
//!
//! Values lie in the order that they had, each right behind the one that it followed in the file that was read if that
//! is still there; any other begins at a multiple of four bytes.

use std::collections::{BTreeMap, HashMap};

use crate::error::{Error, ErrorKind, Result};
use crate::property_id::PropertyId;

use super::PropertySet;
use super::stored::{Chunk, TABLE};

impl PropertySet {
    /// The bytes of the set.
    ///
    /// # Errors
    /// `TooLarge`.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        let rows = self.rows();
        let table = rows.len().checked_mul(8).and_then(|len| len.checked_add(8)).ok_or_else(too_large)?;
        let mut out = vec![0; table];
        out.extend(&self.slack);

        let chunks: BTreeMap<usize, &Chunk> = rows.values().map(|(_, chunk)| (chunk.place, *chunk)).collect();
        let mut offsets = HashMap::with_capacity(chunks.len());
        let (mut before, mut is_original, mut is_whole) = (TABLE, true, true);
        for (place, chunk) in chunks {
            let is_behind = chunk.is_original && is_original && chunk.follows == Some(before);
            // Padding would become part of a value that is cut off.
            if !is_behind && is_whole {
                pad(&mut out);
            }
            offsets.insert(place, u32::try_from(out.len()).map_err(|_| too_large())?);
            out.extend(&chunk.bytes);
            (before, is_original, is_whole) = (place, chunk.is_original, chunk.is_whole);
        }
        if self.is_modified && is_whole {
            pad(&mut out);
        }

        let size = u32::try_from(out.len()).map_err(|_| too_large())?;
        let count = u32::try_from(rows.len()).map_err(|_| too_large())?;
        let head = [size, count].into_iter();
        let table = rows
            .into_values()
            .flat_map(|(id, chunk)| [id.0, offsets.get(&chunk.place).copied().unwrap_or_default()]);
        for (to, word) in out.chunks_exact_mut(4).zip(head.chain(table)) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        Ok(out)
    }

    /// The rows of the table in their order.
    fn rows(&self) -> BTreeMap<usize, (PropertyId, &Chunk)> {
        let values = self.entries.iter().map(|(id, entry)| (entry.row, (*id, &entry.stored.chunk)));
        let dictionary =
            self.dictionary.iter().map(|names| (names.row, (PropertyId::DICTIONARY, &names.chunk)));
        values.chain(dictionary).collect()
    }
}

fn pad(out: &mut Vec<u8>) {
    out.resize(out.len().next_multiple_of(4), 0);
}

fn too_large() -> Error {
    Error::of(ErrorKind::TooLarge)
}
