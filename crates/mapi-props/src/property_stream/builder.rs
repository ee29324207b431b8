//! Making the bytes of a property stream.

use crate::property_stream::{Counters, ENTRY_LEN, HeaderKind, PropertyEntry, PropertyStream};

/// Where the counters lie in the header of a message.
const COUNTERS: std::ops::Range<usize> = 8..24;

/// Writes a property stream: header, entries in the order given, and what stood behind them ([MS-OXMSG] 2.4).
///
/// Begun [`from`](Self::from_stream) a stream that was read, and given its entries and its rest, it gives the same bytes:
/// reserved fields and unused value bytes are kept.
///
/// ```
/// use mapi_props::{
///     Counters, HeaderKind, PropertyEntry, PropertyFlags, PropertyStream, PropertyStreamBuilder, PropertyValue, pid_tag,
/// };
/// let mut builder = PropertyStreamBuilder::new(HeaderKind::TopLevel);
/// builder.counters(Counters { recipient_count: 1, next_recipient_id: 1, ..Counters::default() });
/// builder.entry(PropertyEntry {
///     tag: pid_tag::PidTagImportance,
///     flags: PropertyFlags::READ_WRITE,
///     value: PropertyValue::from(1).encode().unwrap().inline,
/// });
/// let bytes = builder.into_bytes();
/// assert_eq!(bytes.len(), 32 + 16);
/// let stream = PropertyStream::new(HeaderKind::TopLevel, &bytes);
/// assert_eq!(stream.entries().next().unwrap().inline_value().unwrap().as_i32(), Some(1));
/// ```
#[derive(Clone, Debug)]
pub struct PropertyStreamBuilder {
    kind: HeaderKind,
    /// The header of the largest kind; the others are its front.
    header: [u8; HeaderKind::TopLevel.len_bytes()],
    /// Entries and what is behind them.
    body: Vec<u8>,
}

impl PropertyStreamBuilder {
    /// A stream with nothing but its header: counters and reserved fields are zero.
    #[must_use]
    pub fn new(kind: HeaderKind) -> Self {
        Self { kind, header: [0; HeaderKind::TopLevel.len_bytes()], body: Vec::new() }
    }

    /// A stream with the header of another, reserved fields included, and none of its entries. What is missing of a
    /// header that is cut short counts as zero.
    ///
    /// ```
    /// use mapi_props::{HeaderKind, PropertyStream, PropertyStreamBuilder};
    /// let mut bytes = vec![0xEE; 8];
    /// bytes.extend([0x03, 0, 0x15, 0x0C, 6, 0, 0, 0, 2, 0, 0, 0, 0xEE, 0xEE, 0xEE, 0xEE]);
    /// bytes.extend([0; 4]);
    /// let stream = PropertyStream::new(HeaderKind::Recipient, &bytes);
    /// let mut builder = PropertyStreamBuilder::from_stream(&stream);
    /// builder.entries(stream.entries()).trailing_bytes(stream.trailing_bytes());
    /// assert_eq!(builder.into_bytes(), bytes);
    /// ```
    #[must_use]
    pub fn from_stream(stream: &PropertyStream<'_>) -> Self {
        let mut builder = Self::new(stream.kind());
        builder.header.iter_mut().zip(stream.header_bytes()).for_each(|(place, byte)| *place = *byte);
        builder
    }

    /// Gives the stream the header of another kind: of a message that is taken out of another one, or put into it. The
    /// counters stay; reserved bytes that the old kind does not have are zero.
    pub fn kind(&mut self, kind: HeaderKind) -> &mut Self {
        let kept = self.kind.len_bytes().min(kind.len_bytes());
        self.header.iter_mut().skip(kept).for_each(|byte| *byte = 0);
        self.kind = kind;
        self
    }

    /// Sets the counters of a message. Recipients and attachments have none: nothing happens.
    pub fn counters(&mut self, counters: Counters) -> &mut Self {
        let Counters { next_recipient_id, next_attachment_id, recipient_count, attachment_count } = counters;
        let words = [next_recipient_id, next_attachment_id, recipient_count, attachment_count];
        if let Some(place) = self.header.get_mut(COUNTERS).filter(|_| self.kind.is_message()) {
            place.copy_from_slice(words.map(u32::to_le_bytes).as_flattened());
        }
        self
    }

    /// Appends an entry.
    pub fn entry(&mut self, entry: PropertyEntry) -> &mut Self {
        self.body.extend_from_slice(&entry.to_bytes());
        self
    }

    /// Appends entries.
    pub fn entries(&mut self, entries: impl IntoIterator<Item = PropertyEntry>) -> &mut Self {
        let entries = entries.into_iter();
        self.body.reserve(entries.size_hint().0.saturating_mul(ENTRY_LEN));
        entries.for_each(|entry| self.body.extend_from_slice(&entry.to_bytes()));
        self
    }

    /// Appends bytes that are no entry, as [`PropertyStream::trailing_bytes`] tells them. Last of all, and fewer than 16,
    /// or readers will take them for entries.
    pub fn trailing_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.body.extend_from_slice(bytes);
        self
    }

    /// The bytes of the stream.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.header.get(..self.kind.len_bytes()).unwrap_or(&self.header).to_vec();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    const KINDS: [HeaderKind; 4] =
        [HeaderKind::TopLevel, HeaderKind::Embedded, HeaderKind::Recipient, HeaderKind::Attachment];

    const COUNTERS: Counters =
        Counters { next_recipient_id: 5, next_attachment_id: 7, recipient_count: 4, attachment_count: 6 };

    #[test]
    fn the_header_of_the_worked_example() {
        let mut builder = PropertyStreamBuilder::new(HeaderKind::TopLevel);
        builder.counters(Counters { next_recipient_id: 1, recipient_count: 1, ..Counters::default() });
        let mut expected = [0; 32];
        expected[8] = 1;
        expected[16] = 1;
        assert_eq!(builder.into_bytes(), expected);
    }

    #[test]
    fn counters_are_read_back_where_there_are_any() {
        for kind in KINDS {
            let mut builder = PropertyStreamBuilder::new(kind);
            builder.counters(COUNTERS);
            let bytes = builder.into_bytes();
            assert_eq!(bytes.len(), kind.len_bytes());
            let read = PropertyStream::new(kind, &bytes).counters();
            assert_eq!(read, kind.is_message().then_some(COUNTERS));
        }
    }

    #[test]
    fn setting_counters_leaves_the_reserved_bytes() {
        let stream = PropertyStream::new(HeaderKind::TopLevel, &[0xEE; 32]);
        let mut builder = PropertyStreamBuilder::from_stream(&stream);
        builder.counters(Counters::default());
        let expected: Vec<u8> = [[0xEE; 8], [0; 8], [0; 8], [0xEE; 8]].concat();
        assert_eq!(builder.into_bytes(), expected);
    }

    #[test]
    fn a_message_changes_its_header_when_it_moves_in_or_out() {
        let mut top_level =
            PropertyStreamBuilder::from_stream(&PropertyStream::new(HeaderKind::TopLevel, &[0xEE; 32]));
        top_level.counters(COUNTERS).kind(HeaderKind::Embedded);
        let embedded = top_level.clone().into_bytes();
        assert_eq!(PropertyStream::new(HeaderKind::Embedded, &embedded).counters(), Some(COUNTERS));
        top_level.kind(HeaderKind::TopLevel);
        let bytes = top_level.into_bytes();
        assert_eq!((&bytes[..24], &bytes[24..]), (&embedded[..], &[0; 8][..]));
    }

    #[test]
    fn a_header_cut_short_is_completed() {
        let stream = PropertyStream::new(HeaderKind::Embedded, &[1; 9]);
        let bytes = PropertyStreamBuilder::from_stream(&stream).into_bytes();
        assert_eq!((&bytes[..9], &bytes[9..]), (&[1; 9][..], &[0; 15][..]));
    }

    quickcheck! {
        fn what_was_read_is_written_again(bytes: Vec<u8>, repeat: u8, kind: u8) -> bool {
            let bytes = bytes.repeat(usize::from(repeat % 16));
            let stream = PropertyStream::new(KINDS[usize::from(kind % 4)], &bytes);
            let mut builder = PropertyStreamBuilder::from_stream(&stream);
            builder.entries(stream.entries()).trailing_bytes(stream.trailing_bytes());
            !stream.has_header() || builder.into_bytes() == bytes
        }
    }
}
