//! Enumerations whose numbers come from files: the known ones by name, and room for all others.

/// Defines an enumeration of the numbers a specification names, with the variant `Other` for the rest, so that any
/// number survives reading and writing.
///
/// Each variant is written `Name = number => "word"`; the word is what reports and JSON show.
macro_rules! coded_values {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident($raw:ty) {
            $($(#[$variant_meta:meta])* $variant:ident = $value:literal => $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[non_exhaustive]
        $vis enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A number that the specification does not name.
            Other($raw),
        }

        impl $name {
            /// The value for a number as it stands in a file.
            #[must_use]
            pub const fn from_number(raw: $raw) -> Self {
                match raw {
                    $($value => Self::$variant,)+
                    other => Self::Other(other),
                }
            }

            /// The number as it stands in a file.
            #[must_use]
            pub const fn number(self) -> $raw {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Other(other) => other,
                }
            }

            /// The word for it in reports; `None` for a number that has no name.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($word),)+
                    Self::Other(_) => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "{:#x}", self.number()),
                }
            }
        }
    };
}

/// Defines a set of flags over an unsigned number, with a word for each flag; unnamed bits are kept.
///
/// Each flag is written `NAME = bit => "word"`.
macro_rules! flag_set {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident($raw:ty) {
            $($(#[$flag_meta:meta])* $flag:ident = $bit:literal => $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
        $vis struct $name($raw);

        impl $name {
            $($(#[$flag_meta])* pub const $flag: Self = Self($bit);)+

            /// From the number as it stands in a file.
            #[must_use]
            pub const fn new(bits: $raw) -> Self {
                Self(bits)
            }

            /// The number as it stands in a file.
            #[must_use]
            pub const fn bits(self) -> $raw {
                self.0
            }

            /// Whether all flags of `other` are set.
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// The words of the flags that are set, lowest bit first; bits without a name are left out.
            pub fn names(self) -> impl Iterator<Item = &'static str> {
                let named = [$((Self::$flag, $word)),+];
                named.into_iter().filter(move |&(flag, _)| self.contains(flag)).map(|(_, word)| word)
            }
        }

        impl std::fmt::Display for $name {
            /// The words of the flags, then the bits without a name.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut separator = "";
                for name in self.names() {
                    write!(f, "{separator}{name}")?;
                    separator = ", ";
                }
                let unnamed = self.0 & !(0 $(| $bit)+);
                if unnamed != 0 || separator.is_empty() { write!(f, "{separator}{unnamed:#x}") } else { Ok(()) }
            }
        }
    };
}

pub(crate) use {coded_values, flag_set};

#[cfg(test)]
mod tests {
    use crate::{CalendarType, OverrideFlags, RecurrenceEnd};

    #[test]
    fn every_number_survives_and_known_ones_have_a_word() {
        for raw in (0..=u16::MAX).step_by(7).chain(0..64) {
            assert_eq!(CalendarType::from_number(raw).number(), raw);
        }
        assert_eq!(RecurrenceEnd::from_number(0x2022), RecurrenceEnd::AfterCount);
        assert_eq!(RecurrenceEnd::AfterCount.to_string(), "after_count");
        assert_eq!(RecurrenceEnd::from_number(16).to_string(), "0x10");
        assert_eq!(RecurrenceEnd::from_number(16).name(), None);
    }

    #[test]
    fn flags_read_as_words_and_unnamed_bits_as_a_number() {
        assert_eq!(OverrideFlags::new(0x21).to_string(), "subject, busy_status");
        assert_eq!(OverrideFlags::new(0x8001).to_string(), "subject, 0x8000");
        assert_eq!(OverrideFlags::new(0).to_string(), "0x0");
        assert!(OverrideFlags::new(0x21).contains(OverrideFlags::BUSY_STATUS));
    }
}
