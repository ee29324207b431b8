//! Conformance: every row of the behaviour of structured storage and of messages on it has a test or a reason, and the page says which.

use super::Problem;
use crate::conformance::messages::{self, Messages};
use crate::conformance::{Conformance, PAGE};
use crate::repo::RepoFile;

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = storage(files);
    let messages = Messages::read(files);
    problems.extend(compare(files, &messages.wrong, messages::PAGE, || messages.page()));
    problems
}

fn storage(files: &[RepoFile]) -> Vec<Problem> {
    let storage = Conformance::read(files);
    compare(files, &storage.wrong, PAGE, || storage.page())
}

/// What is wrong with the lists of a page, or the page.
fn compare(
    files: &[RepoFile],
    wrong: &[(String, usize, String)],
    path: &str,
    page: impl Fn() -> String,
) -> Vec<Problem> {
    if !wrong.is_empty() {
        return wrong
            .iter()
            .map(|(path, line, message)| Problem::new(path, *line, message.as_str()))
            .collect();
    }
    let found = files.iter().find(|file| file.path == path).and_then(RepoFile::text);
    if found == Some(&page()) {
        return Vec::new();
    }
    vec![Problem::new(path, 0, "is out of date: run `cargo xtask conformance`")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::ONLY_C;
    use crate::conformance::sample::{sound, with};

    #[test]
    fn the_page_is_the_one_that_would_be_written() {
        let mut files = sound();
        assert!(storage(&files)[0].message.contains("is out of date"));
        let page = Conformance::read(&files).page();
        files.push(RepoFile { path: PAGE.to_owned(), bytes: page.into_bytes() });
        assert_eq!(storage(&files), []);
    }

    #[test]
    fn a_row_without_a_test_is_a_place_to_mend() {
        let problems = storage(&with(ONLY_C, |_| String::new()));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("S02"), "{}", problems[0]);
    }
}
