//! The kinds of findings, with what was found and what is allowed.

use cfb_core::Severity;

use crate::named::PropertySet;
use crate::property_type::PropertyType;
use crate::tag::PropertyId;

/// A counter in the header of a message's property stream.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Counter {
    /// Next Recipient ID.
    NextRecipientId,
    /// Next Attachment ID.
    NextAttachmentId,
    /// Recipient Count.
    RecipientCount,
    /// Attachment Count.
    AttachmentCount,
}

/// What deviates, with the values found and allowed. Sizes are in bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the fields are the values found and allowed that the variant speaks of")]
#[non_exhaustive]
pub enum Deviation {
    /// The storage has no stream `__properties_version1.0`.
    PropertyStreamMissing,
    /// The property stream is shorter than its header.
    PropertyStreamTooShort { found: u64, header: u64 },
    /// The property stream has the header of the other kind of message.
    HeaderOfOtherKind { found: u64, expected: u64 },
    /// Bytes behind the last whole entry.
    TrailingFragment { found: u64 },
    /// A counter of the header does not fit the storages.
    CounterWrong { counter: Counter, found: u32, expected: u32 },
    /// More recipient or attachment storages than the 2048 allowed.
    TooManyStorages { found: u64 },
    /// A second entry for a tag; the first counts.
    DuplicateProperty { first: u32 },
    /// A second stream or storage with a name that another child already has, or a number written differently.
    DuplicateElement,
    /// An entry of type PtypNull or PtypUnspecified, which has no value.
    NoValue { found: PropertyType },
    /// A type code without a meaning.
    UnknownType { found: u16 },
    /// An entry whose value stream, or storage, is not there: the property counts as absent.
    ValueMissing { expected: PropertyType },
    /// A value stream without an entry.
    EntryMissing,
    /// A value storage where a stream belongs, or the other way round.
    WrongElementType { found: &'static str, expected: &'static str },
    /// The size field of an entry does not fit the stream.
    SizeField { found: u32, expected: u64 },
    /// A single string stored with its terminator.
    StoredTerminator,
    /// A PtypString value with an odd number of bytes.
    OddLength { found: u64 },
    /// A PtypGuid value that is not 16 bytes long.
    GuidLength { found: u64 },
    /// The stream of a multivalued property, or its length stream, ends within an element.
    ElementFragment { len: u64, element: u64 },
    /// An element stream is missing; the list ends before it.
    ElementMissing { expected: u32 },
    /// An element stream that the length stream does not count.
    ElementUncounted,
    /// The length stream states another length than the element has.
    ElementLength { found: u32, expected: u64 },
    /// A string of the other kind than PidTagStoreSupportMask announces.
    StringKind { found: PropertyType },
    /// `__nameid_version1.0` in an embedded message.
    NameIdInEmbedded,
    /// An id in the range of named properties without an entry in the map.
    Unnamed { found: PropertyId },
    /// `__nameid_version1.0` or one of its three streams is missing.
    NameStreamMissing,
    /// A stream of the named properties ends within an element.
    NameStreamLength { found: u64, element: u64 },
    /// More names than there are ids.
    TooManyNames { found: u64 },
    /// The property index of an entry is not its position.
    NameIndex { found: u16, expected: u16 },
    /// The GUID index points nowhere.
    GuidIndex { found: u16, last: u16 },
    /// The GUID stream holds a set that has an index of its own, or one twice.
    GuidRedundant { found: PropertySet },
    /// The string offset lies outside the string stream.
    StringOffset { found: u32, len: u64 },
    /// The string offset is no multiple of 4.
    StringUnaligned { found: u32 },
    /// The string is longer than the rest of the stream, longer than any name, or an odd number of bytes.
    StringLength { found: u32, rest: u64 },
    /// A name that an earlier entry has already; the first counts.
    DuplicateName { first: PropertyId },
    /// There are names but not the streams that lead from names to ids.
    HashStreamsMissing,
    /// A name has no record, or a wrong one, in the name-to-id streams.
    HashRecordMissing { expected: u16 },
    /// A record of a name-to-id stream fits no name, or lies in the wrong stream.
    HashRecordForeign { found: u32 },
}

/// The sentences about each deviation: code, severity, subject, found, expected.
struct Report(&'static str, Severity, &'static str, String, String);

impl Deviation {
    /// A stable word for the kind of deviation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.report().0
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.report().1
    }

    pub(crate) fn what(&self) -> &'static str {
        self.report().2
    }

    pub(crate) fn found(&self) -> String {
        self.report().3
    }

    pub(crate) fn expected(&self) -> String {
        self.report().4
    }

    fn report(&self) -> Report {
        use Severity::{Error, Info, Warning};
        let none = String::new;
        match self {
            Self::PropertyStreamMissing => {
                Report("property-stream-missing", Error, "property stream is missing", none(), none())
            }
            Self::PropertyStreamTooShort { found, header } => Report(
                "property-stream-short",
                Error,
                "length",
                format!("{found}"),
                format!("at least the header of {header}"),
            ),
            Self::HeaderOfOtherKind { found, expected } => Report(
                "property-stream-header",
                Warning,
                "length of the header",
                format!("{found}"),
                format!("{expected}"),
            ),
            Self::TrailingFragment { found } => Report(
                "property-stream-fragment",
                Warning,
                "rest behind the last entry",
                format!("{found} bytes"),
                "none".into(),
            ),
            Self::CounterWrong { counter, found, expected } => Report(
                "property-counter",
                Warning,
                match counter {
                    Counter::NextRecipientId => "Next Recipient ID",
                    Counter::NextAttachmentId => "Next Attachment ID",
                    Counter::RecipientCount => "Recipient Count",
                    Counter::AttachmentCount => "Attachment Count",
                },
                format!("{found}"),
                format!("{expected}"),
            ),
            Self::TooManyStorages { found } => {
                Report("too-many-storages", Warning, "number", format!("{found}"), "at most 2048".into())
            }
            Self::DuplicateProperty { first } => Report(
                "duplicate-property",
                Warning,
                "tag is that of an earlier entry, which counts",
                none(),
                format!("no second entry beside {first}"),
            ),
            Self::DuplicateElement => {
                Report("duplicate-element", Error, "name occurs a second time", none(), none())
            }
            Self::NoValue { found } => {
                Report("no-value", Warning, "type", format!("{found}"), "a type with values".into())
            }
            Self::UnknownType { found } => {
                Report("unknown-type", Warning, "type", format!("0x{found:04X}"), "a known type".into())
            }
            Self::ValueMissing { expected } => Report(
                "value-missing",
                Warning,
                "value stream is missing",
                none(),
                format!("one for {expected}"),
            ),
            Self::EntryMissing => {
                Report("entry-missing", Warning, "value has no entry in the property stream", none(), none())
            }
            Self::WrongElementType { found, expected } => {
                Report("element-type", Error, "value", format!("a {found}"), format!("a {expected}"))
            }
            Self::SizeField { found, expected } => {
                Report("size-field", Warning, "size field", format!("{found}"), format!("{expected}"))
            }
            Self::StoredTerminator => {
                Report("stored-terminator", Info, "string ends with a terminator", none(), "none".into())
            }
            Self::OddLength { found } => Report(
                "odd-length",
                Warning,
                "length of UTF-16 text",
                format!("{found}"),
                "an even number".into(),
            ),
            Self::GuidLength { found } => {
                Report("guid-length", Error, "length of a GUID", format!("{found}"), "16".into())
            }
            Self::ElementFragment { len, element } => Report(
                "element-fragment",
                Warning,
                "length",
                format!("{len}"),
                format!("a multiple of {element}"),
            ),
            Self::ElementMissing { expected } => Report(
                "element-missing",
                Error,
                "element stream is missing",
                none(),
                format!("{expected} elements"),
            ),
            Self::ElementUncounted => Report(
                "element-uncounted",
                Warning,
                "element stream is not counted by the length stream",
                none(),
                none(),
            ),
            Self::ElementLength { found, expected } => {
                Report("element-length", Warning, "stated length", format!("{found}"), format!("{expected}"))
            }
            Self::StringKind { found } => Report(
                "string-kind",
                Warning,
                "string type",
                format!("{found}"),
                "the other one, by PidTagStoreSupportMask".into(),
            ),
            Self::NameIdInEmbedded => Report(
                "nameid-in-embedded",
                Warning,
                "__nameid_version1.0 in an embedded message",
                none(),
                "only in the root storage".into(),
            ),
            Self::Unnamed { found } => Report(
                "unnamed-property",
                Warning,
                "id",
                format!("{found}"),
                "an id that the named properties list".into(),
            ),
            Self::NameStreamMissing => {
                Report("name-stream-missing", Warning, "stream is missing", none(), none())
            }
            Self::NameStreamLength { found, element } => Report(
                "name-stream-length",
                Warning,
                "length",
                format!("{found}"),
                format!("a multiple of {element}"),
            ),
            Self::TooManyNames { found } => {
                Report("too-many-names", Error, "number of names", format!("{found}"), "at most 32767".into())
            }
            Self::NameIndex { found, expected } => {
                Report("name-index", Warning, "property index", format!("{found}"), format!("{expected}"))
            }
            Self::GuidIndex { found, last } => {
                Report("guid-index", Error, "GUID index", format!("{found}"), format!("1 to {last}"))
            }
            Self::GuidRedundant { found } => Report(
                "guid-redundant",
                Info,
                "GUID",
                format!("{found}"),
                "each once, no predefined ones".into(),
            ),
            Self::StringOffset { found, len } => Report(
                "string-offset",
                Error,
                "string offset",
                format!("{found:#x}"),
                format!("an offset inside {len} bytes"),
            ),
            Self::StringUnaligned { found } => Report(
                "string-unaligned",
                Info,
                "string offset",
                format!("{found:#x}"),
                "a multiple of 4".into(),
            ),
            Self::StringLength { found, rest } => Report(
                "string-length",
                Error,
                "string length",
                format!("{found}"),
                format!("an even number, at most {rest}"),
            ),
            Self::DuplicateName { first } => Report(
                "duplicate-name",
                Warning,
                "name is that of an earlier id, which counts",
                none(),
                format!("only {first}"),
            ),
            Self::HashStreamsMissing => Report(
                "hash-streams-missing",
                Warning,
                "name-to-id streams are missing",
                none(),
                "one record for each name".into(),
            ),
            Self::HashRecordMissing { expected } => Report(
                "hash-record-missing",
                Warning,
                "name has no record",
                none(),
                format!("one in stream 0x{expected:04X}"),
            ),
            Self::HashRecordForeign { found } => Report(
                "hash-record-foreign",
                Warning,
                "hash or LID of a record",
                format!("0x{found:08X}"),
                "one of a name that belongs here".into(),
            ),
        }
    }
}
