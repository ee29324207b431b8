//! Property streams and the values beside them.

use cfb_core::CompoundFile;
use cfb_layout::{Plan, Version};
use mapi_props::{
    HeaderKind, NamedPropertyMap, PropertyEntry, PropertyStore, PropertyStream, PropertyTag,
    PropertyValueRef, SubstgName,
};

use crate::pieces::Pieces;

const KINDS: [HeaderKind; 4] =
    [HeaderKind::TopLevel, HeaderKind::Embedded, HeaderKind::Recipient, HeaderKind::Attachment];

/// The input is a kind of object, a property stream behind its length, and value streams: each a tag, a byte (0, or the
/// number of an element plus one), and the value behind its length.
///
/// Holds: entries are those that fit, and are written as they were read; every value that is there can be read, and takes
/// no more than there is; a borrowed value and its own copy are the same; findings are bounded.
pub fn property_stream(data: &[u8]) {
    let mut pieces = Pieces::new(data);
    let kind = KINDS[usize::from(pieces.byte()) % KINDS.len()];
    let stream = pieces.bytes();
    for kind in KINDS {
        entries(kind, stream);
    }

    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    plan.stream(root, "__properties_version1.0", stream);
    let mut streams = 1;
    while !pieces.is_empty() {
        let tag = PropertyTag::from_u32(pieces.u32());
        let name = match pieces.byte() {
            0 => SubstgName::new(tag),
            number => SubstgName::element(tag, u32::from(number) - 1),
        };
        plan.stream(root, name.to_string(), pieces.bytes());
        streams += 1;
    }
    let file = CompoundFile::from_bytes(plan.to_vec()).expect("the layout kit makes sound files");
    let store = PropertyStore::open(&file, file.root().id(), kind).expect("the property stream is there");
    let mut total = 0;
    let mut count = 0;
    for property in store.properties() {
        count += 1;
        let _ = property.flags();
        total += value(property.value().expect("memory gives no error"), data.len());
        let _ = property.bytes();
        for range in property.file_ranges().expect("memory gives no error") {
            assert!(range.start < range.end && range.end <= file.len_bytes(), "{range:?}");
        }
        let id = property.tag().id();
        let _ = store.string(id);
        let _ = store.strings(id);
    }
    assert!(total <= 8 * data.len() + 64, "{total} bytes of values from {}", data.len());
    assert!(count <= stream.len() / 16 + streams);
    let findings = store.findings().expect("memory gives no error");
    // Entries that repeat a tag are no property of their own, but each is a finding.
    let entries = stream.len() / 16;
    assert!(findings.len() <= 16 + 8 * (entries + streams), "{} findings", findings.len());
    assert!(store.check_names(&NamedPropertyMap::default()).len() <= count);
    let _ = store.code_page();
}

fn entries(kind: HeaderKind, bytes: &[u8]) {
    let stream = PropertyStream::new(kind, bytes);
    assert_eq!(stream.num_entries(), bytes.len().saturating_sub(kind.len_bytes()) / 16);
    for (index, entry) in stream.entries().enumerate() {
        let at = usize::try_from(PropertyStream::entry_offset(kind, index)).expect("small");
        assert_eq!(entry.to_bytes(), bytes[at..at + 16]);
        assert_eq!(PropertyEntry::from_bytes(&entry.to_bytes()), entry);
        let _ = entry.inline_value();
        let _ = entry.size_hint(u64::from(entry.size()));
    }
}

/// Looks at every part of a value, and gives the bytes that its own copy holds.
fn value(value: Option<PropertyValueRef<'_>>, len: usize) -> usize {
    let Some(value) = value else { return 0 };
    let own = value.to_owned_value();
    // By their text, in which a number that is none equals itself.
    assert_eq!(format!("{:?}", own.as_ref().to_texts()), format!("{:?}", value.to_texts()));
    let _ = (value.to_integer(), value.as_bool(), value.as_time(), value.as_guid());
    let text = value.to_text().map_or(0, |text| text.len());
    let bytes = value.as_bytes().map_or(0, <[u8]>::len);
    let texts = value.to_texts().map_or(0, |texts| texts.iter().map(String::len).sum());
    assert!(text.max(texts) <= 6 * len + 16, "{text} bytes of text");
    bytes
}
