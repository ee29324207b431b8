//! Counts of agreement for each field.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Default)]
struct Field {
    agree: usize,
    differ: Vec<String>,
    judged: usize,
}

/// How often each field agrees with some reader, and every difference.
#[derive(Default)]
pub(crate) struct Table(BTreeMap<&'static str, Field>);

/// Differences that were looked at: field, part of the place, and why ours is right.
const JUDGED: &[(&str, &str, &str)] = &[
    ("sender: name", "chinese-traditional.msg", "A1: code page 950 by the locale; the readers guess Latin"),
    ("from: name", "chinese-traditional.msg", "A1: code page 950 by the locale; the reader guesses Latin"),
    ("recipient: kind", "clusterfuzz", "E: fuzzed, no PidTagRecipientType; absent is taken as To"),
    ("recipient: address type", "clusterfuzz", "E: fuzzed; ours is windows-1252, theirs ISO-8859-15"),
    ("recipients: number", "clusterfuzz", "E: fuzzed; there is a recipient storage"),
];

impl Table {
    /// Counts a value as agreeing if one of the readers says the same.
    pub(crate) fn compare<T: PartialEq + fmt::Debug>(
        &mut self,
        field: &'static str,
        place: &str,
        ours: &T,
        theirs: &[(&str, T)],
    ) {
        if theirs.is_empty() {
            return;
        }
        let counts = self.0.entry(field).or_default();
        if theirs.iter().any(|(_, theirs)| theirs == ours) {
            counts.agree += 1;
        } else if let Some((.., why)) =
            JUDGED.iter().find(|(known, part, _)| *known == field && place.contains(part))
        {
            counts.judged += 1;
            println!("judged: {field}: {place}: {why}");
        } else {
            counts.differ.push(format!("{place}: ours {ours:?}, theirs {theirs:?}"));
        }
    }

    /// At most 1 % of a field may differ without a judgement.
    pub(crate) fn assert_nearly_all_agree(&self) {
        let failed: Vec<_> = self
            .0
            .iter()
            .filter(|(_, field)| field.differ.len() * 100 > field.agree + field.judged + field.differ.len())
            .map(|(name, _)| *name)
            .collect();
        assert!(failed.is_empty(), "more than 1 % differ: {failed:?}");
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<28} {:>6} {:>6} {:>6}", "field", "agree", "judged", "differ")?;
        for (name, field) in &self.0 {
            writeln!(f, "{name:<28} {:>6} {:>6} {:>6}", field.agree, field.judged, field.differ.len())?;
        }
        for (name, field) in &self.0 {
            for difference in &field.differ {
                writeln!(f, "differs: {name}: {difference}")?;
            }
        }
        Ok(())
    }
}
