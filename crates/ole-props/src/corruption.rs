//! What can deviate from [MS-OLEPS], with found and allowed values.

use std::fmt;

use mapi_codepage::CodePage;

use crate::finding::Severity;
use crate::property_id::PropertyId;
use crate::property_type::PropertyType;

/// A deviation from [MS-OLEPS].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Corruption {
    /// The stream is shorter than its header.
    StreamTooShort {
        /// Length of the stream, in bytes.
        found: u64,
    },
    /// The byte order mark is not 0xFFFE.
    ByteOrder {
        /// The mark.
        found: u16,
    },
    /// The version is neither 0 nor 1.
    Version {
        /// The version.
        found: u16,
    },
    /// A stream holds one or two property sets; any more are not read.
    NumPropertySets {
        /// Sets that the header counts.
        found: u32,
    },
    /// A set begins where no set fits.
    SetOffset {
        /// Where it should begin, in bytes from the start of the stream.
        found: u32,
    },
    /// A set begins inside the header, or where another one does.
    SetOverlap {
        /// Where it begins, in bytes from the start of the stream.
        found: u32,
    },
    /// The stated size of a set is not that of what it holds or of the room that there is.
    SetSize {
        /// The stated size, in bytes.
        found: u32,
        /// The size taken, in bytes.
        used: u32,
    },
    /// A set counts more properties than its table has room for; the table is read as far as it goes.
    PropertyCount {
        /// Properties that the set counts.
        found: u32,
        /// Properties that there is room for.
        room: u32,
    },
    /// A property lies outside its set, and is not read.
    PropertyOffset {
        /// The property.
        property: PropertyId,
        /// Where it should begin, in bytes from the start of the set.
        found: u32,
        /// Size of the set, in bytes.
        size: u32,
    },
    /// A property begins inside the table of properties.
    OffsetInTable {
        /// The property.
        property: PropertyId,
        /// Where it begins, in bytes from the start of the set.
        found: u32,
    },
    /// A property does not begin at a multiple of four bytes. Office writes such.
    UnalignedOffset {
        /// The property.
        property: PropertyId,
        /// Where it begins, in bytes from the start of the set.
        found: u32,
    },
    /// Two properties of one number; the first is taken.
    DuplicateProperty {
        /// The property.
        property: PropertyId,
    },
    /// Two properties share one value.
    SharedValue {
        /// The second property.
        property: PropertyId,
    },
    /// A value runs into the next one.
    Overlap {
        /// The property.
        property: PropertyId,
    },
    /// A value ends before it should; it is kept as bytes.
    Truncated {
        /// The property.
        property: PropertyId,
        /// Its type.
        property_type: PropertyType,
    },
    /// A vector, array or dictionary counts more elements than can be there.
    ElementCount {
        /// The property.
        property: PropertyId,
        /// Elements that it counts.
        found: u32,
    },
    /// A vector or array of elements that cannot be in one; it is kept as bytes.
    ElementType {
        /// The property.
        property: PropertyId,
        /// The type of the elements.
        found: PropertyType,
    },
    /// Vectors and arrays in each other, deeper than is read; the value is kept as bytes.
    Nesting {
        /// The property.
        property: PropertyId,
    },
    /// A type that [MS-OLEPS] does not name; the value is kept as bytes.
    UnknownType {
        /// The property.
        property: PropertyId,
        /// The type.
        found: PropertyType,
    },
    /// The two bytes after a type are not zero.
    TypePadding {
        /// The property.
        property: PropertyId,
        /// The bytes.
        found: u16,
    },
    /// A string has no U+0000 at its end.
    Unterminated {
        /// The property.
        property: PropertyId,
    },
    /// A string cannot be decoded as a whole.
    Undecodable {
        /// The property.
        property: PropertyId,
        /// The code page.
        page: CodePage,
    },
    /// A Boolean that is neither 0 nor 0xFFFF.
    Boolean {
        /// The property.
        property: PropertyId,
        /// The value.
        found: u16,
    },
    /// The CodePage property is no code page that can be read; windows-1252 is taken.
    CodePage {
        /// The number, 0 for a value of another type.
        found: u16,
    },
    /// Two names of the dictionary for one property; the first is taken.
    DuplicateName {
        /// The property.
        property: PropertyId,
    },
}

impl Corruption {
    /// The name of the kind of deviation, for machines: lower case with hyphens, kept from version to version.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::StreamTooShort { .. } => "stream-too-short",
            Self::ByteOrder { .. } => "byte-order",
            Self::Version { .. } => "version",
            Self::NumPropertySets { .. } => "num-property-sets",
            Self::SetOffset { .. } => "set-offset",
            Self::SetOverlap { .. } => "set-overlap",
            Self::SetSize { .. } => "set-size",
            Self::PropertyCount { .. } => "property-count",
            Self::PropertyOffset { .. } => "property-offset",
            Self::OffsetInTable { .. } => "offset-in-table",
            Self::UnalignedOffset { .. } => "unaligned-offset",
            Self::DuplicateProperty { .. } => "duplicate-property",
            Self::SharedValue { .. } => "shared-value",
            Self::Overlap { .. } => "overlap",
            Self::Truncated { .. } => "truncated",
            Self::ElementCount { .. } => "element-count",
            Self::ElementType { .. } => "element-type",
            Self::Nesting { .. } => "nesting",
            Self::UnknownType { .. } => "unknown-type",
            Self::TypePadding { .. } => "type-padding",
            Self::Unterminated { .. } => "unterminated",
            Self::Undecodable { .. } => "undecodable",
            Self::Boolean { .. } => "boolean",
            Self::CodePage { .. } => "code-page",
            Self::DuplicateName { .. } => "duplicate-name",
        }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::StreamTooShort { .. } | Self::ByteOrder { .. } => Severity::Fatal,
            Self::NumPropertySets { .. }
            | Self::SetOffset { .. }
            | Self::PropertyCount { .. }
            | Self::PropertyOffset { .. }
            | Self::Truncated { .. }
            | Self::ElementCount { .. }
            | Self::ElementType { .. }
            | Self::Nesting { .. } => Severity::Error,
            Self::Version { .. }
            | Self::SetOverlap { .. }
            | Self::SetSize { .. }
            | Self::OffsetInTable { .. }
            | Self::DuplicateProperty { .. }
            | Self::SharedValue { .. }
            | Self::Overlap { .. }
            | Self::Undecodable { .. }
            | Self::CodePage { .. }
            | Self::DuplicateName { .. } => Severity::Warning,
            Self::UnalignedOffset { .. }
            | Self::UnknownType { .. }
            | Self::TypePadding { .. }
            | Self::Unterminated { .. }
            | Self::Boolean { .. } => Severity::Info,
        }
    }
}

impl fmt::Display for Corruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StreamTooShort { found } => write!(f, "{found} bytes, fewer than the 28 of the header"),
            Self::ByteOrder { found } => write!(f, "byte order mark 0x{found:04X} is not 0xFFFE"),
            Self::Version { found } => write!(f, "version {found} is neither 0 nor 1"),
            Self::NumPropertySets { found } => write!(f, "{found} property sets, not 1 or 2"),
            Self::SetOffset { found } => write!(f, "no property set fits at 0x{found:X}"),
            Self::SetOverlap { found } => {
                write!(f, "property set at 0x{found:X} begins inside the header or another set")
            }
            Self::SetSize { found, used } => {
                write!(f, "size of the property set is 0x{found:X}, taken as 0x{used:X}")
            }
            Self::PropertyCount { found, room } => {
                write!(f, "{found} properties, but the table has room for {room}")
            }
            Self::PropertyOffset { property, found, size } => {
                write!(f, "property {property} at 0x{found:X} lies outside the set of 0x{size:X} bytes")
            }
            Self::OffsetInTable { property, found } => {
                write!(f, "property {property} at 0x{found:X} lies in the table of properties")
            }
            Self::UnalignedOffset { property, found } => {
                write!(f, "property {property} at 0x{found:X}, not a multiple of 4")
            }
            Self::DuplicateProperty { property } => write!(f, "property {property} is there twice"),
            Self::SharedValue { property } => write!(f, "property {property} shares the value of another"),
            Self::Overlap { property } => write!(f, "value of property {property} runs into the next"),
            Self::Truncated { property, property_type } => {
                write!(f, "value of property {property}, {property_type}, is cut off")
            }
            Self::ElementCount { property, found } => {
                write!(f, "property {property} counts {found} elements, more than there can be")
            }
            Self::ElementType { property, found } => {
                write!(f, "property {property} has elements of type {found}")
            }
            Self::Nesting { property } => write!(f, "property {property} is nested too deeply"),
            Self::UnknownType { property, found } => write!(f, "property {property} is of type {found}"),
            Self::TypePadding { property, found } => {
                write!(f, "property {property} has 0x{found:04X} after its type, not 0")
            }
            Self::Unterminated { property } => write!(f, "string of property {property} lacks its U+0000"),
            Self::Undecodable { property, page } => {
                write!(f, "string of property {property} is not all of code page {page}")
            }
            Self::Boolean { property, found } => {
                write!(f, "Boolean of property {property} is 0x{found:04X}, neither 0 nor 0xFFFF")
            }
            Self::CodePage { found } => write!(f, "code page {found} cannot be read, taken as 1252"),
            Self::DuplicateName { property } => write!(f, "property {property} has two names"),
        }
    }
}
