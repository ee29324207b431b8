//! Properties and what belongs to an object, copied: `CopyTo` and `CopyProps`, rows F-196 to F-217.

use std::io::Write;

use cfb_core::{CommitOptions, Mode};
use imsg::mapi::*;
use mapi_props::{
    CodePage, ErrorCode, NamedProperty, PropertyFlags, PropertyTag, PropertyType, PropertyValue, pid_tag,
    property_set,
};

use super::support::*;

const NONE: CopyFlags = CopyFlags::NONE;

fn recipients() -> PropertyTag {
    tag(0x0E12, PropertyType::Object)
}

fn attachments() -> PropertyTag {
    tag(0x0E13, PropertyType::Object)
}

fn subject() -> PropertyTag {
    pid_tag::PidTagSubject
}

fn data() -> PropertyTag {
    pid_tag::PidTagAttachDataBinary
}

fn new() -> Message {
    let (_, root) = storage();
    unicode(&root)
}

fn add_recipient(message: &Message, name: &str) {
    let name = (pid_tag::PidTagDisplayName, PropertyValue::from(name));
    let to = (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1));
    message.modify_recipients(ModifyRecipientsFlags::ADD, &[&[name, to]]).unwrap();
}

fn add_file(message: &Message, name: &str, bytes: &[u8]) {
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 1).unwrap();
    attachment.set(pid_tag::PidTagAttachLongFilename, name).unwrap();
    attachment.set(data(), bytes).unwrap();
    attachment.save();
}

/// A message with a subject, recipients, a file, a message with a file in it, and the storage of an object.
fn full() -> Message {
    let message = new();
    message.set(subject(), "RE: Lunch").unwrap();
    message.set(pid_tag::PidTagBody, "Soup").unwrap();
    add_recipient(&message, "Ann");
    add_recipient(&message, "Bob");
    add_file(&message, "a.txt", &[5; 700_000]);
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(subject(), "inner").unwrap();
    add_recipient(&inner, "Cid");
    add_file(&inner, "deep.txt", b"deep");
    inner.save();
    attachment.save();
    let attachment = message.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 6).unwrap();
    let object = attachment.open_storage(both()).unwrap();
    object.create_stream("object", Mode::read_write()).unwrap().write_at(0, b"ole").unwrap();
    object.commit(CommitOptions::new()).unwrap();
    drop(object);
    attachment.save();
    message
}

fn is_full(message: &Message) {
    assert_eq!(message.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(message.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("Soup"));
    assert_eq!(names(message), ["Ann", "Bob"]);
    let numbers = message.attachment_numbers().unwrap();
    let open = |at: usize| message.open_attach(numbers[at], OpenAttachFlags::NONE).unwrap();
    assert_eq!(numbers.len(), 3);
    assert!(open(0).get(data()).unwrap() == Some(PropertyValue::Binary(vec![5; 700_000])));
    let inner = open(1).open_message(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(inner.text(subject()).unwrap().as_deref(), Some("inner"));
    assert_eq!(names(&inner), ["Cid"]);
    let deep = inner.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(deep.text(pid_tag::PidTagAttachLongFilename).unwrap().as_deref(), Some("deep.txt"));
    assert_eq!(deep.get(data()).unwrap(), Some(PropertyValue::Binary(b"deep".to_vec())));
    let object = open(2).open_storage(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(bytes_of(&object, "object"), b"ole");
}

/// The names of the recipients in the order of their rows.
fn names(message: &Message) -> Vec<String> {
    let table = message.recipient_table(TextFlags::UNICODE).unwrap();
    let rows = table.query_rows(100, QueryRowsFlags::NO_ADVANCE).unwrap();
    let name = |row: &TableRow| {
        row.iter().find_map(|(tag, value)| match value {
            PropertyValue::String(text) if tag.id() == pid_tag::PidTagDisplayName.id() => Some(text.clone()),
            _ => None,
        })
    };
    rows.iter().filter_map(name).collect()
}

/// Copies, and answers what else than a computed property could not be copied.
fn copy(from: &impl PropertyObject, to: &Message, exclude: Option<&[PropertyTag]>) -> Vec<Problem> {
    let mut problems = from.copy_to(to.into(), exclude, &[], NONE).unwrap();
    problems.retain(|problem| problem.code != ErrorCode::COMPUTED);
    problems
}

fn refusal(
    from: &Message,
    to: CopyTarget<'_>,
    exclude: Option<&[PropertyTag]>,
    out: &[Interface],
) -> ErrorCode {
    from.copy_to(to, exclude, out, NONE).unwrap_err().code()
}

#[test]
fn f196_f199_all_of_a_message_arrives_and_is_kept_by_one_save() {
    let source = full();
    for saved in [false, true] {
        if saved {
            source.save();
        }
        let (bytes, root) = storage();
        let target = unicode(&root);
        assert_eq!(copy(&source, &target, None), []);
        is_full(&target);
        target.save();
        drop((target, root));
        is_full(&open(&reopen(&bytes)));
        assert_eq!(findings(&bytes), []);
    }
    is_full(&source);
}

#[test]
fn f196_all_of_an_attachment_arrives() {
    let source = full();
    for number in 0..3 {
        let from = source.open_attach(number, OpenAttachFlags::NONE).unwrap();
        let target = new();
        let to = target.create_attach().unwrap();
        let problems = from.copy_to((&to).into(), None, &[], NONE).unwrap();
        assert!(problems.iter().all(|problem| problem.code == ErrorCode::COMPUTED), "{problems:?}");
        to.save();
        target.save();
        let to = target.open_attach(0, OpenAttachFlags::NONE).unwrap();
        assert_eq!(
            to.get(pid_tag::PidTagAttachMethod).unwrap(),
            from.get(pid_tag::PidTagAttachMethod).unwrap()
        );
        match number {
            0 => assert!(to.get(data()).unwrap() == Some(PropertyValue::Binary(vec![5; 700_000]))),
            1 => assert_eq!(names(&to.open_message(OpenPropertyFlags::NONE).unwrap()), ["Cid"]),
            _ => assert_eq!(bytes_of(&to.open_storage(OpenPropertyFlags::NONE).unwrap(), "object"), b"ole"),
        }
    }
}

#[test]
fn f197_what_is_excluded_is_left_out_whatever_its_type() {
    let (source, target) = (full(), new());
    let exclude = [pid_tag::PidTagBody.with_type(PropertyType::Binary), tag(0x6601, PropertyType::Object)];
    assert_eq!(copy(&source, &target, Some(&exclude)), []);
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap(), None);
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(names(&target), ["Ann", "Bob"]);
}

#[test]
fn f198_an_exclusion_without_tags_or_with_null_is_refused() {
    let (source, target) = (full(), new());
    let null = PropertyTag::from_u32(1);
    for exclude in [&[][..], &[null], &[subject(), null]] {
        let code = refusal(&source, (&target).into(), Some(exclude), &[]);
        assert_eq!(code, ErrorCode::INVALID_PARAMETER);
    }
    assert_eq!(target.text(subject()).unwrap(), None);
}

#[test]
fn f200_lists_that_are_excluded_are_left_out() {
    let source = full();
    let target = new();
    copy(&source, &target, Some(&[recipients()]));
    assert_eq!(names(&target), [""; 0]);
    assert_eq!(target.attachment_numbers().unwrap().len(), 3);
    let target = new();
    copy(&source, &target, Some(&[attachments().with_type(PropertyType::Unspecified)]));
    assert_eq!(names(&target), ["Ann", "Bob"]);
    assert_eq!(target.attachment_numbers().unwrap(), [0u32; 0]);
    let target = new();
    add_recipient(&target, "Dot");
    copy(&source, &target, Some(&[attachments(), recipients()]));
    assert_eq!(names(&target), ["Dot"], "and what was there stays");
}

#[test]
fn f202_a_destination_has_the_interfaces_of_its_kind() {
    let (source, target) = (full(), new());
    let attachment = target.create_attach().unwrap();
    let no_interface = ErrorCode::INTERFACE_NOT_SUPPORTED;
    for interface in [Interface::Attachment, Interface::Stream, Interface::Storage, Interface::Other] {
        let to = CopyTarget::message(&target).interface(interface);
        assert_eq!(refusal(&source, to, None, &[]), no_interface, "{interface:?}");
    }
    let to = CopyTarget::attachment(&attachment).interface(Interface::Message);
    assert_eq!(refusal(&source, to, None, &[]), no_interface);
    for interface in [Interface::Message, Interface::MapiProp, Interface::Unknown] {
        let to = CopyTarget::message(&target).interface(interface);
        assert!(source.copy_to(to, None, &[], NONE).is_ok(), "{interface:?}");
    }
}

#[test]
fn f203_without_an_interface_nothing_is_copied() {
    let (source, target) = (full(), new());
    for out in [&[Interface::MapiProp][..], &[Interface::Unknown], &[Interface::Message, Interface::MapiProp]]
    {
        let code = refusal(&source, (&target).into(), None, out);
        assert_eq!(code, ErrorCode::INTERFACE_NOT_SUPPORTED, "{out:?}");
    }
    // Without IMessage there are its properties still.
    source.copy_to((&target).into(), None, &[Interface::Message], NONE).unwrap();
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(names(&target), [""; 0]);
    assert_eq!(target.attachment_numbers().unwrap(), [0u32; 0]);
}

#[test]
fn f204_an_object_is_not_copied_to_itself() {
    let source = full();
    assert_eq!(refusal(&source, (&source.clone()).into(), None, &[]), ErrorCode::NO_ACCESS);
    let attachment = source.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let again = source.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let error = attachment.copy_to((&again).into(), None, &[], NONE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
}

#[test]
fn f205_an_object_is_not_copied_into_what_lies_in_it() {
    let source = full();
    let attachment = source.open_attach(1, OpenAttachFlags::MODIFY).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    let deep = inner.open_attach(0, OpenAttachFlags::MODIFY).unwrap();
    let cycle = ErrorCode::FOLDER_CYCLE;
    assert_eq!(refusal(&source, (&inner).into(), None, &[]), cycle);
    assert_eq!(refusal(&source, (&attachment).into(), None, &[]), cycle);
    assert_eq!(refusal(&source, (&deep).into(), None, &[]), cycle);
    assert_eq!(attachment.copy_to((&inner).into(), None, &[], NONE).unwrap_err().code(), cycle);
    assert_eq!(inner.text(subject()).unwrap().as_deref(), Some("inner"));
}

#[test]
fn f205_what_lies_in_an_object_is_copied_to_it() {
    for flags in [NONE, CopyFlags::MOVE] {
        let outer = full();
        let attachment = outer.open_attach(1, OpenAttachFlags::MODIFY).unwrap();
        let inner = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
        inner.copy_to((&outer).into(), None, &[], flags).unwrap();
        assert_eq!(outer.text(subject()).unwrap().as_deref(), Some("inner"));
        assert_eq!(names(&outer), ["Cid"]);
        let numbers = outer.attachment_numbers().unwrap();
        assert_eq!(numbers.len(), 1);
        let file = outer.open_attach(numbers[0], OpenAttachFlags::NONE).unwrap();
        assert_eq!(file.get(data()).unwrap(), Some(PropertyValue::Binary(b"deep".to_vec())));
        // What it lay in is no more.
        assert_eq!(inner.text(subject()).unwrap_err().code(), ErrorCode::INVALID_OBJECT);
    }
}

#[test]
fn f206_computed_properties_are_told_and_the_others_are_copied() {
    let (source, target) = (full(), new());
    source.save();
    let time = target.get(pid_tag::PidTagCreationTime).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(2));
    let problems = source.copy_to((&target).into(), None, &[], NONE).unwrap();
    let tags = source.get_prop_list(TextFlags::UNICODE).unwrap();
    for computed in [pid_tag::PidTagCreationTime, pid_tag::PidTagDisplayTo, pid_tag::PidTagStoreSupportMask] {
        let problem = problems.iter().find(|problem| problem.tag == computed).unwrap();
        assert_eq!(problem.code, ErrorCode::COMPUTED);
        assert_eq!(tags[problem.index], computed);
    }
    assert_eq!(target.get(pid_tag::PidTagCreationTime).unwrap(), time);
    is_full(&target);
}

#[test]
fn f206_a_protected_property_of_the_destination_stays() {
    let (source, target) = (full(), new());
    target.set(subject(), "old").unwrap();
    target.set_attributes(&[(subject(), PropertyFlags::READABLE)]).unwrap();
    let problems = source.copy_to((&target).into(), None, &[], NONE).unwrap();
    assert!(problems.iter().any(|p| p.tag == subject() && p.code == ErrorCode::COMPUTED));
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("old"));
}

#[test]
fn f207_what_the_destination_has_is_not_replaced() {
    let (source, target) = (full(), new());
    target.set(subject(), "old").unwrap();
    add_recipient(&target, "Dot");
    let problems = source.copy_to((&target).into(), None, &[], CopyFlags::NOREPLACE).unwrap();
    assert!(problems.iter().all(|problem| problem.code == ErrorCode::COMPUTED));
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("old"));
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("Soup"));
    assert_eq!(names(&target), ["Dot"]);
    assert_eq!(target.attachment_numbers().unwrap().len(), 3);
    let target = new();
    add_file(&target, "own.txt", b"own");
    source.copy_to((&target).into(), None, &[], CopyFlags::NOREPLACE).unwrap();
    assert_eq!(target.attachment_numbers().unwrap(), [0]);
    assert_eq!(names(&target), ["Ann", "Bob"]);
    let (from, to) = (source.open_attach(0, OpenAttachFlags::NONE).unwrap(), target.create_attach().unwrap());
    to.set(data(), b"own".as_slice()).unwrap();
    from.copy_to((&to).into(), None, &[], CopyFlags::NOREPLACE).unwrap();
    assert_eq!(to.get(data()).unwrap(), Some(PropertyValue::Binary(b"own".to_vec())));
    assert_eq!(to.text(pid_tag::PidTagAttachLongFilename).unwrap().as_deref(), Some("a.txt"));
}

#[test]
fn f208_what_is_not_copied_over_stays() {
    let (source, target) = (full(), new());
    let own = tag(0x6601, PropertyType::String);
    target.set(own, "mine").unwrap();
    target.set(subject(), "old").unwrap();
    add_recipient(&target, "Dot");
    add_file(&target, "own.txt", b"own");
    assert_eq!(copy(&source, &target, None), []);
    assert_eq!(target.text(own).unwrap().as_deref(), Some("mine"));
    // The lists are replaced as wholes.
    is_full(&target);
}

#[test]
fn f209_what_is_moved_is_gone_from_the_source() {
    let (bytes, root) = storage();
    let source = unicode(&root);
    assert_eq!(copy(&full(), &source, None), []);
    let own = tag(0x6601, PropertyType::String);
    source.set(own, "stays").unwrap();
    source.save();
    let target = new();
    let stays = [own, pid_tag::PidTagMessageClass];
    source.copy_to((&target).into(), Some(&stays), &[], CopyFlags::MOVE).unwrap();
    is_full(&target);
    assert_eq!(source.text(subject()).unwrap(), None);
    assert_eq!(source.text(own).unwrap().as_deref(), Some("stays"));
    assert_eq!(names(&source), [""; 0]);
    assert_eq!(source.attachment_numbers().unwrap(), [0u32; 0]);
    assert!(source.get(pid_tag::PidTagCreationTime).unwrap().is_some());
    // The source is not saved by that.
    is_full(&open(&reopen(&bytes)));
    source.save();
    assert_eq!(open(&reopen(&bytes)).text(subject()).unwrap(), None);
    assert_eq!(findings(&bytes), []);
}

#[test]
fn f209_what_the_destination_did_not_take_stays_in_the_source() {
    let (source, target) = (full(), new());
    target.set(subject(), "old").unwrap();
    source.copy_to((&target).into(), None, &[], CopyFlags::MOVE | CopyFlags::NOREPLACE).unwrap();
    assert_eq!(source.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(source.text(pid_tag::PidTagBody).unwrap(), None);
}

#[test]
fn f209_nothing_is_moved_out_of_or_copied_into_what_is_for_reading() {
    let (source, target) = (full(), new());
    source.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let error = source.copy_to((&target).into(), None, &[], CopyFlags::MOVE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    assert_eq!(target.text(subject()).unwrap(), None);
    copy(&source, &target, None);
    is_full(&target);
    assert_eq!(refusal(&target, (&source).into(), None, &[]), ErrorCode::NO_ACCESS);
}

/// The id of a name in the file of a message.
fn id_of(message: &Message, name: NamedProperty<'_>, flags: IdsFlags) -> PropertyTag {
    message.get_ids_from_names(Some(&[name]), flags).unwrap().tags[0]
}

fn name(text: &str) -> NamedProperty<'_> {
    NamedProperty::string(property_set::PS_PUBLIC_STRINGS, text)
}

#[test]
fn f210_named_properties_are_found_by_their_names() {
    let (source, target) = (new(), new());
    for other in ["one", "two"] {
        id_of(&target, name(other), IdsFlags::CREATE);
    }
    let lid = NamedProperty::lid(property_set::PSETID_Common, 0x8501);
    let colour = id_of(&source, name("Colour"), IdsFlags::CREATE).with_type(PropertyType::String);
    let reminder = id_of(&source, lid, IdsFlags::CREATE).with_type(PropertyType::Integer32);
    source.set(colour, "red").unwrap();
    source.set(reminder, 15).unwrap();
    // In recipients, attachments and messages too.
    let entry = [(pid_tag::PidTagDisplayName, PropertyValue::from("Ann")), (colour, "blue".into())];
    source.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry]).unwrap();
    let attachment = source.create_attach().unwrap();
    attachment.set(pid_tag::PidTagAttachMethod, 5).unwrap();
    attachment.set(colour, "green").unwrap();
    let inner = attachment.open_message(both()).unwrap();
    inner.set(reminder, 30).unwrap();
    inner.save();
    attachment.save();
    assert_eq!(copy(&source, &target, None), []);
    let lid = NamedProperty::lid(property_set::PSETID_Common, 0x8501);
    let to_colour = id_of(&target, name("Colour"), IdsFlags::NONE).with_type(PropertyType::String);
    let to_reminder = id_of(&target, lid, IdsFlags::NONE).with_type(PropertyType::Integer32);
    assert_ne!(to_colour, colour);
    assert_eq!(target.text(to_colour).unwrap().as_deref(), Some("red"));
    assert_eq!(target.get(to_reminder).unwrap(), Some(15.into()));
    let table = target.recipient_table(TextFlags::UNICODE).unwrap();
    let rows = table.query_rows(1, QueryRowsFlags::NONE).unwrap();
    assert!(rows[0].contains(&(to_colour, "blue".into())), "{rows:?}");
    let attachment = target.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(attachment.text(to_colour).unwrap().as_deref(), Some("green"));
    let inner = attachment.open_message(OpenPropertyFlags::NONE).unwrap();
    assert_eq!(inner.get(to_reminder).unwrap(), Some(30.into()));
    assert_eq!(inner.get(reminder).unwrap(), None);
}

#[test]
fn f210_within_one_file_ids_stay() {
    let source = full();
    let colour = id_of(&source, name("Colour"), IdsFlags::CREATE).with_type(PropertyType::String);
    source.set(colour, "red").unwrap();
    let attachment = source.open_attach(1, OpenAttachFlags::MODIFY).unwrap();
    let inner = attachment.open_message(OpenPropertyFlags::MODIFY).unwrap();
    inner.set(colour, "blue").unwrap();
    inner.copy_props((&source).into(), &[colour], NONE).unwrap();
    assert_eq!(source.text(colour).unwrap().as_deref(), Some("blue"));
}

#[test]
fn f211_text_is_converted_to_the_width_of_the_destination() {
    let source = new();
    source.set(subject(), "Gr\u{FC}n").unwrap();
    source.set(pid_tag::PidTagBody, "\u{416}").unwrap();
    let list = tag(0x6601, PropertyType::MultipleString);
    source.set(list, vec!["\u{E4}".to_owned()]).unwrap();
    add_recipient(&source, "\u{D6}");
    let (bytes, root) = storage();
    let target = open(&root);
    let problems = copy(&source, &target, None);
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].tag, problems[0].code), (pid_tag::PidTagBody, ErrorCode::BAD_CHARWIDTH));
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap(), None);
    target.save();
    drop((target, root));
    let target = open(&reopen(&bytes));
    assert!(!target.is_unicode().unwrap());
    let narrow = subject().with_type(PropertyType::String8);
    assert_eq!(
        answer(&target, narrow).1,
        PropertyValue::String8(b"Gr\xFCn".to_vec(), CodePage::WINDOWS_1252)
    );
    assert_eq!(target.get(list).unwrap(), Some(PropertyValue::MultipleString(vec!["\u{E4}".to_owned()])));
    assert_eq!(names(&target), ["\u{D6}"]);
    assert_eq!(findings(&bytes), []);
    // And back.
    let back = new();
    assert_eq!(copy(&target, &back, None), []);
    assert_eq!(back.text(subject()).unwrap().as_deref(), Some("Gr\u{FC}n"));
}

#[test]
fn f211_the_code_page_of_the_source_is_that_of_its_copy() {
    let source = new();
    source.set(subject(), "\u{416}").unwrap();
    source.set(pid_tag::PidTagMessageCodepage, 1251).unwrap();
    let (_, root) = storage();
    let target = open(&root);
    assert_eq!(copy(&source, &target, None), []);
    let narrow = subject().with_type(PropertyType::String8);
    assert_eq!(answer(&target, narrow).1, PropertyValue::String8(vec![0xC6], CodePage::new(1251)));
}

#[test]
fn f212_an_error_leaves_the_destination_as_it_was() {
    let (source, target) = (full(), new());
    let before = target.get_props(None, TextFlags::UNICODE).unwrap();
    let null = [PropertyTag::from_u32(1)];
    source.copy_to((&target).into(), Some(&null), &[], NONE).unwrap_err();
    source.copy_props((&target).into(), &[], NONE).unwrap_err();
    target.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    source.copy_to((&target).into(), None, &[], NONE).unwrap_err();
    assert_eq!(target.get_props(None, TextFlags::UNICODE).unwrap().values.len(), before.values.len() + 2);
    assert_eq!(target.attachment_numbers().unwrap(), [0u32; 0]);
}

#[test]
fn f213_a_message_gives_an_attachment_its_properties_alone() {
    let (source, target) = (full(), new());
    let to = target.create_attach().unwrap();
    for interface in [Interface::MapiProp, Interface::Unknown, Interface::Attachment] {
        let target = CopyTarget::attachment(&to).interface(interface);
        source.copy_to(target, None, &[], NONE).unwrap();
    }
    assert_eq!(to.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(to.get(data()).unwrap(), None);
    let tags = to.get_prop_list(TextFlags::UNICODE).unwrap();
    assert!(!tags.contains(&recipients()) && !tags.contains(&pid_tag::PidTagAttachDataObject));
}

#[test]
fn f214_what_is_listed_is_copied_and_nothing_else() {
    let source = full();
    let target = new();
    let problems = source.copy_props((&target).into(), &[subject()], NONE).unwrap();
    assert_eq!(problems, []);
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap(), None);
    assert_eq!(names(&target), [""; 0]);
    assert_eq!(target.attachment_numbers().unwrap(), [0u32; 0]);
    let target = new();
    let list = [recipients().with_type(PropertyType::Unspecified)];
    assert_eq!(source.copy_props((&target).into(), &list, NONE).unwrap(), []);
    assert_eq!(names(&target), ["Ann", "Bob"]);
    assert_eq!(target.text(subject()).unwrap(), None);
    let list = [pid_tag::PidTagBody, attachments(), subject()];
    assert_eq!(source.copy_props((&target).into(), &list, NONE).unwrap(), []);
    is_full(&target);
}

#[test]
fn f214_types_of_a_list_are_those_of_the_source_or_another_width() {
    let (source, target) = (full(), new());
    source.set(tag(0x6601, PropertyType::MultipleString), vec!["a".to_owned()]).unwrap();
    let narrow = subject().with_type(PropertyType::String8);
    let list =
        [pid_tag::PidTagBody.with_type(PropertyType::Binary), narrow, tag(0x6601, PropertyType::String)];
    let problems = source.copy_props((&target).into(), &list, NONE).unwrap();
    let problem = |index: usize| Problem { index, tag: list[index], code: ErrorCode::UNEXPECTED_TYPE };
    let mut sorted = problems;
    sorted.sort_by_key(|problem| problem.index);
    assert_eq!(sorted, [problem(0), problem(2)]);
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap(), None);
}

#[test]
fn f214_the_data_of_an_attachment_is_copied_where_it_is_listed() {
    let (source, target) = (full(), new());
    let from = source.open_attach(1, OpenAttachFlags::NONE).unwrap();
    let to = target.create_attach().unwrap();
    let object = pid_tag::PidTagAttachDataObject;
    from.copy_props((&to).into(), &[pid_tag::PidTagAttachMethod], NONE).unwrap();
    assert_eq!(code_for(&to, object), ErrorCode::NOT_FOUND);
    assert_eq!(from.copy_props((&to).into(), &[object], NONE).unwrap(), []);
    assert_eq!(names(&to.open_message(OpenPropertyFlags::NONE).unwrap()), ["Cid"]);
    let lists = [recipients()];
    let problems = from.copy_props((&to).into(), &lists, NONE).unwrap();
    assert_eq!(problems, [Problem { index: 0, tag: lists[0], code: ErrorCode::NOT_FOUND }]);
}

#[test]
fn f215_an_empty_list_or_null_in_it_is_refused() {
    let (source, target) = (full(), new());
    let null = PropertyTag::from_u32(1);
    for list in [&[][..], &[null], &[subject(), null]] {
        let error = source.copy_props((&target).into(), list, NONE).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
    }
    assert_eq!(target.text(subject()).unwrap(), None);
}

#[test]
fn f216_what_the_source_lacks_is_told() {
    let (source, target) = (full(), new());
    let absent = tag(0x6601, PropertyType::Integer32);
    let list = [subject(), absent, tag(0x9000, PropertyType::Unspecified)];
    let problem = |index: usize| Problem { index, tag: list[index], code: ErrorCode::NOT_FOUND };
    assert_eq!(source.copy_props((&target).into(), &list, NONE).unwrap(), [problem(1), problem(2)]);
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    let list = [pid_tag::PidTagAccess, pid_tag::PidTagMessageSize];
    source.save();
    let problems = source.copy_props((&target).into(), &list, NONE).unwrap();
    assert!(problems.iter().all(|problem| problem.code == ErrorCode::COMPUTED));
    assert_eq!(problems.len(), 2);
}

#[test]
fn f217_a_list_is_moved_and_replaces_nothing_as_all_is() {
    let (source, target) = (full(), new());
    target.set(subject(), "old").unwrap();
    let list = [subject(), pid_tag::PidTagBody, recipients()];
    let flags = CopyFlags::MOVE | CopyFlags::NOREPLACE;
    assert_eq!(source.copy_props((&target).into(), &list, flags).unwrap(), []);
    assert_eq!(target.text(subject()).unwrap().as_deref(), Some("old"));
    assert_eq!(target.text(pid_tag::PidTagBody).unwrap().as_deref(), Some("Soup"));
    assert_eq!(names(&target), ["Ann", "Bob"]);
    assert_eq!(source.text(subject()).unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(source.text(pid_tag::PidTagBody).unwrap(), None);
    assert_eq!(names(&source), [""; 0]);
    assert_eq!(source.attachment_numbers().unwrap().len(), 3);
    source.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let error = source.copy_props((&target).into(), &list, CopyFlags::MOVE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
}

#[test]
fn f206_a_property_that_is_open_for_writing_in_the_destination_stays() {
    for len in [10, 700_000] {
        let (source, target) = (new(), new());
        let binary = tag(0x6601, PropertyType::Binary);
        source.set(binary, vec![1u8; len]).unwrap();
        let mut stream = target.open_stream(binary, both()).unwrap();
        stream.write_all(b"own").unwrap();
        let problems = copy(&source, &target, None);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].tag, problems[0].code), (binary, ErrorCode::NO_ACCESS));
        drop(stream);
        assert_eq!(target.get(binary).unwrap(), Some(PropertyValue::Binary(b"own".to_vec())));
        // One that is open for reading ends.
        let stream = target.open_stream(binary, OpenPropertyFlags::NONE).unwrap();
        assert_eq!(copy(&source, &target, None), []);
        assert_eq!(stream.len_bytes().unwrap_err().code(), ErrorCode::STG_E_REVERTED);
        assert!(target.get(binary).unwrap() == Some(PropertyValue::Binary(vec![1; len])));
    }
}

#[test]
fn a_move_leaves_recipients_where_they_are_if_something_of_them_was_lost() {
    let (_, root) = storage();
    let source = unicode(&root);
    let entry = [(pid_tag::PidTagDisplayName, PropertyValue::from("\u{4e2d}"))];
    source.modify_recipients(ModifyRecipientsFlags::ADD, &[&entry[..]]).unwrap();
    source.set(pid_tag::PidTagComment, "moved").unwrap();
    let (_, root) = storage();
    let target = open(&root);
    let problems = source.copy_to((&target).into(), None, &[], CopyFlags::MOVE).unwrap();
    assert!(problems.iter().any(|problem| problem.code == ErrorCode::BAD_CHARWIDTH));
    assert_eq!(source.text(pid_tag::PidTagComment).unwrap(), None);
    assert_eq!(source.recipient_table(TextFlags::UNICODE).unwrap().row_count().unwrap(), 1);
}
