//! Findings of every layer in one form.

use cfb_layout::msg::{MsgFile, Value};
use imsg::{Finding, Message, Severity};

fn check(file: &MsgFile) -> Vec<Finding> {
    Message::from_bytes(file.to_vec()).unwrap().check().unwrap()
}

fn find<'a>(findings: &'a [Finding], code: &str) -> &'a Finding {
    findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("no {code} in {findings:?}"))
}

#[test]
fn sound_message_has_none() {
    assert_eq!(Message::from_bytes(cfb_layout::demo::file()).unwrap().check().unwrap(), []);
}

#[test]
fn places_name_the_way_to_the_structure() {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Note").set(0x0E07, 0x10);
    let inner = file.message.attachment().embedded();
    inner.set(0x001A, "IPM.Note").set(0x0E07, 0);
    inner.recipient().set(0x0C15, 9);
    inner.attachment().set(0x3705, 1);
    let findings = check(&file);
    let recipient = find(&findings, "recipient-type");
    assert_eq!(recipient.location, "attachment 0: recipient 0: property 0x0C150003");
    assert_eq!(recipient.severity, Severity::Warning);
    let content = find(&findings, "attach-content");
    assert_eq!(content.location, "attachment 0: attachment 0: property 0x37050003");
    assert_eq!((content.found.as_str(), content.expected.as_str()), ("nothing", "data"));
    assert_eq!(content.severity, Severity::Warning);
    assert!(
        content
            .to_string()
            .starts_with("attachment 0: attachment 0: property 0x37050003: the method is by_value")
    );
    assert_eq!(find(&findings, "attachment-flag").location, "attachment 0: property 0x0E070003");
}

#[test]
fn lower_layers_speak_with_places_and_offsets() {
    let mut file = MsgFile::new();
    file.message
        .set(0x001A, "IPM.Note")
        .set(0x1009, cfb_layout::msg::compress(b"{\\rtf1 a}}"))
        .set(0x8005, 1);
    file.message.recipient().set(0x0C15, 1);
    let mut plan = file.plan();
    let recipient = plan.find("__recip_version1.0_#00000000").unwrap();
    plan.set_name(recipient, "__recip_version1.0_#00000007");
    let findings = Message::from_bytes(plan.to_vec()).unwrap().check().unwrap();
    let counter = find(&findings, "property-counter");
    assert_eq!(
        (counter.location.as_str(), counter.found.as_str(), counter.expected.as_str()),
        ("property stream", "1", "8")
    );
    assert!(counter.offset.is_some());
    assert!(counter.to_string().contains(" at 0x"), "{counter}");
    assert!(find(&findings, "unnamed-property").message.contains("0x8005"));
    assert!(find(&findings, "rtf-trailing-content").location.starts_with("RTF at 0x"));
}

#[test]
fn undecodable_text_is_told() {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Note").set(0x3FDE, 65001).set(0x3FFD, 932);
    file.message.set(0x0037, Value::String8(b"\x81".to_vec())).set(0x1013, b"<p>\xFF\xFE\xFD");
    let findings = check(&file);
    assert_eq!(find(&findings, "text-undecodable").location, "property 0x0037001E");
    assert_eq!(find(&findings, "body-undecodable").location, "HTML body");
}

#[test]
fn content_that_is_stated_and_gone_is_an_error() {
    let mut file = MsgFile::new();
    file.message.attachment().by_value("x", b"data");
    let mut plan = file.plan();
    let data = plan.find("__attach_version1.0_#00000000/__substg1.0_37010102").unwrap();
    plan.remove(data);
    let findings = Message::from_bytes(plan.to_vec()).unwrap().check().unwrap();
    assert_eq!(find(&findings, "attach-content").severity, Severity::Error);
}

#[test]
fn missing_things_are_told() {
    let mut file = MsgFile::new();
    file.message.attachment().set(0x3701, b"x").set(0x0E21, 5);
    file.message.recipient().set(0x3001, "A");
    let mut plan = file.plan();
    let node = plan.find("__nameid_version1.0").unwrap();
    plan.set_name(node, "gone");
    let message = Message::from_bytes(plan.to_vec()).unwrap();
    let findings = message.check().unwrap();
    for code in ["nameid-missing", "message-class-missing", "attach-method-missing", "recipient-type-missing"]
    {
        find(&findings, code);
    }
    assert!(message.findings().unwrap().len() <= findings.len());
}
