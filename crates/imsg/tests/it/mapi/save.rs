//! F-113 to F-126 and F-128 to F-130: what is told of failures, and what saving keeps.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, Share, SharedBytes, Storage};
use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyValue, pid_tag};

use super::failing::FailingStore;
use super::support::*;

const READ_ONLY: SaveFlags = SaveFlags::KEEP_OPEN_READONLY;

fn subject(message: &Message) -> String {
    message.text(pid_tag::PidTagSubject).unwrap().unwrap()
}

/// The subject in the bytes of a file.
fn stored(bytes: &[u8]) -> String {
    imsg::Message::from_bytes(bytes.to_vec()).unwrap().subject().unwrap().unwrap().to_string()
}

/// A message with a subject, saved, in a file that others may open and change meanwhile.
fn shared() -> (Arc<SharedBytes>, Storage, Message) {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "one").unwrap();
    message.create_attach().unwrap().save();
    message.save();
    drop((message, root));
    let root = beside(&bytes);
    let message = open(&root);
    (bytes, root, message)
}

fn beside(bytes: &Arc<SharedBytes>) -> Storage {
    let mode = Mode::read_write().transacted().share(Share::DenyNone);
    Storage::open_on(Arc::new(bytes.reopen()), mode).unwrap()
}

fn code(outcome: imsg::Result<()>) -> Option<ErrorCode> {
    outcome.err().map(|error| error.code())
}

#[test]
fn f114_without_a_failure_there_is_nothing_to_tell() {
    let (_bytes, _root, message) = shared();
    assert_eq!(message.last_error(ErrorCode::NO_ACCESS), None);
    assert_eq!(message.last_error(ErrorCode::OK), None);
    message.open_attach(9, OpenAttachFlags::NONE).unwrap_err();
    assert_eq!(message.last_error(ErrorCode::OK), None);
    assert_eq!(message.last_error(ErrorCode::NO_ACCESS), None);
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(attachment.last_error(ErrorCode::NOT_FOUND), None);
}

#[test]
fn f115_a_failure_is_told_in_words_with_what_it_went_wrong_in() {
    let (bytes, root, message) = shared();
    let error = message.open_attach(9, OpenAttachFlags::NONE).unwrap_err();
    let last = message.last_error(error.code()).unwrap();
    assert_eq!((last.code, last.low_level_error), (ErrorCode::NOT_FOUND, 0));
    assert_eq!(last.error, error.to_string());
    assert!(!last.component.is_empty() && last.component.len() <= 30);
    assert_ne!(last.context, 0);
    // Telling it does not change it.
    assert_eq!(message.last_error(error.code()), Some(last));
    // The storage's own code is behind a failure of the storage.
    let other = beside(&bytes);
    let theirs = open(&other);
    theirs.set(pid_tag::PidTagSubject, "theirs").unwrap();
    theirs.save();
    message.set(pid_tag::PidTagSubject, "mine").unwrap();
    message.save_changes(keep()).unwrap_err();
    let last = message.last_error(ErrorCode::OBJECT_CHANGED).unwrap();
    assert_eq!(last.low_level_error, ErrorCode::STG_E_NOTCURRENT.code());
    assert_eq!(message.last_error(ErrorCode::NOT_FOUND), None);
    drop((theirs, other, root));
}

#[test]
fn f115_every_call_that_fails_is_remembered() {
    let (_bytes, _root, message) = shared();
    message.get_props(Some(&[]), TextFlags::NONE).unwrap_err();
    assert!(message.last_error(ErrorCode::INVALID_PARAMETER).is_some());
    let none = OpenPropertyFlags::NONE;
    message.open_property(pid_tag::PidTagSubject, Interface::Message, none).unwrap_err();
    assert!(message.last_error(ErrorCode::INTERFACE_NOT_SUPPORTED).is_some());
    message.copy_to((&message).into(), None, &[], CopyFlags::NONE).unwrap_err();
    assert!(message.last_error(ErrorCode::NO_ACCESS).is_some());
    message.submit().unwrap_err();
    assert!(message.last_error(ErrorCode::NO_SUPPORT).is_some());
}

#[test]
fn f116_f117_f118_a_message_stays_open_for_what_the_flags_say() {
    for (flags, is_writable) in [(keep(), true), (READ_ONLY, false), (SaveFlags::NONE, false)] {
        let (bytes, _root, message) = shared();
        message.set(pid_tag::PidTagSubject, "two").unwrap();
        message.save_changes(flags).unwrap();
        assert_eq!(stored(&contents(&bytes)), "two");
        let outcome = code(message.set(pid_tag::PidTagSubject, "three"));
        assert_eq!(outcome, (!is_writable).then_some(ErrorCode::NO_ACCESS));
        assert_eq!(subject(&message), if is_writable { "three" } else { "two" });
        if !is_writable {
            let create = message.create_attach().map(drop);
            assert_eq!(code(create), Some(ErrorCode::NO_ACCESS));
            assert_eq!(code(message.save_changes(flags)), None);
        }
    }
}

#[test]
fn f119_f120_f121_both_keep_flags_are_invalid_unknown_bits_are_told_and_those_of_stores_do_nothing() {
    let (bytes, _root, message) = shared();
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    assert_eq!(code(message.save_changes(keep() | READ_ONLY)), Some(ErrorCode::INVALID_PARAMETER));
    assert_eq!(stored(&contents(&bytes)), "one");
    for bit in [0x10, 0x20, 0x40, 0x100, 0x2000, 0x8000_0000] {
        assert_eq!(SaveFlags::from_bits(bit).unwrap_err().code(), ErrorCode::UNKNOWN_FLAGS, "0x{bit:X}");
    }
    for (number, bit) in [0x8, 0x80, 0x1000].into_iter().enumerate() {
        let subject = format!("with {number}");
        message.set(pid_tag::PidTagSubject, &*subject).unwrap();
        message.save_changes(keep() | SaveFlags::from_bits(bit).unwrap()).unwrap();
        assert_eq!(stored(&contents(&bytes)), subject);
    }
}

#[test]
fn f122_what_is_open_for_reading_is_neither_kept_writable_nor_forced() {
    let (bytes, root, message) = shared();
    drop((message, root));
    let before = contents(&bytes);
    let root = Storage::open_on(bytes.clone(), Mode::read()).unwrap();
    let message = open(&root);
    let force = SaveFlags::FORCE_SAVE;
    for flags in [keep(), force, force | READ_ONLY, force | keep()] {
        assert_eq!(code(message.save_changes(flags)), Some(ErrorCode::NO_ACCESS), "{flags:?}");
    }
    for flags in [SaveFlags::NONE, READ_ONLY] {
        message.save_changes(flags).unwrap();
    }
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(code(attachment.save_changes(keep())), Some(ErrorCode::NO_ACCESS));
    attachment.save_changes(SaveFlags::NONE).unwrap();
    assert_eq!(contents(&bytes), before);
    assert_eq!(subject(&message), "one");
}

#[test]
fn f122_changes_that_come_to_a_message_that_is_open_for_reading_are_not_dropped_silently() {
    let (_bytes, _root, message) = shared();
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    message.save_changes(READ_ONLY).unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, "a.txt").unwrap();
    attachment.save();
    assert_eq!(code(message.save_changes(SaveFlags::NONE)), Some(ErrorCode::NO_ACCESS));
}

#[test]
fn f123_f124_a_file_that_others_have_saved_meanwhile_is_written_over_only_by_force() {
    let (bytes, root, mine) = shared();
    let other = beside(&bytes);
    let theirs = open(&other);
    theirs.set(pid_tag::PidTagSubject, "theirs").unwrap();
    theirs.create_attach().unwrap().save();
    theirs.save();
    let attachment = mine.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, "mine.txt").unwrap();
    attachment.save();
    mine.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
    let ann = [(pid_tag::PidTagDisplayName, PropertyValue::from("Ann"))];
    mine.modify_recipients(ModifyRecipientsFlags::ADD, &[&ann]).unwrap();
    mine.set(pid_tag::PidTagSubject, "mine").unwrap();
    mine.set(pid_tag::PidTagBody, "x".repeat(20_000)).unwrap();
    for _ in 0..2 {
        assert_eq!(code(mine.save_changes(READ_ONLY)), Some(ErrorCode::OBJECT_CHANGED));
        assert_eq!(ErrorCode::OBJECT_CHANGED.code(), 0x8004_0109);
        assert_eq!(stored(&contents(&bytes)), "theirs");
        // Open, with its changes, and as before the save.
        assert_eq!(subject(&mine), "mine");
        assert_eq!(mine.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "");
        assert_eq!(mine.text(pid_tag::PidTagNormalizedSubject).unwrap().unwrap(), "one");
        mine.set(pid_tag::PidTagImportance, 2).unwrap();
    }
    mine.save_changes(keep() | SaveFlags::FORCE_SAVE).unwrap();
    assert_eq!(stored(&contents(&bytes)), "mine");
    drop((attachment, mine, root, theirs, other));
    assert_eq!(findings(&bytes), []);
    let message = open(&reopen(&bytes));
    assert_eq!(message.attachment_numbers().unwrap(), [1]);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann");
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().unwrap().len(), 20_000);
}

#[test]
fn f125_a_message_whose_storage_is_gone_is_not_saved() {
    let (_bytes, root) = storage();
    let mode = Mode::read_write().transacted();
    let below = root.create_storage("below", mode).unwrap();
    let message = unicode(&below);
    message.set(pid_tag::PidTagSubject, "one").unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(9000)).unwrap();
    message.save();
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    root.remove("below").unwrap();
    for flags in [keep(), SaveFlags::NONE, SaveFlags::FORCE_SAVE | keep()] {
        assert_eq!(code(message.save_changes(flags)), Some(ErrorCode::OBJECT_DELETED), "{flags:?}");
    }
    assert_eq!(ErrorCode::OBJECT_DELETED.code(), 0x8004_010A);
    let error = message.get(pid_tag::PidTagBody).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OBJECT_DELETED);
    assert_eq!(root.list().unwrap(), []);
}

#[test]
fn f125_a_message_whose_save_was_taken_back_is_not_saved() {
    let (bytes, root) = storage();
    let flags = OpenFlags::UNICODE | OpenFlags::NO_STORAGE_COMMIT;
    let message = Message::open_on(&root, OpenOptions::new().flags(flags)).unwrap();
    message.set(pid_tag::PidTagSubject, "one").unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(9000)).unwrap();
    message.save();
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    message.save();
    root.revert().unwrap();
    let error = message.get(pid_tag::PidTagBody).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OBJECT_DELETED);
    message.set(pid_tag::PidTagImportance, 2).unwrap();
    for flags in [keep(), SaveFlags::FORCE_SAVE | keep()] {
        assert_eq!(code(message.save_changes(flags)), Some(ErrorCode::OBJECT_DELETED), "{flags:?}");
    }
    assert_eq!(root.list().unwrap(), []);
    drop((message, root));
    assert_eq!(reopen(&bytes).list().unwrap(), []);
}

#[test]
fn f125_a_message_whose_save_its_owner_has_committed_lives_on_when_the_owner_reverts_other_things() {
    let (bytes, root) = storage();
    let flags = OpenFlags::UNICODE | OpenFlags::NO_STORAGE_COMMIT;
    let message = Message::open_on(&root, OpenOptions::new().flags(flags)).unwrap();
    message.set(pid_tag::PidTagSubject, "one").unwrap();
    message.save();
    root.commit(CommitOptions::new()).unwrap();
    for round in 0..2 {
        drop(root.create_stream("mine", Mode::read_write()).unwrap());
        root.revert().unwrap();
        assert_eq!(subject(&message), "one");
        message.set(pid_tag::PidTagImportance, round).unwrap();
    }
    message.save();
    root.commit(CommitOptions::new()).unwrap();
    assert_eq!(stored(&contents(&bytes)), "one");
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f126_on_a_full_disk_the_file_stays_and_saving_works_once_there_is_room() {
    let (bytes, root, message) = shared();
    drop((message, root));
    let old = contents(&bytes);
    let store = FailingStore::new(old.clone());
    let root = Storage::open_on(store.clone(), Mode::read_write().transacted()).unwrap();
    let message = open(&root);
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(300_000)).unwrap();
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap();
    attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![3; 90_000])).unwrap();
    attachment.save();
    let name = mapi_props::NamedProperty::string(mapi_props::property_set::PS_PUBLIC_STRINGS, "own");
    message.get_ids_from_names(Some(&[name]), IdsFlags::CREATE).unwrap();
    let mut failures = 0;
    for room in 0.. {
        store.fail_after(Some(room));
        match message.save_changes(keep()) {
            Ok(()) => break,
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::NOT_ENOUGH_DISK, "{error:?}");
                assert_eq!(error.code().code(), 0x8004_010D);
                failures += 1;
            }
        }
        store.fail_after(None);
        assert_eq!(stored(&store.to_vec()), "one", "{room} writes");
        assert_eq!(subject(&message), "two");
        message.set(pid_tag::PidTagImportance, 1).unwrap();
    }
    assert!(failures > 2, "{failures}");
    store.fail_after(None);
    message.set(pid_tag::PidTagSubject, "three").unwrap();
    message.save();
    drop((attachment, message, root));
    let bytes = Arc::new(SharedBytes::new(store.to_vec()));
    assert_eq!(stored(&contents(&bytes)), "three");
    assert_eq!(findings(&bytes), []);
    let message = open(&reopen(&bytes));
    let attachment = message.open_attach(1, OpenAttachFlags::NONE).unwrap();
    let data = attachment.get(pid_tag::PidTagAttachDataBinary).unwrap();
    assert_eq!(data, Some(PropertyValue::Binary(vec![3; 90_000])));
}

#[test]
fn f128_a_save_without_changes_leaves_the_bytes_of_the_file() {
    let (bytes, _root, message) = shared();
    let before = contents(&bytes);
    message.save();
    message.save();
    // Reading is no change.
    message.get_props(None, TextFlags::UNICODE).unwrap();
    drop(message.recipient_table(TextFlags::UNICODE).unwrap());
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    attachment.get_props(None, TextFlags::UNICODE).unwrap();
    attachment.save();
    message.save();
    assert_eq!(contents(&bytes), before);
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    message.save();
    assert_ne!(contents(&bytes), before);
    let before = contents(&bytes);
    message.save_changes(SaveFlags::NONE).unwrap();
    assert_eq!(contents(&bytes), before);
}

#[test]
fn f129_what_an_attachment_has_not_saved_the_message_does_not_save() {
    let (bytes, root, message) = shared();
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, "saved.txt").unwrap();
    attachment.save();
    attachment.set(pid_tag::PidTagAttachLongFilename, "not.txt").unwrap();
    let new = message.create_attach().unwrap();
    new.set(pid_tag::PidTagAttachLongFilename, "new.txt").unwrap();
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    message.save();
    let names = || {
        let file = imsg::Message::from_bytes(contents(&bytes)).unwrap();
        let names = file.attachments().unwrap().into_iter().map(|one| one.name().unwrap().unwrap());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(), ["saved.txt"]);
    // It is still there to be saved.
    assert_eq!(attachment.text(pid_tag::PidTagAttachLongFilename).unwrap().unwrap(), "not.txt");
    attachment.save();
    new.save();
    message.save();
    assert_eq!(names(), ["not.txt", "new.txt"]);
    drop((new, attachment, message, root));
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f130_what_is_not_saved_is_gone_with_its_last_handle() {
    let (bytes, root, message) = shared();
    let before = contents(&bytes);
    message.set(pid_tag::PidTagSubject, "two").unwrap();
    message.set(pid_tag::PidTagBody, "x".repeat(900_000)).unwrap();
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, "a.txt").unwrap();
    attachment.save();
    drop(message.open_stream(pid_tag::PidTagHtml, both()).unwrap());
    drop((attachment, message));
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    assert_eq!(contents(&bytes), before);
    assert_eq!(stored(&before), "one");
}
