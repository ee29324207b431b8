//! Properties listed, picked, raw, and as JSON.

use cfb_layout::msg::{Value, property_set};

use crate::support::{Place, plain};

fn sample() -> Place {
    let place = Place::new();
    let mut file = plain("the subject");
    let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    let reminder = file.names.lid(property_set::PSETID_COMMON, 0x8503);
    let own = file.names.string([9; 16], "my field");
    file.message
        .set(keywords, Value::MultipleString(vec!["red".into(), "blue".into()]))
        .set(reminder, Value::Boolean(true))
        .set(own, "mine")
        .set(0x0E07, 1)
        .set(0x300B, Value::Binary(vec![0xAB; 100].into()));
    file.message.recipient().set(0x0C15, 1).set(0x3001, "Ann").set(0x39FE, "ann@example.com");
    file.message.recipient().set(0x0C15, 2).set(0x3001, "Bob").set(0x39FE, "bob@example.com");
    file.message.attachment().by_value("a.txt", "data");
    place.write("a.msg", file.to_vec());
    place
}

#[test]
fn every_form_of_get_finds_its_property() {
    let place = sample();
    for get in ["0x0037001F", "0037001F", "0x0037", "PidTagSubject", "PR_SUBJECT", "pr_subject"] {
        assert_eq!(place.run(&["props", "a.msg", "--get", get], None).ok(), "the subject\n", "{get}");
    }
    for get in ["{00062008-0000-0000-C000-000000000046}:0x8503", "PSETID_Common:0x8503", "PidLidReminderSet"]
    {
        assert_eq!(place.run(&["props", "a.msg", "--get", get], None).ok(), "true\n", "{get}");
    }
    for get in ["{00020329-0000-0000-C000-000000000046}:Keywords", "PidNameKeywords", "Keywords"] {
        assert_eq!(place.run(&["props", "a.msg", "--get", get], None).ok(), "red\nblue\n", "{get}");
    }
    for get in ["{09090909-0909-0909-0909-090909090909}:my field", "my field"] {
        assert_eq!(place.run(&["props", "a.msg", "--get", get], None).ok(), "mine\n", "{get}");
    }
    assert_eq!(place.imsg("props a.msg --get 0x300B0102").ok(), "ab".repeat(100) + "\n");
}

#[test]
fn a_property_that_is_not_there_is_an_error_and_nonsense_wrong_usage() {
    let place = sample();
    let run = place.imsg("props a.msg --get PidTagSenderName");
    assert_eq!((run.status, run.text().as_str()), (1, ""));
    assert!(run.err.contains("a.msg: no such property"), "{}", run.err);
    assert_eq!(place.imsg("props a.msg --get 0x123").status, 2);
    assert_eq!(place.run(&["props", "a.msg", "--get", "{oops}:x"], None).status, 2);
    assert_eq!(place.imsg("props a.msg --all --json --get 0x0037").status, 2);
}

#[test]
fn lines_say_what_they_are_of_where_there_are_several() {
    let place = sample();
    let mut file = plain("two\r\nlines");
    file.message.set(0x0C1A, "Ann");
    place.write("b.msg", file.to_vec());
    let run = place.imsg("props a.msg b.msg --get PidTagSubject");
    assert_eq!(run.ok(), "a.msg: the subject\nb.msg: two\nb.msg: lines\n");
    let run = place.imsg("props a.msg --get PidTagSubject --get Keywords");
    assert_eq!(run.ok(), "PidTagSubject: the subject\nKeywords: red\nKeywords: blue\n");
    let run = place.imsg("props a.msg b.msg --get PR_SUBJECT --get PidTagSenderName");
    assert_eq!(run.status, 1, "one of them is missing in a.msg");
    assert_eq!(
        run.text(),
        "a.msg: PR_SUBJECT: the subject\nb.msg: PR_SUBJECT: two\nb.msg: PR_SUBJECT: lines\n\
         b.msg: PidTagSenderName: Ann\n"
    );
    assert!(run.err.contains("a.msg: no such property: PidTagSenderName"), "{}", run.err);
    assert!(!run.err.contains("b.msg"), "{}", run.err);
}

#[test]
fn a_name_that_nobody_knows_is_wrong_usage() {
    let place = sample();
    place.write("b.msg", plain("other").to_vec());
    for words in ["props a.msg --get PidTagSbject", "props a.msg b.msg --get nonsense"] {
        let run = place.imsg(words);
        assert_eq!((run.status, run.text().as_str()), (2, ""), "{words}");
        assert!(run.err.contains("no property of that name is known"), "{words}: {}", run.err);
    }
    let run = place.imsg("props a.msg --get PidTagSubject --get nonsense");
    assert_eq!((run.status, run.text().as_str()), (2, "PidTagSubject: the subject\n"));
    // One of the files knows it.
    let run = place.run(&["props", "a.msg", "b.msg", "--get", "my field"], None);
    assert_eq!((run.status, run.text().as_str()), (1, "a.msg: mine\n"));
    assert!(run.err.contains("b.msg: no property of that name is known: my field"), "{}", run.err);
}

#[test]
fn raw_values_are_the_bytes_as_stored() {
    let place = sample();
    assert_eq!(place.imsg("props a.msg --get 0x300B --raw").out, [0xAB; 100]);
    let utf16: Vec<u8> = "the subject".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(place.imsg("props a.msg --get PidTagSubject --raw").out, utf16);
    assert_eq!(place.imsg("props a.msg --get PidTagMessageFlags --raw").out, [1, 0, 0, 0]);
}

#[test]
fn recipients_and_attachments_have_their_own() {
    let place = sample();
    let run = place.imsg("props a.msg --recipients --get PidTagSmtpAddress");
    assert_eq!(run.ok(), "ann@example.com\nbob@example.com\n");
    let run = place.imsg("props a.msg --attachments --get PidTagAttachDataBinary --raw");
    assert_eq!(run.ok(), "data");
    let all = place.imsg("props a.msg --all").ok();
    for title in [
        "message",
        "recipient 0  Ann <ann@example.com>",
        "recipient 1  Bob <bob@example.com>",
        "attachment 0  a.txt",
    ] {
        assert!(all.lines().any(|line| line == title), "{title:?} in\n{all}");
    }
}

#[test]
fn the_table_has_tag_attributes_type_name_and_value() {
    let place = sample();
    let table = place.imsg("props a.msg").ok();
    let line = table.lines().find(|line| line.starts_with("0x0037001F")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words, ["0x0037001F", "-rw", "String", "PidTagSubject", "the", "subject"]);
    let offsets = place.imsg("props a.msg --offsets").ok();
    let mut lines = offsets.lines().skip_while(|line| !line.starts_with("0x300B0102"));
    let places = lines.nth(1).unwrap().trim();
    // The entry, and the value with the offset that the bytes really have.
    let file = place.read("a.msg");
    let value = file.windows(100).position(|window| window == [0xAB; 100]).unwrap();
    assert!(places.starts_with("at 0x") && places.ends_with(&format!("0x{value:X}+100")), "{places}");
}

#[test]
fn json_has_the_lists_that_were_asked_for() {
    let place = sample();
    let json = place.imsg("props a.msg --json --offsets").json();
    let subject = json["properties"]
        .as_array()
        .unwrap()
        .iter()
        .find(|property| property["name"] == "PidTagSubject")
        .unwrap();
    assert_eq!(subject["attributes"], "-rw");
    assert_eq!(subject["ranges"][0]["size"], 16);
    assert_eq!(json.get("recipients"), None);
    let json = place.imsg("props a.msg --json --recipients --attachments").json();
    assert_eq!(json.get("properties"), None);
    assert_eq!(json["recipients"][1]["index"], 1);
    assert_eq!(json["attachments"].as_array().unwrap().len(), 1);
    let json = place.imsg("props a.msg --json --get Keywords").json();
    assert_eq!(json["properties"].as_array().unwrap().len(), 1);
}

#[test]
fn all_goes_into_embedded_messages() {
    let place = Place::with_demo();
    let all = place.imsg("props demo.msg --all").ok();
    assert!(all.contains("attachment 2: message"), "{all}");
    assert!(all.contains("attachment 2: attachment 0"), "{all}");
}

#[test]
fn the_values_of_a_table_begin_in_one_column() {
    let place = sample();
    let mut file = plain("the subject");
    let long = file.names.string([9; 16], "a field");
    file.message.set(long, "mine").set(0x6FF7, "nobody names it");
    place.write("b.msg", file.to_vec());
    let table = place.imsg("props b.msg").ok();
    let column = |value: &str| table.lines().find_map(|line| line.strip_suffix(value)).unwrap().len();
    assert_eq!(column("the subject"), column("mine"));
    assert_eq!(column("the subject"), column("nobody names it"));
    let line = table.lines().find(|line| line.ends_with("nobody names it")).unwrap();
    assert!(line.contains(" ? "), "{line}");
}
