//! Names of properties and their ids: `GetIDsFromNames` and `GetNamesFromIDs`.

use imsg::mapi::*;
use mapi_props::{
    ErrorCode, NamedProperty, PropertyTag, PropertyType, PropertyValue, pid_tag, property_set as set,
};

use super::support::*;

const NO_ID: PropertyTag = PropertyTag::from_u32(0x0000_000A);

fn names() -> [NamedProperty<'static>; 3] {
    [
        NamedProperty::string(set::PS_PUBLIC_STRINGS, "Keywords"),
        NamedProperty::lid(set::PSETID_Common, 0x8503),
        NamedProperty::string(set::PS_PUBLIC_STRINGS, "Zeta"),
    ]
}

/// A new message with three names.
fn named(root: &cfb_core::Storage) -> (Message, Vec<PropertyTag>) {
    let message = unicode(root);
    let ids = message.get_ids_from_names(Some(&names()), IdsFlags::CREATE).unwrap();
    assert!(!ids.has_errors);
    (message, ids.tags)
}

#[test]
fn f218_names_that_are_created_get_ids_from_8000_up_in_the_order_of_the_caller() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let expected: Vec<PropertyTag> =
        [0x8000_0000, 0x8001_0000, 0x8002_0000].map(PropertyTag::from_u32).to_vec();
    assert_eq!(tags, expected);
    let [first, second, third] = names();
    let other = NamedProperty::lid(set::PSETID_Task, 0x8101);
    let again = message
        .get_ids_from_names(Some(&[third, other.clone(), first, other, second]), IdsFlags::CREATE)
        .unwrap();
    let ids: Vec<u16> = again.tags.iter().map(|tag| tag.id().number()).collect();
    assert_eq!(ids, [0x8002, 0x8003, 0x8000, 0x8003, 0x8001]);
    assert!(again.tags.iter().all(|tag| tag.property_type() == PropertyType::Unspecified));
}

#[test]
fn f219_known_names_have_the_same_ids_after_a_save_and_when_opened_again() {
    let (bytes, root) = storage();
    let (message, tags) = named(&root);
    let known = message.get_ids_from_names(Some(&names()), IdsFlags::NONE).unwrap();
    assert_eq!(known, Ids { tags: tags.clone(), has_errors: false });
    message.set(tags[0].with_type(PropertyType::String), "blue").unwrap();
    message.save_changes(keep()).unwrap();
    assert_eq!(message.get_ids_from_names(Some(&names()), IdsFlags::NONE).unwrap().tags, tags);
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    assert_eq!(message.get_ids_from_names(Some(&names()), IdsFlags::NONE).unwrap().tags, tags);
    assert_eq!(message.text(tags[0]).unwrap().as_deref(), Some("blue"));
}

#[test]
fn f219_names_alone_are_a_change_that_is_saved() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    message.save_changes(keep()).unwrap();
    message.get_ids_from_names(Some(&names()), IdsFlags::CREATE).unwrap();
    message.save_changes(keep()).unwrap();
    drop((message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(message.get_ids_from_names(None, IdsFlags::NONE).unwrap().tags.len(), 3);
}

#[test]
fn f219_names_that_were_not_saved_are_lost() {
    let (_, root) = storage();
    let message = unicode(&root);
    message.save_changes(keep()).unwrap();
    message.get_ids_from_names(Some(&names()), IdsFlags::CREATE).unwrap();
    drop(message);
    assert_eq!(open(&root).get_ids_from_names(None, IdsFlags::NONE).unwrap().tags, []);
}

#[test]
fn f220_a_name_that_is_not_known_has_no_id_without_create() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let [first, ..] = names();
    let unknown = NamedProperty::string(set::PS_PUBLIC_STRINGS, "Unknown");
    let ids = message.get_ids_from_names(Some(&[unknown, first]), IdsFlags::NONE).unwrap();
    assert_eq!(ids, Ids { tags: vec![NO_ID, tags[0]], has_errors: true });
}

#[test]
fn f220_names_that_no_property_can_have_get_no_id() {
    let (_, root) = storage();
    let message = unicode(&root);
    let asked = [
        NamedProperty::string(set::PS_PUBLIC_STRINGS, ""),
        NamedProperty::lid(set::PS_MAPI, 0x8000),
        NamedProperty::string(set::PS_MAPI, "Name"),
        // A property without a name, by its id.
        NamedProperty::lid(set::PS_MAPI, 0x0037),
        NamedProperty::string(set::PS_PUBLIC_STRINGS, "Good"),
    ];
    let ids = message.get_ids_from_names(Some(&asked), IdsFlags::CREATE).unwrap();
    let expected = [0x0000_000A, 0x0000_000A, 0x0000_000A, 0x0037_0000, 0x8000_0000];
    assert_eq!(ids.tags, expected.map(PropertyTag::from_u32));
    assert!(ids.has_errors);
    assert_eq!(message.get_ids_from_names(None, IdsFlags::NONE).unwrap().tags.len(), 1);
}

#[test]
fn f221_without_names_all_ids_are_answered() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let all = message.get_ids_from_names(None, IdsFlags::NONE).unwrap();
    assert_eq!(all, Ids { tags, has_errors: false });
}

#[test]
fn f222_no_names_to_create_or_an_empty_list_is_invalid() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    for (names, flags) in
        [(None, IdsFlags::CREATE), (Some(&[][..]), IdsFlags::CREATE), (Some(&[][..]), IdsFlags::NONE)]
    {
        let error = message.get_ids_from_names(names, flags).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
    }
    assert_eq!(message.get_ids_from_names(None, IdsFlags::NONE).unwrap().tags, tags);
}

#[test]
fn f223_more_names_than_there_are_ids_are_too_many_and_none_is_made() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let many: Vec<NamedProperty<'_>> =
        (0..0x8000).map(|lid| NamedProperty::lid(set::PSETID_Common, lid)).collect();
    let error = message.get_ids_from_names(Some(&many), IdsFlags::CREATE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TOO_BIG);
    assert_eq!(message.get_ids_from_names(None, IdsFlags::NONE).unwrap().tags, []);
    // One fewer fits, and then there is none left.
    let ids = message.get_ids_from_names(Some(&many[1..]), IdsFlags::CREATE).unwrap();
    assert_eq!(ids.tags.last().unwrap().id().number(), 0xFFFE);
    let error = message.get_ids_from_names(Some(&many[..2]), IdsFlags::CREATE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TOO_BIG);
    assert_eq!(message.get_ids_from_names(Some(&many[1..]), IdsFlags::CREATE).unwrap(), ids);
    message.save_changes(keep()).unwrap();
    drop((message, root));
    assert_eq!(open(&reopen(&bytes)).get_ids_from_names(Some(&many[1..]), IdsFlags::NONE).unwrap(), ids);
}

#[test]
fn f224_a_message_open_for_reading_gets_no_new_names() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY).unwrap();
    let unknown = [NamedProperty::string(set::PS_PUBLIC_STRINGS, "Unknown")];
    let error = message.get_ids_from_names(Some(&unknown), IdsFlags::CREATE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NO_ACCESS);
    // Those that are there are answered.
    assert_eq!(message.get_ids_from_names(Some(&names()), IdsFlags::CREATE).unwrap().tags, tags);
    assert_eq!(message.get_ids_from_names(None, IdsFlags::NONE).unwrap().tags, tags);
}

#[test]
fn f225_strings_are_compared_with_case_but_for_header_fields() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let public = |name| NamedProperty::string(set::PS_PUBLIC_STRINGS, name);
    let header = |name| NamedProperty::string(set::PS_INTERNET_HEADERS, name);
    let asked =
        [public("x-mailer"), public("X-Mailer"), header("X-Mailer"), header("x-mailer"), header("X-MAILER")];
    let ids = message.get_ids_from_names(Some(&asked), IdsFlags::CREATE).unwrap().tags;
    let numbers: Vec<u16> = ids.iter().map(|tag| tag.id().number()).collect();
    assert_eq!(numbers, [0x8000, 0x8001, 0x8002, 0x8002, 0x8002]);
    message.save_changes(keep()).unwrap();
    drop((message, root));
    let message = open(&reopen(&bytes));
    assert_eq!(message.get_ids_from_names(Some(&asked), IdsFlags::NONE).unwrap().tags, ids);
    let other = message.get_ids_from_names(Some(&[public("X-MAILER")]), IdsFlags::NONE).unwrap();
    assert_eq!(other.tags, [NO_ID]);
}

#[test]
fn f226_a_name_has_one_id_in_the_message_its_attachments_and_the_messages_in_them() {
    let (bytes, root) = storage();
    let message = unicode(&root);
    let attachment = message.create_attach().unwrap();
    let inner = attachment.open_message(both()).unwrap();
    let deep = inner.create_attach().unwrap();
    let asked = names();
    let made = deep.get_ids_from_names(Some(&asked[..1]), IdsFlags::CREATE).unwrap().tags;
    assert_eq!(inner.get_ids_from_names(Some(&asked[..1]), IdsFlags::CREATE).unwrap().tags, made);
    assert_eq!(attachment.get_ids_from_names(Some(&asked[..1]), IdsFlags::NONE).unwrap().tags, made);
    assert_eq!(message.get_ids_from_names(Some(&asked[..1]), IdsFlags::NONE).unwrap().tags, made);
    // One that the message makes goes on behind it.
    let all = message.get_ids_from_names(Some(&asked), IdsFlags::CREATE).unwrap().tags;
    assert_eq!(deep.get_ids_from_names(Some(&asked), IdsFlags::NONE).unwrap().tags, all);
    deep.set(made[0].with_type(PropertyType::String), "blue").unwrap();
    for object in [&deep as &dyn Save, &inner, &attachment, &message] {
        object.save();
    }
    drop((deep, inner, attachment, message, root));
    let root = reopen(&bytes);
    let inner = open(&root)
        .open_attach(0, OpenAttachFlags::NONE)
        .unwrap()
        .open_message(OpenPropertyFlags::NONE)
        .unwrap();
    let deep = inner.open_attach(0, OpenAttachFlags::NONE).unwrap();
    assert_eq!(deep.get_ids_from_names(Some(&asked), IdsFlags::NONE).unwrap().tags, all);
    assert_eq!(deep.text(made[0]).unwrap().as_deref(), Some("blue"));
}

#[test]
fn f227_ids_are_answered_by_their_names_in_order_whatever_type_and_set() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let [first, second, third] = names();
    let asked = [
        tags[2].with_type(PropertyType::Binary),
        tags[0],
        tags[1].with_type(PropertyType::Boolean),
        tags[0].with_type(PropertyType::String),
    ];
    for set in [None, Some(set::PSETID_Task)] {
        let answer = message.get_names_from_ids(Some(&asked), set, NamesFlags::NONE).unwrap();
        let expected = [&third, &first, &second, &first].map(|name| Some(name.clone()));
        assert_eq!(answer.names, expected);
        assert_eq!(answer.tags, asked);
        assert!(!answer.has_errors);
    }
}

#[test]
fn f228_an_id_without_a_name_is_marked_as_an_error() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let unknown = PropertyTag::from_u32(0x9000_001F);
    let answer = message.get_names_from_ids(Some(&[unknown, tags[0]]), None, NamesFlags::NONE).unwrap();
    assert_eq!(answer.names, [None, Some(names()[0].clone())]);
    assert_eq!(answer.tags, [PropertyTag::from_u32(0x9000_000A), tags[0]]);
    assert!(answer.has_errors);
}

#[test]
fn f228_a_name_that_a_flag_leaves_out_of_a_list_is_marked_as_an_error() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let answer = message.get_names_from_ids(Some(&tags), None, NamesFlags::NO_STRINGS).unwrap();
    assert_eq!(answer.names, [None, Some(names()[1].clone()), None]);
    assert_eq!(answer.tags[0], PropertyTag::from_u32(0x8000_000A));
    assert_eq!(answer.tags[1], tags[1]);
    assert!(answer.has_errors);
}

#[test]
fn f229_without_tags_and_set_all_names_are_answered() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let answer = message.get_names_from_ids(None, None, NamesFlags::NONE).unwrap();
    assert_eq!(answer, PropertyNames { tags, names: names().map(Some).to_vec(), has_errors: false });
}

#[test]
fn f230_flags_leave_out_strings_or_numbers_and_both_leave_nothing() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let [first, second, third] = names();
    let all = |flags| message.get_names_from_ids(None, None, flags).unwrap();
    let numbers = all(NamesFlags::NO_STRINGS);
    assert_eq!((numbers.tags, numbers.names), (vec![tags[1]], vec![Some(second)]));
    let strings = all(NamesFlags::NO_IDS);
    assert_eq!((strings.tags, strings.names), (vec![tags[0], tags[2]], vec![Some(first), Some(third)]));
    let nothing = PropertyNames { tags: Vec::new(), names: Vec::new(), has_errors: false };
    assert_eq!(all(NamesFlags::NO_STRINGS | NamesFlags::NO_IDS), nothing);
}

#[test]
fn f231_an_empty_list_of_tags_is_invalid() {
    let (_, root) = storage();
    let (message, _) = named(&root);
    for set in [None, Some(set::PSETID_Common)] {
        let error = message.get_names_from_ids(Some(&[]), set, NamesFlags::NONE).unwrap_err();
        assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
    }
}

#[test]
fn f232_a_set_without_tags_answers_the_names_of_that_set() {
    let (_, root) = storage();
    let (message, tags) = named(&root);
    let of = |set| message.get_names_from_ids(None, Some(set), NamesFlags::NONE).unwrap();
    let common = of(set::PSETID_Common);
    assert_eq!((common.tags, common.names), (vec![tags[1]], vec![Some(names()[1].clone())]));
    assert_eq!(of(set::PS_PUBLIC_STRINGS).tags, [tags[0], tags[2]]);
    assert_eq!(of(set::PSETID_Task).tags, []);
    assert!(!of(set::PSETID_Task).has_errors);
}

#[test]
fn f233_ids_below_8000_are_names_by_number_in_ps_mapi() {
    let (_, root) = storage();
    let message = unicode(&root);
    let asked = [pid_tag::PidTagSubject, pid_tag::PidTagAttachDataBinary];
    let answer = message.get_names_from_ids(Some(&asked), None, NamesFlags::NONE).unwrap();
    let expected = [0x0037, 0x3701].map(|lid| Some(NamedProperty::lid(set::PS_MAPI, lid)));
    assert_eq!(answer.names, expected);
    assert_eq!(answer.tags, asked);
    assert!(!answer.has_errors);
}

#[test]
fn f219_f227_a_value_is_set_and_found_under_the_id_of_its_name() {
    let (bytes, root) = storage();
    let (message, tags) = named(&root);
    let tag = tags[1].with_type(PropertyType::Boolean);
    message.set(tag, PropertyValue::Boolean(true)).unwrap();
    message.save_changes(keep()).unwrap();
    drop((message, root));
    let root = reopen(&bytes);
    let message = open(&root);
    let list = message.get_prop_list(TextFlags::UNICODE).unwrap();
    let of_id = list.iter().find(|own| own.id() == tag.id()).unwrap();
    let answer = message.get_names_from_ids(Some(&[*of_id]), None, NamesFlags::NONE).unwrap();
    assert_eq!(answer.names, [Some(names()[1].clone())]);
    assert_eq!(message.get(tag).unwrap(), Some(PropertyValue::Boolean(true)));
}
