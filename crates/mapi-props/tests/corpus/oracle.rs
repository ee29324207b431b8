//! The records of extract-msg, as far as this crate answers the same.

use serde_json::Value;

/// What the oracle says of one file.
pub(crate) struct Oracle(Value);

/// Reads a record.
pub(crate) fn read(text: &str) -> serde_json::Result<Oracle> {
    serde_json::from_str(text).map(Oracle)
}

impl Oracle {
    /// Whether extract-msg read the message.
    pub(crate) fn is_read(&self) -> bool {
        self.0["extract_msg"]["ok"] == Value::Bool(true) && self.0["extract_msg"]["message"].is_object()
    }

    pub(crate) fn message(&self) -> Message<'_> {
        Message(&self.0["extract_msg"]["message"])
    }
}

/// A message, top-level or embedded.
#[derive(Clone, Copy)]
pub(crate) struct Message<'a>(&'a Value);

/// The storage of a recipient or attachment.
#[derive(Clone, Copy)]
pub(crate) struct Storage<'a>(&'a Value);

/// One property.
#[derive(Clone, Copy)]
pub(crate) struct Property<'a>(&'a Value);

impl<'a> Message<'a> {
    pub(crate) fn properties(self) -> Vec<Property<'a>> {
        properties(self.0)
    }

    pub(crate) fn streams_without_entry(self) -> Vec<&'a str> {
        strings(&self.0["streams_without_entry"])
    }

    /// The four counters, in the order of the header.
    pub(crate) fn counters(self) -> Option<[u32; 4]> {
        let header = &self.0["property_header"];
        let counter = |name: &str| header[name].as_u64().and_then(|value| u32::try_from(value).ok());
        Some([
            counter("next_recipient_id")?,
            counter("next_attachment_id")?,
            counter("recipient_count")?,
            counter("attachment_count")?,
        ])
    }

    pub(crate) fn recipients(self) -> Vec<Storage<'a>> {
        list(&self.0["recipient_storages"]).iter().map(Storage).collect()
    }

    pub(crate) fn attachments(self) -> Vec<Storage<'a>> {
        list(&self.0["attachments"]).iter().map(Storage).collect()
    }

    /// Id and name of each named property: `0x8000`, then GUID and LID or string.
    pub(crate) fn names(self) -> Vec<(String, String)> {
        list(&self.0["named_properties"])
            .iter()
            .map(|name| {
                let text = |key: &str| name[key].as_str().unwrap_or_default().to_owned();
                let key = if name["kind"] == "id" { text("lid") } else { text("name") };
                (text("property_id"), format!("{}:{key}", text("guid")))
            })
            .collect()
    }
}

impl<'a> Storage<'a> {
    pub(crate) fn name(self) -> &'a str {
        self.0["dir"].as_str().unwrap_or_default()
    }

    pub(crate) fn properties(self) -> Vec<Property<'a>> {
        properties(self.0)
    }

    pub(crate) fn streams_without_entry(self) -> Vec<&'a str> {
        strings(&self.0["streams_without_entry"])
    }

    /// The embedded message.
    pub(crate) fn message(self) -> Option<Message<'a>> {
        self.0["message"].is_object().then(|| Message(&self.0["message"]))
    }
}

impl<'a> Property<'a> {
    pub(crate) fn tag(self) -> &'a str {
        self.0["tag"].as_str().unwrap_or_default()
    }

    pub(crate) fn number(self, key: &str) -> Option<u64> {
        self.0[key].as_u64()
    }

    pub(crate) fn text(self, key: &str) -> Option<&'a str> {
        self.0[key].as_str()
    }

    pub(crate) fn is_set(self, key: &str) -> bool {
        self.0[key] == Value::Bool(true)
    }

    pub(crate) fn value(self) -> &'a Value {
        &self.0["value"]
    }

    /// SHA-256 of each element stream.
    pub(crate) fn parts(self) -> Vec<&'a str> {
        list(&self.0["parts"]).iter().filter_map(|part| part["sha256"].as_str()).collect()
    }
}

fn properties(of: &Value) -> Vec<Property<'_>> {
    list(&of["properties"]).iter().map(Property).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> Vec<&str> {
    list(value).iter().filter_map(Value::as_str).collect()
}
