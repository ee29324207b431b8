//! What can be wrong with compressed RTF or with RTF itself: one case a variant, each with found and allowed values.

use std::fmt;

use crate::finding::Severity;

/// One way in which the bytes deviate from [MS-OXRTFCP], [MS-OXRTFEX] or the RTF specification.
///
/// The same value is a finding of a tolerant reader and the cause of an error of a strict one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Corruption {
    /// The stream ends inside the 16-byte header of compressed RTF.
    HeaderTooShort {
        /// Length of the stream in bytes.
        found: u64,
    },
    /// There is no compression header: the stream itself begins with `{\rtf`.
    HeaderMissing,
    /// COMPTYPE is neither LZFu nor MELA.
    CompressionType {
        /// The COMPTYPE found.
        found: u32,
    },
    /// COMPSIZE promises more bytes than the stream has.
    CompressedSize {
        /// Bytes after the COMPSIZE field, as stated.
        stated: u32,
        /// Bytes after the COMPSIZE field, as present.
        found: u64,
    },
    /// The stream goes on after the bytes that COMPSIZE counts.
    TrailingBytes {
        /// Number of bytes that COMPSIZE does not count.
        found: u64,
    },
    /// The RTF is not as long as RAWSIZE says.
    RawSize {
        /// RAWSIZE, in bytes.
        stated: u32,
        /// Length of the RTF that came out, in bytes.
        found: u64,
    },
    /// RAWSIZE of stored (MELA) contents counts 12 bytes of the header, as one widespread writer has it.
    StoredRawSize {
        /// RAWSIZE, in bytes.
        stated: u32,
        /// Length of the RTF, in bytes.
        found: u64,
    },
    /// The CRC of the contents is not the one in the header.
    Crc {
        /// CRC in the header.
        stated: u32,
        /// CRC of the contents.
        computed: u32,
    },
    /// The header of stored (MELA) contents has a CRC; it should be 0 and is never checked.
    StoredCrc {
        /// CRC in the header.
        found: u32,
    },
    /// The contents end without the reference that marks their end.
    MissingEndMarker,
    /// A dictionary reference reads a place that nothing was written to yet.
    UnwrittenReference {
        /// Offset in the dictionary, 207 to 4095.
        found: u16,
    },
    /// The RTF does not begin with `{\rtf`.
    NotRtf,
    /// A group ends that never began.
    UnbalancedGroupEnd,
    /// Groups are still open where the RTF ends.
    UnclosedGroups {
        /// How many.
        found: u64,
    },
    /// Groups are nested deeper than their state is kept; the innermost share the state of the last that has one.
    GroupsTooDeep {
        /// Depth up to which each group has a state of its own.
        kept: u32,
    },
    /// `\'` is not followed by two hexadecimal digits.
    HexEscape,
    /// `\bin` promises more bytes than are left.
    BinaryLength {
        /// Bytes promised.
        stated: u32,
        /// Bytes left.
        found: u64,
    },
    /// `\u` gives half of a surrogate pair without the other half.
    UnpairedSurrogate {
        /// The UTF-16 code unit.
        found: u16,
    },
    /// `\u` gives a number that is no character.
    CharacterNumber {
        /// The number.
        found: i32,
    },
    /// Bytes that the code page in force does not assign; U+FFFD stands in their place.
    Undecodable {
        /// Number of the code page.
        code_page: u16,
    },
    /// A code page or charset that the RTF names is not known. That of the document was used for a font, windows-1252 for
    /// the document.
    UnknownCodePage {
        /// The number after `\ansicpg`, `\cpg` or `\fcharset`.
        found: i32,
    },
    /// Something other than white space or NUL follows the end of the document; it was not read.
    TrailingContent {
        /// Number of bytes left.
        found: u64,
    },
}

impl Corruption {
    /// A short name that does not change between versions, for machines: `rtf-crc`, `rtf-unclosed-groups`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::HeaderTooShort { .. } => "rtf-header-too-short",
            Self::HeaderMissing => "rtf-header-missing",
            Self::CompressionType { .. } => "rtf-compression-type",
            Self::CompressedSize { .. } => "rtf-compressed-size",
            Self::TrailingBytes { .. } => "rtf-trailing-bytes",
            Self::RawSize { .. } => "rtf-raw-size",
            Self::StoredRawSize { .. } => "rtf-stored-raw-size",
            Self::Crc { .. } => "rtf-crc",
            Self::StoredCrc { .. } => "rtf-stored-crc",
            Self::MissingEndMarker => "rtf-missing-end-marker",
            Self::UnwrittenReference { .. } => "rtf-unwritten-reference",
            Self::NotRtf => "rtf-signature",
            Self::UnbalancedGroupEnd => "rtf-unbalanced-group-end",
            Self::UnclosedGroups { .. } => "rtf-unclosed-groups",
            Self::GroupsTooDeep { .. } => "rtf-groups-too-deep",
            Self::HexEscape => "rtf-hex-escape",
            Self::BinaryLength { .. } => "rtf-binary-length",
            Self::UnpairedSurrogate { .. } => "rtf-unpaired-surrogate",
            Self::CharacterNumber { .. } => "rtf-character-number",
            Self::Undecodable { .. } => "rtf-undecodable",
            Self::UnknownCodePage { .. } => "rtf-unknown-code-page",
            Self::TrailingContent { .. } => "rtf-trailing-content",
        }
    }

    /// How bad it is for what was read.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::StoredRawSize { .. } | Self::StoredCrc { .. } | Self::TrailingContent { .. } => {
                Severity::Info
            }
            Self::HeaderMissing
            | Self::TrailingBytes { .. }
            | Self::NotRtf
            | Self::UnbalancedGroupEnd
            | Self::UnclosedGroups { .. }
            | Self::GroupsTooDeep { .. }
            | Self::HexEscape
            | Self::UnpairedSurrogate { .. }
            | Self::CharacterNumber { .. }
            | Self::Undecodable { .. }
            | Self::UnknownCodePage { .. } => Severity::Warning,
            Self::CompressedSize { .. }
            | Self::RawSize { .. }
            | Self::Crc { .. }
            | Self::MissingEndMarker
            | Self::UnwrittenReference { .. }
            | Self::BinaryLength { .. } => Severity::Error,
            Self::HeaderTooShort { .. } | Self::CompressionType { .. } => Severity::Fatal,
        }
    }

    /// Whether U+FFFD had to stand in for a character.
    pub(crate) const fn loses_text(&self) -> bool {
        matches!(
            self,
            Self::UnpairedSurrogate { .. } | Self::CharacterNumber { .. } | Self::Undecodable { .. }
        )
    }

    /// What was found, as text, where there is a value to show.
    #[must_use]
    pub fn found(&self) -> Option<String> {
        Some(match *self {
            Self::HeaderTooShort { found } => format!("{found} bytes"),
            Self::CompressionType { found } | Self::StoredCrc { found } => format!("0x{found:08X}"),
            Self::CompressedSize { stated, .. }
            | Self::RawSize { stated, .. }
            | Self::StoredRawSize { stated, .. } => format!("{stated} bytes"),
            Self::BinaryLength { stated, .. } => format!("{stated} bytes"),
            Self::TrailingBytes { found } | Self::TrailingContent { found } => format!("{found} bytes"),
            Self::Crc { stated, .. } => format!("0x{stated:08X}"),
            Self::UnwrittenReference { found } => format!("0x{found:03X}"),
            Self::UnclosedGroups { found } => format!("{found} open groups"),
            Self::UnpairedSurrogate { found } => format!("0x{found:04X}"),
            Self::CharacterNumber { found } | Self::UnknownCodePage { found } => found.to_string(),
            Self::HeaderMissing
            | Self::MissingEndMarker
            | Self::NotRtf
            | Self::UnbalancedGroupEnd
            | Self::GroupsTooDeep { .. }
            | Self::HexEscape
            | Self::Undecodable { .. } => return None,
        })
    }

    /// What would have been right, as text, where one value can be named.
    #[must_use]
    pub fn expected(&self) -> Option<String> {
        Some(match *self {
            Self::HeaderTooShort { .. } => "16 bytes".to_owned(),
            Self::HeaderMissing => "a 16-byte header".to_owned(),
            Self::CompressionType { .. } => "0x75465A4C (LZFu) or 0x414C454D (MELA)".to_owned(),
            Self::CompressedSize { found, .. }
            | Self::RawSize { found, .. }
            | Self::StoredRawSize { found, .. } => format!("{found} bytes"),
            Self::BinaryLength { found, .. } => format!("at most {found} bytes"),
            Self::Crc { computed, .. } => format!("0x{computed:08X}"),
            Self::StoredCrc { .. } => "0x00000000".to_owned(),
            Self::NotRtf => "{\\rtf".to_owned(),
            Self::GroupsTooDeep { kept } => format!("at most {kept} levels"),
            Self::HexEscape => "two hexadecimal digits".to_owned(),
            Self::Undecodable { code_page } => format!("text in code page {code_page}"),
            _ => return None,
        })
    }
}

impl fmt::Display for Corruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::HeaderTooShort { found } => {
                write!(f, "the header has {found} of its 16 bytes")
            }
            Self::HeaderMissing => f.write_str("RTF without a compression header"),
            Self::CompressionType { found } => {
                write!(f, "COMPTYPE 0x{found:08X} is neither LZFu (0x75465A4C) nor MELA (0x414C454D)")
            }
            Self::CompressedSize { stated, found } => {
                write!(f, "COMPSIZE promises {stated} bytes, {found} are there")
            }
            Self::TrailingBytes { found } => write!(f, "{found} bytes after those that COMPSIZE counts"),
            Self::RawSize { stated, found } => {
                write!(f, "RAWSIZE says {stated} bytes of RTF, {found} came out")
            }
            Self::StoredRawSize { stated, found } => {
                write!(f, "RAWSIZE of {found} stored bytes says {stated}, counting 12 of the header")
            }
            Self::Crc { stated, computed } => {
                write!(f, "CRC in the header is 0x{stated:08X}, of the contents 0x{computed:08X}")
            }
            Self::StoredCrc { found } => {
                write!(f, "CRC of stored contents is 0x{found:08X}, not 0")
            }
            Self::MissingEndMarker => f.write_str("the contents end without an end marker"),
            Self::UnwrittenReference { found } => {
                write!(f, "reference to dictionary offset 0x{found:03X}, which nothing was written to")
            }
            Self::NotRtf => f.write_str("the text does not begin with {\\rtf"),
            Self::UnbalancedGroupEnd => f.write_str("a group ends that never began"),
            Self::UnclosedGroups { found } => write!(f, "{found} groups are not closed"),
            Self::GroupsTooDeep { kept } => write!(f, "groups nested deeper than {kept}"),
            Self::HexEscape => f.write_str("\\' without two hexadecimal digits"),
            Self::BinaryLength { stated, found } => {
                write!(f, "\\bin promises {stated} bytes, {found} are left")
            }
            Self::UnpairedSurrogate { found } => {
                write!(f, "surrogate 0x{found:04X} without its other half")
            }
            Self::CharacterNumber { found } => write!(f, "\\u{found} is no character"),
            Self::Undecodable { code_page } => write!(f, "bytes that code page {code_page} does not assign"),
            Self::UnknownCodePage { found } => write!(f, "unknown code page or charset {found}"),
            Self::TrailingContent { found } => write!(f, "{found} bytes after the end of the document"),
        }
    }
}
