//! The conformance pages. That of `cfb-core` here, that of `imsg` in `messages`: each row of the behaviour of structured storage, with the tests that show it.
//!
//! The rows stand in a list; a test names those it shows in its doc comment (`/// Rows: C01, F-340`); what only a caller
//! in C can express stands in a second list, with the reason. The page is made from the three.

pub(crate) mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::args::Args;
use crate::failure::Result;
use crate::repo::{Repo, RepoFile};

/// The crate that the page is about.
const CRATE: &str = "crates/cfb-core/";

/// The list of rows: `ID: words`.
pub(crate) const ROWS: &str = "crates/cfb-core/tests/it/ole/rows.txt";

/// Rows that no Rust test can show: `ID: why`.
pub(crate) const ONLY_C: &str = "crates/cfb-core/tests/it/ole/only_c.txt";

/// The page.
pub(crate) const PAGE: &str = "crates/cfb-core/docs/conformance.md";

/// What a doc comment's line of rows begins with.
const MARK: &str = "Rows:";

/// The groups of rows: what their names begin with, the numbers from the first to the last, the heading.
const SERIES: &[(&str, u32, u32, &str)] = &[
    ("C", 1, 22, "Making a root"),
    ("O", 1, 17, "Opening a root"),
    ("E", 1, 34, "Elements of a storage"),
    ("S", 1, 12, "Streams"),
    ("T", 1, 26, "Transactions"),
    ("N", 1, 8, "Enumeration"),
    ("P", 1, 7, "Copies"),
    ("L", 1, 9, "Simple mode, one writer beside readers, locks"),
    ("F-", 340, 368, "MAPI's list"),
];

/// Everything the page is made from, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Conformance {
    /// Words by row.
    rows: BTreeMap<String, String>,
    /// Reasons by row.
    only_c: BTreeMap<String, String>,
    /// Tests by row, as paths of modules.
    tests: BTreeMap<String, BTreeSet<String>>,
    /// What is wrong, by file and line.
    pub(crate) wrong: Vec<(String, usize, String)>,
}

/// Writes the pages.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    Args::new(words).done()?;
    let files = repo.files()?;
    let conformance = Conformance::read(&files);
    let messages = messages::Messages::read(&files);
    let wrong: Vec<_> = conformance.wrong.iter().chain(&messages.wrong).collect();
    if !wrong.is_empty() {
        for (path, line, message) in &wrong {
            println!("{path}:{line}: {message}");
        }
        return Err(format!("{} places to mend", wrong.len()).into());
    }
    let pages = [
        (PAGE, conformance.page(), conformance.rows.len()),
        (messages::PAGE, messages.page(), messages.len()),
    ];
    for (path, page, rows) in pages {
        std::fs::write(repo.path(path), page).map_err(|error| format!("{path}: {error}"))?;
        println!("{path}: {rows} rows");
    }
    Ok(())
}

/// A list of `ID: words`; `#` begins a comment.
fn list(
    files: &[RepoFile],
    path: &str,
    wrong: &mut Vec<(String, usize, String)>,
) -> BTreeMap<String, String> {
    let mut list = BTreeMap::new();
    let text = files.iter().find(|file| file.path == path).and_then(RepoFile::text).unwrap_or_default();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut say = |message: String| wrong.push((path.to_owned(), number + 1, message));
        match line.split_once(": ") {
            Some((id, words)) if !words.trim().is_empty() => {
                if list.insert(id.to_owned(), words.trim().to_owned()).is_some() {
                    say(format!("{id} stands twice"));
                }
            }
            _ => say("not of the form `ID: words`".to_owned()),
        }
    }
    list
}

impl Conformance {
    /// Reads the lists and the doc comments of the tests.
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

    /// The tests of one file that name rows.
    fn tests_of(&mut self, file: &RepoFile) {
        let module = module_of(&file.path);
        let mut named: Vec<(usize, String)> = Vec::new();
        let mut goes_on = false;
        let mut is_test = false;
        for (number, line) in file.text().unwrap_or_default().lines().enumerate() {
            let line = line.trim();
            if let Some(doc) = line.strip_prefix("///").map(str::trim) {
                let ids = if goes_on { Some(doc) } else { doc.strip_prefix(MARK) };
                goes_on = ids.is_some_and(|ids| ids.ends_with(','));
                let ids = ids.unwrap_or_default().trim_end_matches('.');
                let ids = ids.split(',').map(str::trim).filter(|id| !id.is_empty());
                named.extend(ids.map(|id| (number + 1, id.to_owned())));
            } else if line.starts_with("#[") {
                is_test |= line == "#[test]";
            } else if let Some(name) = function_in(line) {
                for (at, id) in named.drain(..) {
                    if !self.rows.contains_key(&id) {
                        self.say(&file.path, at, format!("{id} is no row of {ROWS}"));
                    } else if is_test {
                        self.tests.entry(id).or_default().insert(format!("{module}::{name}"));
                    } else {
                        self.say(&file.path, at, format!("{name} names {id} and is no test"));
                    }
                }
                is_test = false;
            } else if !line.is_empty() && !line.starts_with("//") {
                for (at, id) in named.drain(..) {
                    self.say(&file.path, at, format!("{id} is named where no test follows"));
                }
                is_test = false;
            }
        }
    }

    /// Compares the lists with the tests.
    fn compare(&mut self) {
        let expected: Vec<String> = all_ids().collect();
        for id in &expected {
            if !self.rows.contains_key(id) {
                self.say(ROWS, 0, format!("{id} is missing"));
            } else if !self.tests.contains_key(id) && !self.only_c.contains_key(id) {
                self.say(ROWS, 0, format!("{id}: no test names it, and {ONLY_C} does not say why"));
            }
        }
        let lists = [(ROWS, &self.rows), (ONLY_C, &self.only_c)];
        let unknown: Vec<(&str, String)> = lists
            .into_iter()
            .flat_map(|(path, list)| list.keys().map(move |id| (path, id.clone())))
            .filter(|(_, id)| !expected.contains(id))
            .collect();
        for (path, id) in unknown {
            self.say(path, 0, format!("{id} is a row of nothing"));
        }
    }

    fn say(&mut self, path: &str, line: usize, message: impl Into<String>) {
        self.wrong.push((path.to_owned(), line, message.into()));
    }

    /// The page, as Markdown.
    pub(crate) fn page(&self) -> String {
        let shown = self.rows.keys().filter(|id| self.tests.contains_key(*id)).count();
        let mut page = String::from(
            "# Conformance\n\n\
             What OLE structured storage does, case by case, and the tests that show it here. Made by `cargo xtask \
             conformance` from the\nlist of rows (`tests/it/ole/rows.txt`), the `Rows:` lines of the tests, and the \
             list of what only a caller in C\ncan express (`tests/it/ole/only_c.txt`).\n\n",
        );
        // Writing to a string does not fail.
        let _ = writeln!(
            page,
            "{} rows: {shown} shown by tests, {} for C only.",
            self.rows.len(),
            self.rows.len() - shown
        );
        for (prefix, first, last, heading) in SERIES {
            let _ = writeln!(page, "\n## {heading}\n\n| row | what happens | shown by |\n|---|---|---|");
            for id in ids(prefix, *first, *last) {
                let words = self.rows.get(&id).map_or("", String::as_str);
                let tests = self.tests.get(&id).into_iter().flatten().map(|test| format!("`{test}`"));
                let why = self.only_c.get(&id).map(|why| format!("C only: {why}"));
                let shown = tests.chain(why).collect::<Vec<_>>().join("<br>");
                let _ = writeln!(page, "| {id} | {} | {shown} |", words.replace('|', "\\|"));
            }
        }
        page
    }
}

/// Every row there has to be.
fn all_ids() -> impl Iterator<Item = String> {
    SERIES.iter().flat_map(|(prefix, first, last, _)| ids(prefix, *first, *last))
}

fn ids(prefix: &str, first: u32, last: u32) -> impl Iterator<Item = String> {
    (first..=last).map(move |number| format!("{prefix}{number:02}"))
}

/// The module of a file as its tests are named: without the folders that every path of the crate has.
fn module_of(path: &str) -> String {
    module_in(CRATE, path)
}

fn module_in(folder: &str, path: &str) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let below = below.strip_prefix("src/").or_else(|| below.strip_prefix("tests/")).unwrap_or(below);
    let below = below.strip_suffix(".rs").unwrap_or(below);
    below.strip_suffix("/mod").or_else(|| below.strip_suffix("/main")).unwrap_or(below).replace('/', "::")
}

/// The name of the function that a line begins.
fn function_in(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let only_words = before.chars().all(|c| c.is_ascii_alphanumeric() || "_ ()".contains(c));
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    (only_words && !name.is_empty()).then_some(name)
}

/// Checkouts for tests.
#[cfg(test)]
pub(crate) mod sample {
    use super::{ONLY_C, ROWS, all_ids};
    use crate::repo::RepoFile;

    fn file(path: &str, text: String) -> RepoFile {
        RepoFile { path: path.to_owned(), bytes: text.into_bytes() }
    }

    /// A checkout in which one test shows all rows but `S02`.
    pub(crate) fn sound() -> Vec<RepoFile> {
        let rows = all_ids().map(|id| format!("{id}: words of {id}\n")).collect();
        let named: Vec<String> = all_ids().filter(|id| id != "S02").collect();
        let test =
            format!("/// Rows: {},\n///   {}.\n#[test]\nfn shows() {{}}\n", named[0], named[1..].join(", "));
        vec![
            file(ROWS, rows),
            file(ONLY_C, "# Why.\nS02: an enumeration\n".to_owned()),
            file("crates/cfb-core/tests/it/ole/all.rs", test),
        ]
    }

    /// The same, with one file replaced.
    pub(crate) fn with(path: &str, change: impl Fn(&str) -> String) -> Vec<RepoFile> {
        let mut files = sound();
        let found = files.iter_mut().find(|file| file.path == path).unwrap();
        found.bytes = change(std::str::from_utf8(&found.bytes).unwrap()).into_bytes();
        files
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{sound, with};
    use super::*;

    fn wrong(files: &[RepoFile]) -> String {
        let wrong = Conformance::read(files).wrong;
        wrong.iter().map(|(path, line, message)| format!("{path}:{line}: {message}\n")).collect()
    }

    const TEST: &str = "crates/cfb-core/tests/it/ole/all.rs";

    #[test]
    fn the_page_names_each_row_and_what_shows_it() {
        let conformance = Conformance::read(&sound());
        assert_eq!(conformance.wrong, []);
        let page = conformance.page();
        assert!(page.contains("164 rows: 163 shown by tests, 1 for C only."), "{page}");
        assert!(page.contains("\n| C01 | words of C01 | `it::ole::all::shows` |\n"), "{page}");
        assert!(page.contains("\n| S02 | words of S02 | C only: an enumeration |\n"), "{page}");
        assert!(page.contains("\n| F-368 | words of F-368 | `it::ole::all::shows` |\n"), "{page}");
    }

    #[test]
    fn a_row_needs_a_test_or_a_reason_and_may_have_both() {
        assert!(wrong(&with(TEST, |text| text.replace(" T09,", ""))).contains("T09: no test names it"));
        let page = Conformance::read(&with(ONLY_C, |text| format!("{text}T09: half of it\n"))).page();
        assert!(page.contains("| `it::ole::all::shows`<br>C only: half of it |"), "{page}");
    }

    #[test]
    fn the_lists_are_whole_and_hold_each_row_once() {
        assert!(
            wrong(&with(ROWS, |text| text.replace("L09: words of L09\n", ""))).contains("L09 is missing")
        );
        assert!(wrong(&with(ROWS, |text| format!("{text}L10: more\n"))).contains("L10 is a row of nothing"));
        assert!(wrong(&with(ROWS, |text| format!("{text}L09: again\n"))).contains(":165: L09 stands twice"));
        assert!(wrong(&with(ONLY_C, |text| format!("{text}S02\n"))).contains(":3: not of the form"));
    }

    #[test]
    fn only_a_test_shows_a_row_and_only_a_row_is_shown() {
        let strange = wrong(&with(TEST, |text| text.replace("T09", "T99")));
        assert!(strange.contains("all.rs:2: T99 is no row"), "{strange}");
        let helper = wrong(&with(TEST, |text| format!("{text}\n/// Rows: T09\nfn helper() {{}}\n")));
        assert!(helper.contains("helper names T09 and is no test"), "{helper}");
        let loose = wrong(&with(TEST, |text| format!("{text}\n/// Rows: T09\nconst A: u8 = 0;\n")));
        assert!(loose.contains("T09 is named where no test follows"), "{loose}");
    }

    #[test]
    fn tests_are_named_by_their_modules() {
        assert_eq!(module_of("crates/cfb-core/src/share/tests/mod.rs"), "share::tests");
        assert_eq!(module_of("crates/cfb-core/tests/it/main.rs"), "it");
        assert_eq!(function_in("pub(crate) async fn a_name<T>(x: T) {"), Some("a_name"));
        assert_eq!(function_in("let f = fn (u8);"), None);
    }
}
