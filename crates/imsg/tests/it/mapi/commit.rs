//! F-056 to F-065: who commits the storage, and who is told of the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use cfb_core::{CommitOptions, Mode, Share, SharedBytes, Storage};
use imsg::mapi::*;
use mapi_props::pid_tag;

use super::support::*;

const KEEP: SaveFlags = SaveFlags::KEEP_OPEN_READWRITE;

/// A new message whose owner commits, saved with a subject.
fn not_committed(root: &Storage) -> Message {
    let flags = OpenFlags::UNICODE | OpenFlags::NO_STORAGE_COMMIT;
    let message = Message::open_on(root, OpenOptions::new().flags(flags)).unwrap();
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save_changes(KEEP).unwrap();
    message
}

fn is_there(bytes: &Arc<SharedBytes>) -> bool {
    let root = Storage::open_on(Arc::new(SharedBytes::new(contents(bytes))), Mode::read()).unwrap();
    let message = Message::open_on(&root, OpenOptions::new());
    message.is_ok_and(|message| message.text(pid_tag::PidTagSubject).unwrap().unwrap() == "Hi")
}

#[test]
fn f056_with_no_storage_commit_the_file_stays_until_its_owner_commits() {
    let (bytes, root) = storage();
    let before = contents(&bytes);
    let message = not_committed(&root);
    assert!(!is_there(&bytes));
    assert_eq!(
        Storage::open_on(Arc::new(SharedBytes::new(before)), Mode::read()).unwrap().list().unwrap(),
        []
    );
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
    root.commit(CommitOptions::new()).unwrap();
    assert!(is_there(&bytes));
}

#[test]
fn f057_one_commit_keeps_the_message_and_what_the_owner_adds() {
    let (bytes, root) = storage();
    let message = not_committed(&root);
    root.create_stream("mine", Mode::read_write()).unwrap().write_at(0, b"own").unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop((message, root));
    assert!(is_there(&bytes));
    assert_eq!(reopen(&bytes).stat_of("mine").unwrap().len_bytes(), 3);
}

#[test]
fn f058_without_a_commit_of_the_owner_all_is_lost() {
    for reverts in [true, false] {
        let (bytes, root) = storage();
        let message = not_committed(&root);
        if reverts {
            root.revert().unwrap();
        }
        drop((message, root));
        assert!(!is_there(&bytes));
        assert_eq!(reopen(&bytes).list().unwrap(), []);
    }
}

#[test]
fn f059_f060_saving_alone_makes_the_message_permanent_and_another_commit_is_harmless() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save_changes(KEEP).unwrap();
    assert!(is_there(&bytes));
    root.commit(CommitOptions::new()).unwrap();
    assert!(is_there(&bytes));
    message.set(pid_tag::PidTagSubject, "Ho").unwrap();
    message.save_changes(KEEP).unwrap();
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save_changes(KEEP).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    assert!(is_there(&bytes));
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
}

/// A message that counts how often its end is told.
fn counted(root: &Storage) -> (Arc<AtomicU32>, Message) {
    let count = Arc::new(AtomicU32::new(0));
    let told = Arc::clone(&count);
    let options = OpenOptions::new().flags(OpenFlags::UNICODE);
    let message = Message::open_on(
        root,
        options.on_release(move || {
            told.fetch_add(1, Ordering::SeqCst);
        }),
    );
    (count, message.unwrap())
}

#[test]
fn f061_f063_the_end_is_told_once_when_the_message_and_all_opened_through_it_are_gone() {
    let create = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let (_bytes, root) = storage();
    let (count, message) = counted(&root);
    let told = || count.load(Ordering::SeqCst);
    let again = message.clone();
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(create).unwrap();
    let table = inner.recipient_table(TextFlags::UNICODE).unwrap();
    let stream = message.open_stream(pid_tag::PidTagBody, create).unwrap();
    drop(message);
    drop(again);
    assert_eq!(told(), 0);
    drop(stream);
    drop(attachment);
    assert_eq!(told(), 0);
    // An embedded message is no message that is told of.
    drop(inner);
    assert_eq!(told(), 0);
    drop(table);
    assert_eq!(told(), 1);
    drop(root);
    assert_eq!(told(), 1);
}

#[test]
fn f061_a_table_or_an_attachment_alone_keeps_the_message() {
    let (_bytes, root) = storage();
    let (count, message) = counted(&root);
    let table = message.attachment_table(TextFlags::UNICODE).unwrap();
    drop(message);
    assert_eq!(count.load(Ordering::SeqCst), 0);
    drop(table);
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let (count, message) = counted(&root);
    let attachment = message.create_attach().unwrap();
    drop(message);
    attachment.set(pid_tag::PidTagAttachLongFilename, "a.txt").unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 0);
    drop(attachment);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn f063_the_end_of_attachments_and_embedded_messages_is_not_told() {
    let (_bytes, root) = storage();
    let (count, message) = counted(&root);
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY).unwrap();
    inner.close();
    drop(inner);
    drop(attachment);
    assert_eq!(count.load(Ordering::SeqCst), 0);
    message.close();
    assert_eq!(count.load(Ordering::SeqCst), 1);
    drop(message);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn f064_when_the_end_is_told_the_storage_is_let_go() {
    let bytes = Arc::new(SharedBytes::new([]));
    let mode = Mode::read_write().transacted();
    let root = Storage::create_on(bytes.clone(), mode.create()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    let outcome = Arc::new(std::sync::Mutex::new(None));
    let (told, file) = (Arc::clone(&outcome), bytes.clone());
    let options = OpenOptions::new().flags(OpenFlags::UNICODE).on_release(move || {
        // The file opens for this caller alone, so that nobody else has it open, and is emptied.
        let alone = mode.share(Share::Exclusive);
        let opened = Storage::open_on(Arc::new(file.reopen()), alone);
        let emptied = opened.and_then(|root| {
            root.remove("__properties_version1.0")?;
            root.commit(CommitOptions::new())
        });
        *told.lock().unwrap() = Some(emptied.map_err(|error| error.to_string()));
    });
    let message = Message::open_on(&root, options).unwrap();
    drop(root);
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    message.save_changes(KEEP).unwrap();
    let attachment = message.create_attach().unwrap();
    drop(message);
    assert_eq!(*outcome.lock().unwrap(), None);
    drop(attachment);
    assert_eq!(*outcome.lock().unwrap(), Some(Ok(())));
}

#[test]
fn f065_nobody_has_to_be_told() {
    let (_bytes, root) = storage();
    let message = unicode(&root);
    drop(message);
    let message = unicode(&root);
    message.close();
}
