//! Whether an attachment is part of what the body shows.

use crate::attachment::{AttachMethod, Attachment, AttachmentContent};
use crate::body::BodyKind;
use crate::error::Result;

/// PidTagRenderingPosition of an attachment that stands nowhere in the body.
const NOT_RENDERED: u32 = 0xFFFF_FFFF;

impl Attachment {
    /// Whether the body shows the attachment in its text ([MS-OXCMAIL] 2.1.3.4.1.2).
    ///
    /// For an HTML body: the HTML refers to its content id (as `cid:`) or to its content location, or, where it has
    /// neither, to its file name as `cid:`. Ids are compared without case, percent escapes and brackets. The flags of the
    /// attachment do not count: real files have them without a reference, and references without them. For an RTF body:
    /// it is an OLE object with a rendering position.
    ///
    /// The first call for a message reads its body.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn is_inline(&self) -> Result<bool> {
        match self.content()? {
            AttachmentContent::Message | AttachmentContent::Nothing => return Ok(false),
            AttachmentContent::Storage => return self.is_rendered_in_rtf(),
            AttachmentContent::Data | AttachmentContent::Reference => {}
        }
        if self.method()? == AttachMethod::Ole {
            return self.is_rendered_in_rtf();
        }
        let Some(references) = self.message.html_references()? else { return Ok(false) };
        let id = self.content_id()?;
        if id.as_deref().is_some_and(|id| references.has_content_id(id)) {
            return Ok(true);
        }
        let location = self.content_location()?;
        if let Some(location) = location.as_deref() {
            let base = self.content_base()?;
            if references.has_location(location, base.as_deref()) {
                return Ok(true);
            }
        }
        // Some writers refer to the file name, whatever the content id is.
        Ok(match self.long_name()? {
            Some(name) => references.has_content_id(&name),
            None => self.short_name()?.is_some_and(|name| references.has_content_id(&name)),
        })
    }

    fn is_rendered_in_rtf(&self) -> Result<bool> {
        let rendered = self.rendering_position()?.is_some_and(|position| position != NOT_RENDERED);
        Ok(rendered && self.message.body().best()? == Some(BodyKind::Rtf))
    }
}
