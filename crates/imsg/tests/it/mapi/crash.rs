//! F-127: wherever a save is cut off, the file has the old message or the new one.

use std::collections::BTreeMap;

use cfb_core::{CompoundFile, Mode, Storage};
use imsg::mapi::*;
use mapi_props::{PropertyValue, pid_tag};

use super::failing::{Call, FailingStore};
use super::support::*;

/// All streams of a file by their paths, and all storages.
type Tree = BTreeMap<String, Option<Vec<u8>>>;

fn tree(bytes: &[u8]) -> Tree {
    let file = CompoundFile::from_bytes(bytes).unwrap();
    let mut tree = Tree::new();
    let mut rest = vec![(String::new(), file.root())];
    while let Some((path, entry)) = rest.pop() {
        for child in entry.children().unwrap() {
            let child = child.unwrap();
            let path = format!("{path}/{}", child.name());
            let content = child.is_stream().then(|| child.bytes().unwrap().into_owned());
            tree.insert(path.clone(), content);
            if child.is_storage() {
                rest.push((path, child));
            }
        }
    }
    tree
}

/// What a disk may hold after a crash: all that was done before the last `sync`, and of what follows each beginning, and
/// all but one call.
fn images(old: &[u8], calls: &[Call]) -> Vec<Vec<u8>> {
    let mut images = Vec::new();
    let mut durable = old.to_vec();
    for interval in calls.split(|call| *call == Call::Sync) {
        for lost in 0..interval.len() {
            let mut image = durable.clone();
            interval[..lost].iter().for_each(|call| call.apply(&mut image));
            images.push(image.clone());
            // The call is lost and what follows is there.
            interval[lost + 1..].iter().for_each(|call| call.apply(&mut image));
            images.push(image);
            // The call is done in part.
            if let Call::Write { offset, bytes } = &interval[lost] {
                let mut image = durable.clone();
                interval[..lost].iter().for_each(|call| call.apply(&mut image));
                let bytes = bytes[..bytes.len() / 2 / 512 * 512].to_vec();
                Call::Write { offset: *offset, bytes }.apply(&mut image);
                images.push(image);
            }
        }
        interval.iter().for_each(|call| call.apply(&mut durable));
    }
    images.push(durable);
    images
}

/// Changes the message of a file and saves it, cut off everywhere.
fn save(old: &[u8], change: impl FnOnce(&Message)) -> Vec<u8> {
    let store = FailingStore::new(old.to_vec());
    let root = Storage::open_on(store.clone(), Mode::read_write().transacted()).unwrap();
    let message = unicode(&root);
    change(&message);
    store.take_calls();
    let before = store.to_vec();
    message.save();
    let calls = store.take_calls();
    let new = store.to_vec();
    assert!(calls.iter().any(|call| matches!(call, Call::Write { .. })));
    let (old_tree, new_tree) = (tree(old), tree(&new));
    assert_ne!(old_tree, new_tree);
    let mut found = (0, 0);
    for image in images(&before, &calls) {
        let tree = tree(&image);
        if tree == old_tree {
            found.0 += 1;
        } else {
            assert_eq!(tree, new_tree);
            found.1 += 1;
        }
    }
    assert!(found.0 > 1 && found.1 > 0, "{found:?}");
    drop((message, root));
    let bytes = cfb_core::SharedBytes::new(store.to_vec());
    assert_eq!(findings(&bytes), []);
    new
}

fn recipient(message: &Message, name: &str) {
    let entry = [(pid_tag::PidTagDisplayName, PropertyValue::from(name))];
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry]).unwrap();
}

fn attachment(message: &Message, len: usize) -> Attachment {
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap();
    let data = PropertyValue::Binary(vec![len as u8; len]);
    attachment.set(pid_tag::PidTagAttachDataBinary, data).unwrap();
    attachment.save();
    attachment
}

#[test]
fn f127_a_save_that_is_cut_off_anywhere_leaves_the_old_message_or_the_new_one() {
    let (bytes, root) = storage();
    drop(root);
    // New; changed little; changed in all its parts; emptied.
    let first = save(&contents(&bytes), |message| {
        message.set(pid_tag::PidTagSubject, "RE: one").unwrap();
        message.set(pid_tag::PidTagBody, "x".repeat(6000)).unwrap();
        recipient(message, "Ann");
        recipient(message, "Bob");
        attachment(message, 100);
        attachment(message, 20_000);
    });
    let second = save(&first, |message| {
        message.set(pid_tag::PidTagSubject, "FW: two").unwrap();
    });
    let third = save(&second, |message| {
        message.set(pid_tag::PidTagSubject, "three").unwrap();
        message.set(pid_tag::PidTagBody, "short").unwrap();
        message.set(pid_tag::PidTagHtml, PropertyValue::Binary(vec![7; 9000])).unwrap();
        message.delete_attach(0, DeleteAttachFlags::NONE).unwrap();
        let row = [(pid_tag::PidTagRowid, PropertyValue::Integer32(0))];
        message.modify_recipients(ModifyRecipientsFlags::REMOVE, &[&row]).unwrap();
        recipient(message, "Cid");
        let changed = message.open_attach(1, OpenAttachFlags::MODIFY).unwrap();
        changed.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 50])).unwrap();
        changed.save();
        let holder = message.create_attach().unwrap();
        holder.set(pid_tag::PidTagAttachMethod, 5).unwrap();
        let inner = holder.open_message(both()).unwrap();
        inner.set(pid_tag::PidTagSubject, "inner").unwrap();
        attachment(&inner, 5000);
        inner.save();
        holder.save();
        let name = mapi_props::NamedProperty::string(mapi_props::property_set::PS_PUBLIC_STRINGS, "own");
        message.get_ids_from_names(Some(&[name]), IdsFlags::CREATE).unwrap();
    });
    save(&third, |message| {
        for number in message.attachment_numbers().unwrap() {
            message.delete_attach(number, DeleteAttachFlags::NONE).unwrap();
        }
        message.modify_recipients(ModifyRecipientsFlags::NONE, &[]).unwrap();
        message.delete_props(&[pid_tag::PidTagBody, pid_tag::PidTagHtml]).unwrap();
    });
}
