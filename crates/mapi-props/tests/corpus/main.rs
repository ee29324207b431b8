//! Real messages against what extract-msg says of them: property streams, values, streams, named properties.
//!
//! Run with `IMSG_CORPUS` set to the folder with `msg/` and `oracle/`; without it the test fails.
#![cfg(test)]

mod compare;
mod entry_ids;
mod findings;
mod names;
mod oracle;
mod table;
mod text;
mod write;

use std::path::{Path, PathBuf};

use crate::table::Table;

fn corpus() -> PathBuf {
    std::env::var_os("IMSG_CORPUS").map(PathBuf::from).expect("IMSG_CORPUS is the folder of the corpus")
}

/// All records of the oracle with the message each is about.
fn records(corpus: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![corpus.join("oracle/msg")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder of the oracle") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(stem) = path.to_str().and_then(|text| text.strip_suffix(".msg.json")) {
                let relative = Path::new(stem).strip_prefix(corpus.join("oracle")).expect("below the oracle");
                found.push((corpus.join(relative), path));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn property_values_and_names_are_those_of_extract_msg() {
    let corpus = corpus();
    let mut table = Table::default();
    let mut refused = Vec::new();
    for (message, record) in records(&corpus) {
        let name = message.strip_prefix(&corpus).expect("below the corpus").display().to_string();
        let text = std::fs::read_to_string(&record).expect("record of the oracle");
        let oracle = oracle::read(&text).unwrap_or_else(|error| panic!("{}: {error}", record.display()));
        match compare::message(&message, &oracle, &name, &mut table) {
            Ok(()) => {}
            Err(error) => refused.push((name, oracle.is_read(), error)),
        }
    }
    println!("{table}");
    for (name, _, error) in &refused {
        println!("not opened: {name}: {error}");
    }
    assert!(
        refused.iter().all(|(_, oracle_reads, _)| !oracle_reads),
        "a file that the oracle reads is refused"
    );
    table.assert_nearly_all_agree();
}
