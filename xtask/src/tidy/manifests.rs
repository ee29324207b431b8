//! Manifests: what a member takes from the workspace, and which crate may lean on which.
//!
//! Imports point down one list of crates, never sideways or up; tests may use any crate further down the list. The lower
//! crates stay light for whoever embeds only them, so what they take from outside is listed here by name; a new one is argued in the commit that adds it.

use super::Problem;
use super::manifest::{Entry, Kind, parse};
use crate::repo::RepoFile;

/// A member, the members it may lean on, and the crates from outside it may link (`None`: weight is not counted).
type Row = (&'static str, &'static [&'static str], Option<&'static [&'static str]>);

const GRAPH: &[Row] = &[
    ("cfb-core", &[], Some(&["byteorder", "crc32fast", "libc", "memmap2"])),
    ("cfb-layout", &[], Some(&[])),
    ("mapi-codepage", &[], Some(&["codepage", "encoding_rs", "memchr", "oem_cp"])),
    ("ole-props", &["cfb-core", "mapi-codepage"], Some(&[])),
    (
        "mapi-props",
        &["cfb-core", "mapi-codepage"],
        Some(&[
            "bitflags",
            "byteorder",
            "crc32fast",
            "memchr",
            "unicode-normalization",
            "unicode-properties",
        ]),
    ),
    ("mapi-rtf", &["mapi-codepage"], Some(&["crc32fast", "memchr"])),
    ("imsg", &["cfb-core", "mapi-codepage", "mapi-props", "mapi-rtf"], None),
    ("imsg-cli", &["cfb-core", "imsg", "mapi-codepage", "mapi-props", "mapi-rtf"], None),
    (
        "imsg-fuzz",
        &["cfb-core", "cfb-layout", "imsg", "mapi-codepage", "mapi-props", "mapi-rtf", "ole-props"],
        None,
    ),
    (
        "imsg-benches",
        &["cfb-core", "cfb-layout", "imsg", "imsg-fuzz", "mapi-codepage", "mapi-props", "mapi-rtf"],
        None,
    ),
    ("xtask", &[], Some(&[])),
];

/// Makes files for tests: any member may take it as a dev-dependency.
const TEST_KIT: &str = "cfb-layout";

/// Crates that only some may name, in any kind of table. Other implementations of our own subject are oracles and bench
/// opponents; nothing that a user builds may link one.
const RESERVED: &[(&str, &[&str])] = &[
    ("criterion", &["imsg-benches"]),
    ("cfb", &["imsg-benches", "imsg-fuzz"]),
    ("ole", &["imsg-benches"]),
    ("msg_parser", &["imsg-benches"]),
    ("compressed-rtf", &["imsg-benches", "imsg-fuzz"]),
    ("libfuzzer-sys", &["imsg-fuzz"]),
];

/// What every member takes from `[workspace.package]`.
const INHERITED: &[&str] = &["version", "edition", "rust-version", "license", "publish"];

/// The fuzz package is a workspace of its own, so that no default build resolves what only it needs.
const FUZZ: &str = "fuzz/Cargo.toml";

pub(super) fn check(files: &[RepoFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let Some(text) = file.text() else { continue };
        let entries = parse(text);
        if file.path == "Cargo.toml" {
            root(&file.path, &entries, &mut problems);
        } else {
            member(&file.path, &entries, &mut problems);
        }
    }
    problems
}

fn root(path: &str, entries: &[Entry], problems: &mut Vec<Problem>) {
    let has = |section: &str, key: &str, value: &str| {
        entries.iter().any(|entry| entry.section == section && entry.key == key && entry.value == value)
    };
    if !has("workspace.package", "publish", "false") {
        problems.push(Problem::new(path, 0, "[workspace.package] lacks publish = false"));
    }
    for entry in entries.iter().filter(|entry| entry.section == "workspace.dependencies") {
        let ours = entry.value.contains("path =");
        if !ours && !entry.value.contains("default-features = false") {
            let message =
                format!("{}: say default-features = false and spell the features out", entry.name());
            problems.push(Problem::new(path, entry.line, message));
        }
    }
}

fn member(path: &str, entries: &[Entry], problems: &mut Vec<Problem>) {
    let own_workspace = path == FUZZ;
    let package = entries
        .iter()
        .find(|entry| entry.section == "package" && entry.key == "name")
        .map_or("", |entry| entry.value.trim_matches('"'));
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    if path.starts_with("crates/") && folder != package {
        problems.push(Problem::new(
            path,
            0,
            format!("the folder {folder} holds the package {package}: one name"),
        ));
    }
    if own_workspace {
        if !entries.iter().any(|entry| entry.key == "publish" && entry.value == "false") {
            problems.push(Problem::new(path, 0, "lacks publish = false"));
        }
    } else {
        for key in INHERITED {
            let wanted = format!("{key}.workspace");
            if !entries
                .iter()
                .any(|entry| entry.section == "package" && entry.key == wanted && entry.value == "true")
            {
                problems.push(Problem::new(path, 0, format!("[package] lacks {wanted} = true")));
            }
        }
        if !entries
            .iter()
            .any(|entry| entry.section == "lints" && entry.key == "workspace" && entry.value == "true")
        {
            problems.push(Problem::new(path, 0, "lacks lints.workspace = true"));
        }
    }
    let Some((_, below, outside)) = GRAPH.iter().find(|(name, ..)| *name == package) else {
        problems.push(Problem::new(path, 0, format!("{package} has no row in xtask's table of crates")));
        return;
    };
    for entry in entries {
        let Some(kind) = entry.dependency() else { continue };
        let name = entry.name();
        let mut say = |message: String| problems.push(Problem::new(path, entry.line, message));
        if !own_workspace && !entry.inherits() {
            say(format!("{name}: the version is written once, in the root; say {name}.workspace = true"));
        }
        if let Some((_, users)) = RESERVED.iter().find(|(reserved, _)| *reserved == name)
            && !users.contains(&package)
        {
            say(format!("{name} is for {} only", users.join(" and ")));
        }
        let row = |name: &str| GRAPH.iter().position(|(member, ..)| *member == name);
        let ours = row(name).is_some();
        let for_tests = kind == Kind::Dev && (name == TEST_KIT || row(name) < row(package));
        if ours && !below.contains(&name) && !for_tests {
            let may = if below.is_empty() { "no other crate here".to_owned() } else { below.join(", ") };
            say(format!("{package} may not lean on {name}; it stands on {may}"));
        }
        if let Some(allowed) = outside
            && !ours
            && kind != Kind::Dev
            && !allowed.contains(&name)
        {
            say(format!("{package} is kept light: {name} is not on its list of dependencies"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;

    const HEAD: &str = "version.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n\
                        license.workspace = true\npublish.workspace = true\n[lints]\nworkspace = true\n";

    fn problems(package: &str, tables: &str) -> String {
        let path = format!("crates/{package}/Cargo.toml");
        let text = format!("[package]\nname = \"{package}\"\n{HEAD}{tables}");
        check(&files(&[(&path, &text)])).iter().map(|problem| format!("{problem}\n")).collect()
    }

    #[test]
    fn imports_point_down() {
        assert_eq!(problems("mapi-props", "[dependencies]\ncfb-core.workspace = true\n"), "");
        let up = problems("cfb-core", "[dependencies]\nmapi-props.workspace = true\n");
        assert!(up.contains("cfb-core may not lean on mapi-props"), "{up}");
        let sideways = problems("mapi-rtf", "[dependencies]\ncfb-core.workspace = true\n");
        assert!(sideways.contains("it stands on mapi-codepage"), "{sideways}");
        assert_eq!(problems("mapi-rtf", "[dev-dependencies]\ncfb-core.workspace = true\n"), "");
        assert!(problems("mapi-rtf", "[dev-dependencies]\nimsg.workspace = true\n").contains("may not lean"));
    }

    #[test]
    fn the_layout_kit_is_for_tests() {
        assert_eq!(problems("cfb-core", "[dev-dependencies]\ncfb-layout.workspace = true\n"), "");
        assert!(
            problems("cfb-core", "[dependencies]\ncfb-layout.workspace = true\n").contains("may not lean on")
        );
    }

    #[test]
    fn lower_crates_stay_light_and_peers_stay_out() {
        assert!(problems("cfb-core", "[dependencies]\nserde.workspace = true\n").contains("kept light"));
        assert_eq!(problems("cfb-core", "[dev-dependencies]\nquickcheck.workspace = true\n"), "");
        assert!(problems("imsg-cli", "[dev-dependencies]\ncfb.workspace = true\n").contains("cfb is for"));
        assert!(
            problems("imsg", "[dev-dependencies]\ncriterion.workspace = true\n").contains("criterion is for")
        );
    }

    #[test]
    fn versions_and_lints_come_from_the_workspace() {
        assert!(problems("imsg", "[dependencies]\nbitflags = \"2\"\n").contains("written once"));
        let bare = check(&files(&[("crates/imsg/Cargo.toml", "[package]\nname = \"imsg\"\n")]));
        assert_eq!(bare.len(), INHERITED.len() + 1, "{bare:?}");
        let root = "[workspace.package]\n[workspace.dependencies]\nmemchr = \"2\"\nimsg = { path = \"x\" }\n";
        assert_eq!(check(&files(&[("Cargo.toml", root)])).len(), 2);
    }

    #[test]
    fn a_crate_needs_a_row_and_its_folders_name() {
        assert!(problems("imsg-new", "").contains("no row"));
        let text = format!("[package]\nname = \"imsg\"\n{HEAD}");
        assert!(check(&files(&[("crates/other/Cargo.toml", &text)]))[0].message.contains("one name"));
    }
}
