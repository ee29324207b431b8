//! `unsafe` stands only in the places named here, each for a reason; every other crate forbids it.

use super::Problem;
use super::code::{blank, line_of, words};
use crate::repo::RepoFile;

/// The files that may hold the word, and why.
const PLACES: &[(&str, &str)] = &[
    ("crates/cfb-core/src/backing/mmap.rs", "the read-only memory map"),
    ("crates/cfb-core/src/backing/map_write.rs", "the read-only memory map of a file that is written"),
    ("crates/cfb-core/src/options.rs", "`open_mapped`, which passes the map's contract on to its caller"),
    (
        "crates/cfb-core/tests/it/backings.rs",
        "opens a file of its own through the map, to compare the stores",
    ),
    ("crates/cfb-core/tests/it/stores.rs", "maps files of its own, to compare the stores"),
    ("crates/cfb-core/src/backing/lock.rs", "system calls for byte-range locks"),
    ("crates/imsg-cli/src/mapped.rs", "the one place that accepts the map's contract"),
    ("benches/src/counting.rs", "the allocator that counts"),
    ("benches/src/os.rs", "maps and positioned reads as the physical limit that ours is measured against"),
];

/// The crates that hold such a place; all others say `forbid(unsafe_code)` at their root.
const CRATES: &[&str] = &["crates/cfb-core/", "crates/imsg-cli/", "benches/"];

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        let Some(text) = file.text() else { continue };
        let code = blank(text);
        if !PLACES.iter().any(|(place, _)| *place == file.path) {
            for at in words(&code, "unsafe") {
                problems.push(Problem::new(
                    &file.path,
                    line_of(&code, at),
                    "`unsafe` outside its named places",
                ));
            }
        }
        if is_crate_root(&file.path) && !CRATES.iter().any(|folder| file.path.starts_with(folder)) {
            let forbidden: String = code.split_whitespace().collect();
            if !forbidden.contains("#![forbid(unsafe_code)]") {
                problems.push(Problem::new(&file.path, 1, "this crate's root lacks #![forbid(unsafe_code)]"));
            }
        }
    }
    problems
}

fn is_crate_root(path: &str) -> bool {
    path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs")
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        check(&files(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_named_places_may_and_no_other() {
        let text = "//! a\nfn f() { unsafe { g() } }\n";
        assert_eq!(messages("crates/cfb-core/src/backing/mmap.rs", text), Vec::<String>::new());
        let elsewhere = messages("crates/cfb-core/src/stream.rs", text);
        assert_eq!(elsewhere, ["crates/cfb-core/src/stream.rs:2: `unsafe` outside its named places"]);
    }

    #[test]
    fn a_crate_without_such_a_place_forbids_it() {
        assert_eq!(
            messages("crates/imsg/src/lib.rs", "//! a\n#![forbid(unsafe_code)]\n"),
            Vec::<String>::new()
        );
        assert!(messages("crates/imsg/src/lib.rs", "//! a\n").concat().contains("lacks #![forbid"));
        assert_eq!(messages("crates/cfb-core/src/lib.rs", "//! a\n"), Vec::<String>::new());
    }

    #[test]
    fn the_word_in_prose_is_no_matter() {
        assert_eq!(
            messages("crates/imsg/src/a.rs", "//! not unsafe\nlet a = \"unsafe\";\n"),
            Vec::<String>::new()
        );
    }
}
