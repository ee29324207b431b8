//! Dictionary: the names of properties ([MS-OLEPS] 2.17).
//!
//! A count of 4 bytes, then entries:
//!
//! | Offset | Size | Field (spec name)  | Rule                                                              |
//! |-------:|-----:|--------------------|-------------------------------------------------------------------|
//! |   0x00 |    4 | PropertyIdentifier |                                                                   |
//! |   0x04 |    4 | Length             | characters with the U+0000: of 16 bits in code page 1200, bytes in others |
//! |   0x08 |      | Name               | padded to 4 bytes in code page 1200 only                           |

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use mapi_codepage::CodePage;

use crate::codec::{Cursor, StoredText, decode_text, encode_text};
use crate::corruption::Corruption;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Findings, Structure};
use crate::property_id::PropertyId;

use super::stored::Chunk;

/// A dictionary with the bytes it is stored as.
#[derive(Clone, Debug)]
pub(super) struct Dictionary {
    /// Its place in the table of properties.
    pub(super) row: usize,
    pub(super) chunk: Chunk,
    names: Vec<(PropertyId, String)>,
    /// The place of each name in `names`.
    places: HashMap<PropertyId, usize>,
}

impl Dictionary {
    pub(super) fn new(
        row: usize,
        place: usize,
        names: Vec<(PropertyId, String)>,
        page: CodePage,
    ) -> Result<Self> {
        let chunk = Chunk::new(encode(&names, page)?, place);
        let places = names.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        Ok(Self { row, chunk, names, places })
    }

    /// Reads the names in `chunk`, as far as they go; the stream has it at `offset`.
    pub(super) fn parse(
        row: usize,
        mut chunk: Chunk,
        page: CodePage,
        offset: u64,
        findings: &mut Findings,
    ) -> Self {
        let mut cursor = Cursor::new(&chunk.bytes);
        let mut names = Vec::new();
        let mut places = HashMap::new();
        let count = cursor.u32().unwrap_or(0);
        let mut read = 0_u32;
        while read < count {
            let Some((id, name)) = entry(&mut cursor, page) else { break };
            read = read.saturating_add(1);
            let property = PropertyId(id);
            if name.undecodable {
                findings.add(Corruption::Undecodable { property, page }, Structure::Dictionary, offset);
            }
            match places.entry(property) {
                Entry::Vacant(place) => {
                    place.insert(names.len());
                    names.push((property, name.text));
                }
                Entry::Occupied(_) => {
                    findings.add(Corruption::DuplicateName { property }, Structure::Dictionary, offset);
                }
            }
        }
        let property = PropertyId::DICTIONARY;
        if read < count || chunk.bytes.len() < 4 {
            findings.add(Corruption::ElementCount { property, found: count }, Structure::Dictionary, offset);
            chunk.is_whole = false;
            chunk.used = chunk.bytes.len();
        } else {
            chunk.used = cursor.at();
        }
        Self { row, chunk, names, places }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = (PropertyId, &str)> {
        self.names.iter().map(|(id, name)| (*id, name.as_str()))
    }

    pub(super) fn name_of(&self, id: PropertyId) -> Option<&str> {
        self.names.get(*self.places.get(&id)?).map(|(_, name)| name.as_str())
    }

    /// The same place with other names, or another code page.
    pub(super) fn changed(&self, names: Vec<(PropertyId, String)>, page: CodePage) -> Result<Self> {
        Self::new(self.row, self.chunk.place, names, page)
    }
}

fn entry(cursor: &mut Cursor<'_>, page: CodePage) -> Option<(u32, StoredText)> {
    let id = cursor.u32()?;
    let len = usize::try_from(cursor.u32()?).ok()?;
    let len = if page == CodePage::UTF_16LE { len.checked_mul(2)? } else { len };
    let name = decode_text(page, cursor.take(len)?);
    if page == CodePage::UTF_16LE {
        // The last entry may lack its padding.
        cursor.take_up_to(len.next_multiple_of(4).saturating_sub(len));
    }
    Some((id, name))
}

fn encode(names: &[(PropertyId, String)], page: CodePage) -> Result<Vec<u8>> {
    let size = |len: usize| u32::try_from(len).map_err(|_| Error::of(ErrorKind::TooLarge));
    let mut out = size(names.len())?.to_le_bytes().to_vec();
    for (id, name) in names {
        let mut bytes = encode_text(page, name).ok_or_else(|| Error::of(ErrorKind::Unencodable { page }))?;
        let is_wide = page == CodePage::UTF_16LE;
        bytes.extend(if is_wide { [0, 0].as_slice() } else { [0].as_slice() });
        let units = if is_wide { bytes.len() >> 1 } else { bytes.len() };
        out.extend(id.0.to_le_bytes());
        out.extend(size(units)?.to_le_bytes());
        if is_wide {
            bytes.resize(bytes.len().next_multiple_of(4), 0);
        }
        out.extend(bytes);
    }
    Ok(out)
}
