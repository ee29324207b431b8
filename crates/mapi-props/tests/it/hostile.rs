//! Any bytes give an answer.

use cfb_layout::msg::{MsgFile, Value, property_set};
use mapi_props::{CompoundFile, NamedPropertyMap, PropertyStore};
use quickcheck::quickcheck;

/// A message with something of everything.
fn everything() -> MsgFile {
    let mut kit = MsgFile::new();
    let category = kit.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    let reminder = kit.names.lid(property_set::PSETID_COMMON, 0x8503);
    let message = &mut kit.message;
    message.set(0x0037, "Subject").set(0x001A, Value::String8(b"IPM.Note".to_vec())).set(0x3FDE, 65001);
    message.set(category, Value::MultipleString(vec!["Red".into(), "Blue".into()])).set(reminder, true);
    message.set(0x6801, Value::MultipleBinary(vec![vec![1], vec![2, 3]])).set(0x3007, Value::Time(1));
    message.set(0x1000, "x".repeat(3000).as_str()).set(0x6802, Value::Guid([1; 16]));
    message.recipient().set(0x3001, Value::String8(b"Ann".to_vec()));
    message.recipient().set(0x3001, "Bob");
    let inner = message.attachment().embedded();
    inner.set(0x0037, "inner").recipient().set(0x3001, "Eve");
    message.attachment().by_value("a.bin", vec![7; 5000]);
    kit
}

/// Reads all there is, within bounds that the file sets.
fn read_everything(bytes: Vec<u8>) {
    let Ok(file) = CompoundFile::from_bytes(bytes) else { return };
    let Ok(root) = PropertyStore::open_root(&file) else { return };
    let names = root.read_names().unwrap_or_default();
    if let Some(storage) = root.nameid_storage() {
        let _ = NamedPropertyMap::check_storage(&file, storage);
    }
    for (id, name) in names.iter() {
        assert!(names.id(&name).is_some_and(|first| first <= id));
    }
    let mut pending = vec![root];
    let mut left = 100;
    while let Some(store) = pending.pop().filter(|_| left > 0) {
        left -= 1;
        for property in store.properties() {
            if let Ok(Some(value)) = property.value() {
                assert!(property.is_present(), "{property:?}");
                let _ = (value.to_owned_value(), value.to_text());
            }
            let _ = property.file_ranges();
        }
        let _ = store.findings().map(|findings| findings.iter().map(ToString::to_string).collect::<String>());
        let _ = store.check_names(&names);
        pending.extend(store.recipients().iter().filter_map(|child| store.open_recipient(*child).ok()));
        for child in store.attachments() {
            let Ok(attachment) = store.open_attachment(*child) else { continue };
            pending.extend(attachment.open_embedded().ok().flatten());
            pending.push(attachment);
        }
    }
}

#[test]
fn a_sound_file_is_read() {
    read_everything(everything().to_vec());
}

quickcheck! {
    fn flipped_bytes_never_panic(flips: Vec<(u32, u8)>) -> bool {
        let mut bytes = everything().to_vec();
        for (offset, bits) in flips {
            let len = bytes.len();
            bytes[offset as usize % len] ^= bits;
        }
        read_everything(bytes);
        true
    }

    fn cut_files_never_panic(len: u32) -> bool {
        let mut bytes = everything().to_vec();
        bytes.truncate(len as usize % (bytes.len() + 1));
        read_everything(bytes);
        true
    }

    fn any_property_stream_is_read(stream: Vec<u8>, names: Vec<u8>) -> bool {
        let mut plan = everything().plan();
        for (path, content) in [
            ("__properties_version1.0", &stream),
            ("__recip_version1.0_#00000000/__properties_version1.0", &stream),
            ("__attach_version1.0_#00000000/__substg1.0_3701000D/__properties_version1.0", &stream),
            ("__nameid_version1.0/__substg1.0_00030102", &names),
            ("__substg1.0_68011102", &names),
        ] {
            let node = crate::support::node(&plan, path);
            plan.set_content(node, content.clone());
        }
        read_everything(plan.to_vec());
        true
    }
}
