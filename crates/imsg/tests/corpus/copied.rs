//! Real messages copied through `CopyTo` into files of either text kind: what arrives, and what does not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cfb_core::{Mode, Share, SharedBytes, Storage};
use imsg::mapi::{CopyFlags, Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use imsg::mapi_props::{
    CompoundFile, ErrorCode, NamedPropertyMap, Property, PropertyId, PropertyStore, PropertyValueRef,
    property_set,
};

use crate::corpus;

/// Properties of an object by the name of each, with the value in words.
type Described = BTreeMap<String, String>;

/// Every object of a file by its place.
type Tree = BTreeMap<String, Described>;

/// Computed properties of messages, of which the destination has its own; and those that a first save adds.
const OF_MESSAGES: &[u16] = &[
    0x3007, 0x3008, 0x0FF4, 0x0FF7, 0x340D, 0x0E02, 0x0E03, 0x0E04, 0x0E1B, 0x0E1D, 0x0E08, 0x003D, 0x0E07,
    0x001A,
];

/// Those of messages inside, which are copied as they are: only their text kind follows the destination.
const OF_INNER: &[u16] = &[0x340D, 0x3007];

/// Computed properties of attachments.
const OF_ATTACHMENTS: &[u16] = &[0x0E21, 0x0FF9, 0x0FFE, 0x0FF4, 0x0FF7, 0x340D, 0x0E20, 0x3705, 0x370B];

/// The number of a recipient's row.
const OF_RECIPIENTS: &[u16] = &[0x3000];

fn key(id: PropertyId, names: &NamedPropertyMap) -> String {
    match names.name(id).filter(|_| id.is_named()) {
        // Names of header fields are kept in lower case.
        Some(name) if name.set == property_set::PS_INTERNET_HEADERS => name.to_string().to_lowercase(),
        Some(name) => name.to_string(),
        None => format!("{:04X}", id.number()),
    }
}

/// A value in words that say nothing of the width of text.
fn words(property: &Property<'_>) -> Option<String> {
    let value = property.value().expect("a value is read")?;
    Some(match &value {
        PropertyValueRef::String(text) | PropertyValueRef::String8(text) => {
            format!("text {:?}", text.decode().text)
        }
        PropertyValueRef::MultipleString(_) | PropertyValueRef::MultipleString8(_) => {
            format!("texts {:?}", value.to_texts())
        }
        PropertyValueRef::Object(_) => "object".to_owned(),
        PropertyValueRef::Other(other) => format!("other {:?}", other.bytes),
        value => format!("{:?}", value.to_owned_value()),
    })
}

fn describe(store: &PropertyStore, names: &NamedPropertyMap) -> Described {
    let mut described = Described::new();
    for property in store.properties() {
        if let Some(words) = words(&property) {
            described.entry(key(property.tag().id(), names)).or_insert(words);
        }
    }
    described
}

/// Everything in a file, by place: `m` the message, `m/r0` its first recipient, `m/a0/m` the message in its first
/// attachment.
fn tree(bytes: Vec<u8>) -> Tree {
    let file = CompoundFile::from_bytes(bytes).expect("a compound file");
    let root = PropertyStore::open_root(&file).expect("a message");
    let names = root.read_names().expect("names");
    let mut tree = Tree::new();
    let mut rest = vec![("m".to_owned(), root)];
    while let Some((place, message)) = rest.pop() {
        for (number, child) in message.recipients().iter().enumerate() {
            let recipient = message.open_recipient(*child).expect("a recipient");
            tree.insert(format!("{place}/r{number}"), describe(&recipient, &names));
        }
        for (number, child) in message.attachments().iter().enumerate() {
            let attachment = message.open_attachment(*child).expect("an attachment");
            let own = format!("{place}/a{number}");
            tree.insert(own.clone(), describe(&attachment, &names));
            if let Some(inner) =
                attachment.open_embedded().expect("an object").filter(|inner| inner.counters().is_some())
            {
                rest.push((format!("{own}/m"), inner));
            }
        }
        tree.insert(place, describe(&message, &names));
    }
    tree
}

/// The ids whose values may differ at a place.
fn own_of(place: &str) -> &'static [u16] {
    match place.rsplit('/').next() {
        Some("m") if place == "m" => OF_MESSAGES,
        Some("m") => OF_INNER,
        Some(part) if part.starts_with('a') => OF_ATTACHMENTS,
        _ => OF_RECIPIENTS,
    }
}

fn files() -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![corpus().join("msg")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder of the corpus") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_copy_of_each_message_has_what_it_had_in_either_text_kind() {
    let mut differences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut copied, mut lost, mut not_copied) = (0, 0, Vec::new());
    for path in files() {
        let name = path.strip_prefix(corpus()).expect("below the corpus").display().to_string();
        let bytes = std::fs::read(&path).expect("a file of the corpus");
        if imsg::Message::from_bytes(bytes.clone()).is_err() {
            continue;
        }
        let store = Arc::new(SharedBytes::new(&bytes[..]));
        let source = Storage::open_on(store, Mode::read().share(Share::DenyWrite))
            .map_err(|error| error.to_string())
            .and_then(|root| Message::open_on(&root, OpenOptions::new()).map_err(|error| error.to_string()));
        let source = match source {
            Ok(source) => source,
            Err(error) => {
                not_copied.push(format!("{name}: {error}"));
                continue;
            }
        };
        let before = tree(bytes);
        for flags in [OpenFlags::UNICODE, OpenFlags::NONE] {
            let store = Arc::new(SharedBytes::new([]));
            let target = Message::create_on(store.clone(), OpenOptions::new().flags(flags)).expect("memory");
            let problems = match source.copy_to((&target).into(), None, &[], CopyFlags::NONE) {
                Ok(problems) => problems,
                Err(error) => {
                    not_copied.push(format!("{name}: {error:?}"));
                    continue;
                }
            };
            target.save_changes(SaveFlags::KEEP_OPEN_READONLY).expect("memory");
            drop(target);
            let told: BTreeSet<u16> = problems
                .iter()
                .filter(|problem| problem.code != ErrorCode::COMPUTED)
                .map(|problem| problem.tag.id().number())
                .collect();
            lost += problems.iter().filter(|problem| problem.code == ErrorCode::BAD_CHARWIDTH).count();
            // Ids without a name and types that are none are in damaged files; a text gets lost in 8 bits only.
            let is_reason = |code| {
                let usual = [ErrorCode::COMPUTED, ErrorCode::UNEXPECTED_ID, ErrorCode::INVALID_TYPE];
                usual.contains(&code) || (code == ErrorCode::BAD_CHARWIDTH && flags == OpenFlags::NONE)
            };
            for problem in problems.iter().filter(|problem| !is_reason(problem.code)) {
                differences.entry(format!("problem {problem:?}")).or_default().insert(name.clone());
            }
            let after = tree(store.to_vec());
            let places: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for place in places {
                let (Some(a), Some(b)) = (before.get(place), after.get(place)) else {
                    differences.entry("places".to_owned()).or_default().insert(format!("{name} {place}"));
                    continue;
                };
                for id in a.keys().chain(b.keys()).collect::<BTreeSet<_>>() {
                    let number = u16::from_str_radix(id, 16).ok().filter(|_| id.len() == 4);
                    let is_own = number
                        .is_some_and(|number| own_of(place).contains(&number) || told.contains(&number));
                    // A name that a copy could not keep is known there by its number only.
                    let is_told = number.is_none() && !told.is_empty() && b.get(id).is_none();
                    if a.get(id) != b.get(id) && !is_own && !is_told {
                        let cut = |value: Option<&String>| {
                            value.map(|value| value.chars().take(60).collect::<String>())
                        };
                        let what = format!("{id}: {:?} -> {:?}", cut(a.get(id)), cut(b.get(id)));
                        differences.entry(what).or_default().insert(format!("{name} {place}"));
                    }
                }
            }
            copied += 1;
        }
    }
    println!("{copied} copies; {lost} texts that a code page does not have");
    for line in &not_copied {
        println!("not copied: {line}");
    }
    for (what, names) in &differences {
        println!("{what}: {} ({:?})", names.len(), names.iter().next());
    }
    assert!(copied > 0 && not_copied.is_empty());
    assert!(differences.is_empty(), "{} differences", differences.len());
}
