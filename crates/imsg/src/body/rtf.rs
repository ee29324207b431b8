//! The RTF body: decompressed once, and read once.

use std::borrow::Cow;

use cfb_core::Severity;
use mapi_props::pid_tag::PidTagRtfCompressed;
use mapi_rtf::{DecompressOptions, RtfKind, read_body};

use crate::body::{Body, BodyOrigin, BodyText};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;

/// Reads and decompresses PidTagRtfCompressed.
pub(super) fn decompress(body: &Body) -> Result<Option<Vec<u8>>> {
    if !body.has(PidTagRtfCompressed) {
        return Ok(None);
    }
    body.check_len(PidTagRtfCompressed)?;
    let bag = body.message.bag();
    let Some(stream) = bag.bytes(PidTagRtfCompressed)? else { return Ok(None) };
    if stream.is_empty() {
        return Ok(None);
    }
    let options = body.message.options();
    let limit = options.body_limit();
    let location = format!("property {PidTagRtfCompressed}");
    match DecompressOptions::new().strict(options.is_strict()).max_len_bytes(limit).decompress(&stream) {
        Ok(decompressed) => {
            decompressed
                .findings()
                .iter()
                .for_each(|finding| body.note(Finding::from(finding).below(&location)));
            let mut rtf = match decompressed.into_rtf() {
                Cow::Owned(rtf) => rtf,
                Cow::Borrowed(rtf) => rtf.to_vec(),
            };
            rtf.truncate(rtf.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1)));
            Ok(Some(rtf).filter(|rtf| !rtf.is_empty()))
        }
        Err(error) => match error.kind() {
            mapi_rtf::ErrorKind::Corrupt(_) if !options.is_strict() => {
                body.note(Finding::new("rtf-unreadable", Severity::Error, location, error.to_string()));
                Ok(None)
            }
            mapi_rtf::ErrorKind::LimitExceeded { limit } => {
                Err(body.too_large(PidTagRtfCompressed, limit.saturating_add(1), *limit))
            }
            _ => Err(Error::caused(ErrorKind::Rtf, bag.place.to_string(), error)),
        },
    }
}

/// What RTF wraps, or reads as.
pub(super) struct Unwrapped {
    kind: RtfKind,
    body: BodyText,
}

impl Unwrapped {
    pub(super) fn kind(&self) -> RtfKind {
        self.kind
    }

    /// HTML or text, whichever it is.
    pub(super) fn body(&self) -> &BodyText {
        &self.body
    }

    /// The HTML, if it is that.
    pub(super) fn html(&self) -> Option<&BodyText> {
        (self.kind == RtfKind::Html).then_some(&self.body)
    }
}

/// Reads the RTF: HTML, text, or RTF as text.
pub(super) fn unwrap(body: &Body) -> Result<Option<Unwrapped>> {
    let Some(rtf) = body.rtf()? else { return Ok(None) };
    let read = read_body(rtf);
    read.findings().iter().for_each(|finding| body.note(Finding::from(finding)));
    let (kind, code_page, is_lossy) = (read.kind(), Some(read.code_page()), read.is_lossy());
    let content = read.into_content();
    let body = BodyText { content, origin: BodyOrigin::Rtf, code_page, charset: None, is_lossy };
    Ok(Some(Unwrapped { kind, body }))
}
