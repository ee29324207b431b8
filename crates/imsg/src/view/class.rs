//! Message classes as views need them: names parted by dots, compared without case.

/// Whether a class is `base` or a more special one.
pub(super) fn is_a(class: &str, base: &str) -> bool {
    let Some((head, rest)) = class.split_at_checked(base.len()) else { return false };
    head.eq_ignore_ascii_case(base) && (rest.is_empty() || rest.starts_with('.'))
}

/// The value of the last class in `known` that `class` is.
pub(super) fn last_of<T: Copy>(class: &str, known: &[(&str, T)]) -> Option<T> {
    known.iter().rev().find(|(base, _)| is_a(class, base)).map(|&(_, value)| value)
}

/// The class in front of `.suffix`, if the class ends with it.
pub(super) fn without_suffix<'a>(class: &'a str, suffix: &str) -> Option<&'a str> {
    let (head, tail) = class.split_at_checked(class.len().checked_sub(suffix.len())?)?;
    if tail.eq_ignore_ascii_case(suffix) { head.strip_suffix('.') } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_compared_by_whole_parts_without_case() {
        assert!(is_a("ipm.note", "IPM.Note"));
        assert!(is_a("IPM.Note.Custom", "IPM.Note"));
        assert!(!is_a("IPM.Notes", "IPM.Note"));
        assert!(!is_a("IPM", "IPM.Note"));
        assert!(!is_a("IPM.N\u{f6}te", "IPM.Note"));
        assert_eq!(without_suffix("REPORT.IPM.Note.ndr", "NDR"), Some("REPORT.IPM.Note"));
        assert_eq!(without_suffix("NDR", "NDR"), None);
        assert_eq!(without_suffix("XNDR", "NDR"), None);
    }
}
