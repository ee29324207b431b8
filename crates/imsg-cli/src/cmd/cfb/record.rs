//! A storage or stream as JSON.

use cfb_core::{Entry, ObjectType};
use mapi_props::FileTimeExt;
use serde::Serialize;

use crate::failure::Result;
use crate::hash::sha256_of_stream;

/// What `cfb ls --json` says about an element.
#[derive(Debug, Serialize)]
pub(super) struct Record<'p> {
    path: &'p str,
    /// Directory entry number.
    id: u32,
    kind: &'static str,
    /// Bytes of a stream as its entry states them; 0 for storages.
    size: u64,
    sha256: Option<String>,
    clsid: Option<String>,
    created: Option<String>,
    modified: Option<String>,
    state_bits: u32,
}

impl<'p> Record<'p> {
    pub(super) fn new(entry: &Entry<'_>, path: &'p str, hash: bool) -> Result<Self> {
        let sha256 =
            if hash && entry.is_stream() { Some(sha256_of_stream(&mut entry.open()?)?.1) } else { None };
        Ok(Self {
            path,
            id: entry.id().get(),
            kind: kind(entry),
            size: entry.len_bytes(),
            sha256,
            clsid: clsid(entry),
            created: time(entry.created()),
            modified: time(entry.modified()),
            state_bits: entry.state_bits(),
        })
    }

    pub(super) fn sha256(&self) -> Option<&str> {
        self.sha256.as_deref()
    }
}

pub(super) fn kind(entry: &Entry<'_>) -> &'static str {
    match entry.kind() {
        ObjectType::Root => "root",
        ObjectType::Stream => "stream",
        _ => "storage",
    }
}

/// The class, unless it is null, which stands for none.
pub(super) fn clsid(entry: &Entry<'_>) -> Option<String> {
    let clsid = entry.clsid();
    (!clsid.is_null()).then(|| format!("{{{clsid}}}"))
}

/// A time, unless it is not set or beyond what a date can say.
pub(super) fn time(time: cfb_core::FileTime) -> Option<String> {
    if time.is_unset() { None } else { time.to_rfc3339() }
}
