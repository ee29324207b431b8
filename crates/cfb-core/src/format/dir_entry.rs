//! Directory entries: 128 bytes for each storage and stream.

use std::fmt;
use std::ops::Range;

use crate::format::consts::{DIR_ENTRY_LEN, ENDOFCHAIN, MAX_NAME_UNITS, NOSTREAM};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::le;
use crate::format::name::Name;

/// Number of a directory entry, which the specification calls stream ID ([MS-CFB] 2.6.1).
///
/// Entry 0 is the root storage. The number stays with its element for the element's life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StreamId(u32);

impl StreamId {
    /// The root storage's entry.
    pub const ROOT: Self = Self(0);

    /// The entry of this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// What a link of an entry leads to: NOSTREAM and 0 both mean nothing.
    pub(crate) fn from_link(bits: u32) -> Option<Self> {
        (bits != NOSTREAM && bits != 0).then_some(Self(bits))
    }
}

/// What a directory entry stands for ([MS-CFB] 2.6.1, Object Type).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ObjectType {
    /// A storage: it has children.
    Storage,
    /// A stream: it has bytes.
    Stream,
    /// The root storage, entry 0.
    Root,
}

/// One entry of the directory entry array: 128 bytes, little-endian ([MS-CFB] 2.6.1).
///
/// Offsets are relative to the entry, which starts at byte `stream_id * 128` of the directory chain.
///
/// | Offset | Size | Field (spec name)           | Type       | Rule                             |
/// |-------:|-----:|-----------------------------|------------|----------------------------------|
/// |   0x00 |   64 | Directory Entry Name        | UTF-16LE   | NUL-terminated                   |
/// |   0x40 |    2 | Directory Entry Name Length | u16, bytes | counts the NUL, even, at most 64 |
/// |   0x42 |    1 | Object Type                 | u8         | 0, 1, 2 or 5                     |
/// |   0x43 |    1 | Color Flag                  | u8         | 0 red, 1 black                   |
/// |   0x44 |    4 | Left Sibling ID             | `StreamId` | NOSTREAM if none                 |
/// |   0x48 |    4 | Right Sibling ID            | `StreamId` | NOSTREAM if none                 |
/// |   0x4C |    4 | Child ID                    | `StreamId` | NOSTREAM if none                 |
/// |   0x50 |   16 | CLSID                       | GUID       | zero in streams                  |
/// |   0x60 |    4 | State Bits                  | u32        |                                  |
/// |   0x64 |    8 | Creation Time               | FILETIME   | zero in streams                  |
/// |   0x6C |    8 | Modified Time               | FILETIME   | zero in streams                  |
/// |   0x74 |    4 | Starting Sector Location    | `SectorId` | mini sector below the cutoff     |
/// |   0x78 |    8 | Stream Size                 | u64, bytes | version 3: low 32 bits           |
///
/// # Deviations
///
/// A wrong name length is replaced by the place of the first NUL; `0` as a sibling or child means none, since
/// entry 0 is the root and can be neither; the upper half of the size is ignored in version 3.
///
/// The bytes stay where they are: of most entries only a few fields are ever looked at.
#[derive(Clone, Copy)]
pub(crate) struct DirEntry<'a> {
    raw: &'a [u8; DIR_ENTRY_LEN],
}

impl<'a> DirEntry<'a> {
    pub(crate) fn new(raw: &'a [u8; DIR_ENTRY_LEN]) -> Self {
        Self { raw }
    }

    /// The entry in these 128 bytes; `None` if there are fewer or more.
    pub(crate) fn in_bytes(bytes: &'a [u8]) -> Option<Self> {
        bytes.try_into().ok().map(|raw| Self { raw })
    }

    /// Object Type, raw.
    pub(crate) fn type_byte(self) -> u8 {
        le::u16_at(self.raw, 0x42).to_le_bytes()[0]
    }

    /// Object Type as far as it is known; `None` for free and unknown entries.
    pub(crate) fn object_type(self) -> Option<ObjectType> {
        match self.type_byte() {
            1 => Some(ObjectType::Storage),
            2 => Some(ObjectType::Stream),
            5 => Some(ObjectType::Root),
            _ => None,
        }
    }

    /// Color Flag, raw: 0 red, 1 black.
    pub(crate) fn color_byte(self) -> u8 {
        le::u16_at(self.raw, 0x42).to_le_bytes()[1]
    }

    /// Directory Entry Name Length in bytes, raw, with the terminator.
    pub(crate) fn name_len_bytes(self) -> u16 {
        le::u16_at(self.raw, 0x40)
    }

    /// The name, its length field trusted where it makes sense and the terminator sought otherwise.
    pub(crate) fn name(self) -> Name {
        Name::from_le(self.name_bytes())
    }

    /// The units of the [`name`](Self::name), to compare it where it stands.
    pub(crate) fn name_units(self) -> impl ExactSizeIterator<Item = u16> + 'a {
        self.name_bytes().chunks_exact(2).map(|pair| le::u16_at(pair, 0))
    }

    fn name_bytes(self) -> &'a [u8] {
        let field = self.raw.get(..MAX_NAME_UNITS.saturating_mul(2)).unwrap_or(&[]);
        let stated = usize::from(self.name_len_bytes());
        let len = if stated.is_multiple_of(2) && (2..=64).contains(&stated) {
            stated.saturating_sub(2)
        } else {
            let end = field.chunks_exact(2).position(|pair| pair == [0, 0]);
            end.map_or(field.len(), |units| units.saturating_mul(2))
        };
        field.get(..len).unwrap_or(field)
    }

    /// Whether a NUL stands where the length field puts the end of the name.
    pub(crate) fn name_is_terminated(self) -> bool {
        let end = usize::from(self.name_len_bytes()).saturating_sub(2);
        le::u16_at(self.raw, end.min(62)) == 0
    }

    /// Whether a free entry holds zeros, or NOSTREAM where a link stands, as the specification asks.
    pub(crate) fn is_clean_when_free(self) -> bool {
        let zero =
            |range: Range<usize>| self.raw.get(range).is_some_and(|bytes| bytes.iter().all(|&b| b == 0));
        let link = |bits: u32| bits == NOSTREAM || bits == 0;
        zero(0..0x42)
            && link(self.left_bits())
            && link(self.right_bits())
            && link(self.child_bits())
            && zero(0x50..0x74)
            && matches!(self.start(), 0 | ENDOFCHAIN)
            && self.size_bits() == 0
    }

    /// Left Sibling ID.
    pub(crate) fn left(self) -> Option<StreamId> {
        StreamId::from_link(self.left_bits())
    }

    /// Right Sibling ID.
    pub(crate) fn right(self) -> Option<StreamId> {
        StreamId::from_link(self.right_bits())
    }

    /// Child ID.
    pub(crate) fn child(self) -> Option<StreamId> {
        StreamId::from_link(self.child_bits())
    }

    /// Left Sibling ID, raw.
    pub(crate) fn left_bits(self) -> u32 {
        le::u32_at(self.raw, 0x44)
    }

    /// Right Sibling ID, raw.
    pub(crate) fn right_bits(self) -> u32 {
        le::u32_at(self.raw, 0x48)
    }

    /// Child ID, raw.
    pub(crate) fn child_bits(self) -> u32 {
        le::u32_at(self.raw, 0x4C)
    }

    /// CLSID.
    pub(crate) fn clsid(self) -> Guid {
        Guid::from_bytes(le::array_at(self.raw, 0x50))
    }

    /// State Bits.
    pub(crate) fn state_bits(self) -> u32 {
        le::u32_at(self.raw, 0x60)
    }

    /// Creation Time.
    pub(crate) fn created(self) -> FileTime {
        FileTime::from_ticks(le::u64_at(self.raw, 0x64))
    }

    /// Modified Time.
    pub(crate) fn modified(self) -> FileTime {
        FileTime::from_ticks(le::u64_at(self.raw, 0x6C))
    }

    /// Starting Sector Location, raw.
    pub(crate) fn start(self) -> u32 {
        le::u32_at(self.raw, 0x74)
    }

    /// Stream Size as it stands, all 64 bits.
    pub(crate) fn size_bits(self) -> u64 {
        le::u64_at(self.raw, 0x78)
    }
}

impl fmt::Debug for DirEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DirEntry")
            .field("name", &self.name())
            .field("type", &self.type_byte())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, len: u16) -> [u8; DIR_ENTRY_LEN] {
        let mut raw = [0u8; DIR_ENTRY_LEN];
        for (slot, unit) in raw.chunks_exact_mut(2).zip(name.encode_utf16()) {
            slot.copy_from_slice(&unit.to_le_bytes());
        }
        raw[0x40..0x42].copy_from_slice(&len.to_le_bytes());
        raw
    }

    fn name(text: &str, len: u16) -> String {
        DirEntry::new(&entry(text, len)).name().to_string()
    }

    #[test]
    fn a_wrong_name_length_gives_way_to_the_terminator() {
        for len in [0, 7, 66, 0xFFFF] {
            assert_eq!(name("Data", len), "Data", "{len}");
        }
        assert_eq!(name("Data", 10), "Data");
        assert_eq!(name("Data", 6), "Da");
    }

    #[test]
    fn zero_and_nostream_are_no_links() {
        let mut raw = [0u8; DIR_ENTRY_LEN];
        raw[0x44..0x48].copy_from_slice(&NOSTREAM.to_le_bytes());
        raw[0x4C..0x50].copy_from_slice(&9u32.to_le_bytes());
        let entry = DirEntry::new(&raw);
        assert_eq!((entry.left(), entry.right(), entry.child()), (None, None, Some(StreamId::new(9))));
    }
}
