//! Storages that are not what they should be, and files damaged on purpose.

use cfb_layout::{Plan, Version};
use mapi_props::{CompoundFile, ErrorKind, HeaderKind, PropertyStore};

use crate::support::{message, open};

#[test]
fn a_stream_is_no_storage() {
    let store = open(&message(|message| {
        message.set(0x0037, "Hi");
    }));
    let stream = store.file().find("__substg1.0_0037001F").unwrap().id();
    let error = PropertyStore::open(store.file(), stream, HeaderKind::TopLevel).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::NotAStorage);
    assert_eq!(error.to_string(), "storage: directory entry is a stream, not a storage");
}

#[test]
fn any_compound_file_can_be_opened_as_a_message() {
    let file = CompoundFile::from_bytes(cfb_layout::samples::hello()).unwrap();
    let store = PropertyStore::open_root(&file).unwrap();
    assert_eq!(store.properties().count(), 0);
    assert_eq!(store.findings().unwrap()[0].code(), "property-stream-missing");
}

#[test]
fn an_attachment_without_a_storage_embeds_nothing() {
    let store = open(&message(|message| {
        message.attachment().by_value("a.txt", &b"x"[..]);
    }));
    let attachment = store.open_attachment(store.attachments()[0]).unwrap();
    assert!(attachment.open_embedded().unwrap().is_none());
}

#[test]
fn messages_nested_a_thousand_deep_are_opened_one_by_one() {
    let mut plan = Plan::new(Version::V3);
    let mut at = plan.root();
    for depth in 0..1000 {
        plan.stream(at, "__properties_version1.0", vec![0; if depth == 0 { 32 } else { 24 }]);
        let attachment = plan.storage(at, "__attach_version1.0_#00000000");
        plan.stream(attachment, "__properties_version1.0", vec![0; 8]);
        at = plan.storage(attachment, "__substg1.0_3701000D");
    }
    let mut store = crate::support::open_plan(&plan);
    let mut depth = 0;
    while let Some(child) = store.attachments().first() {
        store = store.open_attachment(*child).unwrap().open_embedded().unwrap().unwrap();
        depth += 1;
    }
    assert_eq!(depth, 1000);
}

#[test]
fn strings_that_share_their_sectors_are_not_read_over_and_over() {
    // 300 names over one chain of 400 KB: reading each would be 120 MB of a file of 0.5 MB.
    let mut plan = message(|message| {
        message.set(0x3FDE, 65001);
    })
    .plan();
    let root = plan.root();
    let first = plan.stream(root, "__substg1.0_6000001E", vec![b'a'; 400_000]);
    let shared: Vec<_> = (0x6001..0x612C)
        .map(|id: u32| plan.stream(root, format!("__substg1.0_{id:04X}001E"), Vec::new()))
        .collect();
    let mut layout = plan.layout();
    let start = layout.sectors(first)[0].into();
    for stream in shared {
        layout.set_entry(stream, cfb_layout::EntryField::StartSector, start);
        layout.set_entry(stream, cfb_layout::EntryField::StreamSize, 400_000);
    }
    let file = CompoundFile::from_bytes(layout.to_vec()).unwrap();
    let store = PropertyStore::open_root(&file).unwrap();
    assert_eq!(store.code_page().page.number(), 1252);
}
