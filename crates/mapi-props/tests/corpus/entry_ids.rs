//! Ids, search keys and change keys of real messages: parse, write, the same bytes.

use std::collections::BTreeMap;

use mapi_props::entry_id::{
    AddressBookEntryId, ContactEntryId, EntryId, FlatEntryList, FolderEntryId, MessageEntryId, OneOffEntryId,
    PredecessorChangeList, SearchKey, WrappedEntryId, Xid,
};
use mapi_props::{CodePage, CompoundFile, KnownProperty, Property, PropertyStore, PropertyValueRef, pid_tag};

/// Ids inside ids of real files are no deeper.
const MOST_LEVELS: usize = 4;

/// All stores of a file: messages, recipients and attachments.
fn stores(root: PropertyStore) -> Vec<PropertyStore> {
    let (mut all, mut pending) = (Vec::new(), vec![root]);
    while let Some(store) = pending.pop() {
        pending.extend(store.recipients().iter().filter_map(|child| store.open_recipient(*child).ok()));
        for child in store.attachments() {
            let Ok(attachment) = store.open_attachment(*child) else { continue };
            pending.extend(attachment.open_embedded().ok().flatten());
            pending.push(attachment);
        }
        all.push(store);
    }
    all
}

/// The binary values of a property, one or many.
fn binaries(property: &Property<'_>) -> Vec<Vec<u8>> {
    match property.value() {
        Ok(Some(PropertyValueRef::Binary(bytes))) => vec![bytes.into_owned()],
        Ok(Some(PropertyValueRef::MultipleBinary(list))) => {
            list.into_iter().map(|bytes| bytes.into_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// What was counted: values by kind, those that a constructor makes anew, and values that nothing reads.
#[derive(Default)]
struct Counts {
    same: BTreeMap<&'static str, usize>,
    rebuilt: BTreeMap<&'static str, usize>,
    unread: BTreeMap<&'static str, usize>,
}

impl Counts {
    fn value(&mut self, name: &'static str, bytes: &[u8], page: CodePage, place: &str) {
        if bytes.is_empty() {
            return;
        }
        let kind = match name {
            "PidTagReplyRecipientEntries" => FlatEntryList::parse(bytes).map(|list| {
                assert_eq!(list.to_bytes(), bytes, "{place}");
                list.entries().for_each(|entry| self.entry_id(entry, page, place));
                let entries: Vec<&[u8]> = list.entries().collect();
                assert_eq!(entries.len(), list.stated_count as usize, "{place}");
                // Writers leave padding of any value, and the last one out.
                let built = FlatEntryList::of(&entries);
                assert!(FlatEntryList::parse(&built).unwrap().entries().eq(list.entries()), "{place}");
                *self.rebuilt.entry("FlatEntryList").or_default() += usize::from(built == bytes);
                "FlatEntryList"
            }),
            "PidTagChangeKey" => Xid::parse(bytes).map(|xid| {
                assert_eq!(xid.to_bytes(), bytes, "{place}");
                "Xid"
            }),
            "PidTagPredecessorChangeList" => {
                let xids: Vec<Xid<'_>> = PredecessorChangeList::new(bytes).xids().collect();
                let built = PredecessorChangeList::of(&xids);
                assert_eq!(built.len(), bytes.len(), "{place}");
                *self.rebuilt.entry("PredecessorChangeList").or_default() += usize::from(built == bytes);
                Some("PredecessorChangeList")
            }
            name if name.ends_with("SearchKey") => SearchKey::parse(bytes, page).map(|key| {
                assert_eq!(key.to_bytes(), bytes, "{place}");
                let (address_type, address) = (key.address_type.bytes(), key.address.content());
                let built = SearchKey::of_bytes(address_type, address);
                if built != bytes {
                    println!("not made anew: {place}: {}", bytes.escape_ascii());
                }
                *self.rebuilt.entry("SearchKey").or_default() += usize::from(built == bytes);
                "SearchKey"
            }),
            _ => {
                self.entry_id(bytes, page, place);
                return;
            }
        };
        let (counts, key) = kind.map_or((&mut self.unread, name), |kind| (&mut self.same, kind));
        *counts.entry(key).or_default() += 1;
    }

    fn entry_id(&mut self, bytes: &[u8], page: CodePage, place: &str) {
        let (mut pending, mut level) = (vec![bytes.to_vec()], 0);
        while let Some(bytes) = pending.pop() {
            assert!(level < MOST_LEVELS, "{place}");
            level += 1;
            let Some(id) = EntryId::parse(&bytes, page) else {
                *self.unread.entry("entry id").or_default() += 1;
                continue;
            };
            assert_eq!(id.to_bytes(), bytes, "{place}: {id:?}");
            let (kind, built) = match &id {
                EntryId::OneOff(id) => ("OneOff", one_off(id, page)),
                EntryId::AddressBook(id) => {
                    let name = id.distinguished_name.to_string();
                    ("AddressBook", AddressBookEntryId::new(id.object_type, &name).to_bytes())
                }
                EntryId::Contact(id) => {
                    pending.push(id.entry_id.to_vec());
                    ("Contact", ContactEntryId::of_address(id.entry_id, id.index).to_bytes())
                }
                EntryId::Wrapped(id) => {
                    pending.push(id.entry_id.to_vec());
                    let built = match id.object_type() {
                        0 => WrappedEntryId::of_one_off(id.entry_id),
                        3 => WrappedEntryId::of_contact(id.entry_id, id.address_index()),
                        other => WrappedEntryId::of_type(other, id.entry_id),
                    };
                    ("Wrapped", built.to_bytes())
                }
                EntryId::Folder(id) => {
                    let built = FolderEntryId::new(id.provider, id.folder_type, id.database, id.counter);
                    ("Folder", built.unwrap().to_bytes())
                }
                EntryId::Message(id) => {
                    let folder = (id.folder_database, id.folder_counter);
                    let message = (id.message_database, id.message_counter);
                    let built = MessageEntryId::new(id.provider, id.message_type, folder, message);
                    ("Message", built.unwrap().to_bytes())
                }
                EntryId::Store(_) => ("Store", Vec::new()),
                EntryId::Other(_) => ("Other", Vec::new()),
                _ => panic!("{place}: a kind without a count"),
            };
            *self.same.entry(kind).or_default() += 1;
            if built != bytes && !matches!(id, EntryId::Other(_) | EntryId::Store(_)) {
                println!("not made anew: {place}: {kind} {}", bytes.escape_ascii());
            }
            *self.rebuilt.entry(kind).or_default() += usize::from(built == bytes);
        }
    }
}

/// The same one-off made anew from its strings and flags.
fn one_off(id: &OneOffEntryId<'_>, page: CodePage) -> Vec<u8> {
    let mut built = if id.is_unicode() {
        let [name, kind, address] =
            [&id.display_name, &id.address_type, &id.email_address].map(ToString::to_string);
        OneOffEntryId::new(&name, &kind, &address)
    } else {
        let [name, kind, address] =
            [&id.display_name, &id.address_type, &id.email_address].map(|text| text.bytes());
        OneOffEntryId::of_bytes(name, kind, address, page)
    };
    built.flags = id.flags;
    built.to_bytes()
}

#[test]
fn ids_of_all_files_write_back_as_they_are() {
    let corpus = crate::corpus();
    let mut counts = Counts::default();
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        let Ok(root) = PropertyStore::open_root(&file) else { continue };
        let names = root.read_names().ok();
        let name = message.strip_prefix(&corpus).unwrap().display().to_string();
        for store in stores(root) {
            let page = store.code_page().page;
            for property in store.properties() {
                let id = property.tag().id();
                let known = match names.as_ref().and_then(|names| names.name(id)) {
                    Some(named) => KnownProperty::by_named(&named),
                    None => KnownProperty::by_tag(property.tag()),
                };
                let Some(known) = known.map(KnownProperty::name) else { continue };
                let is_id = known.ends_with("EntryId")
                    || known.ends_with("SearchKey")
                    || known.starts_with("PidLidDistributionList")
                    || matches!(known, "PidTagChangeKey" | "PidTagPredecessorChangeList")
                    || property.tag() == pid_tag::PidTagReplyRecipientEntries;
                if is_id && known != "PidLidDistributionListStream" {
                    for bytes in binaries(&property) {
                        counts.value(known, &bytes, page, &format!("{name}: {known}"));
                    }
                }
            }
        }
    }
    println!("parse, write, same bytes: {:?}", counts.same);
    println!("of these made anew by a constructor, same bytes: {:?}", counts.rebuilt);
    println!("not of a kind that is known: {:?}", counts.unread);
    for kind in ["OneOff", "AddressBook", "Wrapped", "Message", "FlatEntryList", "SearchKey", "Xid"] {
        assert!(counts.same.get(kind).is_some_and(|count| *count > 0), "no {kind}");
    }
}
