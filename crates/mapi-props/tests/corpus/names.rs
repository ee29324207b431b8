//! Named properties of real files: written as they were read, and sound with one more.

use std::collections::BTreeSet;

use mapi_props::{
    CompoundFile, HashStreams, NameIdStreams, NamedProperty, NamedPropertyMap, NamedPropertyStreams,
    PropertyStore, StreamId, property_set,
};

/// The streams of a storage by their names, as `__substg1.0_00020102`.
fn streams(file: &CompoundFile, storage: StreamId) -> Vec<(String, Vec<u8>)> {
    let children = file.entry(storage).unwrap().children().unwrap().map(Result::unwrap);
    let streams = children.filter(|child| child.is_stream());
    let mut streams: Vec<_> = streams
        .map(|child| (child.name().to_string().to_uppercase(), child.bytes().unwrap().into_owned()))
        .collect();
    streams.sort();
    streams
}

fn read(streams: &NameIdStreams) -> (NamedPropertyMap, HashStreams<'_>) {
    let numbered = streams.hashes.iter().map(|(name, bytes)| (name.tag.id().number(), bytes[..].into()));
    let map = NamedPropertyMap::new(NamedPropertyStreams {
        guids: &streams.guids,
        entries: &streams.entries,
        strings: &streams.strings,
    });
    (map, HashStreams { streams: numbered.collect() })
}

/// Codes and places of what deviates.
fn findings(map: &NamedPropertyMap, hashes: &HashStreams<'_>) -> BTreeSet<String> {
    let findings = map.findings().into_iter().chain(map.check_hash_streams(hashes));
    findings.map(|finding| format!("{}: {}", finding.code(), finding.place())).collect()
}

#[test]
fn the_streams_of_names_are_written_as_they_were_read_and_go_on() {
    let corpus = crate::corpus();
    let (mut files, mut names, mut rebuilt) = (0usize, 0usize, 0usize);
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        let Some(storage) = PropertyStore::open_root(&file).unwrap().nameid_storage() else { continue };
        let at = message.strip_prefix(&corpus).unwrap().display();
        let Ok(mut map) = NamedPropertyMap::read(&file, storage) else {
            println!("{at}: not readable");
            continue;
        };
        let existing = HashStreams::read(&file, storage).unwrap();
        files += 1;
        names += map.len();

        let same = map.to_streams(&existing);
        let mut written: Vec<_> =
            same.iter().map(|(name, bytes)| (name.to_string().to_uppercase(), bytes.to_vec())).collect();
        written.sort();
        let stored = streams(&file, storage);
        if written != stored {
            // A stream that is missing is written empty, and one of no use to names is left alone.
            let missing: Vec<_> = written.iter().filter(|stream| !stored.contains(stream)).collect();
            let other: Vec<_> =
                stored.iter().filter(|stream| !written.contains(stream)).map(|(name, _)| name).collect();
            println!("{at}: not there {missing:?}; left alone {other:?}");
            assert!(missing.iter().all(|(_, bytes)| bytes.is_empty()), "{at}");
        }

        let anew: BTreeSet<_> = map.rebuild_hash_streams().into_iter().collect();
        if anew == same.hashes.iter().cloned().collect() {
            rebuilt += 1;
        } else {
            println!("{at}: other name-to-id streams: {:?}", map.check_hash_streams(&existing));
        }

        let before = findings(&map, &existing);
        let name = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "A name that no file has");
        let id = map.add(&name).unwrap();
        let longer = map.to_streams(&existing);
        assert!(
            longer.strings.starts_with(&same.strings) && longer.entries.starts_with(&same.entries),
            "{at}"
        );
        let (read, hashes) = read(&longer);
        assert_eq!((read.id(&name), read.len()), (Some(id), map.len()), "{at}");
        let new: Vec<_> = findings(&read, &hashes).difference(&before).cloned().collect();
        assert!(new.is_empty(), "{at}: {new:?}");
    }
    println!("{files} files with {names} names; the name-to-id streams of {rebuilt} are those made anew");
    assert!(files > 0);
}
