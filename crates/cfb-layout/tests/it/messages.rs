//! Messages get the bytes that [MS-OXMSG] asks for, and the demo message is the one that is committed.

use cfb_layout::demo;
use cfb_layout::msg::property_set::{PS_INTERNET_HEADERS, PS_PUBLIC_STRINGS, PSETID_COMMON};
use cfb_layout::msg::{MsgFile, Value, one_off, store};

use crate::reader::Reader;

/// The bytes of a stream by its path.
fn stream(file: &MsgFile, path: &str) -> Vec<u8> {
    let plan = file.plan();
    let node = plan.find(path).unwrap_or_else(|| panic!("no {path}"));
    plan.content(node).to_vec()
}

fn hex(text: &str) -> Vec<u8> {
    text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// A message with one recipient and a named property of each kind.
fn small() -> MsgFile {
    let mut file = MsgFile::new();
    let reminder = file.names.lid(PSETID_COMMON, 0x8503);
    let keywords = file.names.string(PS_PUBLIC_STRINGS, "Keywords");
    let header = file.names.string(PS_INTERNET_HEADERS, "x-test");
    assert_eq!(file.names.string(PS_PUBLIC_STRINGS, "Keywords"), keywords);
    let message = &mut file.message;
    message.set(0x340D, 0x0004_0000).set(0x0037, "Hi").set(0x0039, Value::Time(0x01D8_C0A8_D3C6_8000));
    message.set(reminder, true).set(header, "1");
    message.set(keywords, Value::MultipleString(vec!["Red".into(), "Blue".into()]));
    message.recipient().set(0x0C15, 1).set(0x0FFF, one_off("Ann", "SMTP", "ann@example.com"));
    file
}

#[test]
fn property_stream_has_header_and_entries() {
    let expected = hex("00 00 00 00 00 00 00 00  01 00 00 00 00 00 00 00
         01 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00
         03 00 0D 34 06 00 00 00  00 00 04 00 00 00 00 00
         1F 00 37 00 06 00 00 00  06 00 00 00 00 00 00 00
         40 00 39 00 06 00 00 00  00 80 C6 D3 A8 C0 D8 01
         0B 00 00 80 06 00 00 00  01 00 00 00 00 00 00 00
         1F 00 02 80 06 00 00 00  04 00 00 00 00 00 00 00
         1F 10 01 80 06 00 00 00  08 00 00 00 00 00 00 00");
    assert_eq!(stream(&small(), "__properties_version1.0"), expected);
    assert_eq!(stream(&small(), "__substg1.0_0037001F"), hex("48 00 69 00"));
}

#[test]
fn multiple_strings_have_lengths_and_terminators() {
    let file = small();
    assert_eq!(stream(&file, "__substg1.0_8001101F"), hex("08 00 00 00 0A 00 00 00"));
    assert_eq!(stream(&file, "__substg1.0_8001101F-00000000"), hex("52 00 65 00 64 00 00 00"));
    assert_eq!(stream(&file, "__substg1.0_8001101F-00000001").len(), 10);
}

#[test]
fn named_properties_have_tables_and_hash_streams() {
    let file = small();
    let table = |id: &str| stream(&file, &format!("__nameid_version1.0/__substg1.0_{id}0102"));
    assert_eq!(table("0002"), [PSETID_COMMON, PS_INTERNET_HEADERS].concat());
    let entries = "03 85 00 00 06 00 00 00  00 00 00 00 05 00 01 00  14 00 00 00 09 00 02 00";
    assert_eq!(table("0003"), hex(entries));
    assert_eq!(table("0004").len(), 0x14 + 16);
    assert_eq!(table("100F"), hex("03 85 00 00 06 00 00 00"));
    assert_eq!(table("1015"), hex("3B 4D DA 2E 05 00 01 00"));
    assert_eq!(table("1010"), hex("69 CD 1F DA 09 00 02 00"));
}

#[test]
fn embedded_messages_have_short_headers_and_no_names() {
    let mut file = small();
    file.message
        .attachment_numbered(0x1F)
        .embedded()
        .set(0x0037, "Inner")
        .attachment()
        .by_value("a.txt", b"text");
    let inner = "__attach_version1.0_#0000001F/__substg1.0_3701000D";
    assert_eq!(stream(&file, &format!("{inner}/__properties_version1.0")).len(), 24 + 16);
    assert!(file.plan().find(&format!("{inner}/__nameid_version1.0")).is_none());
    let data = format!("{inner}/__attach_version1.0_#00000000/__substg1.0_37010102");
    assert_eq!(stream(&file, &data), b"text");
    assert_eq!(
        stream(&file, "__properties_version1.0")[12],
        0x20,
        "the next attachment number follows the last"
    );
}

#[test]
fn elements_taken_out_leave_a_sound_file() {
    let mut plan = small().plan();
    let names = plan.find("__nameid_version1.0").unwrap();
    plan.remove(names);
    assert!(plan.find("__nameid_version1.0/__substg1.0_00020102").is_none());
    let bytes = plan.to_vec();
    assert_eq!(Reader::new(&bytes).streams().len(), plan.streams().count());
}

#[test]
fn stored_rtf_has_no_crc() {
    assert_eq!(
        store(b"{\\rtf1}"),
        hex("13 00 00 00 07 00 00 00 4D 45 4C 41 00 00 00 00 7B 5C 72 74 66 31 7D")
    );
}

#[test]
fn committed_demo_message_is_what_the_recipe_makes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../imsg-cli/assets/demo.msg");
    let committed = std::fs::read(path).unwrap();
    assert!(
        committed == demo::file(),
        "to renew it: cargo run -p cfb-layout --example demo_sample -- crates/imsg-cli/assets/demo.msg"
    );
}

#[test]
fn demo_message_is_a_sound_file_with_everything_in_it() {
    let bytes = demo::file();
    let plan = demo::message().plan();
    let streams = Reader::new(&bytes).streams();
    assert_eq!(streams.len(), plan.streams().count());
    let picture = plan.find("__attach_version1.0_#00000000/__substg1.0_37010102").unwrap();
    assert_eq!(plan.content(picture).to_vec(), demo::picture());
    assert!(demo::html().contains("src=\"cid:envelope@imsg.example\""));
    let inner = "__attach_version1.0_#00000002/__substg1.0_3701000D";
    assert!(plan.find(&format!("{inner}/__substg1.0_0037001E")).is_some());
}
