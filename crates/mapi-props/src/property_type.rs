//! Property types.

use std::fmt;

use mapi_codepage::CodePage;

/// The type of a property value ([MS-OXCDATA] 2.11.1), the lower 16 bits of a property tag.
///
/// Every 16-bit code has exactly one `PropertyType` and the other way round, so nothing is lost in reading:
/// codes without a meaning are [`Other`](Self::Other).
///
/// ```
/// use mapi_props::{PropertyType, ValueForm};
/// assert_eq!(PropertyType::from_code(0x101F), PropertyType::MultipleString);
/// assert_eq!(PropertyType::MultipleString.name(), "PtypMultipleString");
/// assert_eq!(PropertyType::MultipleString.element(), Some(PropertyType::String));
/// assert_eq!(PropertyType::Boolean.value_form(), ValueForm::Inline(2));
/// assert_eq!(PropertyType::Other(0x0033).code(), 0x0033);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum PropertyType {
    /// PtypUnspecified, 0x0000: a wildcard in requests, never a value.
    #[doc(alias = "PT_UNSPECIFIED")]
    Unspecified,
    /// PtypNull, 0x0001: a placeholder without a value.
    #[doc(alias = "PT_NULL")]
    Null,
    /// PtypInteger16, 0x0002: `i16`.
    #[doc(alias("PT_I2", "PT_SHORT"))]
    Integer16,
    /// PtypInteger32, 0x0003: `i32`.
    #[doc(alias("PT_LONG", "PT_I4"))]
    Integer32,
    /// PtypFloating32, 0x0004: `f32`.
    #[doc(alias("PT_R4", "PT_FLOAT"))]
    Floating32,
    /// PtypFloating64, 0x0005: `f64`.
    #[doc(alias("PT_DOUBLE", "PT_R8"))]
    Floating64,
    /// PtypCurrency, 0x0006: `i64`, the amount times 10,000.
    #[doc(alias = "PT_CURRENCY")]
    Currency,
    /// PtypFloatingTime, 0x0007: `f64`, days since 1899-12-30.
    #[doc(alias = "PT_APPTIME")]
    FloatingTime,
    /// PtypErrorCode, 0x000A: `u32`.
    #[doc(alias = "PT_ERROR")]
    ErrorCode,
    /// PtypBoolean, 0x000B: 16 bits in a `.msg`, one byte elsewhere.
    #[doc(alias = "PT_BOOLEAN")]
    Boolean,
    /// PtypObject (PtypEmbeddedTable), 0x000D: a storage or a table.
    #[doc(alias = "PT_OBJECT")]
    Object,
    /// PtypInteger64, 0x0014: `i64`.
    #[doc(alias("PT_I8", "PT_LONGLONG"))]
    Integer64,
    /// PtypString8, 0x001E: text in the code page of the object.
    #[doc(alias = "PT_STRING8")]
    String8,
    /// PtypString, 0x001F: UTF-16LE text.
    #[doc(alias = "PT_UNICODE")]
    String,
    /// PtypTime, 0x0040: FILETIME.
    #[doc(alias = "PT_SYSTIME")]
    Time,
    /// PtypGuid, 0x0048: 16 bytes.
    #[doc(alias = "PT_CLSID")]
    Guid,
    /// PtypServerId, 0x00FB: ids of a server, bytes.
    #[doc(alias = "PT_SVREID")]
    ServerId,
    /// PtypRestriction, 0x00FD: a restriction, bytes.
    #[doc(alias = "PT_SRESTRICT")]
    Restriction,
    /// PtypRuleAction, 0x00FE: rule actions, bytes.
    #[doc(alias = "PT_ACTIONS")]
    RuleAction,
    /// PtypBinary, 0x0102: bytes.
    #[doc(alias = "PT_BINARY")]
    Binary,
    /// PtypMultipleInteger16, 0x1002.
    #[doc(alias("PT_MV_I2", "PT_MV_SHORT"))]
    MultipleInteger16,
    /// PtypMultipleInteger32, 0x1003.
    #[doc(alias = "PT_MV_LONG")]
    MultipleInteger32,
    /// PtypMultipleFloating32, 0x1004.
    #[doc(alias = "PT_MV_R4")]
    MultipleFloating32,
    /// PtypMultipleFloating64, 0x1005.
    #[doc(alias = "PT_MV_DOUBLE")]
    MultipleFloating64,
    /// PtypMultipleCurrency, 0x1006.
    #[doc(alias = "PT_MV_CURRENCY")]
    MultipleCurrency,
    /// PtypMultipleFloatingTime, 0x1007.
    #[doc(alias = "PT_MV_APPTIME")]
    MultipleFloatingTime,
    /// PtypMultipleInteger64, 0x1014.
    #[doc(alias = "PT_MV_I8")]
    MultipleInteger64,
    /// PtypMultipleString8, 0x101E.
    #[doc(alias = "PT_MV_STRING8")]
    MultipleString8,
    /// PtypMultipleString, 0x101F.
    #[doc(alias = "PT_MV_UNICODE")]
    MultipleString,
    /// PtypMultipleTime, 0x1040.
    #[doc(alias = "PT_MV_SYSTIME")]
    MultipleTime,
    /// PtypMultipleGuid, 0x1048.
    #[doc(alias = "PT_MV_CLSID")]
    MultipleGuid,
    /// PtypMultipleBinary, 0x1102.
    #[doc(alias = "PT_MV_BINARY")]
    MultipleBinary,
    /// A string in a code page named by the type itself ([MS-OXCFXICS] 2.2.4.1.1.1): the whole 16-bit code, 0x8000
    /// or'ed with the page. Such types occur in FastTransfer streams, not in a `.msg`.
    CodePageString(CodePageStringType),
    /// A code without a meaning known here. Its values are kept as bytes.
    Other(u16),
}

/// The code of a type that names the code page of its string, 0x8000 or'ed with the page.
///
/// Only made by [`PropertyType::from_code`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CodePageStringType(u16);

impl CodePageStringType {
    /// The 16-bit type code.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// The code page: the lower 15 bits, or all 16 where these are no page (65001 already has the bit).
    #[must_use]
    pub const fn code_page(self) -> CodePage {
        if is_page(self.0 & 0x7FFF) { CodePage::new(self.0 & 0x7FFF) } else { CodePage::new(self.0) }
    }
}

/// Where the value of a type is found in a property stream and beside it ([MS-OXMSG] 2.1.3, 2.4.2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ValueForm {
    /// There is no value (PtypNull, PtypUnspecified).
    None,
    /// In the first so many bytes of the entry's 8 value bytes; the others mean nothing.
    Inline(usize),
    /// In a stream of its own.
    Stream,
    /// A storage of its own (PtypObject).
    Storage,
    /// In one stream, elements of so many bytes back to back.
    MultipleInline(usize),
    /// In a stream of lengths with records of so many bytes, and one stream for each element.
    MultipleStream(usize),
    /// Unknown type: the 8 value bytes are kept, and a stream of the property's name if there is one.
    Unknown,
}

use PropertyType as P;

impl PropertyType {
    /// The type with a code.
    #[must_use]
    pub const fn from_code(code: u16) -> Self {
        match code {
            0x0000 => P::Unspecified,
            0x0001 => P::Null,
            0x0002 => P::Integer16,
            0x0003 => P::Integer32,
            0x0004 => P::Floating32,
            0x0005 => P::Floating64,
            0x0006 => P::Currency,
            0x0007 => P::FloatingTime,
            0x000A => P::ErrorCode,
            0x000B => P::Boolean,
            0x000D => P::Object,
            0x0014 => P::Integer64,
            0x001E => P::String8,
            0x001F => P::String,
            0x0040 => P::Time,
            0x0048 => P::Guid,
            0x00FB => P::ServerId,
            0x00FD => P::Restriction,
            0x00FE => P::RuleAction,
            0x0102 => P::Binary,
            0x1002 => P::MultipleInteger16,
            0x1003 => P::MultipleInteger32,
            0x1004 => P::MultipleFloating32,
            0x1005 => P::MultipleFloating64,
            0x1006 => P::MultipleCurrency,
            0x1007 => P::MultipleFloatingTime,
            0x1014 => P::MultipleInteger64,
            0x101E => P::MultipleString8,
            0x101F => P::MultipleString,
            0x1040 => P::MultipleTime,
            0x1048 => P::MultipleGuid,
            0x1102 => P::MultipleBinary,
            0x8000.. if is_page(code & 0x7FFF) || is_page(code) => {
                P::CodePageString(CodePageStringType(code))
            }
            other => P::Other(other),
        }
    }

    /// The 16-bit code.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            P::Unspecified => 0x0000,
            P::Null => 0x0001,
            P::Integer16 => 0x0002,
            P::Integer32 => 0x0003,
            P::Floating32 => 0x0004,
            P::Floating64 => 0x0005,
            P::Currency => 0x0006,
            P::FloatingTime => 0x0007,
            P::ErrorCode => 0x000A,
            P::Boolean => 0x000B,
            P::Object => 0x000D,
            P::Integer64 => 0x0014,
            P::String8 => 0x001E,
            P::String => 0x001F,
            P::Time => 0x0040,
            P::Guid => 0x0048,
            P::ServerId => 0x00FB,
            P::Restriction => 0x00FD,
            P::RuleAction => 0x00FE,
            P::Binary => 0x0102,
            P::MultipleInteger16 => 0x1002,
            P::MultipleInteger32 => 0x1003,
            P::MultipleFloating32 => 0x1004,
            P::MultipleFloating64 => 0x1005,
            P::MultipleCurrency => 0x1006,
            P::MultipleFloatingTime => 0x1007,
            P::MultipleInteger64 => 0x1014,
            P::MultipleString8 => 0x101E,
            P::MultipleString => 0x101F,
            P::MultipleTime => 0x1040,
            P::MultipleGuid => 0x1048,
            P::MultipleBinary => 0x1102,
            P::CodePageString(page) => page.0,
            P::Other(code) => code,
        }
    }

    /// The name in the specification, as in `PtypString`; `unknown` for [`Other`](Self::Other).
    ///
    /// A string type that names its code page answers `PtypString8`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            P::Unspecified => "PtypUnspecified",
            P::Null => "PtypNull",
            P::Integer16 => "PtypInteger16",
            P::Integer32 => "PtypInteger32",
            P::Floating32 => "PtypFloating32",
            P::Floating64 => "PtypFloating64",
            P::Currency => "PtypCurrency",
            P::FloatingTime => "PtypFloatingTime",
            P::ErrorCode => "PtypErrorCode",
            P::Boolean => "PtypBoolean",
            P::Object => "PtypObject",
            P::Integer64 => "PtypInteger64",
            P::String8 | P::CodePageString(_) => "PtypString8",
            P::String => "PtypString",
            P::Time => "PtypTime",
            P::Guid => "PtypGuid",
            P::ServerId => "PtypServerId",
            P::Restriction => "PtypRestriction",
            P::RuleAction => "PtypRuleAction",
            P::Binary => "PtypBinary",
            P::MultipleInteger16 => "PtypMultipleInteger16",
            P::MultipleInteger32 => "PtypMultipleInteger32",
            P::MultipleFloating32 => "PtypMultipleFloating32",
            P::MultipleFloating64 => "PtypMultipleFloating64",
            P::MultipleCurrency => "PtypMultipleCurrency",
            P::MultipleFloatingTime => "PtypMultipleFloatingTime",
            P::MultipleInteger64 => "PtypMultipleInteger64",
            P::MultipleString8 => "PtypMultipleString8",
            P::MultipleString => "PtypMultipleString",
            P::MultipleTime => "PtypMultipleTime",
            P::MultipleGuid => "PtypMultipleGuid",
            P::MultipleBinary => "PtypMultipleBinary",
            P::Other(_) => "unknown",
        }
    }

    /// Where values of this type lie in a `.msg`.
    #[must_use]
    pub const fn value_form(self) -> ValueForm {
        match self {
            P::Unspecified | P::Null => ValueForm::None,
            P::Integer16 | P::Boolean => ValueForm::Inline(2),
            P::Integer32 | P::Floating32 | P::ErrorCode => ValueForm::Inline(4),
            P::Floating64 | P::Currency | P::FloatingTime | P::Integer64 | P::Time => ValueForm::Inline(8),
            P::Object => ValueForm::Storage,
            P::String8
            | P::String
            | P::Guid
            | P::ServerId
            | P::Restriction
            | P::RuleAction
            | P::Binary
            | P::CodePageString(_) => ValueForm::Stream,
            P::MultipleInteger16 => ValueForm::MultipleInline(2),
            P::MultipleInteger32 | P::MultipleFloating32 => ValueForm::MultipleInline(4),
            P::MultipleFloating64
            | P::MultipleCurrency
            | P::MultipleFloatingTime
            | P::MultipleInteger64
            | P::MultipleTime => ValueForm::MultipleInline(8),
            P::MultipleGuid => ValueForm::MultipleInline(16),
            P::MultipleString8 | P::MultipleString => ValueForm::MultipleStream(4),
            P::MultipleBinary => ValueForm::MultipleStream(8),
            P::Other(_) => ValueForm::Unknown,
        }
    }

    /// Whether values are lists: one of the `PtypMultiple...` types, or an unknown code with the multivalue flag
    /// 0x1000.
    #[must_use]
    pub const fn is_multiple(self) -> bool {
        match self {
            P::Other(code) => code & 0x9000 == 0x1000,
            _ => matches!(self.value_form(), ValueForm::MultipleInline(_) | ValueForm::MultipleStream(_)),
        }
    }

    /// The type of the elements of a `PtypMultiple...` type.
    #[must_use]
    pub const fn element(self) -> Option<Self> {
        if self.is_multiple() { Some(Self::from_code(self.code() & 0x0FFF)) } else { None }
    }

    /// Whether single values are text: PtypString, PtypString8 or a string that names its code page.
    #[must_use]
    pub const fn is_string(self) -> bool {
        matches!(self, P::String | P::String8 | P::CodePageString(_))
    }
}

impl fmt::Display for PropertyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            P::Other(code) => write!(f, "0x{code:04X}"),
            P::CodePageString(page) => write!(f, "PtypString8 in code page {}", page.code_page().number()),
            _ => f.write_str(self.name()),
        }
    }
}

/// Whether a number is one of the Windows code page identifiers.
const fn is_page(number: u16) -> bool {
    matches!(
        number,
        37 | 437 | 500 | 708 | 709 | 710 | 720 | 737 | 775 | 850 | 852 | 855 | 857 | 858 | 860..=866 | 869 | 870 | 874 | 875
            | 932 | 936 | 949 | 950 | 1026 | 1047 | 1140..=1149 | 1200 | 1201 | 1250..=1258 | 1361 | 10000..=10008
            | 10010 | 10017 | 10021 | 10029 | 10079 | 10081 | 10082 | 12000 | 12001 | 20000..=20005 | 20105..=20108
            | 20127 | 20261 | 20269 | 20273 | 20277 | 20278 | 20280 | 20284 | 20285 | 20290 | 20297 | 20420 | 20423
            | 20424 | 20833 | 20838 | 20866 | 20871 | 20880 | 20905 | 20924 | 20932 | 20936 | 20949 | 21025 | 21027
            | 21866 | 28591..=28599 | 28603 | 28605 | 29001 | 38598 | 50220..=50222 | 50225 | 50227 | 50229..=50231
            | 50233 | 50930 | 50931 | 50933 | 50935..=50937 | 50939 | 51932 | 51936 | 51949 | 51950 | 52936 | 54936
            | 57002..=57011 | 65000 | 65001
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_type() {
        for code in 0..=u16::MAX {
            assert_eq!(PropertyType::from_code(code).code(), code, "0x{code:04X}");
        }
    }

    #[test]
    fn elements_of_multiple_types_are_single_types() {
        for code in 0..=u16::MAX {
            let kind = PropertyType::from_code(code);
            if let Some(element) = kind.element() {
                assert!(!element.is_multiple());
                if !matches!(kind, PropertyType::Other(_)) {
                    assert_eq!(
                        kind.name(),
                        format!("PtypMultiple{}", element.name().trim_start_matches("Ptyp"))
                    );
                }
            }
        }
    }

    #[test]
    fn a_type_may_name_its_code_page() {
        for (code, page) in [(0x84B0, 1200), (0x84E4, 1252), (0xFDE9, 65001), (0x83A4, 932)] {
            let kind = PropertyType::from_code(code);
            let PropertyType::CodePageString(string) = kind else { panic!("0x{code:04X} is {kind:?}") };
            assert_eq!(string.code_page().number(), page);
            assert!(kind.is_string());
        }
        assert_eq!(PropertyType::from_code(0xFEFF), PropertyType::Other(0xFEFF));
    }
}
