//! Samples: every committed one has a line that says where it comes from and under what licence.
//!
//! The line stands in `ORIGIN.txt`, in the sample's folder or one above it: `NAME: ORIGIN; LICENCE`, where `NAME` is the
//! path from that folder, or ends in `*` for a family of files made in one go. `#` begins a comment.

use std::collections::BTreeSet;

use super::Problem;
use crate::repo::RepoFile;

/// The name of the list.
const LIST: &str = "ORIGIN.txt";

/// A kept input is small, so that a clone and a replay stay quick.
const MAX_INPUT_BYTES: usize = 128 * 1024;

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let lists: Vec<(&str, Vec<Line>)> = files
        .iter()
        .filter(|file| file.path.rsplit('/').next() == Some(LIST))
        .map(|file| {
            let folder = file.path.strip_suffix(LIST).unwrap_or_default();
            (folder, lines(file, &mut problems))
        })
        .collect();
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    for file in files.iter().filter(|file| is_sample(&file.path)) {
        let mut found = false;
        for (folder, lines) in &lists {
            let Some(below) = file.path.strip_prefix(folder) else { continue };
            for line in lines.iter().filter(|line| line.covers(below)) {
                used.insert((folder, &line.name));
                found = true;
            }
        }
        if !found {
            problems.push(Problem::new(
                &file.path,
                0,
                format!("no line in a {LIST} says where it comes from"),
            ));
        }
        if file.path.starts_with("fuzz/corpus/") && file.bytes.len() > MAX_INPUT_BYTES {
            let message =
                format!("{} bytes, more than {MAX_INPUT_BYTES}: keep a smaller one", file.bytes.len());
            problems.push(Problem::new(&file.path, 0, message));
        }
    }
    for (folder, lines) in &lists {
        for line in lines.iter().filter(|line| !used.contains(&(*folder, line.name.as_str()))) {
            let message = format!("{}: no such sample", line.name);
            problems.push(Problem::new(&format!("{folder}{LIST}"), line.number, message));
        }
    }
    problems
}

/// One line of a list.
struct Line {
    name: String,
    number: usize,
}

impl Line {
    fn covers(&self, below: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(prefix) => below.starts_with(prefix),
            None => below == self.name,
        }
    }
}

fn lines(file: &RepoFile, problems: &mut Vec<Problem>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, line) in file.text().unwrap_or_default().lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(": ").and_then(|(name, rest)| Some((name, rest.split_once("; ")?))) {
            Some((name, (origin, licence))) if !origin.trim().is_empty() && !licence.trim().is_empty() => {
                lines.push(Line { name: name.to_owned(), number: number + 1 });
            }
            _ => {
                problems.push(Problem::new(&file.path, number + 1, "not of the form `NAME: ORIGIN; LICENCE`"))
            }
        }
    }
    lines
}

/// A sample is any file of `fuzz/corpus/` or of an `assets/` folder that is neither a list nor a text about them.
fn is_sample(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let kept = path.starts_with("fuzz/corpus/") || path.contains("/assets/");
    kept && name != LIST && !name.ends_with(".md") && !name.ends_with(".rs")
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    #[test]
    fn a_sample_without_a_line_is_found() {
        let problems =
            check(&files(&[("fuzz/corpus/lzfu/a", "x"), ("crates/imsg-cli/assets/demo.msg", "x")]));
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_line_names_one_file_or_a_family() {
        let list = "# made by us\nlzfu/a: written by hand; MIT\nrtf/seed-*: made by `seeds`; MIT\n";
        let tree =
            [("fuzz/corpus/ORIGIN.txt", list), ("fuzz/corpus/lzfu/a", "x"), ("fuzz/corpus/rtf/seed-b", "x")];
        assert_eq!(check(&files(&tree)), []);
    }

    #[test]
    fn a_line_without_a_sample_or_a_licence_is_found() {
        let list = "gone: written by hand; MIT\nbad line\n";
        let problems = check(&files(&[("crates/a/assets/ORIGIN.txt", list)]));
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn kept_inputs_are_small() {
        let large = "x".repeat(MAX_INPUT_BYTES + 1);
        let tree =
            [("fuzz/corpus/ORIGIN.txt", "lzfu/*: found by fuzzing; MIT\n"), ("fuzz/corpus/lzfu/a", &large)];
        assert!(check(&files(&tree))[0].message.contains("keep a smaller one"));
    }
}
