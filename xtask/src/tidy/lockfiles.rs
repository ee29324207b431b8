//! Lock files: both are committed, and name no source but the public index.

use super::Problem;
use crate::repo::RepoFile;

const LOCK_FILES: &[&str] = &["Cargo.lock", "fuzz/Cargo.lock"];

const INDEX: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for path in LOCK_FILES {
        let Some(text) = files.iter().find(|file| file.path == *path).and_then(RepoFile::text) else {
            problems.push(Problem::new(path, 0, "is not there"));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            if line.starts_with("source = ") && line != INDEX {
                problems.push(Problem::new(path, number + 1, format!("not from the public index: {line}")));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    #[test]
    fn only_the_public_index_is_a_source() {
        let good = format!("[[package]]\nname = \"a\"\n{INDEX}\n");
        assert!(check(&files(&[("Cargo.lock", &good), ("fuzz/Cargo.lock", "")])).is_empty());
        let git = "source = \"git+https://example.org/a\"\n";
        assert_eq!(check(&files(&[("Cargo.lock", git), ("fuzz/Cargo.lock", "")])).len(), 1);
        assert_eq!(check(&files(&[("Cargo.lock", "")])).len(), 1);
    }
}
