//! Which of the stored bodies is the real one ([MS-OXBBODY] 2.2).

use std::fmt;

use mapi_props::pid_tag::{PidTagBody, PidTagNativeBody, PidTagRtfCompressed, PidTagRtfInSync};
use mapi_props::{PropertyTag, PropertyType};
use mapi_rtf::RtfKind;

use crate::body::{Body, html};
use crate::error::Result;

/// A form of body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BodyKind {
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// RTF for its own sake.
    Rtf,
}

impl BodyKind {
    /// A stable word: `text`, `html` or `rtf`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Rtf => "rtf",
        }
    }
}

impl fmt::Display for BodyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Body {
    /// The form in which the message was written, and which shows all of it; RTF that wraps HTML or text counts as
    /// what it wraps. `None` if there is no body.
    ///
    /// PidTagNativeBody decides if the body that it names is there; then PidTagRtfInSync; then HTML goes before RTF
    /// before text, because many writers leave PidTagRtfInSync out.
    ///
    /// # Errors
    ///
    /// As [`text`](Self::text).
    pub fn best(&self) -> Result<Option<BodyKind>> {
        if let Some(known) = self.message.known_best_body() {
            return Ok(known);
        }
        let best = match self.best_stored()? {
            Some(BodyKind::Rtf) => Some(match self.rtf()?.map(mapi_rtf::rtf_kind) {
                Some(RtfKind::Html) => BodyKind::Html,
                Some(RtfKind::Text) => BodyKind::Text,
                _ => BodyKind::Rtf,
            }),
            other => other,
        };
        self.message.keep_best_body(best);
        Ok(best)
    }

    /// Which of the three properties has the best body.
    fn best_stored(&self) -> Result<Option<BodyKind>> {
        let bag = self.message.bag();
        let has_text =
            self.has_bytes(PidTagBody) || self.has_bytes(PidTagBody.with_type(PropertyType::String8));
        let has_html = html::is_stored(self);
        let has_rtf = self.has_bytes(PidTagRtfCompressed);
        // Whether the RTF can be read at all is asked only where it matters.
        let rtf = || -> Result<bool> { Ok(has_rtf && self.rtf()?.is_some()) };
        match bag.integer(PidTagNativeBody)? {
            Some(1) if has_text => return Ok(Some(BodyKind::Text)),
            Some(2) if rtf()? => return Ok(Some(BodyKind::Rtf)),
            Some(3) if has_html => return Ok(Some(BodyKind::Html)),
            _ => {}
        }
        let in_sync = bag.boolean(PidTagRtfInSync)?.unwrap_or(false);
        Ok(if in_sync && rtf()? {
            Some(BodyKind::Rtf)
        } else if has_html {
            Some(BodyKind::Html)
        } else if rtf()? {
            Some(BodyKind::Rtf)
        } else {
            has_text.then_some(BodyKind::Text)
        })
    }

    fn has_bytes(&self, tag: PropertyTag) -> bool {
        let property = self.message.properties().property(tag);
        property.is_some_and(|property| property.is_present() && property.len_bytes() > 0)
    }
}
