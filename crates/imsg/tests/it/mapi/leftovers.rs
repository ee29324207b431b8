//! Nothing that was taken away comes back: not from a save that failed, nor from one of something around it.

use cfb_core::{Mode, Storage};
use imsg::mapi::*;
use mapi_props::{PropertyType, PropertyValue, pid_tag};

use super::failing::FailingStore;
use super::support::*;

fn recipient(message: &Message, name: &str) {
    let entry = [(pid_tag::PidTagDisplayName, PropertyValue::from(name))];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry]).unwrap();
}

fn fill(message: &Message) {
    message.set(tag(0x6600, PropertyType::String), "once").unwrap();
    let list = PropertyValue::MultipleString(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
    message.set(tag(0x6601, PropertyType::MultipleString), list).unwrap();
    recipient(message, "Ann");
    recipient(message, "Bob");
    message.create_attach().unwrap().save();
    message.create_attach().unwrap().save();
}

/// Takes all of it away again, but for one in each list.
fn empty(message: &Message) {
    message.delete_props(&[tag(0x6600, PropertyType::String)]).unwrap();
    let list = PropertyValue::MultipleString(vec!["d".to_owned()]);
    message.set(tag(0x6601, PropertyType::MultipleString), list).unwrap();
    let first = [(pid_tag::PidTagRowid, PropertyValue::Integer32(0))];
    message.modify_recipients(ModifyRecipientsFlags::REMOVE, &[&first]).unwrap();
    message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
}

fn check(message: &Message) {
    assert_eq!(message.get(tag(0x6600, PropertyType::String)).unwrap(), None);
    let list = message.get(tag(0x6601, PropertyType::MultipleString)).unwrap();
    assert_eq!(list, Some(PropertyValue::MultipleString(vec!["d".to_owned()])));
    assert_eq!(message.attachment_numbers().unwrap(), [1]);
    assert_eq!(message.text(pid_tag::PidTagDisplayTo).unwrap().as_deref(), Some("Bob"));
    assert_eq!(message.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 1);
}

#[test]
fn what_a_failed_save_wrote_is_gone_if_it_is_taken_away_before_the_next() {
    let (bytes, root) = storage();
    unicode(&root).save();
    drop(root);
    let old = contents(&bytes);
    let mut retried = 0;
    for room in 0..400 {
        let store = FailingStore::new(old.clone());
        let root = Storage::open_on(store.clone(), Mode::read_write().transacted()).unwrap();
        let message = open(&root);
        fill(&message);
        store.fail_after(Some(room));
        let saved = message.save_changes(keep());
        store.fail_after(None);
        empty(&message);
        if message.save_changes(keep()).is_err() {
            // Whether the first one was kept is not known to the file either.
            assert!(saved.is_err());
            continue;
        }
        retried += usize::from(saved.is_err());
        check(&message);
        drop((message, root));
        let bytes = std::sync::Arc::new(cfb_core::SharedBytes::new(store.to_vec()));
        check(&open(&reopen(&bytes)));
        assert_eq!(findings(&bytes), []);
        if saved.is_ok() {
            assert!(retried > 0);
            return;
        }
    }
    panic!("a save that never succeeds");
}

#[test]
fn what_is_taken_away_while_something_around_is_saved_is_gone_at_the_next_save() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let flags = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    attachment.open_message(flags).unwrap().save();
    attachment.save();
    message.save();
    drop((attachment, message));
    let message = open(&root);
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    let all = || {
        attachment.save();
        message.save();
    };
    fill(&inner);
    inner.save();
    empty(&inner);
    all();
    inner.save();
    all();
    drop((inner, attachment, message));
    let message = open(&reopen(&bytes));
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).unwrap();
    check(&attachment.open_message(OpenPropertyFlags::NONE).unwrap());
    assert_eq!(findings(&bytes), []);
}
