//! Little-endian reads that answer zero past the end instead of panicking.
//!
//! Every structure here has a fixed size that its caller has already supplied; the checked reads keep
//! that fact from having to be argued at each field.

use byteorder::{ByteOrder, LittleEndian};

/// The 16-bit integer at `offset`, or 0 where `bytes` is too short.
pub(crate) fn u16_at(bytes: &[u8], offset: usize) -> u16 {
    field(bytes, offset, 2).map_or(0, LittleEndian::read_u16)
}

/// The 32-bit integer at `offset`, or 0 where `bytes` is too short.
pub(crate) fn u32_at(bytes: &[u8], offset: usize) -> u32 {
    field(bytes, offset, 4).map_or(0, LittleEndian::read_u32)
}

/// The 64-bit integer at `offset`, or 0 where `bytes` is too short.
pub(crate) fn u64_at(bytes: &[u8], offset: usize) -> u64 {
    field(bytes, offset, 8).map_or(0, LittleEndian::read_u64)
}

/// The `N` bytes at `offset`, or zeros where `bytes` is too short.
pub(crate) fn array_at<const N: usize>(bytes: &[u8], offset: usize) -> [u8; N] {
    field(bytes, offset, N).and_then(|f| f.try_into().ok()).unwrap_or([0; N])
}

fn field(bytes: &[u8], offset: usize, len: usize) -> Option<&[u8]> {
    bytes.get(offset..offset.checked_add(len)?)
}
