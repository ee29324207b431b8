//! The stream `__properties_version1.0`: a header and 16-byte entries ([MS-OXMSG] 2.4).

mod builder;

pub use builder::PropertyStreamBuilder;

use std::fmt;

use crate::codec;
use crate::property_type::ValueForm;
use crate::tag::PropertyTag;
use crate::value::PropertyValueRef;

/// Size of one entry in bytes.
pub const ENTRY_LEN: usize = 16;

/// What kind of object a property stream belongs to; this decides the size of its header ([MS-OXMSG] 2.4.1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum HeaderKind {
    /// The message in the root storage: 32 bytes.
    TopLevel,
    /// An embedded message: 24 bytes.
    Embedded,
    /// A recipient: 8 bytes.
    Recipient,
    /// An attachment: 8 bytes.
    Attachment,
}

impl HeaderKind {
    /// Size of the header in bytes.
    #[must_use]
    pub const fn len_bytes(self) -> usize {
        match self {
            Self::TopLevel => 32,
            Self::Embedded => 24,
            Self::Recipient | Self::Attachment => 8,
        }
    }

    /// Whether the object is a message, top-level or embedded.
    #[must_use]
    pub const fn is_message(self) -> bool {
        matches!(self, Self::TopLevel | Self::Embedded)
    }
}

/// The counters in the header of a message's property stream ([MS-OXMSG] 2.4.1.1).
///
/// | Offset | Size | Field              | Rule                                   |
/// |-------:|-----:|--------------------|----------------------------------------|
/// |   0x08 |    4 | Next Recipient ID  | highest number of a storage plus one   |
/// |   0x0C |    4 | Next Attachment ID | highest number of a storage plus one   |
/// |   0x10 |    4 | Recipient Count    | number of recipient storages           |
/// |   0x14 |    4 | Attachment Count   | number of attachment storages          |
///
/// All are little-endian. They are checked, never believed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Counters {
    /// The number for the next recipient storage.
    pub next_recipient_id: u32,
    /// The number for the next attachment storage.
    pub next_attachment_id: u32,
    /// How many recipient storages there are.
    pub recipient_count: u32,
    /// How many attachment storages there are.
    pub attachment_count: u32,
}

/// Attributes of a property in its entry ([MS-OXMSG] 2.4.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct PropertyFlags(pub u32);

impl PropertyFlags {
    /// PROPATTR_MANDATORY: must not be deleted.
    pub const MANDATORY: Self = Self(1);
    /// PROPATTR_READABLE.
    pub const READABLE: Self = Self(2);
    /// PROPATTR_WRITABLE.
    pub const WRITABLE: Self = Self(4);
    /// Readable and writable: what almost every property has.
    pub const READ_WRITE: Self = Self(6);

    /// Whether all bits of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl fmt::Display for PropertyFlags {
    /// The letters `m`, `r`, `w` for the bits that are set, `-` for the others.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (flag, letter) in [(Self::MANDATORY, "m"), (Self::READABLE, "r"), (Self::WRITABLE, "w")] {
            f.write_str(if self.contains(flag) { letter } else { "-" })?;
        }
        Ok(())
    }
}

/// One entry of a property stream: 16 bytes, little-endian ([MS-OXMSG] 2.4.2).
///
/// | Offset | Size | Field        | Rule                                                                     |
/// |-------:|-----:|--------------|--------------------------------------------------------------------------|
/// |   0x00 |    4 | Property Tag | type in the low, id in the high 16 bits                                  |
/// |   0x04 |    4 | Flags        | [`PropertyFlags`]                                                        |
/// |   0x08 |    8 | Value        | of fixed-size types: the value, in as many bytes as it has               |
/// |   0x08 |    4 | Size         | of other types: size of the value stream, plus a terminator for strings |
/// |   0x0C |    4 | Reserved     | of other types                                                           |
///
/// # Deviations
/// Outlook leaves garbage in the unused value bytes and in the reserved field; they mean nothing, but
/// [`value`](Self::value) has them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PropertyEntry {
    /// The property.
    pub tag: PropertyTag,
    /// Its attributes.
    pub flags: PropertyFlags,
    /// The 8 value bytes as stored.
    pub value: [u8; 8],
}

impl PropertyEntry {
    /// From the 16 bytes in the stream.
    #[must_use]
    pub const fn from_bytes(bytes: &[u8; ENTRY_LEN]) -> Self {
        let [a, b, c, d, e, f, g, h, value @ ..] = *bytes;
        Self {
            tag: PropertyTag::from_u32(u32::from_le_bytes([a, b, c, d])),
            flags: PropertyFlags(u32::from_le_bytes([e, f, g, h])),
            value,
        }
    }

    /// The 16 bytes in the stream.
    #[must_use]
    pub const fn to_bytes(&self) -> [u8; ENTRY_LEN] {
        let [a, b, c, d] = self.tag.to_u32().to_le_bytes();
        let [e, f, g, h] = self.flags.0.to_le_bytes();
        let [i, j, k, l, m, n, o, p] = self.value;
        [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
    }

    /// The size field, the first four value bytes: what a type with a stream of its own has there.
    #[must_use]
    pub const fn size(&self) -> u32 {
        let [a, b, c, d, ..] = self.value;
        u32::from_le_bytes([a, b, c, d])
    }

    /// The reserved field, the last four value bytes.
    #[must_use]
    pub const fn reserved(&self) -> u32 {
        let [.., a, b, c, d] = self.value;
        u32::from_le_bytes([a, b, c, d])
    }

    /// The value, if the type keeps it in the entry; unused bytes are ignored.
    #[must_use]
    pub fn inline_value(&self) -> Option<PropertyValueRef<'static>> {
        codec::decode_inline(self.tag.property_type(), &self.value)
    }

    /// How the size field agrees with the true length of the value stream.
    #[must_use]
    pub fn size_hint(&self, stream_len: u64) -> SizeHint {
        let terminator = codec::terminator_len(self.tag.property_type());
        let size = u64::from(self.size());
        if size == stream_len.saturating_add(terminator) {
            SizeHint::Exact
        } else if size == stream_len {
            SizeHint::CountsStoredTerminator
        } else {
            SizeHint::Wrong
        }
    }
}

/// How the size field of an entry agrees with the stream it speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SizeHint {
    /// As specified: the stream's length, plus 2 for PtypString and 1 for PtypString8.
    Exact,
    /// The stream's length without an addition, as written by software that stores the terminator.
    CountsStoredTerminator,
    /// Anything else.
    Wrong,
}

/// A property stream in memory: header and entries, decoded on demand.
///
/// Any bytes are accepted: without a whole header there are no counters, a fragment behind the last whole entry is
/// told by [`trailing_bytes`](Self::trailing_bytes).
///
/// ```
/// use mapi_props::{HeaderKind, PropertyStream, pid_tag};
/// let mut bytes = vec![0u8; 8];
/// bytes.extend([0x03, 0x00, 0x15, 0x0C, 6, 0, 0, 0, 2, 0, 0, 0, 0xEE, 0xEE, 0xEE, 0xEE]);
/// let stream = PropertyStream::new(HeaderKind::Recipient, &bytes);
/// let entry = stream.entries().next().unwrap();
/// assert_eq!(entry.tag, pid_tag::PidTagRecipientType);
/// assert_eq!(entry.inline_value().unwrap().as_i32(), Some(2));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PropertyStream<'a> {
    kind: HeaderKind,
    bytes: &'a [u8],
}

impl<'a> PropertyStream<'a> {
    /// Looks at the bytes of a property stream.
    #[must_use]
    pub const fn new(kind: HeaderKind, bytes: &'a [u8]) -> Self {
        Self { kind, bytes }
    }

    /// Looks at the bytes of a property stream that may have the header of the other kind of message.
    ///
    /// The other header counts only if the own one leaves half an entry at the end, the other one does not, and more
    /// of the first entries make sense behind it. [`kind`](Self::kind) says which it is.
    #[must_use]
    pub fn detect(kind: HeaderKind, bytes: &'a [u8]) -> Self {
        let own = Self::new(kind, bytes);
        let other = match kind {
            HeaderKind::TopLevel => Self::new(HeaderKind::Embedded, bytes),
            HeaderKind::Embedded => Self::new(HeaderKind::TopLevel, bytes),
            HeaderKind::Recipient | HeaderKind::Attachment => return own,
        };
        let fits_other = own.trailing_bytes().len() == ENTRY_LEN / 2 && other.trailing_bytes().is_empty();
        if fits_other && other.num_sensible() > own.num_sensible() { other } else { own }
    }

    /// How many of the first entries have a known type.
    fn num_sensible(&self) -> usize {
        let known = |entry: &PropertyEntry| {
            !matches!(entry.tag.property_type().value_form(), ValueForm::None | ValueForm::Unknown)
        };
        self.entries().take(16).filter(known).count()
    }

    /// The kind of header.
    #[must_use]
    pub const fn kind(&self) -> HeaderKind {
        self.kind
    }

    /// Whether the stream is long enough for its header.
    #[must_use]
    pub const fn has_header(&self) -> bool {
        self.bytes.len() >= self.kind.len_bytes()
    }

    /// The counters of a message; `None` for recipients, attachments and streams that are too short.
    #[must_use]
    pub fn counters(&self) -> Option<Counters> {
        if !self.kind.is_message() {
            return None;
        }
        let (words, _) = self.bytes.get(8..24)?.as_chunks::<4>();
        let [next_recipient_id, next_attachment_id, recipient_count, attachment_count] =
            words.first_chunk::<4>()?.map(u32::from_le_bytes);
        Some(Counters { next_recipient_id, next_attachment_id, recipient_count, attachment_count })
    }

    /// The entries in stream order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = PropertyEntry> + 'a {
        self.chunks().iter().map(PropertyEntry::from_bytes)
    }

    /// Number of whole entries.
    #[must_use]
    pub fn num_entries(&self) -> usize {
        self.chunks().len()
    }

    /// Offset of an entry in the stream, in bytes.
    #[must_use]
    pub fn entry_offset(kind: HeaderKind, index: usize) -> u64 {
        let offset = index.saturating_mul(ENTRY_LEN).saturating_add(kind.len_bytes());
        u64::try_from(offset).unwrap_or(u64::MAX)
    }

    /// The bytes of the header; fewer than its size if the stream is too short.
    #[must_use]
    pub fn header_bytes(&self) -> &'a [u8] {
        self.bytes.get(..self.kind.len_bytes()).unwrap_or(self.bytes)
    }

    /// What is left behind the last whole entry (or the whole stream, if it is shorter than its header).
    #[must_use]
    pub fn trailing_bytes(&self) -> &'a [u8] {
        match self.bytes.get(self.kind.len_bytes()..) {
            Some(body) => body.as_chunks::<ENTRY_LEN>().1,
            None => self.bytes,
        }
    }

    fn chunks(&self) -> &'a [[u8; ENTRY_LEN]] {
        self.bytes.get(self.kind.len_bytes()..).map_or(&[], |body| body.as_chunks::<ENTRY_LEN>().0)
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::pid_tag;

    /// The top-level stream of the worked example: one recipient, nine entries, here the first two.
    fn sample() -> Vec<u8> {
        let mut bytes = vec![0; 8];
        bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend([0; 8]);
        bytes.extend([0x03, 0, 0x0D, 0x34, 6, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0]);
        bytes.extend([0x1F, 0, 0x1A, 0, 6, 0, 0, 0, 0x12, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    #[test]
    fn header_and_entries_of_a_message() {
        let bytes = sample();
        let stream = PropertyStream::new(HeaderKind::TopLevel, &bytes);
        let counters = stream.counters().unwrap();
        assert_eq!((counters.next_recipient_id, counters.recipient_count), (1, 1));
        let entries: Vec<_> = stream.entries().collect();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].inline_value(), Some(PropertyValueRef::Integer32(0x0004_0000)));
        assert_eq!(entries[1].tag, pid_tag::PidTagMessageClass);
        assert_eq!(entries[1].inline_value(), None);
        assert_eq!(entries[1].size_hint(16), SizeHint::Exact);
        assert_eq!(entries[1].size_hint(18), SizeHint::CountsStoredTerminator);
        assert_eq!(entries[1].size_hint(17), SizeHint::Wrong);
        assert!(stream.trailing_bytes().is_empty());
    }

    #[test]
    fn a_fragment_behind_the_last_entry_is_told_apart() {
        let mut bytes = sample();
        bytes.extend([0; 4]);
        let stream = PropertyStream::new(HeaderKind::TopLevel, &bytes);
        assert_eq!(stream.num_entries(), 2);
        assert_eq!(stream.trailing_bytes().len(), 4);
    }

    #[test]
    fn the_header_of_the_other_kind_of_message_is_recognised() {
        let top_level = sample();
        let embedded: Vec<u8> = [&top_level[..24], &top_level[32..]].concat();
        for kind in [HeaderKind::TopLevel, HeaderKind::Embedded] {
            assert_eq!(PropertyStream::detect(kind, &top_level).kind(), HeaderKind::TopLevel);
            assert_eq!(PropertyStream::detect(kind, &embedded).kind(), HeaderKind::Embedded);
            assert_eq!(PropertyStream::detect(kind, &[0; 40]).kind(), kind);
        }
        let mut fragment = top_level;
        fragment.extend([0; 8]);
        assert_eq!(PropertyStream::detect(HeaderKind::TopLevel, &fragment).kind(), HeaderKind::TopLevel);
    }

    #[test]
    fn a_stream_shorter_than_its_header_has_nothing() {
        let stream = PropertyStream::new(HeaderKind::TopLevel, &[1; 31]);
        assert!(!stream.has_header());
        assert_eq!(stream.num_entries(), 0);
        assert_eq!(stream.trailing_bytes().len(), 31);
    }

    quickcheck! {
        fn entries_round_trip(tag: u32, flags: u32, value: u64) -> bool {
            let entry = PropertyEntry {
                tag: PropertyTag::from_u32(tag),
                flags: PropertyFlags(flags),
                value: value.to_le_bytes(),
            };
            PropertyEntry::from_bytes(&entry.to_bytes()) == entry
        }

        fn all_bytes_are_accounted_for(bytes: Vec<u8>, kind: u8) -> bool {
            let kind = [HeaderKind::TopLevel, HeaderKind::Embedded, HeaderKind::Recipient, HeaderKind::Attachment]
                [usize::from(kind % 4)];
            let stream = PropertyStream::new(kind, &bytes);
            let header = if stream.has_header() { kind.len_bytes() } else { 0 };
            let entries = stream.num_entries().saturating_mul(ENTRY_LEN);
            [header, entries, stream.trailing_bytes().len()].iter().sum::<usize>() == bytes.len()
        }
    }
}
