//! The map of named properties.

use std::borrow::Cow;

use mapi_props::{HashStreams, NamedPropertyMap, NamedPropertyStreams, PropertyId, PropertyName};

use crate::pieces::Pieces;

/// The input is the GUID stream, the entry stream and the string stream, each behind its length, then streams that lead
/// from names to ids, each behind its number and its length.
///
/// Holds: there are no more names than entries; each name listed is the name of its id; a name leads to an id of an equal
/// name; findings are bounded by what there is to find.
pub fn named_properties(data: &[u8]) {
    let mut pieces = Pieces::new(data);
    let (guids, entries, strings) = (pieces.bytes(), pieces.bytes(), pieces.bytes());
    let map = NamedPropertyMap::new(NamedPropertyStreams { guids, entries, strings });
    assert!(map.len() <= entries.len() / 8);

    let mut named = 0;
    for (id, name) in map.iter() {
        named += 1;
        assert_eq!(map.name(id).as_ref(), Some(&name));
        if let PropertyName::String(text) = &name.name {
            // Entries may share a string, so its length bounds what listing all names costs.
            assert!(text.len() <= 3 * 1024, "a name of {} bytes", text.len());
            // A lone surrogate is no text: what stands for it leads nowhere.
            if text.contains(char::REPLACEMENT_CHARACTER) {
                continue;
            }
        }
        let first = map.id(&name).expect("a name that is listed has an id");
        assert!(first <= id);
        if first >= PropertyId::FIRST_NAMED {
            assert!(map.name(first).is_some_and(|found| found.matches(&name)));
        }
    }
    assert!(named <= map.len());
    assert!(map.findings().len() <= 8 + 4 * map.len() + guids.len() + strings.len());

    let mut streams = Vec::new();
    while !pieces.is_empty() {
        streams.push((pieces.u16(), Cow::Borrowed(pieces.bytes())));
    }
    let records: usize = streams.iter().map(|(_, bytes)| bytes.len() / 8 + 1).sum();
    let findings = map.check_hash_streams(&HashStreams { streams });
    assert!(findings.len() <= records + map.len() + 1);
}
