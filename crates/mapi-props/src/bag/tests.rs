//! Bags over storages: what is written, what stays.

use std::sync::Arc;

use cfb_core::{Mode, ReadAt, SharedBytes, Storage};
use mapi_codepage::CodePage;

use crate::bag::PropertyBag;
use crate::property_stream::{Counters, HeaderKind, PropertyFlags};
use crate::property_type::PropertyType;
use crate::tag::PropertyId;
use crate::value::PropertyValue;

const PAGE: CodePage = CodePage::WINDOWS_1252;
const RW: PropertyFlags = PropertyFlags::READ_WRITE;

fn storage() -> Storage {
    Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write()).unwrap()
}

fn id(number: u16) -> PropertyId {
    PropertyId::new(number)
}

fn names(storage: &Storage) -> Vec<String> {
    storage.list().unwrap().iter().map(|stat| stat.name().to_string()).collect()
}

fn reread(storage: &Storage) -> PropertyBag {
    PropertyBag::read(storage, HeaderKind::TopLevel).unwrap().0
}

#[test]
fn values_of_every_form_are_written_and_read() {
    let storage = storage();
    let values = [
        (0x1001, PropertyValue::Integer32(-5)),
        (0x1002, PropertyValue::from("text \u{20AC}")),
        (0x1003, PropertyValue::String8(b"8 bits".to_vec(), PAGE)),
        (0x1004, PropertyValue::Binary(vec![7; 70_000])),
        (0x1005, PropertyValue::MultipleInteger16(vec![1, 2, 3])),
        (0x1006, PropertyValue::MultipleString(vec!["one".to_owned(), String::new()])),
        (0x1007, PropertyValue::MultipleBinary(vec![vec![], vec![1; 5000]])),
        (0x1008, PropertyValue::from("")),
    ];
    let mut bag = PropertyBag::new(HeaderKind::TopLevel);
    for (number, value) in &values {
        bag.set(id(*number), value, RW);
        assert_eq!(bag.value(id(*number), &storage, PAGE).unwrap().as_ref(), Some(value), "held");
    }
    bag.write(&storage, Some(Counters { recipient_count: 3, ..Counters::default() })).unwrap();
    for bag in [reread(&storage), bag.written(None)] {
        assert_eq!(bag.len(), values.len());
        assert!(!bag.is_changed());
        for (number, value) in &values {
            assert_eq!(bag.value(id(*number), &storage, PAGE).unwrap().as_ref(), Some(value), "stored");
        }
    }
    assert_eq!(reread(&storage).counters().unwrap().recipient_count, 3);
}

#[test]
fn a_value_under_another_type_takes_the_streams_of_the_old_one_away() {
    let storage = storage();
    let mut bag = PropertyBag::new(HeaderKind::TopLevel);
    bag.set(id(0x1001), &PropertyValue::MultipleString(vec!["a".to_owned(), "b".to_owned()]), RW);
    bag.set(id(0x1002), &PropertyValue::Binary(vec![1]), RW);
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage).len(), 5);
    let mut bag = reread(&storage);
    bag.set(id(0x1001), &PropertyValue::MultipleString(vec!["c".to_owned()]), RW);
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage).len(), 4);
    let mut bag = reread(&storage);
    bag.set(id(0x1001), &PropertyValue::Integer32(1), RW);
    assert_eq!(bag.property_type(id(0x1001)), Some(PropertyType::Integer32));
    assert!(bag.remove(id(0x1002)));
    assert!(!bag.remove(id(0x1002)));
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage), ["__properties_version1.0"]);
    assert_eq!(reread(&storage).iter().count(), 1);
}

#[test]
fn what_is_not_touched_stays_byte_for_byte() {
    let mut kit = cfb_layout::msg::MsgFile::new();
    kit.message.set(0x0037, "Hi").set(0x0017, 1).set(0x1000, "body");
    let store = Arc::new(SharedBytes::new(kit.to_vec()));
    let storage = Storage::open_on(store, Mode::read_write()).unwrap();
    let read = |name: &str| {
        let stream = storage.open_stream(name, Mode::read()).unwrap();
        let mut bytes = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
        stream.read_at(0, &mut bytes).unwrap();
        bytes
    };
    // Garbage in the unused bytes of a value, a fragment behind the entries, a stream that nobody knows.
    let mut properties = read("__properties_version1.0");
    properties.extend([9, 9, 9]);
    let entry =
        properties[32..].as_chunks::<16>().0.iter().position(|entry| entry[2..4] == [0x17, 0]).unwrap();
    properties[32 + entry * 16 + 12] = 0xAB;
    storage
        .open_stream("__properties_version1.0", Mode::read_write())
        .unwrap()
        .write_at(0, &properties)
        .unwrap();
    storage.create_stream("__substg1.0_foreign", Mode::read_write()).unwrap().write_at(0, b"x").unwrap();
    let mut bag = reread(&storage);
    bag.write(&storage, None).unwrap();
    assert_eq!(read("__properties_version1.0"), properties);
    bag.set(id(0x0037), &PropertyValue::from("Hello"), PropertyFlags(2));
    bag.write(&storage, None).unwrap();
    let after = read("__properties_version1.0");
    let changed: Vec<usize> = (0..after.len()).filter(|at| after[*at] != properties[*at]).collect();
    let subject =
        properties[32..].as_chunks::<16>().0.iter().position(|entry| entry[2..4] == [0x37, 0]).unwrap();
    assert_eq!((changed, after.len()), (vec![32 + subject * 16 + 8], properties.len()));
    assert_eq!(read("__substg1.0_foreign"), b"x");
}

#[test]
fn many_properties_are_found_by_an_index() {
    let mut bag = PropertyBag::new(HeaderKind::Attachment);
    let storage = storage();
    for number in 1..=500 {
        bag.set(id(number), &PropertyValue::Integer32(i32::from(number)), RW);
    }
    bag.set(id(77), &PropertyValue::from("new"), RW);
    bag.retain(|tag| tag.id().number() % 2 == 1);
    assert_eq!(bag.len(), 250);
    assert_eq!(bag.value(id(77), &storage, PAGE).unwrap(), Some(PropertyValue::from("new")));
    assert_eq!(bag.value(id(499), &storage, PAGE).unwrap(), Some(PropertyValue::Integer32(499)));
    assert_eq!(bag.find(id(78)), None);
    bag.write(&storage, None).unwrap();
    let (bag, children) = PropertyBag::read(&storage, HeaderKind::Attachment).unwrap();
    assert!(children.has_properties);
    assert_eq!(bag.len(), 250);
    assert_eq!(bag.find(id(78)), None);
}

#[derive(Debug)]
struct Zeros(u64);

impl ReadAt for Zeros {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = usize::try_from(self.0.saturating_sub(offset)).unwrap().min(buf.len()).min(1000);
        buf[..n].fill(0);
        Ok(n)
    }
}

#[test]
fn a_value_from_a_store_is_copied_in_pieces() {
    let storage = storage();
    let mut bag = PropertyBag::new(HeaderKind::Attachment);
    let tag = crate::pid_tag::PidTagAttachDataBinary;
    bag.set_source(tag, Arc::new(Zeros(3_000_000)), RW);
    assert_eq!(bag.find(tag.id()).unwrap().len_bytes, 3_000_000);
    bag.write(&storage, None).unwrap();
    let (bag, _) = PropertyBag::read(&storage, HeaderKind::Attachment).unwrap();
    assert_eq!(bag.bytes(tag.id(), &storage).unwrap().unwrap().len(), 3_000_000);
    let detached = bag.detached(HeaderKind::Attachment, &storage, |_, _| Ok(None)).unwrap();
    assert_eq!(detached.source(tag.id()).unwrap().len(), 3_000_000);
}

#[test]
fn of_two_entries_of_an_id_the_first_counts_and_both_stay() {
    let storage = storage();
    let mut bytes = vec![0u8; 8];
    bytes.extend([0x03, 0, 0x15, 0x0C, 6, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend([0x03, 0, 0x15, 0x0C, 6, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend([0x1F, 0, 0x01, 0x30, 6, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]);
    storage
        .create_stream("__properties_version1.0", Mode::read_write())
        .unwrap()
        .write_at(0, &bytes)
        .unwrap();
    let (mut bag, _) = PropertyBag::read(&storage, HeaderKind::Recipient).unwrap();
    let tags: Vec<u32> = bag.iter().map(|property| property.tag.to_u32()).collect();
    assert_eq!(tags, [0x0C15_0003], "the text has no stream");
    assert_eq!(bag.value(id(0x0C15), &storage, PAGE).unwrap(), Some(PropertyValue::Integer32(2)));
    bag.set(id(0x3002), &PropertyValue::Integer32(1), RW);
    bag.write(&storage, None).unwrap();
    let stream = storage.open_stream("__properties_version1.0", Mode::read()).unwrap();
    let mut after = vec![0; 100];
    assert_eq!(stream.read_at(0, &mut after).unwrap(), bytes.len() + 16);
    assert_eq!(after[..bytes.len()], bytes);
}

#[test]
fn what_is_removed_does_not_come_back_under_another_type() {
    let storage = storage();
    let mut bag = PropertyBag::new(HeaderKind::TopLevel);
    bag.set(id(0x1001), &PropertyValue::from("wide"), RW);
    bag.set(id(0x1002), &PropertyValue::Integer32(7), RW);
    bag.set(id(0x1003), &PropertyValue::Binary(vec![1]), RW);
    bag.write(&storage, None).unwrap();
    // A second text, with an entry or without; a stream for a number; elements of a binary; storages.
    let make =
        |name: &str| storage.create_stream(name, Mode::read_write()).unwrap().write_at(0, b"x").unwrap();
    ["1001001E", "10020003", "10030102-00000000"]
        .iter()
        .for_each(|name| make(&format!("__substg1.0_{name}")));
    drop(storage.create_storage("__substg1.0_1001000D", Mode::read_write()).unwrap());
    let mut bag = reread(&storage);
    assert_eq!(bag.len(), 3);
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage).len(), 7, "{:?}", names(&storage));
    assert!(bag.remove(id(0x1001)));
    bag.set(id(0x1002), &PropertyValue::Boolean(true), RW);
    bag.retain(|tag| tag.id() != id(0x1003));
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage), ["__properties_version1.0"]);
    let bag = reread(&storage);
    assert_eq!(bag.iter().map(|property| property.tag.to_u32()).collect::<Vec<_>>(), [0x1002_000B]);
}

#[test]
fn what_another_copy_wrote_goes_with_the_value_it_was() {
    let storage = storage();
    PropertyBag::new(HeaderKind::TopLevel).write(&storage, None).unwrap();
    let mut bag = reread(&storage);
    bag.set(id(0x1001), &PropertyValue::MultipleString(vec!["a".to_owned(), "b".to_owned()]), RW);
    bag.set(id(0x1002), &PropertyValue::Binary(vec![1]), RW);
    bag.clone().write(&storage, None).unwrap();
    assert_eq!(names(&storage).len(), 5);
    bag.set(id(0x1001), &PropertyValue::MultipleString(vec!["c".to_owned()]), RW);
    bag.remove(id(0x1002));
    bag.write(&storage, None).unwrap();
    assert_eq!(names(&storage).len(), 3);
    assert_eq!(reread(&storage).len(), 1);
}

#[test]
fn setting_and_removing_over_and_over_takes_no_room() {
    let mut bag = PropertyBag::new(HeaderKind::TopLevel);
    for _ in 0..1000 {
        bag.set(id(0x1001), &PropertyValue::MultipleString(vec!["a".to_owned()]), RW);
        bag.set(id(0x1002), &PropertyValue::Binary(vec![1]), RW);
        bag.remove(id(0x1002));
        bag.remove(id(0x1001));
    }
    assert_eq!((bag.slots.len(), bag.gone.len()), (0, 3));
}
