//! Counting findings, and the files that have them.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use cfb_core::Severity;

use crate::output::size::count;

/// The findings of one file by severity; fatal ones are errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Counts {
    errors: u64,
    warnings: u64,
    infos: u64,
}

impl Counts {
    pub(super) fn of(severities: impl Iterator<Item = Severity>) -> Self {
        let mut counts = Self::default();
        for severity in severities {
            let one = match severity {
                Severity::Info => &mut counts.infos,
                Severity::Warning => &mut counts.warnings,
                _ => &mut counts.errors,
            };
            *one = one.saturating_add(1);
        }
        counts
    }
}

/// `1 warning, 3 infos`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let some = all.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun));
        f.write_str(&some.collect::<Vec<_>>().join(", "))
    }
}

/// All files of a call by the worst that was found in them.
#[derive(Debug, Default)]
pub(super) struct Tally {
    ok: AtomicU64,
    warned: AtomicU64,
    wrong: AtomicU64,
    unread: AtomicU64,
}

impl Tally {
    /// Counts a file.
    pub(super) fn file(&self, counts: &Counts) {
        let place = match counts {
            Counts { errors: 1.., .. } => &self.wrong,
            Counts { warnings: 1.., .. } => &self.warned,
            _ => &self.ok,
        };
        place.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an input that could not be looked at.
    pub(super) fn unread(&self) {
        self.unread.fetch_add(1, Ordering::Relaxed);
    }

    /// All of it in a line; `None` if there was no file.
    pub(super) fn total(&self) -> Option<String> {
        let parts = [
            (&self.ok, "ok"),
            (&self.warned, "with warnings"),
            (&self.wrong, "with errors"),
            (&self.unread, "not looked at"),
        ]
        .map(|(n, what)| (n.load(Ordering::Relaxed), what));
        let all = parts.iter().fold(0_u64, |sum, (n, _)| sum.saturating_add(*n));
        let some = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
        (all > 0).then(|| format!("{}: {}", count(all, "file"), some.collect::<Vec<_>>().join(", ")))
    }
}
