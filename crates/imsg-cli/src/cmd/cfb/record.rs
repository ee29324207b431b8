//! A storage or stream as JSON.

use cfb_core::{Entry, ObjectType};
use mapi_props::FileTimeExt;
use serde::Serialize;

use crate::failure::Failure;
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
    /// Of a stream that is whole.
    sha256: Option<String>,
    /// Bytes that there really are of a stream that was hashed and is not whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<u64>,
    clsid: Option<String>,
    created: Option<String>,
    modified: Option<String>,
    state_bits: u32,
    /// Why there is no hash.
    #[serde(skip)]
    failure: Option<Failure>,
}

impl<'p> Record<'p> {
    pub(super) fn new(entry: &Entry<'_>, path: &'p str, hash: bool) -> Self {
        let size = entry.len_bytes();
        let (mut sha256, mut read, mut failure) = (None, None, None);
        if hash && entry.is_stream() {
            let hashed = entry.open().map_err(Failure::from);
            match hashed.and_then(|mut stream| sha256_of_stream(&mut stream)) {
                Ok((found, hash)) if found == size => sha256 = Some(hash),
                Ok((found, _)) => {
                    read = Some(found);
                    let text = format!("{path}: the stream ends after {found} of {size} bytes");
                    failure = Some(Failure::new(text).advise("`imsg check FILE` says what is damaged"));
                }
                Err(error) => failure = Some(error),
            }
        }
        Self {
            path,
            id: entry.id().get(),
            kind: kind(entry),
            size,
            sha256,
            read,
            clsid: clsid(entry),
            created: time(entry.created()),
            modified: time(entry.modified()),
            state_bits: entry.state_bits(),
            failure,
        }
    }

    pub(super) fn sha256(&self) -> Option<&str> {
        self.sha256.as_deref()
    }

    /// Why there is no hash of a stream that was to be hashed.
    pub(super) fn failure(&mut self) -> Option<Failure> {
        self.failure.take()
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
