//! What real files do differently: each kind of finding is told, and none is worse than a warning in a sound file.

use std::collections::BTreeMap;

use mapi_props::{CompoundFile, Finding, NamedPropertyMap, PropertyStore, Severity};

/// Findings of a whole file: of every message, recipient and attachment, and of the named properties.
fn findings(file: &CompoundFile) -> mapi_props::Result<Vec<Finding>> {
    let root = PropertyStore::open_root(file)?;
    let mut found = Vec::new();
    let names = root.read_names()?;
    if let Some(storage) = root.nameid_storage() {
        found.extend(NamedPropertyMap::check_storage(file, storage)?);
    }
    let mut pending = vec![root];
    while let Some(store) = pending.pop() {
        found.extend(store.findings()?);
        found.extend(store.check_names(&names));
        for child in store.recipients() {
            pending.push(store.open_recipient(*child)?);
        }
        for child in store.attachments() {
            let attachment = store.open_attachment(*child)?;
            // The storage of an OLE object has no property stream.
            pending.extend(attachment.open_embedded()?.filter(|inner| inner.entries().next().is_some()));
            pending.push(attachment);
        }
    }
    Ok(found)
}

#[test]
fn findings_of_sound_files_are_warnings() {
    let corpus = crate::corpus();
    let mut counts: BTreeMap<(Severity, &str), (usize, usize, String)> = BTreeMap::new();
    let mut errors = Vec::new();
    for (message, record) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        let name = message.strip_prefix(&corpus).unwrap().display().to_string();
        let text = std::fs::read_to_string(record).unwrap();
        let is_damaged = name.contains("clusterfuzz") || !crate::oracle::read(&text).unwrap().is_read();
        let mut codes = std::collections::BTreeSet::new();
        for finding in findings(&file).unwrap() {
            let key = (finding.severity(), finding.code());
            let count = counts.entry(key).or_insert_with(|| (0, 0, format!("{name}: {finding}")));
            count.0 += 1;
            count.1 += usize::from(codes.insert(finding.code()));
            if finding.severity() >= Severity::Error && !is_damaged {
                errors.push(format!("{name}: {finding}"));
            }
        }
    }
    println!("{:<8} {:<26} {:>8} {:>6}  example", "severity", "code", "findings", "files");
    for ((severity, code), (count, files, example)) in counts {
        println!("{:<8} {code:<26} {count:>8} {files:>6}  {example}", severity.as_str());
    }
    assert!(errors.is_empty(), "errors in sound files: {errors:#?}");
}
