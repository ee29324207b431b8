//! Counts of agreement for each field.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Default)]
struct Field {
    agree: usize,
    differ: Vec<String>,
}

/// How often each field agrees, and every difference.
#[derive(Default)]
pub(crate) struct Table(BTreeMap<&'static str, Field>);

impl Table {
    /// Counts one comparison.
    pub(crate) fn compare<T: PartialEq + fmt::Debug>(
        &mut self,
        field: &'static str,
        place: &str,
        ours: &T,
        theirs: &T,
    ) {
        let field = self.0.entry(field).or_default();
        if ours == theirs {
            field.agree += 1;
        } else {
            field.differ.push(format!("{place}: ours {ours:?}, theirs {theirs:?}"));
        }
    }

    /// At most 1 % of a field may differ, and these are judged in the notes to the corpus.
    pub(crate) fn assert_nearly_all_agree(&self) {
        for (name, field) in &self.0 {
            let all = field.agree + field.differ.len();
            assert!(field.differ.len() * 100 <= all, "{name}: {} of {all} differ", field.differ.len());
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<24} {:>8} {:>8}", "field", "agree", "differ")?;
        for (name, field) in &self.0 {
            writeln!(f, "{name:<24} {:>8} {:>8}", field.agree, field.differ.len())?;
        }
        for (name, field) in &self.0 {
            for difference in &field.differ {
                writeln!(f, "differs: {name}: {difference}")?;
            }
        }
        Ok(())
    }
}
