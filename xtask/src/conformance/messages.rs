//! The conformance page of `imsg`: each row of MAPI's behaviour for messages on storage, with the tests that show it.
//!
//! The rows stand in a list; a test says by the beginning of its name which it shows (`f035_...`, `f153_f155_...`); what
//! only a caller in C can express stands in a second list, with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{function_in, list};
use crate::repo::RepoFile;

/// The crate that the page is about.
const CRATE: &str = "crates/imsg/";

/// The list of rows: `ID: what it is about`.
pub(crate) const ROWS: &str = "crates/imsg/tests/it/mapi/rows.txt";

/// Rows that no Rust test can show: `ID: why`.
pub(crate) const ONLY_C: &str = "crates/imsg/tests/it/mapi/only_c.txt";

/// The page.
pub(crate) const PAGE: &str = "crates/imsg/docs/conformance.md";

/// The first and the last row.
const FIRST: u32 = 35;
const LAST: u32 = 339;

/// Everything the page is made from, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    rows: BTreeMap<String, String>,
    only_c: BTreeMap<String, String>,
    /// Tests by row, as paths of modules.
    tests: BTreeMap<String, BTreeSet<String>>,
    /// What is wrong, by file and line.
    pub(crate) wrong: Vec<(String, usize, String)>,
}

impl Messages {
    /// Reads the lists and the names of the tests.
    pub(crate) fn read(files: &[RepoFile]) -> Self {
        let mut this = Self::default();
        this.rows = list(files, ROWS, &mut this.wrong);
        this.only_c = list(files, ONLY_C, &mut this.wrong);
        for file in files.iter().filter(|file| file.path.starts_with(CRATE) && file.path.ends_with(".rs")) {
            this.tests_of(file);
        }
        this.compare();
        this
    }

    fn tests_of(&mut self, file: &RepoFile) {
        let module = super::module_in(CRATE, &file.path);
        let mut is_test = false;
        for line in file.text().unwrap_or_default().lines().map(str::trim) {
            if line.starts_with("#[") {
                is_test |= line == "#[test]";
            } else if let Some(name) = function_in(line) {
                if is_test {
                    for id in rows_in(name) {
                        self.tests.entry(id).or_default().insert(format!("{module}::{name}"));
                    }
                }
                is_test = false;
            }
        }
    }

    fn compare(&mut self) {
        let mut wrong = Vec::new();
        let mut say = |path: &str, message: String| wrong.push((path.to_owned(), 0, message));
        for id in ids() {
            if !self.rows.contains_key(&id) {
                say(ROWS, format!("{id} is missing"));
            } else if !self.tests.contains_key(&id) && !self.only_c.contains_key(&id) {
                say(ROWS, format!("{id}: no test names it, and {ONLY_C} does not say why"));
            }
        }
        let expected: BTreeSet<String> = ids().collect();
        for (path, list) in [(ROWS, &self.rows), (ONLY_C, &self.only_c)] {
            for id in list.keys().filter(|id| !expected.contains(*id)) {
                say(path, format!("{id} is a row of nothing"));
            }
        }
        self.wrong.extend(wrong);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The page, as Markdown.
    pub(crate) fn page(&self) -> String {
        let shown = self.rows.keys().filter(|id| self.tests.contains_key(*id)).count();
        let mut page = String::from(
            "# Conformance\n\n\
             What MAPI's messages on storage do, row by row, and the tests that show it here. Made by `cargo xtask \
             conformance` from\nthe list of rows (`tests/it/mapi/rows.txt`), the names of the tests, and the list of \
             what only a caller in C can\nexpress (`tests/it/mapi/only_c.txt`). `tests` stands for `tests/it`.\n\n",
        );
        // Writing to a string does not fail.
        let _ = writeln!(
            page,
            "{} rows: {shown} shown by tests, {} for C only.\n\n| row | about | shown by |\n|---|---|---|",
            self.rows.len(),
            self.rows.len() - shown
        );
        for (id, about) in &self.rows {
            let tests = self.tests.get(id).into_iter().flatten().map(|test| format!("`{test}`"));
            let why = self.only_c.get(id).map(|why| format!("C only: {why}"));
            let shown = tests.chain(why).collect::<Vec<_>>().join("<br>");
            let _ = writeln!(page, "| {id} | {} | {shown} |", about.replace('|', "\\|"));
        }
        page
    }
}

fn ids() -> impl Iterator<Item = String> {
    (FIRST..=LAST).map(id)
}

fn id(number: u32) -> String {
    format!("F-{number:03}")
}

/// The rows that the name of a test begins with.
fn rows_in(name: &str) -> Vec<String> {
    let number = |word: &str| {
        let digits = word.strip_prefix('f').filter(|digits| digits.len() == 3)?;
        digits.parse::<u32>().ok().filter(|number| (FIRST..=LAST).contains(number))
    };
    name.split('_').map_while(number).map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> RepoFile {
        RepoFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn the_name_of_a_test_begins_with_its_rows() {
        assert_eq!(rows_in("f035_f036_storages_f040"), ["F-035", "F-036"]);
        assert_eq!(rows_in("f001_is_of_sessions"), Vec::<String>::new());
        assert_eq!(rows_in("f35_is_no_row"), Vec::<String>::new());
    }

    #[test]
    fn a_row_needs_a_test_or_a_reason() {
        let rows: String = ids().map(|id| format!("{id}: words\n")).collect();
        let reasons: String = ids().skip(2).map(|id| format!("{id}: null\n")).collect();
        let test = "#[test]\nfn f035_one() {}\n#[test]\nfn f036_two() {}\nfn f037_no_test() {}\n";
        let files = |test: &str| {
            vec![file(ROWS, &rows), file(ONLY_C, &reasons), file("crates/imsg/tests/it/mapi/a.rs", test)]
        };
        let sound = Messages::read(&files(test));
        assert_eq!(sound.wrong, []);
        assert!(sound.page().contains("305 rows: 2 shown by tests, 303 for C only."), "{}", sound.page());
        assert!(sound.page().contains("| F-035 | words | `it::mapi::a::f035_one` |"));
        let wrong = Messages::read(&files("fn f035_one() {}\n#[test]\nfn f036_two() {}")).wrong;
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].2.contains("F-035: no test names it"));
    }
}
