//! F-035 to F-055: opening messages on storage, and what a new one is.

use cfb_core::{CommitOptions, Guid, Mode, Storage};
use imsg::mapi::*;
use mapi_props::{CodePage, ErrorCode, PropertyTag, PropertyType, PropertyValue, pid_tag};

use super::support::*;

const KEEP: SaveFlags = SaveFlags::KEEP_OPEN_READWRITE;

/// The names of what is in a storage.
fn names(storage: &Storage) -> Vec<String> {
    storage.list().unwrap().iter().map(|stat| stat.name().to_string()).collect()
}

fn refused(storage: &Storage) -> ErrorCode {
    Message::open_on(storage, OpenOptions::new()).unwrap_err().code()
}

/// A message with a subject in a storage of its own, committed.
fn saved(subject: &str) -> std::sync::Arc<cfb_core::SharedBytes> {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, subject).unwrap();
    message.save_changes(KEEP).unwrap();
    bytes
}

fn stream(storage: &Storage, name: &str) -> Vec<u8> {
    let stream = storage.open_stream(name, Mode::read()).unwrap();
    let mut bytes = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
    assert_eq!(stream.read_at(0, &mut bytes).unwrap(), bytes.len());
    bytes
}

/// The 4-byte values and flags of the entries of a property stream, by tag.
fn entry(storage: &Storage, header: usize, tag: PropertyTag) -> Option<(u32, u32)> {
    let bytes = stream(storage, "__properties_version1.0");
    let word = |at: &[u8]| u32::from_le_bytes(at.try_into().unwrap());
    let mut entries = bytes[header..].chunks_exact(16);
    let found = entries.find(|entry| word(&entry[..4]) == tag.to_u32())?;
    Some((word(&found[8..12]), word(&found[4..8])))
}

#[test]
fn f035_an_empty_storage_gives_a_new_message_and_nothing_is_written_before_it_is_saved() {
    let (bytes, root) = storage();
    let before = contents(&bytes);
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(100_000)).unwrap();
    let attachment = message.create_attach().unwrap();
    attachment.save_changes(KEEP).unwrap();
    assert_eq!(names(&root), [""; 0]);
    assert_eq!(contents(&bytes), before);
    message.save_changes(KEEP).unwrap();
    assert!(names(&root).contains(&"__properties_version1.0".to_owned()));
    assert!(names(&root).contains(&"__nameid_version1.0".to_owned()));
    assert_ne!(contents(&bytes), before);
}

#[test]
fn f036_f037_f038_a_message_is_read_from_storages_open_for_reading_with_and_without_a_transaction() {
    let bytes = saved("Hi");
    for mode in [Mode::read(), Mode::read().transacted(), Mode::read_write().transacted()] {
        let root = Storage::open_on(std::sync::Arc::new(bytes.reopen()), mode).unwrap();
        let message = open(&root);
        assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
        let is_writable = mode.can_write();
        let outcome = message.set(pid_tag::PidTagSubject, "Ho").map_err(|error| error.code());
        assert_eq!(outcome, if is_writable { Ok(()) } else { Err(ErrorCode::NO_ACCESS) });
    }
}

#[test]
fn f039_f040_storages_without_a_transaction_and_for_writing_only_are_refused() {
    let bytes = saved("Hi");
    let root = Storage::open_on(bytes.clone(), Mode::read_write()).unwrap();
    assert_eq!(refused(&root), ErrorCode::INVALID_PARAMETER);
    drop(root);
    let root = Storage::open_on(bytes.clone(), Mode::write().transacted()).unwrap();
    assert_eq!(refused(&root), ErrorCode::INVALID_PARAMETER);
    drop(root);
    let root = Storage::open_on(bytes, Mode::write()).unwrap();
    assert_eq!(refused(&root), ErrorCode::INVALID_PARAMETER);
    // The same below a root.
    let (_bytes, root) = storage();
    let below = root.create_storage("inner", Mode::read_write()).unwrap();
    assert_eq!(refused(&below), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f041_a_storage_open_for_reading_without_a_message_has_none_to_open() {
    let (bytes, root) = storage();
    drop(root);
    let root = Storage::open_on(bytes, Mode::read()).unwrap();
    assert_eq!(refused(&root), ErrorCode::NOT_FOUND);
}

#[test]
fn f042_a_property_stream_shorter_than_its_header_is_corrupt() {
    for len in [0, 8, 24, 31] {
        let bytes = saved("Hi");
        let root = reopen(&bytes);
        let stream = root.open_stream("__properties_version1.0", Mode::read_write()).unwrap();
        stream.set_len(len).unwrap();
        drop(stream);
        root.commit(CommitOptions::new()).unwrap();
        let outcome = Message::open_on(&root, OpenOptions::new()).map_err(|error| error.code().code());
        assert_eq!(outcome.err(), Some(0x8004_011B), "{len} bytes");
    }
}

#[test]
fn f047_a_bit_that_is_no_flag_is_told() {
    for bit in [0x2, 0x4, 0x8, 0x10, 0x4000_0000] {
        assert_eq!(OpenFlags::from_bits(bit).unwrap_err().code(), ErrorCode::UNKNOWN_FLAGS, "0x{bit:X}");
    }
    assert_eq!(OpenFlags::from_bits(0x8000_0001).unwrap(), OpenFlags::UNICODE | OpenFlags::NO_STORAGE_COMMIT);
}

#[test]
fn f048_the_message_works_on_when_its_opener_drops_the_storage() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    drop(root);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save_changes(KEEP).unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(9000)).unwrap();
    message.save_changes(KEEP).unwrap();
    drop(message);
    assert_eq!(open(&reopen(&bytes)).text(pid_tag::PidTagBody).unwrap().unwrap().len(), 9000);
}

/// Bytes of the headers of the property streams of a message, an attachment and a message in it.
const HEADERS: [usize; 3] = [32, 8, 24];

/// A new message with an attachment that holds a message, saved: the storage, and in order those of the message, the
/// attachment and the message in it.
fn of_three(flags: OpenFlags) -> [Storage; 3] {
    let (bytes, root) = storage();
    let message = Message::open_on(&root, OpenOptions::new().flags(flags)).unwrap();
    message.set(pid_tag::PidTagSubject, "RE: Hi").unwrap();
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let create = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let inner = attachment.open_message(create).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    inner.save_changes(KEEP).unwrap();
    attachment.save_changes(KEEP).unwrap();
    message.save_changes(KEEP).unwrap();
    drop((inner, attachment, message, root));
    let root = reopen(&bytes);
    let read = Mode::read();
    let attachment = root.open_storage("__attach_version1.0_#00000000", read).unwrap();
    let inner = attachment.open_storage("__substg1.0_3701000D", read).unwrap();
    [root, attachment, inner]
}

#[test]
fn f049_a_new_unicode_message_and_all_in_it_store_the_unicode_mask() {
    let all = of_three(OpenFlags::UNICODE);
    for (storage, header) in all.iter().zip(HEADERS) {
        let mask = entry(storage, header, pid_tag::PidTagStoreSupportMask);
        assert_eq!(mask, Some((0x0004_0E79, 2)));
    }
}

#[test]
fn f050_a_new_8_bit_message_stores_8_bit_text_and_no_mask_and_answers_the_one_without_unicode() {
    let all = of_three(OpenFlags::NONE);
    for (storage, header) in all.iter().zip(HEADERS) {
        assert_eq!(entry(storage, header, pid_tag::PidTagStoreSupportMask), None);
        assert!(names(storage).iter().all(|name| !name.ends_with("001F")), "{:?}", names(storage));
    }
    assert_eq!(stream(&all[0], "__substg1.0_0037001E"), b"RE: Hi");
    let [root, attachment, inner] = all;
    drop((inner, attachment));
    let message = open(&root);
    assert!(!message.is_unicode().unwrap());
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
    let mask = PropertyValue::Integer32(0x0E79);
    assert_eq!(message.get(pid_tag::PidTagStoreSupportMask).unwrap(), Some(mask.clone()));
    assert_eq!(attachment.get(pid_tag::PidTagStoreSupportMask).unwrap(), Some(mask.clone()));
    assert_eq!(inner.get(pid_tag::PidTagStoreSupportMask).unwrap(), Some(mask));
    let answer = message
        .get_props(Some(&[pid_tag::PidTagSubject.with_type(PropertyType::Unspecified)]), TextFlags::NONE);
    let text = PropertyValue::String8(b"RE: Hi".to_vec(), CodePage::WINDOWS_1252);
    assert_eq!(answer.unwrap().values[0].1, text);
}

#[test]
fn f051_without_flags_the_text_of_a_unicode_message_is_read_without_loss() {
    let text = "\u{4F60}\u{597D} \u{1F600} \u{17E}";
    let message = open(&reopen(&saved(text)));
    assert!(message.is_unicode().unwrap());
    let answer = message.get_props(Some(&[pid_tag::PidTagSubject]), TextFlags::NONE).unwrap();
    assert_eq!(answer.values, [(pid_tag::PidTagSubject, PropertyValue::from(text))]);
}

#[test]
fn f052_the_class_of_the_storage_is_not_touched() {
    let class: Guid = "00020D0B-0000-0000-C000-000000000046".parse().unwrap();
    for class in [class, Guid::default()] {
        let (bytes, root) = storage();
        root.set_class(class).unwrap();
        root.commit(CommitOptions::new()).unwrap();
        let message = unicode(&root);
        message.set(pid_tag::PidTagSubject, "Hi").unwrap();
        message.save_changes(KEEP).unwrap();
        drop((message, root));
        assert_eq!(reopen(&bytes).stat().unwrap().clsid(), class);
    }
}

#[test]
fn f053_a_message_lies_in_a_storage_of_a_larger_file() {
    let (bytes, root) = storage();
    let mode = Mode::read_write().transacted();
    let folder = root.create_storage("folder", mode).unwrap();
    let below = folder.create_storage("message", mode).unwrap();
    let message = unicode(&below);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.create_attach().unwrap().save_changes(KEEP).unwrap();
    message.save_changes(KEEP).unwrap();
    drop((message, below));
    folder.commit(CommitOptions::new()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop((folder, root));
    let root = reopen(&bytes);
    assert_eq!(names(&root), ["folder"]);
    let folder = root.open_storage("folder", mode).unwrap();
    assert_eq!(names(&folder), ["message"]);
    let below = folder.open_storage("message", mode).unwrap();
    let message = open(&below);
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
    assert_eq!(message.attachment_numbers().unwrap(), [0]);
}

#[test]
fn f054_what_belongs_to_others_survives_opening_changing_and_saving() {
    let (bytes, root) = storage();
    let mine: [(&str, &[u8]); 3] =
        [("mine", &[1; 10]), ("\u{5}SummaryInformation", &[2; 5000]), ("__unknown", &[3; 70])];
    for (name, bytes) in mine {
        root.create_stream(name, Mode::read_write()).unwrap().write_at(0, bytes).unwrap();
    }
    let folder = root.create_storage("folder", Mode::read_write()).unwrap();
    folder.create_stream("deep", Mode::read_write()).unwrap().write_at(0, &[4; 8000]).unwrap();
    drop(folder);
    let message = unicode(&root);
    for body in [100, 100_000, 3] {
        message.set(pid_tag::PidTagBody, "x".repeat(body)).unwrap();
        let attachment = message.create_attach().unwrap();
        attachment.save_changes(KEEP).unwrap();
        message.save_changes(KEEP).unwrap();
    }
    message.delete_props(&[pid_tag::PidTagBody]).unwrap();
    message.save_changes(KEEP).unwrap();
    drop((message, root));
    let root = reopen(&bytes);
    for (name, bytes) in mine {
        assert_eq!(stream(&root, name), bytes, "{name}");
    }
    let folder = root.open_storage("folder", Mode::read()).unwrap();
    assert_eq!(stream(&folder, "deep"), [4; 8000]);
}

#[test]
fn f055_everything_that_is_made_has_a_name_beginning_with_two_underscores() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message
        .modify_recipients(
            ModifyRecipientsFlags::ADD,
            &[&[(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))]],
        )
        .unwrap();
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let create = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let inner = attachment.open_message(create).unwrap();
    inner.set(pid_tag::PidTagBody, "x".repeat(9000)).unwrap();
    inner.save_changes(KEEP).unwrap();
    attachment.save_changes(KEEP).unwrap();
    message.save_changes(KEEP).unwrap();
    drop((inner, attachment, message, root));
    let file = cfb_core::CompoundFile::from_bytes(contents(&bytes)).unwrap();
    let mut rest = vec![file.root()];
    let mut seen = 0;
    while let Some(storage) = rest.pop() {
        for child in storage.children().unwrap() {
            let child = child.unwrap();
            assert!(child.name().to_string().starts_with("__"), "{}", child.name());
            seen += 1;
            if child.is_storage() {
                rest.push(child);
            }
        }
    }
    assert!(seen > 15, "{seen}");
}
