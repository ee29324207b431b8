//! The RTF body: decompressed once.

use cfb_core::Severity;
use mapi_props::pid_tag::PidTagRtfCompressed;
use mapi_rtf::DecompressOptions;

use crate::body::Body;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;

/// Decompressed RTF.
pub(super) struct RtfBody(Vec<u8>);

impl RtfBody {
    pub(super) fn rtf(&self) -> &[u8] {
        &self.0
    }
}

/// Reads and decompresses PidTagRtfCompressed.
pub(super) fn read(body: &Body) -> Result<Option<RtfBody>> {
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
    let decompress = DecompressOptions::new().strict(options.is_strict()).max_len_bytes(limit);
    match decompress.decompress(&stream) {
        Ok(decompressed) => {
            let location = format!("property {PidTagRtfCompressed}");
            decompressed
                .findings()
                .iter()
                .for_each(|finding| body.note(Finding::from(finding).below(&location)));
            let rtf = decompressed.rtf();
            let len = rtf.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1));
            let rtf = rtf.get(..len).unwrap_or(rtf);
            Ok(Some(RtfBody(rtf.to_vec())).filter(|body| !body.0.is_empty()))
        }
        Err(error) => match error.kind() {
            mapi_rtf::ErrorKind::Corrupt(_) if !options.is_strict() => {
                let location = format!("property {PidTagRtfCompressed}");
                let finding = Finding::new("rtf-unreadable", Severity::Error, location, error.to_string());
                body.note(finding);
                Ok(None)
            }
            mapi_rtf::ErrorKind::LimitExceeded { limit } => {
                Err(body.too_large(PidTagRtfCompressed, limit.saturating_add(1), *limit))
            }
            _ => Err(Error::caused(ErrorKind::Rtf, bag.place.to_string(), error)),
        },
    }
}
