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

pub(crate) use coded_values;

#[cfg(test)]
mod tests {
    use crate::{CalendarType, RecurrenceEnd};

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
}
