//! The length stream of multivalued properties with variable-size elements ([MS-OXMSG] 2.1.4.2).

/// The lengths in bytes that a length stream states, terminators counted: records of 4 bytes (a length) or of 8
/// (a length and a reserved field). A fragment at the end is ignored.
pub(crate) fn element_lengths(bytes: &[u8], record: usize) -> impl ExactSizeIterator<Item = u32> + '_ {
    bytes
        .chunks_exact(record.max(4))
        .map(|record| record.first_chunk::<4>().map_or(0, |length| u32::from_le_bytes(*length)))
}

/// Whether a stream of `len` bytes ends within a record of `width` bytes.
pub(crate) fn has_fragment(len: u64, width: usize) -> bool {
    u64::try_from(width).ok().and_then(|width| len.checked_rem(width)).is_some_and(|rest| rest != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_come_from_records_of_four_or_eight_bytes() {
        let bytes = [8, 0, 0, 0, 10, 0, 0, 0, 3];
        assert_eq!(element_lengths(&bytes, 4).collect::<Vec<_>>(), [8, 10]);
        assert_eq!(element_lengths(&bytes, 8).collect::<Vec<_>>(), [8]);
        assert!(has_fragment(9, 4) && !has_fragment(8, 4) && !has_fragment(8, 0));
    }
}
