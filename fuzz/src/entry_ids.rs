//! Ids of objects and addresses inside values.

use mapi_props::CodePage;
use mapi_props::entry_id::{EntryId, FlatEntryList, PredecessorChangeList, SearchKey, Xid};

/// The first two bytes are a code page, the rest is read as every kind of id and list of ids, and so are the ids in it.
///
/// Holds: ids lie in what they are read from, so that ids in ids come to an end.
pub fn entry_ids(data: &[u8]) {
    let Some((page, bytes)) = data.split_first_chunk::<2>() else { return };
    let page = CodePage::new(u16::from_le_bytes(*page));
    let _ = (SearchKey::parse(bytes, page), Xid::parse(bytes));
    let total: usize = PredecessorChangeList::new(bytes).xids().map(|xid| format!("{xid:?}").len()).sum();
    assert!(total <= 64 + 512 * bytes.len());

    let mut left = vec![bytes];
    let mut count = 0;
    while let Some(bytes) = left.pop() {
        count += 1;
        assert!(count <= 2 * data.len(), "more ids than bytes");
        if let Some(list) = FlatEntryList::parse(bytes) {
            left.extend(list.entries().filter(|entry| entry.len() < bytes.len()));
        }
        match EntryId::parse(bytes, page) {
            Some(EntryId::Contact(id)) => left.extend(inside(id.entry_id, bytes)),
            Some(EntryId::Wrapped(id)) => left.extend(inside(id.entry_id, bytes)),
            Some(EntryId::Other(id)) => {
                let _ = id.pst_node();
            }
            _ => {}
        }
    }
}

fn inside<'a>(inner: &'a [u8], outer: &[u8]) -> Option<&'a [u8]> {
    assert!(inner.len() < outer.len(), "an id holds more than itself");
    Some(inner)
}
