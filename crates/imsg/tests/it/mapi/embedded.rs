//! Messages in attachments.

use imsg::mapi::*;
use mapi_props::{ErrorCode, NamedProperty, PropertyType, PropertyValue, pid_tag, property_set};

use super::support::*;

/// A saved message with one in it, both for writing.
fn nested(root: &cfb_core::Storage) -> (Message, Attachment, Message) {
    let message = unicode(root);
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(pid_tag::PidTagSubject, "inner").unwrap();
    inner.save();
    attachment.save();
    message.save();
    (message, attachment, inner)
}

fn inner_of(root: &cfb_core::Storage) -> Option<Message> {
    let attachment = open(root).open_attach(0, OpenAttachFlags::NONE).ok()?;
    attachment.open_message(OpenPropertyFlags::NONE).ok()
}

#[test]
fn f256_the_data_of_an_attachment_is_made_a_message_that_is_empty() {
    let (_, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let opened =
        attachment.open_property(pid_tag::PidTagAttachDataObject, Interface::Message, both()).unwrap();
    let Opened::Message(inner) = opened else { panic!("no message: {opened:?}") };
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap(), None);
    assert_eq!(inner.attachment_numbers().unwrap(), []);
    assert_eq!(inner.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 0);
    assert!(inner.is_unicode().unwrap());
    let access = inner.get(pid_tag::PidTagAccessLevel).unwrap();
    assert_eq!(access, Some(PropertyValue::Integer32(1)));
    // It is that of an attachment, which has no other tag.
    let error =
        message.open_property(pid_tag::PidTagAttachDataObject, Interface::Message, both()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::INTERFACE_NOT_SUPPORTED);
}

#[test]
fn f256_a_message_that_is_made_anew_ends_the_one_that_was_there() {
    let (bytes, root) = storage();
    let (message, attachment, inner) = nested(&root);
    let other = attachment.open_message(both()).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    assert_eq!(other.text(pid_tag::PidTagSubject).unwrap(), None);
    other.save();
    attachment.save();
    message.save();
    drop((message, attachment, inner, other, root));
    assert_eq!(inner_of(&reopen(&bytes)).unwrap().text(pid_tag::PidTagSubject).unwrap(), None);
}

#[test]
fn f257_a_message_is_kept_by_saving_it_its_attachment_and_the_message_around_it() {
    let (bytes, root) = storage();
    drop(nested(&root));
    drop(root);
    let inner = inner_of(&reopen(&bytes)).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap().as_deref(), Some("inner"));
    // It has the shorter header, and no names of its own.
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f257_a_change_that_is_not_saved_at_every_level_is_lost() {
    for skipped in 0..3 {
        let (bytes, root) = storage();
        let (message, attachment, inner) = nested(&root);
        inner.set(pid_tag::PidTagSubject, "changed").unwrap();
        let levels = [&inner as &dyn Save, &attachment, &message];
        for (level, object) in levels.into_iter().enumerate().filter(|(level, _)| *level != skipped) {
            let _ = level;
            object.save();
        }
        drop((message, attachment, inner, root));
        let inner = inner_of(&reopen(&bytes)).unwrap();
        assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap().as_deref(), Some("inner"), "{skipped}");
    }
}

#[test]
fn f257_a_new_message_that_is_not_saved_at_every_level_is_lost() {
    for skipped in 0..3 {
        let (bytes, root) = storage();
        let message = unicode(&root);
        let attachment = message.create_attach().unwrap();
        let inner = attachment.open_message(both()).unwrap();
        inner.set(pid_tag::PidTagSubject, "inner").unwrap();
        let levels = [&inner as &dyn Save, &attachment, &message];
        for (_, object) in levels.into_iter().enumerate().filter(|(level, _)| *level != skipped) {
            object.save();
        }
        drop((message, attachment, inner));
        drop(root);
        let root = reopen(&bytes);
        if skipped == 2 {
            assert!(root.stat_of("__properties_version1.0").is_err());
        } else {
            assert!(
                inner_of(&root).is_none_or(|inner| inner.text(pid_tag::PidTagSubject).unwrap().is_none())
            );
            assert_eq!(findings(&bytes), []);
        }
    }
}

#[test]
fn f257_what_is_saved_again_and_again_stays_as_it_was_last() {
    let (bytes, root) = storage();
    let (message, attachment, inner) = nested(&root);
    for subject in ["one", "two"] {
        inner.set(pid_tag::PidTagSubject, subject).unwrap();
        inner.save();
        attachment.save();
        message.save();
    }
    // Saved in its attachment twice before the message is.
    for body in ["three", "four"] {
        inner.set(pid_tag::PidTagBody, body).unwrap();
        inner.save();
        attachment.save();
    }
    message.save();
    inner.set(pid_tag::PidTagBody, "lost").unwrap();
    drop((message, attachment, inner, root));
    let inner = inner_of(&reopen(&bytes)).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagSubject).unwrap().as_deref(), Some("two"));
    assert_eq!(inner.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("four"));
}

#[test]
fn f258_a_message_opened_without_modify_is_for_reading() {
    let (_, root) = storage();
    drop(nested(&root));
    let message = open(&root);
    let attachment = message.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(inner.set(pid_tag::PidTagSubject, "x").unwrap_err().code(), ErrorCode::NO_ACCESS);
    assert_eq!(inner.create_attach().unwrap_err().code(), ErrorCode::NO_ACCESS);
    let access = inner.get(pid_tag::PidTagAccessLevel).unwrap();
    assert_eq!(access, Some(PropertyValue::Integer32(0)));
    // The access of the first opening counts for all.
    let again = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    assert!(again.is_same(&inner));
    assert_eq!(again.set(pid_tag::PidTagSubject, "x").unwrap_err().code(), ErrorCode::NO_ACCESS);
    drop((inner, again));
    let inner = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    inner.set(pid_tag::PidTagSubject, "x").unwrap();
}

#[test]
fn f258_an_attachment_open_for_reading_gives_no_message_to_write() {
    let (_, root) = storage();
    drop(nested(&root));
    let attachment = open(&root).open_attach(0, OpenAttachFlags::NONE).unwrap();
    for flags in [OpenPropertyFlags::MODIFY, both()] {
        let error = attachment.open_message(flags).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    }
    assert_eq!(
        attachment
            .open_message(OpenPropertyFlags::NONE)
            .unwrap()
            .text(pid_tag::PidTagSubject)
            .unwrap()
            .unwrap(),
        "inner"
    );
}

/// So many messages, one in the other; each with its depth as subject.
fn nest(top: &Message, depth: u32) {
    let mut open: Vec<(Attachment, Message)> = Vec::new();
    let mut at = top.clone();
    for level in 1..=depth {
        let attachment = at.create_attach().unwrap();
        let inner = attachment.open_message(both()).unwrap();
        inner.set(pid_tag::PidTagSubject, level.to_string()).unwrap();
        at = inner.clone();
        open.push((attachment, inner));
    }
    while let Some((attachment, inner)) = open.pop() {
        inner.save();
        attachment.save();
    }
    top.save();
}

fn depth_of(top: Message) -> u32 {
    let (mut at, mut depth) = (top, 0);
    while let Ok(attachment) = at.open_attach(0, OpenAttachFlags::NONE) {
        at = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
        depth += 1;
        assert_eq!(at.text(pid_tag::PidTagSubject).unwrap().unwrap(), depth.to_string());
    }
    depth
}

#[test]
fn f259_messages_lie_in_each_other_50_deep_and_are_copied() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    nest(&message, 50);
    drop((message, root));
    let root = reopen(&bytes);
    assert_eq!(depth_of(open(&root)), 50);
    let (copied, target) = storage();
    let copy = unicode(&target);
    open(&root).copy_to((&copy).into(), None, &[], CopyFlags::NONE).unwrap();
    copy.save();
    drop((copy, target));
    assert_eq!(depth_of(open(&reopen(&copied))), 50);
}

#[test]
fn f259_messages_100_deep_are_made_saved_copied_and_read_on_a_small_stack() {
    // Less than a call for each level would need, here where nothing is optimised.
    const STACK: usize = 256 << 10;
    let work = || {
        let (bytes, root) = storage();
        let message = unicode(&root);
        nest(&message, 100);
        drop((message, root));
        let (copied, target) = storage();
        let copy = unicode(&target);
        open(&reopen(&bytes)).copy_to((&copy).into(), None, &[], CopyFlags::NONE).unwrap();
        copy.save();
        drop((copy, target));
        depth_of(open(&reopen(&copied)))
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    assert_eq!(thread.join().unwrap(), 100);
}

#[test]
fn f259_closing_the_outermost_message_ends_all_50() {
    let (_, root) = storage();
    let message = unicode(&root);
    let mut open = Vec::new();
    let mut at = message.clone();
    for _ in 0..50 {
        let attachment = at.create_attach().unwrap();
        at = attachment.open_message(both()).unwrap();
        open.push((attachment, at.clone()));
    }
    message.close();
    for (attachment, inner) in open {
        assert_eq!(attachment.number().unwrap_err().code(), ErrorCode::INVALID_OBJECT);
        assert_eq!(inner.is_unicode().unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    }
}

#[test]
fn f260_a_message_has_recipients_and_attachments_of_its_own_and_the_names_of_all() {
    let (bytes, root) = storage();
    let (message, attachment, inner) = nested(&root);
    let names = [NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Colour")];
    let tag = inner.get_ids_from_names(Some(&names), IdsFlags::CREATE).unwrap().tags[0];
    inner.set(tag.with_type(PropertyType::String), "blue").unwrap();
    let row = [
        (pid_tag::PidTagDisplayName, PropertyValue::from("Ann")),
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1)),
    ];
    inner.modify_recipients(ModifyRecipientsFlags::ADD, &[&row]).unwrap();
    let deep = inner.create_attach().unwrap();
    deep.set(pid_tag::PidTagAttachLongFilename, "deep.txt").unwrap();
    deep.save();
    inner.save();
    attachment.save();
    message.save();
    drop((message, attachment, inner, deep, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 0);
    assert_eq!(message.get_ids_from_names(Some(&names), IdsFlags::NONE).unwrap().tags, [tag]);
    let inner = inner_of(&root).unwrap();
    assert_eq!(inner.text(pid_tag::PidTagDisplayTo).unwrap().unwrap(), "Ann");
    assert_eq!(inner.text(tag).unwrap().unwrap(), "blue");
    assert_eq!(inner.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 1);
    let deep = inner.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(deep.text(pid_tag::PidTagAttachLongFilename).unwrap().unwrap(), "deep.txt");
    let attachment = root.open_storage("__attach_version1.0_#00000000", cfb_core::Mode::read()).unwrap();
    let own = attachment.open_storage("__substg1.0_3701000D", cfb_core::Mode::read()).unwrap();
    assert!(own.stat_of("__nameid_version1.0").is_err());
    assert_eq!(bytes_of(&own, "__properties_version1.0")[24..].len() % 16, 0);
}
