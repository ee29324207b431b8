//! OLE objects compared stream by stream.

use std::collections::BTreeMap;

use imsg::{Attachment, OleObject, OleStream};

use super::compare::same_bytes;
use super::report::{Change, Side};
use crate::failure::Result;
use crate::json::Unread;

/// The class of an object, listed as if it were a stream of this name.
const CLASS: &str = "(class)";

/// What differs between the objects of two attachments.
pub(super) fn changes(a: &Attachment, b: &Attachment, unread: &[Unread; 2]) -> Vec<Change> {
    let [unread_a, unread_b] = unread;
    let (one, other) = (unread_a.or_none(a.ole()), unread_b.or_none(b.ole()));
    let mut changes = Vec::new();
    let class = |object: &Option<OleObject>| object.as_ref().map(|object| object.clsid);
    if class(&one) != class(&other) {
        let side = |object: &Option<OleObject>| {
            class(object).map(|clsid| Side::of_text(CLASS, &format!("{{{clsid}}}")))
        };
        changes.push(Change { a: side(&one), b: side(&other) });
    }
    let mut all: BTreeMap<String, (Option<OleStream>, Option<OleStream>)> = BTreeMap::new();
    for stream in one.into_iter().flat_map(|object| object.streams) {
        let place = all.entry(stream.path.clone()).or_default();
        place.0 = Some(stream);
    }
    for stream in other.into_iter().flat_map(|object| object.streams) {
        let place = all.entry(stream.path.clone()).or_default();
        place.1 = Some(stream);
    }
    for (path, (one, other)) in all {
        if let (Some(one), Some(other)) = (&one, &other) {
            let is_same = same(a, one, b, other).unwrap_or_else(|failure| {
                unread_a.note_failure(&path, &failure);
                false
            });
            if is_same {
                continue;
            }
        }
        let side = |attachment: &Attachment, stream: Option<OleStream>, unread: &Unread| {
            stream.map(|stream| {
                let file = attachment.message().file();
                let read = file.entry(stream.id).and_then(|entry| entry.open()).map_err(Into::into);
                Side::of_stream(&path, read, unread)
            })
        };
        changes.push(Change { a: side(a, one, unread_a), b: side(b, other, unread_b) });
    }
    changes
}

fn same(a: &Attachment, one: &OleStream, b: &Attachment, other: &OleStream) -> Result<bool> {
    if one.len_bytes != other.len_bytes {
        return Ok(false);
    }
    let mut one = a.message().file().entry(one.id)?.open()?;
    let mut other = b.message().file().entry(other.id)?.open()?;
    same_bytes(&mut one, &mut other)
}
