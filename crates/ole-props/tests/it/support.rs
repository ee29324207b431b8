//! Streams laid out by hand, so that what is wrong with them can be chosen.

use ole_props::{Guid, PropertySetStream, fmtid};

/// Where the first set of a stream with one set begins.
pub(crate) const SET: u32 = 48;

/// A property as a test gives it: number and bytes, which are laid out one behind the other.
pub(crate) type Property<'a> = (u32, &'a [u8]);

/// The bytes of a set.
pub(crate) fn set(properties: &[Property<'_>]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut values = Vec::new();
    for (id, bytes) in properties {
        let offset = 8 + 8 * properties.len() + values.len();
        table.extend(id.to_le_bytes());
        table.extend((offset as u32).to_le_bytes());
        values.extend(*bytes);
    }
    let size = (8 + table.len() + values.len()) as u32;
    [&size.to_le_bytes()[..], &(properties.len() as u32).to_le_bytes(), &table, &values].concat()
}

/// A stream of sets, each with its format.
pub(crate) fn stream_of(sets: &[(Guid, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"\xFE\xFF\0\0\x0A\0\x02\0".to_vec();
    out.extend([0; 16]);
    out.extend((sets.len() as u32).to_le_bytes());
    let mut offset = 28 + 20 * sets.len();
    for (fmtid, bytes) in sets {
        out.extend(fmtid.to_bytes());
        out.extend((offset as u32).to_le_bytes());
        offset += bytes.len();
    }
    out.extend(sets.iter().flat_map(|(_, bytes)| bytes));
    out
}

/// A stream of one set of the summary's format.
pub(crate) fn stream(properties: &[Property<'_>]) -> Vec<u8> {
    stream_of(&[(fmtid::SUMMARY_INFORMATION, set(properties))])
}

/// A code page property.
pub(crate) fn code_page(page: u16) -> Vec<u8> {
    [&[2, 0, 0, 0][..], &page.to_le_bytes(), &[0, 0]].concat()
}

/// A VT_LPSTR of `text` and a U+0000, padded.
pub(crate) fn lpstr(text: &[u8]) -> Vec<u8> {
    let mut bytes = [&[0x1E, 0, 0, 0][..], &(text.len() as u32 + 1).to_le_bytes(), text, &[0]].concat();
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

/// The codes of what was found.
pub(crate) fn codes(stream: &PropertySetStream) -> Vec<&'static str> {
    stream.findings().iter().map(|finding| finding.code()).collect()
}

/// Puts `number` at `offset`.
pub(crate) fn patch(bytes: &mut [u8], offset: u32, number: u32) {
    let offset = offset as usize;
    bytes[offset..offset + 4].copy_from_slice(&number.to_le_bytes());
}
