//! Files to and fro: ours edited by Wine and read by us, Wine's read by us, edited by us and read by Wine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use super::tree::{Tree, commands};
use super::{Wine, ours};
use crate::{compare, subject};

/// Longest file and most elements that are exchanged.
const MAX_BYTES: u64 = 16 << 20;
const MAX_ELEMENTS: usize = 10_100;

/// Elements beyond which fewer variants are made.
const MANY: usize = 1000;

/// How Wine ends an edit: what it is called, the mode's rest, the last command, and whether the edit is then in the file.
const ENDS: [(&str, &str, &str, bool); 8] = [
    ("direct", "", "commit r DEFAULT", true),
    ("default", "+TRANSACTED", "commit r DEFAULT", true),
    ("overwrite", "+TRANSACTED", "commit r OVERWRITE", true),
    ("only if current", "+TRANSACTED", "commit r ONLYIFCURRENT", true),
    ("lazy", "+TRANSACTED", "commit r LAZY", true),
    ("consolidate", "+TRANSACTED", "commit r CONSOLIDATE", true),
    ("reverted", "+TRANSACTED", "revert r", false),
    ("abandoned", "+TRANSACTED", "stat r", false),
];

/// How often `check` found what in files that Wine wrote to.
type Noted = BTreeMap<&'static str, usize>;

/// Exchanges the files; how many times something was not equal.
pub(super) fn run(wine: &Wine, folder: &Path, file: Option<&str>) -> Result<usize, String> {
    let mut failures = 0;
    let mut noted = Noted::new();
    for subject in subject::all(false) {
        if file.is_some_and(|file| !subject.name.contains(file)) {
            continue;
        }
        let path = folder.join("ours.cfb");
        if subject.num_elements() > MAX_ELEMENTS || subject.stream_bytes() > MAX_BYTES {
            continue;
        }
        subject.write(&path)?;
        let (tree, _) = Tree::read(&path)?;
        let edited = folder.join("edited.cfb");
        for end in ENDS {
            fs::copy(&path, &edited).map_err(|error| format!("{}: {error}", edited.display()))?;
            let what = format!("{}, ours, by Wine: {}", subject.name, end.0);
            failures += told(&what, || edited_by_wine(wine, &edited, &tree, end, &mut noted));
        }
        if !subject.is_new_content() {
            continue;
        }
        let made = folder.join("wine.cfb");
        // Wine takes half a minute for ten thousand elements.
        let step = if tree.0.len() > MANY { 3 } else { 1 };
        let makings = [("", 512), ("+TRANSACTED", 512), ("", 4096), ("+TRANSACTED", 4096)];
        for (mode, sector) in makings.into_iter().step_by(step) {
            let what = format!("{}, Wine's, sectors of {sector}{mode}", subject.name);
            failures += told(&what, || made_by_wine(wine, &made, &tree, (mode, sector), &mut noted));
        }
    }
    for (code, count) in noted {
        println!("Wine, noted, not counted: {count} times {code} in what it wrote");
    }
    if file.is_none() {
        renamed_by_wine(wine, folder)?;
    }
    Ok(failures)
}

/// What Wine's renaming to a name of another length looks like to us.
fn renamed_by_wine(wine: &Wine, folder: &Path) -> Result<(), String> {
    let path = folder.join("renamed.cfb");
    let mode = "CREATE+READWRITE+EXCLUSIVE";
    for (old, new) in [("abc", "longer"), ("longer", "abc")] {
        let rename = format!("rename r {old} {new}\nclose r\n");
        wine.must(folder, &format!("create r renamed.cfb {mode}\nstm s r {old} {mode}\nclose s\n{rename}"))?;
        let (tree, codes) = Tree::read(&path)?;
        let seen: Vec<&str> = tree.0.keys().map(String::as_str).collect();
        println!("Wine, noted, not counted: renames {old} to {new}; we read {seen:?}, findings {codes:?}");
    }
    Ok(())
}

/// Says how it went; 1 if it failed.
fn told(what: &str, exchange: impl FnOnce() -> Result<(), String>) -> usize {
    let start = Instant::now();
    let verdict = exchange();
    let seconds = start.elapsed().as_secs_f64();
    let failed = verdict.is_err();
    println!(
        "{what:<58} {seconds:6.2} s  {}",
        verdict.map_or_else(|problem| format!("FAILED: {problem}"), |()| "equal".to_owned())
    );
    failed.into()
}

fn edited_by_wine(
    wine: &Wine,
    path: &Path,
    tree: &Tree,
    (_, mode, end, is_kept): (&str, &str, &str, bool),
    noted: &mut Noted,
) -> Result<(), String> {
    let (folder, name) = super::place(path)?;
    let edits = tree.editing(true);
    let open = format!("open r {name} READWRITE+EXCLUSIVE{mode}\n");
    wine.must(&folder, &format!("{open}{}{end}\nclose r\n", commands(&edits)))?;
    let mut expected = tree.clone();
    if is_kept {
        expected.apply(&edits);
    }
    note(noted, equal_to_us(path, &expected)?);
    equal_to_wine(wine, path, &expected)
}

fn made_by_wine(
    wine: &Wine,
    path: &Path,
    tree: &Tree,
    (mode, sector): (&str, u32),
    noted: &mut Noted,
) -> Result<(), String> {
    let (folder, name) = super::place(path)?;
    let mut tree = tree.counting();
    let create = format!("createx r {name} CREATE+READWRITE+EXCLUSIVE{mode} {sector}\n");
    wine.must(&folder, &format!("{create}{}commit r DEFAULT\nclose r\n", commands(&tree.making())))?;
    let known = equal_to_us(path, &tree)?;
    note(noted, known.clone());
    let before = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    for transacted in [false, true] {
        fs::write(path, &before).map_err(|error| format!("{}: {error}", path.display()))?;
        let edits = tree.editing(false);
        ours::edit(path, transacted, &edits)?;
        let mut expected = tree.clone();
        expected.apply(&edits);
        let codes = equal_to_us(path, &expected)?;
        if let Some(code) = codes.iter().find(|code| !known.contains(code)) {
            return Err(format!("{code} in what we wrote"));
        }
        equal_to_wine(wine, path, &expected)?;
        if transacted {
            // And once more by Wine, what both have written to.
            tree = expected;
            let edits = tree.editing(true);
            let open = format!("open r {name} READWRITE+EXCLUSIVE+TRANSACTED\n");
            wine.must(&folder, &format!("{open}{}commit r DEFAULT\nclose r\n", commands(&edits)))?;
            tree.apply(&edits);
            note(noted, equal_to_us(path, &tree)?);
        }
    }
    Ok(())
}

/// Reads a file, compares, and answers the codes of what `check` finds.
fn equal_to_us(path: &Path, expected: &Tree) -> Result<Vec<&'static str>, String> {
    let (found, codes) = Tree::read(path)?;
    compare(&expected.elements(), Ok(found.elements())).map_err(|problem| format!("by us: {problem}"))?;
    Ok(codes)
}

fn equal_to_wine(wine: &Wine, path: &Path, expected: &Tree) -> Result<(), String> {
    compare(&expected.elements(), wine.list(path)).map_err(|problem| format!("by Wine: {problem}"))
}

fn note(noted: &mut Noted, codes: Vec<&'static str>) {
    for code in codes {
        *noted.entry(code).or_default() += 1;
    }
}
