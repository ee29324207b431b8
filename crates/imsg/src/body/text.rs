//! The text body: stored, or read out of the others.

use mapi_props::pid_tag::PidTagBody;

use crate::body::{Body, BodyOrigin, BodyText, html};
use crate::error::Result;
use crate::html::to_text;

pub(super) fn read(body: &Body) -> Result<Option<BodyText>> {
    let stored = body.string(PidTagBody)?;
    if stored.as_ref().is_some_and(|text| !text.content.is_empty()) {
        return Ok(stored);
    }
    // An empty text beside another body says nothing; alone it is the body.
    Ok(out_of_html(body)?.or(out_of_rtf(body)?).or(stored))
}

fn out_of_html(body: &Body) -> Result<Option<BodyText>> {
    if !html::is_stored(body) {
        return Ok(None);
    }
    Ok(body.html()?.map(|html| BodyText {
        content: to_text(&html.content),
        origin: BodyOrigin::Html,
        ..html.clone_without_content()
    }))
}

fn out_of_rtf(body: &Body) -> Result<Option<BodyText>> {
    let Some(unwrapped) = body.unwrapped()? else { return Ok(None) };
    let content = match (unwrapped.text(), unwrapped.html()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(html)) => to_text(html),
        (None, None) => return Ok(None),
    };
    Ok(Some(BodyText {
        content,
        origin: BodyOrigin::Rtf,
        code_page: Some(unwrapped.code_page()),
        charset: None,
        is_lossy: unwrapped.is_lossy(),
    }))
}

impl BodyText {
    /// Everything but the content.
    fn clone_without_content(&self) -> Self {
        Self { content: String::new(), ..*self }
    }
}
