//! The property sets of real files (`IMSG_CORPUS` names the corpus): every one is read, and comes out as it was.

#![cfg(test)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cfb_core::{CompoundFile, Entry};
use ole_props::{ErrorKind, PropertySetStream, Severity, Value, fmtid};

/// A stream whose name begins with U+0005.
struct Found {
    /// File in the corpus and path within it.
    name: String,
    stream_name: String,
    bytes: Vec<u8>,
}

fn streams() -> Vec<Found> {
    let folder = PathBuf::from(
        std::env::var_os("IMSG_CORPUS").expect("IMSG_CORPUS must name the folder of the corpus"),
    );
    let mut files = Vec::new();
    for part in ["cfb", "msg"] {
        files_below(&folder.join(part), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let Ok(compound) = CompoundFile::open(&file) else { continue };
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        let mut storages = vec![(name, compound.root())];
        while let Some((path, storage)) = storages.pop() {
            // A damaged directory may lead in circles; no real one is this deep.
            if path.matches(" / ").count() > 8 {
                continue;
            }
            for child in storage.children().into_iter().flatten().flatten() {
                let stream_name = child.name().to_string_lossy();
                let name = format!("{path} / {}", stream_name.escape_debug());
                if child.is_storage() {
                    storages.push((name, child));
                } else if stream_name.starts_with('\u{5}')
                    && let Some(bytes) = bytes(&child)
                {
                    found.push(Found { name, stream_name, bytes });
                }
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn bytes(entry: &Entry<'_>) -> Option<Vec<u8>> {
    entry.bytes().ok().map(|bytes| bytes.into_owned())
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

/// Files that are damaged on purpose.
fn is_fuzzed(name: &str) -> bool {
    name.contains("clusterfuzz") || name.contains("OOM_alloc")
}

#[test]
fn streams_that_are_read_come_out_as_they_were() {
    let (mut read, mut equal, mut none) = (0, 0, 0);
    let mut differ = Vec::new();
    for Found { name, bytes, .. } in streams() {
        let stream = match PropertySetStream::parse(&bytes) {
            Ok(stream) => stream,
            Err(error) => {
                assert!(matches!(error.kind(), ErrorKind::Corrupt(_)));
                println!("no property set: {name}: {error}");
                none += 1;
                continue;
            }
        };
        read += 1;
        let written = stream.to_bytes().unwrap();
        if written == bytes {
            equal += 1;
        } else {
            let findings: Vec<_> = stream.findings().iter().map(ToString::to_string).collect();
            println!("differs: {name}: {findings:?}");
            differ.push(name.clone());
        }
        let again = PropertySetStream::parse(&written).unwrap();
        for (before, after) in stream.sets().zip(again.sets()) {
            assert_eq!(
                format!("{:?}", before.iter().collect::<Vec<_>>()),
                format!("{:?}", after.iter().collect::<Vec<_>>()),
                "{name}"
            );
            assert!(before.names().eq(after.names()), "{name}");
        }
        assert_eq!(again.to_bytes().unwrap(), written, "{name}");
    }
    println!("streams read: {read}, written byte for byte: {equal}, no property sets: {none}");
    assert!(read > 200, "{read} streams");
    differ.retain(|name| !is_fuzzed(name));
    assert_eq!(differ, [""; 0]);
}

#[test]
fn every_value_of_a_sound_file_is_understood() {
    let mut types: BTreeMap<String, u32> = BTreeMap::new();
    let mut findings: BTreeMap<&str, u32> = BTreeMap::new();
    let mut unknown = Vec::new();
    let mut errors = Vec::new();
    for Found { name, bytes, .. } in streams() {
        let Ok(stream) = PropertySetStream::parse(&bytes) else { continue };
        if is_fuzzed(&name) {
            continue;
        }
        for set in stream.sets() {
            for (id, value) in set.iter() {
                *types.entry(value.property_type().to_string()).or_default() += 1;
                if matches!(value, Value::Unknown { .. }) {
                    unknown.push(format!("{name}: {id}: {value:?}"));
                }
            }
        }
        for finding in stream.findings() {
            *findings.entry(finding.code()).or_default() += 1;
            if finding.severity() > Severity::Info {
                errors.push(format!("{name}: {finding}"));
            }
        }
    }
    println!("types: {types:#?}");
    println!("streams by finding: {findings:#?}");
    println!("findings above info: {errors:#?}");
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn names_of_streams_are_those_of_their_formats() {
    let mut coded = 0;
    for Found { name, stream_name, bytes } in streams() {
        let Ok(stream) = PropertySetStream::parse(&bytes) else { continue };
        let Some(first) = stream.sets().next().filter(|_| !is_fuzzed(&name)) else { continue };
        if let Some(format) = fmtid::of_stream_name(&stream_name) {
            assert_eq!(first.fmtid(), format, "{name}");
            assert_eq!(fmtid::stream_name(format), stream_name, "{name}");
            coded += 1;
        } else {
            println!("{name} holds {}", first.fmtid());
        }
    }
    assert!(coded > 200, "{coded}");
}
