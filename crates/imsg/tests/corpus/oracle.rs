//! The records of the other readers.

use serde_json::Value;

/// Whether any reader opened the file as a message.
pub(crate) fn is_read(record: &Value) -> bool {
    ["extract_msg", "msgreader", "poi", "msgconvert"]
        .iter()
        .any(|reader| record[reader]["ok"] == Value::Bool(true))
}

/// A text of a record; empty texts count as absent, and so do trailing NULs.
pub(crate) fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim_end_matches('\0');
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// A list of a record.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A time of a record as ticks of whole microseconds, which is what Python keeps; the values that stand for none count
/// as absent.
pub(crate) fn time(value: &Value) -> Option<String> {
    text(value).filter(|time| !time.starts_with("1601-01-01T00:00:00") && !time.starts_with("4501-"))
}
