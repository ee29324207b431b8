//! The direction of imports between the modules of `cfb-core`, and what a lower layer must not know.
//!
//! The table is the drawing of the crate: what a module names from another part of the crate must be on its row. A
//! name that `lib.rs` re-exports counts as the module it comes from. Test modules may use anything.

use std::collections::BTreeMap;

use super::Problem;
use super::code::{blank, line_of, without_tests, words};
use crate::repo::RepoFile;

/// The crate whose inside is drawn.
const FOLDER: &str = "crates/cfb-core/src/";

/// What every module may name: how it says that something is wrong, and where.
const REPORTING: &[&str] = &["corruption", "location", "finding", "error"];

/// A module, and the modules it may name besides [`REPORTING`]. Lowest first: a row names only rows above it.
const GRAPH: &[(&str, &[&str])] = &[
    ("corruption", &[]),
    ("location", &[]),
    ("finding", &[]),
    ("error", &[]),
    ("format", &[]),
    ("backing", &[]),
    ("share", &["backing"]),
    ("alloc", &["format", "backing"]),
    ("dir", &["format", "alloc"]),
    ("stream", &["format", "alloc"]),
    ("check", &["format", "alloc", "dir"]),
    ("layout", &["format", "alloc", "dir", "stream"]),
    ("entry", &["format", "alloc", "dir", "stream"]),
    ("recover", &["format", "backing"]),
    ("options", &["format", "backing", "alloc", "recover"]),
    ("compound_file", &["format", "alloc", "dir", "stream", "check", "layout", "entry", "options"]),
    ("build", &["format", "alloc", "dir", "stream", "entry", "compound_file"]),
    (
        "write",
        &["format", "backing", "share", "alloc", "dir", "entry", "recover", "options", "compound_file"],
    ),
    ("storage", &["format", "backing", "share", "build", "write", "compound_file"]),
    ("_documentation", &[]),
];

/// Steps upwards that are right, and why.
const UPWARDS: &[(&str, &str, &str)] = &[
    ("corruption", "format", "what was found is named by the newtypes of the format"),
    ("location", "format", "a place is named by the newtypes of the format"),
    ("entry", "compound_file", "an entry is a view of the file that it borrows"),
    ("options", "compound_file", "opening gives the facade"),
];

/// Folders, words that their code must not hold, and the invariant behind it.
const ABSENCES: &[(&str, &[&str], &str)] = &[
    ("crates/cfb-core/src/format/", &["ReadAt", "File", "fs"], "`format` does no I/O and sees no byte store"),
    (
        "crates/mapi-props/src/codec/",
        &["CompoundFile", "Entry", "Stream"],
        "`codec` does not know compound files",
    ),
    (
        "crates/ole-props/src/codec/",
        &["CompoundFile", "Entry", "PropertySet", "PropertySetStream"],
        "`codec` does not know sets, streams or compound files",
    ),
    ("crates/imsg/src/", &["SectorId"], "nothing above cfb-core mentions sectors"),
    ("crates/imsg-cli/src/", &["SectorId"], "nothing above cfb-core mentions sectors"),
];

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let sources: Vec<(&str, String)> = files
        .iter()
        .filter_map(|file| {
            let below = file.path.strip_prefix(FOLDER)?;
            Some((below, blank(file.text()?)))
        })
        .filter(|(below, _)| below.ends_with(".rs"))
        .collect();
    let reexports = sources
        .iter()
        .find(|(below, _)| *below == "lib.rs")
        .map(|(_, code)| reexports(code))
        .unwrap_or_default();
    for (below, code) in &sources {
        let module = module_of(below);
        if *below == "lib.rs" || below.ends_with("tests.rs") || below.contains("tests/") {
            continue;
        }
        let path = format!("{FOLDER}{below}");
        let Some((_, allowed)) = GRAPH.iter().find(|(name, _)| *name == module) else {
            problems.push(Problem::new(
                &path,
                0,
                format!("module {module} has no row in xtask's table of imports"),
            ));
            continue;
        };
        let body = without_tests(code);
        for (at, name) in crate_paths(body) {
            let target = reexports.get(name).map_or(name, String::as_str);
            let upwards = UPWARDS.iter().any(|(from, to, _)| *from == module && *to == target);
            if target != module && !upwards && !REPORTING.contains(&target) && !allowed.contains(&target) {
                let may = if allowed.is_empty() { "no other module".to_owned() } else { allowed.join(", ") };
                let message = format!("{module} may not use {target}; it stands on {may}");
                problems.push(Problem::new(&path, line_of(body, at), message));
            }
        }
    }
    absences(files, &mut problems);
    problems
}

fn absences(files: &[RepoFile], problems: &mut Vec<Problem>) {
    for (folder, names, invariant) in ABSENCES {
        for file in files.iter().filter(|file| file.path.starts_with(folder) && file.path.ends_with(".rs")) {
            let code = blank(file.text().unwrap_or_default());
            let body = without_tests(&code);
            for name in *names {
                for at in words(body, name) {
                    problems.push(Problem::new(
                        &file.path,
                        line_of(body, at),
                        format!("{name}: {invariant}"),
                    ));
                }
            }
        }
    }
}

/// The module that a file below `src/` belongs to: its first folder, or its own name.
fn module_of(below: &str) -> &str {
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// Each first name after `crate::` in `code`, with its place; a `crate::{a, b::c}` gives one for each branch.
fn crate_paths(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for at in words(code, "crate") {
        let start = at + "crate".len();
        let Some(rest) = code.get(start..).and_then(|rest| rest.strip_prefix("::")) else { continue };
        for branch in branches(rest) {
            found.push((at, branch));
        }
    }
    found
}

/// The first names of a path or of a `{...}` list of paths.
fn branches(path: &str) -> Vec<&str> {
    let Some(list) = path.trim_start().strip_prefix('{') else {
        return vec![first_name(path)];
    };
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut begin = 0_usize;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(first_name(list.get(begin..at).unwrap_or_default()));
                begin = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    path.get(..end).unwrap_or(path)
}

/// The names that `lib.rs` re-exports, each with the module it comes from.
fn reexports(code: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for at in words(code, "use") {
        let item =
            code.get(at + "use".len()..).and_then(|rest| rest.split(';').next()).unwrap_or_default().trim();
        let item = item.strip_prefix("crate::").unwrap_or(item);
        let module = first_name(item);
        let leaves = item.get(module.len()..).unwrap_or_default();
        for leaf in leaves.split([',', '{', '}']) {
            let name = leaf.rsplit("::").next().unwrap_or(leaf).trim();
            let name = name.rsplit(" as ").next().unwrap_or(name).trim();
            if !name.is_empty() {
                names.insert(name.to_owned(), module.to_owned());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    fn messages(list: &[(&str, &str)]) -> Vec<String> {
        let list: Vec<(String, &str)> =
            list.iter().map(|(below, text)| (format!("{FOLDER}{below}"), *text)).collect();
        let list: Vec<(&str, &str)> = list.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        check(&files(&list)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rows_name_only_rows_above_them() {
        let row = |name: &str| GRAPH.iter().position(|(module, _)| *module == name).unwrap();
        for (module, allowed) in GRAPH {
            for below in *allowed {
                assert!(row(below) < row(module), "{module} names {below}");
            }
        }
        for (from, to, _) in UPWARDS {
            assert!(row(from) < row(to), "{from} to {to} is no step upwards");
        }
    }

    #[test]
    fn a_lower_layer_does_not_know_the_upper_ones_words() {
        let codec =
            files(&[("crates/mapi-props/src/codec/fixed.rs", "//! a\nfn f(file: &CompoundFile) {}\n")]);
        let problems = check(&codec);
        assert_eq!((problems.len(), problems[0].line), (1, 2));
        let store = files(&[("crates/mapi-props/src/store/mod.rs", "//! a\nfn f(file: &CompoundFile) {}\n")]);
        assert_eq!(check(&store), []);
    }

    #[test]
    fn an_import_upwards_is_named_with_its_line() {
        let up = messages(&[("format/header.rs", "//! a\nuse crate::backing::Backing;\n")]);
        assert_eq!(up.len(), 1, "{up:?}");
        assert!(up[0].contains("format/header.rs:2: format may not use backing"), "{up:?}");
        assert!(messages(&[("backing/mod.rs", "use crate::error::Error;")]).is_empty());
    }

    #[test]
    fn lists_inline_paths_and_reexports_count() {
        let lib =
            ("lib.rs", "pub use crate::backing::{ReadAt, file::FileStore as Store};\npub use error::Error;");
        assert_eq!(messages(&[lib, ("dir/a.rs", "use crate::{Store, dir::b};")]).len(), 1);
        assert_eq!(messages(&[lib, ("dir/a.rs", "fn f() -> crate::ReadAt { g() }")]).len(), 1);
        assert!(messages(&[lib, ("backing/a.rs", "use crate::{Error, ReadAt};")]).is_empty());
    }

    #[test]
    fn tests_and_comments_may_name_anything() {
        let text = "// crate::backing\n#[cfg(test)]\nmod tests { use crate::backing::Memory; }";
        assert!(messages(&[("format/a.rs", text)]).is_empty());
    }

    #[test]
    fn a_module_without_a_row_is_found() {
        assert!(messages(&[("novelty.rs", "//! a")])[0].contains("no row"));
    }
}
