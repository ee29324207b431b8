//! Real messages changed in place: what an edit does not speak of stays, byte by byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{CompoundFile, Mode, ReadAt, SharedBytes, Storage};
use imsg::mapi::{
    DeleteAttachFlags, Message, OpenAttachFlags, OpenOptions, OpenPropertyFlags, PropertyObject, SaveFlags,
};
use imsg::mapi_props::{PropertyTag, pid_tag};

pub(crate) const PROPERTIES: &str = "__properties_version1.0";

/// What a compound file holds, by path: streams with their bytes, storages with what is said of them.
pub(crate) type Listing = BTreeMap<String, Vec<u8>>;

pub(crate) fn list(bytes: &[u8]) -> Listing {
    let file = CompoundFile::from_bytes(bytes).expect("a compound file");
    let mut listing = Listing::new();
    let mut open = vec![(String::new(), file.root())];
    while let Some((path, entry)) = open.pop() {
        let what = if entry.is_stream() {
            entry.bytes().map_or_else(|error| error.to_string().into_bytes(), |bytes| bytes.into_owned())
        } else {
            for child in entry.children().expect("children").flatten() {
                open.push((format!("{path}/{}", child.name()), child));
            }
            let (created, modified) = (entry.created(), entry.modified());
            format!("{} {} {created:?} {modified:?}", entry.clsid(), entry.state_bits()).into_bytes()
        };
        listing.insert(path, what);
    }
    listing
}

/// The paths at which two files differ.
pub(crate) fn changes(before: &Listing, after: &Listing) -> BTreeSet<String> {
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    all.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// The tags of the entries in which two property streams differ; nothing else of them does.
fn entry_changes(before: &[u8], after: &[u8], header: usize) -> BTreeSet<u32> {
    let (old_header, old) = before.split_at(header);
    let (new_header, new) = after.split_at(header);
    assert_eq!(old_header, new_header, "the header");
    let tail = old.len() % 16;
    assert_eq!(old[old.len() - tail..], new[new.len() - tail..], "what follows the entries");
    let old: Vec<&[u8]> = old.chunks_exact(16).collect();
    let new: Vec<&[u8]> = new.chunks_exact(16).collect();
    let tag = |entry: &[u8]| u32::from_le_bytes(entry[..4].try_into().expect("4 bytes"));
    // Entries that were there keep their order, or are gone; new ones come last.
    let mut changed = BTreeSet::new();
    let mut at = 0;
    for entry in &old {
        match new.get(at) {
            Some(same) if same == entry => at += 1,
            Some(other) if tag(other) == tag(entry) => {
                changed.insert(tag(entry));
                at += 1;
            }
            _ => {
                changed.insert(tag(entry));
            }
        }
    }
    changed.extend(new[at..].iter().map(|entry| tag(entry)));
    changed
}

/// What became of an edit; an error is in words.
pub(crate) type Edit<T> = Result<Option<T>, String>;

/// A message of the corpus.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) before: Listing,
}

fn readable() -> Vec<File> {
    let folder = crate::corpus().join("msg");
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder of messages") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "msg") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&folder).expect("below it").display().to_string();
    let read = paths.iter().filter(|path| imsg::Message::open(path).is_ok());
    read.map(|path| {
        let bytes = std::fs::read(path).expect("bytes");
        File { name: name(path), before: list(&bytes), bytes }
    })
    .collect()
}

/// Why a file cannot be written to.
fn refusal(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

impl File {
    /// The bytes of the file after an edit, which answers `None` for a message it has nothing to do in. A file that
    /// refuses it stays as it is.
    fn edit<T>(&self, edit: impl FnOnce(&Message) -> Edit<T>) -> Edit<(Vec<u8>, T)> {
        let store = Arc::new(SharedBytes::new(self.bytes.clone()));
        let root = Storage::open_on(store.clone(), Mode::read_write().transacted());
        let root = root.map_err(|error| refusal(&error))?;
        let message = Message::open_on(&root, OpenOptions::new()).map_err(|error| refusal(&error))?;
        let done = edit(&message);
        drop((message, root));
        let mut bytes = vec![0; usize::try_from(store.len()).expect("a length")];
        assert_eq!(store.read_at(0, &mut bytes).expect("bytes"), bytes.len());
        if done.is_err() {
            assert!(bytes == self.bytes, "{}: half an edit", self.name);
        }
        Ok(done?.map(|done| (bytes, done)))
    }

    /// The header of the property stream at a path.
    fn header(&self, path: &str) -> usize {
        if path == format!("/{PROPERTIES}") { 32 } else { 24 }
    }

    /// What a check finds, counted by kind.
    fn findings(bytes: &[u8]) -> BTreeMap<(String, String), usize> {
        let mut found = BTreeMap::new();
        let message = imsg::Message::from_bytes(bytes).expect("a message");
        for finding in message.check().expect("a check") {
            // That entries are free and not clean is told once, of the first.
            let is_one = finding.code == "free-entry";
            let place = if is_one { String::new() } else { finding.location.to_string() };
            *found.entry((finding.code.to_owned(), place)).or_default() += 1;
        }
        found
    }

    /// That a check finds nothing that it did not find before, but for what the edit means.
    pub(crate) fn finds_nothing_new(&self, after: &[u8], meant: &[&str]) {
        let before = Self::findings(&self.bytes);
        for (finding, count) in Self::findings(after) {
            if meant.contains(&&*finding.0) {
                continue;
            }
            let known = before.get(&finding).copied().unwrap_or_default();
            assert!(count <= known, "{}: new: {finding:?}", self.name);
        }
    }
}

pub(crate) fn save(object: &impl PropertyObject) -> Result<(), String> {
    object.save_changes(SaveFlags::KEEP_OPEN_READWRITE).map_err(|error| refusal(&error))
}

fn integer(message: &Message, tag: PropertyTag) -> Option<i32> {
    message.get(tag).expect("a value").and_then(|value| value.as_ref().as_i32())
}

/// Sets an importance that the message does not have.
fn change_importance(message: &Message) {
    let value = if integer(message, pid_tag::PidTagImportance) == Some(2) { 0 } else { 2 };
    message.set(pid_tag::PidTagImportance, value).expect("it is set");
}

/// A file whose stream of small values does not end in it: no value of one can be written.
pub(crate) const OPEN_MINI_STREAM: (&str, &str) = (
    "apache__poi/clusterfuzz-testcase-minimized-POIHSMFFuzzer-4735011465854976.msg",
    "message: the storage failed (MAPI_E_CORRUPT_DATA): mini stream: sector 0x2a is beyond the file's 0x2a sectors",
);

/// A file with a root whose neighbours are no entries: its directory cannot be changed.
pub(crate) const WILD_ROOT: (&str, &str) = (
    "apache__poi/clusterfuzz-testcase-minimized-POIHSMFFuzzer-5336473854148608.msg",
    "message: the storage failed (MAPI_E_CORRUPT_DATA): directory entry 0: Sibling ID is 0xfe0027, which is no entry in use",
);

/// Does an edit in every message, and answers how many files had it. Those that refuse it are these, for these reasons.
pub(crate) fn every<T>(
    mut edit: impl FnMut(&Message) -> Edit<T>,
    mut check: impl FnMut(&File, &[u8], T),
    refusals: &[(&str, &str)],
) -> usize {
    let (mut edited, mut refused) = (0, Vec::new());
    for file in readable() {
        match file.edit(&mut edit) {
            Ok(Some((after, done))) => {
                check(&file, &after, done);
                edited += 1;
            }
            Ok(None) => {}
            Err(reason) => refused.push((file.name.clone(), reason)),
        }
    }
    println!("{edited} files edited");
    let refused: Vec<(&str, &str)> =
        refused.iter().map(|(name, reason)| (name.as_str(), reason.as_str())).collect();
    assert_eq!(refused, refusals);
    edited
}

#[test]
fn a_save_without_a_change_leaves_the_file_as_it_is() {
    let saved = every(
        |message| {
            save(message)?;
            Ok(Some(()))
        },
        |file, after, ()| assert!(file.bytes == after, "{}: other bytes", file.name),
        &[],
    );
    assert!(saved > 130, "{saved}");
}

#[test]
fn a_property_that_is_changed_changes_its_entry_and_the_time_alone() {
    let allowed =
        [pid_tag::PidTagImportance, pid_tag::PidTagLastModificationTime].map(PropertyTag::to_u32).into();
    every(
        |message| {
            change_importance(message);
            let wanted = integer(message, pid_tag::PidTagImportance);
            save(message)?;
            Ok(wanted)
        },
        |file, bytes, wanted| {
            let after = list(bytes);
            let path = format!("/{PROPERTIES}");
            let changed = changes(&file.before, &after);
            assert_eq!(changed, [path.clone()].into(), "{}", file.name);
            let tags = entry_changes(&file.before[&path], &after[&path], file.header(&path));
            assert_eq!(tags, allowed, "{}", file.name);
            let read = imsg::Message::from_bytes(bytes).expect("a message");
            let value = read.properties().get(pid_tag::PidTagImportance).expect("a value");
            assert_eq!(value.and_then(|value| value.as_i32()), Some(wanted), "{}", file.name);
            file.finds_nothing_new(bytes, &[]);
        },
        &[OPEN_MINI_STREAM],
    );
}

#[test]
fn a_subject_that_is_changed_changes_what_follows_from_it_alone() {
    let ids = [0x0037, 0x003D, 0x0E1D, 0x3008];
    every(
        |message| {
            message.set(pid_tag::PidTagSubject, "Fwd: Another subject than before").expect("it is set");
            save(message)?;
            Ok(Some(()))
        },
        |file, bytes, ()| {
            let after = list(bytes);
            let path = format!("/{PROPERTIES}");
            for changed in changes(&file.before, &after) {
                let own = ids.iter().any(|id| changed.starts_with(&format!("/__substg1.0_{id:04X}")));
                assert!(own || changed == path, "{}: {changed}", file.name);
            }
            let tags = entry_changes(&file.before[&path], &after[&path], file.header(&path));
            assert!(tags.iter().all(|tag| ids.contains(&(tag >> 16))), "{}: {tags:08X?}", file.name);
            let read = imsg::Message::from_bytes(bytes).expect("a message");
            let subject = read.subject().expect("a subject");
            assert_eq!(subject.as_deref(), Some("Fwd: Another subject than before"), "{}", file.name);
            file.finds_nothing_new(bytes, &[]);
        },
        &[OPEN_MINI_STREAM, WILD_ROOT],
    );
}

#[test]
fn an_attachment_that_is_deleted_takes_nothing_else_along() {
    let deleted = every(
        |message| {
            let numbers = message.attachment_numbers().expect("attachments");
            let Some(first) = numbers.first().copied() else { return Ok(None) };
            message.delete_attach(first, DeleteAttachFlags::NONE).expect("it is deleted");
            save(message)?;
            Ok(Some((first, numbers.len() - 1, numbers.last().filter(|_| numbers.len() > 1).copied())))
        },
        |file, bytes, (number, left, last)| {
            let after = list(bytes);
            let path = format!("/{PROPERTIES}");
            let own = format!("/__attach_version1.0_#{number:08X}");
            for changed in changes(&file.before, &after) {
                let is_own = changed.to_uppercase().starts_with(&own.to_uppercase());
                assert!(is_own || changed == path, "{}: {changed}", file.name);
            }
            assert!(!after.keys().any(|path| path.to_uppercase() == own.to_uppercase()), "{}", file.name);
            let word = |at: usize| u32::from_le_bytes(after[&path][at..at + 4].try_into().expect("4 bytes"));
            let next = last.map_or(0, |last| last + 1);
            assert_eq!((word(12), word(20) as usize), (next, left), "{}", file.name);
            let read = imsg::Message::from_bytes(bytes).expect("a message");
            assert_eq!(read.attachments().expect("attachments").len(), left, "{}", file.name);
            let has = read.properties().get(pid_tag::PidTagHasAttachments).expect("a value");
            let has = has.and_then(|value| value.as_bool()).unwrap_or(false);
            assert_eq!(has, left > 0, "{}", file.name);
            // The changed instance of a series is there no more; the series says it is.
            file.finds_nothing_new(bytes, &["exception-without-message"]);
        },
        &[OPEN_MINI_STREAM, WILD_ROOT],
    );
    assert!(deleted > 50, "{deleted}");
}

#[test]
fn an_embedded_message_that_is_changed_changes_its_own_streams_and_the_time_around_it() {
    let edited = every(
        |message| {
            let both = OpenPropertyFlags::MODIFY;
            let numbers = message.attachment_numbers().expect("attachments");
            let opened = numbers.into_iter().find_map(|number| {
                let attachment = message.open_attach(number, OpenAttachFlags::MODIFY).ok()?;
                attachment.open_message(both).ok().map(|inner| (number, attachment, inner))
            });
            let Some((number, attachment, inner)) = opened else { return Ok(None) };
            change_importance(&inner);
            save(&inner)?;
            save(&attachment)?;
            save(message)?;
            Ok(Some(number))
        },
        |file, bytes, number| {
            let after = list(bytes);
            let inner = format!("/__attach_version1.0_#{number:08X}/__substg1.0_3701000D/{PROPERTIES}");
            let path = format!("/{PROPERTIES}");
            let changed = changes(&file.before, &after);
            assert_eq!(changed, [path.clone(), inner.clone()].into(), "{}", file.name);
            let tags = |path: &str| entry_changes(&file.before[path], &after[path], file.header(path));
            let time = pid_tag::PidTagLastModificationTime.to_u32();
            assert_eq!(tags(&path), [time].into(), "{}", file.name);
            let expected = [pid_tag::PidTagImportance.to_u32(), time].into();
            assert_eq!(tags(&inner), expected, "{}", file.name);
            file.finds_nothing_new(bytes, &[]);
        },
        &[],
    );
    assert!(edited > 10, "{edited}");
}
