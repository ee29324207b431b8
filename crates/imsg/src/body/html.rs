//! The HTML body as stored: text, or bytes in some code page.

use mapi_props::pid_tag::{PidTagBodyHtml, PidTagHtml};

use crate::body::{Body, BodyOrigin, BodyText};
use crate::error::Result;
use crate::html::decode;

/// Whether the message stores HTML that is not empty, without reading it.
pub(super) fn is_stored(body: &Body) -> bool {
    body.message
        .properties()
        .properties_of(PidTagHtml.id())
        .any(|property| property.is_present() && property.len_bytes() > 0)
}

/// PidTagBodyHtml (text) or PidTagHtml (bytes), if not empty.
pub(super) fn stored(body: &Body) -> Result<Option<BodyText>> {
    if let Some(html) = body.string(PidTagBodyHtml)?.filter(|html| !html.content.is_empty()) {
        return Ok(Some(html));
    }
    body.check_len(PidTagHtml)?;
    let bag = body.message.bag();
    let Some(bytes) = bag.bytes(PidTagHtml)?.filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
    let message_page = bag.store.code_page().page;
    let (content, page, charset, is_lossy) = decode(&bytes, body.internet_code_page(), message_page);
    let origin = BodyOrigin::Property;
    Ok(Some(BodyText { content, origin, code_page: Some(page), charset: Some(charset), is_lossy }))
}
