//! Sizes as people read them.

/// A number of bytes in three digits, rounded: `0 B`, `999 B`, `1.5 kB`, `12.3 MB` (1 kB is 1000 bytes).
pub(crate) fn human(bytes: u64) -> String {
    const UNITS: [&str; 6] = ["kB", "MB", "GB", "TB", "PB", "EB"];
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let bytes = u128::from(bytes);
    let mut one = 1;
    for unit in UNITS {
        one *= 1000;
        let (tenths, whole) = ((bytes * 10 + one / 2) / one, (bytes + one / 2) / one);
        if tenths < 1000 {
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
        if whole < 1000 {
            return format!("{whole} {unit}");
        }
    }
    format!("{bytes} B")
}

/// A count with its noun, in the plural where that is due.
pub(crate) fn count(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_at_most_three_digits() {
        let shown = [0, 999, 1000, 1549, 99_999, 100_000, 999_999, 1_000_000, 2_049_536, u64::MAX].map(human);
        assert_eq!(
            shown,
            ["0 B", "999 B", "1.0 kB", "1.5 kB", "100 kB", "100 kB", "1.0 MB", "1.0 MB", "2.0 MB", "18.4 EB"]
        );
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(count(0, "file"), "0 files");
    }
}
