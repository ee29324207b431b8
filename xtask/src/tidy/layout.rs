//! Where things lie: parents are `mod.rs`, a crate's folder has its name, the top level holds what it should.

use std::collections::BTreeSet;

use super::Problem;
use crate::repo::RepoFile;

/// What may stand at the top. Tool configuration goes into dot-files, design documents into the crate they describe.
const TOP: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "benches",
    "crates",
    "fuzz",
    "xtask",
];

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let folders: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .filter_map(|file| file.path.rsplit_once('/').map(|(folder, _)| folder))
        .collect();
    let mut problems = Vec::new();
    let mut strangers = BTreeSet::new();
    for file in files {
        if let Some(stem) = file.path.strip_suffix(".rs")
            && folders.contains(stem)
        {
            problems.push(Problem::new(
                &file.path,
                0,
                format!("parents are mod.rs: move it to {stem}/mod.rs"),
            ));
        }
        let top = file.path.split('/').next().unwrap_or_default();
        if !top.starts_with('.') && !TOP.contains(&top) && strangers.insert(top) {
            problems.push(Problem::new(top, 0, "does not belong at the top level"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    #[test]
    fn a_parent_beside_its_folder_is_found() {
        let problems = check(&files(&[("crates/a/src/b.rs", ""), ("crates/a/src/b/c.rs", "")]));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("crates/a/src/b/mod.rs"));
        assert!(check(&files(&[("crates/a/src/b/mod.rs", ""), ("crates/a/src/b/c.rs", "")])).is_empty());
    }

    #[test]
    fn strangers_at_the_top_are_named_once() {
        let problems =
            check(&files(&[("docs/a.md", ""), ("docs/b.md", ""), (".ci/run", ""), ("README.md", "")]));
        assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["docs"]);
    }
}
