//! The text body: stored, or read out of the others.

use mapi_props::pid_tag::PidTagBody;
use mapi_rtf::RtfKind;

use crate::body::{Body, BodyOrigin, BodyText, html};
use crate::error::Result;
use crate::html::to_text;

/// Where the text is.
pub(super) enum TextChoice {
    /// Here.
    Own(BodyText),
    /// It is what the RTF wraps or reads as.
    Unwrapped,
}

/// Chooses the text, and makes it where it has to be made of HTML.
pub(super) fn choose(body: &Body) -> Result<Option<TextChoice>> {
    let stored = body.string(PidTagBody)?;
    if stored.as_ref().is_some_and(|text| !text.content.is_empty()) {
        return Ok(stored.map(TextChoice::Own));
    }
    // An empty text beside another body says nothing; alone it is the body.
    let stored = || Ok(stored.map(TextChoice::Own));
    if html::is_stored(body) {
        return match body.html()? {
            Some(html) => Ok(Some(TextChoice::Own(out_of(html, BodyOrigin::Html)))),
            None => stored(),
        };
    }
    match body.unwrapped()? {
        Some(unwrapped) if unwrapped.kind() == RtfKind::Html => {
            Ok(Some(TextChoice::Own(out_of(unwrapped.body(), BodyOrigin::Rtf))))
        }
        Some(_) => Ok(Some(TextChoice::Unwrapped)),
        None => stored(),
    }
}

fn out_of(html: &BodyText, origin: BodyOrigin) -> BodyText {
    BodyText {
        content: to_text(&html.content),
        origin,
        code_page: html.code_page,
        charset: html.charset,
        is_lossy: html.is_lossy,
    }
}
