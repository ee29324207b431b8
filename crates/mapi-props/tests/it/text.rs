//! 8-bit text by the code-page ladder, and the choice between the two kinds of strings.

use cfb_layout::msg::{Message, Value, windows_1251};
use mapi_props::{CodePageSource, PropertyStore, pid_tag};

use crate::support::{message, node, open, open_plan};

const SUBJECT: &str = "\u{422}\u{435}\u{43c}\u{430}";

fn subject(store: &PropertyStore) -> String {
    store.string(pid_tag::PidTagSubject.id()).unwrap().unwrap()
}

fn choice(store: &PropertyStore) -> (u16, CodePageSource) {
    let choice = store.code_page();
    (choice.page.number(), choice.source)
}

/// A message with a Cyrillic subject in windows-1251.
fn cyrillic(message: &mut Message) {
    message.set(0x0037, Value::String8(windows_1251(SUBJECT)));
}

#[test]
fn each_step_of_the_ladder_decides_in_turn() {
    let mut kit = message(cyrillic);
    assert_eq!(choice(&open(&kit)), (1252, CodePageSource::Default));
    kit.message.set(0x3FDE, 20866); // KOI8-R, whose Windows page is 1251
    assert_eq!(choice(&open(&kit)), (1251, CodePageSource::InternetCodepage));
    assert_eq!(subject(&open(&kit)), SUBJECT);
    kit.message.set(0x3FF1, 1049).set(0x3FDE, 28591);
    assert_eq!(choice(&open(&kit)), (1251, CodePageSource::Locale));
    assert_eq!(subject(&open(&kit)), SUBJECT);
    kit.message.set(0x3FFD, 1251).set(0x3FF1, 1033);
    assert_eq!(choice(&open(&kit)), (1251, CodePageSource::MessageCodepage));
    assert_eq!(subject(&open(&kit)), SUBJECT);
}

#[test]
fn utf8_counts_only_if_all_strings_are_utf8() {
    let mut kit = message(|message| {
        message.set(0x3FDE, 65001).set(0x0037, Value::String8(SUBJECT.into()));
        message.recipient().set(0x3001, Value::String8("Jos\u{e9}".into()));
    });
    let store = open(&kit);
    assert_eq!(choice(&store), (65001, CodePageSource::InternetCodepage));
    assert_eq!(subject(&store), SUBJECT);
    kit.message.recipient().set(0x3001, Value::String8(vec![0xE9]));
    assert_eq!(choice(&open(&kit)), (1252, CodePageSource::Default));
    let mut kit = message(|message| {
        message.set(0x3FFD, 65001).set(0x3FF1, 1049);
        message.set(0x6801, Value::MultipleString8(vec![b"a".to_vec(), vec![0xE9]]));
    });
    assert_eq!(choice(&open(&kit)), (1251, CodePageSource::Locale));
    kit.message.set(0x6801, Value::MultipleString8(vec![b"a".to_vec()]));
    assert_eq!(choice(&open(&kit)), (65001, CodePageSource::MessageCodepage));
}

#[test]
fn parts_of_a_message_have_its_code_page() {
    let kit = message(|message| {
        message.set(0x3FFD, 1251);
        message.recipient().set(0x3001, Value::String8(windows_1251(SUBJECT)));
        message.attachment().by_value(Value::String8(windows_1251(SUBJECT)), &b"x"[..]);
    });
    let store = open(&kit);
    let recipient = store.open_recipient(store.recipients()[0]).unwrap();
    assert_eq!(recipient.string(pid_tag::PidTagDisplayName.id()).unwrap().as_deref(), Some(SUBJECT));
    let attachment = store.open_attachment(store.attachments()[0]).unwrap();
    assert_eq!(attachment.string(pid_tag::PidTagAttachLongFilename.id()).unwrap().as_deref(), Some(SUBJECT));
    assert_eq!(choice(&attachment), (1251, CodePageSource::MessageCodepage));
}

#[test]
fn an_embedded_message_inherits_what_it_does_not_say() {
    let mut kit = message(|message| {
        message.set(0x3FFD, 1251);
        cyrillic(message.attachment().embedded());
    });
    let inner = |kit: &cfb_layout::msg::MsgFile| {
        let store = open(kit);
        store.open_attachment(store.attachments()[0]).unwrap().open_embedded().unwrap().unwrap()
    };
    assert_eq!(choice(&inner(&kit)), (1251, CodePageSource::Inherited));
    assert_eq!(subject(&inner(&kit)), SUBJECT);
    kit.message.properties.remove(0x3FFD);
    assert_eq!(choice(&inner(&kit)), (1252, CodePageSource::Default));
    let kit = message(|message| {
        message.set(0x3FFD, 1252);
        let inner = message.attachment().embedded();
        inner.set(0x3FF1, 1049);
        cyrillic(inner);
    });
    assert_eq!(choice(&inner(&kit)), (1251, CodePageSource::Locale));
}

#[test]
fn unicode_comes_before_8_bit_text() {
    let mut kit = message(|message| {
        message.set(0x0037, Value::String8(b"eight".to_vec())).set(0x0037, "wide");
    });
    assert_eq!(subject(&open(&kit)), "wide");
    let mut plan = kit.plan();
    plan.remove(node(&plan, "__substg1.0_0037001F"));
    assert_eq!(subject(&open_plan(&plan)), "eight");
    kit.message.properties.remove(0x0037);
    assert_eq!(open(&kit).string(pid_tag::PidTagSubject.id()).unwrap(), None);
}

#[test]
fn lists_of_strings_are_read_in_either_kind() {
    let kit = message(|message| {
        message.set(0x6801, Value::MultipleString8(vec![windows_1251(SUBJECT)])).set(0x3FFD, 1251);
        message.set(0x6802, Value::MultipleString(vec!["a".into(), "b".into()]));
    });
    let store = open(&kit);
    let strings = |id| store.strings(mapi_props::PropertyId::new(id)).unwrap();
    assert_eq!(strings(0x6801), Some(vec![SUBJECT.to_owned()]));
    assert_eq!(strings(0x6802), Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(strings(0x6803), None);
}

#[test]
fn the_body_has_a_ladder_of_its_own() {
    let mut kit = message(|message| {
        message.set(0x3FFD, 1252).set(0x3FDE, 20866).set(0x1000, Value::String8(windows_1251(SUBJECT)));
    });
    assert_eq!(open(&kit).body_text().unwrap().unwrap(), SUBJECT);
    kit.message.set(0x1000, "wide");
    assert_eq!(open(&kit).body_text().unwrap().unwrap(), "wide");
    kit.message.properties.remove(0x1000);
    assert_eq!(open(&kit).body_text().unwrap(), None);
}
