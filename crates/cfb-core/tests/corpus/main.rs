//! Every compound file of the corpus against what other readers recorded (`IMSG_CORPUS` names the corpus).
//!
//! A stream counts as right when its size and SHA-256 equal those of one reader that read it whole. Files that a
//! reader opened must open here.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cfb_core::{CompoundFile, Entry, OpenOptions, Severity};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Files of the corpus that are damaged on purpose, by their class in the manifest.
fn damaged(corpus: &Path) -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(corpus.join("MANIFEST.csv")).unwrap();
    let is_damaged = |line: &&str| line.contains("malformed") || line.contains("fuzz");
    manifest.lines().filter(is_damaged).filter_map(|line| line.split(',').next()).map(str::to_owned).collect()
}

fn corpus() -> PathBuf {
    let folder = std::env::var_os("IMSG_CORPUS").expect("IMSG_CORPUS must name the folder of the corpus");
    PathBuf::from(folder)
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
    found.sort();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every element below an entry, by its path of raw names joined with `/`.
fn elements(root: Entry<'_>) -> BTreeMap<String, Vec<(u32, bool, u64, String)>> {
    let mut elements: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut storages = vec![(String::new(), root)];
    while let Some((path, storage)) = storages.pop() {
        for child in storage.children().unwrap() {
            let child = child.unwrap();
            let path = format!("{path}/{}", child.name().to_string_lossy());
            if child.is_storage() {
                storages.push((path.clone(), child));
            }
            let bytes = if child.is_stream() { child.bytes().unwrap() } else { Vec::new().into() };
            let sha256 = hex(&Sha256::digest(&bytes));
            let entry = (child.id().get(), child.is_stream(), bytes.len() as u64, sha256);
            elements.entry(path).or_default().push(entry);
        }
    }
    elements
}

fn olefile_path(entry: &Value) -> String {
    entry["path"].as_array().unwrap().iter().map(|part| format!("/{}", part.as_str().unwrap())).collect()
}

#[derive(Default)]
struct Table {
    files: usize,
    opened: usize,
    streams: usize,
    equal: usize,
    differ: Vec<String>,
    refused: Vec<String>,
}

impl Table {
    fn compare(&mut self, name: &str, file: &Path, oracle: &Value, is_damaged: bool) {
        let olefile = oracle["olefile"]["ok"].as_bool() == Some(true);
        let gsf = oracle["gsf"]["ok"].as_bool() == Some(true);
        self.files += 1;
        let ours = match OpenOptions::new().open(file) {
            Ok(ours) => ours,
            Err(e) => {
                // Nothing can be read from a file that ends inside its header; gsf says it opens such files.
                let headless = std::fs::metadata(file).unwrap().len() < 512;
                let mark = if headless || !(olefile || gsf) { "agreed" } else { "OPENS ELSEWHERE" };
                self.refused.push(format!("{mark} {name}: {e} (olefile {olefile}, gsf {gsf})"));
                return;
            }
        };
        self.opened += 1;
        let elements = elements(ours.root());
        if let Some(entries) = oracle["olefile"]["entries"].as_array() {
            for entry in entries.iter().filter(|e| e["type"] == "stream" && e["sha256"].is_string()) {
                let whole = entry.get("read_size").is_none();
                let path = olefile_path(entry);
                self.streams += 1;
                let size = entry["size"].as_u64().unwrap();
                let sha256 = entry["sha256"].as_str().unwrap();
                let sid = entry["sid"].as_u64().unwrap();
                let found = elements.get(&path).into_iter().flatten();
                let same = found.clone().any(|e| e.2 == size && e.3 == sha256);
                if same || !whole {
                    self.equal += 1;
                } else {
                    let got: Vec<_> = found.map(|e| (e.0, e.2)).collect();
                    let mark = if is_damaged { "damaged" } else { "SOUND" };
                    self.differ
                        .push(format!("{mark} {name}{path}: olefile sid {sid} size {size}, ours {got:?}"));
                }
            }
        }
    }
}

#[test]
fn every_file_a_reader_opens_opens_here_with_the_same_streams() {
    let corpus = corpus();
    let damaged = damaged(&corpus);
    let mut table = Table::default();
    for kind in ["cfb", "msg"] {
        let mut files = Vec::new();
        files_below(&corpus.join(kind), &mut files);
        for file in files {
            let name = file.strip_prefix(&corpus).unwrap().to_string_lossy().replace('\\', "/");
            let oracle = corpus.join("oracle").join(format!("{name}.cfb.json"));
            let oracle: Value = serde_json::from_slice(&std::fs::read(&oracle).unwrap()).unwrap();
            table.compare(&name, &file, &oracle, damaged.contains(&name));
        }
    }
    println!(
        "files {} opened {} | streams {} equal {}",
        table.files, table.opened, table.streams, table.equal
    );
    println!("differ:\n{}", table.differ.join("\n"));
    println!("refused:\n{}", table.refused.join("\n"));
    assert!(table.differ.iter().all(|line| line.starts_with("damaged")), "streams of sound files differ");
    assert!(table.refused.iter().all(|line| line.starts_with("agreed")), "a reader opens more");
}

#[test]
fn sound_files_have_no_error_findings() {
    let corpus = corpus();
    let damaged = damaged(&corpus);
    let mut files = Vec::new();
    files_below(&corpus.join("msg"), &mut files);
    files_below(&corpus.join("cfb"), &mut files);
    let mut codes: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut errors = Vec::new();
    for path in files {
        let name = path.strip_prefix(&corpus).unwrap().to_string_lossy().replace('\\', "/");
        let Ok(file) = CompoundFile::open(&path) else { continue };
        let findings = file.check().unwrap();
        let kinds: BTreeSet<_> = findings.iter().map(|f| (f.severity(), f.code())).collect();
        for kind in kinds {
            *codes.entry(kind).or_default() += 1;
        }
        // Named after its fault, though the manifest does not mark it.
        if !damaged.contains(&name) && !name.contains("invalid_") {
            let bad = findings.iter().filter(|f| f.severity() >= Severity::Error);
            errors.extend(bad.map(|f| format!("{name}: {f}")));
        }
    }
    for ((severity, code), count) in codes {
        println!("{:8} {code:24} in {count} files", severity.as_str());
    }
    assert!(errors.is_empty(), "errors in files not marked as damaged:\n{}", errors.join("\n"));
}
