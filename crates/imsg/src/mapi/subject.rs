//! Subject, prefix and normalized subject ([MS-OXCMSG] 2.2.1.9, 2.2.1.10).

/// The prefix and the rest of a subject. A prefix that is given counts if the subject begins with it.
pub(super) fn split<'a>(subject: &'a str, given: Option<&str>) -> (&'a str, &'a str) {
    if let Some(rest) = given.and_then(|prefix| subject.strip_prefix(prefix)) {
        return subject.split_at_checked(subject.len().saturating_sub(rest.len())).unwrap_or(("", subject));
    }
    let letters = subject.char_indices().take_while(|(_, letter)| letter.is_alphabetic()).count();
    if !(1..=3).contains(&letters) {
        return ("", subject);
    }
    let end = subject.char_indices().nth(letters).map_or(subject.len(), |(at, _)| at);
    match subject.split_at_checked(end) {
        Some((_, rest)) if rest.starts_with(": ") => {
            subject.split_at_checked(end.saturating_add(2)).unwrap_or(("", subject))
        }
        _ => ("", subject),
    }
}

/// The subject without its prefix.
pub(crate) fn rest_of<'a>(subject: &'a str, given: Option<&str>) -> &'a str {
    split(subject, given).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f102_one_to_three_letters_a_colon_and_a_space_are_a_prefix() {
        for (subject, prefix, rest) in [
            ("RE: Hi", "RE: ", "Hi"),
            ("FW: Hi", "FW: ", "Hi"),
            ("AW: RE: Hi", "AW: ", "RE: Hi"),
            ("R: Hi", "R: ", "Hi"),
            ("\u{424}\u{418}\u{41e}: x", "\u{424}\u{418}\u{41e}: ", "x"),
            ("RE: ", "RE: ", ""),
            ("1: x", "", "1: x"),
            ("ABCD: x", "", "ABCD: x"),
            ("A:x", "", "A:x"),
            ("A1: x", "", "A1: x"),
            (": x", "", ": x"),
            ("", "", ""),
        ] {
            assert_eq!(split(subject, None), (prefix, rest), "{subject}");
        }
    }

    #[test]
    fn f100_a_prefix_that_is_given_and_leads_is_taken_off() {
        assert_eq!(split("Antwort an alle: Hi", Some("Antwort an alle: ")), ("Antwort an alle: ", "Hi"));
        assert_eq!(split("RE: Hi", Some("")), ("", "RE: Hi"));
    }

    #[test]
    fn f101_a_prefix_that_does_not_lead_is_found_anew() {
        assert_eq!(split("RE: Hi", Some("FW: ")), ("RE: ", "Hi"));
        assert_eq!(split("Hi", Some("RE: ")), ("", "Hi"));
    }
}
