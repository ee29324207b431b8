//! The keys of the message object, exactly.

use cfb_layout::msg::{MsgFile, Value as Given, property_set};
use serde_json::Value;

use crate::keys::{MESSAGE, assert_message};
use crate::support::{Place, plain};

#[test]
fn the_demo_message_has_every_key_in_its_place() {
    let place = Place::with_demo();
    let json = place.imsg("show --json demo.msg").json();
    assert_message(&json, &[]);
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["file"], "demo.msg");
    assert_eq!(json["message_class"], "IPM.Note");
    assert_eq!(json["subject"], cfb_layout::demo::subject());
    assert_eq!(json["format"]["text"], "unicode");
    assert_eq!(json["from"]["email"], "mira.holm@example.com");
    assert_eq!(json["from"]["address_type"], "EX");
    assert_eq!(json["submitted"], "2026-09-14T08:30:00Z");
    let kinds: Vec<&str> =
        json["recipients"].as_array().unwrap().iter().map(|r| r["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["originator", "to", "to", "cc", "bcc"]);
    assert_eq!(json["body"]["text_from"], "property");
    assert_eq!(json["body"]["html_from"], "rtf");
    assert!(json["body"]["rtf"].as_str().unwrap().starts_with("{\\rtf1"));
    let picture = &json["attachments"][0];
    assert_eq!((&picture["inline"], &picture["method"]), (&true.into(), &"by_value".into()));
    assert_eq!(picture["size"], cfb_layout::demo::picture().len());
    let inner = &json["attachments"][2];
    assert_eq!((&inner["method"], &inner["size"]), (&"embedded_message".into(), &Value::Null));
    assert_eq!(inner["message"]["subject"], cfb_layout::demo::inner_subject());
    assert_eq!(inner["message"]["format"]["text"], "ansi");
    assert_eq!(inner["message"]["format"]["code_page"], 1251);
    let from = inner["message"]["format"]["code_page_from"].as_str().unwrap();
    assert!(["message_code_page", "locale", "internet_code_page", "default"].contains(&from), "{from}");
}

#[test]
fn an_empty_message_has_the_same_keys_and_null_for_the_unknown() {
    let place = Place::new();
    place.write("empty.msg", MsgFile::new().to_vec());
    let json = place.imsg("show --json empty.msg").json();
    assert_message(&json, &[]);
    for key in ["message_class", "subject", "from", "sender", "submitted", "headers", "view", "importance"] {
        assert_eq!(json[key], Value::Null, "{key}");
    }
    assert_eq!(json["body"]["text"], Value::Null);
    assert_eq!(json["body"]["text_from"], Value::Null);
    assert_eq!(json["attachments"], Value::Array(Vec::new()));
}

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let place = Place::with_demo();
    let text = place.imsg("show --json demo.msg").ok();
    let mut at = 0;
    for key in MESSAGE {
        let needle = format!("\"{key}\":");
        let found = if *key == "properties" || *key == "view" || *key == "findings" {
            // The outer ones come last.
            text.rfind(&needle)
        } else {
            text[at..].find(&needle).map(|found| found + at)
        };
        let found = found.unwrap_or_else(|| panic!("{key} after {at}"));
        assert!(found >= at, "{key}");
        if *key != "attachments" {
            at = found;
        }
    }
}

#[test]
fn data_is_base64_and_all_properties_are_in_each_part() {
    let place = Place::with_demo();
    let with_data = place.imsg("show --json --data demo.msg").json();
    assert_message(&with_data, &["data"]);
    let data = with_data["attachments"][0]["data"].as_str().unwrap();
    let bytes = data_encoding::BASE64.decode(data.as_bytes()).unwrap();
    assert_eq!(bytes, cfb_layout::demo::picture());
    assert_eq!(with_data["attachments"][2]["data"], Value::Null);

    let all = place.imsg("props --all --json demo.msg").json();
    assert_message(&all, &["properties"]);
    let tags = |part: &Value| -> Vec<String> {
        let list = part["properties"].as_array().unwrap();
        list.iter().map(|property| property["tag"].as_str().unwrap().to_owned()).collect()
    };
    assert!(tags(&all["recipients"][0]).contains(&"0x0C150003".to_owned()));
    assert!(tags(&all["attachments"][0]).contains(&"0x37010102".to_owned()));
    assert!(tags(&all["attachments"][2]["message"]["attachments"][0]).is_sorted());
}

#[test]
fn base64_of_every_length_reads_back() {
    let place = Place::new();
    let mut file = plain("lengths");
    let lengths = [0, 1, 2, 3, 4, 5, 4095, 4096, 4097, (1 << 20) - 1, (1 << 20) + 2, 3 << 20];
    for len in lengths {
        file.message.attachment().by_value("x.bin", cfb_layout::Content::pattern(len, len));
    }
    // Also by position, where streams come in pieces and are not borrowed.
    place.write("lengths.msg", file.to_vec());
    for words in ["show --json --data lengths.msg", "show --json --data --no-mmap lengths.msg"] {
        let json = place.imsg(words).json();
        for (attachment, len) in json["attachments"].as_array().unwrap().iter().zip(lengths) {
            let bytes =
                data_encoding::BASE64.decode(attachment["data"].as_str().unwrap().as_bytes()).unwrap();
            assert_eq!(bytes, cfb_layout::Content::pattern(len, len).to_vec());
            assert_eq!(attachment["size"], len);
        }
    }
}

#[test]
fn what_cannot_be_read_is_null_and_a_finding_and_the_rest_is_given() {
    let place = Place::new();
    let mut file = plain("cut");
    file.message.attachment().by_value("long.bin", vec![7; 20_000]);
    let mut bytes = file.to_vec();
    bytes.truncate(bytes.len() - 9000);
    place.write("cut.msg", bytes);
    let run = place.imsg("show --json cut.msg");
    assert_eq!(run.status, 1);
    let json = run.json();
    assert_message(&json, &[]);
    assert_eq!(json["subject"], "cut");
    let size = json["attachments"][0]["size"].as_u64().unwrap();
    assert!((8_000..12_000).contains(&size), "{size}");
    let findings = json["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["severity"] == "error"), "{findings:?}");
    assert!(run.err.contains("cut.msg"), "{}", run.err);
}

#[test]
fn values_have_the_form_of_their_type() {
    let place = Place::new();
    let mut file = plain("types");
    file.message
        .set(0x6001, Given::Integer64(-1))
        .set(0x6002, Given::Boolean(true))
        .set(0x6003, Given::Time(128_262_877_735_000_000))
        .set(0x6004, Given::Binary(vec![1, 2, 3].into()))
        .set(0x6005, Given::MultipleInteger32(vec![1, -2]))
        .set(0x6006, Given::Guid([0x10; 16]))
        .set(0x6007, Given::Raw { property_type: 0x0077, entry: [9; 8], stream: None });
    place.write("types.msg", file.to_vec());
    let json = place.imsg("show --json types.msg").json();
    let property = |tag: &str| {
        let list = json["properties"].as_array().unwrap();
        list.iter().find(|property| property["tag"] == tag).unwrap_or_else(|| panic!("{tag}")).clone()
    };
    assert_eq!(property("0x60010014")["value"], -1);
    assert_eq!(property("0x6002000B")["value"], true);
    assert_eq!(property("0x60030040")["value"], "2007-06-14T09:42:53.5Z");
    assert_eq!(property("0x60040102")["value"]["hex"], "010203");
    assert_eq!(property("0x60040102")["value"]["size"], 3);
    assert_eq!(property("0x60051003")["value"], serde_json::json!([1, -2]));
    assert_eq!(property("0x60060048")["value"], "{10101010-1010-1010-1010-101010101010}");
    assert_eq!(property("0x60070077")["type"], "0x0077");
    assert_eq!(property("0x60070077")["name"], Value::Null);
}

#[test]
fn the_view_has_the_kind_of_the_class_and_all_its_keys() {
    let place = Place::new();
    let mut file = MsgFile::new();
    let start = file.names.lid(property_set::PSETID_APPOINTMENT, 0x820D);
    let end = file.names.lid(property_set::PSETID_APPOINTMENT, 0x820E);
    let location = file.names.lid(property_set::PSETID_APPOINTMENT, 0x8208);
    let categories = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    file.message
        .set(0x001A, "IPM.Appointment")
        .set(0x0037, "Lunch")
        .set(start, Given::Time(128_262_877_730_000_000))
        .set(end, Given::Time(128_262_877_730_000_000 + 36_000_000_000))
        .set(location, "the roof")
        .set(categories, Given::MultipleString(vec!["food".into()]));
    place.write("lunch.msg", file.to_vec());
    let view = place.imsg("show --json lunch.msg").json()["view"].clone();
    assert_eq!((&view["kind"], &view["type"]), (&"appointment".into(), &"appointment".into()));
    assert_eq!(
        (&view["start"], &view["end"]),
        (&"2007-06-14T09:42:53Z".into(), &"2007-06-14T10:42:53Z".into())
    );
    assert_eq!((&view["location"], &view["categories"][0]), (&"the roof".into(), &"food".into()));
    assert_eq!(view.as_object().unwrap().len(), 19);
    assert_eq!(view["recurrence"], Value::Null);
    let card = place.imsg("show lunch.msg").ok();
    assert!(card.contains("When      2007-06-14 09:42:53 UTC to 2007-06-14 10:42:53 UTC"), "{card}");
    assert!(card.contains("Where     the roof"), "{card}");

    let mut file = MsgFile::new();
    file.message.set(0x001A, "REPORT.IPM.Note.NDR").set(0x0037, "Undeliverable").set(0x0049, "Hello");
    place.write("report.msg", file.to_vec());
    let view = place.imsg("show --json report.msg").json()["view"].clone();
    assert_eq!((&view["kind"], &view["type"]), (&"report".into(), &"non_delivery".into()));
    assert_eq!(view["original_subject"], "Hello");
}
