//! Text and bytes that are looked for in values.

use crate::CodePage;
use crate::restriction::tests::row;
use crate::restriction::{FuzzyLevel, Restriction};
use crate::tag::{PropertyId, PropertyTag};
use crate::value::PropertyValue;

use FuzzyLevel as F;
use PropertyValue as V;

fn finds(level: F, sought: impl Into<V>, value: impl Into<V>) -> bool {
    let (sought, value) = (sought.into(), value.into());
    let tag = PropertyId::new(0x1234).with_type(value.property_type());
    let restriction = Restriction::Content { level, tag, value: sought };
    restriction.check().unwrap();
    restriction.matches(&[(tag, value)])
}

#[test]
fn the_lower_bits_say_which_part_is_looked_at() {
    for (sought, all, start, anywhere) in [
        ("Hello", true, true, true),
        ("Hel", false, true, true),
        ("ell", false, false, true),
        ("Hello!", false, false, false),
        ("hello", false, false, false),
        ("", false, true, true),
    ] {
        assert_eq!(finds(F::FULL_STRING, sought, "Hello"), all, "{sought}");
        assert_eq!(finds(F::PREFIX, sought, "Hello"), start, "{sought}");
        assert_eq!(finds(F::SUBSTRING, sought, "Hello"), anywhere, "{sought}");
    }
    assert!(finds(F::FULL_STRING, "", ""));
}

#[test]
fn case_does_not_count_if_asked() {
    for part in [F::FULL_STRING, F::PREFIX, F::SUBSTRING] {
        assert!(!finds(part, "STRA\u{1E9E}E", "stra\u{DF}e"));
        assert!(finds(part | F::IGNORE_CASE, "STRA\u{1E9E}E", "stra\u{DF}e"));
        assert!(finds(part | F::LOOSE, "STRA\u{1E9E}E", "stra\u{DF}e"));
        assert!(!finds(part | F::IGNORE_CASE, "strasse", "stra\u{DF}e"), "one letter is not two");
    }
}

#[test]
fn marks_that_take_no_room_do_not_count_if_asked() {
    for composed in ["\u{E9}t\u{E9}", "e\u{301}te\u{301}"] {
        assert!(!finds(F::FULL_STRING, "ete", composed));
        assert!(finds(F::FULL_STRING | F::IGNORE_NON_SPACE, "ete", composed));
        assert!(finds(F::FULL_STRING | F::IGNORE_NON_SPACE, composed, "\u{E8}te"));
        assert!(!finds(F::FULL_STRING | F::IGNORE_NON_SPACE, "ETE", composed));
        assert!(finds(F::FULL_STRING | F::LOOSE, "ETE", composed));
    }
    assert!(
        !finds(F::FULL_STRING | F::IGNORE_NON_SPACE, "\u{915}", "\u{915}\u{93E}"),
        "a mark that takes room"
    );
}

#[test]
fn unknown_upper_bits_do_not_matter() {
    assert!(finds(F::from_bits(0xFFF8_0002), "Hel", "Hello"));
    assert!(!finds(F::from_bits(0xFFF8_0002), "hel", "Hello"));
}

#[test]
fn text_of_both_widths_is_found() {
    let text8 = V::String8(b"gr\xFCn".to_vec(), CodePage::WINDOWS_1252);
    assert!(finds(F::SUBSTRING, "\u{FC}", text8.clone()));
    assert!(finds(F::FULL_STRING, text8, "gr\u{FC}n"));
}

#[test]
fn bytes_are_found_as_they_stand() {
    let value = || V::Binary(b"Hello".to_vec());
    let bytes = |sought: &[u8]| V::Binary(sought.to_vec());
    assert!(finds(F::SUBSTRING, bytes(b"ell"), value()));
    assert!(finds(F::PREFIX, bytes(b""), value()));
    assert!(finds(F::FULL_STRING, bytes(b"Hello"), value()));
    assert!(!finds(F::FULL_STRING, bytes(b""), value()));
    assert!(!finds(F::SUBSTRING | F::IGNORE_CASE, bytes(b"ELL"), value()), "bytes have no case");
}

#[test]
fn of_a_list_one_value_has_to_match() {
    let list = || vec!["red".to_owned(), "green".to_owned()];
    assert!(finds(F::PREFIX, "gre", list()));
    assert!(!finds(F::PREFIX, "een", list()));
    assert!(finds(F::SUBSTRING, V::Binary(vec![2]), vec![vec![1u8], vec![1, 2]]));
    let missing = Restriction::Content {
        level: F::SUBSTRING,
        tag: PropertyTag::from_u32(0x1235_001F),
        value: "".into(),
    };
    assert!(!missing.matches(&row(0x1234_001F, "red")));
}
