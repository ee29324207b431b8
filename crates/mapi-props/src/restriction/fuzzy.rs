//! How exactly text has to match.

use std::borrow::Cow;
use std::fmt;
use std::ops::BitOr;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use crate::restriction::fold::fold;

/// How exactly a value has to match in a content restriction: `FL_...`.
///
/// The lower 16 bits say which part of the value is looked at, exactly one of [`FULL_STRING`](Self::FULL_STRING),
/// [`SUBSTRING`](Self::SUBSTRING) and [`PREFIX`](Self::PREFIX). The upper bits say what does not count in text; they do
/// not matter for bytes.
///
/// ```
/// use mapi_props::FuzzyLevel;
/// let level = FuzzyLevel::PREFIX | FuzzyLevel::IGNORE_CASE;
/// assert_eq!(level.bits(), 0x0001_0002);
/// assert!(level.contains(FuzzyLevel::IGNORE_CASE));
/// assert_eq!(format!("{level:?}"), "FuzzyLevel(0x00010002)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FuzzyLevel(u32);

/// Which part of a value is looked at.
#[derive(Clone, Copy)]
pub(super) enum Part {
    All,
    Anywhere,
    Start,
}

impl FuzzyLevel {
    /// `FL_FULLSTRING`: the whole value is equal.
    pub const FULL_STRING: Self = Self(0);
    /// `FL_SUBSTRING`: it occurs anywhere in the value.
    pub const SUBSTRING: Self = Self(1);
    /// `FL_PREFIX`: the value begins with it.
    pub const PREFIX: Self = Self(2);
    /// `FL_IGNORECASE`: upper and lower case are the same, by Unicode's simple case folding.
    pub const IGNORE_CASE: Self = Self(0x1_0000);
    /// `FL_IGNORENONSPACE`: marks that take no room of their own (general category Mn after canonical
    /// decomposition) do not count.
    pub const IGNORE_NON_SPACE: Self = Self(0x2_0000);
    /// `FL_LOOSE`: as far as both of the others go.
    pub const LOOSE: Self = Self(0x4_0000);

    /// The level of MAPI's word. What cannot be evaluated is said by [`Restriction::check`](crate::Restriction::check).
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// MAPI's word.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether all bits of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Which part is looked at; `None` if the lower bits name none or several.
    pub(super) const fn part(self) -> Option<Part> {
        match self.0 & 0xFFFF {
            0 => Some(Part::All),
            1 => Some(Part::Anywhere),
            2 => Some(Part::Start),
            _ => None,
        }
    }

    /// What of a text counts.
    pub(super) fn essence(self, text: Cow<'_, str>) -> Cow<'_, str> {
        let loose = self.contains(Self::LOOSE);
        let marks = loose || self.contains(Self::IGNORE_NON_SPACE);
        let case = loose || self.contains(Self::IGNORE_CASE);
        let text = if marks && !text.is_ascii() {
            let spacing = |c: &char| c.general_category() != GeneralCategory::NonspacingMark;
            Cow::Owned(text.nfd().filter(spacing).collect())
        } else {
            text
        };
        if case { Cow::Owned(text.chars().map(fold).collect()) } else { text }
    }
}

impl BitOr for FuzzyLevel {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Debug for FuzzyLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FuzzyLevel(0x{:08X})", self.0)
    }
}

impl Part {
    /// Whether the text matches.
    pub(super) fn in_text(self, text: &str, sought: &str) -> bool {
        match self {
            Self::All => text == sought,
            Self::Anywhere => text.contains(sought),
            Self::Start => text.starts_with(sought),
        }
    }

    /// Whether the bytes match.
    pub(super) fn in_bytes(self, bytes: &[u8], sought: &[u8]) -> bool {
        match self {
            Self::All => bytes == sought,
            Self::Anywhere => memchr::memmem::find(bytes, sought).is_some(),
            Self::Start => bytes.starts_with(sought),
        }
    }
}
