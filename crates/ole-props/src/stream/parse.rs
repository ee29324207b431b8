//! PropertySetStream from its bytes ([MS-OLEPS] 2.21).
//!
//! | Offset | Size | Field (spec name) | Rule                                              |
//! |-------:|-----:|-------------------|---------------------------------------------------|
//! |   0x00 |    2 | ByteOrder         | 0xFFFE                                            |
//! |   0x02 |    2 | Version           | 0 or 1                                            |
//! |   0x04 |    4 | SystemIdentifier  |                                                   |
//! |   0x08 |   16 | CLSID             |                                                   |
//! |   0x18 |    4 | NumPropertySets   | 1 or 2                                            |
//! |   0x1C | 20 n | FMTID, Offset     | format, and offset of the set from here to 0x00   |

use cfb_core::Guid;

use crate::codec::Cursor;
use crate::corruption::Corruption;
use crate::error::{Error, Result};
use crate::finding::{Findings, Structure};
use crate::set::{ParsedSet, parse};

use super::{MAX_SETS, Placed, PropertySetStream};

/// Bytes of the header before the formats.
const HEADER_BYTES: usize = 28;

impl PropertySetStream {
    /// Reads a stream. Anything but the header may be damaged: what can be read is there, and the
    /// [findings](Self::findings) say what deviates.
    ///
    /// Any bytes give an answer, in time and memory proportional to their number.
    ///
    /// # Errors
    /// `Corrupt` with [`Corruption::StreamTooShort`] or [`Corruption::ByteOrder`]: this is no property set stream.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let too_short = || {
            let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            Error::corrupt(Corruption::StreamTooShort { found }, Structure::Header, 0)
        };
        let mut cursor = Cursor::new(bytes);
        let byte_order = cursor.u16().ok_or_else(too_short)?;
        if byte_order != 0xFFFE {
            return Err(Error::corrupt(Corruption::ByteOrder { found: byte_order }, Structure::Header, 0));
        }
        let version = cursor.u16().ok_or_else(too_short)?;
        let system_identifier = cursor.u32().ok_or_else(too_short)?;
        let class_id = cursor.array().map(Guid::from_bytes).ok_or_else(too_short)?;
        let num_sets = cursor.u32().ok_or_else(too_short)?;

        let mut findings = Findings::default();
        if version > 1 {
            findings.add(Corruption::Version { found: version }, Structure::Header, 2);
        }
        if !(1..=2).contains(&num_sets) {
            findings.add(Corruption::NumPropertySets { found: num_sets }, Structure::Header, 24);
        }
        let mut heads = Vec::new();
        for _ in 0..usize::try_from(num_sets).unwrap_or(MAX_SETS).min(MAX_SETS) {
            let (Some(fmtid), Some(offset)) = (cursor.array().map(Guid::from_bytes), cursor.u32()) else {
                break;
            };
            heads.push((fmtid, offset));
        }
        let (sets, end) = sets(bytes, &heads, cursor.at(), &mut findings);
        Ok(Self {
            version,
            system_identifier,
            class_id,
            sets,
            tail: bytes.get(end..).unwrap_or_default().to_vec(),
            original_len: bytes.len(),
            is_modified: false,
            findings: findings.into_vec(),
        })
    }
}

/// Where the header has the offset of a set.
fn field_of(number: usize) -> u64 {
    let field = HEADER_BYTES.saturating_add(number.saturating_mul(20)).saturating_add(16);
    u64::try_from(field).unwrap_or(u64::MAX)
}

/// The sets, and where the last of them ends.
fn sets(
    bytes: &[u8],
    heads: &[(Guid, u32)],
    header_end: usize,
    findings: &mut Findings,
) -> (Vec<Placed>, usize) {
    let offset_of = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..heads.len()).collect();
    order.sort_by_key(|number| heads.get(*number).map(|(_, offset)| *offset));
    let mut sets: Vec<(usize, Placed)> = Vec::new();
    let mut end = header_end;
    for (place, number) in order.into_iter().enumerate() {
        let Some((fmtid, offset)) = heads.get(number) else { continue };
        let start = offset_of(*offset);
        // A set whose size cannot be ends where the next begins.
        let next = heads.iter().map(|(_, offset)| offset_of(*offset)).filter(|next| *next > start).min();
        let limit = next.unwrap_or(bytes.len()).min(bytes.len());
        let parsed = if start < HEADER_BYTES { None } else { parse(bytes, start, limit, *fmtid, findings) };
        let Some(ParsedSet { set, end: set_end }) = parsed else {
            findings.add(Corruption::SetOffset { found: *offset }, Structure::Header, field_of(number));
            continue;
        };
        if start < end {
            findings.add(Corruption::SetOverlap { found: *offset }, Structure::Header, field_of(number));
        }
        let gap = bytes.get(end..start).unwrap_or_default().to_vec();
        sets.push((number, Placed { place, gap, set }));
        end = end.max(set_end);
    }
    sets.sort_by_key(|(number, _)| *number);
    (sets.into_iter().map(|(_, placed)| placed).collect(), end)
}
