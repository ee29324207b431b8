//! Real messages against what other readers say of them: subject, class, people, times, attachments, nesting, bodies.
//!
//! Run with `IMSG_CORPUS` set to the folder with `msg/` and `oracle/`; without it the tests fail. A value counts as right
//! if one reader agrees; every other one is listed, and more than one in a hundred of a field fails.
#![cfg(test)]

mod blobs;
mod compare;
mod copied;
mod edit;
mod edit_lists;
mod oracle;
mod rebuilt;
mod table;

use std::path::{Path, PathBuf};

use imsg::{Message, Severity};

use crate::table::Table;

fn corpus() -> PathBuf {
    std::env::var_os("IMSG_CORPUS").map(PathBuf::from).expect("IMSG_CORPUS is the folder of the corpus")
}

/// All records of the oracle, each with the message it is about and the message's name.
fn records(corpus: &Path) -> Vec<(String, PathBuf, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![corpus.join("oracle/msg")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder of the oracle") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(stem) = path.to_str().and_then(|text| text.strip_suffix(".msg.json")) {
                let relative =
                    Path::new(stem).strip_prefix(corpus.join("oracle/msg")).expect("below the oracle");
                found.push((relative.display().to_string(), corpus.join("msg").join(relative), path));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn fields_are_those_of_some_other_reader() {
    let corpus = corpus();
    let mut table = Table::default();
    let mut refused = Vec::new();
    for (name, path, record) in records(&corpus) {
        let text = std::fs::read_to_string(&record).expect("record of the oracle");
        let oracle: serde_json::Value = serde_json::from_str(&text).expect("a record is JSON");
        match Message::open(&path) {
            Ok(message) => compare::file(&name, &message, &oracle, &mut table),
            Err(error) => refused.push((oracle::is_read(&oracle), name, error)),
        }
    }
    println!("{table}");
    for (_, name, error) in &refused {
        let source = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
        println!("not opened: {name}: {error}{source}");
    }
    assert!(refused.iter().all(|(is_read, ..)| !is_read), "a file that another reader opens is refused");
    table.assert_nearly_all_agree();
}

#[test]
fn everything_of_every_message_can_be_asked_for() {
    let corpus = corpus();
    let (mut messages, mut sources, mut inline) = (0, std::collections::BTreeMap::new(), 0);
    for (name, path, _) in records(&corpus) {
        let Ok(message) = Message::open(&path) else { continue };
        let mut open = vec![message];
        while let Some(message) = open.pop() {
            messages += 1;
            let place = format!("{name} {:?}", message.path());
            let all = message.recipients().unwrap_or_else(|error| panic!("{place}: {error}"));
            let people = all.iter().map(|row| row.mailbox().expect("a row"));
            let people = people.chain(message.from().expect("from")).chain(message.sender().expect("sender"));
            for mailbox in people {
                let step = mailbox.email_source.map_or("none", imsg::EmailSource::as_str);
                *sources.entry(step).or_insert(0) += 1;
                assert_eq!(mailbox.email.is_some(), mailbox.email_source.is_some(), "{place}");
            }
            message.reply_to().expect("reply-to");
            message.body().best().unwrap_or_else(|error| panic!("{place}: {error}"));
            for attachment in message.attachments().expect("attachments") {
                inline += usize::from(attachment.is_inline().expect("inline"));
                open.extend(attachment.embedded().expect("embedded"));
            }
        }
    }
    println!("{messages} messages, {inline} inline attachments; addresses found by: {sources:?}");
    assert!(messages > 180);
}

#[test]
fn check_of_sound_messages_finds_no_error() {
    let corpus = corpus();
    let mut codes = std::collections::BTreeMap::new();
    let mut errors = Vec::new();
    for (name, path, _) in records(&corpus) {
        let Ok(message) = Message::open(&path) else { continue };
        for finding in message.check().unwrap_or_else(|error| panic!("{name}: {error}")) {
            *codes.entry((finding.severity, finding.code)).or_insert(0) += 1;
            if finding.severity >= Severity::Error {
                errors.push(format!("{name}: {} {finding}", finding.code));
            }
        }
    }
    for ((severity, code), count) in &codes {
        println!("{:<8} {code:<28} {count}", severity.as_str());
    }
    errors.iter().for_each(|error| println!("{error}"));
    assert!(errors.iter().all(|error| error.contains("clusterfuzz")), "errors in files that nobody damaged");
}

#[test]
fn signed_and_encrypted_messages_are_recognised() {
    let corpus = corpus();
    let mut found = Vec::new();
    for (name, path, _) in records(&corpus) {
        let Ok(message) = Message::open(&path) else { continue };
        if let Some(secure) = message.secure_content().unwrap_or_else(|error| panic!("{name}: {error}")) {
            println!("{name}: {} {:?}", secure.kind().as_str(), secure.content_type());
            found.push((name, secure.kind().as_str()));
        }
    }
    let kind = |part: &str| found.iter().find(|(name, _)| name.contains(part)).map(|(_, kind)| *kind);
    assert_eq!(kind("S_MIME_test_message_signed.msg"), Some("clear_signed"));
    assert_eq!(kind("S_MIME_test_message_signed_encrypted.msg"), Some("encrypted"));
    assert_eq!(kind("OutlookMessage_with_X500_dual_address.msg"), Some("clear_signed"));
    assert_eq!(kind("logsat.com_signatures_valid.msg"), Some("clear_signed"));
}

#[test]
fn items_have_views_and_series_their_instances() {
    let corpus = corpus();
    let mut kinds = std::collections::BTreeMap::new();
    let (mut matched, mut without_message, mut unknown) = (0, 0, 0);
    for (name, path, _) in records(&corpus) {
        let Ok(message) = Message::open(&path) else { continue };
        let mut open = vec![message];
        while let Some(message) = open.pop() {
            let view = message.view().unwrap_or_else(|error| panic!("{name}: {error}"));
            *kinds.entry(view.map_or("none", |view| view.name())).or_insert(0) += 1;
            for instance in message.modified_instances().unwrap_or_else(|error| panic!("{name}: {error}")) {
                match (&instance.exception, &instance.attachment) {
                    (Some(_), Some(_)) => matched += 1,
                    (Some(_), None) => without_message += 1,
                    _ => unknown += 1,
                }
            }
            for attachment in message.attachments().expect("attachments") {
                open.extend(attachment.embedded().expect("embedded"));
            }
        }
    }
    println!(
        "views: {kinds:?}; modified instances: {matched} matched, {without_message} alone, {unknown} unknown"
    );
    for kind in ["appointment", "contact", "task", "note"] {
        assert!(kinds.get(kind).is_some_and(|count| *count > 0), "no {kind}");
    }
    assert_eq!(unknown, 0);
}
