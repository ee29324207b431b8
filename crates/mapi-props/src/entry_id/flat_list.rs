//! Lists of entry ids in one value ([MS-OXCDATA] 2.3.3).

use crate::entry_id::reader::Reader;
use crate::entry_id::writer::stated_len;

/// A FlatEntryList, as in PidTagReplyRecipientEntries: entry ids with their sizes.
///
/// | Offset | Size | Field       | Rule                                                   |
/// |-------:|-----:|-------------|--------------------------------------------------------|
/// |      0 |    4 | Count       | number of entries                                      |
/// |      4 |    4 | Size        | bytes that follow                                      |
/// |      8 |  var | FlatEntries | each: size, entry id, zeros up to a multiple of 4      |
///
/// # Deviations
/// The padding of the last entry may be missing. The entries count, not the numbers in front.
///
/// ```
/// use mapi_props::entry_id::FlatEntryList;
/// let bytes = [2, 0, 0, 0, 13, 0, 0, 0, 3, 0, 0, 0, 1, 2, 3, 0, 1, 0, 0, 0, 9];
/// let list = FlatEntryList::parse(&bytes).unwrap();
/// assert!(list.entries().eq([&[1, 2, 3][..], &[9]]));
/// assert_eq!(list.to_bytes(), bytes);
///
/// let built = FlatEntryList::of([&[1, 2, 3][..], &[9]]);
/// assert_eq!(built.len(), bytes.len() + 3);
/// assert!(FlatEntryList::parse(&built).unwrap().entries().eq([&[1, 2, 3][..], &[9]]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlatEntryList<'a> {
    /// Number of entries as stated.
    pub stated_count: u32,
    /// Size of the entries as stated, in bytes.
    pub stated_len_bytes: u32,
    entries: &'a [u8],
}

impl<'a> FlatEntryList<'a> {
    /// Reads a list; `None` if it is shorter than its first two numbers.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let (stated_count, stated_len_bytes) = (reader.u32()?, reader.u32()?);
        Some(Self { stated_count, stated_len_bytes, entries: reader.rest() })
    }

    /// The bytes of a list of entry ids. Each one is padded, the last one too; the size in front counts the padding.
    #[must_use]
    pub fn of<T: AsRef<[u8]>>(entries: impl IntoIterator<Item = T>) -> Vec<u8> {
        let (mut count, mut list) = (0_u32, Vec::new());
        for entry in entries {
            let entry = entry.as_ref();
            list.extend(stated_len(entry.len()).to_le_bytes());
            list.extend(entry);
            list.resize(list.len().next_multiple_of(4), 0);
            count = count.saturating_add(1);
        }
        let mut bytes = [count.to_le_bytes(), stated_len(list.len()).to_le_bytes()].concat();
        bytes.append(&mut list);
        bytes
    }

    /// The bytes of the list: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = [self.stated_count.to_le_bytes(), self.stated_len_bytes.to_le_bytes()].concat();
        bytes.extend(self.entries);
        bytes
    }

    /// The entry ids: no more than stated, and no more than there are whole ones.
    pub fn entries(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut reader = Reader::new(self.entries);
        let count = usize::try_from(self.stated_count).unwrap_or(usize::MAX);
        std::iter::from_fn(move || {
            let len = usize::try_from(reader.u32()?).ok()?;
            let entry = reader.take(len)?;
            let padding = len.wrapping_neg() % 4;
            reader.take(padding.min(reader.rest().len()));
            Some(entry)
        })
        .take(count)
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn a_size_above_the_rest_ends_the_list() {
        let bytes = [9, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 0xFF, 0, 0, 0, 1];
        assert!(FlatEntryList::parse(&bytes).unwrap().entries().eq([&[5][..]]));
        assert_eq!(FlatEntryList::parse(&bytes[..7]), None);
    }

    quickcheck! {
        fn written_lists_read_back(entries: Vec<Vec<u8>>, pad_last: bool) -> bool {
            let mut bytes = u32::try_from(entries.len()).unwrap().to_le_bytes().to_vec();
            bytes.extend([0; 4]);
            for entry in &entries {
                bytes.extend(u32::try_from(entry.len()).unwrap().to_le_bytes());
                bytes.extend(entry);
                bytes.resize(bytes.len().next_multiple_of(4), 0);
            }
            if !pad_last && let Some(last) = entries.last() {
                bytes.truncate(bytes.len() - last.len().wrapping_neg() % 4);
            }
            FlatEntryList::parse(&bytes).unwrap().entries().eq(entries.iter().map(Vec::as_slice))
        }

        fn built_lists_read_back_and_state_their_size(entries: Vec<Vec<u8>>) -> bool {
            let bytes = FlatEntryList::of(&entries);
            let list = FlatEntryList::parse(&bytes).unwrap();
            list.entries().eq(entries.iter().map(Vec::as_slice))
                && list.stated_len_bytes as usize == bytes.len() - 8
                && list.to_bytes() == bytes
        }
    }
}
