//! The keys of the message object, exactly. The corpus tests use this module too.

use serde_json::Value;

pub(crate) const MESSAGE: &[&str] = &[
    "schema_version",
    "file",
    "format",
    "message_class",
    "subject",
    "normalized_subject",
    "message_id",
    "conversation_topic",
    "importance",
    "sensitivity",
    "from",
    "sender",
    "display_to",
    "display_cc",
    "display_bcc",
    "recipients",
    "submitted",
    "delivered",
    "created",
    "modified",
    "headers",
    "body",
    "attachments",
    "properties",
    "view",
    "findings",
];
const MAILBOX: &[&str] = &["name", "email", "address_type", "original"];
const RECIPIENT: &[&str] = &["index", "type", "name", "email", "address_type", "original"];
const ATTACHMENT: &[&str] = &[
    "index",
    "name",
    "short_name",
    "long_name",
    "method",
    "size",
    "sha256",
    "mime_type",
    "content_id",
    "content_location",
    "hidden",
    "inline",
    "rendering_position",
    "message",
];
const PROPERTY: &[&str] = &["tag", "name", "named", "type", "value"];
const FINDING: &[&str] = &["code", "severity", "where", "offset", "message"];

/// The keys of each JSON object in a text, in the order in which they stand there.
fn assert_keys(what: &str, object: &Value, keys: &[&str]) {
    let object = object.as_object().unwrap_or_else(|| panic!("{what} is no object: {object}"));
    let mut found: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected = keys.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "keys of {what}");
}

/// Checks the keys of a message object and of all in it.
pub(crate) fn assert_message(message: &Value, extra: &[&str]) {
    assert_keys("message", message, MESSAGE);
    assert_keys("format", &message["format"], &["cfb_version", "text", "code_page", "code_page_from"]);
    assert_keys("body", &message["body"], &["text", "html", "rtf", "text_from", "html_from"]);
    for who in ["from", "sender"] {
        if !message[who].is_null() {
            assert_keys(who, &message[who], MAILBOX);
        }
    }
    let with = |keys: &[&'static str]| [keys, extra].concat();
    for recipient in message["recipients"].as_array().unwrap() {
        let extra: Vec<&str> = extra.iter().copied().filter(|key| *key != "data").collect();
        assert_keys("recipient", recipient, &[RECIPIENT, &extra].concat());
    }
    for attachment in message["attachments"].as_array().unwrap() {
        assert_keys("attachment", attachment, &with(ATTACHMENT));
        if !attachment["message"].is_null() {
            assert_message(&attachment["message"], extra);
        }
    }
    for property in message["properties"].as_array().unwrap() {
        assert_keys("property", property, PROPERTY);
        let named = &property["named"];
        if !named.is_null() {
            let second = if named.get("lid").is_some() { "lid" } else { "string" };
            assert_keys("named", named, &["guid", second]);
        }
    }
    for finding in message["findings"].as_array().unwrap() {
        assert_keys("finding", finding, FINDING);
    }
}
