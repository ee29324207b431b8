//! Case folding, character by character.

/// The character that stands for all its case variants: Unicode's simple case folding.
///
/// Made of the mappings that the standard library has: the lower case of the upper case, where both are one character.
/// The differences to the table of simple foldings (CaseFolding.txt, status C and S) are the arms before the last.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        // Dotless i: its upper case is I, but it is no variant of i.
        '\u{131}' => c,
        // Letters that have no single upper case, and whose variant is another lower-case letter.
        '\u{1FD3}' => '\u{390}',
        '\u{1FE3}' => '\u{3B0}',
        '\u{FB05}' => '\u{FB06}',
        _ => {
            let upper = single(c.to_uppercase()).unwrap_or(c);
            match upper {
                // Cherokee folds to its upper case, which is older.
                '\u{13A0}'..='\u{13F5}' => upper,
                _ => single(upper.to_lowercase()).unwrap_or(upper),
            }
        }
    }
}

/// The one character of a mapping that has one.
fn single(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next()?;
    mapped.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn variants_of_a_letter_fold_to_one() {
        for variants in [
            "Aa",
            "\u{C4}\u{E4}",
            "\u{3A3}\u{3C3}\u{3C2}",
            "K\u{212A}k",
            "\u{17F}Ss",
            "\u{1E9E}\u{DF}",
            "\u{1C4}\u{1C5}\u{1C6}",
            "\u{B5}\u{39C}\u{3BC}",
            "\u{1F88}\u{1F80}",
            "\u{13A0}\u{AB70}",
            "\u{10400}\u{10428}",
            "\u{FB05}\u{FB06}",
        ] {
            let mut folded: Vec<char> = variants.chars().map(fold).collect();
            folded.dedup();
            assert_eq!(folded.len(), 1, "{variants}");
        }
    }

    #[test]
    fn letters_that_are_no_variants_stay_apart() {
        assert_ne!(fold('\u{131}'), fold('i'), "dotless i");
        assert_ne!(fold('\u{130}'), fold('i'), "I with a dot has no simple folding");
        assert_ne!(fold('\u{E4}'), fold('a'));
    }

    quickcheck! {
        fn folding_twice_is_folding_once(c: char) -> bool {
            fold(fold(c)) == fold(c)
        }
    }
}
