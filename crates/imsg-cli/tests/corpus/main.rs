//! The command on real messages: every one gives the whole message object or a located error, and what is extracted is
//! what the object says.
//!
//! Run with `IMSG_CORPUS` set to the folder with `msg/`; without it the tests fail.
#![cfg(test)]

#[path = "../it/keys.rs"]
mod keys;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn corpus() -> PathBuf {
    std::env::var_os("IMSG_CORPUS").map(PathBuf::from).expect("IMSG_CORPUS is the folder of the corpus")
}

/// Runs the command in the folder of the corpus, which it must not write to.
fn imsg(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_imsg"));
    let output = command.args(words).current_dir(corpus()).output().expect("the command runs");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!err.contains("panicked"), "{words:?}: {err}");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{words:?}: {:?} {err}", output.status);
    output
}

fn json_lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object on each line")).collect()
}

/// All files below `msg/`.
fn files() -> Vec<String> {
    let root = corpus();
    let mut open = vec![root.join("msg")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(&root).expect("below the root").display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_message_gives_the_whole_object_or_a_located_error() {
    let output = imsg(&["show", "--json", "-r", "msg"]);
    let objects = json_lines(&output);
    let err = String::from_utf8_lossy(&output.stderr);
    let shown: Vec<&str> = objects.iter().filter_map(|object| object["file"].as_str()).collect();
    for object in &objects {
        keys::assert_message(object, &[]);
    }
    for file in files() {
        if !shown.contains(&file.as_str()) {
            let line = err.lines().find(|line| line.contains(&file));
            let line = line.unwrap_or_else(|| panic!("{file}: neither shown nor refused"));
            assert!(line.contains(" at 0x") || line.contains("not a message"), "no place: {line}");
            println!("refused: {line}");
        }
    }
    println!("{} of {} messages shown", shown.len(), files().len());
}

#[test]
fn what_is_extracted_is_what_the_object_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("out");
    let manifest = folder.path().join("parts.jsonl");
    let text = |path: &PathBuf| path.to_str().expect("Unicode").to_owned();
    imsg(&["extract", "-r", "msg", "--body", "-d", &text(&dir), "--manifest", &text(&manifest)]);
    let parts = std::fs::read_to_string(manifest).expect("the manifest");
    let mut written: BTreeMap<(String, String), Value> = BTreeMap::new();
    for line in parts.lines() {
        let part: Value = serde_json::from_str(line).expect("a JSON object on each line");
        let key = |name: &str| part[name].as_str().expect("text").to_owned();
        if let (Some(path), Some(size)) = (part["written"].as_str(), part["size"].as_u64()) {
            let meta = std::fs::metadata(dir.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(meta.len(), size, "{path}");
        }
        written.insert((key("file"), key("path")), part);
    }
    let mut compared = 0;
    for message in json_lines(&imsg(&["show", "--json", "-r", "msg"])) {
        let file = message["file"].as_str().expect("text").to_owned();
        // Of two streams with a sector in common the first to be read has it, and the two verbs read in different order.
        if message["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|finding| finding["code"] == "shared-sector")
        {
            continue;
        }
        let mut open = vec![(String::new(), &message)];
        while let Some((path, message)) = open.pop() {
            for attachment in message["attachments"].as_array().expect("a list") {
                let path = format!("{path}.attachments[{}]", attachment["index"]);
                let part = &written[&(file.clone(), path.clone())];
                if part["kind"] == "attachment" {
                    assert_eq!(part["sha256"], attachment["sha256"], "{file}{path}");
                    compared += 1;
                }
                if !attachment["message"].is_null() {
                    open.push((format!("{path}.message"), &attachment["message"]));
                }
            }
        }
    }
    println!("{compared} attachments compared");
    assert!(compared > 100);
}

#[test]
fn findings_have_their_keys_and_no_file_is_left_out() {
    let output = imsg(&["check", "--json", "-r", "msg"]);
    let mut expected = ["file", "code", "severity", "where", "offset", "found", "expected", "message"];
    expected.sort_unstable();
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    for finding in json_lines(&output) {
        let mut keys: Vec<&str> =
            finding.as_object().expect("an object").keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, expected);
        *codes.entry(finding["code"].as_str().expect("text").to_owned()).or_default() += 1;
    }
    println!("{codes:#?}");
    let told = String::from_utf8(imsg(&["check", "-r", "msg"]).stdout).expect("UTF-8");
    for file in files() {
        assert!(told.contains(&format!("{file}: ")), "{file}");
    }
}

/// Files below `msg/` that are read as messages, and whose reading says nothing on standard error.
fn readable() -> Vec<String> {
    let is_well = |file: &String| imsg(&["props", file, "--all"]).status.code() == Some(0);
    files().into_iter().filter(is_well).collect()
}

#[test]
fn what_is_rebuilt_has_all_properties_of_the_original() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut compared, mut left_out) = (0, 0);
    for (number, file) in readable().iter().enumerate() {
        let copy = folder.path().join(format!("{number}.msg"));
        let copy = copy.to_str().expect("Unicode");
        let made = imsg(&["edit", file, "--rebuild", "-o", copy]);
        let err = String::from_utf8_lossy(&made.stderr);
        assert_eq!(made.status.code(), Some(0), "{file}: {err}");
        left_out += err.lines().count();
        let diff = imsg(&["diff", file, copy]);
        let out = String::from_utf8_lossy(&diff.stdout);
        assert!(
            diff.status.success() && out.is_empty(),
            "{file}: {out}{}",
            String::from_utf8_lossy(&diff.stderr)
        );
        compared += 1;
    }
    println!("{compared} messages rebuilt and compared, {left_out} elements left out that are no properties");
    assert!(compared > 100);
}

#[test]
fn an_edit_changes_what_was_asked_for_and_the_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut compared = 0;
    for (number, file) in readable().iter().enumerate() {
        let copy = folder.path().join(format!("{number}.msg"));
        let copy = copy.to_str().expect("Unicode");
        // Whatever it is, it is another one then.
        let is = String::from_utf8_lossy(&imsg(&["props", file, "--get", "PidTagImportance"]).stdout).trim()
            == "2";
        let set = if is { "PidTagImportance=0" } else { "PidTagImportance=2" };
        let made = imsg(&["edit", file, "--set", set, "-o", copy]);
        let err = String::from_utf8_lossy(&made.stderr);
        if made.status.code() != Some(0) {
            println!("refused: {}", err.trim_end());
            continue;
        }
        assert_eq!(err, "", "{file}");
        let lines = json_lines(&imsg(&["diff", file, copy, "--json"]));
        let changed: Vec<_> =
            lines.iter().map(|line| format!("{} {}", line["place"], line["name"])).collect();
        assert_eq!(
            changed,
            ["\"message\" \"PidTagImportance\"", "\"message\" \"PidTagLastModificationTime\""],
            "{file}: {lines:?}"
        );
        // Every stream is the same but for that of the properties.
        let list = |file: &str| -> BTreeMap<String, Value> {
            let lines = json_lines(&imsg(&["cfb", "ls", file, "--json", "--hash"]));
            let entry = |line: Value| (line["path"].to_string(), line["sha256"].clone());
            lines.into_iter().map(entry).collect()
        };
        let (before, after) = (list(file), list(copy));
        let other: Vec<_> =
            after.iter().filter(|(path, hash)| before.get(*path) != Some(hash)).map(|(p, _)| p).collect();
        assert_eq!(other, ["\"__properties_version1.0\""], "{file}");
        assert!(before.keys().all(|path| after.contains_key(path)), "{file}");
        compared += 1;
    }
    println!("{compared} messages changed and compared");
    assert!(compared > 100);
}

#[test]
fn attachments_removed_in_place_make_the_file_shorter_and_leave_it_as_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut done, mut shorter) = (0, 0);
    for (number, file) in readable().iter().enumerate() {
        let copy = folder.path().join(format!("{number}.msg"));
        let bytes = std::fs::read(corpus().join(file)).expect("a file");
        std::fs::write(&copy, &bytes).expect("a copy");
        let path = copy.to_str().expect("Unicode");
        let object = |path: &str| json_lines(&imsg(&["show", "--json", path])).remove(0);
        let errors = |path: &str| -> Vec<String> {
            let found = json_lines(&imsg(&["check", "--json", path]));
            found.iter().filter(|one| one["severity"] != "info").map(|one| one["code"].to_string()).collect()
        };
        let before = object(path);
        // Names that are patterns, or that nobody gave, are left alone.
        let names: Vec<&str> = before["attachments"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|a| a["name"].as_str())
            .collect();
        let Some(name) = names
            .iter()
            .find(|name| !name.is_empty() && !name.contains(['[', '{', '?', '*', '/', '\\', '\0']))
        else {
            continue;
        };
        let errors_before = errors(path);
        let made = imsg(&["edit", path, "--detach", name, "--in-place"]);
        let err = String::from_utf8_lossy(&made.stderr);
        if made.status.code() != Some(0) {
            println!("refused: {file}: {}", err.trim_end());
            assert!(std::fs::read(&copy).expect("the copy") == bytes, "{file}: a refusal changes nothing");
            continue;
        }
        let after = object(path);
        let left = after["attachments"].as_array().expect("a list").len();
        let same = names.iter().filter(|other| other.eq_ignore_ascii_case(name)).count();
        assert!(left + same <= before["attachments"].as_array().expect("a list").len(), "{file}");
        let len = std::fs::metadata(&copy).expect("the copy").len();
        // Of small ones nothing but space among other small streams becomes free.
        let list = before["attachments"].as_array().expect("a list").iter();
        let gone = list.filter(|a| a["name"] == **name).filter_map(|a| a["size"].as_u64()).sum::<u64>();
        if gone >= 16 << 10 {
            assert!(len < bytes.len() as u64, "{file}: {len} of {}, {gone} gone", bytes.len());
            shorter += 1;
        }
        let new: Vec<String> =
            errors(path).into_iter().filter(|code| !errors_before.contains(code)).collect();
        assert!(new.is_empty(), "{file}: {new:?}");
        done += 1;
    }
    println!("an attachment removed from {done} messages, {shorter} of them with a large one, and shorter");
    assert!(done > 30 && shorter > 5);
}
