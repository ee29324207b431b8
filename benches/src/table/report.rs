//! The table as Markdown: one section an area, each between markers, so that one can be measured again alone.

use std::fmt::Write;

use crate::contest::{Asked, Outcome};

/// One measured area.
#[derive(Debug)]
pub(crate) struct Section {
    /// The word that names it on the command line.
    pub(crate) area: &'static str,
    pub(crate) title: &'static str,
    pub(crate) outcomes: Vec<Outcome>,
    /// Further text, such as counts.
    pub(crate) text: String,
}

impl Section {
    /// The section as Markdown, with its markers.
    pub(crate) fn to_markdown(&self, machine: &str) -> String {
        let mut out = format!("{}\n## {}\n\n", begin(self.area), self.title);
        if !self.outcomes.is_empty() {
            let rounds = self.outcomes.iter().map(|outcome| outcome.rounds);
            let (least, most) = (rounds.clone().min().unwrap_or(0), rounds.max().unwrap_or(0));
            let rounds = if least == most { most.to_string() } else { format!("{least} to {most}") };
            let _ = writeln!(out, "{machine} {rounds} rounds.\n");
            out.push_str(
                "| work | ratio | asked | median | min | max | |\n|---|---|---:|---:|---:|---:|---|\n",
            );
            for outcome in &self.outcomes {
                for ratio in &outcome.ratios {
                    let asked = match ratio.asked {
                        Asked::Nothing => String::new(),
                        Asked::AtLeast(least) => format!("{}x", figure(least)),
                        Asked::AtMost(most) => format!("at most {}x", figure(most)),
                    };
                    let verdict = match ratio.asked {
                        Asked::Nothing => "",
                        _ if ratio.holds() => "holds",
                        _ => "**missed**",
                    };
                    let _ = writeln!(
                        out,
                        "| {} | {} | {asked} | {}x | {}x | {}x | {verdict} |",
                        outcome.title,
                        ratio.label,
                        figure(ratio.spread.median),
                        figure(ratio.spread.min),
                        figure(ratio.spread.max),
                    );
                }
            }
            out.push_str("\nMedian times:\n\n");
            for outcome in &self.outcomes {
                let times: Vec<String> = outcome
                    .times
                    .iter()
                    .map(|(name, spread)| format!("{name} {}", duration(spread.median)))
                    .collect();
                let _ = writeln!(out, "- {}: {}.", outcome.title, times.join(", "));
                for note in &outcome.notes {
                    let _ = writeln!(out, "  {note}");
                }
            }
        }
        if !self.text.is_empty() {
            let _ = writeln!(out, "\n{}", self.text.trim_end());
        }
        let _ = writeln!(out, "{}", end(self.area));
        out
    }

    /// The ratios that are less than asked for, as lines.
    pub(crate) fn missed(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for outcome in &self.outcomes {
            for ratio in outcome.ratios.iter().filter(|ratio| !ratio.holds()) {
                lines.push(format!("{}: {}: {}x", outcome.title, ratio.label, figure(ratio.spread.median)));
            }
        }
        lines
    }
}

/// `document` with the section in place of the old one of the same area, or behind the others.
pub(crate) fn put(document: &str, area: &str, section: &str) -> String {
    let old = document.find(&begin(area)).and_then(|from| {
        let tail = document.get(from..)?;
        let len = tail.find(&end(area))? + end(area).len();
        Some((from, from + len))
    });
    match old {
        Some((from, to)) => {
            let head = document.get(..from).unwrap_or_default();
            let tail = document.get(to..).unwrap_or_default();
            format!("{head}{}{tail}", section.trim_end())
        }
        None => format!("{}\n\n{section}", document.trim_end()),
    }
}

fn begin(area: &str) -> String {
    format!("<!-- begin {area} -->")
}

fn end(area: &str) -> String {
    format!("<!-- end {area} -->")
}

/// Three significant digits.
fn figure(value: f64) -> String {
    if value >= 99.95 {
        format!("{value:.0}")
    } else if value >= 9.995 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

fn duration(seconds: f64) -> String {
    if seconds >= 1.0 {
        format!("{seconds:.2} s")
    } else if seconds >= 1e-3 {
        format!("{} ms", figure(seconds * 1e3))
    } else {
        format!("{} us", figure(seconds * 1e6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::{Contest, Effort};

    #[test]
    fn a_section_says_what_was_asked_and_whether_it_holds() {
        let mut contest = Contest::new("reading");
        let ours = contest.runner("ours", || Ok(0));
        contest.ratio("surely", 0.5, move |round| round.seconds(ours) / round.seconds(ours));
        contest.ratio("never", 2.0, |_| 1.0);
        contest.note("Said below.");
        let outcomes = vec![contest.run(Effort::SMOKE).unwrap()];
        let section = Section { area: "a", title: "A", outcomes, text: String::new() };
        let text = section.to_markdown("One machine.");
        assert!(text.contains("| reading | surely | 0.50x | 1.00x | 1.00x | 1.00x | holds |"), "{text}");
        assert!(text.contains("| **missed** |") && text.contains("Said below."), "{text}");
        assert_eq!(section.missed(), ["reading: never: 1.00x"]);
    }

    #[test]
    fn one_section_is_replaced_and_the_rest_stays() {
        let document = "head\n\n<!-- begin a -->\nold\n<!-- end a -->\n\ntail\n";
        let new = put(document, "a", "<!-- begin a -->\nnew\n<!-- end a -->\n");
        assert_eq!(new, "head\n\n<!-- begin a -->\nnew\n<!-- end a -->\n\ntail\n");
        let more = put(&new, "b", "<!-- begin b -->\n<!-- end b -->\n");
        assert!(more.starts_with("head") && more.contains("tail\n\n<!-- begin b -->"), "{more}");
    }

    #[test]
    fn figures_have_three_digits_and_a_unit() {
        assert_eq!([figure(0.987_6), figure(12.34), figure(345.6)], ["0.99", "12.3", "346"]);
        assert_eq!(
            [duration(2.5), duration(0.012_34), duration(0.000_005)],
            ["2.50 s", "12.3 ms", "5.00 us"]
        );
    }
}
