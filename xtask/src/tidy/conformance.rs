//! Conformance: every row of the behaviour of structured storage has a test or a reason, and the page says which.

use super::Problem;
use crate::conformance::{Conformance, PAGE};
use crate::repo::RepoFile;

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let conformance = Conformance::read(files);
    let mut problems: Vec<Problem> = conformance
        .wrong
        .iter()
        .map(|(path, line, message)| Problem::new(path, *line, message.as_str()))
        .collect();
    let page = files.iter().find(|file| file.path == PAGE).and_then(RepoFile::text);
    if problems.is_empty() && page != Some(&conformance.page()) {
        problems.push(Problem::new(PAGE, 0, "is out of date: run `cargo xtask conformance`"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::ONLY_C;
    use crate::conformance::sample::{sound, with};

    #[test]
    fn the_page_is_the_one_that_would_be_written() {
        let mut files = sound();
        assert!(check(&files)[0].message.contains("is out of date"));
        let page = Conformance::read(&files).page();
        files.push(RepoFile { path: PAGE.to_owned(), bytes: page.into_bytes() });
        assert_eq!(check(&files), []);
    }

    #[test]
    fn a_row_without_a_test_is_a_place_to_mend() {
        let problems = check(&with(ONLY_C, |_| String::new()));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("S02"), "{}", problems[0]);
    }
}
